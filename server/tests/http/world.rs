//! The world that tests act in: the demo's book in a store in memory, the router before it, and
//! those who send requests.

use std::{
    convert::Infallible,
    fmt::Write,
    pin::Pin,
    sync::{Arc, LazyLock},
    task::{Context, Poll},
};

use axum::{
    Router,
    body::{Body, Bytes, HttpBody, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode},
};
use domain::policy::{Grant, Role};
use hyper::body::Frame;
use server::{config::Config, demo, health::Stopping, router::router};
use service::{
    Service,
    account::officers::NewOfficer,
    clock::Machine,
    feedback::gate::Bounds,
    store::{Part, Store},
};
use tempfile::TempDir;
use tokio::{runtime::Runtime, sync::OnceCell};
use tower::ServiceExt;

/// One runtime for all tests, so that they can share a store whose tasks live on it.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .thread_stack_size(10 * 1024 * 1024)
        .enable_all()
        .build()
        .unwrap()
});
static WORLD: OnceCell<World> = OnceCell::const_new();

pub const PASSWORD: &str = "thuyền-cập-bến-sông-Hồng";

/// A book that is open, and settings to serve it by.
#[derive(Clone)]
pub struct World {
    pub service: Arc<Service>,
    /// What the service writes to, to see whether it did.
    pub store: Arc<dyn Store>,
    pub config: Config,
    pub stopping: Stopping,
    /// Where files are kept.
    pub files: Arc<TempDir>,
}

/// Runs a test in the world. Tests share the book, so they add to it and take nothing away.
pub fn in_world<T>(test: impl AsyncFnOnce(World) -> T) -> T {
    RUNTIME.block_on(async {
        let world = WORLD.get_or_init(World::new).await;
        test(world.clone()).await
    })
}

/// Runs a test in a world where nobody else is: for what looks at the whole book.
pub fn in_own_world<T>(test: impl AsyncFnOnce(World) -> T) -> T {
    RUNTIME.block_on(async { test(World::new().await).await })
}

impl World {
    async fn new() -> Self {
        // The pace has tests of its own; here it would only make others wait.
        let mut config = Config::default();
        config.limits.writes_per_minute = 100_000;
        config.feedback.per_address_hour = 100_000;
        config.feedback.per_minute = 100_000;
        config.feedback.per_unit_day = 100_000;
        let engine = store::open(&config.database.store("mem://")).await.unwrap();
        let store: Arc<dyn Store> = Arc::new(engine);
        let files = tempfile::tempdir().unwrap();
        let folder = Arc::new(store::Folder::open(files.path()).unwrap());
        let service = Service::open(Arc::clone(&store), Arc::new(Machine))
            .await
            .unwrap()
            .keep_files_in(folder, config.evidence.room())
            .unwrap()
            .bound_feedback(config.feedback.bounds());
        let demo = demo::read(service.clock().now()).unwrap();
        service.load(demo.records, demo.home).await.unwrap();
        Self {
            service: Arc::new(service),
            store,
            config,
            stopping: Stopping::default(),
            files: Arc::new(files),
        }
    }

    /// The same store, read by a service that takes so much feedback and no more.
    pub async fn bounded(&self, in_all: u32, per_address: u32) -> Self {
        let bounds = Bounds {
            in_all,
            per_address,
            ..self.config.feedback.bounds()
        };
        let service = Service::open(Arc::clone(&self.store), Arc::new(Machine))
            .await
            .unwrap()
            .bound_feedback(bounds);
        Self {
            service: Arc::new(service),
            ..self.clone()
        }
    }

    /// The journal alone, as it is kept.
    pub async fn kept_journal(&self) -> String {
        let mut kept = String::new();
        let mut take = |part| {
            if let Part::Journal(entries) = part {
                write!(kept, "{entries:?}").unwrap();
            }
        };
        self.store.read_all(&mut take).await.unwrap();
        kept
    }

    /// The same book by other settings.
    pub fn with(mut self, change: impl FnOnce(&mut Config)) -> Self {
        change(&mut self.config);
        self
    }

    pub fn router(&self) -> Router {
        router(
            Arc::new(self.config.clone()),
            Arc::clone(&self.service),
            Vec::new(),
            self.stopping.clone(),
        )
        .unwrap()
    }

    /// Somebody without a session.
    pub fn anonymous(&self) -> Client {
        Client {
            router: self.router(),
            cookie: None,
        }
    }

    /// Everything that is kept, journal and sessions included, as text.
    pub async fn kept(&self) -> String {
        let mut kept = String::new();
        let mut take = |part| write!(kept, "{part:?}").unwrap();
        self.store.read_all(&mut take).await.unwrap();
        let mut sessions = self.store.sessions().await.unwrap();
        sessions.sort_by_key(|session| session.key.to_string());
        write!(kept, "{sessions:?}").unwrap();
        kept
    }

    /// An officer with one role on a unit, signed in.
    pub async fn officer(&self, account: &str, role: Role, unit: &str) -> Client {
        let scope = self.service.book().tree().by_slug(unit).unwrap().id;
        let new = NewOfficer {
            account: account.to_owned(),
            post: "Cán bộ thử nghiệm".to_owned(),
            grants: vec![Grant { role, scope }],
            password: PASSWORD.to_owned(),
        };
        self.service.add_officer(new).await.unwrap();
        // Each from an address of its own, so that tests do not use up each other's tries.
        let token = self
            .service
            .sign_in(account, PASSWORD, account, "thử nghiệm")
            .await
            .unwrap();
        self.anonymous()
            .with_cookie(&format!("tiendo={}", token.text()))
    }
}

/// Somebody who sends requests.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookie: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Client {
    pub fn with_cookie(mut self, cookie: &str) -> Self {
        self.cookie = Some(cookie.to_owned());
        self
    }

    /// The same browser with one more cookie.
    pub fn with_another_cookie(mut self, cookie: &str) -> Self {
        self.cookie = Some(match self.cookie {
            Some(first) => format!("{first}; {cookie}"),
            None => cookie.to_owned(),
        });
        self
    }

    /// Somebody else before the same server.
    pub fn before_the_same_as(&self, other: &Self) -> Self {
        Self {
            router: other.router.clone(),
            cookie: self.cookie.clone(),
        }
    }

    /// The same browser without a session.
    pub fn without_cookie(&self) -> Self {
        Self {
            router: self.router.clone(),
            cookie: None,
        }
    }

    /// A page, as a browser asks for it.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(
            Method::GET,
            path,
            &[("accept", "text/html,*/*;q=0.8")],
            Body::empty(),
        )
        .await
    }

    /// A form from a page of the site.
    pub async fn post(&self, path: &str, form: &str) -> Answer {
        let headers = [
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "application/json"),
        ];
        self.ask(Method::POST, path, &headers, Body::from(form.to_owned()))
            .await
    }

    /// A form from a page of the site, as a browser without JavaScript sends it.
    pub async fn submit(&self, path: &str, form: &str) -> Answer {
        let headers = [
            ("sec-fetch-site", "same-origin"),
            ("origin", "http://tiendo.test"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
        ];
        self.ask(Method::POST, path, &headers, Body::from(form.to_owned()))
            .await
    }

    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "tiendo.test");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        self.send(request.body(body).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: to_bytes(body, usize::MAX).await.unwrap().to_vec(),
        }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// Where a form led.
    pub fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::FOUND, "{}", self.text());
        self.header("location").unwrap()
    }
}

/// Fields as a browser sends them.
pub fn encoded<Name: AsRef<str>, Value: AsRef<str>>(fields: &[(Name, Value)]) -> String {
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name.as_ref()), escaped(value.as_ref())))
        .collect();
    pairs.join("&")
}

/// Text in an address or a form: everything but letters and digits is escaped.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").unwrap();
        }
    }
    escaped
}

/// A body that is announced and never comes.
pub struct Never;

impl HttpBody for Never {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Pending
    }
}
