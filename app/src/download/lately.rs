//! What changed in a week, what needs an answer, and what citizens asked, taken away.

use domain::{Date, id::UnitId, journal::Subject, status::Timing};
use exchange::report::{Column, Report, Shown};
use service::book::{Book, news::Told};

use super::{lists::day, notes};
use crate::{
    news::told::told,
    page::{
        changes::{Asked, Week},
        feedback::{about_name, list::sought},
        obstacle::register,
        owed::seen,
        reading::Reading,
        round,
        shown::{figure_told, heading, name_of, named},
    },
    words::sentence::capital,
};

/// The news of the week that the page shows, one a row.
pub fn changes(reading: &Reading) -> Report {
    let words = reading.words;
    let book = reading.book();
    let asked = Asked::of(&book, reading);
    let week = Week::asked(&asked.wanted, &book, reading);
    let news = week.map_or_else(Vec::new, |week| {
        book.news(&asked.wanted, week.days(), reading.reader())
    });
    let mut rows = Vec::new();
    for group in &news {
        let programme = group
            .programme
            .and_then(|id| book.document(id))
            .map(|one| one.label(reading.language).to_owned());
        for one in &group.told {
            let (what, about) = said(one, &book, reading);
            rows.push(vec![
                day(Some(group.on)),
                Shown::Text(heading(words.news_kind(group.kind, 1))),
                Shown::Text(what),
                Shown::Text(about),
                Shown::Text(name_of(&book, group.unit, reading)),
                programme.clone().map_or(Shown::Empty, Shown::Text),
            ]);
        }
    }
    Report {
        title: words.changes().to_owned(),
        notes: notes("/thay-doi", reading),
        columns: vec![
            Column::wide(words.open_day(), 14),
            Column::wide(words.open_kind(), 24),
            Column::wide(words.open_about(), 50),
            Column::wide(words.open_content(), 60),
            Column::wide(words.unit(), 28),
            Column::wide(words.programme(), 34),
        ],
        rows,
    }
}

/// What something is told of, and what is told of it.
fn said(one: &Told<'_>, book: &Book, reading: &Reading) -> (String, String) {
    match one {
        Told::Figure {
            indicator,
            period,
            was,
            now,
        } => (
            indicator.name.get(reading.language).to_owned(),
            figure_told(indicator, *period, *was, now, reading).concat(),
        ),
        Told::Entry(logged) => {
            let told = told(book, &logged.event.change, None, reading);
            (told.title, told.lines.join("; "))
        }
    }
}

/// What the page of what needs an answer shows, one a row.
pub fn owed(reading: &Reading) -> Report {
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let asked = Asked::of(&book, reading);
    let owed = seen(&asked.wanted, &book, reading);
    let row = |kind: &str,
               name: &str,
               unit: Option<UnitId>,
               due: Option<Date>,
               state: &str,
               page: String| {
        vec![
            Shown::Text(heading(kind)),
            Shown::text(name),
            unit.map_or(Shown::Empty, |unit| {
                Shown::Text(name_of(&book, unit, reading))
            }),
            day(due),
            Shown::text(state),
            Shown::Text(page),
        ]
    };
    let mut rows = Vec::new();
    for task in &owed.tasks {
        rows.push(row(
            words.owed_tasks(),
            task.name.get(language),
            task.lead,
            task.deadline.map(|deadline| deadline.day),
            Timing::of(task, reading.on).name(language),
            reading.address.task(&task.slug),
        ));
    }
    for (kind, obstacles) in [
        (words.owed_late(), &owed.late),
        (words.owed_waiting(), &owed.waiting),
    ] {
        for one in obstacles {
            let state = service::book::obstacle::SoughtKind::of(one.standing(reading.on));
            rows.push(row(
                kind,
                one.what.as_str(),
                Some(one.with()),
                one.due(reading.on),
                register::name(state, reading),
                reading.address.to(&format!("/vuong-mac/{}", one.id)),
            ));
        }
    }
    for one in &owed.rounds {
        let programme = book.document(one.key.programme);
        let name = programme.map(|programme| {
            let period = capital(&one.key.period.name(language));
            format!("{period}, {}", programme.label(language))
        });
        let page = round::shown::path(&book, &one.key).unwrap_or_default();
        rows.push(row(
            words.owed_rounds(),
            &name.unwrap_or_default(),
            Some(one.key.unit),
            Some(one.due_day()),
            one.standing.state.name(language),
            reading.address.to(&page),
        ));
    }
    for item in &owed.loose {
        let (page, name) = named(&book, Subject::Item(item.id), reading).unwrap_or_default();
        let unit = item.units.first().copied();
        rows.push(row(words.owed_loose(), &name, unit, None, "", page));
    }
    Report {
        title: words.needs_answer().to_owned(),
        notes: notes("/can-tra-loi", reading),
        columns: vec![
            Column::wide(words.open_kind(), 34),
            Column::wide(words.open_name(), 60),
            Column::wide(words.unit(), 28),
            Column::wide(words.deadline(), 14),
            Column::wide(words.state(), 24),
            Column::wide(words.open_page(), 40),
        ],
        rows,
    }
}

/// What was published of what citizens asked; nothing of who they are.
pub fn feedback(reading: &Reading) -> Report {
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let rows = book
        .published_feedback(sought(&book, reading), reading.today)
        .into_iter()
        .map(|one| {
            let calendar = book.calendar();
            let (standing, late) = (one.standing(), one.days_late(reading.today, calendar));
            let due = one.answer_by(calendar).day();
            let about = book
                .is_about_public(one, reading.today)
                .then(|| about_name(&book, one.about, reading))
                .flatten();
            let answers = book.answers_feedback(one, reading.today);
            vec![
                Shown::Text(one.reference.to_string()),
                Shown::Text(heading(one.kind.name(language))),
                one.first
                    .public()
                    .map_or(Shown::Empty, |text| Shown::text(text.as_str())),
                about.map_or(Shown::Empty, Shown::Text),
                Shown::Text(name_of(&book, answers, reading)),
                day(Some(one.since())),
                day(Some(due)),
                Shown::Text(words.feedback_standing(standing, due, late)),
                Shown::Text(reading.address.to(&format!("/phan-anh/{}", one.reference))),
            ]
        })
        .collect();
    Report {
        title: words.feedback().to_owned(),
        notes: notes("/phan-anh", reading),
        columns: vec![
            Column::wide(words.feedback_reference(), 16),
            Column::wide(words.open_kind(), 14),
            Column::wide(words.open_content(), 60),
            Column::wide(words.open_about(), 50),
            Column::wide(words.feedback_answered_by(), 28),
            Column::wide(words.open_received(), 14),
            Column::wide(words.deadline(), 14),
            Column::wide(words.state(), 40),
            Column::wide(words.open_page(), 30),
        ],
        rows,
    }
}
