//! What is said where there is no network, and where: told to the script that keeps pages.

use domain::Language;
use serde::Serialize;

use crate::words::Words;

/// The page that stands for one that was never kept.
pub const ABSENT: &str = "/ngoai-tuyen";
/// The page that stands for the answer to a form that could not be sent.
pub const UNSENT: &str = "/ngoai-tuyen/chua-gui";

/// The words around the moment at which a page was kept.
#[derive(Serialize)]
pub struct Said {
    /// What the notice is called.
    kept: &'static str,
    offline: [&'static str; 2],
    slow: [&'static str; 2],
    again: &'static str,
}

#[must_use]
pub const fn words(language: Language) -> Said {
    let words = Words(language);
    Said {
        kept: words.kept_page(),
        offline: [words.kept_offline(), words.kept_may_be_old()],
        slow: [words.kept_slow(), words.kept_until_then()],
        again: words.load_again(),
    }
}
