//! Every word that is searched: as it is written, and as people type it.
//!
//! Word and key are numbers, so that names are compared without looking at letters. Words come
//! and never go: a language has only so many. An automaton over a sorted file (`fst`) would be
//! smaller, but is built whole each time; this is added to with every commit.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Bound,
    sync::Arc,
};

use domain::text::{
    fold::{search_key, written_words},
    near::{forgiven, slips},
};

/// A word as it is written, tone marks included.
pub(super) type WordId = u32;
/// A word without marks.
pub(super) type KeyId = u32;

/// Parts the names of a record; no word has it.
pub(super) const BETWEEN: WordId = 0;
/// Of a word still being typed, so much is there before it is corrected.
const ENOUGH_TO_CORRECT: usize = 4;

pub(super) struct Key {
    text: Arc<str>,
    /// Which letters are in it, to tell most words apart at a glance.
    letters: u32,
    /// The ways it is written.
    pub(super) words: Vec<WordId>,
    /// In how many records that everybody may see.
    pub(super) open: u32,
}

pub(super) struct Lexicon {
    words: HashMap<Box<str>, WordId>,
    /// By word.
    key_of: Vec<KeyId>,
    pub(super) keys: Vec<Key>,
    sorted: BTreeMap<Arc<str>, KeyId>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self {
            words: HashMap::new(),
            key_of: vec![KeyId::MAX],
            keys: Vec::new(),
            sorted: BTreeMap::new(),
        }
    }
}

/// The key of one written word. A number is the same with zeros before it: `05-CTr` is `5-CTr`.
pub(super) fn key_of(written: &str) -> String {
    without_zeros(&search_key(written)).to_owned()
}

pub(super) fn without_zeros(key: &str) -> &str {
    let is_number = !key.is_empty() && key.bytes().all(|sign| sign.is_ascii_digit());
    match key.trim_start_matches('0') {
        _ if !is_number => key,
        "" => "0",
        rest => rest,
    }
}

fn letters_of(key: &str) -> u32 {
    key.bytes().fold(0, |all, letter| {
        let place = match letter {
            b'a'..=b'z' => letter - b'a',
            b'0'..=b'9' => 26,
            _ => 27,
        };
        all | 1 << place
    })
}

impl Lexicon {
    /// The words of a text, known from now on.
    pub(super) fn take(&mut self, text: &str) -> Vec<WordId> {
        written_words(text)
            .into_iter()
            .filter_map(|written| self.take_word(written))
            .collect()
    }

    fn take_word(&mut self, written: String) -> Option<WordId> {
        if let Some(known) = self.words.get(written.as_str()) {
            return Some(*known);
        }
        let text = key_of(&written);
        let word = WordId::try_from(self.key_of.len()).ok()?;
        if text.is_empty() {
            return None;
        }
        let key = self.take_key(text)?;
        self.keys[key as usize].words.push(word);
        self.key_of.push(key);
        self.words.insert(written.into_boxed_str(), word);
        Some(word)
    }

    fn take_key(&mut self, text: String) -> Option<KeyId> {
        if let Some(known) = self.sorted.get(text.as_str()) {
            return Some(*known);
        }
        let key = KeyId::try_from(self.keys.len()).ok()?;
        let text: Arc<str> = text.into();
        self.keys.push(Key {
            letters: letters_of(&text),
            text: Arc::clone(&text),
            words: Vec::new(),
            open: 0,
        });
        self.sorted.insert(text, key);
        Some(key)
    }

    pub(super) fn len(&self) -> usize {
        self.key_of.len()
    }

    pub(super) fn word(&self, written: &str) -> Option<WordId> {
        self.words.get(written).copied()
    }

    pub(super) fn key(&self, text: &str) -> Option<KeyId> {
        self.sorted.get(text).copied()
    }

    pub(super) fn key_of_word(&self, word: WordId) -> KeyId {
        self.key_of
            .get(word as usize)
            .copied()
            .unwrap_or(KeyId::MAX)
    }

    /// The keys that begin so, the whole word among them.
    pub(super) fn beginning(&self, text: &str) -> impl Iterator<Item = (&str, KeyId)> {
        self.sorted
            .range::<str, _>((Bound::Included(text), Bound::Unbounded))
            .take_while(move |(key, _)| key.starts_with(text))
            .map(|(key, id)| (&**key, *id))
    }

    /// The keys that a word may have been meant for, each with the number of slips, the word itself
    /// left out.
    pub(super) fn nearly<'a>(
        &'a self,
        text: &'a str,
        is_last: bool,
    ) -> impl Iterator<Item = (KeyId, u32)> + 'a {
        let allowed = forgiven(text);
        let is_beginning = is_last && text.len() >= ENOUGH_TO_CORRECT;
        let letters = letters_of(text);
        (0..)
            .zip(&self.keys)
            .filter(move |(_, key)| {
                let missing = (letters & !key.letters).count_ones() as usize;
                let extra = (key.letters & !letters).count_ones() as usize;
                allowed > 0 && missing <= allowed && (is_beginning || extra <= allowed)
            })
            .filter_map(move |(id, key)| {
                let slips = slips(text.as_bytes(), key.text.as_bytes(), allowed, is_beginning)?;
                (slips > 0).then_some((id, slips))
            })
    }
}
