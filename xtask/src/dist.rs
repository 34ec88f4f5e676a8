//! One archive that is all a server needs: the program with everything embedded, its systemd unit,
//! and the licences of what it is made of.

mod licences;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use self::licences::Tree;
use crate::{
    browser::Effort,
    place::{Place, succeed},
    site,
};

/// Files of the checkout that go along, and where.
const ALONG: [(&str, &str); 5] = [
    ("LICENSE", "LICENSE"),
    ("README.md", "README.md"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("server/deploy/tiendo.service", "tiendo.service"),
    ("public/fonts/OFL.txt", "licences/be-vietnam-pro-OFL.txt"),
];

/// Builds with the profile `dist` and packs into target/dist.
pub fn pack(place: &Place) -> Result<()> {
    site::assemble(place, Effort::Full)?;
    succeed(
        place
            .cargo()
            .args(["build", "--profile=dist", "--bin=tiendo"]),
    )?;

    let tree = Tree::read(place)?;
    let name = format!(
        "tiendo-{}-{}-linux",
        tree.version()?,
        std::env::consts::ARCH
    );
    let folder = place.root.join("target/dist");
    let stage = folder.join(&name);
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    fs::create_dir_all(stage.join("licences"))?;
    copy(&place.server("dist"), &stage.join("tiendo"))?;
    for (from, to) in ALONG {
        copy(&place.root.join(from), &stage.join(to))?;
    }
    fs::write(stage.join("licences/third-party.txt"), tree.notices()?)?;

    let archive = folder.join(format!("{name}.tar.gz"));
    compress(place, &folder, &name, &archive)?;
    let sum = HEXLOWER.encode(&Sha256::digest(fs::read(&archive)?));
    fs::write(folder.join("SHA256SUMS"), format!("{sum}  {name}.tar.gz\n"))?;
    println!("{sum}  {}", archive.display());
    Ok(())
}

fn copy(from: &Path, to: &PathBuf) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

/// The same files make the same archive, byte for byte: sorted, owned by nobody in particular, dated
/// by the commit.
fn compress(place: &Place, folder: &Path, name: &str, archive: &Path) -> Result<()> {
    let time = commit_time(place)?;
    succeed(
        place
            .command("tar")
            .arg("--directory")
            .arg(folder)
            .args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner"])
            .arg(format!("--mtime=@{time}"))
            .args(["--use-compress-program=gzip -9n", "--create", "--file"])
            .arg(archive)
            .arg(name),
    )
}

fn commit_time(place: &Place) -> Result<String> {
    let output = Command::new("git")
        .current_dir(&place.root)
        .args(["log", "-1", "--format=%ct"])
        .output()
        .context("cannot run git")?;
    let time = String::from_utf8(output.stdout)?.trim().to_owned();
    if time.is_empty() {
        bail!("the archive is dated by the last commit, and git names none");
    }
    Ok(time)
}
