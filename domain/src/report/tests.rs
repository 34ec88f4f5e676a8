//! Sentences, sections and what is taken over, against literal cases.

mod drift;
mod letterhead;
mod sections;

use jiff::civil::{Date, date};
use ulid::Ulid;

use super::{
    Report, Section, Wanted,
    material::{Fact, Material},
    *,
};
use crate::{
    Bilingual, Decimal,
    figure::{Published, Value},
    id::{IndicatorId, OfficerId},
    indicator::{Direction, Indicator, Promise},
    officer::Author,
    policy::Role,
    quantity::Quantity,
    source::Ground,
    status::Standing,
    target::{Bound, Target},
};

const UNIT: UnitId = UnitId::new(Ulid(1));
const PROGRAMME: DocumentId = DocumentId::new(Ulid(2));

fn signed() -> Signature {
    Signature {
        by: Author::Officer {
            officer: OfficerId::new(Ulid(7)),
            role: Role::Reporter,
            unit: UNIT,
        },
        at: "2026-11-26T02:00:00Z".parse().unwrap(),
    }
}

fn ground() -> Ground {
    Ground {
        source: None,
        place: "Biểu 2".try_into().unwrap(),
    }
}

fn quarter() -> Period {
    Period::quarter(2026, 3).unwrap()
}

fn indicator(number: u128, name: &str, measure: &str, target: Option<Target>) -> Indicator {
    Indicator {
        id: IndicatorId::new(Ulid(number)),
        slug: format!("chi-tieu-{number}").parse().unwrap(),
        programme: PROGRAMME,
        under: None,
        name: Bilingual::both(name),
        measure: Bilingual::both(measure),
        direction: Direction::Up,
        excess_from: Bound::Upper,
        aggregation: None,
        promises: target
            .map(|target| Promise {
                unit: UNIT,
                period: quarter(),
                target,
                part_of: None,
                ground: ground(),
            })
            .into_iter()
            .collect(),
        term_today: None,
        restricted: false,
        note: None,
        ground: ground(),
        facts: Vec::new(),
    }
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text, crate::Language::Vi).unwrap()
}

fn published(text: &str) -> Published {
    Published {
        value: Value {
            quantity: quantity(text),
            claim: None,
            ground: ground(),
            note: None,
            recorded: signed(),
        },
        checks: Vec::new(),
        approved: signed(),
        since: date(2026, 9, 28),
    }
}

fn fact<'a>(indicator: &'a Indicator, value: Option<&str>, on: Date) -> Fact<'a> {
    let promise = indicator.promise(UNIT, &quarter()).cloned();
    let published = value.map(published);
    Fact {
        indicator,
        unit: UNIT,
        unit_name: "Xã Mê Linh".to_owned(),
        period: quarter(),
        standing: Standing::of(
            indicator,
            promise.as_ref(),
            published.as_ref(),
            &quarter(),
            on,
        ),
        promise,
        published,
        corrected: None,
        draft: None,
        group: None,
    }
}

fn material(kind: ReportKind, period: Period, facts: Vec<Fact<'_>>) -> Material<'_> {
    Material {
        kind,
        unit: UNIT,
        period,
        day: period.last_day().unwrap(),
        facts,
        works: Vec::new(),
        stops: Vec::new(),
        requests: Vec::new(),
        said: Vec::new(),
    }
}

fn at_least(number: i64) -> Target {
    Target::AtLeast(Decimal::from(number))
}

fn line(number: u128, group: Option<&str>, text: &str) -> Line {
    Line {
        key: Key::Figure {
            indicator: IndicatorId::new(Ulid(number)),
            unit: UNIT,
            period: quarter(),
        },
        group: group.map(str::to_owned),
        text: text.to_owned(),
    }
}

fn report(lines: Vec<Line>) -> Report {
    Report::gather(
        ReportId::new(Ulid(9)),
        &Wanted {
            kind: ReportKind::Weekly,
            programme: PROGRAMME,
            unit: UNIT,
            period: Period::week(2026, 48).unwrap(),
            on: date(2026, 11, 26),
            drafts: false,
            restricted: false,
            layout: Layout::State,
        },
        Letterhead::default(),
        Gathered {
            sections: vec![(Part::Results, lines)],
            annex: Vec::new(),
        },
        signed(),
    )
}

#[test]
fn what_is_fixed_stays() {
    let draft = report(vec![line(1, None, "Một.")]);
    let fixed = draft
        .fix(Fixed {
            by: signed(),
            on: date(2026, 11, 26),
            number: None,
        })
        .unwrap();
    assert_eq!(
        fixed.written(Part::Results, "Khác", signed()),
        Err(Refusal::ReportFixed)
    );
    assert_eq!(
        fixed.headed(Layout::Party, Letterhead::default(), signed()),
        Err(Refusal::ReportFixed)
    );
    assert_eq!(
        fixed.taken_over(Part::Results, &[], date(2026, 11, 27), signed()),
        Err(Refusal::ReportFixed)
    );
    assert_eq!(
        fixed.fix(fixed.fixed.clone().unwrap()),
        Err(Refusal::ReportFixed)
    );
    // What the book says since can still be told.
    let now = Gathered {
        sections: vec![(Part::Results, vec![line(1, None, "Hai.")])],
        annex: Vec::new(),
    };
    assert_eq!(fixed.drift(&now)[0].1.changed.len(), 1);
    assert_eq!(
        draft.written(Part::Next, "x", signed()),
        Err(Refusal::NotFound)
    );
}

#[test]
fn the_text_to_paste_has_its_parts_one_after_the_other() {
    let mut one = report(vec![line(1, None, "Mở 2 lớp.")]);
    one.sections.push(Section::gathered(
        Part::Limits,
        vec![Line {
            key: Key::Nothing,
            group: None,
            text: Part::Limits.nothing().to_owned(),
        }],
    ));
    assert_eq!(
        one.text(),
        "KẾT QUẢ\n- Mở 2 lớp.\n\nKHÓ KHĂN, VƯỚNG MẮC\nChưa ghi nhận khó khăn, vướng mắc nào trong kỳ."
    );
}

#[test]
fn paper_leaves_out_columns_that_say_nothing_and_lies_down_for_many() {
    let products = indicator(1, "Sản phẩm OCOP", "sản phẩm", Some(at_least(3)));
    let on = date(2026, 10, 2);
    let facts = vec![fact(&products, Some("23"), on)];
    let given = material(ReportKind::Periodic, quarter(), facts).gather();
    let mut one = report(Vec::new());
    one.kind = ReportKind::Periodic;
    one.period = quarter();
    one.annex = given.annex;
    let annex = |one: &Report| Paper::of(one, Layout::State, &one.head).annex.unwrap();
    let names: Vec<_> = annex(&one).columns.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        names,
        [
            "STT",
            "Chỉ tiêu",
            "Đơn vị tính",
            "Mục tiêu",
            "Kết quả",
            "So với mục tiêu"
        ]
    );
    assert!(!annex(&one).is_wide());
    assert_eq!(
        annex(&one).rows[0],
        [
            "1",
            "Sản phẩm OCOP",
            "sản phẩm",
            "từ 3 trở lên",
            "23",
            "Vượt 20 sản phẩm so với mục tiêu từ 3 sản phẩm trở lên."
        ]
    );
    one.annex[0].note = "chưa được duyệt".to_owned();
    assert!(annex(&one).is_wide());
}
