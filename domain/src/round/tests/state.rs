//! How a unit stands in a round, minute by minute.

use jiff::Timestamp;

use super::{monthly, period};
use crate::{
    calendar::Calendar,
    round::{DueRule, Progress, RoundState, Standing},
};

#[test]
fn not_due_missing_late_and_locked_are_distinct() {
    use RoundState::{Complete, Extended, Late, Locked, Missing, NotDue, NothingToReport, Open};
    // Due 17:00 on 7 November, locked 17:00 on 12 November 2025.
    let round = monthly(DueRule::WorkingDay { nth: 5 })
        .round(period("2025-10"), &Calendar::default())
        .unwrap();
    let at = |day: &str, time: &str| -> Timestamp {
        format!("2025-{day}T{time}:00+07:00").parse().unwrap()
    };
    let progress = |filled, handed_in| Progress {
        expected: 3,
        filled,
        handed_in,
    };
    let none = progress(0, 0);
    let extended = Some(at("11-20", "17:00"));
    for (now, progress, nothing, until, state, is_locked) in [
        (at("10-30", "23:59"), none, false, None, NotDue, false),
        (at("10-31", "00:00"), none, false, None, Open, false),
        (
            at("11-07", "16:59"),
            progress(3, 2),
            false,
            None,
            Open,
            false,
        ),
        (
            at("11-07", "17:00"),
            progress(3, 2),
            false,
            None,
            Late,
            false,
        ),
        (at("11-12", "16:59"), none, false, None, Late, false),
        (at("11-12", "17:00"), none, false, None, Missing, true),
        (
            at("11-12", "17:00"),
            progress(3, 0),
            false,
            None,
            Missing,
            true,
        ),
        (
            at("11-12", "17:00"),
            progress(1, 1),
            false,
            None,
            Locked,
            true,
        ),
        (at("11-08", "08:00"), none, false, extended, Extended, false),
        (at("11-20", "16:59"), none, false, extended, Extended, false),
        (at("11-20", "17:00"), none, false, extended, Missing, true),
        (
            at("10-20", "08:00"),
            progress(3, 3),
            false,
            None,
            Complete,
            false,
        ),
        (
            at("12-01", "08:00"),
            progress(3, 3),
            false,
            None,
            Complete,
            true,
        ),
        (
            at("12-01", "08:00"),
            none,
            true,
            None,
            NothingToReport,
            true,
        ),
        (
            at("11-01", "08:00"),
            none,
            true,
            None,
            NothingToReport,
            false,
        ),
    ] {
        let standing = Standing::of(&round, progress, nothing, until, now);
        assert_eq!(
            (standing.state, standing.is_locked),
            (state, is_locked),
            "{now} {progress:?}"
        );
    }
}

#[test]
fn nothing_asked_for_is_not_complete() {
    let round = monthly(DueRule::WorkingDay { nth: 5 })
        .round(period("2025-10"), &Calendar::default())
        .unwrap();
    let standing = Standing::of(&round, Progress::default(), false, None, round.opens);
    assert_eq!(standing.state, RoundState::Open);
}
