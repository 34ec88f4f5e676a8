//! A form that was refused comes back to its sender with everything that was typed and what is
//! wrong where; to nobody else, and without passwords.

use super::{
    ACTS, Act, keeps_secrets,
    stage::{Stage, set},
};
use crate::{
    seen,
    world::{encoded, in_own_world},
};

struct Refused {
    act: Act,
    /// What is filled in instead.
    typed: &'static [(&'static str, &'static str)],
    page: &'static str,
    /// What the page says, at the field and in the list above.
    says: &'static [&'static str],
    /// What has to stand in the form again.
    kept: &'static [(&'static str, &'static str)],
}

const REFUSED: &[Refused] = &[
    Refused {
        act: Act::RecordFigure,
        typed: &[("value", "mười hai <sản phẩm>"), ("note", "Ghi chú đã gõ")],
        page: "/so-lieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/",
        says: &[
            "Có chỗ cần sửa Kết quả: Không đọc được số này.",
            "gần 300; 34/64 Không đọc được số này.",
        ],
        kept: &[
            ("value", "mười hai <sản phẩm>"),
            ("ground", "Báo cáo của Phòng Nông nghiệp"),
            ("note", "Ghi chú đã gõ"),
        ],
    },
    Refused {
        act: Act::ReturnFigure,
        typed: &[("reason", " ")],
        page: "/so-lieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/",
        says: &["Lý do"],
        kept: &[("reason", " ")],
    },
    Refused {
        act: Act::WithdrawEvidence,
        typed: &[("reason", " ")],
        page: "/minh-chung/",
        says: &["Lý do: Cần điền chỗ này."],
        kept: &[("reason", " ")],
    },
    Refused {
        act: Act::PlanTask,
        typed: &[
            ("assign", "true"),
            ("work", "Rà soát & đối chiếu </textarea><b>"),
        ],
        page: "/giao-viec",
        says: &["Người", "Thẩm quyền"],
        kept: &[
            ("work", "Rà soát & đối chiếu </textarea><b>"),
            ("deadline", "2027-06-30"),
            ("product", "Báo cáo rà soát"),
            ("ground", "Thông báo kết luận"),
        ],
    },
    Refused {
        act: Act::PostUpdate,
        typed: &[("difficulties", "Chưa có kinh phí"), ("state", "khong-co")],
        page: "/nhiem-vu/viec-thu-",
        says: &["Tình trạng mới: Không có trong danh mục."],
        kept: &[
            ("results", "Đã rà soát xong"),
            ("difficulties", "Chưa có kinh phí"),
        ],
    },
    Refused {
        act: Act::KeepDocument,
        typed: &[("number", "không số"), ("issuer", "Xã Không Có")],
        page: "/quan-ly/chuong-trinh/moi",
        says: &[
            "Số, ký hiệu: Không đọc được số văn bản.",
            "Cơ quan ban hành: Không có trong danh mục.",
        ],
        kept: &[
            ("number", "không số"),
            ("starts", "2026"),
            ("ground", "Kế hoạch của huyện"),
        ],
    },
    Refused {
        act: Act::KeepIndicator,
        typed: &[("measure", " "), ("note", "Ghi chú <b>đã gõ</b>")],
        page: "/quan-ly/viec-dot-pha-2023-tu-ky/chi-tieu/moi",
        says: &["Đơn vị tính: Cần điền chỗ này."],
        kept: &[
            ("note", "Ghi chú <b>đã gõ</b>"),
            ("excess_from", "upper"),
            ("ground", "Mục 2"),
        ],
    },
    Refused {
        act: Act::KeepPromise,
        typed: &[("low", "gần 12"), ("ground", "Mục 2 đã gõ")],
        page: "/quan-ly/chi-tieu/san-pham-ocop-3-sao-tu-ky/muc-tieu",
        says: &["Mục tiêu cần một con số rõ ràng"],
        kept: &[
            ("low", "gần 12"),
            ("high", "5"),
            ("target_kind", "range"),
            ("ground", "Mục 2 đã gõ"),
        ],
    },
    Refused {
        act: Act::AssignOwners,
        typed: &[("officer", "nguoi-khong-co"), ("back", "/quan-ly/do-tuoi")],
        page: "/quan-ly/do-tuoi",
        says: &["Người phụ trách: Không có trong danh mục."],
        kept: &[],
    },
    Refused {
        act: Act::KeepOfficer,
        typed: &[("account", "có dấu"), ("new_password", "ngắn-quá")],
        page: "/quan-ly/can-bo/moi",
        says: &["Tên đăng nhập: Không đúng."],
        kept: &[("account", "có dấu"), ("post", "Công chức tổng hợp")],
    },
    Refused {
        act: Act::KeepSchedule,
        typed: &[
            ("due_day", "năm"),
            ("units", "Xã Không Có"),
            ("hour", "17h00"),
            ("stale_after", "ba tháng"),
        ],
        page: "/ky-bao-cao/viec-dot-pha-2023-tu-ky/thiet-lap",
        says: &[
            "Số ngày, hoặc ngày trong tháng: Số này không dùng được ở đây.",
            "Không có “Xã Không Có” trong danh mục.",
            "Chưa phải giờ hợp lệ",
            "Coi là lâu không cập nhật sau (ngày): Cần một số ngày từ 7 đến 3650.",
        ],
        kept: &[
            ("stale_after", "ba tháng"),
            ("due_day", "năm"),
            ("units", "Xã Không Có"),
            ("hour", "17h00"),
            ("cadence", "month"),
        ],
    },
    Refused {
        act: Act::KeepHoliday,
        typed: &[("day", "mùng một Tết"), ("note", "Chờ thông báo")],
        page: "/lich-nghi/moi",
        says: &["Ngày: Chưa phải ngày hợp lệ"],
        kept: &[("note", "Chờ thông báo"), ("document", "Công điện khẩn")],
    },
    Refused {
        act: Act::ReportNothing,
        typed: &[("answer", " ")],
        page: "/ky-bao-cao/viec-dot-pha-2023-tu-ky/huyen-tu-ky/",
        says: &["Vì sao không phát sinh: Cần điền chỗ này."],
        kept: &[("answer", " ")],
    },
    Refused {
        act: Act::AskExtension,
        typed: &[
            ("until", "2001-01-01"),
            ("reason", "Mất điện <b>ba ngày</b>"),
        ],
        page: "/ky-bao-cao/viec-dot-pha-2023-tu-ky/huyen-tu-ky/",
        says: &["Gia hạn đến ngày: Ngày này đã qua"],
        kept: &[
            ("until", "2001-01-01"),
            ("reason", "Mất điện <b>ba ngày</b>"),
        ],
    },
    Refused {
        act: Act::RaiseObstacle,
        typed: &[("to", "Sở Không Có"), ("what", "Thiếu <b>kinh phí</b>")],
        page: "/vuong-mac/moi/chi-tieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky",
        says: &["Cơ quan có thẩm quyền tháo gỡ: Không có trong danh mục."],
        kept: &[
            ("to", "Sở Không Có"),
            ("what", "Thiếu <b>kinh phí</b>"),
            ("due", "2099-12-31"),
        ],
    },
    Refused {
        act: Act::KeepMeeting,
        typed: &[("hour", "tám giờ"), ("agenda", "Một\nHai </textarea>")],
        page: "/cuoc-hop/moi",
        says: &["Giờ bắt đầu: Chưa phải giờ hợp lệ"],
        kept: &[
            ("hour", "tám giờ"),
            ("agenda", "Một\nHai </textarea>"),
            ("ground", "Giấy mời 12/GM-UBND"),
        ],
    },
    Refused {
        act: Act::GiveConclusion,
        typed: &[("product", ""), ("units", "Xã Không Có")],
        page: "/cuoc-hop/hop-kiem-tra-",
        says: &["Không có “Xã Không Có” trong danh mục."],
        kept: &[("units", "Xã Không Có"), ("person", "Trưởng phòng")],
    },
    Refused {
        act: Act::GatherReport,
        typed: &[("kind", "weekly"), ("as_of", "ngày mai")],
        page: "/bao-cao/moi/viec-dot-pha-2023-tu-ky/huyen-tu-ky",
        says: &[
            "Kỳ báo cáo: Cập nhật tuần cần một tuần",
            "Theo những gì biết đến ngày: Chưa phải ngày hợp lệ",
        ],
        kept: &[
            ("kind", "weekly"),
            ("period", "2023"),
            ("as_of", "ngày mai"),
        ],
    },
    Refused {
        act: Act::KeepPassage,
        typed: &[("text", "Bản gõ dở </textarea><b>"), ("base", "cũ")],
        page: "/bao-cao/",
        says: &["Người khác vừa thay đổi mục này.", "Bản đang lưu"],
        kept: &[("text", "Bản gõ dở </textarea><b>")],
    },
    Refused {
        act: Act::KeepLetterhead,
        typed: &[("layout", "khong-co"), ("post", "PHÓ <b>CHỦ TỊCH</b>")],
        page: "/bao-cao/",
        says: &["Thể thức: Không có trong danh mục."],
        kept: &[
            ("post", "PHÓ <b>CHỦ TỊCH</b>"),
            ("opening", "Báo cáo như sau:"),
        ],
    },
    Refused {
        act: Act::FixReport,
        typed: &[("number", "12-BC/ĐU"), ("date", "2099-01-01")],
        page: "/bao-cao/",
        says: &[
            "Ngày ban hành: Ngày này chưa đến",
            "Số: Số này không phải số báo cáo theo thể thức đã chọn.",
        ],
        kept: &[("number", "12-BC/ĐU"), ("date", "2099-01-01")],
    },
    Refused {
        act: Act::SignIn,
        typed: &[("password", "không-phải-mật-khẩu-này")],
        page: "/dang-nhap",
        says: &["Tên đăng nhập hoặc mật khẩu không đúng."],
        kept: &[("password", "")],
    },
    Refused {
        act: Act::ChangePassword,
        typed: &[("repeated_password", "gõ-lại-không-giống")],
        page: "/tai-khoan",
        says: &["Nhập lại mật khẩu"],
        kept: &[
            ("password", ""),
            ("new_password", ""),
            ("repeated_password", ""),
        ],
    },
];

#[test]
fn what_was_typed_comes_back_to_its_sender_alone() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        for refused in REFUSED {
            let mut ready = stage.ready(refused.act).await;
            for (name, value) in refused.typed {
                set(&mut ready.form, name, value);
            }
            let before = stage.world.kept().await;
            let path = ACTS.iter().find(|(act, _)| *act == refused.act).unwrap().1;
            let answer = ready.by.submit(path, &encoded(&ready.form)).await;
            let way = answer.leads_to().to_owned();
            let id = &ready.form[0].1;
            assert!(way.starts_with(refused.page), "{way}");
            assert!(way.ends_with(&format!("?chua-luu={id}")), "{way}");
            assert!(
                stage.world.kept().await == before,
                "{path} changed something"
            );

            let page = ready.by.get(&way).await;
            assert_eq!(page.status, 200, "{path}");
            keeps_secrets(&page);
            let said = seen::words(page.text());
            for says in refused.says {
                assert!(said.contains(says), "{path}: {says} is not in {said}");
            }
            let form = seen::fields(page.text(), path).unwrap();
            assert_eq!(seen::value(&form, "id"), Some(id.as_str()), "{path}");
            for (name, value) in refused.kept {
                assert_eq!(seen::value(&form, name), Some(*value), "{path} {name}");
            }
            for (name, value) in refused.typed {
                if name.contains("password") {
                    assert!(!page.text().contains(value), "{path} tells {name}");
                    continue;
                }
                for other in [stage.somebody_else(), &ready.by.without_cookie()] {
                    let theirs = other.get(&way).await;
                    assert!(
                        value.trim().len() < 5 || !seen::words(theirs.text()).contains(value),
                        "{path} tells somebody else {name}"
                    );
                    let form = seen::fields(theirs.text(), path).unwrap_or_default();
                    assert_ne!(seen::value(&form, name), Some(*value), "{path} {name}");
                }
            }
        }
    });
}
