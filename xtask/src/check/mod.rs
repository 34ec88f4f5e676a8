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
    let mut left_out = Vec::new();
    let mut note = |result: Result<Option<&'static str>>| match result {
        Ok(unchecked) => left_out.extend(unchecked),
        Err(problem) => problems.push(format!("{problem:#}")),
    };
    let whole = |result: Result<()>| result.map(|()| None);
    note(whole(succeed(
        place.cargo().args(["fmt", "--all", "--check"]),
    )));
    note(whole(lint::server_half(place)));
    note(whole(browser_half(place)));
    note(dependencies(place));
    note(scripts(place));

    let left_out = not_checked(&left_out);
    if !problems.is_empty() {
        bail!(
            "{} of the checks failed{left_out}:\n{}",
            problems.len(),
            problems.join("\n")
        );
    }
    println!("all checks passed{left_out}");
    Ok(())
}

/// What the last line has to say about what nobody looked at: a check that was left out has not
/// passed.
fn not_checked(left_out: &[&str]) -> String {
    if left_out.is_empty() {
        String::new()
    } else {
        format!("; NOT CHECKED: {}", left_out.join(", "))
    }
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
/// to be fetched from elsewhere, which not every machine may do. Answers what was left out.
fn dependencies(place: &Place) -> Result<Option<&'static str>> {
    if !is_installed("cargo-deny") {
        return Ok(Some("licences and origins (cargo-deny is not installed)"));
    }
    succeed(
        place
            .cargo()
            .args(["deny", "--locked", "check", "licenses", "bans", "sources"]),
    )?;
    Ok(None)
}

fn scripts(place: &Place) -> Result<Option<&'static str>> {
    if !is_installed("shellcheck") {
        return Ok(Some("shell scripts (shellcheck is not installed)"));
    }
    succeed(place.command("shellcheck").args([
        "--external-sources",
        "xtask/setup.sh",
        "xtask/env.sh",
        ".ci/run",
    ]))?;
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_names_what_was_left_out() {
        assert_eq!(not_checked(&[]), "");
        assert_eq!(not_checked(&["one", "two"]), "; NOT CHECKED: one, two");
    }
}
