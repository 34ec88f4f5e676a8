//! What the pages of those who manage say.

use domain::Language;

use super::Words;

words! {
    manage: "Quản lý", "Manage";
    manage_intro: "Chương trình, chỉ tiêu, mục tiêu, cán bộ và người phụ trách. Mọi thay đổi đều vào nhật ký, kèm trước và sau.", "Programmes, indicators, targets, officers and who is in charge. Every change goes into the journal, with before and after.";
    new_programme: "Thêm chương trình", "New programme";
    edit_document: "Sửa văn bản", "Change the document";
    new_item: "Thêm nội dung", "New item";
    edit_item: "Sửa nội dung", "Change the item";
    new_indicator: "Thêm chỉ tiêu", "New indicator";
    edit_indicator: "Sửa chỉ tiêu", "Change the indicator";
    new_promise: "Thêm mục tiêu", "New target";
    edit_promise: "Sửa mục tiêu", "Change the target";
    remove_promise: "Bỏ mục tiêu này", "Remove this target";
    promises: "Mục tiêu theo đơn vị và kỳ", "Targets by unit and period";
    no_promises: "Chưa có mục tiêu nào. Thêm mục tiêu đầu tiên để có thể đánh giá kết quả.", "No targets yet. Add the first one, so that results can be judged.";
    no_indicators: "Chưa có chỉ tiêu nào. Hãy thêm chỉ tiêu đầu tiên.", "No indicators yet. Add the first one.";
    no_items: "Chưa có nội dung nào khác.", "No other items yet.";
    save: "Lưu", "Save";
    edit: "Sửa", "Change";
    kind: "Loại", "Kind";
    item_name: "Tên", "Name";
    title: "Tên văn bản", "Title";
    short_title: "Tên gọi ngắn", "Short name";
    short_hint: "Dùng trong danh sách, ví dụ: Chuyển đổi số 2026–2030, xã Mê Linh", "For lists, such as: Digital change 2026–2030, Mê Linh";
    number_hint: "Như ghi trên văn bản, ví dụ 05-CTr/HU hoặc 726/KH-UBND; để trống nếu không có", "As written on it, such as 05-CTr/HU or 726/KH-UBND; empty if it has none";
    date: "Ngày", "Date";
    starts: "Từ năm", "From year";
    ends: "Đến năm", "To year";
    implements_hint: "Mỗi dòng một văn bản cấp trên, theo số, ký hiệu, ví dụ 20-NQ/TW", "One document above a line, by its number, such as 20-NQ/TW";
    declared: "Số lượng nêu trong văn bản", "Numbers that the document gives";
    declared_hint: "Để đối chiếu với những gì đã nhập; để trống nếu văn bản không nêu.", "To compare with what is entered; empty where it gives none.";
    clear_needed: "Các “rõ” phải có trước khi giao việc", "What has to be clear before work is given out";
    detail: "Nội dung chi tiết", "Details";
    stage: "Giai đoạn, tình trạng", "Stage";
    stage_hint: "Theo cách gọi của sổ theo dõi, ví dụ: đã nộp đơn, đã cấp", "As its register calls it, such as: applied, granted";
    one_a_line: "Mỗi dòng một đơn vị, theo tên hoặc địa chỉ.", "One unit a line, by name or address.";
    item_value: "Giá trị", "Value";
    one_unit: "Tên hoặc địa chỉ của một đơn vị.", "The name or address of one unit.";
    open_public: "Xem trang công khai", "See the public page";
    restricted: "Không công khai", "Not public";
    restricted_hint: "Quốc phòng, an ninh, dữ liệu cá nhân: không hiện ở bất cứ đâu với người không có quyền.", "Defence, security, personal data: shown nowhere to those without the right.";
    in_english: "tiếng Anh", "in English";
    english_hint: "Để trống thì dùng tiếng Việt.", "Empty: the Vietnamese is used.";
    measure_hint: "Ví dụ: sản phẩm, %, ha", "For example: products, %, ha";
    direction: "Chiều tốt", "Which way is better";
    excess_from: "Phần vượt tính từ", "Excess is counted from";
    excess_hint: "Chỉ dùng khi mục tiêu là một khoảng: 23 so với 3–5 là vượt 18 (từ mức cao) hoặc 20 (từ mức thấp).", "For targets that are a range only: 23 against 3–5 is 18 more (from the high bound) or 20 (from the low one).";
    aggregation_label: "Số của các đơn vị dưới", "Figures of the units below";
    not_said: "Chưa xác định", "Not decided";
    term_today_hint: "Khi nguồn dùng một cách gọi đã thay đổi", "Where the source uses a term that has changed";
    target_kind: "Dạng mục tiêu", "Kind of target";
    low: "Con số, hoặc mức thấp của khoảng", "The number, or the low one of a range";
    low_hint: "“Toàn bộ” có thể kèm tổng số, ví dụ 25; mục tiêu bằng lời thì để trống.", "“All” may say how many there are, such as 25; empty for a target in words.";
    high: "Mức cao của khoảng", "The high one of a range";
    target_words: "Mục tiêu bằng lời", "The target in words";
    promise_ground_hint: "Mục, điểm trong văn bản nêu mục tiêu này", "Where the document says so";

    desk_parts: "Các phần của bàn làm việc", "Parts of the desk";
    desk_nothing_chosen: "Không có việc nào ở đơn vị đã chọn. Chọn “Tất cả” để xem phần còn lại.", "Nothing is waiting for the unit that was chosen. Choose “All of them” to see the rest.";
    review_together: "Duyệt theo biểu", "Review sheet by sheet";

    officers: "Cán bộ và vai trò", "Officers and roles";
    officers_intro: "Những người mà mọi vai trò đều nằm trong phạm vi quản trị của bạn.", "Those all of whose roles are within what you administer.";
    no_officers: "Chưa có cán bộ nào trong phạm vi của bạn. Hãy thêm người đầu tiên.", "There is nobody within your reach yet. Add the first officer.";
    new_officer: "Thêm cán bộ", "New officer";
    account_hint: "3 đến 64 chữ thường, số, dấu chấm, gạch nối, ví dụ bao-cao.me-linh", "3 to 64 small letters, digits, dots, hyphens, such as bao-cao.me-linh";
    post_hint: "Chức danh, không ghi tên người, ví dụ: Công chức tổng hợp, Văn phòng HĐND và UBND", "The post, not the person's name";
    first_password: "Mật khẩu lần đầu", "First password";
    first_password_hint: "Đã tạo sẵn và chỉ hiện ở đây: chép lại trước khi gửi, trao riêng cho người dùng, và nhắc họ đổi ngay.", "Made for you and shown here only: copy it before you send, hand it over in private, and have it changed at once.";
    role: "Vai trò", "Role";
    give_role: "Thêm vai trò", "Give a role";
    take_role: "Bỏ vai trò", "Take the role away";
    change_post: "Đổi chức danh", "Change the post";
    account_state: "Tình trạng", "State";
    account_open: "đang hoạt động", "active";
    account_closed: "đã khóa", "closed";
    close_account: "Khóa tài khoản", "Close the account";
    close_hint: "Mọi phiên đăng nhập kết thúc ngay. Những gì đã làm vẫn ở trong nhật ký.", "All sessions end at once. What was done stays in the journal.";
    reset_account: "Đặt mật khẩu mới và mở tài khoản", "Set a new password and open the account";
    duties: "Đang phụ trách", "In charge of";
    duties_none: "Không phụ trách mục nào.", "In charge of nothing.";
    hand_over_first: "Trước khi khóa, hãy bàn giao từng mục dưới đây. Mục nào còn lại sẽ được liệt kê là chưa có người phụ trách.", "Before closing, hand over each of these. Whatever is left is listed as having nobody in charge.";
    hand_over: "Bàn giao", "Hand over";
    own_account_hint: "Đây là tài khoản của bạn: cần một người quản trị khác để khóa hoặc đổi vai trò.", "This is your own account: another administrator has to close it or change its roles.";

    in_charge: "Người phụ trách", "In charge";
    nobody_in_charge: "Chưa có người phụ trách", "Nobody in charge";
    nobody: "Không ai", "Nobody";
    assign_owner: "Giao phụ trách", "Put in charge";
    freshness: "Độ tươi của dữ liệu", "How fresh the data are";
    freshness_intro: "Những gì đang chạy: ai phụ trách, và đã bao lâu chưa có tin mới. Mục đã hoàn thành hoặc đã hết kỳ và có kết quả thì không tính.", "What is running: who is in charge, and how long there has been no news. What is done, or over and answered, does not count.";
    never_updated: "Chưa cập nhật lần nào", "Never updated";
    stale: "Lâu không cập nhật", "Not updated for long";
    last_update: "Cập nhật gần nhất", "Last update";
    running: "Đang chạy", "Running";
    all_fresh: "Không có mục nào như vậy.", "There are none.";
    nothing_running: "Không có chỉ tiêu hay nhiệm vụ nào đang chạy ở đơn vị của bạn.", "No indicator or task is running at your units.";
    choose_lack: "Xem riêng", "Show only";
    all_of_them: "Tất cả", "All of them";
    filter: "Lọc", "Filter";
    owner_saved: "Đã giao phụ trách.", "Somebody is in charge now.";
    kept_done: "Đã lưu.", "Saved.";
    removed_done: "Đã bỏ mục tiêu.", "The target is removed.";
    added_done: "Đã thêm.", "Added.";
    closed_done: "Đã khóa tài khoản và kết thúc mọi phiên của nó.", "The account is closed and all its sessions have ended.";
    reset_done: "Đã đặt mật khẩu mới. Mọi phiên cũ đã kết thúc.", "The new password is set. All old sessions have ended.";
}

impl Words {
    #[must_use]
    pub fn promises_counted(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, 0) => "chưa có mục tiêu".into(),
            (Language::Vi, _) => format!("{} mục tiêu", self.counted(count)),
            (Language::En, 0) => "no target".into(),
            (Language::En, 1) => "1 target".into(),
            (Language::En, _) => format!("{} targets", self.counted(count)),
        }
    }

    #[must_use]
    pub fn items_counted(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} mục", self.counted(count)),
            (Language::En, 1) => "1 item".into(),
            (Language::En, _) => format!("{} items", self.counted(count)),
        }
    }

    /// How long nothing was heard.
    #[must_use]
    pub fn days_ago(self, days: i32) -> String {
        match (self.0, days) {
            (Language::Vi, 0) => "hôm nay".into(),
            (Language::En, 0) => "today".into(),
            (Language::Vi, _) => format!("{days} ngày trước"),
            (Language::En, 1) => "1 day ago".into(),
            (Language::En, _) => format!("{days} days ago"),
        }
    }
}
