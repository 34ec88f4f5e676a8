//! The hour at which a day ends for a deadline: 17:00 when the office closes, 24:00 when the day
//! does, or what the rule says.

use std::{fmt, str::FromStr};

use jiff::{Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::moment::start_of;

/// Minutes since the day began in Vietnam, at most 24:00, which is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hour(u16);

/// Text that is not an hour from 00:01 to 24:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an hour is written 17:00, from 00:01 to 24:00")]
pub struct NotAnHour;

impl Hour {
    pub const OFFICE_CLOSE: Self = Self(17 * 60);
    pub const MIDNIGHT: Self = Self(24 * 60);

    /// The instant on a day; 24:00 is the first of the next day.
    #[must_use]
    pub fn on(self, day: Date) -> Timestamp {
        start_of(day)
            .checked_add(i64::from(self.0).minutes())
            .unwrap_or(Timestamp::MAX)
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Hour {
    type Err = NotAnHour;
    fn from_str(text: &str) -> Result<Self, NotAnHour> {
        let (hours, minutes) = text.trim().split_once(':').ok_or(NotAnHour)?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(hours) || !digits(minutes) {
            return Err(NotAnHour);
        }
        let hours: u16 = hours.parse().map_err(|_| NotAnHour)?;
        let minutes: u16 = minutes.parse().map_err(|_| NotAnHour)?;
        let all = hours * 60 + minutes;
        if minutes > 59 || !(1..=24 * 60).contains(&all) {
            return Err(NotAnHour);
        }
        Ok(Self(all))
    }
}

impl TryFrom<String> for Hour {
    type Error = NotAnHour;
    fn try_from(text: String) -> Result<Self, NotAnHour> {
        text.parse()
    }
}

impl From<Hour> for String {
    fn from(hour: Hour) -> Self {
        hour.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_an_instant_in_vietnam() {
        let day = Date::constant(2025, 11, 7);
        assert_eq!(
            Hour::OFFICE_CLOSE.on(day).to_string(),
            "2025-11-07T10:00:00Z"
        );
        assert_eq!(Hour::MIDNIGHT.on(day).to_string(), "2025-11-07T17:00:00Z");
        assert_eq!(
            Hour::MIDNIGHT.on(day),
            start_of(Date::constant(2025, 11, 8))
        );
    }

    #[test]
    fn hours_are_written_one_way() {
        for good in ["17:00", "24:00", "00:01", "11:30"] {
            assert_eq!(good.parse::<Hour>().map(String::from), Ok(good.to_owned()));
        }
        for bad in [
            "", "5 giờ", "24:01", "00:00", "12:60", "9:00", "+9:00", "17:00:00",
        ] {
            assert_eq!(bad.parse::<Hour>(), Err(NotAnHour), "{bad}");
        }
    }
}
