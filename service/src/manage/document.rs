//! Programmes and all other documents: create one, change one.

use domain::{
    Bilingual, Date, Refusal,
    command::KeepDocument,
    document::{Declared, Document, DocumentKind, number::DocumentNumber},
    id::{DocumentId, Slug, UnitId},
    journal::Change,
    period::parse_date,
    policy::{self, Actor, KeepProgramme, Permit},
    refusal::{Field, Problem},
    source::Ground,
    task::clear::Clarity,
};

use super::{
    free_slug, mark,
    numbered::Numbered,
    typed::{Typed, lines, unknown},
};
use crate::{
    Service,
    book::Book,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Creates a document or changes one, by the right to its issuer, and to the one it
    /// had before. Answers its address.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit; changed meanwhile.
    pub async fn keep_document(
        &self,
        actor: &Actor,
        command: KeepDocument,
    ) -> Result<Slug, Refusal> {
        // A new document's id is the command's, so that a repeated command is the same document.
        let id = command
            .document
            .unwrap_or_else(|| DocumentId::new(command.id.ulid()));
        let (read, new_slug) = {
            let book = self.book();
            let known = book.document(id);
            let read = Written::read(&command, id, known, &book)?;
            let number = read.number.as_ref().map(ToString::to_string);
            let called = number.as_deref().unwrap_or(&read.title.vi);
            let free = free_slug(called, id.ulid(), |slug| {
                book.document_by_slug(slug.as_str())
                    .is_none_or(|other| other.id == id)
            });
            (read, free)
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Document(id)],
            |mut fresh| {
                let (before, read_at) = taken::<Document>(fresh.pop().flatten());
                if command.document.is_some() && before.is_none() {
                    return Err(Refusal::NotFound);
                }
                let permit: Permit<KeepProgramme> =
                    policy::permit(actor, read.issuer, self.book().tree())?;
                if let Some(before) = &before {
                    policy::permit::<KeepProgramme>(actor, before.issuer, self.book().tree())?;
                }
                if mark(before.as_ref()) != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let after = read.clone().onto(before.as_ref(), id, &new_slug);
                Ok(Decision::one(
                    permit,
                    (command.id, now),
                    after.slug.clone(),
                    Changed {
                        restricted: false,
                        change: Change::Document {
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

/// What was typed for a document, read.
#[derive(Clone)]
struct Written {
    kind: DocumentKind,
    number: Option<DocumentNumber>,
    title: Bilingual,
    short: Option<Bilingual>,
    issuer: UnitId,
    date: Option<Date>,
    term: Option<String>,
    starts: Option<i16>,
    ends: Option<i16>,
    implements: Vec<DocumentId>,
    declared: Declared,
    clear: Vec<Clarity>,
    ground: Ground,
    /// As was said, if it was.
    followed: Option<bool>,
}

impl Written {
    fn read(
        command: &KeepDocument,
        id: DocumentId,
        known: Option<&Document>,
        book: &Book,
    ) -> Result<Self, Refusal> {
        let mut typed = Typed::default();
        let kind = typed.one_of(Field::Kind, &command.kind);
        let number = typed.optional_number(Field::Number, &command.number);
        let title = typed.name(Field::Title, &command.title);
        let short = typed.optional_name(Field::Short, &command.short);
        // Who issued it was there then.
        let issuer = match parse_date(command.date.trim()) {
            Some(day) => typed.unit_on(Field::Issuer, &command.issuer, day, book),
            None => typed.unit(Field::Issuer, &command.issuer, book),
        };
        let date = typed.optional_day(Field::Date, &command.date);
        let term = if command.term.trim().is_empty() {
            None
        } else {
            typed
                .line(Field::Term, &command.term)
                .map(|term| term.to_string())
        };
        let starts = typed.optional_year(Field::Starts, &command.starts);
        let ends = typed.optional_year(Field::Ends, &command.ends);
        if starts.zip(ends).is_some_and(|(starts, ends)| ends < starts) {
            typed.wrong(
                Field::Ends,
                Problem::Period(domain::period::PeriodProblem::Backwards),
            );
        }
        let implements = implemented(&mut typed, command, known, book);
        let [focus, breakthroughs, targets, solutions] = &command.declared;
        let declared = Declared {
            focus: typed.optional_count(Field::Declared, focus),
            breakthroughs: typed.optional_count(Field::Declared, breakthroughs),
            targets: typed.optional_count(Field::Declared, targets),
            solutions: typed.optional_count(Field::Declared, solutions),
        };
        let clear: Vec<Clarity> = command
            .clear
            .iter()
            .filter_map(|code| typed.one_of(Field::State, code))
            .collect();
        let ground = typed.ground(
            &command.ground,
            known.and_then(|document| document.ground.as_ref()),
        );
        if let (Some(number), Some(issuer)) = (&number, issuer) {
            let numbered = Numbered {
                number,
                issuer,
                date,
                term: term.as_deref(),
            };
            if let Err(problem) = numbered.check(id, known, book) {
                typed.wrong(Field::Number, problem);
            }
        }
        let followed = match command.followed.trim() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        typed.done()?;
        let (Some(kind), Some(title), Some(issuer), Some(ground)) = (kind, title, issuer, ground)
        else {
            return Err(Refusal::Fields(Vec::new()));
        };
        Ok(Self {
            kind,
            number,
            title,
            short,
            issuer,
            date,
            term,
            starts,
            ends,
            implements,
            declared,
            clear,
            ground,
            followed,
        })
    }

    /// The document as written. A new one is followed unless it is said that it is not; what is
    /// followed stays so, with all that hangs on it.
    fn onto(self, before: Option<&Document>, id: DocumentId, slug: &Slug) -> Document {
        Document {
            id,
            slug: before.map_or_else(|| slug.clone(), |document| document.slug.clone()),
            number: self.number,
            kind: self.kind,
            title: self.title,
            short: self.short,
            issuer: self.issuer,
            date: self.date,
            term: self.term,
            starts: self.starts,
            ends: self.ends,
            programme: before.map_or(self.followed.unwrap_or(true), |document| {
                document.programme || self.followed == Some(true)
            }),
            implements: self.implements,
            declared: self.declared,
            clear: self.clear,
            ground: Some(self.ground),
            facts: before.map_or_else(Vec::new, |document| document.facts.clone()),
        }
    }
}

/// The documents it implements, by number or address, one a line: never itself.
fn implemented(
    typed: &mut Typed,
    command: &KeepDocument,
    known: Option<&Document>,
    book: &Book,
) -> Vec<DocumentId> {
    let mut found = Vec::new();
    for name in lines(&command.implements) {
        let document = book.document_named(name);
        // Neither itself nor what implements it, however far down.
        let leads_back = |id| {
            known.is_some_and(|known| {
                known.id == id
                    || book
                        .cascade(id)
                        .above
                        .iter()
                        .any(|above| above.id == known.id)
            })
        };
        match document.map(|document| document.id) {
            None => typed.wrong(Field::Implements, unknown(name)),
            Some(id) if leads_back(id) => typed.wrong(Field::Implements, Problem::WithinItself),
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
        }
    }
    found
}
