//! Feedback: what citizens send and do with it later. What officers do about it is [`desk`], what
//! keeps programs out is [`gate`], and [`forget`] sees to it that nobody is known longer than needed.
//!
//! What is kept with a command's id says which form it was and never what was in it: a fingerprint
//! lasts for ever, and what somebody wrote must not.

mod desk;
mod forget;
pub mod gate;

use domain::{
    Refusal, Timestamp,
    command::{FeedbackTyped, KeepFeedback, SendFeedback, Wish},
    feedback::{
        About, Feedback, Kind, Rating, Reference, Secret, Sender, Sent, Step, Written,
        sender::{Contact, SenderName},
    },
    id::{CommandId, FeedbackId, UnitId},
    journal::{Change, Event, Hash},
    policy::{self, Action, Permit},
    refusal::{Field, Problem},
};
use serde::{Deserialize, Serialize};

use self::gate::Bounds;
use crate::{
    Service,
    manage::typed::Typed,
    run::{Decision, taken},
    store::{Record, RecordKey, Write},
};

/// What came of sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedbackSent {
    pub reference: Reference,
    /// Shown once. None when it was sent to an earlier run of the server.
    pub secret: Option<Secret>,
}

/// Where it stands after a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackSaved {
    pub id: FeedbackId,
    pub reference: Reference,
    pub revision: u32,
    pub step: Step,
}

impl Service {
    /// The same with bounds of one's own.
    #[must_use]
    pub fn bound_feedback(mut self, bounds: Bounds) -> Self {
        self.gate = self.gate.bounded(bounds);
        self
    }

    #[must_use]
    pub const fn feedback_bounds(&self) -> Bounds {
        self.gate.bounds
    }

    /// What a form for something has to bear that is made at a moment.
    #[must_use]
    pub fn feedback_token(&self, id: CommandId, about: About, made: Timestamp) -> String {
        self.gate.token(id, about, made)
    }

    /// Whether a form was made here for this, however long ago.
    #[must_use]
    pub fn is_feedback_form(&self, token: &str, id: CommandId, about: About) -> bool {
        self.gate.is_ours(token, id, about).is_some()
    }

    /// Takes what somebody asks or reports. Sent twice it is one, and answered the same.
    ///
    /// # Errors
    /// Not a form of ours, or sent too quickly; nothing there that everybody may see; nothing
    /// written, or personal data without consent; too many.
    pub async fn send_feedback(&self, command: SendFeedback) -> Result<FeedbackSent, Refusal> {
        let (now, about, id) = (self.clock.now(), command.about, command.id);
        self.gate.check(&command.token, id, about, now)?;
        let asked = self.book().asked_about_public(about, self.today());
        let asked = asked.ok_or(Refusal::NotFound)?;
        let read = Read::of(&command.typed, now)?;
        let secret = self.gate.secret(id);
        let form = ("feedback", about);
        let done: Option<FeedbackSaved> = self.done_before(id, &form).await?;
        let saved = if let Some(saved) = done {
            saved
        } else {
            self.room_for_feedback(&command.address, asked.unit, now)?;
            let sent = Sent {
                reference: self.new_reference(),
                secret: secret.hash(),
                about,
                programme: asked.programme,
                unit: asked.unit,
                kind: read.kind,
                words: read.words,
                sender: read.sender,
                at: now,
            };
            self.take_feedback_step(
                &form,
                (id, FeedbackId::new(id.ulid())),
                |before| match before {
                    None => Ok(policy::citizen(sent.unit)),
                    Some(_) => Err(Refusal::CommandReused),
                },
                |_, _, _| {
                    let one = Feedback::send(FeedbackId::new(id.ulid()), sent.clone());
                    Ok((one, Step::Sent))
                },
            )
            .await?
        };
        let book = self.book();
        let is_known = book
            .feedback(saved.id)
            .is_some_and(|one| one.is_by(&secret));
        Ok(FeedbackSent {
            reference: saved.reference,
            secret: is_known.then_some(secret),
        })
    }

    /// What somebody sent, for whoever holds its secret.
    ///
    /// # Errors
    /// Nothing there; another secret; too many tries.
    pub fn open_feedback(
        &self,
        reference: Reference,
        secret: &str,
        address: &str,
    ) -> Result<Feedback, Refusal> {
        self.gate.count_try(reference, address)?;
        let secret = read_secret(secret)?;
        let book = self.book();
        let one = book.feedback_at(reference).ok_or(Refusal::NotFound)?;
        policy::sender(one, &secret)?;
        Ok(one.clone())
    }

    /// Asks again, rates, withdraws or erases what one sent oneself.
    ///
    /// # Errors
    /// Another secret; too many tries; a step that cannot be taken now.
    pub async fn keep_feedback(&self, command: KeepFeedback) -> Result<FeedbackSaved, Refusal> {
        let known = self.open_feedback(command.reference, &command.secret, &command.address)?;
        let secret = read_secret(&command.secret)?;
        let wished = Wished::of(&command.wish)?;
        if matches!(wished, Wished::AskAgain(_)) {
            let unit = self.book().answers_feedback(&known, self.today());
            self.room_for_feedback(&command.address, unit, self.clock.now())?;
        }
        self.take_feedback_step(
            &("feedback", command.reference, command.wish.code()),
            (command.id, known.id),
            |before| policy::sender(before.ok_or(Refusal::NotFound)?, &secret),
            |before, _, now| {
                let before = before.ok_or(Refusal::NotFound)?;
                Ok(match &wished {
                    Wished::AskAgain(words) => {
                        (before.ask_again(words.clone(), now)?, Step::AskedAgain)
                    }
                    Wished::Rate { stars, words } => {
                        let rating = Rating {
                            stars: *stars,
                            words: words.clone(),
                            at: now,
                        };
                        (before.rate(rating)?, Step::Rated)
                    }
                    Wished::Withdraw => (before.withdraw(now)?, Step::Withdrawn),
                    Wished::Erase => (before.erase(now)?, Step::Erased),
                })
            },
        )
        .await
    }

    /// One step, in one commit with its entry in the chain of the unit in charge.
    async fn take_feedback_step<A: Action>(
        &self,
        form: &(impl Serialize + Sync),
        (command, id): (CommandId, FeedbackId),
        allow: impl Fn(Option<&Feedback>) -> Result<Permit<A>, Refusal> + Send + Sync,
        decide: impl Fn(
            Option<&Feedback>,
            domain::officer::Signature,
            Timestamp,
        ) -> Result<(Feedback, Step), Refusal>
        + Send
        + Sync,
    ) -> Result<FeedbackSaved, Refusal> {
        let now = self.clock.now();
        self.run(command, form, &[RecordKey::Feedback(id)], |mut fresh| {
            let (before, read_at) = taken::<Feedback>(fresh.pop().flatten());
            let permit = allow(before.as_ref())?;
            let by = permit.author();
            let signature = domain::officer::Signature { by, at: now };
            let (after, step) = decide(before.as_ref(), signature, now)?;
            let event = Event {
                // What is passed on stands in the chain of the unit that passed it on.
                unit: before.as_ref().map_or(after.unit, |before| before.unit),
                at: now,
                by,
                action: A::NAME,
                command,
                change: change(&after, step),
                restricted: false,
            };
            Ok(Decision {
                permit,
                answer: FeedbackSaved {
                    id: after.id,
                    reference: after.reference,
                    revision: after.revision,
                    step,
                },
                writes: vec![Write {
                    record: Record::Feedback(after),
                    read_at,
                }],
                events: vec![event],
            })
        })
        .await
    }

    /// Whether one more may be kept.
    fn room_for_feedback(
        &self,
        address: &str,
        unit: UnitId,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if self.book().feedback_on_day_of(unit, now) >= self.gate.bounds.per_unit as usize {
            return Err(Refusal::FullToday);
        }
        self.gate.count(address)
    }

    /// A reference that nothing has yet.
    fn new_reference(&self) -> Reference {
        let book = self.book();
        loop {
            let mut random = [0; 7];
            random.copy_from_slice(&self.clock.secret()[..7]);
            let reference = Reference::of(random);
            if book.feedback_at(reference).is_none() {
                return reference;
            }
        }
    }
}

/// What the journal tells of a step: never with a word of what was written.
fn change(after: &Feedback, step: Step) -> Change {
    let answer = after.latest().answer.as_ref();
    Change::Feedback {
        feedback: after.id,
        about: after.about,
        step,
        to: (step == Step::Forwarded).then_some(after.unit),
        content: answer
            .filter(|_| step == Step::Answered)
            .and_then(|answer| answer.text.as_ref())
            .map(|text| Hash::of(text.as_str().as_bytes())),
    }
}

fn read_secret(text: &str) -> Result<Secret, Refusal> {
    text.parse()
        .map_err(|_| Refusal::field(Field::Secret, Problem::NotASecret))
}

/// What somebody typed, read: all problems at once.
struct Read {
    kind: Kind,
    words: Written,
    sender: Option<Sender>,
}

impl Read {
    fn of(typed: &FeedbackTyped, now: Timestamp) -> Result<Self, Refusal> {
        let mut wrong = Typed::default();
        if !typed.trap.is_empty() {
            wrong.wrong(Field::Trap, Problem::LeaveEmpty);
        }
        let kind = Kind::of(&typed.kind);
        if kind.is_none() {
            wrong.wrong(Field::Kind, Problem::NothingChosen);
        }
        let words = written(&mut wrong, Field::Feedback, &typed.words);
        let name = optional(&typed.name, |text| {
            SenderName::try_from(text)
                .map_err(|problem| wrong.wrong(Field::SenderName, Problem::Text(problem)))
                .ok()
        });
        let contact = optional(&typed.contact, |text| {
            Contact::try_from(text)
                .map_err(|_| wrong.wrong(Field::Contact, Problem::NotAContact))
                .ok()
        });
        let is_personal = !(typed.name.trim().is_empty() && typed.contact.trim().is_empty());
        if is_personal && !typed.agreed {
            wrong.wrong(Field::Consent, Problem::ConsentNeeded);
        }
        wrong.done()?;
        let (Some(kind), Some(words)) = (kind, words) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        let sender = is_personal.then_some(Sender {
            public: typed.public && name.is_some(),
            name,
            contact,
            agreed: now,
        });
        Ok(Self {
            kind,
            words,
            sender,
        })
    }
}

fn optional<T>(text: &str, read: impl FnOnce(String) -> Option<T>) -> Option<T> {
    let text = text.trim();
    (!text.is_empty()).then(|| read(text.to_owned())).flatten()
}

fn written(wrong: &mut Typed, field: Field, text: &str) -> Option<Written> {
    Written::try_from(text)
        .map_err(|problem| wrong.wrong(field, Problem::Text(problem)))
        .ok()
}

/// What a sender wants, read.
enum Wished {
    AskAgain(Written),
    Rate { stars: u8, words: Option<Written> },
    Withdraw,
    Erase,
}

impl Wished {
    fn of(wish: &Wish) -> Result<Self, Refusal> {
        let mut wrong = Typed::default();
        let read = match wish {
            Wish::AskAgain { words } => {
                written(&mut wrong, Field::Feedback, words).map(Self::AskAgain)
            }
            Wish::Rate { stars, words } => {
                let stars = stars
                    .parse()
                    .ok()
                    .filter(|stars| (1..=Rating::MOST).contains(stars));
                if stars.is_none() {
                    wrong.wrong(Field::Stars, Problem::NothingChosen);
                }
                let words = optional(words, |text| written(&mut wrong, Field::Note, &text));
                stars.map(|stars| Self::Rate { stars, words })
            }
            Wish::Withdraw => Some(Self::Withdraw),
            Wish::Erase => Some(Self::Erase),
        };
        wrong.done()?;
        read.ok_or(Refusal::Fields(Vec::new()))
    }
}
