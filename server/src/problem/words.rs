//! What each problem is called, and what to do about it.

use axum::http::StatusCode;
use domain::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Words {
    pub title: &'static str,
    pub text: &'static str,
}

impl Words {
    pub fn of(status: StatusCode, language: Language) -> Self {
        let (title_vi, text_vi, title_en, text_en) = match status {
            StatusCode::FORBIDDEN => (
                "Yêu cầu bị từ chối",
                "Biểu mẫu này không được gửi từ một trang của hệ thống, nên chưa có gì thay đổi. Hãy mở lại trang rồi gửi lại.",
                "Refused",
                "This form was not sent from a page of this site, so nothing was changed. Open the page again and send it from there.",
            ),
            StatusCode::NOT_FOUND => (
                "Không tìm thấy",
                "Không có gì ở địa chỉ này.",
                "Not found",
                "There is nothing at this address.",
            ),
            StatusCode::METHOD_NOT_ALLOWED => (
                "Không làm được ở đây",
                "Địa chỉ này không nhận loại yêu cầu vừa gửi.",
                "Not possible here",
                "This address does not take this kind of request.",
            ),
            StatusCode::REQUEST_TIMEOUT => (
                "Gửi quá lâu",
                "Nội dung đến quá chậm nên chưa được nhận. Hãy thử lại khi mạng tốt hơn.",
                "Sent too slowly",
                "The content came too slowly and was not taken. Try again on a better connection.",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => (
                "Nội dung quá lớn",
                "Nội dung gửi lên vượt quá giới hạn nên chưa được nhận. Hãy rút ngắn rồi gửi lại.",
                "Too large",
                "What was sent is larger than the limit and was not taken. Shorten it and send it again.",
            ),
            StatusCode::TOO_MANY_REQUESTS => (
                "Quá nhiều yêu cầu",
                "Địa chỉ mạng này vừa gửi quá nhiều. Hãy đợi một phút rồi gửi lại.",
                "Too many requests",
                "Too much was sent from this network address. Wait a minute and send again.",
            ),
            StatusCode::URI_TOO_LONG => (
                "Địa chỉ quá dài",
                "Địa chỉ vừa mở dài hơn mức hệ thống nhận. Hãy bắt đầu lại từ trang chủ.",
                "Address too long",
                "The address is longer than this site takes. Start again from the home page.",
            ),
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => (
                "Yêu cầu mang theo quá nhiều",
                "Trình duyệt gửi kèm nhiều hơn mức hệ thống nhận, thường là do cookie. Hãy xóa cookie của trang này rồi mở lại.",
                "Too much sent along",
                "The browser sent more along than this site takes, mostly cookies. Delete this site's cookies and open it again.",
            ),
            StatusCode::SERVICE_UNAVAILABLE => (
                "Hệ thống đang bận",
                "Chưa trả lời kịp. Hãy thử lại sau ít phút; gửi lại cũng không bị ghi hai lần.",
                "Busy",
                "There was no answer in time. Try again in a few minutes; sending again does not save twice.",
            ),
            other if other.is_server_error() => (
                "Hệ thống gặp lỗi",
                "Lỗi đã được ghi lại. Hãy thử lại; gửi lại cũng không bị ghi hai lần. Nếu còn lỗi, hãy báo kèm mã dưới đây.",
                "Something failed",
                "The failure was recorded. Try again; sending again does not save twice. If it fails again, report it with the id below.",
            ),
            _ => (
                "Không đọc được yêu cầu",
                "Hệ thống không hiểu yêu cầu vừa gửi. Hãy mở lại trang rồi thử lại.",
                "Not understood",
                "The request could not be read. Open the page again and try once more.",
            ),
        };
        match language {
            Language::Vi => Self {
                title: title_vi,
                text: text_vi,
            },
            Language::En => Self {
                title: title_en,
                text: text_en,
            },
        }
    }
}
