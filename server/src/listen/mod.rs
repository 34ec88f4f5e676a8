//! The server's own accept loop. Each connection has a bounded time for its headers, its idling
//! and its reading, and there is a bounded number of them, in all and from one address: what a
//! slow or greedy client takes, it takes from itself.
//!
//! Nothing here knows what is served. A test gives a listener on port 0.

mod patient;
pub(crate) mod places;
mod unread;

use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tower::ServiceExt;

pub use self::unread::Unread;
use self::{
    patient::Patient,
    places::{Place, Places},
    unread::{Answered, Spoken, Turns},
};
use crate::{
    address::{Network, is_trusted},
    config::Limits,
};

/// How long requests that have begun may go on once the server stops.
pub const DRAIN: Duration = Duration::from_secs(10);
/// After an accept that failed (no more file handles), so that the loop does not spin.
const AFTER_FAILURE: Duration = Duration::from_millis(100);

/// How the serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every request that had begun was answered.
    Drained,
    /// Some were cut off after [`DRAIN`].
    CutOff,
}

/// Serves until `stop` is there, then answers what has begun. What cannot be read as a request is
/// answered by `unread`.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    unread: &Unread,
    limits: &Limits,
    trusted: &[Network],
    stop: impl Future<Output = ()>,
) -> Ended {
    let places = Places::new(limits.connections, limits.per_address);
    let (stopping, watching) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let room = tokio::select! {
            biased;
            () = &mut stop => break,
            room = places.room() => room,
        };
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(failure) => {
                tracing::warn!(%failure, "a connection could not be accepted");
                tokio::time::sleep(AFTER_FAILURE).await;
                continue;
            }
        };
        // A proxy speaks for many.
        let is_proxy = is_trusted(peer.ip(), trusted);
        let Some(place) = places.seat(room, peer.ip(), is_proxy) else {
            tracing::debug!("too many connections from one address");
            continue;
        };
        let connection = Connection {
            peer,
            router: router.clone(),
            unread: unread.clone(),
            limits: limits.clone(),
            stopping: watching.clone(),
        };
        tokio::spawn(connection.serve(stream, place));
    }
    drop(listener);
    // Every connection hears it, whether or not one is open.
    stopping.send_replace(());
    match tokio::time::timeout(DRAIN, places.empty()).await {
        Ok(()) => Ended::Drained,
        Err(_) => Ended::CutOff,
    }
}

struct Connection {
    peer: SocketAddr,
    router: Router,
    unread: Unread,
    limits: Limits,
    stopping: watch::Receiver<()>,
}

impl Connection {
    /// Serves one connection; the place is free again when it ends.
    async fn serve(mut self, stream: TcpStream, place: Place) {
        // Answers are written whole: waiting to fill a packet only delays the last one.
        if let Err(failure) = stream.set_nodelay(true) {
            tracing::debug!(%failure, "the connection ended at once");
            return;
        }
        let peer = ConnectInfo(self.peer);
        let router = self.router;
        let turns = Arc::new(Turns::default());
        let patient = Patient::new(stream, self.limits.request_time());
        let io = TokioIo::new(Spoken::new(patient, self.unread, Arc::clone(&turns)));
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            let turn = turns.begin();
            let answer = router.clone().oneshot(request.map(Body::new));
            async {
                let response = answer.await?;
                Ok::<_, Infallible>(response.map(|body| Answered::new(body, turn)))
            }
        });
        let header_bytes = self.limits.header_bytes();
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            // It also runs while a connection that is kept alive waits for its next request.
            .header_read_timeout(self.limits.header_time())
            .max_header_size(header_bytes)
            .max_buf_size(header_bytes * 2)
            .serve_connection(io, service);
        let mut connection = pin!(connection);
        let ended = tokio::select! {
            ended = &mut connection => ended,
            _ = self.stopping.changed() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(failure) = ended {
            tracing::debug!(%failure, "the connection ended badly");
        }
        drop(place);
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::Pin,
        task::{Context, Poll},
    };

    use axum::{
        body::{Bytes, HttpBody},
        http::StatusCode,
        routing::get,
    };
    use hyper::body::Frame;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        sync::oneshot,
        task::JoinHandle,
    };

    use super::*;

    struct Running {
        address: SocketAddr,
        stop: oneshot::Sender<()>,
        ended: JoinHandle<Ended>,
    }

    async fn running(limits: Limits, router: Router) -> Running {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(async move {
            let stop = async { drop(stopped.await) };
            let unread = Unread::said(|status| Bytes::from(said(status)));
            serve(listener, router, &unread, &limits, &[], stop).await
        });
        Running {
            address,
            stop,
            ended,
        }
    }

    fn said(status: StatusCode) -> String {
        let words = format!("không đọc được: {status}");
        format!(
            "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{words}",
            words.len()
        )
    }

    fn hello() -> Router {
        Router::new().route("/", get(|| async { "xin chào" }))
    }

    /// What the server says to these bytes before it closes or `enough` is read.
    async fn answer(stream: &mut TcpStream, bytes: &[u8], enough: &str) -> String {
        stream.write_all(bytes).await.unwrap();
        let mut all = Vec::new();
        let mut some = [0; 4096];
        loop {
            let read = stream.read(&mut some).await.unwrap_or(0);
            all.extend_from_slice(&some[..read]);
            let text = String::from_utf8_lossy(&all);
            if read == 0 || text.contains(enough) {
                return text.into_owned();
            }
        }
    }

    const ASK: &[u8] = b"GET / HTTP/1.1\r\nhost: a\r\n\r\n";

    #[tokio::test]
    async fn requests_are_answered_one_after_another_on_a_connection() {
        let server = running(Limits::default(), hello()).await;
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        for _ in 0..2 {
            assert!(
                answer(&mut stream, ASK, "chào")
                    .await
                    .starts_with("HTTP/1.1 200")
            );
        }
    }

    #[tokio::test]
    async fn headers_that_do_not_end_are_not_waited_for() {
        let limits = Limits {
            header_seconds: 1,
            ..Limits::default()
        };
        let server = running(limits, hello()).await;
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        assert!(
            !answer(&mut stream, b"GET / HTTP/1.1\r\nx: ", "never")
                .await
                .contains("200")
        );
    }

    #[tokio::test]
    async fn headers_that_are_too_large_are_refused() {
        let limits = Limits {
            header_kib: 8,
            ..Limits::default()
        };
        let server = running(limits, hello()).await;
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        let large = format!(
            "GET / HTTP/1.1\r\nhost: a\r\nx: {}\r\n\r\n",
            "a".repeat(9 * 1024)
        );
        // What is refused has words, all of them.
        assert_eq!(
            answer(&mut stream, large.as_bytes(), "never").await,
            said(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE)
        );
    }

    #[tokio::test]
    async fn what_is_no_request_is_told_so_also_after_one_that_was() {
        let server = running(Limits::default(), hello()).await;
        let refused = said(StatusCode::BAD_REQUEST);
        for nonsense in [
            &b"xin chao\r\n\r\n"[..],
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
            b"\0\0\0\0\r\n\r\n",
        ] {
            let mut stream = TcpStream::connect(server.address).await.unwrap();
            assert_eq!(answer(&mut stream, nonsense, "never").await, refused);
            let mut stream = TcpStream::connect(server.address).await.unwrap();
            assert!(answer(&mut stream, ASK, "chào").await.contains("200"));
            assert_eq!(answer(&mut stream, nonsense, "never").await, refused);
        }
    }

    /// A body that comes part by part, each after a wait.
    struct Parts(Vec<&'static str>, bool);

    impl HttpBody for Parts {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            self.1 = !self.1;
            if self.1 {
                let part = self.0.pop().map(Bytes::from);
                return Poll::Ready(part.map(|part| Ok(Frame::data(part))));
            }
            cx.waker().wake_by_ref();
            Poll::Pending
        }
    }

    /// A page can say anything, also what hyper says by itself.
    #[tokio::test]
    async fn what_a_page_says_is_never_taken_for_a_refusal() {
        const MIMICKED: &str = "HTTP/1.1 431 Request Header Fields Too Large\r\n\r\n";
        let whole = get(|| async { MIMICKED });
        let in_parts = get(|| async { Body::new(Parts(vec![MIMICKED, MIMICKED, "a"], true)) });
        let router = Router::new().route("/", whole).route("/parts", in_parts);
        let server = running(Limits::default(), router).await;
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        for _ in 0..3 {
            for path in ["/", "/parts"] {
                let ask = format!("GET {path} HTTP/1.1\r\nhost: a\r\n\r\n");
                let end = if path == "/" {
                    MIMICKED
                } else {
                    "\r\n0\r\n\r\n"
                };
                let said = answer(&mut stream, ask.as_bytes(), end).await;
                assert!(said.starts_with("HTTP/1.1 200"), "{said}");
                assert!(said.contains(MIMICKED), "{said}");
            }
        }
        // Asked at once, with nonsense behind: each gets its answer, and the nonsense none of it.
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        let asked = [ASK, ASK, b"nonsense\r\n\r\n"].concat();
        let said = answer(&mut stream, &asked, "never").await;
        assert_eq!(said.matches("HTTP/1.1 200 OK").count(), 2, "{}", said.len());
        assert_eq!(said.matches(MIMICKED).count(), 2);
        let (_, refused) = said.rsplit_once(MIMICKED).unwrap();
        assert!(refused.starts_with("HTTP/1.1 400"), "{}", refused.len());
    }

    #[tokio::test]
    async fn one_address_gets_only_its_share_of_connections() {
        let limits = Limits {
            per_address: 2,
            ..Limits::default()
        };
        let server = running(limits, hello()).await;
        let mut open = Vec::new();
        for _ in 0..2 {
            let mut stream = TcpStream::connect(server.address).await.unwrap();
            assert!(answer(&mut stream, ASK, "chào").await.contains("200"));
            open.push(stream);
        }
        let mut third = TcpStream::connect(server.address).await.unwrap();
        assert_eq!(third.read(&mut [0; 1]).await.unwrap_or(0), 0);
        drop(open);
        loop {
            let mut again = TcpStream::connect(server.address).await.unwrap();
            if again.write_all(ASK).await.is_ok() && again.read(&mut [0; 1]).await.unwrap_or(0) == 1
            {
                break;
            }
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn what_has_begun_is_answered_before_the_end() {
        let (began, mut beginning) = tokio::sync::mpsc::channel::<()>(1);
        let (finish, finishing) = watch::channel(false);
        let slow = get(move || {
            let (began, mut finishing) = (began.clone(), finishing.clone());
            async move {
                began.send(()).await.unwrap();
                finishing.wait_for(|finish| *finish).await.unwrap();
                "muộn"
            }
        });
        let server = running(Limits::default(), Router::new().route("/", slow)).await;
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(ASK).await.unwrap();
        beginning.recv().await.unwrap();
        server.stop.send(()).unwrap();
        // Nobody new is let in, and the one who waits gets an answer.
        while TcpStream::connect(server.address).await.is_ok() {
            tokio::task::yield_now().await;
        }
        finish.send(true).unwrap();
        assert!(answer(&mut stream, b"", "muộn").await.contains("200"));
        assert_eq!(server.ended.await.unwrap(), Ended::Drained);
    }
}
