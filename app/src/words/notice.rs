//! What pages and letters say about notices.

use domain::{
    Date, Language, Timestamp,
    moment::{local, moment_text},
    notice::NoticeKind,
    task::{Deadline, DeadlineHour},
};

use super::{Words, sentence::capital};

words! {
    notices: "Thông báo", "Notices";
    unread: "Chưa đọc", "Unread";
    read_before: "Đã đọc", "Read";
    mark_read: "Đánh dấu đã đọc", "Mark as read";
    mark_all_read: "Đánh dấu tất cả đã đọc", "Mark all as read";
    all_marked_read: "Đã đánh dấu tất cả là đã đọc.", "All marked as read.";
    no_notices: "Chưa có thông báo nào. Khi bạn được giao việc, khi số liệu bị trả lại hay khi sắp đến hạn, bạn sẽ thấy ở đây.", "No notices yet. When work is given to you, a figure comes back or a deadline is near, it is told here.";
    nothing_unread: "Bạn đã đọc mọi thông báo.", "You have read every notice.";
    notice_out_of_sight: "Mục này nay không thuộc phần bạn được xem.", "This is no longer among what you may see.";
    notice_settings: "Cài đặt thông báo và phím tắt", "Settings of notices and keys";
    preferences_kept: "Đã lưu cài đặt.", "The settings are saved.";
    single_keys: "Cho phép phím tắt chỉ gồm một phím (phím ? mở bảng phím tắt). Bỏ chọn nếu bạn nhập bằng giọng nói.", "Let a single key mean something (? opens the help for the keyboard). Switch it off if you type by speaking.";
    mail_address: "Địa chỉ thư điện tử", "Mail address";
    mail_address_hint: "Chỉ dùng để gửi thông báo cho bạn; không ai khác thấy. Để trống thì không gửi thư.", "Only used to send you notices; nobody else sees it. Leave it empty for no mail.";
    mail_language: "Ngôn ngữ của thư", "Language of the mail";
    what_to_tell: "Báo cho tôi biết khi", "Tell me when I am or something is";
    occasion: "Trường hợp", "Occasion";
    in_app: "Trong ứng dụng", "In the app";
    by_mail: "Qua thư", "By mail";
    daily_digest: "Mỗi sáng một thư tổng hợp những việc đang chờ tôi", "One mail each morning with everything that waits for me";
    no_mail_here: "Máy chủ này chưa được nối với máy chủ thư, nên hiện chưa có thư nào được gửi. Lựa chọn của bạn vẫn được lưu.", "This server is not connected to a mail server, so no mail is sent now. Your choices are kept.";
    save_settings: "Lưu cài đặt", "Save the settings";

    letter_hello: "Kính gửi anh/chị,", "Hello,";
    letter_restricted: "Nội dung không gửi qua thư. Hãy đăng nhập để xem.", "Its content is not sent by mail. Sign in to see it.";
    letter_more: "Xem trong ứng dụng", "See it in the app";
    letter_foot: "Thư tự động của Tiến Độ. Bạn có thể đổi hoặc tắt thư trong phần cài đặt thông báo", "Sent by Tiến Độ. You can change or stop these mails in the notice settings";
}

impl Words {
    /// What a notice of this kind says before its place.
    #[must_use]
    pub fn told(self, kind: NoticeKind, count: u32) -> String {
        match (kind, self.0) {
            (NoticeKind::Returned, Language::Vi) if count > 1 => {
                format!("{count} số liệu bị trả lại")
            }
            (NoticeKind::Returned, Language::En) if count > 1 => {
                format!("{count} figures returned")
            }
            (NoticeKind::Decided, Language::Vi) if count > 1 => {
                format!("{count} số liệu đã được duyệt")
            }
            (NoticeKind::Decided, Language::En) if count > 1 => {
                format!("{count} figures approved")
            }
            (NoticeKind::HandedOver, Language::Vi) if count > 1 => {
                format!("{count} mục được đề nghị tiếp nhận")
            }
            (NoticeKind::HandedOver, Language::En) if count > 1 => {
                format!("Asked to take over {count} items")
            }
            _ => capital(kind.name(self.0)),
        }
    }

    #[must_use]
    pub fn unread_counted(self, count: usize) -> String {
        match (self.0, count) {
            (_, 0) => self.nothing_unread().to_owned(),
            (Language::Vi, _) => format!("Có {} thông báo chưa đọc.", self.counted(count)),
            (Language::En, 1) => "1 notice is unread.".into(),
            (Language::En, _) => format!("{} notices are unread.", self.counted(count)),
        }
    }

    /// "Hạn: 17 giờ ngày 31/12/2026".
    #[must_use]
    pub fn due_at(self, at: Timestamp) -> String {
        let wall = local(at);
        let moment = match (wall.hour(), wall.minute()) {
            (17, 0) => self.deadline_text(Deadline {
                day: wall.date(),
                hour: DeadlineHour::OfficeClose,
            }),
            // Midnight is the end of the day before.
            (0, 0) => self.deadline_text(Deadline {
                day: wall.date().yesterday().unwrap_or(wall.date()),
                hour: DeadlineHour::Midnight,
            }),
            _ => moment_text(at, self.0),
        };
        match self.0 {
            Language::Vi => format!("Hạn: {moment}"),
            Language::En => format!("Due: {moment}"),
        }
    }

    /// The subject of a digest.
    #[must_use]
    pub fn digest_subject(self, day: Date, count: usize) -> String {
        let day = domain::period::date_text(day, self.0);
        match (self.0, count) {
            (Language::Vi, _) => format!("Tiến Độ {day}: {} việc đang chờ", self.counted(count)),
            (Language::En, 1) => format!("Tiến Độ, {day}: 1 thing waits for you"),
            (Language::En, _) => {
                format!(
                    "Tiến Độ, {day}: {} things wait for you",
                    self.counted(count)
                )
            }
        }
    }

    #[must_use]
    pub fn and_more(self, count: usize) -> String {
        match self.0 {
            Language::Vi => format!("và {} mục khác", self.counted(count)),
            Language::En => format!("and {} more", self.counted(count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_said_as_offices_say_it() {
        let due = |at: &str, language| Words(language).due_at(at.parse().unwrap());
        for (at, vi, en) in [
            (
                "2026-12-31T10:00:00Z",
                "Hạn: 17 giờ ngày 31/12/2026",
                "Due: 17:00 on 31 December 2026",
            ),
            (
                "2026-12-31T17:00:00Z",
                "Hạn: 24 giờ ngày 31/12/2026",
                "Due: 24:00 on 31 December 2026",
            ),
            (
                "2026-12-31T04:30:00Z",
                "Hạn: 11:30 ngày 31/12/2026",
                "Due: 11:30 on 31 December 2026",
            ),
        ] {
            assert_eq!(due(at, Language::Vi), vi);
            assert_eq!(due(at, Language::En), en);
        }
    }
}
