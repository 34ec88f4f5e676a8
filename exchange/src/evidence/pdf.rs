//! PDF: seen to have a beginning and an end, and to be nothing else besides. What is inside is left
//! to whoever opens it, so it is only ever downloaded.

use domain::evidence::FileFault;

use crate::archive;

/// The end stands within so many last bytes.
const END_WITHIN: usize = 1024;

pub fn check(bytes: &[u8]) -> Result<(), FileFault> {
    let version = bytes.get(5..8);
    if !version.is_some_and(|text| matches!(text, [b'1' | b'2', b'.', b'0'..=b'9'])) {
        return Err(FileFault::Damaged);
    }
    let last = &bytes[bytes.len().saturating_sub(END_WITHIN)..];
    let end = last.windows(5).rposition(|five| five == b"%%EOF");
    let Some(end) = end else {
        // A whole file in front of something else has its end too far away.
        let has_end = bytes.windows(5).any(|five| five == b"%%EOF");
        return Err(if has_end {
            FileFault::Disguised
        } else {
            FileFault::Damaged
        });
    };
    let behind = &last[end + 5..];
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\r' | b'\n' | b'\t' | 0);
    if !behind.iter().all(is_blank) || archive::is_one(bytes) {
        return Err(FileFault::Disguised);
    }
    Ok(())
}
