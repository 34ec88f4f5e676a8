//! Figures: record and submit; deciding on them is [`crate::check`]. Each use case parses what was
//! typed, asks for a permit on the unit, lets the cell decide, and commits the sheet with its
//! journal entry.

use domain::{
    Bilingual, Language, Refusal, Timestamp,
    command::{Place, RecordFigure, SubmitFigure},
    figure::{
        Cell, FigureStep, Value,
        sheet::{Sheet, SheetKey},
    },
    id::CommandId,
    indicator::Indicator,
    journal::{Change, Event, FigureShown},
    officer::Signature,
    policy::{self, Action, Actor, Permit},
    quantity::Quantity,
    refusal::{Field, Problem},
    source::Ground,
    text::{Line, Prose, TextProblem},
};
use serde::{Deserialize, Serialize};

use crate::{
    Service,
    book::Book,
    run::{Decision, taken},
    store::{Kept, Record, RecordKey, Write},
};

/// Where a figure stands after a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureSaved {
    pub revision: u32,
    pub step: FigureStep,
    /// The value, as it is now written.
    pub quantity: Option<Quantity>,
}

impl Service {
    /// Enters or corrects a figure, as a draft or straight to the reviewer.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit; a conflict with both values.
    pub async fn record_figure(
        &self,
        actor: &Actor,
        command: RecordFigure,
    ) -> Result<FigureSaved, Refusal> {
        let entered = Entered::parse(
            &command.value,
            &command.ground,
            &command.note,
            command.language,
        )?;
        let step = if command.submit {
            FigureStep::Submitted
        } else {
            FigureStep::Recorded
        };
        self.step::<policy::RecordFigure, _>(
            actor,
            &command,
            command.id,
            &command.at,
            step,
            |cell, signature| {
                let drafted = cell.record(command.base, entered.value(signature))?;
                if command.submit {
                    drafted.submit(drafted.revision, signature)
                } else {
                    Ok(drafted)
                }
            },
        )
        .await
    }

    /// Hands a draft to the reviewer.
    ///
    /// # Errors
    /// No permit, a conflict, or nothing to submit.
    pub async fn submit_figure(
        &self,
        actor: &Actor,
        command: SubmitFigure,
    ) -> Result<FigureSaved, Refusal> {
        self.step::<policy::SubmitFigure, _>(
            actor,
            &command,
            command.id,
            &command.at,
            FigureStep::Submitted,
            |cell, signature| cell.submit(command.base, signature),
        )
        .await
    }

    async fn step<A: Action, C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        id: CommandId,
        at: &Place,
        step: FigureStep,
        decide: impl Fn(&Cell, Signature) -> Result<Cell, Refusal> + Send + Sync,
    ) -> Result<FigureSaved, Refusal> {
        let indicator = self.indicator_for(actor, at)?;
        let key = SheetKey {
            programme: indicator.programme,
            unit: at.unit,
            period: at.period,
        };
        let keys = [RecordKey::Sheet(key.clone())];
        let now = self.clock.now();
        self.run(id, &(actor.officer(), command), &keys, |mut fresh| {
            let permit: Permit<A> = policy::permit(actor, at.unit, self.book().tree())?;
            self.round_gate(&key, now)?;
            let signature = Signature {
                by: permit.author(),
                at: now,
            };
            let kept = fresh.pop().flatten();
            let (mut sheet, read_at) = sheet_of(kept, &key);
            let before = sheet
                .cell(at.indicator)
                .cloned()
                .unwrap_or_else(|| Cell::empty(at.indicator));
            let after = decide(&before, signature)?;
            let event = event::<A>(&permit, id, now, &indicator, at, step, &before, &after);
            let answer = FigureSaved {
                revision: after.revision,
                step,
                quantity: after.latest().map(|value| value.quantity.clone()),
            };
            sheet.put(after);
            Ok(Decision {
                permit,
                writes: vec![Write {
                    record: Record::Sheet(sheet),
                    read_at,
                }],
                events: vec![event],
                answer,
            })
        })
        .await
    }

    /// The indicator, if it is there for this actor, and the unit is known.
    pub(crate) fn indicator_for(&self, actor: &Actor, at: &Place) -> Result<Indicator, Refusal> {
        self.book().indicator_for(actor, at).cloned()
    }
}

impl Book {
    /// The indicator, if it is there for this actor, and the unit is known.
    pub(crate) fn indicator_for(&self, actor: &Actor, at: &Place) -> Result<&Indicator, Refusal> {
        if self.tree().get(at.unit).is_none() {
            return Err(Refusal::field(Field::Unit, Problem::Unknown));
        }
        let indicator = self.indicator(at.indicator).ok_or(Refusal::NotFound)?;
        let restricted = indicator.restricted;
        if policy::knows::<policy::RecordFigure>(actor, restricted, at.unit, self.tree())
            || self.is_in_chain(actor, indicator.programme, at.unit)
        {
            Ok(indicator)
        } else {
            Err(Refusal::NotFound)
        }
    }
}

/// The sheet as it was read, or a new one.
pub(crate) fn sheet_of(kept: Option<Kept<Record>>, key: &SheetKey) -> (Sheet, Option<u64>) {
    let (sheet, read_at) = taken(kept);
    (sheet.unwrap_or_else(|| Sheet::empty(key.clone())), read_at)
}

/// What an officer typed for a figure, read.
pub(crate) struct Entered {
    pub quantity: Quantity,
    pub ground: Line,
    pub note: Option<Prose>,
}

impl Entered {
    /// Reads all fields, so that every problem is told at once.
    pub fn parse(
        value: &str,
        ground: &str,
        note: &str,
        language: Language,
    ) -> Result<Self, Refusal> {
        let mut problems = Vec::new();
        let quantity = Quantity::parse(value, language)
            .map_err(|problem| problems.push((Field::Value, Problem::Quantity(problem))));
        let ground = Line::try_from(ground)
            .map_err(|problem| problems.push((Field::Ground, Problem::Text(problem))));
        let note = optional_prose(note)
            .map_err(|problem| problems.push((Field::Note, Problem::Text(problem))));
        match (quantity, ground, note) {
            (Ok(quantity), Ok(ground), Ok(note)) => Ok(Self {
                quantity,
                ground,
                note,
            }),
            _ => Err(Refusal::Fields(problems)),
        }
    }

    pub fn value(&self, recorded: Signature) -> Value {
        Value {
            quantity: self.quantity.clone(),
            claim: None,
            ground: Ground {
                source: None,
                place: self.ground.clone(),
            },
            note: self
                .note
                .as_ref()
                .map(|note| Box::new(Bilingual::both(note.as_str()))),
            recorded,
        }
    }
}

/// Text that may be left empty.
pub(crate) fn optional_prose(text: &str) -> Result<Option<Prose>, TextProblem> {
    match Prose::try_from(text) {
        Ok(prose) => Ok(Some(prose)),
        Err(TextProblem::Empty) => Ok(None),
        Err(problem) => Err(problem),
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "an event is made of all of these, once"
)]
pub(crate) fn event<A: Action>(
    permit: &Permit<A>,
    command: CommandId,
    at: Timestamp,
    indicator: &Indicator,
    place: &Place,
    step: FigureStep,
    before: &Cell,
    after: &Cell,
) -> Event {
    Event {
        unit: place.unit,
        at,
        by: permit.author(),
        action: A::NAME,
        command,
        change: Change::Figure {
            indicator: indicator.id,
            programme: indicator.programme,
            period: place.period,
            step,
            before: shown(before, step),
            after: shown(after, step),
            reason: reason(after),
        },
        restricted: indicator.restricted,
    }
}

/// A cell as an entry of the journal shows it.
pub(crate) fn shown(cell: &Cell, step: FigureStep) -> Option<FigureShown> {
    // What an approval changes is the published value; every other step, the worked-on one.
    let value = match step {
        FigureStep::Approved => cell.published.as_ref().map(|published| &published.value),
        _ => cell.latest(),
    };
    value.map(|value| FigureShown {
        revision: cell.revision,
        quantity: value.quantity.clone(),
        ground: value.ground.clone(),
    })
}

/// Why a cell was changed: the reason it was given back with, or else its note.
pub(crate) fn reason(after: &Cell) -> Option<String> {
    match after.working.as_deref().map(|working| &working.stage) {
        Some(domain::figure::Stage::Returned { reason, .. }) => Some(reason.as_str().to_owned()),
        _ => after
            .latest()
            .and_then(|value| value.note.as_ref())
            .map(|note| note.vi.clone()),
    }
}
