//! Files that somebody attaches as evidence: told apart by what they are, whatever they are called,
//! and made harmless. Pictures are decoded within bounds and written anew, so that nothing of the
//! bytes that came is kept: no place and device they were taken with, no second file hidden in them.
//! PDF and office documents are looked through and kept as they came, to be downloaded only.

mod exif;
mod jpeg;
mod office;
mod pdf;
mod picture;
mod png;
mod webp;

use domain::evidence::{FileFault, FileKind, Pixels};

use picture::Picture;

/// The longest side of a kept picture: an A4 page is still read well.
const LONGEST_SIDE: usize = 2560;
/// The longest side of a preview, twice as many pixels as it takes on a page.
const PREVIEW_SIDE: usize = 480;

/// A file that can be kept.
#[derive(Debug)]
pub struct Checked {
    pub kind: FileKind,
    pub content: Vec<u8>,
    pub pixels: Option<Pixels>,
    pub preview: Option<Small>,
}

/// A picture made small.
#[derive(Debug)]
pub struct Small {
    pub content: Vec<u8>,
    pub pixels: Pixels,
}

/// Checks a file. Takes time and memory: up to a second or two and some 180 MB for the largest
/// picture, so one at a time.
///
/// # Errors
/// What is of no kind that is kept, damaged, too much, or not what it seems.
pub fn check(bytes: Vec<u8>) -> Result<Checked, FileFault> {
    /// The container of old office files, and of those with a password.
    const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if bytes.is_empty() {
        return Err(FileFault::Empty);
    }
    let kind = if bytes.starts_with(b"\xff\xd8\xff") {
        return kept(bytes, jpeg::decode, false);
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return kept(bytes, png::decode, true);
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return kept(bytes, webp::decode, false);
    } else if bytes.starts_with(b"%PDF-") {
        pdf::check(&bytes)?;
        FileKind::Pdf
    } else if bytes.starts_with(b"PK\x03\x04") {
        office::check(&bytes)?
    } else if bytes.starts_with(COMPOUND) {
        return Err(FileFault::OldOrProtected);
    } else if bytes.get(4..8) == Some(b"ftyp")
        && bytes
            .get(8..11)
            .is_some_and(|brand| matches!(brand, b"hei" | b"hev" | b"mif" | b"msf"))
    {
        return Err(FileFault::Heic);
    } else {
        return Err(FileFault::NotAllowed);
    };
    Ok(Checked {
        kind,
        content: bytes,
        pixels: None,
        preview: None,
    })
}

/// A picture, written anew. `is_drawn`: of a kind that is chosen for drawings and screens, which
/// JPEG would blur.
fn kept(
    bytes: Vec<u8>,
    decode: fn(&[u8]) -> Result<Picture, FileFault>,
    is_drawn: bool,
) -> Result<Checked, FileFault> {
    let full = decode(&bytes)?;
    // What is not needed any more makes room for what is.
    drop(bytes);
    let orientation = full.orientation;
    let shrunk = full.shrunk(LONGEST_SIDE);
    let picture = match shrunk {
        Some(shrunk) => {
            drop(full);
            shrunk
        }
        None => full,
    }
    .turned(orientation);
    let (kind, content) = picture.written(is_drawn)?;
    let small = picture.shrunk(PREVIEW_SIDE);
    let small = small.as_ref().unwrap_or(&picture);
    Ok(Checked {
        kind,
        content,
        pixels: Some(picture.pixels()),
        preview: Some(Small {
            content: small.preview()?,
            pixels: small.pixels(),
        }),
    })
}

#[cfg(test)]
mod tests;
