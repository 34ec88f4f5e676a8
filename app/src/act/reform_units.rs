//! Merges, splits or transfers units: without `confirm` it is only looked at.

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
        call::{Call, Done, Sent},
        keep_unit::written,
        place,
    },
    domain::{
        Refusal,
        command::{ReformUnits as Command, TypedOutcome, TypedPair},
        id::{CommandId, UnitId},
    },
    service::Service,
};

/// A unit that something goes to, as its form sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutcomeSent {
    pub unit: String,
    pub full: String,
    pub full_en: String,
    pub short: String,
    pub kind: String,
    pub parent: String,
    pub code: String,
    pub takes: Vec<String>,
}

/// Something below a unit that ends, and the number of the outcome it goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BelowSent {
    pub unit: String,
    pub to: String,
}

/// A form as it was sent: what it is drawn from again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReformSent {
    pub on: String,
    pub document: String,
    pub note: String,
    pub note_en: String,
    pub old: Vec<String>,
    pub going_on: Vec<String>,
    pub outcomes: Vec<OutcomeSent>,
    pub below: Vec<BelowSent>,
}

#[cfg(feature = "ssr")]
impl ReformSent {
    /// # Errors
    /// Ids that are none.
    pub fn command(self, id: CommandId, base: String) -> Result<Command, Refusal> {
        let ids = |texts: &[String]| -> Result<Vec<UnitId>, Refusal> {
            texts.iter().map(|text| place::id(text)).collect()
        };
        let below: Result<Vec<_>, Refusal> = self
            .below
            .into_iter()
            .map(|one| Ok((place::id(&one.unit)?, one.to)))
            .collect();
        Ok(Command {
            id,
            base,
            on: self.on,
            document: self.document,
            note: TypedPair {
                vi: self.note,
                en: self.note_en,
            },
            old: ids(&self.old)?,
            going_on: ids(&self.going_on)?,
            outcomes: self
                .outcomes
                .into_iter()
                .map(|row| TypedOutcome {
                    unit: row.unit,
                    full: TypedPair {
                        vi: row.full,
                        en: row.full_en,
                    },
                    short: row.short,
                    kind: row.kind,
                    parent: row.parent,
                    code: row.code,
                    takes: row.takes,
                })
                .collect(),
            below: below?,
        })
    }

    /// The path of the page that this form stands on.
    #[must_use]
    pub fn page(&self, service: &Service) -> String {
        let book = service.book();
        let old: Vec<String> = self
            .old
            .iter()
            .filter_map(|id| book.tree().get(id.parse().ok()?))
            .map(|unit| unit.slug.to_string())
            .collect();
        if old.is_empty() {
            return "/quan-ly/don-vi/sap-xep".to_owned();
        }
        format!(
            "/quan-ly/don-vi/sap-xep?cu={}&so={}",
            old.join("%0A"),
            self.outcomes.len().max(1)
        )
    }
}

/// # Errors
/// No right to any of the units, a field that cannot be read, what does not add up, or changed since
/// it was looked at.
#[server(endpoint = "reform_units", prefix = "/api")]
pub async fn reform_units(
    id: String,
    language: Language,
    #[server(default)] base: String,
    #[server(default)] on: String,
    #[server(default)] document: String,
    #[server(default)] note: String,
    #[server(default)] note_en: String,
    #[server(default)] old: Vec<String>,
    #[server(default)] going_on: Vec<String>,
    #[server(default)] outcomes: Vec<OutcomeSent>,
    #[server(default)] below: Vec<BelowSent>,
    #[server(default)] confirm: bool,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let form = ReformSent {
        on,
        document,
        note,
        note_en,
        old,
        going_on,
        outcomes,
        below,
    };
    let page = form.page(&call.door.service);
    let sent = || Sent {
        act: "reform_units",
        id: id.clone(),
        page: page.clone(),
        fields: vec![("form", written(&form))],
    };
    let named = place::id(&id);
    let outcome = call
        .run(|service, who| {
            let form = form.clone();
            async move {
                let command = form.command(named?, base)?;
                if confirm {
                    let slug = service.reform_units(&who.actor, command).await?;
                    return Ok(Some(slug));
                }
                service.preview_reform(&who.actor, &command).map(|_| None)
            }
        })
        .await;
    let path = match &outcome {
        Ok(Some(slug)) => format!("/don-vi/{slug}"),
        Ok(None) => call.hold(sent()),
        Err(_) => String::new(),
    };
    let done = |made: &Option<domain::id::Slug>| Done {
        path,
        code: if made.is_some() { "sap-xep" } else { "" },
    };
    call.answer(outcome, done, sent()).map(drop)
}
