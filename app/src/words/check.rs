//! What pages say about checking: what waits, at which level, and what is decided.

use domain::{
    Language,
    figure::chain::{Chain, Level},
    moment::moment_text,
};

use super::Words;

words! {
    checking: "Duyệt số liệu", "Review figures";
    checking_empty: "Không có phiếu số liệu nào đang chờ bạn duyệt. Phiếu mới sẽ hiện ở đây khi đơn vị trình.", "No sheet is waiting for you. New ones appear here when a unit submits them.";
    sheet_empty: "Không còn ô nào chờ bạn duyệt trong phiếu này.", "No cell of this sheet is waiting for you any more.";
    previous_period: "Kỳ trước", "Period before";
    submitted_value: "Giá trị trình", "Submitted";
    compared: "So với trước", "Compared";
    chosen_cells: "Ô đã chọn", "Chosen cells";
    approve_clear: "Duyệt các ô không có cảnh báo", "Approve the cells without warnings";
    approve_chosen: "Duyệt ô đã chọn", "Approve the chosen cells";
    return_chosen: "Trả lại ô đã chọn", "Return the chosen cells";
    return_all: "Trả lại cả phiếu", "Return the whole sheet";
    decide_sheet: "Quyết định", "Decide";
    also_in_sheet: "Các ô khác trong phiếu", "Other cells of the sheet";
    was_returned: "Trước khi trả lại", "Before it was returned";
    was_published: "Đang công bố", "Published";
    unchanged: "không đổi", "unchanged";
    choose_cell: "Chọn", "Choose";
    chain: "Các cấp kiểm tra", "Levels of checking";
    chain_intro: "Số liệu chỉ công bố sau khi mọi cấp đã duyệt, mỗi cấp do một người khác nhau. Để trống tên nếu không có cấp đó; không có cấp nào thì chỉ người duyệt của đơn vị báo cáo xem.", "A figure is published once every level has approved it, each by somebody else. Leave the name empty where there is no such level; without any, only the reporting unit's reviewers look at it.";
    level: "Cấp", "Level";
    level_name: "Tên cấp, ví dụ: cấp xã", "Name of the level, such as: commune";
    level_name_en: "Tên tiếng Anh", "Name in English";
    level_unit: "Người duyệt của", "Reviewers of";
    reporting_unit: "Đơn vị báo cáo", "The unit that reports";
    chain_saved: "Đã lưu các cấp kiểm tra.", "The levels of checking are saved.";
    correction: "Đính chính", "Correction";
    cells_approved: "Đã duyệt các ô.", "The cells are approved.";
    cells_returned: "Đã trả lại các ô.", "The cells are returned.";
}

impl Words {
    /// Where a submitted value is: "Chờ cấp xã (1/3)".
    #[must_use]
    pub fn waits_at(self, level: Option<&Level>, chain: &Chain, checks: usize) -> String {
        let Some(level) = level else {
            return self.waiting().to_owned();
        };
        let (name, at, of) = (
            level.name.get(self.0),
            chain.place(checks) + 1,
            chain.length(),
        );
        match self.0 {
            Language::Vi => format!("Chờ {name} ({at}/{of})"),
            Language::En => format!("Waiting for {name} ({at}/{of})"),
        }
    }

    #[must_use]
    pub fn cells_waiting(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} ô chờ duyệt", self.counted(count)),
            (Language::En, 1) => "1 cell to decide".to_owned(),
            (Language::En, _) => format!("{} cells to decide", self.counted(count)),
        }
    }

    #[must_use]
    pub fn cells_with_warnings(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} ô có cảnh báo", self.counted(count)),
            (Language::En, 1) => "1 cell with a warning".to_owned(),
            (Language::En, _) => format!("{} cells with warnings", self.counted(count)),
        }
    }

    #[must_use]
    pub fn cells_to_decide(self, count: usize, warned: usize) -> String {
        let warned = if warned > 0 {
            format!(", {}", self.cells_with_warnings(warned))
        } else {
            String::new()
        };
        format!("{}{warned}", self.cells_waiting(count))
    }

    #[must_use]
    pub fn waiting_since(self, at: domain::Timestamp) -> String {
        let at = moment_text(at, self.0);
        match self.0 {
            Language::Vi => format!("trình lúc {at}"),
            Language::En => format!("submitted at {at}"),
        }
    }

    /// "Kiểm tra: người duyệt, Xã Mê Linh, 09:05 ngày 19/7/2026."
    #[must_use]
    pub fn checked(self, who: &str, at: domain::Timestamp) -> String {
        let at = moment_text(at, self.0);
        match self.0 {
            Language::Vi => format!("{who} kiểm tra lúc {at}."),
            Language::En => format!("Checked by: {who}, {at}."),
        }
    }

    /// "trước đó 23 sản phẩm".
    #[must_use]
    pub fn corrected_from(self, value: &str) -> String {
        match self.0 {
            Language::Vi => format!("trước đó {value}"),
            Language::En => format!("was {value}"),
        }
    }
}
