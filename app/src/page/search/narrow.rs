//! What the results can be narrowed to, with how many there are of each: plain links.

use leptos::prelude::*;
use service::book::{
    Book, Kind,
    search::{Facets, Filters, Order, State},
};

use super::asked::{Asked, ORDERS};
use crate::{
    page::{
        reading::Reading,
        shown::{distinct_name, heading, unit_name, until_text},
    },
    words::Words,
};

/// So many choices are shown at once; the others are behind a word.
const AT_ONCE: usize = 8;

/// A choice: its name, how many there are, where it leads, whether it is the one.
struct Choice {
    name: String,
    count: usize,
    filters: Filters,
    is_chosen: bool,
}

pub fn narrow(asked: &Asked, facets: &Facets, book: &Book, reading: &Reading) -> Option<AnyView> {
    if facets.kinds.is_empty() {
        return None;
    }
    let words = reading.words;
    let groups = [
        (words.kind_of_thing(), kinds(asked, facets, reading)),
        (words.programme(), programmes(asked, facets, book, reading)),
        (words.unit(), units(asked, facets, book, reading)),
        (words.year(), years(asked, facets)),
        (words.state(), states(asked, facets, reading)),
    ];
    let groups: Vec<_> = groups
        .into_iter()
        // A choice between one thing is none.
        .filter(|(_, choices)| choices.len() > 1 || choices.iter().any(|one| one.is_chosen))
        .map(|(name, choices)| group(name, choices, asked, book, reading))
        .collect();
    Some(
        view! {
            <aside class="narrow stack" id="thu-hep" aria-labelledby="thu-hep-ten">
                <h2 id="thu-hep-ten">{words.narrow_results()}</h2>
                {orders(asked, book, reading)}
                {groups}
            </aside>
        }
        .into_any(),
    )
}

fn group(
    name: &'static str,
    choices: Vec<Choice>,
    asked: &Asked,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let link = |choice: Choice| {
        let href = asked.narrowed(choice.filters, book, reading);
        let current = choice.is_chosen.then_some("true");
        view! { <li><a href=href rel="nofollow" aria-current=current>{choice.name}</a> " " <span class="count">{reading.words.counted(choice.count)}</span></li> }
    };
    let mut choices = choices.into_iter();
    let first = choices.by_ref().take(AT_ONCE).map(link).collect_view();
    let rest: Vec<_> = choices.map(link).collect();
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{reading.words.more_choices(rest.len())}</summary>
                <ul>{rest}</ul>
            </details>
        }
    });
    view! {
        <section>
            <h3>{name}</h3>
            <ul>{first}</ul>
            {rest}
        </section>
    }
    .into_any()
}

fn orders(asked: &Asked, book: &Book, reading: &Reading) -> AnyView {
    let links = ORDERS
        .into_iter()
        .map(|order| {
            let name = match order {
                Order::Fit => reading.words.best_fit(),
                Order::Newest => reading.words.newest(),
                Order::Name => reading.words.by_name(),
            };
            let current = (asked.order == order).then_some("true");
            view! { <li><a href=asked.sorted(order, book, reading) rel="nofollow" aria-current=current>{name}</a></li> }
        })
        .collect_view();
    view! {
        <section>
            <h3>{reading.words.sorted_by()}</h3>
            <ul>{links}</ul>
        </section>
    }
    .into_any()
}

fn kinds(asked: &Asked, facets: &Facets, reading: &Reading) -> Vec<Choice> {
    let now = asked.filters;
    let choice = |(kind, count): &(Kind, usize)| Choice {
        name: kind_name(*kind, reading.words).to_owned(),
        count: *count,
        is_chosen: now.kind == Some(*kind),
        filters: Filters {
            kind: (now.kind != Some(*kind)).then_some(*kind),
            ..now
        },
    };
    facets.kinds.iter().map(choice).collect()
}

fn programmes(asked: &Asked, facets: &Facets, book: &Book, reading: &Reading) -> Vec<Choice> {
    let now = asked.filters;
    let counted = facets.programmes.iter();
    let choice = |(id, count): &(_, usize)| {
        Some(Choice {
            name: book.document(*id)?.label(reading.language).to_owned(),
            count: *count,
            is_chosen: now.programme == Some(*id),
            filters: Filters {
                programme: (now.programme != Some(*id)).then_some(*id),
                ..now
            },
        })
    };
    counted.filter_map(choice).collect()
}

fn units(asked: &Asked, facets: &Facets, book: &Book, reading: &Reading) -> Vec<Choice> {
    let now = asked.filters;
    let choice = |(id, count): &(_, usize)| {
        // Beside each other only those that are over can have the name of another one.
        let unit = book.tree().get(*id)?;
        let name = unit_name(unit, reading);
        Some(Choice {
            name: match until_text(unit, reading) {
                Some(until) => format!("{name} ({until})"),
                None => name,
            },
            count: *count,
            is_chosen: now.unit == Some(*id),
            filters: Filters {
                unit: (now.unit != Some(*id)).then_some(*id),
                ..now
            },
        })
    };
    facets.units.iter().filter_map(choice).collect()
}

fn years(asked: &Asked, facets: &Facets) -> Vec<Choice> {
    let now = asked.filters;
    let choice = |(year, count): &(i16, usize)| Choice {
        name: year.to_string(),
        count: *count,
        is_chosen: now.year == Some(*year),
        filters: Filters {
            year: (now.year != Some(*year)).then_some(*year),
            ..now
        },
    };
    facets.years.iter().map(choice).collect()
}

fn states(asked: &Asked, facets: &Facets, reading: &Reading) -> Vec<Choice> {
    let now = asked.filters;
    let choice = |(state, count): &(State, usize)| Choice {
        name: state_name(*state, reading),
        count: *count,
        is_chosen: now.state == Some(*state),
        filters: Filters {
            state: (now.state != Some(*state)).then_some(*state),
            ..now
        },
    };
    facets.states.iter().map(choice).collect()
}

#[must_use]
pub const fn kind_name(kind: Kind, words: Words) -> &'static str {
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

fn state_name(state: State, reading: &Reading) -> String {
    match state {
        State::Current => reading.words.unit_is_there().to_owned(),
        State::Over => reading.words.unit_over().to_owned(),
        State::Task(state) => heading(state.name(reading.language)),
    }
}

/// The name of the one choice that is in `all` and not in `without`.
pub fn name_of_choice(all: Filters, without: Filters, book: &Book, reading: &Reading) -> String {
    let kind = all.kind.filter(|_| without.kind.is_none());
    let programme = all.programme.filter(|_| without.programme.is_none());
    let unit = all.unit.filter(|_| without.unit.is_none());
    let year = all.year.filter(|_| without.year.is_none());
    let state = all.state.filter(|_| without.state.is_none());
    let programme = programme.and_then(|id| book.document(id));
    let unit = unit.and_then(|id| book.tree().get(id));
    kind.map(|kind| kind_name(kind, reading.words).to_owned())
        .or_else(|| Some(programme?.label(reading.language).to_owned()))
        .or_else(|| Some(distinct_name(book, unit?, reading)))
        .or_else(|| Some(year?.to_string()))
        .or_else(|| Some(state_name(state?, reading)))
        .unwrap_or_default()
}
