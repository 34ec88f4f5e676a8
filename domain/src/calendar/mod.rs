//! Which days are worked: the week, the public holidays, and the Saturdays that are worked to
//! make up for a day off. Holidays are data with the document that orders them, so that a
//! changed one moves every deadline that is counted over it.

pub mod given;
mod hour;

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::{Bilingual, Language, period::date_text, text::Line};
pub use hour::{Hour, NotAnHour};

/// What a day is, other than what its weekday says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HolidayKind {
    /// Nobody works, whatever weekday it is.
    DayOff,
    /// A day at the weekend that is worked, for a day off elsewhere.
    MadeUpWorkingDay,
    /// What was decided for the day was taken back: it is what its weekday says.
    Withdrawn,
}

impl HolidayKind {
    pub const ALL: [Self; 3] = [Self::DayOff, Self::MadeUpWorkingDay, Self::Withdrawn];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::DayOff => "day-off",
            Self::MadeUpWorkingDay => "made-up-working-day",
            Self::Withdrawn => "withdrawn",
        }
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::DayOff => language.pick("ngày nghỉ", "day off"),
            Self::MadeUpWorkingDay => language.pick("ngày làm bù", "made-up working day"),
            Self::Withdrawn => language.pick("đã bỏ", "withdrawn"),
        }
    }
}

/// A day that is not what its weekday says, with the document that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    pub day: Date,
    /// Counts every change, so that two people who edit the day notice it.
    pub revision: u32,
    pub kind: HolidayKind,
    pub name: Bilingual,
    /// The law or decision that orders it.
    pub document: Line,
    /// What has to be known to rely on it, such as that the decision was not seen yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Bilingual>,
}

/// Why a day is not worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Off {
    Weekend,
    Holiday(Bilingual),
}

/// A day that was passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    pub day: Date,
    pub why: Off,
}

/// Where counting days led, and what it met on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub day: Date,
    pub skipped: Vec<Skipped>,
    /// Days at the weekend that were counted, because they are worked.
    pub made_up: Vec<Date>,
}

/// The working days, from the week and the holidays that are known.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    holidays: BTreeMap<Date, Holiday>,
}

impl Calendar {
    #[must_use]
    pub fn of(holidays: impl IntoIterator<Item = Holiday>) -> Self {
        let mut calendar = Self::default();
        for holiday in holidays {
            calendar.put(holiday);
        }
        calendar
    }

    /// Puts one in the place of what was known of its day.
    pub fn put(&mut self, holiday: Holiday) {
        self.holidays.insert(holiday.day, holiday);
    }

    /// What was decided about a day, also when it was withdrawn.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&Holiday> {
        self.holidays.get(&day)
    }

    /// In order; also the withdrawn ones.
    #[must_use]
    pub fn holidays(&self) -> impl DoubleEndedIterator<Item = &Holiday> {
        self.holidays.values()
    }

    /// Why a day is not worked; `None` when it is.
    #[must_use]
    pub fn off(&self, day: Date) -> Option<Off> {
        match self.holiday(day).map(|holiday| (holiday.kind, holiday)) {
            Some((HolidayKind::DayOff, holiday)) => Some(Off::Holiday(holiday.name.clone())),
            Some((HolidayKind::MadeUpWorkingDay, _)) => None,
            Some((HolidayKind::Withdrawn, _)) | None => is_weekend(day).then_some(Off::Weekend),
        }
    }

    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        self.off(day).is_none()
    }

    /// The `nth` working day after a day; the day itself for 0.
    #[must_use]
    pub fn working_day_after(&self, day: Date, nth: u16) -> Count {
        let mut count = Count {
            day,
            skipped: Vec::new(),
            made_up: Vec::new(),
        };
        for _ in 0..nth {
            count.day = next(count.day);
            self.on_to_working(&mut count);
            if is_weekend(count.day) {
                count.made_up.push(count.day);
            }
        }
        count
    }

    /// The day itself when it is worked, or else the first working day after it.
    #[must_use]
    pub fn working_day_from(&self, day: Date) -> Count {
        let mut count = Count {
            day,
            skipped: Vec::new(),
            made_up: Vec::new(),
        };
        self.on_to_working(&mut count);
        count
    }

    fn on_to_working(&self, count: &mut Count) {
        while let Some(why) = self.off(count.day) {
            count.skipped.push(Skipped {
                day: count.day,
                why,
            });
            // At the end of time there is no next day, and no next working day either.
            if count.day == Date::MAX {
                return;
            }
            count.day = next(count.day);
        }
    }
}

fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(Date::MAX)
}

#[must_use]
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// "thứ Bảy 1/11", "Saturday 1 November": a day beside a date that has the year.
#[must_use]
pub fn weekday_text(day: Date, language: Language) -> String {
    format!(
        "{} {}",
        weekday_name(day.weekday(), language),
        day_text(day, language)
    )
}

/// "1/11", "1 November".
#[must_use]
pub fn day_text(day: Date, language: Language) -> String {
    let full = date_text(day, language);
    let year = match language {
        Language::Vi => format!("/{}", day.year()),
        Language::En => format!(" {}", day.year()),
    };
    full.strip_suffix(&year).unwrap_or(&full).to_owned()
}

/// "thứ Bảy", "Chủ nhật"; "Saturday".
#[must_use]
pub const fn weekday_name(weekday: Weekday, language: Language) -> &'static str {
    match weekday {
        Weekday::Monday => language.pick("thứ Hai", "Monday"),
        Weekday::Tuesday => language.pick("thứ Ba", "Tuesday"),
        Weekday::Wednesday => language.pick("thứ Tư", "Wednesday"),
        Weekday::Thursday => language.pick("thứ Năm", "Thursday"),
        Weekday::Friday => language.pick("thứ Sáu", "Friday"),
        Weekday::Saturday => language.pick("thứ Bảy", "Saturday"),
        Weekday::Sunday => language.pick("Chủ nhật", "Sunday"),
    }
}

#[cfg(test)]
pub(crate) mod tests;
