//! Problems with a request that no page answers: each status has its words in both languages,
//! and goes out as a page with ways on, or as `application/problem+json` (RFC 9457) to programs.

mod dress;
mod page;
mod unread;
mod words;

use app::door::Assets;
use axum::{
    Json,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use domain::Language;
use serde::Serialize;

pub use dress::{dress, panicked};
pub use unread::in_full;
use words::Words;

/// What is told about a problem.
pub struct Problem<'a> {
    pub status: StatusCode,
    /// Leads to the log.
    pub request: &'a str,
}

/// How the client wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Page(Language),
    Json,
}

impl Form {
    /// Browsers name HTML; programs ask for JSON, or call what only programs call.
    #[must_use]
    pub fn wanted(path: &str, headers: &HeaderMap) -> Self {
        let accepts = headers
            .get(ACCEPT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let is_api = path == "/api" || path.starts_with("/api/");
        if !accepts.contains("text/html") && (accepts.contains("json") || is_api) {
            return Self::Json;
        }
        let is_english = path == "/en" || path.starts_with("/en/");
        Self::Page(if is_english {
            Language::En
        } else {
            Language::Vi
        })
    }
}

impl Problem<'_> {
    /// The answer, with what every page needs when it is one.
    #[must_use]
    pub fn answer(&self, form: Form, assets: &Assets) -> Response {
        match form {
            Form::Page(language) => {
                let page = page::html(self, language, assets);
                let kind = HeaderValue::from_static("text/html; charset=utf-8");
                (self.status, [(CONTENT_TYPE, kind)], page).into_response()
            }
            Form::Json => {
                let kind = HeaderValue::from_static("application/problem+json");
                (self.status, [(CONTENT_TYPE, kind)], Json(self.details())).into_response()
            }
        }
    }

    fn details(&self) -> Details {
        let en = Words::of(self.status, Language::En);
        let vi = Words::of(self.status, Language::Vi);
        Details {
            r#type: "about:blank",
            title: en.title,
            status: self.status.as_u16(),
            detail: en.text,
            title_vi: vi.title,
            detail_vi: vi.text,
            request: self.request.to_owned(),
        }
    }
}

#[derive(Serialize)]
struct Details {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'static str,
    title_vi: &'static str,
    detail_vi: &'static str,
    request: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_get_pages_and_programs_get_json() {
        let browser = "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8";
        for (path, accept, form) in [
            ("/khong-co", browser, Form::Page(Language::Vi)),
            ("/en/khong-co", browser, Form::Page(Language::En)),
            ("/en", "", Form::Page(Language::En)),
            ("/enx", "*/*", Form::Page(Language::Vi)),
            ("/api/x", browser, Form::Page(Language::Vi)),
            ("/api/x", "*/*", Form::Json),
            ("/don-vi", "application/json", Form::Json),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_str(accept).unwrap())]);
            assert_eq!(Form::wanted(path, &headers), form, "{path} {accept}");
        }
    }

    #[test]
    fn json_says_what_and_where_to_look() {
        let problem = Problem {
            status: StatusCode::NOT_FOUND,
            request: "01ABC",
        };
        insta::assert_snapshot!(serde_json::to_string(&problem.details()).unwrap(), @r#"{"type":"about:blank","title":"Not found","status":404,"detail":"There is nothing at this address.","title_vi":"Không tìm thấy","detail_vi":"Không có gì ở địa chỉ này.","request":"01ABC"}"#);
    }
}
