//! Which addresses are walked: each pattern of the router, filled in with what is public and with
//! what is not.

use super::hidden;
use crate::snapshot;

/// What the server answers beside its pages, as its sources name it. What is added here has to be
/// walked: from [`all`], from a door, or by a link.
pub const BESIDE_PAGES: &[&str] = &[
    "/.well-known/security.txt",
    "/anh/{kind}/{file}",
    "/du-lieu-mo/dcat.jsonld",
    "/en/anh/{kind}/{file}",
    "/en/lich/{*what}",
    "/en/nhung/{kind}/{what}",
    "/en/qr/{file}",
    "/en/r/{code}",
    "/en/tai-ve/{*what}",
    "/en/tin/{*what}",
    "/lich/{*what}",
    "/livez",
    "/nhung/{kind}/{what}",
    "/qr/{file}",
    "/r/{code}",
    "/readyz",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap/{part}",
    "/sw.js",
    "/tai-ve/{*what}",
    "/tin/{*what}",
    "/truc-tiep",
    "ADDRESS",
    "HERE",
    "PATH",
    "ROOT",
    "format!(\"/en{PATH}\")",
    "format!(\"/en{path}\")",
    "format!(\"/{path}\")",
    "format!(\"{ROOT}/openapi.json\")",
    "format!(\"{ROOT}/{{*rest}}\")",
    "format!(\"{language}/minh-chung/{{id}}/nho/{{name}}\")",
    "format!(\"{language}/minh-chung/{{id}}/{{name}}\")",
    "path",
];

/// Every pattern with each of its samples.
pub fn all() -> Vec<String> {
    let mut all = snapshot::samples();
    for page in snapshot::pages() {
        all.extend(filled(&page));
    }
    for path in server::open::paths() {
        all.extend(filled(&path));
    }
    let secret = hidden::SLUG;
    for language in ["", "/en"] {
        for kind in ["chi-tieu", "nhiem-vu", "muc"] {
            all.push(format!("{language}/tin/{kind}/{secret}.atom"));
            for file in [".png", ".svg", ""] {
                all.push(format!("{language}/anh/{kind}/{secret}{file}"));
                all.push(format!("{language}/nhung/{kind}/{secret}{file}"));
            }
            for file in ["csv", "xlsx", "json"] {
                all.push(format!("{language}/tai-ve/{kind}/{secret}.{file}"));
            }
        }
        all.push(format!(
            "{language}/tin/muc/dot-pha-1-ocop-huu-co-tu-ky.atom"
        ));
        all.push(format!("{language}/lich/don-vi/huyen-tu-ky.ics"));
        for part in [hidden::PART, hidden::WORD] {
            all.push(format!("{language}/tim-kiem/goi-y?q={part}"));
        }
        all.push(format!("{language}/minh-chung/{}/a.pdf", snapshot::NOTHING));
        all.push(format!(
            "{language}/minh-chung/{}/nho/a.pdf",
            snapshot::NOTHING
        ));
    }
    all.extend(
        [
            "/sitemap/1.xml",
            "/livez",
            "/readyz",
            "/.well-known/security.txt",
            "/sw.js",
        ]
        .map(str::to_owned),
    );
    all
}

/// A pattern whose parameters are what nobody may see, as far as they can be.
fn filled(pattern: &str) -> Vec<String> {
    let secret = |part: &str| match part {
        "{slug}" | "{indicator}" | "{task}" | "{item}" => hidden::SLUG.to_owned(),
        "{unit}" => "huyen-tu-ky".to_owned(),
        "{period}" | "{year}" => "2023".to_owned(),
        "{programme}" => "viec-dot-pha-2023-tu-ky".to_owned(),
        "{day}" => "2026-09-02".to_owned(),
        "{number}" => "1".to_owned(),
        "{id}" => snapshot::NOTHING.to_owned(),
        "{account}" => "quan-tri".to_owned(),
        "{source}" => "bao-hai-duong-2023-12-27".to_owned(),
        "{part}" => "ket-qua".to_owned(),
        "{what}" => "chi-tieu".to_owned(),
        "{reference}" => "PA-0000-0000".to_owned(),
        part => {
            assert!(!part.contains('{'), "{pattern}: nothing stands for {part}");
            part.to_owned()
        }
    };
    let parts: Vec<_> = pattern.split('/').map(secret).collect();
    let filled = parts.join("/");
    if filled == pattern {
        Vec::new()
    } else {
        vec![filled]
    }
}

/// The first argument of every `.route(` in the server's sources.
pub fn served_beside_pages() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![format!("{}/src", env!("CARGO_MANIFEST_DIR"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path.to_str().unwrap().to_owned());
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let served = source.split("#[cfg(test)]").next().unwrap_or_default();
            for after in served.split(".route(").skip(1) {
                found.push(first_argument(after));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Up to the comma that is in no bracket.
fn first_argument(after: &str) -> String {
    let mut depth = 0;
    let end = after.find(|sign| {
        match sign {
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            _ => {}
        }
        sign == ',' && depth == 0
    });
    let argument = after[..end.unwrap_or(0)].trim();
    argument
        .trim_start_matches('&')
        .trim_matches('"')
        .to_owned()
}
