//! The form of an item of a programme.

use domain::{
    document::Document,
    item::{Item, ItemKind},
    policy::{self, KeepProgramme},
};
use leptos::prelude::*;
use service::{
    book::Book,
    manage::{code, mark},
};

use super::{fields::Fields, header, to_programme};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::heading,
        sign_in::{needed, not_yours},
    },
    part::field::Choice,
};

/// Without an item in the address a new one.
#[component]
pub fn EditItem() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let Some(programme) = book.programme_by_slug(&param("programme")) else {
        drop(book);
        return nothing(&reading);
    };
    let slug = param("item");
    let item = book
        .item_by_slug(&slug)
        .filter(|item| item.programme == programme.id && reading.reader().sees_item(item, &book));
    if item.is_none() && !slug.is_empty() {
        drop(book);
        return nothing(&reading);
    }
    if !policy::may::<KeepProgramme>(actor, programme.issuer, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let words = reading.words;
    let above = vec![to_programme(&reading, programme)];
    let title = if item.is_some() {
        words.edit_item()
    } else {
        words.new_item()
    };
    let about = item.map(|item| item.name.get(reading.language).to_owned());
    let form = form(&book, programme, item, &reading);
    drop(book);
    let content = view! {
        <article class="stack-l">
            {header(&reading, above, title, about)}
            {summary(&reading)}
            {form}
        </article>
    };
    frame(&reading, Head::private(title), content)
}

fn form(book: &Book, programme: &Document, item: Option<&Item>, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_item");
    let fields = Fields {
        form: &form,
        reading,
    };
    let kept = |text: Option<String>| text.unwrap_or_default();
    let slug_of = |id| book.tree().get(id).map(|unit| unit.slug.to_string());
    let kind = code(&item.map_or(ItemKind::Breakthrough, |item| item.kind));
    let items: Vec<_> = book
        .items_kept(programme.id, reading.reader())
        .into_iter()
        .filter(|other| item.is_none_or(|item| item.id != other.id))
        .collect();
    let under = kept(
        item.and_then(|item| book.item(item.under?))
            .map(|item| item.slug.to_string()),
    );
    let units = kept(item.map(|item| {
        let names: Vec<_> = item.units.iter().filter_map(|id| slug_of(*id)).collect();
        names.join("\n")
    }));
    let period = kept(item.and_then(|item| item.period.map(|period| period.to_string())));
    let date = kept(item.and_then(|item| item.date.map(|date| date.to_string())));
    let value = kept(item.and_then(|item| Some(item.value.as_ref()?.entry(reading.language))));
    let answer_by = kept(item.and_then(|item| slug_of(item.answer_by?)));
    let ground = kept(item.map(|item| item.ground.place.to_string()));
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="programme" value=programme.id.to_string()/>
            <input type="hidden" name="item" value=item.map(|item| item.id.to_string()).unwrap_or_default()/>
            <input type="hidden" name="base" value=mark(item)/>
            {fields.choice("kind", words.kind(), None, &kind, kinds(reading))}
            {fields.pair(["name", "name_en"], words.item_name(), None, item.map(|item| &item.name), true)}
            {fields.long_pair(["detail", "detail_en"], words.detail(), item.and_then(|item| item.detail.as_ref()))}
            {fields.choice("under", words.belongs_to(), None, &under, fields.items(&items))}
            {fields.lines("units", words.units(), Some(words.one_a_line()), &units)}
            <div class="pair">
                {fields.line("period", words.period(), Some(words.period_hint()), &period, false)}
                {fields.day("date", words.date(), &date)}
            </div>
            {fields.pair(["stage", "stage_en"], words.stage(), Some(words.stage_hint()), item.and_then(|item| item.stage.as_ref()), false)}
            {fields.line("value", words.item_value(), Some(words.value_hint()), &value, false)}
            {fields.pair(["measure", "measure_en"], words.measure(), Some(words.measure_hint()), item.and_then(|item| item.measure.as_ref()), false)}
            {fields.line("answer_by", words.answer_by(), Some(words.one_unit()), &answer_by, false)}
            {fields.check("restricted", words.restricted(), words.restricted_hint(), item.is_some_and(|item| item.restricted))}
            {fields.long_pair(["note", "note_en"], words.note(), item.and_then(|item| item.note.as_ref()))}
            {fields.line("ground", words.ground(), Some(words.ground_hint()), &ground, true)}
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}

fn kinds(reading: &Reading) -> Vec<Choice> {
    ItemKind::ALL
        .iter()
        .map(|kind| Choice {
            value: code(kind),
            text: heading(kind.name(reading.language)),
        })
        .collect()
}
