//! What a file is called: as its sender called it, as far as that is harmless on every machine
//! that it may be saved on, and with the ending of what it is.

use serde::{Deserialize, Serialize};

use super::FileKind;
use crate::text::normalise;

/// A file's name: no folder, no invisible or reserved characters, NFC.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileName(String);

/// A name that nobody can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a file name")]
pub struct NotAFileName;

/// Endings that are replaced by that of the kind.
const ENDINGS: [&str; 10] = [
    "pdf", "jpg", "jpeg", "png", "webp", "docx", "xlsx", "odt", "ods", "jfif",
];

/// What a name cannot be on Windows, whatever its ending.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

impl FileName {
    /// In characters, its ending included. In UTF-8 it then fits every file system.
    pub const MAX: usize = 80;
    const WITHOUT_NAME: &str = "minh-chung";

    /// The name of a file of this kind that somebody called `typed`.
    #[must_use]
    pub fn of(typed: &str, kind: FileKind) -> Self {
        let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
        let clean = clean(last);
        let stem = match clean.rsplit_once('.') {
            Some((stem, ending)) if ENDINGS.contains(&ending.to_lowercase().as_str()) => stem,
            _ => &clean,
        };
        let ending = kind.extension();
        let room = Self::MAX - ending.len() - 1;
        let stem: String = stem.chars().take(room).collect();
        let stem = stem.trim_matches(['.', ' ', '_']);
        let stem = match stem {
            "" => Self::WITHOUT_NAME.to_owned(),
            reserved if is_reserved(reserved) => format!("_{reserved}"),
            fine => fine.to_owned(),
        };
        Self(format!("{stem}.{ending}"))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn clean(name: &str) -> String {
    normalise(name)
        .chars()
        .map(|character| match character {
            '\n' | '<' | '>' | ':' | '"' | '|' | '?' | '*' | '/' | '\\' => '_',
            other => other,
        })
        .collect()
}

fn is_reserved(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().to_lowercase();
    let bare = first.trim_end_matches(|digit: char| digit.is_ascii_digit());
    RESERVED.contains(&bare) && first.len() <= bare.len() + 1
}

impl TryFrom<String> for FileName {
    type Error = NotAFileName;
    fn try_from(text: String) -> Result<Self, NotAFileName> {
        FileKind::ALL
            .into_iter()
            .find(|kind| Self::of(&text, *kind).0 == text)
            .map(|_| Self(text))
            .ok_or(NotAFileName)
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_harmless_wherever_it_is_saved() {
        use FileKind::{Docx, Jpeg, Pdf, Png};
        for (typed, kind, name) in [
            ("Biên bản nghiệm thu.pdf", Pdf, "Biên bản nghiệm thu.pdf"),
            // Typed on a Mac: letters and marks apart.
            ("Bie\u{302}n ba\u{309}n.pdf", Pdf, "Biên bản.pdf"),
            ("IMG_0001.JPEG", Jpeg, "IMG_0001.jpg"),
            ("anh.webp", Png, "anh.png"),
            ("hoa-don.pdf.exe", Pdf, "hoa-don.pdf.exe.pdf"),
            ("../../etc/passwd", Pdf, "passwd.pdf"),
            ("C:\\Users\\a\\b.docx", Docx, "b.docx"),
            ("..", Pdf, "minh-chung.pdf"),
            ("", Jpeg, "minh-chung.jpg"),
            (".htaccess", Pdf, "htaccess.pdf"),
            ("a\0b.pdf", Pdf, "ab.pdf"),
            ("a\r\nSet-Cookie: x.pdf", Pdf, "a_Set-Cookie_ x.pdf"),
            ("x\u{202e}fdp.exe", Pdf, "xfdp.exe.pdf"),
            ("<script>.png", Png, "script.png"),
            ("CON.pdf", Pdf, "_CON.pdf"),
            ("com1.txt", Pdf, "_com1.txt.pdf"),
            ("companion.pdf", Pdf, "companion.pdf"),
            ("Báo cáo 12.5", Pdf, "Báo cáo 12.5.pdf"),
        ] {
            assert_eq!(FileName::of(typed, kind).as_str(), name, "{typed:?}");
        }
    }

    #[test]
    fn only_such_a_name_is_read_back() {
        for bad in [
            "", "a", "a/b.pdf", "../a.pdf", "a\0.pdf", "nul.pdf", "a.svg",
        ] {
            assert_eq!(
                FileName::try_from(bad.to_owned()),
                Err(NotAFileName),
                "{bad:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_becomes_a_name(typed in any::<String>(), at in 0..FileKind::ALL.len()) {
            let kind = FileKind::ALL[at];
            let name = FileName::of(&typed, kind);
            let text = name.as_str();
            prop_assert!(text.chars().count() <= FileName::MAX + 1, "{text}");
            let ending = format!(".{}", kind.extension());
            prop_assert!(text.ends_with(&ending));
            prop_assert!(!text.starts_with(['.', '/']) && !text.contains(['/', '\\', '\0', '\n', '"']));
            prop_assert_eq!(FileName::try_from(text.to_owned()), Ok(name.clone()));
        }
    }
}
