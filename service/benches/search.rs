//! How long a search takes in a book of 100,000 things, and what its index weighs. The book is made
//! up, the same each time; nothing in it is about a real place. Fails where one search in a hundred
//! takes longer than is promised.
//!
//! `cargo bench --bench search`, or `make measure`.

#[path = "search/made_up.rs"]
mod made_up;
#[path = "search/queries.rs"]
mod queries;

use std::{
    error::Error,
    fs,
    time::{Duration, Instant},
};

use domain::Date;
use service::book::{
    Book, Reader,
    search::{Filters, Search},
};

/// What is promised.
const MOST: Duration = Duration::from_millis(30);
/// A page of results, as the search page asks for them.
const A_PAGE: usize = 50;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut book = Book::default();
    let records = made_up::records()?;
    let count = records.len();
    for record in records {
        book.put(record);
    }
    let before = resident()?;
    let begun = Instant::now();
    book.settle();
    println!(
        "{count} things indexed in {} ms, {} MiB",
        begun.elapsed().as_millis(),
        (resident()?.saturating_sub(before)) / 1_024
    );

    let reader = Reader {
        actor: None,
        on: Date::constant(2026, 6, 1),
    };
    let asked = queries::all();
    let mut took = Vec::with_capacity(asked.len() * ROUNDS);
    let (mut found, mut longest) = (0, (Duration::ZERO, String::new()));
    for round in 0..ROUNDS {
        for (query, expected) in &asked {
            // Narrowed every other time: that is counted too.
            let filters = Filters {
                year: (round % 2 == 1).then_some(2026),
                ..Filters::default()
            };
            let search = Search {
                most: A_PAGE,
                filters,
                ..Search::new(query)
            };
            let begun = Instant::now();
            let results = std::hint::black_box(book.find(&search, reader));
            let time = begun.elapsed();
            if time > longest.0 {
                longest = (time, query.clone());
            }
            took.push(time);
            if round == 0 {
                let is_there = queries::is_among(&book, &results, expected);
                found += usize::from(is_there);
                if !is_there {
                    println!("not found: {query} → {expected}");
                }
            }
        }
    }
    took.sort_unstable();
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)];
    println!(
        "{} queries, {ROUNDS} times each: p50 {:?}, p99 {:?}, longest {:?} ({})",
        asked.len(),
        at(50),
        at(99),
        longest.0,
        longest.1
    );
    println!("found on the first page: {found} of {}", asked.len());
    if at(99) > MOST {
        return Err(format!("p99 is {:?}; promised are {MOST:?}", at(99)).into());
    }
    if found * 100 < asked.len() * 98 {
        return Err("what was looked for is not found".into());
    }
    Ok(())
}

/// Memory of this process, in KiB.
fn resident() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.trim().strip_suffix("kB"));
    Ok(number.ok_or("no VmRSS in /proc")?.trim().parse()?)
}
