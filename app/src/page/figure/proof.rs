//! What shows that a figure is right, and the way to attach more.

use domain::{
    evidence::Proven,
    policy::{self, Actor, AttachEvidence, WithdrawEvidence},
};
use leptos::prelude::*;
use service::{book::Book, desk::Line};

use crate::{
    act::place,
    page::{evidence, reading::Reading},
};

/// It is there before there is a figure: the island does not draw the page again once it has saved
/// one.
pub fn draw(line: &Line, actor: &Actor, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let of = Proven::Figure {
        indicator: line.indicator.id,
        unit: line.unit,
        period: line.period,
    };
    let known = evidence::list(of, book, reading);
    let none = known
        .is_none()
        .then(|| view! { <p class="small">{words.evidence_none()}</p> });
    let label = if policy::may::<AttachEvidence>(actor, line.unit, book.tree()) {
        words.attach_evidence()
    } else {
        words.evidence()
    };
    let way = place::evidence_page(book, of)
        .filter(|_| policy::may::<WithdrawEvidence>(actor, line.unit, book.tree()))
        .map(|path| {
            view! { <p class="bar"><a class="button" href=reading.address.to(&path)>{label}</a></p> }
        });
    view! {
        <section class="stack">
            <h2>{words.evidence()}</h2>
            {known}
            {none}
            {way}
        </section>
    }
    .into_any()
}
