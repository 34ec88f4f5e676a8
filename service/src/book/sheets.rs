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
    known: BTreeMap<Date, BTreeMap<DocumentId, BTreeSet<(UnitId, Period)>>>,
}

#[derive(Default)]
struct OfProgramme {
    places: HashMap<(UnitId, Period), Sheet>,
    latest: BTreeMap<Reverse<Period>, OfPeriod>,
    /// Of which something was ever published.
    reported: BTreeSet<IndicatorId>,
}

#[derive(Default)]
struct OfPeriod {
    units: BTreeSet<UnitId>,
    /// Before this day nothing of it was known; none while nothing is.
    since: Option<Date>,
}

impl Sheets {
    /// Puts one in the place of what it was.
    pub(super) fn put(&mut self, sheet: Sheet) {
        let (unit, period) = (sheet.key.unit, sheet.key.period);
        let programme = self.programmes.entry(sheet.key.programme).or_default();
        programme.reported.extend(
            sheet
                .cells()
                .iter()
                .filter(|cell| cell.published.is_some())
                .map(|cell| cell.indicator),
        );
        let days = days_of(&sheet);
        let of_period = programme.latest.entry(Reverse(period)).or_default();
        of_period.units.insert(unit);
        of_period.since = of_period
            .since
            .into_iter()
            .chain(days.first().copied())
            .min();
        let id = sheet.key.programme;
        let before = programme.places.insert((unit, period), sheet);
        for day in before
            .iter()
            .flat_map(days_of)
            .filter(|day| !days.contains(day))
        {
            if let Some(places) = self.known.get_mut(&day).and_then(|of| of.get_mut(&id)) {
                places.remove(&(unit, period));
            }
        }
        for day in days {
            let places = self.known.entry(day).or_default().entry(id).or_default();
            places.insert((unit, period));
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
                    .filter(move |(_, of)| of.units.contains(&unit))
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
                let of = programme.latest.get(&Reverse(period));
                of.into_iter()
                    .flat_map(|of| &of.units)
                    .filter_map(move |unit| programme.places.get(&(*unit, period)))
            })
    }

    /// Where something may have been known on a day: the latest period first, and of one period by unit.
    pub(super) fn latest_first(
        &self,
        programme: DocumentId,
        on: Date,
    ) -> impl Iterator<Item = &Sheet> {
        self.programmes
            .get(&programme)
            .into_iter()
            .flat_map(move |programme| {
                programme
                    .latest
                    .iter()
                    .filter(move |(_, of)| of.since.is_some_and(|since| since <= on))
                    .flat_map(|(Reverse(period), of)| {
                        of.units
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
            let of = self.known.range(days).flat_map(|(_, of)| of);
            of.flat_map(|(programme, places)| {
                places
                    .iter()
                    .map(move |(unit, period)| (programme, unit, period))
            })
            .collect()
        };
        places
            .into_iter()
            .filter_map(|(programme, unit, period)| self.get(*programme, *unit, *period))
    }

    /// The days up to one on which something became known, the latest first, each with where: of one
    /// programme, or of all.
    pub(super) fn known_until(
        &self,
        day: Date,
        only: Option<DocumentId>,
    ) -> impl Iterator<Item = (Date, impl Iterator<Item = &Sheet> + Clone)> {
        self.known.range(..=day).rev().map(move |(day, of)| {
            let wanted = of
                .iter()
                .filter(move |(programme, _)| only.is_none_or(|only| **programme == only));
            let sheets = wanted.flat_map(move |(programme, places)| {
                places
                    .iter()
                    .filter_map(move |(unit, period)| self.get(*programme, *unit, *period))
            });
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
