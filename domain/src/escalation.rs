//! What nobody answers goes up: on its last day to the unit above, and after each further few days
//! to the one above that. One rule for everything that has to be answered by a day.

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{
    id::UnitId,
    moment::start_of,
    unit::{Unit, tree::UnitTree},
};

/// After its day something is the business of the unit above; after each further this many days
/// of the one above that.
pub const DAYS_A_LEVEL: i32 = 5;

/// How many levels up something is that is late by so many days.
#[must_use]
pub fn levels_up(days_late: i32) -> usize {
    if days_late <= 0 {
        return 0;
    }
    usize::try_from((days_late - 1) / DAYS_A_LEVEL + 1).unwrap_or_default()
}

/// The units above one that see what is late there, nearest first.
#[must_use]
pub fn escalated_to(unit: UnitId, days_late: i32, on: Date, tree: &UnitTree) -> Vec<UnitId> {
    let mut above = above(unit, on, tree);
    above.truncate(levels_up(days_late));
    above
}

/// The same, each with the moment since when it is that unit's business: the beginning of the day
/// on which it came there.
#[must_use]
pub fn gone_up(unit: UnitId, due: Date, on: Date, tree: &UnitTree) -> Vec<(UnitId, Timestamp)> {
    escalated_to(unit, (on - due).get_days(), on, tree)
        .into_iter()
        .zip(0_i64..)
        .map(|(above, level)| {
            let days = 1 + level * i64::from(DAYS_A_LEVEL);
            (above, start_of(due.saturating_add(days.days())))
        })
        .collect()
}

/// The units above one: a body's begin with the unit it serves, a dissolved unit's are those of
/// its last day.
fn above(unit: UnitId, on: Date, tree: &UnitTree) -> Vec<UnitId> {
    let day = tree.get(unit).map_or(on, |unit| last_day(unit, on));
    let served = tree.get(unit).and_then(|unit| unit.serves);
    let mut above: Vec<_> = served.into_iter().collect();
    above.extend(tree.ancestors(served.unwrap_or(unit), day));
    above
}

fn last_day(unit: &Unit, on: Date) -> Date {
    match unit.exists.until {
        Some(until) if until <= on => until.yesterday().unwrap_or(until),
        _ => on,
    }
}
