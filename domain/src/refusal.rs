//! What people can cause, as a closed list: each refusal has its own words, and where it
//! concerns a field it names it. Everything else is a failure of the machine, which is logged
//! with an id and answered with that id alone.

mod field;
mod problem;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::{field::Field, problem::Problem};
use crate::{Language, moment::moment_text, quantity::Quantity, task::clear::Clarity};

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    NotSignedIn,
    NotAllowed,
    NotFound,
    Fields(Vec<(Field, Problem)>),
    /// Somebody else changed it first: both values, and the revision to answer.
    Conflict {
        revision: u32,
        theirs: Option<Quantity>,
        yours: Option<Quantity>,
    },
    /// A record that is not a figure was changed by somebody else first.
    ChangedMeanwhile,
    /// Nobody closes their own account or changes their own roles.
    OwnAccount,
    FourEyes,
    NothingToSubmit,
    NothingSubmitted,
    /// Figures of the period cannot be entered or corrected since then.
    RoundLocked {
        at: Timestamp,
    },
    /// "Nothing to report" beside figures that were entered.
    FiguresAreThere,
    /// There is no answer "nothing to report" to take back.
    NothingWasAnswered,
    /// More time was asked for already, and not decided on.
    ExtensionAsked,
    /// Nobody asked for more time, or it was decided on.
    NothingAsked,
    /// Nobody grants themselves more time.
    OwnRequest,
    /// The secret is not the one that was given out.
    WrongSecret,
    /// Sent quicker than anybody writes.
    TooQuick,
    /// The form was made too long ago, or by another server.
    FormTooOld,
    /// As much as a unit can look at came today already.
    FullToday,
    NothingToAnswer,
    NothingAnswered,
    /// It waits for an answer, was taken over, or was ended.
    HandoverSettled,
    /// Nothing waits for this unit's answer.
    NothingProposed,
    /// Nobody takes over what they proposed themselves.
    OwnProposal,
    /// Evidence that was taken back already.
    EvidenceWithdrawn,
    /// It was issued or sent: it stays as it is.
    ReportFixed,
    /// Tasks came of a conclusion: it stays.
    ConclusionGiven,
    /// There is no draft to drop; what is published is corrected, with a reason.
    NothingToWithdraw,
    /// The command is not known, or changed no figure.
    NothingToUndo,
    /// Many at once, none of which was done: by its place among the entries, what is wrong
    /// with each.
    Entries(Vec<(usize, Refusal)>),
    TooManyCells {
        most: usize,
    },
    /// A task cannot be given out while these are missing, nor lose them once it is.
    NotClear(Vec<Clarity>),
    /// Steps are taken in work that was given out.
    NotGiven,
    /// What was handed in waits for a decision, or was accepted.
    HandedInAlready,
    NothingHandedIn,
    /// Nobody accepts what they handed in.
    OwnProduct,
    /// The same command id came with another content.
    CommandReused,
    WrongCredentials,
    TooManyAttempts {
        seconds: u32,
    },
    /// Too many people change the same thing at once; nothing was changed.
    Busy,
    /// The machine failed; the id leads to its log.
    Failed {
        id: String,
    },
}

impl Refusal {
    #[must_use]
    pub fn field(field: Field, problem: Problem) -> Self {
        Self::Fields(vec![(field, problem)])
    }

    /// One plain sentence or two: what happened, what was kept, what to do.
    #[expect(clippy::too_many_lines, reason = "one list of all that is said")]
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let (vi, en) = match self {
            Self::NotSignedIn => ("Bạn cần đăng nhập để làm việc này.", "Sign in to do this."),
            Self::NotAllowed => (
                "Vai trò của bạn không có quyền làm việc này ở đơn vị này.",
                "Your role does not allow this for this unit.",
            ),
            Self::NotFound => ("Không tìm thấy mục này.", "This item was not found."),
            Self::Fields(_) => (
                "Chưa lưu. Xem chỗ cần sửa; những gì đã nhập vẫn còn.",
                "Not saved. See what needs correcting; what you typed is still there.",
            ),
            Self::Conflict { .. } => (
                "Người khác vừa thay đổi số liệu này. Chưa có gì bị ghi đè: xem cả hai giá trị và chọn.",
                "Someone else has just changed this figure. Nothing was overwritten: look at both values and choose.",
            ),
            Self::ChangedMeanwhile => (
                "Người khác vừa thay đổi mục này. Chưa có gì bị ghi đè: tải lại trang để xem rồi gửi lại.",
                "Someone else has just changed this item. Nothing was overwritten: reload the page, look and send again.",
            ),
            Self::OwnAccount => (
                "Không ai tự khóa hay tự đổi vai trò của chính mình. Cần một người quản trị khác.",
                "Nobody closes their own account or changes their own roles. Another administrator is needed.",
            ),
            Self::FourEyes => (
                "Người nhập hoặc trình số liệu không thể tự duyệt hay tự trả lại. Cần một người duyệt khác.",
                "Whoever entered or submitted a figure cannot decide on it. Another reviewer is needed.",
            ),
            Self::HandoverSettled => (
                "Mục này đang chờ trả lời, đã được tiếp nhận hoặc đã kết thúc.",
                "This item waits for an answer, was taken over or was ended.",
            ),
            Self::NothingProposed => (
                "Mục này không còn chờ đơn vị trả lời.",
                "This item no longer waits for an answer.",
            ),
            Self::OwnProposal => (
                "Người đề nghị bàn giao không thể tự tiếp nhận hay từ chối. Cần một người khác.",
                "Whoever proposed the handover cannot answer it. Somebody else is needed.",
            ),
            Self::EvidenceWithdrawn => (
                "Minh chứng này đã được rút rồi.",
                "This evidence was withdrawn already.",
            ),
            Self::ReportFixed => (
                "Bản này đã phát hành hoặc đã gửi nên không sửa được nữa. Hãy lập bản mới.",
                "This one was issued or sent, so it is not changed any more. Make a new one.",
            ),
            Self::ConclusionGiven => (
                "Kết luận này đã được giao thành nhiệm vụ nên không bỏ được; có thể sửa câu chữ.",
                "Tasks came of this conclusion, so it cannot be taken out; its words can be changed.",
            ),
            Self::NothingToSubmit => (
                "Không có bản nháp nào để trình.",
                "There is no draft to submit.",
            ),
            Self::NothingSubmitted => (
                "Số liệu này không còn ở trạng thái chờ duyệt.",
                "This figure is no longer waiting for approval.",
            ),
            Self::NothingToWithdraw => (
                "Ô này không có bản nháp để bỏ. Số liệu đã công bố chỉ được điều chỉnh, kèm lý do.",
                "This cell has no draft to drop. A published figure can only be corrected, with a reason.",
            ),
            Self::NothingToUndo => (
                "Không có thao tác nào của bạn để hoàn tác.",
                "There is no action of yours to undo.",
            ),
            Self::Entries(entries) => {
                let count = entries.len();
                return match (language, count) {
                    (Language::Vi, _) => {
                        format!("Chưa ghi gì: {count} mục cần xem lại. Những gì đã nhập vẫn còn.")
                    }
                    (Language::En, 1) => {
                        "Nothing was saved: 1 entry needs attention. What you typed is still there."
                            .to_owned()
                    }
                    (Language::En, _) => format!(
                        "Nothing was saved: {count} entries need attention. What you typed is still there."
                    ),
                };
            }
            Self::TooManyCells { most } => {
                return match language {
                    Language::Vi => {
                        format!("Nhiều nhất là {most} ô trong một lần gửi. Hãy gửi từng phần.")
                    }
                    Language::En => {
                        format!("At most {most} cells can be sent at once. Send them in parts.")
                    }
                };
            }
            Self::WrongSecret => (
                "Mã bí mật không đúng. Mã có 16 ký tự, được đưa ra một lần khi gửi.",
                "This is not the secret code. It has 16 characters and was given out once, when it was sent.",
            ),
            Self::TooQuick => (
                "Chưa gửi: biểu mẫu được gửi quá nhanh sau khi mở. Nội dung vẫn còn; hãy xem lại rồi gửi lần nữa.",
                "Not sent: the form came back too soon after it was opened. What you typed is still there; look it over and send again.",
            ),
            Self::FormTooOld => (
                "Chưa gửi: biểu mẫu đã mở quá lâu. Nội dung vẫn còn; hãy xem lại rồi gửi lần nữa.",
                "Not sent: the form was opened too long ago. What you typed is still there; look it over and send again.",
            ),
            Self::FullToday => (
                "Chưa gửi: hôm nay đơn vị đã nhận đủ số phản ánh có thể xử lý. Nội dung vẫn còn; hãy gửi vào ngày mai.",
                "Not sent: the unit has received as much as it can deal with today. What you typed is still there; send it tomorrow.",
            ),
            Self::NothingToAnswer => (
                "Yêu cầu này đã được trả lời hoặc đã khép lại.",
                "This request was answered or closed already.",
            ),
            Self::NothingAnswered => (
                "Chưa có câu trả lời nào để chấp nhận hay hỏi thêm.",
                "There is no answer yet to accept or to ask further about.",
            ),
            Self::RoundLocked { at } => {
                let at = moment_text(*at, language);
                return match language {
                    Language::Vi => format!(
                        "Kỳ báo cáo này đã khoá từ {at}, chưa lưu gì. Muốn nhập tiếp, hãy xin gia hạn ở trang của kỳ báo cáo."
                    ),
                    Language::En => format!(
                        "This reporting period was locked at {at}; nothing was saved. To go on, ask for more time on the page of the round."
                    ),
                };
            }
            Self::FiguresAreThere => (
                "Kỳ này đã có số liệu, nên không thể trả lời là không phát sinh.",
                "There are figures for this period, so it cannot be answered with nothing to report.",
            ),
            Self::NothingWasAnswered => (
                "Kỳ này không có câu trả lời “không phát sinh” để rút lại.",
                "There is no answer “nothing to report” to take back.",
            ),
            Self::ExtensionAsked => (
                "Đã có đề nghị gia hạn đang chờ quyết định.",
                "A request for more time is already waiting for a decision.",
            ),
            Self::NothingAsked => (
                "Không còn đề nghị gia hạn nào chờ quyết định.",
                "No request for more time is waiting for a decision.",
            ),
            Self::OwnRequest => (
                "Người đề nghị gia hạn không thể tự quyết định. Cần một người khác.",
                "Whoever asked for more time cannot decide on it. Somebody else is needed.",
            ),
            Self::NotClear(missing) => {
                let names: Vec<_> = missing.iter().map(|part| part.name(language)).collect();
                return match language {
                    Language::Vi => format!(
                        "Chưa lưu: thiếu {}. Việc đã giao phải đủ những điều này; những gì đã nhập vẫn còn.",
                        names.join(", ")
                    ),
                    Language::En => format!(
                        "Not saved: {} missing. Work that is given out needs these; what you typed is still there.",
                        names.join(", ")
                    ),
                };
            }
            Self::NotGiven => (
                "Nhiệm vụ này còn là bản nháp: cần giao việc trước.",
                "This task is still a draft: it has to be assigned first.",
            ),
            Self::HandedInAlready => (
                "Sản phẩm này đã bàn giao, đang chờ nghiệm thu hoặc đã nghiệm thu.",
                "This product was handed in already; it waits for a decision or was accepted.",
            ),
            Self::NothingHandedIn => (
                "Không có sản phẩm nào đang chờ nghiệm thu ở đây.",
                "Nothing that was handed in waits for a decision here.",
            ),
            Self::OwnProduct => (
                "Người bàn giao không tự nghiệm thu sản phẩm của mình. Cần một người khác.",
                "Nobody accepts what they handed in. Somebody else is needed.",
            ),
            Self::CommandReused => (
                "Mẫu này đã được gửi với nội dung khác. Tải lại trang rồi gửi lại.",
                "This form was already sent with other content. Reload the page and send again.",
            ),
            Self::WrongCredentials => (
                "Tên đăng nhập hoặc mật khẩu không đúng.",
                "The account name or the password is not right.",
            ),
            Self::TooManyAttempts { seconds } => {
                return match language {
                    Language::Vi => {
                        format!("Thử quá nhiều lần. Hãy đợi {seconds} giây rồi thử lại.")
                    }
                    Language::En => {
                        format!("Too many attempts. Wait {seconds} seconds and try again.")
                    }
                };
            }
            Self::Busy => (
                "Nhiều người đang sửa cùng một chỗ. Chưa có gì thay đổi: hãy gửi lại.",
                "Many people are changing the same thing. Nothing was changed: send again.",
            ),
            Self::Failed { id } => {
                return match language {
                    Language::Vi => format!(
                        "Hệ thống gặp lỗi và chưa xác nhận đã lưu. Gửi lại cũng không bị ghi hai lần. Mã lỗi: {id}."
                    ),
                    Language::En => format!(
                        "The system failed and has not confirmed saving. Sending again does not save twice. Error id: {id}."
                    ),
                };
            }
        };
        match language {
            Language::Vi => vi.to_owned(),
            Language::En => en.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_that_is_not_clear_says_what_is_missing() {
        let refusal = Refusal::NotClear(vec![Clarity::Person, Clarity::Time]);
        assert_eq!(
            refusal.message(Language::Vi),
            "Chưa lưu: thiếu rõ người, rõ thời gian. Việc đã giao phải đủ những điều này; những gì đã nhập vẫn còn."
        );
        assert_eq!(
            refusal.message(Language::En),
            "Not saved: a clear person, a clear time missing. Work that is given out needs these; what you typed is still there."
        );
    }
}
