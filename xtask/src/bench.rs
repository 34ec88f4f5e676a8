//! The timings that officers feel, taken in a real browser against a release server.

use anyhow::Result;

use crate::{
    browser::Effort,
    place::{Place, succeed},
    site,
};

/// Builds the server that a release is made of, and runs the benchmarks of end2end/bench whose files are
/// called so.
pub fn run(place: &Place, called: &str) -> Result<()> {
    site::assemble(place, Effort::Full)?;
    succeed(
        place
            .cargo()
            .args(["build", "--bin=tiendo", "--profile", "dist"]),
    )?;
    succeed(
        place
            .command(place.end2end().join("node_modules/.bin/playwright"))
            .args(["test", "--config=bench/playwright.config.ts", called])
            .current_dir(place.end2end())
            .env("TIENDO_BIN", place.server("dist")),
    )
}
