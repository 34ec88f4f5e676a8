//! What citizens send. Their forms are answered with a page at once and not by leading on to one: so
//! a secret is in no address, what somebody typed is kept nowhere, and it needs no JavaScript and no
//! cookie. The secret goes along from form to form on that page and is gone with it.

use std::sync::Arc;

use domain::{
    Refusal,
    command::{FeedbackTyped, KeepFeedback, SendFeedback, Wish},
    feedback::{About, Feedback, Reference, Step},
    id::CommandId,
};
use service::feedback::FeedbackSent;

use crate::{
    door::{Door, RefusedForm, Visitor},
    page::feedback::about_at,
};

/// What came of a form, for the page that answers it.
#[derive(Clone)]
pub struct Posted(pub Arc<Outcome>);

pub enum Outcome {
    /// It is here again, with everything that was typed.
    Back(Back),
    Sent(FeedbackSent),
    Opened(Box<Opened>),
    /// There is no such address.
    Nowhere,
}

pub struct Back {
    pub act: &'static str,
    /// Its id, if it may be sent under that again.
    pub id: Option<CommandId>,
    pub form: RefusedForm,
}

/// What somebody sent, open before them because they know its secret.
pub struct Opened {
    pub one: Feedback,
    pub secret: String,
    /// What they just did with it.
    pub done: Option<Step>,
    /// What they tried in vain.
    pub back: Option<Back>,
}

const ROOT: &str = "/phan-anh/";
const SEND: &str = "gui/";

/// What a form sent, by name.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn of(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    fn get(&self, name: &str) -> String {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// What has to come back; a secret does not.
    fn typed(&self, names: &[&'static str]) -> Vec<(&'static str, String)> {
        names.iter().map(|name| (*name, self.get(name))).collect()
    }
}

/// Takes what was sent to an address.
pub async fn receive(door: &Door, visitor: &Visitor, path: &str, body: &[u8]) -> Posted {
    let path = path.strip_prefix("/en").unwrap_or(path);
    let rest = path.strip_prefix(ROOT).unwrap_or_default();
    let fields = Fields::of(body);
    let outcome = match rest.strip_prefix(SEND) {
        Some(what) => {
            let about = about_of(door, what);
            match about {
                Some(about) => send(door, visitor, about, &fields).await,
                None => Outcome::Nowhere,
            }
        }
        None => match rest.parse() {
            Ok(reference) => keep(door, visitor, reference, &fields).await,
            Err(_) => Outcome::Nowhere,
        },
    };
    Posted(Arc::new(outcome))
}

fn about_of(door: &Door, path: &str) -> Option<About> {
    let book = door.service.book();
    let mut parts = path.split('/');
    let (what, slug, number) = (parts.next()?, parts.next()?, parts.next());
    about_at(&book, what, slug, number)
}

async fn send(door: &Door, visitor: &Visitor, about: About, fields: &Fields) -> Outcome {
    const ACT: &str = "send_feedback";
    let id: Option<CommandId> = fields.get("id").parse().ok();
    let token = fields.get("token");
    let outcome = match id {
        Some(id) => {
            let command = SendFeedback {
                id,
                about,
                token: token.clone(),
                typed: FeedbackTyped {
                    kind: fields.get("kind"),
                    words: fields.get("content"),
                    name: fields.get("sender"),
                    public: fields.has("public"),
                    contact: fields.get("contact"),
                    agreed: fields.has("consent"),
                    trap: fields.get("website"),
                },
                address: visitor.address.clone(),
            };
            door.service.send_feedback(command).await
        }
        None => Err(Refusal::FormTooOld),
    };
    match outcome {
        Ok(sent) => Outcome::Sent(sent),
        Err(Refusal::NotFound) => Outcome::Nowhere,
        Err(refusal) => {
            // Under an id that is not ours to give, nothing is sent again: somebody might try
            // another's.
            let ours = id.filter(|id| {
                refusal != Refusal::CommandReused
                    && door.service.is_feedback_form(&token, *id, about)
            });
            Outcome::Back(Back {
                act: ACT,
                id: ours,
                form: RefusedForm {
                    sender: None,
                    fields: fields
                        .typed(&["kind", "content", "sender", "contact", "public", "consent"]),
                    refusal: Some(refusal),
                },
            })
        }
    }
}

/// The steps that somebody may take with what they sent, by the names of their forms.
fn wish(fields: &Fields) -> Option<(&'static str, Wish)> {
    Some(match fields.get("act").as_str() {
        "rate_feedback" => (
            "rate_feedback",
            Wish::Rate {
                stars: fields.get("stars"),
                words: fields.get("note"),
            },
        ),
        "ask_feedback_again" => (
            "ask_feedback_again",
            Wish::AskAgain {
                words: fields.get("content"),
            },
        ),
        "withdraw_feedback" if fields.has("sure") => ("withdraw_feedback", Wish::Withdraw),
        "erase_feedback" if fields.has("sure") => ("erase_feedback", Wish::Erase),
        _ => return None,
    })
}

async fn keep(door: &Door, visitor: &Visitor, reference: Reference, fields: &Fields) -> Outcome {
    let (secret, service) = (fields.get("secret"), &door.service);
    let opened = service.open_feedback(reference, &secret, &visitor.address);
    let one = match opened {
        Ok(one) => one,
        Err(Refusal::NotFound) => return Outcome::Nowhere,
        Err(refusal) => {
            return Outcome::Back(Back {
                act: "open_feedback",
                id: None,
                form: RefusedForm {
                    sender: None,
                    fields: Vec::new(),
                    refusal: Some(refusal),
                },
            });
        }
    };
    let id = fields.get("id").parse().ok();
    let Some((id, (act, wish))) = id.zip(wish(fields)) else {
        return Outcome::Opened(Box::new(Opened {
            one,
            secret,
            done: None,
            back: None,
        }));
    };
    let command = KeepFeedback {
        id,
        reference,
        secret: secret.clone(),
        wish,
        address: visitor.address.clone(),
    };
    let (done, back) = match service.keep_feedback(command).await {
        Ok(saved) => (Some(saved.step), None),
        Err(refusal) => (
            None,
            Some(Back {
                act,
                id: Some(id),
                form: RefusedForm {
                    sender: None,
                    fields: fields.typed(&["stars", "note", "content"]),
                    refusal: Some(refusal),
                },
            }),
        ),
    };
    let now = service.book().feedback(one.id).cloned();
    Outcome::Opened(Box::new(Opened {
        one: now.unwrap_or(one),
        secret,
        done,
        back,
    }))
}
