//! The rows of a sheet: each a cell to fill in, with what stands beside it. After a refusal they
//! hold what was typed, and say at each what is wrong.

use std::collections::HashMap;

use domain::{Language, Refusal, figure::Cell, refusal::Field, text::Prose};
use leptos::prelude::*;
use service::book::{
    Book,
    grid::{Earlier, Grid, Row},
};

use super::{
    status::{self, Teller},
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
    pub(super) grid: &'a Grid,
    pub(super) which: &'a Which,
    pub(super) reading: &'a Reading,
    /// What each row is called.
    pub names: Vec<String>,
    refused: Option<Refusal>,
    typed: HashMap<String, (RowSent, Option<Refusal>)>,
    /// The first of the earlier periods that is shown: the first that any row has a value for, or
    /// that its unit reports in.
    pub from: usize,
    /// Of each earlier period, whether nothing of it can be entered any more.
    pub(super) locked: Vec<bool>,
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
        // What can be entered is there to be entered, empty or not.
        let is_shown = |one: &Earlier| one.quantity.is_some() || one.is_asked;
        let from = (0..grid.earlier.len())
            .find(|column| {
                grid.rows
                    .iter()
                    .any(|row| row.earlier.get(*column).is_some_and(is_shown))
            })
            .unwrap_or(grid.earlier.len());
        let locked = (0..grid.earlier.len())
            .map(|column| {
                let mut rows = grid.rows.iter();
                rows.all(|row| row.earlier.get(column).is_some_and(|one| one.is_locked))
            })
            .collect();
        Self {
            grid,
            which,
            reading,
            names,
            refused: form.refusal().cloned(),
            typed,
            from,
            locked,
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
        let past = (self.from..self.grid.earlier.len())
            .map(|column| self.head(column))
            .collect_view();
        let rows: Vec<_> = self
            .grid
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| self.row(at, row, book))
            .collect();
        let period = self.grid.period;
        view! {
            <div class="scroll sheet entering" role="region" tabindex="0" aria-label=words.grid()>
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{first}</th>
                            {past}
                            <th scope="col" class="num now" id=period.to_string()>{period.name(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {self.opened()}
        }
        .into_any()
    }

    fn row(&self, at: usize, row: &Row, book: &Book) -> AnyView {
        let (words, language) = (self.reading.words, self.reading.language);
        let measure = row.indicator.measure.get(language).to_owned();
        let past: Vec<_> = (self.from..self.grid.earlier.len())
            .filter_map(|column| Some(self.past(column, row.earlier.get(column)?)))
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
            <tr id=format!("{}.{}", row.indicator.id, row.unit)>
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
        let class = match (row.is_locked, is_wrong, typed.is_some()) {
            (true, ..) => "cell now locked",
            (_, true, _) => "cell now open wrong-cell typed",
            (_, false, true) => "cell now typed",
            (..) => "cell now",
        };
        // What is locked is not sent along.
        let name = |part: &str| (!row.is_locked).then(|| format!("rows[{at}][{part}]"));
        let told = status::Told {
            indicator: row.indicator.id,
            cell: row.cell.as_ref(),
            warnings: &row.warnings,
            is_locked: row.is_locked,
            asked: &row.asked,
        };
        // The island knows the parts by their order.
        view! {
            <td class=class data-label=self.grid.period.name(language)>
                <input type="hidden" name=name("at") value=key/>
                <input type="hidden" name=name("base") value=base.to_string()/>
                <input type="hidden" name=name("was") value=was/>
                <input
                    id=format!("v{at}")
                    class="value"
                    name=name("value")
                    value=value
                    inputmode="decimal"
                    autocomplete="off"
                    readonly=row.is_locked
                    aria-label=about.clone()
                    aria-describedby=format!("s{at}")
                    aria-invalid=is_wrong.then_some("true")
                />
                <div class="cell-state" id=format!("s{at}")>
                    {error}
                    {status::draw(book, &told, Teller::of(self.reading))}
                </div>
                {theirs}
                <details class="cell-note" open=wants_note hidden=row.is_locked>
                    <summary>{words.cell_note()}</summary>
                    <input
                        id=format!("n{at}")
                        name=name("note")
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
