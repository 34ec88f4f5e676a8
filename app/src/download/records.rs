//! What is kept of how things came about, taken away: a unit's journal, what a former unit left, and how
//! units stand in the rounds of a programme.

use domain::moment::moment_text;
use exchange::report::{Column, Report, Shown};

use super::{lists::day, notes};
use crate::{
    news::told::told,
    page::{
        handover::standing_text,
        reading::Reading,
        round::{programme::SHOWN, shown::now},
        shown::{author, heading, name_of, unit_name},
    },
};

/// So many entries at most, the latest: the interface has them all.
const MOST: usize = 5_000;

/// A unit's chain, latest first; what is not public keeps its place and its hash.
pub fn journal(slug: &str, reading: &Reading) -> Option<Report> {
    let words = reading.words;
    let book = reading.book();
    let unit = book.tree().by_slug(slug)?;
    let rows = book
        .chain_of(unit.id, reading.reader())
        .take(MOST)
        .map(|(number, hash, logged)| {
            let mut row = vec![
                Shown::Text(number.to_string()),
                Shown::Text(hash.to_string()),
            ];
            match logged {
                Some(logged) => {
                    let event = &logged.event;
                    let told = told(&book, &event.change, None, reading);
                    row.extend([
                        Shown::Text(moment_text(event.at, reading.language)),
                        Shown::Text(author(&book, event.by, reading)),
                        Shown::Text(told.title),
                        Shown::Text(told.lines.join("; ")),
                    ]);
                }
                None => row.extend([
                    Shown::Empty,
                    Shown::Empty,
                    Shown::text(words.hidden_entry()),
                    Shown::Empty,
                ]),
            }
            row
        })
        .collect();
    Some(Report {
        title: format!("{}: {}", words.journal(), unit_name(unit, reading)),
        notes: notes(&format!("/nhat-ky/{slug}"), reading),
        columns: vec![
            Column::wide(words.open_entry(), 10),
            Column::wide(words.open_hash(), 66),
            Column::wide(words.open_moment(), 24),
            Column::wide(words.who(), 34),
            Column::wide(words.open_about(), 50),
            Column::wide(words.open_content(), 60),
        ],
        rows,
    })
}

/// What a former unit left, item by item.
pub fn handovers(slug: &str, reading: &Reading) -> Option<Report> {
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let unit = book.tree().by_slug(slug)?;
    let rows = book
        .left_by(unit.id, reading.reader())
        .iter()
        .map(|one| {
            vec![
                Shown::Text(heading(one.matter.kind_name(language))),
                Shown::text(book.matter_name(one.matter).get(language)),
                Shown::Text(standing_text(&book, one, reading)),
                Shown::Text(reading.address.to(&format!("/ban-giao/{}", one.id))),
            ]
        })
        .collect();
    Some(Report {
        title: format!("{}: {}", words.handover(), unit_name(unit, reading)),
        notes: notes(&format!("/ban-giao/don-vi/{slug}"), reading),
        columns: vec![
            Column::wide(words.open_kind(), 20),
            Column::wide(words.open_name(), 60),
            Column::wide(words.state(), 40),
            Column::wide(words.open_page(), 40),
        ],
        rows,
    })
}

/// The units of a programme in the rounds that its page shows.
pub fn rounds(slug: &str, reading: &Reading) -> Option<Report> {
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let programme = book.programme_by_slug(slug)?;
    let mut rows = Vec::new();
    for schedule in book.schedules(programme.id) {
        for unit in book.reporting_units(programme.id, schedule) {
            let (reader, now) = (reading.reader(), now(reading));
            for one in book.unit_rounds(programme.id, schedule, unit, SHOWN, reader, now) {
                rows.push(vec![
                    Shown::Text(name_of(&book, unit, reading)),
                    Shown::Text(one.key.period.to_string()),
                    day(Some(one.due_day())),
                    Shown::text(one.standing.state.name(language)),
                    Shown::Text(words.round_progress(one.progress)),
                ]);
            }
        }
    }
    Some(Report {
        title: format!("{}: {}", words.rounds(), programme.label(language)),
        notes: notes(&format!("/ky-bao-cao/{slug}"), reading),
        columns: vec![
            Column::wide(words.unit(), 30),
            Column::wide(words.period(), 14),
            Column::wide(words.deadline(), 14),
            Column::wide(words.state(), 20),
            Column::wide(words.open_content(), 30),
        ],
        rows,
    })
}
