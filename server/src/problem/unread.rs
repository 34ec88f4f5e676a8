//! Problems with what never became a request: there is no path to tell a language from, and no id
//! that would lead to the log.

use std::fmt::Write as _;

use app::door::Assets;
use axum::{body::Bytes, http::StatusCode};
use domain::Language;

use super::{Problem, page};
use crate::{cache, security};

/// A whole answer as it goes over the wire, head and all, after which the connection ends.
#[must_use]
pub fn in_full(status: StatusCode, assets: &Assets, is_https: bool) -> Bytes {
    let problem = Problem {
        status,
        request: "",
    };
    let page = page::html(&problem, Language::Vi, assets);
    let mut answer = format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-type: text/html; charset=utf-8\r\n\
         content-length: {}\r\n",
        page.len()
    );
    let cache = (axum::http::header::CACHE_CONTROL, cache::NEVER);
    for (name, value) in security::without_scripts(is_https)
        .into_iter()
        .chain([cache])
    {
        if let Ok(value) = value.to_str() {
            // Writing to a string cannot fail.
            let _ = write!(answer, "{name}: {value}\r\n");
        }
    }
    answer.push_str("\r\n");
    answer.push_str(&page);
    Bytes::from(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::Manifest;

    #[test]
    fn the_answer_has_its_length_its_policy_and_its_words() {
        let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
        let answer = in_full(status, &Manifest::default().for_pages(), true);
        let answer = str::from_utf8(&answer).unwrap();
        let (head, page) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
        for line in [
            format!("content-length: {}", page.len()),
            "x-content-type-options: nosniff".to_owned(),
            "cache-control: private, no-store".to_owned(),
            "strict-transport-security: max-age=31536000".to_owned(),
        ] {
            assert!(head.lines().any(|other| other == line), "{line}: {head}");
        }
        assert!(
            head.contains("\r\ncontent-security-policy: default-src 'none'; script-src 'none'; ")
        );
        assert!(
            page.contains("<h1>Yêu cầu mang theo quá nhiều</h1>"),
            "{page}"
        );
        assert!(page.contains("cookie") && page.contains("lang=\"en\""));
        // There is no id to name.
        assert!(!page.contains("<code>"), "{page}");
    }
}
