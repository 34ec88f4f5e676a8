//! One thing that was found, in a line; for a former unit, where it is now.

use domain::{id::UnitId, period::date_text};
use service::book::{Book, search::Found};

use crate::page::{
    obstacle::first_words,
    reading::Reading,
    shown::{heading, name_of, unit_name, until_text},
};

/// What a list says of a thing.
pub struct Line {
    pub href: String,
    pub name: String,
    pub about: Vec<String>,
}

impl Line {
    #[must_use]
    pub fn about_text(&self) -> String {
        self.about.join(" · ")
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a kind")]
pub fn result(found: Found, book: &Book, reading: &Reading) -> Option<Line> {
    let (language, address, words) = (reading.language, reading.address, reading.words);
    let (href, name, about) = match found {
        Found::Unit(id) => {
            let unit = book.tree().get(id)?;
            let parent = unit
                .parents
                .last()
                .and_then(|parent| book.tree().get(parent.value))
                .or_else(|| unit.serves.and_then(|place| book.tree().get(place)))
                .map(|parent| unit_name(parent, reading));
            let mut about = vec![heading(unit.kind.name(language))];
            about.extend(parent);
            about.extend(
                unit.code_on(reading.on)
                    .map(|code| code_words(code, unit.id, book, reading)),
            );
            about.extend(now(id, book, reading));
            (address.unit(&unit.slug), unit_name(unit, reading), about)
        }
        Found::Document(id) => {
            let document = book.document(id)?;
            let number = document.number.as_ref().map(ToString::to_string);
            let about = [Some(heading(document.kind.name(language))), number]
                .into_iter()
                .flatten()
                .collect();
            (
                address.document(&document.slug),
                document.label(language).to_owned(),
                about,
            )
        }
        Found::Indicator(id) => {
            let indicator = book.indicator(id)?;
            let followed = book.head(indicator, reading.reader())?;
            let about = [
                Some(words.indicator().to_owned()),
                Some(followed.outlook().name(language).to_owned()),
                book.document(indicator.programme)
                    .map(|programme| programme.label(language).to_owned()),
            ];
            (
                address.indicator(&indicator.slug),
                indicator.name.get(language).to_owned(),
                about.into_iter().flatten().collect(),
            )
        }
        Found::Task(id) => {
            let task = book.task_on(book.task(id)?, reading.on);
            let mut about = vec![
                words.task().to_owned(),
                task.state.name(language).to_owned(),
            ];
            about.extend(task.lead.map(|lead| name_of(book, lead, reading)));
            (
                address.task(&task.slug),
                task.name.get(language).to_owned(),
                about,
            )
        }
        Found::Meeting(id) => {
            let meeting = book.meeting_on(book.meeting(id)?, reading.on);
            let about = vec![
                words.meeting().to_owned(),
                meeting.stage.name(language).to_owned(),
                date_text(meeting.day, language),
            ];
            (
                address.to(&format!("/cuoc-hop/{}", meeting.slug)),
                meeting.name.get(language).to_owned(),
                about,
            )
        }
        Found::Source(id) => {
            let source = book.source(id)?;
            let mut about = vec![words.source().to_owned(), source.publisher.clone()];
            about.extend(source.published.map(|day| date_text(day, language)));
            (
                address.source(&source.slug),
                source.title.get(language).to_owned(),
                about,
            )
        }
        Found::Obstacle(id) => {
            let obstacle = book.obstacle(id)?.on(reading.on)?;
            let about = vec![
                words.obstacle().to_owned(),
                words.obstacle_standing(obstacle.standing(reading.on), obstacle.due(reading.on)),
                name_of(book, obstacle.unit, reading),
            ];
            (
                address.to(&format!("/vuong-mac/{id}")),
                first_words(obstacle.what.as_str()),
                about,
            )
        }
        Found::Item(id) => {
            let item = book.item(id)?;
            let programme = book.document(item.programme)?;
            let mut about = vec![
                heading(item.kind.name(language)),
                programme.label(language).to_owned(),
            ];
            about.extend(
                item.units
                    .iter()
                    .filter_map(|unit| book.tree().get(*unit))
                    .map(|unit| {
                        let name = unit_name(unit, reading);
                        now(unit.id, book, reading)
                            .map_or_else(|| name.clone(), |now| format!("{name} ({now})"))
                    }),
            );
            (
                address.item(&programme.slug, &item.slug),
                item.name.get(language).to_owned(),
                about,
            )
        }
    };
    Some(Line { href, name, about })
}

/// A code, and whose it was before.
fn code_words(code: &str, unit: UnitId, book: &Book, reading: &Reading) -> String {
    let formerly = book
        .tree()
        .units()
        .find(|other| other.id != unit && other.codes.iter().any(|own| own.value == code))
        .map(|other| unit_name(other, reading));
    match (formerly, reading.language) {
        (None, domain::Language::Vi) => format!("mã {code}"),
        (None, domain::Language::En) => format!("code {code}"),
        (Some(former), domain::Language::Vi) => format!("mã {code}, trước là của {former}"),
        (Some(former), domain::Language::En) => format!("code {code}, formerly of {former}"),
    }
}

/// Where a unit that is over is now: "từ 1/7/2025: xã Yên Lãng, xã Liên Minh".
fn now(id: UnitId, book: &Book, reading: &Reading) -> Option<String> {
    let unit = book.tree().get(id)?;
    let until = unit.exists.until.filter(|until| *until <= reading.on)?;
    let successors: Vec<_> = book
        .tree()
        .successors(id)
        .filter_map(|edge| book.tree().get(edge.to))
        .map(|unit| {
            let name = unit_name(unit, reading);
            unit.code_on(reading.on).map_or_else(
                || name.clone(),
                |code| format!("{name} ({})", code_words(code, unit.id, book, reading)),
            )
        })
        .collect();
    if successors.is_empty() {
        return until_text(unit, reading);
    }
    let since = date_text(until, reading.language);
    Some(match reading.language {
        domain::Language::Vi => format!("từ {since}: {}", successors.join(", ")),
        domain::Language::En => format!("since {since}: {}", successors.join(", ")),
    })
}
