//! `tiendo seed`: a made-up book of any size, for measuring.

use std::process::ExitCode;

use clap::Args;
use service::{Service, seed, store::Record};

use super::{Stopped, closing, open};
use crate::config::Config;

#[derive(Debug, Args)]
pub(super) struct Seed {
    /// Số lượng số liệu, nhiều nhất khoảng 15,9 triệu
    ///
    /// How many figures, up to about 15.9 million.
    #[arg(long, value_name = "NUMBER", default_value_t = 20_000,
          value_parser = clap::value_parser!(u64).range(0..=seed::MOST_FIGURES as u64))]
    figures: u64,
}

/// Sheets handed over at a time: enough to keep the store busy, few enough to be held in memory.
const AT_ONCE: usize = 1_000;

impl Seed {
    pub async fn run(self, config: &Config) -> Result<ExitCode, Stopped> {
        let service = open(config).await?;
        let done = self.load(&service).await;
        let count = closing(&service, done).await?;
        println!("Đã nạp {count} số liệu mẫu. / {count} made-up figures loaded.");
        Ok(ExitCode::SUCCESS)
    }

    async fn load(&self, service: &Service) -> Result<usize, Stopped> {
        if !service.is_empty().await? {
            return Err(Stopped::because(
                "sổ đã có dữ liệu, không nạp đè / the database is not empty: nothing was loaded",
            ));
        }
        let home = seed::home();
        service
            .load(seed::frame().map_err(Stopped::Because)?, home)
            .await?;
        let wanted = usize::try_from(self.figures).map_err(Stopped::because)?;
        let mut sheets = seed::figures(wanted, service.clock().now());
        let mut count = 0;
        loop {
            let part: Vec<_> = sheets
                .by_ref()
                .take(AT_ONCE)
                .collect::<Result<_, _>>()
                .map_err(Stopped::Because)?;
            if part.is_empty() {
                return Ok(count);
            }
            count += part.iter().map(|sheet| sheet.cells().len()).sum::<usize>();
            let records = part.into_iter().map(Record::Sheet).collect();
            service.load(records, home).await?;
        }
    }
}
