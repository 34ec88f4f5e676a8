//! What the desk says of time: what is late, and how long there is.

use domain::Language;

use super::Words;

words! {
    late_work: "Trễ hạn", "Late";
    explanations_late_below: "Giải trình của đơn vị cấp dưới quá hạn", "Explanations late in units below";
}

impl Words {
    /// "Quá hạn 3 ngày".
    #[must_use]
    pub fn late_by(self, days: i32) -> String {
        match (self.0, days) {
            (Language::Vi, _) => format!("Quá hạn {days} ngày"),
            (Language::En, 1) => "1 day late".into(),
            (Language::En, _) => format!("{days} days late"),
        }
    }

    /// "Còn 2 ngày"; on its last day, that it is due.
    #[must_use]
    pub fn days_left(self, days: i32) -> String {
        match (self.0, days) {
            (Language::Vi, 0) => "Đến hạn hôm nay".into(),
            (Language::En, 0) => "Due today".into(),
            (Language::Vi, _) => format!("Còn {days} ngày"),
            (Language::En, 1) => "1 day left".into(),
            (Language::En, _) => format!("{days} days left"),
        }
    }

    #[must_use]
    pub fn days_counted(self, days: i32) -> String {
        match (self.0, days) {
            (Language::Vi, _) => format!("{days} ngày"),
            (Language::En, 1) => "1 day".into(),
            (Language::En, _) => format!("{days} days"),
        }
    }
}
