//! What a grid shows: a sheet's indicators, or one indicator in many units, each with the
//! periods before it, its target, what is plausible and what is odd.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{
    Decimal, Timestamp,
    document::Document,
    figure::{Cell, FigureStep, Stage, sheet::SheetKey},
    grid::{Context, Plausible, Warning, earlier, warnings},
    id::{CommandId, IndicatorId, UnitId},
    indicator::{Aggregation, Indicator, Promise},
    journal::{CellChanged, Change, FigureShown, Subject},
    officer::Author,
    period::{Period, PeriodKind},
    policy::{self, Actor, RecordFigure},
    quantity::Quantity,
    text::order::compare,
};

use super::{Book, Reader};
use crate::grid::undo::can_be_undone;

/// One row of a grid: a cell with what stands beside it.
#[derive(Clone, Debug)]
pub struct Row {
    pub indicator: Indicator,
    pub unit: UnitId,
    pub promise: Option<Promise>,
    pub cell: Option<Cell>,
    /// What the earlier periods have, in their order.
    pub earlier: Vec<Option<Quantity>>,
    pub plausible: Option<Plausible>,
    pub warnings: Vec<Warning>,
}

/// Rows with the earlier periods that they share.
#[derive(Clone, Debug)]
pub struct Grid {
    pub period: Period,
    /// Oldest first; none for a period that has no like before it.
    pub earlier: Vec<Period>,
    pub rows: Vec<Row>,
}

/// A value that a cell has or had, as its officers may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub at: Timestamp,
    pub by: Author,
    pub step: FigureStep,
    pub value: Option<FigureShown>,
    pub reason: Option<String>,
}

/// The most units that one indicator's grid shows.
pub const MOST_UNITS: usize = 1_000;

impl Book {
    /// The sheet of a unit, to be entered: the programme's indicators that have a place there,
    /// and those that nobody was promised. None for whoever may not enter it.
    #[must_use]
    pub fn grid_of_unit(
        &self,
        programme: &Document,
        unit: UnitId,
        period: Period,
        reader: Reader<'_>,
    ) -> Option<Grid> {
        let actor = reader.actor?;
        if !policy::may::<RecordFigure>(actor, unit, &self.tree) {
            return None;
        }
        let here: BTreeSet<IndicatorId> = self
            .sheets_of(programme.id)
            .filter(|sheet| sheet.key.unit == unit)
            .flat_map(|sheet| sheet.cells().iter().map(|cell| cell.indicator))
            .collect();
        let mut indicators: Vec<_> = self
            .indicators
            .values()
            .filter(|one| one.programme == programme.id)
            .filter(|one| {
                one.promises.is_empty()
                    || one.promises.iter().any(|promise| promise.unit == unit)
                    || here.contains(&one.id)
            })
            .collect();
        // What belongs together stands together.
        indicators.sort_by(|a, b| {
            a.under
                .cmp(&b.under)
                .then_with(|| compare(&a.name.vi, &b.name.vi))
        });
        let places: Vec<_> = indicators.into_iter().map(|one| (one, unit)).collect();
        Some(self.grid(&places, period))
    }

    /// One indicator in all units that an officer may report for and that it concerns: those
    /// with a promise or a figure, or if there are none, all.
    #[must_use]
    pub fn grid_of_indicator(&self, indicator: &Indicator, period: Period, actor: &Actor) -> Grid {
        let concerned: BTreeSet<UnitId> = self
            .places(indicator)
            .into_iter()
            .map(|(unit, _)| unit)
            .collect();
        let day = period.last_day().unwrap_or_else(|| period.first_day());
        let mut units: Vec<_> = self
            .tree
            .units()
            .filter(|unit| {
                concerned.contains(&unit.id)
                    || (unit.exists_on(day)
                        && (concerned.is_empty()
                            || unit
                                .parent_on(day)
                                .is_some_and(|parent| concerned.contains(&parent))))
            })
            .filter(|unit| policy::may::<RecordFigure>(actor, unit.id, &self.tree))
            .collect();
        units.sort_by(|a, b| compare(a.short_name(day), b.short_name(day)));
        units.truncate(MOST_UNITS);
        let places: Vec<_> = units.into_iter().map(|unit| (indicator, unit.id)).collect();
        self.grid(&places, period)
    }

    fn grid(&self, places: &[(&Indicator, UnitId)], period: Period) -> Grid {
        let comparing = Comparing::new(self, [period], BTreeMap::new());
        let earlier = earlier(period);
        let rows = places
            .iter()
            .map(|(indicator, unit)| {
                let cell = self.cell(indicator, *unit, &period);
                let context = comparing.context(indicator, *unit, period);
                // What everybody sees already is not questioned again.
                let open = cell.and_then(|cell| cell.working.as_ref());
                Row {
                    indicator: (*indicator).clone(),
                    unit: *unit,
                    promise: indicator.promise(*unit, &period).cloned(),
                    cell: cell.cloned(),
                    earlier: earlier
                        .iter()
                        .map(|before| self.latest(indicator, *unit, *before).cloned())
                        .collect(),
                    plausible: context.plausible(),
                    warnings: open.map_or_else(Vec::new, |working| {
                        warnings(&working.value.quantity, &context)
                    }),
                }
            })
            .collect();
        Grid {
            period,
            earlier,
            rows,
        }
    }

    /// The value that stands in a cell, public or not.
    fn latest(&self, indicator: &Indicator, unit: UnitId, period: Period) -> Option<&Quantity> {
        self.cell(indicator, unit, &period)?
            .latest()
            .map(|value| &value.quantity)
    }

    /// What is odd about a value in a place.
    #[must_use]
    pub fn warnings_of(
        &self,
        indicator: &Indicator,
        unit: UnitId,
        period: Period,
        value: &Quantity,
    ) -> Vec<Warning> {
        let comparing = Comparing::new(self, [period], BTreeMap::new());
        warnings(value, &comparing.context(indicator, unit, period))
    }

    /// When a cell was last changed, and by whom.
    #[must_use]
    pub fn last_change(cell: &Cell) -> Option<(Timestamp, Author)> {
        let working = cell.working.as_ref().map(|working| match &working.stage {
            Stage::Draft => (working.value.recorded.at, working.value.recorded.by),
            Stage::Submitted(submission) => submission
                .checks
                .last()
                .map_or((submission.at, submission.by), |check| (check.at, check.by)),
            Stage::Returned { by, .. } => (by.at, by.by),
        });
        working.or_else(|| {
            let published = cell.published.as_ref()?;
            Some((published.approved.at, published.approved.by))
        })
    }

    /// Every value a cell had, latest first; for those who may see what is not published.
    #[must_use]
    pub fn versions(
        &self,
        indicator: &Indicator,
        unit: UnitId,
        period: Period,
        reader: Reader<'_>,
    ) -> Vec<Version> {
        if !reader.sees_drafts(unit, self) {
            return Vec::new();
        }
        let mut versions = self.all_versions(indicator.id, unit, period);
        versions.reverse();
        versions
    }

    fn all_versions(&self, indicator: IndicatorId, unit: UnitId, period: Period) -> Vec<Version> {
        self.log_in_unit(indicator, unit)
            .filter_map(|logged| {
                let change = logged.event.change.about(Subject::Indicator(indicator));
                match change.as_ref() {
                    Change::Figure {
                        period: of,
                        step,
                        after,
                        reason,
                        ..
                    } if *of == period => Some(Version {
                        at: logged.event.at,
                        by: logged.event.by,
                        step: *step,
                        value: after.clone(),
                        reason: reason.clone(),
                    }),
                    _ => None,
                }
            })
            .collect()
    }

    /// The last action of an officer on a sheet that can be taken back: none when the last one
    /// was taken back already.
    #[must_use]
    pub fn last_action(&self, key: &SheetKey, actor: &Actor) -> Option<CommandId> {
        let own = self.log_of_unit(key.unit).find(|logged| {
            logged.event.by.officer() == Some(actor.officer())
                && matches!(
                    &logged.event.change,
                    Change::Cells { programme, period, .. }
                        if *programme == key.programme && *period == key.period
                )
        })?;
        match &own.event.change {
            Change::Cells { step, .. } if *step != FigureStep::Restored && can_be_undone(*step) => {
                Some(own.event.command)
            }
            _ => None,
        }
    }

    /// The note of the value that a change replaced.
    pub(crate) fn note_of(&self, key: &SheetKey, changed: &CellChanged) -> Option<String> {
        let revision = changed.before.as_ref()?.revision;
        self.all_versions(changed.indicator, key.unit, key.period)
            .into_iter()
            .rev()
            .filter(|version| matches!(version.step, FigureStep::Recorded | FigureStep::Submitted))
            .find(|version| {
                version
                    .value
                    .as_ref()
                    .is_some_and(|value| value.revision <= revision)
            })?
            .reason
    }
}

/// Values with what they are compared with, for many places at once: what is entered together
/// is compared with each other.
pub(crate) struct Comparing<'a> {
    book: &'a Book,
    /// Of each period, the units below each unit on its last day.
    below: BTreeMap<Period, HashMap<UnitId, Vec<UnitId>>>,
    entered: BTreeMap<(IndicatorId, UnitId, Period), &'a Quantity>,
}

impl<'a> Comparing<'a> {
    pub fn new(
        book: &'a Book,
        periods: impl IntoIterator<Item = Period>,
        entered: BTreeMap<(IndicatorId, UnitId, Period), &'a Quantity>,
    ) -> Self {
        let mut below = BTreeMap::new();
        for period in periods {
            below.entry(period).or_insert_with(|| {
                let day = period.last_day().unwrap_or_else(|| period.first_day());
                let mut children: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
                for unit in book.tree.units().filter(|unit| unit.exists_on(day)) {
                    if let Some(parent) = unit.parent_on(day) {
                        children.entry(parent).or_default().push(unit.id);
                    }
                }
                children
            });
        }
        Self {
            book,
            below,
            entered,
        }
    }

    /// What a value in a place is compared with.
    pub fn context(&self, indicator: &Indicator, unit: UnitId, period: Period) -> Context {
        let known: Vec<(Period, Decimal)> = earlier(period)
            .into_iter()
            .filter_map(|before| {
                let value = self.value(indicator, unit, before)?.number()?;
                Some((before, value))
            })
            .collect();
        let year = |of: &Period| of.first_day().year();
        // What is counted up within a year begins anew with the next; years go on.
        let same_year = match period.kind() {
            PeriodKind::Year(_) => known.len(),
            _ => known
                .iter()
                .filter(|(before, _)| year(before) == year(&period))
                .count(),
        };
        Context {
            earlier: known.into_iter().map(|(_, value)| value).collect(),
            same_year,
            parts: self.parts(indicator, unit, period),
        }
    }

    fn value(&self, indicator: &Indicator, unit: UnitId, period: Period) -> Option<&Quantity> {
        self.entered
            .get(&(indicator.id, unit, period))
            .copied()
            .or_else(|| self.book.latest(indicator, unit, period))
    }

    /// What the units below have, of those that the indicator concerns in this period.
    fn parts(&self, indicator: &Indicator, unit: UnitId, period: Period) -> Vec<Option<Quantity>> {
        if !adds_up(indicator) {
            return Vec::new();
        }
        self.below
            .get(&period)
            .and_then(|below| below.get(&unit))
            .into_iter()
            .flatten()
            .filter_map(|part| {
                let value = self.value(indicator, *part, period).cloned();
                let concerned = value.is_some() || indicator.promise(*part, &period).is_some();
                concerned.then_some(value)
            })
            .collect()
    }
}

/// Whether the parts make up the whole: as the indicator says, and while it does not say,
/// unless it is measured in percent.
fn adds_up(indicator: &Indicator) -> bool {
    match indicator.aggregation {
        Some(Aggregation::Added) => true,
        Some(Aggregation::Apart) => false,
        None => !indicator.measure.vi.trim_start().starts_with('%'),
    }
}
