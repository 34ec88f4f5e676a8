//! Who is in charge of what: put somebody in charge, or nobody.

use domain::{
    Refusal,
    command::AssignOwner,
    id::{OfficerId, UnitId},
    journal::Change,
    officer::AccountName,
    owner::Owner,
    policy::{self, Actor},
    refusal::{Field, Problem},
};

use crate::{
    Service,
    book::{Book, Reader},
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Puts an officer in charge of an indicator or a task of a unit, or nobody.
    ///
    /// # Errors
    /// No permit on the unit; no such indicator or task there; an officer who is not known, or
    /// whose roles do not reach there; somebody else was put in charge meanwhile.
    pub async fn assign_owner(&self, actor: &Actor, command: AssignOwner) -> Result<(), Refusal> {
        let duty = command.duty;
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let (officer, restricted) = {
            let book = self.book();
            let restricted = book.duty_is_restricted(duty, reader)?;
            let officer = match command.officer.trim() {
                "" => None,
                account => Some(fit(account, duty.unit, &book)?),
            };
            (officer, restricted)
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Owner(duty)],
            |mut fresh| {
                let (before, read_at) = taken::<Owner>(fresh.pop().flatten());
                let before = before.and_then(|owner| owner.officer);
                let book = self.book();
                let permit = policy::permit::<policy::AssignOwner>(actor, duty.unit, book.tree())?;
                // One who left is the same as nobody.
                let in_charge = before.filter(|officer| book.is_active(*officer));
                if base(in_charge) != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                Ok(Decision::one(
                    permit,
                    (command.id, now),
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
            },
        )
        .await
    }
}

/// Who was in charge, as a form says it.
#[must_use]
pub fn base(officer: Option<OfficerId>) -> String {
    officer
        .map(|officer| officer.to_string())
        .unwrap_or_default()
}

/// An officer who can be in charge at a unit: one who may report there.
fn fit(account: &str, unit: UnitId, book: &Book) -> Result<OfficerId, Refusal> {
    let wrong = |problem| Refusal::field(Field::Officer, problem);
    let name = AccountName::try_from(account.to_owned()).map_err(|_| wrong(Problem::Unknown))?;
    let officer = book
        .officer_by_account(&name)
        .filter(|officer| !officer.disabled)
        .ok_or_else(|| wrong(Problem::Unknown))?;
    if book.can_be_in_charge(officer, unit) {
        Ok(officer.id)
    } else {
        Err(wrong(Problem::OutOfReach))
    }
}
