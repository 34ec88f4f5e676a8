//! Takes files of figures in. The one form that may be larger than others: for somebody signed
//! in only, and for few at once, so that files cannot fill the memory.

use std::sync::Arc;

use app::{
    door::Visitor,
    file::{Chosen, NotTaken, take},
};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Multipart, Request, State, multipart::Field},
    http::{
        HeaderMap, Method, StatusCode,
        header::{ACCEPT, LOCATION},
    },
    response::{IntoResponse, Response},
    routing::post,
};
use domain::{Language, Refusal};
use tokio::sync::Semaphore;

use crate::{site::Site, visitor};

const ADDRESS: &str = "/api/import_file";
/// Forms that may be as large: a sheet of many rows, and a block that is pasted into one.
const SHEETS: [&str; 2] = ["/api/paste_figures", "/api/record_figures"];
/// Around the file: the other fields, and what parts them.
const AROUND: usize = 64 * 1024;
/// Bytes of a form that carries a file.
pub const MOST_BYTES: usize = exchange::MOST_BYTES + AROUND;
/// A field that is not the file.
const MOST_OF_A_FIELD: usize = 8 * 1024;

/// Room for so many files at once.
pub struct Uploads(Arc<Semaphore>);

impl Default for Uploads {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(6)))
    }
}

pub fn routes() -> Router<Site> {
    Router::new().route(
        ADDRESS,
        post(receive).layer(DefaultBodyLimit::max(MOST_BYTES)),
    )
}

/// Whether a request may bring more than a form: it is for this address, and from somebody with
/// a living session.
#[must_use]
pub fn may_be_large(request: &Request, site: &Site) -> bool {
    *request.method() == Method::POST
        && (request.uri().path() == ADDRESS || SHEETS.contains(&request.uri().path()))
        && visitor::is_signed_in(request, site)
}

/// Room for one more file, held as long as the request lasts.
#[must_use]
pub fn room(site: &Site) -> Option<tokio::sync::OwnedSemaphorePermit> {
    Arc::clone(&site.uploads.0).try_acquire_owned().ok()
}

async fn receive(
    State(site): State<Site>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let Some(chosen) = read(form).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let door = site.door.clone();
    let taken = tokio::task::spawn_blocking(move || {
        let actor = visitor.signed_in.as_ref().map(|who| &who.actor);
        take(&door, actor, chosen)
    })
    .await;
    let by_form = headers
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    match taken {
        Ok(Ok(page)) => led(&page),
        Ok(Err(NotTaken { page, .. })) if by_form => led(&page),
        Ok(Err(NotTaken { refusal, .. })) => match refusal {
            Refusal::NotSignedIn => StatusCode::UNAUTHORIZED,
            Refusal::NotAllowed => StatusCode::FORBIDDEN,
            _ => StatusCode::NOT_FOUND,
        }
        .into_response(),
        Err(failure) => {
            tracing::error!(%failure, "a file could not be read to its end");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn led(page: &str) -> Response {
    (StatusCode::FOUND, [(LOCATION, page.to_owned())]).into_response()
}

/// The fields of the form; nothing when it is not such a form.
async fn read(mut form: Multipart) -> Option<Chosen> {
    let mut chosen = Chosen::default();
    while let Some(field) = form.next_field().await.ok()? {
        match field.name().unwrap_or_default() {
            "file" => {
                chosen.name = field.file_name().unwrap_or_default().to_owned();
                chosen.content = field.bytes().await.ok()?.into();
            }
            "id" => chosen.id = text(field).await?,
            "language" => {
                chosen.language = match text(field).await?.as_str() {
                    "en" => Language::En,
                    _ => Language::Vi,
                };
            }
            "programme" => chosen.programme = text(field).await?,
            "unit" => chosen.unit = text(field).await?,
            "ground" => chosen.ground = text(field).await?,
            "period" => chosen.period = text(field).await?,
            "numbers" => chosen.numbers = text(field).await?,
            _ => {}
        }
    }
    Some(chosen)
}

async fn text(field: Field<'_>) -> Option<String> {
    let text = field.text().await.ok()?;
    (text.len() <= MOST_OF_A_FIELD).then_some(text)
}
