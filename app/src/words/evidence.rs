//! What pages say about evidence.

use domain::{
    Language,
    evidence::{EvidenceStep, FileKind, MOST_AT_ONCE},
};

use super::Words;

words! {
    evidence: "Minh chứng", "Evidence";
    attach_evidence: "Thêm minh chứng", "Attach evidence";
    evidence_files: "Tệp hoặc ảnh", "Files or photos";
    evidence_caption: "Tệp cho thấy điều gì (không bắt buộc)", "What they show (optional)";
    evidence_caption_hint: "Ví dụ: Biên bản nghiệm thu tuyến kênh T2", "For example: Acceptance record of canal T2";
    evidence_restricted: "Chỉ cán bộ có quyền mới xem được (có dữ liệu cá nhân hoặc nội dung không công khai)", "Only for officers with the right to it (personal data, or nothing for the public)";
    evidence_send: "Gửi minh chứng", "Send";
    evidence_of: "Minh chứng cho", "Evidence of";
    evidence_whole_task: "cả nhiệm vụ", "the whole task";
    evidence_known: "Minh chứng đã có", "What there is";
    evidence_none: "Chưa có minh chứng nào.", "There is no evidence yet.";
    evidence_attached: "Đã lưu minh chứng.", "The evidence is kept.";
    evidence_was_withdrawn: "Đã rút minh chứng. Tệp không còn được cung cấp.", "The evidence is withdrawn. The file is given out no more.";
    evidence_public: "Ảnh được thu gọn và bỏ thông tin vị trí, thiết bị. Người dân xem được tệp cùng với mục này.", "Photos are made smaller, and place and device are taken out of them. The public sees the files with this item.";
    evidence_public_later: "Ảnh được thu gọn và bỏ thông tin vị trí, thiết bị. Người dân xem được tệp sau khi số liệu được duyệt.", "Photos are made smaller, and place and device are taken out of them. The public sees the files once the figure is approved.";
    evidence_waits: "công khai khi số liệu được duyệt", "public when the figure is approved";
    evidence_is_restricted: "hạn chế", "restricted";
    evidence_needs_figure: "Hãy lưu số liệu trước, rồi thêm minh chứng.", "Save the figure first, then attach evidence.";
    withdraw_evidence: "Rút minh chứng", "Withdraw evidence";
    withdraw: "Rút", "Withdraw";
    withdraw_hint: "Lý do và tên tệp vẫn còn trong nhật ký; tệp không còn tải được.", "The reason and the name of the file stay in the journal; the file cannot be downloaded any more.";
    withdrawn: "Đã rút", "Withdrawn";
    upload_sending: "Đang gửi", "Sending";
    upload_looking: "Đã gửi xong, đang kiểm tra tệp…", "Sent; the files are being checked…";
    upload_offline: "Chưa gửi được: không có kết nối. Các tệp vẫn được chọn; hãy gửi lại.", "Not sent: no connection. The files are still chosen; send again.";
    upload_failed: "Máy chủ chưa nhận được. Hãy thử lại, hoặc gửi ít tệp hơn.", "The server did not take it. Try again, or send fewer files.";
}

impl Words {
    /// "PDF, JPEG …; mỗi tệp nhiều nhất 15 MB, mỗi lần nhiều nhất 10 tệp."
    #[must_use]
    pub fn evidence_files_hint(self, largest: u64) -> String {
        let most = largest / 1024 / 1024;
        match self.0 {
            Language::Vi => format!(
                "Chụp ảnh hoặc chọn tệp PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT, ODS. Mỗi tệp nhiều nhất {most} MB, mỗi lần nhiều nhất {MOST_AT_ONCE} tệp."
            ),
            Language::En => format!(
                "Take photos, or choose PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT or ODS files. Each up to {most} MB, at most {MOST_AT_ONCE} at once."
            ),
        }
    }

    /// "PDF, 1,2 MB".
    #[must_use]
    pub fn file_kind(self, kind: FileKind, bytes: u64) -> String {
        format!("{}, {}", kind.name(self.0), self.file_size(bytes))
    }

    fn file_size(self, bytes: u64) -> String {
        let thousands = bytes.div_ceil(1000);
        if thousands < 1000 {
            return format!("{thousands} kB");
        }
        // To a tenth, rounded.
        let tenths = (bytes + 50_000) / 100_000;
        let point = self.0.pick(",", ".");
        format!("{}{point}{} MB", tenths / 10, tenths % 10)
    }

    #[must_use]
    pub const fn evidence_step(self, step: EvidenceStep) -> &'static str {
        match step {
            EvidenceStep::Attached => self.attach_evidence(),
            EvidenceStep::Withdrawn => self.withdraw_evidence(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_as_people_say_it() {
        for (bytes, vi, en) in [
            (1, "1 kB", "1 kB"),
            (340_200, "341 kB", "341 kB"),
            (999_001, "1,0 MB", "1.0 MB"),
            (1_249_999, "1,2 MB", "1.2 MB"),
            (15_728_640, "15,7 MB", "15.7 MB"),
        ] {
            assert_eq!(Words(Language::Vi).file_size(bytes), vi);
            assert_eq!(Words(Language::En).file_size(bytes), en);
        }
    }
}
