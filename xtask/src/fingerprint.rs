//! One short text that stands for the content of many files.
//!
//! Content, not time: a fresh clone has new times and the same content, and must not rebuild.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// How many hexadecimal digits name a file: 64 bits, far more than these few files can collide in.
const SHORT: usize = 16;

/// The first half of a SHA-256, in hexadecimal: enough to tell any two versions of a file apart.
pub fn of_bytes(bytes: &[u8]) -> String {
    let mut text = HEXLOWER.encode(&Sha256::digest(bytes));
    text.truncate(SHORT);
    text
}

/// Collects what an output depends on.
pub struct Fingerprint(Sha256);

impl Fingerprint {
    pub fn new() -> Self {
        Self(Sha256::new())
    }

    /// Adds something that is not a file, such as a compiler's version.
    pub fn add_text(&mut self, text: &str) {
        // The length first, so that moving a letter from one text to the next makes a difference.
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
    }

    /// Adds a file, or every file in a folder, by path (below `root`) and content.
    pub fn add(&mut self, root: &Path, path: &Path) -> io::Result<()> {
        for file in files_below(path)? {
            let content = fs::read(&file)?;
            let name = file.strip_prefix(root).unwrap_or(&file);
            self.add_text(&name.to_string_lossy());
            self.0.update(content.len().to_le_bytes());
            self.0.update(&content);
        }
        Ok(())
    }

    pub fn finish(self) -> String {
        HEXLOWER.encode(&self.0.finalize())
    }
}

/// Every file below a folder in a stable order; a file is below itself, and what is missing is empty.
pub fn files_below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        found.extend(files_below(&entry?.path())?);
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_name_is_of_the_content() {
        assert_eq!(of_bytes(b"abc"), "ba7816bf8f01cfea");
        assert_ne!(of_bytes(b"abc"), of_bytes(b"abd"));
    }

    #[test]
    fn texts_do_not_run_into_each_other() {
        let of = |texts: &[&str]| {
            let mut print = Fingerprint::new();
            for text in texts {
                print.add_text(text);
            }
            print.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }
}
