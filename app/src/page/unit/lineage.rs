//! What a unit is today, what it was made of, and what became of it.

use domain::{Language, period::date_text, unit::succession::Succession};
use leptos::prelude::*;
use service::book::{Book, unit::UnitSeen};

use crate::page::{
    reading::Reading,
    shown::{heading, span_text, unit_link, unit_name},
};

/// What the unit is today, and what became of it, in a sentence or two.
pub fn sentence(seen: &UnitSeen, book: &Book, reading: &Reading) -> String {
    let language = reading.language;
    let unit = &seen.unit;
    let became: Vec<_> = seen
        .became
        .iter()
        .filter(|edge| edge.on <= reading.on)
        .filter_map(|edge| book.tree().get(edge.to))
        .map(|unit| {
            let name = unit_name(unit, reading);
            unit.code_on(reading.on)
                .map_or_else(|| name.clone(), |code| format!("{name} ({code})"))
        })
        .collect();
    let over = unit.exists.until.filter(|until| *until <= reading.on);
    let counts = [
        (
            seen.figures.len(),
            language.pick("số liệu và mục tiêu", "figures and targets"),
        ),
        (seen.tasks.len(), language.pick("nhiệm vụ", "tasks")),
        (
            seen.items.len(),
            language.pick("nội dung khác", "other items"),
        ),
    ];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let followed = match language {
        _ if counts.is_empty() => String::new(),
        Language::Vi => format!("Gắn với đơn vị này: {}.", counts.join(", ")),
        Language::En => format!("Tied to this unit: {}.", counts.join(", ")),
    };
    let lead = match (over, language) {
        (Some(until), Language::Vi) if !became.is_empty() => format!(
            "Từ ngày {}: {}. ",
            date_text(until, language),
            became.join(", ")
        ),
        (Some(until), Language::En) if !became.is_empty() => format!(
            "Since {}: {}. ",
            date_text(until, language),
            became.join(", ")
        ),
        (Some(until), Language::Vi) => format!("Kết thúc từ ngày {}. ", date_text(until, language)),
        (Some(until), Language::En) => format!("Ended on {}. ", date_text(until, language)),
        (None, _) => String::new(),
    };
    format!("{lead}{followed}")
}

/// Before, here, after.
pub fn lineage(seen: &UnitSeen, book: &Book, reading: &Reading) -> Option<AnyView> {
    if seen.became.is_empty() && seen.made_of.is_empty() {
        return None;
    }
    let (words, language) = (reading.words, reading.language);
    let edge = |edge: &Succession, other| {
        let decided = edge
            .document
            .and_then(|id| book.document(id))
            .map(|document| {
                let href = reading.address.document(&document.slug);
                let name = document
                    .number
                    .as_ref()
                    .map_or_else(|| document.label(language).to_owned(), ToString::to_string);
                view! { ", " <a href=href>{name}</a> }
            });
        let unverified = edge.unverified.then(|| format!(", {}", words.unverified()));
        let note = edge
            .note
            .as_ref()
            .map(|note| format!("; {}", note.get(language)));
        view! {
            <li>
                {unit_link(book, other, reading)}
                <span class="kind">{edge.kind.name(language)} ", " {date_text(edge.on, language)} {decided} {unverified} {note}</span>
            </li>
        }
    };
    let made_of: Vec<_> = seen.made_of.iter().map(|one| edge(one, one.from)).collect();
    let became: Vec<_> = seen.became.iter().map(|one| edge(one, one.to)).collect();
    let before = (!made_of.is_empty())
        .then(|| view! { <div><h2>{words.made_of()}</h2><ul>{made_of}</ul></div> });
    let after = (!became.is_empty())
        .then(|| view! { <div><h2>{words.became()}</h2><ul>{became}</ul></div> });
    let existed = span_text(seen.unit.exists.from, seen.unit.exists.until, reading);
    Some(
        view! {
            <section class="lineage">
                {before}
                <div class="here">
                    <h2>{heading(seen.unit.kind.name(language))}</h2>
                    <p class="name">{unit_name(&seen.unit, reading)}</p>
                    <span class="kind">{existed}</span>
                </div>
                {after}
            </section>
        }
        .into_any(),
    )
}
