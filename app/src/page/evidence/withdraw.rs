//! Withdrawing evidence: which it is, and why it is taken back.

use domain::{
    evidence::{Evidence, Withdrawn},
    moment::moment_text,
    policy::{self, WithdrawEvidence},
    text::Prose,
};
use leptos::prelude::*;
use service::book::Book;

use crate::{
    act::{
        form::{Form, summary},
        place,
    },
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::author,
        sign_in::needed,
    },
    part::{crumbs::Crumbs, field::ProseField, link::Link, passage::written},
};

#[component]
pub fn Withdraw() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let found = param("id")
        .parse()
        .ok()
        .and_then(|id| book.evidence(id))
        .filter(|one| one.withdrawn.is_none() && reading.reader().sees_evidence(one, &book))
        .filter(|one| policy::may::<WithdrawEvidence>(actor, one.unit, book.tree()));
    // What may not be withdrawn by somebody is not told apart from what is not there.
    let Some(one) = found else {
        drop(book);
        return nothing(&reading);
    };
    let form = Form::of(&reading, "withdraw_evidence");
    let back = place::evidence_page(&book, one.of)
        .map(|page| Link::new(reading.address.to(&page), words.evidence()));
    let shown = super::line(one, (), &book, &reading);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=back.into_iter().collect()/>
                <h1>{words.withdraw_evidence()}</h1>
            </header>
            {summary(&reading)}
            <ul class="evidence">{shown}</ul>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="evidence" value=one.id.to_string()/>
                <ProseField
                    words=form.words("reason", words.reason(), Some(words.withdraw_hint()))
                    value=form.typed("reason", "")
                    longest=Prose::MAX
                    required=true
                />
                <p class="bar"><button class="button main">{words.withdraw_evidence()}</button></p>
            </form>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.withdraw_evidence()), content)
}

/// Evidence that was taken back: its name, and why.
pub(super) fn gone(
    one: &Evidence,
    withdrawn: &Withdrawn,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let who = format!(
        "{} · {}, {}",
        reading.words.withdrawn(),
        author(book, withdrawn.by.by, reading),
        moment_text(withdrawn.by.at, reading.language)
    );
    view! {
        <li class="file">
            <div>
                <s>{one.file.name.as_str().to_owned()}</s>
                <span class="small">{who}</span>
                <span>{written(withdrawn.reason.as_str(), reading.language)}</span>
            </div>
        </li>
    }
    .into_any()
}
