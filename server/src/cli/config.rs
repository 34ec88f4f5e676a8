//! `tiendo config show`.

use std::process::ExitCode;

use clap::Subcommand;

use super::Stopped;
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Show {
    /// In cấu hình, giấu các bí mật
    ///
    /// Prints the settings as the server would use them, as TOML; secrets are shown as ***.
    Show,
}

impl Show {
    pub fn run(&self, config: &Config) -> Result<ExitCode, Stopped> {
        let Self::Show = self;
        let text = toml::to_string_pretty(config).map_err(Stopped::because)?;
        print!("{text}");
        Ok(ExitCode::SUCCESS)
    }
}
