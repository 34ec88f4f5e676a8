//! What every change of an officer has in common: the right to all that the officer may do, the
//! journal entry, and the sessions that end with a password.

use domain::{
    Refusal,
    id::{CommandId, OfficerId},
    journal::{Change, OfficerStep},
    officer::{AccountName, Officer},
    policy::{ManageOfficers, Permit},
    refusal::{Field, Problem},
};
use serde::Serialize;

use super::{NewOfficer, authority::By};
use crate::{
    Service,
    account::password,
    book::Book,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    pub(super) async fn add<C: Serialize + Sync>(
        &self,
        by: By<'_>,
        command: CommandId,
        sent: &C,
        new: NewOfficer,
    ) -> Result<OfficerId, Refusal> {
        let account = AccountName::try_from(new.account.clone())
            .map_err(|_| Refusal::field(Field::Account, Problem::Wrong))?;
        // A new officer's id is the command's, so that a repeated command is the same officer.
        let id = OfficerId::new(command.ulid());
        let problems = unfit(&new.account, &new.password, &self.book(), id);
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems));
        }
        by.permit(&new.grants, &self.book())?;
        let officer = Officer {
            id,
            account,
            post: new.post,
            grants: new.grants,
            password: self.hashed(&new.password).await?,
            disabled: false,
        };
        let now = self.clock.now();
        self.run(command, sent, &[RecordKey::Officer(id)], |mut fresh| {
            if fresh.pop().flatten().is_some() {
                return Err(Refusal::ChangedMeanwhile);
            }
            // Two administrators may think of one name at the same time.
            let book = self.book();
            if book
                .officer_by_account(&officer.account)
                .is_some_and(|other| other.id != id)
            {
                return Err(Refusal::field(Field::Account, Problem::Taken));
            }
            let permit = by.permit(&officer.grants, &book)?;
            let change = Change::Officer {
                officer: id,
                step: OfficerStep::Added,
            };
            Ok(decision(
                permit,
                command,
                now,
                officer.clone(),
                None,
                change,
                id,
            ))
        })
        .await
    }

    pub(super) async fn switch<C: Serialize + Sync>(
        &self,
        by: By<'_>,
        command: CommandId,
        sent: &C,
        officer: &Officer,
        new: Option<&str>,
    ) -> Result<(), Refusal> {
        let password = match new {
            None => None,
            Some(new) => {
                password::acceptable(new, officer.account.as_str())
                    .map_err(|problem| Refusal::field(Field::NewPassword, problem))?;
                Some(self.hashed(new).await?)
            }
        };
        let step = if password.is_some() {
            OfficerStep::PasswordReset
        } else {
            OfficerStep::Disabled
        };
        let change = |_: &Officer, after: &Officer| Change::Officer {
            officer: after.id,
            step,
        };
        self.manage(by, command, sent, officer.id, change, |before| {
            Ok(Officer {
                disabled: password.is_none(),
                password: password.clone().unwrap_or_else(|| before.password.clone()),
                ..before
            })
        })
        .await?;
        self.end_all(officer).await
    }

    async fn end_all(&self, officer: &Officer) -> Result<(), Refusal> {
        let keys: Vec<_> = self
            .sessions
            .of_officer(officer.id, self.clock.now())
            .into_iter()
            .map(|session| session.key)
            .collect();
        self.end(officer, &keys).await
    }

    /// Changes an officer that is there, by the right to all that it may do before and after.
    pub(super) async fn manage<C: Serialize + Sync>(
        &self,
        by: By<'_>,
        command: CommandId,
        sent: &C,
        id: OfficerId,
        change: impl Fn(&Officer, &Officer) -> Change + Send + Sync,
        decide: impl Fn(Officer) -> Result<Officer, Refusal> + Send + Sync,
    ) -> Result<AccountName, Refusal> {
        let now = self.clock.now();
        self.run(command, sent, &[RecordKey::Officer(id)], |mut fresh| {
            let (before, read_at) = taken::<Officer>(fresh.pop().flatten());
            let before = before.ok_or(Refusal::NotFound)?;
            let book = self.book();
            by.permit(&before.grants, &book)?;
            let after = decide(before.clone())?;
            let permit = by.permit(&after.grants, &book)?;
            let change = change(&before, &after);
            let account = after.account.clone();
            Ok(decision(
                permit, command, now, after, read_at, change, account,
            ))
        })
        .await
    }
}

/// What is wrong with the name and the first password of an account, unless it is its own.
pub(super) fn unfit(
    account: &str,
    password: &str,
    book: &Book,
    own: OfficerId,
) -> Vec<(Field, Problem)> {
    let Ok(name) = AccountName::try_from(account.to_owned()) else {
        return vec![(Field::Account, Problem::Wrong)];
    };
    let mut problems = Vec::new();
    let taken = book.officer_by_account(&name);
    if taken.is_some_and(|officer| officer.id != own) {
        problems.push((Field::Account, Problem::Taken));
    }
    if let Err(problem) = password::acceptable(password, name.as_str()) {
        problems.push((Field::NewPassword, problem));
    }
    problems
}

fn decision<T>(
    permit: Permit<ManageOfficers>,
    command: CommandId,
    at: domain::Timestamp,
    after: Officer,
    read_at: Option<u64>,
    change: Change,
    answer: T,
) -> Decision<ManageOfficers, T> {
    Decision::one(
        permit,
        (command, at),
        answer,
        Changed {
            restricted: true,
            change,
            record: after,
            read_at,
        },
    )
}
