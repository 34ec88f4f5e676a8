//! Files and forms made to do harm. Whatever comes: no answer is a failure, nothing lies outside the
//! folder or under a name of its own, nothing that was hidden in a file is given out again, and
//! nothing is given out in a way in which a browser would run it.

use std::{collections::BTreeSet, fs, path::Path};

use axum::{
    body::Body,
    http::{Method, StatusCode},
};

use super::{
    ACT, Sent, TASK, files_on, filled, form,
    made::{
        EXCEL_TYPES, ODS, ODT, PLACE, Part, SCRIPT, WORD_TYPES, archive, behind, excel, holds,
        jpeg, open_document, part, pdf, photo, png, webp, word,
    },
    post, reporter,
};
use crate::world::{Answer, Client, World, in_own_world};

/// What a file is called, what its sender says it is, what it is, and whether it may be kept: then
/// as something harmless.
pub struct Hostile {
    pub name: String,
    pub kind: &'static str,
    pub content: Vec<u8>,
    pub may_be_kept: bool,
}

fn file(name: &str, kind: &'static str, content: Vec<u8>, may_be_kept: bool) -> Hostile {
    Hostile {
        name: name.to_owned(),
        kind,
        content,
        may_be_kept,
    }
}

/// Of what a browser would run, under every name and type that could mislead.
fn running() -> Vec<Hostile> {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let html = b"<!doctype html><body onload=alert(1)><script>alert(1)</script>";
    let xml = b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
    let contents: [&[u8]; 10] = [
        svg,
        html,
        xml,
        b"\xef\xbb\xbf<html><script>alert(1)</script>",
        b"GIF89a/*<script>*/=1;alert(1)",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01\x01",
        b"#!/bin/sh\nrm -rf /\n",
        b"\xca\xfe\xba\xbe\0\0\0\x34",
        b"Rar!\x1a\x07\x00",
    ];
    let names = [
        ("anh.svg", "image/svg+xml"),
        ("anh.png", "image/png"),
        ("trang.html", "text/html"),
        ("bao-cao.pdf", "application/pdf"),
    ];
    contents
        .iter()
        .flat_map(|content| names.map(|(name, kind)| file(name, kind, content.to_vec(), false)))
        .collect()
}

/// Pictures with something else in them: what is kept is the picture alone.
fn pictures() -> Vec<Hostile> {
    let mut all = vec![
        file("anh.jpg", "image/jpeg", photo(60, 40), true),
        file("anh.jpg", "text/html", photo(60, 40), true),
        file("anh.html", "text/html", photo(60, 40), true),
        file(
            "anh.jpg.exe",
            "application/x-msdownload",
            photo(60, 40),
            true,
        ),
        file("anh.php.jpg", "image/jpeg", photo(60, 40), true),
        file("anh.webp", "image/webp", webp(16, 12), true),
    ];
    for hidden in [SCRIPT, &archive(&[part("a.js", SCRIPT)]), &pdf()] {
        all.push(file(
            "sau.jpg",
            "image/jpeg",
            behind(&photo(60, 40), hidden),
            true,
        ));
        all.push(file(
            "sau.png",
            "image/png",
            behind(&png(16, 12, |_| {}), hidden),
            true,
        ));
        all.push(file(
            "sau.webp",
            "image/webp",
            behind(&webp(16, 12), hidden),
            true,
        ));
    }
    for number in [0, 1, 2, 13, 14, 15] {
        let beside = jpeg(60, 40, |encoder| {
            if number > 0 {
                encoder.add_app_segment(number, SCRIPT.to_vec()).unwrap();
            } else {
                encoder.add_icc_profile(SCRIPT).unwrap();
            }
        });
        all.push(file("ben.jpg", "image/jpeg", beside, true));
    }
    let told = png(16, 12, |encoder| {
        let text = String::from_utf8(SCRIPT.to_vec()).unwrap();
        encoder
            .add_text_chunk("Comment".into(), text.clone())
            .unwrap();
        encoder
            .add_itxt_chunk("XML:com.adobe.xmp".into(), text)
            .unwrap();
    });
    all.push(file("chu.png", "image/png", told, true));
    // A JPEG that begins as a script of which the picture is a comment.
    let mut comment = photo(60, 40);
    comment.splice(2..2, *b"\xff\xfe\x00\x1f/*<script>alert(1)</script>*/");
    all.push(file("lai.jpg", "image/jpeg", comment, true));

    let mut flood = jpeg(40, 20, |_| {});
    let at = flood.windows(2).position(|two| two == b"\xff\xc0").unwrap();
    for (height, width) in [
        (30_000_u16, 30_000_u16),
        (65_535, 65_535),
        (1, 65_535),
        (0, 0),
    ] {
        flood[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
        flood[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
        all.push(file("lu.jpg", "image/jpeg", flood.clone(), false));
    }
    for (width, height) in [(30_000, 30_000), (2_000_000_000, 1), (12_000, 12_000)] {
        let mut header = Vec::new();
        let writer = ::png::Encoder::new(&mut header, width, height).write_header();
        drop(writer.unwrap());
        all.push(file("lu.png", "image/png", header, false));
    }
    let mut wide = webp(16, 12);
    wide[21..25].copy_from_slice(&[0xff, 0xff, 0xff, 0x0f]);
    all.push(file("lu.webp", "image/webp", wide, false));
    for whole in [photo(60, 40), png(16, 12, |_| {}), webp(16, 12)] {
        for length in [3, 12, 20, whole.len() / 2, whole.len() - 20] {
            all.push(file(
                "cut.jpg",
                "image/jpeg",
                whole[..length].to_vec(),
                false,
            ));
        }
    }
    all
}

#[expect(clippy::too_many_lines, reason = "one list")]
fn documents() -> Vec<Hostile> {
    let zeros = vec![0; 8 * 1024 * 1024];
    let lying = Part {
        says: Some(100),
        ..part("word/media/a.bin", &zeros)
    };
    let link = Part {
        is_link: true,
        ..part("word/media/a.png", b"/etc/passwd")
    };
    let macro_types = String::from_utf8(WORD_TYPES.to_vec()).unwrap();
    let macro_types = macro_types.replace("document.main", "document.macroEnabled.main");
    let template = br#"<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" TargetMode="External" Target="http://a.example/t.dotm"/></Relationships>"#;
    let bomb =
        b"<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><Types>&c;</Types>";
    let many: Vec<String> = (0..2100)
        .map(|number| format!("word/{number}.xml"))
        .collect();
    let mut all = vec![
        file(
            "macro.docx",
            "",
            word(vec![part("word/vbaProject.bin", b"x")]),
            false,
        ),
        file(
            "macro.docm",
            "",
            word(vec![part("word/VBAproject.BIN", b"x")]),
            false,
        ),
        file(
            "macro.xlsx",
            "",
            excel(vec![part("xl/vbaProject.bin", b"x")]),
            false,
        ),
        file(
            "macro4.xlsx",
            "",
            excel(vec![part("xl/macrosheets/sheet1.xml", b"x")]),
            false,
        ),
        file(
            "activex.docx",
            "",
            word(vec![part("word/activeX/activeX1.bin", b"x")]),
            false,
        ),
        file(
            "mau.docx",
            "",
            word(vec![part("word/_rels/settings.xml.rels", template)]),
            false,
        ),
        file(
            "bom.docx",
            "",
            word(vec![part("word/a.xml", &zeros)]),
            false,
        ),
        file("noi-doi.docx", "", word(vec![lying]), false),
        file("lien-ket.docx", "", word(vec![link]), false),
        file(
            "hai-lan.docx",
            "",
            word(vec![part("word/document.xml", SCRIPT)]),
            false,
        ),
        file(
            "nhieu.docx",
            "",
            word(many.iter().map(|name| part(name, b"x")).collect()),
            false,
        ),
        file("sau.docx", "", behind(&word(vec![]), SCRIPT), false),
        file("truoc.docx", "", behind(SCRIPT, &word(vec![])), false),
        file("cut.docx", "", word(vec![])[..80].to_vec(), false),
        file(
            "kieu.docx",
            "",
            archive(&[
                part("[Content_Types].xml", macro_types.as_bytes()),
                part("word/document.xml", b"<a/>"),
            ]),
            false,
        ),
        file(
            "thuc-the.docx",
            "",
            archive(&[
                part("[Content_Types].xml", bomb),
                part("word/document.xml", b"<a/>"),
            ]),
            false,
        ),
        file(
            "thieu.xlsx",
            "",
            archive(&[part("[Content_Types].xml", EXCEL_TYPES)]),
            false,
        ),
        file(
            "nen.zip",
            "application/zip",
            archive(&[part("a.txt", b"x")]),
            false,
        ),
        file(
            "chay.jar",
            "",
            archive(&[part("META-INF/MANIFEST.MF", b"Main-Class: A")]),
            false,
        ),
        file(
            "macro.odt",
            "",
            open_document(ODT, b"<m/>", vec![part("Basic/script-lc.xml", b"x")]),
            false,
        ),
        file(
            "macro.ods",
            "",
            open_document(ODS, b"<m/>", vec![part("Scripts/python/a.py", b"x")]),
            false,
        ),
        file(
            "khac.odt",
            "",
            open_document(b"application/epub+zip", b"<m/>", vec![]),
            false,
        ),
        file(
            "khoa.odt",
            "",
            open_document(ODT, b"<m><encryption-data/></m>", vec![]),
            false,
        ),
        file(
            "cu.doc",
            "application/msword",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(),
            false,
        ),
        file(
            "anh.heic",
            "image/heic",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
            false,
        ),
        file(
            "sau.pdf",
            "application/pdf",
            behind(&pdf(), &archive(&[part("a.js", SCRIPT)])),
            false,
        ),
        file("sau.pdf", "application/pdf", behind(&pdf(), SCRIPT), false),
        file(
            "truoc.pdf",
            "application/pdf",
            behind(SCRIPT, &pdf()),
            false,
        ),
        file("cut.pdf", "application/pdf", pdf()[..30].to_vec(), false),
        file("rong.pdf", "application/pdf", Vec::new(), false),
        // A PDF may hold any text: it is given out to be saved, and never shown.
        file(
            "trong.pdf",
            "text/html",
            [&b"%PDF-1.4\n"[..], SCRIPT, b"\n%%EOF"].concat(),
            true,
        ),
    ];
    for name in [
        "../../../etc/cron.d/x",
        "/etc/passwd",
        "..\\..\\windows\\x",
        "C:\\x",
        "word/../../x",
        "./x",
        "word/a\0.xml",
        "word/a\r\n.xml",
    ] {
        all.push(file(
            "duong-dan.docx",
            "",
            word(vec![part(name, b"x")]),
            false,
        ));
    }
    all
}

/// Names that lead elsewhere, or break what they stand in.
fn names() -> Vec<Hostile> {
    [
        "../../../../tmp/ngoai.pdf",
        "..\\..\\ngoai.pdf",
        "/tmp/ngoai.pdf",
        "C:\\ngoai.pdf",
        "a.pdf/../../ngoai.pdf",
        "nul.pdf",
        "CON",
        "....pdf",
        ".htaccess",
        "a\0b.pdf",
        "%00.pdf",
        "%2e%2e%2fngoai.pdf",
        "a;b.pdf",
        "<img src=x onerror=alert(1)>.pdf",
        "x\u{202e}fdp.exe",
        "\u{feff}\u{200b}.pdf",
        "~root.pdf",
        "$(id).pdf",
        "begun-1-1",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([
        "a".repeat(5_000) + ".pdf",
        "ạ".repeat(3_000),
        "😀".repeat(500),
    ])
    .map(|name| Hostile {
        name,
        kind: "application/pdf",
        content: pdf(),
        may_be_kept: true,
    })
    .collect()
}

pub fn all() -> Vec<Hostile> {
    [running(), pictures(), documents(), names()]
        .into_iter()
        .flatten()
        .collect()
}

/// Everything below a folder.
fn below(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

/// Sends each alone; gives back how many were kept.
pub async fn sent_one_by_one(officer: &Client, files: &[Hostile]) -> usize {
    let mut kept = 0;
    for (number, hostile) in files.iter().enumerate() {
        let about = format!("{number} {:.60} {}", hostile.name, hostile.kind);
        let page = page_of(number);
        let fields = filled(officer, &page, &[]).await;
        let one = Sent {
            name: &hostile.name.replace('"', "%22"),
            kind: hostile.kind,
            content: &hostile.content,
        };
        let answer = post(officer, "application/json", form(&fields, &[one])).await;
        stands(&answer, &about);
        match answer.status {
            StatusCode::OK => {
                assert!(hostile.may_be_kept, "{about} was kept");
                kept += 1;
            }
            StatusCode::UNPROCESSABLE_ENTITY => {
                assert!(
                    !hostile.may_be_kept,
                    "{about} was refused: {}",
                    answer.text()
                );
                let told: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
                assert_eq!(told["fields"][0][0], "files", "{about}");
                assert!(told["fields"][0][1].as_str().unwrap().len() > 20, "{about}");
            }
            // A name that no form can hold.
            StatusCode::BAD_REQUEST => assert!(hostile.name.contains('\0'), "{about}"),
            other => panic!("{about}: {other}"),
        }
    }
    kept
}

/// Each task takes only so many.
fn page_of(number: usize) -> String {
    const TASKS: [&str; 5] = [
        "an-sinh-giam-ngheo-thach-that",
        "cai-tao-ao-ho-trong-cay-thach-that",
        "khac-phuc-o-nhiem-lang-nghe-thach-that",
        "hoan-thanh-he-thong-quy-hoach-thach-that",
        "nong-thon-moi-nang-cao-kieu-mau-thach-that",
    ];
    format!("/nhiem-vu/{}/minh-chung", TASKS[number % TASKS.len()])
}

fn stands(answer: &Answer, about: &str) {
    assert!(answer.status.as_u16() < 500, "{about}: {}", answer.status);
}

#[test]
fn no_hostile_file_is_kept_as_it_came() {
    in_own_world(async |world: World| {
        let citizen = world.anonymous();
        let officer = reporter(&world, "gui-doc-hai")
            .await
            .before_the_same_as(&citizen);
        let files = all();
        assert!(files.len() >= 100, "{} files", files.len());
        let around = below(world.files.path().parent().unwrap());
        let kept = sent_one_by_one(&officer, &files).await;
        assert!(kept >= 40, "{kept} files were made harmless");
        let outside: Vec<_> = below(world.files.path().parent().unwrap())
            .difference(&around)
            .filter(|name| name.contains("ngoai"))
            .cloned()
            .collect();
        assert!(outside.is_empty(), "{outside:?}");
        assert!(!Path::new("/tmp/ngoai.pdf").exists());
        // Only hashes, and each file is what its hash says.
        for name in below(world.files.path()) {
            let content = fs::read(world.files.path().join(&name)).unwrap();
            assert_eq!(domain::journal::Hash::of(&content).to_string(), name);
            let is_pdf = content.starts_with(b"%PDF-");
            assert!(is_pdf || !holds(&content, b"script"), "{name}");
            assert!(!holds(&content, PLACE), "{name}");
        }
        let mut given = 0;
        for number in 0..5 {
            let page = page_of(number);
            let task = page.strip_suffix("/minh-chung").unwrap();
            let html = citizen.get(task).await;
            assert!(!html.text().contains("<script>alert"), "{task}");
            assert!(!html.text().contains("onerror=alert(1)>"), "{task}");
            for link in files_on(&citizen, task).await {
                let answer = citizen.get(&link).await;
                assert_eq!(answer.status, StatusCode::OK, "{link}");
                let kind = answer.header("content-type").unwrap();
                assert!(
                    ["application/pdf", "image/jpeg", "image/png"].contains(&kind),
                    "{kind}"
                );
                let disposition = answer.header("content-disposition").unwrap();
                assert!(disposition.starts_with("attachment;"), "{disposition}");
                assert!(
                    !disposition.contains("..") && disposition.is_ascii(),
                    "{disposition}"
                );
                assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
                assert!(
                    answer
                        .header("content-security-policy")
                        .unwrap()
                        .starts_with("sandbox;")
                );
                given += 1;
            }
        }
        assert_eq!(given, kept, "everything that was kept is given out");
        assert_eq!(world.service.verify_journal().await.unwrap().damages, []);
    });
}

/// Forms that are broken, by somebody who may send them.
#[test]
fn a_broken_form_is_refused_and_leaves_nothing() {
    in_own_world(async |world| {
        let officer = reporter(&world, "mau-hong").await;
        let page = format!("{TASK}/minh-chung");
        let fields = filled(&officer, &page, &[]).await;
        let whole = form(&fields, &[super::sent("a.pdf", &pdf())]);
        let before = world.kept().await;
        let mut bodies = vec![
            Vec::new(),
            b"--".to_vec(),
            b"------bien-gioi".to_vec(),
            b"------bien-gioi--".to_vec(),
            b"------bien-gioi\r\n\r\n\r\n------bien-gioi--\r\n".to_vec(),
            vec![b'x'; 100_000],
            vec![0; 100_000],
            b"------bien-gioi\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\n\xff\xfe\r\n------bien-gioi--\r\n".to_vec(),
            form(&[("caption".into(), "x".repeat(9_000))], &[]),
        ];
        for part in 1..20 {
            bodies.push(whole[..whole.len() * part / 20].to_vec());
        }
        for (number, body) in bodies.into_iter().enumerate() {
            for accept in ["text/html", "application/json"] {
                let answer = post(&officer, accept, body.clone()).await;
                stands(&answer, &number.to_string());
                assert_ne!(answer.status, StatusCode::OK, "{number}");
                let led = answer.header("location").unwrap_or_default();
                assert!(!led.contains("da=them"), "{number} {led}");
            }
        }
        for kind in [
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=khac",
            "multipart/mixed; boundary=----bien-gioi",
            "text/html",
            "application/x-www-form-urlencoded",
            "\u{1}",
            "",
        ] {
            let headers = [
                ("sec-fetch-site", "same-origin"),
                ("accept", "text/html"),
                ("content-type", kind),
            ];
            let mut request = axum::http::Request::builder().method(Method::POST).uri(ACT);
            for (name, value) in headers {
                if axum::http::HeaderValue::from_str(value).is_ok() {
                    request = request.header(name, value);
                }
            }
            let answer = officer
                .send(request.body(Body::from(whole.clone())).unwrap())
                .await;
            stands(&answer, kind);
        }
        assert!(world.kept().await == before);
        assert!(below(world.files.path()).is_empty());
    });
}
