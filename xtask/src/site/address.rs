//! The address of a file: its name with a hash of its content, and the rewriting of those who use it.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use crate::fingerprint::of_bytes;

/// Files whose address is fixed by convention: browsers and robots ask for exactly these.
const FIXED: [&str; 3] = ["favicon.ico", "manifest.webmanifest", "service-worker.js"];

/// Where a file of this name and content is to be found: `a/b.css` at `a/b.<hash>.css`.
pub fn of(name: &str, content: &[u8]) -> String {
    if FIXED.contains(&name) || name.starts_with(".well-known/") {
        return name.to_owned();
    }
    let hash = of_bytes(content);
    let file_begins = name.rfind('/').map_or(0, |slash| slash + 1);
    match name[file_begins..].rfind('.') {
        Some(dot) => {
            let (stem, ending) = name.split_at(file_begins + dot);
            format!("{stem}.{hash}{ending}")
        }
        None => format!("{name}.{hash}"),
    }
}

/// The addresses given so far, by name.
#[derive(Default)]
pub struct Addresses(BTreeMap<String, String>);

impl Addresses {
    pub fn insert(&mut self, name: &str, path: &str) {
        self.0.insert(name.to_owned(), path.to_owned());
    }

    /// Replaces `url(/name)` by the file's address; a name that no file has is an error.
    pub fn in_css(&self, css: &str) -> Result<String> {
        let mut out = String::with_capacity(css.len());
        let mut rest = css;
        while let Some(at) = rest.find("url(") {
            let (before, from) = rest.split_at(at + "url(".len());
            out.push_str(before);
            let Some(end) = from.find(')') else {
                bail!("a style sheet has url( without its closing bracket");
            };
            let inside = from[..end].trim().trim_matches(['"', '\'']);
            match inside.strip_prefix('/') {
                Some(name) => match self.0.get(name) {
                    Some(path) => {
                        out.push('/');
                        out.push_str(path);
                    }
                    None => bail!("a style sheet names /{name}, but there is no public/{name}"),
                },
                None => out.push_str(&from[..end]),
            }
            rest = &from[end..];
        }
        out.push_str(rest);
        Ok(out)
    }

    /// Replaces `"/name"` by the file's address wherever there is such a file.
    pub fn in_json(&self, json: &str) -> String {
        self.0.iter().fold(json.to_owned(), |text, (name, path)| {
            text.replace(&format!("\"/{name}\""), &format!("\"/{path}\""))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Addresses {
        let mut addresses = Addresses::default();
        addresses.insert("fonts/a.woff2", "fonts/a.01.woff2");
        addresses
    }

    #[test]
    fn the_hash_goes_before_the_ending() {
        assert_eq!(
            of("fonts/a.b.woff2", b"abc"),
            "fonts/a.b.ba7816bf8f01cfea.woff2"
        );
        assert_eq!(of("v1.0/licence", b"abc"), "v1.0/licence.ba7816bf8f01cfea");
    }

    #[test]
    fn what_convention_names_keeps_its_name() {
        assert_eq!(of("favicon.ico", b"abc"), "favicon.ico");
        assert_eq!(
            of(".well-known/security.txt", b"abc"),
            ".well-known/security.txt"
        );
    }

    #[test]
    fn style_sheets_point_to_the_address() {
        let css = r#"a{src:url("/fonts/a.woff2")}b{c:url( /fonts/a.woff2 )}d{e:url(#f)}"#;
        assert_eq!(
            known().in_css(css).unwrap(),
            "a{src:url(/fonts/a.01.woff2)}b{c:url(/fonts/a.01.woff2)}d{e:url(#f)}"
        );
    }

    #[test]
    fn a_style_sheet_cannot_name_a_file_that_is_not_there() {
        let problem = known().in_css("a{b:url(/c.png)}").unwrap_err();
        assert_eq!(
            problem.to_string(),
            "a style sheet names /c.png, but there is no public/c.png"
        );
    }

    #[test]
    fn manifests_point_to_the_address() {
        assert_eq!(
            known().in_json(r#"{"src":"/fonts/a.woff2","start_url":"/"}"#),
            r#"{"src":"/fonts/a.01.woff2","start_url":"/"}"#
        );
    }
}
