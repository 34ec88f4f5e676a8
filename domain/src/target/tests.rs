use proptest::prelude::*;

use super::*;
use crate::quantity::{Qualifier, Quantity};
use Language::{En, Vi};
use Verdict::{CannotJudge, Exceeded, Met, Short};

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text, Vi).unwrap()
}

fn at_least(value: &str) -> Target {
    Target::AtLeast(decimal(value))
}

fn at_most(value: &str) -> Target {
    Target::AtMost(decimal(value))
}

fn range(low: &str, high: &str) -> Target {
    Target::range(decimal(low), decimal(high)).unwrap()
}

fn all(of: Option<&str>) -> Target {
    Target::All {
        of: of.map(decimal),
    }
}

fn in_words() -> [Target; 3] {
    let words = Bilingual::new("tăng tỷ trọng công nghiệp", "a larger share of industry");
    [
        Target::Relative { to: words.clone() },
        Target::Direction {
            words: words.clone(),
        },
        Target::Statement { words },
    ]
}

#[test]
fn targets_in_words() {
    for (target, measure, vi, en) in [
        (at_least("120"), "", "từ 120 trở lên", "at least 120"),
        (
            at_least("120"),
            "ha",
            "từ 120 ha trở lên",
            "at least 120 ha",
        ),
        (at_most("5"), "%", "không quá 5%", "at most 5%"),
        (
            Target::Exactly(decimal("1200.50")),
            "ha",
            "1.200,5 ha",
            "1,200.5 ha",
        ),
        (range("3", "5"), "", "3–5", "3–5"),
        (range("50", "100"), "ha", "50–100 ha", "50–100 ha"),
        (all(None), "ha", "toàn bộ", "all"),
        (all(Some("25")), "xã", "toàn bộ (25 xã)", "all (25 xã)"),
        (all(Some("100")), "%", "toàn bộ (100%)", "all (100%)"),
    ] {
        assert_eq!(target.measured(measure, Vi), vi);
        assert_eq!(target.measured(measure, En), en);
    }
    for target in in_words() {
        assert_eq!(target.text(Vi), "tăng tỷ trọng công nghiệp");
        assert_eq!(target.text(En), "a larger share of industry");
    }
}

#[test]
fn a_range_has_a_low_and_a_higher_bound() {
    for (low, high) in [("5", "3"), ("5", "5"), ("5", "5.0")] {
        assert_eq!(
            Target::range(decimal(low), decimal(high)),
            Err(TargetProblem::LowNotBelowHigh)
        );
    }
}

#[test]
#[rustfmt::skip] // a table is read in rows
fn excess_and_shortfall_as_the_field_counts_them() {
    let cases = [
        (range("3", "5"), "23", "sản phẩm", Bound::Upper, Exceeded, "Vượt 18 sản phẩm so với mức cao của mục tiêu 3–5 sản phẩm."),
        (range("3", "5"), "23", "sản phẩm", Bound::Lower, Exceeded, "Vượt 20 sản phẩm so với mức thấp của mục tiêu 3–5 sản phẩm."),
        (range("50", "100"), "110", "ha", Bound::Upper, Exceeded, "Vượt 10 ha (10%) so với mức cao của mục tiêu 50–100 ha."),
        (range("3", "5"), "3", "sản phẩm", Bound::Upper, Met, "Đạt mục tiêu 3–5 sản phẩm."),
        (range("3", "5"), "5", "sản phẩm", Bound::Lower, Met, "Đạt mục tiêu 3–5 sản phẩm."),
        (range("3", "5"), "1", "sản phẩm", Bound::Upper, Short, "Còn thiếu 2 sản phẩm (66,7%) so với mức thấp của mục tiêu 3–5 sản phẩm."),
        (at_least("120"), "120", "sản phẩm", Bound::Upper, Met, "Đạt mục tiêu từ 120 sản phẩm trở lên."),
        (at_least("120"), "126", "sản phẩm", Bound::Upper, Exceeded, "Vượt 6 sản phẩm (5%) so với mục tiêu từ 120 sản phẩm trở lên."),
        (at_least("120"), "090", "sản phẩm", Bound::Upper, Short, "Còn thiếu 30 sản phẩm (25%) so với mục tiêu từ 120 sản phẩm trở lên."),
        (at_least("50"), "34/64 (53,12%)", "%", Bound::Upper, Exceeded, "Vượt 3,125 điểm phần trăm so với mục tiêu từ 50% trở lên."),
        (at_least("50"), "34/64", "xã", Bound::Upper, Short, "Còn thiếu 16 xã (32%) so với mục tiêu từ 50 xã trở lên."),
        (at_least("50"), "44,5%", "%", Bound::Upper, Short, "Còn thiếu 5,5 điểm phần trăm so với mục tiêu từ 50% trở lên."),
        (at_most("5"), "3", "hộ", Bound::Upper, Met, "Đạt mục tiêu không quá 5 hộ: thấp hơn mức này 2 hộ (40%)."),
        (at_most("5"), "5", "hộ", Bound::Upper, Met, "Đạt mục tiêu không quá 5 hộ."),
        (at_most("5"), "7", "hộ", Bound::Upper, Short, "Cao hơn 2 hộ (40%) so với mục tiêu không quá 5 hộ."),
        (Target::Exactly(decimal("4")), "4", "cuộc", Bound::Upper, Met, "Đạt mục tiêu 4 cuộc."),
        (Target::Exactly(decimal("4")), "5", "cuộc", Bound::Upper, Exceeded, "Vượt 1 cuộc (25%) so với mục tiêu 4 cuộc."),
        (at_least("0"), "3", "vụ", Bound::Upper, Exceeded, "Vượt 3 vụ so với mục tiêu từ 0 vụ trở lên."),
        (all(Some("25")), "25", "dịch vụ", Bound::Upper, Met, "Đạt mục tiêu toàn bộ (25 dịch vụ)."),
        (all(Some("25")), "20", "dịch vụ", Bound::Upper, Short, "Còn thiếu 5 dịch vụ (20%) so với mục tiêu toàn bộ (25 dịch vụ)."),
        (all(None), "100%", "hồ sơ", Bound::Upper, Met, "Đạt mục tiêu toàn bộ."),
        (all(None), "98,5%", "hồ sơ", Bound::Upper, Short, "Còn thiếu 1,5 điểm phần trăm so với mục tiêu toàn bộ."),
        (all(None), "100", "%", Bound::Upper, Met, "Đạt mục tiêu toàn bộ."),
        (all(None), "25/25", "xã", Bound::Upper, Met, "Đạt mục tiêu toàn bộ."),
        (all(None), "999.999.999/1.000.000.000", "%", Bound::Upper, Short, "Còn thiếu 0,0000001 điểm phần trăm so với mục tiêu toàn bộ."),
        (all(None), "18/20", "xã", Bound::Upper, Short, "Còn thiếu 2 xã (10%) so với mục tiêu toàn bộ."),
        (all(None), "hầu hết", "xã", Bound::Upper, Short, "Chưa đạt mục tiêu toàn bộ."),
        (all(None), "20", "xã", Bound::Upper, CannotJudge, "Chưa thể đánh giá: chưa biết toàn bộ là bao nhiêu."),
        (at_least("20"), "98%", "xã", Bound::Upper, CannotJudge, "Chưa thể đánh giá: kết quả là tỷ lệ phần trăm, mục tiêu thì không."),
        (at_least("20"), "hầu hết", "xã", Bound::Upper, CannotJudge, "Chưa thể đánh giá: kết quả không nêu con số."),
    ];
    for (target, actual, measure, bound, verdict, sentence) in cases {
        let judgement = target.judge(&quantity(actual), measure, bound);
        assert_eq!(judgement.verdict, verdict, "{actual} {measure}: {sentence}");
        assert_eq!(target.sentence(&judgement, measure, Vi), sentence);
    }
}

#[test]
fn differences_are_signed_and_exact() {
    let judge = |target: Target, actual| target.judge(&quantity(actual), "ha", Bound::Upper);
    let over = judge(range("50", "100"), "110");
    assert_eq!(
        (over.difference, over.percent),
        (Some(decimal("10")), Some(decimal("10")))
    );
    assert_eq!(over.reference, Some(decimal("100")));
    let under = judge(at_least("3"), "1");
    assert_eq!(
        (under.difference, under.percent),
        (Some(decimal("-2")), Some(decimal("-66.666667")))
    );
    let within = judge(range("50", "100"), "70");
    assert_eq!((within.reference, within.difference), (None, None));
}

#[test]
#[rustfmt::skip] // a table is read in rows
fn qualified_results_are_judged_only_when_the_word_does_not_matter() {
    for (target, actual, verdict, sentence) in [
        (at_least("300"), "gần 300", CannotJudge, "Chưa thể đánh giá: kết quả chỉ ghi “gần”, chưa đủ chính xác để so với mục tiêu từ 300 hộ trở lên."),
        (at_least("200"), "gần 300", Exceeded, "Vượt gần 100 hộ (50%) so với mục tiêu từ 200 hộ trở lên."),
        (at_least("400"), "gần 300", Short, "Còn thiếu hơn 100 hộ (25%) so với mục tiêu từ 400 hộ trở lên."),
        (at_least("300"), "hơn 300", Exceeded, "Vượt mục tiêu từ 300 hộ trở lên."),
        (at_least("250"), "hơn 300", Exceeded, "Vượt hơn 50 hộ (20%) so với mục tiêu từ 250 hộ trở lên."),
        (at_least("301"), "hơn 300", CannotJudge, "Chưa thể đánh giá: kết quả chỉ ghi “hơn”, chưa đủ chính xác để so với mục tiêu từ 301 hộ trở lên."),
        (at_most("300"), "hơn 300", Short, "Chưa đạt mục tiêu không quá 300 hộ."),
        (at_most("5"), "dưới 5", Met, "Đạt mục tiêu không quá 5 hộ."),
        (at_most("8"), "dưới 5", Met, "Đạt mục tiêu không quá 8 hộ: thấp hơn mức này hơn 3 hộ (37,5%)."),
        (at_least("5"), "dưới 5", Short, "Chưa đạt mục tiêu từ 5 hộ trở lên."),
        (range("50", "100"), "khoảng 70", Met, "Đạt mục tiêu 50–100 hộ."),
        (range("50", "100"), "khoảng 95", CannotJudge, "Chưa thể đánh giá: kết quả chỉ ghi “khoảng”, chưa đủ chính xác để so với mục tiêu 50–100 hộ."),
        (range("50", "100"), "hơn 60", CannotJudge, "Chưa thể đánh giá: kết quả chỉ ghi “hơn”, chưa đủ chính xác để so với mục tiêu 50–100 hộ."),
        (at_least("10"), "hầu hết 25", Exceeded, "Vượt dưới 15 hộ so với mục tiêu từ 10 hộ trở lên."),
        (at_least("20"), "hầu hết 25", CannotJudge, "Chưa thể đánh giá: kết quả chỉ ghi “hầu hết”, chưa đủ chính xác để so với mục tiêu từ 20 hộ trở lên."),
    ] {
        let judgement = target.judge(&quantity(actual), "hộ", Bound::Upper);
        assert_eq!(judgement.verdict, verdict, "{actual}: {sentence}");
        assert!(matches!(judgement.basis, Basis::Qualified(_)));
        assert_eq!(target.sentence(&judgement, "hộ", Vi), sentence);
    }
}

#[test]
#[rustfmt::skip] // a table is read in rows
fn sentences_in_english() {
    for (target, actual, measure, sentence) in [
        (range("3", "5"), "23", "products", "18 products above the upper bound of the target of 3–5 products."),
        (range("50", "100"), "110", "ha", "10 ha (10%) above the upper bound of the target of 50–100 ha."),
        (range("3", "5"), "1", "products", "2 products (66.7%) short of the lower bound of the target of 3–5 products."),
        (range("3", "5"), "4", "products", "Meets the target of 3–5 products."),
        (at_least("250"), "hơn 300", "households", "more than 50 households (20%) above the target of at least 250 households."),
        (at_most("5"), "3", "%", "Meets the target of at most 5%: 2 percentage points below it."),
        (at_most("5"), "7", "%", "2 percentage points above the target of at most 5%."),
        (at_least("300"), "gần 300", "households", "Cannot be judged: the result says only “nearly”, which is not exact enough for the target of at least 300 households."),
    ] {
        let judgement = target.judge(&quantity(actual), measure, Bound::Upper);
        assert_eq!(target.sentence(&judgement, measure, En), sentence);
    }
}

#[test]
fn targets_in_words_are_never_judged_from_a_number() {
    for target in in_words() {
        assert!(!target.is_numeric());
        assert_eq!(target.goal(), None);
        for actual in ["0", "gần 300", "5/18", "100%", "hầu hết"] {
            let judgement = target.judge(&quantity(actual), "%", Bound::Upper);
            assert_eq!(
                (judgement.verdict, judgement.basis),
                (CannotJudge, Basis::TargetInWords)
            );
            assert_eq!(
                target.sentence(&judgement, "%", Vi),
                "Chưa thể đánh giá bằng số: mục tiêu không nêu con số."
            );
        }
    }
}

fn numeric() -> impl Strategy<Value = Target> {
    let value = || (-1_000_i64..1_000).prop_map(|value| Decimal::new(value, 1));
    prop_oneof![
        value().prop_map(Target::AtLeast),
        value().prop_map(Target::AtMost),
        value().prop_map(Target::Exactly),
        (value(), 1_i64..500).prop_map(|(low, width)| Target::range(
            low,
            low + Decimal::new(width, 1)
        )
        .unwrap()),
        value().prop_map(|of| Target::All { of: Some(of) }),
    ]
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Short => 0,
        Met => 1,
        Exceeded => 2,
        CannotJudge => 9,
    }
}

proptest! {
    #[test]
    fn more_is_never_worse_except_at_a_limit(target in numeric(), a in -1_000_i64..1_000, more in 0_i64..100) {
        let verdict = |value: i64| {
            let actual = Quantity::try_from(Decimal::new(value, 1)).unwrap();
            rank(target.judge(&actual, "", Bound::Upper).verdict)
        };
        let (less, more) = (verdict(a), verdict(a + more));
        if matches!(target, Target::AtMost(_)) {
            prop_assert!(less >= more);
        } else {
            prop_assert!(less <= more);
        }
    }

    #[test]
    fn excess_from_the_lower_bound_is_larger_by_the_width(low in 0_i64..100, width in 1_i64..100, above in 1_i64..100) {
        let target = Target::range(low.into(), (low + width).into()).unwrap();
        let actual = Quantity::try_from(Decimal::from(low + width + above)).unwrap();
        let upper = target.judge(&actual, "", Bound::Upper).difference;
        let lower = target.judge(&actual, "", Bound::Lower).difference;
        prop_assert_eq!(upper, Some(Decimal::from(above)));
        prop_assert_eq!(lower, Some(Decimal::from(above + width)));
    }

    #[test]
    fn a_qualified_verdict_holds_for_the_values_it_allows(target in numeric(), value in 0_i64..1_000, part in 1_i64..=100) {
        let value = Decimal::new(value, 1);
        let step = value * Decimal::new(part, 3);
        let number = |value: Decimal| Quantity::try_from(value).unwrap();
        for (word, allowed) in [
            (Qualifier::Nearly, value - step),
            (Qualifier::About, value + step),
            (Qualifier::MoreThan, value + step + Decimal::new(1, 3)),
            (Qualifier::Below, value - step - Decimal::new(1, 3)),
        ] {
            let text = word.before(&number(value).format(Vi), Vi);
            let qualified = target.judge(&quantity(&text), "", Bound::Upper).verdict;
            if qualified != CannotJudge {
                prop_assert_eq!(target.judge(&number(allowed), "", Bound::Upper).verdict, qualified);
            }
        }
    }
}
