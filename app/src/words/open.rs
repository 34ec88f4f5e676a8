//! What pages say about open data: what there is, and how to take it or follow it.

use domain::Language;

use super::Words;

words! {
    open_data: "Dữ liệu mở", "Open data";
    open_data_intro: "Mọi điều công khai trong sổ này đều lấy được bằng máy: số liệu kèm nguồn, mục tiêu, nhiệm vụ, đơn vị, vướng mắc, nhật ký. Không cần đăng ký, không cần tài khoản.", "Everything public in this book can be taken by programs: figures with their sources, targets, tasks, units, obstacles, the journal. No registration, no account.";
    follow: "Theo dõi bằng Atom", "Follow by Atom";
    news_of_all: "Mọi thay đổi", "All changes";
    news_subtitle: "Số liệu được công bố, số liệu được sửa và lý do, cập nhật, vướng mắc", "Figures published, figures corrected and why, updates, obstacles";
    news_rights: "Được dùng lại tự do khi nêu nguồn: Tiến Độ, đơn vị báo cáo, ngày xem.", "Free to reuse when the source is named: Tiến Độ, the reporting unit, the day seen.";
    download_json: "Tải JSON", "Download JSON";

    open_there_is: "Có những gì", "What there is";
    open_ask: "Cách hỏi", "How to ask";
    open_ask_get: "Chỉ có GET và HEAD. Mỗi câu trả lời là JSON, có cả tiếng Việt và tiếng Anh, gửi được cho trang của bất kỳ ai (CORS).", "There is GET and HEAD only. Each answer is JSON, has Vietnamese and English, and may be read by anybody's page (CORS).";
    open_ask_day: "Thêm ngay=2025-06-30 để xem sổ như vào ngày đó, theo những gì đã công bố đến hết ngày.", "Add ngay=2025-06-30 (ngày, day) to see the book as of that day, by what was published up to its end.";
    open_ask_pages: "Danh sách dài được chia phần: theo địa chỉ ở next cho đến khi next là null. limit nhiều nhất là 500.", "Long lists come in parts: go on at the address in next until next is null. limit is 500 at most.";
    open_ask_same: "Gửi lại ETag trong If-None-Match: nếu không có gì đổi, câu trả lời là 304 và không tốn dung lượng.", "Send the ETag back in If-None-Match: where nothing changed, the answer is 304 and costs no bytes.";
    open_ask_wrong: "Tham số lạ hoặc giá trị sai bị từ chối với tên của tham số (RFC 9457), bằng ngôn ngữ trong Accept-Language.", "An unknown parameter or a bad value is refused by its name (RFC 9457), in the language of Accept-Language.";
    open_read: "Cách đọc", "How to read it";
    open_read_numbers: "Số thập phân là chuỗi ký tự để không máy nào làm tròn. as_published giữ đúng như đã công bố, kể cả “gần”, “hơn” và dạng n/N; computed là điều hệ thống tính ra.", "Decimal numbers are texts, so that no program rounds them. as_published is just what was published, “nearly”, “more than” and n/N included; computed is what follows from it.";
    open_read_code: "Mã đơn vị có thể thuộc về đơn vị khác vào ngày khác: hãy dùng id hoặc slug, đừng dùng mã làm khóa.", "A unit's official code can be another unit's on other days: use id or slug, never the code as a key.";
    open_read_missing: "Không có số liệu không có nghĩa là xấu: hãy xem rule để biết vì sao chưa đánh giá được.", "No figure does not mean a bad one: rule says why something cannot be judged.";
    open_examples: "Ví dụ", "Examples";
    open_licence: "Điều kiện sử dụng", "Terms of use";
    open_formats: "Các dạng khác", "Other forms";
    open_describe: "Mô tả giao diện (OpenAPI 3.1)", "Description of the interface (OpenAPI 3.1)";
    open_catalogue: "Danh mục dữ liệu (DCAT-AP, JSON-LD)", "Catalogue (DCAT-AP, JSON-LD)";
    open_all_news: "Tin về mọi thay đổi (Atom)", "News of all changes (Atom)";
    open_feeds: "Mỗi chương trình, đơn vị, chỉ tiêu và nhiệm vụ có một địa chỉ Atom ở cuối trang; mỗi đơn vị có một địa chỉ lịch (iCalendar).", "Each programme, unit, indicator and task has an Atom address at the end of its page; each unit has a calendar (iCalendar).";
    open_tables: "Bảng trên trang tải được dưới dạng CSV, XLSX và JSON ngay tại đó.", "Tables of pages are downloaded right there, as CSV, XLSX and JSON.";
    open_calendars: "Lịch", "Calendar";
    open_sitemap: "Sơ đồ trang (sitemap.xml)", "Site map (sitemap.xml)";
    open_promise: "Trong phiên bản 1, các trường chỉ được thêm, không bị đổi nghĩa hay bỏ đi.", "Within version 1 fields are only added, never changed in meaning or taken away.";
    open_page: "Địa chỉ trang", "Address of the page";
    open_code: "Mã", "Code";
    open_timing: "So với hạn", "Against the deadline";
    open_done_on: "Hoàn thành ngày", "Done on";
    open_kind: "Loại", "Kind";
    open_name: "Tên", "Name";
    open_day: "Ngày", "Day";
    open_received: "Ngày nhận", "Received on";
    open_entry: "Mục", "Entry";
    open_hash: "Mã băm", "Hash";
    open_moment: "Lúc", "At";
    open_about: "Về", "About";
    open_publisher: "Nơi công bố", "Publisher";
    open_published: "Ngày công bố", "Published on";
    open_source_page: "Địa chỉ của nguồn", "Address of the source";
    open_given: "Việc đã giao", "Assignments";
    open_done: "Việc đã xong", "Done";
    open_official_code: "Mã hành chính", "Official code";
    open_above: "Cấp trên", "Above it";
    open_from: "Từ ngày", "From";
    open_until: "Đến hết ngày", "Until the end of";
    open_address: "Sau /api/v1/", "After /api/v1/";
    open_content: "Nội dung", "Content";
}
