//! What can be said about the code without running it.

mod lint;

use anyhow::{Result, bail};

use crate::{
    browser::Effort,
    place::{Place, is_installed, succeed},
    site,
};

/// Goes through all checks, so that one run shows all that is wrong.
pub fn run(place: &Place) -> Result<()> {
    // The server embeds the site, so it does not even parse without one.
    site::assemble(place, Effort::Full)?;

    let mut problems = Vec::new();
    let mut note = |result: Result<()>| {
        if let Err(problem) = result {
            problems.push(format!("{problem:#}"));
        }
    };
    note(succeed(place.cargo().args(["fmt", "--all", "--check"])));
    note(lint::server_half(place));
    note(browser_half(place));
    note(dependencies(place));
    note(scripts(place));

    if !problems.is_empty() {
        bail!(
            "{} of the checks failed:\n{}",
            problems.len(),
            problems.join("\n")
        );
    }
    println!("all checks passed");
    Ok(())
}

/// What only the browser compiles: the islands' own code.
fn browser_half(place: &Place) -> Result<()> {
    succeed(
        place
            .cargo()
            .env("CARGO_TARGET_DIR", place.target.join("browser"))
            .args([
                "clippy",
                "--package=app",
                "--lib",
                "--target=wasm32-unknown-unknown",
                "--no-default-features",
                "--features=hydrate",
                "--",
                "-D",
                "warnings",
            ]),
    )
}

/// Licences, doubles and origins of all dependencies, those of other platforms included, which cargo
/// fetches first where they are not here yet. Known vulnerabilities are not among them: their list has
/// to be fetched from elsewhere, which not every machine may do.
fn dependencies(place: &Place) -> Result<()> {
    if !is_installed("cargo-deny") {
        eprintln!("not checked: licences and origins (cargo install --locked cargo-deny)");
        return Ok(());
    }
    succeed(
        place
            .cargo()
            .args(["deny", "--locked", "check", "licenses", "bans", "sources"]),
    )
}

fn scripts(place: &Place) -> Result<()> {
    if !is_installed("shellcheck") {
        eprintln!("not checked: shell scripts (shellcheck is not installed)");
        return Ok(());
    }
    succeed(place.command("shellcheck").args([
        "--external-sources",
        "xtask/setup.sh",
        "xtask/env.sh",
        ".ci/run",
    ]))
}
