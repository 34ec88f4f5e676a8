//! What is timed against a release server: what officers feel, in a real browser, and our pages beside
//! the same pages by others.

use std::env;

use anyhow::{Context, Result, bail};

use crate::{
    browser::Effort,
    place::{Place, succeed},
    site,
};

/// Builds the server that a release is made of, and runs the benchmarks of end2end/bench: all of them,
/// or those that `ONLY` names.
pub fn run(place: &Place) -> Result<()> {
    let only = env::var("ONLY").unwrap_or_default();
    let (officers, peers) = match only.as_str() {
        "" => (true, true),
        "officers" => (true, false),
        "peers" => (false, true),
        other => bail!("ONLY is officers or peers, not {other}"),
    };
    site::assemble(place, Effort::Full)?;
    succeed(
        place
            .cargo()
            .args(["build", "--bin=tiendo", "--profile", "dist"]),
    )?;
    if officers {
        succeed(
            place
                .command(place.end2end().join("node_modules/.bin/playwright"))
                .args(["test", "--config=bench/playwright.config.ts"])
                .current_dir(place.end2end())
                .env("TIENDO_BIN", place.server("dist")),
        )?;
    }
    if peers {
        beside_others(place)?;
    }
    Ok(())
}

/// The comparison is a program of its own, in the language that the browser tests are in.
fn beside_others(place: &Place) -> Result<()> {
    let tools = env::var_os("PEERS").context("PEERS names no folder; call this by make bench")?;
    let options = env::var("OPTIONS").unwrap_or_default();
    succeed(
        place
            .command("node")
            .arg(place.end2end().join("bench/peers/run.mjs"))
            .arg("--server")
            .arg(place.server("dist"))
            .arg("--tools")
            .arg(tools)
            .args(options.split_whitespace()),
    )
}
