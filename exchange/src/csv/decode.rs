//! From bytes to text: Unicode in its usual forms, and nothing guessed. An old Vietnamese code
//! page reads as other letters without any error, so what is not Unicode is refused.

use std::borrow::Cow;

use crate::problem::FileProblem;

pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, FileProblem> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(bytes)?,
    };
    if text.contains('\0') {
        return Err(FileProblem::NotText);
    }
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    Ok(text)
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, FileProblem> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| {
        // Pictures and programs have bytes that no text has in any code page.
        let is_text = bytes
            .iter()
            .all(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\r' | b'\n'));
        if is_text {
            FileProblem::NotUnicode
        } else {
            FileProblem::NotText
        }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, FileProblem> {
    let (pairs, []) = bytes.as_chunks::<2>() else {
        return Err(FileProblem::Damaged);
    };
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<String, _>>()
        .map(Cow::Owned)
        .map_err(|_| FileProblem::Damaged)
}
