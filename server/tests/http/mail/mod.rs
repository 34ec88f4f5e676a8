//! Letters, handed over to a real mail server in the process: one listens, speaks SMTP, and
//! keeps what it gets; it can also be told to refuse, to break off, or to offer no encryption.

mod postbox;
mod privacy;

use std::sync::Arc;

use data_encoding::BASE64;
use domain::{
    Language,
    command::{KeepPreferences, Place, RecordFigure, ReturnFigure},
    notice::{
        NoticeKind,
        letter::{Letter, State, Trouble},
    },
    policy::{Actor, Role},
};
use jiff::{SignedDuration, Timestamp};
use server::{
    config::{Config, Flags},
    mail::Messenger,
};
use service::store::{Part, Record};
use tokio::sync::watch;

use crate::{
    acts::stage::INDICATOR,
    world::{World, in_own_world},
};
use postbox::{Manner, Postbox};

const UNIT: &str = "huyen-tu-ky";
const ADDRESS: &str = "vanphong@tu-ky.example.vn";

/// A world with a mail server, and somebody whose figures come back.
struct Scene {
    world: World,
    postbox: Postbox,
    messenger: Messenger,
    reporter: Actor,
    reviewer: Actor,
    year: i16,
}

impl Scene {
    async fn set(world: World, manner: Manner) -> Self {
        Self::by(world, manner, "none").await
    }

    async fn by(world: World, manner: Manner, tls: &str) -> Self {
        let postbox = Postbox::open(manner).await;
        Self::before(world, postbox, &format!("tls = \"{tls}\"")).await
    }

    /// Before a mail server, by further settings, as they stand in a file.
    async fn before(world: World, postbox: Postbox, settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tiendo.toml");
        let text = format!(
            "[mail]\nhost = \"127.0.0.1\"\nport = {}\nfrom = \"tien-do@example.vn\"\n{settings}\n",
            postbox.port
        );
        std::fs::write(&file, text).unwrap();
        let read = Config::read(&Flags {
            file: Some(file),
            ..Flags::default()
        });
        let mail = read.unwrap().mail;
        let world = world.with(|config| config.mail = mail);
        world.officer("bao-cao", Role::Reporter, UNIT).await;
        world.officer("duyet", Role::Reviewer, UNIT).await;
        let actor = |account: &str| {
            let book = world.service.book();
            let name = account.to_owned().try_into().unwrap();
            Actor::of(book.officer_by_account(&name).unwrap()).unwrap()
        };
        let (reporter, reviewer) = (actor("bao-cao"), actor("duyet"));
        let messenger = Messenger::new(
            &world.config,
            "127.0.0.1:3000".parse().unwrap(),
            Arc::clone(&world.service),
        )
        .unwrap();
        let scene = Self {
            world,
            postbox,
            messenger,
            reporter,
            reviewer,
            year: 1900,
        };
        scene.wants(ADDRESS, true).await;
        scene
    }

    async fn wants(&self, address: &str, digest: bool) {
        let service = &self.world.service;
        let command = KeepPreferences {
            id: service.new_command(),
            address: address.into(),
            language: Language::Vi,
            in_app: NoticeKind::ALL.into(),
            by_mail: NoticeKind::ALL.into(),
            digest,
            single_keys: true,
        };
        service
            .keep_preferences(&self.reporter, command)
            .await
            .unwrap();
    }

    /// A figure comes back to the reporter.
    async fn give_back(&mut self) {
        self.year += 1;
        let service = &self.world.service;
        let at = {
            let book = service.book();
            Place {
                indicator: book.indicator_by_slug(INDICATOR).unwrap().id,
                unit: book.tree().by_slug(UNIT).unwrap().id,
                period: self.year.to_string().parse().unwrap(),
            }
        };
        let record = RecordFigure {
            id: service.new_command(),
            at: at.clone(),
            base: 0,
            language: Language::Vi,
            value: "24".into(),
            ground: "Báo cáo".into(),
            note: String::new(),
            submit: true,
        };
        let saved = service.record_figure(&self.reporter, record).await.unwrap();
        let give_back = ReturnFigure {
            id: service.new_command(),
            at,
            base: saved.revision,
            reason: "Thiếu danh sách".into(),
        };
        service
            .return_figure(&self.reviewer, give_back)
            .await
            .unwrap();
    }

    async fn send(&self) {
        let (_stop, stopped) = watch::channel(false);
        self.messenger.send(&stopped).await;
    }

    /// The letters as they are kept.
    async fn letters(&self) -> Vec<Letter> {
        let mut letters = Vec::new();
        let mut take = |part| {
            if let Part::Records(records) = part {
                letters.extend(records.into_iter().filter_map(|record| match record {
                    Record::Letter(letter) => Some(letter),
                    _ => None,
                }));
            }
        };
        self.world.store.read_all(&mut take).await.unwrap();
        letters
    }
}

/// The text of a message, and its subject.
fn read(message: &str) -> (String, String) {
    let (headers, body) = message.split_once("\r\n\r\n").unwrap();
    let headers = headers.replace("\r\n ", "");
    let subject = headers
        .lines()
        .find_map(|line| line.strip_prefix("Subject: "))
        .unwrap()
        .split("?=")
        .filter_map(|word| word.trim_start().strip_prefix("=?utf-8?b?"))
        .map(decoded)
        .collect();
    (subject, decoded(&body.replace("\r\n", "")))
}

fn decoded(base64: &str) -> String {
    String::from_utf8(BASE64.decode(base64.as_bytes()).unwrap()).unwrap()
}

fn header<'a>(message: &'a str, name: &str) -> &'a str {
    message
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
        .unwrap()
}

#[test]
fn a_notice_goes_out_as_one_letter() {
    in_own_world(async |world| {
        let mut scene = Scene::set(world, Manner::Friendly).await;
        scene.give_back().await;
        scene.send().await;
        scene.send().await;
        let taken = scene.postbox.taken();
        assert_eq!(taken.len(), 1);
        let sent = &taken[0];
        assert_eq!(sent.from, "<tien-do@example.vn>");
        assert_eq!(sent.to, format!("<{ADDRESS}>"));
        let letter = scene.letters().await.remove(0);
        assert!(matches!(letter.state, State::Sent { .. }), "{letter:?}");
        assert_eq!(
            header(&sent.message, "Message-ID"),
            format!("<{}@example.vn>", letter.id)
        );
        assert_eq!(header(&sent.message, "Auto-Submitted"), "auto-generated");
        let (subject, text) = read(&sent.message);
        assert!(
            subject.starts_with("Tiến Độ: Bị trả lại – Số sản phẩm OCOP")
                || subject.starts_with("Tiến Độ: Bị trả lại – "),
            "{subject}"
        );
        assert!(text.contains("năm 1901"), "{text}");
        assert!(
            text.contains("http://127.0.0.1:3000/thong-bao\r\n"),
            "{text}"
        );
        assert!(text.contains("/tai-khoan/thong-bao"), "{text}");
    });
}

#[test]
fn a_server_that_is_busy_is_asked_again_later_and_gets_the_same_letter() {
    in_own_world(async |world| {
        let mut scene = Scene::set(world, Manner::Busy).await;
        scene.give_back().await;
        scene.send().await;
        assert_eq!(scene.postbox.taken().len(), 0);
        let letter = scene.letters().await.remove(0);
        let State::Failed { next, trouble } = letter.state else {
            panic!("{letter:?}");
        };
        assert_eq!(trouble, Trouble::Later);
        let now = scene.world.service.clock().now();
        let wait = next.duration_since(now);
        assert!(
            wait > SignedDuration::ZERO && wait <= SignedDuration::from_mins(1),
            "{wait:?}"
        );
        // Nothing is tried before its time.
        scene.postbox.behave(Manner::Friendly);
        scene.send().await;
        assert_eq!(scene.postbox.taken().len(), 0);
    });
}

#[test]
fn what_becomes_of_a_letter_follows_from_where_it_was_refused() {
    for (manner, expected) in [
        (Manner::NoSuchMailbox, Err(Trouble::Refused)),
        (Manner::RefusesSender, Ok(Trouble::Later)),
        (Manner::HangsUp, Ok(Trouble::Unreachable)),
        (Manner::Babbles, Ok(Trouble::Unreachable)),
    ] {
        in_own_world(async |world| {
            let mut scene = Scene::set(world, manner).await;
            scene.give_back().await;
            scene.send().await;
            assert_eq!(scene.postbox.taken().len(), 0, "{manner:?}");
            let letter = scene.letters().await.remove(0);
            let came_to = match letter.state {
                State::Failed { trouble, .. } => Ok(trouble),
                State::GivenUp { trouble, .. } => Err(trouble),
                other => panic!("{manner:?}: {other:?}"),
            };
            assert_eq!(came_to, expected, "{manner:?}");
        });
    }
}

#[test]
fn no_letter_goes_unencrypted_where_encryption_is_asked_for() {
    in_own_world(async |world| {
        // It does not offer STARTTLS.
        let mut scene = Scene::by(world, Manner::Friendly, "starttls").await;
        scene.give_back().await;
        scene.send().await;
        assert_eq!(scene.postbox.taken().len(), 0);
        let letter = scene.letters().await.remove(0);
        assert!(
            matches!(
                letter.state,
                State::Failed {
                    trouble: Trouble::NotLetIn,
                    ..
                }
            ),
            "{letter:?}"
        );
        let heard = scene.postbox.heard();
        assert!(
            !heard.iter().any(|line| line.starts_with("MAIL")),
            "{heard:?}"
        );
    });
}

#[test]
fn a_letter_that_was_taken_but_not_acknowledged_comes_again_under_the_same_number() {
    in_own_world(async |world| {
        let mut scene = Scene::set(world, Manner::TakesAndHangsUp).await;
        scene.give_back().await;
        scene.send().await;
        let letter = scene.letters().await.remove(0);
        assert!(matches!(letter.state, State::Failed { .. }), "{letter:?}");
        assert_eq!(scene.postbox.taken().len(), 1);
        let number = header(&scene.postbox.taken()[0].message, "Message-ID").to_owned();
        assert_eq!(number, format!("<{}@example.vn>", letter.id));
    });
}

#[test]
fn what_was_read_meanwhile_or_is_not_wanted_any_more_is_not_sent() {
    in_own_world(async |world| {
        let mut scene = Scene::set(world, Manner::Friendly).await;
        scene.give_back().await;
        scene.wants("", false).await;
        scene.send().await;
        assert_eq!(scene.postbox.taken().len(), 0);
        let letter = scene.letters().await.remove(0);
        assert!(
            matches!(letter.state, State::NotNeeded { .. }),
            "{letter:?}"
        );
    });
}

#[test]
fn the_digest_says_what_waits_and_comes_once() {
    in_own_world(async |world| {
        let mut scene = Scene::set(world, Manner::Friendly).await;
        scene.give_back().await;
        scene.send().await;
        let service = Arc::clone(&scene.world.service);
        let today = service.today();
        assert_eq!(service.queue_digests(today).await.unwrap(), 1);
        assert_eq!(service.queue_digests(today).await.unwrap(), 0);
        scene.send().await;
        let taken = scene.postbox.taken();
        assert_eq!(taken.len(), 2);
        let (subject, text) = read(&taken[1].message);
        assert!(subject.contains("đang chờ"), "{subject}");
        assert!(text.contains("Bị trả lại (1):\r\n  - "), "{text}");
        assert!(text.contains("/ban-lam-viec"), "{text}");
        let ids: Vec<Timestamp> = scene.letters().await.iter().map(|one| one.at).collect();
        assert_eq!(ids.len(), 2);
    });
}
