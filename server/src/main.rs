//! The program `tiendo`: a runtime whose threads are roomy enough for the store, and the command
//! line.

use std::process::ExitCode;

use clap::Parser;
use server::cli::Tiendo;

/// The store's parser and planner recurse deeply.
const STACK: usize = 10 * 1024 * 1024;

fn main() -> ExitCode {
    let tiendo = Tiendo::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_stack_size(STACK)
        .enable_all()
        .build();
    match runtime {
        // On a thread of the pool: the one that main runs on has the usual, smaller stack.
        Ok(runtime) => runtime.block_on(async {
            tokio::spawn(tiendo.run())
                .await
                .unwrap_or(ExitCode::FAILURE)
        }),
        Err(failure) => {
            eprintln!("tiendo: no threads: {failure}");
            ExitCode::FAILURE
        }
    }
}
