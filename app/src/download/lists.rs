//! Lists taken away: the obstacles of the register, the tasks of a programme or a unit, the units.

use domain::{Date, id::UnitId, obstacle::Obstacle, status::Timing, task::Task};
use exchange::report::{Column, Report, Shown};
use service::book::Book;

use super::notes;
use crate::page::{
    obstacle::register::sought,
    reading::Reading,
    shown::{name_of, unit_name},
};

/// The register as its address asks for it.
pub fn obstacles(reading: &Reading) -> Report {
    let words = reading.words;
    let book = reading.book();
    let rows = book
        .register(sought(&book, reading), reading.reader())
        .iter()
        .map(|one| obstacle(&book, one, reading))
        .collect();
    Report {
        title: words.obstacle_register().to_owned(),
        notes: notes("/vuong-mac", reading),
        columns: vec![
            Column::wide(words.open_page(), 34),
            Column::wide(words.obstacle(), 60),
            Column::wide(words.unit(), 26),
            Column::wide(words.asked_of(), 26),
            Column::wide(words.answer_due(), 14),
            Column::wide(words.state(), 20),
        ],
        rows,
    }
}

fn obstacle(book: &Book, one: &Obstacle, reading: &Reading) -> Vec<Shown> {
    let standing = one.standing(reading.on);
    vec![
        Shown::Text(reading.address.to(&format!("/vuong-mac/{}", one.id))),
        Shown::text(one.what.to_string()),
        Shown::Text(name_of(book, one.unit, reading)),
        Shown::Text(name_of(book, one.with(), reading)),
        day(one.due(reading.on)),
        Shown::text(crate::page::obstacle::register::name(
            service::book::obstacle::SoughtKind::of(standing),
            reading,
        )),
    ]
}

pub fn tasks_of_programme(slug: &str, reading: &Reading) -> Option<Report> {
    let book = reading.book();
    let document = book.programme_by_slug(slug)?;
    let tasks: Vec<_> = book
        .all_tasks()
        .filter(|task| task.programme == document.id)
        .collect();
    let title = document.title.get(reading.language);
    Some(tasks_table(
        title,
        &format!("/van-ban/{slug}"),
        &tasks,
        &book,
        reading,
    ))
}

pub fn tasks_of_unit(slug: &str, reading: &Reading) -> Option<Report> {
    let book = reading.book();
    let unit = book.tree().by_slug(slug)?;
    let tasks = book.tasks_of(unit.id, reading.reader());
    let title = unit_name(unit, reading);
    Some(tasks_table(
        &title,
        &format!("/don-vi/{slug}"),
        &tasks,
        &book,
        reading,
    ))
}

/// Of tasks, those that the reader may see, as they were on the reader's day.
fn tasks_table(title: &str, path: &str, tasks: &[&Task], book: &Book, reading: &Reading) -> Report {
    let (words, language, reader) = (reading.words, reading.language, reading.reader());
    let unit = |unit: Option<UnitId>| {
        unit.map_or(Shown::Empty, |unit| {
            Shown::Text(name_of(book, unit, reading))
        })
    };
    let rows = tasks
        .iter()
        .filter(|task| reader.sees_task(task, book))
        .map(|task| {
            let was = book.task_on(task, reading.on);
            vec![
                Shown::text(was.slug.as_str()),
                Shown::text(was.name.get(language)),
                unit(was.lead),
                day(was.deadline.map(|deadline| deadline.day)),
                Shown::text(was.state.name(language)),
                Shown::text(Timing::of(&was, reading.on).name(language)),
                day(was.done_on),
                Shown::text(was.ground.place.to_string()),
            ]
        })
        .collect();
    Report {
        title: format!("{}: {title}", words.tasks()),
        notes: notes(path, reading),
        columns: vec![
            Column::wide(words.open_code(), 30),
            Column::wide(words.task(), 50),
            Column::wide(words.lead(), 26),
            Column::wide(words.deadline(), 14),
            Column::wide(words.state(), 18),
            Column::wide(words.open_timing(), 26),
            Column::wide(words.open_done_on(), 14),
            Column::wide(words.column_ground(), 40),
        ],
        rows,
    }
}

/// Every unit, also those that are over.
pub fn units(reading: &Reading) -> Report {
    let words = reading.words;
    let book = reading.book();
    let mut units: Vec<_> = book.tree().units().collect();
    units.sort_by(|a, b| a.slug.cmp(&b.slug));
    let rows = units
        .into_iter()
        .map(|unit| {
            let on = service::book::unit::seen_day(unit, reading.on);
            vec![
                Shown::text(unit.slug.as_str()),
                Shown::Text(unit_name(unit, reading)),
                Shown::text(unit.kind.name(reading.language)),
                unit.code_on(on).map_or(Shown::Empty, Shown::text),
                unit.parent_on(on).map_or(Shown::Empty, |above| {
                    Shown::Text(name_of(&book, above, reading))
                }),
                day(unit.exists.from),
                day(unit.exists.last_day()),
            ]
        })
        .collect();
    Report {
        title: words.units().to_owned(),
        notes: notes("/don-vi", reading),
        columns: vec![
            Column::wide(words.column_unit_code(), 30),
            Column::wide(words.column_unit_name(), 40),
            Column::wide(words.open_kind(), 20),
            Column::wide(words.open_official_code(), 14),
            Column::wide(words.open_above(), 30),
            Column::wide(words.open_from(), 14),
            Column::wide(words.open_until(), 14),
        ],
        rows,
    }
}

pub(super) fn day(day: Option<Date>) -> Shown {
    day.map_or(Shown::Empty, |day| Shown::Text(day.to_string()))
}
