//! What pages and files say about files.

use domain::Language;

use super::Words;

words! {
    download_csv: "Tải CSV", "Download CSV";
    download_xlsx: "Tải XLSX", "Download XLSX";
    downloads: "Tải số liệu", "Downloads";
    download_address: "Địa chỉ", "Address";
    downloaded_at: "Thời điểm tải", "Downloaded at";
    how_to_read: "Cách đọc", "How to read it";
    download_reading: "Cột “Giá trị” giữ nguyên như đã công bố. Cột “Trị số” là số để tính toán; với tỷ lệ n/N đó là phần trăm tính ra.", "“Value” is as published. “Number” is for computing; of a share n/N it is the computed percentage.";
    column_indicator_code: "Mã chỉ tiêu", "Indicator code";
    column_indicator_name: "Tên chỉ tiêu", "Indicator name";
    column_unit_code: "Mã đơn vị", "Unit code";
    column_unit_name: "Tên đơn vị", "Unit name";
    column_period: "Kỳ", "Period";
    column_value: "Giá trị", "Value";
    column_measure: "Đơn vị tính", "Measure";
    column_number: "Trị số", "Number";
    column_ground: "Căn cứ", "Ground";
    column_note: "Ghi chú", "Note";
    column_since: "Công bố từ", "Published since";
    column_source: "Nguồn", "Source";
    column_place: "Ô", "Cell";
    column_problem: "Vấn đề", "Problem";
    import_problems_file: "loi-nhap-tep", "import-problems";

    import: "Nhập từ tệp", "Import a file";
    import_intro: "Chọn tệp CSV hoặc XLSX. Bạn sẽ xem trước mọi thay đổi; chưa có gì được ghi cho đến khi bạn bấm ghi.", "Choose a CSV or XLSX file. You see every change first; nothing is saved until you say so.";
    import_layout: "Dòng tên cột cần có “Mã chỉ tiêu” (hoặc “Tên chỉ tiêu”) và “Giá trị”; có thể thêm “Mã đơn vị”, “Kỳ”, “Căn cứ”, “Ghi chú”. Cũng có thể để mỗi kỳ một cột, tên cột là mã kỳ như 2026-07. Tệp tải về từ bảng số liệu có sẵn các cột này.", "The row of column names needs “Indicator code” (or “Indicator name”) and “Value”; “Unit code”, “Period”, “Ground” and “Note” may be added. Or one column a period, named by its code such as 2026-07. Files downloaded from a sheet have these columns.";
    import_file: "Tệp", "File";
    import_file_hint: "CSV (UTF-8, UTF-16) hoặc XLSX, nhiều nhất 5 MB và 10.000 ô.", "CSV (UTF-8, UTF-16) or XLSX, at most 5 MB and 10,000 cells.";
    import_ground_hint: "Dùng cho các dòng không ghi căn cứ riêng.", "For lines that name none of their own.";
    import_period: "Kỳ báo cáo, nếu tệp không ghi", "Period, if the file names none";
    import_numbers: "Số trong tệp viết theo kiểu", "Numbers are written";
    import_numbers_hint: "Chỉ cần chọn khi tệp CSV có số đọc được hai cách, như 12,345. Số trong XLSX không cần.", "Only needed when a CSV file has numbers with two readings, such as 12,345. Numbers in XLSX have one.";
    numbers_ask: "Tự nhận ra, hỏi khi có hai cách đọc", "By themselves; ask where there are two readings";
    numbers_vietnamese: "Việt Nam: 1.234,5", "the Vietnamese way: 1.234,5";
    numbers_english: "Anh: 1,234.5", "the English way: 1,234.5";
    import_look: "Xem trước", "Preview";
    import_gone: "Tệp này không còn được giữ. Hãy chọn lại tệp.", "This file is no longer held. Choose it again.";
    import_apply: "Ghi tất cả thành bản nháp", "Save all as drafts";
    import_submit: "Ghi và trình duyệt tất cả", "Save and submit all";
    import_nothing: "Mọi số liệu trong tệp giống với số đang lưu: không có gì để ghi.", "Every figure in the file is the one that is stored: there is nothing to save.";
    import_blocked: "Chưa ghi được gì: sửa các ô có vấn đề trong tệp rồi chọn lại tệp.", "Nothing can be saved yet: correct the cells with problems in the file and choose it again.";
    import_problems: "Tải danh sách lỗi (CSV)", "Download the list of problems (CSV)";
    import_in_file: "Trong tệp", "In the file";
    import_same: "Các số liệu không đổi", "Figures that stay";
    import_another: "Chọn tệp khác", "Choose another file";
    import_saved: "Đã ghi các số liệu trong tệp thành bản nháp.", "The figures of the file are saved as drafts.";
    import_submitted: "Đã ghi và trình duyệt các số liệu trong tệp.", "The figures of the file are saved and submitted.";
    import_warned: "Có cảnh báo chưa được giải thích: ghi lý do vào cột “Ghi chú” để trình duyệt được, hoặc ghi thành bản nháp.", "Some warnings have no answer: give the reason in the column “Note” to submit, or save as drafts.";
}

impl Words {
    /// How the lines of a file stand: `40 số liệu: 12 thay đổi, 26 không đổi, 2 có vấn đề.`
    #[must_use]
    pub fn import_counted(self, changed: usize, same: usize, wrong: usize) -> String {
        let all = changed + same + wrong;
        match self.0 {
            Language::Vi => {
                format!(
                    "{all} số liệu: {} thay đổi, {} không đổi, {} có vấn đề.",
                    self.counted(changed),
                    self.counted(same),
                    self.counted(wrong)
                )
            }
            Language::En => format!(
                "{all} figures: {} would change, {} stay, {} have problems.",
                self.counted(changed),
                self.counted(same),
                self.counted(wrong)
            ),
        }
    }
}
