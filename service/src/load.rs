//! Loading a book in bulk: what was already published elsewhere is taken over as it is, each
//! record with its journal entry, in commits of a bearable size.

use std::collections::BTreeSet;

use domain::{
    Refusal,
    figure::sheet::Sheet,
    id::{CommandId, IndicatorId, UnitId},
    journal::{Change, Event, Hash, Subject},
    policy::{self, Action, LoadBook},
    unit::UnitKind,
};

use crate::{
    Service,
    store::{Commit, Done, NotCommitted, Record, Write},
};

/// Records a commit; large enough to be quick, small enough not to hold up others.
const AT_ONCE: usize = 100;

impl Service {
    /// Whether nothing is kept yet.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn is_empty(&self) -> Result<bool, Refusal> {
        self.store
            .is_empty()
            .await
            .map_err(|failure| self.failed(&failure))
    }

    /// Takes records over, by the operator's authority. They must not exist yet. The journal
    /// of a record is that of its unit; `home` stands in for records that have none.
    ///
    /// # Errors
    /// When a record exists already, or the store fails.
    pub async fn load(&self, records: Vec<Record>, home: UnitId) -> Result<usize, Refusal> {
        let count = records.len();
        let mut left = records.into_iter();
        loop {
            let batch: Vec<_> = left.by_ref().take(AT_ONCE).collect();
            if batch.is_empty() {
                return Ok(count);
            }
            self.load_batch(batch, home).await?;
        }
    }

    async fn load_batch(&self, batch: Vec<Record>, home: UnitId) -> Result<(), Refusal> {
        let permit = policy::operator::<LoadBook>(home);
        let command = CommandId::new(self.clock.ulid());
        let now = self.clock.now();
        let mut events = Vec::with_capacity(batch.len());
        let restricted = self.restricted_indicators(&batch);
        for record in &batch {
            let entered = match record {
                Record::Sheet(sheet) => figures(sheet, &restricted),
                other => entered(other, home).into_iter().collect(),
            };
            events.extend(entered.into_iter().map(|(unit, change, restricted)| Event {
                unit,
                at: now,
                by: permit.author(),
                action: LoadBook::NAME,
                command,
                change,
                restricted,
            }));
        }
        let writes = batch
            .into_iter()
            .map(|record| Write {
                record,
                read_at: None,
            })
            .collect();
        let done = Done {
            fingerprint: Hash::of(b"load"),
            answer: "null".into(),
        };
        let commit = Commit::new(permit, command, done, writes, events);
        match self.store.commit(&commit).await {
            Ok(entries) => {
                self.take_in(commit.into_writes(), &entries);
                Ok(())
            }
            Err(NotCommitted::Conflict | NotCommitted::Repeated(_)) => {
                Err(Refusal::ChangedMeanwhile)
            }
            Err(NotCommitted::Failed(failure)) => Err(self.failed(&failure)),
        }
    }

    /// Those that are here, or come with this batch.
    fn restricted_indicators(&self, batch: &[Record]) -> BTreeSet<IndicatorId> {
        let book = self.book();
        let coming = batch.iter().filter_map(|record| match record {
            Record::Indicator(indicator) => Some(indicator),
            _ => None,
        });
        book.all_indicators()
            .chain(coming)
            .filter(|indicator| indicator.restricted)
            .map(|indicator| indicator.id)
            .collect()
    }
}

/// The journal's view of a record that is taken over: in whose chain, what, and whether it is
/// restricted.
fn entered(record: &Record, home: UnitId) -> Option<(UnitId, Change, bool)> {
    let entered = |subject, name: &str| Change::Entered {
        subject,
        name: name.to_owned(),
    };
    Some(match record {
        Record::Unit(unit) => {
            let name = unit
                .names
                .last()
                .map_or(unit.slug.as_str(), |name| name.value.full.vi.as_str());
            let chain = if unit.kind == UnitKind::Country {
                home
            } else {
                unit.id
            };
            (chain, entered(Subject::Unit(unit.id), name), false)
        }
        Record::Document(document) => (
            document.issuer,
            entered(Subject::Document(document.id), &document.title.vi),
            false,
        ),
        Record::Source(source) => (
            home,
            entered(Subject::Source(source.id), &source.title.vi),
            false,
        ),
        Record::Indicator(indicator) => (
            indicator
                .promises
                .first()
                .map_or(home, |promise| promise.unit),
            entered(Subject::Indicator(indicator.id), &indicator.name.vi),
            indicator.restricted,
        ),
        Record::Item(item) => (
            item.units.first().copied().unwrap_or(home),
            entered(Subject::Item(item.id), &item.name.vi),
            item.restricted,
        ),
        Record::Task(task) => (
            task.lead.unwrap_or(home),
            entered(Subject::Task(task.id), &task.name.vi),
            task.restricted,
        ),
        Record::Meeting(meeting) => (
            meeting.host,
            entered(Subject::Meeting(meeting.id), &meeting.name.vi),
            meeting.restricted,
        ),
        Record::Programme(programme) => (
            home,
            Change::Programme {
                before: None,
                after: Box::new(programme.clone()),
            },
            false,
        ),
        Record::Holiday(holiday) => (
            home,
            Change::Holiday {
                before: None,
                after: Box::new(holiday.clone()),
            },
            false,
        ),
        // An edge belongs to the records of its units; officers are not part of a public book;
        // a sheet is entered by its figures.
        Record::Succession(_)
        | Record::Officer(_)
        | Record::Notice(_)
        | Record::Letter(_)
        | Record::Preferences(_)
        | Record::Owner(_)
        | Record::Explanation(_)
        | Record::Obstacle(_)
        | Record::Feedback(_)
        | Record::Handover(_)
        | Record::Evidence(_)
        | Record::Report(_)
        | Record::Extension(_)
        | Record::Sheet(_) => {
            return None;
        }
    })
}

/// The figures of a sheet; restricted ones have an entry of their own, so that the other one
/// can be shown.
fn figures(sheet: &Sheet, restricted: &BTreeSet<IndicatorId>) -> Vec<(UnitId, Change, bool)> {
    let entered = |hidden: bool| {
        let cells = sheet
            .cells()
            .iter()
            .filter(|cell| restricted.contains(&cell.indicator) == hidden);
        let cells: Vec<_> = cells.collect();
        if cells.is_empty() {
            return None;
        }
        let change = Change::Figures {
            programme: sheet.key.programme,
            period: sheet.key.period,
            taken_over: cells.iter().map(|cell| cell.indicator).collect(),
            content: Hash::of(&serde_json::to_vec(&cells).ok()?),
        };
        Some((sheet.key.unit, change, hidden))
    };
    [false, true].into_iter().filter_map(entered).collect()
}
