//! A number of a workbook as the decimal that was meant. Spreadsheets keep binary floats with up
//! to seventeen digits and show fifteen: `0.53120000000000001` was typed as 53,12%.

use domain::Date;
use jiff::ToSpan;
use rust_decimal::Decimal;

use super::format::Format;
use crate::table::{Cell, Exact};

/// What a spreadsheet keeps exactly.
const DIGITS: u32 = 15;

/// The cell for the text of a value; what is no number stays as it is written.
pub fn cell(text: &str, format: Format, from_1904: bool) -> Cell {
    let Some(value) = meant(text) else {
        return Cell::Text(text.to_owned());
    };
    match format {
        Format::General => exact(value, 1, 0, false),
        Format::Digits {
            whole,
            places,
            percent,
        } => exact(value, whole, places, percent),
        Format::Day => day(value, from_1904).map_or_else(
            || exact(value, 1, 0, false),
            |day| Cell::Text(day.to_string()),
        ),
    }
}

fn meant(text: &str) -> Option<Decimal> {
    let value = Decimal::from_scientific(text)
        .or_else(|_| text.parse::<Decimal>())
        .ok()?;
    Some(value.round_sf(DIGITS).unwrap_or(value).normalize())
}

/// With as many digits as are shown, unless that would change the number.
fn exact(value: Decimal, whole: u8, places: u8, percent: bool) -> Cell {
    let shown = if percent {
        value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value)
    } else {
        value
    };
    let mut shown = shown.normalize();
    let places = u32::from(places.min(8));
    if shown.scale() < places {
        shown.rescale(places);
    }
    let text = shown.abs().to_string();
    let point = text.find('.').unwrap_or(text.len());
    let zeros = usize::from(whole.min(18)).saturating_sub(point);
    let sign = if shown.is_sign_negative() && !shown.is_zero() {
        "-"
    } else {
        ""
    };
    Cell::Number(Exact {
        digits: format!("{sign}{}{text}", "0".repeat(zeros)),
        percent,
    })
}

/// The day of a serial number. What calls itself 29 February 1900 in a spreadsheet never was.
fn day(serial: Decimal, from_1904: bool) -> Option<Date> {
    let days = i64::try_from(serial.trunc()).ok()?;
    let (first, days) = if from_1904 {
        (Date::constant(1904, 1, 1), days)
    } else if days < 61 {
        (Date::constant(1899, 12, 31), days)
    } else {
        (Date::constant(1899, 12, 30), days)
    };
    let days = i32::try_from(days)
        .ok()
        .filter(|days| (0..2_958_466).contains(days))?;
    first.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::*;

    #[test]
    fn a_number_is_the_decimal_that_was_meant() {
        for (text, format, entry) in [
            ("23", "General", "=23"),
            ("53.119999999999997", "General", "=53,12"),
            ("0.53120000000000001", "0.00%", "=53,12%"),
            ("0.5", "0%", "=50%"),
            ("0.30000000000000004", "General", "=0,3"),
            ("53.1", "0.00", "=53,10"),
            // More digits than are shown are not lost.
            ("53.123", "0.0", "=53,123"),
            ("9", "00", "=09"),
            ("-5.25", "#,##0.00", "=-5,25"),
            ("1.2E3", "General", "=1200"),
            ("5.3120000000000001E-2", "0.000%", "=5,312%"),
            ("101792", "#,##0", "=101792"),
            ("-0", "General", "=0"),
        ] {
            let cell = cell(text, Format::of(format), false);
            assert_eq!(cell.entry(Language::Vi), entry, "{text} {format}");
        }
    }

    #[test]
    fn a_day_is_its_date() {
        for (text, from_1904, day) in [
            ("45292", false, "2024-01-01"),
            ("1", false, "1900-01-01"),
            ("61", false, "1900-03-01"),
            ("43830.75", true, "2024-01-01"),
        ] {
            let cell = cell(text, Format::Day, from_1904);
            assert_eq!(cell.text(), day, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_stays_as_it_is() {
        for text in [
            "1E400",
            "NaN",
            "inf",
            "",
            "12,5",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(
                cell(text, Format::General, false),
                Cell::Text(text.to_owned())
            );
        }
        assert_eq!(cell("1E15", Format::Day, false).text(), "1000000000000000");
    }
}
