//! The store's tests against a SurrealDB server, reached as `ws://`, instead of the embedded engine.

use std::{
    net::{TcpListener, TcpStream},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::place::{Place, succeed};

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_mins(1);
/// Of the test server alone, which lives as long as the tests and listens on the loopback address.
const ACCOUNT: &str = "root";

/// Builds the server, starts it, and runs the use cases on it.
pub fn run(place: &Place) -> Result<()> {
    let target = place.target.join("remote");
    succeed(
        place
            .cargo()
            .env("CARGO_TARGET_DIR", &target)
            .args(["build", "--manifest-path=store/remote/Cargo.toml"]),
    )?;
    let server = Server::start(place.command(target.join("debug/remote")))?;
    succeed(
        place
            .cargo()
            .env("TIENDO_TEST_ENDPOINT", format!("ws://{}", server.address))
            .env("TIENDO_TEST_ACCOUNT", ACCOUNT)
            .args(["test", "--test=book"]),
    )
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(mut command: Command) -> Result<Self> {
        // A port that was free a moment ago.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let child = command
            .args(["start", "--no-banner", "--log=warn"])
            .args(["--bind", &address, "--user", ACCOUNT, "--pass", ACCOUNT])
            .arg("memory")
            .spawn()
            .context("cannot start the server")?;
        let mut server = Self { child, address };
        server.await_listening()?;
        Ok(server)
    }

    fn await_listening(&mut self) -> Result<()> {
        let begun = Instant::now();
        while TcpStream::connect(&self.address).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended before it listened: {status}");
            }
            if begun.elapsed() > PATIENCE {
                bail!("the server does not listen on {}", self.address);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It keeps nothing, so there is nothing to close in order.
        if let Err(problem) = self.child.kill().and_then(|()| self.child.wait().map(drop)) {
            eprintln!("the server could not be stopped: {problem}");
        }
    }
}
