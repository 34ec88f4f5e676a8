//! The lists of what the book is made of, taken away: programmes and other documents, sources, meetings.

use domain::{meeting::Meeting, status::Counts};
use exchange::report::{Column, Report, Shown};
use service::book::{Book, meeting::Concluded};

use super::{lists::day, notes};
use crate::page::{
    reading::Reading,
    shown::{heading, name_of},
};

/// Programmes with how their promises stand, then the other documents.
pub fn documents(reading: &Reading) -> Report {
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let home = book.home(reading.reader());
    let programmes: Vec<_> = home
        .programmes
        .iter()
        .map(|line| (&line.document, Some(line.counts)))
        .collect();
    let others = book.documents();
    let others = others
        .into_iter()
        .filter(|document| !document.programme)
        .map(|document| (document, None));
    let rows = programmes
        .into_iter()
        .chain(others)
        .map(|(document, counts)| {
            let number = document.number.as_ref().map(ToString::to_string);
            let mut row = vec![
                Shown::text(document.slug.as_str()),
                number.map_or(Shown::Empty, Shown::Text),
                Shown::text(document.title.get(language)),
                Shown::Text(heading(document.kind.name(language))),
                Shown::Text(name_of(&book, document.issuer, reading)),
                day(document.date),
            ];
            row.extend(standing(counts));
            row
        })
        .collect();
    let mut columns = vec![
        Column::wide(words.open_code(), 30),
        Column::wide(words.number(), 20),
        Column::wide(words.open_name(), 60),
        Column::wide(words.open_kind(), 20),
        Column::wide(words.issuer(), 30),
        Column::wide(words.issued_on(), 14),
        Column::wide(words.indicators(), 10),
    ];
    columns.extend(
        domain::status::Outlook::ALL
            .into_iter()
            .map(|outlook| Column::named(outlook.name(language))),
    );
    Report {
        title: words.programmes().to_owned(),
        notes: notes("/chuong-trinh", reading),
        columns,
        rows,
    }
}

/// How many promises there are, and how many stand how; nothing for a document that promises nothing.
fn standing(counts: Option<Counts>) -> Vec<Shown> {
    let each = domain::status::Outlook::ALL.into_iter();
    match counts {
        Some(counts) => std::iter::once(Shown::count(counts.all()))
            .chain(each.map(|outlook| Shown::count(counts.with(outlook))))
            .collect(),
        None => std::iter::once(Shown::Empty)
            .chain(each.map(|_| Shown::Empty))
            .collect(),
    }
}

pub fn sources(reading: &Reading) -> Report {
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let rows = book
        .sources()
        .into_iter()
        .map(|source| {
            vec![
                Shown::text(source.slug.as_str()),
                Shown::text(source.title.get(language)),
                Shown::text(source.publisher.as_str()),
                day(source.published),
                source.url.as_deref().map_or(Shown::Empty, Shown::text),
                Shown::count(book.records_from(source.id, reading.reader())),
            ]
        })
        .collect();
    Report {
        title: words.sources().to_owned(),
        notes: notes("/nguon", reading),
        columns: vec![
            Column::wide(words.open_code(), 30),
            Column::wide(words.open_name(), 60),
            Column::wide(words.open_publisher(), 34),
            Column::wide(words.open_published(), 14),
            Column::wide(words.open_source_page(), 50),
            Column::wide(heading(words.records()), 14),
        ],
        rows,
    }
}

pub fn meetings(reading: &Reading) -> Report {
    let words = reading.words;
    let book = reading.book();
    let rows = book
        .meetings(reading.reader())
        .into_iter()
        .map(|meeting| held(meeting, &book, reading))
        .collect();
    Report {
        title: words.meetings().to_owned(),
        notes: notes("/cuoc-hop", reading),
        columns: vec![
            Column::wide(words.open_code(), 30),
            Column::wide(words.meeting(), 60),
            Column::wide(words.open_day(), 14),
            Column::wide(words.unit(), 30),
            Column::wide(words.state(), 18),
            Column::named(words.conclusions()),
            Column::named(words.open_given()),
            Column::named(words.open_done()),
        ],
        rows,
    }
}

fn held(meeting: &Meeting, book: &Book, reading: &Reading) -> Vec<Shown> {
    let language = reading.language;
    let meeting = book.meeting_on(meeting, reading.reader().on);
    let concluded = book.concluded(meeting, reading.reader());
    vec![
        Shown::text(meeting.slug.as_str()),
        Shown::text(meeting.name.get(language)),
        day(Some(meeting.day)),
        Shown::Text(name_of(book, meeting.host, reading)),
        Shown::Text(heading(meeting.stage.name(language))),
        Shown::count(concluded.len()),
        Shown::count(concluded.iter().map(Concluded::assignments).sum()),
        Shown::count(concluded.iter().map(Concluded::done).sum()),
    ]
}
