//! The items of a programme: create one, change one.

use domain::{
    Bilingual, Date, Refusal,
    command::KeepItem,
    document::Document,
    id::{ItemId, Slug, UnitId},
    item::{Item, ItemKind},
    journal::Change,
    period::Period,
    policy::{self, Actor, KeepProgramme, Permit},
    quantity::Quantity,
    refusal::{Field, Problem},
    source::Ground,
    unit::named::Meant,
};

use super::{free_slug, mark, typed::Typed};
use crate::{
    Service,
    book::{Book, Reader},
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Creates an item or changes one, by the right to its programme. Answers its address.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit; not there for this officer; changed meanwhile.
    pub async fn keep_item(&self, actor: &Actor, command: KeepItem) -> Result<Slug, Refusal> {
        // A new item's id is the command's, so that a repeated command is the same item.
        let id = command
            .item
            .unwrap_or_else(|| ItemId::new(command.id.ulid()));
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let (programme, read, new_slug) = {
            let book = self.book();
            let programme = book.followed_programme(command.programme)?.clone();
            let known = book.item(id);
            if known.is_some_and(|item| {
                item.programme != programme.id || !reader.sees_item(item, &book)
            }) {
                return Err(Refusal::NotFound);
            }
            let read = Written::read(&command, &programme, known, reader, &book)?;
            let free = free_slug(&read.name.vi, id.ulid(), |slug| {
                book.item_by_slug(slug.as_str())
                    .is_none_or(|other| other.id == id)
            });
            (programme, read, free)
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Item(id)],
            |mut fresh| {
                let (before, read_at) = taken::<Item>(fresh.pop().flatten());
                if command.item.is_some() && before.is_none() {
                    return Err(Refusal::NotFound);
                }
                let permit: Permit<KeepProgramme> =
                    policy::permit(actor, programme.issuer, self.book().tree())?;
                if mark(before.as_ref()) != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let after = read
                    .clone()
                    .onto(before.as_ref(), id, &new_slug, &programme);
                Ok(Decision::one(
                    permit,
                    (command.id, now),
                    after.slug.clone(),
                    Changed {
                        restricted: after.restricted
                            || before.as_ref().is_some_and(|item| item.restricted),
                        change: Change::Item {
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

/// What was typed for an item, read.
#[derive(Clone)]
struct Written {
    kind: ItemKind,
    name: Bilingual,
    detail: Option<Bilingual>,
    under: Option<ItemId>,
    units: Vec<UnitId>,
    period: Option<Period>,
    date: Option<Date>,
    stage: Option<Bilingual>,
    value: Option<Quantity>,
    measure: Option<Bilingual>,
    answer_by: Option<UnitId>,
    restricted: bool,
    note: Option<Bilingual>,
    ground: Ground,
}

impl Written {
    fn read(
        command: &KeepItem,
        programme: &Document,
        known: Option<&Item>,
        reader: Reader<'_>,
        book: &Book,
    ) -> Result<Self, Refusal> {
        let mut typed = Typed::default();
        let kind = typed.one_of(Field::Kind, &command.kind);
        let name = typed.name(Field::Name, &command.name);
        let detail = typed.optional_prose(Field::Detail, &command.detail);
        let under = book.item_above(&mut typed, &command.under, programme.id, reader);
        if let (Some(under), Some(known)) = (under, known)
            && book.is_within(under, known.id)
        {
            typed.wrong(Field::Under, Problem::WithinItself);
        }
        let units = typed.units(Field::Units, &command.units, Meant::Ever, book);
        let period = typed.optional_period(Field::Period, &command.period);
        let date = typed.optional_day(Field::Date, &command.date);
        let stage = typed.optional_name(Field::Stage, &command.stage);
        let value = if command.value.trim().is_empty() {
            None
        } else {
            Quantity::parse(&command.value, command.language)
                .map_err(|problem| typed.wrong(Field::Value, Problem::Quantity(problem)))
                .ok()
        };
        let measure = typed.optional_name(Field::Measure, &command.measure);
        let answer_by = if command.answer_by.trim().is_empty() {
            None
        } else {
            typed.unit(Field::AnswerBy, &command.answer_by, book)
        };
        let note = typed.optional_prose(Field::Note, &command.note);
        let ground = typed.ground(&command.ground, known.map(|item| &item.ground));
        typed.done()?;
        let (Some(kind), Some(name), Some(ground)) = (kind, name, ground) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        Ok(Self {
            kind,
            name,
            detail,
            under,
            units,
            period,
            date,
            stage,
            value,
            measure,
            answer_by,
            restricted: command.restricted,
            note,
            ground,
        })
    }

    fn onto(self, before: Option<&Item>, id: ItemId, slug: &Slug, programme: &Document) -> Item {
        Item {
            id,
            slug: before.map_or_else(|| slug.clone(), |item| item.slug.clone()),
            kind: self.kind,
            programme: programme.id,
            under: self.under,
            name: self.name,
            detail: self.detail,
            units: self.units,
            period: self.period,
            date: self.date,
            stage: self.stage,
            value: self.value,
            measure: self.measure,
            answer_by: self.answer_by,
            restricted: self.restricted,
            note: self.note,
            ground: self.ground,
            facts: before.map_or_else(Vec::new, |item| item.facts.clone()),
        }
    }
}
