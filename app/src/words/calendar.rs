//! What the calendar and the time line say.

use domain::Language;

use super::{Words, sentence::capital};

words! {
    calendar: "Lịch", "Calendar";
    my_calendar: "Lịch của tôi", "My calendar";
    whole_calendar: "Lịch chung", "Everybody's calendar";
    months: "Tháng", "Months";
    this_month: "Tháng này", "This month";
    empty_month: "Không có hạn hay cuộc họp nào trong tháng này.", "No deadline and no meeting in this month.";
    event_done: "xong", "done";
    subscribe: "Theo dõi bằng ứng dụng lịch", "Follow it in a calendar program";
    subscribe_hint: "Thêm địa chỉ này vào ứng dụng lịch trên điện thoại hoặc máy tính; lịch tự cập nhật.", "Add this address to the calendar program of a phone or computer; it keeps itself up to date.";
    own_calendar_hint: "Ai có địa chỉ này đều đọc được lịch của bạn, nên đừng gửi cho người khác. Việc thuộc diện hạn chế không có trong đó. Địa chỉ mới làm địa chỉ cũ hết hiệu lực.", "Whoever has this address can read your calendar, so do not pass it on. What is restricted is not in it. A new address closes the old one.";
    open_calendar: "Tạo địa chỉ lịch", "Make an address";
    renew_calendar: "Tạo địa chỉ mới", "Make a new address";
    close_calendar: "Đóng địa chỉ này", "Close this address";
    feed_description: "Hạn của nhiệm vụ, mốc, sản phẩm và cuộc họp.", "Deadlines of tasks, milestones, products and meetings.";

    timeline_of_tasks: "Dòng thời gian nhiệm vụ", "Time line of tasks";
    timeline_list: "Cùng nội dung, dạng bảng", "The same as a table";
    timeline_empty: "Không có nhiệm vụ nào có hạn để vẽ.", "No task has a deadline to draw.";
    without_day: "Chưa có hạn nên chưa vẽ được", "Without a deadline, so not drawn";
    ends_on: "Hạn", "Due";
    timeline_legend: "Vạch đậm trên thanh là mốc. Thanh nét đứt: chưa rõ ngày bắt đầu. Phần kéo dài quá thanh: quá hạn. Vạch đứt là hôm nay,", "A bar's strong notches are milestones. A dashed bar: its beginning is not known. What goes on past a bar is late. The dashed line is today,";
}

impl Words {
    /// "Tháng 12/2026 có 5 hạn và cuộc họp, 2 đã xong."
    #[must_use]
    pub fn month_sentence(self, month: &str, all: usize, done: usize) -> String {
        match (self.0, all) {
            (Language::Vi, 0) => format!("{} không có hạn hay cuộc họp nào.", capital(month)),
            (Language::En, 0) => format!("Nothing is due and nobody meets in {month}."),
            (Language::Vi, _) => format!(
                "{} có {} hạn, mốc và cuộc họp; {} đã xong.",
                capital(month),
                self.counted(all),
                self.counted(done)
            ),
            (Language::En, 1) => format!(
                "1 deadline or meeting in {month}; {} done.",
                self.counted(done)
            ),
            (Language::En, _) => format!(
                "{} deadlines and meetings in {month}; {} done.",
                self.counted(all),
                self.counted(done)
            ),
        }
    }

    /// "12 nhiệm vụ: 3 xong, 2 quá hạn; 5 chưa có hạn."
    #[must_use]
    pub fn timeline_sentence(self, all: usize, done: usize, late: usize, undated: usize) -> String {
        match (self.0, all) {
            (Language::Vi, 0) => "Chưa có nhiệm vụ nào.".to_owned(),
            (Language::En, 0) => "There are no tasks yet.".to_owned(),
            (Language::Vi, _) => {
                format!(
                    "{} nhiệm vụ: {} hoàn thành, {} quá hạn, {} chưa có hạn.",
                    self.counted(all),
                    self.counted(done),
                    self.counted(late),
                    self.counted(undated)
                )
            }
            (Language::En, 1) => {
                format!(
                    "1 task: {} done, {} late, {} without a deadline.",
                    self.counted(done),
                    self.counted(late),
                    self.counted(undated)
                )
            }
            (Language::En, _) => {
                format!(
                    "{} tasks: {} done, {} late, {} without a deadline.",
                    self.counted(all),
                    self.counted(done),
                    self.counted(late),
                    self.counted(undated)
                )
            }
        }
    }
}
