//! The time line: each task as a ruler from its beginning to its deadline, with a notch for each
//! milestone and the day one looks at; the same as a table below it. Text is HTML and the drawing
//! stretches, so that it is drawn for whatever width there is.

use domain::{
    Date,
    document::Document,
    id::UnitId,
    period::date_text,
    status::Timing,
    task::{Task, TaskState},
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    calendar::UNIT,
    frame::{Head, frame},
    not_found::nothing,
    reading::Reading,
    shown::{heading, name_of, timing_tone},
};
use crate::part::{
    crumbs::Crumbs,
    link::Link,
    passage::passage,
    state::{StateBadge, Tone},
};

/// The parameter that names a programme.
pub const PROGRAMME: &str = "chuong-trinh";
/// Where no beginning is known, a bar begins so many thousandths before its end.
const UNKNOWN_START: i32 = 60;
/// The width of a drawing, whatever width it is given.
const WIDTH: i32 = 1000;

/// What an address asks for.
struct Asked<'a> {
    programme: Option<&'a Document>,
    unit: Option<UnitId>,
}

impl<'a> Asked<'a> {
    /// Nothing, when it names what is not there.
    fn of(book: &'a Book, reading: &Reading) -> Option<Self> {
        let programme = match reading.asked(PROGRAMME).filter(|slug| !slug.is_empty()) {
            Some(slug) => Some(book.document_by_slug(slug).filter(|one| one.programme)?),
            None => None,
        };
        let unit = match reading.asked(UNIT).filter(|slug| !slug.is_empty()) {
            Some(slug) => Some(book.tree().by_slug(slug)?.id),
            None => None,
        };
        Some(Self { programme, unit })
    }

    fn wants(&self, task: &Task, book: &Book) -> bool {
        let of_programme = self
            .programme
            .is_none_or(|programme| task.programme == programme.id);
        let units = task.lead.into_iter().chain(task.with.iter().copied());
        let of_unit = self.unit.is_none_or(|scope| {
            units
                .into_iter()
                .any(|unit| book.tree().ever_within(unit, scope))
        });
        of_programme && of_unit
    }
}

/// A task with its days.
struct Bar {
    task: Task,
    timing: Timing,
    starts: Option<Date>,
    ends: Date,
}

#[component]
pub fn Timeline() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let Some(asked) = Asked::of(&book, &reading) else {
        drop(book);
        return nothing(&reading);
    };
    let (bars, undated) = bars(&asked, &book, &reading);
    let done = |bar: &&Bar| bar.task.state == TaskState::Done;
    let late = |bar: &&Bar| bar.timing == Timing::OpenLate;
    let sentence = words.timeline_sentence(
        bars.len() + undated.len(),
        bars.iter().filter(done).count(),
        bars.iter().filter(late).count(),
        undated.len(),
    );
    let name = asked
        .programme
        .map(|one| one.label(reading.language).to_owned())
        .or_else(|| asked.unit.map(|unit| name_of(&book, unit, &reading)))
        .map_or_else(
            || words.timeline_of_tasks().to_owned(),
            |name| format!("{}: {name}", words.timeline()),
        );
    let above = asked.programme.map_or_else(
        || Link::new(reading.address.home(), words.home()),
        |one| {
            Link::new(
                reading.address.document(&one.slug),
                one.label(reading.language),
            )
        },
    );
    let drawing = if bars.is_empty() {
        view! { <p class="small">{words.timeline_empty()}</p> }.into_any()
    } else {
        drawing(&bars, &book, &reading)
    };
    let table = (!bars.is_empty()).then(|| table(&bars, &book, &reading));
    let rest = rest(&undated, &book, &reading);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![above]/>
                <h1>{name.clone()}</h1>
                <p class="claim">{sentence.clone()}</p>
            </header>
            {drawing}
            {table}
            {rest}
        </article>
    };
    drop(book);
    frame(&reading, Head::public(name, sentence), content)
}

/// The tasks that were given out, by their deadline, and those without one.
fn bars(asked: &Asked<'_>, book: &Book, reading: &Reading) -> (Vec<Bar>, Vec<Task>) {
    let reader = reading.reader();
    let mut bars = Vec::new();
    let mut undated = Vec::new();
    for task in book.all_tasks() {
        if !asked.wants(task, book) || !reader.sees_task(task, book) {
            continue;
        }
        let task = book.task_on(task, reader.on).into_owned();
        let Some(deadline) = task.deadline else {
            undated.push(task);
            continue;
        };
        bars.push(Bar {
            timing: Timing::of(&task, reader.on),
            starts: task.course.starts,
            ends: deadline.day,
            task,
        });
    }
    bars.sort_by_key(|bar| (bar.ends, bar.task.id));
    undated.sort_by(|a, b| domain::text::order::compare(&a.name.vi, &b.name.vi));
    (bars, undated)
}

/// The days that are drawn, and where each stands.
struct Axis {
    from: Date,
    days: i32,
}

impl Axis {
    fn of(bars: &[Bar], on: Date) -> Self {
        let starts = bars.iter().flat_map(|bar| {
            let milestones = bar.task.course.milestones.iter().map(|one| one.due);
            bar.starts.into_iter().chain(milestones).chain([bar.ends])
        });
        let days: Vec<Date> = starts.chain([on]).collect();
        let from = days.iter().copied().min().unwrap_or(on).first_of_month();
        let until = days.iter().copied().max().unwrap_or(on).last_of_month();
        Self {
            from,
            days: between(from, until).max(1),
        }
    }

    fn at(&self, day: Date) -> i32 {
        between(self.from, day) * WIDTH / self.days
    }
}

fn between(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}

fn drawing(bars: &[Bar], book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let on = reading.reader().on;
    let axis = Axis::of(bars, on);
    let last = bars
        .iter()
        .map(|bar| bar.ends)
        .max()
        .unwrap_or(on)
        .max(on)
        .last_of_month();
    let rows: Vec<_> = bars
        .iter()
        .map(|bar| row(bar, &axis, on, book, reading))
        .collect();
    view! {
        <section class="timeline stack" aria-label=words.timeline()>
            <p class="scale small" aria-hidden="true">
                <span>{date_text(axis.from, language)}</span>
                <span>{date_text(last, language)}</span>
            </p>
            <ol class="plain">{rows}</ol>
            <p class="small">{words.timeline_legend()} " " {date_text(on, language)} "."</p>
        </section>
    }
    .into_any()
}

fn row(bar: &Bar, axis: &Axis, on: Date, book: &Book, reading: &Reading) -> AnyView {
    let language = reading.language;
    let tone = timing_tone(bar.timing);
    let lead = bar
        .task
        .lead
        .map(|unit| format!("{} · ", name_of(book, unit, reading)));
    view! {
        <li class=tone.class()>
            <p class="head">
                <a href=reading.address.task(&bar.task.slug)>{passage(&bar.task.name, language)}</a>
                <span class="small">{lead} {date_text(bar.ends, language)}</span>
            </p>
            {strip(bar, axis, on)}
        </li>
    }
    .into_any()
}

/// The bar itself: hatched where its beginning is not known, going on past its end while it is
/// late.
fn strip(bar: &Bar, axis: &Axis, on: Date) -> AnyView {
    let end = axis.at(bar.ends);
    let start = bar
        .starts
        .map_or(end - UNKNOWN_START, |day| axis.at(day))
        .max(0);
    let width = (end - start).max(4);
    let class = if bar.starts.is_some() {
        "span"
    } else {
        "span open"
    };
    let over = match bar.timing {
        Timing::OpenLate => Some(on),
        Timing::DoneLate => bar.task.done_on,
        _ => None,
    };
    let over = over.map(|until| {
        let width = (axis.at(until) - end).max(4);
        view! { <rect class="beyond" x=end.to_string() y="5" width=width.to_string() height="6"/> }
    });
    let notches: Vec<_> = bar
        .task
        .course
        .milestones
        .iter()
        .map(|one| {
            let x = axis.at(one.due).to_string();
            let class = if one.reached.is_some() {
                "notch reached"
            } else {
                "notch"
            };
            view! { <line class=class x1=x.clone() x2=x y1="1" y2="15"/> }
        })
        .collect();
    let today = axis.at(on).to_string();
    view! {
        <svg viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <line class="track" x1="0" x2="1000" y1="8" y2="8"/>
            <rect class=class x=start.to_string() y="3" width=width.to_string() height="10"/>
            {over}
            {notches}
            <line class="today" x1=today.clone() x2=today y1="0" y2="16"/>
        </svg>
    }
    .into_any()
}

/// The same for those who read rather than look.
fn table(bars: &[Bar], book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let day = |day: Option<Date>| {
        day.map_or_else(|| words.none().to_owned(), |day| date_text(day, language))
    };
    let rows: Vec<_> = bars
        .iter()
        .map(|bar| {
            let lead = bar.task.lead.map(|unit| name_of(book, unit, reading));
            let milestones: Vec<_> = bar
                .task
                .course
                .milestones
                .iter()
                .map(|one| {
                    let state = words.milestone_state(one, reading.reader().on);
                    let due = date_text(one.due, language);
                    view! { <li>{due} ": " {passage(&one.name, language)} " (" {state} ")"</li> }
                })
                .collect();
            let milestones = (!milestones.is_empty()).then(|| view! { <ul>{milestones}</ul> });
            view! {
                <tr>
                    <th scope="row"><a href=reading.address.task(&bar.task.slug)>{passage(&bar.task.name, language)}</a></th>
                    <td>{lead}</td>
                    <td class="num">{day(bar.starts)}</td>
                    <td class="num">{day(Some(bar.ends))}</td>
                    <td>{milestones}</td>
                    <td><StateBadge tone=timing_tone(bar.timing) word=bar.timing.name(language)/></td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="group">
            <summary><h2>{words.timeline_list()}</h2></summary>
            <div class="scroll" tabindex="0" role="region" aria-label=words.timeline_list()>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.task()}</th>
                            <th scope="col">{words.lead()}</th>
                            <th scope="col" class="num">{words.task_starts()}</th>
                            <th scope="col" class="num">{words.ends_on()}</th>
                            <th scope="col">{words.milestones()}</th>
                            <th scope="col">{words.state()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// What cannot be drawn is named all the same.
fn rest(undated: &[Task], book: &Book, reading: &Reading) -> Option<AnyView> {
    let language = reading.language;
    if undated.is_empty() {
        return None;
    }
    let lines: Vec<_> = undated
        .iter()
        .map(|task| {
            let lead = task.lead.map(|unit| name_of(book, unit, reading));
            view! {
                <li>
                    <div>
                        <a class="name" href=reading.address.task(&task.slug)>{passage(&task.name, language)}</a>
                        <p class="small">{lead}</p>
                    </div>
                    <div class="side"><StateBadge tone=Tone::Unknown word=heading(task.state.name(language))/></div>
                </li>
            }
        })
        .collect();
    let count = undated.len();
    Some(
        view! {
            <section class="stack">
                <h2>{reading.words.without_day()} " " <span class="count">{reading.words.counted(count)}</span></h2>
                <ul class="work">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}
