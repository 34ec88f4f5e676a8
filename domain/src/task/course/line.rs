//! How milestones and products are typed: one a line, the day first, "31/12/2026: Trình dự thảo".

use jiff::civil::Date;

pub use crate::text::Line;
use crate::{
    Language,
    period::{date_text, parse_date},
    refusal::Problem,
};

/// A line with its day, if it begins with one.
///
/// # Errors
/// Nothing but a day stands there, or the text cannot be kept.
pub fn read(line: &str) -> Result<(Line, Option<Date>), Problem> {
    let (first, rest) = line
        .split_once(|c: char| c == ':' || c.is_whitespace())
        .unwrap_or((line, ""));
    let (day, text) = match parse_date(first) {
        Some(day) => (Some(day), rest),
        None => (None, line),
    };
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–'));
    Line::try_from(text)
        .map(|text| (text, day))
        .map_err(Problem::Text)
}

/// A line with its day, as it is typed.
///
/// # Errors
/// No day stands in front of it, nothing stands behind it, or the text cannot be kept.
pub fn read_dated(line: &str) -> Result<(Line, Date), Problem> {
    let (text, day) = read(line)?;
    let named = || Problem::NoDayInLine {
        line: text.as_str().chars().take(60).collect(),
    };
    let day = day.ok_or_else(named)?;
    Ok((text, day))
}

/// The same line, written down.
#[must_use]
pub fn written(name: &str, day: Option<Date>) -> String {
    // As people write it; the field reads it in either language.
    day.map_or_else(
        || name.to_owned(),
        |day| format!("{}: {name}", date_text(day, Language::Vi)),
    )
}
