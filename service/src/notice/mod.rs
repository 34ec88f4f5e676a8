//! Telling officers. What follows from a command is written with it ([`told`]); what follows
//! from time is made by the server's clock ([`due`]); letters are taken from the book, sent and
//! marked ([`outbox`]). Here is what officers do themselves: read, and say what they want.

pub mod digest;
mod due;
pub mod outbox;
mod told;

use domain::{
    Refusal, Timestamp,
    command::{DropFilter, KeepFilter, KeepPreferences, OpenCalendar, ReadNotices},
    id::{CommandId, OfficerId},
    journal::{Change, OfficerStep},
    notice::{
        Notice,
        filter::{Filter, Filters, PageAddress},
        preferences::{CalendarKey, MailAddress, Preferences},
    },
    policy::{self, Actor, KeepAccount},
    refusal::{Field, Problem},
    text::Line,
};

use crate::{
    Service,
    run::{Changed, Decision, taken},
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
        self.change_preferences(actor, command.id, &command, |kept| {
            Ok(Preferences {
                address: address.clone(),
                language: command.language,
                in_app: command.in_app.iter().copied().collect(),
                by_mail: command.by_mail.iter().copied().collect(),
                digest: command.digest,
                without_single_keys: !command.single_keys,
                ..kept
            })
        })
        .await
    }

    /// Keeps a page with its filters, to be found again; a page that is kept gets the new name.
    ///
    /// # Errors
    /// No name, no page of the book, or more than there is room for.
    pub async fn keep_filter(&self, actor: &Actor, command: KeepFilter) -> Result<(), Refusal> {
        let filter = Filter {
            name: Line::try_from(command.name.as_str())
                .map_err(|problem| Refusal::field(Field::FilterName, Problem::Text(problem)))?,
            page: page(&command.page)?,
        };
        self.change_preferences(actor, command.id, &command, |kept| {
            let is_new = kept.filters.of(filter.page.as_str()).is_none();
            if is_new && kept.filters.is_full() {
                let most = u16::try_from(Filters::MOST).unwrap_or(u16::MAX);
                return Err(Refusal::field(Field::FilterName, Problem::TooMany { most }));
            }
            Ok(Preferences {
                filters: kept.filters.with(filter.clone()),
                ..kept
            })
        })
        .await
    }

    /// Forgets a page that was kept; one that was not is as good as forgotten.
    ///
    /// # Errors
    /// No page of the book.
    pub async fn drop_filter(&self, actor: &Actor, command: DropFilter) -> Result<(), Refusal> {
        let page = page(&command.page)?;
        self.change_preferences(actor, command.id, &command, |kept| {
            Ok(Preferences {
                filters: kept.filters.without(&page),
                ..kept
            })
        })
        .await
    }

    /// Opens one's calendar to programs under a new address, which closes the one before, or closes
    /// it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn open_calendar(&self, actor: &Actor, command: OpenCalendar) -> Result<(), Refusal> {
        let key = command.open.then(|| CalendarKey::of(self.clock.secret()));
        self.change_preferences(actor, command.id, &command, |kept| {
            Ok(Preferences {
                calendar: key.clone(),
                ..kept
            })
        })
        .await
    }

    /// Changes one's own settings from what they are now.
    async fn change_preferences(
        &self,
        actor: &Actor,
        id: CommandId,
        command: &(impl serde::Serialize + Sync),
        change: impl Fn(Preferences) -> Result<Preferences, Refusal> + Send + Sync,
    ) -> Result<(), Refusal> {
        let officer = actor.officer();
        let now = self.clock.now();
        self.run(
            id,
            &(officer, command),
            &[RecordKey::Preferences(officer)],
            |mut fresh| {
                let permit = self.own_permit(officer)?;
                let (kept, read_at) = taken(fresh.pop().flatten());
                let record = change(kept.unwrap_or_else(|| Preferences::of(officer)))?;
                Ok(Decision::one(
                    permit,
                    (id, now),
                    (),
                    Changed {
                        restricted: true,
                        // Without the address: a journal is for ever.
                        change: Change::Officer {
                            officer,
                            step: OfficerStep::PreferencesKept,
                        },
                        record,
                        read_at,
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

/// A page as a form names it; only a made-up form names anything else.
fn page(text: &str) -> Result<PageAddress, Refusal> {
    PageAddress::try_from(text.to_owned()).map_err(|_| Refusal::NotFound)
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
