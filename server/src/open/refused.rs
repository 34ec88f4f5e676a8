//! Why nothing is given, as RFC 9457 has it: a title, what is wrong with which parameter, and the
//! language of who asks.

use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT_LANGUAGE, ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, VARY},
    },
    response::Response,
};
use domain::Language;
use serde::Serialize;
use utoipa::ToSchema;

use crate::cache;

use super::parameter::{Form, MOST, Parameter};

pub const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// A problem with a request, in the language asked for by `Accept-Language` (Vietnamese where
/// nothing else is).
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Told {
    /// What kind of problem it is; `about:blank` where the status says it all.
    pub r#type: String,
    pub title: String,
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    pub detail: String,
    /// The parameter that it is about.
    pub parameter: Option<String>,
}

/// What can be wrong.
#[derive(Debug)]
pub enum Refused {
    /// There is no such parameter here.
    Unknown {
        name: String,
        known: Vec<&'static str>,
    },
    Twice(String),
    Bad(&'static Parameter),
    /// Nothing has that name, or nothing that the public may see.
    NothingCalled {
        parameter: &'static str,
        value: String,
    },
    NotFound,
    Method,
    Failed,
}

impl Refused {
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Unknown { .. } | Self::Twice(_) | Self::Bad(_) => StatusCode::BAD_REQUEST,
            Self::NothingCalled { .. } | Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub fn told(&self, language: Language) -> Told {
        let say = |vi: &str, en: &str| language.pick(vi, en).to_owned();
        let (kind, title, detail, parameter) = match self {
            Self::Unknown { name, known } => (
                "unknown-parameter",
                say("Tham số lạ", "Unknown parameter"),
                match (language, known.is_empty()) {
                    (Language::Vi, true) => {
                        format!("Không có tham số “{name}”: địa chỉ này không nhận tham số nào.")
                    }
                    (Language::En, true) => {
                        format!("There is no parameter “{name}”: this address takes none.")
                    }
                    (Language::Vi, false) => format!(
                        "Không có tham số “{name}” ở đây. Các tham số: {}.",
                        known.join(", ")
                    ),
                    (Language::En, false) => format!(
                        "There is no parameter “{name}” here. There are: {}.",
                        known.join(", ")
                    ),
                },
                Some(name.clone()),
            ),
            Self::Twice(name) => (
                "repeated-parameter",
                say("Tham số lặp lại", "Repeated parameter"),
                match language {
                    Language::Vi => format!("Tham số “{name}” chỉ được nêu một lần."),
                    Language::En => format!("The parameter “{name}” may be given once."),
                },
                Some(name.clone()),
            ),
            Self::Bad(parameter) => (
                "bad-parameter",
                say("Giá trị không đúng", "Bad value"),
                format!("{}: {}.", parameter.name, form(parameter.form, language)),
                Some(parameter.name.to_owned()),
            ),
            Self::NothingCalled { parameter, value } => (
                "nothing-called-so",
                say("Không tìm thấy", "Not found"),
                match language {
                    Language::Vi => {
                        format!("Tham số “{parameter}”: không có gì mang tên “{value}”.")
                    }
                    Language::En => {
                        format!("Parameter “{parameter}”: nothing is called “{value}”.")
                    }
                },
                Some((*parameter).to_owned()),
            ),
            Self::NotFound => (
                "",
                say("Không tìm thấy", "Not found"),
                say(
                    "Không có gì ở địa chỉ này. Danh sách địa chỉ: /api/v1/openapi.json.",
                    "There is nothing at this address. The addresses are listed in /api/v1/openapi.json.",
                ),
                None,
            ),
            Self::Method => (
                "",
                say("Chỉ để đọc", "For reading only"),
                say(
                    "Giao diện này chỉ nhận GET và HEAD.",
                    "This interface takes GET and HEAD only.",
                ),
                None,
            ),
            Self::Failed => (
                "",
                say("Hệ thống gặp lỗi", "Something failed"),
                say(
                    "Lỗi đã được ghi lại. Hãy thử lại sau.",
                    "The failure was recorded. Try again later.",
                ),
                None,
            ),
        };
        let kind = if kind.is_empty() {
            "about:blank".to_owned()
        } else {
            format!("{}#{kind}", language.pick("/du-lieu-mo", "/en/du-lieu-mo"))
        };
        Told {
            r#type: kind,
            title,
            status: self.status().as_u16(),
            detail,
            parameter,
        }
    }

    pub fn answer(&self, headers: &HeaderMap) -> Response {
        let language = wanted(headers);
        let body = serde_json::to_vec(&self.told(language)).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, PROBLEM);
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
        headers.insert(VARY, HeaderValue::from_static("accept-language"));
        headers.insert(CACHE_CONTROL, cache::NEVER);
        if matches!(self, Self::Method) {
            headers.insert(ALLOW, HeaderValue::from_static("GET,HEAD,OPTIONS"));
        }
        response
    }
}

/// What a value has to be.
fn form(form: Form, language: Language) -> String {
    let say = |vi: &str, en: &str| language.pick(vi, en).to_owned();
    match form {
        Form::Slug => say(
            "chữ thường không dấu, chữ số và gạch nối đơn, nhiều nhất 120 ký tự",
            "lower-case letters, digits and single hyphens, at most 120",
        ),
        Form::Id => say("mã ULID gồm 26 ký tự", "a ULID of 26 characters"),
        Form::Day => say(
            "ngày có thật, viết như 2026-11-26",
            "a day that exists, such as 2026-11-26",
        ),
        Form::Period => say(
            "mã kỳ, như 2024, 2024-Q3, 2024-07, 2021..2025",
            "the code of a period, such as 2024, 2024-Q3, 2024-07, 2021..2025",
        ),
        Form::Limit => match language {
            Language::Vi => format!("số nguyên từ 1 đến {MOST}"),
            Language::En => format!("a whole number from 1 to {MOST}"),
        },
        Form::Number => say("số nguyên từ 0 trở lên", "a whole number from 0 on"),
        Form::Key => say(
            "chỉ tiêu/đơn vị/kỳ, đúng như “next” đưa ra",
            "indicator/unit/period, just as “next” gives it",
        ),
        Form::Code(codes) => match language {
            Language::Vi => format!("một trong: {}", codes.join(", ")),
            Language::En => format!("one of: {}", codes.join(", ")),
        },
    }
}

/// The language that somebody prefers of the two; Vietnamese where they name neither.
pub fn wanted(headers: &HeaderMap) -> Language {
    let accepted = headers
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut best = (0_u16, Language::Vi);
    for part in accepted.split(',') {
        let mut pieces = part.split(';').map(str::trim);
        let tag = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let language = match tag.split('-').next() {
            Some("vi") => Language::Vi,
            Some("en") => Language::En,
            _ => continue,
        };
        let weight = pieces
            .find_map(|piece| piece.strip_prefix("q="))
            .map_or(1000, thousandths);
        if weight > best.0 {
            best = (weight, language);
        }
    }
    best.1
}

/// A quality value, which has three places at most.
fn thousandths(text: &str) -> u16 {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let places: String = places.chars().chain("000".chars()).take(3).collect();
    let whole: u16 = whole.parse().unwrap_or(0);
    let places: u16 = places.parse().unwrap_or(0);
    (whole.min(1) * 1000 + places).min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_asked_for_is_found() {
        for (accepted, language) in [
            ("", Language::Vi),
            ("en", Language::En),
            ("fr, de;q=0.5", Language::Vi),
            ("en-GB,en;q=0.9,vi;q=0.8", Language::En),
            ("en;q=0.8, vi-VN", Language::Vi),
            ("en;q=0, vi;q=0", Language::Vi),
            ("vi;q=0.25,en;q=0.3", Language::En),
            (";;,=;q=x,en;q=", Language::Vi),
        ] {
            let headers =
                HeaderMap::from_iter([(ACCEPT_LANGUAGE, HeaderValue::from_str(accepted).unwrap())]);
            assert_eq!(wanted(&headers), language, "{accepted}");
        }
    }
}
