//! A server that runs while it is needed and is stopped, in good order, when it is not.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// How the server says that it is ready, followed by its address.
const READY: &str = "listening on http://";

/// A started server.
pub struct Running {
    child: Child,
    /// Host and port.
    pub address: String,
    /// From the start of the process to the line that says it listens.
    pub start_up: Duration,
}

impl Running {
    /// Starts it and waits for the line with its address. What it prints is printed on.
    pub fn start(command: &mut Command) -> Result<Self> {
        let begun = Instant::now();
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the server")?;
        let output = child.stdout.take().context("the server has no output")?;
        let mut lines = BufReader::new(output).lines();
        let address = loop {
            let Some(line) = lines.next() else {
                let status = child.wait()?;
                bail!("the server ended before it listened: {status}");
            };
            let line = line?;
            println!("{line}");
            if let Some(at) = line.find(READY) {
                let rest = &line[at + READY.len()..];
                let end = rest
                    .find(|c: char| c.is_whitespace() || c == '/')
                    .unwrap_or(rest.len());
                break rest[..end].to_owned();
            }
        };
        let start_up = begun.elapsed();
        // Read on, or a server with much to say would wait for ever to be heard.
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                println!("{line}");
            }
        });
        Ok(Self {
            child,
            address,
            start_up,
        })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // SIGTERM, so that it closes its store and removes its temporary folder; SIGKILL if that fails.
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        if !asked.is_ok_and(|status| status.success()) && self.child.kill().is_err() {
            return;
        }
        if let Err(problem) = self.child.wait() {
            eprintln!("the server could not be waited for: {problem}");
        }
    }
}
