//! Files as people send them, and what is left of each.

use std::io::Write as _;

use flate2::{Compression, Crc, write::DeflateEncoder};
use image_webp::{ColorType, WebPEncoder};

use super::*;
use crate::{
    report::{Column, Report},
    xlsx,
};

/// A picture that is light on the left and dark on the right.
fn pixels(width: u16, height: u16) -> Vec<u8> {
    let row = (0..width).flat_map(|x| {
        let value = if x < width / 2 { 250 } else { 5 };
        [value, value, value]
    });
    let row: Vec<u8> = row.collect();
    row.repeat(height.into())
}

fn jpeg(
    width: u16,
    height: u16,
    change: impl FnOnce(&mut jpeg_encoder::Encoder<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    change(&mut encoder);
    encoder
        .encode(
            &pixels(width, height),
            width,
            height,
            jpeg_encoder::ColorType::Rgb,
        )
        .unwrap();
    file
}

/// Exif with an orientation and where it was taken.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II\x2a\x00\x08\0\0\0\x01\x00\x12\x01\x03\x00\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 21.0278 105.8342");
    exif
}

fn held(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|some| some == part)
}

/// The picture as it is kept.
fn decoded(checked: &Checked) -> Picture {
    match checked.kind {
        FileKind::Png => png::decode(&checked.content),
        _ => jpeg::decode(&checked.content),
    }
    .unwrap()
}

fn sides(checked: &Checked) -> (u32, u32) {
    let pixels = checked.pixels.unwrap();
    let picture = decoded(checked);
    assert_eq!(picture.pixels(), pixels, "it says what it is");
    (pixels.width, pixels.height)
}

#[test]
fn a_photo_is_upright_and_says_nothing_of_where_it_was_taken() {
    let plain = check(jpeg(40, 20, |_| {})).unwrap();
    assert_eq!((plain.kind, sides(&plain)), (FileKind::Jpeg, (40, 20)));
    // Held upright: the light side is on top.
    let photo = jpeg(40, 20, |encoder| {
        encoder.add_exif_metadata(&exif(6)).unwrap();
    });
    assert!(held(&photo, b"GPS 21.0278"));
    let checked = check(photo).unwrap();
    assert_eq!(sides(&checked), (20, 40));
    let picture = decoded(&checked);
    assert!(picture.pixels[0] > 200 && *picture.pixels.last().unwrap() < 50);
    let small = checked.preview.unwrap();
    for content in [&checked.content, &small.content] {
        for part in [&b"GPS"[..], b"Exif", b"105.8342"] {
            assert!(!held(content, part));
        }
    }
}

#[test]
fn what_is_behind_or_beside_a_picture_is_not_kept() {
    let script = b"<script>alert(1)</script>";
    let mut behind = jpeg(40, 20, |_| {});
    behind.extend(script);
    behind.extend(archive(&[("a", b"x", true)]));
    let beside = jpeg(40, 20, |encoder| {
        encoder.add_app_segment(7, script.to_vec()).unwrap();
    });
    let mut drawn = png::encode(&png_picture()).unwrap();
    drawn.extend(script);
    for file in [behind, beside, drawn] {
        assert!(held(&file, script));
        let checked = check(file).unwrap();
        assert!(!held(&checked.content, b"script") && !held(&checked.content, b"PK\x03\x04"));
        assert!(!held(&checked.preview.unwrap().content, b"script"));
    }
}

fn png_picture() -> Picture {
    Picture {
        width: 6,
        height: 4,
        channels: 4,
        pixels: [200, 10, 10, 128].repeat(24),
        orientation: 1,
    }
}

#[test]
fn a_large_picture_is_made_smaller() {
    let checked = check(jpeg(6000, 3000, |_| {})).unwrap();
    assert_eq!(sides(&checked), (2560, 1280));
    let small = checked.preview.unwrap();
    assert_eq!((small.pixels.width, small.pixels.height), (480, 240));
    assert_eq!(jpeg::decode(&small.content).unwrap().pixels(), small.pixels);
    assert!(small.content.len() < 20_000, "{}", small.content.len());
}

#[test]
fn drawings_stay_png_and_other_pictures_become_jpeg() {
    let drawn = check(png::encode(&png_picture()).unwrap()).unwrap();
    assert_eq!((drawn.kind, sides(&drawn)), (FileKind::Png, (6, 4)));
    assert_eq!(decoded(&drawn).pixels, png_picture().pixels);
    let webp = |color, pixels: &[u8]| {
        let mut file = Vec::new();
        WebPEncoder::new(&mut file)
            .encode(pixels, 6, 4, color)
            .unwrap();
        check(file).unwrap()
    };
    let photo = webp(ColorType::Rgb8, &[9; 72]);
    assert_eq!((photo.kind, sides(&photo)), (FileKind::Jpeg, (6, 4)));
    let through = webp(ColorType::Rgba8, &png_picture().pixels);
    assert_eq!((through.kind, sides(&through)), (FileKind::Png, (6, 4)));
    // Grey, of one bit, of sixteen bits, with a palette: all are read.
    for (color, depth, bytes) in [
        (::png::ColorType::Grayscale, ::png::BitDepth::One, 1),
        (::png::ColorType::Grayscale, ::png::BitDepth::Sixteen, 16),
        (::png::ColorType::Rgba, ::png::BitDepth::Sixteen, 64),
        (::png::ColorType::Indexed, ::png::BitDepth::Eight, 8),
    ] {
        let mut file = Vec::new();
        let mut encoder = ::png::Encoder::new(&mut file, 8, 2);
        encoder.set_color(color);
        encoder.set_depth(depth);
        if color == ::png::ColorType::Indexed {
            encoder.set_palette(vec![1, 2, 3]);
        }
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![0; bytes * 2]).unwrap();
        writer.finish().unwrap();
        let checked = check(file).unwrap();
        assert_eq!(sides(&checked), (8, 2), "{color:?} {depth:?}");
    }
}

#[test]
fn a_picture_without_its_end_is_damaged() {
    for whole in [jpeg(400, 200, |_| {}), png::encode(&png_picture()).unwrap()] {
        for length in [whole.len() / 2, whole.len() - 30, 20, 4] {
            let cut = whole[..length].to_vec();
            let fault = check(cut).map(|checked| checked.kind).unwrap_err();
            let expected = [FileFault::Damaged, FileFault::NotAllowed];
            assert!(expected.contains(&fault), "{length}: {fault:?}");
        }
    }
}

/// The sides that a picture claims, before anything is decoded.
#[test]
fn a_flood_of_pixels_is_not_let_in() {
    let mut file = jpeg(40, 20, |_| {});
    let at = file.windows(2).position(|two| two == b"\xff\xc0").unwrap();
    file[at + 5..at + 9].copy_from_slice(&[0x75, 0x30, 0x75, 0x30]);
    assert_eq!(check(file).unwrap_err(), FileFault::TooManyPixels);

    let mut file = Vec::new();
    let encoder = ::png::Encoder::new(&mut file, 30_000, 30_000);
    encoder.write_header().unwrap();
    assert_eq!(check(file).unwrap_err(), FileFault::TooManyPixels);
    // In passes only less is taken, as more is kept of it.
    let progressive = jpeg(5000, 4000, |encoder| encoder.set_progressive(true));
    assert_eq!(check(progressive).unwrap_err(), FileFault::TooManyPixels);
    let progressive = jpeg(400, 300, |encoder| encoder.set_progressive(true));
    assert_eq!(sides(&check(progressive).unwrap()), (400, 300));
}

/// Parts by name and content, packed or as they are.
fn archive(parts: &[(&str, &[u8], bool)]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut list = Vec::new();
    for (name, content, is_packed) in parts {
        let packed = if *is_packed {
            let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
            deflate.write_all(content).unwrap();
            deflate.finish().unwrap()
        } else {
            content.to_vec()
        };
        let mut crc = Crc::new();
        crc.update(content);
        let at = u32::try_from(file.len()).unwrap();
        let mut shared = Vec::new();
        for field in [20, 0, if *is_packed { 8 } else { 0 }, 0, 0x21_u16] {
            shared.extend(field.to_le_bytes());
        }
        shared.extend(crc.sum().to_le_bytes());
        shared.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        shared.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        shared.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        shared.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&shared);
        file.extend(name.as_bytes());
        file.extend(packed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(shared);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let at = u32::try_from(file.len()).unwrap();
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    file.extend(&list);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count);
    file.extend(count);
    file.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend([0, 0]);
    file
}

const WORD_TYPES: &[u8] = br#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

fn word(more: &[(&str, &[u8], bool)]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml", WORD_TYPES, true),
        ("word/document.xml", b"<document/>", true),
    ];
    parts.extend(more);
    archive(&parts)
}

fn odf(kind: &[u8], manifest: &[u8]) -> Vec<u8> {
    archive(&[
        ("mimetype", kind, false),
        ("content.xml", b"<content/>", true),
        ("META-INF/manifest.xml", manifest, true),
    ])
}

#[test]
fn office_files_are_what_their_parts_say() {
    let report = Report {
        title: "Biểu 2".into(),
        columns: vec![Column::named("Tên")],
        rows: Vec::new(),
        notes: vec![],
    };
    let at = "2026-11-26T00:00:00Z".parse().unwrap();
    let workbook = xlsx::write(&report, domain::Language::Vi, at).unwrap();
    let text = b"application/vnd.oasis.opendocument.text";
    let sheet = b"application/vnd.oasis.opendocument.spreadsheet";
    for (file, kind) in [
        (workbook, FileKind::Xlsx),
        (
            word(&[("customXml/item1.xml", b"<x/>", true)]),
            FileKind::Docx,
        ),
        (odf(text, b"<manifest/>"), FileKind::Odt),
        (odf(sheet, b"<manifest/>"), FileKind::Ods),
    ] {
        let checked = check(file.clone()).unwrap();
        assert_eq!((checked.kind, checked.content == file), (kind, true));
        assert!(checked.preview.is_none());
        // A second file around it is not one of them.
        for fault in [
            [&b"x"[..], &file].concat(),
            [&file[..], b"x"].concat(),
            file[..file.len() / 2].to_vec(),
        ] {
            assert!(check(fault).is_err());
        }
    }
}

#[test]
fn what_runs_or_hides_in_an_office_file_is_refused() {
    let macros = WORD_TYPES.to_vec();
    let macros = String::from_utf8(macros)
        .unwrap()
        .replace("document.main", "document.macroEnabled.main");
    let template = br#"<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" TargetMode="External" Target="http://a.example/t.dotm"/></Relationships>"#;
    let link = br#"<Relationships><Relationship Id="a" Type="http://x/hyperlink" TargetMode="External" Target="http://a.example/"/></Relationships>"#;
    let locked = b"<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let zeros = vec![0; 2 * 1024 * 1024];
    for (file, fault) in [
        (
            word(&[("word/vbaProject.bin", b"x", true)]),
            FileFault::Macros,
        ),
        (
            word(&[("WORD/VBAPROJECT.BIN", b"x", true)]),
            FileFault::Macros,
        ),
        (
            word(&[("xl/macrosheets/sheet1.xml", b"x", true)]),
            FileFault::Macros,
        ),
        (
            word(&[("word/activeX/activeX1.bin", b"x", true)]),
            FileFault::Macros,
        ),
        (
            word(&[("word/_rels/settings.xml.rels", template, true)]),
            FileFault::Macros,
        ),
        (
            archive(&[
                ("[Content_Types].xml", macros.as_bytes(), true),
                ("word/document.xml", b"<document/>", true),
            ]),
            FileFault::Macros,
        ),
        (
            word(&[("../../etc/cron.d/x", b"x", true)]),
            FileFault::Disguised,
        ),
        (word(&[("/etc/passwd", b"x", true)]), FileFault::Disguised),
        (word(&[("word\\..\\x", b"x", true)]), FileFault::Disguised),
        (word(&[("c:x", b"x", true)]), FileFault::Disguised),
        (
            word(&[("word/document.xml", b"<other/>", true)]),
            FileFault::Disguised,
        ),
        (word(&[("word/a\0.xml", b"x", true)]), FileFault::Disguised),
        (
            word(&[("word/zeros.xml", &zeros, true)]),
            FileFault::UnpacksTooLarge,
        ),
        (archive(&[("a.txt", b"x", true)]), FileFault::NotAllowed),
        (
            archive(&[("[Content_Types].xml", WORD_TYPES, true)]),
            FileFault::NotAllowed,
        ),
        (
            odf(b"application/vnd.oasis.opendocument.graphics", b"<m/>"),
            FileFault::NotAllowed,
        ),
        (
            odf(b"application/vnd.oasis.opendocument.text", locked),
            FileFault::OldOrProtected,
        ),
    ] {
        assert_eq!(check(file).unwrap_err(), fault);
    }
    assert!(check(word(&[("word/_rels/document.xml.rels", link, true)])).is_ok());
    // A link to somewhere else, as archives of Unix can hold.
    let mut linked = word(&[("word/media/a.png", b"/etc/passwd", false)]);
    let at = linked
        .windows(6)
        .rposition(|six| six == b"PK\x01\x02\x14\x00")
        .unwrap();
    linked[at + 5] = 3;
    linked[at + 38..at + 42].copy_from_slice(&0xa1ff_0000_u32.to_le_bytes());
    assert_eq!(check(linked).unwrap_err(), FileFault::Disguised);
    // Something between two parts.
    let mut stuffed = word(&[]);
    let second = stuffed
        .windows(4)
        .skip(1)
        .position(|four| four == b"PK\x03\x04")
        .unwrap()
        + 1;
    let extra = b"<script>alert(1)</script><!-- hidden -->";
    stuffed.splice(second..second, extra.iter().copied());
    let moved = u32::try_from(second + extra.len()).unwrap();
    let list = stuffed
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    stuffed[list + 42..list + 46].copy_from_slice(&moved.to_le_bytes());
    let end = stuffed.len() - 6;
    let list_at = u32::from_le_bytes(*stuffed[end..].first_chunk().unwrap());
    let list_at = list_at + u32::try_from(extra.len()).unwrap();
    stuffed[end..end + 4].copy_from_slice(&list_at.to_le_bytes());
    assert_eq!(check(stuffed).unwrap_err(), FileFault::Disguised);
}

#[test]
fn a_pdf_has_a_beginning_an_end_and_nothing_else() {
    let pdf = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".to_vec();
    let checked = check(pdf.clone()).unwrap();
    assert_eq!(
        (checked.kind, checked.content),
        (FileKind::Pdf, pdf.clone())
    );
    let with = |more: &[u8]| [&pdf[..], more].concat();
    for (file, fault) in [
        (with(&archive(&[("a", b"x", true)])), FileFault::Disguised),
        (with(b"<script>alert(1)</script>"), FileFault::Disguised),
        (with(&vec![b'x'; 5000]), FileFault::Disguised),
        (pdf[..30].to_vec(), FileFault::Damaged),
        (b"%PDF-x".to_vec(), FileFault::Damaged),
        (b"%PDF-1.7".to_vec(), FileFault::Damaged),
        ([b" ", &pdf[..]].concat(), FileFault::NotAllowed),
    ] {
        assert_eq!(check(file).unwrap_err(), fault);
    }
    assert!(check(with(b"\r\n\0\0")).is_ok());
}

#[test]
fn everything_else_is_refused_by_what_it_is() {
    for (file, fault) in [
        (&b""[..], FileFault::Empty),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            FileFault::NotAllowed,
        ),
        (
            b"<!doctype html><script>alert(1)</script>",
            FileFault::NotAllowed,
        ),
        (b"GIF89a\x01\x00\x01\x00", FileFault::NotAllowed),
        (b"MZ\x90\x00", FileFault::NotAllowed),
        (b"\x7fELF", FileFault::NotAllowed),
        (b"\0\0\0\x18ftypheic\0\0\0\0", FileFault::Heic),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", FileFault::NotAllowed),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            FileFault::OldOrProtected,
        ),
        (b"\xff\xd8\xff", FileFault::Damaged),
        (b"\x89PNG\r\n\x1a\n", FileFault::Damaged),
        (b"RIFF\0\0\0\0WEBP", FileFault::Damaged),
        (b"PK\x03\x04", FileFault::Damaged),
    ] {
        assert_eq!(check(file.to_vec()).unwrap_err(), fault, "{file:?}");
    }
}

mod damage {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is changed in a file, it is checked to an end.
        #[test]
        fn no_damage_stops_the_check(which in 0..5_usize, changes in prop::collection::vec((any::<u16>(), any::<u8>()), 1..12)) {
            let mut file = match which {
                0 => jpeg(24, 16, |encoder| { encoder.add_exif_metadata(&exif(3)).unwrap(); }),
                1 => jpeg(24, 16, |encoder| encoder.set_progressive(true)),
                2 => png::encode(&png_picture()).unwrap(),
                3 => word(&[]),
                _ => {
                    let mut file = Vec::new();
                    WebPEncoder::new(&mut file).encode(&[7; 72], 6, 4, ColorType::Rgb8).unwrap();
                    file
                }
            };
            for (at, byte) in changes {
                let length = file.len();
                file[usize::from(at) % length] = byte;
            }
            if let Ok(checked) = check(file) {
                prop_assert!(!checked.content.is_empty());
            }
        }
    }
}
