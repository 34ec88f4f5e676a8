//! What is done to many things at once.

use domain::Language;

use super::Words;

words! {
    chosen_duties: "Mục đã chọn", "What is chosen";
    choose_duty: "Chọn", "Choose";
    assign_together: "Giao cùng một người", "Give to one officer";
    assign_chosen: "Giao các mục đã chọn", "Give what is chosen";
    hand_over_together: "Bàn giao nhiều mục cho một người", "Hand several over to one officer";
    hand_over_chosen: "Bàn giao các mục đã chọn", "Hand over what is chosen";
    hand_over_all: "Bàn giao tất cả", "Hand over all";
    round_approved: "Đã duyệt các số liệu không có cảnh báo của kỳ này.", "What had no warning in this round is approved.";
    see_what_is_approved: "Xem những số liệu sẽ được duyệt", "See what will be approved";
    approve_round_hint: "Chỉ những số liệu đang chờ bạn và không có cảnh báo; không gồm số liệu do chính bạn nhập hoặc đã duyệt ở cấp trước. Duyệt tất cả hoặc không duyệt số nào.", "Only what waits for you and has no warning, without what you entered or checked at a level before. All of it, or none.";
}

impl Words {
    /// The button that approves a whole round.
    #[must_use]
    pub fn approve_round(self, figures: usize, units: usize) -> String {
        match (self.0, figures, units) {
            (Language::Vi, ..) => {
                format!(
                    "Duyệt {} số liệu không có cảnh báo của {} đơn vị",
                    self.counted(figures),
                    self.counted(units)
                )
            }
            (Language::En, 1, _) => "Approve 1 figure without a warning".to_owned(),
            (Language::En, _, 1) => {
                format!(
                    "Approve {} figures without a warning of 1 unit",
                    self.counted(figures)
                )
            }
            (Language::En, ..) => {
                format!(
                    "Approve {} figures without a warning of {} units",
                    self.counted(figures),
                    self.counted(units)
                )
            }
        }
    }
}
