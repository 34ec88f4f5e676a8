//! What the pages of programmes and indicators say to make plain how each figure and each state came
//! about.

use domain::{
    Date, Language,
    period::{Period, date_text},
    status::{Outlook, Timing, UNLIKELY_BELOW_PACE},
    task::Task,
};

use super::Words;

words! {
    contents: "Trong trang này", "On this page";
    promise_by_promise: "Từng chỉ tiêu: hứa gì, đến đâu, vì sao", "Promise by promise: what, how far, why";
    other_promises: "Chỉ tiêu không thuộc khâu đột phá", "Indicators outside the breakthroughs";
    all_as_table: "Bảng tất cả chỉ tiêu", "All indicators as a table";
    belongs_here: "Việc và nội dung của khâu này", "Tasks and contents of this breakthrough";
    reliability: "Độ tin cậy", "Reliability";
    reliability_how: "Cách tính và những gì còn thiếu", "How this is counted, and what is missing";
    not_reported: "Đến kỳ mà chưa công bố", "Due and not published";
    not_fresh: "Lâu không có tin mới", "No news for long";
    not_owned: "Chưa nêu đơn vị chịu trách nhiệm", "No unit named";
    not_sourced: "Căn cứ chỉ ghi bằng lời, không có nguồn hay tệp để mở", "Resting on words alone, without a source or file to open";
    rule_label: "Quy tắc", "Rule";
    judged_on: "Xét đến ngày", "As of";
    known_since: "công khai từ", "public since";
    done_day: "Ngày hoàn thành", "Done on";
    states_mean: "Các tình trạng nghĩa là gì?", "What do the states mean?";
    outlook_axis: "Khả năng đạt (chỉ tiêu)", "Outlook (indicators)";
    time_axis: "Thời hạn (nhiệm vụ)", "Time (tasks)";
    what_stops: "Vướng mắc và giải trình", "Obstacles and explanations";
    revisions: "Các lần điều chỉnh", "Revisions";
    no_revisions: "Chưa có số liệu hay mục tiêu nào bị điều chỉnh sau khi công bố.", "No figure and no target was changed after it was published.";
    why_changed: "Vì sao", "Why";
    no_reason: "nguồn không nêu lý do", "the source gives no reason";
    target_changed: "Mục tiêu", "Target";
    taken_back: "bỏ mục tiêu", "target taken back";
    full_history: "Toàn bộ nhật ký của chỉ tiêu", "The indicator’s whole journal";
    as_it_is_today: "Xem như hôm nay", "See it as it is today";
    apply_choice: "Áp dụng", "Apply";
    how_it_came: "Ai báo cáo, ai duyệt", "Who reported and approved";
    evidence_here: "Nguồn, minh chứng", "Source, evidence";
}

impl Words {
    /// What was promised and what came of it: "Mục tiêu 3–5 sản phẩm (năm 2023); kết quả 23 sản phẩm."
    #[must_use]
    pub fn promised(
        self,
        target: Option<String>,
        result: Option<String>,
        period: Option<Period>,
    ) -> String {
        let period =
            period.map_or_else(String::new, |period| format!(" ({})", period.name(self.0)));
        match (self.0, target, result) {
            (Language::Vi, Some(target), Some(result)) => {
                format!("Mục tiêu {target}{period}; kết quả {result}.")
            }
            (Language::En, Some(target), Some(result)) => {
                format!("Target {target}{period}; result {result}.")
            }
            (Language::Vi, Some(target), None) => {
                format!("Mục tiêu {target}{period}; chưa có số liệu.")
            }
            (Language::En, Some(target), None) => {
                format!("Target {target}{period}; no figure yet.")
            }
            (Language::Vi, None, Some(result)) => {
                format!("Không công bố mục tiêu; kết quả {result}{period}.")
            }
            (Language::En, None, Some(result)) => {
                format!("No target was published; result {result}{period}.")
            }
            (Language::Vi, None, None) => "Được nêu tên, chưa có mục tiêu và số liệu.".into(),
            (Language::En, None, None) => "Named, with neither target nor figure yet.".into(),
        }
    }

    /// Of a figure without a target, whose unit promised something for another period.
    #[must_use]
    pub fn target_elsewhere(self, target: &str, period: &str) -> String {
        match self.0 {
            Language::Vi => format!("Mục tiêu được công bố cho kỳ khác: {target} ({period})."),
            Language::En => {
                format!("A target was published for another period: {target} ({period}).")
            }
        }
    }

    /// What opens the rest of a long list.
    #[must_use]
    pub fn more_promises(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("Xem thêm {} chỉ tiêu", self.counted(count)),
            (Language::En, 1) => "1 more indicator".into(),
            (Language::En, _) => format!("{} more indicators", self.counted(count)),
        }
    }

    #[must_use]
    pub fn more_tasks(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("Xem thêm {} nhiệm vụ", self.counted(count)),
            (Language::En, 1) => "1 more task".into(),
            (Language::En, _) => format!("{} more tasks", self.counted(count)),
        }
    }

    /// "2 tệp minh chứng".
    #[must_use]
    pub fn files_counted(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} tệp minh chứng", self.counted(count)),
            (Language::En, 1) => "1 file of evidence".into(),
            (Language::En, _) => format!("{} files of evidence", self.counted(count)),
        }
    }

    /// "4 chỉ tiêu, 1 nhiệm vụ, 11 nội dung".
    #[must_use]
    pub fn belongs_counted(self, indicators: usize, tasks: usize, items: usize) -> String {
        let part = |count: usize, vi: &str, one: &str, many: &str| {
            (count > 0).then(|| match (self.0, count) {
                (Language::Vi, _) => format!("{count} {vi}"),
                (Language::En, 1) => format!("1 {one}"),
                (Language::En, _) => format!("{count} {many}"),
            })
        };
        [
            part(indicators, "chỉ tiêu", "indicator", "indicators"),
            part(tasks, "nhiệm vụ", "task", "tasks"),
            part(items, "nội dung khác", "other item", "other items"),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
    }

    /// What an outlook means, as a rule.
    #[must_use]
    pub fn outlook_means(self, outlook: Outlook) -> String {
        let low = UNLIKELY_BELOW_PACE;
        match (self.0, outlook) {
            (Language::Vi, Outlook::Exceeded) => "kết quả cao hơn mức cao nhất đã hứa".into(),
            (Language::En, Outlook::Exceeded) => "the result is above the most that was promised".into(),
            (Language::Vi, Outlook::Achieved) => "kết quả đúng như đã hứa".into(),
            (Language::En, Outlook::Achieved) => "the result is what was promised".into(),
            (Language::Vi, Outlook::OnTheWay) => "kỳ chưa hết; phần mục tiêu đã đạt không thấp hơn phần thời gian đã qua".into(),
            (Language::En, Outlook::OnTheWay) => "the period is running; the part reached is no less than the part of the time gone".into(),
            (Language::Vi, Outlook::AtRisk) => format!("kỳ chưa hết; phần đã đạt thấp hơn phần thời gian đã qua nhưng từ {low}% của nó trở lên, hoặc không tính được nhịp độ"),
            (Language::En, Outlook::AtRisk) => format!("the period is running; the part reached is less than the part of the time gone, but at least {low}% of it, or there is no pace to reckon with"),
            (Language::Vi, Outlook::Unlikely) => format!("kỳ chưa hết; phần đã đạt dưới {low}% phần thời gian đã qua"),
            (Language::En, Outlook::Unlikely) => format!("the period is running; the part reached is below {low}% of the part of the time gone"),
            (Language::Vi, Outlook::Missed) => "kỳ đã hết mà kết quả chưa tới mục tiêu".into(),
            (Language::En, Outlook::Missed) => "the period is over and the target was not reached".into(),
            (Language::Vi, Outlook::CannotJudge) => "thiếu mục tiêu hoặc số liệu, mục tiêu không bằng số, hoặc số liệu chỉ gần đúng; không phải là xấu".into(),
            (Language::En, Outlook::CannotJudge) => "no target or no figure, a target without a number, or a figure too vague; that is not bad news".into(),
        }
    }

    /// What a state of the time axis means, as a rule.
    #[must_use]
    pub fn timing_means(self, timing: Timing) -> &'static str {
        match (self.0, timing) {
            (Language::Vi, Timing::DoneInTime) => "đã hoàn thành, ngày hoàn thành không sau hạn",
            (Language::En, Timing::DoneInTime) => "done, on a day not after the deadline",
            (Language::Vi, Timing::DoneLate) => "đã hoàn thành, ngày hoàn thành sau hạn",
            (Language::En, Timing::DoneLate) => "done, on a day after the deadline",
            (Language::Vi, Timing::DoneUndated) => {
                "đã hoàn thành, nhưng không có hạn hoặc không có ngày hoàn thành để so"
            }
            (Language::En, Timing::DoneUndated) => {
                "done, but without a deadline or a day of completion to compare"
            }
            (Language::Vi, Timing::OpenInTime) => "chưa hoàn thành, hạn chưa qua",
            (Language::En, Timing::OpenInTime) => "not done, the deadline is still to come",
            (Language::Vi, Timing::OpenLate) => "chưa hoàn thành mà hạn đã qua",
            (Language::En, Timing::OpenLate) => "not done though the deadline has passed",
            (Language::Vi, Timing::OpenUndated) => {
                "chưa hoàn thành, nguồn không nêu hạn nên không thể nói là chậm"
            }
            (Language::En, Timing::OpenUndated) => {
                "not done; no deadline was set, so it cannot be called late"
            }
            (Language::Vi, Timing::Paused) => "đã tạm dừng, không tính hạn",
            (Language::En, Timing::Paused) => "paused; no deadline counts",
            (Language::Vi, Timing::NotAssigned) => "còn thiếu “rõ” nên chưa được giao",
            (Language::En, Timing::NotAssigned) => {
                "something is not clear yet, so nobody was charged with it"
            }
        }
    }

    /// Which inputs a state of the time axis followed from.
    #[must_use]
    pub fn timing_inputs(self, task: &Task) -> Vec<(&'static str, String)> {
        let none = self.not_written().to_lowercase();
        let mut inputs = vec![
            (self.state(), task.state.name(self.0).to_owned()),
            (
                self.deadline(),
                task.deadline
                    .map_or_else(|| none.clone(), |deadline| self.deadline_text(deadline)),
            ),
        ];
        if let Some(done) = task.done_on {
            inputs.push((self.done_day(), date_text(done, self.0)));
        }
        inputs
    }

    /// How the numbers of the reliability line are counted.
    #[must_use]
    pub fn reliability_explained(self, days: u16, rounds: usize) -> String {
        match self.0 {
            Language::Vi => format!(
                "Chỉ tính từ dữ liệu công khai. Đến kỳ: có mục tiêu mà kỳ đã hết, hoặc lịch báo cáo của chương trình yêu cầu ({} kỳ gần nhất); trả lời “không phát sinh” cũng là đã báo cáo. Mới: chỉ tiêu, nhiệm vụ chưa xong có số liệu hoặc cập nhật trong {days} ngày qua. Có đơn vị: nhiệm vụ có đơn vị chủ trì, chỉ tiêu có đơn vị mang mục tiêu hoặc số liệu. Có nguồn: căn cứ dẫn tới một nguồn đã ghi hoặc có tệp minh chứng.",
                self.counted(rounds)
            ),
            Language::En => format!(
                "Counted from public data alone. Due: promised for a period that is over, or asked for by the programme’s reporting schedule (the last {} rounds); the answer that there is nothing counts as reported. Fresh: unfinished indicators and tasks with a figure or an update in the last {days} days. With a unit: tasks that name a lead, indicators with a unit that promised or reported. With a source: the ground leads to a recorded source, or a file is attached.",
                self.counted(rounds)
            ),
        }
    }

    /// The words around a number of the reliability line: before it and behind it.
    #[must_use]
    pub const fn reported_part(self) -> &'static str {
        self.0
            .pick("số liệu đến kỳ đã công bố", "due figures are published")
    }

    #[must_use]
    pub fn fresh_part(self, days: u16) -> String {
        match self.0 {
            Language::Vi => format!("việc chưa xong có tin mới trong {days} ngày qua"),
            Language::En => format!("unfinished items had news in the last {days} days"),
        }
    }

    #[must_use]
    pub const fn owned_part(self) -> &'static str {
        self.0.pick(
            "chỉ tiêu, nhiệm vụ có đơn vị chịu trách nhiệm",
            "indicators and tasks name a unit",
        )
    }

    #[must_use]
    pub const fn sourced_part(self) -> &'static str {
        self.0.pick(
            "số liệu có nguồn hoặc tệp mở được",
            "figures have a source or file to open",
        )
    }

    /// When a figure was published last.
    #[must_use]
    pub fn last_published(self, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => format!("Số liệu này công bố từ ngày {day}."),
            Language::En => format!("This figure was published on {day}."),
        }
    }

    /// Which figure comes next, and by when.
    #[must_use]
    pub fn next_expected(self, period: &str, due: &str) -> String {
        match self.0 {
            Language::Vi => format!("Kỳ tiếp theo: {period}. {due}"),
            Language::En => format!("Next: {period}. {due}"),
        }
    }

    #[must_use]
    pub fn latest_news(self, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => format!("tin mới nhất ngày {day}"),
            Language::En => format!("the latest news is of {day}"),
        }
    }

    /// Of a figure that was taken over from a source, behind the link that names it: when it stood there.
    #[must_use]
    pub fn published_at(self, day: Option<Date>) -> String {
        let day = day.map(|day| date_text(day, self.0));
        match (self.0, day) {
            (Language::Vi, Some(day)) => format!("công bố ngày {day}"),
            (Language::Vi, None) => "công bố".to_owned(),
            (Language::En, Some(day)) => format!("published it on {day}"),
            (Language::En, None) => "published it".to_owned(),
        }
    }

    /// "; người vận hành hệ thống đưa vào sổ ngày 26/11/2026".
    #[must_use]
    pub fn entered_on(self, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => format!("; người vận hành hệ thống đưa vào sổ ngày {day}"),
            Language::En => format!("; the operator entered it on {day}"),
        }
    }

    /// "Người báo cáo, Xã Mê Linh báo cáo ngày 5/10/2026, căn cứ ".
    #[must_use]
    pub fn reported_from(self, who: &str, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => format!("{who} báo cáo ngày {day}, căn cứ "),
            Language::En => format!("Reported by {who} on {day} from "),
        }
    }

    #[must_use]
    pub fn then_checked(self, who: &str, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => format!("; {who} kiểm tra ngày {day}"),
            Language::En => format!("; checked by {who} on {day}"),
        }
    }

    #[must_use]
    pub fn then_approved(self, who: &str, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => format!("; {who} duyệt ngày {day}"),
            Language::En => format!("; approved by {who} on {day}"),
        }
    }

    #[must_use]
    pub fn it_was(self, value: &str) -> String {
        match self.0 {
            Language::Vi => format!("; trước đó là {value}"),
            Language::En => format!("; before, it was {value}"),
        }
    }

    /// Said when a page looks at a past day.
    #[must_use]
    pub fn as_known_on(self, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => {
                format!("Số liệu và mục tiêu dưới đây là những gì đã biết đến hết ngày {day}.")
            }
            Language::En => {
                format!("Figures and targets below are what was known by the end of {day}.")
            }
        }
    }

    /// What became of the figure since that day.
    #[must_use]
    pub fn now_it_is(self, then: &str, now: &str) -> String {
        match self.0 {
            Language::Vi => format!("Khi đó: {then}. Nay: {now}."),
            Language::En => format!("Then: {then}. Now: {now}."),
        }
    }

    #[must_use]
    pub const fn unchanged_since(self) -> &'static str {
        self.0.pick(
            "Từ đó đến nay kết quả và mục tiêu này không đổi.",
            "This result and its target have not changed since.",
        )
    }
}
