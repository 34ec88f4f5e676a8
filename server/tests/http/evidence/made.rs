//! Files made for tests: pictures, archives, documents, as their programs would write them or not.

use std::io::Write as _;

use flate2::{Compression, Crc, write::DeflateEncoder};
use image_webp::{ColorType, WebPEncoder};

pub const SCRIPT: &[u8] = b"<script>alert(1)</script>";
/// What nobody may learn from a photo.
pub const PLACE: &[u8] = b"GPS 21.0278 105.8342";

/// A photo, as a camera that was turned by 90 degrees writes it, with where it was taken.
pub fn photo(width: u16, height: u16) -> Vec<u8> {
    jpeg(width, height, |encoder| {
        let mut exif = b"II\x2a\x00\x08\0\0\0\x01\x00\x12\x01\x03\x00\x01\0\0\0".to_vec();
        exif.extend([6, 0, 0, 0, 0, 0, 0, 0]);
        exif.extend(PLACE);
        encoder.add_exif_metadata(&exif).unwrap();
    })
}

pub fn jpeg(
    width: u16,
    height: u16,
    change: impl FnOnce(&mut jpeg_encoder::Encoder<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 80);
    change(&mut encoder);
    let pixels = pixels(width.into(), height.into(), 3);
    encoder
        .encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    file
}

fn pixels(width: usize, height: usize, channels: usize) -> Vec<u8> {
    let row = (0..width * channels).map(|at| u8::try_from(at / channels * 255 / width).unwrap());
    row.collect::<Vec<u8>>().repeat(height)
}

pub fn png(
    width: u32,
    height: u32,
    change: impl FnOnce(&mut png::Encoder<'_, &mut Vec<u8>>),
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    change(&mut encoder);
    let mut writer = encoder.write_header().unwrap();
    let (width, height) = (
        usize::try_from(width).unwrap(),
        usize::try_from(height).unwrap(),
    );
    writer.write_image_data(&pixels(width, height, 3)).unwrap();
    writer.finish().unwrap();
    file
}

pub fn webp(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let sides = (
        usize::try_from(width).unwrap(),
        usize::try_from(height).unwrap(),
    );
    WebPEncoder::new(&mut file)
        .encode(&pixels(sides.0, sides.1, 3), width, height, ColorType::Rgb8)
        .unwrap();
    file
}

pub fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".to_vec()
}

/// A part of an archive, as it is told, true or not.
pub struct Part<'a> {
    pub name: &'a str,
    pub content: &'a [u8],
    /// How large the list says it is.
    pub says: Option<u32>,
    /// A link, as archives of Unix can hold.
    pub is_link: bool,
}

pub fn part<'a>(name: &'a str, content: &'a [u8]) -> Part<'a> {
    Part {
        name,
        content,
        says: None,
        is_link: false,
    }
}

pub fn archive(parts: &[Part<'_>]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut list = Vec::new();
    for part in parts {
        // The first part of an OpenDocument file is not packed.
        let is_packed = part.name != "mimetype";
        let packed = if is_packed {
            let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
            deflate.write_all(part.content).unwrap();
            deflate.finish().unwrap()
        } else {
            part.content.to_vec()
        };
        let mut crc = Crc::new();
        crc.update(part.content);
        let length = u32::try_from(part.content.len()).unwrap();
        let at = u32::try_from(file.len()).unwrap();
        let mut shared = Vec::new();
        for field in [20, 0, if is_packed { 8 } else { 0 }, 0, 0x21_u16] {
            shared.extend(field.to_le_bytes());
        }
        shared.extend(crc.sum().to_le_bytes());
        shared.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        shared.extend(part.says.unwrap_or(length).to_le_bytes());
        shared.extend(u16::try_from(part.name.len()).unwrap().to_le_bytes());
        shared.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&shared);
        file.extend(part.name.as_bytes());
        file.extend(packed);
        let (by, mode) = if part.is_link {
            (3, 0xa1ff_0000_u32)
        } else {
            (0, 0)
        };
        list.extend([b'P', b'K', 1, 2, 20, by]);
        list.extend(shared);
        list.extend([0; 6]);
        list.extend(mode.to_le_bytes());
        list.extend(at.to_le_bytes());
        list.extend(part.name.as_bytes());
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

pub const WORD_TYPES: &[u8] = br#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
pub const EXCEL_TYPES: &[u8] = br#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;

/// A Word file with something more in it.
pub fn word(more: Vec<Part<'_>>) -> Vec<u8> {
    let mut parts = vec![
        part("[Content_Types].xml", WORD_TYPES),
        part("word/document.xml", b"<document/>"),
    ];
    parts.extend(more);
    archive(&parts)
}

pub fn excel(more: Vec<Part<'_>>) -> Vec<u8> {
    let mut parts = vec![
        part("[Content_Types].xml", EXCEL_TYPES),
        part("xl/workbook.xml", b"<workbook/>"),
    ];
    parts.extend(more);
    archive(&parts)
}

pub fn open_document(kind: &[u8], manifest: &[u8], more: Vec<Part<'_>>) -> Vec<u8> {
    let mut parts = vec![
        part("mimetype", kind),
        part("content.xml", b"<content/>"),
        part("META-INF/manifest.xml", manifest),
    ];
    parts.extend(more);
    archive(&parts)
}

pub const ODT: &[u8] = b"application/vnd.oasis.opendocument.text";
pub const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// One file behind another.
pub fn behind(first: &[u8], second: &[u8]) -> Vec<u8> {
    [first, second].concat()
}

pub fn holds(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|some| some == part)
}
