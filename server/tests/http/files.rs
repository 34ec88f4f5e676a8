//! Figures as files: taken away as anybody may see them, brought in by those who may enter them.

mod download;
mod upload;

use std::fmt::Write as _;

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use crate::{
    seen,
    world::{Answer, Client, World, in_own_world},
};

const BOUNDARY: &str = "----bien-gioi";

async fn take(client: &Client, path: &str) -> Answer {
    let answer = client.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer
}

/// What a page says.
async fn words(client: &Client, path: &str) -> String {
    let answer = client.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    seen::words(answer.text())
}

/// A form with a file, as a browser sends it.
pub fn form(fields: &[(&str, &str)], name: &str, content: &[u8]) -> Vec<u8> {
    let mut form = String::new();
    for (field, value) in fields {
        write!(
            form,
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        )
        .unwrap();
    }
    write!(
        form,
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .unwrap();
    let mut bytes = form.into_bytes();
    bytes.extend(content);
    bytes.extend(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    bytes
}

pub async fn send(client: &Client, accept: &str, body: Vec<u8>) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("content-type", kind.as_str()),
        ("accept", accept),
    ];
    client
        .ask(Method::POST, "/api/import_file", &headers, Body::from(body))
        .await
}

async fn choose_for(
    client: &Client,
    [programme, unit]: [&str; 2],
    name: &str,
    content: &[u8],
) -> String {
    let id = ulid::Ulid::from(u128::from(content.len() as u64) << 64 | 7).to_string();
    let fields = [
        ("id", id.as_str()),
        ("language", "vi"),
        ("programme", programme),
        ("unit", unit),
        ("ground", "Báo cáo 12/BC-UBND"),
        ("period", "2023"),
        ("numbers", "hoi"),
    ];
    let answer = send(client, "text/html", form(&fields, name, content)).await;
    answer.leads_to().to_owned()
}

async fn reporter(world: &World, account: &str) -> Client {
    world
        .officer(account, Role::Reporter, "huyen-thach-that")
        .await
}

#[test]
fn what_is_taken_away_and_brought_back_changes_nothing() {
    in_own_world(async |world| {
        let officer = world
            .officer("khu-hoi", Role::Reporter, "huyen-tu-ky")
            .await;
        let place = ["viec-dot-pha-2023-tu-ky", "huyen-tu-ky"];
        let sheet = format!("/tai-ve/bang-so-lieu/{}/{}/2023", place[0], place[1]);
        let table = format!("/tai-ve/van-ban/{}", place[0]);
        for path in [&sheet, &table] {
            for kind in ["csv", "xlsx"] {
                let file = take(&officer, &format!("{path}.{kind}")).await;
                let led = choose_for(&officer, place, "so-lieu", &file.body).await;
                let page = words(&officer, &led).await;
                assert!(
                    page.contains(" 0 thay đổi") && page.contains(" 0 có vấn đề"),
                    "{path}.{kind}: {page}"
                );
                assert!(page.contains("không có gì để ghi"), "{path}.{kind}: {page}");
            }
        }
    });
}
