//! Indicators: create one, change what one is. What was promised for it is kept beside, in
//! [`super::promise`].

use domain::{
    Bilingual, Refusal,
    command::KeepIndicator,
    document::Document,
    id::{IndicatorId, ItemId, Slug},
    indicator::{Aggregation, Direction, Indicator},
    journal::Change,
    policy::{self, Actor, Permit},
    refusal::Field,
    source::Ground,
    target::Bound,
};

use super::{free_slug, mark, typed::Typed};
use crate::{
    Service,
    book::{Book, Reader},
    run::{Changed, Decision, taken},
    store::RecordKey,
};

/// An indicator without its promises: what its own form shows.
#[must_use]
pub fn bare(indicator: &Indicator) -> Indicator {
    Indicator {
        promises: Vec::new(),
        ..indicator.clone()
    }
}

impl Service {
    /// Creates an indicator or changes one, by the right to its programme. Answers its address.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit; not there for this officer; changed meanwhile.
    pub async fn keep_indicator(
        &self,
        actor: &Actor,
        command: KeepIndicator,
    ) -> Result<Slug, Refusal> {
        // A new indicator's id is the command's, so that a repeated command is the same one.
        let id = command
            .indicator
            .unwrap_or_else(|| IndicatorId::new(command.id.ulid()));
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let (programme, read, new_slug) = {
            let book = self.book();
            let programme = book.followed_programme(command.programme)?.clone();
            let known = book.indicator(id);
            if known.is_some_and(|known| {
                known.programme != programme.id || !reader.sees_indicator(known, &book)
            }) {
                return Err(Refusal::NotFound);
            }
            let read = Written::read(&command, &programme, known, reader, &book)?;
            let free = free_slug(&read.name.vi, id.ulid(), |slug| {
                book.indicator_by_slug(slug.as_str())
                    .is_none_or(|other| other.id == id)
            });
            (programme, read, free)
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Indicator(id)],
            |mut fresh| {
                let (before, read_at) = taken::<Indicator>(fresh.pop().flatten());
                if command.indicator.is_some() && before.is_none() {
                    return Err(Refusal::NotFound);
                }
                let permit: Permit<policy::KeepIndicator> =
                    policy::permit(actor, programme.issuer, self.book().tree())?;
                let bare_before = before.as_ref().map(bare);
                if mark(bare_before.as_ref()) != command.base {
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
                            || before.as_ref().is_some_and(|before| before.restricted),
                        change: Change::Indicator {
                            before: bare_before.map(Box::new),
                            after: Box::new(bare(&after)),
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

/// What was typed for an indicator, read.
#[derive(Clone)]
struct Written {
    name: Bilingual,
    measure: Bilingual,
    direction: Direction,
    excess_from: Bound,
    aggregation: Option<Aggregation>,
    under: Option<ItemId>,
    term_today: Option<Bilingual>,
    restricted: bool,
    note: Option<Bilingual>,
    ground: Ground,
}

impl Written {
    fn read(
        command: &KeepIndicator,
        programme: &Document,
        known: Option<&Indicator>,
        reader: Reader<'_>,
        book: &Book,
    ) -> Result<Self, Refusal> {
        let mut typed = Typed::default();
        let name = typed.name(Field::Name, &command.name);
        let measure = typed.name(Field::Measure, &command.measure);
        let direction = typed.one_of(Field::Direction, &command.direction);
        let excess_from = typed.one_of(Field::ExcessFrom, &command.excess_from);
        let aggregation = if command.aggregation.is_empty() {
            None
        } else {
            typed.one_of(Field::Aggregation, &command.aggregation)
        };
        let under = book.item_above(&mut typed, &command.under, programme.id, reader);
        let term_today = typed.optional_name(Field::TermToday, &command.term_today);
        let note = typed.optional_prose(Field::Note, &command.note);
        let ground = typed.ground(&command.ground, known.map(|known| &known.ground));
        typed.done()?;
        let (Some(name), Some(measure), Some(direction), Some(excess_from), Some(ground)) =
            (name, measure, direction, excess_from, ground)
        else {
            return Err(Refusal::Fields(Vec::new()));
        };
        Ok(Self {
            name,
            measure,
            direction,
            excess_from,
            aggregation,
            under,
            term_today,
            restricted: command.restricted,
            note,
            ground,
        })
    }

    fn onto(
        self,
        before: Option<&Indicator>,
        id: IndicatorId,
        slug: &Slug,
        programme: &Document,
    ) -> Indicator {
        Indicator {
            id,
            slug: before.map_or_else(|| slug.clone(), |known| known.slug.clone()),
            programme: programme.id,
            under: self.under,
            name: self.name,
            measure: self.measure,
            direction: self.direction,
            excess_from: self.excess_from,
            aggregation: self.aggregation,
            promises: before.map_or_else(Vec::new, |known| known.promises.clone()),
            term_today: self.term_today,
            restricted: self.restricted,
            note: self.note,
            ground: self.ground,
            facts: before.map_or_else(Vec::new, |known| known.facts.clone()),
        }
    }
}
