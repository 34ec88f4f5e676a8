//! How long what goes over all who report takes, in six programmes with 400 indicators that each of so many
//! communes reports every month: who owes a report, once after a change or a minute and again within it; what is
//! near or late and who hears of it, as the clock asks; how reliable a programme is. Fails where the time grows
//! faster than the communes.
//!
//! `cargo bench --bench owed`, or `make measure`.

use std::{
    error::Error,
    time::{Duration, Instant},
};

use domain::{Timestamp, moment::local_date};
use service::{
    book::{Book, Reader, news::Wanted},
    seed,
};

const COMMUNES: [usize; 3] = [34, 332, 3_321];
/// For ten times the communes at most so many times the time: what is ten times as large lies further away from
/// the processor, and a machine does other things. With the square it would be a hundred.
const MOST: f64 = 40.0;
const ROUNDS: usize = 5;
/// The middle of December 2026.
const NOW: Timestamp = Timestamp::constant(1_797_400_000, 0);

struct Measure {
    name: &'static str,
    /// In a minute of its own; how much was found.
    ask: fn(&Book, Timestamp) -> usize,
    grows: bool,
}

const MEASURES: [Measure; 4] = [
    Measure {
        name: "who owes a report",
        ask: owed,
        grows: true,
    },
    Measure {
        name: "the same within the minute",
        ask: |book, _| owed(book, NOW),
        grows: false,
    },
    Measure {
        name: "what is near or late, and who hears of it",
        ask: |book, now| book.dues(now).len(),
        grows: true,
    },
    Measure {
        name: "how reliable a programme is",
        ask: reliable,
        grows: true,
    },
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut took = Vec::new();
    for communes in COMMUNES {
        let mut book = Book::default();
        for record in seed::frame()?.into_iter().chain(seed::reporting(communes)?) {
            book.put(record);
        }
        book.settle();
        let all: Vec<_> = MEASURES.iter().map(|one| measured(one, &book)).collect();
        for (one, (took, found)) in MEASURES.iter().zip(&all) {
            println!("{communes} communes: {}: {took:?}, {found} found", one.name);
        }
        took.push(all);
    }
    let [_, tenth, all] = &took[..] else {
        unreachable!("one for each")
    };
    for (one, (tenth, all)) in MEASURES.iter().zip(tenth.iter().zip(all)) {
        let times = all.0.as_secs_f64() / tenth.0.as_secs_f64();
        if one.grows && times > MOST {
            return Err(format!(
                "{}: {times:.0} times as long for ten times the communes",
                one.name
            )
            .into());
        }
    }
    Ok(())
}

/// The middle of a few times, each in a minute of its own.
fn measured(one: &Measure, book: &Book) -> (Duration, usize) {
    let mut found = 0;
    let mut took: Vec<_> = (0..ROUNDS as u64)
        .map(|minute| {
            let now = NOW + Duration::from_secs(60 * minute);
            let begun = Instant::now();
            found = (one.ask)(book, now);
            begun.elapsed()
        })
        .collect();
    took.sort_unstable();
    (took[took.len() / 2], found)
}

fn owed(book: &Book, now: Timestamp) -> usize {
    let reader = Reader {
        actor: None,
        on: local_date(now),
    };
    let owed = book.needing_answer(&Wanted::default(), reader, Some(now));
    owed.rounds.len()
}

fn reliable(book: &Book, now: Timestamp) -> usize {
    let programmes = book.programmes();
    let first = programmes
        .first()
        .map(|one| book.reliability(one, local_date(now)));
    first.map_or(0, |found| found.reported.there())
}
