//! SurrealDB's own server. Called as it is: `remote start --bind 127.0.0.1:8000 … memory`.

use std::process::ExitCode;

fn main() -> ExitCode {
    surrealdb_server::init(surrealdb_core::CommunityComposer())
}
