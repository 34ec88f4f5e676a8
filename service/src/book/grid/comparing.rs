//! What a value is compared with: what stood there before, and what the units below have.

use std::collections::{BTreeMap, HashMap};

use domain::{
    Decimal,
    grid::{Context, earlier},
    id::{IndicatorId, UnitId},
    indicator::{Aggregation, Indicator},
    period::{Period, PeriodKind},
    quantity::Quantity,
};

use crate::book::Book;

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
