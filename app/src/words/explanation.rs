//! What pages say about requests for explanation.

use domain::{Date, Language, escalation::DAYS_A_LEVEL, explanation::Standing, period::date_text};

use super::Words;

words! {
    explanations: "Giải trình", "Explanations";
    explanation: "Yêu cầu giải trình", "Request for explanation";
    ask_explanation: "Yêu cầu giải trình", "Ask for an explanation";
    explanations_empty: "Không có yêu cầu giải trình nào liên quan đến bạn. Có thể hỏi từ trang của một số liệu, một nhiệm vụ hoặc một phiếu đang duyệt.", "There is no request for explanation that concerns you. You can ask from a figure, a task or a sheet under review.";
    to_answer: "Cần trả lời", "To be answered";
    late_below: "Đơn vị cấp dưới quá hạn", "Late in units below";
    to_settle: "Đã trả lời, chờ bạn xem", "Answered, for you to look at";
    asked_by_us: "Đã hỏi, chờ trả lời", "Asked, waiting for an answer";
    with_others: "Đang theo dõi", "With others";
    settled: "Đã chấp nhận", "Accepted";
    question: "Nội dung cần giải trình", "What has to be explained";
    answer: "Trả lời", "Answer";
    answer_due: "Hạn trả lời", "Answer by";
    answer_due_hint: "Hết ngày này mà chưa trả lời thì người duyệt của đơn vị cấp trên sẽ thấy.", "After this day without an answer the reviewers of the unit above see it.";
    send_question: "Gửi yêu cầu", "Send the request";
    send_answer: "Gửi trả lời", "Send the answer";
    accept_answer: "Chấp nhận giải trình", "Accept the explanation";
    ask_further: "Hỏi thêm", "Ask further";
    asked: "Đã gửi yêu cầu giải trình.", "The request is sent.";
    answered: "Đã gửi trả lời.", "The answer is sent.";
    accepted: "Đã chấp nhận giải trình.", "The explanation is accepted.";
    asked_unit: "Đơn vị được hỏi", "Unit asked";
    said: "Nội dung", "Text";
    about_item: "Về", "About";
    not_answered_yet: "Chưa có trả lời.", "No answer yet.";
    gone_up_to: "Đã chuyển lên", "Gone up to";
    only_officers: "Chỉ cán bộ liên quan đọc được.", "Only the officers concerned can read this.";
}

impl Words {
    /// "Chờ trả lời đến 25/11/2026", "Quá hạn 3 ngày", …
    #[must_use]
    pub fn explanation_standing(self, standing: Standing, due: Date) -> String {
        let due = date_text(due, self.0);
        match (self.0, standing) {
            (Language::Vi, Standing::Waiting) => format!("Chờ trả lời đến hết {due}"),
            (Language::En, Standing::Waiting) => format!("To be answered by {due}"),
            (Language::Vi, Standing::Overdue { days }) => format!("Quá hạn {days} ngày"),
            (Language::En, Standing::Overdue { days: 1 }) => "1 day late".to_owned(),
            (Language::En, Standing::Overdue { days }) => format!("{days} days late"),
            (Language::Vi, Standing::Answered) => "Đã trả lời, chờ chấp nhận".to_owned(),
            (Language::En, Standing::Answered) => "Answered, not accepted yet".to_owned(),
            (Language::Vi, Standing::Settled) => "Đã chấp nhận".to_owned(),
            (Language::En, Standing::Settled) => "Accepted".to_owned(),
        }
    }

    /// Why it is seen further up.
    #[must_use]
    pub fn escalation_rule(self) -> String {
        match self.0 {
            Language::Vi => format!(
                "Quá hạn thì đơn vị trực tiếp cấp trên thấy; cứ thêm {DAYS_A_LEVEL} ngày thì lên thêm một cấp."
            ),
            Language::En => format!(
                "Once it is late the unit above sees it; after each further {DAYS_A_LEVEL} days the next one up."
            ),
        }
    }
}
