//! Accounts: signing in, own sessions, passwords, and officers who are officers no longer.

use domain::{
    Refusal,
    policy::{Grant, Role},
    refusal::{Field, Problem},
};
use jiff::SignedDuration;
use service::account::{officers::NewOfficer, session::Token, sign_in::SignedIn};

use crate::world::{ME_LINH, World, life};

const ACCOUNT: &str = "bao-cao.me-linh";
const PASSWORD: &str = "con trâu đi trước cái cày";
const BETTER: &str = "nước chảy đá mòn núi lở";

async fn add(world: &World, account: &str) {
    let new = NewOfficer {
        account: account.into(),
        post: "Công chức tổng hợp".into(),
        grants: vec![Grant {
            role: Role::Reporter,
            scope: ME_LINH,
        }],
        password: PASSWORD.into(),
    };
    world.service.add_officer(new).await.unwrap();
}

async fn with_officer() -> World {
    let world = World::new().await;
    add(&world, ACCOUNT).await;
    world
}

/// Signs in from an address of its own, so that only the account's tries count.
async fn sign_in(world: &World, account: &str, password: &str) -> Result<Token, Refusal> {
    let address = world.service.new_command().to_string();
    world
        .service
        .sign_in(account, password, &address, "Firefox")
        .await
}

fn who(world: &World, token: &Token) -> Option<SignedIn> {
    world.service.signed_in(token)
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_gives_a_session_that_ends() {
    let world = with_officer().await;
    let token = sign_in(&world, " Bao-Cao.Me-Linh ", PASSWORD)
        .await
        .unwrap();
    let signed_in = who(&world, &token).unwrap();
    assert_eq!(signed_in.account.as_str(), ACCOUNT);
    assert_eq!(
        signed_in.actor.grants(),
        [Grant {
            role: Role::Reporter,
            scope: ME_LINH
        }]
    );
    assert!(who(&world, &Token::new([7; 32])).is_none());

    world.pass(SignedDuration::from_mins(29));
    assert!(who(&world, &token).is_some());
    world.pass(SignedDuration::from_mins(30));
    assert!(who(&world, &token).is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_an_unknown_name_and_a_disabled_account_get_one_answer() {
    let world = with_officer().await;
    add(&world, "nghi-huu").await;
    world.service.disable_officer("nghi-huu").await.unwrap();
    for (account, password) in [
        (ACCOUNT, "con trâu đi sau cái cày"),
        (ACCOUNT, ""),
        ("khong-co-ai", PASSWORD),
        ("không phải tên!", PASSWORD),
        ("", ""),
        ("nghi-huu", PASSWORD),
    ] {
        let refused = sign_in(&world, account, password).await.err();
        assert_eq!(refused, Some(Refusal::WrongCredentials), "{account}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_ten_tries_even_the_right_password_has_to_wait() {
    let world = with_officer().await;
    add(&world, "nguoi-khac").await;
    let mut tries = 0;
    while sign_in(&world, ACCOUNT, "sai mật khẩu rồi").await.err()
        == Some(Refusal::WrongCredentials)
    {
        tries += 1;
    }
    // One more for every six seconds that a slow machine took over the first ten.
    assert!((10..20).contains(&tries), "{tries}");
    let refused = sign_in(&world, ACCOUNT, PASSWORD).await.err().unwrap();
    assert!(
        matches!(refused, Refusal::TooManyAttempts { seconds: 1..=7 }),
        "{refused:?}"
    );
    sign_in(&world, "nguoi-khac", PASSWORD).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_sees_and_ends_own_sessions_and_no_others() {
    let world = with_officer().await;
    add(&world, "nguoi-khac").await;
    let first = sign_in(&world, ACCOUNT, PASSWORD).await.unwrap();
    world.pass(SignedDuration::from_mins(1));
    let second = sign_in(&world, ACCOUNT, PASSWORD).await.unwrap();
    let other = sign_in(&world, "nguoi-khac", PASSWORD).await.unwrap();
    let me = who(&world, &second).unwrap();

    let own: Vec<_> = world
        .service
        .own_sessions(&me)
        .into_iter()
        .map(|one| one.key)
        .collect();
    assert_eq!(own, [second.key(), first.key()]);
    world
        .service
        .end_sessions(&me, &[first.key(), other.key()])
        .await
        .unwrap();
    assert!(who(&world, &first).is_none());
    assert!(who(&world, &second).is_some());
    assert!(
        who(&world, &other).is_some(),
        "somebody else's session is left alone"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_all_other_sessions() {
    let world = with_officer().await;
    let here = sign_in(&world, ACCOUNT, PASSWORD).await.unwrap();
    let there = sign_in(&world, ACCOUNT, PASSWORD).await.unwrap();
    let me = who(&world, &here).unwrap();

    let refused = world
        .service
        .change_password(&me, "sai", "matkhau123456", "khác", "here")
        .await;
    assert_eq!(
        refused,
        Err(Refusal::Fields(vec![
            (Field::Password, Problem::Wrong),
            (Field::NewPassword, Problem::TooCommon),
            (Field::RepeatedPassword, Problem::NotTheSame),
        ]))
    );
    assert!(who(&world, &there).is_some());

    world
        .service
        .change_password(&me, PASSWORD, BETTER, BETTER, "here")
        .await
        .unwrap();
    assert!(who(&world, &here).is_some());
    assert!(who(&world, &there).is_none());
    assert_eq!(
        sign_in(&world, ACCOUNT, PASSWORD).await.err(),
        Some(Refusal::WrongCredentials)
    );
    sign_in(&world, ACCOUNT, BETTER).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_officer_is_out_at_once_and_back_with_a_new_password() {
    let world = with_officer().await;
    let token = sign_in(&world, ACCOUNT, PASSWORD).await.unwrap();
    world.service.disable_officer(ACCOUNT).await.unwrap();
    assert!(who(&world, &token).is_none());

    world.service.reset_officer(ACCOUNT, BETTER).await.unwrap();
    assert!(who(&world, &token).is_none(), "the old session stays over");
    assert!(sign_in(&world, ACCOUNT, PASSWORD).await.is_err());
    let token = sign_in(&world, ACCOUNT, BETTER).await.unwrap();
    assert!(who(&world, &token).is_some());
    assert_eq!(
        world.service.disable_officer("khong-co-ai").await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn officers_are_added_under_one_name_each_with_a_fit_password() {
    let world = with_officer().await;
    let new = |account: &str, password: &str| NewOfficer {
        account: account.into(),
        post: String::new(),
        grants: Vec::new(),
        password: password.into(),
    };
    for (officer, field) in [
        (new(ACCOUNT, PASSWORD), Field::Account),
        (new("có dấu", PASSWORD), Field::Account),
        (new("can-bo-moi", "ngắn"), Field::NewPassword),
        (new("can-bo-moi", "matkhau123456"), Field::NewPassword),
    ] {
        let refused = world.service.add_officer(officer).await;
        assert!(
            matches!(&refused, Err(Refusal::Fields(problems)) if problems[0].0 == field),
            "{refused:?}"
        );
    }
}

#[test]
fn sessions_outlast_a_restart_and_ended_ones_do_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let (open, ended) = life(async {
        let world = World::at(folder.path()).await;
        add(&world, ACCOUNT).await;
        let open = sign_in(&world, ACCOUNT, PASSWORD).await.unwrap();
        let ended = sign_in(&world, ACCOUNT, PASSWORD).await.unwrap();
        let me = who(&world, &ended).unwrap();
        world
            .service
            .end_sessions(&me, &[ended.key()])
            .await
            .unwrap();
        world.service.close().await.unwrap();
        (open, ended)
    });
    life(async {
        let world = World::at(folder.path()).await;
        assert_eq!(who(&world, &open).unwrap().account.as_str(), ACCOUNT);
        assert!(who(&world, &ended).is_none());
        sign_in(&world, ACCOUNT, PASSWORD).await.unwrap();
    });
}
