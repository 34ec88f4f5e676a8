//! How long it takes to find who owes a report, in six programmes with 400 indicators that each of so many
//! communes reports every month: once after a change or a minute, and again within it. Fails where the time
//! grows faster than the communes.
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
/// Of a commune among all of them, at most so many times what it takes among a tenth of them: one and a half,
/// and as much again for a machine that does other things.
const MOST: f64 = 3.0;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut each = Vec::new();
    for communes in COMMUNES {
        let mut book = Book::default();
        for record in seed::frame()?.into_iter().chain(seed::reporting(communes)?) {
            book.put(record);
        }
        book.settle();
        // The middle of December.
        let start = Timestamp::constant(1_797_400_000, 0);
        let (mut first, mut again) = (Vec::new(), Vec::new());
        let mut owed = 0;
        for minute in 0..ROUNDS {
            let now = start + Duration::from_secs(60 * minute as u64);
            let (took, found) = look(&book, now);
            first.push(took);
            owed = found;
            again.push(look(&book, now).0);
        }
        let (first, again) = (middle(&mut first), middle(&mut again));
        println!(
            "{communes} communes owe {owed} reports: found in {first:?}, within the minute in {again:?}"
        );
        assert_eq!(
            owed,
            communes * 6 * 5,
            "of six programmes, five rounds that are over beside the one that runs"
        );
        each.push(first.as_secs_f64() / communes as f64);
    }
    let [_, tenth, all] = each[..] else {
        unreachable!("one for each")
    };
    if all > MOST * tenth {
        return Err(format!(
            "a commune takes {:.1} times as long among ten times as many",
            all / tenth
        )
        .into());
    }
    Ok(())
}

fn look(book: &Book, now: Timestamp) -> (Duration, usize) {
    let reader = Reader {
        actor: None,
        on: local_date(now),
    };
    let begun = Instant::now();
    let owed = book.needing_answer(&Wanted::default(), reader, Some(now));
    (begun.elapsed(), owed.rounds.len())
}

fn middle(all: &mut [Duration]) -> Duration {
    all.sort_unstable();
    all[all.len() / 2]
}
