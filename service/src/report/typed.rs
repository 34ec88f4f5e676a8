//! What officers type around a report, read.

use domain::{
    Date, Refusal,
    command::{FixReport, KeepLetterhead},
    document::number::{CountedWithin, DocumentNumber},
    refusal::{Field, Problem},
    report::{Layout, Letterhead, Report},
};

use crate::{
    book::Book,
    manage::typed::{Typed, lines},
};

/// Everything may stay empty while it is a draft.
///
/// # Errors
/// What is too long, or a layout that there is not.
pub(super) fn letterhead(command: &KeepLetterhead) -> Result<(Layout, Letterhead), Refusal> {
    let mut typed = Typed::default();
    let layout: Option<Layout> = typed.one_of(Field::Layout, &command.layout);
    let mut line = |field, text: &str| {
        if text.trim().is_empty() {
            return String::new();
        }
        typed
            .line(field, text)
            .map(String::from)
            .unwrap_or_default()
    };
    let mut head = Letterhead {
        above: line(Field::BodyAbove, &command.above),
        body: line(Field::IssuedBy, &command.body),
        code: line(Field::IssuerCode, &command.code),
        place: line(Field::Place, &command.place),
        title: line(Field::Title, &command.title),
        opening: String::new(),
        recipients: lines(&command.recipients)
            .map(|one| line(Field::Recipients, one))
            .collect(),
        authority: line(Field::OnBehalfOf, &command.authority),
        post: line(Field::Post, &command.post),
        signer: line(Field::Signer, &command.signer),
    };
    if !command.opening.trim().is_empty() {
        head.opening = typed
            .prose(Field::Opening, &command.opening)
            .map(String::from)
            .unwrap_or_default();
    }
    typed.done()?;
    layout
        .map(|layout| (layout, head))
        .ok_or_else(|| Refusal::Fields(Vec::new()))
}

impl Book {
    /// The number and the day that a report is issued with.
    pub(super) fn issued(
        &self,
        report: &Report,
        command: &FixReport,
        today: Date,
    ) -> Result<(DocumentNumber, Date), Refusal> {
        let mut typed = Typed::default();
        for field in report.head.missing() {
            typed.wrong(field, Problem::NothingWritten);
        }
        let on = typed.optional_day(Field::Date, &command.date);
        match on {
            None if command.date.trim().is_empty() => {
                typed.wrong(Field::Date, Problem::NothingWritten);
            }
            Some(on) if on > today => typed.wrong(Field::Date, Problem::DayToCome),
            _ => {}
        }
        let number = report.layout.number(&command.number, &report.head.code);
        let others = match &number {
            Err(Refusal::Fields(problems)) => problems.clone(),
            Ok(number) if on.is_some_and(|on| self.is_taken(report, number, on)) => {
                vec![(Field::Number, Problem::Taken)]
            }
            _ => Vec::new(),
        };
        typed.done_beside(others)?;
        match (number, on) {
            (Ok(number), Some(on)) => Ok((number, on)),
            _ => Err(Refusal::Fields(Vec::new())),
        }
    }

    /// Whether the unit has issued another report with this number: within the year in the State's
    /// grammar, within the committee's term (that of the programme) in the Party's.
    fn is_taken(&self, report: &Report, number: &DocumentNumber, on: Date) -> bool {
        let term = |one: &Report| {
            self.document(one.programme)
                .map(|document| (document.term.clone(), document.starts, document.ends))
        };
        self.all_reports().any(|other| {
            let Some(fixed) = &other.fixed else {
                return false;
            };
            let within = match number.counted_within() {
                CountedWithin::Year(_) => fixed.on.year() == on.year(),
                CountedWithin::Term => term(other) == term(report),
            };
            // A command that is sent again is about the same report.
            other.id != report.id
                && other.unit == report.unit
                && fixed.number.as_ref() == Some(number)
                && within
        })
    }
}
