//! Signing in and out, one's own password and one's own sessions.

use domain::{
    Refusal,
    id::OfficerId,
    journal::{Change, Hash, OfficerStep},
    officer::{AccountName, Officer},
    policy::{self, Actor},
    refusal::{Field, Problem},
};

use super::{
    password,
    session::{Session, Token},
};
use crate::{
    Service,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

/// The most of a browser's own name that is kept.
const DEVICE: usize = 160;

/// Who is signed in, as pages know it.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub actor: Actor,
    pub account: AccountName,
    pub post: String,
    pub session: Hash,
}

impl Service {
    /// Signs an officer in. An unknown name, a wrong password and a disabled account get the
    /// same answer after the same work.
    ///
    /// # Errors
    /// Too many attempts, or wrong credentials.
    pub async fn sign_in(
        &self,
        account: &str,
        password: &str,
        address: &str,
        device: &str,
    ) -> Result<Token, Refusal> {
        let name = AccountName::try_from(account.to_owned()).ok();
        let key = name.as_ref().map_or("", AccountName::as_str);
        self.throttle.count(key, address)?;
        let officer = name.and_then(|name| self.book().officer_by_account(&name).cloned());
        let known = officer.as_ref().filter(|officer| !officer.disabled);
        let fits = self
            .passwords
            .fits(password, known.map(|officer| officer.password.as_str()))
            .await;
        let (true, Some(officer)) = (fits, known) else {
            return Err(Refusal::WrongCredentials);
        };
        self.sweep(officer).await?;
        let token = Token::new(self.clock.secret());
        let now = self.clock.now();
        let session = Session {
            key: token.key(),
            officer: officer.id,
            began: now,
            seen: now,
            device: device
                .chars()
                .filter(|c| !c.is_control())
                .take(DEVICE)
                .collect(),
        };
        self.store
            .put_session(policy::own_account(officer), &session)
            .await
            .map_err(|failure| self.failed(&failure))?;
        self.sessions.begin(session);
        tracing::info!(officer = %officer.id, "signed in");
        Ok(token)
    }

    /// Who a token belongs to, if its session is alive and the officer is not disabled.
    #[must_use]
    pub fn signed_in(&self, token: &Token) -> Option<SignedIn> {
        let key = token.key();
        let officer = self.sessions.seen(key, self.clock.now())?;
        let book = self.book();
        let officer = book.officer(officer)?;
        Some(SignedIn {
            actor: Actor::of(officer)?,
            account: officer.account.clone(),
            post: officer.post.clone(),
            session: key,
        })
    }

    /// One's own living sessions, the latest first.
    #[must_use]
    pub fn own_sessions(&self, who: &SignedIn) -> Vec<Session> {
        self.sessions
            .of_officer(who.actor.officer(), self.clock.now())
    }

    /// Ends sessions of one's own; others' are left alone.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end_sessions(&self, who: &SignedIn, keys: &[Hash]) -> Result<(), Refusal> {
        let own: Vec<_> = self
            .own_sessions(who)
            .into_iter()
            .map(|session| session.key)
            .filter(|key| keys.contains(key))
            .collect();
        let officer = self.own_record(who.actor.officer())?;
        self.end(&officer, &own).await
    }

    /// Changes one's own password, and ends all other sessions.
    ///
    /// # Errors
    /// Fields: the current password is wrong, the new one is unacceptable or not repeated.
    pub async fn change_password(
        &self,
        who: &SignedIn,
        current: &str,
        new: &str,
        repeated: &str,
        address: &str,
    ) -> Result<(), Refusal> {
        let officer = self.own_record(who.actor.officer())?;
        self.throttle.count(officer.account.as_str(), address)?;
        let mut problems = Vec::new();
        if !self.passwords.fits(current, Some(&officer.password)).await {
            problems.push((Field::Password, Problem::Wrong));
        }
        if let Err(problem) = password::acceptable(new, officer.account.as_str()) {
            problems.push((Field::NewPassword, problem));
        }
        if new != repeated {
            problems.push((Field::RepeatedPassword, Problem::NotTheSame));
        }
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems));
        }
        let hash = self.hashed(new).await?;
        let id = self.new_command();
        let now = self.clock.now();
        // The command is recorded without the password; its id alone makes it happen once.
        self.run(
            id,
            &("change-password", officer.id),
            &[RecordKey::Officer(officer.id)],
            |mut fresh| {
                let (before, read_at) = taken::<Officer>(fresh.pop().flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                let permit = policy::own_account(&before);
                Ok(Decision::one(
                    permit,
                    (id, now),
                    (),
                    Changed {
                        restricted: true,
                        change: Change::Officer {
                            officer: before.id,
                            step: OfficerStep::PasswordReset,
                        },
                        record: Officer {
                            password: hash.clone(),
                            ..before
                        },
                        read_at,
                    },
                ))
            },
        )
        .await?;
        let others: Vec<_> = self
            .own_sessions(who)
            .into_iter()
            .map(|session| session.key)
            .filter(|key| *key != who.session)
            .collect();
        self.end(&officer, &others).await
    }

    pub(super) async fn hashed(&self, password: &str) -> Result<String, Refusal> {
        self.passwords
            .hash(password, self.clock.secret())
            .await
            .ok_or_else(|| {
                self.failed(&crate::store::StoreFailure {
                    doing: "hashing a password",
                    cause: "argon2 gave no hash".into(),
                })
            })
    }

    fn own_record(&self, officer: OfficerId) -> Result<Officer, Refusal> {
        self.book()
            .officer(officer)
            .cloned()
            .ok_or(Refusal::NotSignedIn)
    }

    pub(super) async fn end(&self, officer: &Officer, keys: &[Hash]) -> Result<(), Refusal> {
        self.sessions.end(keys);
        self.store
            .end_sessions(policy::own_account(officer), keys)
            .await
            .map_err(|failure| self.failed(&failure))
    }

    async fn sweep(&self, officer: &Officer) -> Result<(), Refusal> {
        self.throttle.sweep();
        let over = self.sessions.sweep(self.clock.now());
        if over.is_empty() {
            return Ok(());
        }
        self.end(officer, &over).await
    }
}
