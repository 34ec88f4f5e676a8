//! What periods and dates are called, and dates read back.

use jiff::civil::Date;

use super::{Period, PeriodKind};
use crate::language::Language;

impl Period {
    /// As a person says it, to stand inside a sentence: `quý III/2024`.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        match language {
            Language::Vi => self.name_vi(),
            Language::En => self.name_en(),
        }
    }

    fn name_vi(self) -> String {
        match self.0 {
            PeriodKind::Year(year) => format!("năm {year}"),
            PeriodKind::HalfYear { year, half: 1 } => format!("6 tháng đầu năm {year}"),
            PeriodKind::HalfYear { year, .. } => format!("6 tháng cuối năm {year}"),
            PeriodKind::Quarter { year, quarter } => {
                // Quarters are written in Roman numerals in official texts.
                let roman = match quarter {
                    1 => "I",
                    2 => "II",
                    3 => "III",
                    _ => "IV",
                };
                format!("quý {roman}/{year}")
            }
            PeriodKind::Month { year, month } => format!("tháng {month}/{year}"),
            PeriodKind::NineMonths(year) => format!("9 tháng đầu năm {year}"),
            PeriodKind::Week { monday } => {
                let week = monday.iso_week_date();
                format!("tuần {}/{}", week.week(), week.year())
            }
            PeriodKind::Span { from_year, to_year } => format!("{from_year}–{to_year}"),
            PeriodKind::Since(year) => format!("từ năm {year}"),
            PeriodKind::Day(day) => format!("ngày {}", date_text(day, Language::Vi)),
        }
    }

    fn name_en(self) -> String {
        match self.0 {
            PeriodKind::Year(year) => year.to_string(),
            PeriodKind::HalfYear { year, half: 1 } => format!("first half of {year}"),
            PeriodKind::HalfYear { year, .. } => format!("second half of {year}"),
            PeriodKind::Quarter { year, quarter } => format!("Q{quarter} {year}"),
            PeriodKind::Month { year, month } => format!("{} {year}", month_name(month)),
            PeriodKind::NineMonths(year) => format!("first nine months of {year}"),
            PeriodKind::Week { monday } => {
                let week = monday.iso_week_date();
                format!("week {} of {}", week.week(), week.year())
            }
            PeriodKind::Span { from_year, to_year } => format!("{from_year}–{to_year}"),
            PeriodKind::Since(year) => format!("since {year}"),
            PeriodKind::Day(day) => date_text(day, Language::En),
        }
    }
}

/// A date as people write it: `19/7/2024`, `19 July 2024`.
#[must_use]
pub fn date_text(day: Date, language: Language) -> String {
    match language {
        Language::Vi => format!("{}/{}/{}", day.day(), day.month(), day.year()),
        Language::En => format!("{} {} {}", day.day(), month_name(day.month()), day.year()),
    }
}

/// Reads a date as a date field sends it (`2026-12-31`) or as people write it (`31/12/2026`).
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split('/').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    // A year of two digits could be of either century, and is not guessed.
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

const fn month_name(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}
