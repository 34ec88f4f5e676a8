//! Who is in charge of what: put somebody in charge, or nobody; of one thing, or of many at once.

use std::collections::BTreeSet;

use domain::{
    Refusal, Timestamp,
    command::{AssignOwner, AssignOwners, SeenDuty},
    id::{CommandId, OfficerId},
    journal::Change,
    officer::AccountName,
    owner::{Duty, Owner},
    policy::{self, Actor},
    refusal::{Field, Problem},
};

use crate::{
    Service,
    book::{Book, Reader},
    run::{Changed, Decision, taken},
    store::{Kept, Record, RecordKey},
};

impl Service {
    /// Puts an officer in charge of an indicator or a task of a unit, or nobody.
    ///
    /// # Errors
    /// No permit on the unit; no such indicator or task there; an officer who is not known, or
    /// whose roles do not reach there; somebody else was put in charge meanwhile.
    pub async fn assign_owner(&self, actor: &Actor, command: AssignOwner) -> Result<(), Refusal> {
        let officer = named(&command.officer, &self.book())?;
        let seen = SeenDuty {
            duty: command.duty,
            base: command.base.clone(),
        };
        let stamp = (command.id, self.clock.now());
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Owner(command.duty)],
            |mut fresh| self.assigned(actor, &seen, officer, fresh.pop().flatten(), stamp),
        )
        .await
    }

    /// Puts one officer in charge of many things, or nobody. Says of how many.
    ///
    /// # Errors
    /// Nothing chosen, too much, or something twice; an officer who is not known; for each thing
    /// what would be wrong with it alone.
    pub async fn assign_owners(
        &self,
        actor: &Actor,
        command: AssignOwners,
    ) -> Result<usize, Refusal> {
        chosen(&command.duties)?;
        let officer = named(&command.officer, &self.book())?;
        let keys: Vec<_> = command
            .duties
            .iter()
            .map(|seen| RecordKey::Owner(seen.duty))
            .collect();
        let stamp = (command.id, self.clock.now());
        self.run(command.id, &(actor.officer(), &command), &keys, |fresh| {
            let mut whole: Option<Decision<policy::AssignOwner, usize>> = None;
            let mut problems = Vec::new();
            for (at, (seen, kept)) in command.duties.iter().zip(fresh).enumerate() {
                match self.assigned(actor, seen, officer, kept, stamp) {
                    Ok(one) => {
                        let so_far = whole.take();
                        let (mut writes, mut events, count) = so_far
                            .map_or_else(Default::default, |so_far| {
                                (so_far.writes, so_far.events, so_far.answer)
                            });
                        writes.extend(one.writes);
                        events.extend(one.events);
                        whole = Some(Decision {
                            // Each unit's was asked for; the last one speaks for the whole.
                            permit: one.permit,
                            writes,
                            events,
                            answer: count + 1,
                        });
                    }
                    Err(refusal) => problems.push((at, refusal)),
                }
            }
            match whole {
                Some(whole) if problems.is_empty() => Ok(whole),
                // Without any right there is nothing to tell of single things.
                _ if problems
                    .iter()
                    .all(|(_, refusal)| *refusal == Refusal::NotAllowed) =>
                {
                    Err(Refusal::NotAllowed)
                }
                _ => Err(Refusal::Entries(problems)),
            }
        })
        .await
    }

    /// One thing given to an officer, by the right to its unit.
    fn assigned(
        &self,
        actor: &Actor,
        seen: &SeenDuty,
        officer: Option<OfficerId>,
        kept: Option<Kept<Record>>,
        stamp: (CommandId, Timestamp),
    ) -> Result<Decision<policy::AssignOwner, ()>, Refusal> {
        let (duty, book) = (seen.duty, self.book());
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let restricted = book.duty_is_restricted(duty, reader)?;
        let (before, read_at) = taken::<Owner>(kept);
        let before = before.and_then(|owner| owner.officer);
        let permit = policy::permit::<policy::AssignOwner>(actor, duty.unit, book.tree())?;
        let can_be = |id: OfficerId| {
            book.officer(id)
                .is_some_and(|officer| book.can_be_in_charge(officer, duty.unit))
        };
        // One who left, or lost the role, is the same as nobody.
        if base(before.filter(|id| can_be(*id))) != seen.base {
            return Err(Refusal::ChangedMeanwhile);
        }
        if officer.is_some_and(|id| !can_be(id)) {
            return Err(Refusal::field(Field::Officer, Problem::OutOfReach));
        }
        Ok(Decision::one(
            permit,
            stamp,
            (),
            Changed {
                restricted,
                change: Change::Owner {
                    duty,
                    before,
                    after: officer,
                },
                record: Owner { duty, officer },
                read_at,
            },
        ))
    }
}

/// At least one thing, none of them twice, and not more than was looked at.
fn chosen(duties: &[SeenDuty]) -> Result<(), Refusal> {
    let different: BTreeSet<Duty> = duties.iter().map(|seen| seen.duty).collect();
    let problem = if duties.is_empty() {
        Problem::NothingChosen
    } else if duties.len() > AssignOwners::MOST {
        let most = u16::try_from(AssignOwners::MOST).unwrap_or(u16::MAX);
        Problem::TooMany { most }
    } else if different.len() < duties.len() {
        Problem::Repeated
    } else {
        return Ok(());
    };
    Err(Refusal::field(Field::Duties, problem))
}

/// Who was in charge, as a form says it.
#[must_use]
pub fn base(officer: Option<OfficerId>) -> String {
    officer
        .map(|officer| officer.to_string())
        .unwrap_or_default()
}

/// The officer of an account that is open; nobody for an empty name.
fn named(account: &str, book: &Book) -> Result<Option<OfficerId>, Refusal> {
    let account = account.trim();
    if account.is_empty() {
        return Ok(None);
    }
    AccountName::try_from(account.to_owned())
        .ok()
        .and_then(|name| book.officer_by_account(&name))
        .filter(|officer| !officer.disabled)
        .map(|officer| Some(officer.id))
        .ok_or_else(|| Refusal::field(Field::Officer, Problem::Unknown))
}
