//! Every figure by period and unit, with what it rests on.

use domain::{
    evidence::Proven,
    figure::Published,
    quantity::{Quantity, Sum, percent_text},
};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::{Followed, Row},
};

use crate::{
    download::links,
    page::{
        evidence,
        reading::Reading,
        shown::{badge, came_about, ground, name_of, unit_link, with_measure},
    },
};

/// So many in sight, the latest; the rest is in the files.
const MOST: usize = 200;

pub fn table(followed: &Followed, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let measure = followed.indicator.measure.get(language);
    let rows: Vec<_> = followed
        .rows
        .iter()
        .take(MOST)
        .map(|row| {
            let target = row
                .promise
                .as_ref()
                .map_or_else(|| words.none().to_owned(), |promise| promise.target.measured(measure, language));
            let value = row.published.as_ref().map_or_else(
                || words.none().to_owned(),
                |published| with_measure(&published.value.quantity, measure, language),
            );
            let part_of = row.promise.as_ref().and_then(|promise| promise.part_of).map(|above| {
                let text = words.part_of(&name_of(book, above, reading));
                view! { <br/><span class="small">{text}</span> }
            });
            let proven = Proven::Figure {
                indicator: followed.indicator.id,
                unit: row.unit,
                period: row.period,
            };
            let share = row.published.as_ref().and_then(|published| share(&published.value.quantity, reading));
            view! {
                <tr>
                    <th scope="row" data-label=words.period()>{row.period.name(language)}</th>
                    <td data-label=words.unit()><span>{unit_link(book, row.unit, reading)}</span></td>
                    <td class="num" data-label=words.target()><span>{target} {part_of}</span></td>
                    <td class="num" data-label=words.result()><span><b>{value}</b> {share} {correction(row, measure, reading)}</span></td>
                    <td data-label=words.state()>{badge(&row.standing, measure, language)}</td>
                    <td data-label=words.ground() class="small">
                        <div>
                            <div>{row.published.as_ref().map(|one| rests_on(one, row, measure, book, reading))}</div>
                            {evidence::list(proven, book, reading)}
                        </div>
                    </td>
                </tr>
            }
        })
        .collect();
    let all = followed.rows.len();
    let rest =
        (all > MOST).then(|| view! { <p class="small">{words.figures_in_sight(MOST, all)}</p> });
    let downloads = links(&format!("/chi-tieu/{}", followed.indicator.slug), reading);
    view! {
        <section class="stack" id="so-lieu">
            <h2>{words.figures_by_period()}</h2>
            <table class="cards figures">
                <thead>
                    <tr>
                        <th scope="col">{words.period()}</th>
                        <th scope="col">{words.unit()}</th>
                        <th scope="col" class="num">{words.target()}</th>
                        <th scope="col" class="num">{words.result()}</th>
                        <th scope="col">{words.state()}</th>
                        <th scope="col">{words.ground()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                {sums(followed, reading)}
            </table>
            {rest}
            {downloads}
        </section>
    }
    .into_any()
}

/// That a figure was corrected: what it was before, and why it changed.
fn correction(row: &Row, measure: &str, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let before = row.corrected.as_ref()?;
    let value = with_measure(&before.value.quantity, measure, language);
    let why = row
        .published
        .as_ref()
        .and_then(|published| published.value.note.as_ref())
        .map(|note| format!(". {}: {}", words.reason(), note.get(language)));
    Some(
        view! {
            <br/>
            <span class="small">
                <b>{words.correction()}</b> ": " {words.corrected_from(&value)} {why}
            </span>
        }
        .into_any(),
    )
}

/// What a figure rests on, and for one that was reported here, one tap away, how it came about.
fn rests_on(
    published: &Published,
    row: &Row,
    measure: &str,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let came = published.value.recorded.by.officer().map(|_| {
        let sentence = came_about(published, row.corrected.as_ref(), measure, book, reading);
        view! {
            <details class="why"><summary>{reading.words.how_it_came()}</summary><p>{sentence}</p></details>
        }
    });
    view! { {ground(book, &published.value.ground, reading)} {came} }.into_any()
}

/// What the units of one period have together, with "≥" or "≈" where a part is only
/// approximate; nothing where parts cannot be added.
fn sums(followed: &Followed, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let measure = followed.indicator.measure.get(language);
    let mut periods: Vec<_> = followed.rows.iter().map(|row| row.period).collect();
    periods.dedup();
    let rows: Vec<_> = periods
        .into_iter()
        .filter_map(|period| {
            let parts: Vec<_> = followed
                .rows
                .iter()
                .filter(|row| row.period == period)
                .filter_map(|row| row.published.as_ref())
                .map(|published| &published.value.quantity)
                .collect();
            if parts.len() < 2 {
                return None;
            }
            let sum = Sum::of(parts).ok()?.format(language);
            Some(view! {
                <tr>
                    <th scope="row" data-label=words.period()>{period.name(language)}</th>
                    <td data-label=words.unit()>{words.sum()}</td>
                    <td></td>
                    <td class="num" data-label=words.result()><b>{sum} " " {measure.to_owned()}</b></td>
                    <td class="small">{words.computed()}</td>
                    <td></td>
                </tr>
            })
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <tfoot>{rows}</tfoot> }.into_any())
}

/// The percentage of n/N, marked as computed; beside a published one that differs, both.
fn share(quantity: &Quantity, reading: &Reading) -> Option<AnyView> {
    let language = reading.language;
    let words = reading.words;
    let share = quantity.share()?;
    let computed = share.computed_percent()?;
    let text = match (share.published_percent(), share.difference()) {
        (Some(published), Some(_)) => {
            let (published, computed) = (
                percent_text(published, 4, language),
                percent_text(computed, 4, language),
            );
            match language {
                domain::Language::Vi => format!(
                    "công bố {published}, tính ra {computed}: lệch nhau, giữ như đã công bố"
                ),
                domain::Language::En => format!(
                    "published {published}, computed {computed}: they differ, kept as published"
                ),
            }
        }
        (Some(published), None) => format!(
            "{} {}",
            words.as_published().to_lowercase(),
            percent_text(published, 4, language)
        ),
        (None, _) => format!(
            "{} {}",
            percent_text(computed, 2, language),
            format_args!("({})", words.computed())
        ),
    };
    Some(view! { <br/><span class="small">{text}</span> }.into_any())
}
