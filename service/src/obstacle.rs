//! Obstacles: say what stops a unit's work, answer for the unit that can remove it or pass it on,
//! ask again, and say that it is out of the way.

use domain::{
    Date, Refusal,
    command::{AnswerObstacle, AskObstacleAgain, CloseObstacle, RaiseObstacle},
    id::{CommandId, DocumentId, ObstacleId, UnitId},
    journal::{Change, Event},
    obstacle::{Ask, Blocked, Closed, Obstacle, Outcome, Raised, Reply, Step},
    officer::Signature,
    policy::{self, Action, Actor, Permit},
    refusal::{Field, Problem},
    text::Prose,
};
use serde::{Deserialize, Serialize};

use crate::{
    Service,
    book::{Book, Reader},
    figure::optional_prose,
    manage::typed::Typed,
    run::{Decision, taken},
    store::{Record, RecordKey, Write},
};

/// Where an obstacle stands after a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObstacleSaved {
    pub id: ObstacleId,
    pub revision: u32,
    pub step: Step,
}

impl Service {
    /// Says what stops a unit, and asks the unit with the authority to remove it by a day.
    ///
    /// # Errors
    /// Nothing written, no unit or no day, or one that has passed; nothing there that could be
    /// stopped; no permit on the unit that is stopped.
    pub async fn raise_obstacle(
        &self,
        actor: &Actor,
        command: RaiseObstacle,
    ) -> Result<ObstacleSaved, Refusal> {
        let (programme, restricted) = self.book().blocked_for(actor, &command)?;
        let mut typed = Typed::default();
        let what = typed.prose(Field::Obstacle, &command.what);
        let asked = Asked::read(
            &mut typed,
            (&command.ask, &command.to, &command.due),
            self.today(),
            &self.book(),
        );
        typed.done()?;
        let (Some(what), Some(asked)) = (what, asked) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        let obstacle = ObstacleId::new(command.id.ulid());
        self.take_step::<policy::RaiseObstacle, _>(
            actor,
            &command,
            (command.id, obstacle),
            |_, book| policy::permit(actor, command.unit, book.tree()),
            |before, signature| {
                if before.is_some() {
                    return Err(Refusal::CommandReused);
                }
                let raised = Obstacle::raise(
                    obstacle,
                    Raised {
                        programme,
                        blocks: command.blocks,
                        unit: command.unit,
                        what: what.clone(),
                        ask: asked.ask(signature),
                        restricted,
                    },
                );
                Ok((raised, Step::Raised))
            },
        )
        .await
    }

    /// Answers for the unit that has the authority.
    ///
    /// # Errors
    /// Nothing written, no day where one is needed, nobody to pass it on to; answered already;
    /// changed meanwhile; no permit on the unit that was asked.
    pub async fn answer_obstacle(
        &self,
        actor: &Actor,
        command: AnswerObstacle,
    ) -> Result<ObstacleSaved, Refusal> {
        let known = self.obstacle_for(actor, command.obstacle)?;
        let answered = Answered::read(&command, known.with(), self.today(), &self.book())?;
        self.take_step::<policy::AnswerObstacle, _>(
            actor,
            &command,
            (command.id, command.obstacle),
            |before, book| {
                let before = before.ok_or(Refusal::NotFound)?;
                policy::permit(actor, before.with(), book.tree())
            },
            |before, given| {
                let before = before.ok_or(Refusal::NotFound)?;
                let reply = answered.reply(given);
                let step = Step::Answered(answered.outcome);
                let next = match (answered.outcome, answered.until) {
                    (Outcome::Passed { to }, Some(due)) => {
                        before.pass_on(command.base, reply, to, due)
                    }
                    _ => before.answer(command.base, reply),
                };
                Ok((next?, step))
            },
        )
        .await
    }

    /// Asks again, the same unit or another one.
    ///
    /// # Errors
    /// As for raising; nothing came back yet; one's own answer; no permit on the unit that is
    /// stopped.
    pub async fn ask_obstacle_again(
        &self,
        actor: &Actor,
        command: AskObstacleAgain,
    ) -> Result<ObstacleSaved, Refusal> {
        let known = self.obstacle_for(actor, command.obstacle)?;
        let mut typed = Typed::default();
        let asked = Asked::read(
            &mut typed,
            (&command.ask, &command.to, &command.due),
            self.today(),
            &self.book(),
        );
        typed.done()?;
        let Some(asked) = asked else {
            return Err(Refusal::Fields(Vec::new()));
        };
        self.take_step::<policy::CloseObstacle, _>(
            actor,
            &command,
            (command.id, command.obstacle),
            |_, book| policy::permit(actor, known.unit, book.tree()),
            |before, signature| {
                let before = before.ok_or(Refusal::NotFound)?;
                let next = before.ask_again(command.base, asked.ask(signature))?;
                Ok((next, Step::AskedAgain))
            },
        )
        .await
    }

    /// Says that it is out of the way.
    ///
    /// # Errors
    /// Closed already; one's own answer; changed meanwhile; no permit on the unit that was
    /// stopped.
    pub async fn close_obstacle(
        &self,
        actor: &Actor,
        command: CloseObstacle,
    ) -> Result<ObstacleSaved, Refusal> {
        let known = self.obstacle_for(actor, command.obstacle)?;
        let text = optional_prose(&command.text)
            .map_err(|problem| Refusal::field(Field::Note, Problem::Text(problem)))?;
        self.take_step::<policy::CloseObstacle, _>(
            actor,
            &command,
            (command.id, command.obstacle),
            |_, book| policy::permit(actor, known.unit, book.tree()),
            |before, by| {
                let before = before.ok_or(Refusal::NotFound)?;
                let closed = Closed {
                    text: text.clone(),
                    by,
                };
                Ok((before.close(command.base, closed)?, Step::Closed))
            },
        )
        .await
    }

    async fn take_step<A: Action, C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        (id, obstacle): (CommandId, ObstacleId),
        allow: impl Fn(Option<&Obstacle>, &Book) -> Result<Permit<A>, Refusal> + Send + Sync,
        decide: impl Fn(Option<&Obstacle>, Signature) -> Result<(Obstacle, Step), Refusal> + Send + Sync,
    ) -> Result<ObstacleSaved, Refusal> {
        let now = self.clock.now();
        self.run(
            id,
            &(actor.officer(), command),
            &[RecordKey::Obstacle(obstacle)],
            |mut fresh| {
                let (before, read_at) = taken::<Obstacle>(fresh.pop().flatten());
                let permit = allow(before.as_ref(), &self.book())?;
                let signature = Signature {
                    by: permit.author(),
                    at: now,
                };
                let (after, step) = decide(before.as_ref(), signature)?;
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
                    answer: ObstacleSaved {
                        id: after.id,
                        revision: after.revision,
                        step,
                    },
                    writes: vec![Write {
                        record: Record::Obstacle(after),
                        read_at,
                    }],
                    events: vec![event],
                })
            },
        )
        .await
    }

    /// An obstacle, if it is there for this actor.
    fn obstacle_for(&self, actor: &Actor, id: ObstacleId) -> Result<Obstacle, Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let book = self.book();
        book.obstacle(id)
            .filter(|one| reader.sees_obstacle(one, &book))
            .cloned()
            .ok_or(Refusal::NotFound)
    }
}

/// What the journal tells of a step.
fn change(after: &Obstacle, step: Step) -> Change {
    let ask = &after.latest.ask;
    let reply = after
        .turns()
        .filter_map(|turn| turn.reply.as_ref())
        .last()
        .map(|reply| (&reply.text, reply.until));
    let (text, to, due) = match step {
        Step::Raised => (Some(&after.what), Some(ask.to), Some(ask.due)),
        Step::AskedAgain => (Some(&ask.text), Some(ask.to), Some(ask.due)),
        Step::Answered(Outcome::Passed { to }) => {
            (reply.map(|(text, _)| text), Some(to), Some(ask.due))
        }
        Step::Answered(_) => (
            reply.map(|(text, _)| text),
            None,
            reply.and_then(|(_, until)| until),
        ),
        Step::Closed => (
            after
                .closed
                .as_ref()
                .and_then(|closed| closed.text.as_ref()),
            None,
            None,
        ),
    };
    Change::Obstacle {
        obstacle: after.id,
        blocks: after.blocks,
        step,
        text: text.map(|text| text.as_str().to_owned()),
        to,
        due,
    }
}

impl Book {
    /// The programme of what is stopped, and whether it is restricted, if it is there for this
    /// actor and the unit has a part in it.
    fn blocked_for(
        &self,
        actor: &Actor,
        command: &RaiseObstacle,
    ) -> Result<(DocumentId, bool), Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: Date::MAX,
        };
        let unit = command.unit;
        if self.tree().get(unit).is_none() {
            return Err(Refusal::NotFound);
        }
        let issuer = |programme| self.document(programme).map(|one| one.issuer);
        match command.blocks {
            Blocked::Task(id) => self
                .task(id)
                .filter(|task| {
                    let works_on_it = policy::may::<policy::PostUpdate>(actor, unit, self.tree());
                    works_on_it || reader.sees_task(task, self)
                })
                .filter(|task| {
                    task.lead.or(issuer(task.programme)) == Some(unit) || task.with.contains(&unit)
                })
                .map(|task| (task.programme, task.restricted)),
            Blocked::Indicator(id) => self
                .indicator(id)
                .filter(|one| {
                    let enters_it = policy::may::<policy::RecordFigure>(actor, unit, self.tree());
                    enters_it || reader.sees_indicator(one, self)
                })
                .map(|one| (one.programme, one.restricted)),
            Blocked::Item(id) => self
                .item(id)
                .filter(|item| reader.sees_item(item, self))
                .filter(|item| item.units.contains(&unit) || issuer(item.programme) == Some(unit))
                .map(|item| (item.programme, item.restricted)),
            Blocked::Programme(id) => self
                .document(id)
                .filter(|document| document.programme)
                .map(|_| (id, false)),
        }
        .ok_or(Refusal::NotFound)
    }
}

/// What is asked of whom by when, as an officer typed it, read.
struct Asked {
    text: Prose,
    to: UnitId,
    due: Date,
}

impl Asked {
    fn read(
        typed: &mut Typed,
        (text, to, due): (&str, &str, &str),
        today: Date,
        book: &Book,
    ) -> Option<Self> {
        let text = typed.prose(Field::Ask, text);
        let to = typed.unit_on(Field::Authority, to, today, book);
        let due = typed.day_to_come(Field::Due, due, today);
        Some(Self {
            text: text?,
            to: to?,
            due: due?,
        })
    }

    fn ask(&self, asked: Signature) -> Ask {
        Ask {
            text: self.text.clone(),
            to: self.to,
            due: self.due,
            asked,
        }
    }
}

/// An answer as an officer typed it, read.
struct Answered {
    outcome: Outcome,
    text: Prose,
    until: Option<Date>,
}

impl Answered {
    fn read(
        command: &AnswerObstacle,
        with: UnitId,
        today: Date,
        book: &Book,
    ) -> Result<Self, Refusal> {
        let mut typed = Typed::default();
        let text = typed.prose(Field::Answer, &command.text);
        let plain = Outcome::PLAIN
            .into_iter()
            .find(|outcome| outcome.code() == command.outcome);
        let outcome = match plain {
            Some(outcome) => Some(outcome),
            None if command.outcome == "passed" => {
                let to = typed.unit_on(Field::Authority, &command.to, today, book);
                if to == Some(with) {
                    typed.wrong(Field::Authority, Problem::SameUnit);
                }
                to.map(|to| Outcome::Passed { to })
            }
            None => {
                typed.wrong(Field::Outcome, Problem::NothingChosen);
                None
            }
        };
        let needs_day = matches!(outcome, Some(Outcome::UnderWay | Outcome::Passed { .. }));
        let until = needs_day
            .then(|| typed.day_to_come(Field::Until, &command.until, today))
            .flatten();
        typed.done()?;
        match (outcome, text) {
            (Some(outcome), Some(text)) => Ok(Self {
                outcome,
                text,
                until,
            }),
            _ => Err(Refusal::Fields(Vec::new())),
        }
    }

    fn reply(&self, given: Signature) -> Reply {
        let passed = matches!(self.outcome, Outcome::Passed { .. });
        Reply {
            outcome: self.outcome,
            text: self.text.clone(),
            until: self.until.filter(|_| !passed),
            given,
        }
    }
}
