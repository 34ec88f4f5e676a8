//! The smallest parts of an answer: texts in both languages, days, moments, exact numbers.

use std::borrow::Cow;

use domain::{Bilingual, Date, Decimal, Language, Timestamp};
use serde::Serialize;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat,
        schema::{SchemaType, Type},
    },
};

/// A text in both languages. Where the source has no English, the Vietnamese stands in its place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Text {
    pub vi: String,
    pub en: String,
}

impl Text {
    /// What the domain says in a language.
    pub fn said(of: impl Fn(Language) -> String) -> Self {
        Self {
            vi: of(Language::Vi),
            en: of(Language::En),
        }
    }
}

impl From<&Bilingual> for Text {
    fn from(text: &Bilingual) -> Self {
        Self::said(|language| text.get(language).to_owned())
    }
}

/// The same, where there may be none.
pub fn text(text: Option<&Bilingual>) -> Option<Text> {
    text.map(Text::from)
}

macro_rules! written {
    ($($(#[doc = $doc:literal])* $name:ident $schema:expr;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        pub struct $name(String);

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let object: ObjectBuilder = $schema;
                object
                    .schema_type(SchemaType::Type(Type::String))
                    .description(Some(concat!($($doc, " "),*).trim()))
                    .build()
                    .into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }
    )*};
}

written! {
    /// A day of the calendar in Vietnam, `2026-11-26`.
    Day ObjectBuilder::new().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)));
    /// A moment in UTC, `2026-11-26T09:30:00Z`.
    Moment ObjectBuilder::new().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)));
    /// An exact decimal number, as text so that no program rounds it on the way.
    Number ObjectBuilder::new().pattern(Some(r"^-?[0-9]+(\.[0-9]+)?$"));
    /// The last part of an address: it names a record as long as that is in the book.
    Slug ObjectBuilder::new().pattern(Some("^[a-z0-9]+(-[a-z0-9]+)*$")).max_length(Some(120));
    /// A ULID: what a record is, whatever it is called.
    Id ObjectBuilder::new().pattern(Some("^[0-9A-HJKMNP-TV-Z]{26}$"));
}

impl From<Date> for Day {
    fn from(day: Date) -> Self {
        Self(day.to_string())
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self(at.to_string())
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self(value.to_string())
    }
}

impl From<&domain::id::Slug> for Slug {
    fn from(slug: &domain::id::Slug) -> Self {
        Self(slug.to_string())
    }
}

impl From<ulid::Ulid> for Id {
    fn from(id: ulid::Ulid) -> Self {
        Self(id.to_string())
    }
}
