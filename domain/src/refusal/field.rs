//! The fields of all forms.

use serde::{Deserialize, Serialize};

use crate::{id::UnitId, task::clear::Clarity};

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    Value,
    Ground,
    Note,
    Reason,
    Period,
    Unit,
    Name,
    Lead,
    Clear(Clarity),
    State,
    Results,
    Difficulties,
    Next,
    Account,
    Password,
    NewPassword,
    RepeatedPassword,
    MailAddress,
    Kind,
    Number,
    Title,
    Short,
    Issuer,
    Date,
    Term,
    Starts,
    Ends,
    Implements,
    Declared,
    Detail,
    Under,
    Units,
    Stage,
    Measure,
    AnswerBy,
    Direction,
    ExcessFrom,
    TermToday,
    TargetKind,
    Low,
    High,
    TargetWords,
    Post,
    Role,
    Officer,
    Question,
    Due,
    Answer,
    Cells,
    Duties,
    /// A level of a chain, from 0.
    Level(usize),
    Aggregation,
    Until,
    Cadence,
    WindowDay,
    DueDay,
    Hour,
    LockDay,
    StaleAfter,
    Since,
    Day,
    Document,
    NameEn,
    NoteEn,
    /// What stands in the way.
    Obstacle,
    /// What is asked of whom has the authority.
    Ask,
    /// The unit with the authority.
    Authority,
    Outcome,
    /// What a citizen writes.
    Feedback,
    SenderName,
    Contact,
    /// That personal data may be kept.
    Consent,
    /// A field that people leave empty and programs fill in.
    Trap,
    Stars,
    /// Parts of a text that are not for everybody.
    Hide,
    RefusalReason,
    /// Why something is passed on.
    ForwardReason,
    Secret,
    Host,
    Place,
    Agenda,
    Guests,
    Invitation,
    Minutes,
    Follows,
    /// Files that are attached.
    Files,
    /// What they show.
    Caption,
    Conclusion,
    Works,
    /// Units that take part in a task.
    With,
    /// The task that it is a part of, and how much of it.
    PartOf,
    Weight,
    /// Tasks that have to be done before.
    After,
    Every,
    Milestones,
    Products,
    /// Where a product is that is handed in.
    Product,
    /// What is written in a part of a report.
    Passage,
    /// The day whose knowledge is wanted.
    AsOf,
    Layout,
    /// The body above the one that issues a report.
    BodyAbove,
    IssuedBy,
    IssuerCode,
    Opening,
    Recipients,
    OnBehalfOf,
    Signer,
    /// What a page that is kept is called.
    FilterName,
    From,
    Serves,
    Source,
    Publisher,
    Url,
    Keeper,
    /// A row of a unit's names, codes or parents, from 0.
    NameRow(usize),
    CodeRow(usize),
    ParentRow(usize),
    /// The day from which a reform holds.
    On,
    Old,
    OldRow(usize),
    Outcomes,
    OutcomeRow(usize),
    BelowRow(usize),
    /// The unit that takes over.
    Successor,
    Items,
    /// What one unit gets of a target that is divided.
    Part(UnitId),
}
