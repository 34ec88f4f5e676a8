//! A deadline that explains itself: by which rule, from which day, over which days.

use std::fmt::Write as _;

use jiff::{Timestamp, civil::Date};

use super::{DueRule, due::Due};
use crate::{
    Language,
    calendar::{Calendar, Hour, Off, Skipped, day_text, weekday_text},
    period::date_text,
};

/// What happens at a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The report is due.
    Due,
    /// The period is locked.
    Lock,
}

/// An instant with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub at: Timestamp,
    pub why: Explanation,
}

/// How a deadline came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub mark: Mark,
    pub rule: DueRule,
    /// The day that is counted from: the last of the window, or the due day.
    pub start: Date,
    /// The day the rule names, before it is moved to a working day.
    pub named: Date,
    pub day: Date,
    pub hour: Hour,
    pub skipped: Vec<Skipped>,
    pub made_up: Vec<Date>,
}

impl Deadline {
    pub(super) fn of(
        mark: Mark,
        rule: DueRule,
        start: Date,
        hour: Hour,
        calendar: &Calendar,
    ) -> Self {
        let Due { named, count } = rule.apply(start, calendar);
        Self {
            at: hour.on(count.day),
            why: Explanation {
                mark,
                rule,
                start,
                named,
                day: count.day,
                hour,
                skipped: count.skipped,
                made_up: count.made_up,
            },
        }
    }

    #[must_use]
    pub const fn day(&self) -> Date {
        self.why.day
    }

    /// "17:00 ngày 7/11/2025", "17:00 on 7 November 2025".
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        hour_on(self.why.hour, self.why.day, language)
    }

    /// The whole sentence: when, by which rule, from when, what was skipped.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let head = match (self.why.mark, language) {
            (Mark::Due, Language::Vi) => "Hạn",
            (Mark::Due, Language::En) => "Due",
            (Mark::Lock, Language::Vi) => "Khoá",
            (Mark::Lock, Language::En) => "Locked from",
        };
        format!(
            "{head} {}: {}.",
            self.text(language),
            self.why.text(language)
        )
    }
}

/// "17:00 ngày 7/11/2025", "17:00 on 7 November 2025".
#[must_use]
pub fn hour_on(hour: Hour, day: Date, language: Language) -> String {
    let day = date_text(day, language);
    match language {
        Language::Vi => format!("{hour} ngày {day}"),
        Language::En => format!("{hour} on {day}"),
    }
}

impl Explanation {
    fn text(&self, language: Language) -> String {
        let mut text = self.rule_text(language);
        let moved = self.named != self.day;
        if moved {
            let named = weekday_text(self.named, language);
            let _ = match language {
                Language::Vi => write!(
                    text,
                    "; {named} không làm việc nên chuyển sang ngày làm việc kế tiếp"
                ),
                Language::En => write!(
                    text,
                    "; {named} is not worked, so it moves to the next working day"
                ),
            };
        }
        text + &skipped_text(&self.skipped, &self.made_up, language)
    }

    fn rule_text(&self, language: Language) -> String {
        let start = date_text(self.start, language);
        let after = match (self.mark, language) {
            (Mark::Due, Language::Vi) => format!("sau khi kết thúc kỳ ({start})"),
            (Mark::Due, Language::En) => format!("after the period ends ({start})"),
            (Mark::Lock, Language::Vi) => format!("sau hạn ({start})"),
            (Mark::Lock, Language::En) => format!("after the due day ({start})"),
        };
        match (self.rule, language) {
            (DueRule::WorkingDay { nth: 0 } | DueRule::CalendarDay { nth: 0, .. }, _) => {
                match (self.mark, language) {
                    (Mark::Due, Language::Vi) => format!("ngày cuối kỳ ({start})"),
                    (Mark::Due, Language::En) => format!("the last day of the period ({start})"),
                    (Mark::Lock, Language::Vi) => "ngay khi hết hạn".to_owned(),
                    (Mark::Lock, Language::En) => "as soon as it was due".to_owned(),
                }
            }
            (DueRule::WorkingDay { nth }, Language::Vi) => {
                format!("ngày làm việc thứ {nth} {after}")
            }
            (DueRule::WorkingDay { nth }, Language::En) => {
                format!("the {} working day {after}", ordinal(nth))
            }
            (DueRule::CalendarDay { nth, .. }, Language::Vi) => format!("ngày thứ {nth} {after}"),
            (DueRule::CalendarDay { nth, .. }, Language::En) => {
                format!("the {} day {after}", ordinal(nth))
            }
            (DueRule::DayOfMonth { day, .. }, Language::Vi) => {
                format!("ngày {day} đầu tiên {after}")
            }
            (DueRule::DayOfMonth { day, .. }, Language::En) => format!(
                "the first {} of a month {after}",
                ordinal(day.unsigned_abs().into())
            ),
        }
    }
}

/// What was passed over and what was counted on the way, as the end of a sentence.
pub(crate) fn skipped_text(skipped: &[Skipped], made_up: &[Date], language: Language) -> String {
    let mut text = String::new();
    let skipped = runs(skipped, language);
    if !skipped.is_empty() {
        let list = skipped.join(", ");
        let _ = match language {
            Language::Vi => write!(text, ", đã bỏ qua {list}"),
            Language::En => write!(text, ", skipping {list}"),
        };
    }
    if !made_up.is_empty() {
        let days: Vec<_> = made_up
            .iter()
            .map(|day| weekday_text(*day, language))
            .collect();
        let list = days.join(", ");
        let _ = match language {
            Language::Vi => write!(text, ", tính cả {list} là ngày làm bù"),
            Language::En => write!(text, ", counting {list}, worked to make up"),
        };
    }
    text
}

/// Days that were skipped, those of one holiday as one run: "16–20/2 (Tết Nguyên đán)".
fn runs(skipped: &[Skipped], language: Language) -> Vec<String> {
    skipped
        .chunk_by(|a, b| {
            matches!(a.why, Off::Holiday(_))
                && a.why == b.why
                && a.day.tomorrow().ok() == Some(b.day)
        })
        .filter_map(|run| run.first().zip(run.last()))
        .map(|(first, last)| match &first.why {
            Off::Weekend => weekday_text(first.day, language),
            Off::Holiday(name) => format!(
                "{} ({})",
                span_text(first.day, last.day, language),
                name.get(language)
            ),
        })
        .collect()
}

fn span_text(first: Date, last: Date, language: Language) -> String {
    if first == last {
        return day_text(first, language);
    }
    if first.month() == last.month() {
        return format!("{}–{}", first.day(), day_text(last, language));
    }
    format!("{}–{}", day_text(first, language), day_text(last, language))
}

fn ordinal(number: u16) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
