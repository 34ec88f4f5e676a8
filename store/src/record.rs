//! How a record is written: its table, its id, and its content as the domain serialises it.
//! A sheet's cells are one JSON text: a hundred figures are read back ten times quicker than
//! as a hundred objects, and nothing ever asks the engine for a single one.

use domain::{
    figure::{
        Cell,
        sheet::{Sheet, SheetKey},
    },
    id::{DocumentId, UnitId},
    owner::Charge,
    period::Period,
    round::NothingToReport,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use service::store::{Record, RecordKey, StoreFailure};
use surrealdb::types::{Array, RecordId, SurrealValue, Value};

/// The tables of records, in an order in which each can be read.
pub(crate) const TABLES: &[&str] = &[
    "unit",
    "succession",
    "document",
    "source",
    "indicator",
    "item",
    "task",
    "officer",
    "preferences",
    "notice",
    "letter",
    "programme",
    "holiday",
    "extension",
    "owner",
    "explanation",
    "obstacle",
    "feedback",
    "meeting",
    "handover",
    "evidence",
    "report",
    "sheet",
];

fn table(key: &RecordKey) -> &'static str {
    match key {
        RecordKey::Unit(_) => "unit",
        RecordKey::Succession(..) => "succession",
        RecordKey::Document(_) => "document",
        RecordKey::Source(_) => "source",
        RecordKey::Indicator(_) => "indicator",
        RecordKey::Item(_) => "item",
        RecordKey::Task(_) => "task",
        RecordKey::Sheet(_) => "sheet",
        RecordKey::Officer(_) => "officer",
        RecordKey::Notice(_) => "notice",
        RecordKey::Letter(_) => "letter",
        RecordKey::Preferences(_) => "preferences",
        RecordKey::Programme(_) => "programme",
        RecordKey::Holiday(_) => "holiday",
        RecordKey::Extension(_) => "extension",
        RecordKey::Owner(_) => "owner",
        RecordKey::Explanation(_) => "explanation",
        RecordKey::Obstacle(_) => "obstacle",
        RecordKey::Feedback(_) => "feedback",
        RecordKey::Meeting(_) => "meeting",
        RecordKey::Handover(_) => "handover",
        RecordKey::Evidence(_) => "evidence",
        RecordKey::Report(_) => "report",
    }
}

pub(crate) fn record_id(key: &RecordKey) -> RecordId {
    let table = table(key);
    match key {
        RecordKey::Unit(id) => RecordId::new(table, id.to_string()),
        RecordKey::Succession(from, to, on) => {
            let of = [from.to_string(), to.to_string(), on.to_string()];
            RecordId::new(table, Array::from(of.to_vec()))
        }
        RecordKey::Document(id) | RecordKey::Programme(id) => RecordId::new(table, id.to_string()),
        RecordKey::Source(id) => RecordId::new(table, id.to_string()),
        RecordKey::Indicator(id) => RecordId::new(table, id.to_string()),
        RecordKey::Item(id) => RecordId::new(table, id.to_string()),
        RecordKey::Task(id) => RecordId::new(table, id.to_string()),
        RecordKey::Officer(id) | RecordKey::Preferences(id) => RecordId::new(table, id.to_string()),
        RecordKey::Notice(id) => RecordId::new(table, id.to_string()),
        RecordKey::Letter(id) => RecordId::new(table, id.to_string()),
        RecordKey::Owner(duty) => {
            let (kind, id) = match duty.charge {
                Charge::Indicator(id) => ("indicator", id.to_string()),
                Charge::Task(id) => ("task", id.to_string()),
            };
            let of = [duty.unit.to_string(), kind.to_owned(), id];
            RecordId::new(table, Array::from(of.to_vec()))
        }
        RecordKey::Explanation(id) => RecordId::new(table, id.to_string()),
        RecordKey::Obstacle(id) => RecordId::new(table, id.to_string()),
        RecordKey::Feedback(id) => RecordId::new(table, id.to_string()),
        RecordKey::Meeting(id) => RecordId::new(table, id.to_string()),
        RecordKey::Handover(id) => RecordId::new(table, id.to_string()),
        RecordKey::Evidence(id) => RecordId::new(table, id.to_string()),
        RecordKey::Report(id) => RecordId::new(table, id.to_string()),
        RecordKey::Holiday(day) => RecordId::new(table, day.to_string()),
        RecordKey::Sheet(key) | RecordKey::Extension(key) => RecordId::new(
            table,
            Array::from(vec![
                key.programme.to_string(),
                key.unit.to_string(),
                key.period.to_string(),
            ]),
        ),
    }
}

/// A sheet as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptSheet {
    programme: DocumentId,
    unit: UnitId,
    period: Period,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nothing: Option<NothingToReport>,
    cells: String,
}

pub(crate) fn content(record: &Record) -> Result<Value, StoreFailure> {
    let json = match record {
        Record::Unit(unit) => serde_json::to_value(unit),
        Record::Succession(edge) => serde_json::to_value(edge),
        Record::Document(document) => serde_json::to_value(document),
        Record::Source(source) => serde_json::to_value(source),
        Record::Indicator(indicator) => serde_json::to_value(indicator),
        Record::Item(item) => serde_json::to_value(item),
        Record::Task(task) => serde_json::to_value(task),
        Record::Officer(officer) => serde_json::to_value(officer),
        Record::Notice(notice) => serde_json::to_value(notice),
        Record::Letter(letter) => serde_json::to_value(letter),
        Record::Preferences(wanted) => serde_json::to_value(wanted),
        Record::Programme(programme) => serde_json::to_value(programme),
        Record::Holiday(holiday) => serde_json::to_value(holiday),
        Record::Extension(extension) => serde_json::to_value(extension),
        Record::Owner(owner) => serde_json::to_value(owner),
        Record::Explanation(explanation) => serde_json::to_value(explanation),
        Record::Obstacle(obstacle) => serde_json::to_value(obstacle),
        Record::Feedback(feedback) => serde_json::to_value(feedback),
        Record::Meeting(meeting) => serde_json::to_value(meeting),
        Record::Handover(handover) => serde_json::to_value(handover),
        Record::Evidence(evidence) => serde_json::to_value(evidence),
        Record::Report(report) => serde_json::to_value(report),
        Record::Sheet(sheet) => serde_json::to_string(sheet.cells()).and_then(|cells| {
            serde_json::to_value(KeptSheet {
                programme: sheet.key.programme,
                unit: sheet.key.unit,
                period: sheet.key.period,
                nothing: sheet.nothing().cloned(),
                cells,
            })
        }),
    };
    json.map(SurrealValue::into_value)
        .map_err(|error| StoreFailure {
            doing: "writing a record down",
            cause: error.to_string(),
        })
}

/// Reads a record back.
pub(crate) fn record(table: &str, content: Value) -> Result<Record, StoreFailure> {
    let json = content.into_json_value();
    Ok(match table {
        "unit" => Record::Unit(read(json)?),
        "succession" => Record::Succession(read(json)?),
        "document" => Record::Document(read(json)?),
        "source" => Record::Source(read(json)?),
        "indicator" => Record::Indicator(read(json)?),
        "item" => Record::Item(read(json)?),
        "task" => Record::Task(read(json)?),
        "officer" => Record::Officer(read(json)?),
        "notice" => Record::Notice(read(json)?),
        "letter" => Record::Letter(read(json)?),
        "preferences" => Record::Preferences(read(json)?),
        "programme" => Record::Programme(read(json)?),
        "holiday" => Record::Holiday(read(json)?),
        "extension" => Record::Extension(read(json)?),
        "owner" => Record::Owner(read(json)?),
        "explanation" => Record::Explanation(read(json)?),
        "obstacle" => Record::Obstacle(read(json)?),
        "feedback" => Record::Feedback(read(json)?),
        "meeting" => Record::Meeting(read(json)?),
        "handover" => Record::Handover(read(json)?),
        "evidence" => Record::Evidence(read(json)?),
        "report" => Record::Report(read(json)?),
        "sheet" => {
            let kept: KeptSheet = read(json)?;
            let cells: Vec<Cell> =
                serde_json::from_str(&kept.cells).map_err(|error| unreadable(&error))?;
            let key = SheetKey {
                programme: kept.programme,
                unit: kept.unit,
                period: kept.period,
            };
            Record::Sheet(Sheet::of(key, cells).with_nothing(kept.nothing))
        }
        other => {
            return Err(StoreFailure {
                doing: "reading a record",
                cause: format!("no such table: {other}"),
            });
        }
    })
}

fn read<T: DeserializeOwned>(json: serde_json::Value) -> Result<T, StoreFailure> {
    serde_json::from_value(json).map_err(|error| unreadable(&error))
}

fn unreadable(error: &serde_json::Error) -> StoreFailure {
    StoreFailure {
        doing: "reading a record",
        cause: error.to_string(),
    }
}
