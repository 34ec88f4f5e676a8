//! The public holidays: added, changed, withdrawn by the administrators of the whole country.

use domain::{
    Bilingual, Date, Refusal,
    calendar::{Holiday, HolidayKind},
    command::KeepHoliday,
    journal::Change,
    policy::{self, Actor, Permit},
    refusal::{Field, Problem},
    text::{Line, TextProblem},
};

use super::day;
use crate::{
    Service,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Adds a day to the calendar, or changes what was decided about it. Deadlines that are
    /// counted over it move at once.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit; changed meanwhile.
    pub async fn keep_holiday(&self, actor: &Actor, command: KeepHoliday) -> Result<(), Refusal> {
        let typed = Typed::parse(&command)?;
        let keeper = self.book().calendar_keeper().ok_or(Refusal::NotFound)?;
        let now = self.clock.now();
        let keys = [RecordKey::Holiday(typed.day)];
        self.run(
            command.id,
            &(actor.officer(), &command),
            &keys,
            |mut fresh| {
                let permit: Permit<policy::KeepCalendar> =
                    policy::permit(actor, keeper, self.book().tree())?;
                let (before, read_at) = taken::<Holiday>(fresh.pop().flatten());
                let revision = before.as_ref().map_or(0, |holiday| holiday.revision);
                if revision != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let after = typed.holiday(revision + 1);
                Ok(Decision::one(
                    permit,
                    (command.id, now),
                    (),
                    Changed {
                        restricted: false,
                        change: Change::Holiday {
                            before: before.map(Box::new),
                            after: Box::new(after.clone()),
                        },
                        record: after,
                        read_at,
                    },
                ))
            },
        )
        .await
    }
}

/// A holiday as it was typed, read.
struct Typed {
    day: Date,
    kind: HolidayKind,
    name: Line,
    name_en: Option<Line>,
    document: Line,
    note: Option<Line>,
    note_en: Option<Line>,
}

impl Typed {
    fn parse(command: &KeepHoliday) -> Result<Self, Refusal> {
        let mut problems = Vec::new();
        let day = day(&command.day, Field::Day, &mut problems);
        let kind = HolidayKind::ALL
            .into_iter()
            .find(|kind| kind.code() == command.kind);
        if kind.is_none() {
            problems.push((Field::Kind, Problem::Unknown));
        }
        let mut line = |field, text: &str| {
            Line::try_from(text)
                .map_err(|problem| problems.push((field, Problem::Text(problem))))
                .ok()
        };
        let name = line(Field::Name, &command.name);
        let document = line(Field::Document, &command.document);
        let mut optional = |field, text: &str| match Line::try_from(text) {
            Ok(line) => Some(line),
            Err(TextProblem::Empty) => None,
            Err(problem) => {
                problems.push((field, Problem::Text(problem)));
                None
            }
        };
        let name_en = optional(Field::NameEn, &command.name_en);
        let note = optional(Field::Note, &command.note);
        let note_en = optional(Field::NoteEn, &command.note_en);
        if note.is_none() && note_en.is_some() {
            problems.push((Field::Note, Problem::NothingWritten));
        }
        match (day, kind, name, document) {
            (Some(day), Some(kind), Some(name), Some(document)) if problems.is_empty() => {
                Ok(Self {
                    day,
                    kind,
                    name,
                    name_en,
                    document,
                    note,
                    note_en,
                })
            }
            _ => Err(Refusal::Fields(problems)),
        }
    }

    fn holiday(&self, revision: u32) -> Holiday {
        let name_en = self.name_en.as_ref().map_or("", Line::as_str);
        let note_en = self.note_en.as_ref().map_or("", Line::as_str);
        Holiday {
            day: self.day,
            revision,
            kind: self.kind,
            name: Bilingual::new(self.name.as_str(), name_en),
            document: self.document.clone(),
            note: self
                .note
                .as_ref()
                .map(|note| Bilingual::new(note.as_str(), note_en)),
        }
    }
}
