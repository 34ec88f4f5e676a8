//! Units: create one, change its names, codes and parents, each with its days.

use domain::{
    Bilingual, Date, Refusal,
    command::{KeepUnit, TypedDays},
    id::{Slug, SourceId, UnitId},
    journal::Change,
    policy::{self, Actor, KeepUnits, Permit},
    refusal::{Field, Problem},
    unit::{Dated, Unit, UnitKind, UnitName, history, tree::UnitTree},
};

use super::{free_slug, mark, typed::Typed};
use crate::{
    Service,
    book::Book,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

/// How many rows of names, codes or parents one form may have.
pub const MOST_ROWS: usize = 12;

impl Service {
    /// Creates a unit or changes one, by the right to what is above it, now and as it was. Answers
    /// its address.
    ///
    /// # Errors
    /// Fields that cannot be read; days that overlap, leave a gap or end before they begin; above
    /// itself; a code that another unit has on the same days; no permit; changed meanwhile.
    pub async fn keep_unit(&self, actor: &Actor, command: KeepUnit) -> Result<Slug, Refusal> {
        let id = command
            .unit
            .unwrap_or_else(|| UnitId::new(command.id.ulid()));
        let unit = {
            let book = self.book();
            let known = book.tree().get(id);
            let read = read(&command, id, known, &book)?;
            let faults = history::faults(&read, book.tree());
            if !faults.is_empty() {
                return Err(Refusal::Fields(faults));
            }
            read
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Unit(id)],
            |mut fresh| {
                let (before, read_at) = taken::<Unit>(fresh.pop().flatten());
                if command.unit.is_some() && before.is_none() {
                    return Err(Refusal::NotFound);
                }
                let book = self.book();
                let permit: Permit<KeepUnits> =
                    policy::permit(actor, kept_from(&unit), book.tree())?;
                if let Some(before) = &before {
                    policy::permit::<KeepUnits>(actor, kept_from(before), book.tree())?;
                }
                if mark(before.as_ref()) != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let mut decision = Decision::one(
                    permit,
                    (command.id, now),
                    unit.slug.clone(),
                    Changed {
                        restricted: false,
                        change: Change::Unit {
                            before: before.map(Box::new),
                            after: Box::new(unit.clone()),
                        },
                        record: unit.clone(),
                        read_at,
                    },
                );
                // In its own chain: that of the unit above tells of that unit.
                for event in &mut decision.events {
                    event.unit = id;
                }
                Ok(decision)
            },
        )
        .await
    }
}

/// From where a unit is kept: what it belonged to last, or the place it serves; one without either
/// is kept from itself.
#[must_use]
pub fn kept_from(unit: &Unit) -> UnitId {
    unit.parents
        .iter()
        .max_by_key(|parent| parent.from.unwrap_or(Date::MIN))
        .map(|parent| parent.value)
        .or(unit.serves)
        .unwrap_or(unit.id)
}

fn read(
    command: &KeepUnit,
    id: UnitId,
    known: Option<&Unit>,
    book: &Book,
) -> Result<Unit, Refusal> {
    let mut typed = Typed::default();
    let kind: Option<UnitKind> = typed.one_of(Field::Kind, &command.kind);
    let exists = days(
        &mut typed,
        [Field::From, Field::Until],
        (),
        &command.from,
        &command.last,
    );
    for (field, rows) in [
        (Field::NameRow(0), command.names.len()),
        (Field::CodeRow(0), command.codes.len()),
        (Field::ParentRow(0), command.parents.len()),
    ] {
        if rows > MOST_ROWS {
            let most = u16::try_from(MOST_ROWS).unwrap_or(u16::MAX);
            typed.wrong(field, Problem::TooMany { most });
        }
    }
    let names = names(&mut typed, command);
    let codes = rows(
        &mut typed,
        &command.codes,
        Field::CodeRow,
        |typed, field, text| typed.line(field, text).map(|line| line.to_string()),
    );
    let parents = rows(
        &mut typed,
        &command.parents,
        Field::ParentRow,
        |typed, field, text| typed.unit(field, text, book),
    );
    let serves = match command.serves.trim() {
        "" => None,
        text => typed.unit(Field::Serves, text, book),
    };
    if serves == Some(id) {
        typed.wrong(Field::Serves, Problem::WithinItself);
    }
    if known.is_none()
        && serves.is_none()
        && command.parents.iter().all(|row| row.what.trim().is_empty())
    {
        typed.wrong(Field::ParentRow(0), Problem::NothingWritten);
    }
    let note = typed.optional_prose(Field::Note, &command.note);
    let source = source(&mut typed, &command.source, book);
    typed.done()?;
    let (Some(kind), Some(exists)) = (kind, exists) else {
        return Err(Refusal::Fields(Vec::new()));
    };
    let slug = known.map_or_else(
        || {
            let called = names.last().map_or("", |name| name.value.full.vi.as_str());
            free_slug(called, id.ulid(), |slug| {
                book.tree().by_slug(slug.as_str()).is_none()
            })
        },
        |unit| unit.slug.clone(),
    );
    Ok(Unit {
        id,
        slug,
        kind,
        exists,
        names,
        codes,
        parents,
        serves,
        note,
        source,
        facts: known.map_or_else(Vec::new, |unit| unit.facts.clone()),
    })
}

fn names(typed: &mut Typed, command: &KeepUnit) -> Vec<Dated<UnitName>> {
    let mut names = Vec::new();
    for (at, row) in command.names.iter().enumerate() {
        let texts = [&row.full.vi, &row.full.en, &row.short, &row.from, &row.last];
        if texts.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        let field = Field::NameRow(at);
        let full: Option<Bilingual> = typed.name(field, &row.full);
        let short = typed.line(field, &row.short).map(|line| line.to_string());
        let name = full
            .zip(short)
            .map(|(full, short)| UnitName { full, short });
        if let Some(name) = name {
            names.extend(days(typed, [field; 2], name, &row.from, &row.last));
        }
    }
    if command
        .names
        .iter()
        .all(|row| row.full.vi.trim().is_empty())
    {
        typed.wrong(Field::NameRow(0), Problem::NothingWritten);
    }
    names
}

/// The rows in which something is written.
fn rows<T>(
    typed: &mut Typed,
    rows: &[TypedDays],
    field: fn(usize) -> Field,
    read: impl Fn(&mut Typed, Field, &str) -> Option<T>,
) -> Vec<Dated<T>> {
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if [&row.what, &row.from, &row.last]
            .iter()
            .all(|text| text.trim().is_empty())
        {
            continue;
        }
        if let Some(value) = read(typed, field(at), row.what.trim()) {
            found.extend(days(typed, [field(at); 2], value, &row.from, &row.last));
        }
    }
    found
}

/// From a day until the day after the last one, as people say it.
fn days<T>(
    typed: &mut Typed,
    [from_field, last_field]: [Field; 2],
    value: T,
    from: &str,
    last: &str,
) -> Option<Dated<T>> {
    let day = |typed: &mut Typed, field, text: &str| match text.trim() {
        "" => Some(None),
        text => typed.optional_day(field, text).map(Some),
    };
    let from = day(typed, from_field, from);
    let last = day(typed, last_field, last);
    let until = last?.map(|last| last.tomorrow().unwrap_or(last));
    Some(Dated {
        value,
        from: from?,
        until,
    })
}

fn source(typed: &mut Typed, text: &str, book: &Book) -> Option<SourceId> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let found = book.source_by_slug(text).map(|source| source.id);
    if found.is_none() {
        typed.wrong(Field::Source, Problem::Unknown);
    }
    found
}

/// Whether an officer keeps a unit.
#[must_use]
pub fn keeps(actor: &Actor, unit: &Unit, tree: &UnitTree) -> bool {
    policy::may::<KeepUnits>(actor, kept_from(unit), tree)
}
