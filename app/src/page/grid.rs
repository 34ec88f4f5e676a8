//! A sheet of figures as a table: rows with what stood there before, the period that is entered,
//! its target, what is usual, and how far each cell has come. It is one plain form; the island
//! around it makes it a spreadsheet.

mod past;
pub mod pasted;
pub mod rows;
pub mod status;
pub mod undo;
pub mod which;

use domain::{
    grid::{after, before},
    period::Period,
    text::Line as Text,
};
use leptos::prelude::*;
use service::book::{Book, grid::Grid};

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{DONE, Reading, param},
    round::shown::{extended, now, path, round_badge},
    shown::unit_name,
    sign_in::{needed, not_yours},
};
use crate::{
    act::form::Form,
    download::links,
    island::grid::{SheetIsland, id},
    part::{
        crumbs::Crumbs,
        field::{FieldWords, TextField},
        link::Link,
        notice::Notice,
        state::Tone,
    },
};
use rows::Rows;
use which::{Kind, Which};

/// All indicators of a unit.
#[component]
pub fn UnitSheet() -> impl IntoView {
    let reading = Reading::now();
    let which = Which::unit(
        &reading.book(),
        &param("programme"),
        &param("unit"),
        &param("period"),
    );
    draw(&reading, which)
}

/// One indicator in many units.
#[component]
pub fn IndicatorSheet() -> impl IntoView {
    let reading = Reading::now();
    let which = Which::indicator(
        &reading.book(),
        &param("programme"),
        &param("indicator"),
        &param("period"),
    );
    draw(&reading, which)
}

fn draw(reading: &Reading, which: Option<Which>) -> AnyView {
    let Some(actor) = reading.actor() else {
        return needed(reading);
    };
    let Some(which) = which else {
        return nothing(reading);
    };
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let Some(grid) = which.grid(&book, reading.reader(), now(reading)) else {
        let is_known = match &which.kind {
            Kind::Unit(..) => true,
            Kind::Indicator(indicator, _) => book
                .indicator(*indicator)
                .is_some_and(|one| reading.reader().sees_indicator(one, &book)),
        };
        drop(book);
        return if is_known {
            not_yours(reading)
        } else {
            nothing(reading)
        };
    };
    let programme = book
        .document(which.programme)
        .map(|document| document.label(language).to_owned())
        .unwrap_or_default();
    let name = match &which.kind {
        Kind::Unit(unit, _) => book
            .tree()
            .get(*unit)
            .map(|unit| unit_name(unit, reading))
            .unwrap_or_default(),
        Kind::Indicator(indicator, _) => book
            .indicator(*indicator)
            .map(|one| one.name.get(language).to_owned())
            .unwrap_or_default(),
    };
    let title = format!("{}: {name}, {}", words.grid(), grid.period.name(language));
    let form = Form::of(reading, "record_figures");
    let rows = Rows::new(&grid, &which, &form, reading, &book);
    let filled = grid
        .rows
        .iter()
        .filter(|row| {
            row.cell
                .as_ref()
                .is_some_and(|cell| cell.latest().is_some())
        })
        .count();
    let undo = undo::draw(&book, &which.within(), actor, &which.path(), reading);
    let round = round(&grid, &which, reading, &book);
    let preview = pasted::preview(&grid, &which, reading, &book);
    let sheet = sheet(&form, &rows, &grid, &which, reading, &book);
    let files = files(&which, reading);
    let paste = (!grid.rows.is_empty()).then(|| pasted::form(&rows, &grid, &which, reading));
    let done = done(reading).map(|done| view! { <Notice tone=Tone::Kept>{done}</Notice> });
    let crumbs = vec![
        Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
        Link::new(reading.address.document(&which.programme_slug), programme),
    ];
    let heading = format!("{name}, {}", grid.period.name(language));
    let counted = words.cells_with_figures(filled, grid.rows.len());
    let content = view! {
        <article class="stack-l wide">
            {done}
            <header class="stack">
                <Crumbs label=words.crumbs() above=crumbs/>
                <h1>{heading}</h1>
                {round}
                <p>{counted}</p>
                {periods(&which, reading)}
            </header>
            {rows.summary()}
            {undo::refused(reading)}
            {preview}
            {sheet}
            {undo}
            {paste}
            {files}
        </article>
    };
    drop(book);
    frame(reading, Head::private(title), content)
}

/// Until when the sheet can be entered and why, how it stands, and the way to its round.
fn round(grid: &Grid, which: &Which, reading: &Reading, book: &Book) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let one = grid.round.as_ref()?;
    let due = one.round.due.sentence(language);
    let lock = one.round.locks.as_ref().map(|lock| lock.sentence(language));
    // Many units have the same deadline, but each stands by itself.
    let own = matches!(which.kind, Kind::Unit(..)).then(|| {
        let href = path(book, &one.key).map(|path| reading.address.to(&path));
        view! {
            <p>
                {round_badge(one.standing.state, reading)} " " {extended(&one.standing, reading)} " "
                <a href=href>{words.to_the_round()}</a>
            </p>
        }
    });
    Some(
        view! {
            {own}
            <p class="small">{due} " " {lock}</p>
        }
        .into_any(),
    )
}

/// The way to the same sheet a period earlier and later.
fn periods(which: &Which, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let link = |period: Option<Period>, word: &'static str| {
        period.map(|period| {
            let href = reading.address.to(&which.path_in(period));
            view! { <a href=href>{word} ": " {period.name(language)}</a> }
        })
    };
    let before = link(before(which.period), words.period_before());
    let after = link(after(which.period), words.period_after());
    (before.is_some() || after.is_some())
        .then(|| view! { <p class="bar small">{before} " " {after}</p> }.into_any())
}

/// Taking the sheet away, and bringing it in again as a file.
fn files(which: &Which, reading: &Reading) -> AnyView {
    let words = reading.words;
    let import = match &which.kind {
        Kind::Unit(_, unit) => Some(format!(
            "/nhap-tep/{}/{unit}?ky={}",
            which.programme_slug, which.period
        )),
        Kind::Indicator(..) => None,
    };
    let import = import.map(|path| {
        view! { <p><a href=reading.address.to(&path)>{words.import()}</a></p> }
    });
    view! {
        <div class="stack-s">
            {import}
            {links(&which.path(), reading)}
        </div>
    }
    .into_any()
}

fn done(reading: &Reading) -> Option<&'static str> {
    match reading.asked(DONE)? {
        "luu" => Some(reading.words.grid_saved()),
        "khong-doi" => Some(reading.words.nothing_changed()),
        "trinh" => Some(reading.words.grid_submitted()),
        "hoan-tac" => Some(reading.words.undone()),
        _ => None,
    }
}

/// The form with its table, in the island.
fn sheet(
    form: &Form,
    rows: &Rows<'_>,
    grid: &Grid,
    which: &Which,
    reading: &Reading,
    book: &Book,
) -> AnyView {
    let words = reading.words;
    if grid.rows.is_empty() {
        return view! { <p>{words.no_rows()}</p> }.into_any();
    }
    let mirror = reading
        .actor()
        .map(|actor| actor.officer().to_string())
        .unwrap_or_default();
    let since = book.position();
    let is_locked = grid.rows.iter().all(|row| row.is_locked);
    let ground = FieldWords {
        name: "ground".into(),
        label: words.ground().into(),
        hint: Some(words.grid_ground_hint().into()),
        error: form.error("ground"),
        which: Vec::new(),
    };
    let typed = form.typed("ground", &last_ground(grid));
    let table = rows.draw(book);
    let bar = if is_locked {
        view! { <p class="saving locked" id=id::STATUS role="status">{words.sheet_locked()}</p> }
            .into_any()
    } else {
        view! {
            <div class="bar sheet-bar">
                <button class="button" name="submit" value="false">{words.save_draft()}</button>
                <button class="button main" name="submit" value="true">{words.save_and_submit()}</button>
                <p class="saving" id=id::STATUS role="status"></p>
            </div>
        }
        .into_any()
    };
    let plain = view! {
        <form
            class="stack"
            id=id::FORM
            method="post"
            novalidate=true
            action=form.action()
            data-unsent=words.cell_unsent()
            data-sending=words.cell_sending()
            data-offline=words.cell_offline()
            data-ground-first=words.cell_ground_first()
            data-mirror=mirror
            data-since=since.to_string()
            data-from=rows.from.to_string()
            data-draft=words.draft()
            data-published=words.published_now()
            data-reason=words.change_note()
        >
            <input type="hidden" name="id" id=id::COMMAND value=form.id().to_string()/>
            <input type="hidden" name="language" value=reading.language.code()/>
            <input type="hidden" name="programme" id="programme" value=which.programme.to_string()/>
            <input type="hidden" name="sheet" id=id::SHEET value=which.path()/>
            <div class="form">
                <TextField words=ground value=typed longest=Text::MAX required=true/>
            </div>
            {table}
            {bar}
            <p class="small keys">{words.grid_keys()}</p>
        </form>
    }
    .into_any();
    view! {
        <SheetIsland>{plain}</SheetIsland>
    }
    .into_any()
}

/// The ground that was given last on this sheet: most often it is the same for all of it.
fn last_ground(grid: &Grid) -> String {
    grid.rows
        .iter()
        .filter_map(|row| row.cell.as_ref()?.working.as_deref())
        .max_by_key(|working| working.value.recorded.at)
        .map(|working| working.value.ground.place.to_string())
        .unwrap_or_default()
}
