//! Fifty indicators that fit what was asked, by name, with how many there are beside each choice.

use crate::book::{Book, Indicator};

const A_PAGE: usize = 50;
/// Units in sight; the rest is one tap away.
const IN_SIGHT: usize = 8;

pub struct Table<'a> {
    pub results: Vec<Found<'a>>,
    pub last: &'a str,
    pub unit_count: usize,
    pub programme_count: usize,
    pub indicator_count: usize,
    pub task_count: usize,
    pub programmes: Vec<Choice<'a>>,
    pub first_units: Vec<Choice<'a>>,
    pub units: Vec<Choice<'a>>,
}

pub struct Found<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub state: &'a str,
    pub programme: &'a str,
}

pub struct Choice<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub title: &'a str,
    pub count: usize,
}

pub fn of<'a>(book: &'a Book, asked: &str) -> Table<'a> {
    let fits = |folded: &String| folded.contains(asked);
    let found: Vec<&Indicator> = book
        .indicators
        .iter()
        .filter(|one| fits(&one.folded))
        .collect();
    let mut by_programme = vec![0; book.programmes.len()];
    let mut by_unit = vec![0; book.units.len()];
    for indicator in &found {
        by_programme[indicator.programme_id - 1] += 1;
        for promise in book.promises(indicator) {
            by_unit[promise.unit_id - 1] += 1;
        }
    }
    let mut units: Vec<_> = book
        .units
        .iter()
        .map(|unit| Choice {
            slug: &unit.slug,
            name: &unit.name,
            title: &unit.name,
            count: by_unit[unit.id - 1],
        })
        .filter(|choice| choice.count > 0)
        .collect();
    units.sort_by_key(|choice| choice.name);
    let rest = units.split_off(units.len().min(IN_SIGHT));
    let programmes = book.programmes.iter().zip(by_programme);
    Table {
        results: found
            .iter()
            .take(A_PAGE)
            .map(|indicator| Found {
                slug: &indicator.slug,
                name: &indicator.name,
                state: &indicator.state,
                programme: &book.programme(indicator.programme_id).title,
            })
            .collect(),
        last: found
            .iter()
            .take(A_PAGE)
            .next_back()
            .map_or("", |indicator| &indicator.code),
        unit_count: book.units.iter().filter(|one| fits(&one.folded)).count(),
        programme_count: book
            .programmes
            .iter()
            .filter(|one| fits(&one.folded))
            .count(),
        indicator_count: found.len(),
        task_count: book.tasks.iter().filter(|one| fits(&one.folded)).count(),
        programmes: programmes
            .filter(|(_, count)| *count > 0)
            .map(|(one, count)| Choice {
                slug: &one.slug,
                name: &one.title,
                title: &one.title,
                count,
            })
            .collect(),
        first_units: units,
        units: rest,
    }
}
