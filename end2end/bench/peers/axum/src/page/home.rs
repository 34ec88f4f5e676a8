//! The dashboard: every indicator as a square, what was published last, the programmes.

use crate::{
    book::{Book, Figure, Indicator, Period, measured},
    text::day,
};

pub struct Home<'a> {
    pub total: usize,
    pub squares: Vec<&'a Indicator>,
    pub news: Vec<News<'a>>,
    pub programmes: Vec<Line<'a>>,
}

pub struct News<'a> {
    pub iso: &'a str,
    pub day: String,
    pub count: usize,
    pub rest: usize,
    pub slug: &'a str,
    pub name: &'a str,
    pub period: String,
    pub value: String,
    pub unit_slug: &'a str,
    pub unit: &'a str,
    pub programme_slug: &'a str,
    pub programme: &'a str,
}

pub struct Line<'a> {
    pub slug: &'a str,
    pub title: &'a str,
    pub issuer: &'a str,
    pub first_year: i32,
    pub last_year: i32,
    pub tasks: usize,
    pub drafts: usize,
}

pub fn of(book: &Book) -> Home<'_> {
    let mut squares: Vec<_> = book.indicators.iter().collect();
    squares.sort_by_key(|indicator| indicator.programme_id);
    Home {
        total: squares.len(),
        squares,
        news: news(book),
        programmes: programmes(book),
    }
}

fn news(book: &Book) -> Vec<News<'_>> {
    let latest = |indicator| book.figures(indicator).last();
    let last_day = book
        .indicators
        .iter()
        .filter_map(latest)
        .map(|figure| figure.last_day.as_str())
        .max();
    let mut groups: Vec<Vec<(&Indicator, &Figure)>> =
        book.programmes.iter().map(|_| Vec::new()).collect();
    for indicator in &book.indicators {
        if let Some(figure) =
            latest(indicator).filter(|figure| Some(figure.last_day.as_str()) == last_day)
        {
            groups[indicator.programme_id - 1].push((indicator, figure));
        }
    }
    groups
        .iter()
        .enumerate()
        .filter_map(|(at, group)| {
            let (indicator, figure) = group.iter().min_by_key(|(indicator, _)| &indicator.code)?;
            let unit = book.unit(figure.unit_id);
            let programme = &book.programmes[at];
            Some(News {
                iso: &figure.last_day,
                day: day(&figure.last_day),
                count: group.len(),
                rest: group.len() - 1,
                slug: &indicator.slug,
                name: &indicator.name,
                period: Period::of(figure).name(),
                value: measured(figure, indicator),
                unit_slug: &unit.slug,
                unit: &unit.name,
                programme_slug: &programme.slug,
                programme: &programme.title,
            })
        })
        .collect()
}

fn programmes(book: &Book) -> Vec<Line<'_>> {
    let mut counts = vec![(0, 0); book.programmes.len()];
    for task in &book.tasks {
        let (tasks, drafts) = &mut counts[task.programme_id - 1];
        *tasks += 1;
        *drafts += usize::from(task.draft);
    }
    book.programmes
        .iter()
        .zip(counts)
        .map(|(programme, (tasks, drafts))| Line {
            slug: &programme.slug,
            title: &programme.title,
            issuer: &book.unit(programme.issuer_id).name,
            first_year: programme.first_year,
            last_year: programme.last_year,
            tasks,
            drafts,
        })
        .collect()
}
