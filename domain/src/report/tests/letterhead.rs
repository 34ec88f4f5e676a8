//! Numbers, dates and names in both layouts.

use super::*;
use crate::{
    refusal::{Field, Problem},
    unit::UnitKind,
};

fn names(kind: UnitKind, unit: &'static str, short: &'static str) -> Names<'static> {
    Names {
        kind,
        unit,
        short,
        above: Some("Thành phố Hà Nội"),
        programme: "Chương trình 07-CTr/TU",
        period: "quý III/2026",
    }
}

#[test]
fn a_unit_is_named_as_its_layout_names_it() {
    let table = [
        (
            Layout::State,
            UnitKind::Commune,
            "Xã Mê Linh",
            "Mê Linh",
            "",
            "ỦY BAN NHÂN DÂN XÃ MÊ LINH",
            "UBND",
        ),
        (
            Layout::Party,
            UnitKind::Commune,
            "Xã Mê Linh",
            "Mê Linh",
            "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI",
            "ĐẢNG ỦY XÃ MÊ LINH",
            "ĐU",
        ),
        (
            Layout::Party,
            UnitKind::District,
            "Huyện Tứ Kỳ",
            "Tứ Kỳ",
            "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI",
            "HUYỆN ỦY TỨ KỲ",
            "HU",
        ),
        (
            Layout::Party,
            UnitKind::City,
            "Thành phố Hà Nội",
            "Hà Nội",
            "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI",
            "THÀNH ỦY HÀ NỘI",
            "TU",
        ),
        (
            Layout::State,
            UnitKind::Agency,
            "Phòng Kinh tế",
            "Phòng Kinh tế",
            "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
            "PHÒNG KINH TẾ",
            "",
        ),
    ];
    for (layout, kind, unit, short, above, body, code) in table {
        let head = Letterhead::usual(layout, &names(kind, unit, short));
        assert_eq!(
            (head.above.as_str(), head.body.as_str(), head.code.as_str()),
            (above, body, code)
        );
    }
    // What is not known is asked for.
    let agency = Letterhead::usual(
        Layout::State,
        &names(UnitKind::Agency, "Phòng Kinh tế", "Phòng Kinh tế"),
    );
    assert_eq!(agency.missing(), [Field::IssuerCode, Field::Post]);
    let commune = Letterhead::usual(
        Layout::State,
        &names(UnitKind::Commune, "Xã Mê Linh", "Mê Linh"),
    );
    assert_eq!(commune.missing(), []);
    assert_eq!(commune.issuer(), "ỦY BAN NHÂN DÂN\nXÃ MÊ LINH");
    assert_eq!(agency.issuer(), "PHÒNG KINH TẾ");
    assert_eq!(
        commune.title,
        "Kết quả thực hiện Chương trình 07-CTr/TU, quý III/2026"
    );
}

#[test]
fn numbers_follow_the_grammar_of_their_layout() {
    for (layout, typed, code, line) in [
        (Layout::State, "12", "UBND", Some("Số: 12/BC-UBND")),
        (
            Layout::State,
            " 12/BC-UBND ",
            "UBND",
            Some("Số: 12/BC-UBND"),
        ),
        (Layout::Party, "05", "ĐU", Some("Số 05-BC/ĐU")),
        (Layout::Party, "05-BC/ĐU", "ĐU", Some("Số 05-BC/ĐU")),
        (Layout::Party, "12/BC-UBND", "ĐU", None),
        (Layout::State, "12/KH-UBND", "UBND", None),
        (Layout::State, "", "UBND", None),
        (Layout::State, "không số", "UBND", None),
    ] {
        let number = layout.number(typed, code);
        match line {
            Some(line) => assert_eq!(layout.number_line(Some(&number.unwrap()), code), line),
            None => assert!(
                matches!(&number, Err(Refusal::Fields(problems)) if problems[0].0 == Field::Number),
                "{typed}: {number:?}"
            ),
        }
    }
    assert_eq!(
        Layout::State.number("12-BC/ĐU", "UBND"),
        Err(Refusal::field(Field::Number, Problem::OtherLayout))
    );
    assert_eq!(Layout::State.number_line(None, "UBND"), "Số: …/BC-UBND");
    assert_eq!(Layout::Party.number_line(None, "ĐU"), "Số …-BC/ĐU");
}

#[test]
fn days_and_the_first_months_have_two_digits() {
    let head = Letterhead {
        place: "Mê Linh".to_owned(),
        ..Letterhead::default()
    };
    for (day, text) in [
        (date(2026, 2, 5), "Mê Linh, ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 9), "Mê Linh, ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 26), "Mê Linh, ngày 26 tháng 11 năm 2026"),
    ] {
        assert_eq!(head.dated(Some(day)), text);
    }
    assert_eq!(head.dated(None), "Mê Linh, ngày … tháng … năm …");
}
