//! The server with its demo data, once (`demo`) or again after every change (`dev`).

use std::{
    path::Path,
    process::Command,
    thread,
    time::{Duration, SystemTime},
};

use anyhow::Result;

use crate::{
    browser::Effort,
    fingerprint::files_below,
    place::{Place, succeed},
    running::Running,
    site,
};

const LISTEN: &str = "127.0.0.1:3000";

/// What `dev` looks at. Several looks a second at a few hundred files cost next to nothing.
const WATCHED: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "app",
    "domain",
    "exchange",
    "service",
    "store",
    "server",
    "style",
    "public",
];
const LOOK_EVERY: Duration = Duration::from_millis(400);

/// Serves until it is stopped. Without a database the server makes itself a temporary one.
pub fn serve(place: &Place, database: Option<&str>) -> Result<()> {
    site::assemble(place, Effort::Full)?;
    succeed(place.cargo().args(["build", "--bin=tiendo"]))?;
    let mut command = server(place);
    if let Some(database) = database {
        let url = if database.contains("://") {
            database.to_owned()
        } else {
            let folder = std::path::absolute(place.root.join(database))?;
            format!("rocksdb://{}", folder.display())
        };
        command.args(["--database", &url]);
    }
    succeed(&mut command)
}

/// Serves; builds and starts again whenever something has changed. A build that fails leaves the
/// server of the last good one running.
pub fn follow(place: &Place) -> Result<()> {
    let mut running = None;
    loop {
        let built_from = newest(place)?;
        let built = site::assemble(place, Effort::Quick)
            .and_then(|()| succeed(place.cargo().args(["build", "--bin=tiendo"])));
        match built {
            Ok(()) => {
                // The port is free only when the old one has ended.
                drop(running.take());
                running = start(place);
            }
            Err(problem) => eprintln!("{problem:#}\nwaiting for the next change"),
        }
        while newest(place)? == built_from {
            if running
                .as_mut()
                .is_some_and(|server| server.has_ended().unwrap_or(true))
            {
                eprintln!("the server has ended; waiting for the next change");
                running = None;
            }
            thread::sleep(LOOK_EVERY);
        }
    }
}

fn start(place: &Place) -> Option<Running> {
    Running::start(&mut server(place))
        .inspect_err(|problem| eprintln!("{problem:#}\nwaiting for the next change"))
        .ok()
}

fn server(place: &Place) -> Command {
    let mut command = place.command(place.server("debug"));
    command.args(["serve", "--demo", "--listen", LISTEN]);
    command
}

/// How many files there are and when the last was changed: different after any edit or removal.
fn newest(place: &Place) -> Result<(usize, SystemTime)> {
    let mut newest = (0, SystemTime::UNIX_EPOCH);
    for watched in WATCHED {
        for file in files_below(&place.root.join(watched))? {
            newest.0 += 1;
            // Gone between listing and looking, as editors do when they save: seen on the next look.
            if let Some(changed) = changed(&file) {
                newest.1 = newest.1.max(changed);
            }
        }
    }
    Ok(newest)
}

fn changed(file: &Path) -> Option<SystemTime> {
    file.metadata().and_then(|about| about.modified()).ok()
}
