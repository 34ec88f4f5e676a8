//! The browser half is embedded: when it was built anew, so is this crate. Cargo knows the files
//! that were there, not those that have come since; the manifest names them all.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../target/site/assets.json");
}
