//! The form of a unit: what it is, when it is there, and its names, codes and parents by date.

use domain::{
    Bilingual, Date,
    policy::KeepUnits,
    unit::{Dated, Unit, UnitKind},
};
use leptos::prelude::*;
use service::{
    book::Book,
    manage::{code, mark, unit::keeps},
};

use super::{fields::Fields, header, may_somewhere, said};
use crate::{
    act::{
        form::{CODE_ROWS, Form, NAME_ROWS, PARENT_ROWS, summary},
        keep_unit::{DaysSent, NameSent, read},
    },
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::{heading, span_text, unit_link},
        sign_in::{needed, not_yours},
    },
    part::{
        field::{Choice, FieldKind, FieldWords, TextField, questions},
        icon::{Glyph, Icon},
        link::Link,
    },
};

#[component]
pub fn NewUnit() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<KeepUnits>(actor) {
        return not_yours(&reading);
    }
    let book = reading.book();
    let form = form(&book, None, &reading);
    drop(book);
    let words = reading.words;
    let content = view! {
        <article class="stack-l">
            {header(&reading, vec![to_units(&reading)], words.new_unit(), None)}
            {summary(&reading)}
            {form}
        </article>
    };
    frame(&reading, Head::private(words.new_unit()), content)
}

#[component]
pub fn EditUnit() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let Some(unit) = book.tree().by_slug(&param("unit")) else {
        drop(book);
        return nothing(&reading);
    };
    if !keeps(actor, unit, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let words = reading.words;
    let public = reading.address.unit(&unit.slug);
    let form = form(&book, Some(unit), &reading);
    drop(book);
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, vec![to_units(&reading)], words.edit_unit(), None)}
            <p><a href=public>{words.open_public()}</a></p>
            {summary(&reading)}
            {form}
        </article>
    };
    frame(&reading, Head::private(words.edit_unit()), content)
}

/// The way to the list.
pub(super) fn to_units(reading: &Reading) -> Link {
    Link::new(
        reading.address.to("/quan-ly/don-vi"),
        reading.words.keep_units(),
    )
}

fn form(book: &Book, unit: Option<&Unit>, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_unit");
    let fields = Fields {
        form: &form,
        reading,
    };
    let rows = Rows {
        form: &form,
        reading,
    };
    let kind = unit.map_or(UnitKind::Commune, |one| one.kind);
    let kinds = UnitKind::ALL
        .iter()
        .map(|kind| Choice {
            value: code(kind),
            text: heading(kind.name(reading.language)),
        })
        .collect();
    let exists = unit.map(|one| day_pair(&one.exists)).unwrap_or_default();
    let serves = unit
        .and_then(|one| book.tree().get(one.serves?))
        .map(|place| place.slug.to_string())
        .unwrap_or_default();
    let source = unit
        .and_then(|one| book.source(one.source?))
        .map(|source| source.slug.to_string())
        .unwrap_or_default();
    let sources = std::iter::once(fields.none())
        .chain(book.sources().into_iter().map(|source| Choice {
            value: source.slug.to_string(),
            text: source.title.get(reading.language).to_owned(),
        }))
        .collect();
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="unit" value=unit.map(|one| one.id.to_string()).unwrap_or_default()/>
            <input type="hidden" name="base" value=mark(unit)/>
            {fields.choice("kind", words.kind(), None, &code(&kind), kinds)}
            <fieldset class="stack">
                <legend>{words.unit_exists()}</legend>
                <p class="hint">{words.unit_days_hint()}</p>
                <div class="pair">
                    {fields.day("from", words.unit_first_day(), &exists[0])}
                    {fields.day("until", words.unit_last_day(), &exists[1])}
                </div>
            </fieldset>
            {rows.names(unit)}
            {rows.codes(book, unit)}
            {rows.parents(book, unit)}
            {fields.line("serves", words.unit_serves(), Some(words.unit_serves_hint()), &serves, false)}
            {fields.long_pair(["note", "note_en"], words.note(), unit.and_then(|one| one.note.as_ref()))}
            {fields.choice("source", words.source(), None, &source, sources)}
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}

/// The first and the last day, as a form has them.
fn day_pair<T>(dated: &Dated<T>) -> [String; 2] {
    let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    [text(dated.from), text(dated.last_day())]
}

/// The rows of a form, as typed or else as kept, and one more to fill in.
struct Rows<'a> {
    form: &'a Form,
    reading: &'a Reading,
}

impl Rows<'_> {
    fn names(&self, unit: Option<&Unit>) -> AnyView {
        let words = self.reading.words;
        let kept = || -> Vec<NameSent> {
            let row = |name: &Dated<domain::unit::UnitName>| {
                let [from, last] = day_pair(name);
                let Bilingual { vi, en } = name.value.full.clone();
                NameSent {
                    full_en: if en == vi { String::new() } else { en },
                    full: vi,
                    short: name.value.short.clone(),
                    from,
                    last,
                }
            };
            unit.map(|one| one.names.iter().map(row).collect())
                .unwrap_or_default()
        };
        let mut rows = self.typed("names").unwrap_or_else(kept);
        if rows.last().is_none_or(|row| *row != NameSent::default()) {
            rows.push(NameSent::default());
        }
        let drawn = rows
            .iter()
            .zip(NAME_ROWS)
            .enumerate()
            .map(|(at, (row, id))| {
                let name = |part: &str| format!("names[{at}][{part}]");
                let in_english = format!("{} ({})", words.unit_full(), words.in_english());
                let fields = view! {
                    <div class="pair">
                        {line(&name("full"), words.unit_full(), &row.full)}
                        {line(&name("full_en"), &in_english, &row.full_en)}
                        {line(&name("short"), words.unit_short(), &row.short)}
                    </div>
                    {days(&name, words, &row.from, &row.last)}
                };
                self.row(id, at, "", fields.into_any())
            })
            .collect_view();
        view! {
            <fieldset class="stack">
                <legend>{words.unit_names()}</legend>
                <p class="hint">{words.unit_days_hint()}</p>
                {drawn}
            </fieldset>
        }
        .into_any()
    }

    fn codes(&self, book: &Book, unit: Option<&Unit>) -> AnyView {
        let words = self.reading.words;
        let kept = || -> Vec<DaysSent> {
            let row = |code: &Dated<String>| sent(code.value.clone(), code);
            unit.map(|one| one.codes.iter().map(row).collect())
                .unwrap_or_default()
        };
        let mut rows = self.typed("codes").unwrap_or_else(kept);
        add_empty(&mut rows);
        let drawn = rows
            .iter()
            .zip(CODE_ROWS)
            .enumerate()
            .map(|(at, (row, id))| {
                let name = |part: &str| format!("codes[{at}][{part}]");
                let fields = view! {
                    {line(&name("what"), words.unit_code(), &row.what)}
                    {self.elsewhere(book, unit, row.what.trim())}
                    {days(&name, words, &row.from, &row.last)}
                };
                self.row(id, at, "", fields.into_any())
            })
            .collect_view();
        view! {
            <fieldset class="stack">
                <legend>{words.unit_codes()}</legend>
                {drawn}
            </fieldset>
        }
        .into_any()
    }

    /// Who has the same code on other days: that is said, and no obstacle.
    fn elsewhere(&self, book: &Book, unit: Option<&Unit>, code: &str) -> Option<AnyView> {
        let reading = self.reading;
        let others: Vec<_> = book
            .tree()
            .units()
            .filter(|other| unit.is_none_or(|unit| unit.id != other.id))
            .flat_map(|other| other.codes.iter().map(move |held| (other.id, held)))
            .filter(|(_, held)| !code.is_empty() && held.value == code)
            .map(|(other, held)| {
                let span = span_text(held.from, held.until, reading);
                view! { <li>{unit_link(book, other, reading)} " " {span}</li> }
            })
            .collect();
        (!others.is_empty()).then(|| {
            view! {
                <div class="hint">
                    <p>{reading.words.code_elsewhere()} ":"</p>
                    <ul>{others}</ul>
                </div>
            }
            .into_any()
        })
    }

    fn parents(&self, book: &Book, unit: Option<&Unit>) -> AnyView {
        let words = self.reading.words;
        let kept = || -> Vec<DaysSent> {
            let row = |parent: &Dated<domain::id::UnitId>| {
                let slug = book.tree().get(parent.value);
                let slug = slug.map(|unit| unit.slug.to_string()).unwrap_or_default();
                sent(slug, parent)
            };
            unit.map(|one| one.parents.iter().map(row).collect())
                .unwrap_or_default()
        };
        let mut rows = self.typed("parents").unwrap_or_else(kept);
        add_empty(&mut rows);
        let drawn = rows
            .iter()
            .zip(PARENT_ROWS)
            .enumerate()
            .map(|(at, (row, id))| {
                let name = |part: &str| format!("parents[{at}][{part}]");
                let fields = view! {
                    {line(&name("what"), words.unit_parent(), &row.what)}
                    {days(&name, words, &row.from, &row.last)}
                };
                self.row(id, at, &name("what"), fields.into_any())
            })
            .collect_view();
        let hint = format!("{} {}", words.one_unit(), words.which_is_asked());
        view! {
            <fieldset class="stack">
                <legend>{words.unit_parents()}</legend>
                <p class="hint">{hint}</p>
                {drawn}
            </fieldset>
        }
        .into_any()
    }

    /// What was typed, where the form is back.
    fn typed<T: serde::de::DeserializeOwned>(&self, rows: &str) -> Option<T> {
        self.form
            .is_back()
            .then(|| read(&self.form.typed(rows, "")))
            .flatten()
    }

    /// A row with what is wrong with it, and the question it comes back with.
    fn row(&self, id: &'static str, at: usize, asked: &str, fields: AnyView) -> AnyView {
        let error = self.form.error(id);
        let class = if error.is_some() {
            "dated stack-s wrong"
        } else {
            "dated stack-s"
        };
        let error = error.map(|error| {
            view! { <p class="error"><Glyph icon=Icon::Refused/> {error}</p> }
        });
        let which = questions(&self.form.which(id), asked);
        let label = format!("{}", at + 1);
        view! {
            <div class=class id=id tabindex="-1" role="group" aria-label=label>
                {error}
                {which}
                {fields}
            </div>
        }
        .into_any()
    }
}

fn sent<T>(what: String, dated: &Dated<T>) -> DaysSent {
    let [from, last] = day_pair(dated);
    DaysSent { what, from, last }
}

fn add_empty(rows: &mut Vec<DaysSent>) {
    if rows.last().is_none_or(|row| *row != DaysSent::default()) {
        rows.push(DaysSent::default());
    }
}

fn plain(name: &str, label: &str) -> FieldWords {
    FieldWords {
        name: name.to_owned(),
        label: label.to_owned(),
        ..FieldWords::default()
    }
}

pub(super) fn line(name: &str, label: &str, value: &str) -> AnyView {
    view! {
        <TextField words=plain(name, label) value=value.to_owned() longest=domain::text::Line::MAX/>
    }
    .into_any()
}

fn days(
    name: &dyn Fn(&str) -> String,
    words: crate::words::Words,
    from: &str,
    last: &str,
) -> AnyView {
    view! {
        <div class="pair">
            <TextField words=plain(&name("from"), words.unit_first_day()) kind=FieldKind::Date value=from.to_owned()/>
            <TextField words=plain(&name("last"), words.unit_last_day()) kind=FieldKind::Date value=last.to_owned()/>
        </div>
    }
    .into_any()
}
