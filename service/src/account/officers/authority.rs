//! By whose authority an officer is managed, and how far that reaches.

use domain::{
    Refusal,
    id::{OfficerId, UnitId},
    policy::{self, Action, Actor, Grant, ManageOfficers, Permit},
};
use ulid::Ulid;

use crate::book::Book;

/// By whose authority.
#[derive(Clone, Copy)]
pub(super) enum By<'a> {
    Operator,
    Administrator(&'a Actor),
}

impl By<'_> {
    /// The permit for an officer with these roles: it has to reach each of their units.
    pub fn permit(self, grants: &[Grant], book: &Book) -> Result<Permit<ManageOfficers>, Refusal> {
        let first = grants.first().map(|grant| grant.scope);
        match self {
            Self::Operator => Ok(policy::operator(
                first.unwrap_or_else(|| UnitId::new(Ulid::nil())),
            )),
            Self::Administrator(actor) => {
                for grant in grants {
                    policy::permit::<ManageOfficers>(actor, grant.scope, book.tree())?;
                }
                let unit = first.ok_or(Refusal::NotAllowed)?;
                policy::permit(actor, unit, book.tree())
            }
        }
    }

    /// Whoever manages nobody is told so before what they typed is looked at.
    pub fn somewhere(self) -> Result<(), Refusal> {
        match self {
            Self::Operator => Ok(()),
            Self::Administrator(actor) => actor
                .grants()
                .iter()
                .any(|grant| ManageOfficers::NAME.roles().contains(&grant.role))
                .then_some(())
                .ok_or(Refusal::NotAllowed),
        }
    }

    /// Nobody manages themselves.
    pub fn not_oneself(self, officer: OfficerId) -> Result<(), Refusal> {
        match self {
            Self::Administrator(actor) if actor.officer() == officer => Err(Refusal::OwnAccount),
            _ => Ok(()),
        }
    }
}
