//! What the demo has to show, word for word.

use axum::http::StatusCode;

use crate::{
    seen,
    world::{Client, escaped, in_world},
};

/// A page, what it says, and what it must not say.
struct Shown {
    page: &'static str,
    says: &'static [&'static str],
    never: &'static [&'static str],
}

const SHOWN: [Shown; 24] = [
    // The excess counts from the upper bound of a range.
    Shown {
        page: "/chi-tieu/san-pham-ocop-3-sao-tu-ky",
        says: &[
            "Vượt 18 sản phẩm so với mức cao của mục tiêu 3–5 sản phẩm.",
            "Như đã công bố: “vượt 18 sản phẩm”",
            "Báo Hải Dương, 27/12/2023, đoạn 4",
            "Báo Hải Dương công bố ngày 27/12/2023 (đoạn 4); người vận hành hệ thống đưa vào sổ ngày",
            "Kết quả 23 sản phẩm, công khai từ 27/12/2023",
            "Chưa có số liệu hay mục tiêu nào bị điều chỉnh sau khi công bố.",
        ],
        // One figure is no course, and nothing is foreseen of it.
        never: &["Vượt 20 sản phẩm", "Dự báo", "Xu hướng"],
    },
    Shown {
        page: "/en/chi-tieu/san-pham-ocop-3-sao-tu-ky",
        says: &[
            "18 products",
            "3–5 products",
            "Báo Hải Dương published it on 27 December 2023 (đoạn 4); the operator entered it on",
        ],
        never: &["20 products"],
    },
    Shown {
        page: "/chi-tieu/mo-rong-vung-huu-co-tu-ky",
        says: &[
            "Vượt 10 ha (10%) so với mức cao của mục tiêu 50–100 ha.",
            "“vượt 10%”",
        ],
        never: &[],
    },
    // No target is made up from a published excess.
    Shown {
        page: "/chi-tieu/tai-khoan-dinh-danh-dien-tu-tu-ky",
        says: &[
            "101.792 công dân",
            "“vượt 3,5% chỉ tiêu của tỉnh”",
            "năm 2023 Huyện Tứ Kỳ (đến hết 30/6/2025) – 101.792 công dân Chưa thể đánh giá",
            "98.350 chỉ là phép suy ra",
        ],
        never: &["Mục tiêu 98.350"],
    },
    // A difference is shown, not repaired.
    Shown {
        page: "/chi-tieu/truong-dat-chuan-quoc-gia-huong-tra",
        says: &[
            "34/64 (53,12%) trường",
            "công bố 53,12%, tính ra 53,125%: lệch nhau, giữ như đã công bố",
        ],
        never: &["53,13%"],
    },
    // A part of a whole, with its percentage marked as computed.
    Shown {
        page: "/chi-tieu/dai-truyen-thanh-thong-minh-me-linh",
        says: &["5/18 đài 27,8% (tính ra)"],
        never: &["27,77"],
    },
    Shown {
        page: "/chi-tieu/trang-thong-tin-xa-phuong-huong-tra",
        says: &["10/16 phường, xã 62,5% (tính ra)"],
        never: &[],
    },
    Shown {
        page: "/chi-tieu/truyen-thanh-khong-day-huong-tra",
        says: &["15/16 phường, xã 93,75% (tính ra)"],
        never: &[],
    },
    // What was published as about so many stays so.
    Shown {
        page: "/chi-tieu/ho-tham-gia-mo-hinh-huu-co-an-thanh",
        says: &["hơn 300 hộ, năm 2023"],
        never: &[],
    },
    Shown {
        page: "/van-ban/viec-dot-pha-2023-tu-ky",
        says: &[
            "gần 300 triệu đồng",
            "2/2 khâu đột phá",
            "Mục tiêu 3–5 sản phẩm (năm 2023); kết quả 23 sản phẩm.",
            "Không công bố mục tiêu; kết quả 70 ha (năm 2023).",
            "Độ tin cậy: 3/3 số liệu đến kỳ đã công bố; 0/1 việc chưa xong có tin mới trong 90 ngày qua",
            "Vượt mục tiêu Kết quả cao hơn mức cao nhất đã hứa.",
        ],
        // A state that no promise of the programme is in has no place in its legend.
        never: &["Khó đạt", "Không đạt"],
    },
    Shown {
        page: "/van-ban/05-cthd-tu",
        says: &[
            "khoảng 2,87 tỷ đồng",
            "2.550 người",
            "05-CTHĐ/TU (TU: Thị ủy)",
            "Thị ủy Hương Trà",
        ],
        never: &[],
    },
    Shown {
        page: "/en/van-ban/05-cthd-tu",
        says: &["2.87 billion đồng", "2,550"],
        never: &["2,87"],
    },
    // Numbers keep their written form.
    Shown {
        page: "/chi-tieu/cap-can-cuoc-cong-dan-tu-ky",
        says: &["9.080 công dân"],
        never: &[],
    },
    Shown {
        page: "/en/chi-tieu/cap-can-cuoc-cong-dan-tu-ky",
        says: &["9,080"],
        never: &["9.080"],
    },
    Shown {
        page: "/van-ban/05-ctr-hu",
        says: &["09 làng nghề", "05-CTr/HU"],
        never: &[],
    },
    Shown {
        page: "/van-ban/07-ctr-tu",
        says: &["04 sản phẩm", "07-CTr/TU (TU: Thành ủy)", "Thành ủy Hà Nội"],
        never: &["Thị ủy"],
    },
    // What was declared against what was entered.
    Shown {
        page: "/van-ban/nq-dai-hoi-xxiv-thach-that",
        says: &[
            "khai báo 5, đã nhập 0",
            "3/3 khâu đột phá: khai báo 3, đã nhập 3",
            "4/18 chỉ tiêu có mục tiêu: khai báo 18, đã nhập 4",
            "khai báo 10, đã nhập 0",
        ],
        never: &[],
    },
    // A source tells of work as under way without saying all that has to be clear.
    Shown {
        page: "/nhiem-vu/ho-tro-nhan-hieu-dac-san-ba-huyen",
        says: &[
            "Theo nguồn, việc này đang thực hiện, dù còn thiếu: rõ người, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền.",
        ],
        never: &["Nguồn giao việc này còn thiếu"],
    },
    // A target without a number is no bad news.
    Shown {
        page: "/chi-tieu/toc-do-tang-truong-thach-that",
        says: &[
            "Chưa thể đánh giá",
            "mức bình quân của thành phố Hà Nội, và phải cao hơn",
        ],
        never: &["Không đạt"],
    },
    Shown {
        page: "/chi-tieu/co-cau-kinh-te-thach-that",
        says: &[
            "Chưa thể đánh giá",
            "dịch vụ và công nghiệp tăng, nông nghiệp giảm",
        ],
        never: &["Không đạt"],
    },
    Shown {
        page: "/chi-tieu/san-pham-ocop-thach-that",
        says: &["Chưa thể đánh giá", "nhiều hơn, tốt hơn, hiệu quả hơn"],
        never: &["Không đạt"],
    },
    // An old word with today's beside it.
    Shown {
        page: "/chi-tieu/dich-vu-cong-thiet-yeu-truc-tuyen-tu-ky",
        says: &["mức độ 3 và 4", "Cách gọi hiện nay một phần và toàn trình"],
        never: &[],
    },
    Shown {
        page: "/van-ban/30-2026-qh16",
        says: &["30/2026/QH16", "Quốc hội"],
        never: &[],
    },
    Shown {
        page: "/van-ban/20-nq-tw",
        says: &["20-NQ/TW", "Ban Chấp hành Trung ương"],
        never: &[],
    },
];

#[test]
fn the_demo_shows_what_it_has_to() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let mut wrong = Vec::new();
        for Shown { page, says, never } in SHOWN {
            let answer = anonymous.get(page).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            let said = seen::words(answer.text());
            let missing = says.iter().filter(|part| !said.contains(**part));
            let there = never.iter().filter(|part| said.contains(**part));
            wrong.extend(missing.map(|part| format!("{page} does not say {part}: {said}")));
            wrong.extend(there.map(|part| format!("{page} says {part}")));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    });
}

#[test]
fn what_has_no_number_is_never_drawn_as_bad_news() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for slug in [
            "toc-do-tang-truong-thach-that",
            "co-cau-kinh-te-thach-that",
            "san-pham-ocop-thach-that",
            "tai-khoan-dinh-danh-dien-tu-tu-ky",
        ] {
            let answer = anonymous.get(&format!("/chi-tieu/{slug}")).await;
            let page = answer.text();
            assert!(page.contains("state unknown"), "{slug}");
            for bad in ["state late", "state risk"] {
                assert!(!page.contains(bad), "{slug} has {bad}");
            }
        }
    });
}

async fn found(client: &Client, asked: &str) -> String {
    let answer = client.get(&format!("/tim-kiem?q={}", escaped(asked))).await;
    assert_eq!(answer.status, StatusCode::OK, "{asked}");
    let said = seen::words(answer.text());
    let (_, results) = said
        .split_once("kết quả cho")
        .unwrap_or_else(|| panic!("{asked}: {said}"));
    results.to_owned()
}

#[test]
fn search_knows_what_became_of_units() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let results = found(&anonymous, "Tráng Việt").await;
        assert!(
            results.contains(
                "Xã Tráng Việt Xã · Huyện Mê Linh · từ 1/7/2025: Xã Mê Linh (mã 09022, trước là \
                 của Xã Tráng Việt)"
            ),
            "{results}"
        );
        for mark in ["Rau, củ quả Đông Cao", "Bưởi đỏ Đông Cao"] {
            assert!(results.contains(mark), "{results}");
        }
        let results = found(&anonymous, "Tiến Thịnh").await;
        assert!(results.contains("Xã Yên Lãng (mã 08980"), "{results}");
        assert!(results.contains("Xã Liên Minh (mã 09787)"), "{results}");
    });
}

#[test]
fn search_tells_units_of_one_name_apart() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let results = found(&anonymous, "Hải Dương").await;
        for unit in [
            "Xã Hải Dương Xã · Thành phố Huế",
            "Tỉnh Hải Dương Tỉnh · Việt Nam · từ 1/7/2025: Thành phố Hải Phòng",
            "Phường Hải Dương Phường · Thành phố Hải Phòng · mã 10525",
            "Mắm, nước mắm làng Dừa Nhãn hiệu · Khoa học và công nghệ, thị xã Hương Trà · Làng Dừa \
             · Xã Hải Dương",
        ] {
            assert!(results.contains(unit), "{unit} is not in {results}");
        }
        let results = found(&anonymous, "Tiền Phong").await;
        for unit in [
            "Xã Tiền Phong Xã · Huyện Mê Linh",
            "Xã Tiền Phong Xã · Huyện Thường Tín",
        ] {
            assert!(results.contains(unit), "{unit} is not in {results}");
        }
        // The mark belongs to the commune by the sea, whatever else has its name.
        let page = anonymous.get("/van-ban/05-cthd-tu").await;
        let links = seen::links(page.text());
        assert!(links.contains(&"/don-vi/xa-hai-duong-huong-tra".to_owned()));
        assert!(!links.contains(&"/don-vi/tinh-hai-duong".to_owned()));
        assert!(!links.contains(&"/don-vi/phuong-hai-duong-hai-phong".to_owned()));
    });
}

#[test]
fn search_knows_spellings_and_abbreviations() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for spelled in [
            "hoa lac",
            "Hoà Lạc",
            "Hòa Lạc",
            "HÒA LẠC",
            "Ho\u{300}a La\u{323}c",
        ] {
            let results = found(&anonymous, spelled).await;
            assert!(
                results.contains("Xã Hòa Lạc Xã · Thành phố Hà Nội · mã 09988")
                    && results.contains("Đơn vị 1"),
                "{spelled}: {results}"
            );
        }
        let whole = found(&anonymous, "khoa học và công nghệ").await;
        let (_, whole) = whole.split_once('”').unwrap();
        for short in ["khcn", "KH&CN", "KHCN"] {
            let results = found(&anonymous, short).await;
            assert_eq!(results.split_once('”').unwrap().1, whole, "{short}");
        }
        assert!(
            whole.contains("Nghị quyết về khoa học và công nghệ (khóa XI)"),
            "{whole}"
        );
    });
}

#[test]
fn sources_are_found_with_and_without_tones() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for asked in ["Báo Hải Dương", "bao hai duong"] {
            let page = format!("/tim-kiem?q={}", escaped(asked));
            let answer = anonymous.get(&page).await;
            let said = seen::words(answer.text());
            assert!(
                said.contains("Báo Hải Dương · 27/12/2023"),
                "{asked}: {said}"
            );
            let links = seen::links(answer.text());
            assert!(
                links.iter().any(|link| link.starts_with("/nguon")),
                "{asked}: {links:?}"
            );
        }
    });
}

#[test]
fn documents_are_found_by_their_numbers() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for (number, page) in [
            ("05-CTr/HU", "/van-ban/05-ctr-hu"),
            ("07-CTr/TU", "/van-ban/07-ctr-tu"),
            ("20-NQ/TW", "/van-ban/20-nq-tw"),
            ("05-CTHĐ/TU", "/van-ban/05-cthd-tu"),
            ("30/2026/QH16", "/van-ban/30-2026-qh16"),
        ] {
            let answer = anonymous
                .get(&format!("/tim-kiem?q={}", escaped(number)))
                .await;
            let first = seen::links(answer.text())
                .into_iter()
                .find(|link| link.starts_with("/van-ban/"));
            assert_eq!(first.as_deref(), Some(page), "{number}");
        }
    });
}
