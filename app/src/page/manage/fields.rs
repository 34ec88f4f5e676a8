//! The fields of a form of management: as typed, or else as kept; with what is stored now beside
//! whatever somebody else changed meanwhile.

use domain::{
    Bilingual, Refusal,
    item::Item,
    policy::{self, Action},
    text::{Line, Prose, order},
};
use leptos::prelude::*;
use service::book::Book;

use crate::{
    act::form::Form,
    page::{reading::Reading, shown::distinct_name},
    part::field::{Choice, FieldKind, FieldWords, ProseField, SelectField, TextField},
};

pub struct Fields<'a> {
    pub form: &'a Form,
    pub reading: &'a Reading,
}

impl Fields<'_> {
    /// The words around a field.
    fn words(&self, name: &'static str, label: &str, hint: Option<&str>, kept: &str) -> FieldWords {
        let words = self.reading.words;
        let mut hints: Vec<String> = hint.map(str::to_owned).into_iter().collect();
        let changed = matches!(self.form.refusal(), Some(Refusal::ChangedMeanwhile));
        if changed && self.form.typed(name, kept) != kept {
            let stored = if kept.is_empty() { words.none() } else { kept };
            hints.push(format!("{}: {stored}", words.stored_now()));
        }
        let hint = hints.join(" ");
        self.form
            .words(name, label, (!hint.is_empty()).then_some(hint.as_str()))
    }

    pub fn line(
        &self,
        name: &'static str,
        label: &str,
        hint: Option<&str>,
        kept: &str,
        required: bool,
    ) -> AnyView {
        view! {
            <TextField
                words=self.words(name, label, hint, kept)
                value=self.form.typed(name, kept)
                longest=Line::MAX
                required=required
            />
        }
        .into_any()
    }

    pub fn day(&self, name: &'static str, label: &str, kept: &str) -> AnyView {
        view! {
            <TextField
                words=self.words(name, label, None, kept)
                kind=FieldKind::Date
                value=self.form.typed(name, kept)
            />
        }
        .into_any()
    }

    pub fn lines(
        &self,
        name: &'static str,
        label: &str,
        hint: Option<&str>,
        kept: &str,
    ) -> AnyView {
        view! {
            <ProseField
                words=self.words(name, label, hint, kept)
                value=self.form.typed(name, kept)
                longest=Prose::MAX
            />
        }
        .into_any()
    }

    pub fn choice(
        &self,
        name: &'static str,
        label: &str,
        hint: Option<&str>,
        kept: &str,
        choices: Vec<Choice>,
    ) -> AnyView {
        let called = choices
            .iter()
            .find(|choice| choice.value == kept)
            .map_or(kept, |choice| choice.text.as_str());
        let mut words = self.words(name, label, hint, kept);
        // What is stored is a code; people know its name.
        if called != kept && !kept.is_empty() {
            words.hint = words
                .hint
                .map(|hint| hint.replace(&format!(": {kept}"), &format!(": {called}")));
        }
        view! { <SelectField words=words choices value=self.form.typed(name, kept)/> }.into_any()
    }

    /// A name in both languages.
    pub fn pair(
        &self,
        [vi, en]: [&'static str; 2],
        label: &str,
        hint: Option<&str>,
        kept: Option<&Bilingual>,
        required: bool,
    ) -> AnyView {
        let (kept_vi, kept_en) = both(kept);
        let words = self.reading.words;
        let in_english = format!("{label} ({})", words.in_english());
        view! {
            <div class="pair">
                {self.line(vi, label, hint, kept_vi, required)}
                {self.line(en, &in_english, hint.map(|_| words.english_hint()), kept_en, false)}
            </div>
        }
        .into_any()
    }

    /// A longer text in both languages.
    pub fn long_pair(
        &self,
        [vi, en]: [&'static str; 2],
        label: &str,
        kept: Option<&Bilingual>,
    ) -> AnyView {
        let (kept_vi, kept_en) = both(kept);
        let in_english = format!("{label} ({})", self.reading.words.in_english());
        view! {
            <div class="pair">
                {self.lines(vi, label, None, kept_vi)}
                {self.lines(en, &in_english, None, kept_en)}
            </div>
        }
        .into_any()
    }

    /// Yes or no.
    pub fn check(&self, name: &'static str, label: &str, hint: &str, kept: bool) -> AnyView {
        let kept = if kept { "true" } else { "false" };
        let checked = self.form.typed(name, kept) == "true";
        let words = self.words(name, label, Some(hint), kept);
        let hint_id = format!("{name}-hint");
        view! {
            <div class="field">
                <div class="choice">
                    <input
                        type="checkbox"
                        id=name
                        name=name
                        value="true"
                        checked=checked
                        aria-describedby=hint_id.clone()
                    />
                    <label for=name>{label.to_owned()}</label>
                </div>
                <p class="hint" id=hint_id>{words.hint}</p>
            </div>
        }
        .into_any()
    }

    /// The units at which an officer may do something, and the one that is kept.
    pub fn units<A: Action>(&self, book: &Book, kept: &str) -> Vec<Choice> {
        let reading = self.reading;
        let tree = book.tree();
        let mut units: Vec<_> = tree
            .units()
            .filter(|unit| {
                unit.slug.as_str() == kept
                    || reading
                        .actor()
                        .is_some_and(|actor| policy::may::<A>(actor, unit.id, tree))
            })
            .collect();
        units.sort_by(|a, b| {
            order::compare(a.short_name(reading.today), b.short_name(reading.today))
        });
        std::iter::once(self.none())
            .chain(units.into_iter().map(|unit| Choice {
                value: unit.slug.to_string(),
                text: distinct_name(book, unit, reading),
            }))
            .collect()
    }

    /// The items of a programme that something can belong to.
    pub fn items(&self, items: &[&Item]) -> Vec<Choice> {
        let language = self.reading.language;
        std::iter::once(Choice {
            value: String::new(),
            text: self.reading.words.none().to_owned(),
        })
        .chain(items.iter().map(|item| Choice {
            value: item.slug.to_string(),
            text: format!("{} ({})", item.name.get(language), item.kind.name(language)),
        }))
        .collect()
    }

    pub fn none(&self) -> Choice {
        Choice {
            value: String::new(),
            text: self.reading.words.choose().to_owned(),
        }
    }
}

/// What is kept in each language; an English text that is the same is not said twice.
fn both(kept: Option<&Bilingual>) -> (&str, &str) {
    kept.map_or(("", ""), |kept| {
        let en = if kept.en == kept.vi { "" } else { &kept.en };
        (&kept.vi, en)
    })
}
