//! A meeting, for everybody: who meets when about what, what was concluded and what came of it,
//! and what came of the conclusions that it inspects.

pub mod conclusion;
pub mod edit;
pub mod list;

use domain::{
    Bilingual,
    feedback::About as FeedbackAbout,
    meeting::{Meeting as Record, Stage},
    period::date_text,
    policy::{self, KeepMeeting},
    status::Timing,
    task::Task,
};
use leptos::prelude::*;
use service::{
    book::{
        Book,
        meeting::{Concluded, Work},
    },
    manage::mark,
};

use super::{
    frame::{Head, frame},
    manage::fields::Fields,
    not_found::nothing,
    reading::{DONE, Reading, param},
    sharing,
    shown::{ground, heading, logged, note, timing_tone, unit_link},
};
use crate::{
    act::form::{Form, summary},
    part::{
        crumbs::Crumbs,
        link::Link,
        notice::Notice,
        passage::{passage, written},
        state::{StateBadge, Tone},
    },
};

/// The tone of whether a meeting took place.
#[must_use]
pub const fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Planned => Tone::Going,
        Stage::Held => Tone::Kept,
        Stage::Cancelled => Tone::Unknown,
    }
}

/// "19/07/2024, 08:00".
#[must_use]
pub fn when(meeting: &Record, reading: &Reading) -> String {
    let day = date_text(meeting.day, reading.language);
    meeting
        .hour
        .map_or_else(|| day.clone(), |hour| format!("{day}, {hour}"))
}

/// Whether this officer keeps a meeting.
fn keeps(meeting: &Record, book: &Book, reading: &Reading) -> bool {
    reading.on == reading.today
        && reading
            .actor()
            .is_some_and(|actor| policy::may::<KeepMeeting>(actor, meeting.host, book.tree()))
}

#[component]
pub fn Meeting() -> impl IntoView {
    let reading = Reading::now();
    let book = reading.book();
    let reader = reading.reader();
    let found = book
        .meeting_by_slug(&param("slug"))
        .filter(|one| reader.sees_meeting(one, &book))
        .map(|one| book.meeting_on(one, reader.on));
    let Some(meeting) = found else {
        drop(book);
        return nothing(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let name = meeting.name.get(language).to_owned();
    let concluded = book.concluded(meeting, reader);
    let given = concluded.iter().filter(|one| one.assignments() > 0).count();
    let all: usize = concluded.iter().map(Concluded::assignments).sum();
    let done: usize = concluded.iter().map(Concluded::done).sum();
    let sentence = words.meeting_sentence(concluded.len(), given, all, done);
    let said = match reading.asked(DONE) {
        Some("luu") => Some(words.meeting_saved()),
        Some("ket-luan") => Some(words.conclusion_saved()),
        Some("giao") => Some(words.conclusion_given()),
        _ => None,
    };
    let may_keep = keeps(meeting, &book, &reading);
    let edit = may_keep.then(|| {
        let href = reading
            .address
            .to(&format!("/cuoc-hop/{}/sua", meeting.slug));
        view! { <p class="bar"><a class="button" href=href>{words.edit_meeting()}</a></p> }
    });
    let carried = carried(meeting, &book, &reading);
    let way = if may_keep { Way::Kept } else { Way::Read };
    let conclusions: Vec<_> = concluded
        .iter()
        .map(|one| conclusion_view(one, way, &book, &reading))
        .collect();
    let add = may_keep.then(|| add_conclusion(meeting, &reading));
    let history: Vec<_> = book
        .log_of(domain::journal::Subject::Meeting(meeting.id), reader)
        .take(30)
        .map(|entry| {
            logged(
                &book,
                entry,
                Some(domain::journal::Subject::Meeting(meeting.id)),
                &reading,
            )
        })
        .collect();
    let agenda: Vec<_> = meeting
        .agenda
        .iter()
        .map(|text| view! { <li>{passage(text, language)}</li> })
        .collect();
    let agenda = (!agenda.is_empty()).then(|| {
        view! { <section class="stack"><h2>{words.meeting_agenda()}</h2><ol>{agenda}</ol></section> }
    });
    let content = view! {
        <article class="stack-l">
            {said.map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> })}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.home(), words.home()),
                    Link::new(reading.address.to("/cuoc-hop"), words.meetings()),
                ]/>
                <p class="eyebrow">{words.meeting()} " · " {when(meeting, &reading)}</p>
                <h1>{written(&name, language)}</h1>
                <div class="row"><StateBadge tone=tone(meeting.stage) word=heading(meeting.stage.name(language))/></div>
                <p class="claim">{sentence.clone()}</p>
                {edit}
            </header>
            <div class="beside">
                <div class="stack-l">
                    {agenda}
                    {long(words.meeting_invitation(), meeting.invitation.as_ref(), &reading)}
                    {carried}
                    <section class="stack">
                        <h2>{words.conclusions()} " " <span class="count">{words.counted(concluded.len())}</span></h2>
                        <ol class="conclusions">{conclusions}</ol>
                        {add}
                    </section>
                    {long(words.meeting_minutes(), meeting.minutes.as_ref(), &reading)}
                    <section class="stack">
                        <h2>{words.history()}</h2>
                        <ol class="journal">{history}</ol>
                    </section>
                </div>
                <aside class="stack" aria-label=words.meeting()>{notes(meeting, &book, &reading)} {sharing::block(&book, &reading)}</aside>
            </div>
        </article>
    };
    let head = if meeting.restricted {
        Head::private(name)
    } else {
        Head::public(name, sentence)
    };
    drop(book);
    frame(&reading, head, content)
}

/// A longer text under its heading.
fn long(title: &'static str, text: Option<&Bilingual>, reading: &Reading) -> Option<AnyView> {
    let text = text?.get(reading.language);
    let paragraphs = text
        .split("\n\n")
        .map(|paragraph| view! { <p>{paragraph.to_owned()}</p> })
        .collect_view();
    Some(view! { <section class="stack"><h2>{title}</h2>{paragraphs}</section> }.into_any())
}

/// What came of the conclusions that this meeting inspects.
fn carried(meeting: &Record, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let mut before = book.carried_over(meeting, reading.reader());
    if before.is_empty() {
        return None;
    }
    before.sort_by_key(Concluded::is_done);
    let count = before.len();
    let list: Vec<_> = before
        .iter()
        .map(|one| conclusion_view(one, Way::Carried, book, reading))
        .collect();
    Some(
        view! {
            <section class="stack">
                <h2>{words.carried_over()} " " <span class="count">{words.counted(count)}</span></h2>
                <p class="small">{words.carried_over_hint()}</p>
                <ol class="conclusions">{list}</ol>
            </section>
        }
        .into_any(),
    )
}

/// How a conclusion is shown: to whoever keeps it, to everybody, or at the meeting that inspects
/// it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Kept,
    Read,
    Carried,
}

/// A conclusion with what came of it: each work, and each unit's part of it.
fn conclusion_view(one: &Concluded, way: Way, book: &Book, reading: &Reading) -> AnyView {
    let (may_keep, is_carried) = (way == Way::Kept, way == Way::Carried);
    let (words, language) = (reading.words, reading.language);
    let tasks: Vec<_> = one
        .works
        .iter()
        .map(|work| work_view(work, book, reading))
        .collect();
    let path = format!("/cuoc-hop/{}", one.meeting.slug);
    let give = may_keep.then(|| {
        let href = reading
            .address
            .to(&format!("{path}/ket-luan/{}", one.conclusion.number));
        view! { <a class="button" href=href>{words.give_conclusion()}</a> }
    });
    let about = FeedbackAbout::Conclusion {
        meeting: one.meeting.id,
        number: one.conclusion.number,
    };
    let ask = super::feedback::way(book, about, reading);
    let from = is_carried.then(|| {
        view! {
            <a href=reading.address.to(&path)>{when(&one.meeting, reading)}</a>
        }
    });
    let state = if one.assignments() == 0 {
        view! { <p class="small">{words.not_given()}</p> }.into_any()
    } else {
        view! { <p class="small">{words.assignments_done(one.done(), one.assignments())}</p> }
            .into_any()
    };
    view! {
        <li value=one.conclusion.number.to_string()>
            <div class="stack-s">
                <p>{passage(&one.conclusion.text, language)}</p>
                <div class="row">{state} {from}</div>
                {(!tasks.is_empty()).then(|| view! { <ul class="works">{tasks}</ul> })}
                {ask}
                {give}
            </div>
        </li>
    }
    .into_any()
}

fn work_view(work: &Work, book: &Book, reading: &Reading) -> AnyView {
    let language = reading.language;
    let link = |task: &Task| {
        view! { <a href=reading.address.task(&task.slug)>{passage(&task.name, language)}</a> }
    };
    if work.parts.is_empty() {
        let unit = work.task.lead.map(|unit| unit_link(book, unit, reading));
        return view! {
            <li><div class="work-name">{link(&work.task)}</div> <span class="small">{unit}</span> {task_badge(&work.task, reading)}</li>
        }
        .into_any();
    }
    let parts: Vec<_> = work
        .parts
        .iter()
        .map(|part| part_view(part, book, reading))
        .collect();
    view! {
        <li>
            <div class="work-name">{link(&work.task)} <span class="small">{reading.words.parts_done(work.progress())}</span></div>
            <ul class="parts">{parts}</ul>
        </li>
    }
    .into_any()
}

/// One unit's part of a task: whose it is and how it stands.
pub fn part_view(part: &Task, book: &Book, reading: &Reading) -> AnyView {
    let unit = part
        .lead
        .map(|unit| super::shown::name_of(book, unit, reading))
        .unwrap_or_default();
    view! {
        <li>
            <a href=reading.address.task(&part.slug)>{unit}</a>
            {task_badge(part, reading)}
        </li>
    }
    .into_any()
}

fn task_badge(task: &Task, reading: &Reading) -> AnyView {
    let timing = Timing::of(task, reading.reader().on);
    view! { <StateBadge tone=timing_tone(timing) word=timing.name(reading.language)/> }.into_any()
}

fn add_conclusion(meeting: &Record, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_conclusion");
    let fields = Fields {
        form: &form,
        reading,
    };
    let is_open = form.refusal().is_some();
    view! {
        <details class="group" open=is_open>
            <summary><h2>{words.add_conclusion()}</h2></summary>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="meeting" value=meeting.id.to_string()/>
                <input type="hidden" name="base" value=mark(Some(meeting))/>
                {fields.long_pair(["text", "text_en"], words.conclusion_text(), None)}
                <p class="bar"><button class="button main">{words.save_conclusion()}</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn notes(meeting: &Record, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let programme = book.document(meeting.programme).map(|programme| {
        let href = reading.address.document(&programme.slug);
        note(
            words.in_programme_tree(),
            view! { <p><a href=href>{programme.label(language).to_owned()}</a></p> },
        )
    });
    let units: Vec<_> = meeting
        .units
        .iter()
        .map(|unit| view! { <li>{unit_link(book, *unit, reading)}</li> })
        .collect();
    let guests = meeting
        .guests
        .as_ref()
        .map(|text| view! { <p>{passage(text, language)}</p> });
    let place = meeting.place.as_ref().map(|text| {
        note(
            words.meeting_place(),
            view! { <p>{passage(text, language)}</p> },
        )
    });
    let other = |heading: &'static str, others: Vec<&Record>| {
        let links: Vec<_> = others
            .into_iter()
            .map(|one| {
                let href = reading.address.to(&format!("/cuoc-hop/{}", one.slug));
                let at = when(one, reading);
                view! { <li><a href=href>{passage(&one.name, language)}</a>" (" {at} ")"</li> }
            })
            .collect();
        (!links.is_empty()).then(|| note(heading, view! { <ul>{links}</ul> }))
    };
    let follows = meeting
        .follows
        .and_then(|id| book.meeting(id))
        .filter(|one| reading.reader().sees_meeting(one, book));
    view! {
        {note(words.meeting_host(), view! { <p>{unit_link(book, meeting.host, reading)}</p> })}
        {place}
        {note(words.meeting_units(), view! { <ul>{units}</ul> {guests} })}
        {other(words.meeting_follows(), follows.into_iter().collect())}
        {other(words.inspected_by(), book.inspected_by(meeting.id, reading.reader()))}
        {programme}
        {note(words.source(), view! { <p>{ground(book, &meeting.ground, reading)}</p> })}
    }
    .into_any()
}
