//! The figures that the README states, taken from a running server.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    browser::Effort,
    place::{Place, is_installed, succeed},
    running::Running,
    site,
};

/// The page whose requests per second count: the longest of the public ones.
const PROGRAMME_PAGE: &str = "/van-ban/viec-dot-pha-2023-tu-ky";

/// What the process may take with the demo data, as it is promised: 300 MB.
const MOST_RESIDENT_KIB: u64 = 300_000_000 / 1_024;

/// Builds and starts a server with the demo data on the engine that it has by itself, and prints what
/// it costs; then how long searches and what is owed take in a large book and, where a number of figures is given,
/// what a start with so many costs.
///
/// # Errors
/// Also when it takes more memory than is promised, once everything was printed; or what is
/// looked for in a large book more time.
pub fn run(place: &Place, dist: bool, figures: Option<u64>) -> Result<()> {
    site::assemble(place, Effort::Full)?;
    let profile = if dist { "dist" } else { "dev" };
    succeed(
        place
            .cargo()
            .args(["build", "--bin=tiendo", "--profile", profile]),
    )?;
    let server = place.server(if dist { "dist" } else { "debug" });
    // Without a database of its own a demo is kept in a temporary folder, by the engine of every
    // other book.
    let running = Running::start(place.command(&server).args([
        "serve",
        "--demo",
        "--listen",
        "127.0.0.1:0",
    ]))?;

    println!("profile: {profile}");
    println!("start-up: {} ms", running.start_up.as_millis());
    let mut most = resident(running.id())?;
    println!("memory after start-up: {most} KiB");
    println!(
        "{:>8} {:>8}  page (bytes as sent, bytes of HTML)",
        "brotli", "plain"
    );
    for route in routes(place)? {
        let sent = fetch(&running.address, &route, "br")?;
        let plain = fetch(&running.address, &route, "identity")?;
        let note = if sent.is_brotli {
            ""
        } else {
            "  (not compressed)"
        };
        println!(
            "{:>8} {:>8}  {route}{note}",
            sent.body_bytes, plain.body_bytes
        );
    }
    load(place, &running)?;
    let after = resident(running.id())?;
    println!("memory after the load: {after} KiB");
    most = most.max(after);
    drop(running);
    // Always optimised; it compiles neither the engine nor the server.
    succeed(
        place
            .cargo()
            .args(["bench", "--bench=search", "--bench=owed"]),
    )?;
    if let Some(figures) = figures {
        start_with(place, &server, figures)?;
    }
    within(most)
}

fn within(resident: u64) -> Result<()> {
    if resident > MOST_RESIDENT_KIB {
        bail!("{resident} KiB of memory with the demo data; promised are {MOST_RESIDENT_KIB}");
    }
    Ok(())
}

/// Fills a book with made-up figures and starts on it, three times.
fn start_with(place: &Place, server: &Path, figures: u64) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let book = format!("rocksdb://{}", folder.path().join("book").display());
    let begun = Instant::now();
    succeed(place.command(server).args([
        "seed",
        "--figures",
        &figures.to_string(),
        "--database",
        &book,
    ]))?;
    println!(
        "{figures} made-up figures: loaded in {} ms",
        begun.elapsed().as_millis()
    );
    for _ in 0..3 {
        let running = Running::start(place.command(server).args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--database",
            &book,
        ]))?;
        println!(
            "{figures} made-up figures: start-up {} ms, memory {} KiB",
            running.start_up.as_millis(),
            resident(running.id())?
        );
    }
    Ok(())
}

/// The public pages, which the browser tests walk too.
fn routes(place: &Place) -> Result<Vec<String>> {
    let file = place.end2end().join("routes.json");
    let text = fs::read_to_string(&file)?;
    let routes: Vec<serde_json::Value> = serde_json::from_str(&text)?;
    routes
        .iter()
        // What is not there is tested, not weighed.
        .filter(|route| route.get("status").is_none())
        .map(|route| {
            let path = route["path"].as_str();
            path.map(str::to_owned)
                .with_context(|| format!("no path in {route}"))
        })
        .collect()
}

/// In KiB.
fn resident(process: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    of_status(&status).context("no VmRSS in /proc")
}

fn of_status(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

struct Answer {
    is_brotli: bool,
    body_bytes: usize,
}

/// One request on a connection of its own, counted as it comes over the wire.
fn fetch(address: &str, route: &str, encoding: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "GET {route} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: {encoding}\r\n\
         Accept: text/html\r\nConnection: close\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    read_answer(&bytes).with_context(|| format!("GET {route}"))
}

fn read_answer(bytes: &[u8]) -> Result<Answer> {
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .context("the answer has no end of headers")?;
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    if !head.starts_with("http/1.1 200") {
        bail!("{}", head.lines().next().unwrap_or("no answer"));
    }
    let is_brotli = head
        .lines()
        .any(|line| line.replace(' ', "") == "content-encoding:br");
    Ok(Answer {
        is_brotli,
        body_bytes: bytes.len() - end - 4,
    })
}

/// wrk against the server held to one core, from another where there is one.
fn load(place: &Place, running: &Running) -> Result<()> {
    if !is_installed("wrk") || !is_installed("taskset") {
        println!("requests per second: not measured (wrk and taskset are not both installed)");
        return Ok(());
    }
    succeed(Command::new("taskset").args([
        "--all-tasks",
        "--cpu-list",
        "--pid",
        "0",
        &running.id().to_string(),
    ]))?;
    let other = if thread::available_parallelism()?.get() > 1 {
        "1"
    } else {
        "0"
    };
    let address = format!("http://{}{PROGRAMME_PAGE}", running.address);
    // Browsers ask for brotli, which costs the server more than the bare page.
    for encoding in ["identity", "br"] {
        println!("requests per second, Accept-Encoding: {encoding}");
        succeed(place.command("taskset").args([
            "--cpu-list",
            other,
            "wrk",
            "--threads=1",
            "--connections=32",
            "--duration=10s",
            "--latency",
            "--header",
            &format!("Accept-Encoding: {encoding}"),
            &address,
        ]))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_body_alone() {
        let answer = read_answer(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nabc").unwrap();
        assert!(answer.is_brotli);
        assert_eq!(answer.body_bytes, 3);
    }

    #[test]
    fn more_memory_than_promised_is_a_failure() {
        let status = "VmPeak:\t  900000 kB\nVmRSS:\t  113284 kB\n";
        assert_eq!(of_status(status), Some(113_284));
        assert_eq!(of_status("VmPeak: 1 kB"), None);
        assert!(within(292_968).is_ok());
        assert!(within(292_969).is_err());
    }

    #[test]
    fn an_error_page_is_not_measured() {
        let problem = read_answer(b"HTTP/1.1 404 Not Found\r\n\r\nabc")
            .err()
            .unwrap();
        assert_eq!(problem.to_string(), "http/1.1 404 not found");
    }
}
