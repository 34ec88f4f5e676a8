//! A block from a spreadsheet: the field it is pasted into, and what it would change, cell by
//! cell, before anything is saved. Works without a script; the island only fills it in.

use domain::{
    Language,
    command::{Entry, Place, RecordFigures, Typed},
    grid::{Block, Target},
    id::CommandId,
    policy::Actor,
    text::Line as Text,
};
use leptos::prelude::*;
use service::{
    Service,
    book::{Book, grid::Grid},
    grid::{Outcome, Previewed},
};

use super::{
    rows::Rows,
    status::said,
    which::{Kind, Which},
};
use crate::{
    act::{form::Form, rows as sent},
    island::grid::id,
    page::{reading::Reading, shown::unit_name},
    part::{
        field::{Choice, FieldWords, ProseField, SelectField},
        icon::{Glyph, Icon},
        notice::Notice,
        state::Tone,
    },
};

/// A block with where it goes.
pub struct Pasted {
    pub text: String,
    /// Counted from 0.
    pub row: usize,
    /// The column of the block's first cell; by itself when there is none.
    pub column: Option<usize>,
    pub ground: String,
}

/// A cell of a block: where it goes, if it is in the grid, and what it holds.
pub struct Placed {
    at: Target,
    text: String,
    entry: Option<Entry>,
}

impl Pasted {
    /// Places the block's cells; empty ones change nothing.
    ///
    /// # Errors
    /// What is wrong with the block as a whole, in words.
    pub fn place(
        &self,
        grid: &Grid,
        book: &Book,
        language: Language,
    ) -> Result<Vec<Placed>, String> {
        let block = Block::parse(&self.text).map_err(|problem| problem.message(language))?;
        let columns = grid.earlier.len() + 1;
        let column = self
            .column
            .unwrap_or_else(|| columns.saturating_sub(block.width()));
        let first = Target {
            row: self.row,
            column,
        };
        Ok(block
            .placed(first)
            .filter(|(_, text)| !text.is_empty())
            .map(|(at, text)| {
                let period = grid
                    .earlier
                    .get(at.column)
                    .copied()
                    .or((at.column + 1 == columns).then_some(grid.period));
                let entry = grid
                    .rows
                    .get(at.row)
                    .zip(period)
                    .map(|(row, period)| Entry {
                        indicator: row.indicator.id,
                        unit: row.unit,
                        period,
                        base: book
                            .cell(&row.indicator, row.unit, &period)
                            .map_or(0, |cell| cell.revision),
                        value: Typed::Text(text.to_owned()),
                        ground: String::new(),
                        note: String::new(),
                    });
                Placed {
                    at,
                    text: text.to_owned(),
                    entry,
                }
            })
            .collect())
    }

    fn of(form: &Form) -> Self {
        Self {
            text: form.typed("text", ""),
            row: form.typed("row", "").parse().unwrap_or_default(),
            column: form.typed("column", "").parse().ok(),
            ground: form.typed("ground", ""),
        }
    }
}

/// The command that would save what was placed in the grid.
pub fn command(
    id: CommandId,
    which: &Which,
    ground: &str,
    placed: &[Placed],
    language: Language,
) -> RecordFigures {
    RecordFigures {
        id,
        programme: which.programme,
        language,
        ground: ground.to_owned(),
        entries: placed
            .iter()
            .filter_map(|cell| cell.entry.clone())
            .collect(),
        submit: false,
    }
}

/// The field for a block.
pub fn form(rows: &Rows<'_>, grid: &Grid, which: &Which, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "paste_figures");
    let from_rows = rows
        .names
        .iter()
        .enumerate()
        .map(|(at, name)| Choice {
            value: at.to_string(),
            text: name.clone(),
        })
        .collect();
    let mut columns = vec![Choice {
        value: String::new(),
        text: words.column_by_itself().into(),
    }];
    columns.extend(
        grid.earlier
            .iter()
            .chain([&grid.period])
            .enumerate()
            .map(|(at, period)| Choice {
                value: at.to_string(),
                text: period.name(reading.language),
            }),
    );
    let field = |name: &str, label: &str, hint: Option<&str>| FieldWords {
        name: name.into(),
        label: label.into(),
        hint: hint.map(str::to_owned),
        error: None,
        which: Vec::new(),
    };
    view! {
        <details class="paste">
            <summary>{words.paste()}</summary>
            <form class="form stack" id=id::PASTE method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="sheet" value=which.path()/>
                <input type="hidden" name="ground" id=id::PASTE_GROUND value=form.typed("ground", "")/>
                <ProseField words=field("text", words.pasted_text(), Some(words.paste_hint())) value=form.typed("text", "") longest=Block::MOST_BYTES/>
                <SelectField words=field("row", words.paste_from_row(), None) choices=from_rows value=form.typed("row", "0")/>
                <SelectField words=field("column", words.paste_from_column(), None) choices=columns value=form.typed("column", "")/>
                <p class="bar"><button class="button">{words.preview()}</button></p>
            </form>
        </details>
    }
    .into_any()
}

/// What a block that was just pasted would change; nothing when none was.
pub fn preview(grid: &Grid, which: &Which, reading: &Reading, book: &Book) -> Option<AnyView> {
    let held = Form::of(reading, "paste_figures");
    held.is_back().then(|| {
        let pasted = Pasted::of(&held);
        match pasted.place(grid, book, reading.language) {
            Err(problem) => view! { <Notice tone=Tone::Late>{problem}</Notice> }.into_any(),
            Ok(placed) => match reading.actor() {
                Some(actor) => draw(&pasted, &placed, (grid, which), (actor, reading, book)),
                None => ().into_any(),
            },
        }
    })
}

fn draw(
    pasted: &Pasted,
    placed: &[Placed],
    (grid, which): (&Grid, &Which),
    (actor, reading, book): (&Actor, &Reading, &Book),
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let service: &Service = &reading.door.service;
    // A ground that is still missing is asked for beside the button, not at every cell.
    let ground = if pasted.ground.trim().is_empty() {
        words.pasted_text()
    } else {
        &pasted.ground
    };
    let command = command(service.new_command(), which, ground, placed, language);
    let previewed = if command.entries.is_empty() {
        Vec::new()
    } else {
        book.preview_figures(actor, &command, service.clock().now())
            .map(|preview| preview.cells)
            .unwrap_or_default()
    };
    let mut cells = previewed.into_iter();
    let lines: Vec<(&Placed, Option<Previewed>)> = placed
        .iter()
        .map(|cell| (cell, cell.entry.as_ref().and_then(|_| cells.next())))
        .collect();
    let count = |which: fn(&Previewed) -> bool| {
        lines
            .iter()
            .filter(|(_, cell)| cell.as_ref().is_some_and(which))
            .count()
    };
    let changes = count(|cell| matches!(cell.outcome, Outcome::Changed(_)));
    let warned = count(|cell| !cell.warnings.is_empty());
    let beyond = lines.iter().filter(|(_, cell)| cell.is_none()).count();
    let problems = beyond + count(|cell| matches!(cell.outcome, Outcome::Refused(_)));
    let rows = lines
        .iter()
        .map(|(cell, previewed)| line(cell, previewed.as_ref(), (grid, which), reading, book))
        .collect_view();
    let apply = (problems == 0 && changes > 0).then(|| {
        let form = Form::of(reading, "record_figures");
        let hidden = lines
            .iter()
            .filter_map(|(cell, previewed)| Some((cell.entry.as_ref()?, previewed.as_ref()?)))
            .filter(|(_, previewed)| matches!(previewed.outcome, Outcome::Changed(_)))
            .enumerate()
            .map(|(at, (entry, previewed))| {
                let Typed::Text(value) = &entry.value else {
                    return ().into_any();
                };
                view! {
                    <input type="hidden" name=format!("rows[{at}][at]") value=sent::at(&place_of(entry))/>
                    <input type="hidden" name=format!("rows[{at}][base]") value=previewed.revision.to_string()/>
                    <input type="hidden" name=format!("rows[{at}][value]") value=value.clone()/>
                }
                .into_any()
            })
            .collect_view();
        view! {
            <form class="stack" id=id::APPLY method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="programme" value=which.programme.to_string()/>
                <input type="hidden" name="sheet" value=which.path()/>
                <div class="field form">
                    <label for="apply-ground">{words.ground()}</label>
                    <p class="hint" id="apply-ground-hint">{words.grid_ground_hint()}</p>
                    <input id="apply-ground" name="ground" value=pasted.ground.clone() maxlength=Text::MAX.to_string() required=true aria-describedby="apply-ground-hint"/>
                </div>
                {hidden}
                <p class="bar">
                    <button class="button main" name="submit" value="false">{words.apply_all()}</button>
                    <a class="button" href=reading.address.to(&which.path())>{words.drop_paste()}</a>
                </p>
            </form>
        }
    });
    let blocked = (problems > 0).then(|| view! { <p class="error">{words.not_all()}</p> });
    view! {
        <section class="stack preview" id=id::PREVIEW aria-labelledby="preview-heading" tabindex="-1" autofocus=true>
            <h2 id="preview-heading">{words.preview_heading()}</h2>
            <p role="status">{words.preview_counted(changes, problems, warned)}</p>
            {blocked}
            <div class="scroll sheet" role="region" tabindex="0" aria-labelledby="preview-heading">
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{words.indicator()}</th>
                            <th scope="col">{words.period()}</th>
                            <th scope="col" class="num">{words.value_now()}</th>
                            <th scope="col" class="num">{words.value_pasted()}</th>
                            <th scope="col">{words.state()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {apply}
        </section>
    }
    .into_any()
}

fn place_of(entry: &Entry) -> Place {
    Place {
        indicator: entry.indicator,
        unit: entry.unit,
        period: entry.period,
    }
}

fn line(
    cell: &Placed,
    previewed: Option<&Previewed>,
    (grid, which): (&Grid, &Which),
    reading: &Reading,
    book: &Book,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let row = grid.rows.get(cell.at.row);
    let name = row.map_or_else(
        || words.none().to_owned(),
        |row| match which.kind {
            Kind::Unit(..) => row.indicator.name.get(language).to_owned(),
            Kind::Indicator(..) => book
                .tree()
                .get(row.unit)
                .map(|unit| unit_name(unit, reading))
                .unwrap_or_default(),
        },
    );
    let period = cell.entry.as_ref().map_or_else(
        || words.none().to_owned(),
        |entry| entry.period.name(language),
    );
    let shown = |quantity: Option<&domain::quantity::Quantity>| {
        quantity.map_or_else(|| words.none().to_owned(), |one| one.format(language))
    };
    let before = previewed.and_then(|cell| cell.before.as_ref());
    let after = previewed.and_then(|cell| cell.after.as_ref());
    let after = after.map_or_else(|| cell.text.clone(), |one| one.format(language));
    let state = match previewed.map(|cell| &cell.outcome) {
        None => view! { <span class="error"><Glyph icon=Icon::Refused/>{words.beyond_the_grid()}</span> }.into_any(),
        Some(Outcome::Refused(refusal)) => {
            view! { <span class="error"><Glyph icon=Icon::Refused/>{said(refusal, words)}</span> }.into_any()
        }
        Some(Outcome::Unchanged) => view! { <span class="small">{words.cell_unchanged()}</span> }.into_any(),
        Some(Outcome::Changed(_)) => ().into_any(),
    };
    let warnings = previewed
        .map(|cell| &cell.warnings[..])
        .unwrap_or_default()
        .iter()
        .map(|warning| {
            view! { <span class="cell-said warned"><Glyph icon=Icon::Risk/>{warning.message(language)}</span> }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=words.period()>{period}</td>
            <td class="cell" data-label=words.value_now()>{shown(before)}</td>
            <td class="cell" data-label=words.value_pasted()>{after}</td>
            <td data-label=words.state()>{state} {warnings}</td>
        </tr>
    }
    .into_any()
}
