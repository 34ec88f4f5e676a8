//! Search over everything, results by kind; for a former unit, where it is now.

use domain::period::date_text;
use leptos::prelude::*;
use service::book::{Book, Kind, search::Found};

use super::{
    frame::{Head, frame},
    here::remember_in_list,
    obstacle::first_words,
    reading::Reading,
    shown::{heading, name_of, unit_name, until_text},
};
use crate::part::icon::{Glyph, Icon};

/// Results a group; the rest is counted.
const MOST: usize = 50;

/// The search box: a plain form that works everywhere.
pub fn find_box(
    reading: &Reading,
    query: &str,
    label: &'static str,
    example: Option<&'static str>,
) -> AnyView {
    let here = crate::address::Address {
        language: reading.language,
        on: None,
    };
    let day = reading
        .address
        .on
        .map(|day| view! { <input type="hidden" name=crate::address::DAY value=day.to_string()/> });
    view! {
        <form class="find" role="search" method="get" action=here.to("/tim-kiem")>
            <input type="search" name="q" value=query.to_owned() aria-label=label placeholder=example maxlength="200" enterkeyhint="search"/>
            {day}
            <button><Glyph icon=Icon::Search/> {reading.words.search()}</button>
        </form>
    }
    .into_any()
}

#[component]
pub fn Search() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let query: String = reading
        .asked("q")
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect();
    let typed = query.trim();
    let book = reading.book();
    let results = book.search(typed, reading.reader());
    let sentence = match (typed.is_empty(), results.is_guess) {
        (true, _) => words.nothing_typed().to_owned(),
        (false, true) => words.guessed(typed),
        (false, false) => words.results_for(typed, results.hits.len()),
    };
    let groups: Vec<_> = results
        .groups()
        .into_iter()
        .map(|(kind, hits)| {
            let shown: Vec<_> = hits
                .iter()
                .take(MOST)
                .filter_map(|hit| result(*hit, &book, &reading))
                .collect();
            view! {
                <section class="stack">
                    <h2>{kind_name(kind, &reading)} " " <span class="count">{hits.len()}</span></h2>
                    <ol class="results">{shown}</ol>
                </section>
            }
        })
        .collect();
    drop(book);
    let content = view! {
        <div class="stack-l">
            <header class="stack">
                <h1>{words.search_page()}</h1>
                {find_box(&reading, &query, words.search_label(), None)}
                <p class="small">{words.search_hint()}</p>
                <p class="claim" role="status">{sentence.clone()}</p>
            </header>
            {groups}
        </div>
    };
    let head = Head {
        public: false,
        ..Head::public(words.search_page(), sentence)
    };
    frame(&reading, head, content)
}

fn kind_name(kind: Kind, reading: &Reading) -> &'static str {
    let words = reading.words;
    match kind {
        Kind::Unit => words.units(),
        Kind::Document => words.documents(),
        Kind::Indicator => words.indicators(),
        Kind::Task => words.tasks(),
        Kind::Item => words.items(),
        Kind::Source => words.sources(),
        Kind::Meeting => words.meetings(),
        Kind::Obstacle => words.obstacle_register(),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a kind")]
fn result(found: Found, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (language, address) = (reading.language, reading.address);
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
            let followed = book.follow(indicator, reading.reader())?;
            let about = [
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
            let task = book.task(id)?;
            let about = vec![heading(task.state.name(language))];
            (
                address.task(&task.slug),
                task.name.get(language).to_owned(),
                about,
            )
        }
        Found::Meeting(id) => {
            let meeting = book.meeting_on(book.meeting(id)?, reading.on);
            let about = vec![
                heading(meeting.stage.name(language)),
                domain::period::date_text(meeting.day, language),
            ];
            (
                address.to(&format!("/cuoc-hop/{}", meeting.slug)),
                meeting.name.get(language).to_owned(),
                about,
            )
        }
        Found::Source(id) => {
            let source = book.source(id)?;
            let mut about = vec![source.publisher.clone()];
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
                reading
                    .words
                    .obstacle_standing(obstacle.standing(reading.on), obstacle.due(reading.on)),
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
    let lives_here = match found {
        Found::Unit(id) => book
            .tree()
            .get(id)
            .and_then(|unit| remember_in_list(unit, reading)),
        _ => None,
    };
    Some(view! { <li><a class="name" href=href>{name}</a><p class="small">{about.join(" · ")}</p>{lives_here}</li> }.into_any())
}

/// A code, and whose it was before.
fn code_words(code: &str, unit: domain::id::UnitId, book: &Book, reading: &Reading) -> String {
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
fn now(id: domain::id::UnitId, book: &Book, reading: &Reading) -> Option<String> {
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
