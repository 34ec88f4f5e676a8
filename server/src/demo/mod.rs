//! The demo: what five published articles say, as records of the book. The data are TOML files
//! beside the crate, one an article, in our own words; this turns them into records, and refuses
//! a file with an unknown key, a reference to nothing or a fact without a source.

pub mod accounts;
mod document;
mod indicator;
mod item;
mod keys;
mod meeting;
mod round;
mod schema;
mod source;
mod task;
mod unit;

use std::fmt;

use domain::{Timestamp, id::UnitId, unit::tree::UnitTree};
use serde::de::DeserializeOwned;
use service::store::Record;

use keys::Keys;
use schema::{Programme, Raw};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../demo/", $name)))),*]
    };
}

const SOURCES: (&str, &str) = ("sources.toml", include_str!("../../demo/sources.toml"));
const UNITS: (&str, &str) = ("units.toml", include_str!("../../demo/units.toml"));
const DOCUMENTS: (&str, &str) = ("documents.toml", include_str!("../../demo/documents.toml"));
const ROUNDS: (&str, &str) = ("rounds.toml", include_str!("../../demo/rounds.toml"));
const PROGRAMMES: [(&str, &str); 5] = files![
    "000-thuong-tin.toml",
    "001-me-linh.toml",
    "002-huong-tra.toml",
    "003-thach-that.toml",
    "004-tu-ky.toml",
];

/// Whose journal takes the records that belong to no unit.
const HOME: &str = "thanh-pho-ha-noi";

/// What the files say, ready to be loaded.
#[derive(Clone, Debug)]
pub struct Demo {
    pub records: Vec<Record>,
    pub home: UnitId,
}

/// What is wrong with a data file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct DataProblem {
    file: &'static str,
    /// The record's key; none when the file cannot be read at all.
    key: Option<String>,
    problem: String,
}

impl fmt::Display for DataProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "server/demo/{}: ", self.file)?;
        if let Some(key) = &self.key {
            write!(f, "{key}: ")?;
        }
        f.write_str(&self.problem)
    }
}

/// A raw record with the file it stands in, so that a problem can name both.
struct Entry<T> {
    file: &'static str,
    raw: T,
}

impl<T: Raw> Entry<T> {
    fn problem(&self, problem: impl fmt::Display) -> DataProblem {
        DataProblem {
            file: self.file,
            key: Some(self.raw.key().to_owned()),
            problem: problem.to_string(),
        }
    }

    /// Makes something of the record; what goes wrong is told with its place.
    fn make<R>(&self, make: impl FnOnce(&T) -> Result<R, String>) -> Result<R, DataProblem> {
        make(&self.raw).map_err(|problem| self.problem(problem))
    }
}

/// Reads all files. `at` is when they are taken over: that is when the operator signs, however
/// old a figure is.
///
/// # Errors
/// The first thing that is wrong with them.
pub fn read(at: Timestamp) -> Result<Demo, DataProblem> {
    let sources: schema::Sources = parse(SOURCES)?;
    let units: schema::Units = parse(UNITS)?;
    let documents: schema::Documents = parse(DOCUMENTS)?;
    let rounds: round::Rounds = parse(ROUNDS)?;
    let sources = entries(SOURCES.0, sources.source);
    let succession = entries(UNITS.0, units.succession);
    let units = entries(UNITS.0, units.unit);
    let documents = entries(DOCUMENTS.0, documents.document);
    let programmes = entries(ROUNDS.0, rounds.programme);
    let holidays = entries(ROUNDS.0, rounds.holiday);
    let (mut indicators, mut items) = (Vec::new(), Vec::new());
    let (mut tasks, mut meetings) = (Vec::new(), Vec::new());
    for file in PROGRAMMES {
        let programme: Programme = parse(file)?;
        indicators.extend(entries(file.0, programme.indicator));
        items.extend(entries(file.0, programme.item));
        tasks.extend(entries(file.0, programme.task));
        meetings.extend(entries(file.0, programme.meeting));
    }

    let keys = Keys::of(at, &sources, &units, &documents, &items)?;
    keys::each_once(&indicators)?;
    keys::each_once(&tasks)?;
    keys::each_once(&meetings)?;
    keys::each_once(&programmes)?;
    keys::each_once(&holidays)?;

    let mut records = Vec::new();
    for entry in &sources {
        records.push(Record::Source(entry.make(source::record)?));
    }
    let mut tree = UnitTree::default();
    for entry in &units {
        let unit = entry.make(|raw| unit::record(raw, &keys))?;
        tree.put(unit.clone());
        records.push(Record::Unit(unit));
    }
    for entry in &succession {
        records.push(Record::Succession(
            entry.make(|raw| unit::succession(raw, &keys))?,
        ));
    }
    let mut numbers = Vec::new();
    for entry in &documents {
        let document = entry.make(|raw| document::record(raw, &keys, &tree))?;
        if let Some(number) = document.number_key() {
            if numbers.contains(&number) {
                return Err(entry.problem("another document has this number"));
            }
            numbers.push(number);
        }
        records.push(Record::Document(document));
    }
    for entry in &programmes {
        records.push(Record::Programme(
            entry.make(|raw| round::programme(raw, &keys))?,
        ));
    }
    for entry in &holidays {
        records.push(Record::Holiday(entry.make(round::holiday)?));
    }
    for entry in &items {
        records.push(Record::Item(entry.make(|raw| item::record(raw, &keys))?));
    }
    for entry in &documents {
        records.extend(
            entry
                .make(|raw| document::note(raw, &keys))?
                .map(Record::Item),
        );
    }
    for entry in &indicators {
        records.push(Record::Indicator(
            entry.make(|raw| indicator::record(raw, &keys))?,
        ));
    }
    for entry in &tasks {
        records.push(Record::Task(entry.make(|raw| task::record(raw, &keys))?));
    }
    for entry in &meetings {
        records.push(Record::Meeting(
            entry.make(|raw| meeting::record(raw, &items, &tasks, &keys))?,
        ));
    }
    records.extend(
        indicator::sheets(&indicators, &keys)?
            .into_iter()
            .map(Record::Sheet),
    );
    Ok(Demo {
        records,
        home: keys::unit_id(HOME),
    })
}

fn parse<T: DeserializeOwned>((file, text): (&'static str, &str)) -> Result<T, DataProblem> {
    toml::from_str(text).map_err(|problem| DataProblem {
        file,
        key: None,
        problem: problem.to_string(),
    })
}

fn entries<T>(file: &'static str, raw: Vec<T>) -> Vec<Entry<T>> {
    raw.into_iter().map(|raw| Entry { file, raw }).collect()
}

#[cfg(test)]
mod tests;
