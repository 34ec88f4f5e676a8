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
    /// Who is in charge; one whose account is closed no longer is.
    #[must_use]
    pub fn in_charge(&self, duty: Duty) -> Option<&Officer> {
        let officer = self.owners.get(&duty)?.officer?;
        self.officer(officer).filter(|officer| !officer.disabled)
    }

    pub(crate) fn is_active(&self, officer: OfficerId) -> bool {
        self.officer(officer)
            .is_some_and(|officer| !officer.disabled)
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
