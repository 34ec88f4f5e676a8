//! The server's settings: built-in values, then a TOML file, then the environment, then flags;
//! each replaces what came before it. A key that nobody knows is an error, so that a misspelt
//! setting is noticed before it matters.

mod evidence;
mod feedback;
mod limits;
mod mail;
mod public_url;
mod secret;
mod security;

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};

pub use evidence::{Evidence, NotEvidence};
pub use feedback::{Feedback, NotFeedback};
pub use limits::{Limits, NotALimit};
pub use mail::{Mail, NotAMail, Tls};
pub use public_url::{NotAPublicUrl, PublicUrl};
pub use secret::Secret;
pub use security::{NotASecurityContact, Security};

use crate::address::Network;

/// Variables begin with this; `__` goes one section down: `TIENDO_DATABASE__ENDPOINT`.
const PREFIX: &str = "TIENDO_";
/// Variables with the prefix that are not settings: which file to read, the password of the demo
/// accounts in tests, and which binary the browser tests start.
const NOT_SETTINGS: &[&str] = &["config", "demo_password", "bin"];
/// Read when it is there and no other file is named.
const USUAL_FILE: &str = "tiendo.toml";

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The address that people see, where a proxy stands before the server:
    /// `https://tiendo.example.vn`.
    pub public_url: Option<PublicUrl>,
    /// Peers whose `X-Forwarded-For` is believed: `["127.0.0.1", "10.0.0.0/8"]`.
    pub trusted_proxies: Vec<Network>,
    /// Whether the session cookie is for TLS only. Unless set: yes, but for a server on a
    /// loopback address that nobody reaches by https.
    pub secure_cookies: Option<bool>,
    pub database: Database,
    pub limits: Limits,
    pub log: Log,
    pub mail: Mail,
    pub evidence: Evidence,
    pub feedback: Feedback,
    pub security: Security,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `rocksdb:///folder`, `mem://` or `ws://host:port`.
    pub endpoint: Option<String>,
    /// The name of the book, where one SurrealDB server keeps several.
    pub name: String,
    pub block_cache_mib: u32,
    pub write_buffer_mib: u32,
    pub username: Option<String>,
    pub password: Option<Secret>,
    /// A file whose first line is the password, for those who keep secrets in files.
    pub password_file: Option<PathBuf>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    pub format: LogFormat,
    /// `info`, or a list such as `info,store=debug`.
    pub level: String,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    #[default]
    Json,
    Text,
}

/// What cannot be used as settings.
#[derive(Debug, thiserror::Error)]
pub enum ConfigProblem {
    #[error("there is no configuration file {}", .0.display())]
    NoFile(PathBuf),
    #[error("configuration: {0}")]
    Unusable(#[from] Box<figment::Error>),
    #[error(transparent)]
    Limits(#[from] NotALimit),
    #[error(transparent)]
    Mail(#[from] NotAMail),
    #[error(transparent)]
    Evidence(#[from] NotEvidence),
    #[error(transparent)]
    Feedback(#[from] NotFeedback),
    #[error(transparent)]
    Security(#[from] NotASecurityContact),
    #[error("{}: {cause}", .file.display())]
    Unreadable {
        file: PathBuf,
        cause: std::io::Error,
    },
}

/// Settings given as flags, which win over all others.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    pub file: Option<PathBuf>,
    pub listen: Option<SocketAddr>,
    pub database: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)),
            public_url: None,
            trusted_proxies: Vec::new(),
            secure_cookies: None,
            database: Database::default(),
            limits: Limits::default(),
            log: Log::default(),
            mail: Mail::default(),
            evidence: Evidence::default(),
            feedback: Feedback::default(),
            security: Security::default(),
        }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self {
            endpoint: None,
            name: "book".into(),
            block_cache_mib: 32,
            write_buffer_mib: 16,
            username: None,
            password: None,
            password_file: None,
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self {
            format: LogFormat::Json,
            level: "info".to_owned(),
        }
    }
}

impl Config {
    /// Reads the settings in their order.
    ///
    /// # Errors
    /// A file that is named but not there, an unknown key, a value of the wrong kind, a zero.
    pub fn read(flags: &Flags) -> Result<Self, ConfigProblem> {
        let named = flags
            .file
            .clone()
            .or_else(|| std::env::var_os("TIENDO_CONFIG").map(PathBuf::from));
        let file = match named {
            Some(file) if !file.is_file() => return Err(ConfigProblem::NoFile(file)),
            Some(file) => Some(file),
            None => Some(PathBuf::from(USUAL_FILE)).filter(|file| file.is_file()),
        };
        let mut sources = Figment::new();
        if let Some(file) = file {
            sources = sources.merge(Toml::file_exact(file));
        }
        sources = sources.merge(Env::prefixed(PREFIX).ignore(NOT_SETTINGS).split("__"));
        if let Some(listen) = flags.listen {
            sources = sources.merge(Serialized::default("listen", listen));
        }
        if let Some(database) = &flags.database {
            sources = sources.merge(Serialized::default("database.endpoint", database));
        }
        Self::from_sources(&sources)
    }

    fn from_sources(sources: &Figment) -> Result<Self, ConfigProblem> {
        let mut config: Self = sources.extract().map_err(Box::new)?;
        config.limits.check()?;
        read_password_file(
            config.database.password_file.as_deref(),
            &mut config.database.password,
        )?;
        read_password_file(
            config.mail.password_file.as_deref(),
            &mut config.mail.password,
        )?;
        config.mail.check()?;
        config.evidence.check()?;
        config.feedback.check()?;
        config.security.check()?;
        Ok(config)
    }

    /// Whether browsers reach the server by TLS, as far as the settings say.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_ref().is_some_and(PublicUrl::is_https)
    }

    /// Whether the session cookie is for TLS only.
    #[must_use]
    pub fn has_secure_cookies(&self) -> bool {
        self.secure_cookies
            .unwrap_or_else(|| self.is_https() || !self.listen.ip().is_loopback())
    }
}

/// Takes a password from the first line of its file, if there is one.
fn read_password_file(
    file: Option<&Path>,
    password: &mut Option<Secret>,
) -> Result<(), ConfigProblem> {
    if let Some(file) = file {
        let text = std::fs::read_to_string(file).map_err(|cause| ConfigProblem::Unreadable {
            file: file.to_owned(),
            cause,
        })?;
        *password = text.lines().next().map(Secret::new);
    }
    Ok(())
}

impl Database {
    /// The settings of a store at an endpoint.
    #[must_use]
    pub fn store(&self, endpoint: &str) -> store::Settings {
        store::Settings {
            endpoint: endpoint.to_owned(),
            name: self.name.clone(),
            block_cache_mib: self.block_cache_mib,
            write_buffer_mib: self.write_buffer_mib,
            username: self.username.clone(),
            password: self
                .password
                .as_ref()
                .map(|password| password.reveal().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Result<Config, String> {
        Config::from_sources(&Figment::new().merge(Toml::string(toml)))
            .map_err(|problem| problem.to_string())
    }

    #[test]
    fn what_is_not_set_has_a_value() {
        let config = read("").unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.database.block_cache_mib, 32);
        assert!(!config.has_secure_cookies());
    }

    #[test]
    fn a_misspelt_key_is_refused_by_name() {
        for (toml, key) in [
            ("lisen = \"127.0.0.1:1\"", "lisen"),
            ("[limits]\nconections = 5", "conections"),
            ("[database]\nurl = \"mem://\"", "url"),
            ("[evidence]\nlargest = 5", "largest"),
        ] {
            let problem = read(toml).unwrap_err();
            assert!(
                problem.contains(&format!("unknown field: found `{key}`")),
                "{problem}"
            );
        }
    }

    #[test]
    fn cookies_are_for_tls_only_unless_nobody_uses_it() {
        for (toml, secure) in [
            ("listen = \"127.0.0.1:3000\"", false),
            ("listen = \"[::1]:3000\"", false),
            ("listen = \"0.0.0.0:3000\"", true),
            ("public_url = \"https://tiendo.example.vn\"", true),
            (
                "public_url = \"http://tiendo.example.vn\"\nsecure_cookies = true",
                true,
            ),
            ("listen = \"0.0.0.0:3000\"\nsecure_cookies = false", false),
        ] {
            assert_eq!(read(toml).unwrap().has_secure_cookies(), secure, "{toml}");
        }
    }

    #[test]
    fn what_is_shown_hides_the_password() {
        let config = read("[database]\nusername = \"tiendo\"\npassword = \"s3cret\"").unwrap();
        let shown = toml::to_string(&config).unwrap();
        assert!(shown.contains("password = \"***\""), "{shown}");
        assert!(!format!("{shown}{config:?}").contains("s3cret"));
        assert_eq!(
            config.database.store("mem://").password.as_deref(),
            Some("s3cret")
        );
    }
}
