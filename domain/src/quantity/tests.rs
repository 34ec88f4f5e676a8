use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use Language::{En, Vi};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn vi(text: &str) -> Quantity {
    Quantity::parse(text, Vi).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

#[test]
fn numbers_as_vietnamese_texts_write_them() {
    for (text, number, format_vi, format_en) in [
        ("23", "23", "23", "23"),
        ("9.080", "9080", "9.080", "9,080"),
        ("9080", "9080", "9.080", "9,080"),
        ("2.550", "2550", "2.550", "2,550"),
        ("101.792", "101792", "101.792", "101,792"),
        ("53,12%", "53.12", "53,12%", "53.12%"),
        ("53,12 %", "53.12", "53,12%", "53.12%"),
        ("53,125%", "53.125", "53,125%", "53.125%"),
        ("44,5%", "44.5", "44,5%", "44.5%"),
        ("44,50", "44.50", "44,50", "44.50"),
        ("2,87 tỷ", "2870000000", "2,87 tỷ", "2.87 billion"),
        ("2,87 tỉ", "2870000000", "2,87 tỷ", "2.87 billion"),
        (
            "3,5 nghìn tỷ",
            "3500000000000",
            "3,5 nghìn tỷ",
            "3.5 trillion",
        ),
        ("15 ngàn", "15000", "15 nghìn", "15 thousand"),
        (
            "gần 300 triệu",
            "300000000",
            "gần 300 triệu",
            "nearly 300 million",
        ),
        (
            "khoảng 2,87 tỷ",
            "2870000000",
            "khoảng 2,87 tỷ",
            "about 2.87 billion",
        ),
        ("1.234.567,89", "1234567.89", "1.234.567,89", "1,234,567.89"),
        ("hơn 300", "300", "hơn 300", "more than 300"),
        ("Hơn\u{a0}300", "300", "hơn 300", "more than 300"),
        ("trên 95%", "95", "trên 95%", "above 95%"),
        ("dưới 5", "5", "dưới 5", "below 5"),
        ("hầu hết 25", "25", "hầu hết 25", "most of 25"),
        ("≈ 5", "5", "khoảng 5", "about 5"),
        ("~5", "5", "khoảng 5", "about 5"),
        ("09", "9", "09", "09"),
        ("04", "4", "04", "04"),
        ("0", "0", "0", "0"),
        ("-0", "0", "0", "0"),
        ("0,5", "0.5", "0,5", "0.5"),
        ("0,125", "0.125", "0,125", "0.125"),
        ("-1.234,5", "-1234.5", "-1.234,5", "-1,234.5"),
        ("−3", "-3", "-3", "-3"),
    ] {
        let quantity = vi(text);
        assert_eq!(quantity.number(), Some(decimal(number)), "{text}");
        assert_eq!(quantity.format(Vi), format_vi);
        assert_eq!(quantity.format(En), format_en);
        let decomposed: String = text.nfd().collect();
        assert_eq!(vi(&decomposed), quantity);
    }
}

#[test]
fn english_form_in_english() {
    for (text, number, format_vi) in [
        ("9,080", "9080", "9.080"),
        ("53.12%", "53.12", "53,12%"),
        ("1,234,567.89", "1234567.89", "1.234.567,89"),
        ("nearly 300 million", "300000000", "gần 300 triệu"),
        ("More than 300", "300", "hơn 300"),
        ("most of 25", "25", "hầu hết 25"),
    ] {
        let quantity = Quantity::parse(text, En).unwrap();
        assert_eq!(quantity.number(), Some(decimal(number)), "{text}");
        assert_eq!(quantity.format(Vi), format_vi);
    }
}

#[test]
fn most_needs_no_number() {
    let most = vi("hầu hết");
    assert_eq!(
        (most.number(), most.qualifier()),
        (None, Some(Qualifier::Most))
    );
    assert_eq!(
        (most.format(Vi), most.format(En)),
        ("hầu hết".into(), "most".into())
    );
    assert_eq!(Quantity::parse("most", En), Ok(most));
    assert_eq!(Quantity::parse("gần", Vi), Err(QuantityProblem::NotANumber));
}

#[test]
fn two_readings_are_asked_about() {
    for (language, text, readings, entries) in [
        (Vi, "12,345", ["12,345", "12.345"], ["=12,345", "12.345"]),
        (
            Vi,
            "hơn 12,345",
            ["hơn 12,345", "hơn 12.345"],
            ["=hơn 12,345", "hơn 12.345"],
        ),
        (
            Vi,
            "2,875 tỷ",
            ["2,875 tỷ", "2.875 tỷ"],
            ["=2,875 tỷ", "2.875 tỷ"],
        ),
        (Vi, "-1,234", ["-1,234", "-1.234"], ["=-1,234", "-1.234"]),
        (
            Vi,
            "1,234/5,678",
            ["1,234/5,678", "1.234/5.678"],
            ["=1,234/5,678", "1.234/5.678"],
        ),
        (En, "1.234", ["1.234", "1,234"], ["=1.234", "1,234"]),
    ] {
        let problem = Quantity::parse(text, language).unwrap_err();
        assert!(
            matches!(problem, QuantityProblem::Ambiguous { .. }),
            "{text}"
        );
        let offered = problem.readings();
        assert_eq!([0, 1].map(|at| offered[at].format(language)), readings);
        assert_eq!([0, 1].map(|at| offered[at].entry(language)), entries);
        for (reading, entry) in offered.iter().zip(entries) {
            assert_eq!(Quantity::parse(entry, language).as_ref(), Ok(reading));
        }
    }
}

#[test]
fn the_form_of_the_other_language_is_asked_about() {
    for (language, text, meant) in [
        (Vi, "53.12%", "53,12%"),
        (Vi, "53.5", "53,5"),
        (Vi, "1,234,567", "1.234.567"),
        (Vi, "1,234.5", "1.234,5"),
        (En, "53,12%", "53.12%"),
        (En, "1.234.567,89", "1,234,567.89"),
    ] {
        let problem = Quantity::parse(text, language).unwrap_err();
        assert!(
            matches!(problem, QuantityProblem::OtherForm { .. }),
            "{text}"
        );
        assert_eq!(problem.readings()[0].format(language), meant);
        assert_eq!(
            Quantity::parse(meant, language).as_ref(),
            Ok(&problem.readings()[0])
        );
    }
}

#[test]
fn what_is_no_quantity() {
    use QuantityProblem::{Empty, NotANumber, TooLarge, ZeroDenominator};
    let long = "1".repeat(200);
    for (text, problem) in [
        ("", Empty),
        (" \u{200b}\u{a0}", Empty),
        ("=", Empty),
        ("ba", NotANumber),
        ("23 sản phẩm", NotANumber),
        ("1.23.456", NotANumber),
        ("12..3", NotANumber),
        ("1,", NotANumber),
        (",5", NotANumber),
        ("1e5", NotANumber),
        ("20 300", NotANumber),
        ("5 % triệu", NotANumber),
        ("--5", NotANumber),
        ("-5/18", NotANumber),
        ("5/18/20", NotANumber),
        ("/", NotANumber),
        ("34/64 (53,12)", NotANumber),
        ("gần hơn 3", NotANumber),
        ("5/0", ZeroDenominator),
        ("5/00", ZeroDenominator),
        ("1234567890123456789", TooLarge),
        ("0,123456789", TooLarge),
        (long.as_str(), NotANumber),
    ] {
        assert_eq!(Quantity::parse(text, Vi), Err(problem), "{text}");
    }
    // Largest digits with the largest scale do not fit; smaller ones do.
    assert_eq!(
        Quantity::parse("123456789012345678,12345678 nghìn tỷ", Vi).map(|it| it.format(Vi)),
        Err(TooLarge)
    );
    assert!(Quantity::parse("12.345.678 nghìn tỷ", Vi).is_ok());
}

#[test]
fn shares_keep_what_was_given() {
    for (text, format, computed, shown) in [
        ("5/18", "5/18", "27.7777777777", "27,8%"),
        ("10/16", "10/16", "62.5", "62,5%"),
        ("15 / 16", "15/16", "93.75", "93,75%"),
        ("05/18", "05/18", "27.7777777777", "27,8%"),
        ("34/64", "34/64", "53.125", "53,1%"),
        ("34/64 (53,12%)", "34/64 (53,12%)", "53.125", "53,1%"),
        ("34/64 = 53,12%", "34/64 (53,12%)", "53.125", "53,1%"),
        ("53,12% (34/64)", "34/64 (53,12%)", "53.125", "53,1%"),
        ("1.200/2.550", "1.200/2.550", "47.0588235294", "47,1%"),
        ("25/25", "25/25", "100", "100%"),
    ] {
        let quantity = vi(text);
        assert_eq!(quantity.format(Vi), format);
        let percent = quantity.share().unwrap().computed_percent().unwrap();
        assert_eq!(percent, decimal(computed), "{text}");
        assert_eq!(percent_text(percent, 2, Vi), shown);
    }
    assert_eq!(percent_text(decimal("53.125"), 3, Vi), "53,125%");
    assert_eq!(percent_text(decimal("53.125"), 3, En), "53.125%");
    assert_eq!(vi("1.200/2.550").format(En), "1,200/2,550");
}

#[test]
fn a_published_percentage_is_compared_not_repaired() {
    let differs = vi("34/64 (53,12%)");
    assert_eq!(
        differs.share().unwrap().published_percent(),
        Some(decimal("53.12"))
    );
    assert_eq!(
        differs.share().unwrap().difference(),
        Some(decimal("-0.005"))
    );
    assert_eq!(
        differs
            .warnings()
            .iter()
            .map(|warning| warning.message(Vi))
            .collect::<Vec<_>>(),
        ["Tỷ lệ đã công bố là 53,12%; tính từ hai số này được 53,125%."]
    );
    for rounded in [
        "34/64 (53,13%)",
        "34/64 (53%)",
        "34/64 (53,1%)",
        "34/64 (53,125%)",
        "34/64 (53,1250%)",
    ] {
        assert_eq!(vi(rounded).share().unwrap().difference(), None, "{rounded}");
        assert_eq!(vi(rounded).warnings(), []);
    }
    assert_eq!(vi("19/18").warnings(), [QuantityWarning::PartAboveWhole]);
}

#[test]
fn sums_say_how_close_they_are() {
    for (parts, sum) in [
        (&["1.200", "34"][..], "1.234"),
        (&["hơn 300", "20"], "≥ 320"),
        (&["trên 300", "hơn 20"], "≥ 320"),
        (&["gần 300 triệu", "1 triệu"], "≤ 301.000.000"),
        (&["dưới 5", "5"], "≤ 10"),
        (&["khoảng 2,87 tỷ", "1 tỷ"], "≈ 3.870.000.000"),
        (&["gần 300", "hơn 300"], "≈ 600"),
        (&["20", "hầu hết"], "≥ 20"),
        (&["5/18", "34/64 (53,12%)"], "39/82"),
        (&["0,50", "0,5"], "1"),
    ] {
        let parts: Vec<Quantity> = parts.iter().map(|part| vi(part)).collect();
        assert_eq!(Sum::of(&parts).unwrap().format(Vi), sum);
    }
    for (parts, problem) in [
        (&[][..], SumProblem::Nothing),
        (&["hầu hết"], SumProblem::Nothing),
        (&["5%", "6"], SumProblem::Percentages),
        (&["5/18", "6"], SumProblem::Mixed),
    ] {
        let parts: Vec<Quantity> = parts.iter().map(|part| vi(part)).collect();
        assert_eq!(Sum::of(&parts), Err(problem));
    }
}

#[test]
#[rustfmt::skip] // a table is read in rows
fn messages_say_what_to_do() {
    let message = |text, language| {
        Quantity::parse(text, language)
            .unwrap_err()
            .message(language)
    };
    for (given, language, said) in [
        ("12,345", Vi, "Số này có hai cách đọc: 12,345 (có phần thập phân) hoặc 12.345 (số nguyên). Hãy chọn một."),
        ("1.234", En, "This number can be read in two ways: 1.234 (with decimals) or 1,234 (a whole number). Please choose one."),
        ("53.12", Vi, "Số này viết theo kiểu tiếng Anh. Có phải 53,12 không? Dấu phẩy dùng cho phần thập phân, dấu chấm ngăn hàng nghìn."),
        ("53,12", En, "This number is written the Vietnamese way. Do you mean 53.12? Decimals follow a point, commas separate thousands."),
        ("5/0", Vi, "Số sau dấu gạch chéo phải lớn hơn 0."),
        ("", Vi, "Chưa nhập số."),
    ] {
        assert_eq!(message(given, language), said);
    }
}

#[test]
fn stored_as_its_vietnamese_text() {
    let quantity = Quantity::parse("=12,345", Vi).unwrap();
    let stored = String::from(quantity.clone());
    assert_eq!(stored, "12,345");
    assert_eq!(Quantity::try_from(stored), Ok(quantity));
    assert_eq!(
        Quantity::try_from("5/0".to_owned()),
        Err(QuantityProblem::ZeroDenominator)
    );
}

fn written() -> impl Strategy<Value = String> {
    let digits = prop_oneof!["0{0,2}[1-9][0-9]{0,11}", "0"];
    let decimals = prop_oneof!["", ",[0-9]{1,6}"];
    (digits, decimals).prop_map(|(digits, decimals)| format!("{digits}{decimals}"))
}

fn any_quantity() -> impl Strategy<Value = Quantity> {
    let qualifier = prop::sample::select(vec![
        "",
        "gần ",
        "hơn ",
        "khoảng ",
        "hầu hết ",
        "trên ",
        "dưới ",
    ]);
    let number = (
        prop::sample::select(vec!["", "-"]),
        written(),
        prop::sample::select(vec!["", "%", " nghìn", " triệu", " tỷ"]),
    )
        .prop_map(|(sign, digits, unit)| format!("{sign}{digits}{unit}"));
    let share = (written(), "[1-9][0-9]{0,5}", prop::option::of(written())).prop_map(
        |(part, whole, published)| {
            let published = published.map_or(String::new(), |percent| format!(" ({percent}%)"));
            format!("{part}/{whole}{published}")
        },
    );
    (qualifier, prop_oneof![number, share])
        .prop_map(|(qualifier, amount)| Quantity::try_from(format!("{qualifier}{amount}")).unwrap())
}

proptest! {
    #[test]
    fn what_is_written_reads_back(quantity in any_quantity()) {
        prop_assert_eq!(Quantity::try_from(quantity.format(Vi)), Ok(quantity.clone()));
        for language in [Vi, En] {
            prop_assert_eq!(Quantity::parse(&quantity.entry(language), language), Ok(quantity.clone()));
            match Quantity::parse(&quantity.format(language), language) {
                Ok(read) => prop_assert_eq!(read, quantity.clone()),
                Err(problem) => prop_assert_eq!(&problem.readings()[0], &quantity),
            }
        }
    }

    #[test]
    fn groups_are_the_same_number(value in -999_999_999_i64..=999_999_999, places in 0_u32..=6) {
        let value = Decimal::new(value, places);
        for language in [Vi, En] {
            let text = format!("={}", format_decimal(value, language));
            prop_assert_eq!(Quantity::parse(&text, language).unwrap().number(), Some(value));
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>(), digits in "[-=≈~]?[0-9.,/% ()=]{0,24}") {
        for text in [text, digits] {
            for language in [Vi, En] {
                match Quantity::parse(&text, language) {
                    Ok(quantity) => prop_assert!(quantity.number().is_some() || !quantity.format(language).is_empty()),
                    Err(problem) => prop_assert!(!problem.message(language).is_empty()),
                }
            }
        }
    }
}

#[test]
fn counts_are_grouped_as_the_language_groups() {
    let both = |count| [Language::Vi, Language::En].map(|one| format_count(count, one));
    assert_eq!(both(999), ["999", "999"]);
    assert_eq!(both(3_321), ["3.321", "3,321"]);
    assert_eq!(both(8_000_000), ["8.000.000", "8,000,000"]);
}
