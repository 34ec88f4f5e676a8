//! Five hundred open pages: what they cost, and whether a save waits for them.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use crate::{program::tiendo, seen, world::encoded};

const READERS: usize = 500;
/// Of memory, for all of them.
const MOST_BYTES: u64 = 60 * 1024 * 1024;
const SAVES: usize = 24;
const PASSWORD: &str = "thuyền-cập-bến-sông-Hồng";
const TASK: &str = "/nhiem-vu/mo-rong-vung-huu-co-trong-dong-tu-ky";

struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

impl Server {
    fn start() -> Self {
        let mut child = tiendo(&[
            "serve",
            "--demo",
            "--listen",
            "127.0.0.1:0",
            "--database",
            "mem://",
        ])
        .env("TIENDO_DEMO_PASSWORD", PASSWORD)
        // All come from one machine here.
        .env("TIENDO_LIMITS__PER_ADDRESS", "1000")
        .env("TIENDO_LIMITS__STREAMS_PER_ADDRESS", "1000")
        .env("TIENDO_LIMITS__WRITES_PER_MINUTE", "10000")
        .env("TIENDO_LOG__LEVEL", "warn")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .map(Result::unwrap)
            .find_map(|line| line.strip_prefix("listening on http://").map(str::to_owned))
            .unwrap();
        Self { child, address }
    }

    /// Of the process, as the kernel counts it.
    fn resident(&self) -> u64 {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap();
        let kib: u64 = line.trim().trim_end_matches(" kB").parse().unwrap();
        kib * 1024
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str, cookie: &str) -> String {
        self.ask(&format!(
            "GET {path} HTTP/1.0\r\nhost: {}\r\ncookie: {cookie}\r\naccept: text/html\r\n\r\n",
            self.address
        ))
    }

    fn send(&self, act: &str, form: &str, cookie: &str) -> String {
        self.ask(&format!(
            "POST {act} HTTP/1.0\r\nhost: {}\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\naccept: text/html\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            self.address,
            form.len()
        ))
    }

    /// The cookie of a session.
    fn sign_in(&self, account: &str) -> String {
        let page = self.get("/dang-nhap", "a=b");
        let fields = seen::fields(&page, "/api/sign_in").unwrap();
        let typed = seen::typed(fields, &[("account", account), ("password", PASSWORD)]);
        let answer = self.send("/api/sign_in", &encoded(&typed), "a=b");
        let (_, after) = answer.split_once("set-cookie: ").unwrap();
        after.split(';').next().unwrap().to_owned()
    }

    /// Tells how a public task is going; how long that took.
    fn save(&self, cookie: &str, number: usize) -> Duration {
        let page = self.get(&format!("{TASK}/cap-nhat"), cookie);
        let fields = seen::fields(&page, "/api/post_update").unwrap();
        let results = format!("Đã làm thêm phần {number}");
        let form = encoded(&seen::typed(fields, &[("results", results.as_str())]));
        let began = Instant::now();
        let answer = self.send("/api/post_update", &form, cookie);
        let took = began.elapsed();
        assert!(answer.starts_with("HTTP/1.0 302"), "{answer}");
        took
    }

    fn saves(&self, cookie: &str) -> Vec<Duration> {
        let mut took: Vec<_> = (0..SAVES).map(|at| self.save(cookie, at)).collect();
        took.sort();
        took
    }

    /// Opens a page that listens, and waits until it is let in.
    fn reader(&self) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let ask = format!(
            "GET /truc-tiep HTTP/1.1\r\nhost: {}\r\naccept: text/event-stream\r\n\r\n",
            self.address
        );
        stream.write_all(ask.as_bytes()).unwrap();
        assert!(read_until(&mut stream, "\r\n\r\n").starts_with("HTTP/1.1 200"));
        stream
    }
}

fn read_until(stream: &mut TcpStream, end: &str) -> String {
    stream
        .set_read_timeout(Some(Duration::from_mins(1)))
        .unwrap();
    let mut text = String::new();
    let mut some = [0; 1024];
    while !text.contains(end) {
        let read = stream.read(&mut some).unwrap();
        assert_ne!(read, 0, "the stream ended: {text}");
        text.push_str(&String::from_utf8_lossy(&some[..read]));
    }
    text
}

#[test]
fn five_hundred_readers_are_cheap_and_nobody_who_saves_waits_for_them() {
    let server = Server::start();
    let officer = server.sign_in("bao-cao.tu-ky");
    // Everything that is made once is made: pages, forms, answers.
    server.saves(&officer);
    let alone = server.saves(&officer);

    let before = server.resident();
    let mut readers: Vec<_> = (0..READERS).map(|_| server.reader()).collect();
    let opened = server.resident();
    let together = server.saves(&officer);
    let after = server.resident();
    // Everybody was told, though nobody read meanwhile.
    for reader in &mut readers {
        let told = read_until(reader, "nhiem-vu/");
        assert!(told.contains("event: changed"), "{told}");
    }

    let mib = |bytes: u64| bytes / 1024 / 1024;
    let median = |took: &[Duration]| took[SAVES / 2];
    println!(
        "{READERS} readers: {} MiB when open, {} MiB after {SAVES} saves; a save took {:?} (slowest {:?}) \
         without them, {:?} (slowest {:?}) with them",
        mib(opened.saturating_sub(before)),
        mib(after.saturating_sub(before)),
        median(&alone),
        alone[SAVES - 1],
        median(&together),
        together[SAVES - 1],
    );
    assert!(after.saturating_sub(before) < MOST_BYTES);
    // What a busy machine does to one of them, it does to both.
    let most = median(&alone) * 2 + Duration::from_millis(150);
    assert!(median(&together) <= most, "{alone:?} {together:?}");
}
