//! The command line of `tiendo`. Each command is a file; this one says which there are, and turns
//! whatever stops them into one line and an exit code.

mod config;
mod demo;
mod journal;
mod seed;
mod serve;
mod user;

use std::{fmt, net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc};

use clap::{Args, Parser, Subcommand};
use domain::{Language, Refusal};
use service::{Service, clock::Machine, store::StoreFailure};

use crate::{
    config::{Config, ConfigProblem, Flags},
    demo::DataProblem,
    log,
    router::RouterProblem,
};

/// Sổ tiến độ công khai của chính quyền địa phương
///
/// The open progress book of local government: serves it, loads it, checks it.
#[derive(Debug, Parser)]
#[command(name = "tiendo", version, max_term_width = 100)]
pub struct Tiendo {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    /// Tệp cấu hình (TOML)
    ///
    /// The configuration file; ./tiendo.toml is read when there is one. `TIENDO_CONFIG` does the same.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Nơi giữ sổ, ví dụ `rocksdb:///var/lib/tiendo/book`
    ///
    /// Where the book is kept: `rocksdb:///folder`, `mem://` or `ws://host:port`.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Chạy máy chủ
    ///
    /// Serves the book until it is told to stop (SIGTERM or Ctrl-C); then answers what has begun,
    /// and closes the store.
    Serve(serve::Serve),
    /// Nạp dữ liệu minh họa vào một sổ trống
    ///
    /// Loads the demo data into an empty database. The server must not be running on it.
    Demo,
    /// Nạp một sổ mẫu lớn để đo
    ///
    /// Loads a made-up book of any size into an empty database, for measuring.
    Seed(seed::Seed),
    /// Quản lý tài khoản cán bộ
    ///
    /// Adds, disables and resets officers. The server must not be running on the database.
    #[command(subcommand)]
    User(user::User),
    /// Kiểm tra nhật ký
    ///
    /// Checks the journal. The server must not be running on the database.
    #[command(subcommand)]
    Journal(journal::Journal),
    /// Xem cấu hình đang dùng
    ///
    /// Shows the settings in use.
    #[command(subcommand)]
    Config(config::Show),
}

/// Why a command ended without doing its work.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    Config(#[from] ConfigProblem),
    #[error("log.level: {0}")]
    LogLevel(#[from] tracing_subscriber::filter::ParseError),
    #[error(
        "chưa cho biết nơi giữ sổ / no database: --database rocksdb:///folder, or TIENDO_DATABASE__ENDPOINT"
    )]
    NoDatabase,
    #[error("{0}")]
    Store(#[from] StoreFailure),
    #[error("{} / {}", .0.message(Language::Vi), .0.message(Language::En))]
    Refused(Refusal),
    #[error(transparent)]
    Data(#[from] DataProblem),
    #[error(transparent)]
    Router(#[from] RouterProblem),
    #[error("{doing}: {cause}")]
    Io {
        doing: String,
        cause: std::io::Error,
    },
    #[error("{0}")]
    Because(String),
}

impl Stopped {
    fn io(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        move |cause| Self::Io {
            doing: doing.into(),
            cause,
        }
    }

    fn because(why: impl fmt::Display) -> Self {
        Self::Because(why.to_string())
    }
}

impl From<Refusal> for Stopped {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Fields(problems) => Self::because(
                problems
                    .iter()
                    .map(|(field, problem)| {
                        format!(
                            "{field:?}: {} / {}",
                            problem.message(Language::Vi),
                            problem.message(Language::En)
                        )
                    })
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            other => Self::Refused(other),
        }
    }
}

impl Tiendo {
    /// Does what was asked; what stops it goes to the standard error.
    pub async fn run(self) -> ExitCode {
        match Box::pin(self.done()).await {
            Ok(code) => code,
            Err(stopped) => {
                eprintln!("tiendo: {stopped}");
                ExitCode::FAILURE
            }
        }
    }

    async fn done(self) -> Result<ExitCode, Stopped> {
        let listen = match &self.command {
            Command::Serve(serve) => serve.listen,
            _ => None,
        };
        let config = self.common.settings(listen)?;
        log::start(&config.log)?;
        match self.command {
            Command::Serve(serve) => serve.run(config).await,
            Command::Demo => demo::run(&config).await,
            Command::Seed(seed) => seed.run(&config).await,
            Command::User(user) => user.run(&config).await,
            Command::Journal(journal) => journal.run(&config).await,
            Command::Config(show) => show.run(&config),
        }
    }
}

impl Common {
    fn settings(&self, listen: Option<SocketAddr>) -> Result<Config, ConfigProblem> {
        Config::read(&Flags {
            file: self.config.clone(),
            listen,
            database: self.database.clone(),
        })
    }
}

/// Opens the book at an endpoint.
async fn open_at(config: &Config, endpoint: &str) -> Result<Service, Stopped> {
    let engine = store::open(&config.database.store(endpoint)).await?;
    Ok(Service::open(Arc::new(engine), Arc::new(Machine)).await?)
}

/// Opens the book that the settings name.
async fn open(config: &Config) -> Result<Service, Stopped> {
    let endpoint = config
        .database
        .endpoint
        .as_deref()
        .ok_or(Stopped::NoDatabase)?;
    open_at(config, endpoint).await
}

/// Closes the book after a command, which may have failed: its failure comes first.
async fn closing<T>(service: &Service, done: Result<T, Stopped>) -> Result<T, Stopped> {
    let closed = service.close().await;
    let value = done?;
    closed?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_in_order_and_says_what_it_does() {
        let mut tiendo = Tiendo::command();
        tiendo.build();
        tiendo.clone().debug_assert();
        let mut open: Vec<_> = vec![tiendo];
        while let Some(command) = open.pop() {
            if command.get_name() != "help" {
                assert!(
                    command.get_about().is_some(),
                    "{} has no help",
                    command.get_name()
                );
                open.extend(command.get_subcommands().cloned());
            }
        }
    }

    #[test]
    fn a_field_that_is_wrong_is_said_in_both_languages() {
        let refusal = Refusal::field(
            domain::refusal::Field::NewPassword,
            domain::refusal::Problem::TooShort { least: 12 },
        );
        assert_eq!(
            Stopped::from(refusal).to_string(),
            "NewPassword: Cần ít nhất 12 ký tự. / At least 12 characters are needed."
        );
    }
}
