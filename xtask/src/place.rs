//! Where things are, and how the other programs are called from there.

use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

/// The name of the files a page with an island loads: `tiendo.js` and `tiendo_bg.wasm`.
pub const OUTPUT_NAME: &str = "tiendo";

/// The folders the chores work in.
pub struct Place {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's target folder, usually outside the checkout.
    pub target: PathBuf,
}

impl Place {
    /// Finds the checkout this program was run from.
    pub fn find() -> Result<Self> {
        // Cargo says at run time where the crate is; started by hand, the folder one stands in counts.
        let root = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(manifest) => Path::new(&manifest)
                .parent()
                .context("the crate's folder has no parent")?
                .to_path_buf(),
            None => env::current_dir()?,
        };
        if !root.join("xtask").is_dir() {
            bail!(
                "run this at the root of the checkout, not in {}",
                root.display()
            );
        }
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |folder| root.join(folder));
        Ok(Self { root, target })
    }

    /// What the server embeds: every file a browser may ask for by name.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The folder of the browser tests.
    pub fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// The server as built with the given profile's folder name.
    pub fn server(&self, profile_folder: &str) -> PathBuf {
        self.target.join(profile_folder).join("tiendo")
    }

    /// Cargo, to be run at the root.
    ///
    /// `cargo run` describes this crate in the environment, and build scripts such as ring's ask to be
    /// run again when that description changes: handed on, it would make every chore recompile the
    /// database that a plain `cargo test` had just compiled.
    pub fn cargo(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsStr::new("cargo").to_owned());
        let mut command = self.command(cargo);
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name.as_ref());
            }
        }
        command
    }

    /// Any other program, to be run at the root.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        command
    }
}

/// Runs a command to its end and takes anything but success as an error.
pub fn succeed(command: &mut Command) -> Result<()> {
    let words = describe(command);
    let status = command
        .status()
        .with_context(|| format!("cannot run {words}"))?;
    if !status.success() {
        bail!("{words}: {status}");
    }
    Ok(())
}

/// Whether a program is on the PATH.
pub fn is_installed(program: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn describe(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
