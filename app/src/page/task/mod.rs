//! A task's page: what is clear and what is not, how it goes, and what stands in its way.

mod course;
pub mod plan;

use domain::{
    evidence::Proven,
    explanation::About,
    feedback::About as FeedbackAbout,
    handover::Matter,
    journal::Subject,
    obstacle::Blocked,
    period::date_text,
    policy,
    task::{TaskState, Update, clear::Clarity, part::Progress},
};
use leptos::prelude::*;
use service::book::{Book, task::Given};

use super::{
    evidence,
    frame::{Head, frame},
    handover,
    meeting::part_view,
    not_found::nothing,
    obstacle,
    reading::{Reading, param},
    sharing,
    shown::{author, due_note, ground, heading, logged, name_of, note, timing_tone, unit_link},
};
use crate::{
    act::form::summary,
    part::{
        crumbs::Crumbs,
        link::Link,
        notice::Notice,
        passage::{passage, written},
        state::{StateBadge, Tone},
    },
};

#[component]
pub fn Task() -> impl IntoView {
    let reading = Reading::now();
    let book = reading.book();
    let given = book
        .task_by_slug(&param("slug"))
        .and_then(|task| book.given(task, reading.reader()));
    let Some(given) = given else {
        drop(book);
        return nothing(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let task = &given.task;
    let name = task.name.get(language).to_owned();
    let missing: Vec<_> = given
        .missing
        .iter()
        .map(|part| part.name(language))
        .collect();
    let sentence = sentence(&given, &missing, &reading);
    let history: Vec<_> = book
        .log_of(Subject::Task(task.id), reading.reader())
        .take(50)
        .map(|entry| logged(&book, entry, Some(Subject::Task(task.id)), &reading))
        .collect();
    let content = view! {
        <article class="stack-l">
            {summary(&reading)}
            {done(&reading).map(|done| view! { <Notice tone=Tone::Kept>{done}</Notice> })}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/chuong-trinh"), words.programmes()),
                    Link::new(reading.address.document(&given.programme.slug), given.programme.label(language)),
                ]/>
                <p class="eyebrow">{words.task()} " · " {task.state.name(language)}</p>
                <h1>{written(&name, language)}</h1>
                <div class="row"><StateBadge tone=timing_tone(given.timing) word=given.timing.name(language)/></div>
                <p class="claim">{sentence.clone()}</p>
                {actions(&given, &book, &reading)}
            </header>
            <div class="beside">
                <div class="stack-l">
                    {clear(&given, &book, &reading)}
                    {course::section(&given, &book, &reading)}
                    {updates(&given, &book, &reading)}
                    {proofs(&given, &book, &reading)}
                    {parts(&given, &book, &reading)}
                    {obstacles(&given, &book, &reading)}
                    {explanations(&given, &book, &reading)}
                    {course::steps(&given, &book, &reading)}
                    {super::feedback::section(&book, FeedbackAbout::Task(task.id), &reading)}
                    <section class="stack">
                        <h2>{words.history()}</h2>
                        <ol class="journal">{history}</ol>
                    </section>
                </div>
                <aside class="stack" aria-label=words.source()>
                    {notes(&given, &book, &reading)}
                    {sharing::block(&book, &reading)}
                </aside>
            </div>
        </article>
    };
    let head = Head::public(name, sentence);
    drop(book);
    frame(&reading, head, content)
}

/// What was just done here, if anything.
fn done(reading: &Reading) -> Option<&'static str> {
    match reading.asked(super::reading::DONE)? {
        "luu" => Some(reading.words.task_saved()),
        "giao" => Some(reading.words.task_assigned()),
        "cap-nhat" => Some(reading.words.update_posted()),
        "lo-trinh" => Some(reading.words.course_saved()),
        "moc" => Some(reading.words.milestone_saved()),
        "ban-giao" => Some(reading.words.product_handed()),
        "nghiem-thu" => Some(reading.words.product_decided()),
        _ => None,
    }
}

pub fn sentence(given: &Given, missing: &[&str], reading: &Reading) -> String {
    let language = reading.language;
    if missing.is_empty() {
        return match (given.task.deadline, language) {
            (Some(deadline), domain::Language::Vi) => {
                format!("Đã đủ “rõ”, hạn {}.", reading.words.deadline_text(deadline))
            }
            (Some(deadline), domain::Language::En) => format!(
                "All is clear; due {}.",
                reading.words.deadline_text(deadline)
            ),
            (None, _) => given.timing.name(language).to_owned(),
        };
    }
    if given.task.state != TaskState::Draft {
        return reading.words.told_unclear(given.task.state, missing);
    }
    match language {
        domain::Language::Vi => format!("Nguồn giao việc này còn thiếu: {}.", missing.join(", ")),
        domain::Language::En => format!("Missing in this assignment: {}.", missing.join(", ")),
    }
}

/// Ways for those who may change it.
fn actions(given: &Given, book: &Book, reading: &Reading) -> Option<AnyView> {
    let actor = reading.actor()?;
    let words = reading.words;
    let unit = given.task.held_by(&given.programme);
    let path = reading.address.task(&given.task.slug);
    let plan = policy::may::<policy::PlanTask>(actor, unit, book.tree())
        .then(|| view! { <a class="button" href=format!("{path}/sua")>{words.edit_task()}</a> });
    let course = policy::may::<policy::KeepCourse>(actor, unit, book.tree()).then(
        || view! { <a class="button" href=format!("{path}/lo-trinh")>{words.edit_course()}</a> },
    );
    let update = policy::may::<policy::PostUpdate>(actor, unit, book.tree()).then(
        || view! { <a class="button" href=format!("{path}/cap-nhat")>{words.add_update()}</a> },
    );
    let attach = policy::may::<policy::WithdrawEvidence>(actor, unit, book.tree()).then(|| {
        let attaches = policy::may::<policy::AttachEvidence>(actor, unit, book.tree());
        let label = if attaches {
            words.attach_evidence()
        } else {
            words.evidence()
        };
        view! { <a class="button" href=format!("{path}/minh-chung")>{label}</a> }
    });
    let ask = book.tree().get(unit).and_then(|asked| {
        let path = format!(
            "/giai-trinh/moi/nhiem-vu/{}/{}",
            given.task.slug, asked.slug
        );
        policy::may::<policy::AskExplanation>(actor, unit, book.tree()).then(|| {
            view! { <a class="button" href=reading.address.to(&path)>{words.ask_explanation()}</a> }
        })
    });
    let stop = book.tree().get(unit).and_then(|stopped| {
        let path = format!(
            "/vuong-mac/moi/nhiem-vu/{}/{}",
            given.task.slug, stopped.slug
        );
        policy::may::<policy::RaiseObstacle>(actor, unit, book.tree()).then(|| {
            view! { <a class="button" href=reading.address.to(&path)>{words.raise_obstacle()}</a> }
        })
    });
    (plan.is_some() || update.is_some() || ask.is_some() || stop.is_some() || attach.is_some())
        .then(|| {
            view! { <p class="bar">{plan} {course} {update} {attach} {stop} {ask}</p> }.into_any()
        })
}

/// What the unit was asked about it, for those who may read that.
fn explanations(given: &Given, book: &Book, reading: &Reading) -> Option<AnyView> {
    let unit = given.task.held_by(&given.programme);
    let lines: Vec<_> = book
        .explanations_about(About::Task(given.task.id), unit, reading.reader())
        .map(|one| super::explanations::line(book, one, reading))
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{reading.words.explanations()}</h2>
                <ul class="work">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn clear(given: &Given, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let task = &given.task;
    let parts: Vec<_> = given
        .programme
        .clear
        .iter()
        .map(|part| {
            let own = match part {
                Clarity::Work => Some(task.words(*part).unwrap_or(&task.name).get(language).to_owned().into_any()),
                Clarity::Time => task.deadline.map(|deadline| {
                    let by = book.deadline_given(task, reading.reader());
                    view! { {words.deadline_text(deadline)} {due_note(book, deadline.into(), by, reading)} }.into_any()
                }),
                Clarity::Responsibility => task.lead.map(|lead| {
                    // The words often only name the unit once more.
                    let name = domain::text::fold::search_key(&name_of(book, lead, reading));
                    let more = task
                        .words(*part)
                        .filter(|text| !domain::text::abbreviation::variants(&text.vi).contains(&name))
                        .map(|text| format!(": {}", text.get(language)));
                    view! { {unit_link(book, lead, reading)} {more} }.into_any()
                }),
                _ => task.words(*part).map(|text| text.get(language).to_owned().into_any()),
            };
            let is_missing = given.missing.contains(part);
            let missing_time = (*part == Clarity::Time && own.is_none())
                .then(|| task.period.map(|period| period.name(language)))
                .flatten();
            view! {
                <div class=if is_missing { "missing" } else { "" }>
                    <dt>{heading(part.name(language))}</dt>
                    <dd>
                        {own.unwrap_or_else(|| view! { {words.not_written()} {missing_time.map(|period| format!(" ({period})"))} }.into_any())}
                    </dd>
                </div>
            }
        })
        .collect();
    view! {
        <section class="stack">
            <h2>{words.six_clear()} " " <span class="count">{given.programme.clear.len() - given.missing.len()} "/" {given.programme.clear.len()}</span></h2>
            <dl class="clear">{parts}</dl>
        </section>
    }
    .into_any()
}

fn updates(given: &Given, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let task = given.task.id;
    let number = |update: &Update| book.update_number(task, update);
    let proof = |update: &Update| {
        let number = number(update)?;
        evidence::list(Proven::Update { task, number }, book, reading)
    };
    let unit = given.task.held_by(&given.programme);
    let attaches = reading
        .actor()
        .is_some_and(|actor| policy::may::<policy::AttachEvidence>(actor, unit, book.tree()));
    let attach = |update: &Update| {
        let number = number(update).filter(|_| attaches)?;
        let path = format!(
            "/nhiem-vu/{}/minh-chung?{}={number}",
            given.task.slug,
            evidence::attach::UPDATE
        );
        Some(view! { " · " <a href=reading.address.to(&path)>{words.attach_evidence()}</a> })
    };
    let one = |update: &Update| {
        let part = |label: &'static str, text: &Option<domain::Bilingual>| {
            text.as_ref()
                .map(|text| view! { <dt>{label}</dt><dd>{passage(text, language)}</dd> })
        };
        view! {
            <li>
                <time datetime=update.on.to_string()>{date_text(update.on, language)}</time>
                <div>
                    <dl class="change">
                        {part(words.results(), &update.results)}
                        {part(words.difficulties(), &update.difficulties)}
                        {part(words.next_steps(), &update.next)}
                    </dl>
                    <p class="small">{author(book, update.by.by, reading)} {attach(update)}</p>
                    {proof(update)}
                </div>
            </li>
        }
    };
    let all: Vec<_> = given.task.updates.iter().rev().map(one).collect();
    let content = if all.is_empty() {
        view! { <p class="small">{words.no_updates()}</p> }.into_any()
    } else {
        view! { <ol class="history">{all}</ol> }.into_any()
    };
    view! { <section class="stack"><h2>{words.updates()}</h2>{content}</section> }.into_any()
}

/// What shows how the whole of it went.
fn proofs(given: &Given, book: &Book, reading: &Reading) -> Option<AnyView> {
    let list = evidence::list(Proven::Task(given.task.id), book, reading)?;
    Some(
        view! { <section class="stack"><h2>{reading.words.evidence()}</h2>{list}</section> }
            .into_any(),
    )
}

/// Each unit's part of a task that several share, and how far the whole has come.
fn parts(given: &Given, book: &Book, reading: &Reading) -> Option<AnyView> {
    let parts = book.parts_of(given.task.id, reading.reader());
    if parts.is_empty() {
        return None;
    }
    let progress = Progress::of(parts.iter());
    let lines: Vec<_> = parts
        .iter()
        .map(|part| part_view(part, book, reading))
        .collect();
    Some(
        view! {
            <section class="stack">
                <h2>{reading.words.parts_of_task()} " " <span class="count">{progress.done} "/" {progress.parts}</span></h2>
                <p>{reading.words.parts_done(progress)}</p>
                <ul class="parts">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}

/// What stops it: what was taken up, and what sources name beside it.
fn obstacles(given: &Given, book: &Book, reading: &Reading) -> Option<AnyView> {
    let raised: Vec<_> = book
        .obstacles_of(Blocked::Task(given.task.id), reading.reader())
        .iter()
        .map(|one| obstacle::line(book, one, reading))
        .collect();
    let raised = (!raised.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{reading.words.what_stops_it()} " " <span class="count">{reading.words.counted(raised.len())}</span></h2>
                <ul class="work">{raised}</ul>
            </section>
        }
    });
    let named = named_obstacles(given, reading);
    (raised.is_some() || named.is_some()).then(|| view! { {raised} {named} }.into_any())
}

fn named_obstacles(given: &Given, reading: &Reading) -> Option<AnyView> {
    let language = reading.language;
    if given.obstacles.is_empty() {
        return None;
    }
    let all: Vec<_> = given
        .obstacles
        .iter()
        .map(|item| {
            view! {
                <li>
                    <div class="leaf">
                        <span class="kind">{heading(item.kind.name(language))}</span>
                        <a href=reading.address.item(&given.programme.slug, &item.slug)>{passage(&item.name, language)}</a>
                    </div>
                </li>
            }
        })
        .collect();
    Some(view! { <section class="stack"><h2>{reading.words.obstacles()}</h2><ol class="tree">{all}</ol></section> }.into_any())
}

fn notes(given: &Given, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let task = &given.task;
    let with = (!task.with.is_empty()).then(|| {
        let units: Vec<_> = task
            .with
            .iter()
            .map(|unit| view! { <li>{unit_link(book, *unit, reading)}</li> })
            .collect();
        note(words.with_units(), view! { <ul>{units}</ul> })
    });
    let under = given.under.as_ref().map(|item| {
        let href = reading.address.item(&given.programme.slug, &item.slug);
        let name = item.name.get(language).to_owned();
        note(
            words.belongs_to(),
            view! { <p><a href=href>{written(&name, language)}</a></p> },
        )
    });
    let origin = task.origin.and_then(|origin| {
        let meeting = book
            .meeting(origin.meeting)
            .filter(|one| reading.reader().sees_meeting(one, book))?;
        let href = reading.address.to(&format!("/cuoc-hop/{}", meeting.slug));
        let name = meeting.name.get(language).to_owned();
        Some(note(
            words.of_conclusion(),
            view! { <p>{origin.conclusion} ". " <a href=href>{written(&name, language)}</a></p> },
        ))
    });
    let whole = task.part.and_then(|part| {
        let whole = book
            .task(part.of)
            .filter(|one| reading.reader().sees_task(one, book))?;
        let href = reading.address.task(&whole.slug);
        let name = whole.name.get(language).to_owned();
        Some(note(
            words.part_of_task(),
            view! { <p><a href=href>{written(&name, language)}</a></p> },
        ))
    });
    let remark = task
        .note
        .as_ref()
        .map(|text| note(words.note(), view! { <p>{passage(text, language)}</p> }));
    view! {
        {note(words.source(), view! { <p>{ground(book, &task.ground, reading)}</p> })}
        {handover::taken_over(book, |of| of == Matter::Task(task.id), reading)}
        {origin}
        {whole}
        {under}
        {with}
        {course::around(task, book, reading)}
        {remark}
    }
    .into_any()
}
