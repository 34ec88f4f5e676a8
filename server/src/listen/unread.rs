//! What is said to requests that never become one. Where hyper cannot read the head of a request,
//! it answers by itself, with a status and nothing else, and closes: nothing above it ever sees such
//! a request. Here its bare answer is replaced by a whole one.
//!
//! Which bytes are hyper's own is not guessed from what they say, since a page or a file may say
//! anything: it is whatever is written while every request that was handed on has been answered, to
//! the last byte. An answer that still waits to be sent when the next head turns out to be unreadable
//! is left as it is, and so is the bare status that follows it.
//!
//! Nor is a connection dropped while the other side still sends, as it does when a head or a body is
//! refused before its end: the system would answer what arrives by then with a reset, and a browser
//! that is told so throws the answer away. So what still comes is read and forgotten, for a while.

use std::{
    collections::BTreeMap,
    future::Future,
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    http::StatusCode,
};
use hyper::body::{Buf, Frame, SizeHint};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep},
};

/// How long the other side may go on sending after the last answer.
const LINGER: Duration = Duration::from_secs(2);

/// Whole answers, head and all, by the status that each stands for.
#[derive(Clone, Debug, Default)]
pub struct Unread(Arc<BTreeMap<u16, Bytes>>);

impl Unread {
    /// What hyper can find wrong with a head.
    const STATUSES: [StatusCode; 3] = [
        StatusCode::BAD_REQUEST,
        StatusCode::URI_TOO_LONG,
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
    ];

    #[must_use]
    pub fn said(say: impl Fn(StatusCode) -> Bytes) -> Self {
        let said = Self::STATUSES.map(|status| (status.as_u16(), say(status)));
        Self(Arc::new(BTreeMap::from(said)))
    }

    /// What is sent in place of a bare answer.
    fn in_place_of(&self, bare: &[u8]) -> Option<Bytes> {
        let status = bare.strip_prefix(b"HTTP/1.1 ")?.get(..3)?;
        let status: u16 = str::from_utf8(status).ok()?.parse().ok()?;
        self.0.get(&status).cloned()
    }
}

/// The requests of one connection: how many were handed on, and how many answers have been read to
/// their end.
#[derive(Debug, Default)]
pub(super) struct Turns {
    begun: AtomicUsize,
    ended: AtomicUsize,
}

/// One request; it ends with its answer.
pub(super) struct Turn(Arc<Turns>);

impl Turns {
    pub(super) fn begin(self: &Arc<Self>) -> Turn {
        self.begun.fetch_add(1, Ordering::Relaxed);
        Turn(Arc::clone(self))
    }

    /// How many have begun, if none is under way. All of it happens in the one task that serves the
    /// connection.
    fn settled(&self) -> Option<usize> {
        let begun = self.begun.load(Ordering::Relaxed);
        (begun == self.ended.load(Ordering::Relaxed)).then_some(begun)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.ended.fetch_add(1, Ordering::Relaxed);
    }
}

/// The body of an answer, which ends its turn.
pub(super) struct Answered {
    body: Body,
    _turn: Turn,
}

impl Answered {
    pub(super) const fn new(body: Body, turn: Turn) -> Self {
        Self { body, _turn: turn }
    }
}

impl HttpBody for Answered {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A stream on which hyper's bare answers become whole ones.
pub(super) struct Spoken<S> {
    stream: S,
    unread: Unread,
    turns: Arc<Turns>,
    /// How many requests had begun, and were answered, when all had been sent.
    sent: usize,
    /// What is left of a whole answer.
    saying: Option<Bytes>,
    /// Until when what still comes is read, once nothing more is said.
    lingering: Option<Pin<Box<Sleep>>>,
}

impl<S> Spoken<S> {
    pub(super) const fn new(stream: S, unread: Unread, turns: Arc<Turns>) -> Self {
        Self {
            stream,
            unread,
            turns,
            sent: 0,
            saying: None,
            lingering: None,
        }
    }
}

impl<S: AsyncWrite + Unpin> Spoken<S> {
    /// What to say in place of these bytes, if they are hyper's own.
    fn whole(&mut self, bare: &[u8]) -> bool {
        if self.saying.is_none() && self.turns.settled() == Some(self.sent) {
            self.saying = self.unread.in_place_of(bare);
        }
        self.saying.is_some()
    }

    /// Says it to its end; then all of the bare answer counts as written.
    fn say(&mut self, cx: &mut Context<'_>, bare: usize) -> Poll<io::Result<usize>> {
        while let Some(left) = self.saying.as_mut().filter(|left| !left.is_empty()) {
            match ready!(Pin::new(&mut self.stream).poll_write(cx, left))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => left.advance(written),
            }
        }
        self.saying = None;
        Poll::Ready(Ok(bare))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Spoken<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Spoken<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.whole(bytes) {
            self.say(cx, bytes.len())
        } else {
            Pin::new(&mut self.stream).poll_write(cx, bytes)
        }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let first = slices.iter().find(|slice| !slice.is_empty());
        match first {
            Some(first) if self.whole(first) => self.say(cx, first.len()),
            _ => Pin::new(&mut self.stream).poll_write_vectored(cx, slices),
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Hyper flushes once it has written all that it holds.
        ready!(Pin::new(&mut self.stream).poll_flush(cx))?;
        if let Some(begun) = self.turns.settled() {
            self.sent = begun;
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.lingering.is_none() {
            ready!(Pin::new(&mut this.stream).poll_shutdown(cx))?;
        }
        let lingering = this
            .lingering
            .get_or_insert_with(|| Box::pin(sleep(LINGER)));
        let mut forgotten = [0; 8 * 1_024];
        loop {
            if lingering.as_mut().poll(cx).is_ready() {
                return Poll::Ready(Ok(()));
            }
            let mut into = ReadBuf::new(&mut forgotten);
            let read = ready!(Pin::new(&mut this.stream).poll_read(cx, &mut into));
            if read.is_err() || into.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    const BARE: &[u8] = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
    const WHOLE: &str = "HTTP/1.1 400 Bad Request\r\n\r\nkhong doc duoc";

    /// What comes through a stream that takes a few bytes at a time.
    async fn through(turns: Arc<Turns>, bytes: &'static [u8]) -> String {
        let (ours, mut theirs) = duplex(5);
        let unread = Unread::said(|status| {
            let known = status == StatusCode::BAD_REQUEST;
            Bytes::from_static(if known { WHOLE.as_bytes() } else { b"" })
        });
        let mut spoken = Spoken::new(ours, unread, turns);
        let writing = tokio::spawn(async move {
            spoken.write_all(bytes).await.unwrap();
            spoken.flush().await.unwrap();
        });
        let mut all = String::new();
        theirs.read_to_string(&mut all).await.unwrap();
        writing.await.unwrap();
        all
    }

    #[tokio::test]
    async fn who_still_sends_after_the_last_answer_is_heard_to_the_end() {
        let (ours, mut theirs) = duplex(5);
        let mut spoken = Spoken::new(ours, Unread::default(), Arc::default());
        let closing = tokio::spawn(async move { spoken.shutdown().await });
        assert_eq!(theirs.read(&mut [0; 1]).await.unwrap(), 0);
        theirs.write_all(&[0; 1_000]).await.unwrap();
        assert!(!closing.is_finished());
        drop(theirs);
        closing.await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn a_bare_answer_becomes_a_whole_one_even_bit_by_bit() {
        assert_eq!(through(Arc::default(), BARE).await, WHOLE);
        let other = b"HTTP/1.1 418 I'm a teapot\r\n\r\n";
        let text = String::from_utf8_lossy(other).into_owned();
        assert_eq!(through(Arc::default(), other).await, text);
    }

    #[tokio::test]
    async fn what_is_written_for_a_request_stays_as_it_is() {
        let bare = String::from_utf8_lossy(BARE);
        let turns = Arc::new(Turns::default());
        let turn = turns.begin();
        assert_eq!(through(Arc::clone(&turns), BARE).await, bare);
        // Answered, but not sent yet.
        drop(turn);
        assert_eq!(through(turns, BARE).await, bare);
    }
}
