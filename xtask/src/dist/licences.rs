//! Whose work the program contains, and on what terms.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::place::Place;

/// The part of `cargo metadata` that is needed here.
#[derive(Deserialize)]
pub struct Tree {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: String,
    /// Absent for the crates of this project.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    /// `None` is an ordinary dependency; the others are for building and testing only.
    kind: Option<String>,
}

impl Tree {
    pub fn read(place: &Place) -> Result<Self> {
        let output = place
            .cargo()
            .args([
                "metadata",
                "--format-version=1",
                "--locked",
                "--filter-platform",
            ])
            .arg(format!("{}-unknown-linux-gnu", std::env::consts::ARCH))
            .output()
            .context("cannot run cargo metadata")?;
        if !output.status.success() {
            bail!(
                "cargo metadata: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// The version of the server.
    pub fn version(&self) -> Result<&str> {
        Ok(&self.server()?.version)
    }

    /// Every crate that the server contains, each with its licence texts; a text that several crates
    /// share is printed once.
    pub fn notices(&self) -> Result<String> {
        let mut list = String::from("This program contains the work of others:\n\n");
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for package in self.contained()? {
            let name = format!("{} {}", package.name, package.version);
            let licence = package.license.as_deref().unwrap_or("see its text below");
            let repository = package.repository.as_deref().unwrap_or_default();
            writeln!(list, "{name}: {licence} {repository}")?;
            for text in package.licence_texts()? {
                texts.entry(text).or_default().push(name.clone());
            }
        }
        for (text, names) in texts {
            writeln!(
                list,
                "\n{}\n{}\n\n{}",
                "=".repeat(72),
                names.join(", "),
                text.trim()
            )?;
        }
        Ok(list)
    }

    fn server(&self) -> Result<&Package> {
        self.packages
            .iter()
            .find(|package| package.name == "server" && package.source.is_none())
            .context("cargo metadata does not name the server")
    }

    /// The foreign crates reachable from the server by ordinary dependencies, by name.
    fn contained(&self) -> Result<Vec<&Package>> {
        let nodes: BTreeMap<&str, &Node> = self
            .resolve
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), node))
            .collect();
        let mut reached = BTreeSet::new();
        let mut waiting = vec![self.server()?.id.as_str()];
        while let Some(id) = waiting.pop() {
            if !reached.insert(id) {
                continue;
            }
            let node = nodes
                .get(id)
                .with_context(|| format!("no dependencies known of {id}"))?;
            let ordinary = |edge: &&Edge| edge.dep_kinds.iter().any(|kind| kind.kind.is_none());
            waiting.extend(
                node.deps
                    .iter()
                    .filter(ordinary)
                    .map(|edge| edge.pkg.as_str()),
            );
        }
        let mut contained: Vec<&Package> = self
            .packages
            .iter()
            .filter(|package| package.source.is_some() && reached.contains(package.id.as_str()))
            .collect();
        contained.sort_by_key(|package| (&package.name, &package.version));
        Ok(contained)
    }
}

impl Package {
    /// The files of the crate whose names say that they are its terms.
    fn licence_texts(&self) -> Result<Vec<String>> {
        let folder = Path::new(&self.manifest_path)
            .parent()
            .context("a manifest has a folder")?;
        let mut texts = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .to_uppercase();
            let is_terms = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT"]
                .iter()
                .any(|word| name.starts_with(word));
            if is_terms && path.is_file() {
                texts.push(String::from_utf8_lossy(&fs::read(&path)?).into_owned());
            }
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_the_program_is_named() {
        let tree: Tree = serde_json::from_str(
            r#"{
                "packages": [
                    {"id": "s", "name": "server", "version": "0.1.0", "manifest_path": "/s/Cargo.toml"},
                    {"id": "a", "name": "a", "version": "1.0.0", "source": "r", "manifest_path": "/a/Cargo.toml"},
                    {"id": "b", "name": "b", "version": "1.0.0", "source": "r", "manifest_path": "/b/Cargo.toml"},
                    {"id": "t", "name": "t", "version": "1.0.0", "source": "r", "manifest_path": "/t/Cargo.toml"}
                ],
                "resolve": {"nodes": [
                    {"id": "s", "deps": [
                        {"pkg": "a", "dep_kinds": [{"kind": null}]},
                        {"pkg": "t", "dep_kinds": [{"kind": "dev"}]}
                    ]},
                    {"id": "a", "deps": [{"pkg": "b", "dep_kinds": [{"kind": "build"}, {"kind": null}]}]},
                    {"id": "b", "deps": []},
                    {"id": "t", "deps": []}
                ]}
            }"#,
        )
        .unwrap();
        let names: Vec<&str> = tree
            .contained()
            .unwrap()
            .iter()
            .map(|p| p.name.as_str())
            .collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(tree.version().unwrap(), "0.1.0");
    }
}
