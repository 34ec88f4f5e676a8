//! Evidence over HTTP: sent by officers with a plain form, seen by everybody who may see it, and
//! whatever else somebody could send or ask for.

mod asked;
mod hostile;
mod made;
mod memory;
mod way;

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use crate::{
    seen,
    world::{Answer, Client, World},
};

const BOUNDARY: &str = "----bien-gioi";
const ACT: &str = "/api/attach_evidence";
const UNIT: &str = "huyen-thach-that";
const TASK: &str = "/nhiem-vu/an-sinh-giam-ngheo-thach-that";
const FIGURE: &str = "/so-lieu/san-pham-ocop-thach-that/huyen-thach-that/2020..2025";
const INDICATOR: &str = "/chi-tieu/san-pham-ocop-thach-that";

/// A file as a browser sends it.
struct Sent<'a> {
    name: &'a str,
    kind: &'a str,
    content: &'a [u8],
}

fn sent<'a>(name: &'a str, content: &'a [u8]) -> Sent<'a> {
    Sent {
        name,
        kind: "application/octet-stream",
        content,
    }
}

/// A form with files, as a browser sends it.
fn form(fields: &[(String, String)], files: &[Sent<'_>]) -> Vec<u8> {
    let mut form = Vec::new();
    let files_at = fields.iter().position(|(name, _)| name == "files");
    for (at, (name, value)) in fields.iter().enumerate() {
        if Some(at) == files_at {
            add_files(&mut form, files);
            continue;
        }
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        form.extend(part.into_bytes());
    }
    if files_at.is_none() {
        add_files(&mut form, files);
    }
    form.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    form
}

fn add_files(form: &mut Vec<u8>, files: &[Sent<'_>]) {
    for file in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{}\"\r\n\
             Content-Type: {}\r\n\r\n",
            file.name, file.kind
        );
        form.extend(head.into_bytes());
        form.extend(file.content);
        form.extend(b"\r\n");
    }
}

async fn post(client: &Client, accept: &str, body: Vec<u8>) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("content-type", kind.as_str()),
        ("accept", accept),
    ];
    client
        .ask(Method::POST, ACT, &headers, Body::from(body))
        .await
}

/// The form of a page, with what is typed into it.
async fn filled(client: &Client, page: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let answer = client.get(page).await;
    assert_eq!(answer.status, StatusCode::OK, "{page}");
    let fields = seen::fields(answer.text(), ACT)
        .unwrap_or_else(|| panic!("{page} has no form: {}", seen::words(answer.text())));
    let mut fields = seen::typed(fields, typed);
    // What is not ticked is not sent.
    let is_ticked = typed.iter().any(|(name, _)| *name == "restricted");
    fields.retain(|(name, _)| name != "restricted" || is_ticked);
    fields
}

/// Sends files from a page, and says where that leads.
async fn attach(client: &Client, page: &str, typed: &[(&str, &str)], files: &[Sent<'_>]) -> String {
    let fields = filled(client, page, typed).await;
    let answer = post(client, "text/html", form(&fields, files)).await;
    answer.leads_to().to_owned()
}

/// What a page says.
async fn read(client: &Client, path: &str) -> String {
    let answer = client.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    seen::words(answer.text())
}

/// The addresses of files that a page leads to.
async fn files_on(client: &Client, page: &str) -> Vec<String> {
    let answer = client.get(page).await;
    let mut links = seen::links(answer.text());
    links.retain(|link| link.contains("/minh-chung/") && !link.ends_with("/rut"));
    links.dedup();
    links
}

async fn reporter(world: &World, account: &str) -> Client {
    world.officer(account, Role::Reporter, UNIT).await
}
