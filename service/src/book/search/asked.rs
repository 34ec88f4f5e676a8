//! A query, taken apart: the words as they were typed, what keys of a keyboard left over put right,
//! and every way in which it may be spelled.

use std::{collections::HashMap, rc::Rc};

use domain::text::{
    abbreviation::{Concept, concepts, together},
    fold::written_words,
    telex::meant,
};

use super::{
    index::Index,
    lexicon::{KeyId, Lexicon, WordId, key_of, without_zeros},
};

/// Nobody means more than so many words at once; the rest is left out.
const MOST_CONCEPTS: usize = 12;

/// A word of the query.
#[derive(Clone)]
pub(super) struct Word {
    pub(super) written: String,
    pub(super) key: String,
}

impl Word {
    /// Whether it was typed with marks, so that others are a different word.
    pub(super) fn is_marked(&self) -> bool {
        self.written != self.key
    }
}

/// A term of the query and its other spellings.
pub(super) struct Term {
    pub(super) own: Vec<Word>,
    pub(super) others: Vec<Vec<String>>,
}

/// Which keys end a spelling: the last word may still be typed.
pub(super) type Endings = Rc<[bool]>;

/// One spelling of the whole query as keys.
pub(super) struct Spelling {
    pub(super) before: Vec<KeyId>,
    pub(super) last: Option<KeyId>,
    pub(super) endings: Endings,
}

pub(super) struct Asked {
    pub(super) terms: Vec<Term>,
    /// The whole query as words; none where one of them is nowhere written so.
    pub(super) written: Option<Vec<WordId>>,
    pub(super) spellings: Vec<Spelling>,
    /// As keys, for names that are nearly so.
    pub(super) keys: Vec<String>,
}

impl Asked {
    /// Takes a query apart; nothing where there is no word in it.
    pub(super) fn of(query: &str, index: &Index) -> Option<Self> {
        let words = words(query);
        (!words.is_empty()).then(|| Self::of_words(&words, &index.lexicon))
    }

    /// The same with words put right that are nowhere; nothing where none is. `knows` says whether a
    /// key counts as a word that is there: what only others may read must not steer anybody's search.
    pub(super) fn put_right(
        query: &str,
        index: &Index,
        knows: &dyn Fn(KeyId) -> bool,
    ) -> Option<Self> {
        let typed = words(query);
        let right: Vec<_> = typed
            .iter()
            .flat_map(|word| put_right(word.clone(), &index.lexicon, knows))
            .collect();
        (!same(&typed, &right)).then(|| Self::of_words(&right, &index.lexicon))
    }

    fn of_words(words: &[Word], lexicon: &Lexicon) -> Self {
        let text: Vec<_> = words.iter().map(|word| word.key.as_str()).collect();
        let concepts = concepts(&text.join(" "));
        let keys = together(&concepts);
        let mut left = words.iter().cloned();
        let mut terms: Vec<Term> = Vec::new();
        for Concept { own, others } in concepts {
            let own: Vec<Word> = left.by_ref().take(own.len()).collect();
            let is_new = terms.iter().all(|term| !same(&term.own, &own));
            if is_new && terms.len() < MOST_CONCEPTS {
                terms.push(Term { own, others });
            }
        }
        let written = words.iter().map(|word| lexicon.word(&word.written));
        Self {
            terms,
            written: written.collect(),
            spellings: spellings(&keys, lexicon),
            keys,
        }
    }
}

fn words(query: &str) -> Vec<Word> {
    let written = written_words(query).into_iter().map(|written| Word {
        key: key_of(&written),
        written,
    });
    written.filter(|word| !word.key.is_empty()).collect()
}

fn same(one: &[Word], other: &[Word]) -> bool {
    one.iter()
        .map(|word| &word.written)
        .eq(other.iter().map(|word| &word.written))
}

/// A word that is there stays. One that is not may be keys of Telex or VNI, a number and letters
/// without a blank, or two words without one.
fn put_right(word: Word, lexicon: &Lexicon, knows: &dyn Fn(KeyId) -> bool) -> Vec<Word> {
    let is_there = |key: &str| lexicon.key(key).is_some_and(knows);
    let begins = |key: &str| lexicon.beginning(key).any(|(_, key)| knows(key));
    let is_term = |key: &str| concepts(key).iter().any(|one| !one.others.is_empty());
    if begins(&word.key) || is_term(&word.key) {
        return vec![word];
    }
    let plain = |key: &str| Word {
        written: key.to_owned(),
        key: without_zeros(key).to_owned(),
    };
    if let Some(meant) = meant(&word.key).filter(|meant| begins(meant)) {
        return vec![plain(&meant)];
    }
    let parts = numbers_apart(&word.key);
    if parts.len() > 1 {
        return parts
            .into_iter()
            .flat_map(|part| put_right(plain(part), lexicon, knows))
            .collect();
    }
    let two = (2..word.key.len().saturating_sub(1))
        .filter(|place| word.key.is_char_boundary(*place))
        .map(|place| word.key.split_at(place))
        .find(|(one, other)| is_there(one) && is_there(other));
    match two {
        Some((one, other)) => vec![plain(one), plain(other)],
        None => vec![word],
    }
}

/// `05ctr` is `05` and `ctr`.
fn numbers_apart(key: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = key;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest
            .find(|sign: char| sign.is_ascii_digit() != is_number)
            .unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    parts
}

fn spellings(keys: &[String], lexicon: &Lexicon) -> Vec<Spelling> {
    let mut known: HashMap<&str, Endings> = HashMap::new();
    let mut spellings = Vec::new();
    for key in keys {
        let mut words: Vec<&str> = key.split(' ').map(without_zeros).collect();
        let Some(last) = words.pop() else {
            continue;
        };
        // A word that is nowhere is in no name.
        let Some(before) = words.iter().map(|word| lexicon.key(word)).collect() else {
            continue;
        };
        let endings = known.entry(last).or_insert_with(|| {
            let mut endings = vec![false; lexicon.keys.len()];
            for (_, key) in lexicon.beginning(last) {
                endings[key as usize] = true;
            }
            endings.into()
        });
        spellings.push(Spelling {
            before,
            last: lexicon.key(last),
            endings: Rc::clone(endings),
        });
    }
    spellings
}
