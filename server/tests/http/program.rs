//! The program as its operator meets it: settings, refusals, a start and an orderly end.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread::JoinHandle,
};

use serde_json::Value;

/// The program, or the one that `TIENDO_BIN` names, as the browser tests have it: a release, say.
pub fn tiendo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("TIENDO_BIN");
    let program = program.unwrap_or_else(|| env!("CARGO_BIN_EXE_tiendo").into());
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(env!("CARGO_TARGET_TMPDIR"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TIENDO_") {
            command.env_remove(name);
        }
    }
    command
}

fn said(output: &Output) -> (String, String) {
    (
        String::from_utf8(output.stdout.clone()).unwrap(),
        String::from_utf8(output.stderr.clone()).unwrap(),
    )
}

#[test]
fn settings_come_from_file_environment_and_flags_in_this_order() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(
        &file,
        "listen = \"127.0.0.1:1001\"\n[limits]\nbody_kib = 11\nheader_kib = 12\n[database]\npassword = \"kín\"\n",
    )
    .unwrap();
    let output = tiendo(&["config", "show", "--database", "mem://"])
        .env("TIENDO_CONFIG", &file)
        .env("TIENDO_LIMITS__BODY_KIB", "21")
        .env("TIENDO_TRUSTED_PROXIES", "[127.0.0.1, 10.0.0.0/8]")
        .output()
        .unwrap();
    let (shown, _) = said(&output);
    for line in [
        "listen = \"127.0.0.1:1001\"",
        "header_kib = 12",
        "body_kib = 21",
        "endpoint = \"mem://\"",
        "\"10.0.0.0/8\"",
        "password = \"***\"",
    ] {
        assert!(shown.contains(line), "{line} is not in\n{shown}");
    }
    assert!(!shown.contains("kín"));
}

#[test]
fn what_nobody_knows_is_refused() {
    let with_variable = tiendo(&["config", "show"])
        .env("TIENDO_LISEN", "x")
        .output()
        .unwrap();
    assert!(!with_variable.status.success());
    assert!(
        said(&with_variable).1.contains("lisen"),
        "{:?}",
        said(&with_variable)
    );
    let no_file = tiendo(&["config", "show", "--config", "/khong/co.toml"])
        .output()
        .unwrap();
    assert!(said(&no_file).1.contains("/khong/co.toml"));
    let no_database = tiendo(&["serve"]).output().unwrap();
    assert!(said(&no_database).1.contains("TIENDO_DATABASE__ENDPOINT"));
}

#[test]
fn the_demo_is_not_for_others() {
    let output = tiendo(&[
        "serve",
        "--demo",
        "--listen",
        "0.0.0.0:0",
        "--database",
        "mem://",
    ])
    .output()
    .unwrap();
    assert!(!output.status.success());
    assert!(said(&output).1.contains("loopback"));
    // Nor behind a proxy, which is how others would come to an address of this machine alone.
    for (variable, value) in [
        ("TIENDO_PUBLIC_URL", "https://tiendo.example.vn"),
        ("TIENDO_TRUSTED_PROXIES", "[127.0.0.1]"),
    ] {
        let output = tiendo(&[
            "serve",
            "--demo",
            "--listen",
            "127.0.0.1:0",
            "--database",
            "mem://",
        ])
        .env(variable, value)
        .output()
        .unwrap();
        assert!(!output.status.success(), "{variable}");
        let (_, error) = said(&output);
        assert!(error.contains("public_url"), "{variable}: {error}");
    }
}

#[test]
fn every_command_has_help() {
    for arguments in [
        &["--help"][..],
        &["serve", "--help"],
        &["demo", "--help"],
        &["user", "--help"],
        &["user", "add", "--help"],
        &["user", "disable", "--help"],
        &["user", "reset", "--help"],
        &["journal", "verify", "--help"],
        &["config", "show", "--help"],
    ] {
        let output = tiendo(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        assert!(said(&output).0.contains("Usage: tiendo"), "{arguments:?}");
    }
}

#[test]
fn a_book_in_a_folder_is_loaded_once_kept_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("rocksdb://{}", folder.path().join("book").display());
    let run = |arguments: &[&str]| {
        tiendo(arguments)
            .args(["--database", &database])
            .output()
            .unwrap()
    };

    let loaded = run(&["demo"]);
    assert!(loaded.status.success(), "{:?}", said(&loaded));
    let again = run(&["demo"]);
    assert!(!again.status.success());
    assert!(said(&again).1.contains("not empty"));

    let added = run(&[
        "user",
        "add",
        "thu.nghiem",
        "--post",
        "Công chức tổng hợp",
        "--grant",
        "reporter:xa-me-linh",
    ]);
    assert!(
        said(&added).0.contains("password, shown once: "),
        "{:?}",
        said(&added)
    );
    let taken = run(&[
        "user",
        "add",
        "thu.nghiem",
        "--post",
        "Khác",
        "--grant",
        "reporter:xa-me-linh",
    ]);
    assert!(!taken.status.success());
    let nowhere = run(&[
        "user",
        "add",
        "ai-do",
        "--post",
        "Khác",
        "--grant",
        "reporter:khong-co",
    ]);
    assert!(said(&nowhere).1.contains("there is no unit khong-co"));
    assert!(run(&["user", "disable", "thu.nghiem"]).status.success());

    let verified = run(&["journal", "verify"]);
    assert!(verified.status.success(), "{:?}", said(&verified));
    assert!(said(&verified).0.contains("0 damages"));
}

/// A server that runs until it is told to stop.
struct Served {
    child: Child,
    lines: Vec<String>,
    address: String,
    /// What it writes to the standard error, until it ends.
    log: JoinHandle<Vec<String>>,
}

impl Served {
    fn start(arguments: &[&str]) -> Self {
        let mut child = tiendo(arguments)
            .env("TIENDO_DEMO_PASSWORD", "thuyền-cập-bến-sông-Hồng")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = BufReader::new(child.stderr.take().unwrap());
        // Read as it comes, or a server with much to say would wait to be heard.
        let log = std::thread::spawn(move || log.lines().map(Result::unwrap).collect());
        let mut lines = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            if let Some(address) = line.strip_prefix("listening on http://") {
                let address = address.to_owned();
                return Self {
                    child,
                    lines,
                    address,
                    log,
                };
            }
            lines.push(line);
        }
        panic!("the server ended before it listened: {:?}", child.wait());
    }

    /// What is answered to a request, as it comes over the wire.
    fn answer(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.answer(&format!(
            "GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
        ))
    }

    fn status(&self, path: &str) -> String {
        let answer = self.get(path);
        answer.lines().next().unwrap_or_default().to_owned()
    }

    /// Tells it to stop, as a supervisor does. Gives what it wrote to the standard error.
    fn stop(mut self) -> (ExitStatus, Vec<String>) {
        let told = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(told.success());
        (self.child.wait().unwrap(), self.log.join().unwrap())
    }
}

/// The id that an answer carries.
fn request_id(answer: &str) -> String {
    let ids: Vec<_> = answer
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("x-request-id: "))
        .collect();
    assert_eq!(ids.len(), 1, "{answer}");
    ids[0].to_owned()
}

#[test]
fn the_demo_is_served_and_ends_in_order() {
    let server = Served::start(&[
        "serve",
        "--demo",
        "--listen",
        "127.0.0.1:0",
        "--database",
        "mem://",
    ]);
    assert_eq!(server.lines.len(), 9, "{:?}", server.lines);
    assert!(
        server
            .lines
            .iter()
            .any(|line| line.starts_with("bao-cao.tu-ky "))
    );
    for path in ["/", "/livez", "/readyz", "/van-ban/viec-dot-pha-2023-tu-ky"] {
        assert_eq!(server.status(path), "HTTP/1.1 200 OK", "{path}");
    }
    assert_eq!(server.status("/khong-co"), "HTTP/1.1 404 Not Found");
    // What never becomes a request is answered in words too.
    let large = format!(
        "GET / HTTP/1.1\r\nhost: a\r\ncookie: {}\r\n\r\n",
        "a".repeat(34_000)
    );
    for (request, status, says) in [
        ("xin chao\r\n\r\n", 400, "Không đọc được yêu cầu"),
        (large.as_str(), 431, "Hãy xóa cookie của trang này"),
    ] {
        let answer = server.answer(request);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
        assert!(answer.contains(says), "{answer}");
        assert!(answer.contains("\r\nx-content-type-options: nosniff\r\n"));
    }
    assert!(server.stop().0.success());
}

#[test]
fn the_log_has_a_line_for_each_request_under_its_id_and_nothing_that_people_typed() {
    let server = Served::start(&[
        "serve",
        "--demo",
        "--listen",
        "127.0.0.1:0",
        "--database",
        "mem://",
    ]);
    let form = "id=01ARZ3NDEKTSV4RRFFQ69G5FAV&language=vi&account=ten-nguoi&password=cau-cua-nguoi";
    let asked = [
        ("GET", "/tim-kiem", 200, server.get("/tim-kiem?q=dieu-rieng")),
        ("GET", "/khong-co", 404, server.get("/khong-co?q=dieu-rieng")),
        (
            "POST",
            "/api/sign_in",
            401,
            server.answer(&format!(
                "POST /api/sign_in?q=dieu-rieng HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\
                 sec-fetch-site: same-origin\r\naccept: application/json\r\n\
                 cookie: tiendo=banh-rieng\r\nx-request-id: cua-nguoi-la\r\n\
                 referer: http://a/?q=dieu-rieng\r\nuser-agent: may-rieng\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
                form.len()
            )),
        ),
    ];
    let (ended, log) = server.stop();
    assert!(ended.success());
    let lines: Vec<Value> = log
        .iter()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))
        .collect();
    let mut ids = BTreeSet::new();
    for (method, path, status, answer) in &asked {
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
        let id = request_id(answer);
        let answered: Vec<_> = lines
            .iter()
            .filter(|line| line["span"]["id"] == id.as_str() && line["message"] == "answered")
            .collect();
        assert_eq!(answered.len(), 1, "{path} {id}: {log:#?}");
        let line = answered[0];
        assert_eq!(line["span"]["method"], *method);
        assert_eq!(line["span"]["path"], *path);
        assert_eq!(line["status"], *status);
        assert!(line["micros"].is_u64(), "{line}");
        assert!(ids.insert(id), "{path} has the id of another request");
    }
    for private in [
        "dieu-rieng",
        "?",
        "banh-rieng",
        "may-rieng",
        "ten-nguoi",
        "cau-cua-nguoi",
        "cua-nguoi-la",
    ] {
        assert!(
            log.iter().all(|line| !line.contains(private)),
            "{private} is in {log:#?}"
        );
    }
}
