//! What is wrong with the lines of a file that its sender just chose.

use domain::policy::Actor;
use exchange::report::{Column, Report, Shown};

use crate::page::{import::preview::Previewing, reading::Reading};

pub fn of(id: &str, reading: &Reading) -> Option<Report> {
    let words = reading.words;
    let actor: &Actor = reading.actor()?;
    let held = reading.door.files.get(id.parse().ok()?, actor.officer())?;
    let book = reading.book();
    let previewing = Previewing::of(&held, actor, &book, reading)?;
    let rows = previewing
        .lines
        .iter()
        .filter_map(|line| {
            let problem = line.problem(reading)?;
            let row = line.row;
            Some(
                [
                    &row.at.to_string(),
                    &row.indicator,
                    &row.unit,
                    &row.period,
                    &row.typed,
                    &problem,
                ]
                .map(Shown::text)
                .into(),
            )
        })
        .collect();
    Some(Report {
        title: held.name.clone(),
        notes: Vec::new(),
        columns: vec![
            Column::named(words.column_place()),
            Column::wide(words.column_indicator_code(), 30),
            Column::wide(words.column_unit_code(), 20),
            Column::named(words.column_period()),
            Column::named(words.column_value()),
            Column::wide(words.column_problem(), 60),
        ],
        rows,
    })
}
