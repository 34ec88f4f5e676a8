//! Asks a unit to explain a figure, a task or a whole report.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place,
    },
    domain::{Refusal, command::AskExplanation as Command, explanation::About},
    service::Service,
};

/// What is asked about is one of: an indicator with a period, a task, a programme with a period.
///
/// # Errors
/// No right to, no question, no day for the answer, or nothing to ask about.
#[server(endpoint = "ask_explanation", prefix = "/api")]
pub async fn ask_explanation(
    id: String,
    language: Language,
    unit: String,
    #[server(default)] indicator: String,
    #[server(default)] task: String,
    #[server(default)] programme: String,
    #[server(default)] period: String,
    question: String,
    #[server(default)] due: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let about = about(&indicator, &task, &programme, &period);
    let unit = place::id(&unit);
    let page = match (&about, &unit) {
        (Ok(about), Ok(unit)) => ask_page(&call.door.service, *about, *unit),
        _ => None,
    };
    let sent = Sent {
        act: "ask_explanation",
        id: id.clone(),
        page: page.unwrap_or_else(|| "/giai-trinh".to_owned()),
        fields: vec![("question", question.clone()), ("due", due.clone())],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                about: about?,
                unit: unit?,
                question,
                due,
            };
            let saved = service.ask_explanation(&who.actor, command).await?;
            Ok(saved.id.to_string())
        })
        .await;
    let path = outcome.as_ref().map_or_else(
        |_| "/giai-trinh".to_owned(),
        |id| format!("/giai-trinh/{id}"),
    );
    let done = |&(): &()| Done { path, code: "hoi" };
    call.answer(outcome.map(drop), done, sent)
}

#[cfg(feature = "ssr")]
fn about(indicator: &str, task: &str, programme: &str, period: &str) -> Result<About, Refusal> {
    match (indicator, task, programme) {
        (indicator, "", "") => Ok(About::Figure {
            indicator: place::id(indicator)?,
            period: place::id(period)?,
        }),
        ("", task, "") => Ok(About::Task(place::id(task)?)),
        ("", "", programme) => Ok(About::Round {
            programme: place::id(programme)?,
            period: place::id(period)?,
        }),
        _ => Err(Refusal::NotFound),
    }
}

/// The path of the form that asks about something of a unit.
#[cfg(feature = "ssr")]
pub(crate) fn ask_page(
    service: &Service,
    about: About,
    unit: domain::id::UnitId,
) -> Option<String> {
    let book = service.book();
    let unit = &book.tree().get(unit)?.slug;
    Some(match about {
        About::Figure { indicator, period } => {
            let indicator = &book.indicator(indicator)?.slug;
            format!("/giai-trinh/moi/chi-tieu/{indicator}/{unit}/{period}")
        }
        About::Task(task) => {
            let task = &book.task(task)?.slug;
            format!("/giai-trinh/moi/nhiem-vu/{task}/{unit}")
        }
        About::Round { programme, period } => {
            let programme = &book.document(programme)?.slug;
            format!("/giai-trinh/moi/ky-bao-cao/{programme}/{unit}/{period}")
        }
    })
}
