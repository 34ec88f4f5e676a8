//! Takes files of evidence in, one after the other as they come: each goes to the disk, is looked
//! through, and is kept; the records are written when all are there. What is refused is still read
//! to its end, so that a browser without a script gets to see why.

use std::{
    io::{Read, Seek},
    sync::Arc,
    time::Duration,
};

use app::{
    act::attach_evidence::{Answer, Coming},
    door::Visitor,
};
use axum::{
    Extension, Json, Router,
    extract::{DefaultBodyLimit, Multipart, State, multipart::Field},
    http::{
        HeaderMap, StatusCode,
        header::{ACCEPT, LOCATION},
    },
    response::{IntoResponse, Response},
    routing::post,
};
use domain::{
    Refusal,
    evidence::{FileFault, MOST_AT_ONCE},
};
use exchange::evidence::Checked;
use serde_json::json;
use tokio::{io::AsyncWriteExt, task::spawn_blocking, time::timeout};

use crate::{config::Config, site::Site};

pub const ADDRESS: &str = "/api/attach_evidence";
/// Around the files: the other fields, and what parts them.
const AROUND: usize = 64 * 1024;
/// A field that is not a file.
const MOST_OF_A_FIELD: usize = 8 * 1024;

pub fn routes(config: &Config) -> Router<Site> {
    let file = usize::try_from(config.evidence.room().of_a_file).unwrap_or(usize::MAX);
    let most = file.saturating_mul(MOST_AT_ONCE).saturating_add(AROUND);
    Router::new().route(ADDRESS, post(receive).layer(DefaultBodyLimit::max(most)))
}

/// Why a form cannot be answered in its own words.
#[derive(Clone, Copy, Debug)]
enum Broken {
    /// Not such a form, or cut off.
    Unreadable,
    TooLarge,
    TooSlow,
}

async fn receive(
    State(site): State<Site>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let mut coming = Coming::new(site.door.clone(), visitor);
    let reading = read(form, &mut coming, &site);
    let read = timeout(super::LONGEST, reading)
        .await
        .unwrap_or(Err(Broken::TooSlow));
    if let Err(broken) = read {
        coming.let_go();
        return match broken {
            Broken::Unreadable => StatusCode::BAD_REQUEST,
            Broken::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Broken::TooSlow => StatusCode::REQUEST_TIMEOUT,
        }
        .into_response();
    }
    let by_form = headers
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    match coming.end(by_form).await {
        Answer::Done(page) | Answer::Back(page) if by_form => {
            (StatusCode::FOUND, [(LOCATION, page)]).into_response()
        }
        Answer::Done(page) | Answer::Back(page) => Json(json!({ "page": page })).into_response(),
        Answer::Refused(status, refused) => (status, Json(refused)).into_response(),
    }
}

/// Reads the form to its end, whatever is wrong with what it brings.
async fn read(mut form: Multipart, coming: &mut Coming, site: &Site) -> Result<(), Broken> {
    // What does not come for so long does not come any more.
    let idle = site.config.limits.body_time();
    while let Some(field) = soon(idle, form.next_field()).await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != "files" {
            let text = text(field, idle).await?;
            coming.field(&name, text);
            continue;
        }
        let typed = unescaped(field.file_name().unwrap_or_default());
        // A field for files that nobody chose comes as an empty file without a name; what may not
        // be attached need not be looked through.
        if coming.takes_another() {
            let file = file(field, idle, site).await?;
            match file {
                Ok(None) if typed.is_empty() => {}
                Ok(None) => coming.file(&typed, Err(FileFault::Empty)).await,
                Ok(Some(checked)) => coming.file(&typed, checked).await,
                Err(refusal) => coming.refuse(refusal),
            }
        } else {
            passed_over(field, idle).await?;
            coming.passed_over();
        }
    }
    Ok(())
}

/// A name as browsers send it in a form: these three signs cannot stand there.
fn unescaped(name: &str) -> String {
    name.replace("%22", "\"")
        .replace("%0D", "\r")
        .replace("%0A", "\n")
}

/// One file: nothing when it is empty; a refusal when the machine failed.
async fn file(
    mut field: Field<'_>,
    idle: Duration,
    site: &Site,
) -> Result<Result<Option<Result<Checked, FileFault>>, Refusal>, Broken> {
    let most = site.door.service.largest_file();
    let mut spool = match site.door.service.spool() {
        Ok(spool) => tokio::fs::File::from_std(spool),
        Err(refusal) => {
            passed_over(field, idle).await?;
            return Ok(Err(refusal));
        }
    };
    let mut bytes = 0_u64;
    while let Some(chunk) = soon(idle, field.chunk()).await? {
        bytes += chunk.len() as u64;
        if bytes <= most && spool.write_all(&chunk).await.is_err() {
            passed_over(field, idle).await?;
            return Ok(Err(site
                .door
                .service
                .file_failed("a file could not be written")));
        }
    }
    if bytes == 0 {
        return Ok(Ok(None));
    }
    if bytes > most {
        let most_mib = u32::try_from(most / 1024 / 1024).unwrap_or(u32::MAX);
        return Ok(Ok(Some(Err(FileFault::TooLarge { most_mib }))));
    }
    let looking = Arc::clone(&site.bringing.looking);
    let Ok(_alone) = looking.acquire().await else {
        return Ok(Err(site
            .door
            .service
            .file_failed("nobody looks through files")));
    };
    if spool.flush().await.is_err() {
        return Ok(Err(site
            .door
            .service
            .file_failed("a file could not be written")));
    }
    let mut spool = spool.into_std().await;
    let looked = spawn_blocking(move || {
        let mut content = Vec::with_capacity(usize::try_from(bytes).unwrap_or_default());
        spool.rewind()?;
        spool.read_to_end(&mut content)?;
        Ok::<_, std::io::Error>(exchange::evidence::check(content))
    })
    .await;
    Ok(match looked {
        Ok(Ok(checked)) => Ok(Some(checked)),
        Ok(Err(_)) => Err(site.door.service.file_failed("a file could not be read")),
        // A file that brings a decoder down is damaged, whoever made it so.
        Err(failure) => {
            tracing::error!(%failure, "a file could not be looked through");
            Ok(Some(Err(FileFault::Damaged)))
        }
    })
}

async fn passed_over(mut field: Field<'_>, idle: Duration) -> Result<(), Broken> {
    while soon(idle, field.chunk()).await?.is_some() {}
    Ok(())
}

async fn text(mut field: Field<'_>, idle: Duration) -> Result<String, Broken> {
    let mut bytes = Vec::new();
    while let Some(chunk) = soon(idle, field.chunk()).await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_OF_A_FIELD {
            return Err(Broken::Unreadable);
        }
    }
    String::from_utf8(bytes).map_err(|_| Broken::Unreadable)
}

async fn soon<T>(
    idle: Duration,
    coming: impl Future<Output = Result<T, axum::extract::multipart::MultipartError>>,
) -> Result<T, Broken> {
    match timeout(idle, coming).await {
        Ok(Ok(come)) => Ok(come),
        Ok(Err(failure)) if failure.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(Broken::TooLarge)
        }
        Ok(Err(_)) => Err(Broken::Unreadable),
        Err(_) => Err(Broken::TooSlow),
    }
}
