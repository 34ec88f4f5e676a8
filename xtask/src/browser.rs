//! The browser half: `app` compiled to WebAssembly, with the JavaScript that loads it.
//!
//! Made only when something it depends on has changed.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    fingerprint::Fingerprint,
    place::{OUTPUT_NAME, Place, succeed},
};

/// How much time to spend on making it small.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// As released: optimised for size across all crates.
    Full,
    /// As fast as can be had, for work in progress.
    Quick,
}

impl Effort {
    /// Cargo's profile; its folder has the same name but for Cargo's own `dev`.
    const fn profile(self) -> (&'static str, &'static str) {
        match self {
            Self::Full => ("browser", "browser"),
            Self::Quick => ("dev", "debug"),
        }
    }
}

/// What the browser half is made of.
const INPUTS: [&str; 6] = [
    "Cargo.lock",
    "Cargo.toml",
    ".cargo/config.toml",
    "app",
    "domain",
    "xtask/src/browser.rs",
];

/// What Rust's own WebAssembly target uses; wasm-opt must neither refuse it nor go beyond it.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-extended-const",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Makes the browser half where it is not up to date, and answers the folder it is in.
pub fn build(place: &Place, effort: Effort) -> Result<PathBuf> {
    let (profile, profile_folder) = effort.profile();
    let target = place.target.join("browser");
    let made = target.join("made").join(profile);
    let optimiser = place.end2end().join("node_modules/.bin/wasm-opt");
    let optimise = effort == Effort::Full && optimiser.exists();

    let wanted = fingerprint(place, optimise)?;
    let stamp = made.join(".made-from");
    if fs::read_to_string(&stamp).is_ok_and(|had| had == wanted) {
        eprintln!("browser half: unchanged");
        return Ok(made);
    }

    eprintln!("browser half: compiling app to WebAssembly ({profile})");
    let mut cargo = place.cargo();
    cargo
        .env("CARGO_TARGET_DIR", &target)
        .arg("--config")
        .arg(without_local_paths(place)?);
    succeed(cargo.args([
        "build",
        "--package=app",
        "--lib",
        "--target=wasm32-unknown-unknown",
        "--no-default-features",
        "--features=hydrate",
        "--profile",
        profile,
    ]))?;
    let compiled = target
        .join("wasm32-unknown-unknown")
        .join(profile_folder)
        .join("app.wasm");

    // Emptied first: a snippet that is no longer wanted must not be served for ever.
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    bind(&compiled, &made)?;
    if optimise {
        shrink(place, &optimiser, &made)?;
    } else if effort == Effort::Full {
        eprintln!(
            "browser half: wasm-opt is not installed (npm ci in end2end), so it stays larger"
        );
    }
    fs::write(stamp, wanted)?;
    Ok(made)
}

/// What a panic says of its place is in the module, and so in every visitor's hands. It shall name the
/// crate, not the folders of whoever built it; the same sources then also make the same module anywhere.
/// Cargo adds these flags to those of .cargo/config.toml.
fn without_local_paths(place: &Place) -> Result<String> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")?;
    let flags = [(place.root.as_path(), "/tiendo"), (&cargo_home, "/cargo")]
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    Ok(format!(
        "target.wasm32-unknown-unknown.rustflags={}",
        serde_json::to_string(&flags)?
    ))
}

fn fingerprint(place: &Place, optimise: bool) -> Result<String> {
    let mut print = Fingerprint::new();
    for input in INPUTS {
        print.add(&place.root, &place.root.join(input))?;
    }
    let version = place
        .command("rustc")
        .arg("-vV")
        .output()
        .context("cannot run rustc")?;
    print.add_text(&String::from_utf8_lossy(&version.stdout));
    if optimise {
        print.add(&place.root, &place.end2end().join("package-lock.json"))?;
    }
    Ok(print.finish())
}

/// Writes the JavaScript that loads the module, and the module without what only that step needs.
fn bind(compiled: &Path, made: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(OUTPUT_NAME)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Leptos says where the module is; a second, default address would be dead code.
        .omit_default_module_path(true)
        .generate(made)
        .context("wasm-bindgen could not process the module")
}

fn shrink(place: &Place, optimiser: &Path, made: &Path) -> Result<()> {
    let module = made.join(format!("{OUTPUT_NAME}_bg.wasm"));
    let before = fs::metadata(&module)?.len();
    succeed(
        place
            .command(optimiser)
            .args(["-Oz", "--strip-debug", "--strip-producers"])
            .args(WASM_FEATURES)
            .arg(&module)
            .arg("-o")
            .arg(&module),
    )?;
    let after = fs::metadata(&module)?.len();
    eprintln!("browser half: wasm-opt made {before} bytes {after}");
    Ok(())
}
