//! What is said where a page is shared, and by what stands on other sites.

use domain::{Date, Language, period::date_text};

use super::Words;

words! {
    share: "Chia sẻ", "Share";
    share_address: "Địa chỉ trang này", "The address of this page";
    share_short: "Liên kết ngắn", "Short link";
    share_short_hint: "Không đổi, kể cả khi tên hay địa chỉ trang thay đổi.", "It stays, even if the name or the address of the page changes.";
    share_code: "Mã QR của trang này", "QR code of this page";
    share_code_hint: "Quét bằng máy ảnh điện thoại để mở trang này.", "Point a phone's camera at it to open this page.";
    share_code_file: "Tải mã QR (SVG)", "Download the QR code (SVG)";
    share_citation: "Trích dẫn", "Cite it";
    share_picture: "Ảnh để chia sẻ (PNG)", "Picture to share (PNG)";
    share_elsewhere: "Đặt trên trang khác", "Put it on another site";
    share_elsewhere_hint: "Dán mã vào trang của bạn. Nội dung tự cập nhật, không đặt cookie, không theo dõi người xem.", "Paste the code into your page. It keeps itself up to date, sets no cookies and follows nobody.";
    share_frame: "Khung", "Frame";
    share_badge: "Huy hiệu", "Badge";
    follow_progress: "Xem tiến độ", "See the progress";
    source_and_history: "Xem nguồn và lịch sử", "See the source and the history";
    printed_from: "In từ", "Printed from";
}

impl Words {
    /// The day of what is shown, where nothing else says it.
    #[must_use]
    pub fn as_of_day(self, on: Date) -> String {
        let day = date_text(on, self.0);
        match self.0 {
            Language::Vi => format!("Tình hình ngày {day}"),
            Language::En => format!("As of {day}"),
        }
    }

    /// As something is named in a text: what, as of which day, where, and when it was seen.
    #[must_use]
    pub fn citation(self, title: &str, on: Date, address: &str, seen: Date) -> String {
        let (day, seen) = (date_text(on, self.0), date_text(seen, self.0));
        match self.0 {
            Language::Vi => {
                format!("Tiến Độ. “{title}”, tình hình ngày {day}. {address} (xem ngày {seen}).")
            }
            Language::En => {
                format!("Tiến Độ. “{title}”, as of {day}. {address} (seen on {seen}).")
            }
        }
    }

    /// How many of many promises are kept, as short as a badge.
    #[must_use]
    pub fn kept_of(self, kept: usize, all: usize) -> String {
        match self.0 {
            Language::Vi => format!(
                "{}/{} chỉ tiêu đạt hoặc vượt",
                self.counted(kept),
                self.counted(all)
            ),
            Language::En => format!(
                "{}/{} indicators achieved or exceeded",
                self.counted(kept),
                self.counted(all)
            ),
        }
    }
}
