//! What pages say about reports. The reports themselves are in Vietnamese: their words stand in
//! `domain::report`.

use domain::{
    Language,
    moment::moment_text,
    officer::Signature,
    period::date_text,
    report::{Report, ReportKind},
};

use super::Words;

words! {
    reports: "Báo cáo", "Reports";
    report: "Báo cáo", "Report";
    reports_intro: "Gom số liệu, cập nhật, vướng mắc đã nhập thành báo cáo; sửa, rồi phát hành hoặc gửi. Sau đó sổ có gì khác, trang của báo cáo sẽ nói.", "Figures, updates and obstacles that were entered become a report; it is edited, then issued or sent. What differs in the book afterwards is told on the page of the report.";
    reports_empty: "Chưa có báo cáo nào.", "There are no reports yet.";
    reports_open: "Đang soạn", "Being written";
    reports_fixed: "Đã phát hành, đã gửi", "Issued and sent";
    new_report: "Lập báo cáo", "Make a report";
    gather_report: "Gom dữ liệu và lập bản nháp", "Gather the data into a draft";
    report_programme: "Chương trình", "Programme";
    report_unit: "Đơn vị báo cáo", "Unit that reports";
    report_kind: "Loại báo cáo", "Kind of report";
    report_period: "Kỳ báo cáo", "Period";
    report_period_hint: "Ví dụ 2026-Q3, 2026-11, 2026; cập nhật tuần: 2026-W48.", "For example 2026-Q3, 2026-11, 2026; a weekly update: 2026-W48.";
    report_as_of: "Theo những gì biết đến ngày", "By what is known up to";
    report_as_of_hint: "Để trống là hôm nay.", "Empty means today.";
    report_layout: "Thể thức", "Layout";
    report_drafts: "Lấy cả số liệu chưa được duyệt", "Take in figures that nobody approved yet";
    report_drafts_hint: "Báo cáo ghi rõ số liệu nào chưa được duyệt.", "The report says which figures are not approved.";
    report_restricted: "Lấy cả nội dung hạn chế", "Take in what is restricted";
    report_restricted_hint: "Khi đó chỉ người được đọc nội dung hạn chế thấy báo cáo này.", "Then only those who may read restricted content see this report.";
    report_gathered: "Đã gom dữ liệu thành bản nháp. Hãy đọc lại từng phần.", "The data are gathered into a draft. Read each part.";
    passage_kept: "Đã lưu.", "Saved.";
    letterhead_kept: "Đã lưu thể thức.", "The frame is saved.";
    drift_taken: "Đã lấy dữ liệu mới. Những gì tự viết vẫn còn nguyên.", "The new data are taken over. What was written by hand is still there.";
    report_issued: "Đã phát hành. Từ nay bản này không đổi.", "Issued. From now on it does not change.";
    report_sent: "Đã đánh dấu là đã gửi. Từ nay bản này không đổi.", "Marked as sent. From now on it does not change.";
    report_passage: "Nội dung", "Text";
    report_edit: "Sửa phần này", "Edit this part";
    report_edit_hint: "Mỗi dòng là một ý. Dòng bắt đầu bằng “- ” là một nội dung; dòng kết thúc bằng dấu hai chấm là tên mục.", "One thing a line. A line that begins with “- ” is an item, one that ends with a colon the name of a group.";
    passage_stored: "Bản đang lưu", "What is stored now";
    passage_yours: "Bản bạn vừa gõ nằm trong ô bên dưới. Gộp hai bản lại rồi lưu.", "What you typed is in the field below. Bring the two together and save.";
    report_head: "Thể thức, nơi nhận, người ký", "Letterhead, recipients, signer";
    edit_letterhead: "Sửa thể thức", "Edit the frame";
    letterhead_hint: "Báo cáo sau của đơn vị theo cùng thể thức sẽ lấy lại những gì điền ở đây. Đổi thể thức thì lấy khung của thể thức kia.", "The next report of this unit in the same layout takes over what is written here. With another layout the frame is that layout's.";
    letterhead_above: "Cơ quan chủ quản (nếu ghi)", "Body above (if named)";
    letterhead_body: "Cơ quan ban hành", "Issued by";
    letterhead_code: "Chữ viết tắt trong số", "Abbreviation in the number";
    letterhead_code_hint: "Ví dụ UBND trong 12/BC-UBND, ĐU trong 12-BC/ĐU.", "Such as UBND in 12/BC-UBND, ĐU in 12-BC/ĐU.";
    letterhead_place: "Địa danh", "Place";
    letterhead_title: "Trích yếu", "Subject";
    letterhead_opening: "Mở đầu", "Opening";
    letterhead_recipients: "Nơi nhận, mỗi dòng một nơi", "Recipients, one a line";
    letterhead_authority: "Quyền hạn ký", "Signed on behalf of";
    letterhead_post: "Chức vụ người ký", "Post of the signer";
    letterhead_signer: "Họ và tên người ký (để trống thì ghi tay)", "Name of the signer (empty: by hand)";
    save_report: "Lưu", "Save";
    report_drift: "Dữ liệu đã khác", "The data differ";
    report_drift_none: "Dữ liệu trong sổ không khác gì so với lúc gom.", "The data in the book are as they were when gathered.";
    drift_added: "Thêm", "Added";
    drift_changed: "Đổi", "Changed";
    drift_removed: "Bớt", "Removed";
    take_over: "Lấy vào phần này", "Take it over";
    report_annex: "Phụ lục số liệu", "Annex of figures";
    report_annex_none: "Không có chỉ tiêu nào trong kỳ.", "There are no indicators in this period.";
    issue_report: "Phát hành", "Issue";
    issue_hint: "Sau khi phát hành, nội dung, số và ngày không đổi nữa; muốn sửa thì lập bản mới.", "Once issued, text, number and day do not change any more; to correct it, make a new one.";
    report_number: "Số", "Number";
    report_number_hint: "Ghi riêng số (12) hoặc cả số, ký hiệu.", "The number alone (12), or all of it.";
    report_date: "Ngày ban hành", "Date of issue";
    send_report: "Đánh dấu đã gửi", "Mark as sent";
    send_hint: "Dán văn bản bên trên vào hệ thống cấp trên, rồi đánh dấu. Bản đã gửi được giữ nguyên để đối chiếu.", "Paste the text above into the system of the level above, then mark it. What was sent is kept as it was, to compare with.";
    weekly_text: "Văn bản để dán", "Text to paste";
    weekly_text_hint: "Bấm vào ô, chọn tất cả (Ctrl+A) rồi chép (Ctrl+C).", "Click into the field, select all (Ctrl+A) and copy (Ctrl+C).";
    copy_text: "Chép", "Copy";
    copied_text: "Đã chép", "Copied";
    report_print: "Trang in", "Page to print";
    report_print_other: "In theo thể thức kia", "Print in the other layout";
    download_docx: "Tải về DOCX", "Download DOCX";
    download_annex: "Tải phụ lục XLSX", "Download the annex as XLSX";
    report_files: "Bản in và tệp", "Print and files";
    report_again: "Lập bản mới cùng kỳ", "Make a new one for this period";
    report_back: "Về báo cáo", "Back to the report";
    report_untouched: "như đã gom", "as gathered";
    report_touched: "đã sửa tay", "edited by hand";
    has_drafts: "Có số liệu chưa được duyệt", "Has figures that are not approved";
    has_restricted: "Có nội dung hạn chế", "Has restricted content";
    annex_indicator: "Chỉ tiêu", "Indicator";
    report_in_vietnamese: "Báo cáo soạn bằng tiếng Việt.", "The report itself is in Vietnamese.";
}

impl Words {
    /// "Cập nhật tuần 48/2026", "Báo cáo quý III/2026".
    #[must_use]
    pub fn report_title(self, report: &Report) -> String {
        let period = report.period.name(self.0);
        match (report.kind, self.0) {
            (ReportKind::Weekly, Language::Vi) => format!("Cập nhật {period}"),
            (ReportKind::Weekly, Language::En) => format!("Update for {period}"),
            (ReportKind::Periodic, Language::Vi) => format!("Báo cáo {period}"),
            (ReportKind::Periodic, Language::En) => format!("Report for {period}"),
        }
    }

    /// Where it stands, in one sentence.
    #[must_use]
    pub fn report_standing(self, report: &Report) -> String {
        let Some(fixed) = &report.fixed else {
            let on = date_text(report.on, self.0);
            return match self.0 {
                Language::Vi => format!("Bản nháp, dữ liệu theo sổ đến hết ngày {on}."),
                Language::En => format!("A draft, by what the book knew on {on}."),
            };
        };
        let on = date_text(fixed.on, self.0);
        match (&fixed.number, self.0) {
            (Some(number), Language::Vi) => format!("Đã phát hành số {number} ngày {on}."),
            (Some(number), Language::En) => format!("Issued as {number} on {on}."),
            (None, Language::Vi) => format!("Đã gửi ngày {on}."),
            (None, Language::En) => format!("Sent on {on}."),
        }
    }

    /// Who did it, and when.
    #[must_use]
    pub fn report_signed(self, who: &str, signature: Signature) -> String {
        format!("{who}, {}", moment_text(signature.at, self.0))
    }

    /// How much differs, in one sentence.
    #[must_use]
    pub fn report_drift_sentence(self, count: usize, fixed: bool) -> String {
        match (self.0, fixed, count) {
            (Language::Vi, false, _) => {
                format!(
                    "Từ lúc gom, dữ liệu trong sổ đã khác {} chỗ. Xem ở từng phần.",
                    self.counted(count)
                )
            }
            (Language::Vi, true, _) => {
                format!(
                    "Từ lúc phát hành, gửi đi, dữ liệu trong sổ đã khác {} chỗ.",
                    self.counted(count)
                )
            }
            (Language::En, false, 1) => {
                "Since it was gathered the book differs in 1 place. See its part.".to_owned()
            }
            (Language::En, false, _) => {
                format!(
                    "Since it was gathered the book differs in {} places. See each part.",
                    self.counted(count)
                )
            }
            (Language::En, true, 1) => "Since then the book differs in 1 place.".to_owned(),
            (Language::En, true, _) => format!(
                "Since then the book differs in {} places.",
                self.counted(count)
            ),
        }
    }
}
