//! The form of one figure: what is published, what is being worked on, and what this officer
//! may do with it.

mod entry;
mod proof;

use domain::{
    explanation::About,
    figure::{Stage, Working, sheet::SheetKey},
    moment::moment_text,
    officer::Author,
    policy::{self, Actor},
    text::Prose,
};
use leptos::prelude::*;
use service::{
    book::Book,
    desk::{FigureForm, Line},
};

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{DONE, Reading, param},
    round::round_note,
    shown::{author, ground, name_of, unit_name, with_measure},
    sign_in::{needed, not_yours},
};
use crate::{
    act::form::{Form, summary},
    part::{
        crumbs::Crumbs,
        field::ProseField,
        link::Link,
        note::Note,
        notice::Notice,
        passage::{passage, written},
        state::Tone,
    },
};

#[component]
pub fn Figure() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let indicator = book.indicator_by_slug(&param("indicator"));
    let unit = book.tree().by_slug(&param("unit"));
    let (Some(indicator), Some(unit), Ok(period)) = (indicator, unit, param("period").parse())
    else {
        drop(book);
        return nothing(&reading);
    };
    let Some(form) = book.figure_form(indicator.id, unit.id, &period, actor) else {
        // What somebody may not know of is not there for them.
        let known = reading.reader().sees_indicator(indicator, &book);
        drop(book);
        return if known {
            not_yours(&reading)
        } else {
            nothing(&reading)
        };
    };
    let name = indicator.name.get(language).to_owned();
    let about = format!(
        "{} · {} · {}: {}",
        unit_name(unit, &reading),
        period.name(language),
        words.measure(),
        indicator.measure.get(language)
    );
    let here = reading
        .address
        .figure_form(&indicator.slug, &unit.slug, &period.to_string());
    let saved = (reading.asked(DONE) == Some("luu")).then(|| words.saved_draft());
    let content = view! {
        <article class="stack-l">
            {saved.map(|saved| view! { <Notice tone=Tone::Kept>{saved}</Notice> })}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.indicator(&indicator.slug), words.indicator()),
                ]/>
                <h1>{written(&name, language)}</h1>
                <p>{about}</p>
                {form.may_record.then(|| sheets(&form.line, &book, &reading))}
            </header>
            {summary(&reading)}
            <div class="beside">
                <div class="stack-l">
                    {working(&form, &book, &reading)}
                    {decide(&form, actor, &book, &reading)}
                    {form.may_record.then(|| entry::draw(&form.line, &here, &reading))}
                    {proof::draw(&form.line, actor, &book, &reading)}
                </div>
                <aside class="stack" aria-label=words.provenance()>
                    {promised(&form.line, &book, &reading)}
                    {published(&form.line, &book, &reading)}
                    {round_of(&form.line, &book, &reading)}
                    {versions(&form.line, &book, &reading)}
                    {explanations(&form.line, actor, &book, &reading)}
                </aside>
            </div>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(name), content)
}

/// Every value that stood there, latest first.
fn versions(line: &Line, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let versions = book.versions(&line.indicator, line.unit, line.period, reading.reader());
    if versions.is_empty() {
        return None;
    }
    let lines = versions
        .into_iter()
        .map(|version| {
            let value = version.value.map_or_else(
                || words.none().to_owned(),
                |shown| shown.quantity.format(language),
            );
            let who = format!(
                "{}, {}",
                author(book, version.by, reading),
                moment_text(version.at, language)
            );
            let reason = version.reason.map(|reason| view! { <br/>{reason} });
            view! {
                <li>
                    <b>{value}</b> " · " {words.figure_step(version.step)}
                    <span class="small"><br/>{who} {reason}</span>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <Note heading=words.versions()>
                <details>
                    <summary>{words.versions()}</summary>
                    <ol class="stack-s">{lines}</ol>
                </details>
            </Note>
        }
        .into_any(),
    )
}

/// The sheets that this figure is on.
fn sheets(line: &Line, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let programme = &book.document(line.indicator.programme)?.slug;
    let unit = &book.tree().get(line.unit)?.slug;
    let sheet = |path: String| {
        reading
            .address
            .to(&format!("/bang-so-lieu/{programme}/{path}"))
    };
    let of_unit = sheet(format!("{unit}/{}", line.period));
    let of_indicator = sheet(format!("chi-tieu/{}/{}", line.indicator.slug, line.period));
    Some(
        view! {
            <p class="bar small">
                <a href=of_unit>{words.open_grid()}</a>
                <a href=of_indicator>{words.by_unit()}</a>
            </p>
        }
        .into_any(),
    )
}

fn working_of(line: &Line) -> Option<&Working> {
    line.cell.as_ref().and_then(|cell| cell.working.as_deref())
}

/// What stands there that is not public: who entered it on what ground, and why it came back.
fn working(form: &FigureForm, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let working = working_of(&form.line)?;
    let value = &working.value;
    let measure = form.line.indicator.measure.get(language);
    let entered = words.reported(&author(book, value.recorded.by, reading), value.recorded.at);
    let note = value.note.as_ref().map(|note| {
        view! { <p>{words.change_note()} ": " {passage(note, language)}</p> }
    });
    let returned = match &working.stage {
        Stage::Returned { by, reason } => {
            let reason = reason.as_str().to_owned();
            let who = format!(
                "{}, {}",
                author(book, by.by, reading),
                moment_text(by.at, language)
            );
            Some(view! {
                <Notice tone=Tone::Risk>
                    <p><b>{words.returned_because()} ":"</b> " " {reason}</p>
                    <p class="small">{who}</p>
                </Notice>
            })
        }
        Stage::Draft | Stage::Submitted(_) => None,
    };
    let state = match &working.stage {
        Stage::Draft => words.draft().to_owned(),
        Stage::Submitted(_) => waits(form, working, book, reading),
        Stage::Returned { .. } => words.returned().to_owned(),
    };
    let checks: Vec<_> = match &working.stage {
        Stage::Submitted(submission) => submission
            .checks
            .iter()
            .map(|check| words.checked(&author(book, check.by, reading), check.at))
            .collect(),
        Stage::Draft | Stage::Returned { .. } => Vec::new(),
    };
    // The form itself says that it waits; at which level only the chain knows.
    let has_levels = book
        .waits_at(form.line.indicator.programme, working)
        .is_some();
    let waiting = (form.may_record && has_levels).then(|| view! { <p>{state.clone()}</p> });
    // Whoever may enter it sees in the form itself how far it has come.
    let amount = (!form.may_record).then(|| {
        view! { <p class="claim">{state} ": " {with_measure(&value.quantity, measure, language)}</p> }
    });
    Some(
        view! {
            <section class="stack">
                <h2>{words.being_worked_on()}</h2>
                {returned}
                {amount}
                <p>{words.ground()} ": " {ground(book, &value.ground, reading)}</p>
                {note}
                <p class="small">{entered} " " {checks.join(" ")}</p>
                {waiting}
            </section>
        }
        .into_any(),
    )
}

/// At which level a value waits.
fn waits(form: &FigureForm, working: &Working, book: &Book, reading: &Reading) -> String {
    let programme = form.line.indicator.programme;
    let checks = match &working.stage {
        Stage::Submitted(submission) => submission.checks.len(),
        Stage::Draft | Stage::Returned { .. } => 0,
    };
    reading.words.waits_at(
        book.waits_at(programme, working),
        book.chain(programme),
        checks,
    )
}

/// Approving and returning, for those who may; and for one's own figure, why not.
fn decide(form: &FigureForm, actor: &Actor, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let working = working_of(&form.line)?;
    let Stage::Submitted(submitted) = &working.stage else {
        return None;
    };
    if !form.may_decide {
        let own = |by: Author| by.officer() == Some(actor.officer());
        let is_reviewer = book.is_in_chain(actor, form.line.indicator.programme, form.line.unit);
        return (is_reviewer && (own(working.value.recorded.by) || own(submitted.by))).then(|| {
            view! { <Notice tone=Tone::Unknown>{words.four_eyes_hint()}</Notice> }.into_any()
        });
    }
    let approve = Form::of(reading, "approve_figure");
    let give_back = Form::of(reading, "return_figure");
    let value = with_measure(
        &working.value.quantity,
        form.line.indicator.measure.get(reading.language),
        reading.language,
    );
    Some(
        view! {
            <section class="stack">
                <h2>{words.decide()}</h2>
                <p class="claim">{value}</p>
                <form method="post" novalidate=true action=approve.action()>
                    {approve.hidden()}
                    {place_fields(&form.line)}
                    <button class="button main">{words.approve()}</button>
                </form>
                <form class="form stack-s" method="post" novalidate=true action=give_back.action()>
                    {give_back.hidden()}
                    {place_fields(&form.line)}
                    <ProseField
                        words=give_back.words("reason", words.return_reason(), None)
                        value=give_back.typed("reason", "")
                        longest=Prose::MAX
                        required=true
                    />
                    <p class="bar"><button class="button">{words.return_it()}</button></p>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// The round that the figure belongs to: a locked one is opened there.
fn round_of(line: &Line, book: &Book, reading: &Reading) -> Option<AnyView> {
    let key = SheetKey {
        programme: line.indicator.programme,
        unit: line.unit,
        period: line.period,
    };
    round_note(book, &key, reading)
}

fn place_fields(line: &Line) -> AnyView {
    view! {
        <input type="hidden" name="indicator" value=line.indicator.id.to_string()/>
        <input type="hidden" name="unit" value=line.unit.to_string()/>
        <input type="hidden" name="period" value=line.period.to_string()/>
        <input type="hidden" name="base" value=revision(line).to_string()/>
    }
    .into_any()
}

fn revision(line: &Line) -> u32 {
    line.cell.as_ref().map_or(0, |cell| cell.revision)
}

/// What was asked about it, and the way to ask.
fn explanations(line: &Line, actor: &Actor, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let about = About::Figure {
        indicator: line.indicator.id,
        period: line.period,
    };
    let known: Vec<_> = book
        .explanations_about(about, line.unit, reading.reader())
        .map(|one| {
            let href = reading.address.to(&format!("/giai-trinh/{}", one.id));
            let standing = one.standing(reading.today);
            let state = words.explanation_standing(standing, one.latest.question.due);
            view! { <p><a href=href>{state}</a></p> }
        })
        .collect();
    let unit = book.tree().get(line.unit)?;
    let ask = policy::may::<policy::AskExplanation>(actor, line.unit, book.tree()).then(|| {
        let path = format!(
            "/giai-trinh/moi/chi-tieu/{}/{}/{}",
            line.indicator.slug, unit.slug, line.period
        );
        view! { <p><a href=reading.address.to(&path)>{words.ask_explanation()}</a></p> }
    });
    (ask.is_some() || !known.is_empty())
        .then(|| view! { <Note heading=words.explanations()>{known}{ask}</Note> }.into_any())
}

fn promised(line: &Line, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let promise = line.promise.as_ref()?;
    let target = promise
        .target
        .measured(line.indicator.measure.get(language), language);
    let ground = ground(book, &promise.ground, reading);
    let part_of = promise.part_of.map(|above| {
        view! { <p>{words.part_of(&name_of(book, above, reading))}</p> }
    });
    Some(
        view! {
            <Note heading=words.target()>
                <p><b>{target}</b></p>
                {part_of}
                <p>{ground}</p>
            </Note>
        }
        .into_any(),
    )
}

fn published(line: &Line, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let Some(published) = line.cell.as_ref().and_then(|cell| cell.published.as_ref()) else {
        return view! { <Note heading=words.published_now()><p>{words.no_figure()}</p></Note> }
            .into_any();
    };
    let value = &published.value;
    let amount = with_measure(
        &value.quantity,
        line.indicator.measure.get(language),
        language,
    );
    let ground = ground(book, &value.ground, reading);
    let entered = words.reported(&author(book, value.recorded.by, reading), value.recorded.at);
    let approved = words.approved(
        &author(book, published.approved.by, reading),
        published.approved.at,
    );
    view! {
        <Note heading=words.published_now()>
            <p><b>{amount}</b></p>
            <p>{ground}</p>
            <p>{entered}</p>
            <p>{approved}</p>
        </Note>
    }
    .into_any()
}
