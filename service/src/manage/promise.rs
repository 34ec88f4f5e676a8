//! What is promised for an indicator, for a unit and a period: promise it, promise otherwise,
//! or take it back.

use domain::{
    Bilingual, Decimal, Refusal,
    allocation::Allocation,
    command::KeepPromise,
    id::{Slug, UnitId},
    indicator::{Indicator, Promise},
    journal::Change,
    period::Period,
    policy::{self, Actor, KeepIndicator, Permit},
    quantity::{Amount, Quantity},
    refusal::{Field, Problem},
    source::Ground,
    target::{Target, TargetKind},
};

use super::{mark, typed::Typed};
use crate::{
    Service,
    book::{Book, Reader},
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Keeps one promise of an indicator, by the right to its programme. Answers the
    /// indicator's address.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit; not there for this officer; changed meanwhile, as
    /// when there is a promise already where a new one was to be made.
    pub async fn keep_promise(&self, actor: &Actor, command: KeepPromise) -> Result<Slug, Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let (issuer, written) = {
            let book = self.book();
            let known = book
                .indicator(command.indicator)
                .filter(|known| reader.sees_indicator(known, &book))
                .ok_or(Refusal::NotFound)?;
            let programme = book.followed_programme(known.programme)?;
            (programme.issuer, Written::read(&command, known, &book)?)
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Indicator(command.indicator)],
            |mut fresh| {
                let (before, read_at) = taken::<Indicator>(fresh.pop().flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                let permit: Permit<KeepIndicator> =
                    policy::permit(actor, issuer, self.book().tree())?;
                let old = before.promise(written.unit, &written.period).cloned();
                if mark(old.as_ref()) != command.base {
                    return Err(if command.base.is_empty() {
                        Refusal::field(Field::Period, Problem::Taken)
                    } else {
                        Refusal::ChangedMeanwhile
                    });
                }
                let new = written.clone().promise(old.as_ref());
                let is_divided = Allocation::of(&before, written.unit, &written.period)
                    .is_some_and(|whole| whole.is_divided());
                if new.is_none() && is_divided {
                    return Err(Refusal::field(Field::TargetKind, Problem::DividedFurther));
                }
                let after = with(&before, &written, new.clone());
                Ok(Decision::one(
                    permit,
                    (command.id, now),
                    after.slug.clone(),
                    Changed {
                        restricted: after.restricted,
                        change: Change::Promise {
                            indicator: after.id,
                            before: old.map(Box::new),
                            after: new.map(Box::new),
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

/// The indicator with the one promise put in its place, added, or left out.
fn with(before: &Indicator, written: &Written, new: Option<Promise>) -> Indicator {
    let mut promises = before.promises.clone();
    let at = promises
        .iter()
        .position(|old| old.unit == written.unit && old.period == written.period);
    match (at, new) {
        (Some(at), Some(new)) => promises[at] = new,
        (Some(at), None) => drop(promises.remove(at)),
        (None, Some(new)) => promises.push(new),
        (None, None) => {}
    }
    Indicator {
        promises,
        ..before.clone()
    }
}

/// What was typed for a promise, read.
#[derive(Clone)]
struct Written {
    unit: UnitId,
    period: Period,
    /// None when it is taken back.
    target: Option<(Target, Ground)>,
}

impl Written {
    fn read(command: &KeepPromise, known: &Indicator, book: &Book) -> Result<Self, Refusal> {
        let mut typed = Typed::default();
        let unit = typed.unit(Field::Unit, &command.unit, book);
        let period = typed.period(Field::Period, &command.period);
        let target = if command.remove {
            None
        } else {
            let target = target(&mut typed, command);
            let old = unit
                .zip(period)
                .and_then(|(unit, period)| known.promise(unit, &period));
            let ground = typed.ground(&command.ground, old.map(|old| &old.ground));
            target.zip(ground)
        };
        typed.done()?;
        let (Some(unit), Some(period)) = (unit, period) else {
            return Err(Refusal::Fields(Vec::new()));
        };
        if target.is_none() && !command.remove {
            return Err(Refusal::Fields(Vec::new()));
        }
        Ok(Self {
            unit,
            period,
            target,
        })
    }

    fn promise(self, old: Option<&Promise>) -> Option<Promise> {
        let (target, ground) = self.target?;
        Some(Promise {
            unit: self.unit,
            period: self.period,
            target,
            part_of: old.and_then(|old| old.part_of),
            ground,
        })
    }
}

fn target(typed: &mut Typed, command: &KeepPromise) -> Option<Target> {
    let kind: TargetKind = typed.one_of(Field::TargetKind, &command.kind)?;
    if kind.is_in_words() {
        let words: Bilingual = typed.name(Field::TargetWords, &command.words)?;
        return Some(match kind {
            TargetKind::Relative => Target::Relative { to: words },
            TargetKind::Direction => Target::Direction { words },
            _ => Target::Statement { words },
        });
    }
    if kind == TargetKind::All && command.low.trim().is_empty() {
        return Some(Target::All { of: None });
    }
    let low = number(typed, Field::Low, &command.low, command);
    Some(match kind {
        TargetKind::AtLeast => Target::AtLeast(low?),
        TargetKind::AtMost => Target::AtMost(low?),
        TargetKind::Exactly => Target::Exactly(low?),
        TargetKind::All => Target::All { of: Some(low?) },
        _ => {
            let high = number(typed, Field::High, &command.high, command);
            return Target::range(low?, high?)
                .map_err(|problem| typed.wrong(Field::High, Problem::Target(problem)))
                .ok();
        }
    })
}

/// A number as it can be compared with: neither about nor a share.
fn number(typed: &mut Typed, field: Field, text: &str, command: &KeepPromise) -> Option<Decimal> {
    match Quantity::parse(text, command.language) {
        Ok(quantity) => {
            let plain =
                quantity.qualifier().is_none() && matches!(quantity.amount(), Amount::Number(_));
            let number = quantity.number().filter(|_| plain);
            if number.is_none() {
                typed.wrong(field, Problem::NotAPlainNumber);
            }
            number
        }
        Err(problem) => {
            typed.wrong(field, Problem::Quantity(problem));
            None
        }
    }
}
