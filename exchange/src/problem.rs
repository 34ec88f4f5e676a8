//! Why a file is not taken, in words for whoever chose it.

use domain::Language;

use crate::limit::{MOST_BYTES, MOST_CELLS, MOST_CHARACTERS};

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    #[error("there is nothing in the file")]
    Empty,
    #[error("the file is larger than the limit")]
    TooLarge,
    #[error("the file has more cells than the limit")]
    TooManyCells,
    #[error("a cell has more text than the limit")]
    TooMuchText,
    /// An archive that would grow beyond measure when unpacked.
    #[error("the archive unpacks to more than the limit")]
    UnpacksTooLarge,
    #[error("the archive or what is in it is damaged")]
    Damaged,
    /// An archive that is no workbook, or a workbook of another kind.
    #[error("not a workbook")]
    NotAWorkbook,
    #[error("an old workbook, or one with a password")]
    OldOrProtected,
    /// Text in an encoding that cannot be told: Windows-1258, TCVN3.
    #[error("the text is not Unicode")]
    NotUnicode,
    #[error("not text")]
    NotText,
    /// No row with the names of the columns.
    #[error("no row names the columns")]
    NoHeader,
    /// The names of the columns, and nothing below.
    #[error("no line below the names of the columns")]
    NoLines,
}

impl FileProblem {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        let (vi, en) = match self {
            Self::Empty => (
                "Tệp không có nội dung. Hãy chọn lại tệp.",
                "The file is empty. Choose another one.",
            ),
            Self::TooLarge => {
                let most = MOST_BYTES / 1024 / 1024;
                return match language {
                    Language::Vi => {
                        format!("Tệp lớn hơn {most} MB nên chưa được đọc. Hãy chia nhỏ tệp.")
                    }
                    Language::En => {
                        format!("The file is larger than {most} MB and was not read. Split it.")
                    }
                };
            }
            Self::TooManyCells => {
                return match language {
                    Language::Vi => {
                        format!("Tệp có hơn {MOST_CELLS} ô có nội dung. Hãy chia nhỏ tệp.")
                    }
                    Language::En => {
                        format!("The file has more than {MOST_CELLS} cells with content. Split it.")
                    }
                };
            }
            Self::TooMuchText => {
                return match language {
                    Language::Vi => format!(
                        "Nội dung các ô quá dài (mỗi ô nhiều nhất {MOST_CHARACTERS} ký tự). Hãy rút ngắn."
                    ),
                    Language::En => format!(
                        "There is too much text in the cells (at most {MOST_CHARACTERS} characters each). Shorten it."
                    ),
                };
            }
            Self::UnpacksTooLarge => (
                "Tệp nén quá nhiều dữ liệu nên không được mở. Hãy xoá các trang, định dạng và hình thừa rồi lưu lại.",
                "The file unpacks to too much and was not opened. Remove spare sheets, formats and pictures and save it again.",
            ),
            Self::Damaged => (
                "Tệp bị hỏng hoặc không đúng chuẩn nên không đọc được. Hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx.",
                "The file is damaged or not as the standard says. Open it in Excel or LibreOffice and save it again as .xlsx.",
            ),
            Self::NotAWorkbook => (
                "Đây không phải bảng tính .xlsx hay tệp CSV.",
                "This is neither an .xlsx workbook nor a CSV file.",
            ),
            Self::OldOrProtected => (
                "Đây là tệp .xls kiểu cũ hoặc tệp có mật khẩu. Hãy lưu lại dạng .xlsx, không đặt mật khẩu.",
                "This is an old .xls file or one with a password. Save it as .xlsx without a password.",
            ),
            Self::NotUnicode => (
                "Chữ trong tệp không ở bảng mã Unicode (có thể là Windows-1258 hoặc TCVN3), đọc vào sẽ sai dấu. Trong Excel, hãy lưu dạng “CSV UTF-8” hoặc .xlsx.",
                "The text is not Unicode (perhaps Windows-1258 or TCVN3); accents would be lost. In Excel, save as “CSV UTF-8” or .xlsx.",
            ),
            Self::NotText => (
                "Đây không phải tệp CSV hay .xlsx.",
                "This is neither a CSV nor an .xlsx file.",
            ),
            Self::NoHeader => (
                "Không tìm thấy dòng tên cột trong 20 dòng đầu. Cần cột “Mã chỉ tiêu” cùng cột “Giá trị”, hoặc các cột tên là kỳ báo cáo như 2026-07. Tệp tải về từ trang này có sẵn tên cột.",
                "No row names the columns within the first 20. A column “Indicator code” is needed with a column “Value”, or columns named by periods such as 2026-07. Files downloaded here have them.",
            ),
            Self::NoLines => (
                "Dưới dòng tên cột không có số liệu nào.",
                "There are no figures below the names of the columns.",
            ),
        };
        language.pick(vi, en).to_owned()
    }
}
