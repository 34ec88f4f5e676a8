//! By when a unit has to answer: so many working days, by a rule that names its document and the
//! day from which it holds; and how that day came about.

use std::fmt::Write as _;

use jiff::civil::{Date, date};

use crate::{
    Language,
    calendar::{Calendar, Count},
    period::date_text,
    round::skipped_text,
};

/// A rule that says how long an answer may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerRule {
    /// Holds for what is sent from this day on.
    pub from: Date,
    pub working_days: u16,
    document: (&'static str, &'static str),
}

/// In the order of their days. A new law is a new line; what was sent before keeps its own.
const RULES: [AnswerRule; 1] = [AnswerRule {
    from: date(2014, 7, 1),
    working_days: 10,
    document: (
        "khoản 1 Điều 28 Luật Tiếp công dân số 42/2013/QH13",
        "Article 28(1) of the Law on Citizen Reception, No. 42/2013/QH13",
    ),
}];

impl AnswerRule {
    /// The rule that holds for what is sent on a day; before the first one there is none but that.
    #[must_use]
    pub fn on(day: Date) -> Self {
        RULES
            .into_iter()
            .rev()
            .find(|rule| rule.from <= day)
            .unwrap_or(RULES[0])
    }

    #[must_use]
    pub const fn document(self, language: Language) -> &'static str {
        language.pick(self.document.0, self.document.1)
    }
}

/// The last day for an answer, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerBy {
    pub rule: AnswerRule,
    /// The day it was sent; the next one is the first that counts.
    pub start: Date,
    count: Count,
}

impl AnswerBy {
    #[must_use]
    pub fn of(start: Date, calendar: &Calendar) -> Self {
        let rule = AnswerRule::on(start);
        Self {
            rule,
            start,
            count: calendar.working_day_after(start, rule.working_days),
        }
    }

    #[must_use]
    pub const fn day(&self) -> Date {
        self.count.day
    }

    /// The whole sentence: when, by which rule, from when, what was skipped.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let (day, start) = (
            date_text(self.day(), language),
            date_text(self.start, language),
        );
        let (days, document) = (self.rule.working_days, self.rule.document(language));
        let mut text = match language {
            Language::Vi => format!(
                "Hạn trả lời {day}: {days} ngày làm việc kể từ ngày tiếp nhận ({start}), theo {document}"
            ),
            Language::En => format!(
                "To be answered by {day}: {days} working days from the day it was received ({start}), by {document}"
            ),
        };
        let skipped = skipped_text(&self.count.skipped, &self.count.made_up, language);
        // Writing to a string cannot fail.
        let _ = write!(text, "{skipped}.");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Bilingual,
        calendar::{Holiday, HolidayKind},
    };

    #[test]
    fn the_day_explains_itself() {
        let by = AnswerBy::of(date(2026, 11, 26), &Calendar::default());
        assert_eq!(by.day(), date(2026, 12, 10));
        assert_eq!(
            by.sentence(Language::Vi),
            "Hạn trả lời 10/12/2026: 10 ngày làm việc kể từ ngày tiếp nhận (26/11/2026), theo khoản 1 Điều 28 Luật Tiếp công dân số 42/2013/QH13, đã bỏ qua thứ Bảy 28/11, Chủ nhật 29/11, thứ Bảy 5/12, Chủ nhật 6/12."
        );
    }

    #[test]
    fn holidays_put_it_off() {
        let holiday = |day| Holiday {
            day,
            revision: 1,
            kind: HolidayKind::DayOff,
            name: Bilingual::new("Tết Dương lịch", "New Year's Day"),
            document: "Bộ luật Lao động".try_into().unwrap(),
            note: None,
        };
        let calendar = Calendar::of([holiday(date(2027, 1, 1))]);
        let by = AnswerBy::of(date(2026, 12, 24), &calendar);
        assert_eq!(by.day(), date(2027, 1, 8));
        let said = by.sentence(Language::En);
        assert!(said.contains("1 January (New Year's Day)"), "{said}");
    }

    #[test]
    fn rules_are_in_the_order_of_their_days() {
        assert!(RULES.is_sorted_by_key(|rule| rule.from));
        assert_eq!(AnswerRule::on(date(2000, 1, 1)), RULES[0]);
    }
}
