//! Why a file is not taken as evidence, in words for whoever chose it.

use serde::{Deserialize, Serialize};

use crate::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileFault {
    Empty,
    TooLarge {
        most_mib: u32,
    },
    /// None of the kinds that are kept, by what it is and not by its name.
    NotAllowed,
    /// A picture as some phones keep them, which most programs cannot show.
    Heic,
    /// An old Word or Excel file, or one with a password.
    OldOrProtected,
    Damaged,
    TooManyPixels,
    /// It has macros, or fetches some from elsewhere.
    Macros,
    /// It would unpack to more than is sensible.
    UnpacksTooLarge,
    /// It is two kinds of file at once, or has something hidden in it.
    Disguised,
}

impl FileFault {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        let (vi, en) = match self {
            Self::Empty => (
                "tệp không có nội dung; hãy chọn lại.",
                "the file is empty; choose another one.",
            ),
            Self::TooLarge { most_mib } => {
                return match language {
                    Language::Vi => {
                        format!("tệp lớn hơn {most_mib} MB; hãy giảm dung lượng hoặc chia nhỏ.")
                    }
                    Language::En => format!(
                        "the file is larger than {most_mib} MB; make it smaller or split it."
                    ),
                };
            }
            Self::NotAllowed => (
                "không phải loại tệp được nhận. Hãy dùng PDF, ảnh JPEG, PNG, WebP, hoặc DOCX, XLSX, ODT, ODS.",
                "not a kind of file that is taken. Use PDF, a JPEG, PNG or WebP picture, or DOCX, XLSX, ODT, ODS.",
            ),
            Self::Heic => (
                "ảnh HEIC chưa được nhận. Trên iPhone, chọn Cài đặt › Camera › Định dạng › Tương thích nhất, hoặc gửi ảnh JPEG.",
                "HEIC pictures are not taken. On an iPhone choose Settings › Camera › Formats › Most Compatible, or send a JPEG.",
            ),
            Self::OldOrProtected => (
                "tệp Word, Excel kiểu cũ hoặc có mật khẩu. Hãy lưu lại dạng DOCX, XLSX hoặc PDF, không đặt mật khẩu.",
                "an old Word or Excel file, or one with a password. Save it as DOCX, XLSX or PDF without a password.",
            ),
            Self::Damaged => (
                "tệp bị hỏng hoặc thiếu phần cuối. Hãy mở ra kiểm tra, lưu lại rồi chọn lại.",
                "the file is damaged or its end is missing. Open it, save it again and choose it again.",
            ),
            Self::TooManyPixels => (
                "ảnh có quá nhiều điểm ảnh. Hãy giảm kích thước ảnh rồi chọn lại.",
                "the picture has too many pixels. Make it smaller and choose it again.",
            ),
            Self::Macros => (
                "tệp có macro hoặc lấy mẫu từ nơi khác nên không được nhận. Hãy lưu lại không kèm macro, hoặc xuất ra PDF.",
                "the file has macros or fetches a template from elsewhere. Save it without macros, or export it as PDF.",
            ),
            Self::UnpacksTooLarge => (
                "tệp nén quá nhiều dữ liệu nên không được mở. Hãy bỏ bớt hình, trang thừa rồi lưu lại, hoặc xuất ra PDF.",
                "the file unpacks to too much and was not opened. Remove pictures and pages that are not needed, or export it as PDF.",
            ),
            Self::Disguised => (
                "trong tệp có dữ liệu lạ ngoài nội dung của nó nên không được nhận. Hãy mở và lưu lại, hoặc xuất ra PDF.",
                "there is something in the file beside its content, so it was not taken. Open it and save it again, or export it as PDF.",
            ),
        };
        language.pick(vi, en).to_owned()
    }
}
