//! Which word stands in which record: kept current record by record, so that a commit costs what
//! it changed and not what the book holds.

use std::collections::HashMap;

use domain::{
    Date,
    id::{DocumentId, UnitId},
    task::TaskState,
    text::order::order_key,
};

use super::{
    Found,
    entry::{Facts, Material},
    lexicon::{BETWEEN, Lexicon, WordId, key_of},
};

/// The place of a record in the index; it keeps it as long as it is there.
pub(super) type Slot = u32;
/// The place of a unit.
pub(super) type UnitSlot = u32;

/// Where in a record a word stands, the best of its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Field {
    Around = 1,
    Text,
    Name,
}

/// Names are sorted by so much of their key; more than any two names have in common.
const SORTED_BY: usize = 48;

pub(super) struct Entry {
    pub(super) found: Found,
    /// One after the other, with [`BETWEEN`] between them.
    pub(super) names: Box<[WordId]>,
    /// Each once, to take them out again.
    words: Box<[WordId]>,
    pub(super) sorted_by: Box<[u8]>,
    pub(super) is_restricted: bool,
    programme: Option<u16>,
    units: Box<[UnitSlot]>,
    pub(super) years: Option<(i16, i16)>,
    pub(super) state: Option<TaskState>,
    pub(super) day: Option<Date>,
    pub(super) until: Option<Date>,
}

/// The records a word stands in, in the order of their slots.
#[derive(Default)]
pub(super) struct Places {
    slots: Vec<Slot>,
    fields: Vec<Field>,
}

impl Places {
    fn put(&mut self, slot: Slot, field: Field) {
        match self.slots.binary_search(&slot) {
            Ok(at) => self.fields[at] = self.fields[at].max(field),
            Err(at) => {
                self.slots.insert(at, slot);
                self.fields.insert(at, field);
            }
        }
    }

    fn take_out(&mut self, slot: Slot) {
        if let Ok(at) = self.slots.binary_search(&slot) {
            self.slots.remove(at);
            self.fields.remove(at);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, Field)> {
        let slots = self.slots.iter().map(|slot| *slot as usize);
        slots.zip(self.fields.iter().copied())
    }
}

/// A programme, and who answers for what nobody is named for.
struct Programme {
    id: DocumentId,
    issuer: Option<UnitSlot>,
}

#[derive(Default)]
pub(in crate::book) struct Index {
    pub(super) lexicon: Lexicon,
    /// By word.
    pub(super) places: Vec<Places>,
    /// By slot; a slot whose record is no longer found by itself is empty.
    pub(super) entries: Vec<Option<Entry>>,
    slots: HashMap<Found, Slot>,
    programmes: Vec<Programme>,
    programme_slots: HashMap<DocumentId, u16>,
    pub(super) units: Vec<UnitId>,
    unit_slots: HashMap<UnitId, UnitSlot>,
    /// By unit: itself and every unit that it ever belonged to.
    pub(super) lines: Vec<Box<[UnitSlot]>>,
    /// The names of units as keys, for those who slip.
    pub(super) unit_names: HashMap<Slot, Box<[Box<str>]>>,
}

impl Index {
    /// Puts a record in the place of what it was, or takes it out.
    pub(super) fn put(&mut self, found: Found, material: Option<Material>) {
        let Some(slot) = self.slot(found) else {
            return;
        };
        self.take_out(slot);
        let Some(material) = material else {
            return;
        };
        let mut names = Vec::new();
        for name in material.names.iter().filter(|name| !name.is_empty()) {
            let words = self.lexicon.take(name);
            // An English name is often the Vietnamese one.
            if names
                .split(|word| *word == BETWEEN)
                .all(|known| known != words)
            {
                if !names.is_empty() {
                    names.push(BETWEEN);
                }
                names.extend(words);
            }
        }
        let mut words: Vec<(WordId, Field)> = names
            .iter()
            .filter(|word| **word != BETWEEN)
            .map(|word| (*word, Field::Name))
            .collect();
        for (texts, field) in [
            (&material.text, Field::Text),
            (&material.around, Field::Around),
        ] {
            for text in texts {
                let taken = self.lexicon.take(text);
                words.extend(taken.into_iter().map(|word| (word, field)));
            }
        }
        words.sort_unstable_by_key(|(word, field)| (*word, std::cmp::Reverse(*field)));
        words.dedup_by_key(|(word, _)| *word);
        self.places.resize_with(self.lexicon.len(), Places::default);
        for (word, field) in &words {
            self.places[*word as usize].put(slot, *field);
            if !material.facts.is_restricted {
                self.count(*word, 1);
            }
        }
        if matches!(found, Found::Unit(_)) {
            let keys = material.names.iter().map(|name| name_key(name).into());
            self.unit_names.insert(slot, keys.collect());
        }
        let words = words.into_iter().map(|(word, _)| word).collect();
        let sorted_by = material.names.first().map(|name| order_key(name));
        let mut sorted_by = sorted_by.unwrap_or_default();
        sorted_by.truncate(SORTED_BY);
        let entry = self.entry(found, names, words, sorted_by, &material.facts);
        self.entries[slot as usize] = Some(entry);
    }

    fn slot(&mut self, found: Found) -> Option<Slot> {
        if let Some(known) = self.slots.get(&found) {
            return Some(*known);
        }
        let slot = Slot::try_from(self.entries.len()).ok()?;
        self.entries.push(None);
        self.slots.insert(found, slot);
        Some(slot)
    }

    fn entry(
        &mut self,
        found: Found,
        names: Vec<WordId>,
        words: Box<[WordId]>,
        sorted_by: Vec<u8>,
        facts: &Facts,
    ) -> Entry {
        Entry {
            found,
            names: names.into(),
            words,
            sorted_by: sorted_by.into(),
            is_restricted: facts.is_restricted,
            programme: facts.programme.and_then(|id| self.programme_slot(id)),
            units: facts
                .units
                .iter()
                .filter_map(|unit| self.unit_slot(*unit))
                .collect(),
            years: facts.years,
            state: facts.state,
            day: facts.day,
            until: facts.until,
        }
    }

    fn take_out(&mut self, slot: Slot) {
        let Some(entry) = self.entries[slot as usize].take() else {
            return;
        };
        for word in &entry.words {
            self.places[*word as usize].take_out(slot);
            if !entry.is_restricted {
                self.count(*word, -1);
            }
        }
        self.unit_names.remove(&slot);
    }

    fn count(&mut self, word: WordId, by: i32) {
        let key = self.lexicon.key_of_word(word) as usize;
        let open = &mut self.lexicon.keys[key].open;
        *open = open.saturating_add_signed(by);
    }

    fn programme_slot(&mut self, id: DocumentId) -> Option<u16> {
        if let Some(known) = self.programme_slots.get(&id) {
            return Some(*known);
        }
        let slot = u16::try_from(self.programmes.len()).ok()?;
        self.programmes.push(Programme { id, issuer: None });
        self.programme_slots.insert(id, slot);
        Some(slot)
    }

    pub(super) fn unit_slot(&mut self, id: UnitId) -> Option<UnitSlot> {
        if let Some(known) = self.unit_slots.get(&id) {
            return Some(*known);
        }
        let slot = UnitSlot::try_from(self.units.len()).ok()?;
        self.units.push(id);
        self.lines.push(Box::default());
        self.unit_slots.insert(id, slot);
        Some(slot)
    }

    /// Who answers for what a programme says without naming anybody.
    pub(super) fn issued_by(&mut self, id: DocumentId, issuer: UnitId) {
        let issuer = self.unit_slot(issuer);
        if let Some(slot) = self.programme_slot(id) {
            self.programmes[usize::from(slot)].issuer = issuer;
        }
    }

    pub(super) fn known_unit(&self, id: UnitId) -> Option<UnitSlot> {
        self.unit_slots.get(&id).copied()
    }

    pub(super) fn at(&self, slot: Slot) -> Option<&Entry> {
        self.entries.get(slot as usize)?.as_ref()
    }

    /// What belongs to a unit: its name helps to find them.
    pub(super) fn of_unit(&self, id: UnitId) -> Vec<Found> {
        let Some(unit) = self.known_unit(id) else {
            return Vec::new();
        };
        let belongs = |entry: &&Entry| entry.units.contains(&unit);
        let entries = self.entries.iter().flatten().filter(belongs);
        entries.map(|entry| entry.found).collect()
    }
}

impl Entry {
    pub(super) fn programme(&self, index: &Index) -> Option<DocumentId> {
        let slot = usize::from(self.programme?);
        index.programmes.get(slot).map(|programme| programme.id)
    }

    /// The units that answer for it.
    pub(super) fn units<'a>(&'a self, index: &'a Index) -> &'a [UnitSlot] {
        if !self.units.is_empty() {
            return &self.units;
        }
        self.programme
            .and_then(|slot| index.programmes.get(usize::from(slot)))
            .and_then(|programme| programme.issuer.as_ref())
            .map_or(&[], std::slice::from_ref)
    }

    /// The number of its programme, for counting.
    pub(super) const fn programme_slot(&self) -> Option<u16> {
        self.programme
    }
}

impl Index {
    pub(super) fn programme_count(&self) -> usize {
        self.programmes.len()
    }

    pub(super) fn programme_at(&self, slot: u16) -> Option<DocumentId> {
        let programme = self.programmes.get(usize::from(slot))?;
        Some(programme.id)
    }
}

/// A whole name as a key, number by number as words have them.
fn name_key(name: &str) -> String {
    let words = domain::text::fold::written_words(name);
    let keys: Vec<_> = words.iter().map(|word| key_of(word)).collect();
    keys.join(" ")
}
