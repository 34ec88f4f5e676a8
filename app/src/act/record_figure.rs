//! Enters or corrects a figure: the form's act, and the island's.

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
        place,
    },
    crate::{page::shown::with_measure, words::Words},
    domain::{command::RecordFigure as Command, figure::FigureStep},
};

/// What the island shows of a figure that was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub revision: u32,
    pub submitted: bool,
    /// How far it has come, and its value, in words.
    pub standing: String,
    /// The command id of what is sent next.
    pub next: String,
    /// What was done.
    pub said: String,
}

/// # Errors
/// No right to, a field that cannot be read, or a conflict with both values.
#[server(endpoint = "record_figure", prefix = "/api")]
pub async fn record_figure(
    id: String,
    language: Language,
    indicator: String,
    unit: String,
    period: String,
    base: u32,
    value: String,
    ground: String,
    #[server(default)] note: String,
    #[server(default)] submit: bool,
) -> Result<Recorded, Refused> {
    let call = Call::now(language);
    let at = place::place(&indicator, &unit, &period);
    let page = place::page(&call.door.service, at.as_ref());
    let sent = Sent {
        act: "record_figure",
        id: id.clone(),
        page: page.clone(),
        fields: vec![
            ("base", base.to_string()),
            ("value", value.clone()),
            ("ground", ground.clone()),
            ("note", note.clone()),
            ("submit", submit.to_string()),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let at = at?;
            let measured = at.indicator;
            let command = Command {
                id: place::id(&id)?,
                at,
                base,
                language,
                value,
                ground,
                note,
                submit,
            };
            let saved = service.record_figure(&who.actor, command).await?;
            let submitted = saved.step == FigureStep::Submitted;
            let book = service.book();
            let measure = book
                .indicator(measured)
                .map(|indicator| indicator.measure.get(language))
                .unwrap_or_default();
            let quantity = saved
                .quantity
                .map(|quantity| with_measure(&quantity, measure, language))
                .unwrap_or_default();
            let words = Words(language);
            Ok(Recorded {
                revision: saved.revision,
                submitted,
                standing: standing(words, submitted, &quantity),
                next: service.new_command().to_string(),
                said: if submitted {
                    words.submitted_done()
                } else {
                    words.saved_draft()
                }
                .to_owned(),
            })
        })
        .await;
    let done = |recorded: &Recorded| {
        if recorded.submitted {
            Done {
                path: "/ban-lam-viec".into(),
                code: "trinh",
            }
        } else {
            Done {
                path: page,
                code: "luu",
            }
        }
    };
    call.answer(outcome, done, sent)
}

/// How far a value has come, and the value: "Bản nháp: 23".
#[cfg(feature = "ssr")]
pub(crate) fn standing(words: Words, submitted: bool, quantity: &str) -> String {
    let stage = if submitted {
        words.waiting()
    } else {
        words.draft()
    };
    format!("{stage}: {quantity}")
}
