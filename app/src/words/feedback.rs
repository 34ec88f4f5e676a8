//! What pages say about what citizens ask and report.

use domain::{
    Date, Language,
    feedback::{Reference, Standing},
    period::date_text,
};
use service::book::feedback::Tally;

use super::{Words, sentence::capital};

words! {
    citizen: "người dân", "a citizen";
    feedback: "Phản ánh, kiến nghị", "Questions and feedback";
    ask_or_report: "Hỏi hoặc phản ánh", "Ask or report something";
    feedback_intro: "Câu hỏi và câu trả lời được công khai sau khi đơn vị xem, không kèm thông tin của bạn.", "Question and answer become public once the unit has looked at them, without anything about you.";
    feedback_kind: "Bạn muốn", "You want to";
    feedback_kind_question: "Hỏi", "Ask a question";
    feedback_kind_error: "Báo thông tin chưa đúng", "Report an error";
    feedback_kind_other: "Phản ánh, kiến nghị khác", "Say something else";
    feedback_content: "Nội dung", "What you want to say";
    feedback_content_hint: "Nhiều nhất 2.000 ký tự. Không ghi số căn cước, số tài khoản, địa chỉ nhà của bạn hoặc của người khác; không cần ảnh giấy tờ.", "At most 2,000 characters. Leave out identity and account numbers and home addresses, your own or others'; no pictures of papers are needed.";
    feedback_about_you: "Về bạn (không bắt buộc)", "About you (optional)";
    feedback_sender: "Tên của bạn", "Your name";
    feedback_sender_hint: "Không bắt buộc. Chỉ người phụ trách thấy, trừ khi bạn chọn công khai.", "Optional. Only the officers in charge see it, unless you choose otherwise.";
    feedback_public_name: "Công khai tên tôi bên cạnh câu hỏi", "Show my name beside the question";
    feedback_contact: "Thư điện tử hoặc số điện thoại", "Mail address or telephone number";
    feedback_contact_hint: "Không bắt buộc, không bao giờ công khai. Chỉ dùng khi đơn vị cần hỏi thêm.", "Optional and never public. Only used if the unit has to ask you something.";
    feedback_consent: "Tôi đồng ý cho xử lý tên và cách liên hệ đã nhập ở trên", "I agree that the name and contact given above are processed";
    feedback_consent_hint: "Chỉ cần đánh dấu khi bạn nhập tên hoặc cách liên hệ.", "Only needed when you give a name or a contact.";
    feedback_trap: "Để trống ô này", "Leave this empty";
    feedback_send: "Gửi", "Send";
    feedback_choose_item: "Hỏi về một nội dung cụ thể của văn bản này", "Ask about one item of this document";
    feedback_sent: "Đã gửi", "Sent";
    feedback_sent_hint: "Hãy chép hai mã dưới đây, hoặc in trang này.", "Write these two codes down, or print this page.";
    feedback_reference: "Mã tra cứu", "Reference";
    feedback_secret: "Mã bí mật", "Secret code";
    feedback_reference_use: "Ai có mã này cũng xem được tình trạng xử lý.", "Whoever has it can see how it stands.";
    feedback_secret_use: "Chỉ hiện một lần và không được lưu lại. Có mã này bạn mới rút, xóa, đánh giá hoặc hỏi lại được.", "Shown once and kept nowhere. With it you can withdraw, erase, rate or ask again.";
    feedback_secret_gone: "Phản ánh này đã được gửi trước đó. Mã bí mật chỉ hiện ở lần gửi đầu.", "This was sent before. The secret code was shown that first time only.";
    feedback_see_status: "Xem tình trạng xử lý", "See how it stands";
    feedback_feed: "Theo dõi bằng Atom", "Follow by Atom";
    feedback_answered_by: "Đơn vị trả lời", "Who answers";
    feedback_about: "Về", "About";
    feedback_about_gone: "Nội dung này không còn công khai.", "This is no longer public.";
    feedback_due: "Hạn trả lời", "Answer by";
    feedback_question: "Nội dung", "What was said";
    feedback_again: "Hỏi lại", "Asked again";
    feedback_not_public: "Nội dung chưa công khai: đơn vị chưa xem.", "Not public: the unit has not looked at it yet.";
    feedback_not_public_any_more: "Nội dung không công khai.", "Not public.";
    feedback_content_gone: "Nội dung đã được xóa.", "The content is erased.";
    feedback_answer: "Trả lời", "Answer";
    feedback_no_answer: "Chưa có câu trả lời.", "No answer yet.";
    feedback_refused_because: "Không xử lý vì", "Not dealt with, because it is";
    feedback_passed: "Đã chuyển", "Passed on";
    feedback_yours: "Bạn là người gửi?", "Did you send this?";
    feedback_yours_hint: "Nhập mã bí mật để xem những gì bạn đã gửi, đánh giá, hỏi lại, rút hoặc xóa.", "Enter the secret code to see what you sent, rate, ask again, withdraw or erase it.";
    feedback_open: "Mở", "Open";
    feedback_yours_open: "Những gì bạn đã gửi", "What you sent";
    feedback_only_you: "Chỉ bạn và người phụ trách thấy phần này.", "Only you and the officers in charge see this part.";
    feedback_nothing_personal: "Bạn không để lại tên hay cách liên hệ.", "You left neither name nor contact.";
    feedback_name_public: "tên được công khai", "the name is public";
    feedback_name_hidden: "tên không công khai", "the name is not public";
    feedback_rate: "Đánh giá câu trả lời", "Rate the answer";
    feedback_stars: "Câu trả lời có giúp được bạn không?", "Did the answer help you?";
    feedback_rating_words: "Nhận xét (không bắt buộc, chỉ đơn vị đọc)", "Remark (optional, read by the unit alone)";
    feedback_send_rating: "Gửi đánh giá", "Send the rating";
    feedback_ask_again: "Hỏi lại một lần", "Ask again, once";
    feedback_ask_again_hint: "Câu trả lời còn thiếu? Bạn được hỏi lại một lần; đơn vị có hạn trả lời mới.", "Is something missing in the answer? You can ask once more; the unit gets a new day to answer by.";
    feedback_send_again: "Gửi câu hỏi lại", "Send the further question";
    feedback_withdraw: "Rút phản ánh", "Withdraw it";
    feedback_withdraw_hint: "Đơn vị không phải trả lời nữa và nội dung không còn công khai.", "The unit need not answer any more, and nothing of it stays public.";
    feedback_erase: "Xóa nội dung và thông tin của tôi", "Erase the content and what is known of me";
    feedback_erase_hint: "Xóa hẳn câu hỏi, tên, cách liên hệ và câu trả lời; chỉ còn số đếm. Không lấy lại được.", "Takes away question, name, contact and answer for good; only counts stay. It cannot be undone.";
    feedback_sure: "Tôi chắc chắn", "I am sure";
    feedback_done_rated: "Cảm ơn bạn đã đánh giá.", "Thank you for the rating.";
    feedback_done_again: "Đã gửi câu hỏi lại.", "The further question is sent.";
    feedback_done_withdrawn: "Đã rút phản ánh.", "It is withdrawn.";
    feedback_done_erased: "Đã xóa nội dung và thông tin của bạn.", "The content and what was known of you are erased.";
    feedback_done_published: "Đã công khai.", "Published.";
    feedback_done_refused: "Đã trả lời là không xử lý.", "Its sender is told that it is not dealt with.";
    feedback_done_forwarded: "Đã chuyển.", "Passed on.";
    feedback_done_answered: "Đã trả lời công khai.", "Answered in public.";
    feedback_of_all: "Mọi phản ánh đã công khai", "All that was published";
    feedback_empty: "Chưa có phản ánh nào như vậy được công khai.", "Nothing like that was published yet.";
    feedback_none_yet: "Chưa có câu hỏi nào được công khai.", "No question was published yet.";
    feedback_find: "Tra cứu bằng mã", "Find by reference";
    feedback_not_found: "Không có phản ánh nào mang mã này. Mã có dạng PA-7K3M-2Q9G.", "Nothing has this reference. References look like PA-7K3M-2Q9G.";
    feedback_as_written: "Nguyên văn (chưa công khai)", "As written (not public)";
    feedback_moderate: "Xem và công khai", "Look at it and publish";
    feedback_hide: "Những chỗ cần ẩn", "Parts to hide";
    feedback_hide_hint: "Mỗi dòng một đoạn, chép đúng nguyên văn: tên, số điện thoại, địa chỉ, tình trạng sức khỏe của người khác… Chỗ ẩn hiện là “[đã ẩn]”. Không sửa được lời của người dân.", "One part a line, copied exactly: names, telephone numbers, addresses, anything about somebody's health. A hidden part shows as “[đã ẩn]”. What a citizen said cannot be changed.";
    feedback_publish: "Công khai", "Publish";
    feedback_refuse: "Không xử lý", "Do not deal with it";
    feedback_refusal: "Lý do", "Reason";
    feedback_refusal_words: "Giải thích cho người gửi", "Explain it to the sender";
    feedback_forward: "Chuyển đơn vị khác", "Pass it on";
    feedback_forward_to: "Đơn vị trả lời được", "The unit that can answer";
    feedback_forward_why: "Vì sao chuyển", "Why it is passed on";
    feedback_forward_hint: "Hạn trả lời giữ nguyên. Người gửi đọc được lý do.", "The day to answer by stays. The sender reads the reason.";
    feedback_forward_send: "Chuyển", "Pass on";
    feedback_answer_hint: "Mọi người đọc được. Không nhắc lại thông tin riêng của người gửi.", "Everybody reads it. Do not repeat what is the sender's own.";
    feedback_answer_send: "Trả lời công khai", "Answer in public";
    feedback_sender_known: "Người gửi", "Sender";
    feedback_not_your_unit: "Cách liên hệ chỉ người phụ trách của đơn vị trả lời thấy.", "Only those in charge at the unit that answers see how to reach the sender.";
    feedback_to_moderate: "Phản ánh mới cần xem", "New feedback to look at";
    feedback_to_answer: "Phản ánh chờ trả lời", "Feedback to answer";
    feedback_late_what: "Khi trả lời quá hạn", "When the answer is late";
    feedback_late_told: "Lãnh đạo các đơn vị cấp trên sau đã thấy phản ánh này trên bàn làm việc của họ:", "The leaders of these units above see it on their desks by now:";
    feedback_late_ways: "Bạn không cần gửi lại. Bạn có thể hỏi trực tiếp tại nơi tiếp công dân của đơn vị và đưa mã tra cứu này; mọi người vẫn thấy số ngày quá hạn ở đây cho đến khi có trả lời.", "There is no need to send it again. You can ask in person where the unit receives citizens, with this reference; the days it is late stay here for everybody to see until it is answered.";
    feedback_late_below: "Phản ánh cấp dưới quá hạn trả lời", "Feedback unanswered below";
    feedback_state: "Tình trạng", "State";
    feedback_rated: "Người gửi đánh giá", "Rated by its sender";
}

impl Words {
    #[must_use]
    pub fn feedback_named(self, reference: Reference) -> String {
        match self.0 {
            Language::Vi => format!("Phản ánh {reference}"),
            Language::En => format!("Feedback {reference}"),
        }
    }

    /// "Đã tiếp nhận, trả lời trước hết ngày 10/12/2026", "Quá hạn trả lời 3 ngày", …
    #[must_use]
    pub fn feedback_standing(self, standing: Standing, due: Date, days_late: i32) -> String {
        let name = capital(standing.name(self.0));
        if !standing.is_open() {
            return name;
        }
        let day = date_text(due, self.0);
        match (self.0, days_late) {
            (Language::Vi, 0) => format!("{name}, hạn trả lời {day}"),
            (Language::En, 0) => format!("{name}, to be answered by {day}"),
            (Language::Vi, days) => format!("Quá hạn trả lời {days} ngày"),
            (Language::En, 1) => "Answer 1 day late".to_owned(),
            (Language::En, days) => format!("Answer {days} days late"),
        }
    }

    #[must_use]
    pub fn feedback_stars_of(self, stars: u8) -> String {
        match self.0 {
            Language::Vi => format!("{stars}/5"),
            Language::En => format!("{stars} of 5"),
        }
    }

    /// What stands before a choice of one to five.
    #[must_use]
    pub fn feedback_star_choice(self, stars: u8) -> String {
        let word = match stars {
            1 => self.0.pick("không giúp được", "not at all"),
            2 => self.0.pick("ít", "a little"),
            3 => self.0.pick("tạm được", "somewhat"),
            4 => self.0.pick("tốt", "well"),
            _ => self.0.pick("rất tốt", "very well"),
        };
        format!("{stars} · {word}")
    }

    /// The list in one sentence.
    #[must_use]
    pub fn feedback_sentence(self, tally: &Tally) -> String {
        let Tally {
            received,
            answers,
            in_time,
            open,
            late,
            ..
        } = *tally;
        match (self.0, received) {
            (Language::Vi, 0) => "Chưa có phản ánh nào.".to_owned(),
            (Language::En, 0) => "Nothing was sent yet.".to_owned(),
            (Language::Vi, _) => format!(
                "{received} phản ánh đã tiếp nhận; {answers} câu trả lời, {in_time} đúng hạn; {open} đang chờ, {late} quá hạn."
            ),
            (Language::En, _) => format!(
                "{received} received; {answers} answers, {in_time} in time; {open} waiting, {late} late."
            ),
        }
    }

    /// What became of the rest, where there is a rest.
    #[must_use]
    pub fn feedback_rest(self, tally: &Tally) -> Option<String> {
        let Tally {
            refused,
            taken_back,
            rated,
            stars,
            ..
        } = *tally;
        let mut parts = Vec::new();
        if refused > 0 {
            parts.push(match self.0 {
                Language::Vi => format!("{refused} không xử lý, có lý do"),
                Language::En => format!("{refused} not dealt with, with reasons"),
            });
        }
        if taken_back > 0 {
            parts.push(match self.0 {
                Language::Vi => format!("{taken_back} do người gửi rút hoặc xóa"),
                Language::En => format!("{taken_back} withdrawn or erased by their senders"),
            });
        }
        if let Some(tenths) = (stars * 10 + rated / 2).checked_div(rated) {
            let (whole, part) = (tenths / 10, tenths % 10);
            parts.push(match self.0 {
                Language::Vi => format!("{rated} đánh giá, trung bình {whole},{part}/5"),
                Language::En => format!("{rated} ratings, {whole}.{part} of 5 on average"),
            });
        }
        (!parts.is_empty()).then(|| format!("{}.", capital(&parts.join("; "))))
    }

    /// Beside the consent: what for, who, how long, which rights.
    #[must_use]
    pub fn feedback_privacy(self, months: u8) -> String {
        match self.0 {
            Language::Vi => format!(
                "Mục đích: liên hệ với bạn để làm rõ và trả lời phản ánh này, không dùng vào việc khác. Chỉ người phụ trách của đơn vị trả lời thấy. Xóa tự động {months} tháng sau khi phản ánh khép lại. Bạn có quyền xem, rút lại đồng ý và xóa bất cứ lúc nào bằng mã bí mật, theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15."
            ),
            Language::En => format!(
                "Purpose: to reach you about this one matter and answer it; for nothing else. Only those in charge at the unit that answers see it. It is erased {months} months after the matter is closed. With the secret code you can see it, take your consent back and erase it at any time, under the Law on Personal Data Protection, No. 91/2025/QH15."
            ),
        }
    }

    #[must_use]
    pub fn feedback_counted(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} phản ánh đã công khai", self.counted(count)),
            (Language::En, 1) => "1 published".to_owned(),
            (Language::En, _) => format!("{} published", self.counted(count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_in_one_sentence() {
        let tally = Tally {
            received: 12,
            answers: 8,
            in_time: 7,
            open: 3,
            late: 1,
            refused: 1,
            taken_back: 0,
            rated: 3,
            stars: 13,
        };
        assert_eq!(
            Words(Language::Vi).feedback_sentence(&tally),
            "12 phản ánh đã tiếp nhận; 8 câu trả lời, 7 đúng hạn; 3 đang chờ, 1 quá hạn."
        );
        assert_eq!(
            Words(Language::Vi).feedback_rest(&tally).as_deref(),
            Some("1 không xử lý, có lý do; 3 đánh giá, trung bình 4,3/5.")
        );
        assert_eq!(
            Words(Language::En).feedback_sentence(&Tally::default()),
            "Nothing was sent yet."
        );
    }
}
