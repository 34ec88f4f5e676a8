//! A month as days.

use std::{fmt, str::FromStr};

use domain::{
    Date, Language,
    calendar::{Off, weekday_name, weekday_text},
    period::{Period, PeriodKind, date_text},
};
use leptos::prelude::*;
use service::book::{Book, agenda::Event};

use super::event_line;
use crate::page::{reading::Reading, shown::heading};
use crate::part::passage::passage;

/// A month, as addresses write it: "2026-12".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month(Period);

impl Month {
    /// The month of a day; none for years that nobody plans in.
    #[must_use]
    pub fn of(day: Date) -> Option<Self> {
        Period::month(day.year(), day.month()).map(Self).ok()
    }

    #[must_use]
    pub const fn first(self) -> Date {
        self.0.first_day()
    }

    #[must_use]
    pub fn last(self) -> Date {
        self.first().last_of_month()
    }

    #[must_use]
    pub fn before(self) -> Option<Self> {
        self.first().yesterday().ok().and_then(Self::of)
    }

    #[must_use]
    pub fn after(self) -> Option<Self> {
        self.last().tomorrow().ok().and_then(Self::of)
    }

    /// "tháng 12/2026", "December 2026".
    #[must_use]
    pub fn name(self, language: Language) -> String {
        self.0.name(language)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Month {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let period: Period = text.parse().map_err(|_| ())?;
        match period.kind() {
            PeriodKind::Month { .. } => Ok(Self(period)),
            _ => Err(()),
        }
    }
}

/// The days of a month with what happens on each.
pub fn view(month: Month, events: &[Event<'_>], book: &Book, reading: &Reading) -> AnyView {
    let first = month.first();
    let heads: Vec<_> = (5..12)
        .map(|day| {
            // 5 January 2026 was a Monday.
            let day = Date::constant(2026, 1, day);
            view! { <li>{heading(weekday_name(day.weekday(), reading.language))}</li> }
        })
        .collect();
    // Whole weeks, from Monday to Sunday.
    let blanks = |count: i8| {
        (0..count)
            .map(|_| view! { <li class="blank" aria-hidden="true"></li> })
            .collect_view()
    };
    let before = blanks(first.weekday().to_monday_zero_offset());
    let after = blanks(6 - month.last().weekday().to_monday_zero_offset());
    let mut days = Vec::new();
    let mut day = first;
    while day <= month.last() {
        let of_day: Vec<_> = events.iter().filter(|event| event.day == day).collect();
        days.push(day_view(day, &of_day, book, reading));
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    let none = events
        .is_empty()
        .then(|| view! { <p class="small">{reading.words.empty_month()}</p> });
    view! {
        {none}
        <ol class="weekdays" aria-hidden="true">{heads}</ol>
        <ol class="month">{before} {days} {after}</ol>
    }
    .into_any()
}

fn day_view(day: Date, events: &[&Event<'_>], book: &Book, reading: &Reading) -> AnyView {
    let language = reading.language;
    let off = book.calendar().off(day);
    let holiday = book
        .calendar()
        .holiday(day)
        .filter(|_| matches!(off, Some(Off::Holiday(_))))
        .map(|holiday| view! { <span class="small">{passage(&holiday.name, language)}</span> });
    let mut class = String::new();
    let mut mark = |is: bool, name: &str| {
        if is {
            class.push_str(name);
        }
    };
    mark(events.is_empty(), " empty");
    mark(off.is_some(), " off");
    mark(day == reading.today, " today");
    let current = (day == reading.today).then_some("date");
    let lines: Vec<_> = events
        .iter()
        .map(|event| event_line(event, book, reading))
        .collect();
    view! {
        <li class=class.trim().to_owned() aria-current=current>
            <time datetime=day.to_string()>
                <span class="number">{day.day()}</span>
                <span class="full">{weekday_text(day, language)} ", " {date_text(day, language)}</span>
            </time>
            {holiday}
            {lines}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_as_it_is_written() {
        let month: Month = "2026-12".parse().unwrap();
        assert_eq!(Month::of(Date::constant(2026, 12, 9)), Some(month));
        assert_eq!(month.to_string(), "2026-12");
        assert_eq!(month.last(), Date::constant(2026, 12, 31));
        assert_eq!(
            month.after().map(|one| one.to_string()).as_deref(),
            Some("2027-01")
        );
        assert_eq!(
            month.before().map(|one| one.to_string()).as_deref(),
            Some("2026-11")
        );
        for bad in [
            "", "2026", "2026-13", "2026-00", "2026-Q1", "0001-01", "x-1",
        ] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}
