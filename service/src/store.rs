//! What the use cases ask of whatever keeps the book. The engine stands behind this; nothing
//! here knows which one it is.

use std::{future::Future, pin::Pin};

use domain::{
    Date,
    calendar::Holiday,
    document::Document,
    evidence::Evidence,
    explanation::Explanation,
    feedback::Feedback,
    figure::sheet::{Sheet, SheetKey},
    handover::Handover,
    id::{
        CommandId, DocumentId, EvidenceId, ExplanationId, FeedbackId, HandoverId, IndicatorId,
        ItemId, LetterId, MeetingId, NoticeId, ObstacleId, OfficerId, ReportId, SourceId, TaskId,
        UnitId,
    },
    indicator::Indicator,
    item::Item,
    journal::{Entry, Event, Hash, Head},
    meeting::Meeting,
    notice::{Notice, letter::Letter, preferences::Preferences},
    obstacle::Obstacle,
    officer::Officer,
    owner::{Duty, Owner},
    policy::{Action, ActionName, KeepAccount, Permit, TellOfficers},
    programme::Programme,
    report::Report,
    round::Extension,
    source::Source,
    task::Task,
    unit::{Unit, succession::Succession},
};
use serde::{Deserialize, Serialize};

use crate::account::session::Session;

/// A future that a trait object can return.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One kept record.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Unit(Unit),
    Succession(Succession),
    Document(Document),
    Source(Source),
    Indicator(Indicator),
    Item(Item),
    Task(Task),
    Sheet(Sheet),
    Officer(Officer),
    Notice(Notice),
    Letter(Letter),
    Preferences(Preferences),
    Programme(Programme),
    Holiday(Holiday),
    Extension(Extension),
    Owner(Owner),
    Explanation(Explanation),
    Obstacle(Obstacle),
    Feedback(Feedback),
    Meeting(Meeting),
    Handover(Handover),
    Evidence(Evidence),
    Report(Report),
}

/// Which record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    Unit(UnitId),
    /// Between two units, on a day.
    Succession(UnitId, UnitId, Date),
    Document(DocumentId),
    Source(SourceId),
    Indicator(IndicatorId),
    Item(ItemId),
    Task(TaskId),
    Sheet(SheetKey),
    Officer(OfficerId),
    Notice(NoticeId),
    Letter(LetterId),
    Preferences(OfficerId),
    Programme(DocumentId),
    Holiday(Date),
    Extension(SheetKey),
    Owner(Duty),
    Explanation(ExplanationId),
    Obstacle(ObstacleId),
    Feedback(FeedbackId),
    Meeting(MeetingId),
    Handover(HandoverId),
    Evidence(EvidenceId),
    Report(ReportId),
}

impl Record {
    #[must_use]
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Unit(unit) => RecordKey::Unit(unit.id),
            Self::Succession(edge) => RecordKey::Succession(edge.from, edge.to, edge.on),
            Self::Document(document) => RecordKey::Document(document.id),
            Self::Source(source) => RecordKey::Source(source.id),
            Self::Indicator(indicator) => RecordKey::Indicator(indicator.id),
            Self::Item(item) => RecordKey::Item(item.id),
            Self::Task(task) => RecordKey::Task(task.id),
            Self::Sheet(sheet) => RecordKey::Sheet(sheet.key.clone()),
            Self::Officer(officer) => RecordKey::Officer(officer.id),
            Self::Notice(notice) => RecordKey::Notice(notice.id),
            Self::Letter(letter) => RecordKey::Letter(letter.id),
            Self::Preferences(wanted) => RecordKey::Preferences(wanted.officer),
            Self::Programme(programme) => RecordKey::Programme(programme.document),
            Self::Holiday(holiday) => RecordKey::Holiday(holiday.day),
            Self::Extension(extension) => RecordKey::Extension(extension.key.clone()),
            Self::Owner(owner) => RecordKey::Owner(owner.duty),
            Self::Explanation(explanation) => RecordKey::Explanation(explanation.id),
            Self::Obstacle(obstacle) => RecordKey::Obstacle(obstacle.id),
            Self::Feedback(feedback) => RecordKey::Feedback(feedback.id),
            Self::Meeting(meeting) => RecordKey::Meeting(meeting.id),
            Self::Handover(handover) => RecordKey::Handover(handover.id),
            Self::Evidence(evidence) => RecordKey::Evidence(evidence.id),
            Self::Report(report) => RecordKey::Report(report.id),
        }
    }
}

macro_rules! concepts {
    ($($concept:ident),*) => {$(
        impl From<$concept> for Record {
            fn from(one: $concept) -> Self {
                Self::$concept(one)
            }
        }

        impl TryFrom<Record> for $concept {
            type Error = NotThatKind;
            fn try_from(record: Record) -> Result<Self, NotThatKind> {
                match record {
                    Record::$concept(one) => Ok(one),
                    _ => Err(NotThatKind),
                }
            }
        }
    )*};
}

concepts!(
    Unit,
    Succession,
    Document,
    Source,
    Indicator,
    Item,
    Task,
    Sheet,
    Officer,
    Notice,
    Letter,
    Preferences,
    Programme,
    Holiday,
    Extension,
    Owner,
    Explanation,
    Obstacle,
    Feedback,
    Meeting,
    Handover,
    Evidence,
    Report
);

/// A record of another kind than the one that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a record of another kind")]
pub struct NotThatKind;

/// A record as it was read: the revision has to be the same when it is written back.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept<T> {
    pub record: T,
    pub revision: u64,
}

/// A record to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    pub record: Record,
    /// The revision it was read at; `None` when it must not exist yet.
    pub read_at: Option<u64>,
}

/// What a command came to, kept with its id: sending it again gives this answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Of the command's content, so that the same id with other content is noticed.
    pub fingerprint: Hash,
    pub answer: String,
}

/// Everything one command changes, in one transaction. Only a permit makes one.
#[derive(Debug)]
pub struct Commit {
    action: ActionName,
    command: CommandId,
    done: Done,
    writes: Vec<Write>,
    events: Vec<Event>,
}

impl Commit {
    /// Uses up the permit.
    #[must_use]
    pub fn new<A: Action>(
        _used_up: Permit<A>,
        command: CommandId,
        done: Done,
        writes: Vec<Write>,
        events: Vec<Event>,
    ) -> Self {
        Self {
            action: A::NAME,
            command,
            done,
            writes,
            events,
        }
    }

    #[must_use]
    pub const fn action(&self) -> ActionName {
        self.action
    }

    #[must_use]
    pub const fn command(&self) -> CommandId {
        self.command
    }

    #[must_use]
    pub const fn done(&self) -> &Done {
        &self.done
    }

    #[must_use]
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }

    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What was written, for the read model, once the store has taken it.
    #[must_use]
    pub fn into_writes(self) -> Vec<Write> {
        self.writes
    }
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NotCommitted {
    /// Something that was read has changed since: read again and decide again.
    #[error("a record changed since it was read")]
    Conflict,
    /// The command was done before.
    #[error("the command was done before")]
    Repeated(Done),
    #[error(transparent)]
    Failed(#[from] StoreFailure),
}

/// The engine failed. The text is for the log, never for an answer.
#[derive(Debug, thiserror::Error)]
#[error("{doing}: {cause}")]
pub struct StoreFailure {
    pub doing: &'static str,
    pub cause: String,
}

/// A part of the book as it is read at the start.
#[derive(Debug)]
pub enum Part {
    Records(Vec<Record>),
    Journal(Vec<Entry>),
}

/// Whatever keeps the book.
pub trait Store: Send + Sync {
    /// Reads everything, part by part, in an order in which each part can be used at once.
    fn read_all<'a>(
        &'a self,
        take: &'a mut (dyn FnMut(Part) + Send),
    ) -> Later<'a, Result<(), StoreFailure>>;

    fn read<'a>(
        &'a self,
        key: &'a RecordKey,
    ) -> Later<'a, Result<Option<Kept<Record>>, StoreFailure>>;

    /// What a command came to, if it was done.
    fn done(&self, command: CommandId) -> Later<'_, Result<Option<Done>, StoreFailure>>;

    /// Writes everything or nothing, durable when it answers; gives back the journal entries.
    fn commit<'a>(&'a self, commit: &'a Commit) -> Later<'a, Result<Vec<Entry>, NotCommitted>>;

    /// Writes notices and letters, and forgets those that are long done with: everything or
    /// nothing. They tell of what is in the book and are no part of it, so no command and no
    /// journal goes with them.
    fn tell<'a>(
        &'a self,
        permit: Permit<TellOfficers>,
        writes: &'a [Write],
        forgotten: &'a [RecordKey],
    ) -> Later<'a, Result<(), NotCommitted>>;

    /// The units that have a journal, with the heads of their chains: an empty one where a
    /// chain has lost its head.
    fn chains(&self) -> Later<'_, Result<Vec<(UnitId, Head)>, StoreFailure>>;

    /// A unit's chain, in order.
    fn chain(&self, unit: UnitId) -> Later<'_, Result<Vec<Entry>, StoreFailure>>;

    fn put_session<'a>(
        &'a self,
        permit: Permit<KeepAccount>,
        session: &'a Session,
    ) -> Later<'a, Result<(), StoreFailure>>;

    fn sessions(&self) -> Later<'_, Result<Vec<Session>, StoreFailure>>;

    fn end_sessions<'a>(
        &'a self,
        permit: Permit<KeepAccount>,
        keys: &'a [Hash],
    ) -> Later<'a, Result<(), StoreFailure>>;

    /// Whether no record was ever written.
    fn is_empty(&self) -> Later<'_, Result<bool, StoreFailure>>;

    /// Answers when the engine does: for readiness.
    fn ping(&self) -> Later<'_, Result<(), StoreFailure>>;

    fn close(&self) -> Later<'_, Result<(), StoreFailure>>;
}
