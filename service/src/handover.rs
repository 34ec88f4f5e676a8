//! Handing over what a dissolved unit left unfinished: the unit above proposes, the successor accepts
//! or refuses, and what nobody takes is kept or ended with a reason.

use std::collections::BTreeMap;

use domain::{
    Refusal, Timestamp,
    command::{AnswerHandover, EndHandover, MOST_PICKS, Pick, ProposeHandover},
    handover::{Ended, Ending, Handover, Matter, Reply, Standing, Step, Turn},
    id::{CommandId, HandoverId, OfficerId, UnitId},
    journal::{Change, Event},
    obstacle::Obstacle,
    officer::{Author, Signature},
    owner::Owner,
    policy::{self, Action, ActionName, Actor},
    refusal::{Field, Problem},
    task::Task,
    text::Prose,
    unit::named::Meant,
};
use serde::{Deserialize, Serialize};

use crate::{
    Service,
    book::{Book, Reader},
    figure::optional_prose,
    manage::typed::Typed,
    run::{Decision, taken},
    store::{Kept, Record, RecordKey, Write},
};

/// What a command about handovers came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    pub from: UnitId,
    pub items: usize,
}

impl Service {
    /// Proposes items of a dissolved unit to one of its successors.
    ///
    /// # Errors
    /// Nothing chosen, or too much; a unit that is no successor; waiting or settled already;
    /// changed meanwhile; no permit on the unit above.
    pub async fn propose_handover(
        &self,
        actor: &Actor,
        command: ProposeHandover,
    ) -> Result<Handed, Refusal> {
        let mut typed = Typed::default();
        let to = {
            let book = self.book();
            self.permit_above(actor, command.from, &book)?;
            self.successor(&mut typed, &command, &book)
        };
        let text = note(&mut typed, Field::Note, &command.text);
        let items = self.items(&mut typed, actor, command.from, &command.picks)?;
        typed.done()?;
        let Some(to) = to else {
            return Err(Refusal::Fields(Vec::new()));
        };
        let now = self.clock.now();
        let keys: Vec<_> = items.iter().map(|(_, open)| key(open.id)).collect();
        self.run(command.id, &(actor.officer(), &command), &keys, |fresh| {
            let permit = self.permit_above(actor, command.from, &self.book())?;
            let by = permit.author();
            let mut made = Made::new::<policy::ProposeHandover>(command.id, now, by);
            for ((base, open), kept) in items.iter().zip(fresh) {
                let (before, read_at) = taken::<Handover>(kept);
                let before = before.unwrap_or_else(|| open.clone());
                let after = before.propose(
                    *base,
                    Turn {
                        to,
                        text: text.clone(),
                        proposed: Signature { by, at: now },
                        reply: None,
                    },
                )?;
                made.step(&after, Step::Proposed, text.as_ref(), None);
                made.writes.push(write(after, read_at));
            }
            Ok(made.decision(permit, command.from, items.len()))
        })
        .await
    }

    /// Takes items over for the unit they were proposed to, or refuses them with a reason.
    ///
    /// # Errors
    /// Nothing chosen; no reason for a refusal; nothing waits; one's own proposal; changed
    /// meanwhile; no permit on the unit that was asked.
    pub async fn answer_handover(
        &self,
        actor: &Actor,
        command: AnswerHandover,
    ) -> Result<Handed, Refusal> {
        let mut typed = Typed::default();
        let text = if command.accept {
            note(&mut typed, Field::Reason, &command.text)
        } else {
            typed.prose(Field::Reason, &command.text)
        };
        let proposed = self.proposed(&mut typed, actor, &command.picks)?;
        typed.done()?;
        let from = proposed
            .first()
            .map(|one| one.from)
            .ok_or(Refusal::NotFound)?;
        let keys = self.keys_of(&proposed, command.accept);
        let now = self.clock.now();
        self.run(command.id, &(actor.officer(), &command), &keys, |fresh| {
            let mut fresh: BTreeMap<_, _> = keys.iter().cloned().zip(fresh).collect();
            let mut first = None;
            let mut made = Made::new::<policy::AnswerHandover>(command.id, now, Author::Operator);
            for (one, pick) in proposed.iter().zip(&command.picks) {
                let (before, read_at) = taken::<Handover>(fresh.remove(&key(one.id)).flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                let Standing::Proposed(to) = before.standing() else {
                    return Err(if before.revision == pick.base {
                        Refusal::NothingProposed
                    } else {
                        Refusal::ChangedMeanwhile
                    });
                };
                let permit =
                    policy::permit::<policy::AnswerHandover>(actor, to, self.book().tree())?;
                made.by = permit.author();
                let given = Signature {
                    by: made.by,
                    at: now,
                };
                first.get_or_insert(permit);
                let by = before
                    .turns
                    .last()
                    .and_then(|turn| turn.proposed.by.officer());
                let after = before.answer(
                    pick.base,
                    Reply {
                        accepted: command.accept,
                        text: text.clone(),
                        given,
                    },
                )?;
                let step = if command.accept {
                    Step::Accepted
                } else {
                    Step::Refused
                };
                made.step(&after, step, text.as_ref(), by);
                if command.accept {
                    self.carry_on(&mut made, &after, to, given, &mut fresh)?;
                }
                made.writes.push(write(after, read_at));
            }
            let permit = first.ok_or(Refusal::NotFound)?;
            Ok(made.decision(permit, from, proposed.len()))
        })
        .await
    }

    /// Keeps items with the former unit under the eyes of the one above, or ends them.
    ///
    /// # Errors
    /// As for proposing; no reason.
    pub async fn end_handover(
        &self,
        actor: &Actor,
        command: EndHandover,
    ) -> Result<Handed, Refusal> {
        let mut typed = Typed::default();
        self.permit_above(actor, command.from, &self.book())?;
        let how = Ending::of_code(&command.how);
        if how.is_none() {
            typed.wrong(Field::Outcome, Problem::NothingChosen);
        }
        let text = typed.prose(Field::Reason, &command.text);
        let items = self.items(&mut typed, actor, command.from, &command.picks)?;
        typed.done()?;
        let (Some(how), Some(text)) = (how, text) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        let now = self.clock.now();
        let keys: Vec<_> = items.iter().map(|(_, open)| key(open.id)).collect();
        self.run(command.id, &(actor.officer(), &command), &keys, |fresh| {
            let permit = self.permit_above(actor, command.from, &self.book())?;
            let by = permit.author();
            let mut made = Made::new::<policy::ProposeHandover>(command.id, now, by);
            for ((base, open), kept) in items.iter().zip(fresh) {
                let (before, read_at) = taken::<Handover>(kept);
                let before = before.unwrap_or_else(|| open.clone());
                let after = before.end(
                    *base,
                    Ended {
                        how,
                        text: text.clone(),
                        by: Signature { by, at: now },
                    },
                )?;
                made.step(&after, Step::Ended(how), Some(&text), None);
                made.writes.push(write(after, read_at));
            }
            Ok(made.decision(permit, command.from, items.len()))
        })
        .await
    }

    /// The permit of the unit above, for a unit that is over.
    fn permit_above(
        &self,
        actor: &Actor,
        from: UnitId,
        book: &Book,
    ) -> Result<policy::Permit<policy::ProposeHandover>, Refusal> {
        let today = self.today();
        if !book.is_over(from, today) {
            return Err(Refusal::NotFound);
        }
        let above = book
            .tree()
            .overseer(from, today)
            .ok_or(Refusal::NotAllowed)?;
        policy::permit(actor, above, book.tree())
    }

    /// Where there are several successors, nothing is chosen in advance: it is asked which.
    fn successor(
        &self,
        typed: &mut Typed,
        command: &ProposeHandover,
        book: &Book,
    ) -> Option<UnitId> {
        let today = self.today();
        if command.to.trim().is_empty() {
            typed.wrong(Field::Successor, Problem::NothingChosen);
            return None;
        }
        match book.tree().meant(&command.to, Meant::On(today)) {
            Ok(to) if book.tree().heirs(command.from, today).contains(&to) => Some(to),
            Ok(_) => {
                typed.wrong(Field::Successor, Problem::NotASuccessor);
                None
            }
            Err(problem) => {
                typed.wrong(Field::Successor, problem);
                None
            }
        }
    }

    /// The items that were picked, as they stand for this actor, each with the revision that was
    /// seen.
    fn items(
        &self,
        typed: &mut Typed,
        actor: &Actor,
        from: UnitId,
        picks: &[Pick],
    ) -> Result<Vec<(u32, Handover)>, Refusal> {
        counted(typed, picks);
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let book = self.book();
        let left: BTreeMap<HandoverId, Handover> = book
            .left_by(from, reader)
            .into_iter()
            .map(|one| (one.id, one))
            .collect();
        picks
            .iter()
            .map(|pick| {
                let one = left.get(&pick.handover).ok_or(Refusal::NotFound)?;
                // What is kept is read afresh; only what is not is taken from here.
                let open = Handover::open(one.from, one.matter, one.restricted);
                Ok((pick.base, open))
            })
            .collect()
    }

    /// The items that were proposed, if they are there for this actor.
    fn proposed(
        &self,
        typed: &mut Typed,
        actor: &Actor,
        picks: &[Pick],
    ) -> Result<Vec<Handover>, Refusal> {
        counted(typed, picks);
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let book = self.book();
        picks
            .iter()
            .map(|pick| {
                book.handover(pick.handover)
                    .filter(|one| reader.sees_handover(one, &book))
                    .cloned()
                    .ok_or(Refusal::NotFound)
            })
            .collect()
    }

    /// The records that an answer changes.
    fn keys_of(&self, proposed: &[Handover], accept: bool) -> Vec<RecordKey> {
        let book = self.book();
        let mut keys: Vec<RecordKey> = proposed.iter().map(|one| key(one.id)).collect();
        for one in proposed.iter().filter(|_| accept) {
            match one.matter {
                Matter::Task(id) => keys.push(RecordKey::Task(id)),
                Matter::Obstacle(id) => keys.push(RecordKey::Obstacle(id)),
                Matter::Promise { .. } | Matter::Explanation(_) | Matter::Duty(_) => {}
            }
            let duty = book.duty_with(one.from, one.matter);
            keys.extend(duty.map(RecordKey::Owner));
        }
        keys.sort();
        keys.dedup();
        keys
    }

    /// What taking over changes: the lead of a task, who is stopped or asked; and nobody of the
    /// former unit is in charge any more. Figures stay where they are.
    fn carry_on(
        &self,
        made: &mut Made,
        handover: &Handover,
        to: UnitId,
        given: Signature,
        fresh: &mut BTreeMap<RecordKey, Option<Kept<Record>>>,
    ) -> Result<(), Refusal> {
        let from = handover.from;
        match handover.matter {
            Matter::Task(id) => {
                let (before, read_at) = taken::<Task>(fresh.remove(&RecordKey::Task(id)).flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                let held_by = self
                    .book()
                    .document(before.programme)
                    .map(|programme| before.held_by(programme));
                if held_by != Some(from) {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let after = Task {
                    revision: before.revision + 1,
                    lead: Some(to),
                    ..before.clone()
                };
                made.event(
                    to,
                    after.restricted,
                    Change::Task {
                        before: Some(Box::new(before)),
                        after: Box::new(after.clone()),
                    },
                );
                made.writes.push(Write {
                    record: Record::Task(after),
                    read_at,
                });
            }
            Matter::Obstacle(id) => {
                let (before, read_at) =
                    taken::<Obstacle>(fresh.remove(&RecordKey::Obstacle(id)).flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                if !before.is_open_with(from) {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let said = handover.turns.last().and_then(|turn| {
                    let answered = turn.reply.as_ref().and_then(|reply| reply.text.clone());
                    answered.or_else(|| turn.text.clone())
                });
                let said = said.unwrap_or_else(|| before.latest.ask.text.clone());
                made.writes.push(Write {
                    record: Record::Obstacle(before.handed(from, to, said, given)),
                    read_at,
                });
            }
            Matter::Promise { .. } | Matter::Explanation(_) | Matter::Duty(_) => {}
        }
        let duty = self.book().duty_with(from, handover.matter);
        let Some(duty) = duty else {
            return Ok(());
        };
        // Two promises of one indicator have one officer in charge.
        let Some(kept) = fresh.remove(&RecordKey::Owner(duty)) else {
            return Ok(());
        };
        let (before, read_at) = taken::<Owner>(kept);
        made.event(
            from,
            handover.restricted,
            Change::Owner {
                duty,
                before: before.and_then(|owner| owner.officer),
                after: None,
            },
        );
        made.writes.push(Write {
            record: Record::Owner(Owner {
                duty,
                officer: None,
            }),
            read_at,
        });
        Ok(())
    }
}

/// What a command makes, item by item.
struct Made {
    command: CommandId,
    action: ActionName,
    at: Timestamp,
    by: Author,
    writes: Vec<Write>,
    events: Vec<Event>,
}

impl Made {
    const fn new<A: Action>(command: CommandId, at: Timestamp, by: Author) -> Self {
        Self {
            command,
            action: A::NAME,
            at,
            by,
            writes: Vec::new(),
            events: Vec::new(),
        }
    }

    fn event(&mut self, unit: UnitId, restricted: bool, change: Change) {
        self.events.push(Event {
            unit,
            at: self.at,
            by: self.by,
            action: self.action,
            command: self.command,
            change,
            restricted,
        });
    }

    /// A step stands in the chain of the former unit, and in that of the successor.
    fn step(
        &mut self,
        after: &Handover,
        step: Step,
        text: Option<&Prose>,
        answers: Option<OfficerId>,
    ) {
        let to = match step {
            Step::Ended(_) => None,
            _ => after.turns.last().map(|turn| turn.to),
        };
        let change = Change::Handover {
            handover: after.id,
            matter: after.matter,
            from: after.from,
            step,
            to,
            text: text.map(|text| text.as_str().to_owned()),
            answers,
        };
        self.event(after.from, after.restricted, change.clone());
        if let Some(to) = to {
            self.event(to, after.restricted, change);
        }
    }

    fn decision<A: Action>(
        self,
        permit: policy::Permit<A>,
        from: UnitId,
        items: usize,
    ) -> Decision<A, Handed> {
        Decision {
            permit,
            answer: Handed { from, items },
            writes: self.writes,
            events: self.events,
        }
    }
}

const fn key(id: HandoverId) -> RecordKey {
    RecordKey::Handover(id)
}

const fn write(after: Handover, read_at: Option<u64>) -> Write {
    Write {
        record: Record::Handover(after),
        read_at,
    }
}

fn counted(typed: &mut Typed, picks: &[Pick]) {
    if picks.is_empty() {
        typed.wrong(Field::Items, Problem::NothingChosen);
    }
    if picks.len() > MOST_PICKS {
        let most = u16::try_from(MOST_PICKS).unwrap_or(u16::MAX);
        typed.wrong(Field::Items, Problem::TooMany { most });
    }
    let twice = |at: usize| {
        picks[..at]
            .iter()
            .any(|one| one.handover == picks[at].handover)
    };
    if (0..picks.len()).any(twice) {
        typed.wrong(Field::Items, Problem::Repeated);
    }
}

fn note(typed: &mut Typed, field: Field, text: &str) -> Option<Prose> {
    optional_prose(text)
        .map_err(|problem| typed.wrong(field, Problem::Text(problem)))
        .ok()
        .flatten()
}
