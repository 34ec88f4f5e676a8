//! What is served, and through which layers each request goes.

use std::sync::Arc;

use app::{
    door::{Codes, CookieName, DemoAccount, Door, Retained, Visitor},
    file::HeldFiles,
};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{Method, StatusCode, request::Parts},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use leptos::{
    context::{provide_context, use_context},
    nonce::Nonce,
};
use leptos_axum::LeptosRoutes;
use service::Service;
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer,
    csrf::ConfigError,
};

use crate::{
    assets::{AssetProblem, Manifest},
    body, cache,
    config::Config,
    download, drawn,
    drawn::Drawn,
    evidence, feedback, harvest,
    health::{self, Stopping},
    here, live,
    live::Live,
    log, news, offline, open, origin, pace,
    pace::Pace,
    patience, problem, security, sharing,
    site::{Site, Whole},
    suggest, upload, visitor, which,
};

/// Brotli at 5 costs a millisecond a page; each step above it costs more than the bytes it saves.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(5);

/// Why there is nothing to serve.
#[derive(Debug, thiserror::Error)]
pub enum RouterProblem {
    #[error(transparent)]
    Assets(#[from] AssetProblem),
    #[error("public_url: {0}")]
    PublicUrl(#[from] ConfigError),
}

/// Everything the server answers. Reads no environment and opens nothing: tests call it with a
/// service of their own.
///
/// # Errors
/// When the embedded files are not as their manifest says, or the public address is none.
pub fn router(
    config: Arc<Config>,
    service: Arc<Service>,
    demo_accounts: Vec<DemoAccount>,
    stopping: Stopping,
) -> Result<Router, RouterProblem> {
    let manifest = Manifest::embedded()?;
    let same_origin = origin::same(config.public_url.as_ref())?;
    let door = Door {
        service,
        assets: Arc::new(manifest.for_pages()),
        retained: Arc::new(Retained::default()),
        files: Arc::new(HeldFiles::default()),
        codes: Arc::new(Codes::default()),
        demo_accounts,
        cookie: if config.has_secure_cookies() {
            CookieName::Secure
        } else {
            CookieName::Plain
        },
        public_url: config
            .public_url
            .as_ref()
            .map(|url| url.as_str().to_owned()),
    };
    let site = Site::new(Whole {
        pace: Pace::new(config.limits.writes_per_minute),
        uploads: upload::Uploads::default(),
        bringing: evidence::Bringing::default(),
        pictures: sharing::Pictures::default(),
        live: Live::new(&config.limits),
        drawn: Drawn::new(&config.limits),
        pages: manifest.leptos(),
        config,
        door,
        stopping,
    });

    let pages = pages(&site)
        // From the inside out: the one at the end sees a request first.
        .layer(from_fn_with_state(site.clone(), feedback::feed))
        .layer(from_fn_with_state(site.clone(), visitor::recognise))
        .layer(from_fn_with_state(site.clone(), patience::bounded))
        .layer(from_fn(which::chosen))
        .layer(from_fn_with_state(site.clone(), body::whole))
        .layer(from_fn_with_state(site.clone(), pace::keep))
        .layer(same_origin)
        .layer(from_fn(origin::stated))
        .layer(from_fn_with_state(site.clone(), cache::pages))
        .layer(CompressionLayer::new().quality(COMPRESSION));
    // What was drawn before has its headers, too.
    let pages = dressed(pages, &site).layer(from_fn_with_state(site.clone(), drawn::pages));
    let health = Router::new()
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready));

    // Evidence is given to those who may have it; packing it again would gain nothing.
    let evidence =
        evidence::download::routes().layer(from_fn_with_state(site.clone(), visitor::recognise));

    // The same for everybody: no session is looked up, no cookie read or set.
    let sharing = sharing::routes().layer(CompressionLayer::new().quality(COMPRESSION));
    // Open to everybody alike: whoever asks, the answer is the same.
    let open = open::routes()
        .merge(news::routes())
        .merge(harvest::routes())
        .layer(from_fn_with_state(site.clone(), patience::bounded))
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(from_fn(open::encoded));

    // Whoever listens is told at once: nothing is packed or held back, and nothing bounds how long.
    let live = live::routes();
    let offline = offline::routes(&manifest).layer(CompressionLayer::new().quality(COMPRESSION));

    // Files and health need no session, no compression and no patience.
    let others = evidence
        .merge(sharing)
        .merge(open)
        .merge(live)
        .merge(offline)
        .merge(manifest.routes()?)
        .merge(health);
    Ok(pages
        .merge(dressed(others, &site))
        .layer(from_fn_with_state(site.clone(), log::request))
        .with_state(site))
}

/// With words for every error and the headers that go out with every answer.
fn dressed(router: Router<Site>, site: &Site) -> Router<Site> {
    router
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(from_fn_with_state(site.clone(), problem::dress))
        .layer(from_fn_with_state(site.clone(), security::headers))
}

/// The app's pages and server functions, and its own words for what is not there.
fn pages(site: &Site) -> Router<Site> {
    let context = context(site);
    let (routes, _) = leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context(
        app::App,
        None,
        context.clone(),
    );
    let options = site.pages.clone();
    let shell = move || app::shell(options.clone());
    Router::new()
        .leptos_routes_with_context(site, routes, context, shell)
        .merge(download::routes())
        .merge(suggest::routes())
        .merge(upload::routes())
        .merge(here::routes())
        .merge(evidence::upload::routes(&site.config))
        .merge(feedback::routes())
        .fallback(not_found)
}

/// What every page and act finds: the door, who asks, and the nonce for scripts.
fn context(site: &Site) -> impl Fn() + Clone + Send + Sync + 'static {
    let door = site.door.clone();
    move || {
        provide_context(door.clone());
        let Some(parts) = use_context::<Parts>() else {
            return;
        };
        if let Some(visitor) = parts.extensions.get::<Visitor>() {
            provide_context(visitor.clone());
        }
        if let Some(nonce) = parts.extensions.get::<Nonce>() {
            provide_context(nonce.clone());
        }
    }
}

/// A page that says so and leads on; for programs, and for what is not a page, the bare status.
async fn not_found(State(site): State<Site>, request: Request<Body>) -> Response {
    let is_page = matches!(*request.method(), Method::GET | Method::HEAD)
        && matches!(
            problem::Form::wanted(request.uri().path(), request.headers()),
            problem::Form::Page(_)
        );
    if !is_page {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut response = page(&site, request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// The page at a request's address, drawn for it.
pub async fn page(site: &Site, request: Request<Body>) -> Response {
    let options = site.pages.clone();
    let render = leptos_axum::render_app_async_with_context(context(site), move || {
        app::shell(options.clone())
    });
    render(request).await
}
