//! What can be wrong with a field, and how that is said.

use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Date, Language,
    document::number::{Grammar, NumberProblem, WrongIssuer},
    evidence::FileFault,
    grid::Warning,
    period::{PeriodProblem, date_text},
    quantity::QuantityProblem,
    target::TargetProblem,
    text::TextProblem,
    unit::named::Candidate,
};

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    Text(TextProblem),
    Quantity(QuantityProblem),
    CorrectionNeedsReason,
    NotADate,
    NotAMailAddress,
    NotAPeriod,
    Unknown,
    /// What is odd about a value is answered with a reason before it is handed in.
    WarningNeedsReason(Vec<Warning>),
    /// The same cell came twice in one command.
    Repeated,
    NothingWritten,
    TooShort {
        least: u16,
    },
    TooLong {
        most: u16,
    },
    /// There is room for so many.
    TooMany {
        most: u16,
    },
    TooCommon,
    NotTheSame,
    Wrong,
    NotAnHour,
    /// A number that a rule cannot have.
    OutOfRange,
    /// The end comes before the beginning.
    Backwards,
    Period(PeriodProblem),
    Target(TargetProblem),
    DocumentNumber(NumberProblem),
    NumberIssuer(WrongIssuer),
    /// Another document of the same issuer has the number, in the same term or year.
    NumberTaken {
        by: Bilingual,
        grammar: Grammar,
    },
    NotAYear,
    NotACount,
    /// A target is compared with numbers only: no qualifier, no share.
    NotAPlainNumber,
    /// One of several named in a list is not known.
    UnknownNamed {
        name: String,
    },
    /// Somebody or something has it already.
    Taken,
    /// Nothing can belong to itself, or to what belongs to it.
    WithinItself,
    /// The officer's roles do not reach there.
    OutOfReach,
    DayHasPassed,
    DayToCome,
    /// A number in the form of the other layout, or of something else than a report.
    OtherLayout,
    /// A kind of report that is not made for such a period.
    OtherPeriod,
    /// Nothing is passed on to where it is already.
    SameUnit,
    NothingChosen,
    /// A programme has one schedule for each cadence.
    CadenceTaken,
    /// A number of days within these.
    DaysBetween {
        least: u16,
        most: u16,
    },
    /// A target without a number cannot be divided.
    NoNumberToDivide,
    /// A line that has to begin with a day.
    NoDayInLine {
        line: String,
    },
    /// Work is not done while a product of it was not accepted.
    ProductsOpen {
        count: u16,
    },
    /// What was handed in stays.
    HandedInStays,
    /// Two tasks would wait for each other.
    Circular,
    /// Only what has a deadline comes again.
    NoDeadlineToRepeat,
    /// Two lines name the same.
    NamedTwice {
        name: String,
    },
    /// The name or the code fits several units: which one is meant has to be chosen.
    WhichUnit {
        typed: String,
        candidates: Vec<Candidate>,
    },
    /// Days that another row has already.
    Overlaps,
    /// Days between two rows that neither has.
    Gap {
        from: Date,
        last: Date,
    },
    /// Days on which the unit is not there.
    OutsideExistence,
    /// What is above is not there on those days.
    ParentNotThere {
        parent: Bilingual,
    },
    /// Another unit has the code on the same days.
    CodeHeld {
        by: Bilingual,
    },
    NotThereThen,
    GoesNowhere,
    GoesOnAndGoesOver,
    WholeBesideParts,
    RestGoesNowhere,
    TakesNothing,
    EndsInThis,
    /// It does not stand in the place of the unit.
    NotASuccessor,
    NotAnAddress,
    /// A part that was divided again cannot be taken away.
    DividedFurther,
    /// Files that are not taken, each by its name.
    Files(Vec<(String, FileFault)>),
    /// Neither a mail address nor a telephone number.
    NotAContact,
    ConsentNeeded,
    LeaveEmpty,
    NotASecret,
    /// A part that is to be hidden is not in the text.
    PartNotThere {
        part: String,
    },
    NoFile,
    TooManyFiles {
        most: u16,
    },
    /// With these files one thing would have more than it may.
    EnoughFiles {
        most: u16,
    },
    /// The unit has used up its room for files.
    NoRoom {
        most_mib: u32,
    },
}

impl Problem {
    /// The same where what can be chosen stands beside it.
    #[must_use]
    pub fn brief(&self, language: Language) -> String {
        match self {
            Self::WhichUnit { typed, candidates } => {
                let count = candidates.len();
                match language {
                    Language::Vi => {
                        format!("“{typed}” có thể là {count} đơn vị. Hãy chọn một, hoặc gõ lại.")
                    }
                    Language::En => {
                        format!("“{typed}” may be {count} units. Choose one, or type another name.")
                    }
                }
            }
            other => other.message(language),
        }
    }

    /// What to correct, in one sentence.
    #[expect(clippy::too_many_lines, reason = "one list of all that is said")]
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let (vi, en) = match self {
            Self::Text(TextProblem::Empty) | Self::NothingWritten => {
                ("Cần điền chỗ này.", "This is needed.")
            }
            Self::Text(TextProblem::TooLong { limit, length }) => {
                return match language {
                    Language::Vi => format!("Dài {length} ký tự; nhiều nhất là {limit}."),
                    Language::En => format!("{length} characters long; at most {limit} fit."),
                };
            }
            Self::Quantity(problem) => return problem.message(language),
            Self::CorrectionNeedsReason => (
                "Số liệu đã công bố: cần ghi lý do điều chỉnh, người dân sẽ đọc được.",
                "This figure is published: give the reason for correcting it; the public will read it.",
            ),
            Self::WarningNeedsReason(warnings) => {
                let odd: Vec<_> = warnings
                    .iter()
                    .map(|warning| warning.message(language))
                    .collect();
                let ask = language.pick(
                    "Nếu đúng, hãy ghi lý do rồi trình lại.",
                    "If it is right, give the reason and submit again.",
                );
                return format!("{} {ask}", odd.join(" "));
            }
            Self::Repeated => (
                "Ô này có hai giá trị trong cùng một lần gửi.",
                "This cell has two values in the same sending.",
            ),
            Self::NotADate => (
                "Chưa phải ngày hợp lệ, ví dụ 31/12/2026.",
                "Not a date, for example 2026-12-31.",
            ),
            Self::NotAMailAddress => (
                "Chưa phải địa chỉ thư điện tử, ví dụ vanphong@xa.example.vn.",
                "Not a mail address, for example office@commune.example.vn.",
            ),
            Self::NotAPeriod => ("Chưa phải kỳ báo cáo hợp lệ.", "Not a reporting period."),
            Self::Unknown => ("Không có trong danh mục.", "Not in the list."),
            Self::TooShort { least } => {
                return match language {
                    Language::Vi => format!("Cần ít nhất {least} ký tự."),
                    Language::En => format!("At least {least} characters are needed."),
                };
            }
            Self::TooLong { most } => {
                return match language {
                    Language::Vi => format!("Nhiều nhất là {most} ký tự."),
                    Language::En => format!("At most {most} characters."),
                };
            }
            Self::TooMany { most } => {
                return match language {
                    Language::Vi => format!("Nhiều nhất là {most} mục; hãy bỏ bớt một mục trước."),
                    Language::En => format!("At most {most}; drop one of them first."),
                };
            }
            Self::TooCommon => (
                "Mật khẩu này quá phổ biến, người khác dễ đoán. Hãy chọn mật khẩu khác.",
                "This password is too common and easily guessed. Choose another one.",
            ),
            Self::NotTheSame => ("Hai lần nhập không giống nhau.", "The two entries differ."),
            Self::Wrong => ("Không đúng.", "Not right."),
            Self::NotAnHour => (
                "Chưa phải giờ hợp lệ, từ 00:01 đến 24:00, ví dụ 17:00.",
                "Not an hour from 00:01 to 24:00, for example 17:00.",
            ),
            Self::OutOfRange => (
                "Số này không dùng được ở đây.",
                "This number cannot be used here.",
            ),
            Self::Backwards => (
                "Ngày kết thúc phải sau ngày bắt đầu.",
                "The end must come after the beginning.",
            ),
            Self::Period(problem) => (problem.message(Language::Vi), problem.message(Language::En)),
            Self::Target(problem) => (problem.message(Language::Vi), problem.message(Language::En)),
            Self::DocumentNumber(problem) => {
                (problem.message(Language::Vi), problem.message(Language::En))
            }
            Self::NumberIssuer(problem) => return problem.message(language),
            Self::NumberTaken { by, grammar } => {
                let by = by.get(language);
                return match (grammar, language) {
                    (Grammar::Party, Language::Vi) => format!(
                        "Số này đã có ở “{by}”, cùng cơ quan và cùng nhiệm kỳ. Nếu khác nhiệm kỳ, hãy ghi nhiệm kỳ."
                    ),
                    (Grammar::Party, Language::En) => format!(
                        "“{by}” has this number, of the same issuer and term. If the terms differ, give the term."
                    ),
                    (Grammar::State, Language::Vi) => format!(
                        "Số này đã có ở “{by}”, cùng cơ quan và cùng năm. Nếu khác năm, hãy ghi ngày ban hành."
                    ),
                    (Grammar::State, Language::En) => format!(
                        "“{by}” has this number, of the same issuer and year. If the years differ, give the date of issue."
                    ),
                };
            }
            Self::NotAYear => (
                "Chưa phải năm, ví dụ 2026.",
                "Not a year, for example 2026.",
            ),
            Self::NotACount => (
                "Cần một số nguyên, ví dụ 18.",
                "A whole number is needed, for example 18.",
            ),
            Self::NotAPlainNumber => (
                "Mục tiêu cần một con số rõ ràng, không kèm “gần”, “hơn” hay phân số.",
                "A target needs a plain number, without “nearly”, “more than” or a share.",
            ),
            Self::UnknownNamed { name } => {
                return match language {
                    Language::Vi => format!("Không có “{name}” trong danh mục."),
                    Language::En => format!("“{name}” is not in the list."),
                };
            }
            Self::NoDayInLine { line } => {
                return match language {
                    Language::Vi => format!(
                        "Dòng “{line}” chưa có ngày ở đầu, ví dụ 31/12/2026: Trình dự thảo."
                    ),
                    Language::En => format!(
                        "The line “{line}” does not begin with a day, for example 31/12/2026: Draft handed in."
                    ),
                };
            }
            Self::ProductsOpen { count } => {
                return match (language, count) {
                    (Language::Vi, _) => format!(
                        "Còn {count} sản phẩm chưa được nghiệm thu, nên chưa hoàn thành. Có thể chọn “đã trình”."
                    ),
                    (Language::En, 1) => {
                        "1 product was not accepted yet, so this is not done. “Submitted” can be chosen."
                            .to_owned()
                    }
                    (Language::En, _) => format!(
                        "{count} products were not accepted yet, so this is not done. “Submitted” can be chosen."
                    ),
                };
            }
            Self::NamedTwice { name } => {
                return match language {
                    Language::Vi => format!("“{name}” được ghi hai lần."),
                    Language::En => format!("“{name}” is there twice."),
                };
            }
            Self::HandedInStays => (
                "Sản phẩm đã bàn giao thì không bỏ được; hãy giữ nguyên tên.",
                "A product that was handed in stays; keep its name.",
            ),
            Self::Circular => (
                "Hai nhiệm vụ sẽ chờ lẫn nhau.",
                "Two tasks would wait for each other.",
            ),
            Self::NoDeadlineToRepeat => (
                "Cần có hạn của nhiệm vụ trước khi đặt việc lặp lại.",
                "The task needs a deadline before it can come again.",
            ),
            Self::WhichUnit { typed, candidates } => {
                let shown: Vec<_> = candidates
                    .iter()
                    .map(|one| {
                        format!(
                            "{} ({}; {})",
                            one.name.get(language),
                            one.about.get(language),
                            one.slug
                        )
                    })
                    .collect();
                return match language {
                    Language::Vi => format!(
                        "“{typed}” có thể là nhiều đơn vị. Hãy chọn một: {}.",
                        shown.join("; ")
                    ),
                    Language::En => format!(
                        "“{typed}” may be several units. Choose one: {}.",
                        shown.join("; ")
                    ),
                };
            }
            Self::Gap { from, last } => {
                let (from, last) = (date_text(*from, language), date_text(*last, language));
                return match language {
                    Language::Vi => format!("Còn trống từ {from} đến hết {last}."),
                    Language::En => format!("Nothing is said for {from} to {last}."),
                };
            }
            Self::ParentNotThere { parent } => {
                return match language {
                    Language::Vi => format!(
                        "{} không tồn tại trong suốt những ngày này.",
                        parent.get(language)
                    ),
                    Language::En => {
                        format!(
                            "{} is not there on all of these days.",
                            parent.get(language)
                        )
                    }
                };
            }
            Self::CodeHeld { by } => {
                return match language {
                    Language::Vi => format!(
                        "Cùng những ngày này, mã đang là của {}. Mã có thể dùng lại, nhưng không cùng một ngày.",
                        by.get(language)
                    ),
                    Language::En => format!(
                        "{} has this code on the same days. A code can be used again, but not on the same day.",
                        by.get(language)
                    ),
                };
            }
            Self::Overlaps => (
                "Trùng ngày với một dòng khác.",
                "Another row has some of these days already.",
            ),
            Self::OutsideExistence => (
                "Ra ngoài những ngày đơn vị tồn tại.",
                "Outside the days on which the unit exists.",
            ),
            Self::NotThereThen => (
                "Đơn vị này không tồn tại vào ngày đó.",
                "This unit is not there on that day.",
            ),
            Self::GoesNowhere => (
                "Chưa có đơn vị nào nhận phần của đơn vị này.",
                "No unit takes anything over from this one.",
            ),
            Self::GoesOnAndGoesOver => (
                "Đơn vị còn tồn tại thì chỉ chuyển đi một phần, không thể chuyển toàn bộ hay phần còn lại.",
                "A unit that goes on gives parts away only, not the whole or the remainder.",
            ),
            Self::WholeBesideParts => (
                "Đã chuyển toàn bộ thì không còn phần nào khác; và chỉ có một phần còn lại.",
                "Beside the whole there is no other part, and there is one remainder only.",
            ),
            Self::RestGoesNowhere => (
                "Chỉ một phần có nơi nhận: hãy nói phần còn lại đi đâu, hoặc chọn “toàn bộ”, hoặc đánh dấu đơn vị vẫn tồn tại.",
                "Only a part is taken over: say where the rest goes, choose “the whole”, or mark that the unit goes on.",
            ),
            Self::TakesNothing => (
                "Đơn vị này chưa nhận phần nào.",
                "This unit takes nothing over.",
            ),
            Self::EndsInThis => (
                "Đơn vị này kết thúc trong chính lần sắp xếp này.",
                "This unit ends in this very act.",
            ),
            Self::NotASuccessor => (
                "Đơn vị này không kế thừa đơn vị cũ.",
                "This unit does not stand in the place of the former one.",
            ),
            Self::NotAnAddress => (
                "Chưa phải địa chỉ trang, ví dụ https://xa.example.vn/bai-viet.",
                "Not an address, for example https://commune.example.vn/article.",
            ),
            Self::Taken => ("Đã có người hoặc mục khác dùng.", "This is taken already."),
            Self::WithinItself => (
                "Một mục không thể thuộc chính nó hoặc mục con của nó.",
                "Nothing can be part of itself or of what is part of it.",
            ),
            Self::SameUnit => (
                "Việc đang ở chính đơn vị này; hãy chọn đơn vị khác.",
                "It is with this unit already; choose another one.",
            ),
            Self::DayHasPassed => (
                "Ngày này đã qua; hãy chọn hôm nay hoặc một ngày sau.",
                "This day has passed; choose today or a later one.",
            ),
            Self::DayToCome => (
                "Ngày này chưa đến; hãy chọn hôm nay hoặc một ngày trước.",
                "This day has not come yet; choose today or an earlier one.",
            ),
            Self::OtherLayout => (
                "Số này không phải số báo cáo theo thể thức đã chọn.",
                "This is not the number of a report in the chosen layout.",
            ),
            Self::OtherPeriod => (
                "Cập nhật tuần cần một tuần (ví dụ 2026-W48); báo cáo định kỳ cần kỳ dài hơn một ngày.",
                "A weekly update needs a week (such as 2026-W48), a periodic report more than a day.",
            ),
            Self::DividedFurther => (
                "Đơn vị này đã phân bổ tiếp phần của mình, nên không thể bỏ trống.",
                "This unit has divided its part further, so it cannot be left empty.",
            ),
            Self::NothingChosen => ("Chưa chọn mục nào.", "Nothing is chosen yet."),
            Self::CadenceTaken => (
                "Chương trình đã có một lịch báo cáo cho kỳ này; hãy sửa lịch đó.",
                "The programme has a schedule for these periods already; change that one.",
            ),
            Self::DaysBetween { least, most } => {
                return match language {
                    Language::Vi => format!("Cần một số ngày từ {least} đến {most}."),
                    Language::En => format!("A number of days from {least} to {most}."),
                };
            }
            Self::Files(files) => {
                let mut said: Vec<_> = files
                    .iter()
                    .map(|(name, fault)| format!("“{name}”: {}", fault.message(language)))
                    .collect();
                said.push(
                    language
                        .pick(
                            "Chưa lưu tệp nào; hãy bỏ tệp này ra rồi gửi lại.",
                            "No file was kept; leave this one out and send again.",
                        )
                        .to_owned(),
                );
                return said.join(" ");
            }
            Self::NotAContact => (
                "Cần một địa chỉ thư điện tử hoặc số điện thoại, ví dụ 0912 345 678. Không nhập số căn cước.",
                "A mail address or a telephone number is needed, for example 0912 345 678. Do not enter an identity number.",
            ),
            Self::ConsentNeeded => (
                "Bạn đã nhập tên hoặc cách liên hệ: hãy đánh dấu đồng ý, hoặc xóa các thông tin đó.",
                "You gave a name or a way to reach you: tick that you agree, or take it out.",
            ),
            Self::LeaveEmpty => ("Hãy để trống ô này.", "Leave this empty."),
            Self::NotASecret => (
                "Mã bí mật có 16 chữ và số, ví dụ 7K3M-2Q9X-7K3M-2Q9X.",
                "A secret code has 16 letters and digits, for example 7K3M-2Q9X-7K3M-2Q9X.",
            ),
            Self::PartNotThere { part } => {
                return match language {
                    Language::Vi => {
                        format!("Không thấy “{part}” trong nội dung; hãy chép đúng nguyên văn.")
                    }
                    Language::En => format!("“{part}” is not in the text; copy it exactly."),
                };
            }
            Self::NoFile => ("Chưa chọn tệp nào.", "No file is chosen yet."),
            Self::TooManyFiles { most } => {
                return match language {
                    Language::Vi => format!("Mỗi lần gửi nhiều nhất {most} tệp. Hãy gửi từng đợt."),
                    Language::En => {
                        format!("At most {most} files can be sent at once. Send them in turns.")
                    }
                };
            }
            Self::EnoughFiles { most } => {
                return match language {
                    Language::Vi => format!(
                        "Một mục có nhiều nhất {most} minh chứng. Hãy rút bớt, hoặc gộp thành một tệp PDF."
                    ),
                    Language::En => format!(
                        "One item has at most {most} pieces of evidence. Withdraw some, or join them in one PDF."
                    ),
                };
            }
            Self::NoRoom { most_mib } => {
                return match language {
                    Language::Vi => format!(
                        "Đơn vị đã dùng hết {most_mib} MB dành cho minh chứng. Hãy rút những tệp không cần nữa, hoặc liên hệ người quản trị."
                    ),
                    Language::En => format!(
                        "The unit has used up its {most_mib} MB for evidence. Withdraw files that are not needed, or ask the administrator."
                    ),
                };
            }
            Self::NoNumberToDivide => (
                "Mục tiêu này không nêu con số nên không phân bổ được.",
                "This target names no number, so it cannot be divided.",
            ),
            Self::OutOfReach => (
                "Vai trò không bao gồm đơn vị này.",
                "The role does not include this unit.",
            ),
        };
        match language {
            Language::Vi => vi.to_owned(),
            Language::En => en.to_owned(),
        }
    }
}
