//! Whether a unit's names, codes and parents make one history: each day has one of each, nobody is
//! above themselves on any day, and nobody holds a code that another holds on the same day.

use jiff::civil::Date;

use super::{Dated, Unit, tree::UnitTree};
use crate::{
    Bilingual,
    refusal::{Field, Problem},
};

/// What is wrong with a unit as it is to be, at the row concerned; nothing for one in order.
#[must_use]
pub fn faults(unit: &Unit, tree: &UnitTree) -> Vec<(Field, Problem)> {
    let mut faults = Vec::new();
    if unit.exists.is_backwards() {
        faults.push((Field::Until, Problem::Backwards));
    }
    rows(&unit.names, &unit.exists, Field::NameRow, &mut faults);
    rows(&unit.codes, &unit.exists, Field::CodeRow, &mut faults);
    rows(&unit.parents, &unit.exists, Field::ParentRow, &mut faults);
    codes(unit, tree, &mut faults);
    parents(unit, tree, &mut faults);
    faults
}

/// Each row has an end after its beginning and lies within the unit's days; none overlaps another,
/// and none leaves days between them.
fn rows<T>(
    rows: &[Dated<T>],
    exists: &Dated<()>,
    field: fn(usize) -> Field,
    faults: &mut Vec<(Field, Problem)>,
) {
    for (at, row) in rows.iter().enumerate() {
        if row.is_backwards() {
            faults.push((field(at), Problem::Backwards));
            continue;
        }
        let too_early = row
            .from
            .is_some_and(|from| exists.from.is_some_and(|begin| from < begin));
        let too_late = row
            .until
            .is_some_and(|until| exists.until.is_some_and(|end| until > end))
            || row
                .from
                .is_some_and(|from| exists.until.is_some_and(|end| from >= end));
        if too_early || too_late {
            faults.push((field(at), Problem::OutsideExistence));
        }
        let overlaps = |other: &Dated<T>| !other.is_backwards() && row.meets(other);
        if rows[..at].iter().any(overlaps) {
            faults.push((field(at), Problem::Overlaps));
        }
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| rows[*at].from.unwrap_or(Date::MIN));
    for pair in order.windows(2) {
        let (before, after) = (&rows[pair[0]], &rows[pair[1]]);
        if let (Some(until), Some(from)) = (before.until, after.from)
            && until < from
            && !before.is_backwards()
            && !after.is_backwards()
        {
            faults.push((
                field(pair[1]),
                Problem::Gap {
                    from: until,
                    last: from.yesterday().unwrap_or(from),
                },
            ));
        }
    }
}

/// A code may have been another unit's before, or be so later; never on the same day.
fn codes(unit: &Unit, tree: &UnitTree, faults: &mut Vec<(Field, Problem)>) {
    for (at, code) in unit.codes.iter().enumerate() {
        let code = within(code, &unit.exists);
        let holder = tree
            .units()
            .filter(|other| other.id != unit.id)
            .find(|other| {
                other.codes.iter().any(|held| {
                    held.value == code.value && within(held, &other.exists).meets(&code)
                })
            });
        if let Some(holder) = holder {
            faults.push((
                Field::CodeRow(at),
                Problem::CodeHeld {
                    by: full_name(holder),
                },
            ));
        }
    }
}

/// A code ends with its unit, whatever is written beside it.
fn within<T: Clone>(row: &Dated<T>, exists: &Dated<()>) -> Dated<T> {
    Dated {
        value: row.value.clone(),
        from: row.from.max(exists.from),
        until: match (row.until, exists.until) {
            (Some(own), Some(end)) => Some(own.min(end)),
            (own, end) => own.or(end),
        },
    }
}

/// What is above has to be there on those days, and never be below.
fn parents(unit: &Unit, tree: &UnitTree, faults: &mut Vec<(Field, Problem)>) {
    for (at, row) in unit.parents.iter().enumerate() {
        let held = within(row, &unit.exists);
        let Some(parent) = tree.get(row.value) else {
            faults.push((Field::ParentRow(at), Problem::Unknown));
            continue;
        };
        let begins_before = parent
            .exists
            .from
            .is_some_and(|begin| held.from.is_none_or(|from| from < begin));
        let ends_after = parent
            .exists
            .until
            .is_some_and(|end| held.until.is_none_or(|until| until > end));
        if row.value == unit.id || is_below(unit, row, tree) {
            faults.push((Field::ParentRow(at), Problem::WithinItself));
        } else if begins_before || ends_after {
            faults.push((
                Field::ParentRow(at),
                Problem::ParentNotThere {
                    parent: full_name(parent),
                },
            ));
        }
    }
}

/// Whether, on some day of the row, what is above leads back to the unit.
fn is_below(unit: &Unit, row: &Dated<crate::id::UnitId>, tree: &UnitTree) -> bool {
    let mut days = tree.boundaries();
    days.extend(row.from);
    days.insert(Date::MIN);
    days.into_iter()
        .filter(|day| row.holds_on(*day))
        .any(|day| tree.ancestors(row.value, day).contains(&unit.id))
}

/// The last full name in both languages.
#[must_use]
pub fn full_name(unit: &Unit) -> Bilingual {
    let day = unit.exists.last_day().unwrap_or(Date::MAX);
    unit.name_on(day).map_or_else(
        || Bilingual::both(unit.slug.as_str()),
        |name| name.full.clone(),
    )
}

#[cfg(test)]
mod tests;
