//! What pages say about obstacles.

use domain::{Date, Language, escalation::DAYS_A_LEVEL, obstacle::Standing, period::date_text};

use super::Words;

words! {
    obstacle_register: "Vướng mắc", "Obstacles";
    obstacle: "Vướng mắc", "Obstacle";
    raise_obstacle: "Nêu vướng mắc", "Name an obstacle";
    obstacle_what: "Điều gì đang cản việc", "What stands in the way";
    obstacle_ask: "Kiến nghị", "What is asked for";
    obstacle_ask_hint: "Nói rõ cần ai làm gì để việc đi tiếp.", "Say who has to do what so that the work can go on.";
    obstacle_authority: "Cơ quan có thẩm quyền tháo gỡ", "Who has the authority to remove it";
    obstacle_due: "Hạn trả lời", "Answer by";
    obstacle_raise: "Gửi kiến nghị", "Send it";
    obstacle_public: "Mọi người đọc được vướng mắc và câu trả lời, trừ khi việc bị cản thuộc diện hạn chế.", "Everybody can read the obstacle and the answer, unless the work that is stopped is restricted.";
    obstacle_raised: "Đã gửi tới cơ quan có thẩm quyền.", "Sent to whoever has the authority.";
    obstacle_answered: "Đã gửi trả lời.", "The answer is sent.";
    obstacle_asked_again: "Đã kiến nghị lại.", "Asked again.";
    obstacle_closed: "Đã ghi nhận việc được thông.", "It is noted as out of the way.";
    stopped_unit: "Đơn vị đang vướng", "Who is stopped";
    stopped_thing: "Việc bị cản", "What is stopped";
    obstacle_outcome: "Kết quả xử lý", "Outcome";
    outcome_removed: "Đã tháo gỡ", "Removed";
    outcome_under_way: "Đang tháo gỡ, có hạn", "Being removed, by a day";
    outcome_declined: "Không chấp nhận, có lý do", "Declined, for a reason";
    outcome_passed: "Chuyển cơ quan khác có thẩm quyền", "Another body has the authority";
    outcome_until: "Đến ngày", "By";
    outcome_until_hint: "Cần khi đang tháo gỡ, hoặc là hạn trả lời khi chuyển cơ quan khác.", "Needed while it is being removed, or as the day to answer by when it is passed on.";
    outcome_to: "Chuyển cho", "Passed on to";
    outcome_to_hint: "Chỉ cần khi chuyển cơ quan khác.", "Only needed when it is passed on.";
    close_obstacle: "Xác nhận đã thông", "Confirm it is out of the way";
    close_note: "Đã thông thế nào (không bắt buộc)", "How (optional)";
    ask_again: "Kiến nghị lại", "Ask again";
    not_removed: "Chưa thông? Kiến nghị lại, với cơ quan này hoặc cơ quan khác.", "Still stopped? Ask again, this body or another one.";
    register_empty: "Không có vướng mắc nào như vậy.", "There is no such obstacle.";
    not_taken_up: "Nêu trong nguồn, chưa có người nhận", "Named in a source, with nobody asked";
    not_taken_up_hint: "Những khó khăn, kiến nghị này chưa có cơ quan nhận trả lời và chưa có hạn.", "These difficulties and requests have no body that answers them and no day.";
    take_up: "Đưa lên cơ quan có thẩm quyền", "Take it up";
    register_kind: "Tình trạng", "State";
    obstacles_to_answer: "Vướng mắc cần trả lời", "Obstacles to answer";
    obstacles_late_below: "Vướng mắc cấp dưới quá hạn trả lời", "Obstacles unanswered below";
    obstacles_to_close: "Đã trả lời, xác nhận đã thông chưa", "Answered: is it out of the way";
    late_obstacles: "quá hạn", "late";
    owed_obstacles: "chờ trả lời", "waiting for an answer";
    answered_obstacles: "đã trả lời", "answered";
    closed_obstacles: "đã thông", "out of the way";
    what_stops_it: "Vướng mắc đang xử lý", "What stops it";
    asked_of: "Hỏi", "Asked of";
}

impl Words {
    /// "Chờ trả lời đến hết 25/11/2026", "Quá hạn trả lời 3 ngày", …
    #[must_use]
    pub fn obstacle_standing(self, standing: Standing, due: Option<Date>) -> String {
        let day =
            |date: Option<Date>| date.map_or_else(String::new, |date| date_text(date, self.0));
        match (self.0, standing) {
            (Language::Vi, Standing::Overdue { days }) => format!("Quá hạn trả lời {days} ngày"),
            (Language::En, Standing::Overdue { days: 1 }) => "Answer 1 day late".to_owned(),
            (Language::En, Standing::Overdue { days }) => format!("Answer {days} days late"),
            (Language::Vi, Standing::Broken { days }) => format!("Quá hạn tháo gỡ {days} ngày"),
            (Language::En, Standing::Broken { days: 1 }) => "Removal 1 day late".to_owned(),
            (Language::En, Standing::Broken { days }) => format!("Removal {days} days late"),
            (Language::Vi, Standing::Waiting) => format!("Chờ trả lời đến hết {}", day(due)),
            (Language::En, Standing::Waiting) => format!("To be answered by {}", day(due)),
            (Language::Vi, Standing::UnderWay { until }) => {
                format!("Đang tháo gỡ, đến hết {}", day(Some(until)))
            }
            (Language::En, Standing::UnderWay { until }) => {
                format!("Being removed, by {}", day(Some(until)))
            }
            (Language::Vi, Standing::Declined) => "Không chấp nhận".to_owned(),
            (Language::En, Standing::Declined) => "Declined".to_owned(),
            (Language::Vi, Standing::Removed) => "Đã tháo gỡ, chờ xác nhận".to_owned(),
            (Language::En, Standing::Removed) => "Removed, not confirmed yet".to_owned(),
            (Language::Vi, Standing::Closed) => "Đã thông".to_owned(),
            (Language::En, Standing::Closed) => "Out of the way".to_owned(),
        }
    }

    /// The register in one sentence: how many there are, and how they stand.
    #[must_use]
    pub fn register_sentence(
        self,
        all: usize,
        parts: &[(usize, &'static str)],
        loose: usize,
    ) -> String {
        let parts: Vec<_> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let parts = parts.join(", ");
        let first = match (self.0, all) {
            (Language::Vi, 0) => {
                "Chưa có vướng mắc nào được đưa lên cơ quan có thẩm quyền.".to_owned()
            }
            (Language::En, 0) => "No obstacle has been taken up yet.".to_owned(),
            (Language::Vi, _) => format!("{} vướng mắc: {parts}.", self.counted(all)),
            (Language::En, 1) => format!("1 obstacle: {parts}."),
            (Language::En, _) => format!("{} obstacles: {parts}.", self.counted(all)),
        };
        let second = match (self.0, loose) {
            (_, 0) => String::new(),
            (Language::Vi, _) => {
                format!(" {loose} khó khăn, kiến nghị nêu trong nguồn chưa có ai nhận trả lời.")
            }
            (Language::En, 1) => " 1 named in a source has nobody asked.".to_owned(),
            (Language::En, _) => format!(" {loose} named in sources have nobody asked."),
        };
        first + &second
    }

    /// Why it is seen further up.
    #[must_use]
    pub fn obstacle_rule(self) -> String {
        match self.0 {
            Language::Vi => format!(
                "Quá hạn thì lãnh đạo cấp trên của cơ quan được hỏi thấy; cứ thêm {DAYS_A_LEVEL} ngày thì lên thêm một cấp."
            ),
            Language::En => format!(
                "Once it is late the leaders above the body that was asked see it; after each further {DAYS_A_LEVEL} days the next ones up."
            ),
        }
    }
}
