//! From the readable keys of the data files to ids. An id follows from its key alone, so that
//! the same data give the same ids wherever they are loaded.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Bilingual, Date, Timestamp,
    id::{DocumentId, IndicatorId, ItemId, MeetingId, Slug, SourceId, TaskId, UnitId},
    item::ItemKind,
    officer::{Author, Signature},
    source::Ground,
    text::Line,
};
use sha2::{Digest, Sha256};
use ulid::Ulid;

use super::{
    DataProblem, Entry,
    schema::{Both, Document, Item, Raw, Source, Unit},
};

/// The id of a key: the first 128 bits of the hash of its kind and itself.
fn ulid(kind: &str, key: &str) -> Ulid {
    let digest = Sha256::digest(format!("{kind}/{key}"));
    let mut bits = [0; 16];
    bits.copy_from_slice(&digest[..16]);
    Ulid::from(u128::from_be_bytes(bits))
}

/// The id of a unit of the demo.
#[must_use]
pub(super) fn unit_id(key: &str) -> UnitId {
    UnitId::new(ulid(Unit::KIND, key))
}

pub(super) fn source_id(key: &str) -> SourceId {
    SourceId::new(ulid(Source::KIND, key))
}

pub(super) fn document_id(key: &str) -> DocumentId {
    DocumentId::new(ulid(Document::KIND, key))
}

pub(super) fn item_id(key: &str) -> ItemId {
    ItemId::new(ulid(Item::KIND, key))
}

pub(super) fn indicator_id(key: &str) -> IndicatorId {
    IndicatorId::new(ulid("indicator", key))
}

pub(super) fn task_id(key: &str) -> TaskId {
    TaskId::new(ulid("task", key))
}

pub(super) fn meeting_id(key: &str) -> MeetingId {
    MeetingId::new(ulid("meeting", key))
}

/// Everything that can be referred to.
pub(super) struct Keys {
    taken_over: Timestamp,
    sources: BTreeMap<String, Option<Date>>,
    units: BTreeSet<String>,
    documents: BTreeMap<String, (bool, Bilingual)>,
    items: BTreeMap<String, ItemKind>,
}

impl Keys {
    pub fn of(
        taken_over: Timestamp,
        sources: &[Entry<Source>],
        units: &[Entry<Unit>],
        documents: &[Entry<Document>],
        items: &[Entry<Item>],
    ) -> Result<Self, DataProblem> {
        each_once(sources)?;
        each_once(units)?;
        each_once(documents)?;
        each_once(items)?;
        Ok(Self {
            taken_over,
            sources: sources
                .iter()
                .map(|entry| (entry.raw.key.clone(), entry.raw.published))
                .collect(),
            units: units.iter().map(|entry| entry.raw.key.clone()).collect(),
            documents: documents
                .iter()
                .map(|entry| {
                    (
                        entry.raw.key.clone(),
                        (entry.raw.programme, called(&entry.raw)),
                    )
                })
                .collect(),
            items: items
                .iter()
                .map(|entry| (entry.raw.key.clone(), entry.raw.kind))
                .collect(),
        })
    }

    pub fn unit(&self, key: &str) -> Result<UnitId, String> {
        self.units
            .contains(key)
            .then(|| unit_id(key))
            .ok_or_else(|| format!("there is no unit {key}"))
    }

    pub fn units(&self, keys: &[String]) -> Result<Vec<UnitId>, String> {
        keys.iter().map(|key| self.unit(key)).collect()
    }

    pub fn source(&self, key: &str) -> Result<SourceId, String> {
        self.sources
            .contains_key(key)
            .then(|| source_id(key))
            .ok_or_else(|| format!("there is no source {key}"))
    }

    pub fn document(&self, key: &str) -> Result<DocumentId, String> {
        self.documents
            .contains_key(key)
            .then(|| document_id(key))
            .ok_or_else(|| format!("there is no document {key}"))
    }

    /// What a document is called.
    pub fn title(&self, key: &str) -> Result<&Bilingual, String> {
        self.documents
            .get(key)
            .map(|(_, title)| title)
            .ok_or_else(|| format!("there is no document {key}"))
    }

    /// A document whose items are followed.
    pub fn programme(&self, key: &str) -> Result<DocumentId, String> {
        match self.documents.get(key) {
            Some((true, _)) => Ok(document_id(key)),
            Some((false, _)) => Err(format!("{key} is not a programme")),
            None => Err(format!("there is no document {key}")),
        }
    }

    pub fn item(&self, key: &str) -> Result<(ItemId, ItemKind), String> {
        self.items
            .get(key)
            .map(|kind| (item_id(key), *kind))
            .ok_or_else(|| format!("there is no item {key}"))
    }

    /// The item something stands under.
    pub fn under(&self, key: Option<&String>) -> Result<Option<ItemId>, String> {
        key.map(|key| self.item(key).map(|(id, _)| id)).transpose()
    }

    pub fn ground(&self, source: &str, place: &str) -> Result<Ground, String> {
        Ok(Ground {
            source: Some(self.source(source)?),
            place: Line::try_from(place).map_err(|problem| format!("place: {problem}"))?,
        })
    }

    /// The operator's, who takes over what was published elsewhere.
    pub const fn signature(&self) -> Signature {
        Signature {
            by: Author::Operator,
            at: self.taken_over,
        }
    }

    /// When a source was published; a figure without a day cannot be shown as of one.
    pub fn published(&self, source: &str) -> Result<Date, String> {
        match self.sources.get(source) {
            Some(Some(day)) => Ok(*day),
            Some(None) => Err(format!("the source {source} has no day")),
            None => Err(format!("there is no source {source}")),
        }
    }
}

/// A document by its number, or else by its name.
fn called(document: &Document) -> Bilingual {
    match &document.number {
        Some(number) => Bilingual::new(
            format!("{} {number}", document.kind.name(domain::Language::Vi)),
            format!("{} {number}", document.kind.name(domain::Language::En)),
        ),
        None => document.short.as_ref().unwrap_or(&document.title).0.clone(),
    }
}

/// Whether no two records of a kind have the same key.
pub(super) fn each_once<T: Raw>(entries: &[Entry<T>]) -> Result<(), DataProblem> {
    let mut known = BTreeSet::new();
    match entries.iter().find(|entry| !known.insert(entry.raw.key())) {
        Some(again) => Err(again.problem(format!("a second {} with this key", T::KIND))),
        None => Ok(()),
    }
}

/// The address that a key gives.
pub(super) fn slug(key: &str) -> Result<Slug, String> {
    key.parse().map_err(|problem| format!("{problem}"))
}

/// The text of an optional field.
pub(super) fn text(both: Option<&Both>) -> Option<Bilingual> {
    both.map(|both| both.0.clone())
}

/// Two notes as one.
pub(super) fn joined(first: Option<Bilingual>, second: Option<Bilingual>) -> Option<Bilingual> {
    match (first, second) {
        (Some(first), Some(second)) => Some(Bilingual::new(
            format!("{} {}", first.vi, second.vi),
            format!("{} {}", first.en, second.en),
        )),
        (first, second) => first.or(second),
    }
}
