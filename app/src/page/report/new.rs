//! A new report: of which unit on which programme, then of which kind for which period.

use domain::{
    document::Document,
    id::UnitId,
    period::{Period, PeriodKind},
    policy::{self, KeepReport, ReadRestricted},
    report::{Layout, ReportKind},
    round::Cadence,
    text::order,
    unit::UnitKind,
};
use leptos::prelude::*;
use leptos_axum::redirect;
use service::book::Book;

use super::{
    crumbs,
    list::{PROGRAMME, UNIT},
};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        manage::fields::Fields,
        not_found::nothing,
        reading::{Reading, param},
        shown::{distinct_name, name_of},
        sign_in::{needed, not_yours},
    },
    part::field::{Choice, FieldWords, SelectField, TextField},
};

const KIND: &str = "loai";
const PERIOD: &str = "ky";
const LAYOUT: &str = "the-thuc";

/// The units that an officer writes reports of, in Vietnamese order.
fn units(book: &Book, reading: &Reading) -> Vec<Choice> {
    let Some(actor) = reading.actor() else {
        return Vec::new();
    };
    let mut units: Vec<_> = book
        .tree()
        .units()
        .filter(|unit| policy::may::<KeepReport>(actor, unit.id, book.tree()))
        .collect();
    units.sort_by(|a, b| order::compare(a.short_name(reading.today), b.short_name(reading.today)));
    units
        .into_iter()
        .map(|unit| Choice {
            value: unit.slug.to_string(),
            text: distinct_name(book, unit, reading),
        })
        .collect()
}

/// The form that leads to the form: nothing for those who write no reports.
pub(super) fn chooser(book: &Book, reading: &Reading) -> Option<AnyView> {
    let units = units(book, reading);
    if units.is_empty() {
        return None;
    }
    let words = reading.words;
    let programmes = book
        .programmes()
        .into_iter()
        .map(|programme| Choice {
            value: programme.slug.to_string(),
            text: programme.label(reading.language).to_owned(),
        })
        .collect();
    let named = |name: &str, label: &str| FieldWords {
        name: name.to_owned(),
        label: label.to_owned(),
        ..FieldWords::default()
    };
    let asked = |name| reading.asked(name).unwrap_or_default().to_owned();
    Some(
        view! {
            <section class="stack">
                <h2>{words.new_report()}</h2>
                <form class="form stack" method="get" action=reading.address.to("/bao-cao/moi")>
                    <SelectField words=named(PROGRAMME, words.report_programme()) choices=programmes value=asked(PROGRAMME)/>
                    <SelectField words=named(UNIT, words.report_unit()) choices=units value=asked(UNIT)/>
                    <p class="bar"><button class="button main">{words.new_report()}</button></p>
                </form>
            </section>
        }
        .into_any(),
    )
}

#[component]
pub fn ChooseReport() -> impl IntoView {
    let reading = Reading::now();
    if reading.actor().is_none() {
        return needed(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let chosen = reading
        .asked(PROGRAMME)
        .and_then(|slug| book.programme_by_slug(slug))
        .zip(
            reading
                .asked(UNIT)
                .and_then(|slug| book.tree().by_slug(slug)),
        );
    let way = chosen.map(|(programme, unit)| {
        let way = reading
            .address
            .to(&format!("/bao-cao/moi/{}/{}", programme.slug, unit.slug));
        // Made of known addresses only.
        redirect(&way);
        view! { <p><a href=way>{words.new_report()}</a></p> }
    });
    let Some(chooser) = chooser(&book, &reading) else {
        drop(book);
        return not_yours(&reading);
    };
    drop(book);
    let content = view! {
        <article class="stack">
            {crumbs(None, &reading)}
            <h1>{words.new_report()}</h1>
            {way}
            {chooser}
        </article>
    };
    frame(&reading, Head::private(words.new_report()), content)
}

#[component]
pub fn NewReport() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let found = book
        .programme_by_slug(&param("programme"))
        .zip(book.tree().by_slug(&param("unit")));
    let Some((programme, unit)) = found else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<KeepReport>(actor, unit.id, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let reads_restricted = policy::may::<ReadRestricted>(actor, unit.id, book.tree());
    let form = Form::of(&reading, "gather_report");
    let head = view! {
        <header class="stack">
            {crumbs(None, &reading)}
            <h1>{words.new_report()}</h1>
            <p>{words.report_unit()} ": " <b>{name_of(&book, unit.id, &reading)}</b></p>
            <p>{words.report_programme()} ": " <b>{programme.label(reading.language).to_owned()}</b></p>
        </header>
    };
    let fields = fields(&form, &book, programme, unit.id, reads_restricted, &reading);
    let content = view! {
        <article class="stack-l">
            {summary(&reading)}
            {head}
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="programme" value=programme.id.to_string()/>
                <input type="hidden" name="unit" value=unit.id.to_string()/>
                {fields}
                <p class="bar"><button class="button main">{words.gather_report()}</button></p>
            </form>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.new_report()), content)
}

fn fields(
    form: &Form,
    book: &Book,
    programme: &Document,
    unit: UnitId,
    reads_restricted: bool,
    reading: &Reading,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let fields = Fields { form, reading };
    let kind = reading
        .asked(KIND)
        .and_then(|code| ReportKind::ALL.into_iter().find(|kind| kind.code() == code))
        .unwrap_or(ReportKind::Periodic);
    let kinds = ReportKind::ALL
        .into_iter()
        .map(|kind| Choice {
            value: kind.code().to_owned(),
            text: super::super::shown::heading(kind.name(language)),
        })
        .collect();
    let party = book
        .tree()
        .get(unit)
        .is_some_and(|unit| unit.kind == UnitKind::Party);
    let usual = if party { Layout::Party } else { Layout::State };
    let layout = reading.asked(LAYOUT).and_then(Layout::of).unwrap_or(usual);
    let layouts = Layout::ALL
        .into_iter()
        .map(|layout| Choice {
            value: layout.code().to_owned(),
            text: layout.name(language).to_owned(),
        })
        .collect();
    let period = reading
        .asked(PERIOD)
        .and_then(|code| code.parse().ok())
        .or_else(|| usual_period(kind, book, programme, reading))
        .map(|period: Period| period.to_string())
        .unwrap_or_default();
    let restricted = reads_restricted.then(|| {
        fields.check(
            "restricted",
            words.report_restricted(),
            words.report_restricted_hint(),
            false,
        )
    });
    view! {
        {fields.choice("kind", words.report_kind(), None, kind.code(), kinds)}
        <TextField
            words=form.words("period", words.report_period(), Some(words.report_period_hint()))
            value=form.typed("period", &period)
            longest=20
            required=true
        />
        {fields.choice("layout", words.report_layout(), None, layout.code(), layouts)}
        <TextField
            words=form.words("as_of", words.report_as_of(), Some(words.report_as_of_hint()))
            kind=crate::part::field::FieldKind::Date
            value=form.typed("as_of", "")
        />
        {fields.check("drafts", words.report_drafts(), words.report_drafts_hint(), false)}
        {restricted}
    }
    .into_any()
}

/// The period that is likely meant: this week, or the one that the programme reports on now.
fn usual_period(
    kind: ReportKind,
    book: &Book,
    programme: &Document,
    reading: &Reading,
) -> Option<Period> {
    let cadence = match kind {
        ReportKind::Weekly => Cadence::Week,
        ReportKind::Periodic => book
            .schedules(programme.id)
            .first()
            .map_or(Cadence::Quarter, |schedule| schedule.cadence),
    };
    cadence
        .at(reading.today)
        .filter(|period| kind.has(period) || !matches!(period.kind(), PeriodKind::Week { .. }))
}
