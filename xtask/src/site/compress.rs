//! The brotli form of a file, made once and laid beside it.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;

/// Whether a file of this name is made smaller by brotli; pictures and fonts already are.
pub fn is_worth_it(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    !matches!(ending, "woff2" | "png" | "jpg" | "webp" | "avif")
}

/// `a.css` has its brotli form in `a.css.br`.
pub fn name_beside(file: &Path) -> PathBuf {
    let mut name: OsString = file.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}

/// Makes the brotli form, unless the file is unchanged and has one, and answers its length.
pub fn beside(file: &Path, content: &[u8], unchanged: bool) -> Result<usize> {
    let compressed = name_beside(file);
    if unchanged && let Ok(had) = fs::metadata(&compressed) {
        return Ok(usize::try_from(had.len())?);
    }
    let bytes = brotli(content)?;
    fs::write(compressed, &bytes)?;
    Ok(bytes.len())
}

/// Brotli at its best: these files are compressed once and sent many times.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut bytes = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut bytes, &parameters)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_worth_it_and_fonts_are_not() {
        assert!(is_worth_it("tiendo.css"));
        assert!(is_worth_it("robots.txt"));
        assert!(!is_worth_it("fonts/a.woff2"));
    }

    #[test]
    fn what_is_compressed_can_be_read_again() {
        let text = "Tiến Độ ".repeat(500);
        let bytes = brotli(text.as_bytes()).unwrap();
        assert!(bytes.len() < text.len() / 20);
        let mut again = Vec::new();
        brotli::BrotliDecompress(&mut &bytes[..], &mut again).unwrap();
        assert_eq!(again, text.as_bytes());
    }
}
