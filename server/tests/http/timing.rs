//! How long signing in takes says nothing about which accounts there are.

use std::time::{Duration, Instant};

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use crate::world::{Client, encoded, in_own_world};

const TRIES: usize = 10;

/// One try, from an address of its own so that none is refused unread.
async fn tried(client: &Client, account: &str, from: usize) -> Duration {
    let form = encoded(&[
        ("id", "01ARZ3NDEKTSV4RRFFQ69G5FAV"),
        ("language", "vi"),
        ("account", account),
        ("password", "không-phải-mật-khẩu-này"),
    ]);
    let address = format!("198.51.100.{from}");
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "application/json"),
        ("x-forwarded-for", address.as_str()),
    ];
    let began = Instant::now();
    let answer = client
        .ask(Method::POST, "/api/sign_in", &headers, Body::from(form))
        .await;
    let took = began.elapsed();
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.text());
    assert_eq!(
        answer.text(),
        "{\"refusal\":\"wrong-credentials\",\"said\":\"Tên đăng nhập hoặc mật khẩu không đúng.\",\
         \"fields\":[],\"conflict\":null}"
    );
    took
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    (times[TRIES / 2 - 1] + times[TRIES / 2]).as_secs_f64() / 2.0
}

#[test]
fn a_known_account_takes_no_longer_than_an_unknown_one() {
    in_own_world(async |world| {
        let accounts: Vec<_> = (0..3 * TRIES / 5)
            .map(|number| format!("co-that-{number}"))
            .collect();
        for account in &accounts {
            world.officer(account, Role::Reporter, "huyen-tu-ky").await;
        }
        let client = world
            .with(|config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()])
            .anonymous();
        // Something else on a busy machine can spoil one measurement; a difference that is
        // there spoils all three.
        let mut differences = Vec::new();
        for round in 0..3 {
            let (mut known, mut unknown) = (Vec::new(), Vec::new());
            for number in 0..TRIES {
                let at = round * TRIES + number;
                // Half of the tries a minute that an account has.
                known.push(tried(&client, &accounts[at / 5], at).await);
                unknown.push(tried(&client, &format!("khong-co-{at}"), 100 + at).await);
            }
            let (known, unknown) = (median(known), median(unknown));
            differences.push((known - unknown).abs() / known.max(unknown));
        }
        assert!(
            differences.iter().any(|difference| *difference <= 0.2),
            "{differences:?}"
        );
    });
}
