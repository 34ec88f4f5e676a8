//! Which records fit a query, and how well.
//!
//! Every term of the query gives each record a level: how closely one of its words is the term, and
//! where the word stands. A record fits when no term is missing. Records are then ranked by
//!
//! 1. their [`Tier`]: exactly the name, tones included; the name without tones; its beginning; the
//!    words one after the other inside it; all of them in the name; the text behind the name;
//! 2. how much the words differ: other tones than those that were typed, or only the beginning;
//! 3. their kind, places before what is said about them;
//! 4. what there is now before what is over;
//! 5. what everybody may read before what is restricted;
//! 6. the order in which they were made.

use super::{
    asked::{Asked, Spelling, Term, Word},
    index::{Entry, Field, Index, Slot},
    lexicon::{BETWEEN, Lexicon, WordId, without_zeros},
};

/// How well something fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Tier {
    /// The name, tones included.
    Exact,
    /// The name without tones.
    Folded,
    /// The name begins so.
    Begins,
    /// The words follow each other in the name.
    Phrase,
    /// Every word of the query begins a word of the name.
    Words,
    /// In the name and in the names of where it belongs.
    Placed,
    /// The words are in the text behind the name.
    Within,
    /// Nearly so.
    Near,
    /// Most of the words.
    Partly,
}

/// How closely a word is the one that was typed, best last.
const TWO_SLIPS: u8 = 1;
const ONE_SLIP: u8 = 2;
const BEGINS: u8 = 3;
/// The same without its marks.
const OTHER_TONES: u8 = 4;
const SAME: u8 = 5;
/// A level is the field, then the closeness; nothing is below all of them.
const FIELD: u8 = 8;

const fn level(field: Field, closeness: u8) -> u8 {
    field as u8 * FIELD + closeness
}

/// How far away something is that is nearly so: a slip is worse than what is only around, that is
/// worse than half a word, and a whole name is nearest.
pub(super) const A_SLIP: u8 = 2 * FARTHER;
pub(super) const FARTHER: u8 = 8;

/// A record that fits: the slot, its tier, and how much the words differ.
pub(super) struct Fit {
    pub(super) slot: Slot,
    pub(super) tier: Tier,
    pub(super) differs: u8,
}

/// What every record has for each term.
pub(super) struct Levels(Vec<Vec<u8>>);

impl Levels {
    pub(super) fn of(asked: &Asked, index: &Index) -> Self {
        Self(asked.terms.iter().map(|term| index.levels(term)).collect())
    }

    fn at(&self, slot: usize) -> impl Iterator<Item = u8> {
        self.0.iter().map(move |term| term[slot])
    }

    fn slots(&self) -> usize {
        self.0.first().map_or(0, Vec::len)
    }

    /// The records that have most of the words in their names, with the number of those that are
    /// missing; none where less than two thirds are there.
    pub(super) fn partly(&self) -> Vec<Fit> {
        let count = self.0.len();
        let most_missing = count / 3;
        if most_missing == 0 {
            return Vec::new();
        }
        let is_named = |level: &u8| *level >= level_of_name() + OTHER_TONES;
        (0..self.slots())
            .filter_map(|slot| {
                let missing = count - self.at(slot).filter(is_named).count();
                (missing <= most_missing).then_some(Fit {
                    slot: Slot::try_from(slot).ok()?,
                    tier: Tier::Partly,
                    differs: u8::try_from(missing).ok()? * FARTHER,
                })
            })
            .collect()
    }
}

impl Index {
    fn levels(&self, term: &Term) -> Vec<u8> {
        let mut best = self.all_of(&term.own, Self::mark);
        for other in &term.others {
            let plain: Vec<_> = other
                .iter()
                .map(|key| Word {
                    written: key.clone(),
                    key: without_zeros(key).to_owned(),
                })
                .collect();
            let levels = self.all_of(&plain, Self::mark);
            for (best, level) in best.iter_mut().zip(levels) {
                *best = level.max(*best);
            }
        }
        best
    }

    /// The lowest level of several words together.
    fn all_of(&self, words: &[Word], mark: impl Fn(&Self, &Word, &mut [u8])) -> Vec<u8> {
        let mut all: Option<Vec<u8>> = None;
        for word in words {
            let mut levels = vec![0; self.entries.len()];
            mark(self, word, &mut levels);
            if let Some(all) = &mut all {
                for (all, level) in all.iter_mut().zip(levels) {
                    *all = level.min(*all);
                }
            } else {
                all = Some(levels);
            }
        }
        all.unwrap_or_default()
    }

    /// Marks every record with a word, or one that begins so.
    fn mark(&self, word: &Word, levels: &mut [u8]) {
        let typed = self.lexicon.word(&word.written);
        for (text, key) in self.lexicon.beginning(&word.key) {
            let is_whole = text.len() == word.key.len();
            for written in &self.lexicon.keys[key as usize].words {
                let closeness = if !is_whole {
                    BEGINS
                } else if word.is_marked() && Some(*written) != typed {
                    OTHER_TONES
                } else {
                    SAME
                };
                self.mark_word(*written, closeness, levels);
            }
        }
    }

    fn mark_word(&self, word: WordId, closeness: u8, levels: &mut [u8]) {
        for (slot, field) in self.places[word as usize].iter() {
            let level = level(field, closeness);
            levels[slot] = levels[slot].max(level);
        }
    }

    /// Marks every record with a word that is nearly this one.
    fn mark_nearly(&self, word: &Word, is_last: bool, levels: &mut [u8]) {
        self.mark(word, levels);
        for (key, slips) in self.lexicon.nearly(&word.key, is_last) {
            let closeness = if slips == 1 { ONE_SLIP } else { TWO_SLIPS };
            for written in &self.lexicon.keys[key as usize].words {
                self.mark_word(*written, closeness, levels);
            }
        }
    }

    /// The records that have every term, in their names or texts; where it is in neither, in the names
    /// of where they belong.
    pub(super) fn fitting<'a>(
        &'a self,
        asked: &'a Asked,
        levels: &'a Levels,
        is_around_enough: bool,
    ) -> impl Iterator<Item = (&'a Entry, Slot)> {
        let least = level(
            if is_around_enough {
                Field::Around
            } else {
                Field::Text
            },
            0,
        );
        (0..levels.slots())
            .filter(move |slot| {
                let (mut lowest, mut highest) = (u8::MAX, 0);
                for level in levels.at(*slot) {
                    lowest = lowest.min(level);
                    highest = highest.max(level);
                }
                lowest > least && (!is_around_enough || highest > level(Field::Name, 0))
            })
            .filter_map(|slot| Some((self.entries[slot].as_ref()?, Slot::try_from(slot).ok()?)))
            .filter(move |_| !asked.terms.is_empty())
    }

    /// How well a record fits that has every term.
    pub(super) fn fit(&self, asked: &Asked, levels: &Levels, entry: &Entry, slot: Slot) -> Fit {
        let at = || levels.at(slot as usize);
        let lowest = at().min().unwrap_or_default() / FIELD;
        let differs = at().map(|level| SAME - level % FIELD).sum();
        let tier = match lowest {
            3 => self.tier(asked, entry),
            2 => Tier::Within,
            _ => Tier::Placed,
        };
        Fit {
            slot,
            tier,
            differs,
        }
    }

    fn tier(&self, asked: &Asked, entry: &Entry) -> Tier {
        let mut best = Tier::Words;
        for name in entry.names.split(|word| *word == BETWEEN) {
            if asked.written.as_deref() == Some(name) {
                return Tier::Exact;
            }
            for spelling in &asked.spellings {
                best = best.min(spelling.in_name(name, &self.lexicon));
            }
        }
        best
    }

    /// The records whose words are nearly those that were typed, in their names or around them, with
    /// how far away they are.
    pub(super) fn nearly(&self, asked: &Asked) -> Vec<Fit> {
        let count = asked.terms.len();
        let levels: Vec<Vec<u8>> = (1..)
            .zip(&asked.terms)
            .map(|(number, term)| {
                let mut nearly = self.all_of(&term.own, |index, word, levels| {
                    index.mark_nearly(word, number == count, levels);
                });
                if !term.others.is_empty() {
                    for (best, level) in nearly.iter_mut().zip(self.levels(term)) {
                        *best = level.max(*best);
                    }
                }
                nearly
            })
            .collect();
        let levels = Levels(levels);
        let in_text = Field::Text as u8;
        (0..levels.slots())
            .filter_map(|slot| {
                let is_there = |level: u8| level > 0 && level / FIELD != in_text;
                let is_named = levels.at(slot).any(|level| level > level_of_name());
                if !is_named || !levels.at(slot).all(is_there) {
                    return None;
                }
                let slips: u8 = levels
                    .at(slot)
                    .map(|level| match level % FIELD {
                        TWO_SLIPS => 2,
                        ONE_SLIP => 1,
                        _ => 0,
                    })
                    .sum();
                let begins = levels.at(slot).filter(|level| level % FIELD == BEGINS);
                let begins = u8::try_from(begins.count()).ok()?.min(FARTHER - 2);
                let is_around = levels.at(slot).any(|level| level / FIELD == 1);
                Some(Fit {
                    slot: Slot::try_from(slot).ok()?,
                    tier: Tier::Near,
                    differs: slips
                        .saturating_mul(A_SLIP)
                        .saturating_add(u8::from(is_around) * FARTHER + 1 + begins),
                })
            })
            .collect()
    }
}

const fn level_of_name() -> u8 {
    level(Field::Name, 0)
}

impl Spelling {
    /// How a name that has all the words has them.
    fn in_name(&self, name: &[WordId], lexicon: &Lexicon) -> Tier {
        let length = self.before.len() + 1;
        for (place, words) in name.windows(length).enumerate() {
            let mut keys = words.iter().map(|word| lexicon.key_of_word(*word));
            if !self
                .before
                .iter()
                .all(|wanted| keys.next() == Some(*wanted))
            {
                continue;
            }
            let last = keys.next();
            let ends = last.and_then(|last| self.endings.get(last as usize));
            if ends != Some(&true) {
                continue;
            }
            return match place {
                0 if name.len() == length && self.last == last => Tier::Folded,
                0 => Tier::Begins,
                _ => Tier::Phrase,
            };
        }
        Tier::Words
    }
}
