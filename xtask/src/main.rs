//! What the Makefile calls: builds the browser half, runs the tests, packs a release, measures.
//!
//! Call it through the Makefile, which first sees to it that the tools are there.

mod bench;
mod browser;
mod check;
mod counts;
mod demo;
mod dist;
mod fingerprint;
mod fuzz_api;
mod measure;
mod place;
mod remote;
mod running;
mod site;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{browser::Effort, place::Place};

/// The project's own chores.
#[derive(Parser)]
#[command(name = "xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build what the browser loads into target/site: WebAssembly, style sheet, fonts, icons.
    BuildBrowser {
        /// Leave out what makes it small: for work in progress, not for tests of size.
        #[arg(long)]
        quick: bool,
    },
    /// Run every test, those in a real browser included, and print the counts.
    Test,
    /// Ask the data interface for ten thousand things, right and wrong, and check each answer.
    FuzzApi,
    /// Serve the demo data on 127.0.0.1:3000.
    Demo {
        /// Keep the data in this folder, or at this address, instead of a temporary folder.
        #[arg(long)]
        database: Option<String>,
    },
    /// Serve the demo data; build and start again whenever a source file changes.
    Dev,
    /// Run the store's tests against a SurrealDB server instead of the embedded engine (a long build).
    Remote,
    /// Formatting, clippy, and the licences and origins of all dependencies.
    Check,
    /// Pack a release archive into target/dist.
    Dist,
    /// Time what officers wait for, in a real browser against a release server (a long build).
    Bench,
    /// Print start-up time, memory, bytes of each page, requests per second, and how long searches take.
    Measure {
        /// Measure the server a release is made of (a long build) instead of the development one.
        #[arg(long)]
        dist: bool,
        /// Also start on a made-up book with so many figures.
        #[arg(long, value_name = "NUMBER")]
        figures: Option<u64>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // Without a backtrace of this program: what failed is what it called.
            eprintln!("Error: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> Result<()> {
    let place = Place::find()?;
    match chore {
        Chore::BuildBrowser { quick } => {
            let effort = if quick { Effort::Quick } else { Effort::Full };
            site::assemble(&place, effort)
        }
        Chore::Test => test::run(&place),
        Chore::FuzzApi => fuzz_api::run(&place),
        Chore::Demo { database } => demo::serve(&place, database.as_deref()),
        Chore::Dev => demo::follow(&place),
        Chore::Remote => remote::run(&place),
        Chore::Check => check::run(&place),
        Chore::Dist => dist::pack(&place),
        Chore::Bench => bench::run(&place),
        Chore::Measure { dist, figures } => measure::run(&place, dist, figures),
    }
}
