//! Search over everything: with or without tones, with the field's abbreviations, forgiving
//! a slip in the name of a unit. In memory, as folded keys; small enough to walk.

use domain::{
    id::{DocumentId, IndicatorId, ItemId, MeetingId, ObstacleId, SourceId, TaskId, UnitId},
    item::Item,
    text::{
        abbreviation::variants,
        fold::{search_key, tone_placed},
        near::near,
    },
};

use super::{Book, Kind, Reader};

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    Unit(UnitId),
    Document(DocumentId),
    Indicator(IndicatorId),
    Task(TaskId),
    Item(ItemId),
    Source(SourceId),
    Meeting(MeetingId),
    Obstacle(ObstacleId),
}

impl Found {
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Unit(_) => Kind::Unit,
            Self::Document(_) => Kind::Document,
            Self::Indicator(_) => Kind::Indicator,
            Self::Task(_) => Kind::Task,
            Self::Item(_) => Kind::Item,
            Self::Source(_) => Kind::Source,
            Self::Meeting(_) => Kind::Meeting,
            Self::Obstacle(_) => Kind::Obstacle,
        }
    }
}

/// How well something fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name, tones included.
    Exact,
    /// The name without tones.
    Folded,
    /// The name begins so.
    Begins,
    /// Every word of the query begins a word of the name.
    Words,
    /// The words are in the text behind the name.
    Within,
    /// Nearly the name of a unit.
    Near(u32),
}

/// A thing with the texts it is found by, folded once.
struct Entry {
    found: Found,
    /// Names as they are written, tone marks in one place, lower case.
    written: Vec<String>,
    /// Names, folded.
    names: Vec<String>,
    /// Everything else, folded.
    text: String,
}

#[derive(Default)]
pub(super) struct Index(Vec<Entry>);

/// What was found, best first; the groups in the order of their best hit.
#[derive(Clone, Debug, Default)]
pub struct Results {
    pub hits: Vec<Found>,
    /// Nothing fitted; these are near.
    pub is_guess: bool,
}

impl Results {
    /// The hits by kind, kinds in the order of their best hit.
    #[must_use]
    pub fn groups(&self) -> Vec<(Kind, Vec<Found>)> {
        let mut groups: Vec<(Kind, Vec<Found>)> = Vec::new();
        for hit in &self.hits {
            match groups.iter_mut().find(|(kind, _)| *kind == hit.kind()) {
                Some((_, hits)) => hits.push(*hit),
                None => groups.push((hit.kind(), vec![*hit])),
            }
        }
        groups
    }
}

impl Index {
    #[expect(clippy::too_many_lines, reason = "one loop a kind")]
    pub(super) fn of(book: &Book) -> Self {
        let mut entries = Vec::new();
        for unit in book.tree.units() {
            let names: Vec<&str> = unit
                .names
                .iter()
                .flat_map(|name| {
                    [
                        name.value.full.vi.as_str(),
                        name.value.full.en.as_str(),
                        name.value.short.as_str(),
                    ]
                })
                .chain(unit.codes.iter().map(|code| code.value.as_str()))
                .collect();
            entries.push(Entry::new(Found::Unit(unit.id), &names, &[]));
        }
        for document in book.documents.values() {
            let number = document
                .number
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            let short = document.short.as_ref();
            entries.push(Entry::new(
                Found::Document(document.id),
                &[
                    &document.title.vi,
                    &document.title.en,
                    &number,
                    short.map_or("", |short| &short.vi),
                    short.map_or("", |short| &short.en),
                ],
                &[],
            ));
        }
        for indicator in book.indicators.values() {
            entries.push(Entry::new(
                Found::Indicator(indicator.id),
                &[&indicator.name.vi, &indicator.name.en],
                &[&indicator.measure.vi, &indicator.measure.en],
            ));
        }
        for task in book.tasks.values() {
            let words = task
                .clear
                .product
                .as_ref()
                .map_or("", |product| &product.vi);
            entries.push(Entry::new(
                Found::Task(task.id),
                &[&task.name.vi, &task.name.en],
                &[words],
            ));
        }
        for source in book.sources.values() {
            let note = source.note.as_ref();
            entries.push(Entry::new(
                Found::Source(source.id),
                &[&source.title.vi, &source.title.en, &source.publisher],
                &[
                    note.map_or("", |note| &note.vi),
                    note.map_or("", |note| &note.en),
                ],
            ));
        }
        for obstacle in book.obstacles.values() {
            let said = obstacle.turns().flat_map(|turn| {
                let reply = turn.reply.as_ref().map(|reply| &reply.text);
                std::iter::once(&turn.ask.text).chain(reply)
            });
            let said: Vec<_> = said.map(domain::text::Prose::as_str).collect();
            entries.push(Entry::new(
                Found::Obstacle(obstacle.id),
                &[obstacle.what.as_str()],
                &said,
            ));
        }
        for meeting in book.meetings.values() {
            let texts = meeting.agenda.iter().chain(
                meeting
                    .conclusions
                    .iter()
                    .map(|conclusion| &conclusion.text),
            );
            let texts: Vec<_> = texts
                .flat_map(|text| [text.vi.as_str(), text.en.as_str()])
                .collect();
            entries.push(Entry::new(
                Found::Meeting(meeting.id),
                &[&meeting.name.vi, &meeting.name.en],
                &texts,
            ));
        }
        // An item that has a page of its own as a meeting is found as that.
        let is_meeting = |item: &Item| book.meeting_of(item.id).is_some();
        for item in book.items.values().filter(|item| !is_meeting(item)) {
            let detail = item.detail.as_ref();
            let places: Vec<_> = item
                .units
                .iter()
                .filter_map(|unit| book.tree.get(*unit))
                .flat_map(|unit| unit.names.iter().map(|name| name.value.full.vi.as_str()))
                .collect();
            let mut text = vec![
                detail.map_or("", |detail| &detail.vi),
                detail.map_or("", |detail| &detail.en),
            ];
            text.extend(places);
            entries.push(Entry::new(
                Found::Item(item.id),
                &[&item.name.vi, &item.name.en],
                &text,
            ));
        }
        Self(entries)
    }
}

impl Entry {
    fn new(found: Found, names: &[&str], text: &[&str]) -> Self {
        let names: Vec<_> = names.iter().filter(|name| !name.is_empty()).collect();
        Self {
            found,
            written: names
                .iter()
                .map(|name| tone_placed(name).to_lowercase())
                .collect(),
            names: names.iter().map(|name| search_key(name)).collect(),
            text: text
                .iter()
                .map(|text| search_key(text))
                .collect::<Vec<_>>()
                .join(" "),
        }
    }

    fn fit(&self, written: &str, keys: &[String]) -> Option<Fit> {
        if self.written.iter().any(|name| name == written) {
            return Some(Fit::Exact);
        }
        keys.iter().filter_map(|key| self.fit_key(key)).min()
    }

    fn fit_key(&self, key: &str) -> Option<Fit> {
        if self.names.iter().any(|name| name == key) {
            return Some(Fit::Folded);
        }
        if self.names.iter().any(|name| name.starts_with(key)) {
            return Some(Fit::Begins);
        }
        let begins_a_word =
            |text: &str, word: &str| text.split(' ').any(|own| own.starts_with(word));
        if self
            .names
            .iter()
            .any(|name| key.split(' ').all(|word| begins_a_word(name, word)))
        {
            return Some(Fit::Words);
        }
        let within = |word: &str| {
            begins_a_word(&self.text, word)
                || self.names.iter().any(|name| begins_a_word(name, word))
        };
        key.split(' ').all(within).then_some(Fit::Within)
    }

    fn nearness(&self, keys: &[String]) -> Option<Fit> {
        keys.iter()
            .flat_map(|key| self.names.iter().filter_map(move |name| near(key, name)))
            .min()
            .map(Fit::Near)
    }
}

impl Book {
    /// Everything that fits a query and may be seen; when nothing does, units with a name
    /// that is nearly so.
    #[must_use]
    pub fn search(&self, query: &str, reader: Reader<'_>) -> Results {
        let written = tone_placed(query.trim()).to_lowercase();
        let keys: Vec<_> = variants(query)
            .into_iter()
            .filter(|key| !key.is_empty())
            .collect();
        if keys.is_empty() {
            return Results::default();
        }
        let mut fits: Vec<_> = self
            .index
            .0
            .iter()
            .filter_map(|entry| Some((entry.fit(&written, &keys)?, entry.found)))
            .filter(|(_, found)| self.sees(*found, reader))
            .collect();
        let is_guess = fits.is_empty();
        if is_guess {
            fits = self
                .index
                .0
                .iter()
                .filter(|entry| matches!(entry.found, Found::Unit(_)))
                .filter_map(|entry| Some((entry.nearness(&keys)?, entry.found)))
                .collect();
        }
        fits.sort();
        Results {
            is_guess: is_guess && !fits.is_empty(),
            hits: fits.into_iter().map(|(_, found)| found).collect(),
        }
    }

    fn sees(&self, found: Found, reader: Reader<'_>) -> bool {
        match found {
            Found::Unit(_) | Found::Document(_) | Found::Source(_) => true,
            Found::Indicator(id) => self
                .indicator(id)
                .is_some_and(|one| reader.sees_indicator(one, self)),
            Found::Task(id) => self.task(id).is_some_and(|one| reader.sees_task(one, self)),
            Found::Item(id) => self.item(id).is_some_and(|one| reader.sees_item(one, self)),
            Found::Meeting(id) => self
                .meeting(id)
                .is_some_and(|one| reader.sees_meeting(one, self)),
            // On a day before it was raised there was no such obstacle.
            Found::Obstacle(id) => self
                .obstacle(id)
                .filter(|one| reader.sees_obstacle(one, self))
                .is_some_and(|one| one.on(reader.on).is_some()),
        }
    }
}
