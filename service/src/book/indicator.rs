//! What an indicator's page shows: each place with its promise, figure and standing.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    figure::{Cell, Published, sheet::Sheet},
    id::{IndicatorId, UnitId},
    indicator::{Indicator, Promise},
    period::Period,
    status::{Outlook, Rule, Standing},
};

use super::{Book, Reader};

/// One place of an indicator: a unit and a period.
#[derive(Clone, Debug)]
pub struct Row {
    pub unit: UnitId,
    pub period: Period,
    pub promise: Option<Promise>,
    pub published: Option<Published>,
    /// What was published there before it was corrected.
    pub corrected: Option<Published>,
    pub standing: Standing,
    /// The cell with what is not published yet, for those who may see that.
    pub cell: Option<Cell>,
}

/// An indicator with all its places, latest first.
#[derive(Clone, Debug)]
pub struct Followed {
    pub indicator: Arc<Indicator>,
    pub rows: Vec<Row>,
}

/// An indicator with the one place that stands for the whole.
#[derive(Clone, Debug)]
pub struct Headed {
    pub indicator: Arc<Indicator>,
    headline: Option<Arc<Row>>,
}

impl Headed {
    #[must_use]
    pub fn headline(&self) -> Option<&Row> {
        self.headline.as_deref()
    }

    #[must_use]
    pub fn outlook(&self) -> Outlook {
        self.judged().0
    }

    /// How the whole stands, and by which rule.
    #[must_use]
    pub fn judged(&self) -> (Outlook, Rule) {
        judged(self.headline())
    }
}

impl Followed {
    /// The place that stands for the whole: one with both promise and figure, or else with a
    /// figure, or else the first. A part of another unit's promise stands for nothing but itself.
    #[must_use]
    pub fn headline(&self) -> Option<&Row> {
        let whole = || {
            self.rows
                .iter()
                .filter(|row| !row.promise.as_ref().is_some_and(is_part))
        };
        whole()
            .find(|row| row.promise.is_some() && row.published.is_some())
            .or_else(|| whole().find(|row| row.published.is_some()))
            .or_else(|| whole().next())
            .or_else(|| self.rows.first())
    }

    #[must_use]
    pub fn outlook(&self) -> Outlook {
        self.judged().0
    }

    /// How the whole stands, and by which rule.
    #[must_use]
    pub fn judged(&self) -> (Outlook, Rule) {
        judged(self.headline())
    }
}

fn judged(headline: Option<&Row>) -> (Outlook, Rule) {
    headline.map_or((Outlook::CannotJudge, Rule::Nothing), |row| {
        (row.standing.outlook, row.standing.rule)
    })
}

const fn is_part(promise: &Promise) -> bool {
    promise.part_of.is_some()
}

impl Book {
    /// An indicator as a reader may see it, with the promises of the reader's day.
    #[must_use]
    pub fn follow(&self, indicator: &Indicator, reader: Reader<'_>) -> Option<Followed> {
        if !reader.sees_indicator(indicator, self) {
            return None;
        }
        let indicator = self.indicator_shared(indicator, reader.on);
        // Looked for among all of them, each place would take as long as there are places.
        let mut promised: BTreeMap<(UnitId, Period), &Promise> = BTreeMap::new();
        for one in &indicator.promises {
            promised.entry((one.unit, one.period)).or_insert(one);
        }
        let rows = self
            .places(&indicator)
            .into_iter()
            .filter_map(|place| {
                let promise = promised.get(&place).copied();
                self.row_of(&indicator, place, promise, reader)
            })
            .collect();
        Some(Followed { indicator, rows })
    }

    /// What [`Followed::headline`] of an indicator would be, found without looking at all its places.
    #[must_use]
    pub fn head(&self, indicator: &Indicator, reader: Reader<'_>) -> Option<Headed> {
        if !reader.sees_indicator(indicator, self) {
            return None;
        }
        let indicator = self.indicator_shared(indicator, reader.on);
        let whole = || indicator.promises.iter().filter(|one| !is_part(one));
        let figures = || self.sheets.latest_first(indicator.programme, reader.on);
        let headline = self
            .standing_for(&indicator, whole, figures, reader)
            .or_else(|| {
                let parts = indicator.promises.iter().filter(|one| is_part(one));
                let part = latest(parts)?;
                self.row(&indicator, part.unit, part.period, reader)
            });
        Some(Headed {
            indicator,
            headline: headline.map(Arc::new),
        })
    }

    /// The place of an indicator that stands for a unit: with promise and figure, or else with a figure, or
    /// else the latest.
    #[must_use]
    pub fn head_at(&self, indicator: &Indicator, unit: UnitId, reader: Reader<'_>) -> Option<Row> {
        if !reader.sees_indicator(indicator, self) {
            return None;
        }
        let indicator = self.indicator_on(indicator, reader.on);
        let own = || indicator.promises.iter().filter(|one| one.unit == unit);
        let figures = || self.sheets.of_unit(indicator.programme, unit).rev();
        self.standing_for(&indicator, own, figures, reader)
    }

    /// The latest promise that has a figure; or else the latest figure, but for those of promises that are not
    /// among these; or else the latest promise. `figures` come the latest first.
    fn standing_for<'a, Promises, Figures>(
        &'a self,
        indicator: &'a Indicator,
        promises: impl Fn() -> Promises,
        figures: impl FnOnce() -> Figures,
        reader: Reader<'_>,
    ) -> Option<Row>
    where
        Promises: Iterator<Item = &'a Promise>,
        Figures: Iterator<Item = &'a Sheet>,
    {
        let is_known = |sheet: &Sheet| {
            sheet
                .cell(indicator.id)
                .is_some_and(|cell| cell.known_on(reader.on).is_some())
        };
        let is_kept = |promise: &&Promise| {
            self.sheets
                .get(indicator.programme, promise.unit, promise.period)
                .is_some_and(is_known)
        };
        let is_among = |sheet: &&Sheet| {
            let promise = indicator.promise(sheet.key.unit, &sheet.key.period);
            promise.is_none_or(|one| promises().any(|among| std::ptr::eq(among, one)))
        };
        let reported = || {
            latest(promises().filter(is_kept))
                .map(|promise| (promise.unit, promise.period))
                .or_else(|| {
                    let sheet = figures().filter(|one| is_known(one)).find(is_among)?;
                    Some((sheet.key.unit, sheet.key.period))
                })
        };
        let (unit, period) = self
            .sheets
            .is_reported(indicator.programme, indicator.id)
            .then(reported)
            .flatten()
            .or_else(|| latest(promises()).map(|one| (one.unit, one.period)))?;
        self.row(indicator, unit, period, reader)
    }

    /// The places of an indicator at one unit, latest first.
    #[must_use]
    pub fn rows_at(&self, indicator: &Indicator, unit: UnitId, reader: Reader<'_>) -> Vec<Row> {
        if !reader.sees_indicator(indicator, self) {
            return Vec::new();
        }
        let indicator = self.indicator_on(indicator, reader.on);
        let promised = indicator.promises.iter().filter(|one| one.unit == unit);
        let figures = self
            .sheets
            .of_unit(indicator.programme, unit)
            .filter(|sheet| sheet.cell(indicator.id).is_some());
        let mut periods: Vec<_> = promised
            .map(|promise| promise.period)
            .chain(figures.map(|sheet| sheet.key.period))
            .collect();
        periods.sort_by(|a, b| b.cmp(a));
        periods.dedup();
        periods
            .into_iter()
            .filter_map(|period| self.row(&indicator, unit, period, reader))
            .collect()
    }

    /// Of what several units report, the indicator and period that most of them report, if two do; of all such
    /// the latest; with the place of each unit.
    #[must_use]
    pub fn most_reported(
        &self,
        units: &BTreeSet<UnitId>,
        reader: Reader<'_>,
    ) -> Option<(Arc<Indicator>, Period, Vec<Row>)> {
        let mut counts: BTreeMap<(IndicatorId, Period), usize> = BTreeMap::new();
        for programme in self.documents.keys() {
            for unit in units {
                for sheet in self.sheets.of_unit(*programme, *unit) {
                    for cell in sheet.cells() {
                        if cell.known_on(reader.on).is_some() {
                            *counts
                                .entry((cell.indicator, sheet.key.period))
                                .or_default() += 1;
                        }
                    }
                }
            }
        }
        let (indicator, period) = counts
            .into_iter()
            .filter(|(_, count)| *count > 1)
            .filter_map(|((id, period), count)| {
                let indicator = self.indicator(id)?;
                reader
                    .sees_indicator(indicator, self)
                    .then_some((count, period, indicator))
            })
            .max_by_key(|(count, period, indicator)| {
                (*count, *period, std::cmp::Reverse(&indicator.slug))
            })
            .map(|(_, period, indicator)| (self.indicator_shared(indicator, reader.on), period))?;
        let rows = units
            .iter()
            .filter_map(|unit| self.row(&indicator, *unit, period, reader))
            .collect();
        Some((indicator, period, rows))
    }

    /// One place; nothing when there is only an unpublished value and the reader has no part
    /// in it.
    fn row(
        &self,
        indicator: &Indicator,
        unit: UnitId,
        period: Period,
        reader: Reader<'_>,
    ) -> Option<Row> {
        let promise = indicator.promise(unit, &period);
        self.row_of(indicator, (unit, period), promise, reader)
    }

    fn row_of(
        &self,
        indicator: &Indicator,
        (unit, period): (UnitId, Period),
        promise: Option<&Promise>,
        reader: Reader<'_>,
    ) -> Option<Row> {
        let cell = self.cell(indicator, unit, &period);
        let published = cell.and_then(|cell| cell.known_on(reader.on));
        if promise.is_none() && published.is_none() {
            return None;
        }
        let standing = Standing::of(indicator, promise, published, &period, reader.on);
        Some(Row {
            unit,
            period,
            promise: promise.cloned(),
            published: published.cloned(),
            corrected: cell.and_then(|cell| cell.corrected_on(reader.on)).cloned(),
            standing,
            cell: cell.filter(|_| reader.sees_drafts(unit, self)).cloned(),
        })
    }
}

/// The first in the order of places: the latest, and of one period the first unit's.
fn latest<'a>(promises: impl Iterator<Item = &'a Promise>) -> Option<&'a Promise> {
    promises.min_by(|a, b| b.period.cmp(&a.period).then(a.unit.cmp(&b.unit)))
}
