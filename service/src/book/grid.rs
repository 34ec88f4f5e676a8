//! What a grid shows: a sheet's indicators, or one indicator in many units, each with the
//! periods before it, its target, what is plausible, what is odd, what is locked and what
//! somebody asked about it.

pub mod action;
mod comparing;
mod lock;
pub mod mark;
mod version;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Timestamp,
    document::Document,
    explanation::{About, Explanation},
    figure::{Cell, sheet::SheetKey},
    grid::{Plausible, Warning, earlier, warnings},
    id::{IndicatorId, UnitId},
    indicator::{Indicator, Promise},
    period::Period,
    policy::{self, RecordFigure},
    quantity::Quantity,
    text::order::compare,
};

use super::{Book, Reader, round::UnitRound};
pub(crate) use comparing::Comparing;
use lock::Locks;
pub use version::Version;

/// One row of a grid: a cell with what stands beside it.
#[derive(Clone, Debug)]
pub struct Row {
    pub indicator: Indicator,
    pub unit: UnitId,
    pub promise: Option<Promise>,
    pub cell: Option<Cell>,
    /// Whether it can no longer be entered.
    pub is_locked: bool,
    /// What was asked about it, and is not settled.
    pub asked: Vec<Explanation>,
    /// What the earlier periods have, in their order.
    pub earlier: Vec<Earlier>,
    pub plausible: Option<Plausible>,
    pub warnings: Vec<Warning>,
}

/// A cell of an earlier period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Earlier {
    pub quantity: Option<Quantity>,
    pub revision: u32,
    /// Entering another value corrects what everybody knows.
    pub is_published: bool,
    /// The unit reports, or reported, in this period.
    pub is_asked: bool,
    pub is_locked: bool,
}

/// Rows with the earlier periods that they share.
#[derive(Clone, Debug)]
pub struct Grid {
    pub period: Period,
    /// Oldest first; none for a period that has no like before it.
    pub earlier: Vec<Period>,
    /// The unit's round; of an indicator in many units, that of the first which has one.
    pub round: Option<UnitRound>,
    pub rows: Vec<Row>,
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
        now: Timestamp,
    ) -> Option<Grid> {
        let actor = reader.actor?;
        if !policy::may::<RecordFigure>(actor, unit, &self.tree) {
            return None;
        }
        let here: BTreeSet<IndicatorId> = self
            .sheets
            .of_unit(programme.id, unit)
            .flat_map(|sheet| sheet.cells().iter().map(|cell| cell.indicator))
            .collect();
        let mut indicators: Vec<_> = self
            .all_indicators()
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
        Some(self.grid(&places, period, reader, now))
    }

    /// One indicator in all units that an officer may report for and that it concerns: those
    /// with a promise or a figure, or if there are none, all. None for nobody.
    #[must_use]
    pub fn grid_of_indicator(
        &self,
        indicator: &Indicator,
        period: Period,
        reader: Reader<'_>,
        now: Timestamp,
    ) -> Option<Grid> {
        let actor = reader.actor?;
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
        Some(self.grid(&places, period, reader, now))
    }

    fn grid(
        &self,
        places: &[(&Indicator, UnitId)],
        period: Period,
        reader: Reader<'_>,
        now: Timestamp,
    ) -> Grid {
        let comparing = Comparing::new(self, [period], BTreeMap::new());
        let earlier = earlier(period);
        let mut locks = Locks::new(self, now);
        let mut asked = self.asked_about_figures(period, reader);
        let rows = places
            .iter()
            .map(|(indicator, unit)| {
                let cell = self.cell(indicator, *unit, &period);
                let context = comparing.context(indicator, *unit, period);
                // What everybody sees already is not questioned again.
                let open = cell.and_then(|cell| cell.working.as_deref());
                Row {
                    indicator: (*indicator).clone(),
                    unit: *unit,
                    promise: indicator.promise(*unit, &period).cloned(),
                    cell: cell.cloned(),
                    is_locked: locks.of(indicator.programme, *unit, period).is_locked,
                    asked: asked.remove(&(indicator.id, *unit)).unwrap_or_default(),
                    earlier: earlier
                        .iter()
                        .map(|before| self.earlier(indicator, *unit, *before, &mut locks))
                        .collect(),
                    plausible: context.plausible(),
                    warnings: open.map_or_else(Vec::new, |working| {
                        warnings(&working.value.quantity, &context)
                    }),
                }
            })
            .collect();
        let round = places.iter().find_map(|(indicator, unit)| {
            let key = SheetKey {
                programme: indicator.programme,
                unit: *unit,
                period,
            };
            self.unit_round(&key, reader, now)
        });
        Grid {
            period,
            earlier,
            round,
            rows,
        }
    }

    fn earlier(
        &self,
        indicator: &Indicator,
        unit: UnitId,
        period: Period,
        locks: &mut Locks<'_>,
    ) -> Earlier {
        let lock = locks.of(indicator.programme, unit, period);
        let cell = self.cell(indicator, unit, &period);
        Earlier {
            quantity: cell
                .and_then(Cell::latest)
                .map(|value| value.quantity.clone()),
            revision: cell.map_or(0, |cell| cell.revision),
            is_published: cell.is_some_and(|cell| cell.published.is_some()),
            is_asked: lock.is_asked,
            is_locked: lock.is_locked,
        }
    }

    /// What was asked about figures of a period and is not settled, by their places.
    fn asked_about_figures(
        &self,
        period: Period,
        reader: Reader<'_>,
    ) -> BTreeMap<(IndicatorId, UnitId), Vec<Explanation>> {
        let mut asked: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for one in self.explanations.values().rev() {
            if let About::Figure {
                indicator,
                period: of,
            } = one.about
                && of == period
                && one.settled.is_none()
                && reader.sees_explanation(one, self)
            {
                let place = (indicator, one.unit);
                asked.entry(place).or_default().push(one.clone());
            }
        }
        asked
    }

    /// What was asked about one figure and is not settled.
    #[must_use]
    pub fn asked_about_figure(
        &self,
        indicator: IndicatorId,
        unit: UnitId,
        period: Period,
        reader: Reader<'_>,
    ) -> Vec<Explanation> {
        self.explanations_about(About::Figure { indicator, period }, unit, reader)
            .filter(|one| one.settled.is_none())
            .cloned()
            .collect()
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
}
