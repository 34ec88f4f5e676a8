//! The journal: an append-only record of every change, hash-chained, one chain a unit. Each
//! entry's hash covers the entry before it, so that altering, removing, inserting or
//! reordering any of them shows.

mod chain;
mod hash;

use std::borrow::Cow;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub use self::{
    chain::{Damage, Entry, Head, Unreadable, verify},
    hash::{Hash, NotAHash},
};
use crate::{
    calendar::Holiday,
    document::{Document, number::DocumentNumber},
    evidence::{EvidenceStep, Proven},
    explanation::{About, ExplanationStep},
    feedback::{About as FedBack, Step as FeedbackStep},
    figure::FigureStep,
    handover::{Matter, Step as HandoverStep},
    id::{
        CommandId, DocumentId, EvidenceId, ExplanationId, FeedbackId, HandoverId, IndicatorId,
        ItemId, MeetingId, ObstacleId, OfficerId, ReportId, SourceId, TaskId, UnitId,
    },
    indicator::{Indicator, Promise},
    item::Item,
    meeting::Meeting,
    obstacle::{Blocked, Step as ObstacleStep},
    officer::Author,
    owner::{Charge, Duty},
    period::Period,
    policy::{ActionName, Grant},
    programme::Programme,
    quantity::Quantity,
    report::{ReportKind, ReportStep},
    source::{Ground, Source},
    target::Target,
    task::{Task, TaskState, Update},
    unit::{Unit, succession::Succession},
};

/// A record that a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    Unit(UnitId),
    Document(DocumentId),
    Source(SourceId),
    Indicator(IndicatorId),
    Task(TaskId),
    Item(ItemId),
    Meeting(MeetingId),
    Officer(OfficerId),
}

/// A figure as it stood at a revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureShown {
    pub revision: u32,
    pub quantity: Quantity,
    pub ground: Ground,
}

/// One of many figures that an action changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellChanged {
    pub indicator: IndicatorId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<FigureShown>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<FigureShown>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What changed: enough to show it, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    Figure {
        indicator: IndicatorId,
        programme: DocumentId,
        period: Period,
        step: FigureStep,
        before: Option<FigureShown>,
        after: Option<FigureShown>,
        reason: Option<String>,
    },
    /// Figures of one sheet, changed in one action.
    Cells {
        programme: DocumentId,
        period: Period,
        step: FigureStep,
        cells: Vec<CellChanged>,
        /// The action that this one took back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        undoes: Option<CommandId>,
    },
    /// Many figures at once, taken over as they were published elsewhere.
    Figures {
        programme: DocumentId,
        period: Period,
        taken_over: Vec<IndicatorId>,
        /// Of the sheet's cells as they were written.
        content: Hash,
    },
    Task {
        before: Option<Box<Task>>,
        after: Box<Task>,
    },
    Update {
        task: TaskId,
        update: Box<Update>,
        /// The state that it changed, where it changed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        was: Option<TaskState>,
    },
    /// A request for explanation, asked, answered or settled.
    Explanation {
        explanation: ExplanationId,
        about: About,
        step: ExplanationStep,
        /// The question or the answer.
        text: Option<String>,
        due: Option<Date>,
    },
    /// A file was attached or taken back.
    Evidence {
        evidence: EvidenceId,
        of: Proven,
        step: EvidenceStep,
        name: String,
        content: Hash,
        /// Why it was taken back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// An obstacle, raised, answered, asked about again or closed.
    Obstacle {
        obstacle: ObstacleId,
        blocks: Blocked,
        step: ObstacleStep,
        /// What was said.
        text: Option<String>,
        /// Who was asked, and by when.
        to: Option<UnitId>,
        due: Option<Date>,
    },
    /// What a citizen sent, and what was done about it: never with a word of it.
    Feedback {
        feedback: FeedbackId,
        about: FedBack,
        step: FeedbackStep,
        /// The unit it was passed on to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<UnitId>,
        /// Of the answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        content: Option<Hash>,
    },
    /// A report, gathered, edited, fixed: by its content, which is long and is kept with it.
    Report {
        report: ReportId,
        kind: ReportKind,
        programme: DocumentId,
        period: Period,
        step: ReportStep,
        /// Of the report as it was written.
        content: Hash,
        /// What it was issued as.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<DocumentNumber>,
    },
    Meeting {
        before: Option<Box<Meeting>>,
        after: Box<Meeting>,
    },
    /// A unit's promise divided among the units below it.
    Allocation {
        indicator: IndicatorId,
        period: Period,
        before: Vec<(UnitId, Target)>,
        after: Vec<(UnitId, Target)>,
        ground: String,
    },
    /// A record was taken over into the book.
    Entered { subject: Subject, name: String },
    Officer {
        officer: OfficerId,
        step: OfficerStep,
    },
    /// What somebody may do changed.
    Grants {
        officer: OfficerId,
        before: Vec<Grant>,
        after: Vec<Grant>,
    },
    Document {
        before: Option<Box<Document>>,
        after: Box<Document>,
    },
    Item {
        before: Option<Box<Item>>,
        after: Box<Item>,
    },
    /// An indicator without its promises, which have entries of their own.
    Indicator {
        before: Option<Box<Indicator>>,
        after: Box<Indicator>,
    },
    Promise {
        indicator: IndicatorId,
        before: Option<Box<Promise>>,
        after: Option<Box<Promise>>,
    },
    /// The settings of a programme.
    Programme {
        before: Option<Box<Programme>>,
        after: Box<Programme>,
    },
    Holiday {
        before: Option<Box<Holiday>>,
        after: Box<Holiday>,
    },
    /// What a unit answered in a round, or what was decided about its time.
    Round {
        programme: DocumentId,
        period: Period,
        step: RoundStep,
        reason: Option<String>,
        until: Option<Date>,
    },
    Unit {
        before: Option<Box<Unit>>,
        after: Box<Unit>,
    },
    /// Units were merged, divided, or gave parts away.
    Reform {
        edges: Vec<Succession>,
        document: Option<DocumentId>,
    },
    Source {
        before: Option<Box<Source>>,
        after: Box<Source>,
    },
    /// Something a dissolved unit left unfinished, proposed, answered or ended.
    Handover {
        handover: HandoverId,
        matter: Matter,
        from: UnitId,
        step: HandoverStep,
        /// The unit that is to take it over, or did.
        to: Option<UnitId>,
        text: Option<String>,
        /// Whose proposal is answered: they are told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answers: Option<OfficerId>,
    },
    Owner {
        duty: Duty,
        before: Option<OfficerId>,
        after: Option<OfficerId>,
    },
}

/// The step that was taken in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundStep {
    NothingReported,
    NothingWithdrawn,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficerStep {
    Added,
    Changed,
    Disabled,
    PasswordReset,
    /// What they want to be told, and where.
    PreferencesKept,
}

impl Change {
    /// The change as it concerns one record: of many figures, the one of that indicator.
    #[must_use]
    pub fn about(&self, subject: Subject) -> Cow<'_, Self> {
        let (
            Self::Cells {
                programme,
                period,
                step,
                cells,
                ..
            },
            Subject::Indicator(indicator),
        ) = (self, subject)
        else {
            return Cow::Borrowed(self);
        };
        match cells.iter().find(|cell| cell.indicator == indicator) {
            Some(cell) => Cow::Owned(Self::Figure {
                indicator,
                programme: *programme,
                period: *period,
                step: *step,
                before: cell.before.clone(),
                after: cell.after.clone(),
                reason: cell.reason.clone(),
            }),
            None => Cow::Borrowed(self),
        }
    }

    /// The records the change is about, the main one first.
    #[must_use]
    pub fn subjects(&self) -> Vec<Subject> {
        match self {
            Self::Figure { indicator, .. } => vec![Subject::Indicator(*indicator)],
            Self::Cells { cells, .. } => cells
                .iter()
                .map(|cell| Subject::Indicator(cell.indicator))
                .collect(),
            Self::Figures { taken_over, .. } => taken_over
                .iter()
                .map(|indicator| Subject::Indicator(*indicator))
                .collect(),
            Self::Task { after, .. } => vec![Subject::Task(after.id)],
            Self::Update { task, .. } => vec![Subject::Task(*task)],
            Self::Explanation { about, .. } => vec![match about {
                About::Figure { indicator, .. } => Subject::Indicator(*indicator),
                About::Task(task) => Subject::Task(*task),
                About::Round { programme, .. } => Subject::Document(*programme),
            }],
            Self::Evidence { of, .. } => vec![match of {
                Proven::Figure { indicator, .. } => Subject::Indicator(*indicator),
                Proven::Task(task) | Proven::Update { task, .. } => Subject::Task(*task),
            }],
            Self::Obstacle { blocks, .. } => vec![match blocks {
                Blocked::Task(task) => Subject::Task(*task),
                Blocked::Indicator(indicator) => Subject::Indicator(*indicator),
                Blocked::Item(item) => Subject::Item(*item),
                Blocked::Programme(programme) => Subject::Document(*programme),
            }],
            Self::Feedback { about, .. } => match about {
                FedBack::Programme(programme) => vec![Subject::Document(*programme)],
                FedBack::Item(item) => vec![Subject::Item(*item)],
                FedBack::Indicator(indicator) => vec![Subject::Indicator(*indicator)],
                FedBack::Task(task) => vec![Subject::Task(*task)],
                FedBack::Unit(unit) => vec![Subject::Unit(*unit)],
                FedBack::Conclusion { meeting, .. } => vec![Subject::Meeting(*meeting)],
                FedBack::Obstacle(_) => Vec::new(),
            },
            Self::Meeting { after, .. } => vec![Subject::Meeting(after.id)],
            Self::Entered { subject, .. } => vec![*subject],
            Self::Officer { officer, .. } | Self::Grants { officer, .. } => {
                vec![Subject::Officer(*officer)]
            }
            Self::Document { after, .. } => vec![Subject::Document(after.id)],
            Self::Item { after, .. } => vec![Subject::Item(after.id)],
            Self::Indicator { after, .. } => vec![Subject::Indicator(after.id)],
            Self::Promise { indicator, .. } | Self::Allocation { indicator, .. } => {
                vec![Subject::Indicator(*indicator)]
            }
            Self::Programme { after, .. } => vec![Subject::Document(after.document)],
            Self::Unit { after, .. } => vec![Subject::Unit(after.id)],
            Self::Reform { edges, .. } => {
                let mut units: Vec<_> = edges
                    .iter()
                    .flat_map(|edge| [Subject::Unit(edge.from), Subject::Unit(edge.to)])
                    .collect();
                units.sort_unstable();
                units.dedup();
                units
            }
            Self::Source { after, .. } => vec![Subject::Source(after.id)],
            Self::Handover { matter, from, .. } => {
                vec![matter.subject().unwrap_or(Subject::Unit(*from))]
            }
            Self::Holiday { .. } => Vec::new(),
            Self::Round { programme, .. } | Self::Report { programme, .. } => {
                vec![Subject::Document(*programme)]
            }
            Self::Owner { duty, .. } => vec![match duty.charge {
                Charge::Indicator(indicator) => Subject::Indicator(indicator),
                Charge::Task(task) => Subject::Task(task),
            }],
        }
    }
}

/// What happened, before it has its place in a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub unit: UnitId,
    pub at: Timestamp,
    pub by: Author,
    pub action: ActionName,
    pub command: CommandId,
    pub change: Change,
    /// Nothing of its content is shown to those without the right to it.
    pub restricted: bool,
}

#[cfg(test)]
mod tests;
