//! A scale of round numbers from zero, shared by the ruler and the chart.

use domain::Decimal;

/// More intervals than this and the labels crowd.
const MOST_INTERVALS: u32 = 6;

/// Runs from 0 to `max` in equal steps. What lies below zero is drawn at zero: its label says the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    max: Decimal,
    step: Decimal,
}

impl Scale {
    /// The shortest round scale that holds `largest`.
    #[must_use]
    pub fn holding(largest: Decimal) -> Self {
        if largest <= Decimal::ZERO {
            return Self {
                max: Decimal::ONE,
                step: Decimal::ONE,
            };
        }
        let most = Decimal::from(MOST_INTERVALS);
        let mut magnitude = Decimal::ONE;
        while magnitude * most < largest {
            magnitude *= Decimal::TEN;
        }
        while magnitude * most >= largest * Decimal::TEN && magnitude.scale() < Decimal::MAX_SCALE {
            magnitude /= Decimal::TEN;
        }
        // `magnitude` now holds, a tenth of it does not: the right step is it, its half or its fifth.
        let step = [5, 2, 1]
            .into_iter()
            .map(|divisor| magnitude / Decimal::from(divisor))
            .find(|step| *step * most >= largest)
            .unwrap_or(magnitude)
            .normalize();
        Self {
            max: (largest / step).ceil() * step,
            step,
        }
    }

    /// Every mark, both ends included, for the caller to put into words.
    #[must_use]
    pub fn marks(self) -> Vec<Decimal> {
        let mut marks = vec![Decimal::ZERO];
        let mut at = self.step;
        while at <= self.max {
            marks.push(at.normalize());
            at += self.step;
        }
        marks
    }

    /// How far along the scale a number lies, in per cent from 0 to 100 with two places at most.
    #[must_use]
    pub fn along(self, number: Decimal) -> Decimal {
        (number * Decimal::ONE_HUNDRED / self.max)
            .clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)
            .round_dp(2)
            .normalize()
    }
}

/// Whether a mark gives way where there is little room. The ends always stay.
pub(super) fn gives_way(index: usize, marks: usize) -> bool {
    let last = marks.saturating_sub(1);
    let between = index != 0 && index != last;
    match last {
        0..=3 => false,
        even if even % 2 == 0 => index % 2 == 1,
        _ => between,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn scales_are_round_and_hold_the_largest() {
        for (largest, max, marks) in [
            ("23", "25", 6),
            ("5", "5", 6),
            ("110", "120", 7),
            ("100", "100", 6),
            ("101.792", "120", 7),
            ("9080", "10000", 6),
            ("2.87", "3", 7),
            ("0.04", "0.04", 5),
            ("1", "1", 6),
            ("6", "6", 7),
            ("7", "8", 5),
            ("60.5", "80", 5),
            ("0", "1", 2),
            ("-4", "1", 2),
        ] {
            let scale = Scale::holding(decimal(largest));
            assert_eq!(scale.max, decimal(max), "{largest}");
            assert_eq!(scale.marks().len(), marks, "{largest}");
            assert_eq!(
                scale.marks().last().copied(),
                Some(decimal(max)),
                "{largest}"
            );
        }
    }

    #[test]
    fn a_place_on_the_scale_never_leaves_it() {
        let scale = Scale::holding(decimal("23"));
        for (number, place) in [
            ("0", "0"),
            ("23", "92"),
            ("5", "20"),
            ("1", "4"),
            ("-3", "0"),
            ("40", "100"),
        ] {
            assert_eq!(scale.along(decimal(number)).to_string(), place);
        }
        assert_eq!(
            Scale::holding(decimal("3")).along(decimal("1")).to_string(),
            "33.33"
        );
    }

    #[test]
    fn few_marks_all_stay_and_many_thin_out_evenly() {
        let staying = |marks| {
            (0..marks)
                .filter(|index| !gives_way(*index, marks))
                .collect::<Vec<_>>()
        };
        assert_eq!(staying(4), [0, 1, 2, 3]);
        assert_eq!(staying(5), [0, 2, 4]);
        assert_eq!(staying(6), [0, 5]);
        assert_eq!(staying(7), [0, 2, 4, 6]);
    }
}
