//! Feedback of citizens: how much is taken, and how long it is known who wrote.

use serde::{Deserialize, Serialize};
use service::feedback::gate::Bounds;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feedback {
    /// Questions and reports an hour from one address.
    pub per_address_hour: u32,
    /// A minute from everybody together.
    pub per_minute: u32,
    /// A day for one unit.
    pub per_unit_day: u32,
    /// Months after a matter is closed until who wrote it is erased.
    pub forget_after_months: u8,
}

/// Settings of feedback that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotFeedback {
    #[error("feedback.{0} must not be 0")]
    Zero(&'static str),
    #[error("feedback.forget_after_months must be between 1 and 60")]
    Months,
}

impl Default for Feedback {
    fn default() -> Self {
        let bounds = Bounds::default();
        Self {
            per_address_hour: bounds.per_address,
            per_minute: bounds.in_all,
            per_unit_day: bounds.per_unit,
            forget_after_months: bounds.months,
        }
    }
}

impl Feedback {
    pub(super) fn check(&self) -> Result<(), NotFeedback> {
        let all = [
            ("per_address_hour", self.per_address_hour),
            ("per_minute", self.per_minute),
            ("per_unit_day", self.per_unit_day),
        ];
        if let Some((name, _)) = all.into_iter().find(|(_, value)| *value == 0) {
            return Err(NotFeedback::Zero(name));
        }
        if !(1..=60).contains(&self.forget_after_months) {
            return Err(NotFeedback::Months);
        }
        Ok(())
    }

    #[must_use]
    pub const fn bounds(&self) -> Bounds {
        Bounds {
            per_address: self.per_address_hour,
            in_all: self.per_minute,
            per_unit: self.per_unit_day,
            months: self.forget_after_months,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_zero_and_nobody_is_known_for_ever() {
        assert_eq!(Feedback::default().check(), Ok(()));
        for (toml, problem) in [
            ("per_minute = 0", NotFeedback::Zero("per_minute")),
            ("per_unit_day = 0", NotFeedback::Zero("per_unit_day")),
            ("forget_after_months = 0", NotFeedback::Months),
            ("forget_after_months = 61", NotFeedback::Months),
        ] {
            let feedback: Feedback = toml::from_str(toml).unwrap();
            assert_eq!(feedback.check(), Err(problem), "{toml}");
        }
    }
}
