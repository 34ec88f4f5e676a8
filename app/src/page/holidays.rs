//! The public holidays by year, for everybody; and the form of one day, for those who keep them.

use domain::{
    Date,
    calendar::{Holiday, HolidayKind, weekday_name},
    period::date_text,
    policy::{self, KeepCalendar},
    text::Line,
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{DONE, Reading, param},
    shown::heading,
    sign_in::{needed, not_yours},
};
use crate::{
    act::form::{Form, summary},
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldKind, SelectField, TextField},
        link::Link,
        notice::Notice,
        passage::{passage, written},
        state::Tone,
    },
    words::sentence::capital,
};

/// A year's holidays; without a year in the address, this year's.
#[component]
pub fn Holidays() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let asked = param("year");
    let year: i16 = match asked.parse() {
        Ok(year) => year,
        Err(_) if asked.is_empty() => reading.today.year(),
        Err(_) => return nothing(&reading),
    };
    let book = reading.book();
    let mut years: Vec<i16> = book
        .calendar()
        .holidays()
        .map(|holiday| holiday.day.year())
        .chain([reading.today.year()])
        .collect();
    years.sort_unstable();
    years.dedup();
    if !years.contains(&year) {
        drop(book);
        return nothing(&reading);
    }
    let may_keep = keeps(&book, &reading);
    let rows: Vec<_> = book
        .calendar()
        .holidays()
        .filter(|holiday| holiday.day.year() == year)
        .filter(|holiday| may_keep || holiday.kind != HolidayKind::Withdrawn)
        .map(|holiday| row(holiday, may_keep, &reading))
        .collect();
    drop(book);
    let list = if rows.is_empty() {
        view! { <p>{words.holidays_none()}</p> }.into_any()
    } else {
        table(rows, may_keep, &reading)
    };
    let ways: Vec<_> = years
        .into_iter()
        .map(|one| {
            let href = reading.address.to(&format!("/lich-nghi/nam/{one}"));
            let current = (one == year).then_some("page");
            view! { <a href=href aria-current=current>{one}</a> " " }
        })
        .collect();
    let add = may_keep.then(|| {
        view! { <p><a class="button" href=reading.address.to("/lich-nghi/moi")>{words.holiday_add()}</a></p> }
    });
    let done = (reading.asked(DONE) == Some("luu"))
        .then(|| view! { <Notice tone=Tone::Kept>{words.holiday_done()}</Notice> });
    let title = format!("{} {year}", words.holidays());
    let content = view! {
        <article class="stack-l">
            {done}
            <header class="stack">
                <h1>{title.clone()}</h1>
                <p class="claim">{words.holidays_intro()}</p>
                <nav class="bar" aria-label=words.year()>{ways}</nav>
                {add}
            </header>
            {list}
        </article>
    };
    frame(
        &reading,
        Head::timeless(title, words.holidays_intro()),
        content,
    )
}

fn keeps(book: &Book, reading: &Reading) -> bool {
    reading
        .actor()
        .zip(book.calendar_keeper())
        .is_some_and(|(actor, keeper)| policy::may::<KeepCalendar>(actor, keeper, book.tree()))
}

fn table(rows: Vec<AnyView>, may_keep: bool, reading: &Reading) -> AnyView {
    let words = reading.words;
    let edit = may_keep.then(|| view! { <th scope="col">{words.holiday_edit()}</th> });
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{words.holiday_day()}</th>
                    <th scope="col">{words.holiday_name()}</th>
                    <th scope="col">{words.holiday_kind()}</th>
                    <th scope="col">{words.holiday_document()}</th>
                    {edit}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(holiday: &Holiday, may_keep: bool, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let note = holiday
        .note
        .as_ref()
        .map(|note| view! { <p class="small">{passage(note, language)}</p> });
    let edit = may_keep.then(|| {
        let href = reading.address.to(&format!("/lich-nghi/{}", holiday.day));
        let label = format!(
            "{}: {}",
            words.holiday_edit(),
            date_text(holiday.day, language)
        );
        view! { <td data-label=words.holiday_edit()><a href=href aria-label=label>{words.holiday_edit()}</a></td> }
    });
    view! {
        <tr>
            <th scope="row" data-label=words.holiday_day()>{day_name(holiday.day, reading)}</th>
            <td data-label=words.holiday_name()>{passage(&holiday.name, language)}</td>
            <td data-label=words.holiday_kind()>{capital(holiday.kind.name(language))}</td>
            <td data-label=words.holiday_document()>
                <div>{written(holiday.document.as_str(), language)} {note}</div>
            </td>
            {edit}
        </tr>
    }
    .into_any()
}

fn day_name(day: Date, reading: &Reading) -> String {
    let weekday = weekday_name(day.weekday(), reading.language);
    format!("{}, {}", capital(weekday), date_text(day, reading.language))
}

/// The form of one day: a known one, or a new one.
#[component]
pub fn EditHoliday() -> impl IntoView {
    let reading = Reading::now();
    if reading.actor().is_none() {
        return needed(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let asked = param("day");
    let known = asked
        .parse()
        .ok()
        .and_then(|day: Date| book.calendar().holiday(day))
        .cloned();
    if known.is_none() && asked != "moi" {
        drop(book);
        return nothing(&reading);
    }
    let may_keep = keeps(&book, &reading);
    drop(book);
    if !may_keep {
        return not_yours(&reading);
    }
    let title = known.as_ref().map_or_else(
        || words.holiday_add().to_owned(),
        |holiday| day_name(holiday.day, &reading),
    );
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/lich-nghi"), words.holidays()),
                ]/>
                <h1>{title.clone()}</h1>
            </header>
            {summary(&reading)}
            {fields(known.as_ref(), &reading)}
        </article>
    };
    frame(&reading, Head::private(title), content)
}

fn fields(known: Option<&Holiday>, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_holiday");
    let kept = |get: fn(&Holiday) -> String| known.map(get).unwrap_or_default();
    let text = |name: &'static str, label: &str, kept: &str, required: bool| {
        view! {
            <TextField words=form.words(name, label, None) value=form.typed(name, kept) longest=Line::MAX required=required/>
        }
        .into_any()
    };
    // The day is the key: of a known one it stays.
    let day = match known {
        Some(holiday) => {
            view! { <input type="hidden" name="day" value=holiday.day.to_string()/> }.into_any()
        }
        None => view! {
            <TextField words=form.words("day", words.holiday_day(), None) kind=FieldKind::Date value=form.typed("day", "") required=true/>
        }
        .into_any(),
    };
    let kinds = HolidayKind::ALL
        .into_iter()
        .filter(|kind| known.is_some() || *kind != HolidayKind::Withdrawn)
        .map(|kind| Choice {
            value: kind.code().to_owned(),
            text: heading(kind.name(reading.language)),
        })
        .collect();
    let kind = known.map_or(HolidayKind::DayOff, |holiday| holiday.kind);
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="base" value=known.map_or(0, |holiday| holiday.revision).to_string()/>
            {day}
            <SelectField words=form.words("kind", words.holiday_kind(), None) choices=kinds value=form.typed("kind", kind.code())/>
            {text("name", words.holiday_name(), &kept(|one| one.name.vi.clone()), true)}
            {text("name_en", words.name_in_english(), &kept(|one| one.name.en.clone()), false)}
            {text("document", words.holiday_document(), &kept(|one| one.document.to_string()), true)}
            {text("note", words.holiday_note(), &kept(|one| one.note.as_ref().map(|note| note.vi.clone()).unwrap_or_default()), false)}
            {text("note_en", words.note_in_english(), &kept(|one| one.note.as_ref().map(|note| note.en.clone()).unwrap_or_default()), false)}
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}
