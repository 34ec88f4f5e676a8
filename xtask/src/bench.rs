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
    let is_one_of = |name: &str| only.is_empty() || only == name;
    let (officers, pages, peers) = (
        is_one_of("officers"),
        is_one_of("lighthouse"),
        is_one_of("peers"),
    );
    if !(officers || pages || peers) {
        bail!("ONLY is officers, lighthouse or peers, not {only}");
    }
    site::assemble(place, Effort::Full)?;
    succeed(
        place
            .cargo()
            .args(["build", "--bin=tiendo", "--profile", "dist"]),
    )?;
    for (_, called) in [(officers, "round"), (pages, "lighthouse")]
        .into_iter()
        .filter(|(is_wanted, _)| *is_wanted)
    {
        succeed(
            place
                .command(place.end2end().join("node_modules/.bin/playwright"))
                .args(["test", "--config=bench/playwright.config.ts", called])
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
