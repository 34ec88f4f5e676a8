//! All that a programme promises, at several units: an indicator a row, a unit a column.

use std::collections::BTreeSet;

use domain::{Language, document::Document, id::UnitId};
use leptos::prelude::*;
use service::book::{Book, indicator::Followed};

use super::{Compared, INDICATOR, PROGRAMME, UNIT, by_name, choose::Sides, units, way};
use crate::{
    download::links,
    page::{
        reading::Reading,
        shown::{badge, name_of, unit_link, value_text},
    },
    part::{
        passage::passage,
        state::{StateBadge, Tone},
    },
};

/// So many columns can be read side by side.
const MOST_UNITS: usize = 6;

/// What is side by side: the indicators that any of the chosen units has, and all units there are.
pub struct Choice {
    pub followed: Vec<Followed>,
    pub chosen: Vec<UnitId>,
    all: Vec<UnitId>,
}

#[must_use]
pub fn choice(document: &Document, book: &Book, reading: &Reading) -> Choice {
    let mut followed = book.followed_in(document.id, reading.reader());
    let mut all: Vec<UnitId> = followed
        .iter()
        .flat_map(|one| one.rows.iter().map(|row| row.unit))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    by_name(&mut all, book, reading);
    let chosen = units(&all, MOST_UNITS, book, reading);
    followed.retain(|one| chosen.iter().any(|unit| one.at(*unit).is_some()));
    Choice {
        followed,
        chosen,
        all,
    }
}

pub(super) fn compared(document: &Document, book: &Book, reading: &Reading) -> Compared {
    let (words, language) = (reading.words, reading.language);
    let Choice {
        followed,
        chosen,
        all,
    } = choice(document, book, reading);
    let rows: Vec<_> = followed
        .iter()
        .map(|one| row(one, &chosen, book, reading))
        .collect();
    let heads: Vec<_> = chosen
        .iter()
        .map(|unit| view! { <th scope="col">{unit_link(book, *unit, reading)}</th> })
        .collect();
    let sides = Sides {
        of: (PROGRAMME, document.slug.to_string()),
        units: &all,
        chosen_units: &chosen,
        periods: &[],
        chosen_periods: &[],
    };
    let (indicators, count) = (rows.len(), chosen.len());
    let table = if rows.is_empty() {
        view! { <p>{words.compare_nothing()}</p> }.into_any()
    } else {
        view! {
            <section class="stack">
                <table class="cards compared">
                    <thead><tr><th scope="col">{words.indicator()}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                {links(&reading.asked_of("/so-sanh"), reading)}
            </section>
        }
        .into_any()
    };
    let name = document.label(language).to_owned();
    let href = reading.address.document(&document.slug);
    let content = view! {
        {table}
        {sides.form(book, reading)}
        <p><a href=href>{name.clone()}</a></p>
    };
    Compared {
        sentence: match (language, count) {
            (Language::Vi, _) => format!(
                "{indicators} chỉ tiêu ở {count} đơn vị. Chỗ chưa có số liệu không bị coi là kém."
            ),
            (Language::En, 1) => format!(
                "{indicators} indicators at 1 unit. Where there is no figure yet, that is not held against anybody."
            ),
            (Language::En, _) => format!(
                "{indicators} indicators at {count} units. Where there is no figure yet, that is not held against anybody."
            ),
        },
        name,
        content: content.into_any(),
    }
}

fn row(one: &Followed, chosen: &[UnitId], book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let indicator = &one.indicator;
    let measure = indicator.measure.get(language);
    let cells: Vec<_> = chosen
        .iter()
        .map(|unit| {
            let label = name_of(book, *unit, reading);
            let Some(row) = one.at(*unit) else {
                return view! { <td data-label=label><StateBadge tone=Tone::Unknown word=words.no_figure()/></td> }
                    .into_any();
            };
            view! {
                <td data-label=label>
                    <span>
                        <b>{value_text(row, measure, reading)}</b> " " <span class="small">{row.period.name(language)}</span>
                        <br/>
                        {badge(&row.standing, measure, language)}
                    </span>
                </td>
            }
            .into_any()
        })
        .collect();
    let mut asked = vec![(INDICATOR, indicator.slug.to_string())];
    asked.extend(
        chosen
            .iter()
            .filter_map(|unit| book.tree().get(*unit))
            .map(|unit| (UNIT, unit.slug.to_string())),
    );
    view! {
        <tr>
            <th scope="row"><a href=way(&asked, reading)>{passage(&indicator.name, language)}</a></th>
            {cells}
        </tr>
    }
    .into_any()
}
