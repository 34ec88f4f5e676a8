//! The notices of whoever is signed in: what is unread first, day by day.

mod place;
pub mod settings;

use domain::{
    Date,
    moment::{local, local_date},
    notice::{Notice, NoticeKind},
    period::date_text,
};
use leptos::prelude::*;
use service::book::{Book, Reader};

use super::{
    frame::{Head, frame},
    reading::{DONE, Reading},
    sign_in::needed,
};
use crate::{
    act::form::{Form, summary},
    part::{
        notice::Notice as NoticeView,
        passage::written,
        state::{StateBadge, Tone},
    },
};
pub use place::{Told, named, told};

/// How many that were read are shown.
const READ_SHOWN: usize = 100;

#[component]
pub fn Notices() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let (unread, read): (Vec<&Notice>, Vec<&Notice>) = book
        .notices_of(actor.officer())
        .partition(|notice| notice.read.is_none());
    let sentence = if unread.is_empty() && read.is_empty() {
        words.no_notices().to_owned()
    } else {
        words.unread_counted(unread.len())
    };
    let all = (!unread.is_empty()).then(|| {
        let form = Form::of(&reading, "read_notices");
        view! {
            <form method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <button class="button">{words.mark_all_read()}</button>
            </form>
        }
    });
    let sections = [
        section(words.unread(), &unread, &book, &reading),
        section(
            words.read_before(),
            read.get(..READ_SHOWN).unwrap_or(&read),
            &book,
            &reading,
        ),
    ]
    .into_iter()
    .flatten()
    .collect_view();
    drop(book);
    let done = (reading.asked(DONE) == Some("doc"))
        .then(|| view! { <NoticeView tone=Tone::Kept>{words.all_marked_read()}</NoticeView> });
    let content = view! {
        <article class="stack-l">
            {done}
            {summary(&reading)}
            <header class="stack">
                <h1>{words.notices()}</h1>
                <p class="claim">{sentence}</p>
                <div class="bar">
                    {all}
                    <a class="button quiet" href=reading.address.to("/tai-khoan/thong-bao")>{words.notice_settings()}</a>
                </div>
            </header>
            {sections}
        </article>
    };
    frame(&reading, Head::private(words.notices()), content)
}

/// Notices under a heading, day by day; nothing when there are none.
fn section(
    heading: &'static str,
    notices: &[&Notice],
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    let days = notices
        .chunk_by(|a, b| local_date(a.at) == local_date(b.at))
        .map(|of_day| {
            let day = of_day
                .first()
                .map(|notice| day_name(local_date(notice.at), reading));
            let lines: Vec<_> = of_day
                .iter()
                .map(|notice| line(notice, book, reading))
                .collect();
            view! {
                <section class="stack-s">
                    <h3 class="day">{day}</h3>
                    <ul class="work told">{lines}</ul>
                </section>
            }
        })
        .collect_view();
    (!notices.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{heading} " " <span class="count">{reading.words.counted(notices.len())}</span></h2>
                {days}
            </section>
        }
        .into_any()
    })
}

fn day_name(day: Date, reading: &Reading) -> String {
    let date = date_text(day, reading.language);
    if day == reading.today {
        format!("{}, {date}", reading.language.pick("Hôm nay", "Today"))
    } else {
        date
    }
}

const fn tone(kind: NoticeKind) -> Tone {
    match kind {
        NoticeKind::Assigned
        | NoticeKind::DueSoon
        | NoticeKind::HandedIn
        | NoticeKind::Invited
        | NoticeKind::Feedback => Tone::Going,
        NoticeKind::Returned | NoticeKind::Asked | NoticeKind::Blocked | NoticeKind::HandedOver => {
            Tone::Risk
        }
        NoticeKind::Overdue | NoticeKind::GoneUp => Tone::Late,
        NoticeKind::Decided => Tone::Kept,
    }
}

fn line(notice: &Notice, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let reader = Reader {
        actor: reading.actor(),
        on: reading.today,
    };
    let place = told(notice, book, reader, reading.address);
    let at = local(notice.at);
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    let due = notice.deadline.map(|at| words.due_at(at));
    let (name, about) = match place {
        Some(Told { name, about, href }) => {
            let about = [Some(about), due, Some(time)];
            let about: Vec<_> = about
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            let mark = notice
                .read
                .is_none()
                .then(|| mark_read(notice, &name, reading));
            return view! {
                <li>
                    <div class="stack-s">
                        <StateBadge tone=tone(notice.kind) word=words.told(notice.kind, notice.count)/>
                        <p><a class="name" href=href>{written(&name, reading.language)}</a></p>
                        <p class="small">{about.join(" · ")}</p>
                    </div>
                    <div class="side">{mark}</div>
                </li>
            }
            .into_any();
        }
        None => (words.notice_out_of_sight(), time),
    };
    let mark = notice
        .read
        .is_none()
        .then(|| mark_read(notice, name, reading));
    view! {
        <li>
            <div class="stack-s">
                <StateBadge tone=Tone::Unknown word=words.told(notice.kind, notice.count)/>
                <p>{name}</p>
                <p class="small">{about}</p>
            </div>
            <div class="side">{mark}</div>
        </li>
    }
    .into_any()
}

fn mark_read(notice: &Notice, name: &str, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "read_notices");
    let label = format!("{}: {name}", words.mark_read());
    view! {
        <form method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="notice" value=notice.id.to_string()/>
            <button class="button quiet" aria-label=label>{words.mark_read()}</button>
        </form>
    }
    .into_any()
}
