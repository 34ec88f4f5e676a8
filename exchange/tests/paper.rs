//! The text document as a word processor sees it: opened, laid out and printed by LibreOffice, and
//! looked at page by page. `xtask/setup.sh` installs what it takes; without it these tests fail.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what fails here fails a test"
)]

mod rendered;

use domain::report::{Annex, Layout, Letterhead, Names, Paper};
use domain::unit::UnitKind;
use rendered::Rendered;

/// A report that runs over several pages, with a table that does too.
fn paper(layout: Layout) -> Paper {
    let head = Letterhead::usual(
        layout,
        &Names {
            kind: UnitKind::Commune,
            unit: "Xã Mẫu",
            short: "Mẫu",
            above: Some("Thành phố Mẫu"),
            programme: "Chương trình 01-CTr/TU về chuyển đổi số",
            period: "quý III/2026",
        },
    );
    let code = head.code.clone();
    let number = layout.number("12", &code).unwrap();
    let day = domain::Date::constant(2026, 10, 5);
    let results = (1..=14)
        .map(|number| {
            format!("- Chỉ tiêu {number}: 34/64 (53,12%) hồ sơ; nghiệp vụ tổ chức tập huấn cho tổ công nghệ số cộng đồng ở các thôn, gần 300 người dự.")
        })
        .collect();
    let rows = (1..=30)
        .map(|number| {
            [
                &number.to_string(),
                "Sản phẩm OCOP được công nhận hạng ba sao trở lên",
                "Xã Mẫu",
                "sản phẩm",
                "từ 3 trở lên",
                "23",
                "Vượt 20 sản phẩm so với mục tiêu từ 3 sản phẩm trở lên.",
            ]
            .map(str::to_owned)
            .to_vec()
        })
        .collect();
    Paper {
        layout,
        above: head.above.clone(),
        body: head.issuer(),
        number: layout.number_line(Some(&number), &code),
        dated: head.dated(Some(day)),
        title: head.title.clone(),
        opening: vec![head.opening.clone()],
        sections: vec![
            ("I. KẾT QUẢ THỰC HIỆN".to_owned(), results),
            (
                "II. HẠN CHẾ, KHÓ KHĂN VÀ NGUYÊN NHÂN".to_owned(),
                vec![
                    "Đột phá về thể chế:".to_owned(),
                    "- Chưa có định mức chi.".to_owned(),
                ],
            ),
        ],
        annex: Some(Annex {
            title: "Kết quả thực hiện các chỉ tiêu, quý III/2026".to_owned(),
            columns: vec![
                ("STT", 1),
                ("Chỉ tiêu", 6),
                ("Đơn vị", 3),
                ("Đơn vị tính", 2),
                ("Mục tiêu", 3),
                ("Kết quả", 3),
                ("So với mục tiêu", 5),
            ],
            rows,
        }),
        recipients: vec!["Ủy ban nhân dân cấp trên".to_owned(), "Lưu: VT".to_owned()],
        authority: head.authority.clone(),
        post: head.post.clone(),
        signer: String::new(),
    }
}

fn printed(layout: Layout) -> Rendered {
    let at = "2026-11-26T02:00:00Z".parse().unwrap();
    Rendered::of(&exchange::docx::write(&paper(layout), at).unwrap())
}

/// Page size in points, to the nearest one.
const UPRIGHT: (u32, u32) = (595, 842);
const LYING: (u32, u32) = (842, 595);

#[test]
fn the_states_layout_prints_as_it_should() {
    let printed = printed(Layout::State);
    check(&printed);
    let first = printed.words(0);
    for said in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN",
        "XÃ MẪU",
        "Số: 12/BC-UBND",
        "Mẫu, ngày 05 tháng 10 năm 2026",
        "BÁO CÁO",
    ] {
        assert!(first.contains(said), "{said} is not in {first}");
    }
    insta::assert_snapshot!("state", printed.text());
    printed.looks_like("state");
}

#[test]
fn the_partys_layout_prints_as_it_should() {
    let printed = printed(Layout::Party);
    check(&printed);
    let first = printed.words(0);
    for said in [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY XÃ MẪU",
        "Số 12-BC/ĐU",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
    ] {
        let all = printed.text();
        assert!(
            first.contains(said) || all.contains(said),
            "{said} is not in {all}"
        );
    }
    insta::assert_snapshot!("party", printed.text());
    printed.looks_like("party");
}

/// What both have in common: A4, numbers from the second page on, a heading row on every page of
/// the table, which lies on its side.
fn check(printed: &Rendered) {
    let sizes = printed.sizes();
    assert_eq!(printed.pages(), sizes.len());
    let lying = sizes.iter().position(|size| *size == LYING).unwrap();
    assert!(lying >= 2, "the text has {lying} pages");
    assert!(
        sizes[..lying].iter().all(|size| *size == UPRIGHT),
        "{sizes:?}"
    );
    assert!(
        sizes[lying..].iter().all(|size| *size == LYING),
        "{sizes:?}"
    );
    assert!(
        sizes.len() - lying >= 2,
        "the table has {} pages",
        sizes.len() - lying
    );
    for page in 0..sizes.len() {
        // Of text and table each the first page bears no number.
        let number = if page < lying {
            page + 1
        } else {
            page - lying + 1
        };
        let first = printed.first_line(page);
        if number == 1 {
            assert!(
                first.parse::<usize>().is_err(),
                "page {page} begins with {first}"
            );
        } else {
            assert_eq!(first, number.to_string(), "page {page}");
        }
        if page >= lying {
            assert!(
                printed.words(page).contains("So với mục tiêu"),
                "page {page}"
            );
        }
    }
    let fonts = printed.fonts();
    assert!(
        fonts
            .iter()
            .all(|font| font.contains("LiberationSerif") || font.contains("TimesNewRoman")),
        "{fonts:?}"
    );
}
