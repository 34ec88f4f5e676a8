//! How a programme's rounds are set: its schedules, the plain form of one of them, and the rounds
//! that follow from what is kept now, so that a planner sees what a rule means.

use domain::{
    command::ScheduleWords,
    document::Document,
    policy::{self, KeepSchedule},
    round::{Cadence, DueRule, Schedule, Window},
};
use leptos::prelude::*;
use service::book::{Book, freshness::STALE_AFTER_DAYS};

use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::heading,
        sign_in::{needed, not_yours},
    },
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldKind, ProseField, SelectField, TextField},
        link::Link,
    },
    words::sentence::capital,
};

/// Which schedule's form is asked for, and the name of that for one more.
const CADENCE: &str = "nhip";
const NEW: &str = "moi";

#[component]
pub fn RoundSettings() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let Some(programme) = book.programme_by_slug(&param("programme")) else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<KeepSchedule>(actor, programme.issuer, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let rounds = format!("/ky-bao-cao/{}", programme.slug);
    let form = Form::of(&reading, "keep_schedule");
    let chosen = chosen(book.schedules(programme.id), &form, &reading);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ky-bao-cao"), words.rounds()),
                    Link::new(reading.address.to(&rounds), programme.label(language).to_owned()),
                ]/>
                <h1>{words.round_settings()}</h1>
            </header>
            {summary(&reading)}
            {schedules(&book, programme, chosen.as_ref(), &reading)}
            {fields(&book, programme, &form, chosen.as_deref(), &reading)}
            {coming(&book, programme, &reading)}
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.round_settings()), content)
}

/// The [key](Cadence::key) of the schedule whose form is shown: of the one that was sent, or that
/// the address names, or else of the first; none for a new one.
fn chosen(schedules: &[Schedule], form: &Form, reading: &Reading) -> Option<String> {
    if form.is_back() {
        return Some(form.typed("instead", "")).filter(|key| !key.is_empty());
    }
    let asked = reading.asked(CADENCE);
    let key = |one: &Schedule| one.cadence.key();
    schedules
        .iter()
        .map(key)
        .find(|key| asked == Some(key))
        .or_else(|| schedules.first().map(key).filter(|_| asked != Some(NEW)))
}

/// Every schedule there is, with the way to its form, and to that of one more.
fn schedules(
    book: &Book,
    programme: &Document,
    chosen: Option<&String>,
    reading: &Reading,
) -> Option<AnyView> {
    let words = reading.words;
    let all = book.schedules(programme.id);
    all.first()?;
    let way = |key: &str| {
        let path = format!("/ky-bao-cao/{}/thiet-lap?{CADENCE}={key}", programme.slug);
        reading.address.to(&path)
    };
    let lines: Vec<_> = all
        .iter()
        .map(|schedule| {
            let key = schedule.cadence.key();
            let current = (chosen == Some(&key)).then_some("true");
            let name = capital(&words.cadence_name(schedule.cadence));
            let label = format!("{}: {name}", words.schedule_change());
            view! {
                <li>
                    <div>
                        <p class="name">{name}</p>
                        <p class="small">{words.schedule_sentence(schedule)}</p>
                    </div>
                    <div class="side">
                        <a href=way(&key) aria-current=current aria-label=label>{words.schedule_change()}</a>
                    </div>
                </li>
            }
        })
        .collect();
    let more = chosen.is_some().then(|| {
        view! { <p><a class="button" href=way(NEW)>{words.schedule_add()}</a></p> }
    });
    Some(
        view! {
            <section class="stack">
                <h2>{words.schedules()}</h2>
                <p class="small">{words.schedules_hint()}</p>
                <ul class="work">{lines}</ul>
                {more}
            </section>
        }
        .into_any(),
    )
}

fn fields(
    book: &Book,
    programme: &Document,
    form: &Form,
    chosen: Option<&str>,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let settings = book.settings(programme.id);
    let revision = settings.map_or(0, |settings| settings.revision);
    let schedule = book
        .schedules(programme.id)
        .iter()
        .find(|one| chosen == Some(one.cadence.key().as_str()));
    let title = schedule.map_or_else(
        || words.schedule_new().to_owned(),
        |schedule| capital(&words.cadence_name(schedule.cadence)),
    );
    let kept = kept(book, schedule);
    let stale_after = settings
        .and_then(|settings| settings.stale_after_days)
        .map_or_else(String::new, |days| days.to_string());
    let stale_hint = words.stale_after_hint(STALE_AFTER_DAYS);
    let text = |name: &'static str, label: &str, hint: Option<&str>, kept: &str| {
        view! { <TextField words=form.words(name, label, hint) value=form.typed(name, kept)/> }
            .into_any()
    };
    let date = |name: &'static str, label: &str, kept: &str| {
        view! { <TextField words=form.words(name, label, None) kind=FieldKind::Date value=form.typed(name, kept)/> }
            .into_any()
    };
    let select = |name: &'static str, label: &str, choices: Vec<Choice>, kept: &str| {
        view! { <SelectField words=form.words(name, label, None) choices value=form.typed(name, kept)/> }
            .into_any()
    };
    let next_working = if kept.next_working { "true" } else { "false" };
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            <h2>{title}</h2>
            {form.hidden()}
            <input type="hidden" name="programme" value=programme.id.to_string()/>
            <input type="hidden" name="base" value=revision.to_string()/>
            <input type="hidden" name="instead" value=chosen.map(str::to_owned)/>
            {select("cadence", words.cadence(), cadences(reading), &kept.cadence)}
            {text("period", words.once_period(), Some(words.once_period_hint()), &kept.period)}
            {text("window_day", words.window_day(), Some(words.window_day_hint()), &kept.window_day)}
            {select("due", words.due_kind(), vec![
                choice("working-day", words.due_working()),
                choice("calendar-day", words.due_calendar()),
                choice("day-of-month", words.due_monthly()),
            ], &kept.due)}
            {text("due_day", words.due_day(), None, &kept.due_day)}
            {select("next_working", words.next_working(), vec![
                choice("true", words.next_working_yes()),
                choice("false", words.next_working_no()),
            ], next_working)}
            {text("hour", words.due_hour(), Some(words.due_hour_hint()), &kept.hour)}
            {select("lock", words.lock_kind(), vec![
                choice("", words.lock_none()),
                choice("working-day", words.lock_working()),
                choice("calendar-day", words.lock_calendar()),
                choice("day-of-month", words.lock_monthly()),
            ], &kept.lock)}
            {text("lock_day", words.lock_day(), None, &kept.lock_day)}
            <ProseField
                words=form.words("units", words.reporting_units(), Some(words.reporting_units_hint()))
                value=form.typed("units", &kept.units)
            />
            {date("since", words.rounds_since(), &kept.since)}
            {date("until", words.rounds_until(), &kept.until)}
            {text("stale_after", words.stale_after(), Some(&stale_hint), &stale_after)}
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}

fn choice(value: &str, text: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        text: heading(text),
    }
}

fn cadences(reading: &Reading) -> Vec<Choice> {
    let none = choice("", reading.words.no_cadence());
    let named = Cadence::CODES
        .into_iter()
        .map(|code| choice(code, Cadence::name(code, reading.language)));
    std::iter::once(none).chain(named).collect()
}

/// A schedule as its form holds it; without one, what is usual.
fn kept(book: &Book, schedule: Option<&Schedule>) -> ScheduleWords {
    let Some(schedule) = schedule else {
        return ScheduleWords {
            due: "working-day".into(),
            next_working: true,
            hour: domain::calendar::Hour::OFFICE_CLOSE.to_string(),
            ..ScheduleWords::default()
        };
    };
    let (due, due_day, moves) = rule(schedule.due);
    let (lock, lock_day, _) = schedule.lock.map_or(("", String::new(), None), rule);
    let units: Vec<_> = schedule
        .units
        .iter()
        .filter_map(|unit| book.tree().get(*unit))
        .map(|unit| unit.slug.to_string())
        .collect();
    ScheduleWords {
        cadence: schedule.cadence.code().into(),
        period: match schedule.cadence {
            Cadence::Once(period) => period.to_string(),
            _ => String::new(),
        },
        window_day: match schedule.window {
            Window::Calendar => String::new(),
            Window::From(day) => day.to_string(),
        },
        due: due.into(),
        due_day,
        next_working: moves.unwrap_or(true),
        hour: schedule.hour.to_string(),
        lock: lock.into(),
        lock_day,
        units: units.join("\n"),
        since: schedule
            .since
            .map_or_else(String::new, |day| day.to_string()),
        until: schedule
            .until
            .map_or_else(String::new, |day| day.to_string()),
    }
}

/// The kind of a rule, its number, and whether it moves to a working day.
fn rule(rule: DueRule) -> (&'static str, String, Option<bool>) {
    match rule {
        DueRule::WorkingDay { nth } => ("working-day", nth.to_string(), None),
        DueRule::CalendarDay { nth, next_working } => {
            ("calendar-day", nth.to_string(), Some(next_working))
        }
        DueRule::DayOfMonth { day, next_working } => {
            ("day-of-month", day.to_string(), Some(next_working))
        }
    }
}

fn coming(book: &Book, programme: &Document, reading: &Reading) -> Option<AnyView> {
    let language = reading.language;
    let lines: Vec<_> = book
        .schedules(programme.id)
        .iter()
        .flat_map(|schedule| schedule.around(reading.today, 1, 3, book.calendar()))
        .map(|round| {
            let lock = round.locks.as_ref().map(|lock| lock.sentence(language));
            view! {
                <li>
                    <b>{capital(&round.period.name(language))}</b> ". "
                    {round.due.sentence(language)} " " {lock}
                </li>
            }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{reading.words.coming_deadlines()}</h2>
                <ul class="stack-s">{lines}</ul>
            </section>
        }
        .into_any()
    })
}
