//! A unit's page, also for units that no longer exist: what it was, what became of it, and
//! what is followed there.

use domain::{
    Language,
    feedback::About as FeedbackAbout,
    period::date_text,
    policy::{self, KeepReport},
    status::Timing,
    unit::{Unit as UnitRecord, succession::Succession},
};
use leptos::prelude::*;
use service::book::{
    Book,
    unit::{AtUnit, UnitSeen},
};

use super::{
    calendar::UNIT,
    frame::{Head, frame},
    handover,
    not_found::nothing,
    reading::{DONE, Reading, param},
    report, sharing,
    shown::{
        badge, heading, name_of, note, span_text, timing_tone, unit_link, unit_name, until_text,
        value_text,
    },
};
use crate::download::links;
use crate::part::{
    crumbs::Crumbs,
    link::Link,
    notice::Notice,
    state::{StateBadge, Tone},
};

#[component]
pub fn Unit() -> impl IntoView {
    let reading = Reading::now();
    let book = reading.book();
    let Some(unit) = book.tree().by_slug(&param("slug")) else {
        drop(book);
        return nothing(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let seen = book.unit_seen(unit, reading.reader());
    let name = unit_name(unit, &reading);
    let sentence = sentence(&seen, &book, &reading);
    let above = seen
        .above
        .iter()
        .rev()
        .map(|unit| Link::new(reading.address.unit(&unit.slug), unit_name(unit, &reading)))
        .collect::<Vec<_>>();
    let over = until_text(unit, &reading).map(|until| {
        view! { <Notice tone=Tone::Unknown>{words.unit_over()} ", " {until} "."</Notice> }
    });
    let reformed = (reading.asked(DONE) == Some("sap-xep")).then(|| words.reform_done());
    let is_bare = seen.figures.is_empty()
        && seen.tasks.is_empty()
        && seen.items.is_empty()
        && seen.documents.is_empty();
    let content = view! {
        <article class="stack-l">
            {reformed.map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> })}
            <header class="stack">
                <Crumbs label=words.crumbs() above=[vec![Link::new(reading.address.to("/don-vi"), words.units())], above].concat()/>
                <p class="eyebrow">{heading(unit.kind.name(language))}</p>
                <h1>{name.clone()}</h1>
                {over}
                <p class="claim">{sentence.clone()}</p>
            </header>
            {lineage(&seen, &book, &reading)}
            <div class="beside">
                <div class="stack-l">
                    {figures(&seen.figures, &book, &reading)}
                    {(!seen.figures.is_empty()).then(|| links(&format!("/don-vi/{}", seen.unit.slug), &reading))}
                    {tasks(&seen, &reading)}
                    {(!seen.tasks.is_empty()).then(|| links(&format!("/don-vi/{}/nhiem-vu", seen.unit.slug), &reading))}
                    {items(&seen, &book, &reading)}
                    {documents(&seen, &reading)}
                    {handover::of_unit(&book, unit.id, &reading)}
                    {is_bare.then(|| view! { <p class="small">{words.nothing_followed()}</p> })}
                    {super::feedback::section(&book, FeedbackAbout::Unit(unit.id), &reading)}
                    {units(words.children(), &seen.below, &reading)}
                    {units(words.bodies(), &seen.bodies, &reading)}
                </div>
                <aside class="stack" aria-label=words.names()>{notes(&seen, &book, &reading)} {sharing::block(&book, &reading)}</aside>
            </div>
        </article>
    };
    let head = Head::public(name, sentence);
    drop(book);
    frame(&reading, head, content)
}

/// What the unit is today, and what became of it, in a sentence or two.
pub fn sentence(seen: &UnitSeen, book: &Book, reading: &Reading) -> String {
    let language = reading.language;
    let unit = &seen.unit;
    let became: Vec<_> = seen
        .became
        .iter()
        .filter(|edge| edge.on <= reading.on)
        .filter_map(|edge| book.tree().get(edge.to))
        .map(|unit| {
            let name = unit_name(unit, reading);
            unit.code_on(reading.on)
                .map_or_else(|| name.clone(), |code| format!("{name} ({code})"))
        })
        .collect();
    let over = unit.exists.until.filter(|until| *until <= reading.on);
    let counts = [
        (
            seen.figures.len(),
            language.pick("số liệu và mục tiêu", "figures and targets"),
        ),
        (seen.tasks.len(), language.pick("nhiệm vụ", "tasks")),
        (
            seen.items.len(),
            language.pick("nội dung khác", "other items"),
        ),
    ];
    let counts: Vec<_> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let followed = match language {
        _ if counts.is_empty() => String::new(),
        Language::Vi => format!("Gắn với đơn vị này: {}.", counts.join(", ")),
        Language::En => format!("Tied to this unit: {}.", counts.join(", ")),
    };
    let lead = match (over, language) {
        (Some(until), Language::Vi) if !became.is_empty() => format!(
            "Từ ngày {}: {}. ",
            date_text(until, language),
            became.join(", ")
        ),
        (Some(until), Language::En) if !became.is_empty() => format!(
            "Since {}: {}. ",
            date_text(until, language),
            became.join(", ")
        ),
        (Some(until), Language::Vi) => format!("Kết thúc từ ngày {}. ", date_text(until, language)),
        (Some(until), Language::En) => format!("Ended on {}. ", date_text(until, language)),
        (None, _) => String::new(),
    };
    format!("{lead}{followed}")
}

/// Before, here, after.
fn lineage(seen: &UnitSeen, book: &Book, reading: &Reading) -> Option<AnyView> {
    if seen.became.is_empty() && seen.made_of.is_empty() {
        return None;
    }
    let (words, language) = (reading.words, reading.language);
    let edge = |edge: &Succession, other| {
        let decided = edge
            .document
            .and_then(|id| book.document(id))
            .map(|document| {
                let href = reading.address.document(&document.slug);
                let name = document
                    .number
                    .as_ref()
                    .map_or_else(|| document.label(language).to_owned(), ToString::to_string);
                view! { ", " <a href=href>{name}</a> }
            });
        let unverified = edge.unverified.then(|| format!(", {}", words.unverified()));
        let note = edge
            .note
            .as_ref()
            .map(|note| format!("; {}", note.get(language)));
        view! {
            <li>
                {unit_link(book, other, reading)}
                <span class="kind">{edge.kind.name(language)} ", " {date_text(edge.on, language)} {decided} {unverified} {note}</span>
            </li>
        }
    };
    let made_of: Vec<_> = seen.made_of.iter().map(|one| edge(one, one.from)).collect();
    let became: Vec<_> = seen.became.iter().map(|one| edge(one, one.to)).collect();
    let before = (!made_of.is_empty())
        .then(|| view! { <div><h2>{words.made_of()}</h2><ul>{made_of}</ul></div> });
    let after = (!became.is_empty())
        .then(|| view! { <div><h2>{words.became()}</h2><ul>{became}</ul></div> });
    let existed = span_text(seen.unit.exists.from, seen.unit.exists.until, reading);
    Some(
        view! {
            <section class="lineage">
                {before}
                <div class="here">
                    <h2>{heading(seen.unit.kind.name(language))}</h2>
                    <p class="name">{unit_name(&seen.unit, reading)}</p>
                    <span class="kind">{existed}</span>
                </div>
                {after}
            </section>
        }
        .into_any(),
    )
}

fn figures(figures: &[AtUnit], book: &Book, reading: &Reading) -> Option<AnyView> {
    if figures.is_empty() {
        return None;
    }
    let (words, language) = (reading.words, reading.language);
    let rows: Vec<_> = figures
        .iter()
        .map(|one| {
            let measure = one.indicator.measure.get(language);
            let target = one
                .row
                .promise
                .as_ref()
                .map_or_else(|| words.none().to_owned(), |promise| promise.target.text(language));
            let part_of = one.row.promise.as_ref().and_then(|promise| promise.part_of).map(|above| {
                view! { <br/><span class="small">{words.part_of(&name_of(book, above, reading))}</span> }
            });
            view! {
                <tr>
                    <th scope="row"><a href=reading.address.indicator(&one.indicator.slug)>{one.indicator.name.get(language).to_owned()}</a></th>
                    <td class="nowrap" data-label=words.period()>{one.row.period.name(language)}</td>
                    <td class="num" data-label=words.target()><span>{target} {part_of}</span></td>
                    <td class="num" data-label=words.result()>{value_text(&one.row, measure, reading)}</td>
                    <td data-label=words.state()>{badge(&one.row.standing, measure, language)}</td>
                </tr>
            }
        })
        .collect();
    Some(
        view! {
            <section class="stack">
                <h2>{words.indicators()} " " <span class="count">{figures.len()}</span></h2>
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{words.indicator()}</th>
                            <th scope="col">{words.period()}</th>
                            <th scope="col" class="num">{words.target()}</th>
                            <th scope="col" class="num">{words.result()}</th>
                            <th scope="col">{words.state()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

fn tasks(seen: &UnitSeen, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let all: Vec<_> = seen
        .tasks
        .iter()
        .map(|task| {
            let timing = Timing::of(task, reading.on);
            view! {
                <li>
                    <div class="leaf">
                        <span class="kind">{task.state.name(language)}</span>
                        <a href=reading.address.task(&task.slug)>{task.name.get(language).to_owned()}</a>
                        <StateBadge tone=timing_tone(timing) word=timing.name(language)/>
                    </div>
                </li>
            }
        })
        .collect();
    (!all.is_empty()).then(|| {
        let slug = &seen.unit.slug;
        let calendar = reading.address.to(&format!("/lich?{UNIT}={slug}"));
        let timeline = reading
            .address
            .to(&format!("/dong-thoi-gian?{UNIT}={slug}"));
        view! {
            <section class="stack">
                <h2>{words.tasks()} " " <span class="count">{seen.tasks.len()}</span></h2>
                <ol class="tree">{all}</ol>
                <ul class="chips">
                    <li><a href=calendar>{words.calendar()}</a></li>
                    <li><a href=timeline>{words.timeline_of_tasks()}</a></li>
                </ul>
            </section>
        }
        .into_any()
    })
}

fn items(seen: &UnitSeen, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let all: Vec<_> = seen
        .items
        .iter()
        .filter_map(|item| {
            let programme = book.document(item.programme)?;
            let stage = item.stage.as_ref().map(|stage| format!(" · {}", stage.get(language)));
            Some(view! {
                <li>
                    <div class="leaf">
                        <span class="kind">{heading(item.kind.name(language))} {stage}</span>
                        <a href=reading.address.item(&programme.slug, &item.slug)>{item.name.get(language).to_owned()}</a>
                    </div>
                </li>
            })
        })
        .collect();
    (!all.is_empty()).then(|| {
        view! { <section class="stack"><h2>{words.items()} " " <span class="count">{all.len()}</span></h2><ol class="tree">{all}</ol></section> }.into_any()
    })
}

fn documents(seen: &UnitSeen, reading: &Reading) -> Option<AnyView> {
    let all: Vec<_> = seen
        .documents
        .iter()
        .map(|document| {
            view! {
                <li>
                    <div class="leaf">
                        <span class="kind">{heading(document.kind.name(reading.language))}</span>
                        <a href=reading.address.document(&document.slug)>{document.label(reading.language).to_owned()}</a>
                    </div>
                </li>
            }
        })
        .collect();
    (!all.is_empty()).then(|| {
        view! { <section class="stack"><h2>{reading.words.documents()}</h2><ol class="tree">{all}</ol></section> }.into_any()
    })
}

fn units(title: &'static str, units: &[UnitRecord], reading: &Reading) -> Option<AnyView> {
    let all: Vec<_> = units
        .iter()
        .map(|unit| view! { <li><a href=reading.address.unit(&unit.slug)>{unit_name(unit, reading)}</a></li> })
        .collect();
    (!all.is_empty()).then(|| {
        view! { <section class="stack"><h2>{title} " " <span class="count">{units.len()}</span></h2><ul class="columns">{all}</ul></section> }.into_any()
    })
}

fn notes(seen: &UnitSeen, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let unit = &seen.unit;
    let names: Vec<_> = unit
        .names
        .iter()
        .map(|name| {
            let span = span_text(name.from, name.until, reading);
            view! { <p><b>{name.value.full.get(language).to_owned()}</b> " " {span}</p> }
        })
        .collect();
    let codes: Vec<_> = unit
        .codes
        .iter()
        .map(|code| view! { <p><b>{code.value.clone()}</b> " " {span_text(code.from, code.until, reading)}</p> })
        .collect();
    let elsewhere: Vec<_> = seen
        .codes_elsewhere
        .iter()
        .map(|code| {
            let span = span_text(code.from, code.until, reading);
            let says = match language {
                Language::Vi => format!("Mã {} {span} là của ", code.code),
                Language::En => format!("Code {} {span} belongs to ", code.code),
            };
            view! { <p>{says} {unit_link(book, code.unit, reading)}</p> }
        })
        .collect();
    let codes = (!codes.is_empty()).then(|| note(words.codes(), view! { {codes} {elsewhere} }));
    let parents: Vec<_> = unit
        .parents
        .iter()
        .filter_map(|parent| Some((book.tree().get(parent.value)?, parent)))
        .map(|(unit, parent)| {
            let (href, name) = (reading.address.unit(&unit.slug), unit_name(unit, reading));
            view! { <p><a href=href>{name}</a> " " {span_text(parent.from, parent.until, reading)}</p> }
        })
        .collect();
    let parents = (!parents.is_empty()).then(|| note(words.parents(), view! { {parents} }));
    let homonyms: Vec<_> = seen
        .homonyms
        .iter()
        .map(|id| view! { <li>{unit_link(book, *id, reading)}</li> })
        .collect();
    let homonyms =
        (!homonyms.is_empty()).then(|| note(words.homonyms(), view! { <ul>{homonyms}</ul> }));
    let remark = unit.note.as_ref().map(|text| {
        note(
            words.note(),
            view! { <p>{text.get(language).to_owned()}</p> },
        )
    });
    let source = unit.source.and_then(|id| book.source(id)).map(|source| {
        note(words.source(), view! { <p><a href=reading.address.source(&source.slug)>{source.publisher.clone()}</a></p> })
    });
    let reports = reading
        .actor()
        .filter(|actor| policy::may::<KeepReport>(actor, unit.id, book.tree()))
        .map(|_| report::list::way(report::list::UNIT, unit.slug.as_str(), reading))
        .map(|way| note(words.reports(), way));
    let journal = view! { <p class="note"><a href=reading.address.journal(&unit.slug)>{words.journal()}</a></p> };
    view! { {note(words.names(), view! { {names} })} {codes} {parents} {homonyms} {remark} {source} {reports} {journal} }.into_any()
}
