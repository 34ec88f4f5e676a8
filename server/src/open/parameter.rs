//! What can be asked for: each parameter with its name, its form and what it means. The same list
//! is read when a request is checked and when the interface is described, so neither can say what
//! the other does not do.

use domain::{Date, id::Slug};
use utoipa::openapi::{
    KnownFormat, ObjectBuilder, Required, SchemaFormat,
    path::{Parameter as Described, ParameterBuilder, ParameterIn},
    schema::{SchemaType, Type},
};

/// Most records an answer may hold.
pub const MOST: usize = 500;
/// How many it holds when nobody says.
pub const USUAL: usize = 100;

#[derive(Debug)]
pub struct Parameter {
    pub name: &'static str,
    pub about: &'static str,
    pub form: Form,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Path,
    Query,
}

/// What a value has to look like.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    Slug,
    Id,
    Day,
    Period,
    Limit,
    /// A number of an entry.
    Number,
    /// Slugs and a period with slashes between them, as a list gives them.
    Key,
    Code(&'static [&'static str]),
}

impl Parameter {
    const fn query(name: &'static str, form: Form, about: &'static str) -> Self {
        Self {
            name,
            about,
            form,
            place: Place::Query,
        }
    }

    const fn path(name: &'static str, form: Form, about: &'static str) -> Self {
        Self {
            name,
            about,
            form,
            place: Place::Path,
        }
    }

    /// Chosen from fixed words.
    pub const fn code(
        name: &'static str,
        codes: &'static [&'static str],
        about: &'static str,
    ) -> Self {
        Self::query(name, Form::Code(codes), about)
    }
}

pub const SLUG: Parameter = Parameter::path("slug", Form::Slug, "The record's slug.");
pub const ID: Parameter = Parameter::path("id", Form::Id, "The record's id.");
pub const DAY: Parameter = Parameter::query(
    "ngay",
    Form::Day,
    "The day (ngày) whose state is asked for: what was published by its end. A day that is not over yet is today.",
);
pub const LIMIT: Parameter = Parameter::query(
    "limit",
    Form::Limit,
    "How many records at most; 100 when not said.",
);
pub const AFTER: Parameter = Parameter::query(
    "after",
    Form::Slug,
    "The key after which to go on, as `next` gives it. The record itself need not be there any more.",
);
pub const AFTER_KEY: Parameter = Parameter {
    form: Form::Key,
    ..AFTER
};
pub const AFTER_ID: Parameter = Parameter {
    form: Form::Id,
    ..AFTER
};
pub const AFTER_NUMBER: Parameter = Parameter::query(
    "after",
    Form::Number,
    "Only entries with a higher number, as `next` gives it.",
);
pub const PROGRAMME: Parameter = Parameter::query(
    "programme",
    Form::Slug,
    "Only what belongs to this programme.",
);
pub const UNIT: Parameter = Parameter::query("unit", Form::Slug, "Only what concerns this unit.");
pub const INDICATOR: Parameter =
    Parameter::query("indicator", Form::Slug, "Only figures of this indicator.");
pub const PERIOD: Parameter = Parameter::query(
    "period",
    Form::Period,
    "Only figures of this period, by its code.",
);
pub const SINCE: Parameter = Parameter::query(
    "since",
    Form::Day,
    "Only figures that the public could know since this day or later.",
);
pub const WITHIN: Parameter = Parameter::query(
    "within",
    Form::Slug,
    "Only units that are or were under this one.",
);

impl Form {
    /// Whether a value has this form.
    pub fn fits(self, value: &str) -> bool {
        match self {
            Self::Slug => value.parse::<Slug>().is_ok(),
            Self::Id => ulid::Ulid::from_string(value).is_ok_and(|id| id.to_string() == value),
            Self::Day => day(value).is_some(),
            Self::Period => is_like_a_period(value),
            Self::Limit => limit(value).is_some(),
            Self::Number => number(value).is_some(),
            // Only compared, never looked up: it need not be there any more.
            Self::Key => match value.split('/').collect::<Vec<_>>()[..] {
                [indicator, unit, period] => {
                    is_like_a_slug(indicator) && is_like_a_slug(unit) && is_like_a_period(period)
                }
                _ => false,
            },
            Self::Code(codes) => codes.contains(&value),
        }
    }

    fn schema(self) -> ObjectBuilder {
        let text = ObjectBuilder::new().schema_type(SchemaType::Type(Type::String));
        match self {
            Self::Slug => text
                .pattern(Some(format!("^{SLUG_PATTERN}$")))
                .max_length(Some(Slug::MAX)),
            Self::Id => text.pattern(Some("^[0-7][0-9A-HJKMNP-TV-Z]{25}$")),
            Self::Day => text.format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))),
            Self::Period => text.pattern(Some(format!("^{PERIOD_PATTERN}$"))),
            Self::Key => text.pattern(Some(format!(
                "^{SLUG_PATTERN}/{SLUG_PATTERN}/{PERIOD_PATTERN}$"
            ))),
            Self::Limit => ObjectBuilder::new()
                .schema_type(SchemaType::Type(Type::Integer))
                .minimum(Some(1))
                .maximum(Some(MOST))
                .default(Some(USUAL.into())),
            Self::Number => ObjectBuilder::new()
                .schema_type(SchemaType::Type(Type::Integer))
                .minimum(Some(0))
                .maximum(Some(999_999_999_999_999_u64)),
            Self::Code(codes) => text.enum_values(Some(codes.iter().copied())),
        }
    }
}

const SLUG_PATTERN: &str = "[a-z0-9]+(-[a-z0-9]+)*";

/// What codes of periods look like. That a month has the day, or that the last year comes after the
/// first, is in no pattern: what is like a period and is none is called by nothing.
const PERIOD_PATTERN: &str =
    r"[0-9]{4}(-(H[12]|Q[1-4]|9M|W[0-9]{2}|[0-9]{2}(-[0-9]{2})?)|\.\.([0-9]{4})?)?";

fn is_like_a_slug(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

fn is_like_a_period(text: &str) -> bool {
    let digits = |text: &str, count: usize| {
        text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some((year, rest)) = text.split_at_checked(4) else {
        return false;
    };
    let part = |part: &str| match part.split_once('-') {
        Some((month, day)) => digits(month, 2) && digits(day, 2),
        None => {
            matches!(part, "H1" | "H2" | "Q1" | "Q2" | "Q3" | "Q4" | "9M")
                || digits(part.strip_prefix('W').unwrap_or(part), 2)
        }
    };
    digits(year, 4)
        && (rest.is_empty()
            || rest
                .strip_prefix("..")
                .is_some_and(|to| to.is_empty() || digits(to, 4))
            || rest.strip_prefix('-').is_some_and(part))
}

impl Parameter {
    /// As the description of the interface has it.
    pub fn described(&self) -> Described {
        ParameterBuilder::new()
            .name(self.name)
            .parameter_in(match self.place {
                Place::Path => ParameterIn::Path,
                Place::Query => ParameterIn::Query,
            })
            .required(match self.place {
                Place::Path => Required::True,
                Place::Query => Required::False,
            })
            .description(Some(self.about))
            .schema(Some(self.form.schema()))
            .build()
    }
}

/// A day exactly as RFC 3339 writes it.
pub fn day(text: &str) -> Option<Date> {
    let is_plain = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    text.parse().ok().filter(|_| is_plain)
}

pub fn limit(text: &str) -> Option<usize> {
    let number = usize::try_from(number(text)?).ok()?;
    (1..=MOST).contains(&number).then_some(number)
}

/// A whole number without sign or leading zeros, so that one number has one form.
pub fn number(text: &str) -> Option<u64> {
    let is_plain = text.len() <= 15
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_its_form_is_taken() {
        type Case = (Form, &'static [&'static str], &'static [&'static str]);
        let table: [Case; 8] = [
            (
                Form::Day,
                &["2024-02-29", "0001-01-01", "9999-12-31"],
                &[
                    "",
                    "2023-02-29",
                    "20240229",
                    "2024-2-9",
                    "2024-02-29T00:00:00",
                    "+2024-02-2",
                    "hôm nay",
                ],
            ),
            (
                Form::Limit,
                &["1", "500"],
                &["", "0", "501", "-1", "01", "1.0", " 1", "1e2"],
            ),
            (
                Form::Number,
                &["0", "17"],
                &["-1", "017", "99999999999999999999"],
            ),
            (
                Form::Slug,
                &["07-ctr-tu", "a"],
                &["", "A", "a--b", "a/b", "xã"],
            ),
            (
                Form::Id,
                &["01JD0000000000000000000000"],
                &[
                    "",
                    "01jd0000000000000000000000",
                    "81JD0000000000000000000000",
                    "x",
                ],
            ),
            (
                Form::Key,
                &["a-b/c/2024-Q3", "a/b/2021..2025"],
                &["a/b", "a/b/c", "a/b/2024/2024", "//2024", "a/b/2024-Q5"],
            ),
            (
                Form::Period,
                &[
                    "2024",
                    "2024-H1",
                    "2024-07",
                    "2024-07-19",
                    "2024-W27",
                    "2024-9M",
                    "2024..",
                    "2021..2025",
                ],
                &[
                    "",
                    "24",
                    "2024-",
                    "2024-Q",
                    "2024-7",
                    "2024...",
                    "2021..25",
                    "2024-07-1",
                    "năm",
                ],
            ),
            (Form::Code(&["up", "down"]), &["up"], &["", "UP", "up,down"]),
        ];
        for (form, good, bad) in table {
            for value in good {
                assert!(form.fits(value), "{form:?} {value}");
            }
            for value in bad {
                assert!(!form.fits(value), "{form:?} {value}");
            }
        }
    }
}
