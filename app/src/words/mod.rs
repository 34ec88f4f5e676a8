//! Everything a page says, each sentence in both languages on one line, so that none can be
//! missing and a translator sees both. Sentences with something in them are functions.

pub mod sentence;

use domain::Language;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Language);

macro_rules! words {
    ($($name:ident: $vi:literal, $en:literal;)*) => {
        impl Words {
            $(
                #[must_use]
                pub const fn $name(self) -> &'static str {
                    match self.0 {
                        Language::Vi => $vi,
                        Language::En => $en,
                    }
                }
            )*
        }
    };
}

// Behind the macro that makes them.
mod accessibility;
mod allocation;
mod calendar;
mod check;
mod course;
mod desk;
mod duty;
mod evidence;
mod explanation;
mod feedback;
mod file;
mod go;
mod grid;
mod live;
mod manage;
mod meeting;
mod notice;
mod obstacle;
mod open;
mod place;
mod report;
mod round;
mod search;
mod sharing;
mod story;
mod succession;
pub mod term;
mod together;
mod trend;

words! {
    site: "Tiến Độ", "Tiến Độ";
    tagline: "Sổ tiến độ mở của chính quyền địa phương", "The open progress book of local government";
    skip: "Đến nội dung chính", "Skip to the main content";
    ways: "Chính", "Main";
    programmes: "Chương trình", "Programmes";
    units: "Đơn vị", "Units";
    sources: "Nguồn", "Sources";
    desk: "Bàn làm việc", "Desk";
    sign_in: "Đăng nhập", "Sign in";
    sign_out: "Đăng xuất", "Sign out";
    account: "Tài khoản", "Account";
    search: "Tìm", "Search";
    search_page: "Tìm kiếm", "Search";
    other_language: "English", "Tiếng Việt";
    footer: "Mỗi con số đều có nguồn, người báo cáo, người duyệt và lịch sử thay đổi.", "Every figure has a source, a reporter, a reviewer and a history.";
    journal: "Nhật ký công khai", "Public journal";
    about: "Giới thiệu", "About";
    accessibility: "Khả năng tiếp cận", "Accessibility";
    licence: "Giấy phép", "Licence";
    crumbs: "Đường dẫn", "Breadcrumbs";
    home: "Trang chủ", "Home";

    home_question: "Lời hứa nào đã thành việc, ở nơi bạn sống?", "Which promises were kept where you live?";
    find_place: "Tên xã, phường cũ hoặc mới", "Name of a commune or ward, old or new";
    find_example: "Tên xã, phường cũ hoặc mới, ví dụ Tráng Việt", "Commune or ward, old or new, e.g. Tráng Việt";
    find_hint: "Gõ có dấu hay không dấu đều được. Địa danh trước 1/7/2025 vẫn tìm thấy.", "With or without tone marks. Names from before 1 July 2025 are found too.";
    resolutions: "Nghị quyết và chương trình", "Resolutions and programmes";
    each_square: "Mỗi ô là một chỉ tiêu", "Each square is an indicator";

    as_of_label: "Xem theo ngày", "Look at a day";
    as_of_submit: "Xem", "Show";
    back_to_today: "Về hôm nay", "Back to today";

    indicator: "Chỉ tiêu", "Indicator";
    indicators: "Chỉ tiêu", "Indicators";
    tasks: "Nhiệm vụ", "Tasks";
    task: "Nhiệm vụ", "Task";
    items: "Nội dung khác", "Other items";
    declared_against_entered: "Khai báo và đã nhập", "Declared and entered";
    targets: "chỉ tiêu có mục tiêu", "indicators with a target";
    timeline: "Dòng thời gian", "Time line";
    above: "Thực hiện văn bản", "Implements";
    below: "Văn bản triển khai", "Implemented by";
    cascade: "Văn bản trên và dưới", "Documents above and below";
    issuer: "Cơ quan ban hành", "Issued by";
    issued_on: "Ngày ban hành", "Date";
    number: "Số, ký hiệu", "Number";
    term: "Nhiệm kỳ, giai đoạn", "Term";
    documents: "Văn bản", "Documents";
    issued: "ban hành", "issued";
    updated: "Cập nhật", "Updates";
    update: "cập nhật nhiệm vụ", "task update";

    period: "Kỳ", "Period";
    unit: "Đơn vị", "Unit";
    target: "Mục tiêu", "Target";
    result: "Kết quả", "Result";
    state: "Tình trạng", "State";
    figures_by_period: "Số liệu theo kỳ", "Figures by period";
    history: "Lịch sử", "History";
    no_history: "Chưa có thay đổi nào.", "Nothing has changed yet.";
    source: "Nguồn", "Source";
    open_source: "Mở nguồn", "Open the source";
    where_now: "Đơn vị này nay ở đâu?", "Where is this unit now?";
    how_judged: "Vì sao có tình trạng này?", "Why this state?";
    as_published: "Như đã công bố", "As published";
    computed: "tính ra", "computed";
    sum: "Cộng các đơn vị đã báo cáo", "Sum of the units that reported";
    term_today: "Cách gọi hiện nay", "Today's term";
    note: "Ghi chú", "Note";
    provenance: "Số liệu này từ đâu?", "Where does this figure come from?";
    none: "–", "–";
    no_figure: "chưa có số liệu", "no figure yet";
    chart_table: "Bảng số liệu", "Table of the chart";

    six_clear: "Các “rõ”", "What is clear";
    not_written: "Nguồn không nêu", "The source does not say";
    lead: "Đơn vị chủ trì", "Lead unit";
    with_units: "Đơn vị phối hợp", "Working with";
    deadline: "Hạn hoàn thành", "Deadline";
    updates: "Cập nhật", "Updates";
    no_updates: "Chưa có cập nhật nào.", "No updates yet.";
    results: "Kết quả", "Results";
    difficulties: "Khó khăn, vướng mắc", "Difficulties";
    next_steps: "Nhiệm vụ tiếp theo", "Next steps";
    obstacles: "Khó khăn và kiến nghị liên quan", "Related obstacles and requests";
    belongs_to: "Thuộc", "Part of";
    answer_by: "Nơi trả lời", "To be answered by";

    unit_over: "Đã kết thúc", "No longer exists";
    names: "Tên gọi", "Names";
    codes: "Mã số", "Codes";
    parents: "Trực thuộc", "Part of";
    became: "Nay là", "Became";
    made_of: "Hình thành từ", "Made of";
    children: "Đơn vị trực thuộc", "Units below";
    bodies: "Cơ quan, tổ chức", "Bodies";
    homonyms: "Trùng tên", "Same name";
    unverified: "chưa đối chiếu với nghị quyết", "not yet checked against the resolution";
    nothing_followed: "Chưa có chỉ tiêu hay nhiệm vụ nào gắn với đơn vị này.", "No indicator or task is tied to this unit yet.";
    exists_from: "từ", "from";
    exists_until: "đến hết", "to the end of";

    search_label: "Từ khóa", "Words";
    search_hint: "Tên đơn vị, chỉ tiêu, nhiệm vụ, số văn bản; có dấu hoặc không dấu.", "Units, indicators, tasks, document numbers; with or without tone marks.";
    nothing_typed: "Gõ tên đơn vị, chỉ tiêu hoặc số văn bản để tìm.", "Type a unit, an indicator or a document number.";

    sources_intro: "Mọi số liệu ban đầu đều lấy từ các nguồn sau, ghi lại bằng lời của chúng tôi, kèm vị trí trong nguồn.", "All initial figures were taken from these sources, in our own words, with the place in the source.";
    records: "bản ghi", "records";

    not_found: "Không tìm thấy trang này", "This page was not found";
    not_found_hint: "Có thể địa chỉ bị gõ sai hoặc mục này đã đổi chỗ. Địa chỉ cũ của đơn vị vẫn dùng được: hãy tìm theo tên.", "The address may be mistyped, or the item has moved. Old units keep their address: search by name.";
    go_home: "Về trang chủ", "Go to the home page";
    go_search: "Tìm kiếm", "Search";
    go_programmes: "Các chương trình", "Programmes";

    journal_intro: "Mọi thay đổi được ghi nối tiếp và móc xích bằng mã băm: sửa, xóa, chèn hay đảo thứ tự đều lộ ra.", "Every change is recorded in a hash chain: altering, removing, inserting or reordering any entry shows.";
    journal_chains: "Nhật ký theo đơn vị", "Journals by unit";
    entries: "mục", "entries";
    hidden_entry: "Nội dung không công khai", "Not public";
    who: "Ai", "Who";
    operator: "người vận hành hệ thống, nạp từ nguồn đã công bố", "the operator, from published sources";
    reason: "Lý do", "Reason";

    account_name: "Tên đăng nhập", "Account";
    password: "Mật khẩu", "Password";
    demo_accounts: "Tài khoản dùng thử", "Demo accounts";
    demo_hint: "Chỉ có trên máy này, khi chạy với dữ liệu mẫu.", "Only on this machine, when it runs with demo data.";
    sign_in_intro: "Dành cho cán bộ báo cáo, duyệt và giao việc. Người dân xem mọi số liệu đã công bố mà không cần tài khoản.", "For officers who report, review and plan. Citizens see everything published without an account.";
    current_password: "Mật khẩu hiện tại", "Current password";
    new_password: "Mật khẩu mới", "New password";
    repeat_password: "Nhập lại mật khẩu mới", "Repeat the new password";
    password_hint: "Từ 12 ký tự. Một câu dễ nhớ tốt hơn một từ khó nhớ.", "At least 12 characters. A sentence you remember beats a word you do not.";
    change_password: "Đổi mật khẩu", "Change the password";
    password_changed: "Đã đổi mật khẩu. Các phiên khác đã kết thúc.", "The password is changed. All other sessions have ended.";
    sessions: "Các phiên đang mở", "Open sessions";
    this_session: "phiên này", "this session";
    end_session: "Kết thúc", "End";
    session_ended: "Đã kết thúc phiên.", "The session has ended.";
    began: "Bắt đầu", "Began";
    last_seen: "Hoạt động gần nhất", "Last seen";
    device: "Thiết bị", "Device";
    roles: "Vai trò", "Roles";

    returned: "Bị trả lại", "Returned";
    drafts: "Bản nháp", "Drafts";
    to_report: "Cần báo cáo", "To report";
    waiting: "Đang chờ duyệt", "Waiting for approval";
    to_review: "Cần duyệt", "To review";
    unclear_tasks: "Nhiệm vụ còn thiếu “rõ”", "Tasks that are not clear yet";
    open_tasks: "Nhiệm vụ đang theo dõi", "Open tasks";
    desk_empty: "Không có việc nào đang chờ bạn. Muốn nhập thêm số liệu, hãy chọn ở dưới.", "Nothing is waiting for you. To enter another figure, choose below.";
    enter_figure: "Nhập số liệu", "Enter a figure";
    choose_indicator: "Chỉ tiêu", "Indicator";
    choose_unit: "Đơn vị", "Unit";
    choose_period: "Kỳ báo cáo", "Period";
    period_hint: "Ví dụ: 2025, 2025-Q4, 2025-07, 2021..2025", "For example: 2025, 2025-Q4, 2025-07, 2021..2025";
    open_form: "Mở mẫu nhập", "Open the form";
    new_task: "Tạo nhiệm vụ", "New task";

    value: "Kết quả", "Result";
    value_hint: "Ví dụ: 23; 53,12%; gần 300; 34/64", "For example: 23; 53.12%; nearly 300; 34/64";
    ground: "Căn cứ", "Ground";
    ground_hint: "Văn bản, biểu hoặc sổ có số liệu này, ví dụ: Báo cáo 12/BC-UBND, biểu 2", "The document or register that has this figure";
    change_note: "Lý do điều chỉnh", "Reason for the change";
    change_note_hint: "Cần khi số liệu đã công bố; người dân sẽ đọc được.", "Needed when the figure is already published; the public will read it.";
    save_draft: "Lưu nháp", "Save as draft";
    save_and_submit: "Lưu và trình duyệt", "Save and submit";
    submit: "Trình duyệt", "Submit";
    approve: "Duyệt và công bố", "Approve and publish";
    return_it: "Trả lại", "Return";
    return_reason: "Lý do trả lại", "Reason for returning";
    reads_as: "Đọc là", "Read as";
    saved_draft: "Đã lưu nháp.", "Saved as a draft.";
    submitted_done: "Đã trình duyệt.", "Submitted.";
    approved_done: "Đã duyệt và công bố.", "Approved and published.";
    returned_done: "Đã trả lại.", "Returned.";
    task_saved: "Đã lưu nhiệm vụ.", "The task is saved.";
    task_assigned: "Đã giao nhiệm vụ.", "The task is assigned.";
    update_posted: "Đã đăng cập nhật.", "The update is posted.";
    saving: "Đang gửi…", "Sending…";
    not_saved: "Chưa lưu", "Not saved";
    offline: "Chưa gửi được: không có kết nối. Những gì đã nhập vẫn còn ở đây; hãy gửi lại.", "Not sent: no connection. What you typed is still here; send again.";
    published_now: "Đang công bố", "Published now";
    being_worked_on: "Đang xử lý", "Being worked on";
    conflict: "Hai giá trị khác nhau", "Two different values";
    theirs: "Giá trị của người kia", "Their value";
    yours: "Giá trị bạn nhập", "Your value";
    keep_theirs: "Giữ giá trị của người kia", "Keep theirs";
    use_mine: "Dùng giá trị của tôi", "Use mine";
    check_these: "Có chỗ cần sửa", "Something needs correcting";
    four_eyes_hint: "Bạn đã nhập hoặc trình số liệu này, nên cần người khác duyệt.", "You entered or submitted this figure, so someone else has to decide.";
    record_it: "Nhập hoặc điều chỉnh", "Enter or correct";

    task_name: "Việc cần làm", "The work";
    person: "Người chịu trách nhiệm (chức danh)", "Person responsible (post)";
    work_detail: "Nội dung công việc", "What the work is";
    responsibility: "Trách nhiệm", "Responsibility";
    product: "Sản phẩm", "Product";
    authority: "Thẩm quyền quyết định", "Authority to decide";
    process: "Quy trình", "Process";
    effect: "Hiệu quả", "Effect";
    task_ground_hint: "Văn bản hoặc kết luận giao việc này", "The document or conclusion behind this work";
    save_task: "Lưu", "Save";
    assign: "Lưu và giao việc", "Save and assign";
    edit_task: "Bổ sung, giao việc", "Complete and assign";
    post_update: "Đăng cập nhật", "Post the update";
    add_update: "Cập nhật tiến độ", "Report progress";
    new_state: "Tình trạng mới", "New state";
    state_unchanged: "Giữ nguyên", "Unchanged";
    programme: "Chương trình", "Programme";
    not_yours: "Trang này dành cho người có vai trò ở đơn vị liên quan. Vai trò của bạn không bao gồm đơn vị này.", "This page is for those with a role at the unit concerned. Your role does not include it.";
    need_sign_in: "Bạn cần đăng nhập để xem trang này.", "Sign in to see this page.";

    form_gone: "Chưa lưu, và những gì đã nhập không còn được giữ. Hãy nhập lại.", "Not saved, and what was typed is no longer kept. Please enter it again.";
    draft: "Bản nháp", "Draft";
    choose: "Chọn…", "Choose…";
    post: "Chức danh", "Post";
    measure: "Đơn vị tính", "Measure";
    decide: "Duyệt hoặc trả lại", "Approve or return";
    returned_because: "Đã trả lại với lý do", "Returned, because";
    needed_to_assign: "cần có trước khi giao", "needed before it is assigned";
    still_missing: "Còn thiếu", "Still missing";
    stored_now: "Đang lưu", "Stored now";
    leave_empty: "Chưa rõ thì để trống; nhiệm vụ sẽ là bản nháp.", "Leave empty what is not clear yet; the task stays a draft.";
    no_lead_yet: "Chưa xác định", "Not decided yet";
    update_hint: "Điền ít nhất một mục.", "Fill in at least one.";
    already_signed_in: "Bạn đang đăng nhập.", "You are signed in.";
}
