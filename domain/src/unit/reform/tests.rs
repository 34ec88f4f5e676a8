use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::unit::{UnitKind, example::*};

const DAY: Date = date(2027, 1, 1);

fn new(number: u128, name: &str, parent: u128) -> Receiver {
    let slug = format!("moi-{number}");
    let full = format!("Xã {name}");
    let mut unit = unit(number, &slug, UnitKind::Commune, &full, name);
    unit.parents = vec![days(id(parent), None, None)];
    Receiver::New(Box::new(unit))
}

fn reform(old: &[(u128, bool)], outcomes: Vec<Outcome>) -> Reform {
    Reform {
        on: DAY,
        document: None,
        source: None,
        note: None,
        old: old
            .iter()
            .map(|(unit, goes_on)| Old {
                unit: id(*unit),
                goes_on: *goes_on,
            })
            .collect(),
        outcomes,
        below: Vec::new(),
    }
}

fn outcome(receiver: Receiver, code: &str, takes: &[(u128, SuccessionKind)]) -> Outcome {
    Outcome {
        receiver,
        code: (!code.is_empty()).then(|| code.to_owned()),
        takes: takes
            .iter()
            .map(|(from, kind)| (id(*from), *kind))
            .collect(),
    }
}

fn after(reform: &Reform) -> UnitTree {
    let mut tree = tree();
    let reformed = reform.decide(&tree).unwrap();
    for unit in reformed.units {
        tree.put(unit);
    }
    for edge in reformed.edges {
        tree.put_succession(edge);
    }
    tree
}

use SuccessionKind::{PartArea, PartPeople, Remainder, Whole};

#[test]
fn two_are_merged_into_a_new_one_that_keeps_the_code_of_the_seat() {
    let merge = reform(
        &[(YEN_LANG, false), (LIEN_MINH, false)],
        vec![outcome(
            new(20, "Yên Minh", CITY),
            "08980",
            &[(YEN_LANG, Whole), (LIEN_MINH, Whole)],
        )],
    );
    let tree = after(&merge);
    let eve = DAY.yesterday().unwrap();
    for old in [YEN_LANG, LIEN_MINH] {
        let unit = tree.get(id(old)).unwrap();
        assert!(unit.exists_on(eve) && !unit.exists_on(DAY));
        assert_eq!(unit.code_on(DAY), None);
        assert_eq!(tree.heirs(id(old), DAY), [id(20)]);
    }
    let made = tree.get(id(20)).unwrap();
    assert!(made.exists_on(DAY) && !made.exists_on(eve));
    assert_eq!(made.code_on(DAY), Some("08980"));
    assert_eq!(made.parent_on(DAY), Some(id(CITY)));
    // One more step back: what Tiến Thịnh became twice.
    assert_eq!(tree.heirs(id(TIEN_THINH), DAY), [id(20)]);
    assert_eq!(tree.overseer(id(YEN_LANG), DAY), Some(id(CITY)));
}

#[test]
fn one_is_divided_and_one_gives_a_part_away() {
    let split = reform(
        &[(YEN_LANG, false)],
        vec![
            outcome(new(20, "Yên", CITY), "08980", &[(YEN_LANG, PartPeople)]),
            outcome(new(21, "Lãng", CITY), "", &[(YEN_LANG, Remainder)]),
        ],
    );
    assert_eq!(after(&split).heirs(id(YEN_LANG), DAY), [id(20), id(21)]);
    let transfer = reform(
        &[(YEN_LANG, true)],
        vec![outcome(
            Receiver::Known(id(LIEN_MINH)),
            "",
            &[(YEN_LANG, PartArea)],
        )],
    );
    let tree = after(&transfer);
    assert!(tree.get(id(YEN_LANG)).unwrap().exists_on(DAY));
    assert_eq!(tree.get(id(LIEN_MINH)).unwrap().code_on(DAY), Some("09787"));
    assert_eq!(tree.heirs(id(YEN_LANG), DAY), []);
    assert_eq!(tree.successors(id(YEN_LANG)).count(), 1);
}

#[test]
fn what_does_not_add_up_is_named_where_it_stands() {
    let (a, b) = ((YEN_LANG, false), (LIEN_MINH, false));
    let fresh = |takes: &[(u128, SuccessionKind)]| outcome(new(20, "Mới", CITY), "", takes);
    let table: Vec<(Reform, Vec<(Field, Problem)>)> = vec![
        (
            reform(&[], vec![]),
            vec![
                (Field::Old, Problem::NothingWritten),
                (Field::Outcomes, Problem::NothingWritten),
            ],
        ),
        (
            reform(&[a, b], vec![fresh(&[(YEN_LANG, Whole)])]),
            vec![(Field::OldRow(1), Problem::GoesNowhere)],
        ),
        (
            reform(&[a], vec![fresh(&[(YEN_LANG, PartArea)])]),
            vec![(Field::OldRow(0), Problem::RestGoesNowhere)],
        ),
        (
            reform(&[(YEN_LANG, true)], vec![fresh(&[(YEN_LANG, Whole)])]),
            vec![(Field::OldRow(0), Problem::GoesOnAndGoesOver)],
        ),
        (
            reform(
                &[a],
                vec![
                    fresh(&[(YEN_LANG, Whole)]),
                    outcome(Receiver::Known(id(LIEN_MINH)), "", &[(YEN_LANG, PartArea)]),
                ],
            ),
            vec![(Field::OldRow(0), Problem::WholeBesideParts)],
        ),
        (
            reform(&[(TRANG_VIET, false)], vec![fresh(&[(TRANG_VIET, Whole)])]),
            vec![(Field::OldRow(0), Problem::NotThereThen)],
        ),
        (
            reform(
                &[a],
                vec![outcome(
                    Receiver::Known(id(TRANG_VIET)),
                    "",
                    &[(YEN_LANG, Whole)],
                )],
            ),
            vec![(Field::OutcomeRow(0), Problem::NotThereThen)],
        ),
        (
            reform(
                &[a, b],
                vec![outcome(
                    Receiver::Known(id(LIEN_MINH)),
                    "",
                    &[(YEN_LANG, Whole), (LIEN_MINH, Whole)],
                )],
            ),
            vec![
                (Field::OutcomeRow(0), Problem::EndsInThis),
                (Field::OutcomeRow(0), Problem::SameUnit),
            ],
        ),
        // Mê Linh goes on with its code.
        (
            reform(
                &[a],
                vec![outcome(new(20, "Mới", CITY), "09022", &[(YEN_LANG, Whole)])],
            ),
            vec![(
                Field::OutcomeRow(0),
                Problem::CodeHeld {
                    by: Bilingual::both("Xã Mê Linh"),
                },
            )],
        ),
    ];
    let tree = tree();
    for (reform, expected) in table {
        assert_eq!(reform.decide(&tree), Err(expected), "{reform:?}");
    }
}

#[test]
fn nothing_is_left_below_what_is_no_more() {
    let mut tree = tree();
    let mut village = unit(30, "thon-a", UnitKind::Village, "Thôn A", "A");
    village.parents = vec![days(id(YEN_LANG), Some(REFORM), None)];
    tree.put(village);
    let mut merge = reform(
        &[(YEN_LANG, false)],
        vec![outcome(
            Receiver::Known(id(LIEN_MINH)),
            "",
            &[(YEN_LANG, Whole)],
        )],
    );
    assert_eq!(merge.left_below(&tree), [id(30)]);
    assert_eq!(
        merge.decide(&tree),
        Err(vec![(Field::BelowRow(0), Problem::NothingChosen)])
    );
    merge.below = vec![(id(30), Some(0))];
    let reformed = merge.decide(&tree).unwrap();
    let moved = reformed
        .units
        .iter()
        .find(|unit| unit.id == id(30))
        .unwrap();
    assert_eq!(moved.parent_on(DAY), Some(id(LIEN_MINH)));
    assert_eq!(moved.parent_on(date(2026, 12, 31)), Some(id(YEN_LANG)));
    merge.below = vec![(id(30), None)];
    let reformed = merge.decide(&tree).unwrap();
    let gone = reformed
        .units
        .iter()
        .find(|unit| unit.id == id(30))
        .unwrap();
    assert!(!gone.exists_on(DAY));
}

/// Communes below one city, changed again and again, a year apart.
fn act() -> impl Strategy<Value = (u8, usize, usize)> {
    (0..3_u8, 0..20_usize, 0..20_usize)
}

proptest! {
    /// Whatever is merged, divided and given away: every day every unit that is there has one
    /// parent that is there, nobody is above themselves, no code is held twice, and whatever is
    /// gone is stood for by somebody who is there.
    #[test]
    fn trees_stay_in_order_through_any_number_of_acts(acts in prop::collection::vec(act(), 1..8)) {
        let mut tree = tree();
        let mut number = 100_u128;
        for (year, (kind, first, second)) in acts.into_iter().enumerate() {
            let on = date(2027 + i16::try_from(year).unwrap(), 1, 1);
            let there: Vec<UnitId> = tree.children(id(CITY), on).map(|unit| unit.id).collect();
            let (a, b) = (there[first % there.len()], there[second % there.len()]);
            let code = tree.get(a).unwrap().code_on(on).map(str::to_owned);
            number += 2;
            let receiver = |number: u128| new(number, &format!("Số {number}"), CITY);
            let takes = |from: UnitId, kind| (from, kind);
            let (old, outcomes) = match kind {
                0 if a != b => (
                    vec![(a, false), (b, false)],
                    vec![Outcome { receiver: receiver(number), code, takes: vec![takes(a, Whole), takes(b, Whole)] }],
                ),
                1 if a != b => (
                    vec![(a, true)],
                    vec![Outcome { receiver: Receiver::Known(b), code: None, takes: vec![takes(a, PartArea)] }],
                ),
                _ => (
                    vec![(a, false)],
                    vec![
                        Outcome { receiver: receiver(number), code, takes: vec![takes(a, PartPeople)] },
                        Outcome { receiver: receiver(number + 1), code: None, takes: vec![takes(a, Remainder)] },
                    ],
                ),
            };
            let act = Reform {
                on,
                old: old.into_iter().map(|(unit, goes_on)| Old { unit, goes_on }).collect(),
                ..reform(&[], outcomes)
            };
            let reformed = act.decide(&tree);
            prop_assert!(reformed.is_ok(), "{act:?} {reformed:?}");
            let reformed = reformed.unwrap();
            for unit in reformed.units {
                tree.put(unit);
            }
            for edge in reformed.edges {
                tree.put_succession(edge);
            }
        }
        for unit in tree.units() {
            prop_assert_eq!(history::faults(unit, &tree), vec![], "{}", unit.slug);
        }
        let end = date(2040, 1, 1);
        for day in tree.boundaries().into_iter().chain([end]) {
            for unit in tree.units().filter(|unit| unit.exists_on(day)) {
                if let Some(parent) = unit.parent_on(day) {
                    prop_assert!(tree.get(parent).unwrap().exists_on(day));
                    prop_assert!(!tree.ancestors(unit.id, day).contains(&unit.id));
                }
                if let Some(code) = unit.code_on(day) {
                    let holders = tree.by_code(code, day).filter(|unit| unit.exists_on(day)).count();
                    prop_assert_eq!(holders, 1, "{} on {}", code, day);
                }
            }
        }
        for gone in tree.units().filter(|unit| !unit.exists_on(end)) {
            let is_commune = tree.successors(gone.id).next().is_some();
            prop_assert_eq!(is_commune, !tree.heirs(gone.id, end).is_empty());
        }
    }
}
