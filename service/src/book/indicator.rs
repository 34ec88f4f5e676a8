//! What an indicator's page shows: each place with its promise, figure and standing.

use domain::{
    figure::{Cell, Published},
    id::UnitId,
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
    pub indicator: Indicator,
    pub rows: Vec<Row>,
}

impl Followed {
    /// The place that stands for the whole: one with both promise and figure, or else with a
    /// figure, or else the first. A part of another unit's promise stands for nothing but itself.
    #[must_use]
    pub fn headline(&self) -> Option<&Row> {
        let is_part = |row: &&Row| {
            row.promise
                .as_ref()
                .is_some_and(|promise| promise.part_of.is_some())
        };
        let whole = || self.rows.iter().filter(|row| !is_part(row));
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
        self.headline()
            .map_or((Outlook::CannotJudge, Rule::Nothing), |row| {
                (row.standing.outlook, row.standing.rule)
            })
    }
}

impl Book {
    /// An indicator as a reader may see it, with the promises of the reader's day.
    #[must_use]
    pub fn follow(&self, indicator: &Indicator, reader: Reader<'_>) -> Option<Followed> {
        if !reader.sees_indicator(indicator, self) {
            return None;
        }
        let indicator = self.indicator_on(indicator, reader.on);
        let rows = self
            .places(&indicator)
            .into_iter()
            .filter_map(|(unit, period)| self.row(&indicator, unit, period, reader))
            .collect();
        Some(Followed {
            indicator: indicator.into_owned(),
            rows,
        })
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
