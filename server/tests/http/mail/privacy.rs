//! Letters that go out encrypted, to a server that is whom it says, by an account: and that none
//! goes out, and no password is said, where one of these is not so.

use std::{path::PathBuf, sync::Arc};

use domain::notice::letter::{State, Trouble};
use server::mail::Messenger;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring::default_provider,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use super::{
    Scene,
    postbox::{Account, Manner, Postbox, Privacy},
};
use crate::world::in_own_world;

const ACCOUNT: Account = Account {
    user: "tien-do@example.vn",
    password: "mưa rơi trên mái đình",
    mechanisms: "PLAIN LOGIN",
};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/http/mail/certificates")
        .join(name)
}

/// A server's side of TLS, with one of the certificates.
fn tls(certificate: &str) -> TlsAcceptor {
    let chain = vec![CertificateDer::from_pem_file(file(certificate)).unwrap()];
    let key = PrivateKeyDer::from_pem_file(file("server-key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

fn privacy(way: &str, certificate: &str) -> Privacy {
    match way {
        "tls" => Privacy::FromTheFirstByte(tls(certificate)),
        _ => Privacy::AfterTheGreeting(tls(certificate)),
    }
}

/// The settings that believe the tests' authority, by this way of encryption.
fn believing(way: &str) -> String {
    let authority = file("ca.pem");
    format!("tls = \"{way}\"\nca_file = \"{}\"", authority.display())
}

/// The account as settings name it, with its password in a file.
fn by_account(password: &str, folder: &tempfile::TempDir) -> String {
    let secret = folder.path().join("password");
    std::fs::write(&secret, format!("{password}\n")).unwrap();
    format!(
        "\nuser = \"{}\"\npassword_file = \"{}\"",
        ACCOUNT.user,
        secret.display()
    )
}

/// What became of one letter.
async fn came_to(scene: &mut Scene) -> Result<(), Trouble> {
    scene.give_back().await;
    scene.send().await;
    let letter = scene.letters().await.remove(0);
    match letter.state {
        State::Sent { .. } => Ok(()),
        State::Failed { trouble, .. } | State::GivenUp { trouble, .. } => Err(trouble),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_letter_goes_out_by_tls_and_by_starttls_with_an_account_or_without() {
    for way in ["tls", "starttls"] {
        for mechanisms in [None, Some("PLAIN LOGIN"), Some("LOGIN")] {
            let account = mechanisms.map(|mechanisms| Account {
                mechanisms,
                ..ACCOUNT
            });
            in_own_world(async |world| {
                let folder = tempfile::tempdir().unwrap();
                let privacy = privacy(way, "here.pem");
                let postbox = Postbox::open_with(Manner::Friendly, privacy, account).await;
                let mut settings = believing(way);
                if account.is_some() {
                    settings += &by_account(ACCOUNT.password, &folder);
                }
                let mut scene = Scene::before(world, postbox, &settings).await;
                assert_eq!(came_to(&mut scene).await, Ok(()), "{way} {mechanisms:?}");
                assert_eq!(scene.postbox.taken().len(), 1);
                // Whose letter, to whom and what it says: nothing of it is said in the open.
                let heard = scene.postbox.heard();
                let open: Vec<_> = heard
                    .iter()
                    .filter(|line| !line.starts_with("(tls) "))
                    .collect();
                let greeting: &[&str] = match way {
                    "tls" => &[],
                    _ => &["EHLO example.vn", "STARTTLS"],
                };
                assert_eq!(open, greeting, "{way} {mechanisms:?}");
                let proved = heard.iter().any(|line| line.starts_with("(tls) AUTH "));
                assert_eq!(proved, account.is_some(), "{heard:?}");
            });
        }
    }
}

#[test]
fn no_letter_goes_to_a_server_that_is_not_whom_it_says() {
    for (certificate, is_believed, why) in [
        ("here.pem", false, "nobody vouches for it"),
        ("elsewhere.pem", true, "it is another host's"),
        ("expired.pem", true, "it ran out"),
    ] {
        for way in ["tls", "starttls"] {
            in_own_world(async |world| {
                let folder = tempfile::tempdir().unwrap();
                let privacy = privacy(way, certificate);
                let postbox = Postbox::open_with(Manner::Friendly, privacy, Some(ACCOUNT)).await;
                let mut settings = if is_believed {
                    believing(way)
                } else {
                    format!("tls = \"{way}\"")
                };
                settings += &by_account(ACCOUNT.password, &folder);
                let mut scene = Scene::before(world, postbox, &settings).await;
                let outcome = came_to(&mut scene).await;
                assert_eq!(outcome, Err(Trouble::NotLetIn), "{way}: {why}");
                assert_eq!(scene.postbox.taken().len(), 0, "{way}: {why}");
                let heard = scene.postbox.heard();
                assert!(
                    !heard
                        .iter()
                        .any(|line| line.contains("AUTH") || line.contains("MAIL")),
                    "{way}: {why}: {heard:?}"
                );
            });
        }
    }
}

#[test]
fn an_account_that_is_not_let_in_hands_nothing_over() {
    for (mechanisms, password, expected, why) in [
        ("PLAIN LOGIN", "sai", Trouble::NotLetIn, "another password"),
        ("LOGIN", "sai", Trouble::NotLetIn, "another password"),
        (
            "CRAM-MD5",
            ACCOUNT.password,
            Trouble::NotLetIn,
            "no way that is known",
        ),
        // Without an account the letter waits: somebody may set one.
        ("PLAIN", "", Trouble::Later, "no account at all"),
    ] {
        in_own_world(async |world| {
            let folder = tempfile::tempdir().unwrap();
            let account = Account {
                mechanisms,
                ..ACCOUNT
            };
            let privacy = privacy("starttls", "here.pem");
            let postbox = Postbox::open_with(Manner::Friendly, privacy, Some(account)).await;
            let mut settings = believing("starttls");
            if !password.is_empty() {
                settings += &by_account(password, &folder);
            }
            let mut scene = Scene::before(world, postbox, &settings).await;
            assert_eq!(came_to(&mut scene).await, Err(expected), "{why}");
            assert_eq!(scene.postbox.taken().len(), 0, "{why}");
        });
    }
}

#[test]
fn certificates_that_cannot_be_read_are_told_at_the_start() {
    in_own_world(async |world| {
        let folder = tempfile::tempdir().unwrap();
        let broken = folder.path().join("broken.pem");
        std::fs::write(
            &broken,
            "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n",
        )
        .unwrap();
        for path in [broken, folder.path().join("nowhere.pem")] {
            let mut config = world.config.clone();
            config.mail = toml::from_str(&format!(
                "host = \"127.0.0.1\"\nfrom = \"a@b.vn\"\nca_file = \"{}\"",
                path.display()
            ))
            .unwrap();
            let started = Messenger::new(
                &config,
                "127.0.0.1:3000".parse().unwrap(),
                Arc::clone(&world.service),
            );
            let Err(problem) = started else {
                panic!("{} was taken", path.display());
            };
            let said = problem.to_string();
            assert!(
                said.contains("ca_file") && said.contains(&*path.to_string_lossy()),
                "{said}"
            );
        }
    });
}
