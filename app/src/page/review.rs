//! A sheet to be checked as a whole: each cell with what it was, what was promised and what is
//! odd about it, and one decision for many of them.

use domain::{
    command::SeenCell,
    evidence::Proven,
    figure::{Stage, Working},
    refusal::Field,
    text::Prose,
};
use leptos::prelude::*;
use service::book::{
    Book,
    check::{Review as Checked, ReviewLine},
};

use super::{
    evidence,
    frame::{Head, frame},
    not_found::nothing,
    reading::{DONE, Reading, param},
    round::ask_explanation,
    shown::{author, name_of, with_measure},
    sign_in::{needed, not_yours},
};
use crate::{
    act::{
        form::{Form, summary},
        sheet::cell_text,
    },
    part::{
        crumbs::Crumbs,
        field::ProseField,
        link::Link,
        notice::Notice,
        passage::{passage, written},
        state::{StateBadge, Tone},
        ticks::Ticks,
    },
};

/// The form that the ticks in the table belong to.
const FORM: &str = "sheet";

#[component]
pub fn Review() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let programme = book.document_by_slug(&param("programme"));
    let unit = book.tree().by_slug(&param("unit"));
    let (Some(programme), Some(unit), Ok(period)) = (programme, unit, param("period").parse())
    else {
        drop(book);
        return nothing(&reading);
    };
    let key = domain::figure::sheet::SheetKey {
        programme: programme.id,
        unit: unit.id,
        period,
    };
    let Some(review) = book.review(&key, actor) else {
        let checks = book.is_in_chain(actor, programme.id, unit.id);
        drop(book);
        return if checks {
            nothing(&reading)
        } else {
            not_yours(&reading)
        };
    };
    let said = match reading.asked(DONE) {
        Some("duyet") => Some(words.cells_approved()),
        Some("tra-lai") => Some(words.cells_returned()),
        _ => None,
    };
    let title = format!(
        "{}, {}",
        name_of(&book, unit.id, &reading),
        period.name(language)
    );
    let waiting: Vec<_> = review.to_decide().collect();
    let counted = if waiting.is_empty() {
        words.sheet_empty().to_owned()
    } else {
        let warned = waiting
            .iter()
            .filter(|line| !line.warnings.is_empty())
            .count();
        words.cells_to_decide(waiting.len(), warned)
    };
    let ask = ask_explanation(&book, &key, &reading);
    let others: Vec<_> = review
        .lines
        .iter()
        .filter(|line| !line.may_decide)
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.also_in_sheet()}</h2>
                {table(&others, &review, None, &book, &reading)}
            </section>
        }
    });
    let decide = (!waiting.is_empty()).then(|| decide(&waiting, &review, &book, &reading));
    let content = view! {
        <article class="stack-l">
            {said.map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> })}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.to("/duyet"), words.checking()),
                ]/>
                <p class="eyebrow">{programme.label(language).to_owned()}</p>
                <h1>{title.clone()}</h1>
                <p>{counted}</p>
                {ask}
            </header>
            {decide}
            {others}
        </article>
    };
    drop(book);
    frame(&reading, Head::private(title), content)
}

/// The cells to decide on, and the buttons.
fn decide(waiting: &[&ReviewLine], review: &Checked, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let approve = Form::of(reading, "approve_figures");
    let give_back = Form::of(reading, "return_figures");
    // Whichever was refused brings back what was typed.
    let refused = [&approve, &give_back]
        .into_iter()
        .find(|form| form.refusal().is_some());
    let form = refused.unwrap_or(&approve);
    let ticks = Ticks::of(form, "cells");
    let list = |only_clear: bool| {
        waiting
            .iter()
            .filter(|line| !only_clear || line.warnings.is_empty())
            .map(|line| cell_text(seen(line)))
            .collect::<Vec<_>>()
            .join(",")
    };
    let clear = list(true);
    let approve_clear = (!clear.is_empty()).then(|| {
        view! {
            <button class="button main" name="clear" value=clear>{words.approve_clear()}</button>
        }
    });
    let key = &review.key;
    view! {
        <section class="stack">
            <form id=FORM class="stack" method="post" novalidate=true action=approve.action()>
                {form.hidden()}
                <input type="hidden" name="programme" value=key.programme.to_string()/>
                <input type="hidden" name="unit" value=key.unit.to_string()/>
                <input type="hidden" name="period" value=key.period.to_string()/>
                {approve_clear.map(|button| view! { <p class="bar">{button}</p> })}
                {table(waiting, review, Some(&ticks), book, reading)}
                <h2>{words.decide_sheet()}</h2>
                <p class="bar"><button class="button">{words.approve_chosen()}</button></p>
                <div class="form stack-s">
                    <ProseField
                        words=form.words("reason", words.return_reason(), None)
                        value=form.typed("reason", "")
                        longest=Prose::MAX
                    />
                    <p class="bar">
                        <button class="button" formaction=give_back.action()>{words.return_chosen()}</button>
                        <button class="button" formaction=give_back.action() name="all" value=list(false)>
                            {words.return_all()}
                        </button>
                    </p>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn seen(line: &ReviewLine) -> SeenCell {
    SeenCell {
        indicator: line.line.indicator.id,
        base: line.line.cell.as_ref().map_or(0, |cell| cell.revision),
    }
}

fn table(
    lines: &[&ReviewLine],
    review: &Checked,
    ticks: Option<&Ticks>,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let rows = lines
        .iter()
        .map(|line| row(line, review, ticks, book, reading))
        .collect_view();
    let choose = ticks.map(|ticks| {
        // Where the summary of errors leads to when nothing is chosen.
        let id = ticks.is_wrong(Field::Cells).then_some("cells");
        view! { <th scope="col" id=id>{words.choose_cell()}</th> }
    });
    view! {
        <table class="cards">
            <thead>
                <tr>
                    {choose}
                    <th scope="col">{words.indicator()}</th>
                    <th scope="col" class="num">{words.submitted_value()}</th>
                    <th scope="col" class="num">{words.previous_period()}</th>
                    <th scope="col" class="num">{words.target()}</th>
                    <th scope="col">{words.compared()}</th>
                    <th scope="col">{words.state()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    line: &ReviewLine,
    review: &Checked,
    ticks: Option<&Ticks>,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let of = &line.line;
    let measure = of.indicator.measure.get(language);
    let name = of.indicator.name.get(language).to_owned();
    let cell = cell_text(seen(line));
    let tick = ticks.map(|ticks| {
        let label = format!("{}: {name}", words.choose_cell());
        view! {
            <td data-label=words.choose_cell()>
                <span class="choice"><input type="checkbox" name="cells[]" value=cell.clone() aria-label=label checked=ticks.is_ticked(&cell)/></span>
            </td>
        }
    });
    let problem = ticks
        .and_then(|ticks| ticks.problem(&cell))
        .map(|problem| view! { <p class="error">{problem.message(language)}</p> });
    // Whoever decides on many at once sees what shows that each is right.
    let proven = Proven::Figure {
        indicator: of.indicator.id,
        unit: of.unit,
        period: of.period,
    };
    let proofs = evidence::list(proven, book, reading);
    let value = of.cell.as_ref().and_then(|cell| cell.latest()).map_or_else(
        || words.none().to_owned(),
        |value| with_measure(&value.quantity, measure, language),
    );
    let previous = line.previous.as_ref().map_or_else(
        || words.none().to_owned(),
        |(_, published)| with_measure(&published.value.quantity, measure, language),
    );
    let previous_name = line
        .previous
        .as_ref()
        .map(|(period, _)| view! { <br/><span class="small">{period.name(language)}</span> });
    let target = of.promise.as_ref().map_or_else(
        || words.none().to_owned(),
        |promise| promise.target.measured(measure, language),
    );
    let href = book.tree().get(of.unit).map(|unit| {
        reading
            .address
            .figure_form(&of.indicator.slug, &unit.slug, &of.period.to_string())
    });
    let warnings = line
        .warnings
        .iter()
        .map(|warning| {
            view! { <p><StateBadge tone=Tone::Risk word=warning.message(language)/></p> }
        })
        .collect_view();
    let note = working(line)
        .and_then(|working| working.value.note.as_ref())
        .map(|note| view! { <p class="small">{words.change_note()} ": " {passage(note, language)}</p> });
    view! {
        <tr>
            {tick}
            <th scope="row" data-label=words.indicator()><div><a href=href>{written(&name, language)}</a>{problem}{proofs}</div></th>
            <td class="num" data-label=words.submitted_value()><b>{value}</b></td>
            <td class="num" data-label=words.previous_period()><span>{previous} {previous_name}</span></td>
            <td class="num" data-label=words.target()>{target}</td>
            <td data-label=words.compared()><span>{compared(line, measure, book, reading)}{note}</span></td>
            <td data-label=words.state()><span>{stage(line, review, reading)}{warnings}</span></td>
        </tr>
    }
    .into_any()
}

fn working(line: &ReviewLine) -> Option<&Working> {
    line.line
        .cell
        .as_ref()
        .and_then(|cell| cell.working.as_deref())
}

/// What the value replaces: what was given back, and what is published.
fn compared(line: &ReviewLine, measure: &str, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let Some(working) = working(line) else {
        return ().into_any();
    };
    let now = &working.value.quantity;
    let before = |quantity: &domain::quantity::Quantity| {
        if quantity == now {
            words.unchanged().to_owned()
        } else {
            with_measure(quantity, measure, language)
        }
    };
    let returned = working.returned.as_ref().map(|returned| {
        let who = author(book, returned.by.by, reading);
        view! {
            <p>{words.was_returned()} ": " <b>{before(&returned.quantity)}</b></p>
            <p class="small">{words.returned_because()} ": " {written(returned.reason.as_str(), language)} " (" {who} ")"</p>
        }
    });
    let published = line
        .line
        .cell
        .as_ref()
        .and_then(|cell| cell.published.as_ref())
        .map(|published| {
            view! { <p>{words.was_published()} ": " <b>{before(&published.value.quantity)}</b></p> }
        });
    view! { {returned} {published} }.into_any()
}

/// How far a cell has come.
fn stage(line: &ReviewLine, review: &Checked, reading: &Reading) -> AnyView {
    let words = reading.words;
    let (tone, word) = match working(line).map(|working| &working.stage) {
        None => (Tone::Kept, words.published_now().to_owned()),
        Some(Stage::Draft) => (Tone::Unknown, words.draft().to_owned()),
        Some(Stage::Returned { .. }) => (Tone::Risk, words.returned().to_owned()),
        Some(Stage::Submitted(submission)) => {
            let checks = submission.checks.len();
            let level = review.chain.level(checks);
            (Tone::Going, words.waits_at(level, &review.chain, checks))
        }
    };
    view! { <p><StateBadge tone word/></p> }.into_any()
}
