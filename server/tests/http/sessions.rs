//! Who is recognised by a cookie, and who is not.

use domain::policy::Role;

use crate::world::{Client, PASSWORD, World, in_world};

/// Only the signed-in are shown the way to their desk.
async fn is_recognised(client: &Client) -> bool {
    client
        .get("/gioi-thieu")
        .await
        .text()
        .contains("/ban-lam-viec")
}

fn with_token(world: &World, token: &str) -> Client {
    world.anonymous().with_cookie(&format!("tiendo={token}"))
}

#[test]
fn a_session_is_recognised_until_it_is_ended() {
    in_world(async |world| {
        let officer = world
            .officer("phien-mot", Role::Reporter, "huyen-tu-ky")
            .await;
        assert!(is_recognised(&officer).await);
        world.service.disable_officer("phien-mot").await.unwrap();
        assert!(!is_recognised(&officer).await);
    });
}

#[test]
fn a_new_password_ends_the_sessions_of_the_old_one() {
    in_world(async |world| {
        let officer = world
            .officer("phien-hai", Role::Reporter, "huyen-tu-ky")
            .await;
        assert!(is_recognised(&officer).await);
        world
            .service
            .reset_officer("phien-hai", "mật-khẩu-khác-hẳn-trước")
            .await
            .unwrap();
        assert!(!is_recognised(&officer).await);
        let old = world
            .service
            .sign_in("phien-hai", PASSWORD, "phien-hai", "")
            .await;
        assert_eq!(old.err(), Some(domain::Refusal::WrongCredentials));
    });
}

#[test]
fn forged_cookies_are_nobodys() {
    in_world(async |world| {
        world
            .officer("phien-ba", Role::Reporter, "huyen-tu-ky")
            .await;
        let mut forged: Vec<String> = ["", "a", "=", "..", "%00", "null", "phien-ba"]
            .map(str::to_owned)
            .to_vec();
        forged.push("A".repeat(43));
        forged.push("A".repeat(10_000));
        for _ in 0..200 {
            let made_up = service::account::session::Token::new(world.service.clock().secret());
            forged.push(made_up.text());
        }
        for token in forged {
            assert!(!is_recognised(&with_token(&world, &token)).await, "{token}");
        }
    });
}

#[test]
fn over_tls_only_the_cookie_for_this_host_counts() {
    in_world(async |world| {
        world
            .officer("phien-bon", Role::Reporter, "huyen-tu-ky")
            .await;
        let token = world
            .service
            .sign_in("phien-bon", PASSWORD, "phien-bon", "")
            .await
            .unwrap()
            .text();
        let secure = world.with(|config| config.secure_cookies = Some(true));
        let with = |name: &str| secure.anonymous().with_cookie(&format!("{name}={token}"));
        assert!(is_recognised(&with("__Host-tiendo")).await);
        assert!(!is_recognised(&with("tiendo")).await);
    });
}
