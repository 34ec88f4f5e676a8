//! The margin notes: what makes the figure trustworthy.

use domain::{handover::Matter, id::UnitId, indicator::Indicator, period::date_text};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::{Followed, Row},
};

use crate::{
    page::{
        allocation::divided,
        handover::taken_over,
        reading::Reading,
        round,
        shown::{author, ground, name_of, note, rule, unit_link, unit_name},
    },
    part::passage::passage,
    words::sentence::capital,
};

/// What makes the figure trustworthy.
pub fn notes(followed: &Followed, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let indicator = &followed.indicator;
    let headline = followed.headline();
    let published = headline.and_then(|row| row.published.as_ref());
    let provenance = published.map(|published| {
        let value = &published.value;
        let claim = value.claim.as_ref().map(|claim| {
            view! { <p>{words.as_published()} ": “" {passage(claim, language)} "”"</p> }
        });
        let reported = words.reported(&author(book, value.recorded.by, reading), value.recorded.at);
        let checks: Vec<_> = published
            .checks
            .iter()
            .map(|check| words.checked(&author(book, check.by, reading), check.at))
            .collect();
        let approved = (value.recorded.by != published.approved.by).then(|| {
            words.approved(
                &author(book, published.approved.by, reading),
                published.approved.at,
            )
        });
        note(
            words.provenance(),
            view! { <p>{ground(book, &value.ground, reading)}</p>
            {claim}
            <p>{reported} " " {checks.join(" ")} " " {approved}</p>
            {value.note.as_ref().map(|note| view! { <p>{passage(note, language)}</p> })} },
        )
    });
    let promised = headline.and_then(|row| row.promise.as_ref()).map(|promise| {
        let part = promise
            .part_of
            .map(|above| view! { <p>{words.part_of(&name_of(book, above, reading))}</p> });
        note(words.target(), view! { <p>{promise.target.measured(indicator.measure.get(language), language)}</p>{part}<p>{ground(book, &promise.ground, reading)}</p>{divided(indicator, promise, book, reading)} })
    });
    let judged =
        headline.map(|row| note(words.how_judged(), view! { <p>{rule(row, reading)}</p> }));
    let unit_now = headline.and_then(|row| where_now(row, book, reading));
    let term = indicator.term_today.as_ref().map(|term| {
        note(
            words.term_today(),
            view! { <p>{passage(term, language)}</p> },
        )
    });
    let remark = indicator
        .note
        .as_ref()
        .map(|text| note(words.note(), view! { <p>{passage(text, language)}</p> }));
    let handed = taken_over(
        book,
        |of| matches!(of, Matter::Promise { indicator: one, .. } | Matter::Duty(one) if one == indicator.id),
        reading,
    );
    let expected = headline.and_then(|row| expected(row, indicator, book, reading));
    view! { {provenance} {expected} {promised} {judged} {unit_now} {handed} {term} {remark} }
        .into_any()
}

/// When the figure was last published, and by when the next one is to come; of today alone, and of units
/// that are still there.
fn expected(row: &Row, indicator: &Indicator, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let last = row
        .published
        .as_ref()
        .map(|published| words.last_published(published.since));
    let is_there = |unit: UnitId| {
        let unit = book.tree().get(unit)?;
        (unit.exists.until.is_none_or(|until| until > reading.today)).then_some(())
    };
    let next = (reading.on == reading.today)
        .then(|| is_there(row.unit))
        .flatten()
        .and_then(|()| book.schedule(indicator.programme, row.period))
        .and_then(|schedule| {
            schedule
                .around(reading.today, 1, 1, book.calendar())
                .into_iter()
                .find(|round| round.due.at > round::shown::now(reading))
        })
        .map(|round| {
            let period = capital(&round.period.name(language));
            words.next_expected(&period, &round.due.sentence(language))
        });
    if last.is_none() && next.is_none() {
        return None;
    }
    Some(note(
        words.updated(),
        view! { {last.map(|said| view! { <p>{said}</p> })} {next.map(|said| view! { <p>{said}</p> })} },
    ))
}

/// What became of the unit, when it is over on the day the reader looks at.
fn where_now(row: &Row, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let unit = book.tree().get(row.unit)?;
    let until = unit.exists.until.filter(|until| *until <= reading.on)?;
    let successors: Vec<_> = book
        .tree()
        .successors(unit.id)
        .map(|edge| view! { <li>{unit_link(book, edge.to, reading)}</li> })
        .collect();
    let day = date_text(until, language);
    let name = unit_name(unit, reading);
    let sentence = match language {
        domain::Language::Vi => {
            format!("{name} kết thúc từ ngày {day}. Số liệu giữ nguyên ở đơn vị cũ.")
        }
        domain::Language::En => {
            format!("{name} ended on {day}. Its figures stay with the former unit.")
        }
    };
    Some(note(
        words.where_now(),
        view! { <p>{sentence}</p>
        <ul>{successors}</ul> },
    ))
}
