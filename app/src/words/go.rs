//! What the page "Go to" and the help for the keyboard say.

use domain::Language;

use super::Words;

words! {
    go_to: "Đi tới", "Go to";
    go_intro: "Mọi nơi bạn có thể đến, tìm được bằng vài chữ, có dấu hay không.", "Everywhere you can go, found by a few letters.";
    go_find: "Gõ tên trang, đơn vị, chương trình, kỳ báo cáo", "Type the name of a page, unit, programme or round";
    go_none: "Không có nơi nào như vậy trong danh sách.", "No such place in this list.";
    go_whole_book: "Tìm trong toàn sổ", "Search the whole book";
    go_mine: "Việc của tôi", "My work";
    go_sheets: "Phiếu số liệu đang mở", "Open sheets of figures";
    go_look_up: "Tra cứu", "Look up";
    go_opening: "Đang mở danh sách…", "Opening the list…";
    filters: "Cách xem đã lưu", "Kept views";
    keep_filter: "Lưu cách xem này", "Keep this view";
    filter_name: "Tên cách xem", "Name of the view";
    keep: "Lưu", "Keep";
    drop_filter: "Bỏ khỏi danh sách", "Remove from the list";
    filter_kept: "Đã lưu. Cách xem này có trên bàn làm việc và trong “Đi tới”.", "Kept. This view is on your desk and in “Go to”.";
    filter_dropped: "Đã bỏ cách xem này khỏi danh sách.", "This view is no longer in the list.";
    keys: "Phím tắt", "Keyboard";
    key: "Phím", "Key";
    key_does: "Dùng để", "Does";
    keys_anywhere: "Ở mọi trang của cán bộ", "On every page of officers";
    keys_in_sheet: "Trong bảng số liệu", "In a sheet of figures";
    key_go: "mở danh sách nơi cần đến", "opens the list of places to go";
    key_help: "mở bảng phím tắt này", "opens this help";
    key_close: "đóng lại", "closes";
    key_choose: "chọn trong danh sách rồi mở", "choose from the list, and open";
    key_move: "sang ô bên cạnh, ô trên, ô dưới", "to the cell beside, above, below";
    key_next: "sang ô tiếp theo, xuống hàng dưới", "to the next cell, to the next row";
    key_edit: "sửa ô đang chọn", "edits the cell";
    key_cancel: "bỏ những gì vừa gõ", "drops what was typed";
    key_undo: "hoàn tác thao tác vừa rồi", "takes the last action back";
    key_paste: "dán cả khối từ bảng tính, có xem trước", "pastes a block from a spreadsheet, with a preview";
    close: "Đóng", "Close";
}

impl Words {
    #[must_use]
    pub fn filter_kept_as(self, name: &str) -> String {
        match self.0 {
            Language::Vi => format!("Đã lưu cách xem này với tên “{name}”."),
            Language::En => format!("This view is kept as “{name}”."),
        }
    }
}
