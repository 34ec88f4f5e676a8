//! Clippy's opinion of our own crates.
//!
//! `cargo clippy` is a kind of `cargo check`, which would go through the database's engine once more
//! (it takes as long as compiling it). An ordinary build in which clippy stands in for the compiler of
//! this workspace's crates uses the engine as it is.

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::place::Place;

/// The server's half: libraries, programs, and with `test` their tests too.
pub fn server_half(place: &Place) -> Result<()> {
    lint(place, &["build"])?;
    lint(place, &["test", "--no-run"])
}

/// Runs a build and takes each warning, also one from an earlier run, as a failure.
fn lint(place: &Place, arguments: &[&str]) -> Result<()> {
    let mut cargo = place
        .cargo()
        .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .args(arguments)
        .arg("--message-format=json")
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run cargo")?;
    let output = cargo.stdout.take().context("cargo has no output")?;
    let mut warnings = 0;
    for line in BufReader::new(output).lines() {
        if let Some(warning) = warning(&line?) {
            eprint!("{warning}");
            warnings += 1;
        }
    }
    let status = cargo.wait()?;
    if !status.success() {
        bail!("clippy: cargo {}: {status}", arguments.join(" "));
    }
    if warnings > 0 {
        bail!("clippy: {warnings} warnings");
    }
    Ok(())
}

/// What the compiler or clippy has to say, if this line of cargo's report is that.
fn warning(line: &str) -> Option<String> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message["reason"] != "compiler-message" {
        return None;
    }
    let message = &message["message"];
    matches!(message["level"].as_str(), Some("warning" | "error"))
        .then(|| message["rendered"].as_str().unwrap_or_default().to_owned())
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_found_among_the_other_lines() {
        let told = r#"{"reason":"compiler-message","message":{"level":"warning","rendered":"warning: unused\n"}}"#;
        assert_eq!(warning(told).as_deref(), Some("warning: unused\n"));
        for other in [
            r#"{"reason":"compiler-artifact"}"#,
            r#"{"reason":"compiler-message","message":{"level":"note","rendered":"note"}}"#,
            "   Compiling domain",
        ] {
            assert_eq!(warning(other), None, "{other}");
        }
    }
}
