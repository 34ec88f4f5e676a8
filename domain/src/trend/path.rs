//! The path that a promise draws: from where one stood to what was promised, straight on.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// A number at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knot {
    pub on: Date,
    pub value: Decimal,
}

/// From a baseline through each promise, in the order of time; straight between two of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    knots: Vec<Knot>,
}

impl Path {
    /// None without a baseline before the first goal, or without a goal: one number alone is no
    /// path. Of two goals for one day the latter counts.
    #[must_use]
    pub fn of(baseline: Option<Knot>, goals: impl IntoIterator<Item = Knot>) -> Option<Self> {
        let baseline = baseline?;
        let mut goals: Vec<_> = goals
            .into_iter()
            .filter(|goal| goal.on > baseline.on)
            .collect();
        goals.sort_by_key(|goal| goal.on);
        goals.reverse();
        goals.dedup_by_key(|goal| goal.on);
        goals.reverse();
        if goals.is_empty() {
            return None;
        }
        let mut knots = vec![baseline];
        knots.extend(goals);
        Some(Self { knots })
    }

    #[must_use]
    pub fn baseline(&self) -> Knot {
        self.knots[0]
    }

    #[must_use]
    pub fn end(&self) -> Knot {
        self.knots[self.knots.len() - 1]
    }

    /// Where the path is at the end of a day; nothing before it begins and after it ends.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<Decimal> {
        let to = self.knots.iter().position(|knot| knot.on >= day)?;
        let end = self.knots[to];
        if end.on == day {
            return Some(end.value);
        }
        let start = self.knots[to.checked_sub(1)?];
        let days = |from: Date, until: Date| Decimal::from((until - from).get_days());
        let rise = end.value.checked_sub(start.value)?;
        let done = rise
            .checked_mul(days(start.on, day))?
            .checked_div(days(start.on, end.on))?;
        start
            .value
            .checked_add(done)
            .map(|value| value.round_dp(4).normalize())
    }
}
