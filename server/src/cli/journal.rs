//! `tiendo journal verify`.

use std::process::ExitCode;

use clap::Subcommand;

use super::{Stopped, closing, open};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Journal {
    /// Đi hết các chuỗi nhật ký và nêu chỗ bị sửa, mất, chèn hoặc đảo
    ///
    /// Walks every chain and names entries that were altered, removed, inserted or reordered.
    /// Exits with 1 when there are any.
    Verify,
}

impl Journal {
    pub async fn run(&self, config: &Config) -> Result<ExitCode, Stopped> {
        let Self::Verify = self;
        let service = open(config).await?;
        let walked = service.verify_journal().await.map_err(Stopped::from);
        let report = closing(&service, walked).await?;
        for damage in &report.damages {
            println!("{damage}");
        }
        let (units, entries, damages) = (report.units, report.entries, report.damages.len());
        println!(
            "{units} đơn vị, {entries} mục nhật ký, {damages} chỗ hỏng / {units} units, {entries} entries, {damages} damages"
        );
        Ok(if damages == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}
