//! The rows of a sheet: each a cell to fill in, with what stands beside it. After a refusal they
//! hold what was typed, and say at each what is wrong.

use std::collections::HashMap;

use domain::{Language, Refusal, figure::Cell, refusal::Field, text::Prose};
use leptos::prelude::*;
use service::book::{
    Book,
    grid::{Grid, Row},
};

use super::{
    status,
    which::{Kind, Which, place},
};
use crate::{
    act::{form::Form, record_figures::RowSent, rows as sent},
    page::{reading::Reading, shown::unit_name},
    part::{
        icon::{Glyph, Icon},
        problem_summary::{Problem, ProblemSummary},
    },
};

pub struct Rows<'a> {
    grid: &'a Grid,
    which: &'a Which,
    reading: &'a Reading,
    /// What each row is called.
    pub names: Vec<String>,
    refused: Option<Refusal>,
    typed: HashMap<String, (RowSent, Option<Refusal>)>,
    /// Earlier periods that any row has a value for, and all after the first of them.
    from: usize,
}

impl<'a> Rows<'a> {
    pub fn new(
        grid: &'a Grid,
        which: &'a Which,
        form: &Form,
        reading: &'a Reading,
        book: &Book,
    ) -> Self {
        let names = grid
            .rows
            .iter()
            .map(|row| match which.kind {
                Kind::Unit(..) => row.indicator.name.get(reading.language).to_owned(),
                Kind::Indicator(..) => book
                    .tree()
                    .get(row.unit)
                    .map(|unit| unit_name(unit, reading))
                    .unwrap_or_default(),
            })
            .collect();
        let mut typed = HashMap::new();
        for (at, row) in sent::read(&form.typed("rows", "")).into_iter().enumerate() {
            let wrong = match form.refusal() {
                Some(Refusal::Entries(entries)) => entries
                    .iter()
                    .find(|(entry, _)| *entry == at)
                    .map(|(_, refusal)| refusal.clone()),
                _ => None,
            };
            typed.insert(row.at.clone(), (row, wrong));
        }
        let from = (0..grid.earlier.len())
            .find(|column| {
                grid.rows
                    .iter()
                    .any(|row| row.earlier.get(*column).is_some_and(Option::is_some))
            })
            .unwrap_or(grid.earlier.len());
        Self {
            grid,
            which,
            reading,
            names,
            refused: form.refusal().cloned(),
            typed,
            from,
        }
    }

    /// Everything that was wrong, each leading to its cell.
    pub fn summary(&self) -> AnyView {
        let language = self.reading.language;
        let mut problems = Vec::new();
        for (at, (row, name)) in self.grid.rows.iter().zip(&self.names).enumerate() {
            if let Some(wrong) = self.wrong(row) {
                problems.push(Problem {
                    field: Some(field(at, &wrong)),
                    message: format!("{name}: {}", status::said(&wrong, self.reading.words)),
                });
            }
        }
        if problems.is_empty()
            && let Some(refusal) = &self.refused
        {
            let about_ground = match refusal {
                Refusal::Fields(fields) => fields
                    .iter()
                    .find(|(field, _)| *field == Field::Ground)
                    .map(|(_, problem)| problem.message(language)),
                _ => None,
            };
            problems.push(match about_ground {
                Some(message) => Problem {
                    field: Some("ground".into()),
                    message: format!("{}: {message}", self.reading.words.ground()),
                },
                None => Problem {
                    field: None,
                    message: refusal.message(language),
                },
            });
        }
        view! { <ProblemSummary heading=self.reading.words.check_these() problems/> }.into_any()
    }

    fn wrong(&self, row: &Row) -> Option<Refusal> {
        self.typed.get(&place(row, self.grid.period))?.1.clone()
    }

    pub fn draw(&self, book: &Book) -> AnyView {
        let words = self.reading.words;
        let language = self.reading.language;
        let first = match self.which.kind {
            Kind::Unit(..) => words.indicator(),
            Kind::Indicator(..) => words.unit(),
        };
        let past = self
            .grid
            .earlier
            .iter()
            .skip(self.from)
            .map(|period| {
                view! { <th scope="col" class="num past">{period.name(language)}</th> }
            })
            .collect_view();
        let rows: Vec<_> = self
            .grid
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| self.row(at, row, book))
            .collect();
        view! {
            <div class="scroll sheet entering" role="region" tabindex="0" aria-label=words.grid()>
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{first}</th>
                            {past}
                            <th scope="col" class="num now">{self.grid.period.name(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }

    fn row(&self, at: usize, row: &Row, book: &Book) -> AnyView {
        let (words, language) = (self.reading.words, self.reading.language);
        let measure = row.indicator.measure.get(language).to_owned();
        let past: Vec<_> = self
            .grid
            .earlier
            .iter()
            .zip(&row.earlier)
            .enumerate()
            .skip(self.from)
            .map(|(column, (period, value))| {
                let text = value
                    .as_ref()
                    .map_or_else(String::new, |value| value.format(language));
                view! { <td class="cell past" tabindex="-1" data-column=column.to_string() data-label=period.name(language)>{text}</td> }
            })
            .collect();
        let target = row.promise.as_ref().map(|promise| {
            format!(
                "{}: {}",
                words.target(),
                promise.target.measured(&measure, language)
            )
        });
        let usual = row
            .plausible
            .map(|range| format!("{}: {}", words.usual_range(), range.text(language)));
        let beside: Vec<_> = [Some(measure.clone()), target, usual]
            .into_iter()
            .flatten()
            .collect();
        let href = book.tree().get(row.unit).map(|unit| {
            self.reading.address.figure_form(
                &row.indicator.slug,
                &unit.slug,
                &self.grid.period.to_string(),
            )
        });
        view! {
            <tr>
                <th scope="row">
                    <a class="row-name" href=href>{self.names[at].clone()}</a>
                    <span class="small beside-name">{beside.join(" · ")}</span>
                </th>
                {past}
                {self.cell(at, row, book)}
            </tr>
        }
        .into_any()
    }

    fn cell(&self, at: usize, row: &Row, book: &Book) -> AnyView {
        let (words, language) = (self.reading.words, self.reading.language);
        let key = place(row, self.grid.period);
        let typed = self.typed.get(&key);
        let wrong = typed.and_then(|(_, wrong)| wrong.as_ref());
        let stored = entry_of(row.cell.as_ref(), language);
        let value = typed.map_or_else(|| stored.clone(), |(row, _)| row.value.clone());
        let note = typed.map_or_else(String::new, |(row, _)| row.note.clone());
        let revision = row.cell.as_ref().map_or(0, |cell| cell.revision);
        // Whoever is told of a conflict has seen what stands there now; of anything else, not.
        let base = match (typed, wrong) {
            (Some(_), Some(Refusal::Conflict { .. })) | (None, _) => revision,
            (Some((row, _)), _) => row.base,
        };
        let was = typed.map_or_else(|| stored.clone(), |(row, _)| row.was.clone());
        let theirs = matches!(wrong, Some(Refusal::Conflict { .. })).then(|| {
            view! {
                <label class="choice small">
                    <input type="checkbox" name=format!("rows[{at}][theirs]") value="true"/>
                    {words.keep_theirs_in_cell()}
                </label>
            }
        });
        let error = wrong.map(|wrong| {
            view! {
                <span class="error">
                    <Glyph icon=Icon::Refused/>
                    {status::said(wrong, words)}
                </span>
            }
        });
        let is_wrong = wrong.is_some();
        let is_correction = row
            .cell
            .as_ref()
            .is_some_and(|cell| cell.published.is_some() && cell.working.is_none());
        let wants_note = !note.is_empty()
            || !row.warnings.is_empty()
            || wrong.is_some_and(|wrong| field(at, wrong).starts_with('n'));
        let about = format!("{}, {}", self.names[at], self.grid.period.name(language));
        view! {
            <td class=if is_wrong { "cell now open wrong-cell" } else { "cell now" } data-label=self.grid.period.name(language)>
                <input type="hidden" name=format!("rows[{at}][at]") value=key/>
                <input type="hidden" name=format!("rows[{at}][base]") value=base.to_string()/>
                <input type="hidden" name=format!("rows[{at}][was]") value=was/>
                <input
                    id=format!("v{at}")
                    class="value"
                    name=format!("rows[{at}][value]")
                    value=value
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=about.clone()
                    aria-describedby=format!("s{at}")
                    aria-invalid=is_wrong.then_some("true")
                />
                <div class="cell-state" id=format!("s{at}")>
                    {error}
                    {status::draw(book, row.indicator.id, row.cell.as_ref(), &row.warnings, words)}
                </div>
                {theirs}
                <details class="cell-note" open=wants_note>
                    <summary>{words.cell_note()}</summary>
                    <input
                        id=format!("n{at}")
                        name=format!("rows[{at}][note]")
                        value=note
                        maxlength=Prose::MAX.to_string()
                        autocomplete="off"
                        placeholder=is_correction.then(|| words.change_note())
                        aria-label=format!("{}: {about}", words.cell_note())
                    />
                </details>
            </td>
        }
        .into_any()
    }
}

/// What a field of a cell holds.
pub fn entry_of(cell: Option<&Cell>, language: Language) -> String {
    cell.and_then(Cell::latest)
        .map(|value| value.quantity.entry(language))
        .unwrap_or_default()
}

/// The id of the field that a problem is about.
fn field(at: usize, wrong: &Refusal) -> String {
    match wrong {
        Refusal::Fields(fields)
            if fields
                .first()
                .is_some_and(|(field, _)| *field == Field::Note) =>
        {
            format!("n{at}")
        }
        Refusal::Fields(fields)
            if fields
                .first()
                .is_some_and(|(field, _)| *field == Field::Ground) =>
        {
            "ground".into()
        }
        _ => format!("v{at}"),
    }
}
