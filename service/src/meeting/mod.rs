//! Meetings: keep one, write its conclusions down, and make tasks of them.

mod given;
mod written;

use domain::{
    Refusal,
    command::{GiveConclusion, KeepConclusion, KeepMeeting},
    id::{MeetingId, Slug},
    journal::{Change, Event},
    meeting::Meeting,
    policy::{self, Action, Actor, Permit},
    refusal::Field,
};

use self::{given::Given, written::Written};
use crate::{
    Service,
    book::Reader,
    manage::{free_slug, mark, typed::Typed},
    run::{Changed, Decision, taken},
    store::{Kept, Record, RecordKey, Write},
};

impl Service {
    /// Creates a meeting or changes one, by the right to the unit that holds it. Answers its
    /// address.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit; not there for this officer; changed meanwhile.
    pub async fn keep_meeting(&self, actor: &Actor, command: KeepMeeting) -> Result<Slug, Refusal> {
        let id = command
            .meeting
            .unwrap_or_else(|| MeetingId::new(command.id.ulid()));
        let (programme, read, new_slug) = {
            let book = self.book();
            let programme = book.followed_programme(command.programme)?.id;
            let known = match command.meeting {
                Some(id) => Some(self.meeting_for(actor, id)?),
                None => None,
            };
            if known.as_ref().is_some_and(|one| one.programme != programme) {
                return Err(Refusal::NotFound);
            }
            let read = Written::read(&command, known.as_ref(), self.reader(actor), &book)?;
            let free = free_slug(&read.name.vi, id.ulid(), |slug| {
                book.meeting_by_slug(slug.as_str())
                    .is_none_or(|other| other.id == id)
            });
            (programme, read, free)
        };
        self.change_meeting::<policy::KeepMeeting, _>(
            actor,
            (command.id, id),
            &command,
            &command.base,
            |before| {
                if command.meeting.is_some() && before.is_none() {
                    return Err(Refusal::NotFound);
                }
                Ok(read.clone().onto(before, id, &new_slug, programme))
            },
        )
        .await
    }

    /// Writes a conclusion down, changes its words, or takes it out when nothing is left of them.
    ///
    /// # Errors
    /// Text that cannot be kept; tasks came of a conclusion that is to go; no permit; changed
    /// meanwhile.
    pub async fn keep_conclusion(
        &self,
        actor: &Actor,
        command: KeepConclusion,
    ) -> Result<Slug, Refusal> {
        self.meeting_for(actor, command.meeting)?;
        let mut typed = Typed::default();
        let goes = command.number.is_some()
            && command.text.vi.trim().is_empty()
            && command.text.en.trim().is_empty();
        let text = if goes {
            None
        } else {
            typed.needed_prose(Field::Conclusion, &command.text)
        };
        typed.done()?;
        self.change_meeting::<policy::KeepMeeting, _>(
            actor,
            (command.id, command.meeting),
            &command,
            &command.base,
            |before| {
                let before = before.ok_or(Refusal::NotFound)?;
                match (text.clone(), command.number) {
                    (Some(text), number) => before.concluded(number, text),
                    (None, Some(number)) => before.without(number),
                    (None, None) => Err(Refusal::NotFound),
                }
            },
        )
        .await
    }

    /// Makes tasks of a conclusion: each work for each unit, with a way back to it, in one
    /// transaction. A work that several units share is a task of its own, and theirs are its
    /// parts.
    ///
    /// # Errors
    /// Nothing to do or nobody to do it; too many at once; a "rõ" missing where they are to be
    /// given out; no permit on the host or on one of the units; changed meanwhile.
    pub async fn give_conclusion(
        &self,
        actor: &Actor,
        command: GiveConclusion,
    ) -> Result<Slug, Refusal> {
        let meeting = self.meeting_for(actor, command.meeting)?;
        let conclusion = meeting
            .conclusion(command.number)
            .ok_or(Refusal::NotFound)?;
        policy::permit::<policy::GiveConclusion>(actor, meeting.host, self.book().tree())?;
        let given = Given::read(&command, &meeting, actor, self.today(), &self.book())?;
        let mut keys = vec![RecordKey::Meeting(meeting.id)];
        keys.extend(conclusion.works.iter().map(|id| RecordKey::Task(*id)));
        let programme = self.book().followed_programme(meeting.programme)?.clone();
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &keys,
            |mut fresh| {
                let works = fresh.split_off(1);
                let (before, read_at) = taken::<Meeting>(fresh.pop().flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                if mark(Some(&before)) != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let book = self.book();
                let permit: Permit<policy::GiveConclusion> =
                    policy::permit(actor, before.host, book.tree())?;
                let works: Vec<Kept<Record>> = works.into_iter().flatten().collect();
                let planned = given.tasks(&command, &before, &programme, works, &book)?;
                let ids: Vec<_> = planned
                    .iter()
                    .filter(|one| one.after.part.is_none())
                    .map(|one| one.after.id)
                    .collect();
                let after = before.given(command.number, &ids)?;
                let event = |unit, change, restricted| Event {
                    unit,
                    at: now,
                    by: permit.author(),
                    action: policy::GiveConclusion::NAME,
                    command: command.id,
                    change,
                    restricted,
                };
                let mut events = Vec::with_capacity(planned.len() + 1);
                let mut writes = Vec::with_capacity(planned.len() + 1);
                events.push(event(
                    after.host,
                    Change::Meeting {
                        before: Some(Box::new(before)),
                        after: Box::new(after.clone()),
                    },
                    after.restricted,
                ));
                let slug = after.slug.clone();
                writes.push(Write {
                    record: Record::Meeting(after),
                    read_at,
                });
                for one in planned {
                    events.push(event(
                        one.after.held_by(&programme),
                        Change::Task {
                            before: one.before.map(Box::new),
                            after: Box::new(one.after.clone()),
                        },
                        one.after.restricted,
                    ));
                    writes.push(Write {
                        record: Record::Task(one.after),
                        read_at: one.read_at,
                    });
                }
                Ok(Decision {
                    permit,
                    writes,
                    events,
                    answer: slug,
                })
            },
        )
        .await
    }

    /// Writes a meeting back, by the right to the unit that holds it, before and after.
    async fn change_meeting<A: Action, C: serde::Serialize + Sync>(
        &self,
        actor: &Actor,
        (command, id): (domain::id::CommandId, MeetingId),
        sent: &C,
        base: &str,
        decide: impl Fn(Option<&Meeting>) -> Result<Meeting, Refusal> + Send + Sync,
    ) -> Result<Slug, Refusal> {
        let now = self.clock.now();
        self.run(
            command,
            &(actor.officer(), sent),
            &[RecordKey::Meeting(id)],
            |mut fresh| {
                let (before, read_at) = taken::<Meeting>(fresh.pop().flatten());
                if let Some(before) = &before {
                    policy::permit::<A>(actor, before.host, self.book().tree())?;
                }
                if mark(before.as_ref()) != base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let after = decide(before.as_ref())?;
                let permit: Permit<A> = policy::permit(actor, after.host, self.book().tree())?;
                Ok(Decision::one(
                    permit,
                    (command, now),
                    after.slug.clone(),
                    Changed {
                        restricted: after.restricted
                            || before.as_ref().is_some_and(|one| one.restricted),
                        change: Change::Meeting {
                            before: before.map(Box::new),
                            after: Box::new(after.clone()),
                        },
                        record: after,
                        read_at,
                    },
                ))
            },
        )
        .await
    }

    /// A meeting, if it is there for this actor.
    fn meeting_for(&self, actor: &Actor, id: MeetingId) -> Result<Meeting, Refusal> {
        let book = self.book();
        book.meeting(id)
            .filter(|one| self.reader(actor).sees_meeting(one, &book))
            .cloned()
            .ok_or(Refusal::NotFound)
    }

    fn reader<'a>(&self, actor: &'a Actor) -> Reader<'a> {
        Reader {
            actor: Some(actor),
            on: self.today(),
        }
    }
}
