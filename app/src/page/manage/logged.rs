//! How the journal tells what those who manage changed: what it was, and each part of it before
//! and after.

use domain::{
    Bilingual,
    document::Document,
    id::{DocumentId, ItemId, OfficerId, UnitId},
    indicator::{Aggregation, Indicator, Promise},
    item::Item,
    journal::Change,
    period::date_text,
    policy::Grant,
    source::{Ground, Source},
    unit::{Unit, succession::Succession},
};
use leptos::prelude::*;
use service::book::Book;

use super::duty::officer_name;
use crate::{
    page::{
        reading::Reading,
        shown::{heading, name_of, span_text, unit_link},
    },
    part::passage::written,
};

/// What happened, with a colon before what it happened to.
#[must_use]
pub fn what(change: &Change, reading: &Reading) -> String {
    let said = match change {
        Change::Document { before: None, .. } => ("Thêm văn bản:", "Document added:"),
        Change::Document { .. } => ("Sửa văn bản:", "Document changed:"),
        Change::Item { before: None, .. } => ("Thêm nội dung:", "Item added:"),
        Change::Item { .. } => ("Sửa nội dung:", "Item changed:"),
        Change::Indicator { before: None, .. } => ("Thêm chỉ tiêu:", "Indicator added:"),
        Change::Indicator { .. } => ("Sửa chỉ tiêu:", "Indicator changed:"),
        Change::Promise { before: None, .. } => ("Thêm mục tiêu:", "Target added:"),
        Change::Promise { after: None, .. } => ("Bỏ mục tiêu:", "Target removed:"),
        Change::Promise { .. } => ("Sửa mục tiêu:", "Target changed:"),
        Change::Unit { before: None, .. } => ("Thêm đơn vị:", "Unit added:"),
        Change::Unit { .. } => ("Sửa đơn vị:", "Unit changed:"),
        Change::Reform { .. } => ("Sắp xếp đơn vị:", "Units merged or divided:"),
        Change::Source { before: None, .. } => ("Thêm nguồn:", "Source added:"),
        Change::Source { .. } => ("Sửa nguồn:", "Source changed:"),
        Change::Owner { after: None, .. } => ("Thôi phụ trách:", "Nobody in charge any more:"),
        Change::Owner { .. } => ("Giao phụ trách:", "Put in charge:"),
        Change::Grants { .. } => ("Đổi vai trò của cán bộ", "An officer's roles changed"),
        _ => ("Thay đổi:", "Changed:"),
    };
    reading.language.pick(said.0, said.1).to_owned()
}

/// One part of a record, before and after.
struct Part {
    name: &'static str,
    before: String,
    after: String,
}

/// Every part that is not as it was; of something new, nothing, as its page shows it.
pub fn values(book: &Book, change: &Change, reading: &Reading) -> AnyView {
    let teller = Teller { book, reading };
    let words = reading.words;
    let parts = match change {
        Change::Document {
            before: Some(before),
            after,
        } => teller.document(before, after),
        Change::Item {
            before: Some(before),
            after,
        } => teller.item(before, after),
        Change::Indicator {
            before: Some(before),
            after,
        } => teller.indicator(before, after),
        Change::Promise {
            indicator,
            before,
            after,
        } => {
            let measure = book
                .indicator(*indicator)
                .map(|indicator| indicator.measure.get(reading.language))
                .unwrap_or_default();
            teller.promise(measure, before.as_deref(), after.as_deref())
        }
        Change::Unit {
            before: Some(before),
            after,
        } => teller.kept_unit(before, after),
        Change::Source {
            before: Some(before),
            after,
        } => teller.source(before, after),
        Change::Reform { edges, document } => return reformed(book, edges, *document, reading),
        Change::Owner { before, after, .. } => vec![Part {
            name: words.in_charge(),
            before: teller.officer(*before),
            after: teller.officer(*after),
        }],
        Change::Grants { before, after, .. } => vec![Part {
            name: words.roles(),
            before: teller.grants(before),
            after: teller.grants(after),
        }],
        _ => Vec::new(),
    };
    let lines = parts
        .into_iter()
        .filter(|part| part.before != part.after)
        .map(|part| {
            let said = |text: &str| {
                written(
                    if text.is_empty() { words.none() } else { text },
                    reading.language,
                )
            };
            view! { <dt>{part.name}</dt><dd>{said(&part.before)} " → " {said(&part.after)}</dd> }
        })
        .collect_view();
    view! { <dl class="change">{lines}</dl> }.into_any()
}

/// How much of which unit went where, and by which document.
fn reformed(
    book: &Book,
    edges: &[Succession],
    document: Option<DocumentId>,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let lines = edges
        .iter()
        .map(|edge| {
            view! {
                <dt>{unit_link(book, edge.from, reading)}</dt>
                <dd>
                    {edge.kind.name(reading.language)} " → " {unit_link(book, edge.to, reading)} ", "
                    {date_text(edge.on, reading.language)}
                </dd>
            }
        })
        .collect_view();
    let by = document.and_then(|id| book.document(id)).map(|document| {
        let href = reading.address.document(&document.slug);
        let name = document.label(reading.language).to_owned();
        view! { <dt>{words.reform_document()}</dt><dd><a href=href>{name}</a></dd> }
    });
    view! { <dl class="change">{lines} {by}</dl> }.into_any()
}

struct Teller<'a> {
    book: &'a Book,
    reading: &'a Reading,
}

impl Teller<'_> {
    fn document(&self, before: &Document, after: &Document) -> Vec<Part> {
        let words = self.reading.words;
        let language = self.reading.language;
        let pair = [before, after];
        vec![
            part(words.kind(), pair, |one| one.kind.name(language).to_owned()),
            part(words.number(), pair, |one| {
                one.number
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default()
            }),
            part(words.title(), pair, |one| self.text(Some(&one.title))),
            part(words.short_title(), pair, |one| {
                self.text(one.short.as_ref())
            }),
            part(words.issuer(), pair, |one| self.unit(one.issuer)),
            part(words.issued_on(), pair, |one| self.day(one.date)),
            part(words.term(), pair, |one| {
                one.term.clone().unwrap_or_default()
            }),
            part(words.starts(), pair, |one| year(one.starts)),
            part(words.ends(), pair, |one| year(one.ends)),
            part(words.above(), pair, |one| self.documents(&one.implements)),
            part(words.declared(), pair, |one| {
                let lines = one
                    .declared
                    .lines()
                    .map(|line| format!("{}: {}", words.declared_part(line.part), line.declared));
                lines.collect::<Vec<_>>().join(", ")
            }),
            part(words.clear_needed(), pair, |one| {
                let names: Vec<_> = one.clear.iter().map(|part| part.name(language)).collect();
                names.join(", ")
            }),
            part(words.ground(), pair, |one| {
                one.ground.as_ref().map(place).unwrap_or_default()
            }),
        ]
    }

    fn kept_unit(&self, before: &Unit, after: &Unit) -> Vec<Part> {
        let (words, reading) = (self.reading.words, self.reading);
        let language = reading.language;
        let pair = [before, after];
        let held = |text: String, from, until| {
            let span = span_text(from, until, reading);
            if span.is_empty() {
                text
            } else {
                format!("{text} ({span})")
            }
        };
        vec![
            part(words.kind(), pair, |one| one.kind.name(language).to_owned()),
            part(words.unit_exists(), pair, |one| {
                span_text(one.exists.from, one.exists.until, reading)
            }),
            part(words.unit_names(), pair, |one| {
                let names = one.names.iter().map(|name| {
                    let full = name.value.full.get(language).to_owned();
                    held(full, name.from, name.until)
                });
                names.collect::<Vec<_>>().join("; ")
            }),
            part(words.unit_codes(), pair, |one| {
                let codes = one
                    .codes
                    .iter()
                    .map(|code| held(code.value.clone(), code.from, code.until));
                codes.collect::<Vec<_>>().join("; ")
            }),
            part(words.unit_parents(), pair, |one| {
                let parents = one
                    .parents
                    .iter()
                    .map(|row| held(self.unit(row.value), row.from, row.until));
                parents.collect::<Vec<_>>().join("; ")
            }),
            part(words.unit_serves(), pair, |one| {
                one.serves.map(|unit| self.unit(unit)).unwrap_or_default()
            }),
            part(words.note(), pair, |one| self.text(one.note.as_ref())),
        ]
    }

    fn source(&self, before: &Source, after: &Source) -> Vec<Part> {
        let words = self.reading.words;
        let pair = [before, after];
        vec![
            part(words.source_title(), pair, |one| {
                self.text(Some(&one.title))
            }),
            part(words.publisher(), pair, |one| one.publisher.clone()),
            part(words.published_on(), pair, |one| self.day(one.published)),
            part(words.source_url(), pair, |one| {
                one.url.clone().unwrap_or_default()
            }),
            part(words.source_covers(), pair, |one| {
                self.text(one.note.as_ref())
            }),
            part(words.source_keeper(), pair, |one| {
                one.keeper.map(|unit| self.unit(unit)).unwrap_or_default()
            }),
        ]
    }

    fn item(&self, before: &Item, after: &Item) -> Vec<Part> {
        let words = self.reading.words;
        let language = self.reading.language;
        let pair = [before, after];
        vec![
            part(words.kind(), pair, |one| one.kind.name(language).to_owned()),
            part(words.item_name(), pair, |one| self.text(Some(&one.name))),
            part(words.detail(), pair, |one| self.text(one.detail.as_ref())),
            part(words.belongs_to(), pair, |one| self.item_name(one.under)),
            part(words.units(), pair, |one| {
                let names: Vec<_> = one.units.iter().map(|unit| self.unit(*unit)).collect();
                names.join(", ")
            }),
            part(words.period(), pair, |one| {
                one.period
                    .map(|period| period.name(language))
                    .unwrap_or_default()
            }),
            part(words.date(), pair, |one| self.day(one.date)),
            part(words.stage(), pair, |one| self.text(one.stage.as_ref())),
            part(words.item_value(), pair, |one| {
                one.value
                    .as_ref()
                    .map(|value| value.format(language))
                    .unwrap_or_default()
            }),
            part(words.measure(), pair, |one| self.text(one.measure.as_ref())),
            part(words.answer_by(), pair, |one| {
                one.answer_by
                    .map(|unit| self.unit(unit))
                    .unwrap_or_default()
            }),
            part(words.restricted(), pair, |one| self.yes(one.restricted)),
            part(words.note(), pair, |one| self.text(one.note.as_ref())),
            part(words.ground(), pair, |one| place(&one.ground)),
        ]
    }

    fn indicator(&self, before: &Indicator, after: &Indicator) -> Vec<Part> {
        let words = self.reading.words;
        let language = self.reading.language;
        let pair = [before, after];
        vec![
            part(words.item_name(), pair, |one| self.text(Some(&one.name))),
            part(words.measure(), pair, |one| self.text(Some(&one.measure))),
            part(words.direction(), pair, |one| {
                one.direction.name(language).to_owned()
            }),
            part(words.excess_from(), pair, |one| {
                one.excess_from.name(language).to_owned()
            }),
            part(words.aggregation_label(), pair, |one| {
                one.aggregation
                    .map(|aggregation: Aggregation| aggregation.name(language).to_owned())
                    .unwrap_or_default()
            }),
            part(words.belongs_to(), pair, |one| self.item_name(one.under)),
            part(words.term_today(), pair, |one| {
                self.text(one.term_today.as_ref())
            }),
            part(words.restricted(), pair, |one| self.yes(one.restricted)),
            part(words.note(), pair, |one| self.text(one.note.as_ref())),
            part(words.ground(), pair, |one| place(&one.ground)),
        ]
    }

    /// For whom and for when, then what.
    fn promise(
        &self,
        measure: &str,
        before: Option<&Promise>,
        after: Option<&Promise>,
    ) -> Vec<Part> {
        let words = self.reading.words;
        let language = self.reading.language;
        let target = |one: Option<&Promise>| {
            one.map(|one| {
                format!(
                    "{}, {}: {}",
                    self.unit(one.unit),
                    one.period.name(language),
                    one.target.measured(measure, language)
                )
            })
            .unwrap_or_default()
        };
        let ground = |one: Option<&Promise>| one.map(|one| place(&one.ground)).unwrap_or_default();
        vec![
            Part {
                name: words.target(),
                before: target(before),
                after: target(after),
            },
            Part {
                name: words.ground(),
                before: ground(before),
                after: ground(after),
            },
        ]
    }

    fn text(&self, text: Option<&Bilingual>) -> String {
        text.map(|text| text.get(self.reading.language).to_owned())
            .unwrap_or_default()
    }

    fn unit(&self, unit: UnitId) -> String {
        name_of(self.book, unit, self.reading)
    }

    fn day(&self, day: Option<domain::Date>) -> String {
        day.map(|day| date_text(day, self.reading.language))
            .unwrap_or_default()
    }

    fn yes(&self, yes: bool) -> String {
        let language = self.reading.language;
        if yes {
            language.pick("có", "yes").to_owned()
        } else {
            language.pick("không", "no").to_owned()
        }
    }

    fn documents(&self, documents: &[DocumentId]) -> String {
        documents
            .iter()
            .filter_map(|id| self.book.document(*id))
            .map(|document| document.label(self.reading.language))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Only what the reader may see is named.
    fn item_name(&self, item: Option<ItemId>) -> String {
        item.and_then(|id| self.book.item(id))
            .filter(|item| self.reading.reader().sees_item(item, self.book))
            .map(|item| item.name.get(self.reading.language).to_owned())
            .unwrap_or_default()
    }

    fn officer(&self, officer: Option<OfficerId>) -> String {
        officer
            .and_then(|id| self.book.officer(id))
            .map_or_else(|| self.reading.words.nobody().to_owned(), officer_name)
    }

    fn grants(&self, grants: &[Grant]) -> String {
        grants
            .iter()
            .map(|grant| {
                format!(
                    "{} ({})",
                    heading(grant.role.name(self.reading.language)),
                    self.unit(grant.scope)
                )
            })
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn part<T>(name: &'static str, [before, after]: [&T; 2], tell: impl Fn(&T) -> String) -> Part {
    Part {
        name,
        before: tell(before),
        after: tell(after),
    }
}

fn year(year: Option<i16>) -> String {
    year.map(|year| year.to_string()).unwrap_or_default()
}

fn place(ground: &Ground) -> String {
    ground.place.to_string()
}
