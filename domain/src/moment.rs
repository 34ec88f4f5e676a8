//! Instants as people in Vietnam read them. Stored times are UTC; the country has
//! had one offset, UTC+7 without summer time, since 1975, so no zone data is needed.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{self, TimeZone},
};

use crate::{Language, period::date_text};

fn vietnam() -> TimeZone {
    TimeZone::fixed(tz::offset(7))
}

/// The calendar day in Vietnam at an instant.
#[must_use]
pub fn local_date(at: Timestamp) -> Date {
    local(at).date()
}

/// The wall clock in Vietnam at an instant.
#[must_use]
pub fn local(at: Timestamp) -> DateTime {
    at.to_zoned(vietnam()).datetime()
}

/// The instant at which a day begins in Vietnam; the earliest instant for a date out of range.
#[must_use]
pub fn start_of(day: Date) -> Timestamp {
    day.to_zoned(vietnam())
        .map_or(Timestamp::MIN, |zoned| zoned.timestamp())
}

/// "16:05 ngày 19/7/2024", "16:05 on 19 July 2024".
#[must_use]
pub fn moment_text(at: Timestamp, language: Language) -> String {
    let local = local(at);
    let day = date_text(local.date(), language);
    let (hour, minute) = (local.hour(), local.minute());
    match language {
        Language::Vi => format!("{hour:02}:{minute:02} ngày {day}"),
        Language::En => format!("{hour:02}:{minute:02} on {day}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_changes_at_midnight_in_vietnam() {
        let at = |text: &str| local_date(text.parse().unwrap()).to_string();
        assert_eq!(at("2025-06-30T16:59:59Z"), "2025-06-30");
        assert_eq!(at("2025-06-30T17:00:00Z"), "2025-07-01");
    }

    #[test]
    fn the_start_of_a_day_is_seven_hours_before_utc() {
        let day = jiff::civil::date(2025, 7, 1);
        assert_eq!(start_of(day).to_string(), "2025-06-30T17:00:00Z");
    }

    #[test]
    fn moments_are_read_in_both_languages() {
        let at = "2024-07-19T02:05:00Z".parse().unwrap();
        assert_eq!(moment_text(at, Language::Vi), "09:05 ngày 19/7/2024");
        assert_eq!(moment_text(at, Language::En), "09:05 on 19 July 2024");
    }
}
