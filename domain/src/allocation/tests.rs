use proptest::prelude::*;
use ulid::Ulid;

use super::*;
use crate::{
    Bilingual,
    id::{DocumentId, IndicatorId},
    indicator::Direction,
    source::Ground,
    target::Bound,
};

const ABOVE: u128 = 1;

fn id(number: u128) -> UnitId {
    UnitId::new(Ulid::from(number))
}

fn year() -> Period {
    Period::year(2026).unwrap()
}

fn ground() -> Ground {
    Ground {
        source: None,
        place: "Kế hoạch 31/KH-UBND".try_into().unwrap(),
    }
}

fn promise(unit: u128, target: Target, part_of: Option<u128>) -> Promise {
    Promise {
        unit: id(unit),
        period: year(),
        target,
        part_of: part_of.map(id),
        ground: ground(),
    }
}

fn divided(whole: Target, aggregation: Option<Aggregation>, parts: &[Target]) -> Indicator {
    let mut promises = vec![promise(ABOVE, whole, None)];
    promises.extend(
        (ABOVE + 1..)
            .zip(parts)
            .map(|(unit, part)| promise(unit, part.clone(), Some(ABOVE))),
    );
    Indicator {
        id: IndicatorId::new(Ulid::from(9_u128)),
        slug: "san-pham".parse().unwrap(),
        programme: DocumentId::new(Ulid::from(8_u128)),
        under: None,
        name: Bilingual::both("Sản phẩm"),
        measure: Bilingual::both("sản phẩm"),
        direction: Direction::Up,
        excess_from: Bound::Upper,
        aggregation,
        promises,
        term_today: None,
        restricted: false,
        note: None,
        ground: ground(),
        facts: Vec::new(),
    }
}

fn balance(whole: Target, parts: &[Target]) -> Option<Balance> {
    let indicator = divided(whole, Some(Aggregation::Added), parts);
    Allocation::of(&indicator, id(ABOVE), &year())
        .unwrap()
        .balance()
}

fn at_least(value: i64) -> Target {
    Target::AtLeast(value.into())
}

fn verdict(whole: Target, parts: &[Target]) -> Option<BalanceVerdict> {
    balance(whole, parts).map(|balance| balance.verdict)
}

#[test]
fn the_parts_are_compared_with_the_whole() {
    use BalanceVerdict::{Even, Over, Short};
    let exactly = |value: i64| Target::Exactly(value.into());
    let at_most = |value: i64| Target::AtMost(value.into());
    let range = |low: i64, high: i64| Target::range(low.into(), high.into()).unwrap();
    let all = |of: i64| Target::All {
        of: Some(of.into()),
    };
    let table = [
        (at_least(120), vec![at_least(70), at_least(50)], Even),
        (
            at_least(120),
            vec![at_least(70), at_least(40)],
            Short(10.into()),
        ),
        (at_least(120), vec![at_least(90), at_least(40)], Even),
        (at_most(10), vec![at_most(4), at_most(5)], Even),
        (at_most(10), vec![at_most(6), at_most(5)], Over(1.into())),
        (exactly(8), vec![exactly(5), exactly(4)], Over(1.into())),
        (exactly(8), vec![exactly(5)], Short(3.into())),
        (all(25), vec![all(20), all(5)], Even),
        (range(3, 5), vec![range(1, 2), exactly(2)], Even),
        (range(3, 5), vec![exactly(1), exactly(1)], Short(1.into())),
        (range(3, 5), vec![exactly(3), exactly(3)], Over(1.into())),
    ];
    for (whole, parts, expected) in table {
        assert_eq!(
            verdict(whole.clone(), &parts),
            Some(expected),
            "{whole:?} {parts:?}"
        );
    }
}

#[test]
fn rates_and_words_have_no_sum() {
    let indicator = divided(at_least(90), Some(Aggregation::Apart), &[at_least(90)]);
    let apart = Allocation::of(&indicator, id(ABOVE), &year()).unwrap();
    assert_eq!(apart.balance(), None);
    assert_eq!(apart.part(id(2)).unwrap().target, at_least(90));
    let words = Target::Direction {
        words: Bilingual::both("tăng"),
    };
    let indicator = divided(words, Some(Aggregation::Added), &[at_least(1)]);
    let allocation = Allocation::of(&indicator, id(ABOVE), &year()).unwrap();
    assert!(!allocation.can_be_divided());
    assert_eq!(allocation.balance(), None);
    assert_eq!(
        part(&allocation.whole.target, "3", Language::Vi),
        Err(Problem::NoNumberToDivide)
    );
}

#[test]
fn a_part_is_of_the_kind_of_the_whole() {
    let range = Target::range(3.into(), 5.into()).unwrap();
    let read = |whole: &Target, text| part(whole, text, Language::Vi);
    assert_eq!(
        read(&at_least(120), "1.200,5"),
        Ok(Target::AtLeast("1200.5".parse().unwrap()))
    );
    assert_eq!(
        read(&range, "1–2"),
        Target::range(1.into(), 2.into()).map_err(Problem::Target)
    );
    assert_eq!(
        read(&range, "-1-2"),
        Target::range((-1).into(), 2.into()).map_err(Problem::Target)
    );
    assert_eq!(read(&range, "2"), Ok(Target::Exactly(2.into())));
    assert_eq!(
        read(&Target::All { of: None }, "7"),
        Ok(Target::All { of: Some(7.into()) })
    );
    for bad in ["gần 3", "3/4", "ba"] {
        assert!(read(&at_least(120), bad).is_err(), "{bad}");
    }
    assert!(matches!(read(&range, "2–1"), Err(Problem::Target(_))));
}

#[test]
fn another_state_is_another_mark() {
    let mark = |indicator: &Indicator| {
        Allocation::of(indicator, id(ABOVE), &year())
            .unwrap()
            .seen()
    };
    let before = divided(at_least(120), Some(Aggregation::Added), &[at_least(70)]);
    let mut others = vec![
        divided(at_least(121), Some(Aggregation::Added), &[at_least(70)]),
        divided(at_least(120), None, &[at_least(70)]),
        divided(at_least(120), Some(Aggregation::Added), &[at_least(71)]),
        divided(at_least(120), Some(Aggregation::Added), &[]),
    ];
    assert_eq!(mark(&before), mark(&before.clone()));
    for other in others.drain(..) {
        assert_ne!(mark(&before), mark(&other));
    }
}

proptest! {
    /// Whatever is typed again as it was shown is the same part.
    #[test]
    fn a_part_comes_back_as_it_was(value in 0_i64..1_000_000, places in 0_u32..4) {
        let target = Target::AtLeast(Decimal::new(value, places));
        for language in [Language::Vi, Language::En] {
            let Ok(Target::AtLeast(again)) = part(&at_least(1), &entry(&target, language), language) else {
                return Err(TestCaseError::fail("not read"));
            };
            prop_assert_eq!(again, Decimal::new(value, places));
        }
    }

    /// The shortfall is what is missing, and giving it to one more unit makes it even.
    #[test]
    fn what_is_missing_makes_it_even(parts in prop::collection::vec(0_i64..100, 1..8), whole in 0_i64..500) {
        let mut parts: Vec<_> = parts.into_iter().map(at_least).collect();
        if let Some(BalanceVerdict::Short(missing)) = verdict(at_least(whole), &parts) {
            parts.push(Target::AtLeast(missing));
        }
        prop_assert_eq!(verdict(at_least(whole), &parts), Some(BalanceVerdict::Even));
    }
}
