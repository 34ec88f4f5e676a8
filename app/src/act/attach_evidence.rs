//! Attaches files to a figure, a task or an update. The one act that is no server function: it
//! comes with files, which the server hands over one by one as they arrive.

use axum::http::StatusCode;
use domain::{
    Language, Refusal,
    command::AttachEvidence,
    evidence::{FileFault, FileName, KeptFile, MOST_AT_ONCE, Proven},
    id::TaskId,
    policy::Actor,
    refusal::{Field, Problem},
    text::normalise,
};
use exchange::evidence::Checked;
use service::evidence::{Brought, too_many};

use super::{
    Refused,
    call::{Sent, kept, status, with},
    place,
};
use crate::{
    address::Address,
    door::{Door, Visitor},
    page::reading,
};

/// The form's address.
pub const ACTION: &str = "/api/attach_evidence";
/// What the form is called where it comes back.
pub const ACT: &str = "attach_evidence";
/// What is said when it is done.
pub const DONE: &str = "them";
/// Characters of a name that is told back: it may be as long as its sender likes.
const MOST_OF_A_NAME: usize = 60;

/// A form with files, on its way in.
pub struct Coming {
    door: Door,
    visitor: Visitor,
    fields: Vec<(&'static str, String)>,
    files: Vec<KeptFile>,
    faults: Vec<(String, FileFault)>,
    passed_over: usize,
    /// Found out before the first file is read.
    allowed: Option<Result<(Actor, Proven), Refusal>>,
    failed: Option<Refusal>,
}

/// What is answered.
pub enum Answer {
    /// The page that says it is done.
    Done(String),
    /// The page with the form again, for a browser.
    Back(String),
    /// For a program.
    Refused(StatusCode, Refused),
}

/// The fields that are not files.
const FIELDS: [&str; 9] = [
    "id",
    "language",
    "indicator",
    "unit",
    "period",
    "task",
    "update",
    "caption",
    "restricted",
];

impl Coming {
    #[must_use]
    pub fn new(door: Door, visitor: Visitor) -> Self {
        Self {
            door,
            visitor,
            fields: Vec::new(),
            files: Vec::new(),
            faults: Vec::new(),
            passed_over: 0,
            allowed: None,
            failed: None,
        }
    }

    /// A field that is not a file; of two with one name the first counts.
    pub fn field(&mut self, name: &str, text: String) {
        let known = FIELDS.into_iter().find(|field| *field == name);
        if let Some(name) = known
            && self.fields.iter().all(|(field, _)| *field != name)
        {
            self.fields.push((name, text));
        }
    }

    /// Whether there is any use in looking through another file: its sender may attach it, and
    /// nothing failed so far.
    pub fn takes_another(&mut self) -> bool {
        if self.allowed.is_none() {
            self.allowed = Some(self.find());
        }
        let is_allowed = matches!(self.allowed, Some(Ok(_))) && self.failed.is_none();
        is_allowed && self.files.len() + self.faults.len() < MOST_AT_ONCE
    }

    /// A file, as it was looked through.
    pub async fn file(&mut self, typed: &str, checked: Result<Checked, FileFault>) {
        let checked = match checked {
            Ok(checked) => checked,
            Err(fault) => {
                self.faults.push((told(typed), fault));
                return;
            }
        };
        // With one that is not taken nothing is kept of the others either.
        if !self.faults.is_empty() {
            return;
        }
        let brought = Brought {
            name: FileName::of(typed, checked.kind),
            kind: checked.kind,
            content: checked.content,
            pixels: checked.pixels,
            preview: checked.preview.map(|small| (small.content, small.pixels)),
        };
        match self.door.service.bring_file(brought).await {
            Ok(kept) => self.files.push(kept),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// A file that was not looked at.
    pub fn passed_over(&mut self) {
        self.passed_over += 1;
    }

    pub fn refuse(&mut self, refusal: Refusal) {
        self.failed.get_or_insert(refusal);
    }

    /// Holds the files no longer: what came of them is not written down, or is already.
    pub fn let_go(&self) {
        self.door.service.let_go(&self.files);
    }

    /// Everything came: attaches the files, and answers.
    pub async fn end(mut self, by_form: bool) -> Answer {
        let outcome = self.attach().await;
        self.let_go();
        let language = self.language();
        let address = Address { language, on: None };
        let page = self.page();
        match outcome {
            Ok(()) => Answer::Done(address.to(&with(&page, reading::DONE, DONE))),
            Err(refusal) if by_form => {
                let sent = Sent {
                    act: ACT,
                    id: self.said("id").to_owned(),
                    page,
                    fields: ["caption", "restricted", "update"]
                        .map(|name| (name, self.said(name).to_owned()))
                        .into(),
                };
                let way = kept(&self.door, &self.visitor, sent, Some(refusal));
                Answer::Back(address.to(&way))
            }
            Err(refusal) => Answer::Refused(status(&refusal), Refused::new(refusal, language)),
        }
    }

    async fn attach(&mut self) -> Result<(), Refusal> {
        let (actor, of) = match self.allowed.take() {
            Some(found) => found?,
            None => self.find()?,
        };
        // What names another thing behind the files than before them is no form of ours.
        if self.proven()? != of {
            return Err(Refusal::NotFound);
        }
        if let Some(failed) = self.failed.take() {
            return Err(failed);
        }
        if !self.faults.is_empty() {
            let faults = std::mem::take(&mut self.faults);
            return Err(Refusal::field(Field::Files, Problem::Files(faults)));
        }
        if self.passed_over > 0 {
            return Err(Refusal::field(Field::Files, too_many()));
        }
        let command = AttachEvidence {
            id: place::id(self.said("id"))?,
            of,
            caption: self.said("caption").to_owned(),
            restricted: self.said("restricted") == "true",
            files: self.files.clone(),
        };
        let service = self.door.service.clone();
        service.attach_evidence(&actor, command).await.map(drop)
    }

    /// Who sends it, and what it is for, if they may attach something to that.
    fn find(&self) -> Result<(Actor, Proven), Refusal> {
        let who = self.visitor.signed_in.as_ref();
        let actor = &who.ok_or(Refusal::NotSignedIn)?.actor;
        let of = self.proven()?;
        self.door.service.may_attach(actor, of)?;
        Ok((actor.clone(), of))
    }

    fn proven(&self) -> Result<Proven, Refusal> {
        let task = self.said("task");
        if task.is_empty() {
            let at = place::place(
                self.said("indicator"),
                self.said("unit"),
                self.said("period"),
            )?;
            return Ok(Proven::Figure {
                indicator: at.indicator,
                unit: at.unit,
                period: at.period,
            });
        }
        let task: TaskId = place::id(task)?;
        match self.said("update") {
            "" => Ok(Proven::Task(task)),
            number => Ok(Proven::Update {
                task,
                number: place::id(number)?,
            }),
        }
    }

    /// The page of the form, without its language.
    fn page(&self) -> String {
        let of = self.proven();
        let book = self.door.service.book();
        let known = of.ok().and_then(|of| place::evidence_page(&book, of));
        known.unwrap_or_else(|| "/ban-lam-viec".to_owned())
    }

    fn said(&self, name: &str) -> &str {
        self.fields
            .iter()
            .find(|(field, _)| *field == name)
            .map_or("", |(_, text)| text)
    }

    fn language(&self) -> Language {
        match self.said("language") {
            "en" => Language::En,
            _ => Language::Vi,
        }
    }
}

/// A name as it is told back.
fn told(typed: &str) -> String {
    let name = normalise(typed);
    if name.chars().count() <= MOST_OF_A_NAME {
        return name;
    }
    let short: String = name.chars().take(MOST_OF_A_NAME).collect();
    format!("{short}…")
}
