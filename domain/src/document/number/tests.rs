use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use Language::{En, Vi};

fn read(text: &str) -> DocumentNumber {
    text.parse()
        .unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

#[test]
#[rustfmt::skip] // a table is read in rows
fn both_grammars() {
    use Grammar::{Party, State};
    for (text, grammar, serial, year, code, issuer, name) in [
        ("05-CTr/HU", Party, "05", None, Some("CTr"), "HU", "Chương trình"),
        ("07-CTr/TU", Party, "07", None, Some("CTr"), "TU", "Chương trình"),
        ("20-NQ/TW", Party, "20", None, Some("NQ"), "TW", "Nghị quyết"),
        ("60-NQ/TW", Party, "60", None, Some("NQ"), "TW", "Nghị quyết"),
        ("05-CTHĐ/TU", Party, "05", None, Some("CTHĐ"), "TU", "Chương trình hành động"),
        ("36-HD/VPTW", Party, "36", None, Some("HD"), "VPTW", "Hướng dẫn"),
        ("12-QĐ/ĐU", Party, "12", None, Some("QĐ"), "ĐU", "Quyết định hoặc quy định"),
        ("726/KH-UBND", State, "726", None, Some("KH"), "UBND", "Kế hoạch"),
        ("42/2022/NĐ-CP", State, "42", Some(2022), Some("NĐ"), "CP", "Nghị định"),
        ("128/2025/QĐ-UBND", State, "128", Some(2025), Some("QĐ"), "UBND", "Quyết định"),
        ("30/2026/QH16", State, "30", Some(2026), None, "QH16", "Luật hoặc nghị quyết"),
        ("203/2025/QH15", State, "203", Some(2025), None, "QH15", "Luật hoặc nghị quyết"),
        ("1489/QĐ-TTg", State, "1489", None, Some("QĐ"), "TTg", "Quyết định"),
        ("18/2018/TT-BTC", State, "18", Some(2018), Some("TT"), "BTC", "Thông tư"),
        ("237/NQ-UBTVQH16", State, "237", None, Some("NQ"), "UBTVQH16", "Nghị quyết"),
        ("1270/BC-TCTTTg", State, "1270", None, Some("BC"), "TCTTTg", "Báo cáo"),
        ("148a/KH-UBND-VX", State, "148a", None, Some("KH"), "UBND-VX", "Kế hoạch"),
        ("01/2020/TTLT-BTP-BCA", State, "01", Some(2020), Some("TTLT"), "BTP-BCA", "Thông tư liên tịch"),
        ("15/KH-SKH&CN", State, "15", None, Some("KH"), "SKH&CN", "Kế hoạch"),
        ("3/XYZ-ABC", State, "3", None, Some("XYZ"), "ABC", "XYZ"),
    ] {
        let number = read(text);
        assert_eq!(number.to_string(), text);
        assert_eq!(
            (number.grammar(), number.serial(), number.year()),
            (grammar, serial, year)
        );
        assert_eq!((number.type_code(), number.issuer_code()), (code, issuer));
        assert_eq!(number.type_name(Vi), name);
    }
    assert_eq!(read("05-CTHĐ/TU").type_name(En), "Action programme");
}

#[test]
fn other_spellings_are_brought_to_the_usual_one() {
    for (text, canonical) in [
        ("Số 36-HD/VPTW", "36-HD/VPTW"),
        ("Số: 726/KH-UBND", "726/KH-UBND"),
        ("số:05 - ctr / hu", "05-CTr/HU"),
        ("SỐ 05–CTr/HU", "05-CTr/HU"),
        ("05-cthđ/tu", "05-CTHĐ/TU"),
        ("05-CTHD/TU", "05-CTHĐ/TU"),
        ("42/2022/nd-cp", "42/2022/NĐ-CP"),
        ("1489/QD-TTG", "1489/QĐ-TTg"),
        ("30/2026/qh16", "30/2026/QH16"),
        ("237/nq-ubtvqh16", "237/NQ-UBTVQH16"),
        ("7/NQ-HDND", "7/NQ-HĐND"),
        ("9-hd/du", "9-HD/ĐU"),
        ("148A/QĐ-UBND", "148a/QĐ-UBND"),
    ] {
        assert_eq!(read(text).to_string(), canonical, "{text}");
        let decomposed: String = text.nfd().collect();
        assert_eq!(read(&decomposed), read(canonical));
    }
}

#[test]
fn an_issuer_code_can_stand_for_several_bodies() {
    use IssuerReading as R;
    let names = |text: &str| {
        read(text)
            .issuer_readings()
            .iter()
            .map(|it| it.name(Vi))
            .collect::<Vec<_>>()
    };
    assert_eq!(names("07-CTr/TU"), ["Thành ủy", "Tỉnh ủy", "Thị ủy"]);
    assert_eq!(names("05-CTr/HU"), ["Huyện ủy"]);
    assert_eq!(names("12-NQ/ĐU"), ["Đảng ủy"]);
    assert_eq!(names("20-NQ/TW"), ["Ban Chấp hành Trung ương"]);
    assert_eq!(
        read("30/2026/QH16").issuer_readings(),
        [R::NationalAssembly]
    );
    assert_eq!(
        read("237/NQ-UBTVQH16").issuer_readings(),
        [R::NationalAssemblyStandingCommittee]
    );
    assert_eq!(
        read("148/KH-UBND-VX").issuer_readings(),
        [R::PeoplesCommittee]
    );
    assert_eq!(read("3/KH-ABC").issuer_readings(), []);
}

#[test]
fn what_a_number_is_unique_in() {
    assert_eq!(read("05-CTr/HU").counted_within(), CountedWithin::Term);
    assert_eq!(
        read("726/KH-UBND").counted_within(),
        CountedWithin::Year(None)
    );
    assert_eq!(
        read("42/2022/NĐ-CP").counted_within(),
        CountedWithin::Year(Some(2022))
    );
    assert_eq!(
        read("05-CTr/HU").serial_key(),
        read("5-CTr/HU").serial_key()
    );
    assert_ne!(read("05-CTr/HU"), read("5-CTr/HU"));
}

#[test]
fn what_is_no_document_number() {
    use NumberProblem::{Empty, NoIssuer, NoSerial, UnknownGrammar, YearOutOfRange};
    for (text, problem) in [
        ("", Empty),
        ("  số ", Empty),
        ("726", UnknownGrammar),
        ("726/KH", UnknownGrammar),
        ("KH-UBND", UnknownGrammar),
        ("CTr-05/HU", NoSerial),
        ("00-CTr/HU", NoSerial),
        ("1234567/KH-UBND", NoSerial),
        ("12ab/KH-UBND", NoSerial),
        ("05-CTr/", NoIssuer),
        ("726/KH-", NoIssuer),
        ("05-CT1/HU", UnknownGrammar),
        ("05-/HU", UnknownGrammar),
        ("05-CTr/H.U", UnknownGrammar),
        ("42/22/NĐ-CP", YearOutOfRange),
        ("42/1929/NĐ-CP", YearOutOfRange),
        ("42/+022/NĐ-CP", YearOutOfRange),
        ("1/2/3/4", UnknownGrammar),
    ] {
        assert_eq!(text.parse::<DocumentNumber>(), Err(problem), "{text}");
    }
}

fn any_number() -> impl Strategy<Value = String> {
    let code = || "(NQ|CTr|CTHĐ|KH|QĐ|NĐ|HD|HĐ|CT|TT|TTr|[A-Z]{2,5})";
    let issuer = || "(TU|HU|ĐU|TW|UBND|HĐND|TTg|SKH&CN|UBND-VX|[A-ZĐ]{1,6})";
    prop_oneof![
        ("[0-9]{0,3}[1-9][a-z]?", code(), issuer()).prop_map(|(n, t, i)| format!("{n}-{t}/{i}")),
        ("[0-9]{0,3}[1-9]", code(), issuer()).prop_map(|(n, t, i)| format!("{n}/{t}-{i}")),
        ("[1-9][0-9]{0,3}", 1930..=2199, code(), issuer())
            .prop_map(|(n, y, t, i)| format!("{n}/{y}/{t}-{i}")),
        ("[1-9][0-9]{0,3}", 1930..=2199, 1..=20).prop_map(|(n, y, t)| format!("{n}/{y}/QH{t}")),
    ]
}

proptest! {
    #[test]
    fn the_canonical_spelling_reads_back(text in any_number()) {
        let number = read(&text);
        prop_assert_eq!(read(&number.to_string()), number.clone());
        let decomposed: String = format!(" Số: {} ", text.nfd().collect::<String>());
        prop_assert_eq!(read(&decomposed), number);
    }

    #[test]
    fn no_text_panics(text in any::<String>(), near in "[sSốo0-9a-zA-ZĐđ/ –&-]{0,20}") {
        for text in [text, near] {
            if let Ok(number) = text.parse::<DocumentNumber>() {
                prop_assert_eq!(read(&number.to_string()), number);
            }
        }
    }
}
