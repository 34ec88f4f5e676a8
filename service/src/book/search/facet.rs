//! What can be narrowed, and how many there are of each: counted over what the reader may see, so
//! that a number tells nobody what the list does not.

use std::{cmp::Reverse, collections::BTreeMap};

use domain::{
    Date,
    id::{DocumentId, UnitId},
    task::TaskState,
};

use super::{
    Book, Kind,
    index::{Entry, Index, UnitSlot},
};

/// How far something has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A unit that is there.
    Current,
    /// A unit that is over.
    Over,
    Task(TaskState),
}

impl State {
    pub const ALL: [Self; 9] = [
        Self::Current,
        Self::Over,
        Self::Task(TaskState::Draft),
        Self::Task(TaskState::Assigned),
        Self::Task(TaskState::Doing),
        Self::Task(TaskState::Submitted),
        Self::Task(TaskState::MostlyDone),
        Self::Task(TaskState::Done),
        Self::Task(TaskState::Paused),
    ];

    /// As addresses name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Current => "dang-co",
            Self::Over => "da-het",
            Self::Task(TaskState::Draft) => "ban-nhap",
            Self::Task(TaskState::Assigned) => "da-giao",
            Self::Task(TaskState::Doing) => "dang-lam",
            Self::Task(TaskState::Submitted) => "da-trinh",
            Self::Task(TaskState::MostlyDone) => "co-ban-xong",
            Self::Task(TaskState::Done) => "da-xong",
            Self::Task(TaskState::Paused) => "tam-dung",
        }
    }
}

/// What the results are narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    pub kind: Option<Kind>,
    pub programme: Option<DocumentId>,
    /// The unit that answers for it, or one it ever belonged to.
    pub unit: Option<UnitId>,
    pub year: Option<i16>,
    pub state: Option<State>,
}

/// What is left with each choice, the other choices being as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub kinds: Vec<(Kind, usize)>,
    /// The most frequent first.
    pub programmes: Vec<(DocumentId, usize)>,
    /// Provinces and cities; what is in the unit that was chosen. The most frequent first.
    pub units: Vec<(UnitId, usize)>,
    /// The latest first.
    pub years: Vec<(i16, usize)>,
    pub states: Vec<(State, usize)>,
}

/// Longer spans than this are told by their first and last year alone.
const LONGEST_SPAN: i16 = 30;

impl Entry {
    pub(super) fn state(&self, on: Date) -> Option<State> {
        match self.found {
            super::Found::Unit(_) if self.is_over(on) => Some(State::Over),
            super::Found::Unit(_) => Some(State::Current),
            _ => self.state.map(State::Task),
        }
    }

    pub(super) fn is_over(&self, on: Date) -> bool {
        self.until.is_some_and(|until| until <= on)
    }

    fn all_years(&self) -> impl Iterator<Item = i16> {
        let (first, last) = self.years.unwrap_or((0, -1));
        let step = if last - first > LONGEST_SPAN {
            last - first
        } else {
            1
        };
        (first..=last).step_by(usize::from(step.unsigned_abs()))
    }
}

/// Counts while the results are walked through.
pub(super) struct Counter<'a> {
    index: &'a Index,
    filters: Filters,
    unit: Option<UnitSlot>,
    on: Date,
    kinds: BTreeMap<Kind, usize>,
    programmes: Vec<usize>,
    units: Vec<usize>,
    /// The last record that each unit was counted for, so that it counts once.
    counted: Vec<usize>,
    records: usize,
    years: BTreeMap<i16, usize>,
    /// In the order of [`State::ALL`].
    states: [usize; State::ALL.len()],
}

impl<'a> Counter<'a> {
    pub(super) fn new(index: &'a Index, filters: Filters, on: Date) -> Self {
        Self {
            index,
            filters,
            unit: filters.unit.and_then(|unit| index.known_unit(unit)),
            on,
            kinds: BTreeMap::new(),
            programmes: vec![0; index.programme_count()],
            units: vec![0; index.units.len()],
            counted: vec![0; index.units.len()],
            records: 0,
            years: BTreeMap::new(),
            states: [0; State::ALL.len()],
        }
    }

    /// Counts a record, and says whether it is among the results.
    pub(super) fn takes(&mut self, entry: &Entry) -> bool {
        let Filters {
            kind,
            programme,
            unit,
            year,
            state,
        } = self.filters;
        let own_state = entry.state(self.on);
        let fits = [
            kind.is_none_or(|kind| kind == entry.found.kind()),
            programme.is_none_or(|id| entry.programme(self.index) == Some(id)),
            unit.is_none_or(|_| self.is_within(entry)),
            year.is_none_or(|year| entry.all_years().any(|own| own == year)),
            state.is_none_or(|state| own_state == Some(state)),
        ];
        let missing = fits.iter().filter(|fits| !**fits).count();
        // A choice is counted where all the others are met.
        let counts = |place: usize| missing == 0 || (missing == 1 && !fits[place]);
        self.records += 1;
        if counts(0) {
            *self.kinds.entry(entry.found.kind()).or_default() += 1;
        }
        if counts(1)
            && let Some(slot) = entry.programme_slot()
        {
            self.programmes[usize::from(slot)] += 1;
        }
        if counts(2) {
            for unit in entry.units(self.index) {
                for above in &self.index.lines[*unit as usize] {
                    let above = *above as usize;
                    if self.counted[above] != self.records {
                        self.counted[above] = self.records;
                        self.units[above] += 1;
                    }
                }
            }
        }
        if counts(3) {
            for year in entry.all_years() {
                *self.years.entry(year).or_default() += 1;
            }
        }
        if counts(4)
            && let Some(state) = own_state
            && let Some(place) = State::ALL.iter().position(|one| *one == state)
        {
            self.states[place] += 1;
        }
        missing == 0
    }

    fn is_within(&self, entry: &Entry) -> bool {
        let lines = &self.index.lines;
        self.unit.is_some_and(|wanted| {
            entry
                .units(self.index)
                .iter()
                .any(|own| lines[*own as usize].contains(&wanted))
        })
    }

    pub(super) fn facets(self, book: &Book) -> Facets {
        let mut programmes: Vec<_> = (0..)
            .zip(&self.programmes)
            .filter(|(_, count)| **count > 0)
            .filter_map(|(slot, count)| Some((self.index.programme_at(slot)?, *count)))
            .collect();
        programmes.sort_by_key(|(id, count)| (Reverse(*count), *id));
        let mut units: Vec<_> = self
            .index
            .units
            .iter()
            .zip(&self.units)
            .filter(|(_, count)| **count > 0)
            .filter(|(id, _)| self.is_offered(**id, book))
            .map(|(id, count)| (*id, *count))
            .collect();
        units.sort_by_key(|(id, count)| (Reverse(*count), *id));
        Facets {
            kinds: self.kinds.into_iter().collect(),
            programmes,
            units,
            years: self.years.into_iter().rev().collect(),
            states: State::ALL
                .into_iter()
                .zip(self.states)
                .filter(|(_, count)| *count > 0)
                .collect(),
        }
    }

    /// One level at a time: provinces first, then what is in the one that was chosen.
    fn is_offered(&self, id: UnitId, book: &Book) -> bool {
        use domain::unit::UnitKind::{City, Province};
        let Some(unit) = book.tree.get(id) else {
            return false;
        };
        match self.filters.unit {
            None => matches!(unit.kind, Province | City),
            Some(chosen) => {
                id == chosen || unit.parents.iter().any(|parent| parent.value == chosen)
            }
        }
    }
}
