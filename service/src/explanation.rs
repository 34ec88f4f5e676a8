//! Requests for explanation: ask, answer, ask again, accept. Each names the revision that was
//! seen, and leaves its entry in the chain of the unit that was asked.

use domain::{
    Date, Refusal,
    command::{AnswerExplanation, AskAgain, AskExplanation, SettleExplanation},
    explanation::{About, Answer, Explanation, ExplanationStep, Question},
    handover::Matter,
    id::{CommandId, ExplanationId, UnitId},
    journal::{Change, Event},
    officer::Signature,
    period::parse_date,
    policy::{self, Action, Actor, Permit},
    refusal::{Field, Problem},
    text::Prose,
};
use serde::{Deserialize, Serialize};

use crate::{
    Service,
    book::{Book, Reader},
    run::{Decision, taken},
    store::{Record, RecordKey, Write},
};

/// Where a request stands after a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplanationSaved {
    pub id: ExplanationId,
    pub revision: u32,
    pub step: ExplanationStep,
}

impl Service {
    /// Asks a unit to explain a figure, a task or a whole report.
    ///
    /// # Errors
    /// No question, no day or one that has passed; nothing there to ask about; no permit on the
    /// unit.
    pub async fn ask_explanation(
        &self,
        actor: &Actor,
        command: AskExplanation,
    ) -> Result<ExplanationSaved, Refusal> {
        let asked = Asked::parse(&command.question, &command.due, self.today())?;
        let restricted = self.book().asked_about(actor, &command)?;
        // A new request's id is the command's, so that a repeated command is the same request.
        let id = ExplanationId::new(command.id.ulid());
        self.explain::<policy::AskExplanation, _>(
            actor,
            &command,
            (command.id, id),
            ExplanationStep::Asked,
            |before, book| {
                if before.is_some() {
                    return Err(Refusal::ChangedMeanwhile);
                }
                policy::permit(actor, command.unit, book.tree())
            },
            |_, signature| {
                Ok(Explanation::ask(
                    id,
                    command.about,
                    command.unit,
                    asked.question(signature),
                    restricted,
                ))
            },
        )
        .await
    }

    /// Answers for the unit that was asked.
    ///
    /// # Errors
    /// Nothing written; no permit on the unit; answered already or changed meanwhile.
    pub async fn answer_explanation(
        &self,
        actor: &Actor,
        command: AnswerExplanation,
    ) -> Result<ExplanationSaved, Refusal> {
        let text = prose(Field::Answer, &command.answer)?;
        let unit = self.asked_unit(actor, command.explanation)?;
        self.explain::<policy::AnswerExplanation, _>(
            actor,
            &command,
            (command.id, command.explanation),
            ExplanationStep::Answered,
            |_, book| policy::permit(actor, unit, book.tree()),
            |before, given| {
                before.ok_or(Refusal::NotFound)?.answer(
                    command.base,
                    Answer {
                        text: text.clone(),
                        given,
                    },
                )
            },
        )
        .await
    }

    /// Asks again, as the answer does not explain it.
    ///
    /// # Errors
    /// As for asking; no answer yet; the asker is not of the side that asked.
    pub async fn ask_again(
        &self,
        actor: &Actor,
        command: AskAgain,
    ) -> Result<ExplanationSaved, Refusal> {
        let asked = Asked::parse(&command.question, &command.due, self.today())?;
        self.asked_unit(actor, command.explanation)?;
        self.explain::<policy::AskExplanation, _>(
            actor,
            &command,
            (command.id, command.explanation),
            ExplanationStep::AskedAgain,
            |before, book| asking_side(actor, before, book),
            |before, signature| {
                before
                    .ok_or(Refusal::NotFound)?
                    .ask_again(command.base, asked.question(signature))
            },
        )
        .await
    }

    /// Accepts an answer.
    ///
    /// # Errors
    /// No answer yet; one's own answer; the officer is not of the side that asked.
    pub async fn settle_explanation(
        &self,
        actor: &Actor,
        command: SettleExplanation,
    ) -> Result<ExplanationSaved, Refusal> {
        self.asked_unit(actor, command.explanation)?;
        self.explain::<policy::SettleExplanation, _>(
            actor,
            &command,
            (command.id, command.explanation),
            ExplanationStep::Settled,
            |before, book| asking_side(actor, before, book),
            |before, signature| {
                before
                    .ok_or(Refusal::NotFound)?
                    .settle(command.base, signature)
            },
        )
        .await
    }

    async fn explain<A: Action, C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        (id, explanation): (CommandId, ExplanationId),
        step: ExplanationStep,
        allow: impl Fn(Option<&Explanation>, &Book) -> Result<Permit<A>, Refusal> + Send + Sync,
        decide: impl Fn(Option<&Explanation>, Signature) -> Result<Explanation, Refusal> + Send + Sync,
    ) -> Result<ExplanationSaved, Refusal> {
        let now = self.clock.now();
        self.run(
            id,
            &(actor.officer(), command),
            &[RecordKey::Explanation(explanation)],
            |mut fresh| {
                let (before, read_at) = taken::<Explanation>(fresh.pop().flatten());
                let permit = allow(before.as_ref(), &self.book())?;
                let signature = Signature {
                    by: permit.author(),
                    at: now,
                };
                let after = decide(before.as_ref(), signature)?;
                let event = Event {
                    unit: after.unit,
                    at: now,
                    by: permit.author(),
                    action: A::NAME,
                    command: id,
                    change: change(&after, step),
                    restricted: after.restricted,
                };
                Ok(Decision {
                    permit,
                    answer: ExplanationSaved {
                        id: after.id,
                        revision: after.revision,
                        step,
                    },
                    writes: vec![Write {
                        record: Record::Explanation(after),
                        read_at,
                    }],
                    events: vec![event],
                })
            },
        )
        .await
    }

    /// The unit that was asked, if the request is there for this actor.
    fn asked_unit(&self, actor: &Actor, id: ExplanationId) -> Result<UnitId, Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let book = self.book();
        book.explanation(id)
            .filter(|one| reader.sees_explanation(one, &book))
            .map(|one| book.carrier(one.unit, Matter::Explanation(one.id)))
            .ok_or(Refusal::NotFound)
    }
}

/// The permit of somebody of the side that asked.
fn asking_side<A: Action>(
    actor: &Actor,
    before: Option<&Explanation>,
    book: &Book,
) -> Result<Permit<A>, Refusal> {
    let before = before.ok_or(Refusal::NotFound)?;
    if !book.settles(actor, before) {
        return Err(Refusal::NotAllowed);
    }
    let side = before.asked_for().ok_or(Refusal::NotAllowed)?;
    policy::permit(actor, side, book.tree())
}

fn change(after: &Explanation, step: ExplanationStep) -> Change {
    let question = &after.latest.question;
    let (text, due) = match step {
        ExplanationStep::Asked | ExplanationStep::AskedAgain => {
            (Some(&question.text), Some(question.due))
        }
        ExplanationStep::Answered => (
            after.latest.answer.as_ref().map(|answer| &answer.text),
            None,
        ),
        ExplanationStep::Settled => (None, None),
    };
    Change::Explanation {
        explanation: after.id,
        about: after.about,
        step,
        text: text.map(|text| text.as_str().to_owned()),
        due,
    }
}

impl Book {
    /// Whether what is asked about is restricted, if it is there for this actor to ask about.
    fn asked_about(&self, actor: &Actor, command: &AskExplanation) -> Result<bool, Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: Date::MAX,
        };
        if self.tree().get(command.unit).is_none() {
            return Err(Refusal::NotFound);
        }
        match command.about {
            About::Figure { indicator, .. } => self
                .indicator(indicator)
                .filter(|indicator| reader.may_see(indicator.restricted, command.unit, self))
                .map(|indicator| indicator.restricted),
            // A task is asked about where it is done.
            About::Task(task) => self
                .task(task)
                .filter(|task| reader.sees_task(task, self))
                .filter(|task| {
                    let issuer = self.document(task.programme).map(|one| one.issuer);
                    task.lead.or(issuer) == Some(command.unit) || task.with.contains(&command.unit)
                })
                .map(|task| task.restricted),
            About::Round { programme, .. } => self
                .document(programme)
                .filter(|document| document.programme)
                .map(|_| false),
        }
        .ok_or(Refusal::NotFound)
    }
}

/// A question as an officer typed it, read.
struct Asked {
    text: Prose,
    due: Date,
}

impl Asked {
    fn parse(question: &str, due: &str, today: Date) -> Result<Self, Refusal> {
        let mut problems = Vec::new();
        let text = Prose::try_from(question)
            .map_err(|problem| problems.push((Field::Question, Problem::Text(problem))));
        let due = match parse_date(due) {
            Some(day) if day >= today => Some(day),
            Some(_) => {
                problems.push((Field::Due, Problem::DayHasPassed));
                None
            }
            None => {
                problems.push((Field::Due, Problem::NotADate));
                None
            }
        };
        match (text, due) {
            (Ok(text), Some(due)) => Ok(Self { text, due }),
            _ => Err(Refusal::Fields(problems)),
        }
    }

    fn question(&self, asked: Signature) -> Question {
        Question {
            text: self.text.clone(),
            due: self.due,
            asked,
        }
    }
}

fn prose(field: Field, text: &str) -> Result<Prose, Refusal> {
    Prose::try_from(text).map_err(|problem| Refusal::field(field, Problem::Text(problem)))
}
