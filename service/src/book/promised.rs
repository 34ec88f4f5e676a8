//! Who promised something for when, in which programme: asked of every unit in every round, and so found without
//! looking at the promises of all units.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    id::{DocumentId, IndicatorId, UnitId},
    indicator::Indicator,
    period::Period,
};

/// What a unit promised something of, and for which periods.
pub(super) struct Promise {
    pub indicator: Arc<Indicator>,
    pub periods: Vec<Period>,
}

type Promises = BTreeMap<IndicatorId, Promise>;

#[derive(Default)]
pub(super) struct Promised(BTreeMap<DocumentId, BTreeMap<UnitId, Promises>>);

impl Promised {
    /// Takes in an indicator, in the place of what it was.
    pub(super) fn put(&mut self, before: Option<&Indicator>, now: &Arc<Indicator>) {
        if let Some(before) = before {
            self.take_out(before);
        }
        let units = self.0.entry(now.programme).or_default();
        for promise in &now.promises {
            units
                .entry(promise.unit)
                .or_default()
                .entry(now.id)
                .or_insert_with(|| Promise {
                    indicator: Arc::clone(now),
                    periods: Vec::new(),
                })
                .periods
                .push(promise.period);
        }
    }

    fn take_out(&mut self, indicator: &Indicator) {
        let Some(units) = self.0.get_mut(&indicator.programme) else {
            return;
        };
        for promise in &indicator.promises {
            if let Some(promises) = units.get_mut(&promise.unit) {
                promises.remove(&indicator.id);
                if promises.is_empty() {
                    units.remove(&promise.unit);
                }
            }
        }
    }

    /// The units that promised anything in a programme, in the order of their ids.
    pub(super) fn units(&self, programme: DocumentId) -> impl Iterator<Item = UnitId> {
        self.0
            .get(&programme)
            .into_iter()
            .flat_map(|units| units.keys().copied())
    }

    /// What a unit promised in a programme, in the order of the indicators' ids.
    pub(super) fn of(&self, programme: DocumentId, unit: UnitId) -> impl Iterator<Item = &Promise> {
        self.0
            .get(&programme)
            .and_then(|units| units.get(&unit))
            .into_iter()
            .flat_map(BTreeMap::values)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use domain::{
        Bilingual, Decimal,
        indicator::{self, Direction},
        source::Ground,
        target::{Bound, Target},
    };
    use ulid::Ulid;

    use super::*;

    pub fn programme(id: u128) -> DocumentId {
        DocumentId::new(Ulid::from(id))
    }

    pub fn unit(id: u128) -> UnitId {
        UnitId::new(Ulid::from(id))
    }

    /// Of a programme, promised by units for years.
    pub fn indicator(id: u128, of: u128, promises: &[(u128, i16)]) -> Arc<Indicator> {
        let ground = Ground {
            source: None,
            place: "biểu 1".try_into().unwrap(),
        };
        Arc::new(Indicator {
            id: IndicatorId::new(Ulid::from(id)),
            slug: format!("chi-tieu-{id}").parse().unwrap(),
            programme: programme(of),
            under: None,
            name: Bilingual::both("Chỉ tiêu"),
            measure: Bilingual::both("%"),
            direction: Direction::Up,
            excess_from: Bound::Upper,
            aggregation: None,
            promises: promises
                .iter()
                .map(|(of, year)| indicator::Promise {
                    unit: unit(*of),
                    period: Period::year(*year).unwrap(),
                    target: Target::AtLeast(Decimal::from(1)),
                    part_of: None,
                    ground: ground.clone(),
                })
                .collect(),
            term_today: None,
            restricted: false,
            note: None,
            ground,
            facts: Vec::new(),
        })
    }

    fn told(promised: &Promised, of: u128) -> Vec<(UnitId, Vec<(Ulid, usize)>)> {
        promised
            .units(programme(of))
            .map(|unit| {
                let all = promised.of(programme(of), unit);
                let all = all.map(|one| (one.indicator.id.ulid(), one.periods.len()));
                (unit, all.collect())
            })
            .collect()
    }

    #[test]
    fn units_are_found_with_what_they_promised_and_nothing_of_what_it_was() {
        let mut promised = Promised::default();
        let first = indicator(1, 10, &[(2, 2025), (1, 2025), (1, 2026)]);
        let second = indicator(2, 10, &[(1, 2026)]);
        promised.put(None, &first);
        promised.put(None, &second);
        let [one, two] = [Ulid::from(1), Ulid::from(2)];
        assert_eq!(
            told(&promised, 10),
            [
                (unit(1), vec![(one, 2), (two, 1)]),
                (unit(2), vec![(one, 1)])
            ]
        );
        assert_eq!(told(&promised, 11), []);

        // Another programme, and one unit less.
        let moved = indicator(1, 11, &[(1, 2026)]);
        promised.put(Some(&first), &moved);
        assert_eq!(told(&promised, 10), [(unit(1), vec![(two, 1)])]);
        assert_eq!(told(&promised, 11), [(unit(1), vec![(one, 1)])]);
        let kept = promised.of(programme(11), unit(1)).next().unwrap();
        assert!(Arc::ptr_eq(&kept.indicator, &moved), "as it is now");

        promised.put(Some(&second), &indicator(2, 10, &[]));
        assert_eq!(told(&promised, 10), []);
    }
}
