//! What is said of a course of figures: where it leads, how that is made, and how units stand beside each
//! other.

use domain::{
    Date, Language,
    period::{Period, date_text},
    target::Verdict,
    trend::{FEWEST, Unforeseen},
};

use super::Words;

words! {
    trend: "Xu hướng", "Trend";
    path: "Đường đi tới mục tiêu", "Path to the target";
    forecast: "Dự báo", "Forecast";
    how_forecast: "Dự báo được tính thế nào?", "How is the forecast made?";
    units_compared: "Các đơn vị", "The units";
    map_of_units: "Bản đồ ô các đơn vị", "Tile map of the units";
    ranking: "Xếp theo kết quả", "In order of results";
}

impl Words {
    /// Why nothing is foreseen.
    #[must_use]
    pub fn unforeseen(self, why: Unforeseen) -> String {
        match (self.0, why) {
            (Language::Vi, Unforeseen::TooFew(has)) => {
                format!("Chưa dự báo: cần ít nhất {FEWEST} kỳ liền nhau có số liệu, hiện có {has}.")
            }
            (Language::En, Unforeseen::TooFew(has)) => format!(
                "No forecast: it takes at least {FEWEST} periods in a row with figures; there are {has}."
            ),
            (Language::Vi, Unforeseen::Approximate) => {
                "Không dự báo: trong các kỳ gần nhất có số liệu chỉ gần đúng.".into()
            }
            (Language::En, Unforeseen::Approximate) => {
                "No forecast: some of the latest figures are only approximate.".into()
            }
            (Language::Vi, Unforeseen::NoGoal) => {
                "Không dự báo: không có mục tiêu bằng số mà số liệu các kỳ này so được.".into()
            }
            (Language::En, Unforeseen::NoGoal) => {
                "No forecast: there is no numeric target that these figures can be held against."
                    .into()
            }
            (Language::Vi, Unforeseen::NothingAhead) => {
                "Không dự báo: thời gian của mục tiêu đã hết hoặc không nêu ngày cuối.".into()
            }
            (Language::En, Unforeseen::NothingAhead) => {
                "No forecast: the time of the target is over, or its end was not said.".into()
            }
            (Language::Vi, Unforeseen::UnitEnded) => "Không dự báo: đơn vị này đã kết thúc.".into(),
            (Language::En, Unforeseen::UnitEnded) => {
                "No forecast: this unit no longer exists.".into()
            }
            (Language::Vi, Unforeseen::Restricted) => "Không dự báo cho nội dung hạn chế.".into(),
            (Language::En, Unforeseen::Restricted) => {
                "No forecast is made for what is restricted.".into()
            }
            (Language::Vi, Unforeseen::TooLarge) => "Không dự báo: số quá lớn.".into(),
            (Language::En, Unforeseen::TooLarge) => {
                "No forecast: the numbers are too large.".into()
            }
        }
    }

    /// "Dự báo từ 6 kỳ (tháng 1/2025 – tháng 6/2025), không phải số liệu: …".
    #[must_use]
    pub fn forecast_method(
        self,
        figures: usize,
        from: Period,
        until: Period,
        slope: &str,
    ) -> String {
        let (from, until) = (from.name(self.0), until.name(self.0));
        match self.0 {
            Language::Vi => format!(
                "Dự báo không phải là số liệu. Tính từ {} kỳ liền nhau ({from} đến {until}) theo xu thế Theil–Sen: độ dốc là trung vị của mọi độ dốc giữa hai kỳ, ở đây {slope} mỗi kỳ, nên một số liệu lạ không kéo lệch được. Khoảng dự báo nằm giữa hai tứ phân vị của các độ dốc đó, rộng thêm hai phía bằng chênh lệch lớn nhất đã thấy giữa số liệu và xu thế.",
                self.counted(figures)
            ),
            Language::En => format!(
                "A forecast is not a figure. It is made from {} periods in a row ({from} to {until}) by the Theil–Sen trend: the slope is the median of the slopes between any two periods, here {slope} a period, so that one odd figure does not bend it. The range lies between the quartiles of those slopes, and is wider on both sides by the largest distance seen between a figure and the trend.",
                self.counted(figures)
            ),
        }
    }

    /// What the forecast comes to: "Nếu xu thế này tiếp tục, đến năm 2025 được khoảng 16 (14–18); …".
    #[must_use]
    pub fn foreseen(self, period: Period, middle: &str, band: &str) -> String {
        let period = period.name(self.0);
        match self.0 {
            Language::Vi => format!(
                "Dự báo: nếu xu thế này tiếp tục, {period} được khoảng {middle} (trong khoảng {band})"
            ),
            Language::En => format!(
                "Forecast: if this trend goes on, {period} comes to about {middle} (between {band})"
            ),
        }
    }

    /// How a forecast stands to the promise: kept, not kept, either; or it does not reach so far.
    #[must_use]
    pub const fn foreseen_verdict(self, verdict: Option<Verdict>) -> &'static str {
        match verdict {
            Some(Verdict::Met | Verdict::Exceeded) => self.0.pick(
                "cả khoảng này đạt mục tiêu.",
                "all of this range keeps the promise.",
            ),
            Some(Verdict::Short) => self.0.pick(
                "cả khoảng này chưa tới mục tiêu.",
                "all of this range falls short of it.",
            ),
            Some(Verdict::CannotJudge) => self.0.pick(
                "một phần khoảng này đạt mục tiêu, một phần không: chưa nói được.",
                "part of this range keeps the promise and part does not: it cannot be said.",
            ),
            None => self.0.pick(
                "chưa tới cuối thời gian của mục tiêu nên không so với mục tiêu.",
                "that is not yet the end of the target’s time, so it is not held against it.",
            ),
        }
    }

    /// "Đường đi tới mục tiêu: thẳng từ 10 (năm 2020) đến 30 (hết năm 2025)."
    #[must_use]
    pub fn path_drawn(self, [from, to]: [&str; 2], [since, until]: [Date; 2]) -> String {
        let (since, until) = (date_text(since, self.0), date_text(until, self.0));
        match self.0 {
            Language::Vi => format!(
                "Đường đi tới mục tiêu: thẳng từ {from} (hết ngày {since}) đến {to} (hết ngày {until})."
            ),
            Language::En => format!(
                "The path to the target goes straight from {from} (end of {since}) to {to} (end of {until})."
            ),
        }
    }

    /// "Từ 2 (năm 2021) lên 10 (năm 2024), 4 kỳ có số liệu."
    #[must_use]
    pub fn course_told(
        self,
        [first, last]: [&str; 2],
        [from, until]: [Period; 2],
        count: usize,
    ) -> String {
        let (from, until) = (from.name(self.0), until.name(self.0));
        match self.0 {
            Language::Vi => {
                format!(
                    "Từ {first} ({from}) đến {last} ({until}), {} kỳ có số liệu.",
                    self.counted(count)
                )
            }
            Language::En => {
                format!(
                    "From {first} ({from}) to {last} ({until}), {} periods with figures.",
                    self.counted(count)
                )
            }
        }
    }

    /// How many of the units have a figure: "12 trong 20 đơn vị có số liệu cho năm 2025."
    #[must_use]
    pub fn units_known(self, known: usize, all: usize, period: Period) -> String {
        let period = period.name(self.0);
        match self.0 {
            Language::Vi => format!(
                "{} trong {} đơn vị có số liệu cho {period}.",
                self.counted(known),
                self.counted(all)
            ),
            Language::En => format!(
                "{} of {} units have a figure for {period}.",
                self.counted(known),
                self.counted(all)
            ),
        }
    }
}
