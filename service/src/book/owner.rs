//! Who is in charge of what.

use domain::{
    Refusal,
    id::{OfficerId, UnitId},
    officer::Officer,
    owner::{Charge, Duty},
    policy::{self, Actor, PostUpdate},
};

use super::{Book, Reader};

impl Book {
    /// Who is in charge. Whoever left no longer is, and neither is whoever lost the role or went
    /// to another unit: being in charge follows from what an officer may do, and is not kept.
    #[must_use]
    pub fn in_charge(&self, duty: Duty) -> Option<&Officer> {
        self.named_for(duty)
            .filter(|officer| self.can_be_in_charge(officer, duty.unit))
    }

    /// Who was in charge and cannot be any more: from whom it has to be handed over.
    #[must_use]
    pub fn was_in_charge(&self, duty: Duty) -> Option<&Officer> {
        self.named_for(duty)
            .filter(|officer| !self.can_be_in_charge(officer, duty.unit))
    }

    fn named_for(&self, duty: Duty) -> Option<&Officer> {
        self.officer(self.owners.get(&duty)?.officer?)
    }

    /// Whether an officer's roles let them be in charge at a unit.
    #[must_use]
    pub fn can_be_in_charge(&self, officer: &Officer, unit: UnitId) -> bool {
        Actor::of(officer).is_some_and(|actor| policy::may::<PostUpdate>(&actor, unit, self.tree()))
    }

    /// Who can be in charge at a unit: those whose role is on the very unit first.
    #[must_use]
    pub fn candidates(&self, unit: UnitId) -> Vec<&Officer> {
        let mut all: Vec<_> = self
            .officers()
            .filter(|officer| self.can_be_in_charge(officer, unit))
            .collect();
        all.sort_by_key(|officer| {
            let is_near = officer.grants.iter().any(|grant| grant.scope == unit);
            (!is_near, officer.account.clone())
        });
        all
    }

    /// What an officer is recorded as in charge of, active or not: what has to be handed over.
    pub fn duties_of(&self, officer: OfficerId) -> impl Iterator<Item = Duty> {
        self.owners
            .values()
            .filter(move |owner| owner.officer == Some(officer))
            .map(|owner| owner.duty)
    }

    /// Whether it concerns something restricted, if it is there for this reader.
    pub(crate) fn duty_is_restricted(
        &self,
        duty: Duty,
        reader: Reader<'_>,
    ) -> Result<bool, Refusal> {
        self.tree().get(duty.unit).ok_or(Refusal::NotFound)?;
        match duty.charge {
            Charge::Indicator(id) => self
                .indicator(id)
                .filter(|indicator| reader.sees_indicator(indicator, self))
                .map(|indicator| indicator.restricted),
            Charge::Task(id) => self
                .task(id)
                .filter(|task| reader.sees_task(task, self))
                .filter(|task| {
                    let issuer = self
                        .document(task.programme)
                        .map(|document| document.issuer);
                    task.lead.or(issuer) == Some(duty.unit)
                })
                .map(|task| task.restricted),
        }
        .ok_or(Refusal::NotFound)
    }
}
