//! Search over everything: with or without tones, with the field's abbreviations, forgiving slips
//! and what a keyboard left over. In memory, and kept current record by record.
//!
//! A query is taken apart by [`asked`], looked up in the [`index`], ranked as [`matching`] explains,
//! and counted for narrowing by [`facet`]. What a reader may not see is taken out before anything is
//! counted, ranked or guessed from.

mod asked;
mod entry;
mod facet;
mod index;
mod keeping;
mod lexicon;
mod matching;

use std::cmp::Ordering;

use domain::{
    Date,
    id::{DocumentId, IndicatorId, ItemId, MeetingId, ObstacleId, SourceId, TaskId, UnitId},
    text::near::near,
};

use super::{Book, Kind, Reader};
use asked::Asked;
use facet::Counter;
pub use facet::{Facets, Filters, State};
pub(super) use index::Index;
use index::{Entry, Slot};
pub(super) use keeping::Touched;
use matching::{A_SLIP, FARTHER, Fit, Levels, Tier};

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    Unit(UnitId),
    Document(DocumentId),
    Indicator(IndicatorId),
    Task(TaskId),
    Item(ItemId),
    Source(SourceId),
    Meeting(MeetingId),
    Obstacle(ObstacleId),
}

impl Found {
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Unit(_) => Kind::Unit,
            Self::Document(_) => Kind::Document,
            Self::Indicator(_) => Kind::Indicator,
            Self::Task(_) => Kind::Task,
            Self::Item(_) => Kind::Item,
            Self::Source(_) => Kind::Source,
            Self::Meeting(_) => Kind::Meeting,
            Self::Obstacle(_) => Kind::Obstacle,
        }
    }

    #[must_use]
    pub const fn ulid(self) -> ulid::Ulid {
        match self {
            Self::Unit(id) => id.ulid(),
            Self::Document(id) => id.ulid(),
            Self::Indicator(id) => id.ulid(),
            Self::Task(id) => id.ulid(),
            Self::Item(id) => id.ulid(),
            Self::Source(id) => id.ulid(),
            Self::Meeting(id) => id.ulid(),
            Self::Obstacle(id) => id.ulid(),
        }
    }
}

impl From<UnitId> for Found {
    fn from(id: UnitId) -> Self {
        Self::Unit(id)
    }
}

/// In which order results come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The best fit first.
    #[default]
    Fit,
    /// The latest day first; what has none comes last.
    Newest,
    /// By name, the Vietnamese way.
    Name,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    pub query: &'a str,
    pub filters: Filters,
    pub order: Order,
    /// Units before everything else: somebody says where they live.
    pub is_place: bool,
    /// The results behind this one; from the first where it is not among them (any more).
    pub after: Option<ulid::Ulid>,
    pub most: usize,
}

impl<'a> Search<'a> {
    #[must_use]
    pub fn new(query: &'a str) -> Self {
        Self {
            query,
            filters: Filters::default(),
            order: Order::Fit,
            is_place: false,
            after: None,
            most: usize::MAX,
        }
    }
}

/// What was found, in the order that was asked for.
#[derive(Clone, Debug, Default)]
pub struct Results {
    pub hits: Vec<Found>,
    /// How many there are on all pages together.
    pub total: usize,
    /// How many of them come before the hits.
    pub before: usize,
    /// Nothing fitted; these are near.
    pub is_guess: bool,
    /// Units whose name is exactly what was typed; where there are several, one has to choose.
    pub namesakes: usize,
    /// No name has the words as they were typed: units with a name that nearly has.
    pub nearly: Vec<UnitId>,
    pub facets: Facets,
}

/// So many units are offered beside what was found.
const MOST_NEARLY: usize = 3;
/// So many spellings of a query are compared with names that are nearly so.
const MOST_NEAR_KEYS: usize = 4;

impl Book {
    /// Everything that fits a query and may be seen; when nothing does, what is nearly so.
    #[must_use]
    pub fn search(&self, query: &str, reader: Reader<'_>) -> Results {
        self.find(&Search::new(query), reader)
    }

    /// What fits a query, narrowed, in order, and a page at a time.
    #[must_use]
    pub fn find(&self, search: &Search<'_>, reader: Reader<'_>) -> Results {
        let index = &self.index;
        let is_open = reader.actor.is_none();
        let knows = |key: lexicon::KeyId| !is_open || index.lexicon.keys[key as usize].open > 0;
        let Some(asked) = Asked::of(search.query, index) else {
            return Results::default();
        };
        let right = || Asked::put_right(search.query, index, &knows);
        let mut fits = self.fits(&asked, right, reader);
        let best = fits.iter().map(|fit| fit.tier).min();
        let is_guess = best >= Some(Tier::Near);
        let is_unit = |fit: &Fit| {
            let entry = index.at(fit.slot);
            entry.is_some_and(|entry| matches!(entry.found, Found::Unit(_)))
        };
        // A unit with all the words, in whatever order, is what was meant.
        let is_named = fits
            .iter()
            .any(|fit| fit.tier < Tier::Words || (fit.tier == Tier::Words && is_unit(fit)));
        let nearly = if !fits.is_empty() && !is_named && !is_guess {
            self.nearly_named(&asked, reader)
        } else {
            Vec::new()
        };
        let namesakes = fits
            .iter()
            .filter(|fit| fit.tier <= Tier::Folded && is_unit(fit))
            .count();
        let mut counter = Counter::new(index, search.filters, reader.on);
        fits.retain(|fit| index.at(fit.slot).is_some_and(|entry| counter.takes(entry)));
        let total = fits.len();
        let (hits, before) = self.page(&fits, search, reader.on);
        Results {
            hits,
            total,
            before,
            is_guess,
            namesakes,
            nearly,
            facets: counter.facets(self),
        }
    }

    /// What fits and may be seen. What is looser is only tried where nothing closer is there.
    fn fits(
        &self,
        asked: &Asked,
        put_right: impl Fn() -> Option<Asked>,
        reader: Reader<'_>,
    ) -> Vec<Fit> {
        let levels = Levels::of(asked, &self.index);
        let fits = self.fitting(asked, &levels, reader);
        if !fits.is_empty() {
            return fits;
        }
        let right = put_right()
            .map(|right| {
                let levels = Levels::of(&right, &self.index);
                self.fitting(&right, &levels, reader)
            })
            .unwrap_or_default();
        if right.iter().any(|fit| fit.tier <= Tier::Phrase) {
            return right;
        }
        let seen = |mut fits: Vec<Fit>| {
            fits.retain(|fit| {
                let entry = self.index.at(fit.slot);
                entry.is_some_and(|entry| self.sees(entry, reader))
            });
            fits
        };
        let mut near = self.index.nearly(asked);
        near.extend(self.near_names(asked));
        let mut near = seen(near);
        if near.is_empty() && !right.is_empty() {
            return right;
        }
        if near.is_empty() {
            near = seen(levels.partly());
        }
        // What is further away than the nearest is not what was meant.
        let nearest = near.iter().map(|fit| fit.differs / FARTHER).min();
        near.retain(|fit| Some(fit.differs / FARTHER) == nearest);
        near.sort_unstable_by_key(|fit| (fit.slot, fit.differs));
        near.dedup_by_key(|fit| fit.slot);
        near
    }

    /// What has every word; where no name has them, also what has them in the names of where it
    /// belongs.
    fn fitting(&self, asked: &Asked, levels: &Levels, reader: Reader<'_>) -> Vec<Fit> {
        let index = &self.index;
        let fitting = |is_around_enough| -> Vec<Fit> {
            index
                .fitting(asked, levels, is_around_enough)
                .filter(|(entry, _)| self.sees(entry, reader))
                .map(|(entry, slot)| index.fit(asked, levels, entry, slot))
                .collect()
        };
        let mut fits = fitting(false);
        if fits.iter().all(|fit| fit.tier > Tier::Words) {
            let placed = fitting(true).into_iter();
            fits.extend(placed.filter(|fit| fit.tier == Tier::Placed));
        }
        fits
    }

    /// Units whose whole name is nearly what was typed.
    fn near_names(&self, asked: &Asked) -> Vec<Fit> {
        let keys = || asked.keys.iter().take(MOST_NEAR_KEYS);
        let names = self.index.unit_names.iter();
        names
            .filter_map(|(slot, names)| {
                let slips = keys()
                    .flat_map(|key| names.iter().filter_map(move |name| near(key, name)))
                    .min()?;
                Some(Fit {
                    slot: *slot,
                    tier: Tier::Near,
                    differs: u8::try_from(slips).ok()? * A_SLIP,
                })
            })
            .collect()
    }

    fn nearly_named(&self, asked: &Asked, reader: Reader<'_>) -> Vec<UnitId> {
        let mut near = self.near_names(asked);
        let is_over = |slot| {
            self.index
                .at(slot)
                .is_some_and(|entry| entry.is_over(reader.on))
        };
        near.sort_by_key(|fit| {
            (
                fit.differs,
                is_over(fit.slot),
                self.index.at(fit.slot).map(|entry| entry.found),
            )
        });
        let found = near.iter().filter_map(|fit| self.index.at(fit.slot));
        found
            .filter_map(|entry| match entry.found {
                Found::Unit(id) => Some(id),
                _ => None,
            })
            .take(MOST_NEARLY)
            .collect()
    }

    /// The hits of a page, and how many come before them.
    fn page(&self, fits: &[Fit], search: &Search<'_>, on: Date) -> (Vec<Found>, usize) {
        let index = &self.index;
        let mut ranked: Vec<Ranked> = fits
            .iter()
            .filter_map(|fit| {
                let entry = index.at(fit.slot)?;
                let (rank, id) = (rank(fit, entry, search, on), entry.found.ulid());
                Some((rank, id, fit.slot))
            })
            .collect();
        let name = |slot: Slot| index.at(slot).map(|entry| &entry.sorted_by);
        let compare = |one: &Ranked, other: &Ranked| {
            let by_name = match search.order {
                Order::Name => name(one.2).cmp(&name(other.2)),
                Order::Fit | Order::Newest => Ordering::Equal,
            };
            by_name.then_with(|| one.cmp(other))
        };
        let mut before = 0;
        let last = search
            .after
            .and_then(|after| ranked.iter().find(|(_, id, _)| *id == after).copied());
        if let Some(last) = last {
            let all = ranked.len();
            ranked.retain(|one| compare(one, &last).is_gt());
            before = all - ranked.len();
        }
        // Of many only a page has to be in order.
        if search.most < ranked.len() {
            ranked.select_nth_unstable_by(search.most, compare);
            ranked.truncate(search.most);
        }
        ranked.sort_unstable_by(compare);
        let found = ranked.iter().filter_map(|(_, _, slot)| index.at(*slot));
        (found.map(|entry| entry.found).collect(), before)
    }

    fn sees(&self, entry: &Entry, reader: Reader<'_>) -> bool {
        if !entry.is_restricted {
            return true;
        }
        match entry.found {
            Found::Unit(_) | Found::Document(_) | Found::Source(_) => true,
            Found::Indicator(id) => self
                .indicator(id)
                .is_some_and(|one| reader.sees_indicator(one, self)),
            Found::Task(id) => self.task(id).is_some_and(|one| reader.sees_task(one, self)),
            Found::Item(id) => self.item(id).is_some_and(|one| reader.sees_item(one, self)),
            Found::Meeting(id) => self
                .meeting(id)
                .is_some_and(|one| reader.sees_meeting(one, self)),
            // On a day before it was raised there was no such obstacle.
            Found::Obstacle(id) => self
                .obstacle(id)
                .filter(|one| reader.sees_obstacle(one, self))
                .is_some_and(|one| one.on(reader.on).is_some()),
        }
    }
}

/// By what results are sorted: those of one rank in the order in which they were made.
type Ranked = (u64, ulid::Ulid, Slot);

/// A number that is the smaller the earlier a record comes.
fn rank(fit: &Fit, entry: &Entry, search: &Search<'_>, on: Date) -> u64 {
    let is_elsewhere = search.is_place && !matches!(entry.found, Found::Unit(_));
    match search.order {
        Order::Fit => [
            (1, u64::from(is_elsewhere)),
            (4, fit.tier as u64),
            (8, u64::from(fit.differs)),
            (4, entry.found.kind() as u64),
            (1, u64::from(entry.is_over(on))),
            (1, u64::from(entry.is_restricted)),
        ]
        .into_iter()
        .fold(0, |rank, (bits, value)| rank << bits | value),
        // Days count down; what has none comes last.
        Order::Newest => entry.day.map_or(u64::MAX, |day| {
            let number = i64::from(day.year()) * 400 + i64::from(day.day_of_year());
            u64::try_from(i64::from(u32::MAX) - number).unwrap_or_default()
        }),
        Order::Name => 0,
    }
}
