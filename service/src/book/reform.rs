//! What hangs on a unit that is to end: looked at before it does.

use domain::{
    handover::Matter,
    id::{OfficerId, UnitId},
    policy::{self, ManageOfficers, Role},
};

use super::{Book, Reader};

/// What is affected by the end of a unit, as far as the reader may know of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affected {
    pub tasks: usize,
    pub promises: usize,
    pub obstacles: usize,
    pub explanations: usize,
    /// Of the officers' charges, those with somebody in charge.
    pub charges: usize,
    pub grants: Vec<(OfficerId, Role)>,
    /// Bodies that serve it.
    pub bodies: Vec<UnitId>,
}

impl Book {
    #[must_use]
    pub fn affected(&self, unit: UnitId, reader: Reader<'_>) -> Affected {
        let mut affected = Affected {
            bodies: self
                .tree
                .units()
                .filter(|body| body.serves == Some(unit) && body.exists_on(reader.on))
                .map(|body| body.id)
                .collect(),
            ..Affected::default()
        };
        for (matter, restricted) in self.unfinished(unit, reader.on) {
            if restricted && !reader.may_see(true, unit, self) {
                continue;
            }
            match matter {
                Matter::Task(_) => affected.tasks += 1,
                Matter::Promise { .. } => affected.promises += 1,
                Matter::Obstacle(_) => affected.obstacles += 1,
                Matter::Explanation(_) => affected.explanations += 1,
                Matter::Duty(_) => {}
            }
        }
        affected.charges = self
            .owners
            .values()
            .filter(|owner| owner.duty.unit == unit && owner.officer.is_some())
            .filter(|owner| {
                let restricted = self.duty_is_restricted(owner.duty, reader);
                restricted.is_ok()
            })
            .count();
        let manages = reader
            .actor
            .is_some_and(|actor| policy::may::<ManageOfficers>(actor, unit, &self.tree));
        if manages {
            affected.grants = self
                .officers()
                .filter(|officer| !officer.disabled)
                .flat_map(|officer| officer.grants.iter().map(move |grant| (officer.id, grant)))
                .filter(|(_, grant)| grant.scope == unit)
                .map(|(officer, grant)| (officer, grant.role))
                .collect();
        }
        affected
    }
}
