//! One call of an act: who asks, whether by a plain form or an island, and how each is answered.

use std::{future::Future, sync::Arc};

use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use domain::{Language, Refusal, policy::Actor};
use leptos::prelude::*;
use leptos_axum::{ResponseOptions, redirect};
use service::{Service, account::sign_in::SignedIn};

use super::{Refused, form::ACT};
use crate::{
    address::Address,
    door::{Door, RefusedForm, Visitor},
    page::reading::{DONE, REFUSED},
};

pub struct Call {
    pub door: Door,
    pub visitor: Visitor,
    pub language: Language,
    by_form: bool,
}

/// A form as it was sent: what brings it back when it is refused.
pub struct Sent {
    pub act: &'static str,
    /// The command id, as it came.
    pub id: String,
    /// The path of the page the form stands on, without its language.
    pub page: String,
    /// What was typed. Passwords do not belong here.
    pub fields: Vec<(&'static str, String)>,
}

/// Where a form leads when it is done: a path and what is said there.
pub struct Done {
    pub path: String,
    pub code: &'static str,
}

impl Call {
    /// From what the server put into context.
    pub fn now(language: Language) -> Self {
        Self {
            door: expect_context(),
            visitor: expect_context(),
            language,
            by_form: is_by_form(),
        }
    }

    /// Runs a use case of somebody signed in. The server sees to it that what was begun comes to
    /// its end, even if the asker goes away meanwhile.
    pub async fn run<T, Work>(
        &self,
        use_case: impl FnOnce(Arc<Service>, SignedIn) -> Work,
    ) -> Result<T, Refusal>
    where
        Work: Future<Output = Result<T, Refusal>>,
    {
        let who = self.visitor.signed_in.clone().ok_or(Refusal::NotSignedIn)?;
        self.run_for_anyone(|service| use_case(service, who)).await
    }

    /// The same for whoever asks.
    pub async fn run_for_anyone<T, Work>(
        &self,
        use_case: impl FnOnce(Arc<Service>) -> Work,
    ) -> Result<T, Refusal>
    where
        Work: Future<Output = Result<T, Refusal>>,
    {
        use_case(Arc::clone(&self.door.service)).await
    }

    /// Answers: a form with a redirect, an island with the outcome and its status.
    pub fn answer<T>(
        &self,
        outcome: Result<T, Refusal>,
        done: impl FnOnce(&T) -> Done,
        sent: Sent,
    ) -> Result<T, Refused> {
        match outcome {
            Ok(result) => {
                if self.by_form {
                    let Done { path, code } = done(&result);
                    let next = if code.is_empty() {
                        path
                    } else {
                        with(&path, DONE, code)
                    };
                    redirect(&self.address().to(&next));
                }
                Ok(result)
            }
            Err(refusal) => {
                if self.by_form {
                    redirect(&self.address().to(&self.way_back(sent, refusal.clone())));
                } else {
                    answer_with(status(&refusal));
                }
                Err(Refused::new(refusal, self.language))
            }
        }
    }

    /// Answers a program that only asked.
    pub fn told<T>(&self, outcome: Result<T, Refusal>) -> Result<T, Refused> {
        outcome.map_err(|refusal| {
            answer_with(status(&refusal));
            Refused::new(refusal, self.language)
        })
    }

    /// Keeps a form that is to be looked at first, and answers where it is seen.
    pub fn hold(&self, sent: Sent) -> String {
        kept(&self.door, &self.visitor, sent, None)
    }

    /// Keeps a refused form for its sender, and answers where it is seen again.
    fn way_back(&self, sent: Sent, refusal: Refusal) -> String {
        kept(&self.door, &self.visitor, sent, Some(refusal))
    }

    fn address(&self) -> Address {
        Address {
            language: self.language,
            on: None,
        }
    }
}

/// Keeps a form for its sender, and answers where it is seen again.
pub fn kept(door: &Door, visitor: &Visitor, sent: Sent, refusal: Option<Refusal>) -> String {
    let Ok(id) = sent.id.parse() else {
        return sent.page;
    };
    let mut fields = sent.fields;
    fields.push((ACT, sent.act.to_owned()));
    let sender = visitor
        .signed_in
        .as_ref()
        .map(|who| Actor::officer(&who.actor));
    door.retained.keep(
        id,
        RefusedForm {
            sender,
            fields,
            refusal,
        },
    );
    with(&sent.page, REFUSED, &id.to_string())
}

/// A path with one more parameter.
pub fn with(path: &str, name: &str, value: &str) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}{name}={value}")
}

/// Adds a cookie to the answer.
pub fn set_cookie(cookie: &str) {
    if let (Some(response), Ok(cookie)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(cookie),
    ) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// Says that a request could not be read at all. There is no form to go back to: the server
/// puts a page in place of the answer for whoever asked for one.
pub fn not_understood() {
    answer_with(StatusCode::BAD_REQUEST);
}

/// A browser that posts a form asks for a page; an island asks for data.
fn is_by_form() -> bool {
    use_context::<Parts>().is_some_and(|parts| {
        parts
            .headers
            .get(header::ACCEPT)
            .and_then(|accept| accept.to_str().ok())
            .is_some_and(|accept| accept.contains("text/html"))
    })
}

fn answer_with(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// The status that says the same as a refusal.
pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotSignedIn | Refusal::WrongCredentials => StatusCode::UNAUTHORIZED,
        Refusal::NotAllowed
        | Refusal::WrongSecret
        | Refusal::FourEyes
        | Refusal::OwnAccount
        | Refusal::OwnProduct
        | Refusal::OwnRequest
        | Refusal::OwnProposal => StatusCode::FORBIDDEN,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::Fields(_)
        | Refusal::NotClear(_)
        | Refusal::NothingToWithdraw
        | Refusal::TooQuick
        | Refusal::FormTooOld => StatusCode::UNPROCESSABLE_ENTITY,
        // What is wrong with most says what is wrong with all.
        Refusal::Entries(entries) => {
            let all = |same: fn(&Refusal) -> bool| entries.iter().all(|(_, one)| same(one));
            if all(|one| matches!(one, Refusal::NotAllowed)) {
                StatusCode::FORBIDDEN
            } else if all(|one| matches!(one, Refusal::Conflict { .. })) {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            }
        }
        Refusal::TooManyCells { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Conflict { .. }
        | Refusal::ChangedMeanwhile
        | Refusal::NothingToSubmit
        | Refusal::NothingSubmitted
        | Refusal::NothingToAnswer
        | Refusal::NothingAnswered
        | Refusal::ConclusionGiven
        | Refusal::HandoverSettled
        | Refusal::NothingProposed
        | Refusal::EvidenceWithdrawn
        | Refusal::ReportFixed
        | Refusal::NothingToUndo
        | Refusal::RoundLocked { .. }
        | Refusal::FiguresAreThere
        | Refusal::NothingWasAnswered
        | Refusal::ExtensionAsked
        | Refusal::NothingAsked
        | Refusal::NotGiven
        | Refusal::HandedInAlready
        | Refusal::NothingHandedIn
        | Refusal::CommandReused => StatusCode::CONFLICT,
        Refusal::TooManyAttempts { .. } | Refusal::FullToday => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Failed { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
