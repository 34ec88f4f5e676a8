//! target/site: every file a browser may ask for by name, and `assets.json`, which says how.
//!
//! A file's address contains a hash of its content, so it may be kept for ever; beside it lies its
//! brotli form (`.br`) where that helps. `assets.json` maps the name a page knows to the rest:
//!
//! ```json
//! { "tiendo.css": { "path": "tiendo.0123456789abcdef.css", "bytes": 31000, "br_bytes": 7000, "immutable": true } }
//! ```
//!
//! `path` is below the site's root and has no leading slash. The browser half is hashed as a folder,
//! `pkg/<hash>/tiendo.js` and `pkg/<hash>/tiendo_bg.wasm`, so that Leptos finds both, and whatever
//! they import, with `output_name = "tiendo"` and `site_pkg_dir = "pkg/<hash>"`.

mod address;
mod compress;
mod stylesheet;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::Serialize;

use self::address::Addresses;
use crate::{
    browser::{self, Effort},
    fingerprint::{Fingerprint, files_below, of_bytes},
    place::{OUTPUT_NAME, Place},
};

/// One line of `assets.json`.
#[derive(Serialize)]
struct Asset {
    /// Where it is, below the site's root.
    path: String,
    bytes: usize,
    /// Absent where brotli would not make it smaller.
    #[serde(skip_serializing_if = "Option::is_none")]
    br_bytes: Option<usize>,
    /// Whether the address changes with the content.
    immutable: bool,
}

/// A site being put together.
struct Site {
    folder: PathBuf,
    assets: BTreeMap<String, Asset>,
    addresses: Addresses,
}

/// Brings target/site up to date. What has not changed is not touched.
pub fn assemble(place: &Place, effort: Effort) -> Result<()> {
    let made = browser::build(place, effort)?;
    let mut site = Site {
        folder: place.site(),
        assets: BTreeMap::new(),
        addresses: Addresses::default(),
    };
    site.add_package(&made, effort)?;
    site.add_public(&place.root.join("public"))?;
    site.add_stylesheet(&place.root.join("style"))?;
    site.finish()
}

impl Site {
    fn add_package(&mut self, made: &Path, effort: Effort) -> Result<()> {
        let files: Vec<PathBuf> = files_below(made)?
            .into_iter()
            .filter(|file| {
                file.extension()
                    .is_some_and(|kind| kind == "js" || kind == "wasm")
            })
            .collect();
        let mut print = Fingerprint::new();
        for file in &files {
            print.add(made, file)?;
        }
        let folder = of_bytes(print.finish().as_bytes());
        for file in &files {
            let name = relative(made, file)?;
            // Brotli takes longer over an unoptimised module than the compiler does.
            let compress = effort == Effort::Full;
            let content = fs::read(file)?;
            self.put(
                &format!("pkg/{name}"),
                format!("pkg/{folder}/{name}"),
                &content,
                compress,
            )?;
        }
        Ok(())
    }

    /// Files as they are; those that name others (the web manifest) come last.
    fn add_public(&mut self, public: &Path) -> Result<()> {
        let (naming, plain): (Vec<_>, Vec<_>) = files_below(public)?
            .into_iter()
            .partition(|file| file.extension().is_some_and(|kind| kind == "webmanifest"));
        for file in plain {
            let content = fs::read(&file)?;
            self.add(&relative(public, &file)?, &content)?;
        }
        for file in naming {
            let content = self.addresses.in_json(&fs::read_to_string(&file)?);
            self.add(&relative(public, &file)?, content.as_bytes())?;
        }
        Ok(())
    }

    fn add_stylesheet(&mut self, style: &Path) -> Result<()> {
        let bundle = stylesheet::bundle(style)?;
        let bundle = self.addresses.in_css(&bundle)?;
        self.add(&format!("{OUTPUT_NAME}.css"), bundle.as_bytes())
    }

    fn add(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let path = address::of(name, content);
        let compress = compress::is_worth_it(name);
        self.put(name, path, content, compress)
    }

    fn put(&mut self, name: &str, path: String, content: &[u8], compress: bool) -> Result<()> {
        let file = self.folder.join(&path);
        let unchanged = fs::read(&file).is_ok_and(|had| had == content);
        if !unchanged {
            let folder = file.parent().context("an asset has a folder")?;
            fs::create_dir_all(folder)?;
            fs::write(&file, content)?;
        }
        let br_bytes = if compress {
            Some(compress::beside(&file, content, unchanged)?)
        } else {
            None
        };
        self.addresses.insert(name, &path);
        let immutable = name != path;
        self.assets.insert(
            name.to_owned(),
            Asset {
                path,
                bytes: content.len(),
                br_bytes,
                immutable,
            },
        );
        Ok(())
    }

    /// Writes `assets.json` and removes what it does not name.
    fn finish(self) -> Result<()> {
        let index = self.folder.join("assets.json");
        let text = serde_json::to_string_pretty(&self.assets)?;
        if fs::read_to_string(&index).ok().as_deref() != Some(&text) {
            fs::write(&index, &text)?;
        }
        let mut wanted = BTreeSet::from([index]);
        for asset in self.assets.values() {
            let file = self.folder.join(&asset.path);
            if asset.br_bytes.is_some() {
                wanted.insert(compress::name_beside(&file));
            }
            wanted.insert(file);
        }
        for file in files_below(&self.folder)? {
            if !wanted.contains(&file) {
                fs::remove_file(&file)?;
                // Succeeds only where that was the folder's last file, which is what is wanted.
                file.parent().map(fs::remove_dir);
            }
        }
        let bytes: usize = self
            .assets
            .values()
            .map(|a| a.br_bytes.unwrap_or(a.bytes))
            .sum();
        eprintln!("site: {} files, {bytes} bytes as sent", self.assets.len());
        Ok(())
    }
}

fn relative(folder: &Path, file: &Path) -> Result<String> {
    Ok(file.strip_prefix(folder)?.to_string_lossy().into_owned())
}
