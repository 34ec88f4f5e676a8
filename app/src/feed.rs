//! Calendars for programs to subscribe to: a unit's, open to everybody, and an officer's own, under an
//! address that nobody can guess. What is restricted is in neither: such an address is handed on to
//! machines that nobody here knows.

pub mod matter;

use domain::{id::Slug, notice::preferences::CalendarKey, policy::Actor};
use exchange::ics::{Calendar, Event, When};
use service::book::{
    Book, Reader,
    agenda::{self, What, Whose},
};

use crate::{
    door::{Door, Visitor},
    page::{calendar::meeting_text, reading::Reading, shown::name_of},
};

/// Under which all feeds are, without the language.
const ROOT: &str = "/lich/";
const KIND: &str = ".ics";

/// Where a unit's calendar is.
#[must_use]
pub fn unit_path(unit: &Slug) -> String {
    format!("{ROOT}don-vi/{unit}{KIND}")
}

/// Where an officer's own calendar is.
#[must_use]
pub fn own_path(key: &CalendarKey) -> String {
    format!("{ROOT}cua-toi/{}{KIND}", key.as_str())
}

/// The calendar at an address; nothing for what is not there.
#[must_use]
pub fn find(door: Door, path: &str) -> Option<Calendar> {
    let nobody = Visitor::nobody();
    let reading = Reading::of(door, nobody, path.to_owned(), "");
    let file = reading.path.strip_prefix(ROOT)?.strip_suffix(KIND)?;
    let book = reading.book();
    let (name, whose, actor) = match file.split_once('/')? {
        ("don-vi", slug) => {
            let unit = book.tree().by_slug(slug)?;
            let name = name_of(&book, unit.id, &reading);
            (name, Whose::Units(vec![unit.id]), None)
        }
        ("cua-toi", key) => {
            let actor = book.actor_of_calendar(key)?;
            let name = reading.words.my_calendar().to_owned();
            (name, Whose::own(&actor), Some(actor))
        }
        _ => return None,
    };
    Some(calendar(&name, &whose, actor.as_ref(), &book, &reading))
}

fn calendar(
    name: &str,
    whose: &Whose,
    actor: Option<&Actor>,
    book: &Book,
    reading: &Reading,
) -> Calendar {
    let words = reading.words;
    let reader = Reader {
        actor,
        on: reading.today,
    };
    let events = book
        .agenda_around(whose, reader)
        .iter()
        .filter(|event| !event.what.is_restricted())
        .map(|one| event(one, book, reading))
        .collect();
    Calendar {
        name: format!("{} · {name}", words.site()),
        description: words.feed_description().to_owned(),
        events,
    }
}

fn event(event: &agenda::Event<'_>, book: &Book, reading: &Reading) -> Event {
    let (words, language) = (reading.words, reading.language);
    let root = reading.door.public_url.clone().unwrap_or_default();
    let to = |path: String| format!("{}{path}", root.trim_end_matches('/'));
    let unit = name_of(book, event.unit, reading);
    let (id, kind, name, path) = match event.what {
        What::Task(one) => (
            one.id.to_string(),
            words.deadline(),
            one.name.get(language).to_owned(),
            reading.address.task(&one.slug),
        ),
        What::Milestone(of, one) => (
            format!("{}.m{}", of.id, one.number),
            words.milestone(),
            one.name.get(language).to_owned(),
            reading.address.task(&of.slug),
        ),
        What::Product(of, one) => (
            format!("{}.p{}", of.id, one.number),
            words.product_word(),
            one.name.get(language).to_owned(),
            reading.address.task(&of.slug),
        ),
        What::Meeting(one) => (
            one.id.to_string(),
            words.meeting(),
            one.name.get(language).to_owned(),
            reading.address.to(&format!("/cuoc-hop/{}", one.slug)),
        ),
        What::Obstacle(one) => (
            one.id.to_string(),
            words.answer_due(),
            one.what
                .as_str()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
            reading.address.to(&format!("/vuong-mac/{}", one.id)),
        ),
    };
    let place = match event.what {
        What::Meeting(one) => one
            .place
            .as_ref()
            .map(|place| place.get(language).to_owned()),
        _ => None,
    };
    let mut description = vec![unit];
    if let What::Meeting(one) = event.what {
        description.push(meeting_text(one, reading));
    }
    if event.what.is_done() {
        description.push(words.event_done().to_owned());
    }
    Event {
        id: format!("{id}@tiendo"),
        when: event
            .hour
            .map_or(When::Day(event.day), |hour| When::From(hour.on(event.day))),
        name: format!("{kind}: {name}"),
        description: description.join("\n"),
        place,
        address: to(path),
    }
}
