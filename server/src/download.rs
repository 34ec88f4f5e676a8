//! Gives tables and reports out as files. What is in them and who may have them is the app's; this writes
//! the bytes and says what they are.

use app::{
    door::Visitor,
    download::{Content, Download, Kind, find},
};
use axum::{
    Extension, Router,
    extract::{OriginalUri, State},
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
    routing::get,
};

use domain::Language;
use exchange::report::{Report, Shown};
use serde_json::{Value, json};

use crate::site::Site;

const CSV: HeaderValue = HeaderValue::from_static("text/csv; charset=utf-8; header=present");
const XLSX: HeaderValue =
    HeaderValue::from_static("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

const CALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const DOCX: HeaderValue = HeaderValue::from_static(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
);

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/tai-ve/{*what}", get(give))
        .route("/en/tai-ve/{*what}", get(give))
        .route("/lich/{*what}", get(calendar))
        .route("/en/lich/{*what}", get(calendar))
}

async fn give(
    State(site): State<Site>,
    Extension(visitor): Extension<Visitor>,
    OriginalUri(uri): OriginalUri,
) -> Response {
    let at = site.door.service.clock().now();
    // Thousands of rows take a moment that other requests should not wait for.
    let made = tokio::task::spawn_blocking(move || {
        let query = uri.query().unwrap_or_default();
        let download = find(site.door.clone(), visitor, uri.path(), query)?;
        let bytes = match (&download.content, download.kind) {
            (Content::Paper(paper), _) => {
                exchange::docx::write(paper, at).map_err(|problem| problem.to_string())
            }
            (Content::Table(table), Kind::Csv) => {
                Ok(exchange::csv::write(table, download.language))
            }
            (Content::Table(table), Kind::Json) => {
                serde_json::to_vec(&as_json(table, download.language))
                    .map_err(|problem| problem.to_string())
            }
            (Content::Table(table), _) => exchange::xlsx::write(table, download.language, at)
                .map_err(|problem| problem.to_string()),
        };
        Some((download, bytes))
    })
    .await;
    match made {
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Ok(Some((download, Ok(bytes)))) => file(&download, bytes),
        Ok(Some((_, Err(failure)))) => {
            tracing::error!(%failure, "a file could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(failure) => {
            tracing::error!(%failure, "a file could not be written to its end");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A calendar to subscribe to. Who asks does not matter: the address says whose it is.
async fn calendar(State(site): State<Site>, OriginalUri(uri): OriginalUri) -> Response {
    let now = site.door.service.clock().now();
    match app::feed::find(site.door.clone(), uri.path()) {
        Some(calendar) => {
            let text = exchange::ics::write(&calendar, now);
            ([(CONTENT_TYPE, CALENDAR)], text).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A table for programs: its columns in their order, and each row as a list, since two columns may
/// bear one name. Numbers are texts, so that nothing rounds them.
fn as_json(table: &Report, language: Language) -> Value {
    let cell = |shown: &Shown| match shown {
        Shown::Empty => Value::Null,
        Shown::Text(text) => text.as_str().into(),
        Shown::Quantity(quantity) => quantity.format(language).into(),
        Shown::Number(number) => number.to_string().into(),
    };
    let notes: Vec<_> = table
        .notes
        .iter()
        .map(|(name, text)| json!({ "name": name, "text": text }))
        .collect();
    json!({
        "title": table.title,
        "language": language.code(),
        "notes": notes,
        "columns": table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        "rows": table
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect::<Vec<_>>())
            .collect::<Vec<_>>(),
    })
}

fn file(download: &Download, bytes: Vec<u8>) -> Response {
    let kind = match download.kind {
        Kind::Csv => CSV,
        Kind::Xlsx => XLSX,
        Kind::Docx => DOCX,
        Kind::Json => JSON,
    };
    let name = format!("{}.{}", download.name, download.kind.extension());
    let Ok(disposition) = HeaderValue::from_str(&disposition(&name)) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

/// To be saved under a name, as RFC 6266 and RFC 5987 write it: plain for old programs, and in
/// full.
#[must_use]
pub fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|sign| match sign {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' | '_' => sign,
            _ => '_',
        })
        .collect();
    let full: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        assert_eq!(
            disposition("ocop-2021..2025.csv"),
            "attachment; filename=\"ocop-2021..2025.csv\"; filename*=UTF-8''ocop-2021..2025.csv"
        );
        assert_eq!(
            disposition("lỗi\"\r\n;.csv"),
            "attachment; filename=\"l_i____.csv\"; filename*=UTF-8''l%E1%BB%97i%22%0D%0A%3B.csv"
        );
    }
}
