//! `tiendo demo`, and the loading that `serve --demo` shares with it.

use std::process::ExitCode;

use service::Service;

use super::{Stopped, closing, open};
use crate::{config::Config, demo};

pub(super) async fn run(config: &Config) -> Result<ExitCode, Stopped> {
    let service = open(config).await?;
    let done = load_into_empty(&service).await;
    let count = closing(&service, done).await?;
    println!("Đã nạp {count} bản ghi. / {count} records loaded.");
    Ok(ExitCode::SUCCESS)
}

async fn load_into_empty(service: &Service) -> Result<usize, Stopped> {
    if !service.is_empty().await? {
        return Err(Stopped::because(
            "sổ đã có dữ liệu, không nạp đè / the database is not empty: nothing was loaded",
        ));
    }
    load(service).await
}

/// Loads the demo's records.
pub(super) async fn load(service: &Service) -> Result<usize, Stopped> {
    let demo = demo::read(service.clock().now())?;
    Ok(service.load(demo.records, demo.home).await?)
}
