//! Dividing a promise among the units below: one field a unit, and the sum against the whole.

use domain::{
    allocation::{Allocation as Parts, BalanceVerdict, entry},
    indicator::{Aggregation, Indicator, Promise},
    policy::{self, AllocateTarget},
    refusal::{Field, Refusal},
    text::Line,
};
use leptos::prelude::*;
use service::{
    allocation::{Division, Share},
    book::Book,
};

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{DONE, Reading, param},
    shown::{ground, heading, name_of},
    sign_in::{needed, not_yours},
};
use crate::{
    act::form::{Form, summary},
    part::{
        crumbs::Crumbs,
        field::{Choice, SelectField, TextField},
        icon::{Glyph, Icon},
        link::Link,
        notice::Notice,
        passage::written,
        state::{StateBadge, Tone},
    },
};

#[component]
pub fn Allocation() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let indicator = book
        .indicator_by_slug(&param("indicator"))
        .filter(|indicator| reading.reader().sees_indicator(indicator, &book));
    let unit = book.tree().by_slug(&param("unit"));
    let period = param("period").parse().ok();
    let division = indicator
        .zip(unit)
        .zip(period)
        .and_then(|((indicator, unit), period)| {
            book.division(indicator, unit.id, &period, reading.today)
        });
    let Some(division) = division else {
        drop(book);
        return nothing(&reading);
    };
    let whole = &division.whole;
    if !policy::may::<AllocateTarget>(actor, whole.unit, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let indicator = &division.indicator;
    let measure = indicator.measure.get(language);
    let name = indicator.name.get(language).to_owned();
    let saved = (reading.asked(DONE) == Some("luu")).then(|| words.parts_saved());
    let whole_text = whole.target.measured(measure, language);
    let body = if !division.can_be_divided {
        view! { <p>{words.no_number_to_divide()}</p> }.into_any()
    } else if division.shares.is_empty() {
        view! { <p>{words.no_units_below()}</p> }.into_any()
    } else {
        form(&division, &book, &reading)
    };
    let content = view! {
        <article class="stack-l">
            {saved.map(|saved| view! { <Notice tone=Tone::Kept>{saved}</Notice> })}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.indicator(&indicator.slug), name.clone()),
                ]/>
                <p class="eyebrow">{name_of(&book, whole.unit, &reading)} ", " {whole.period.name(language)}</p>
                <h1>{words.divide_target()}</h1>
                <p>{written(&name, language)}</p>
                <p class="claim">{words.whole_target()} ": " {whole_text}</p>
                {sum(&division, &reading)}
            </header>
            {body}
        </article>
    };
    drop(book);
    frame(
        &reading,
        Head::private(format!("{}: {name}", words.divide_target())),
        content,
    )
}

/// How far a promise is divided, and for planners the way to divide it.
pub fn divided(
    indicator: &Indicator,
    promise: &Promise,
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    let words = reading.words;
    let said = balance_text(indicator, promise, reading);
    let may = reading
        .actor()
        .is_some_and(|actor| policy::may::<AllocateTarget>(actor, promise.unit, book.tree()));
    let unit = book.tree().get(promise.unit)?;
    let link = (may && promise.target.is_numeric()).then(|| {
        let path = format!(
            "/phan-bo/{}/{}/{}",
            indicator.slug, unit.slug, promise.period
        );
        view! { <p><a href=reading.address.to(&path)>{words.divide_target()}</a></p> }
    });
    (said.is_some() || link.is_some()).then(|| {
        let said = said.map(|said| view! { <p>{said}</p> });
        view! { {said} {link} }.into_any()
    })
}

/// "Đã phân bổ 110 / 120 sản phẩm: còn thiếu 10."
pub fn balance_text(indicator: &Indicator, promise: &Promise, reading: &Reading) -> Option<String> {
    let allocation = Parts::of(indicator, promise.unit, &promise.period)?;
    let balance = allocation.balance()?;
    let measure = indicator.measure.get(reading.language);
    Some(reading.words.balance(balance, measure))
}

/// The sum of the parts against the whole, as far as they add up.
pub fn sum(division: &Division, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let has_parts = division.shares.iter().any(|share| share.part.is_some());
    if has_parts && division.indicator.aggregation == Some(Aggregation::Apart) {
        return Some(view! { <p class="small">{words.not_added()}</p> }.into_any());
    }
    let balance = division.balance?;
    let tone = match balance.verdict {
        BalanceVerdict::Even => Tone::Kept,
        BalanceVerdict::Short(_) | BalanceVerdict::Over(_) => Tone::Risk,
    };
    let word = words.balance(balance, division.indicator.measure.get(reading.language));
    Some(view! { <p><StateBadge tone word/></p> }.into_any())
}

fn form(division: &Division, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let form = Form::of(reading, "allocate_target");
    let whole = &division.whole;
    let typed = form.typed("parts", "");
    let shares = division
        .shares
        .iter()
        .map(|share| share_field(share, &form, &typed, division, book, reading))
        .collect_view();
    let kept = division.indicator.aggregation.map_or("", Aggregation::code);
    let choices = std::iter::once(Choice {
        value: String::new(),
        text: words.choose().to_owned(),
    })
    .chain(Aggregation::ALL.map(|one| Choice {
        value: one.code().to_owned(),
        text: heading(one.name(language)),
    }))
    .collect();
    let ground = division
        .shares
        .iter()
        .find_map(|share| share.part.as_ref())
        .map(|part| part.ground.place.to_string())
        .unwrap_or_default();
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="indicator" value=division.indicator.id.to_string()/>
            <input type="hidden" name="unit" value=whole.unit.to_string()/>
            <input type="hidden" name="period" value=whole.period.to_string()/>
            <input type="hidden" name="base" value=division.base.to_string()/>
            <SelectField
                words=form.words("aggregation", words.aggregation_label(), Some(words.aggregation_hint()))
                choices
                value=form.typed("aggregation", kept)
                required=true
            />
            <h2 id="parts">{words.parts()}</h2>
            <p>{words.divide_intro()}</p>
            {shares}
            <TextField
                words=form.words("ground", words.ground(), Some(words.divide_ground_hint()))
                value=form.typed("ground", &ground)
                longest=Line::MAX
                required=true
            />
            <p class="bar"><button class="button main">{words.save_parts()}</button></p>
        </form>
    }
    .into_any()
}

fn share_field(
    share: &Share,
    form: &Form,
    typed: &str,
    division: &Division,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let name = name_of(book, share.unit, reading);
    let measure = division.indicator.measure.get(language);
    if let Some(own) = &share.own {
        return view! {
            <p>
                <b>{written(&name, language)}</b> ": " {words.has_own_target()} ", " {own.target.measured(measure, language)}
                " (" {ground(book, &own.ground, reading)} ")"
            </p>
        }
        .into_any();
    }
    let id = share.unit.to_string();
    let again = typed
        .lines()
        .find_map(|line| line.split_once('=').filter(|(unit, _)| *unit == id))
        .map(|(_, text)| text.to_owned());
    let value = again.unwrap_or_else(|| {
        share
            .part
            .as_ref()
            .map(|part| entry(&part.target, language))
            .unwrap_or_default()
    });
    let error = match form.refusal() {
        Some(Refusal::Fields(problems)) => problems
            .iter()
            .find(|(field, _)| *field == Field::Part(share.unit))
            .map(|(_, problem)| problem.message(language)),
        _ => None,
    };
    let field = format!("part-{id}");
    let error_id = error.as_ref().map(|_| format!("{field}-error"));
    let invalid = error.as_ref().map(|_| "true");
    let error_place = error_id.clone();
    let class = if error.is_some() {
        "field wrong"
    } else {
        "field"
    };
    let error = error.map(|error| {
        view! { <p class="error" id=error_place><Glyph icon=Icon::Refused/>{error}</p> }
    });
    view! {
        <div class=class>
            <label for=field.clone()>{format!("{name} ({measure})")}</label>
            {error}
            <input type="hidden" name="units[]" value=id/>
            <input
                type="text"
                id=field
                name="parts[]"
                value=value
                inputmode="decimal"
                autocomplete="off"
                aria-invalid=invalid
                aria-describedby=error_id
            />
        </div>
    }
    .into_any()
}
