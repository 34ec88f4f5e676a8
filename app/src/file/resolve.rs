//! From the lines of a file to entries: which indicator, unit and period each is about, by
//! address or by name.

use std::collections::HashMap;

use domain::{
    Language, Refusal,
    command::{Entry, Typed},
    id::{IndicatorId, UnitId},
    indicator::Indicator,
    period::Period,
    policy::{self, Actor, RecordFigure},
    quantity::Quantity,
    refusal::{Field, Problem},
    text::fold::search_key,
    unit::{Unit, named::Meant},
};
use exchange::{
    lines::{Line, Said, period as read_period},
    table::{Cell, Place},
};
use service::book::{Book, Reader};

use super::NumberForm;

/// A line of a file with what it says, and the entry it makes if that was understood.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where the value stands.
    pub at: Place,
    pub indicator: String,
    pub unit: String,
    pub period: String,
    pub typed: String,
    pub entry: Result<Entry, Refusal>,
}

/// Everything that the lines are understood by.
pub(super) struct Resolving<'a> {
    pub book: &'a Book,
    pub reader: Reader<'a>,
    pub actor: &'a Actor,
    pub language: Language,
    pub numbers: NumberForm,
    /// Where the file names none.
    pub unit: &'a Unit,
    pub period: Option<Period>,
    /// By name without tones; none where two have it.
    names: HashMap<String, Option<IndicatorId>>,
    units: HashMap<String, Option<UnitId>>,
}

impl<'a> Resolving<'a> {
    pub fn new(
        (book, reader, actor): (&'a Book, Reader<'a>, &'a Actor),
        programme: domain::id::DocumentId,
        (unit, period): (&'a Unit, Option<Period>),
        (language, numbers): (Language, NumberForm),
    ) -> Self {
        let may_record = |unit: UnitId| policy::may::<RecordFigure>(actor, unit, book.tree());
        let mut names = HashMap::new();
        let known = book
            .all_indicators()
            .filter(|one| one.programme == programme)
            .filter(|one| reader.sees_indicator(one, book) || may_record(unit.id));
        for indicator in known {
            for name in [&indicator.name.vi, &indicator.name.en] {
                named(&mut names, name, indicator.id);
            }
            named(&mut names, indicator.slug.as_str(), indicator.id);
        }
        let mut units = HashMap::new();
        for id in book.units_to_report(actor, reader.on) {
            if let Some(unit) = book.tree().get(id) {
                named(&mut units, unit.short_name(reader.on), id);
                for language in [Language::Vi, Language::En] {
                    named(&mut units, unit.full_name(reader.on, language), id);
                }
            }
        }
        Self {
            book,
            reader,
            actor,
            language,
            numbers,
            unit,
            period,
            names,
            units,
        }
    }

    pub fn row(&self, line: &Line) -> Row {
        let said = |said: &Option<Said>| {
            said.as_ref()
                .map(|said| said.text.clone())
                .unwrap_or_default()
        };
        Row {
            at: line.at,
            indicator: line.indicator.text.clone(),
            unit: said(&line.unit),
            period: said(&line.period),
            typed: line.value.text().to_owned(),
            entry: self.entry(line),
        }
    }

    fn entry(&self, line: &Line) -> Result<Entry, Refusal> {
        let indicator = self.indicator(&line.indicator.text);
        let unit = self.unit(line.unit.as_ref());
        let period = self.period(line.period.as_ref());
        let (Some(indicator), Ok(unit), Some(period)) = (indicator, unit.clone(), period) else {
            let problems = [
                indicator
                    .is_none()
                    .then_some((Field::Name, Problem::Unknown)),
                unit.err().map(|problem| (Field::Unit, problem)),
                period
                    .is_none()
                    .then_some((Field::Period, Problem::NotAPeriod)),
            ];
            return Err(Refusal::Fields(problems.into_iter().flatten().collect()));
        };
        let cell = self.book.cell(indicator, unit, &period);
        let stored = cell
            .and_then(|cell| cell.latest())
            .map(|value| &value.quantity);
        Ok(Entry {
            indicator: indicator.id,
            unit,
            period,
            base: cell.map_or(0, |cell| cell.revision),
            value: Typed::Text(self.value(&line.value, stored)),
            ground: line.ground.clone(),
            note: line.note.clone(),
        })
    }

    /// By its address, which may be of another programme and is then refused later, or by name.
    fn indicator(&self, text: &str) -> Option<&'a Indicator> {
        let book: &'a Book = self.book;
        let named = || {
            let id = self.names.get(&search_key(text)).copied().flatten()?;
            book.indicator(id)
        };
        book.indicator_by_slug(text)
            .filter(|one| {
                self.reader.sees_indicator(one, book)
                    || policy::may::<RecordFigure>(self.actor, self.unit.id, book.tree())
            })
            .or_else(named)
    }

    /// A name that only one of those has whom the officer reports for is that one; any other is
    /// told apart as everywhere.
    fn unit(&self, said: Option<&Said>) -> Result<UnitId, Problem> {
        let Some(said) = said else {
            return Ok(self.unit.id);
        };
        let tree = self.book.tree();
        if let Some(unit) = tree.by_slug(&said.text) {
            return Ok(unit.id);
        }
        match self.units.get(&search_key(&said.text)) {
            Some(Some(unit)) => Ok(*unit),
            _ => tree.meant(&said.text, Meant::Ever),
        }
    }

    fn period(&self, said: Option<&Said>) -> Option<Period> {
        match said {
            Some(said) => read_period(&said.text),
            None => self.period,
        }
    }

    /// What a form would be given. A number that the book itself would write like this is that
    /// number; otherwise the sender may have said which form is meant.
    fn value(&self, cell: &Cell, stored: Option<&Quantity>) -> String {
        let entry = cell.entry(self.language);
        if matches!(cell, Cell::Number(_)) {
            return entry;
        }
        let text = entry.trim();
        let is_stored = |quantity: &&Quantity| {
            [Language::Vi, Language::En]
                .iter()
                .any(|language| quantity.format(*language) == text)
        };
        let form = match self.numbers {
            NumberForm::Ask => None,
            NumberForm::Vietnamese => Some(Language::Vi),
            NumberForm::English => Some(Language::En),
        };
        let meant = match form {
            Some(form) => Quantity::parse(&format!("={text}"), form).ok(),
            None => stored.filter(is_stored).cloned(),
        };
        meant.map_or(entry, |quantity| quantity.entry(self.language))
    }
}

fn named<T: Copy + PartialEq>(names: &mut HashMap<String, Option<T>>, name: &str, id: T) {
    let key = search_key(name);
    if key.is_empty() {
        return;
    }
    let kept = names.entry(key).or_insert(Some(id));
    if *kept != Some(id) {
        *kept = None;
    }
}
