use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::{Language, period::Period, quantity::Quantity};

fn block(text: &str) -> Vec<Vec<String>> {
    Block::parse(text).unwrap().rows().to_vec()
}

fn numbers(values: &[&str]) -> Vec<Decimal> {
    values.iter().map(|value| value.parse().unwrap()).collect()
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text, Language::Vi).unwrap()
}

#[test]
fn a_block_is_read_as_spreadsheets_write_it() {
    for (text, expected) in [
        ("1", vec![vec!["1"]]),
        ("1\t2\n3\t4", vec![vec!["1", "2"], vec!["3", "4"]]),
        ("1\t2\r\n3\t4\r\n", vec![vec!["1", "2"], vec!["3", "4"]]),
        ("1\n\n3\n", vec![vec!["1"], vec![""], vec!["3"]]),
        ("1\t\t3", vec![vec!["1", "", "3"]]),
        ("1\n2\t3", vec![vec!["1", ""], vec!["2", "3"]]),
        ("\u{a0}1.234\u{202f}\t 5 ", vec![vec!["1.234", "5"]]),
        (
            "\"hai\ndòng\"\t\"một \"\"hai\"\"\"\n3\t4",
            vec![vec!["hai\ndòng", "một \"hai\""], vec!["3", "4"]],
        ),
        ("\"a\tb\"\tc", vec![vec!["a\tb", "c"]]),
        // A quote that is never closed takes the rest, and loses nothing.
        ("\"a\tb\nc", vec![vec!["a\tb\nc"]]),
        ("5\"\t6", vec![vec!["5\"", "6"]]),
    ] {
        assert_eq!(block(text), expected, "{text:?}");
    }
}

#[test]
fn too_much_or_nothing_is_no_block() {
    for empty in ["", "\n", "\t\t\n \u{a0}"] {
        assert_eq!(Block::parse(empty), Err(BlockProblem::Empty), "{empty:?}");
    }
    let row = "1\t".repeat(99) + "1\n";
    assert_eq!(Block::parse(&row.repeat(100)).unwrap().height(), 100);
    assert_eq!(
        Block::parse(&row.repeat(101)),
        Err(BlockProblem::TooManyCells)
    );
    // A few long rows among many short ones still make a wide block.
    let ragged = "1\n".repeat(5_000) + &row;
    assert_eq!(Block::parse(&ragged), Err(BlockProblem::TooManyCells));
    assert_eq!(
        Block::parse(&"a".repeat(Block::MOST_BYTES + 1)),
        Err(BlockProblem::TooLong)
    );
}

#[test]
fn a_block_goes_where_it_is_pasted() {
    let block = Block::parse("1\t2\n3\t4").unwrap();
    assert_eq!((block.height(), block.width()), (2, 2));
    let placed: Vec<_> = block
        .placed(Target { row: 5, column: 1 })
        .map(|(at, text)| (at.row, at.column, text))
        .collect();
    assert_eq!(placed, [(5, 1, "1"), (5, 2, "2"), (6, 1, "3"), (6, 2, "4")]);
}

#[test]
fn the_plausible_range_rests_on_the_earlier_values() {
    for (earlier, range) in [
        (vec![], None),
        // Few values: a tenth to ten times.
        (vec!["50"], Some(("5", "500"))),
        (vec!["40", "60"], Some(("5", "500"))),
        (vec!["0"], None),
        (vec!["-10"], Some(("-100", "-1"))),
        // Median 100, usual deviation 10.
        (vec!["90", "110", "100", "120", "80"], Some(("50", "150"))),
        // A series that stood still may move by a quarter.
        (vec!["100", "100", "100", "100"], Some(("75", "125"))),
        // What was never negative is not expected to be.
        (vec!["1", "9", "2", "8"], Some(("0", "22.5"))),
        (vec!["0", "0", "0", "0"], None),
    ] {
        let found = Plausible::of(&numbers(&earlier));
        let ends = range.map(|(low, high): (&str, &str)| {
            (low.parse().unwrap(), high.parse::<Decimal>().unwrap())
        });
        assert_eq!(
            found.map(|range| (range.low, range.high)),
            ends,
            "{earlier:?}"
        );
    }
}

#[test]
fn what_is_odd_about_a_value() {
    let series = |earlier: &[&str], same_year| Context {
        earlier: numbers(earlier),
        same_year,
        parts: Vec::new(),
    };
    let kinds = |value: &str, context: &Context| {
        warnings(&quantity(value), context)
            .iter()
            .map(|warning| match warning {
                Warning::Outlier { .. } => "outlier",
                Warning::NumeratorAboveDenominator => "n>N",
                Warning::DecreasingCumulative { .. } => "decreasing",
                Warning::SumOfParts { .. } => "sum",
            })
            .collect::<Vec<_>>()
    };
    let growing = series(&["10", "20", "30", "40"], 4);
    for (value, context, expected) in [
        ("23", &Context::default(), vec![]),
        ("34/30", &Context::default(), vec!["n>N"]),
        ("hầu hết", &growing, vec![]),
        ("45", &growing, vec![]),
        ("39", &growing, vec!["decreasing"]),
        ("5000", &growing, vec!["outlier"]),
        ("700", &series(&["60"], 1), vec!["outlier"]),
        ("600", &series(&["60"], 1), vec![]),
        // The year began anew: what counts up began anew with it.
        ("5", &series(&["10", "20", "30", "40"], 0), vec![]),
        // Two values do not make a series, and one that stood still does not count up.
        ("15", &series(&["10", "20"], 2), vec![]),
        ("9", &series(&["10", "10", "10"], 3), vec![]),
    ] {
        assert_eq!(kinds(value, context), expected, "{value} in {context:?}");
    }
}

#[test]
fn a_whole_is_compared_with_its_parts() {
    let parts = |values: &[Option<&str>]| Context {
        parts: values.iter().map(|value| value.map(quantity)).collect(),
        ..Context::default()
    };
    for (whole, context, odd) in [
        ("30", parts(&[Some("10"), Some("20")]), false),
        ("31", parts(&[Some("10"), Some("20")]), true),
        ("29", parts(&[Some("10"), Some("20")]), true),
        // Somebody has not reported yet: less than the whole is only to be expected.
        ("31", parts(&[Some("10"), Some("20"), None]), false),
        ("29", parts(&[Some("10"), Some("20"), None]), true),
        ("29", parts(&[None, None]), false),
        ("29", parts(&[]), false),
        ("5/18", parts(&[Some("2/9"), Some("3/9")]), false),
        ("6/18", parts(&[Some("2/9"), Some("3/9")]), true),
        // Percentages are not added up, nor shares to numbers.
        ("90%", parts(&[Some("90%"), Some("95%")]), false),
        ("5", parts(&[Some("2/9"), Some("3/9")]), false),
    ] {
        let found = warnings(&quantity(whole), &context);
        assert_eq!(!found.is_empty(), odd, "{whole} of {context:?}: {found:?}");
    }
}

#[test]
fn a_warning_explains_its_numbers() {
    let outlier = warnings(
        &quantity("700"),
        &Context {
            earlier: numbers(&["90", "110", "100", "120", "80"]),
            ..Context::default()
        },
    );
    assert_eq!(
        outlier[0].message(Language::Vi),
        "Khác thường: 5 kỳ trước ở mức 100, thường trong khoảng 50–150."
    );
    assert_eq!(
        outlier[0].message(Language::En),
        "Unusual: the 5 periods before were around 100, usually between 50 and 150."
    );
    let sum = Warning::SumOfParts {
        sum: Decimal::from(1_234),
        reported: 4,
        all: 5,
    };
    assert_eq!(
        sum.message(Language::Vi),
        "Cộng 4/5 đơn vị trực thuộc đã có số liệu được 1.234, khác số này."
    );
}

#[test]
fn the_earlier_periods_are_of_the_same_kind() {
    let codes = |code: &str| {
        earlier(code.parse::<Period>().unwrap())
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let quarters = codes("2026-Q2");
    assert_eq!(quarters.len(), EARLIER);
    assert_eq!(quarters[0], "2023-Q2");
    assert_eq!(quarters[11], "2026-Q1");
    assert_eq!(codes("2026-01")[11], "2025-12");
    assert_eq!(codes("2026-9M")[11], "2025-9M");
    assert_eq!(codes("2026-W01")[11], "2025-W52");
    for single in ["2021..2025", "2026..", "2026-11-23"] {
        assert!(codes(single).is_empty(), "{single}");
    }
}

proptest! {
    /// Whatever a cell holds, writing it as a spreadsheet does brings it back.
    #[test]
    fn a_block_comes_back_as_it_was_written(
        rows in prop::collection::vec(
            prop::collection::vec("[a-z0-9\"\t\n ,.%/-]{0,8}", 3),
            1..6,
        )
    ) {
        let tidy: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect())
            .collect();
        prop_assume!(tidy.iter().flatten().any(|cell| !cell.is_empty()));
        let text = tidy
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                    .collect::<Vec<_>>()
                    .join("\t")
            })
            .collect::<Vec<_>>()
            .join("\r\n");
        prop_assert_eq!(block(&text), tidy);
    }

    /// No text makes it fail otherwise than by its limits.
    #[test]
    fn any_text_is_a_block_or_refused(text in "\\PC*|[\"\t\r\n a-c]{0,200}") {
        if let Ok(block) = Block::parse(&text) {
            prop_assert!(block.height() * block.width() <= MOST_CELLS);
            prop_assert!(block.rows().iter().all(|row| row.len() == block.width()));
        }
    }

    /// A value in the middle of what stood there before is never an outlier.
    #[test]
    fn the_middle_is_plausible(values in prop::collection::vec(1_u32..1_000_000, 1..12)) {
        let earlier: Vec<_> = values.iter().map(|value| Decimal::from(*value)).collect();
        let range = Plausible::of(&earlier).unwrap();
        prop_assert!(range.holds(range.centre));
        prop_assert!(range.low <= range.high);
    }
}
