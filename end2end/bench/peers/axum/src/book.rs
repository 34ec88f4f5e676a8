//! What is known, in memory, in the order in which the pages ask for it.

use std::{collections::HashMap, error::Error};

use serde::Deserialize;

use crate::text::amount;

#[derive(Deserialize)]
pub struct Unit {
    pub id: usize,
    pub slug: String,
    pub name: String,
    pub folded: String,
}

#[derive(Deserialize)]
pub struct Programme {
    pub slug: String,
    pub title: String,
    pub folded: String,
    pub issuer_id: usize,
    pub first_year: i32,
    pub last_year: i32,
}

#[derive(Deserialize)]
pub struct Indicator {
    pub id: usize,
    pub slug: String,
    pub code: String,
    pub name: String,
    pub folded: String,
    pub programme_id: usize,
    pub measure: String,
    pub tone: String,
    pub state: String,
}

#[derive(Deserialize)]
pub struct Figure {
    pub indicator_id: usize,
    pub unit_id: usize,
    pub first_day: String,
    pub last_day: String,
    #[serde(rename = "amount", deserialize_with = "hundredths")]
    pub hundredths: i64,
    pub ground: String,
}

#[derive(Deserialize)]
pub struct Promise {
    pub indicator_id: usize,
    pub unit_id: usize,
    pub first_day: String,
    pub last_day: String,
    pub at_least: String,
}

#[derive(Deserialize)]
pub struct Task {
    pub folded: String,
    pub programme_id: usize,
    pub draft: bool,
}

#[derive(Deserialize)]
pub struct Entry {
    pub indicator_id: usize,
    pub who: String,
    pub what: String,
    pub number: String,
    pub hash: String,
}

fn hundredths<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    let text = String::deserialize(from)?;
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let parsed = whole.parse().and_then(|whole: i64| {
        let part: i64 = format!("{part:0<2}").parse()?;
        Ok(whole * 100 + part)
    });
    parsed.map_err(serde::de::Error::custom)
}

#[derive(Deserialize)]
struct Data {
    units: Vec<Unit>,
    programmes: Vec<Programme>,
    indicators: Vec<Indicator>,
    figures: Vec<Figure>,
    promises: Vec<Promise>,
    tasks: Vec<Task>,
    entries: Vec<Entry>,
}

pub struct Book {
    /// By id, which begins at 1.
    pub units: Vec<Unit>,
    pub programmes: Vec<Programme>,
    /// By name.
    pub indicators: Vec<Indicator>,
    by_slug: HashMap<String, usize>,
    /// By indicator's id, the earliest first.
    figures: HashMap<usize, Vec<Figure>>,
    promises: HashMap<usize, Vec<Promise>>,
    entries: HashMap<usize, Vec<Entry>>,
    pub tasks: Vec<Task>,
}

impl Book {
    pub fn read(text: &str) -> Result<Self, Box<dyn Error>> {
        let mut data: Data = serde_json::from_str(text)?;
        data.indicators
            .sort_by(|one, other| one.name.cmp(&other.name));
        data.figures
            .sort_by(|one, other| one.last_day.cmp(&other.last_day));
        let by_slug = data.indicators.iter().enumerate();
        let by_slug = by_slug
            .map(|(at, indicator)| (indicator.slug.clone(), at))
            .collect();
        Ok(Self {
            units: data.units,
            programmes: data.programmes,
            indicators: data.indicators,
            by_slug,
            figures: grouped(data.figures, |figure| figure.indicator_id),
            promises: grouped(data.promises, |promise| promise.indicator_id),
            entries: grouped(data.entries, |entry| entry.indicator_id),
            tasks: data.tasks,
        })
    }

    pub fn unit(&self, id: usize) -> &Unit {
        &self.units[id - 1]
    }

    pub fn programme(&self, id: usize) -> &Programme {
        &self.programmes[id - 1]
    }

    pub fn indicator(&self, slug: &str) -> Option<&Indicator> {
        self.by_slug.get(slug).map(|at| &self.indicators[*at])
    }

    pub fn figures(&self, indicator: &Indicator) -> &[Figure] {
        self.figures.get(&indicator.id).map_or(&[], Vec::as_slice)
    }

    pub fn promises(&self, indicator: &Indicator) -> &[Promise] {
        self.promises.get(&indicator.id).map_or(&[], Vec::as_slice)
    }

    pub fn entries(&self, indicator: &Indicator) -> &[Entry] {
        self.entries.get(&indicator.id).map_or(&[], Vec::as_slice)
    }
}

fn grouped<T>(all: Vec<T>, key: impl Fn(&T) -> usize) -> HashMap<usize, Vec<T>> {
    let mut groups: HashMap<usize, Vec<T>> = HashMap::new();
    for one in all {
        groups.entry(key(&one)).or_default().push(one);
    }
    groups
}

/// A month or a year.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Period<'a> {
    pub first_day: &'a str,
    pub last_day: &'a str,
}

impl<'a> Period<'a> {
    pub fn of(figure: &'a Figure) -> Self {
        Self {
            first_day: &figure.first_day,
            last_day: &figure.last_day,
        }
    }

    fn is_year(self) -> bool {
        self.first_day[5..7] != self.last_day[5..7]
    }

    fn month(self) -> &'a str {
        self.last_day[5..7].trim_start_matches('0')
    }

    pub fn code(self) -> String {
        let end = if self.is_year() { 4 } else { 7 };
        self.last_day[..end].to_owned()
    }

    pub fn name(self) -> String {
        if self.is_year() {
            format!("năm {}", &self.last_day[..4])
        } else {
            format!("tháng {}", self.in_short())
        }
    }

    pub fn in_short(self) -> String {
        format!("{}/{}", self.month(), &self.last_day[..4])
    }
}

pub fn measured(figure: &Figure, indicator: &Indicator) -> String {
    format!("{} {}", amount(figure.hundredths), indicator.measure)
}
