//! Creates a unit or changes one, with its names, codes and parents by date.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        errand::{Errand, Named},
        place,
    },
    domain::{
        command::{KeepUnit as Command, TypedDays, TypedName, TypedPair},
        id::UnitId,
    },
};

/// A name with its days, as its form sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NameSent {
    pub full: String,
    pub full_en: String,
    pub short: String,
    pub from: String,
    pub last: String,
}

/// A code or a parent with its days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DaysSent {
    pub what: String,
    pub from: String,
    pub last: String,
}

/// `unit` is empty for a new one.
///
/// # Errors
/// No right to, a field that cannot be read, a history that is none, or changed meanwhile.
#[server(endpoint = "keep_unit", prefix = "/api")]
pub async fn keep_unit(
    id: String,
    language: Language,
    #[server(default)] unit: String,
    #[server(default)] base: String,
    kind: String,
    #[server(default)] from: String,
    #[server(default)] until: String,
    #[server(default)] names: Vec<NameSent>,
    #[server(default)] codes: Vec<DaysSent>,
    #[server(default)] parents: Vec<DaysSent>,
    #[server(default)] serves: String,
    #[server(default)] note: String,
    #[server(default)] note_en: String,
    #[server(default)] source: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "keep_unit",
        code: "luu",
        language,
        id,
        fields: vec![
            ("kind", kind.clone()),
            ("from", from.clone()),
            ("until", until.clone()),
            ("names", written(&names)),
            ("codes", written(&codes)),
            ("parents", written(&parents)),
            ("serves", serves.clone()),
            ("note", note.clone()),
            ("note_en", note_en.clone()),
            ("source", source.clone()),
        ],
    };
    errand
        .go(
            |service| {
                let found = place::optional_id::<UnitId>(&unit);
                let book = service.book();
                let known = found
                    .as_ref()
                    .ok()
                    .and_then(|id| book.tree().get((*id)?))
                    .map(|unit| format!("/quan-ly/don-vi/{}", unit.slug));
                Named {
                    what: found,
                    next: known
                        .clone()
                        .unwrap_or_else(|| "/quan-ly/don-vi".to_owned()),
                    page: known.unwrap_or_else(|| "/quan-ly/don-vi/moi".to_owned()),
                }
            },
            |service, who, id, unit| async move {
                let days = |rows: Vec<DaysSent>| -> Vec<TypedDays> {
                    rows.into_iter()
                        .map(|row| TypedDays {
                            what: row.what,
                            from: row.from,
                            last: row.last,
                        })
                        .collect()
                };
                let command = Command {
                    id,
                    unit,
                    base,
                    kind,
                    from,
                    last: until,
                    names: names
                        .into_iter()
                        .map(|row| TypedName {
                            full: TypedPair {
                                vi: row.full,
                                en: row.full_en,
                            },
                            short: row.short,
                            from: row.from,
                            last: row.last,
                        })
                        .collect(),
                    codes: days(codes),
                    parents: days(parents),
                    serves,
                    note: TypedPair {
                        vi: note,
                        en: note_en,
                    },
                    source,
                };
                service.keep_unit(&who.actor, command).await
            },
        )
        .await
}

/// Rows in one text, to be kept with a refused form.
#[cfg(feature = "ssr")]
pub(crate) fn written<T: Serialize>(rows: &T) -> String {
    serde_json::to_string(rows).unwrap_or_default()
}

/// Rows from that text; none where nothing was sent.
#[cfg(feature = "ssr")]
pub(crate) fn read<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}
