//! What pages say about sheets of figures.

use domain::{Language, Timestamp, moment::moment_text};

use super::Words;

words! {
    grid: "Bảng số liệu", "Sheet of figures";
    open_grid: "Nhập theo bảng", "Enter as a sheet";
    grid_ground_hint: "Dùng chung cho mọi ô bạn nhập ở bảng này, ví dụ: Báo cáo 12/BC-UBND, biểu 2", "Holds for every cell you enter here: the document or register that has these figures";
    usual_range: "Thường", "Usually";
    not_reported_yet: "Chưa báo cáo", "Not reported yet";
    cell_locked: "đã khoá", "locked";
    sheet_locked: "Kỳ này đã khoá: các ô chỉ xem, không nhập được.", "This period is locked: its cells can be read, not entered.";
    has_note: "có ghi chú", "has a note";
    has_question: "có yêu cầu giải trình", "an explanation is asked for";
    period_before: "Kỳ trước", "Period before";
    period_after: "Kỳ sau", "Next period";
    cell_note: "Ghi chú, lý do", "Note, reason";
    versions: "Các phiên bản", "Versions";
    by_unit: "Chỉ tiêu này ở các đơn vị", "This indicator in all units";
    no_rows: "Chưa có chỉ tiêu nào để nhập ở đây. Hãy chọn đơn vị hoặc kỳ khác trên bàn làm việc.", "There is nothing to enter here. Choose another unit or period on the desk.";
    grid_saved: "Đã lưu nháp các ô vừa nhập.", "The cells you entered are saved as drafts.";
    grid_submitted: "Đã trình duyệt các ô đã có số liệu.", "The cells that have figures are submitted.";
    nothing_changed: "Mọi ô đã được lưu, không có gì thay đổi thêm.", "Every cell is saved; nothing else has changed.";
    keep_theirs_in_cell: "Giữ giá trị của người kia", "Keep their value";
    paste: "Dán từ bảng tính", "Paste from a spreadsheet";
    paste_hint: "Sao chép một khối ô trong Excel hoặc Google Sheets rồi dán vào đây. Bạn sẽ xem trước mọi thay đổi trước khi ghi.", "Copy a block of cells in Excel or Google Sheets and paste it here. You see every change before it is saved.";
    pasted_text: "Khối ô", "Block of cells";
    paste_from_row: "Hàng đầu của khối", "First row of the block";
    paste_from_column: "Cột đầu của khối", "First column of the block";
    column_by_itself: "Tự đặt: cột cuối là kỳ đang nhập", "By itself: its last column is this period";
    preview: "Xem trước", "Preview";
    preview_heading: "Khối vừa dán sẽ thay đổi", "What the pasted block would change";
    value_now: "Đang lưu", "Stored now";
    value_pasted: "Sau khi dán", "After pasting";
    cell_unchanged: "không đổi", "unchanged";
    beyond_the_grid: "Ngoài bảng: không có hàng hoặc cột này.", "Beyond the sheet: there is no such row or column.";
    apply_all: "Ghi tất cả", "Save all";
    drop_paste: "Bỏ, không dán", "Discard";
    not_all: "Chưa ghi được: sửa các ô có vấn đề trong bảng tính rồi dán lại.", "Not saved: correct the cells with problems in the spreadsheet and paste again.";
    undo: "Hoàn tác", "Undo";
    redo: "Làm lại", "Redo";
    undone: "Đã hoàn tác.", "Undone.";
    grid_keys: "Phím: mũi tên, Tab hoặc Enter để chuyển ô, F2 để sửa, Ctrl+Enter đến ghi chú, Esc để bỏ, Ctrl+Z để hoàn tác, Ctrl+Y để làm lại, Ctrl+V để dán cả khối. Ô của kỳ trước chưa khoá cũng sửa được: bấm vào ô hoặc gõ số.", "Keys: arrows, Tab or Enter to move, F2 to edit, Ctrl+Enter to the note, Esc to cancel, Ctrl+Z to undo, Ctrl+Y to redo, Ctrl+V to paste a block. Cells of earlier periods that are not locked can be edited too: click one or type a number.";
    cell_unsent: "chưa gửi", "not sent yet";
    cell_sending: "đang gửi…", "sending…";
    cell_offline: "chưa gửi được, còn giữ ở máy này", "not sent, kept on this machine";
    cell_ground_first: "Điền căn cứ ở đầu bảng để lưu.", "Fill in the ground above to save.";
}

impl Words {
    #[must_use]
    pub fn cells_with_figures(self, with: usize, all: usize) -> String {
        match self.0 {
            Language::Vi => format!(
                "{}/{} ô đã có số liệu.",
                self.counted(with),
                self.counted(all)
            ),
            Language::En => format!(
                "{} of {} cells have a figure.",
                self.counted(with),
                self.counted(all)
            ),
        }
    }

    /// "4 ô sẽ thay đổi, 2 ô có vấn đề, 1 ô có cảnh báo."
    #[must_use]
    pub fn preview_counted(self, changes: usize, problems: usize, warned: usize) -> String {
        match self.0 {
            Language::Vi => {
                format!(
                    "{} ô sẽ thay đổi, {} ô có vấn đề, {} ô có cảnh báo.",
                    self.counted(changes),
                    self.counted(problems),
                    self.counted(warned)
                )
            }
            Language::En => {
                format!(
                    "{} cells would change, {} have problems, {} have warnings.",
                    self.counted(changes),
                    self.counted(problems),
                    self.counted(warned)
                )
            }
        }
    }

    /// Which action the button takes back: "3 ô, lúc 14:05 ngày 26/11/2026".
    #[must_use]
    pub fn action_of(self, cells: usize, at: Timestamp) -> String {
        let at = moment_text(at, self.0);
        match (self.0, cells) {
            (Language::Vi, _) => format!("{} ô, {at}", self.counted(cells)),
            (Language::En, 1) => format!("1 cell, {at}"),
            (Language::En, _) => format!("{} cells, {at}", self.counted(cells)),
        }
    }

    /// Who changed a cell while somebody else had it open: the post, not the person.
    #[must_use]
    pub fn changed_by(self, who: &str, at: Timestamp) -> String {
        let at = moment_text(at, self.0);
        match self.0 {
            Language::Vi => format!("{who} vừa sửa lúc {at}."),
            Language::En => format!("Just changed by: {who}, {at}."),
        }
    }

    /// Both values of a cell that two people changed.
    #[must_use]
    pub fn two_values(self, theirs: &str, yours: &str) -> String {
        let theirs = if theirs.is_empty() { "–" } else { theirs };
        match self.0 {
            Language::Vi => format!(
                "Người khác đã ghi {theirs}, bạn nhập {yours}. Gửi lại để dùng giá trị của bạn."
            ),
            Language::En => format!(
                "Someone else saved {theirs}, you entered {yours}. Send again to use yours."
            ),
        }
    }
}
