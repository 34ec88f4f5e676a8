//! What an address asks search for, and the addresses of what is a little different.

use leptos::prelude::*;
use service::book::{
    Book, Kind,
    search::{Filters, Order, Search, State},
};
use ulid::Ulid;

use super::narrow::name_of_choice;
use crate::page::reading::Reading;

/// Results a page.
const A_PAGE: usize = 50;
/// Characters of a query; the field holds no more.
const LONGEST: usize = 200;

/// Parameters of the address.
const QUERY: &str = "q";
const KIND: &str = "loai";
const PROGRAMME: &str = "chuong-trinh";
const UNIT: &str = "don-vi";
const YEAR: &str = "nam";
const STATE: &str = "trang-thai";
const ORDER: &str = "xep";
const AFTER: &str = "sau";

pub const KINDS: [Kind; 8] = [
    Kind::Unit,
    Kind::Document,
    Kind::Indicator,
    Kind::Task,
    Kind::Item,
    Kind::Source,
    Kind::Meeting,
    Kind::Obstacle,
];

const fn kind_code(kind: Kind) -> &'static str {
    match kind {
        Kind::Unit => "don-vi",
        Kind::Document => "van-ban",
        Kind::Indicator => "chi-tieu",
        Kind::Task => "nhiem-vu",
        Kind::Item => "muc",
        Kind::Source => "nguon",
        Kind::Meeting => "cuoc-hop",
        Kind::Obstacle => "vuong-mac",
    }
}

pub const ORDERS: [Order; 3] = [Order::Fit, Order::Newest, Order::Name];

const fn order_code(order: Order) -> Option<&'static str> {
    match order {
        Order::Fit => None,
        Order::Newest => Some("moi-nhat"),
        Order::Name => Some("ten"),
    }
}

/// A question to search.
pub struct Asked {
    pub query: String,
    pub filters: Filters,
    pub order: Order,
    after: Option<Ulid>,
}

impl Asked {
    pub fn of(reading: &Reading, book: &Book) -> Self {
        let query = reading.asked(QUERY).unwrap_or_default();
        let programme = reading
            .asked(PROGRAMME)
            .and_then(|slug| book.programme_by_slug(slug));
        let unit = reading
            .asked(UNIT)
            .and_then(|slug| book.tree().by_slug(slug));
        let is = |name: &'static str, code: &str| reading.asked(name) == Some(code);
        Self {
            query: query.chars().take(LONGEST).collect(),
            filters: Filters {
                kind: KINDS.into_iter().find(|kind| is(KIND, kind_code(*kind))),
                programme: programme.map(|document| document.id),
                unit: unit.map(|unit| unit.id),
                year: reading.asked(YEAR).and_then(|year| year.parse().ok()),
                state: State::ALL.into_iter().find(|state| is(STATE, state.code())),
            },
            order: ORDERS
                .into_iter()
                .find(|order| order_code(*order).is_some_and(|code| is(ORDER, code)))
                .unwrap_or_default(),
            after: reading.asked(AFTER).and_then(|id| id.parse().ok()),
        }
    }

    pub fn search(&self) -> Search<'_> {
        Search {
            filters: self.filters,
            order: self.order,
            after: self.after,
            most: A_PAGE,
            ..Search::new(self.query.trim())
        }
    }

    /// Not a page of what is found, but all of it from the beginning.
    pub fn whole(&self, most: usize) -> Search<'_> {
        Search {
            after: None,
            most,
            ..self.search()
        }
    }

    pub fn is_narrowed(&self) -> bool {
        self.filters != Filters::default()
    }

    /// The same question, narrowed otherwise.
    pub fn narrowed(&self, filters: Filters, book: &Book, reading: &Reading) -> String {
        self.address(filters, self.order, None, book, reading)
    }

    pub fn sorted(&self, order: Order, book: &Book, reading: &Reading) -> String {
        self.address(self.filters, order, None, book, reading)
    }

    /// What comes behind a result.
    pub fn behind(&self, last: Ulid, book: &Book, reading: &Reading) -> String {
        self.address(self.filters, self.order, Some(last), book, reading)
    }

    fn address(
        &self,
        filters: Filters,
        order: Order,
        after: Option<Ulid>,
        book: &Book,
        reading: &Reading,
    ) -> String {
        let programme = filters.programme.and_then(|id| book.document(id));
        let unit = filters.unit.and_then(|id| book.tree().get(id));
        let asked = [
            (QUERY, Some(self.query.trim().to_owned())),
            (KIND, filters.kind.map(|kind| kind_code(kind).to_owned())),
            (PROGRAMME, programme.map(|one| one.slug.to_string())),
            (UNIT, unit.map(|one| one.slug.to_string())),
            (YEAR, filters.year.map(|year| year.to_string())),
            (STATE, filters.state.map(|state| state.code().to_owned())),
            (ORDER, order_code(order).map(str::to_owned)),
            (AFTER, after.map(|id| id.to_string())),
        ];
        let pairs = asked
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish();
        reading.address.to(&format!("/tim-kiem?{query}"))
    }

    /// What the results are narrowed to, each a way out of it.
    pub fn chosen(&self, book: &Book, reading: &Reading) -> Option<AnyView> {
        let Filters {
            kind,
            programme,
            unit,
            year,
            state,
        } = self.filters;
        let all = self.filters;
        let without = [
            kind.map(|_| Filters { kind: None, ..all }),
            programme.map(|_| Filters {
                programme: None,
                ..all
            }),
            unit.map(|_| Filters { unit: None, ..all }),
            year.map(|_| Filters { year: None, ..all }),
            state.map(|_| Filters { state: None, ..all }),
        ];
        let chosen: Vec<_> = without
            .into_iter()
            .flatten()
            .map(|without| {
                let name = name_of_choice(all, without, book, reading);
                let href = self.narrowed(without, book, reading);
                let drop = reading.words.drop_choice(&name);
                view! { <li><a class="chosen" href=href aria-label=drop>{name} <span aria-hidden="true">" ×"</span></a></li> }
            })
            .collect();
        (!chosen.is_empty()).then(|| {
            view! { <ul class="row" aria-label=reading.words.narrowed_to()>{chosen}</ul> }
                .into_any()
        })
    }
}
