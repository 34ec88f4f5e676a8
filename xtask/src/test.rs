//! Every test: Rust's own, then those in a real browser against the server just built, then what is
//! asked of its data interface.

use std::{
    fs,
    io::{BufRead, BufReader, ErrorKind},
    process::Stdio,
};

use anyhow::{Context, Result, bail};

use crate::{
    browser::Effort,
    counts::{Counts, failed_test, troubles},
    fuzz_api,
    place::{Place, succeed},
    site,
};

/// Runs them all, even after a failure, and prints the counts as the last line.
pub fn run(place: &Place) -> Result<()> {
    site::assemble(place, Effort::Full)?;
    // What went wrong is said once more at the end: nobody reads back through twelve thousand tests.
    let mut told = Vec::new();
    let mut counts = rust(place, &mut told)?;
    succeed(place.cargo().args(["build", "--bin=tiendo"]))?;
    counts += browser(place, &mut told)?;
    counts += fuzz_api::cases(place)?;

    for trouble in told {
        println!("{trouble}");
    }
    println!("{counts}");
    counts.verdict()
}

/// Plain `cargo test` at the root: any narrower call chooses other features for the same crates, and
/// compiles the database once more.
fn rust(place: &Place, told: &mut Vec<String>) -> Result<Counts> {
    let mut cargo = place
        .cargo()
        .args(["test", "--no-fail-fast"])
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run cargo test")?;
    let output = cargo.stdout.take().context("cargo test has no output")?;
    let mut counts = Counts::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        if let Some(more) = Counts::of_libtest_line(&line) {
            counts += more;
        }
        told.extend(failed_test(&line).map(|name| format!("failed: {name}")));
    }
    let status = cargo.wait()?;
    if !status.success() && counts.failed == 0 {
        // Not a failed test: something did not compile, or a test binary died before it could count.
        bail!("cargo test: {status}, after {counts}");
    }
    Ok(counts)
}

fn browser(place: &Place, told: &mut Vec<String>) -> Result<Counts> {
    let report = place.end2end().join("artefacts/report.json");
    // An old report must not speak for a run that did not come to its end.
    match fs::remove_file(&report) {
        Err(problem) if problem.kind() != ErrorKind::NotFound => return Err(problem.into()),
        _ => {}
    }
    let status = place
        .command(place.end2end().join("node_modules/.bin/playwright"))
        .arg("test")
        .current_dir(place.end2end())
        .env("TIENDO_BIN", place.server("debug"))
        .status()
        .context("cannot run Playwright: is end2end/node_modules installed?")?;
    let text = fs::read_to_string(&report)
        .with_context(|| format!("Playwright ({status}) left no report"))?;
    let counts = Counts::of_playwright_report(&text)?;
    told.extend(troubles(&text)?);
    if !status.success() && counts.failed == 0 {
        bail!("Playwright: {status}, after {counts}");
    }
    Ok(counts)
}
