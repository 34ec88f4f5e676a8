//! A deadline that somebody gave, other than one that follows from a rule: it ends at an hour of
//! a day, and stays on that day even if nobody works then. That is said, and not put right.

use jiff::civil::Date;

use super::{Calendar, Hour, Off, weekday_text};
use crate::{
    Language,
    period::date_text,
    task::{Deadline, DeadlineHour},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenDeadline {
    pub day: Date,
    pub hour: Hour,
}

impl GivenDeadline {
    /// Until the end of a day.
    #[must_use]
    pub const fn day(day: Date) -> Self {
        Self {
            day,
            hour: Hour::MIDNIGHT,
        }
    }

    /// How it came about: until when, what that hour is, and who gave it on which day.
    #[must_use]
    pub fn sentence(self, by: Option<(&str, Date)>, language: Language) -> String {
        let (hour, day) = (self.hour, date_text(self.day, language));
        let end = match hour {
            Hour::OFFICE_CLOSE => language.pick(", hết giờ làm việc", ", the end of office hours"),
            Hour::MIDNIGHT => language.pick(", hết ngày", ", the end of the day"),
            _ => "",
        };
        let until = match language {
            Language::Vi => format!("Hạn {hour} ngày {day}{end}."),
            Language::En => format!("Due at {hour} on {day}{end}."),
        };
        let Some((who, on)) = by else {
            return until;
        };
        let on = date_text(on, language);
        match language {
            Language::Vi => format!("{until} {who} đặt ngày {on}."),
            Language::En => format!("{until} Set on {on} by {who}."),
        }
    }

    /// That nobody works on its day, why, and which is the next day that is worked.
    #[must_use]
    pub fn day_off(self, calendar: &Calendar, language: Language) -> Option<String> {
        let off = calendar.off(self.day)?;
        let day = weekday_text(self.day, language);
        let next = weekday_text(calendar.working_day_from(self.day).day, language);
        let why = match off {
            Off::Weekend => String::new(),
            Off::Holiday(name) => format!(" ({})", name.get(language)),
        };
        Some(match language {
            Language::Vi => format!(
                "Lưu ý: {day} là ngày nghỉ{why}; ngày làm việc kế tiếp là {next}. Hạn không tự chuyển."
            ),
            Language::En => format!(
                "Note: {day} is a day off{why}; the next working day is {next}. The deadline does not move by itself."
            ),
        })
    }
}

impl From<Deadline> for GivenDeadline {
    fn from(deadline: Deadline) -> Self {
        Self {
            day: deadline.day,
            hour: match deadline.hour {
                DeadlineHour::OfficeClose => Hour::OFFICE_CLOSE,
                DeadlineHour::Midnight => Hour::MIDNIGHT,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        Bilingual,
        calendar::{Holiday, HolidayKind},
    };

    fn holiday(day: Date, kind: HolidayKind) -> Holiday {
        Holiday {
            day,
            revision: 1,
            kind,
            name: Bilingual::new("Quốc khánh", "National Day"),
            document: "Bộ luật Lao động".try_into().unwrap(),
            note: None,
        }
    }

    #[test]
    fn it_says_until_when_and_who_gave_it() {
        let given = GivenDeadline::from(Deadline {
            day: date(2026, 11, 30),
            hour: DeadlineHour::OfficeClose,
        });
        assert_eq!(
            given.sentence(
                Some(("Người giao việc, Xã Mê Linh", date(2026, 11, 22))),
                Language::Vi
            ),
            "Hạn 17:00 ngày 30/11/2026, hết giờ làm việc. Người giao việc, Xã Mê Linh đặt ngày 22/11/2026."
        );
        assert_eq!(
            given.sentence(
                Some(("Planner, Mê Linh Commune", date(2026, 11, 22))),
                Language::En
            ),
            "Due at 17:00 on 30 November 2026, the end of office hours. Set on 22 November 2026 by Planner, Mê Linh Commune."
        );
        let midnight = GivenDeadline::day(date(2026, 11, 30));
        assert_eq!(
            midnight.sentence(None, Language::Vi),
            "Hạn 24:00 ngày 30/11/2026, hết ngày."
        );
        let other = GivenDeadline {
            hour: "11:30".parse().unwrap(),
            ..midnight
        };
        assert_eq!(
            other.sentence(None, Language::En),
            "Due at 11:30 on 30 November 2026."
        );
    }

    #[test]
    fn a_day_off_is_said_with_the_next_day_that_is_worked() {
        let calendar = Calendar::of([
            holiday(date(2026, 9, 2), HolidayKind::DayOff),
            holiday(date(2026, 9, 3), HolidayKind::DayOff),
            holiday(date(2026, 9, 5), HolidayKind::MadeUpWorkingDay),
        ]);
        let said = |day, language| GivenDeadline::day(day).day_off(&calendar, language);
        assert_eq!(said(date(2026, 9, 1), Language::Vi), None);
        assert_eq!(said(date(2026, 9, 5), Language::Vi), None, "made up for");
        assert_eq!(
            said(date(2026, 9, 2), Language::Vi).as_deref(),
            Some(
                "Lưu ý: thứ Tư 2/9 là ngày nghỉ (Quốc khánh); ngày làm việc kế tiếp là thứ Sáu 4/9. Hạn không tự chuyển."
            )
        );
        assert_eq!(
            said(date(2026, 11, 29), Language::En).as_deref(),
            Some(
                "Note: Sunday 29 November is a day off; the next working day is Monday 30 November. The deadline does not move by itself."
            )
        );
    }
}
