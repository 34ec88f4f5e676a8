//! Reading what was typed into a form, all of its problems at once.

use domain::{
    Bilingual, Date, Refusal,
    command::TypedPair,
    document::number::NumberProblem,
    id::{DocumentId, ItemId, UnitId},
    item::Item,
    period::{Period, parse_date},
    refusal::{Field, Problem},
    source::Ground,
    text::{Line, Prose, order::compare},
    unit::named::Meant,
};

use crate::book::{Book, Reader};

/// A form that is being read: what was wrong so far.
#[derive(Default)]
pub(crate) struct Typed(Vec<(Field, Problem)>);

impl Typed {
    pub(crate) fn wrong(&mut self, field: Field, problem: Problem) {
        self.0.push((field, problem));
    }

    /// # Errors
    /// What was wrong, if anything was.
    pub(crate) fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Fields(self.0))
        }
    }

    /// # Errors
    /// What was wrong, together with what was found wrong elsewhere.
    pub(crate) fn done_beside(mut self, others: Vec<(Field, Problem)>) -> Result<(), Refusal> {
        self.0.extend(others);
        self.done()
    }

    fn read<T>(&mut self, field: Field, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.wrong(field, problem)).ok()
    }

    /// A line that has to be there; an empty one after it was told that it is missing.
    pub(crate) fn line(&mut self, field: Field, text: &str) -> Option<Line> {
        self.read(field, Line::try_from(text).map_err(Problem::Text))
    }

    /// A name in both languages.
    pub(crate) fn name(&mut self, field: Field, typed: &TypedPair) -> Option<Bilingual> {
        let vi = self.line(field, &typed.vi)?;
        if typed.en.trim().is_empty() {
            return Some(Bilingual::both(vi.as_str()));
        }
        let en = self.line(field, &typed.en)?;
        Some(Bilingual::new(vi.as_str(), en.as_str()))
    }

    /// A name that need not be there.
    pub(crate) fn optional_name(&mut self, field: Field, typed: &TypedPair) -> Option<Bilingual> {
        if typed.vi.trim().is_empty() && typed.en.trim().is_empty() {
            return None;
        }
        self.name(field, typed)
    }

    /// A text of some length that need not be there.
    pub(crate) fn optional_prose(&mut self, field: Field, typed: &TypedPair) -> Option<Bilingual> {
        if typed.vi.trim().is_empty() && typed.en.trim().is_empty() {
            return None;
        }
        self.needed_prose(field, typed)
    }

    /// A longer text in both languages.
    pub(crate) fn needed_prose(&mut self, field: Field, typed: &TypedPair) -> Option<Bilingual> {
        let vi = self.read(
            field,
            Prose::try_from(typed.vi.as_str()).map_err(Problem::Text),
        )?;
        if typed.en.trim().is_empty() {
            return Some(Bilingual::both(vi.as_str()));
        }
        let en = self.read(
            field,
            Prose::try_from(typed.en.as_str()).map_err(Problem::Text),
        )?;
        Some(Bilingual::new(vi.as_str(), en.as_str()))
    }

    /// Where it rests. What stays as it was keeps its source.
    pub(crate) fn ground(&mut self, text: &str, before: Option<&Ground>) -> Option<Ground> {
        let place = self.line(Field::Ground, text)?;
        Some(match before {
            Some(before) if before.place == place => before.clone(),
            _ => Ground {
                source: None,
                place,
            },
        })
    }

    pub(crate) fn optional_day(&mut self, field: Field, text: &str) -> Option<Date> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        self.read(field, parse_date(text).ok_or(Problem::NotADate))
    }

    /// A day that has not passed.
    pub(crate) fn day_to_come(&mut self, field: Field, text: &str, today: Date) -> Option<Date> {
        let read = match parse_date(text.trim()) {
            Some(day) if day >= today => Ok(day),
            Some(_) => Err(Problem::DayHasPassed),
            None => Err(Problem::NotADate),
        };
        self.read(field, read)
    }

    /// A day that has come.
    pub(crate) fn day_so_far(&mut self, field: Field, text: &str, today: Date) -> Option<Date> {
        let read = match parse_date(text.trim()) {
            Some(day) if day <= today => Ok(day),
            Some(_) => Err(Problem::DayToCome),
            None => Err(Problem::NotADate),
        };
        self.read(field, read)
    }

    pub(crate) fn prose(&mut self, field: Field, text: &str) -> Option<Prose> {
        self.read(field, Prose::try_from(text).map_err(Problem::Text))
    }

    pub(crate) fn optional_period(&mut self, field: Field, text: &str) -> Option<Period> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        self.read(field, text.parse().map_err(Problem::Period))
    }

    pub(crate) fn period(&mut self, field: Field, text: &str) -> Option<Period> {
        self.read(field, text.trim().parse().map_err(Problem::Period))
    }

    pub(crate) fn optional_year(&mut self, field: Field, text: &str) -> Option<i16> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let year = text
            .parse()
            .ok()
            .filter(|year| Period::YEARS.contains(year));
        self.read(field, year.ok_or(Problem::NotAYear))
    }

    pub(crate) fn optional_count(&mut self, field: Field, text: &str) -> Option<u16> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        self.read(field, text.parse().map_err(|_| Problem::NotACount))
    }

    pub(crate) fn optional_number<T: std::str::FromStr<Err = NumberProblem>>(
        &mut self,
        field: Field,
        text: &str,
    ) -> Option<T> {
        if text.trim().is_empty() {
            return None;
        }
        self.read(field, text.parse().map_err(Problem::DocumentNumber))
    }

    /// One of a closed list, by its code.
    pub(crate) fn one_of<T: serde::de::DeserializeOwned>(
        &mut self,
        field: Field,
        code: &str,
    ) -> Option<T> {
        let read = serde_json::from_value(serde_json::Value::String(code.trim().to_owned()));
        self.read(field, read.map_err(|_| Problem::Unknown))
    }

    /// A unit by its address, its name or its code, also one that is over.
    pub(crate) fn unit(&mut self, field: Field, text: &str, book: &Book) -> Option<UnitId> {
        self.meant(field, text, Meant::Ever, book)
    }

    /// A unit that has to be there on a day, or else is asked about.
    pub(crate) fn unit_on(
        &mut self,
        field: Field,
        text: &str,
        day: Date,
        book: &Book,
    ) -> Option<UnitId> {
        self.meant(field, text, Meant::On(day), book)
    }

    fn meant(&mut self, field: Field, text: &str, meant: Meant, book: &Book) -> Option<UnitId> {
        self.read(field, book.tree().meant(text, meant))
    }

    /// Units, one a line.
    pub(crate) fn units(
        &mut self,
        field: Field,
        text: &str,
        meant: Meant,
        book: &Book,
    ) -> Vec<UnitId> {
        let mut units = Vec::new();
        for name in lines(text) {
            match book.tree().meant(name, meant) {
                Ok(unit) if units.contains(&unit) => {}
                Ok(unit) => units.push(unit),
                Err(Problem::Unknown) => self.wrong(field, unknown(name)),
                Err(problem) => self.wrong(field, problem),
            }
        }
        units
    }
}

/// What was typed one a line.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The first characters are enough to know it again.
pub(crate) fn unknown(name: &str) -> Problem {
    Problem::UnknownNamed {
        name: name.chars().take(60).collect(),
    }
}

impl Book {
    /// The item that something belongs to, by its address, if it is there for whoever typed it.
    pub(crate) fn item_above(
        &self,
        typed: &mut Typed,
        slug: &str,
        programme: DocumentId,
        reader: Reader<'_>,
    ) -> Option<ItemId> {
        let slug = slug.trim();
        if slug.is_empty() {
            return None;
        }
        let item = self
            .item_by_slug(slug)
            .filter(|item| item.programme == programme && reader.sees_item(item, self));
        if item.is_none() {
            typed.wrong(Field::Under, Problem::Unknown);
        }
        item.map(|item| item.id)
    }

    /// The items of a programme that a reader may see, in the order of their names.
    #[must_use]
    pub fn items_kept(&self, programme: DocumentId, reader: Reader<'_>) -> Vec<&Item> {
        let mut items: Vec<_> = self
            .all_items()
            .filter(|item| item.programme == programme && reader.sees_item(item, self))
            .collect();
        items.sort_by(|a, b| compare(&a.name.vi, &b.name.vi));
        items
    }

    /// Whether an item is another one or belongs to it, however far down.
    pub(crate) fn is_within(&self, item: ItemId, whole: ItemId) -> bool {
        let mut seen = Vec::new();
        let mut at = Some(item);
        while let Some(id) = at {
            if id == whole {
                return true;
            }
            if seen.contains(&id) {
                return false;
            }
            seen.push(id);
            at = self.item(id).and_then(|item| item.under);
        }
        false
    }
}
