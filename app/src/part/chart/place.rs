//! Where everything of a chart is: lines and corners in per cent of the plot, and which periods are named.

use domain::Decimal;

use super::{ChartPoint, ChartView};

/// So many periods are named below the axis on a wide screen, and half as many on a narrow one.
const NAMED: usize = 8;
/// Up to so many values each stand at their dot.
pub(super) const SPOKEN: usize = 5;

impl ChartView {
    /// Per cent across, of the middle of a period's column and of its two sides.
    pub(super) fn across(&self, index: usize) -> [Decimal; 3] {
        let half = Decimal::from(50) / Decimal::from(self.points.len().max(1));
        let left = half * Decimal::from(2 * index);
        [left, left + half, left + half + half].map(|place| place.round_dp(2).normalize())
    }

    /// Per cent down from the top.
    pub(super) fn down(&self, number: Decimal) -> Decimal {
        (Decimal::ONE_HUNDRED - self.scale.along(number)).normalize()
    }

    /// A line for each run of periods that have a value: a gap is left open, never bridged.
    pub(super) fn lines(&self) -> Vec<String> {
        self.runs(
            |point| point.value,
            |[_, middle, _], down| format!("{middle},{down}"),
        )
    }

    /// The path to a promise; where there is none, what was promised for each period, which holds
    /// for the whole of it and so goes in steps.
    pub(super) fn promised(&self) -> Vec<String> {
        if self.has_path() {
            return self.runs(
                |point| point.path,
                |[_, middle, _], down| format!("{middle},{down}"),
            );
        }
        self.runs(
            |point| point.target,
            |[left, _, right], down| format!("{left},{down} {right},{down}"),
        )
    }

    pub(super) fn has_path(&self) -> bool {
        self.points.iter().any(|point| point.path.is_some())
    }

    pub(super) fn has_forecast(&self) -> bool {
        self.points.iter().any(|point| point.expected.is_some())
    }

    /// Where the last value is, from which the foreseen goes on.
    fn last_value(&self) -> Option<(usize, Decimal)> {
        self.points
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, point)| point.value.map(|value| (at, value)))
    }

    /// What is foreseen: its middle as a line, and the corners of the range around it.
    pub(super) fn ahead(&self) -> Option<(String, String)> {
        let (at, value) = self.last_value()?;
        let corner = |at: usize, number: Decimal| {
            let [_, middle, _] = self.across(at);
            format!("{middle},{}", self.down(number))
        };
        let expected: Vec<_> = self
            .points
            .iter()
            .enumerate()
            .filter_map(|(at, point)| point.expected.as_ref().map(|one| (at, one)))
            .collect();
        if expected.is_empty() {
            return None;
        }
        let start = corner(at, value);
        let line = expected.iter().map(|(at, one)| corner(*at, one.middle));
        let above = expected.iter().map(|(at, one)| corner(*at, one.high));
        let below = expected.iter().rev().map(|(at, one)| corner(*at, one.low));
        let joined = |corners: Vec<String>| corners.join(" ");
        Some((
            joined(std::iter::once(start.clone()).chain(line).collect()),
            joined(std::iter::once(start).chain(above).chain(below).collect()),
        ))
    }

    fn runs(
        &self,
        number: impl Fn(&ChartPoint) -> Option<Decimal>,
        corner: impl Fn([Decimal; 3], Decimal) -> String,
    ) -> Vec<String> {
        let corners: Vec<Option<String>> = self
            .points
            .iter()
            .enumerate()
            .map(|(index, point)| {
                number(point).map(|number| corner(self.across(index), self.down(number)))
            })
            .collect();
        corners
            .split(Option::is_none)
            .filter(|run| !run.is_empty())
            .map(|run| run.iter().flatten().cloned().collect::<Vec<_>>().join(" "))
            .collect()
    }
}

/// Whether a period is named below the axis, and whether its name gives way on a narrow screen; the
/// last one always is.
pub(super) fn named(index: usize, count: usize) -> Option<bool> {
    let step = count.div_ceil(NAMED).max(1);
    let back = count - 1 - index;
    let is_crowded = count.div_ceil(step) > NAMED / 2;
    back.is_multiple_of(step)
        .then(|| is_crowded && !back.is_multiple_of(step * 2))
}
