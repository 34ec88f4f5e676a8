//! The promises at a unit, programme by programme, and those of units that have to do with it: what it
//! came from, and what stood above it. Their figures stay where they were published.

use std::collections::BTreeMap;

use domain::{
    id::{DocumentId, IndicatorId},
    period::Period,
    status::Counts,
    text::order::compare,
};
use leptos::prelude::*;
use service::book::{
    Book,
    here::{Bond, Here},
    unit::{AtUnit, UnitSeen},
};

use crate::{
    download::links,
    page::{
        compare,
        home::here::concern,
        reading::Reading,
        shown::{badge, legend, name_of, value_text},
    },
    part::{passage::passage, waffle::Legend},
};

/// The figures and targets at the unit.
pub fn figures(seen: &UnitSeen, book: &Book, reading: &Reading) -> Option<AnyView> {
    if seen.figures.is_empty() {
        return None;
    }
    let words = reading.words;
    let shown = in_sight(seen);
    let mut programmes: Vec<DocumentId> = shown.iter().map(|one| one.indicator.programme).collect();
    programmes.sort_unstable();
    programmes.dedup();
    programmes.sort_by(|a, b| {
        let name = |id| book.document(id).map_or("", |one| one.title.vi.as_str());
        compare(name(*a), name(*b))
    });
    let slug = &seen.unit.slug;
    let parts: Vec<_> = programmes
        .into_iter()
        .map(|programme| of_programme(programme, &shown, seen, book, reading))
        .collect();
    let rest = seen.figures.len() - shown.len();
    let rest =
        (rest > 0).then(|| view! { <p class="small">{words.figures_of_other_periods(rest)}</p> });
    Some(
        view! {
            <section class="stack">
                <h2>{words.indicators()} " " <span class="count">{words.counted(shown.len())}</span></h2>
                {parts}
                {rest}
                {links(&format!("/don-vi/{slug}"), reading)}
            </section>
        }
        .into_any(),
    )
}

/// What is promised, and of each indicator the latest figure: a unit that reports each month has thousands, and
/// the others are on the indicator's page.
fn in_sight(seen: &UnitSeen) -> Vec<&AtUnit> {
    let mut latest: BTreeMap<IndicatorId, Period> = BTreeMap::new();
    for one in seen
        .figures
        .iter()
        .filter(|one| one.row.published.is_some())
    {
        let known = latest.entry(one.indicator.id).or_insert(one.row.period);
        *known = one.row.period.max(*known);
    }
    seen.figures
        .iter()
        .filter(|one| {
            one.row.promise.is_some() || latest.get(&one.indicator.id) == Some(&one.row.period)
        })
        .collect()
}

fn of_programme(
    programme: DocumentId,
    shown: &[&AtUnit],
    seen: &UnitSeen,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let own: Vec<&AtUnit> = shown
        .iter()
        .copied()
        .filter(|one| one.indicator.programme == programme)
        .collect();
    let rows: Vec<_> = own.iter().map(|one| row(one, book, reading)).collect();
    let counts = Counts::of(
        own.iter()
            .map(|one| (one.row.standing.outlook, one.row.standing.rule)),
    );
    let head = book.document(programme).map(|document| {
        let way = compare::way(
            &[
                (compare::PROGRAMME, document.slug.to_string()),
                (compare::UNIT, seen.unit.slug.to_string()),
            ],
            reading,
        );
        let href = reading.address.document(&document.slug);
        view! {
            <h3><a href=href>{document.label(language).to_owned()}</a></h3>
            <Legend entries=legend(counts, language)/>
            <p class="small"><a href=way>{words.compare_units()}</a></p>
        }
    });
    view! {
        <section class="stack-s">
            {head}
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.indicator()}</th>
                        <th scope="col">{words.period()}</th>
                        <th scope="col" class="num">{words.target()}</th>
                        <th scope="col" class="num">{words.result()}</th>
                        <th scope="col">{words.state()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(one: &AtUnit, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let measure = one.indicator.measure.get(language);
    let promise = one.row.promise.as_ref();
    let target = promise.map_or_else(
        || words.none().to_owned(),
        |promise| promise.target.text(language),
    );
    let part_of = promise.and_then(|promise| promise.part_of).map(|above| {
        view! { <br/><span class="small">{words.part_of(&name_of(book, above, reading))}</span> }
    });
    view! {
        <tr>
            <th scope="row"><a href=reading.address.indicator(&one.indicator.slug)>{passage(&one.indicator.name, language)}</a></th>
            <td class="nowrap" data-label=words.period()>{one.row.period.name(language)}</td>
            <td class="num" data-label=words.target()><span>{target} {part_of}</span></td>
            <td class="num" data-label=words.result()>{value_text(&one.row, measure, reading)}</td>
            <td data-label=words.state()>{badge(&one.row.standing, measure, language)}</td>
        </tr>
    }
    .into_any()
}

/// Those of other units that have to do with this one: their figures are not moved here.
pub fn of_others(here: &Here, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let others: Vec<_> = here
        .concerns
        .iter()
        .filter(|one| one.bond != Bond::Itself)
        .map(|one| concern(one, book, reading))
        .collect();
    (!others.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.others_promises()}</h2>
                <p class="small">{words.figures_stay()}</p>
                <ul class="work">{others}</ul>
            </section>
        }
        .into_any()
    })
}
