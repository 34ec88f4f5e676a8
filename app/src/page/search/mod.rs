//! Search over everything: the best fit first, to be narrowed and sorted by plain links, with the
//! whole question in the address. Beside the box, where scripts run, what fits is offered while it
//! is typed (`public/suggest.js`); nothing needs that.

mod asked;
mod find_box;
mod narrow;
pub mod result;

use domain::Language;
use leptos::prelude::*;
use service::book::{
    Book,
    search::{Found, Results},
};

pub use self::{
    asked::Asked,
    find_box::{find_box, find_place},
    narrow::kind_name,
};
use self::{narrow::narrow, result::result};
use super::{
    frame::{Head, frame},
    here::remember_in_list,
    reading::Reading,
    shown::distinct_name,
};
use crate::{download::links, part::passage::written};

#[component]
pub fn Search() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let asked = Asked::of(&reading, &book);
    let typed = asked.query.trim();
    let results = book.find(&asked.search(), reading.reader());
    let sentence = match (typed.is_empty(), results.is_guess && results.total > 0) {
        (true, _) => words.nothing_typed().to_owned(),
        (false, true) => words.guessed(typed),
        (false, false) => words.results_for(typed, results.total),
    };
    let hits: Vec<_> = results
        .hits
        .iter()
        .filter_map(|hit| Some((result(*hit, &book, &reading)?, lives_here(*hit, &book, &reading))))
        .map(|(line, here)| {
            view! { <li><a class="name" href=line.href>{written(&line.name, reading.language)}</a><p class="small">{dotted(line.about, reading.language)}</p>{here}</li> }
        })
        .collect();
    let narrowed = narrow(&asked, &results.facets, &book, &reading);
    let is_narrow = narrowed.is_some();
    let found = view! {
        <div class="stack">
            {is_narrow.then(|| view! { <p class="to-narrow"><a href="#thu-hep">{words.narrow_results()}</a></p> })}
            {asked.chosen(&book, &reading)}
            {which_or_nearly(&asked, &results, &book, &reading)}
            {(!hits.is_empty()).then(|| view! { <ol class="results" start=results.before + 1>{hits}</ol> })}
            {pages(&asked, &results, &book, &reading)}
            {(results.total > 0).then(|| links(&reading.asked_of("/tim-kiem"), &reading))}
            {(results.total == 0 && !typed.is_empty()).then(|| ways_on(&asked, &book, &reading))}
        </div>
    };
    drop(book);
    let content = view! {
        <div class="stack-l">
            <header class="stack">
                <h1>{words.search_page()}</h1>
                {find_box(&reading, &asked.query, words.search_label(), None)}
                <p class="small">{words.search_hint()}</p>
                <p class="claim" role="status">{sentence.clone()}</p>
            </header>
            <div class="beside">{found} {narrowed}</div>
        </div>
    };
    let head = Head {
        public: false,
        ..Head::public(words.search_page(), sentence)
    };
    reading.may_be_shown_again();
    frame(&reading, head, content)
}

/// What else is said of a hit, each thing in its own language.
fn dotted(about: Vec<String>, language: Language) -> AnyView {
    about
        .into_iter()
        .enumerate()
        .map(|(at, one)| view! { {(at > 0).then_some(" · ")} {written(&one, language)} })
        .collect_view()
        .into_any()
}

/// The way to keep a place as where one lives.
fn lives_here(found: Found, book: &Book, reading: &Reading) -> Option<AnyView> {
    let Found::Unit(id) = found else {
        return None;
    };
    remember_in_list(book.tree().get(id)?, reading)
}

/// Of several units of one name, which; beside texts that fit, the units whose name nearly does.
fn which_or_nearly(
    asked: &Asked,
    results: &Results,
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    let typed = asked.query.trim();
    if results.namesakes > 1 && asked.filters.kind.is_none() && results.before == 0 {
        let question = reading.words.which_namesake(results.namesakes, typed);
        return Some(view! { <p>{question}</p> }.into_any());
    }
    let nearly: Vec<_> = results
        .nearly
        .iter()
        .filter_map(|id| book.tree().get(*id))
        .map(|unit| {
            let name = distinct_name(book, unit, reading);
            view! { <li><a href=reading.address.unit(&unit.slug)>{name}</a></li> }
        })
        .collect();
    (!nearly.is_empty() && results.before == 0).then(|| {
        view! {
            <div class="nearly">
                <p>{reading.words.did_you_mean()}</p>
                <ul class="row">{nearly}</ul>
            </div>
        }
        .into_any()
    })
}

/// The way to what comes behind this page, and back to the beginning.
fn pages(asked: &Asked, results: &Results, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let shown = results.before + results.hits.len();
    let next = results
        .hits
        .last()
        .filter(|_| shown < results.total)
        .map(|last| {
            let href = asked.behind(last.ulid(), book, reading);
            view! { <a class="button quiet" rel="next" href=href>{words.more_results(shown, results.total)}</a> }
        });
    let first = (results.before > 0).then(|| {
        view! { <a href=asked.narrowed(asked.filters, book, reading)>{words.first_results()}</a> }
    });
    (next.is_some() || first.is_some()).then(|| {
        view! { <nav class="row" aria-label=words.pages_of_results()>{next} {first}</nav> }
            .into_any()
    })
}

/// What to do where nothing was found.
fn ways_on(asked: &Asked, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let address = reading.address;
    let wider = asked.is_narrowed().then(|| {
        let href = asked.narrowed(service::book::search::Filters::default(), book, reading);
        view! { <li><a href=href>{words.search_without_filters()}</a></li> }
    });
    view! {
        <ul class="ways-on">
            {wider}
            <li>{words.try_fewer_words()}</li>
            <li>{words.try_a_place()} " " <a href=address.to("/don-vi")>{words.all_units()}</a></li>
            <li>{words.try_a_number()} " " <a href=address.to("/chuong-trinh")>{words.all_programmes()}</a></li>
        </ul>
    }
    .into_any()
}
