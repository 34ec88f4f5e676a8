//! What changed, week by week, of everything or of a programme or unit; all of it in the address.

use domain::{
    Date,
    period::{Period, date_text},
    refusal::Problem,
    unit::named::Meant,
};
use leptos::prelude::*;
use service::book::{Book, news::Wanted};

use super::{
    frame::{Head, frame},
    reading::Reading,
    shown::{name_of, news_line},
};
use crate::{
    download::links,
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldWords, SelectField, TextField},
        link::Link,
    },
};

/// The parameters of the address.
pub const PROGRAMME: &str = "chuong-trinh";
pub const UNIT: &str = "don-vi";
pub const WEEK: &str = "tuan";
/// So many of a group; the rest is counted.
const MOST: usize = 12;
/// Groups of a week.
const MOST_GROUPS: usize = 100;

/// A week, from Monday to Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week(Period);

impl Week {
    fn of(day: Date) -> Option<Self> {
        Period::week_of(day).ok().map(Self)
    }

    /// The week that the address names; without one, the last in which anything changed.
    #[must_use]
    pub fn asked(wanted: &Wanted, book: &Book, reading: &Reading) -> Option<Self> {
        let typed = reading
            .asked(WEEK)
            .and_then(|text| text.parse::<Period>().ok())
            .map(|period| period.first_day())
            .and_then(Self::of)
            .filter(|week| week.days().0 <= reading.on);
        typed
            .or_else(|| {
                book.last_news(wanted, reading.on, reading.reader())
                    .and_then(Self::of)
            })
            .or_else(|| this_week(reading))
    }

    pub fn days(self) -> (Date, Date) {
        let first = self.0.first_day();
        (first, self.0.last_day().unwrap_or(first))
    }

    /// Its first and last day in words.
    pub fn span(self, reading: &Reading) -> String {
        let (first, last) = self.days();
        format!(
            "{}–{}",
            date_text(first, reading.language),
            date_text(last, reading.language)
        )
    }

    /// The address of its page, of everything.
    pub fn way(self, reading: &Reading) -> String {
        reading.address.to(&format!("/thay-doi?{WEEK}={}", self.0))
    }
}

/// The week of the day one looks at.
#[must_use]
pub fn this_week(reading: &Reading) -> Option<Week> {
    Week::of(reading.on)
}

/// The last week before another one in which something changed.
#[must_use]
pub fn week_before(week: Week, wanted: &Wanted, book: &Book, reading: &Reading) -> Option<Week> {
    let day = week.days().0.yesterday().ok()?;
    book.last_news(wanted, day, reading.reader())
        .and_then(Week::of)
}

/// Whose changes and duties an address asks for.
pub struct Asked {
    pub wanted: Wanted,
    programme: String,
    /// What stands in the field of the unit, and why it is none.
    typed: String,
    wrong: Option<Problem>,
}

impl Asked {
    #[must_use]
    pub fn of(book: &Book, reading: &Reading) -> Self {
        let programme = reading
            .asked(PROGRAMME)
            .and_then(|slug| book.programme_by_slug(slug));
        let typed = reading.asked(UNIT).map(str::trim).unwrap_or_default();
        let tree = book.tree();
        let found = (!typed.is_empty()).then(|| match tree.by_slug(typed) {
            Some(unit) => Ok(unit.id),
            None => tree.meant(typed, Meant::Ever),
        });
        let (unit, wrong) = match found {
            None => (None, None),
            Some(Ok(unit)) => (Some(unit), None),
            Some(Err(problem)) => (None, Some(problem)),
        };
        // A unit that is no more is asked for together with what stands in its place.
        let units = unit.map_or_else(Vec::new, |unit| {
            std::iter::once(unit)
                .chain(tree.heirs(unit, reading.on))
                .collect()
        });
        // A name that means this unit and no other; else what was asked for, so that it is found again.
        let shown = unit
            .map(|unit| (unit, name_of(book, unit, reading)))
            .filter(|(unit, name)| tree.meant(name, Meant::Ever).as_ref() == Ok(unit))
            .map_or_else(|| typed.to_owned(), |(_, name)| name);
        Self {
            wrong,
            programme: programme
                .map(|one| one.slug.to_string())
                .unwrap_or_default(),
            wanted: Wanted {
                programme: programme.map(|one| one.id),
                units,
            },
            typed: shown,
        }
    }

    /// The address of the same choice, with something more.
    #[must_use]
    pub fn way(path: &str, more: &[(&str, String)], reading: &Reading) -> String {
        let kept = [PROGRAMME, UNIT].into_iter().filter_map(|name| {
            let value = reading.asked(name).filter(|value| !value.is_empty())?;
            Some((name, value.to_owned()))
        });
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .extend_pairs(more)
            .finish();
        let joint = if query.is_empty() { "" } else { "?" };
        reading.address.to(&format!("{path}{joint}{query}"))
    }

    /// The form by which it is chosen.
    pub fn filter(&self, path: &str, book: &Book, reading: &Reading) -> AnyView {
        let words = reading.words;
        let field = |name: &str, label: &str| FieldWords {
            name: name.to_owned(),
            label: label.to_owned(),
            ..FieldWords::default()
        };
        let any = Choice {
            value: String::new(),
            text: words.all_of_them().to_owned(),
        };
        let programmes = book.programmes().into_iter().map(|one| Choice {
            value: one.slug.to_string(),
            text: one.label(reading.language).to_owned(),
        });
        let unit = FieldWords {
            error: self
                .wrong
                .as_ref()
                .map(|problem| problem.message(reading.language)),
            ..field(UNIT, words.unit())
        };
        let day = reading.address.on.map(|day| {
            view! { <input type="hidden" name=crate::address::DAY value=day.to_string()/> }
        });
        let action = crate::address::Address {
            on: None,
            ..reading.address
        }
        .to(path);
        view! {
            <form class="filter" method="get" action=action>
                {day}
                <SelectField words=field(PROGRAMME, words.programme()) choices=std::iter::once(any).chain(programmes).collect() value=self.programme.clone()/>
                <TextField words=unit value=self.typed.clone()/>
                <button class="button">{words.filter()}</button>
            </form>
        }
        .into_any()
    }
}

#[component]
pub fn Changes() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let asked = Asked::of(&book, &reading);
    let weeks = book.weeks_of_news(&asked.wanted, reading.reader());
    let week = Week::asked(&asked.wanted, &book, &reading);
    let (title, sentence, news) = match week {
        Some(week) => {
            let all = book.news(&asked.wanted, week.days(), reading.reader());
            let lines: Vec<_> = all
                .iter()
                .take(MOST_GROUPS)
                .map(|one| news_line(&book, one, MOST, &reading))
                .collect();
            let count = all.iter().map(|one| one.told.len()).sum();
            let sentence = words.week_sentence(&week.span(&reading), count);
            let list = (!lines.is_empty()).then(|| view! { <ol class="history">{lines}</ol> });
            (words.week_of(&week.span(&reading)), sentence, list)
        }
        None => (String::new(), words.nothing_ever().to_owned(), None),
    };
    let ways = week.map(|week| ways(week, &weeks, &reading));
    let downloads = news
        .is_some()
        .then(|| links(&reading.asked_of("/thay-doi"), &reading));
    let filter = asked.filter("/thay-doi", &book, &reading);
    let others = others(&weeks, &reading);
    drop(book);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.home(), words.home())]/>
                <h1>{words.changes()}</h1>
                <p class="claim">{sentence.clone()}</p>
                {filter}
            </header>
            <section class="stack">
                <h2>{title}</h2>
                {ways}
                {news}
                {downloads}
            </section>
            {others}
        </article>
    };
    frame(&reading, Head::public(words.changes(), sentence), content)
}

/// To the nearest weeks before and after in which something changed.
fn ways(
    week: Week,
    weeks: &std::collections::BTreeMap<Period, usize>,
    reading: &Reading,
) -> Option<AnyView> {
    let words = reading.words;
    let before = weeks.range(..week.0).next_back();
    let after = weeks
        .range((
            std::ops::Bound::Excluded(week.0),
            std::ops::Bound::Unbounded,
        ))
        .next();
    let links: Vec<_> = [(before, words.week_earlier()), (after, words.week_later())]
        .into_iter()
        .filter_map(|(found, text)| {
            let (week, _) = found?;
            let span = Week(*week).span(reading);
            let href = Asked::way("/thay-doi", &[(WEEK, week.to_string())], reading);
            Some(view! { <li><a href=href>{text} ": " {span}</a></li> })
        })
        .collect();
    (!links.is_empty()).then(|| view! { <ul class="chips">{links}</ul> }.into_any())
}

/// Every week in which something changed.
fn others(weeks: &std::collections::BTreeMap<Period, usize>, reading: &Reading) -> Option<AnyView> {
    let lines: Vec<_> = weeks
        .iter()
        .rev()
        .map(|(week, count)| {
            let href = Asked::way("/thay-doi", &[(WEEK, week.to_string())], reading);
            view! { <li><a href=href>{Week(*week).span(reading)}</a> " " <span class="count">{reading.words.counted(*count)}</span></li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="group">
                <summary><h2>{reading.words.all_weeks()}</h2></summary>
                <ul class="columns">{lines}</ul>
            </details>
        }
        .into_any()
    })
}
