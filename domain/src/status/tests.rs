use jiff::civil::date;
use rust_decimal::Decimal;
use ulid::Ulid;

use super::*;
use crate::{
    Bilingual, Language,
    figure::Value,
    id::{DocumentId, IndicatorId, UnitId},
    indicator::Direction,
    officer::{Author, Signature},
    source::Ground,
    target::Bound,
};

fn ground() -> Ground {
    Ground {
        source: None,
        place: "đoạn 3".try_into().unwrap(),
    }
}

fn indicator() -> Indicator {
    Indicator {
        id: IndicatorId::new(Ulid::from(1_u128)),
        slug: "ocop".parse().unwrap(),
        programme: DocumentId::new(Ulid::from(2_u128)),
        under: None,
        name: Bilingual::both("OCOP"),
        measure: Bilingual {
            vi: "sản phẩm".into(),
            en: "products".into(),
        },
        direction: Direction::Up,
        excess_from: Bound::Upper,
        aggregation: None,
        promises: Vec::new(),
        term_today: None,
        restricted: false,
        note: None,
        ground: ground(),
        facts: Vec::new(),
    }
}

fn judged(target: Option<Target>, actual: Option<&str>, period: &str, on: Date) -> Standing {
    let signature = Signature {
        by: Author::Operator,
        at: "2023-12-27T00:00:00Z".parse().unwrap(),
    };
    let period: Period = period.parse().unwrap();
    let promise = target.map(|target| Promise {
        unit: UnitId::new(Ulid::from(3_u128)),
        period,
        target,
        part_of: None,
        ground: ground(),
    });
    let figure = actual.map(|text| Published {
        value: Value {
            quantity: Quantity::parse(text, Language::Vi).unwrap(),
            claim: None,
            ground: ground(),
            note: None,
            recorded: signature,
        },
        checks: Vec::new(),
        approved: signature,
        since: date(2023, 12, 27),
    });
    Standing::of(&indicator(), promise.as_ref(), figure.as_ref(), &period, on)
}

fn range() -> Option<Target> {
    Target::range(Decimal::from(3), Decimal::from(5)).ok()
}

#[test]
fn a_figure_is_compared_with_its_target() {
    let today = date(2026, 11, 22);
    let outlook = |actual| judged(range(), Some(actual), "2023", today).outlook;
    assert_eq!(outlook("23"), Outlook::Exceeded);
    assert_eq!(outlook("4"), Outlook::Achieved);
    assert_eq!(outlook("2"), Outlook::Missed);
}

#[test]
fn missing_data_is_never_bad() {
    let today = date(2026, 11, 22);
    for (target, actual, period, rule) in [
        (None, None, "2023", Rule::Nothing),
        (None, Some("23"), "2023", Rule::NoTarget),
        (range(), None, "2023", Rule::NoFigure),
        (range(), None, "2030", Rule::NotDue),
        (
            Some(Target::Direction {
                words: Bilingual::both("tăng"),
            }),
            None,
            "2025",
            Rule::NotMeasurable,
        ),
        (
            Some(Target::Direction {
                words: Bilingual::both("tăng"),
            }),
            Some("7"),
            "2025",
            Rule::NotMeasurable,
        ),
        (
            Some(Target::AtLeast(Decimal::from(300))),
            Some("gần 300"),
            "2023",
            Rule::Approximate,
        ),
    ] {
        let standing = judged(target, actual, period, today);
        assert_eq!(
            (standing.outlook, standing.rule),
            (Outlook::CannotJudge, rule)
        );
    }
}

#[test]
fn an_open_period_is_judged_by_its_pace() {
    // 2 July 2026 is day 183 of 365: 50,1 % of the year.
    let on = date(2026, 7, 2);
    let goal = || Some(Target::AtLeast(Decimal::from(100)));
    for (actual, outlook) in [
        ("60", Outlook::OnTheWay),
        ("40", Outlook::AtRisk),
        ("20", Outlook::Unlikely),
    ] {
        let standing = judged(goal(), Some(actual), "2026", on);
        assert_eq!(
            (standing.outlook, standing.rule),
            (outlook, Rule::Pace),
            "{actual}"
        );
    }
    let pace = judged(goal(), Some("60"), "2026", on).pace.unwrap();
    assert_eq!(
        (pace.reached.to_string(), pace.passed.to_string()),
        ("60".into(), "50.1".into())
    );
}
