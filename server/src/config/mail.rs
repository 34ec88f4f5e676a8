//! Mail: by which server notices go out, and as whom. Without a host there is none.

use std::path::PathBuf;

use domain::notice::preferences::MailAddress;
use serde::{Deserialize, Serialize};

use super::Secret;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// The mail server that takes our letters: `smtp.example.vn`.
    pub host: Option<String>,
    /// Unless set: 465 with TLS, 587 with STARTTLS, 25 without.
    pub port: Option<u16>,
    pub tls: Tls,
    /// A file with certificates (PEM) that are believed beside the machine's own, for a mail
    /// server that has one of an authority of its own.
    pub ca_file: Option<PathBuf>,
    pub user: Option<String>,
    pub password: Option<Secret>,
    /// A file whose first line is the password, for those who keep secrets in files.
    pub password_file: Option<PathBuf>,
    /// Whose letters they are: `tien-do@example.vn`.
    pub from: Option<MailAddress>,
    /// The hour, in Vietnam, at which the daily digest goes out.
    pub digest_hour: i8,
}

/// How the connection to the mail server is kept private. It is never given up silently.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// From the first byte.
    Tls,
    /// Asked for after the greeting; a server that does not offer it gets no letters.
    #[default]
    StartTls,
    /// Not at all: for a relay on the same machine or network.
    None,
}

/// Settings of the mail that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAMail {
    #[error("mail.from is needed with mail.host")]
    NoSender,
    #[error("mail.user and mail.password go together")]
    HalfAnAccount,
    #[error("mail.password would be sent unencrypted: set mail.tls")]
    Unencrypted,
    #[error("mail.digest_hour is an hour from 0 to 23")]
    Hour,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            host: None,
            port: None,
            tls: Tls::default(),
            ca_file: None,
            user: None,
            password: None,
            password_file: None,
            from: None,
            digest_hour: 7,
        }
    }
}

impl Mail {
    pub(super) fn check(&self) -> Result<(), NotAMail> {
        if !(0..=23).contains(&self.digest_hour) {
            return Err(NotAMail::Hour);
        }
        if self.host.is_some() && self.from.is_none() {
            return Err(NotAMail::NoSender);
        }
        if self.user.is_some() != self.password.is_some() {
            return Err(NotAMail::HalfAnAccount);
        }
        if self.password.is_some() && self.tls == Tls::None {
            return Err(NotAMail::Unencrypted);
        }
        Ok(())
    }

    #[must_use]
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.tls {
            Tls::Tls => 465,
            Tls::StartTls => 587,
            Tls::None => 25,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Mail {
        toml::from_str(toml).unwrap()
    }

    #[test]
    fn a_mail_server_needs_a_sender_and_a_whole_account() {
        for (toml, outcome) in [
            ("", Ok(())),
            ("host = \"a\"", Err(NotAMail::NoSender)),
            ("host = \"a\"\nfrom = \"a@b.vn\"", Ok(())),
            ("user = \"a\"", Err(NotAMail::HalfAnAccount)),
            ("user = \"a\"\npassword = \"b\"", Ok(())),
            (
                "user = \"a\"\npassword = \"b\"\ntls = \"none\"",
                Err(NotAMail::Unencrypted),
            ),
            ("digest_hour = 24", Err(NotAMail::Hour)),
        ] {
            assert_eq!(read(toml).check(), outcome, "{toml}");
        }
        assert!(toml::from_str::<Mail>("from = \"ai đó\"").is_err());
    }

    #[test]
    fn the_port_follows_from_the_encryption() {
        for (toml, port) in [
            ("", 587),
            ("tls = \"tls\"", 465),
            ("tls = \"none\"", 25),
            ("tls = \"none\"\nport = 2525", 2525),
        ] {
            assert_eq!(read(toml).port(), port, "{toml}");
        }
    }

    #[test]
    fn the_password_is_not_shown() {
        let mail = read("user = \"a\"\npassword = \"s3cret\"");
        let shown = toml::to_string(&mail).unwrap();
        assert!(shown.contains("password = \"***\""), "{shown}");
        assert!(!format!("{shown}{mail:?}").contains("s3cret"));
    }
}
