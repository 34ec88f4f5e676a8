//! Where large tables are cut, so that none of their ranges holds much more than is asked for at once.

use std::collections::BTreeSet;

use service::store::{Part, Record};
use surrealdb::types::{Array, RecordIdKey};

/// About so many rows are between two cuts.
const RANGE: usize = 10_000;

/// What large tables are cut by, as far as it has been read. However little that is, all the ranges
/// together are the whole table.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) units: BTreeSet<String>,
    programmes: BTreeSet<String>,
}

impl Known {
    pub(crate) fn note(&mut self, part: &Part) {
        let Part::Records(records) = part else { return };
        for record in records {
            match record {
                Record::Unit(unit) => {
                    self.units.insert(unit.id.to_string());
                }
                Record::Document(document) if document.programme => {
                    self.programmes.insert(document.id.to_string());
                }
                _ => {}
            }
        }
    }

    /// Where ranges of sheets end, of so many: at a unit of a programme.
    pub(crate) fn sheets(&self, count: usize) -> Vec<RecordIdKey> {
        let places: Vec<_> = self
            .programmes
            .iter()
            .flat_map(|programme| self.units.iter().map(move |unit| [programme, unit]))
            .collect();
        ends(&places, count)
            .map(|place| key(place.map(Clone::clone).to_vec()))
            .collect()
    }
}

/// Where ranges of so many rows end that begin with a unit.
pub(crate) fn cuts(units: &[String], count: usize) -> Vec<RecordIdKey> {
    ends(units, count)
        .map(|unit| key(vec![unit.clone()]))
        .collect()
}

/// Of all places in their order, those at which ranges end when so many rows are spread over them.
fn ends<T>(places: &[T], rows: usize) -> impl Iterator<Item = &T> {
    let ranges = rows.div_ceil(RANGE).max(1);
    let step = places.len().div_ceil(ranges).max(1);
    places.iter().step_by(step).skip(1)
}

fn key(parts: Vec<String>) -> RecordIdKey {
    Array::from(parts).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_table_is_not_cut() {
        let places: Vec<_> = (0..3_000).collect();
        for rows in [0, 1, RANGE] {
            assert_eq!(ends(&places, rows).count(), 0);
        }
        assert_eq!(ends::<usize>(&[], 5 * RANGE).count(), 0);
    }

    #[test]
    fn a_large_table_is_cut_into_as_many_ranges_as_it_takes() {
        let places: Vec<_> = (0..3_000).collect();
        let cut: Vec<_> = ends(&places, 3 * RANGE).copied().collect();
        assert_eq!(cut, [1_000, 2_000]);
        // Never more than there are places.
        assert_eq!(ends(&places[..3], 100 * RANGE).count(), 2);
    }

    #[test]
    fn sheets_are_cut_at_a_unit_of_a_programme() {
        let names = |all: &[&str]| all.iter().map(ToString::to_string).collect();
        let known = Known {
            units: names(&["u1", "u2", "u3"]),
            programmes: names(&["p1", "p2"]),
        };
        let text = |parts: &[&str]| key(parts.iter().map(ToString::to_string).collect());
        assert_eq!(
            known.sheets(3 * RANGE),
            [text(&["p1", "u3"]), text(&["p2", "u2"])]
        );
    }
}
