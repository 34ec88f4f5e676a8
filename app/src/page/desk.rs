//! The desk: what is the officer's to do now, the most pressing first. What is shown of it stands
//! in the address, so that a part of it can be kept and sent on.

mod work;

use domain::{
    explanation::Standing,
    id::UnitId,
    policy::{Actor, AssignOwner, Role},
    round::RoundState,
    text::order,
};
use leptos::prelude::*;
use service::book::{Book, freshness::Lack, obstacle::SoughtKind};

use self::work::{Work, voices};
use super::{
    choose_figure::{Chosen, chooser},
    frame::{Head, frame},
    kept,
    reading::{DONE, Reading},
    shown::name_of,
    sign_in::needed,
};
use crate::{
    act::form::summary,
    part::{
        field::{Choice, FieldWords, SelectField},
        notice::Notice,
        state::Tone,
    },
};

const PART: &str = "phan";
const UNIT: &str = "don-vi";
/// So many of each part at first; all of a part that is asked for, within reason.
const FIRST: usize = 50;
const MOST: usize = 500;

/// A part of the desk: its name in an address, what it is called, what is in it.
struct Part {
    code: &'static str,
    heading: &'static str,
    works: Vec<Work>,
}

#[component]
pub fn Desk() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let all = parts(&book, actor, &reading);
    let is_empty = all.iter().all(|part| part.works.is_empty());
    let units = units(&book, &all, &reading);
    let chosen = reading
        .asked(UNIT)
        .and_then(|slug| book.tree().by_slug(slug))
        .map(|unit| unit.id);
    let shown: Vec<_> = all
        .into_iter()
        .map(|part| Part {
            works: part
                .works
                .into_iter()
                .filter(|work| chosen.is_none() || work.unit(&book) == chosen)
                .collect(),
            ..part
        })
        .filter(|part| !part.works.is_empty())
        .collect();
    let asked = reading.asked(PART).unwrap_or_default();
    let part = shown.iter().find(|part| part.code == asked);
    let empty = match (is_empty, shown.is_empty()) {
        (true, _) => Some(words.desk_empty()),
        (false, true) => Some(words.desk_nothing_chosen()),
        (false, false) => None,
    }
    .map(|said| view! { <p>{said}</p> });
    let sections = shown
        .iter()
        .filter(|one| part.is_none_or(|part| part.code == one.code))
        .map(|one| section(&book, one, part.is_some(), chosen, &reading))
        .collect_view();
    let ways = (!is_empty).then(|| {
        view! {
            {parts_nav(&shown, part.map(|part| part.code), chosen, &book, &reading)}
            {unit_filter(units, part.map(|part| part.code), chosen, &book, &reading)}
        }
    });
    let has = |role: Role| actor.grants().iter().any(|grant| grant.role == role);
    let new_task = has(Role::Planner)
        .then(|| view! { <p><a class="button" href=reading.address.to("/giao-viec")>{words.new_task()}</a></p> });
    let enter = has(Role::Reporter).then(|| {
        view! {
            <section class="stack">
                <h2>{words.enter_figure()}</h2>
                {chooser(&book, actor, &Chosen::default(), &reading)}
            </section>
        }
    });
    let kept = kept::links(&reading)
        .into_iter()
        .map(|link| view! { <li><a href=link.href>{link.text}</a></li> })
        .collect_view();
    let kept = (!reading.filters.is_empty()).then(|| {
        view! {
            <nav aria-label=words.filters()>
                <p class="small">{words.filters()}</p>
                <ul class="chips">{kept}</ul>
            </nav>
        }
    });
    drop(shown);
    drop(book);
    let content = view! {
        <article class="stack-l">
            {done(&reading).map(|done| view! { <Notice tone=Tone::Kept>{done}</Notice> })}
            {summary(&reading)}
            <header class="stack">
                <h1>{words.desk()}</h1>
                {empty}
                {kept}
                {ways}
                {new_task}
            </header>
            {sections}
            {enter}
        </article>
    };
    frame(&reading, Head::private(words.desk()), content)
}

/// Everything, the most pressing first.
#[expect(clippy::too_many_lines, reason = "one list of all there is to do")]
fn parts(book: &Book, actor: &Actor, reading: &Reading) -> Vec<Part> {
    let words = reading.words;
    let desk = book.desk(actor, reading.today);
    let rounds = book.rounds_of(actor, reading.door.service.clock().now());
    let requests = book.requests(actor, reading.today);
    let in_state = |states: &[RoundState]| -> Vec<Work> {
        rounds
            .iter()
            .filter(|one| states.contains(&one.standing.state))
            .cloned()
            .map(Work::Round)
            .collect()
    };
    let figures = |lines: Vec<service::desk::Line>| lines.into_iter().map(Work::Figure).collect();
    let tasks = |lines: Vec<service::desk::TaskLine>, way| -> Vec<Work> {
        lines
            .into_iter()
            .map(|line| Work::Task(line, way))
            .collect()
    };
    let stops = book.stops(actor, reading.today);
    let handing = book.handing(actor, reading.today);
    let stopped = |all: Vec<domain::obstacle::Obstacle>| -> Vec<Work> {
        all.into_iter().map(Work::Stopped).collect()
    };
    let (late_asked, asked): (Vec<_>, Vec<_>) = requests
        .to_answer
        .into_iter()
        .partition(|one| matches!(one.standing(reading.today), Standing::Overdue { .. }));
    let (late_stops, stops_to_answer): (Vec<_>, Vec<_>) = stops
        .to_answer
        .into_iter()
        .partition(|one| SoughtKind::of(one.standing(reading.today)) == SoughtKind::Late);
    let mut late: Vec<Work> = in_state(&RoundState::OWED);
    late.extend(tasks(desk.late_tasks, "cap-nhat"));
    late.extend(late_asked.into_iter().map(Work::Asked));
    late.extend(stopped(late_stops));
    late.sort_by_key(|work| work.due(reading.today));
    let heard = book.voices(actor, reading.today);
    let asked = [asked, requests.to_settle];
    let part = |code, heading, works| Part {
        code,
        heading,
        works,
    };
    vec![
        part("tre-han", words.late_work(), late),
        part(
            "giai-trinh-cap-duoi",
            words.explanations_late_below(),
            requests.escalated.into_iter().map(Work::Asked).collect(),
        ),
        part(
            "giai-trinh",
            words.explanations(),
            asked.into_iter().flatten().map(Work::Asked).collect(),
        ),
        part(
            "vuong-mac",
            words.obstacles_to_answer(),
            stopped(stops_to_answer),
        ),
        part(
            "vuong-mac-cap-duoi",
            words.obstacles_late_below(),
            stopped(stops.escalated),
        ),
        part(
            "vuong-mac-da-tra-loi",
            words.obstacles_to_close(),
            stopped(stops.to_close),
        ),
        part(
            "phan-anh-moi",
            words.feedback_to_moderate(),
            voices(heard.to_moderate, book),
        ),
        part(
            "phan-anh",
            words.feedback_to_answer(),
            voices(heard.to_answer, book),
        ),
        part(
            "phan-anh-cap-duoi",
            words.feedback_late_below(),
            voices(heard.escalated, book),
        ),
        part(
            "tiep-nhan",
            words.handover_to_accept(),
            handing
                .to_accept
                .into_iter()
                .map(Work::HandedOver)
                .collect(),
        ),
        part(
            "ban-giao",
            words.handover_to_propose(),
            handing
                .to_propose
                .into_iter()
                .map(|(unit, count)| Work::Left(unit, count))
                .collect(),
        ),
        part("tra-lai", words.returned(), figures(desk.returned)),
        part("can-duyet", words.to_review(), figures(desk.to_review)),
        part(
            "gia-han",
            words.to_decide_time(),
            book.extensions_to_decide(actor)
                .into_iter()
                .cloned()
                .map(Work::MoreTime)
                .collect(),
        ),
        part(
            "den-han",
            words.rounds_open(),
            in_state(&[RoundState::Open, RoundState::Extended]),
        ),
        part(
            "bao-cao",
            words.reports_open(),
            work::reports(book, actor, reading),
        ),
        part("ban-nhap", words.drafts(), figures(desk.drafts)),
        part("can-bao-cao", words.to_report(), figures(desk.to_report)),
        part(
            "thieu-ro",
            words.unclear_tasks(),
            tasks(desk.unclear, "sua"),
        ),
        part(
            "nhiem-vu",
            words.open_tasks(),
            tasks(desk.open_tasks, "cap-nhat"),
        ),
        part(
            "chua-co-nguoi-phu-trach",
            words.nobody_in_charge(),
            ownerless(book, actor, reading),
        ),
        part("cho-duyet", words.waiting(), figures(desk.waiting)),
    ]
}

/// What has nobody in charge, for those who put somebody there.
fn ownerless(book: &Book, actor: &Actor, reading: &Reading) -> Vec<Work> {
    book.running::<AssignOwner>(actor, reading.today)
        .into_iter()
        .filter(|one| one.lacks(Lack::Owner))
        .map(Work::Running)
        .collect()
}

/// What was just done, if anything.
fn done(reading: &Reading) -> Option<&'static str> {
    match reading.asked(DONE)? {
        "trinh" => Some(reading.words.submitted_done()),
        "duyet" => Some(reading.words.approved_done()),
        "tra-lai" => Some(reading.words.returned_done()),
        _ => None,
    }
}

/// The address of a part, or of all of them, for one unit or all.
fn way(code: Option<&str>, unit: Option<UnitId>, book: &Book, reading: &Reading) -> String {
    let unit = unit
        .and_then(|unit| book.tree().get(unit))
        .map(|unit| format!("{UNIT}={}", unit.slug));
    let query: Vec<_> = code
        .map(|code| format!("{PART}={code}"))
        .into_iter()
        .chain(unit)
        .collect();
    if query.is_empty() {
        reading.address.to("/ban-lam-viec")
    } else {
        reading
            .address
            .to(&format!("/ban-lam-viec?{}", query.join("&")))
    }
}

/// The parts with how much is in each, as ways to each of them alone.
fn parts_nav(
    shown: &[Part],
    part: Option<&'static str>,
    unit: Option<UnitId>,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let all = view! {
        <li>
            <a href=way(None, unit, book, reading) aria-current=part.is_none().then_some("true")>
                {words.all_of_them()}
            </a>
        </li>
    };
    let ways = shown
        .iter()
        .map(|one| {
            let current = (part == Some(one.code)).then_some("true");
            view! {
                <li>
                    <a href=way(Some(one.code), unit, book, reading) aria-current=current>
                        {one.heading} " " <span class="count">{words.counted(one.works.len())}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav aria-label=words.desk_parts()>
            <ul class="chips">{all} {ways}</ul>
        </nav>
    }
    .into_any()
}

/// The units that there is work for.
fn units(book: &Book, all: &[Part], reading: &Reading) -> Vec<Choice> {
    let mut ids: Vec<_> = all
        .iter()
        .flat_map(|part| &part.works)
        .filter_map(|work| work.unit(book))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut units: Vec<_> = ids
        .into_iter()
        .filter_map(|id| {
            Some(Choice {
                value: book.tree().get(id)?.slug.to_string(),
                text: name_of(book, id, reading),
            })
        })
        .collect();
    units.sort_by(|a, b| order::compare(&a.text, &b.text));
    units
}

/// Only the work of one unit; nothing to choose where there is one only.
fn unit_filter(
    units: Vec<Choice>,
    part: Option<&'static str>,
    chosen: Option<UnitId>,
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    if units.len() < 2 {
        return None;
    }
    let words = reading.words;
    let any = Choice {
        value: String::new(),
        text: words.all_of_them().to_owned(),
    };
    let value = chosen
        .and_then(|unit| book.tree().get(unit))
        .map(|unit| unit.slug.to_string())
        .unwrap_or_default();
    let field = FieldWords {
        name: UNIT.to_owned(),
        label: words.unit().to_owned(),
        ..FieldWords::default()
    };
    let part = part.map(|part| view! { <input type="hidden" name=PART value=part/> });
    Some(
        view! {
            <form class="filter" method="get" action=reading.address.to("/ban-lam-viec")>
                {part}
                <SelectField words=field choices=std::iter::once(any).chain(units).collect() value/>
                <button class="button">{words.filter()}</button>
            </form>
        }
        .into_any(),
    )
}

fn section(
    book: &Book,
    part: &Part,
    is_alone: bool,
    unit: Option<UnitId>,
    reading: &Reading,
) -> AnyView {
    let most = if is_alone { MOST } else { FIRST };
    let count = part.works.len();
    let lines: Vec<_> = part
        .works
        .iter()
        .take(most)
        .filter_map(|work| work.line(book, reading))
        .collect();
    let more = count
        .checked_sub(most)
        .filter(|more| *more > 0)
        .map(|more| {
            let href = way(Some(part.code), unit, book, reading);
            view! { <p><a href=href>{reading.words.and_more(more)}</a></p> }
        });
    let together = (part.code == "can-duyet").then(|| {
        view! { <p><a class="button" href=reading.address.to("/duyet")>{reading.words.review_together()}</a></p> }
    });
    view! {
        <section class="stack">
            <h2>{part.heading} " " <span class="count">{reading.words.counted(count)}</span></h2>
            {together}
            <ul class="work">{lines}</ul>
            {more}
        </section>
    }
    .into_any()
}
