//! What the fields of the domain are called in forms.

use domain::{refusal::Field, task::clear::Clarity};

/// The field that makes a "rõ" clear: it is the lead unit that makes the responsibility so.
#[must_use]
pub const fn place_of(part: Clarity) -> &'static str {
    match part {
        Clarity::Responsibility => "lead",
        Clarity::Work => "name",
        _ => name(Field::Clear(part)),
    }
}

/// What a field is called in a form.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one list of all that is named")]
pub const fn name(field: Field) -> &'static str {
    match field {
        Field::Value => "value",
        Field::Ground => "ground",
        Field::Note => "note",
        Field::Reason => "reason",
        Field::Period => "period",
        Field::Unit => "unit",
        Field::Name => "name",
        Field::Lead => "lead",
        Field::Clear(Clarity::Person) => "person",
        Field::Clear(Clarity::Work) => "work",
        Field::Clear(Clarity::Time) => "deadline",
        Field::Clear(Clarity::Responsibility) => "responsibility",
        Field::Clear(Clarity::Product) | Field::Product => "product",
        Field::Clear(Clarity::Authority) => "authority",
        Field::Clear(Clarity::Process) => "process",
        Field::Clear(Clarity::Effect) => "effect",
        Field::State => "state",
        Field::Results => "results",
        Field::Difficulties => "difficulties",
        Field::Next => "next",
        Field::Account => "account",
        Field::Password => "password",
        Field::NewPassword => "new_password",
        Field::RepeatedPassword => "repeated_password",
        Field::MailAddress => "address",
        Field::Kind => "kind",
        Field::Number => "number",
        Field::Title => "title",
        Field::Short => "short",
        Field::Issuer => "issuer",
        Field::Date => "date",
        Field::Term => "term",
        Field::Starts => "starts",
        Field::Ends => "ends",
        Field::Implements => "implements",
        Field::Declared => "targets",
        Field::Detail => "detail",
        Field::Under => "under",
        Field::Units => "units",
        Field::Stage => "stage",
        Field::Measure => "measure",
        Field::AnswerBy => "answer_by",
        Field::Direction => "direction",
        Field::ExcessFrom => "excess_from",
        Field::Aggregation => "aggregation",
        Field::TermToday => "term_today",
        Field::TargetKind => "target_kind",
        Field::Question => "question",
        Field::Due => "due",
        Field::Answer => "answer",
        Field::Cells => "cells",
        Field::Duties => "duties",
        Field::Part(_) => "parts",
        Field::Level(0) => "level_1",
        Field::Level(1) => "level_2",
        Field::Level(_) => "level_3",
        Field::Low => "low",
        Field::High => "high",
        Field::TargetWords => "words",
        Field::Post => "post",
        Field::Role => "role",
        Field::Officer => "officer",
        Field::Until => "until",
        Field::Cadence => "cadence",
        Field::WindowDay => "window_day",
        Field::DueDay => "due_day",
        Field::Hour => "hour",
        Field::LockDay => "lock_day",
        Field::StaleAfter => "stale_after",
        Field::Since => "since",
        Field::Day => "day",
        Field::Document => "document",
        Field::NameEn => "name_en",
        Field::NoteEn => "note_en",
        Field::Obstacle => "what",
        Field::Ask => "ask",
        Field::Authority => "to",
        Field::Outcome => "outcome",
        Field::Feedback => "content",
        Field::SenderName => "sender",
        Field::Contact => "contact",
        Field::Consent => "consent",
        Field::Trap => "website",
        Field::Stars => "stars",
        Field::Hide => "hide",
        Field::RefusalReason => "refusal",
        Field::ForwardReason => "why",
        Field::Secret => "secret",
        Field::Host => "host",
        Field::Place => "place",
        Field::Agenda => "agenda",
        Field::Guests => "guests",
        Field::Invitation => "invitation",
        Field::Minutes => "minutes",
        Field::Follows => "follows",
        Field::Files => "files",
        Field::Caption => "caption",
        Field::Conclusion | Field::Passage => "text",
        Field::Works => "works",
        Field::With => "with",
        Field::PartOf => "part_of",
        Field::Weight => "weight",
        Field::After => "after",
        Field::Every => "every",
        Field::Milestones => "milestones",
        Field::Products => "products",
        Field::FilterName => "filter_name",
        Field::From => "from",
        Field::Serves => "serves",
        Field::Source => "source",
        Field::Publisher => "publisher",
        Field::Url => "url",
        Field::Keeper => "keeper",
        Field::NameRow(at) => row(&NAME_ROWS, at),
        Field::CodeRow(at) => row(&CODE_ROWS, at),
        Field::ParentRow(at) => row(&PARENT_ROWS, at),
        Field::On => "on",
        Field::Old => "old",
        Field::OldRow(at) => row(&OLD_ROWS, at),
        Field::Outcomes => "outcomes",
        Field::OutcomeRow(at) => row(&OUTCOME_ROWS, at),
        Field::BelowRow(at) => row(&BELOW_ROWS, at),
        Field::Successor => "successor",
        Field::Items => "items",
        Field::AsOf => "as_of",
        Field::Layout => "layout",
        Field::BodyAbove => "above",
        Field::IssuedBy => "body",
        Field::IssuerCode => "code",
        Field::Opening => "opening",
        Field::Recipients => "recipients",
        Field::OnBehalfOf => "on_behalf",
        Field::Signer => "signer",
    }
}

macro_rules! rows {
    ($($rows:ident $name:literal;)*) => {$(
        pub const $rows: [&str; 12] = [
            concat!($name, "_1"),
            concat!($name, "_2"),
            concat!($name, "_3"),
            concat!($name, "_4"),
            concat!($name, "_5"),
            concat!($name, "_6"),
            concat!($name, "_7"),
            concat!($name, "_8"),
            concat!($name, "_9"),
            concat!($name, "_10"),
            concat!($name, "_11"),
            concat!($name, "_12"),
        ];
    )*};
}

// Where the rows of a form begin, which is where its problems lead.
rows! {
    NAME_ROWS "names";
    CODE_ROWS "codes";
    PARENT_ROWS "parents";
    OLD_ROWS "old";
    OUTCOME_ROWS "outcomes";
    BELOW_ROWS "below";
}

/// Rows beyond the last are told of at the last.
const fn row(rows: &[&'static str; 12], at: usize) -> &'static str {
    rows[if at < rows.len() { at } else { rows.len() - 1 }]
}
