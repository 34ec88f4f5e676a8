//! Sentences with something in them.

use domain::{
    Date, Language,
    document::DeclaredPart,
    figure::FigureStep,
    moment::moment_text,
    officer::Author,
    period::{Period, date_text},
    quantity::{format_count, percent_text},
    status::{Counts, Pace, Rule},
    task::{Deadline, TaskState},
};

use super::Words;

impl Words {
    /// How many, grouped as the language groups digits: "3.321".
    #[must_use]
    pub fn counted(self, count: usize) -> String {
        format_count(count, self.0)
    }

    /// Of work that a source tells of as given out without saying all that has to be clear.
    #[must_use]
    pub fn told_unclear(self, state: TaskState, missing: &[&str]) -> String {
        let (state, missing) = (state.name(self.0), missing.join(", "));
        match self.0 {
            Language::Vi => format!(
                "Theo nguồn, việc này {state}, dù còn thiếu: {missing}. Khi sửa chỉ được bổ sung, không được bỏ điều đã rõ."
            ),
            Language::En => format!(
                "By its source this work is {state}, with this missing: {missing}. Whoever edits it can add to what is clear, and take nothing away."
            ),
        }
    }

    /// The whole state of many promises in one or two sentences.
    #[must_use]
    pub fn counts(self, counts: Counts) -> String {
        counts.sentence(self.0)
    }

    #[must_use]
    pub fn followed(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} chỉ tiêu đang theo dõi", self.counted(count)),
            (Language::En, 1) => "1 indicator followed".into(),
            (Language::En, _) => format!("{} indicators followed", self.counted(count)),
        }
    }

    #[must_use]
    pub fn tasks_counted(self, all: usize, draft: usize, undated: usize) -> String {
        match self.0 {
            Language::Vi => {
                let draft = (draft > 0).then(|| format!("{} còn thiếu “rõ”", self.counted(draft)));
                let undated =
                    (undated > 0).then(|| format!("{} không có hạn", self.counted(undated)));
                list([
                    Some(format!("{} nhiệm vụ", self.counted(all))),
                    draft,
                    undated,
                ])
            }
            Language::En => {
                let tasks = format!(
                    "{} {}",
                    self.counted(all),
                    if all == 1 { "task" } else { "tasks" }
                );
                let draft = (draft > 0).then(|| format!("{} not clear yet", self.counted(draft)));
                let undated =
                    (undated > 0).then(|| format!("{} without a deadline", self.counted(undated)));
                list([Some(tasks), draft, undated])
            }
        }
    }

    /// "Khai báo 18, đã nhập 4".
    #[must_use]
    pub fn declared_line(self, part: DeclaredPart, declared: u16, entered: usize) -> String {
        let name = self.declared_part(part);
        match self.0 {
            Language::Vi => format!(
                "{name}: khai báo {declared}, đã nhập {}",
                self.counted(entered)
            ),
            Language::En => format!(
                "{name}: {declared} declared, {} entered",
                self.counted(entered)
            ),
        }
    }

    #[must_use]
    pub fn declared_part(self, part: DeclaredPart) -> &'static str {
        match part {
            DeclaredPart::Item(kind) => kind.name(self.0),
            DeclaredPart::Targets => self.targets(),
        }
    }

    /// Why a state is what it is, besides the comparison with the target.
    #[must_use]
    pub fn rule(self, rule: Rule, period: Period, on: Date, pace: Option<Pace>) -> String {
        let (period, on) = (period.name(self.0), date_text(on, self.0));
        let percent = |value| percent_text(value, 1, self.0);
        match (self.0, rule) {
            (Language::Vi, Rule::Compared) => format!("So kết quả đã công bố với mục tiêu của {period}, xét đến {on}."),
            (Language::En, Rule::Compared) => format!("The published figure was compared with the target for {period}, as of {on}."),
            (Language::Vi, Rule::Pace) => pace.map_or_else(String::new, |pace| {
                format!(
                    "{period} chưa kết thúc: đến {on} đã đạt {} mục tiêu trong khi thời gian trôi qua {}.",
                    percent(pace.reached),
                    percent(pace.passed)
                )
            }),
            (Language::En, Rule::Pace) => pace.map_or_else(String::new, |pace| {
                format!(
                    "{period} is not over: by {on}, {} of the target was reached in {} of the time.",
                    percent(pace.reached),
                    percent(pace.passed)
                )
            }),
            (Language::Vi, Rule::NoTarget) => "Có kết quả, nhưng nguồn không công bố mục tiêu để so. Thiếu mục tiêu không phải là xấu, chỉ là không thể đánh giá.".into(),
            (Language::En, Rule::NoTarget) => "There is a result, but the source gives no target to compare it with. That is not bad; it just cannot be judged.".into(),
            (Language::Vi, Rule::NoFigure) => format!("Có mục tiêu cho {period}, nhưng đến {on} chưa có số liệu nào được công bố."),
            (Language::En, Rule::NoFigure) => format!("There is a target for {period}, but no figure was published by {on}."),
            (Language::Vi, Rule::Nothing) => "Chỉ tiêu được nêu tên nhưng chưa có mục tiêu, cũng chưa có số liệu.".into(),
            (Language::En, Rule::Nothing) => "The indicator is named, but has neither a target nor a figure.".into(),
            (Language::Vi, Rule::NotDue) => format!("Mục tiêu dành cho {period}, chưa đến kỳ vào {on}."),
            (Language::En, Rule::NotDue) => format!("The target is for {period}, which has not begun on {on}."),
            (Language::Vi, Rule::NotMeasurable) => "Mục tiêu nêu một hướng hoặc một so sánh, không nêu con số, nên không chấm đạt hay không đạt.".into(),
            (Language::En, Rule::NotMeasurable) => "The target names a direction or a comparison, not a number, so it is not judged.".into(),
            (Language::Vi, Rule::Approximate) => "Số liệu chỉ nói gần đúng hoặc không cùng đơn vị với mục tiêu, nên chưa kết luận được.".into(),
            (Language::En, Rule::Approximate) => "The figure is approximate or in another measure than the target, so it does not decide.".into(),
        }
    }

    #[must_use]
    pub fn deadline_text(self, deadline: Deadline) -> String {
        deadline.text(self.0)
    }

    #[must_use]
    pub fn figure_step(self, step: FigureStep) -> &'static str {
        match (self.0, step) {
            (Language::Vi, FigureStep::Recorded) => "Nhập số liệu",
            (Language::En, FigureStep::Recorded) => "Figure entered",
            (Language::Vi, FigureStep::Submitted) => "Trình duyệt",
            (Language::En, FigureStep::Submitted) => "Submitted",
            (Language::Vi, FigureStep::Approved) => "Duyệt và công bố",
            (Language::En, FigureStep::Approved) => "Approved and published",
            (Language::Vi, FigureStep::Checked) => "Kiểm tra, chuyển cấp trên",
            (Language::En, FigureStep::Checked) => "Checked, on to the next level",
            (Language::Vi, FigureStep::Returned) => "Trả lại",
            (Language::En, FigureStep::Returned) => "Returned",
            (Language::Vi, FigureStep::Withdrawn) => "Bỏ bản nháp",
            (Language::En, FigureStep::Withdrawn) => "Draft dropped",
            (Language::Vi, FigureStep::Restored) => "Hoàn tác",
            (Language::En, FigureStep::Restored) => "Undone",
        }
    }

    #[must_use]
    pub fn figures_counted(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} số liệu", self.counted(count)),
            (Language::En, 1) => "1 figure".into(),
            (Language::En, _) => format!("{} figures", self.counted(count)),
        }
    }

    /// Who did something, publicly: the role and the unit.
    #[must_use]
    pub fn author(self, by: Author, unit: &str) -> String {
        match by {
            Author::Officer { role, .. } => format!("{}, {unit}", capital(role.name(self.0))),
            Author::Operator => capital(self.operator()),
            Author::Citizen => capital(self.citizen()),
        }
    }

    #[must_use]
    pub fn reported(self, who: &str, at: domain::Timestamp) -> String {
        let when = moment_text(at, self.0);
        match self.0 {
            Language::Vi => format!("{who} nhập lúc {when}."),
            Language::En => format!("Entered by: {who}, {when}."),
        }
    }

    #[must_use]
    pub fn approved(self, who: &str, at: domain::Timestamp) -> String {
        let when = moment_text(at, self.0);
        match self.0 {
            Language::Vi => format!("{who} duyệt lúc {when}."),
            Language::En => format!("Approved by: {who}, {when}."),
        }
    }

    #[must_use]
    pub fn results_for(self, query: &str, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, 0) => format!("Không tìm thấy gì cho “{query}”."),
            (Language::Vi, _) => format!("{} kết quả cho “{query}”", self.counted(count)),
            (Language::En, 0) => format!("Nothing was found for “{query}”."),
            (Language::En, 1) => format!("1 result for “{query}”"),
            (Language::En, _) => format!("{} results for “{query}”", self.counted(count)),
        }
    }

    #[must_use]
    pub fn guessed(self, query: &str) -> String {
        match self.0 {
            Language::Vi => format!("Không có “{query}”. Có phải bạn tìm:"),
            Language::En => format!("There is no “{query}”. Did you mean:"),
        }
    }
}

/// What there is of some parts, with commas.
fn list(parts: [Option<String>; 3]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// With a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
