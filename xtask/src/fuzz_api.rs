//! Asks the data interface for everything its description allows and for what it does not: no answer
//! may be a failure of the server, and each has to be as described. The cases are Schemathesis's.

use std::{
    fs,
    io::ErrorKind,
    path::PathBuf,
    process::{Child, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{
    counts::Counts,
    place::{Place, succeed},
    running::Running,
};

/// As xtask/setup.sh installs it.
const VERSION: &str = "4.32.5";
/// Two programs at once, since one does not fill two cores. The seeds are fixed: a failure is the same
/// for everybody, and another seed is a change of this line.
const SEEDS: [u32; 2] = [20_261_126, 7];
/// Cases for each address and seed; what is made for the edges of each parameter comes on top.
const CASES: u32 = 200;
/// All in all, or something was left out.
const FEWEST: u64 = 10_000;

pub fn run(place: &Place) -> Result<()> {
    succeed(place.cargo().args(["build", "--bin=tiendo"]))?;
    let counts = cases(place)?;
    println!("{counts}");
    counts.verdict()
}

/// Runs them against a server of their own, with the demo data in memory.
pub fn cases(place: &Place) -> Result<Counts> {
    let program = program()?;
    let mut server = place.command(place.server("debug"));
    server
        .args(["serve", "--demo", "--listen", "127.0.0.1:0"])
        .args(["--database", "mem://"])
        .env("TIENDO_LOG__LEVEL", "warn")
        // Nobody signs in.
        .env("TIENDO_DEMO_PASSWORD", "khong-ai-dang-nhap-o-day");
    let server = Running::start(&mut server)?;
    let address = format!("http://{}/api/v1/openapi.json", server.address);
    let folder = place.target.join("fuzz-api");
    match fs::remove_dir_all(&folder) {
        // An old report must not speak for a run that did not come to its end.
        Err(problem) if problem.kind() != ErrorKind::NotFound => return Err(problem.into()),
        _ => fs::create_dir_all(&folder)?,
    }
    let mut started: Vec<(u32, Child)> = Vec::new();
    for seed in SEEDS {
        let child = place
            .command(&program)
            .args(["run", &address, "--workers", "1", "--continue-on-failure"])
            .args(["--phases", "coverage,fuzzing", "--no-color"])
            .args(["--max-examples", &CASES.to_string()])
            .args(["--seed", &seed.to_string()])
            .args(["--report", "ndjson", "--report-ndjson-path"])
            .arg(folder.join(format!("{seed}.ndjson")))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .current_dir(&folder)
            .stdout(Stdio::from(fs::File::create(
                folder.join(format!("{seed}.txt")),
            )?))
            .spawn()
            .context("cannot run schemathesis")?;
        started.push((seed, child));
    }
    let mut counts = Counts::default();
    for (seed, mut child) in started {
        let status = child.wait()?;
        let said = fs::read_to_string(folder.join(format!("{seed}.txt")))?;
        let more = Counts::of_schemathesis(&said)?;
        if !status.success() || more.failed > 0 {
            println!("{said}");
        }
        if !status.success() && more.failed == 0 {
            bail!("schemathesis: {status}, after {more}");
        }
        counts += more;
    }
    drop(server);
    let ran = counts.passed + counts.failed;
    if ran < FEWEST {
        bail!("only {ran} cases were tried; there have to be {FEWEST}");
    }
    Ok(counts)
}

/// Where xtask/setup.sh puts it.
fn program() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME is set")?;
    let program = cache.join(format!(
        "tiendo/tools/schemathesis-{VERSION}/bin/schemathesis"
    ));
    if !program.is_file() {
        bail!("schemathesis {VERSION} is not installed: xtask/setup.sh installs it");
    }
    Ok(program)
}
