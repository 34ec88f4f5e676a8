//! What a file would change, line by line, and the buttons that save all of it.

use domain::{
    Refusal, document::Document, policy::Actor, quantity::Quantity, refusal::Field, unit::Unit,
};
use leptos::prelude::*;
use service::{
    book::Book,
    grid::{Outcome, Previewed},
};

use crate::{
    act::{apply_file::command, form::Form},
    file::{Held, Row},
    page::{grid::status::said, reading::Reading},
    part::{
        icon::{Glyph, Icon},
        notice::Notice,
        state::Tone,
    },
};

/// Every line of a file with what would become of it.
pub struct Previewing<'a> {
    pub lines: Vec<Line<'a>>,
}

pub struct Line<'a> {
    pub row: &'a Row,
    pub seen: Result<Previewed, Refusal>,
}

impl<'a> Previewing<'a> {
    /// None for a file that could not be read.
    pub fn of(held: &'a Held, actor: &Actor, book: &Book, reading: &Reading) -> Option<Self> {
        let rows = held.rows.as_ref().ok()?;
        let service = &reading.door.service;
        let command = command(service.new_command(), held, false);
        let previewed = if command.entries.is_empty() {
            Ok(Vec::new())
        } else {
            book.preview_figures(actor, &command, service.clock().now())
                .map(|preview| preview.cells)
        };
        let (cells, whole) = match previewed {
            Ok(cells) => (cells, Refusal::NotFound),
            Err(refusal) => (Vec::new(), refusal),
        };
        let mut cells = cells.into_iter();
        let lines = rows
            .iter()
            .map(|row| Line {
                row,
                seen: match &row.entry {
                    Ok(_) => cells.next().ok_or_else(|| whole.clone()),
                    Err(refusal) => Err(refusal.clone()),
                },
            })
            .collect();
        Some(Self { lines })
    }

    fn count(&self, which: fn(&Line<'a>) -> bool) -> usize {
        self.lines.iter().filter(|line| which(line)).count()
    }
}

impl Line<'_> {
    fn refusal(&self) -> Option<&Refusal> {
        match &self.seen {
            Err(refusal)
            | Ok(Previewed {
                outcome: Outcome::Refused(refusal),
                ..
            }) => Some(refusal),
            Ok(_) => None,
        }
    }

    fn changes(&self) -> bool {
        matches!(&self.seen, Ok(seen) if matches!(seen.outcome, Outcome::Changed(_)))
    }

    /// Warned about, without a word why.
    fn is_unanswered(&self) -> bool {
        let has_note = |row: &Row| {
            row.entry
                .as_ref()
                .is_ok_and(|entry| !entry.note.trim().is_empty())
        };
        self.changes()
            && matches!(&self.seen, Ok(seen) if !seen.warnings.is_empty())
            && !has_note(self.row)
    }

    /// What is wrong, with the column it concerns.
    pub fn problem(&self, reading: &Reading) -> Option<String> {
        let (words, language) = (reading.words, reading.language);
        let refusal = self.refusal()?;
        let Refusal::Fields(fields) = refusal else {
            return Some(said(refusal, reading.words));
        };
        let told = fields.iter().map(|(field, problem)| {
            let message = problem.message(language);
            let column = match field {
                Field::Name => words.column_indicator_code(),
                Field::Unit => words.column_unit_code(),
                Field::Period => words.column_period(),
                Field::Ground => words.column_ground(),
                Field::Note => words.column_note(),
                _ => return message,
            };
            format!("{column}: {message}")
        });
        Some(told.collect::<Vec<_>>().join(" "))
    }
}

/// Nothing for a file that could not be read: the form says what is wrong with it.
pub fn draw(
    held: &Held,
    id: &str,
    (actor, book): (&Actor, &Book),
    (programme, unit): (&Document, &Unit),
    reading: &Reading,
) -> Option<AnyView> {
    let words = reading.words;
    let previewing = Previewing::of(held, actor, book, reading)?;
    let changed = previewing.count(Line::changes);
    let wrong = previewing.count(|line| line.refusal().is_some());
    let same = previewing.lines.len() - changed - wrong;
    let is_unanswered = previewing.lines.iter().any(Line::is_unanswered);
    let (stays, shown): (Vec<_>, Vec<_>) = previewing
        .lines
        .iter()
        .partition(|line| !line.changes() && line.refusal().is_none());
    let blocked = (wrong > 0).then(|| {
        let list = reading
            .address
            .to(&format!("/tai-ve/loi-nhap-tep/{id}.csv"));
        view! {
            <div class="stack-s">
                <p class="error">{words.import_blocked()}</p>
                <p><a href=list download=true>{words.import_problems()}</a></p>
            </div>
        }
    });
    let nothing = (wrong == 0 && changed == 0)
        .then(|| view! { <Notice tone=Tone::Kept>{words.import_nothing()}</Notice> });
    let apply =
        (wrong == 0 && changed > 0).then(|| apply(id, (programme, unit), is_unanswered, reading));
    let table = |lines: &[&Line<'_>]| table(lines, book, reading);
    let shown = (!shown.is_empty()).then(|| table(&shown));
    let stays = (!stays.is_empty()).then(|| {
        view! { <details><summary>{words.import_same()} " (" {same} ")"</summary>{table(&stays)}</details> }
    });
    let counted = words.import_counted(changed, same, wrong);
    Some(
        view! {
            <section class="stack" aria-labelledby="preview-heading">
                <h2 id="preview-heading">{held.name.clone()}</h2>
                <p role="status">{counted}</p>
                {blocked}
                {nothing}
                {apply}
                {shown}
                {stays}
            </section>
        }
        .into_any(),
    )
}

fn apply(
    id: &str,
    (programme, unit): (&Document, &Unit),
    is_unanswered: bool,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "apply_file");
    let submit = if is_unanswered {
        view! { <p class="small">{words.import_warned()}</p> }.into_any()
    } else {
        view! { <button class="button main" name="submit" value="true">{words.import_submit()}</button> }.into_any()
    };
    view! {
        <form method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="file" value=id.to_owned()/>
            <input type="hidden" name="programme" value=programme.slug.to_string()/>
            <input type="hidden" name="unit" value=unit.slug.to_string()/>
            <div class="bar">
                <button class="button" name="submit" value="false">{words.import_apply()}</button>
                {submit}
            </div>
        </form>
    }
    .into_any()
}

fn table(lines: &[&Line<'_>], book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let rows = lines
        .iter()
        .map(|line| drawn(line, book, reading))
        .collect_view();
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{words.column_place()}</th>
                    <th scope="col">{words.indicator()}</th>
                    <th scope="col">{words.period()}</th>
                    <th scope="col" class="num">{words.value_now()}</th>
                    <th scope="col" class="num">{words.import_in_file()}</th>
                    <th scope="col">{words.state()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn drawn(line: &Line<'_>, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let row = line.row;
    let entry = row.entry.as_ref().ok();
    let indicator = entry
        .and_then(|entry| book.indicator(entry.indicator))
        .map_or_else(
            || row.indicator.clone(),
            |indicator| indicator.name.get(language).to_owned(),
        );
    let period = entry.map_or_else(|| row.period.clone(), |entry| entry.period.name(language));
    let seen = line.seen.as_ref().ok();
    let format = |quantity: Option<&Quantity>| quantity.map(|one| one.format(language));
    let before = format(seen.and_then(|seen| seen.before.as_ref()))
        .unwrap_or_else(|| words.none().to_owned());
    let after = format(seen.and_then(|seen| seen.after.as_ref()))
        .filter(|_| line.refusal().is_none())
        .unwrap_or_else(|| row.typed.clone());
    let problem = line.problem(reading).map(|problem| {
        view! { <span class="error"><Glyph icon=Icon::Refused/>{problem}</span> }
    });
    let warnings = seen
        .map(|seen| &seen.warnings[..])
        .unwrap_or_default()
        .iter()
        .map(|warning| {
            view! { <span class="cell-said warned"><Glyph icon=Icon::Risk/>{warning.message(language)}</span> }
        })
        .collect_view();
    let unchanged = (line.refusal().is_none() && !line.changes())
        .then(|| view! { <span class="small">{words.unchanged()}</span> });
    view! {
        <tr>
            <td data-label=words.column_place()>{row.at.to_string()}</td>
            <th scope="row" data-label=words.indicator()>{indicator}</th>
            <td data-label=words.period()>{period}</td>
            <td class="num" data-label=words.value_now()>{before}</td>
            <td class="num" data-label=words.import_in_file()><b>{after}</b></td>
            <td data-label=words.state()><span>{problem} {warnings} {unchanged}</span></td>
        </tr>
    }
    .into_any()
}
