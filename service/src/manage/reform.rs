//! Merging, splitting and transferring units: looked at first, then done as one act.

use domain::{
    Date, Refusal,
    command::{ReformUnits, TypedOutcome},
    id::{DocumentId, Slug, UnitId},
    journal::{Change, Event},
    policy::{self, Action, Actor, KeepUnits},
    refusal::{Field, Problem},
    unit::{
        Dated, Unit, UnitName,
        history::full_name,
        named::Meant,
        reform::{MOST, Old, Outcome, Receiver, Reform, Reformed},
        succession::SuccessionKind,
    },
};
use ulid::Ulid;

use super::{
    free_slug, mark,
    typed::{Typed, unknown},
    unit::kept_from,
};
use crate::{
    Service,
    book::Book,
    run::Decision,
    store::{Record, RecordKey, Write},
};

/// What an act will come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub reform: Reform,
    pub reformed: Reformed,
    /// The mark of everything concerned: it is done only as it was looked at.
    pub base: String,
}

impl Service {
    /// What the act would come to.
    ///
    /// # Errors
    /// Fields that cannot be read or do not go together; no permit on what is above any unit of it.
    pub fn preview_reform(&self, actor: &Actor, command: &ReformUnits) -> Result<Preview, Refusal> {
        let book = self.book();
        let reform = read(command, &book)?;
        let reformed = reform.decide(book.tree()).map_err(Refusal::Fields)?;
        for unit in concerned(&reform, &reformed, &book) {
            policy::permit::<KeepUnits>(actor, kept_from(&unit), book.tree())?;
        }
        let base = base(&reform, &reformed, &book);
        Ok(Preview {
            reform,
            reformed,
            base,
        })
    }

    /// Does it, as it was looked at: units end, begin and go on, edges are made, codes go over, in
    /// one transaction. Answers the address of the first unit that something went to.
    ///
    /// # Errors
    /// As for the preview; changed since it was looked at.
    pub async fn reform_units(&self, actor: &Actor, command: ReformUnits) -> Result<Slug, Refusal> {
        let again = self
            .done_before(command.id, &(actor.officer(), &command))
            .await?;
        if let Some(answer) = again {
            return Ok(answer);
        }
        let Preview {
            reform,
            reformed,
            base: seen,
        } = self.preview_reform(actor, &command)?;
        let now = self.clock.now();
        let keys = keys(&reformed);
        self.run(command.id, &(actor.officer(), &command), &keys, |fresh| {
            let book = self.book();
            if seen != command.base || base(&reform, &reformed, &book) != seen {
                return Err(Refusal::ChangedMeanwhile);
            }
            let mut permit = None;
            for unit in concerned(&reform, &reformed, &book) {
                let one = policy::permit::<KeepUnits>(actor, kept_from(&unit), book.tree())?;
                permit.get_or_insert(one);
            }
            let permit = permit.ok_or(Refusal::NotFound)?;
            let event = |unit, change| Event {
                unit,
                at: now,
                by: permit.author(),
                action: KeepUnits::NAME,
                command: command.id,
                change,
                restricted: false,
            };
            let mut events = Vec::new();
            let mut writes = Vec::new();
            let mut fresh = fresh.into_iter();
            for unit in &reformed.units {
                let (before, read_at) = crate::run::taken::<Unit>(fresh.next().flatten());
                if before.as_ref() != book.tree().get(unit.id) {
                    return Err(Refusal::ChangedMeanwhile);
                }
                events.push(event(
                    unit.id,
                    Change::Unit {
                        before: before.map(Box::new),
                        after: Box::new(unit.clone()),
                    },
                ));
                writes.push(Write {
                    record: Record::Unit(unit.clone()),
                    read_at,
                });
            }
            for edge in &reformed.edges {
                if fresh.next().flatten().is_some() {
                    return Err(Refusal::ChangedMeanwhile);
                }
                writes.push(Write {
                    record: Record::Succession(edge.clone()),
                    read_at: None,
                });
            }
            let told = |unit: UnitId| {
                let edges: Vec<_> = reformed
                    .edges
                    .iter()
                    .filter(|edge| edge.from == unit || edge.to == unit)
                    .cloned()
                    .collect();
                event(
                    unit,
                    Change::Reform {
                        edges,
                        document: reform.document,
                    },
                )
            };
            events.extend(reform.old.iter().map(|old| told(old.unit)));
            events.extend(
                reform
                    .outcomes
                    .iter()
                    .map(|outcome| told(outcome.receiver.id())),
            );
            let leads = leads(&reform, &reformed, &book).ok_or(Refusal::NotFound)?;
            Ok(Decision {
                permit,
                answer: leads,
                writes,
                events,
            })
        })
        .await
    }
}

/// The records that it reads and writes: its units, then its edges.
fn keys(reformed: &Reformed) -> Vec<RecordKey> {
    let units = reformed.units.iter().map(|unit| RecordKey::Unit(unit.id));
    let edges = reformed
        .edges
        .iter()
        .map(|edge| RecordKey::Succession(edge.from, edge.to, edge.on));
    units.chain(edges).collect()
}

/// The address of the first unit that something goes to.
fn leads(reform: &Reform, reformed: &Reformed, book: &Book) -> Option<Slug> {
    let id = reform.outcomes.first()?.receiver.id();
    let made = reformed.units.iter().find(|unit| unit.id == id);
    made.or_else(|| book.tree().get(id))
        .map(|unit| unit.slug.clone())
}

/// Every unit whose keepers have a say: those that give, those that take, and all that changes.
fn concerned(reform: &Reform, reformed: &Reformed, book: &Book) -> Vec<Unit> {
    let known = |id: UnitId| book.tree().get(id).cloned();
    let givers = reform.old.iter().filter_map(|old| known(old.unit));
    let takers = reform
        .outcomes
        .iter()
        .filter_map(|outcome| known(outcome.receiver.id()));
    givers
        .chain(takers)
        .chain(reformed.units.iter().cloned())
        .collect()
}

/// The mark of what the act was decided on and came to.
fn base(reform: &Reform, reformed: &Reformed, book: &Book) -> String {
    let mut ids: Vec<UnitId> = reform.old.iter().map(|old| old.unit).collect();
    ids.extend(reform.outcomes.iter().map(|one| one.receiver.id()));
    ids.extend(reform.below.iter().map(|(unit, _)| *unit));
    let before: Vec<_> = ids.iter().filter_map(|id| book.tree().get(*id)).collect();
    // New units have another id each time they are looked at; what matters is what they are.
    let after: Vec<_> = reformed
        .units
        .iter()
        .map(|unit| (&unit.exists, &unit.names, &unit.codes, &unit.parents))
        .collect();
    let kinds: Vec<_> = reformed.edges.iter().map(|edge| edge.kind).collect();
    let below: Vec<_> = reform.below.iter().map(|(_, to)| *to).collect();
    mark(Some(&(
        before,
        after,
        kinds,
        below,
        reform.on,
        reform.document,
    )))
}

fn read(command: &ReformUnits, book: &Book) -> Result<Reform, Refusal> {
    let mut typed = Typed::default();
    let on = match command.on.trim() {
        "" => {
            typed.wrong(Field::On, Problem::NothingWritten);
            None
        }
        text => typed.optional_day(Field::On, text),
    };
    let document = document(&mut typed, &command.document, book);
    let note = typed.optional_prose(Field::Note, &command.note);
    let old: Vec<Old> = command
        .old
        .iter()
        .map(|unit| Old {
            unit: *unit,
            goes_on: command.going_on.contains(unit),
        })
        .collect();
    if old.len() > MOST {
        let most = u16::try_from(MOST).unwrap_or(u16::MAX);
        typed.wrong(Field::Old, Problem::TooMany { most });
    }
    let rows: Vec<_> = command
        .outcomes
        .iter()
        .filter(|row| !is_empty(row))
        .collect();
    if rows.len() > MOST {
        let most = u16::try_from(MOST).unwrap_or(u16::MAX);
        typed.wrong(Field::Outcomes, Problem::TooMany { most });
    }
    let mut outcomes = Vec::new();
    for (at, row) in command.outcomes.iter().enumerate() {
        if is_empty(row) {
            continue;
        }
        let id = UnitId::new(Ulid(command.id.ulid().0.wrapping_add(at as u128)));
        outcomes.extend(outcome(
            &mut typed,
            Field::OutcomeRow(at),
            row,
            id,
            on,
            &old,
            book,
        ));
    }
    let mut below = Vec::new();
    for (at, (unit, to)) in command.below.iter().enumerate() {
        let to = to.trim();
        match to.parse::<usize>() {
            Ok(0) => below.push((*unit, None)),
            Ok(number) if number <= outcomes.len() => below.push((*unit, Some(number - 1))),
            _ if to.is_empty() => typed.wrong(Field::BelowRow(at), Problem::NothingChosen),
            _ => typed.wrong(Field::BelowRow(at), Problem::Unknown),
        }
    }
    typed.done()?;
    let (Some(on), Some(document)) = (on, document) else {
        return Err(Refusal::Fields(Vec::new()));
    };
    let reform = Reform {
        on,
        document: Some(document),
        source: None,
        note,
        old,
        outcomes,
        below,
    };
    // Only what is below those that end may be moved along.
    let left = reform.left_below(book.tree());
    if reform.below.iter().any(|(unit, _)| !left.contains(unit)) {
        return Err(Refusal::ChangedMeanwhile);
    }
    Ok(reform)
}

fn is_empty(row: &TypedOutcome) -> bool {
    [
        &row.unit,
        &row.full.vi,
        &row.full.en,
        &row.short,
        &row.code,
        &row.parent,
    ]
    .iter()
    .all(|text| text.trim().is_empty())
        && row.takes.iter().all(|kind| kind.trim().is_empty())
}

fn outcome(
    typed: &mut Typed,
    field: Field,
    row: &TypedOutcome,
    id: UnitId,
    on: Option<Date>,
    old: &[Old],
    book: &Book,
) -> Option<Outcome> {
    let receiver = if row.unit.trim().is_empty() {
        new(typed, field, row, id, on, book)
            .map(Box::new)
            .map(Receiver::New)
    } else {
        let day = on.unwrap_or(Date::MAX);
        typed
            .unit_on(field, &row.unit, day, book)
            .map(Receiver::Known)
    };
    let code = match row.code.trim() {
        "" => None,
        text => Some(typed.line(field, text)?.to_string()),
    };
    let mut takes = Vec::new();
    for (old, kind) in old.iter().zip(&row.takes) {
        match kind.trim() {
            "" => {}
            code => match SuccessionKind::of_code(code) {
                Some(kind) => takes.push((old.unit, kind)),
                None => typed.wrong(field, Problem::Unknown),
            },
        }
    }
    Some(Outcome {
        receiver: receiver?,
        code,
        takes,
    })
}

/// A unit that begins with the act.
fn new(
    typed: &mut Typed,
    field: Field,
    row: &TypedOutcome,
    id: UnitId,
    on: Option<Date>,
    book: &Book,
) -> Option<Unit> {
    let full = typed.name(field, &row.full);
    let short = typed.line(field, &row.short);
    let kind = typed.one_of(field, &row.kind);
    let parent = typed.unit_on(field, &row.parent, on.unwrap_or(Date::MAX), book);
    let (full, short) = (full?, short?.to_string());
    let slug = free_slug(&full.vi, id.ulid(), |slug| {
        book.tree().by_slug(slug.as_str()).is_none()
    });
    Some(Unit {
        id,
        slug,
        kind: kind?,
        exists: Dated {
            value: (),
            from: on,
            until: None,
        },
        names: vec![Dated {
            value: UnitName { full, short },
            from: None,
            until: None,
        }],
        codes: Vec::new(),
        parents: vec![Dated {
            value: parent?,
            from: on,
            until: None,
        }],
        serves: None,
        note: None,
        source: None,
        facts: Vec::new(),
    })
}

/// The document that decides: it has to be kept here.
fn document(typed: &mut Typed, text: &str, book: &Book) -> Option<DocumentId> {
    let text = text.trim();
    if text.is_empty() {
        typed.wrong(Field::Document, Problem::NothingWritten);
        return None;
    }
    let found = book.document_named(text).map(|document| document.id);
    if found.is_none() {
        typed.wrong(Field::Document, unknown(text));
    }
    found
}

/// The full names of those concerned, for whoever draws what will be.
#[must_use]
pub fn name_after(preview: &Preview, unit: UnitId, book: &Book) -> Option<domain::Bilingual> {
    let made = preview.reformed.units.iter().find(|one| one.id == unit);
    made.or_else(|| book.tree().get(unit)).map(full_name)
}

/// The units that a text names, one a line, that are there on a day; and what is wrong with others.
#[must_use]
pub fn old_units(text: &str, on: Date, book: &Book) -> (Vec<UnitId>, Vec<Problem>) {
    let mut units = Vec::new();
    let mut problems = Vec::new();
    for line in super::typed::lines(text) {
        match book.tree().meant(line, Meant::On(on)) {
            Ok(unit) if units.contains(&unit) => {}
            Ok(unit) => units.push(unit),
            Err(Problem::Unknown) => problems.push(unknown(line)),
            Err(problem) => problems.push(problem),
        }
    }
    (units, problems)
}
