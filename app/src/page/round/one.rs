//! One unit in one round: until when and why, how far it is, and what this officer may do.

use domain::{
    calendar::{Hour, given::GivenDeadline},
    figure::sheet::SheetKey,
    moment::moment_text,
    period::date_text,
    policy::{self, AskExplanation, DecideExtension, RecordFigure},
    round::{ExtensionRequest, Granting},
};
use leptos::prelude::*;
use service::book::{Book, round::UnitRound};

use super::{
    forms,
    shown::{extended, now, round_badge},
};
use crate::{
    act::form::summary,
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{DONE, Reading, param},
        shown::{author, due_note, unit_link, unit_name},
    },
    part::{
        crumbs::Crumbs,
        link::Link,
        note::Note,
        notice::Notice,
        passage::{passage, written},
        state::Tone,
    },
    words::sentence::capital,
};

#[component]
pub fn Round() -> impl IntoView {
    let reading = Reading::now();
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let programme = book.document_by_slug(&param("programme"));
    let unit = book.tree().by_slug(&param("unit"));
    let (Some(programme), Some(unit), Ok(period)) = (programme, unit, param("period").parse())
    else {
        drop(book);
        return nothing(&reading);
    };
    let key = SheetKey {
        programme: programme.id,
        unit: unit.id,
        period,
    };
    let Some(one) = book.unit_round(&key, reading.reader(), now(&reading)) else {
        drop(book);
        return nothing(&reading);
    };
    let label = programme.label(language).to_owned();
    let title = format!(
        "{}, {}",
        capital(&period.name(language)),
        unit_name(unit, &reading)
    );
    let due = one.round.due.sentence(language);
    let lock = one.round.locks.as_ref().map_or_else(
        || words.never_locked().to_owned(),
        |lock| lock.sentence(language),
    );
    let counted = format!(
        "{} {} {} {}.",
        words.counted_days(),
        date_text(one.round.first_day, language),
        words.counted_until(),
        date_text(one.round.last_day, language)
    );
    let place = unit_link(&book, unit.id, &reading);
    let holidays = reading.address.to("/lich-nghi");
    let content = view! {
        <article class="stack-l">
            {done(&reading).map(|done| view! { <Notice tone=Tone::Kept>{done}</Notice> })}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ky-bao-cao"), words.rounds()),
                    Link::new(reading.address.to(&format!("/ky-bao-cao/{}", programme.slug)), label),
                ]/>
                <h1>{title.clone()}</h1>
                <p>{round_badge(one.standing.state, &reading)} " " {extended(&one.standing, &reading)}</p>
                <p class="claim">{due.clone()}</p>
            </header>
            {summary(&reading)}
            <div class="beside">
                <div class="stack-l">
                    {answered(&book, &one, &reading)}
                    {asked(&book, &one, &reading)}
                    {forms::nothing(&book, &one, &reading)}
                    {more_time(&book, &one, &reading)}
                    {ask_explanation(&book, &key, &reading)}
                </div>
                <aside class="stack" aria-label=words.how_it_is_due()>
                    <Note heading=words.how_it_is_due()>
                        <p>{counted}</p>
                        <p>{lock}</p>
                        <p><a href=holidays>{words.holidays()}</a></p>
                    </Note>
                    <Note heading=words.units()>
                        <p>{place}</p>
                    </Note>
                </aside>
            </div>
        </article>
    };
    drop(book);
    frame(&reading, Head::timeless(title, due), content)
}

fn done(reading: &Reading) -> Option<&'static str> {
    let words = reading.words;
    match reading.asked(DONE)? {
        "khong-phat-sinh" => Some(words.nothing_done()),
        "rut-lai" => Some(words.withdrawn_done()),
        "de-nghi" => Some(words.asked_done()),
        "quyet-dinh" => Some(words.decided_done()),
        _ => None,
    }
}

/// The answer that there is nothing to report, with who gave it.
fn answered(book: &Book, one: &UnitRound, reading: &Reading) -> Option<AnyView> {
    let nothing = one.nothing.as_ref()?;
    let who = format!(
        "{}, {}",
        author(book, nothing.by.by, reading),
        moment_text(nothing.by.at, reading.language)
    );
    Some(
        view! {
            <section class="stack-s">
                <h2>{reading.words.nothing_to_report()}</h2>
                <p>{written(nothing.reason.as_str(), reading.language)}</p>
                <p class="small">{who}</p>
            </section>
        }
        .into_any(),
    )
}

/// What is to be reported, each with the way to its form for those who enter it.
fn asked(book: &Book, one: &UnitRound, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let key = &one.key;
    let reports = reading
        .actor()
        .is_some_and(|actor| policy::may::<RecordFigure>(actor, key.unit, book.tree()));
    let unit = book.tree().get(key.unit);
    let lines: Vec<_> = book
        .asked_in(key, reading.reader())
        .into_iter()
        .map(|indicator| {
            let href = match unit.filter(|_| reports && !one.standing.is_locked) {
                Some(unit) => reading.address.figure_form(
                    &indicator.slug,
                    &unit.slug,
                    &key.period.to_string(),
                ),
                None => reading.address.indicator(&indicator.slug),
            };
            view! { <li><a class="name" href=href>{passage(&indicator.name, language)}</a></li> }
        })
        .collect();
    let grid = (reports && !one.standing.is_locked)
        .then(|| book.document(key.programme).zip(unit))
        .flatten()
        .map(|(programme, unit)| {
            let href = format!("/bang-so-lieu/{}/{}/{}", programme.slug, unit.slug, key.period);
            view! { <p><a class="button main" href=reading.address.to(&href)>{words.in_grid()}</a></p> }
        });
    view! {
        <section class="stack">
            <h2>{words.asked_indicators()}</h2>
            <p>{words.round_progress(one.progress)}</p>
            {grid}
            <ul class="work">{lines}</ul>
        </section>
    }
    .into_any()
}

/// For those who may ask the unit why.
pub fn ask_explanation(book: &Book, key: &SheetKey, reading: &Reading) -> Option<AnyView> {
    let unit = book.tree().get(key.unit)?;
    let programme = book.document(key.programme)?;
    let actor = reading.actor()?;
    policy::may::<AskExplanation>(actor, unit.id, book.tree()).then(|| {
        let path = format!(
            "/giai-trinh/moi/ky-bao-cao/{}/{}/{}",
            programme.slug, unit.slug, key.period
        );
        let href = reading.address.to(&path);
        view! { <p><a href=href>{reading.words.ask_explanation()}</a></p> }.into_any()
    })
}

/// What was asked and decided about more time, for those concerned.
fn more_time(book: &Book, one: &UnitRound, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let actor = reading.actor()?;
    let unit = one.key.unit;
    let may_know = policy::may::<RecordFigure>(actor, unit, book.tree())
        || policy::may::<DecideExtension>(actor, unit, book.tree())
        || policy::may::<policy::ReadRestricted>(actor, unit, book.tree());
    if !may_know {
        return None;
    }
    let requests: Vec<_> = one
        .extension
        .iter()
        .flat_map(|extension| &extension.requests)
        .map(|request| told(book, request, one.round.due.why.hour, reading))
        .collect();
    let form = forms::more_time(book, one, actor, reading);
    if requests.is_empty() && form.is_none() {
        return None;
    }
    Some(
        view! {
            <section class="stack">
                <h2>{words.more_time()}</h2>
                <ol class="journal">{requests}</ol>
                {form}
            </section>
        }
        .into_any(),
    )
}

fn told(book: &Book, request: &ExtensionRequest, hour: Hour, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let signed = |by: &domain::officer::Signature| {
        format!(
            "{} · {}",
            moment_text(by.at, language),
            author(book, by.by, reading)
        )
    };
    let decided = match &request.decided {
        None => view! { <p class="small">{capital(words.waits_for_decision())}</p> }.into_any(),
        Some((by, Granting::Granted { until })) => {
            let given = GivenDeadline { day: *until, hour };
            view! {
                <p><b>{words.granted_until(*until)}</b></p>
                {due_note(book, given, Some(*by), reading)}
                <p class="who">{signed(by)}</p>
            }
            .into_any()
        }
        Some((by, Granting::Refused { reason })) => view! {
            <p><b>{words.refuse()} ":"</b> " " {written(reason.as_str(), language)}</p>
            <p class="who">{signed(by)}</p>
        }
        .into_any(),
    };
    view! {
        <li>
            <p class="who">{signed(&request.asked)}</p>
            <p><b>{words.asked_until(request.until)} ":"</b> " " {written(request.reason.as_str(), language)}</p>
            {decided}
        </li>
    }
    .into_any()
}
