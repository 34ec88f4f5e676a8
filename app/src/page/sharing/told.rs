//! What is said of a thing where its page is not: in a picture, a badge, a frame on another site.
//! The same words as on its page.

use domain::{
    document::Document,
    indicator::Indicator,
    meeting::Meeting,
    obstacle::Obstacle,
    source::Ground,
    status::{Counts, Outlook},
    task::Task,
    unit::Unit,
};
use service::book::{Book, indicator::Headed, meeting::Concluded, search::Found};

use super::Thing;
use crate::{
    page::{
        self,
        indicator::drawing::{reach, ruler_view},
        obstacle::first_words,
        reading::Reading,
        shown::{heading, legend, name_of, stands, state_words, timing_tone, tone, unit_name},
    },
    part::{ruler::RulerView, state::Tone, waffle::LegendEntry},
    words::Words,
};

/// What is said of a thing.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Such as "Chỉ tiêu".
    pub kind: String,
    /// Whose it is, if it is somebody's.
    pub unit: Option<String>,
    pub title: String,
    pub sentence: String,
    pub state: Option<(Tone, String)>,
    pub ruler: Option<RulerView>,
    /// A tone a promise, of a thing that has several.
    pub squares: Vec<Tone>,
    pub legend: Vec<LegendEntry>,
    /// How many promises are kept, of how many.
    pub kept: Option<(usize, usize)>,
    /// Where it comes from.
    pub source: Option<String>,
}

impl Told {
    /// The state in a few words, whatever it is.
    #[must_use]
    pub fn in_short(&self, words: Words) -> (Option<Tone>, String) {
        match (&self.state, self.kept) {
            (Some((tone, word)), _) => (Some(*tone), word.clone()),
            (None, Some((kept, all))) => {
                let tone = match kept {
                    0 => Tone::Unknown,
                    kept if kept == all => Tone::Kept,
                    _ => Tone::Going,
                };
                (Some(tone), words.kept_of(kept, all))
            }
            (None, None) => (None, words.follow_progress().to_owned()),
        }
    }

    /// Kind and owner: "Chỉ tiêu · Huyện Tứ Kỳ".
    #[must_use]
    pub fn eyebrow(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{} · {unit}", self.kind),
            None => self.kind.clone(),
        }
    }

    fn with_squares(mut self, outlooks: Vec<Outlook>, counts: Counts, reading: &Reading) -> Self {
        if outlooks.is_empty() {
            return self;
        }
        self.kept = Some((counts.kept(), outlooks.len()));
        self.legend = legend(counts, reading.language);
        self.squares = outlooks.into_iter().map(tone).collect();
        self
    }
}

/// What is said of a thing to everybody; the reading is nobody's.
#[must_use]
pub fn told(thing: &Thing, book: &Book, reading: &Reading) -> Option<Told> {
    match thing.found {
        Found::Document(id) => Some(document(book.document(id)?, book, reading)),
        Found::Indicator(id) => indicator(book.indicator(id)?, book, reading),
        Found::Task(id) => task(book.task(id)?, book, reading),
        Found::Unit(id) => Some(unit(book.tree().get(id)?, book, reading)),
        Found::Obstacle(id) => obstacle(book.obstacle(id)?, book, reading),
        Found::Meeting(id) => Some(meeting(book.meeting(id)?, book, reading)),
        Found::Item(_) | Found::Source(_) => None,
    }
}

fn document(document: &Document, book: &Book, reading: &Reading) -> Told {
    let (language, reader) = (reading.language, reading.reader());
    let document = book.document_on(document, reader.on);
    let kind = heading(document.kind.name(language));
    let told = Told {
        kind: match &document.number {
            Some(number) => format!("{kind} {number}"),
            None => kind,
        },
        unit: Some(name_of(book, document.issuer, reading)),
        title: document.title.get(language).to_owned(),
        source: document
            .ground
            .as_ref()
            .map(|ground| source_text(book, ground, reading)),
        ..Told::default()
    };
    if !document.programme {
        return told;
    }
    let story = book.programme(document, reader);
    let outlooks = story.followed.iter().map(Headed::outlook).collect();
    Told {
        sentence: reading.words.counts(story.counts),
        ..told.with_squares(outlooks, story.counts, reading)
    }
}

fn indicator(one: &Indicator, book: &Book, reading: &Reading) -> Option<Told> {
    let language = reading.language;
    let followed = book.follow(one, reading.reader())?;
    let told = Told {
        kind: reading.words.indicator().to_owned(),
        title: followed.indicator.name.get(language).to_owned(),
        ..Told::default()
    };
    let Some(row) = followed.headline() else {
        return Some(told);
    };
    let measure = followed.indicator.measure.get(language);
    let published = row.published.as_ref();
    Some(Told {
        unit: Some(name_of(book, row.unit, reading)),
        sentence: stands(row, &followed.indicator, reading),
        state: Some((
            tone(row.standing.outlook),
            state_words(&row.standing, measure, language),
        )),
        ruler: reach(row, measure).map(|reach| ruler_view(row, measure, reach, reading)),
        source: published.map(|one| source_text(book, &one.value.ground, reading)),
        ..told
    })
}

fn task(one: &Task, book: &Book, reading: &Reading) -> Option<Told> {
    let language = reading.language;
    let given = book.given(one, reading.reader())?;
    let missing: Vec<_> = given
        .missing
        .iter()
        .map(|part| part.name(language))
        .collect();
    Some(Told {
        kind: reading.words.task().to_owned(),
        unit: given.task.lead.map(|unit| name_of(book, unit, reading)),
        title: given.task.name.get(language).to_owned(),
        sentence: page::task::sentence(&given, &missing, reading),
        state: Some((
            timing_tone(given.timing),
            heading(given.timing.name(language)),
        )),
        source: Some(source_text(book, &given.task.ground, reading)),
        ..Told::default()
    })
}

fn unit(one: &Unit, book: &Book, reading: &Reading) -> Told {
    let seen = book.unit_seen(one, reading.reader());
    let judged = seen.figures.iter().map(|one| &one.row.standing);
    let counts = Counts::of(judged.clone().map(|one| (one.outlook, one.rule)));
    let outlooks = judged.map(|one| one.outlook).collect();
    Told {
        kind: heading(one.kind.name(reading.language)),
        title: unit_name(one, reading),
        sentence: page::unit::sentence(&seen, book, reading),
        source: one
            .source
            .and_then(|id| book.source(id))
            .map(|source| source.publisher.clone()),
        ..Told::default()
    }
    .with_squares(outlooks, counts, reading)
}

fn obstacle(one: &Obstacle, book: &Book, reading: &Reading) -> Option<Told> {
    let (words, on) = (reading.words, reading.on);
    let one = one.on(on)?;
    let standing = one.standing(on);
    Some(Told {
        kind: words.obstacle().to_owned(),
        unit: Some(name_of(book, one.unit, reading)),
        title: first_words(one.what.as_str()),
        sentence: first_words(one.latest.ask.text.as_str()),
        state: Some((
            page::obstacle::tone(standing),
            heading(&words.obstacle_standing(standing, one.due(on))),
        )),
        ..Told::default()
    })
}

fn meeting(one: &Meeting, book: &Book, reading: &Reading) -> Told {
    let (words, language) = (reading.words, reading.language);
    let one = book.meeting_on(one, reading.on);
    let concluded = book.concluded(one, reading.reader());
    let given = concluded.iter().filter(|one| one.assignments() > 0).count();
    let all = concluded.iter().map(Concluded::assignments).sum();
    let done = concluded.iter().map(Concluded::done).sum();
    Told {
        kind: format!(
            "{} · {}",
            words.meeting(),
            page::meeting::when(one, reading)
        ),
        unit: Some(name_of(book, one.host, reading)),
        title: one.name.get(language).to_owned(),
        sentence: words.meeting_sentence(concluded.len(), given, all, done),
        state: Some((
            page::meeting::tone(one.stage),
            heading(one.stage.name(language)),
        )),
        source: Some(source_text(book, &one.ground, reading)),
        ..Told::default()
    }
}

/// The name of a thing alone.
#[must_use]
pub fn title(thing: &Thing, book: &Book, reading: &Reading) -> Option<String> {
    let (language, on) = (reading.language, reading.on);
    Some(match thing.found {
        Found::Document(id) => {
            let document = book.document_on(book.document(id)?, on);
            document.label(language).to_owned()
        }
        Found::Indicator(id) => book
            .indicator_on(book.indicator(id)?, on)
            .name
            .get(language)
            .to_owned(),
        Found::Task(id) => book
            .task_on(book.task(id)?, on)
            .name
            .get(language)
            .to_owned(),
        Found::Unit(id) => unit_name(book.tree().get(id)?, reading),
        Found::Obstacle(id) => first_words(book.obstacle(id)?.on(on)?.what.as_str()),
        Found::Meeting(id) => {
            let meeting = book.meeting_on(book.meeting(id)?, on);
            meeting.name.get(language).to_owned()
        }
        Found::Item(_) | Found::Source(_) => return None,
    })
}

/// Whose publication it is taken from, or else the place as it is given.
fn source_text(book: &Book, ground: &Ground, reading: &Reading) -> String {
    let source = ground.source.and_then(|id| book.source(id));
    let Some(source) = source else {
        return ground.place.as_str().to_owned();
    };
    match source.published {
        Some(day) => {
            let day = domain::period::date_text(day, reading.language);
            format!("{}, {day}", source.publisher)
        }
        None => source.publisher.clone(),
    }
}
