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
    key_next: "sang ô tiếp theo của kỳ đang nhập, xuống hàng dưới; ở ô cuối thì ra khỏi bảng", "to the next cell that is entered, to the next row; out of the sheet from its last cell";
    key_before: "về ô trước, lên hàng trên", "to the cell before, to the row above";
    key_edit: "sửa ô đang chọn, cả ô của kỳ trước chưa khoá", "edits the cell, of an earlier period too that is not locked";
    key_note: "đến ghi chú, lý do của ô", "to the note of the cell";
    key_cancel: "bỏ những gì vừa gõ", "drops what was typed";
    key_undo: "hoàn tác lần lượt từng thao tác của bạn", "takes your actions back, one after the other";
    key_redo: "làm lại thao tác vừa hoàn tác", "does again what was taken back";
    key_paste: "dán cả khối từ bảng tính, có xem trước", "pastes a block from a spreadsheet, with a preview";
    single_keys_on: "Phím ? chỉ gồm một phím, tắt được ở trang", "The key ? stands alone; it can be switched off in the";
    single_keys_off: "Bạn đã tắt phím tắt chỉ gồm một phím (phím ?); bật lại ở trang", "You switched keys that stand alone off (the key ?); switch them on in the";
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
