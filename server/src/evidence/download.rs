//! Gives files of evidence out: to be saved, and small pictures to be shown. A browser is told to
//! believe nothing but the type that is named, and to run nothing whatever it finds.

use app::door::Visitor;
use axum::{
    Extension, Router,
    body::{Body, Bytes},
    extract::{Path, State, rejection::PathRejection},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY,
            CONTENT_TYPE, ETAG,
        },
    },
    response::{IntoResponse, Response},
    routing::get,
};
use domain::evidence::FileKind;
use futures::stream;
use service::evidence::{Opened, Size};
use tokio::{fs::File, io::AsyncReadExt, task::spawn_blocking};

use crate::{cache, download::disposition, site::Site};

/// A document of nothing: no script, no form, no window, no request, no origin.
const NOTHING: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");
/// The address never leads to anything else; but what is taken back has to be gone from all that
/// keeps it within a day.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400, immutable");
const PIECE: usize = 64 * 1024;

pub fn routes() -> Router<Site> {
    let mut router = Router::new();
    for language in ["", "/en"] {
        router = router
            .route(&format!("{language}/minh-chung/{{id}}/{{name}}"), get(full))
            .route(
                &format!("{language}/minh-chung/{{id}}/nho/{{name}}"),
                get(small),
            );
    }
    router
}

type Named = Result<Path<(String, String)>, PathRejection>;

async fn full(
    State(site): State<Site>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    named: Named,
) -> Response {
    give(site, visitor, headers, named, Size::Full).await
}

async fn small(
    State(site): State<Site>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    named: Named,
) -> Response {
    give(site, visitor, headers, named, Size::Small).await
}

/// What is not there, what is called otherwise, and what is not there for whoever asks: all the
/// same.
async fn give(
    site: Site,
    visitor: Visitor,
    headers: HeaderMap,
    named: Named,
    wanted: Size,
) -> Response {
    let nothing = || StatusCode::NOT_FOUND.into_response();
    let Ok(Path((id, name))) = named else {
        return nothing();
    };
    let Ok(id) = id.parse() else {
        return nothing();
    };
    let service = site.door.service.clone();
    let opened = spawn_blocking(move || {
        let actor = visitor.signed_in.as_ref().map(|who| &who.actor);
        service.open_evidence(actor, id, wanted)
    })
    .await;
    match opened {
        Ok(Some(opened)) if opened.evidence.file.name.as_str() == name => {
            sent(opened, &headers, wanted)
        }
        _ => nothing(),
    }
}

fn sent(opened: Opened, asked: &HeaderMap, size: Size) -> Response {
    let file = &opened.evidence.file;
    let (kind, disposition) = match size {
        Size::Full => (file.kind, disposition(file.name.as_str())),
        Size::Small => (FileKind::Jpeg, "inline".to_owned()),
    };
    let hash = opened.content.to_string();
    let (Ok(tag), Ok(disposition)) = (
        HeaderValue::from_str(&format!("\"{}\"", &hash[..32])),
        HeaderValue::from_str(&disposition),
    ) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let is_known = opened.is_public && cache::has(asked, &tag);
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(pieces(opened.file))
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, NOTHING);
    if opened.is_public {
        headers.insert(CACHE_CONTROL, A_DAY);
        headers.insert(ETAG, tag);
    } else {
        headers.insert(CACHE_CONTROL, cache::NEVER);
    }
    if !is_known {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
        headers.insert(CONTENT_DISPOSITION, disposition);
        headers.insert(CONTENT_LENGTH, HeaderValue::from(opened.bytes));
    }
    response
}

/// The file piece by piece.
fn pieces(file: std::fs::File) -> Body {
    Body::from_stream(stream::try_unfold(
        File::from_std(file),
        async |mut file| {
            let mut piece = vec![0; PIECE];
            let read = file.read(&mut piece).await?;
            piece.truncate(read);
            Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(piece), file)))
        },
    ))
}
