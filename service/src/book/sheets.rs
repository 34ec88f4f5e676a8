//! All sheets, found by what pages ask for: one place, a unit's, the latest first, or those in which
//! something became known on a day. However many figures there are, no page looks through all of them to
//! find a few.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::RangeInclusive,
};

use domain::{
    Date,
    figure::sheet::{Sheet, SheetKey},
    id::{DocumentId, IndicatorId, UnitId},
    period::Period,
};

#[derive(Default)]
pub(super) struct Sheets {
    programmes: BTreeMap<DocumentId, OfProgramme>,
    /// Where something became known on a day.
    known: BTreeMap<Date, BTreeSet<(DocumentId, UnitId, Period)>>,
}

#[derive(Default)]
struct OfProgramme {
    places: HashMap<(UnitId, Period), Sheet>,
    latest: BTreeMap<Reverse<Period>, BTreeSet<UnitId>>,
    /// Of which something was ever published.
    reported: BTreeSet<IndicatorId>,
}

impl Sheets {
    /// Puts one in the place of what it was.
    pub(super) fn put(&mut self, sheet: Sheet) {
        let (unit, period) = (sheet.key.unit, sheet.key.period);
        let place = (sheet.key.programme, unit, period);
        let programme = self.programmes.entry(sheet.key.programme).or_default();
        programme.reported.extend(
            sheet
                .cells()
                .iter()
                .filter(|cell| cell.published.is_some())
                .map(|cell| cell.indicator),
        );
        let days = days_of(&sheet);
        match programme.places.insert((unit, period), sheet) {
            Some(before) => {
                for day in days_of(&before).difference(&days) {
                    if let Some(places) = self.known.get_mut(day) {
                        places.remove(&place);
                    }
                }
            }
            None => {
                programme
                    .latest
                    .entry(Reverse(period))
                    .or_default()
                    .insert(unit);
            }
        }
        for day in days {
            self.known.entry(day).or_default().insert(place);
        }
    }

    pub(super) fn get(
        &self,
        programme: DocumentId,
        unit: UnitId,
        period: Period,
    ) -> Option<&Sheet> {
        self.programmes.get(&programme)?.places.get(&(unit, period))
    }

    pub(super) fn at(&self, key: &SheetKey) -> Option<&Sheet> {
        self.get(key.programme, key.unit, key.period)
    }

    /// In no order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Sheet> {
        self.programmes
            .values()
            .flat_map(|programme| programme.places.values())
    }

    /// In no order.
    pub(super) fn of(&self, programme: DocumentId) -> impl Iterator<Item = &Sheet> {
        self.programmes
            .get(&programme)
            .into_iter()
            .flat_map(|programme| programme.places.values())
    }

    /// A unit's, the earliest first.
    pub(super) fn of_unit(
        &self,
        programme: DocumentId,
        unit: UnitId,
    ) -> impl DoubleEndedIterator<Item = &Sheet> {
        self.programmes
            .get(&programme)
            .into_iter()
            .flat_map(move |programme| {
                programme
                    .latest
                    .iter()
                    .rev()
                    .filter(move |(_, units)| units.contains(&unit))
                    .filter_map(move |(Reverse(period), _)| programme.places.get(&(unit, *period)))
            })
    }

    /// Those of one period, by unit.
    pub(super) fn of_period(
        &self,
        programme: DocumentId,
        period: Period,
    ) -> impl Iterator<Item = &Sheet> {
        self.programmes
            .get(&programme)
            .into_iter()
            .flat_map(move |programme| {
                let units = programme.latest.get(&Reverse(period));
                units
                    .into_iter()
                    .flatten()
                    .filter_map(move |unit| programme.places.get(&(*unit, period)))
            })
    }

    /// The latest period first, and of one period by unit.
    pub(super) fn latest_first(&self, programme: DocumentId) -> impl Iterator<Item = &Sheet> {
        self.programmes
            .get(&programme)
            .into_iter()
            .flat_map(|programme| {
                programme
                    .latest
                    .iter()
                    .flat_map(|(Reverse(period), units)| {
                        units
                            .iter()
                            .filter_map(|unit| programme.places.get(&(*unit, *period)))
                    })
            })
    }

    /// Whether anything of an indicator was ever published.
    pub(super) fn is_reported(&self, programme: DocumentId, indicator: IndicatorId) -> bool {
        self.programmes
            .get(&programme)
            .is_some_and(|programme| programme.reported.contains(&indicator))
    }

    /// In which something became known between two days, both included, each once.
    pub(super) fn known_between(&self, days: RangeInclusive<Date>) -> impl Iterator<Item = &Sheet> {
        let places: BTreeSet<_> = if days.is_empty() {
            BTreeSet::new()
        } else {
            self.known
                .range(days)
                .flat_map(|(_, places)| places)
                .collect()
        };
        places
            .into_iter()
            .filter_map(|(programme, unit, period)| self.get(*programme, *unit, *period))
    }

    /// The days up to one on which something became known, the latest first, each with where.
    pub(super) fn known_until(
        &self,
        day: Date,
    ) -> impl Iterator<Item = (Date, impl Iterator<Item = &Sheet> + Clone)> {
        self.known.range(..=day).rev().map(|(day, places)| {
            let sheets = places
                .iter()
                .filter_map(|(programme, unit, period)| self.get(*programme, *unit, *period));
            (*day, sheets)
        })
    }
}

/// The days on which its figures became known, corrected ones included.
fn days_of(sheet: &Sheet) -> BTreeSet<Date> {
    sheet
        .cells()
        .iter()
        .flat_map(|cell| cell.earlier.iter().chain(&cell.published))
        .map(|published| published.since)
        .collect()
}
