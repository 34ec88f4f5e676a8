//! Telling officers. What follows from a command is written with it ([`told`]); what follows
//! from time is made by the server's clock ([`due`]); letters are taken from the book, sent and
//! marked ([`outbox`]). Here is what officers do themselves: read, and say what they want.

pub mod digest;
mod due;
pub mod outbox;
mod told;

use domain::{
    Refusal, Timestamp,
    command::{KeepPreferences, ReadNotices},
    id::OfficerId,
    journal::{Change, OfficerStep},
    notice::{
        Notice,
        preferences::{MailAddress, Preferences},
    },
    policy::{self, Actor, KeepAccount},
    refusal::{Field, Problem},
};

use crate::{
    Service,
    run::{Changed, Decision},
    store::{Kept, Record, RecordKey, Write},
};

impl Service {
    /// Marks one's own notice as read, or all of them; one that is not there or is somebody
    /// else's is left alone, and not told apart.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn read_notices(&self, actor: &Actor, command: ReadNotices) -> Result<(), Refusal> {
        let officer = actor.officer();
        let keys: Vec<_> = {
            let book = self.book();
            book.notices_of(officer)
                .filter(|notice| notice.read.is_none())
                .filter(|notice| command.notice.is_none_or(|one| one == notice.id))
                .map(|notice| RecordKey::Notice(notice.id))
                .collect()
        };
        let now = self.clock.now();
        self.run(command.id, &(officer, &command), &keys, |fresh| {
            let permit = self.own_permit(officer)?;
            let writes = fresh
                .into_iter()
                .flatten()
                .filter_map(|kept| read(kept, officer, now))
                .collect();
            Ok(Decision {
                permit,
                writes,
                events: Vec::new(),
                answer: (),
            })
        })
        .await
    }

    /// What one wants to be told, and where.
    ///
    /// # Errors
    /// An address that is none.
    pub async fn keep_preferences(
        &self,
        actor: &Actor,
        command: KeepPreferences,
    ) -> Result<(), Refusal> {
        let address = match command.address.trim() {
            "" => None,
            typed => Some(
                MailAddress::try_from(typed.to_owned())
                    .map_err(|_| Refusal::field(Field::MailAddress, Problem::NotAMailAddress))?,
            ),
        };
        let officer = actor.officer();
        let wanted = Preferences {
            officer,
            address,
            language: command.language,
            in_app: command.in_app.iter().copied().collect(),
            by_mail: command.by_mail.iter().copied().collect(),
            digest: command.digest,
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(officer, &command),
            &[RecordKey::Preferences(officer)],
            |mut fresh| {
                let permit = self.own_permit(officer)?;
                Ok(Decision::one(
                    permit,
                    (command.id, now),
                    (),
                    Changed {
                        restricted: true,
                        // Without the address: a journal is for ever.
                        change: Change::Officer {
                            officer,
                            step: OfficerStep::PreferencesKept,
                        },
                        record: wanted.clone(),
                        read_at: fresh.pop().flatten().map(|kept| kept.revision),
                    },
                ))
            },
        )
        .await
    }

    fn own_permit(&self, officer: OfficerId) -> Result<policy::Permit<KeepAccount>, Refusal> {
        let book = self.book();
        let officer = book.officer(officer).ok_or(Refusal::NotSignedIn)?;
        Ok(policy::own_account(officer))
    }
}

/// The notice as read now, if it is the officer's and was not read.
fn read(kept: Kept<Record>, officer: OfficerId, now: Timestamp) -> Option<Write> {
    match kept.record {
        Record::Notice(notice) if notice.to == officer && notice.read.is_none() => Some(Write {
            record: Record::Notice(Notice {
                read: Some(now),
                ..notice
            }),
            read_at: Some(kept.revision),
        }),
        _ => None,
    }
}
