//! Officers: add, disable, give a new password, give and take roles; by the operator from the
//! command line, or by an administrator for the units below.

mod authority;
mod change;

use domain::{
    Refusal,
    command::{GrantRole, KeepOfficer, SwitchOfficer},
    id::OfficerId,
    journal::{Change, OfficerStep},
    officer::{AccountName, Officer},
    policy::{self, Actor, Grant, ManageOfficers, Role},
    refusal::{Field, Problem},
    text::Line,
};

use self::{authority::By, change::unfit};
use crate::{
    Service,
    book::Book,
    manage::{mark, typed::Typed},
};

/// A new officer, as the operator names it.
#[derive(Clone, Debug)]
pub struct NewOfficer {
    pub account: String,
    pub post: String,
    pub grants: Vec<Grant>,
    pub password: String,
}

impl Service {
    /// Adds an officer, by the operator's authority.
    ///
    /// # Errors
    /// An account name that cannot be or is taken; an unacceptable password.
    pub async fn add_officer(&self, new: NewOfficer) -> Result<OfficerId, Refusal> {
        let id = self.new_command();
        self.add(By::Operator, id, &("add", id), new).await
    }

    /// Disables an officer and ends all their sessions, by the operator's authority.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn disable_officer(&self, account: &str) -> Result<(), Refusal> {
        let officer = self.officer_named(account)?;
        let id = self.new_command();
        self.switch(By::Operator, id, &("disable", id), &officer, None)
            .await
    }

    /// Gives an officer a new password, enables the account, and ends all its sessions, by the
    /// operator's authority.
    ///
    /// # Errors
    /// When there is no such account, or the password is unacceptable.
    pub async fn reset_officer(&self, account: &str, new: &str) -> Result<(), Refusal> {
        let officer = self.officer_named(account)?;
        let id = self.new_command();
        self.switch(By::Operator, id, &("reset", id), &officer, Some(new))
            .await
    }

    /// Adds an officer with a first role, or changes the post of one. Answers the account.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit on the units of all of the officer's roles;
    /// changed meanwhile.
    pub async fn keep_officer(
        &self,
        actor: &Actor,
        command: KeepOfficer,
    ) -> Result<String, Refusal> {
        let by = By::Administrator(actor);
        by.somewhere()?;
        let sent = (actor.officer(), &command);
        let Some(id) = command.officer else {
            let new = {
                let book = self.book();
                let mut typed = Typed::default();
                let post = typed.line(Field::Post, &command.post);
                let grant = grant(&mut typed, &command.role, &command.unit, actor, &book);
                typed.done_beside(unfit(
                    &command.account,
                    &command.password,
                    &book,
                    OfficerId::new(command.id.ulid()),
                ))?;
                NewOfficer {
                    account: command.account.clone(),
                    post: post.map(|post| post.to_string()).unwrap_or_default(),
                    grants: grant.into_iter().collect(),
                    password: command.password.clone(),
                }
            };
            let account = AccountName::try_from(new.account.clone())
                .map_err(|_| Refusal::field(Field::Account, Problem::Wrong))?;
            self.add(by, command.id, &sent, new).await?;
            return Ok(account.to_string());
        };
        let post = Line::try_from(command.post.as_str())
            .map_err(|problem| Refusal::field(Field::Post, Problem::Text(problem)))?;
        let change = |_: &Officer, after: &Officer| Change::Officer {
            officer: after.id,
            step: OfficerStep::Changed,
        };
        self.manage(by, command.id, &sent, id, change, |before| {
            if mark(Some(&shown(&before))) != command.base {
                return Err(Refusal::ChangedMeanwhile);
            }
            Ok(Officer {
                post: post.to_string(),
                ..before
            })
        })
        .await
        .map(|officer| officer.to_string())
    }

    /// Gives an officer one more role, or takes one away; never the last. Answers the account.
    ///
    /// # Errors
    /// A role or unit that is not known or out of the administrator's reach; one's own roles;
    /// changed meanwhile.
    pub async fn grant_role(&self, actor: &Actor, command: GrantRole) -> Result<String, Refusal> {
        let by = By::Administrator(actor);
        by.somewhere()?;
        by.not_oneself(command.officer)?;
        let grant = {
            let book = self.book();
            let mut typed = Typed::default();
            let grant = grant(&mut typed, &command.role, &command.unit, actor, &book);
            typed.done()?;
            grant.ok_or(Refusal::NotFound)?
        };
        let change = |before: &Officer, after: &Officer| Change::Grants {
            officer: after.id,
            before: before.grants.clone(),
            after: after.grants.clone(),
        };
        let sent = (actor.officer(), &command);
        self.manage(by, command.id, &sent, command.officer, change, |before| {
            if mark(Some(&shown(&before))) != command.base {
                return Err(Refusal::ChangedMeanwhile);
            }
            let mut grants = before.grants.clone();
            if command.take {
                grants.retain(|one| *one != grant);
            } else if grants.contains(&grant) {
                return Err(Refusal::field(Field::Role, Problem::Taken));
            } else {
                grants.push(grant);
            }
            if grants.is_empty() {
                return Err(Refusal::field(Field::Role, Problem::NothingWritten));
            }
            Ok(Officer { grants, ..before })
        })
        .await
        .map(|officer| officer.to_string())
    }

    /// Closes an account, or gives it a new password and opens it again; either way all of its
    /// sessions end. What a closed account was in charge of is nobody's from then on.
    ///
    /// # Errors
    /// No permit; one's own account; an unacceptable password.
    pub async fn switch_officer(
        &self,
        actor: &Actor,
        command: SwitchOfficer,
    ) -> Result<String, Refusal> {
        let officer = self
            .book()
            .officer(command.officer)
            .cloned()
            .ok_or(Refusal::NotFound)?;
        let by = By::Administrator(actor);
        by.not_oneself(officer.id)?;
        by.permit(&officer.grants, &self.book())?;
        let new = (!command.close).then_some(command.password.as_str());
        self.switch(by, command.id, &(actor.officer(), &command), &officer, new)
            .await?;
        Ok(officer.account.to_string())
    }

    fn officer_named(&self, account: &str) -> Result<Officer, Refusal> {
        let name = AccountName::try_from(account.to_owned()).map_err(|_| Refusal::NotFound)?;
        self.book()
            .officer_by_account(&name)
            .cloned()
            .ok_or(Refusal::NotFound)
    }
}

/// An officer as administrators see it: without the password.
#[must_use]
pub fn shown(officer: &Officer) -> Officer {
    Officer {
        password: String::new(),
        ..officer.clone()
    }
}

/// A role on a unit that the administrator reaches.
fn grant(typed: &mut Typed, role: &str, unit: &str, actor: &Actor, book: &Book) -> Option<Grant> {
    let role: Option<Role> = typed.one_of(Field::Role, role);
    let scope = typed.unit(Field::Unit, unit, book);
    if scope.is_some_and(|scope| !policy::may::<ManageOfficers>(actor, scope, book.tree())) {
        typed.wrong(Field::Unit, Problem::OutOfReach);
        return None;
    }
    Some(Grant {
        role: role?,
        scope: scope?,
    })
}

impl Book {
    /// The officers that an administrator manages: all of whose roles are within reach.
    #[must_use]
    pub fn officers_managed(&self, actor: &Actor) -> Vec<&Officer> {
        let mut officers: Vec<_> = self
            .officers()
            .filter(|officer| self.manages(actor, officer))
            .collect();
        officers.sort_by(|a, b| a.account.cmp(&b.account));
        officers
    }

    #[must_use]
    pub fn manages(&self, actor: &Actor, officer: &Officer) -> bool {
        !officer.grants.is_empty()
            && officer
                .grants
                .iter()
                .all(|grant| policy::may::<ManageOfficers>(actor, grant.scope, self.tree()))
    }
}
