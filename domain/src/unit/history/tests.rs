use jiff::civil::{Date, date};

use super::*;
use crate::unit::example::*;

const NEW_YEAR: Date = date(2026, 1, 1);

fn faulty(number: u128, change: impl FnOnce(&mut Unit)) -> Vec<(Field, Problem)> {
    let tree = tree();
    let mut unit = tree.get(id(number)).unwrap().clone();
    change(&mut unit);
    faults(&unit, &tree)
}

#[test]
fn what_is_kept_is_in_order() {
    let tree = tree();
    for unit in tree.units() {
        assert_eq!(faults(unit, &tree), [], "{}", unit.slug);
    }
}

#[test]
fn days_follow_each_other_without_overlap_or_gap() {
    let split = |until, from| {
        move |unit: &mut Unit| {
            let name = unit.names[0].value.clone();
            unit.names[0].until = Some(until);
            unit.names.push(days(name, Some(from), None));
        }
    };
    assert_eq!(faulty(ME_LINH, split(NEW_YEAR, NEW_YEAR)), []);
    assert_eq!(
        faulty(ME_LINH, split(date(2026, 3, 1), NEW_YEAR)),
        [(Field::NameRow(1), Problem::Overlaps)]
    );
    assert_eq!(
        faulty(ME_LINH, split(NEW_YEAR, date(2026, 2, 1))),
        [(
            Field::NameRow(1),
            Problem::Gap {
                from: NEW_YEAR,
                last: date(2026, 1, 31)
            }
        )]
    );
    assert_eq!(
        faulty(ME_LINH, |unit| {
            unit.names[0].from = Some(NEW_YEAR);
            unit.names[0].until = Some(NEW_YEAR);
        }),
        [(Field::NameRow(0), Problem::Backwards)]
    );
    assert_eq!(
        faulty(ME_LINH, |unit| unit.names[0].from = Some(date(2024, 1, 1))),
        [(Field::NameRow(0), Problem::OutsideExistence)]
    );
    assert_eq!(
        faulty(CITY, |unit| {
            unit.exists.from = Some(NEW_YEAR);
            unit.exists.until = Some(REFORM);
        }),
        [(Field::Until, Problem::Backwards)]
    );
}

#[test]
fn a_code_is_used_again_but_never_on_the_same_day() {
    // Mê Linh has the code that was Tráng Việt's.
    assert_eq!(faulty(ME_LINH, |_| ()), []);
    assert_eq!(
        faulty(YEN_LANG, |unit| unit.codes[0].value = "09022".into()),
        [(
            Field::CodeRow(0),
            Problem::CodeHeld {
                by: Bilingual::both("Xã Mê Linh")
            }
        )]
    );
}

#[test]
fn nobody_is_above_themselves_on_any_day() {
    // Above Hà Nội its own former commune: only on the days when that was below it.
    assert_eq!(
        faulty(CITY, |unit| unit.parents =
            vec![days(id(TIEN_THINH), None, Some(date(2025, 1, 1)))]),
        [(Field::ParentRow(0), Problem::WithinItself)]
    );
    assert_eq!(
        faulty(ME_LINH, |unit| unit.parents[0].value = id(ME_LINH)),
        [(Field::ParentRow(0), Problem::WithinItself)]
    );
    assert_eq!(
        faulty(ME_LINH, |unit| unit.parents[0].value = id(99)),
        [(Field::ParentRow(0), Problem::Unknown)]
    );
    assert_eq!(
        faulty(ME_LINH, |unit| unit.parents[0].value = id(ME_LINH_DISTRICT)),
        [(
            Field::ParentRow(0),
            Problem::ParentNotThere {
                parent: Bilingual::both("Huyện Mê Linh")
            }
        )]
    );
}
