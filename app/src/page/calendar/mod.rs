//! The calendar: a month of deadlines, milestones and meetings, of one unit, of whoever is signed in, or
//! of the whole book. On a phone it is a list of the days on which something happens.

mod month;
mod subscribe;

use domain::{
    Date, id::UnitId, meeting::Meeting, period::date_text, refusal::Problem, unit::named::Meant,
};
use leptos::prelude::*;
use service::book::{
    Book,
    agenda::{Event, What, Whose},
};

use self::month::Month;
use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::Reading,
    shown::{heading, name_of, timing_tone},
};
use crate::part::{
    crumbs::Crumbs,
    field::{FieldWords, TextField},
    link::Link,
    state::Tone,
};

/// The parameters of the address: the month, the unit, and whether it is one's own.
pub const MONTH: &str = "thang";
pub const UNIT: &str = "don-vi";
pub const OWN: &str = "cua-toi";

/// Whose calendar an address asks for.
pub struct Asked {
    pub unit: Option<UnitId>,
    pub is_own: bool,
    /// What was typed for a unit, and why it is none.
    pub unknown: Option<(String, Problem)>,
}

impl Asked {
    fn of(book: &Book, reading: &Reading) -> Self {
        let typed = reading
            .asked(UNIT)
            .map(str::trim)
            .filter(|text| !text.is_empty());
        let (unit, unknown) = match typed.map(|text| (text, book.tree().meant(text, Meant::Ever))) {
            None => (None, None),
            Some((_, Ok(unit))) => (Some(unit), None),
            Some((text, Err(problem))) => (None, Some((text.to_owned(), problem))),
        };
        Self {
            is_own: unit.is_none() && reading.asked(OWN).is_some() && reading.actor().is_some(),
            unknown,
            unit,
        }
    }

    fn whose(&self, reading: &Reading) -> Whose {
        match (self.unit, reading.actor()) {
            (Some(unit), _) => Whose::Units(vec![unit]),
            (None, Some(actor)) if self.is_own => Whose::own(actor),
            (None, _) => Whose::All,
        }
    }

    /// The address of a month of the same calendar.
    fn way(&self, month: Option<Month>, book: &Book, reading: &Reading) -> String {
        let unit = self.unit.and_then(|unit| book.tree().get(unit));
        let whose = unit
            .map(|unit| format!("{UNIT}={}", unit.slug))
            .or_else(|| self.is_own.then(|| format!("{OWN}=1")));
        let query: Vec<_> = month
            .map(|month| format!("{MONTH}={month}"))
            .into_iter()
            .chain(whose)
            .collect();
        if query.is_empty() {
            reading.address.to("/lich")
        } else {
            reading.address.to(&format!("/lich?{}", query.join("&")))
        }
    }
}

#[component]
pub fn Calendar() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let month = reading
        .asked(MONTH)
        .and_then(|text| text.parse().ok())
        .or_else(|| Month::of(reading.on));
    let Some(month) = month else {
        drop(book);
        return nothing(&reading);
    };
    let asked = Asked::of(&book, &reading);
    let whose = asked.whose(&reading);
    let all = book.agenda(&whose, reading.reader(), (Date::MIN, Date::MAX));
    let days = all.iter().map(|event| event.day);
    let span = days.clone().min().zip(days.max());
    let events: Vec<_> = all
        .into_iter()
        .filter(|event| (month.first()..=month.last()).contains(&event.day))
        .collect();
    let name = asked.unit.map_or_else(
        || {
            if asked.is_own {
                words.my_calendar().to_owned()
            } else {
                words.calendar().to_owned()
            }
        },
        |unit| format!("{} – {}", words.calendar(), name_of(&book, unit, &reading)),
    );
    let sentence = words.month_sentence(
        &month.name(reading.language),
        events.len(),
        events.iter().filter(|event| event.what.is_done()).count(),
    );
    let days = month::view(month, &events, &book, &reading);
    let ways = ways(month, span, &asked, &book, &reading);
    let feed = subscribe::section(&asked, &book, &reading);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.home(), words.home())]/>
                <h1>{name.clone()}</h1>
                <p class="claim">{sentence.clone()}</p>
                {chooser(&asked, month, &book, &reading)}
            </header>
            <section class="stack">
                <h2>{heading(&month.name(reading.language))}</h2>
                {ways}
                {days}
            </section>
            {feed}
        </article>
    };
    let head = if asked.is_own {
        Head::private(name)
    } else {
        Head::public(name, sentence)
    };
    drop(book);
    frame(&reading, head, content)
}

/// The months before and after, as far as anything happens there, and this one: a calendar without an
/// end would lead whoever follows every link on for ever.
fn ways(
    month: Month,
    span: Option<(Date, Date)>,
    asked: &Asked,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let to = |other: Month| {
        let name = heading(&other.name(reading.language));
        view! { <li><a href=asked.way(Some(other), book, reading)>{name}</a></li> }
    };
    let before = month
        .before()
        .filter(|_| span.is_some_and(|(first, _)| first < month.first()));
    let after = month
        .after()
        .filter(|_| span.is_some_and(|(_, last)| last > month.last()));
    let back = (Some(month) != Month::of(reading.on)).then(|| {
        view! { <li><a href=asked.way(None, book, reading)>{words.this_month()}</a></li> }
    });
    view! {
        <nav aria-label=words.months()>
            <ul class="chips">{before.map(to)} {back} {after.map(to)}</ul>
        </nav>
    }
    .into_any()
}

/// Whose calendar: a unit's, one's own, or everybody's.
fn chooser(asked: &Asked, month: Month, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let other = |is_own| Asked {
        unit: None,
        is_own,
        unknown: None,
    };
    let all = (asked.unit.is_some() || asked.is_own).then(|| {
        let href = other(false).way(Some(month), book, reading);
        view! { <li><a href=href>{words.whole_calendar()}</a></li> }
    });
    let own = (reading.actor().is_some() && !asked.is_own).then(|| {
        let href = other(true).way(Some(month), book, reading);
        view! { <li><a href=href>{words.my_calendar()}</a></li> }
    });
    let value = asked
        .unit
        .map(|unit| name_of(book, unit, reading))
        .or_else(|| asked.unknown.as_ref().map(|(text, _)| text.clone()))
        .unwrap_or_default();
    let field = FieldWords {
        name: UNIT.to_owned(),
        label: words.unit().to_owned(),
        hint: None,
        error: asked
            .unknown
            .as_ref()
            .map(|(_, problem)| problem.message(reading.language)),
        ..FieldWords::default()
    };
    view! {
        <form class="filter" method="get" action=reading.address.to("/lich")>
            <input type="hidden" name=MONTH value=month.to_string()/>
            <TextField words=field value=value/>
            <button class="button">{words.filter()}</button>
        </form>
        <ul class="chips">{all} {own}</ul>
    }
    .into_any()
}

/// What happens, in a line with a way there.
pub fn event_line(event: &Event<'_>, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let task = |kind: &'static str, name: &str, slug: &domain::id::Slug| {
        (kind, name.to_owned(), reading.address.task(slug))
    };
    let (kind, name, href) = match event.what {
        What::Task(one) => task(words.deadline(), one.name.get(language), &one.slug),
        What::Milestone(of, one) => task(words.milestone(), one.name.get(language), &of.slug),
        What::Product(of, one) => task(words.product_word(), one.name.get(language), &of.slug),
        What::Meeting(one) => (
            words.meeting(),
            one.name.get(language).to_owned(),
            reading.address.to(&format!("/cuoc-hop/{}", one.slug)),
        ),
        What::Obstacle(one) => (
            words.answer_due(),
            first_words(one.what.as_str()),
            reading.address.to(&format!("/vuong-mac/{}", one.id)),
        ),
    };
    let hour = event.hour.map(|hour| format!("{hour} "));
    let class = format!("event {}", tone(event, reading.reader().on).class());
    let done = event
        .what
        .is_done()
        .then(|| view! { " · " {words.event_done()} });
    view! {
        <p class=class>
            <span class="small">{hour} {kind} " · " {name_of(book, event.unit, reading)} {done}</span>
            <a href=href>{name}</a>
        </p>
    }
    .into_any()
}

/// Red for what is late, and nothing else.
fn tone(event: &Event<'_>, on: Date) -> Tone {
    match event.what {
        What::Task(task) => timing_tone(domain::status::Timing::of(task, on)),
        _ if event.what.is_done() => Tone::Kept,
        What::Meeting(_) => Tone::Over,
        _ if event.day < on => Tone::Late,
        _ => Tone::Going,
    }
}

fn first_words(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    let cut: String = line.chars().take(MOST).collect();
    format!("{}…", cut.trim_end())
}

/// When a meeting is, for a calendar program.
pub fn meeting_text(meeting: &Meeting, reading: &Reading) -> String {
    let day = date_text(meeting.day, reading.language);
    let place = meeting
        .place
        .as_ref()
        .map(|place| format!(", {}", place.get(reading.language)));
    format!("{day}{}", place.unwrap_or_default())
}
