//! Word, Excel and OpenDocument files: archives that are what their parts say they are. Nothing is
//! unpacked to a disk here; but whoever downloads one may do so, and opens it.

use domain::evidence::{FileFault, FileKind};

use crate::{
    archive::{Archive, Bounds},
    problem::FileProblem,
    xlsx::xml::{Node, Xml},
};

/// A report with many pictures has a few hundred parts.
const BOUNDS: Bounds = Bounds {
    parts: 2000,
    unpacked: 100 * 1024 * 1024,
};

const TYPES: &str = "[Content_Types].xml";
const WORD: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const ODF_TYPE: &str = "mimetype";
const ODF_MANIFEST: &str = "META-INF/manifest.xml";

/// In the names of parts that run, or hold something that runs.
const RUNS: [&str; 6] = [
    "vbaproject",
    "vbadata",
    "macrosheets/",
    "activex/",
    "basic/",
    "scripts/",
];

/// Relations that an office program follows on its own when the file is opened.
const FETCHED: [&str; 4] = ["/attachedTemplate", "/oleObject", "/frame", "/subDocument"];

pub fn check(bytes: &[u8]) -> Result<FileKind, FileFault> {
    let archive = Archive::open_within(bytes, BOUNDS).map_err(fault)?;
    if archive.has_links() || archive.names().any(|name| !is_inside(name)) || is_twice(&archive) {
        return Err(FileFault::Disguised);
    }
    let names = || archive.names().map(str::to_lowercase);
    if names().any(|name| RUNS.iter().any(|runs| name.contains(runs))) {
        return Err(FileFault::Macros);
    }
    archive.check_parts().map_err(fault)?;
    if !archive.is_plain().map_err(fault)? {
        return Err(FileFault::Disguised);
    }
    if names().any(|name| name == TYPES.to_lowercase()) {
        microsoft(&archive)
    } else {
        open_document(&archive)
    }
}

fn microsoft(archive: &Archive<'_>) -> Result<FileKind, FileFault> {
    let types = part(archive, TYPES)?;
    let mut xml = Xml::of(&types);
    let mut kind = None;
    while let Some(node) = xml.next().map_err(fault)? {
        let Node::Open(opened) = node else { continue };
        let Some(of) = opened.attribute("ContentType").map_err(fault)? else {
            continue;
        };
        if of.to_lowercase().contains("macroenabled") {
            return Err(FileFault::Macros);
        }
        let main = match of.as_str() {
            WORD => Some((FileKind::Docx, "word/document.xml")),
            EXCEL => Some((FileKind::Xlsx, "xl/workbook.xml")),
            _ => None,
        };
        kind = kind.or(main.filter(|(_, part)| archive.names().any(|name| name == *part)));
    }
    let (kind, _) = kind.ok_or(FileFault::NotAllowed)?;
    for name in archive
        .names()
        .filter(|name| name.to_ascii_lowercase().ends_with(".rels"))
    {
        let relations = part(archive, name)?;
        if fetches(&relations)? {
            return Err(FileFault::Macros);
        }
    }
    Ok(kind)
}

/// Whether opening the file fetches something from elsewhere. A link that a reader may follow is
/// none of that.
fn fetches(relations: &[u8]) -> Result<bool, FileFault> {
    let mut xml = Xml::of(relations);
    while let Some(node) = xml.next().map_err(fault)? {
        let Node::Open(opened) = node else { continue };
        let is_outside = opened.attribute("TargetMode").map_err(fault)?;
        let kind = opened.attribute("Type").map_err(fault)?.unwrap_or_default();
        if is_outside.as_deref() == Some("External")
            && FETCHED.iter().any(|fetched| kind.ends_with(fetched))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn open_document(archive: &Archive<'_>) -> Result<FileKind, FileFault> {
    // The first part, by which such a file is known without unpacking it.
    if archive.names().next() != Some(ODF_TYPE) {
        return Err(FileFault::NotAllowed);
    }
    let kind = match part(archive, ODF_TYPE)?.as_slice() {
        b"application/vnd.oasis.opendocument.text" => FileKind::Odt,
        b"application/vnd.oasis.opendocument.spreadsheet" => FileKind::Ods,
        _ => return Err(FileFault::NotAllowed),
    };
    if !archive.names().any(|name| name == "content.xml") {
        return Err(FileFault::NotAllowed);
    }
    let manifest = part(archive, ODF_MANIFEST)?;
    let mut xml = Xml::of(&manifest);
    while let Some(node) = xml.next().map_err(fault)? {
        if let Node::Open(opened) = node
            && opened.is("encryption-data")
        {
            return Err(FileFault::OldOrProtected);
        }
    }
    Ok(kind)
}

fn part(archive: &Archive<'_>, name: &str) -> Result<Vec<u8>, FileFault> {
    archive.part(name).map_err(fault)?.ok_or(FileFault::Damaged)
}

/// Whether a part stays in the folder that the archive is unpacked to.
fn is_inside(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('/')
        && !name.contains(['\\', ':'])
        && !name.chars().any(char::is_control)
        && name.split('/').all(|step| step != ".." && step != ".")
}

/// Whether two parts have one name: programs differ in which of them they read.
fn is_twice(archive: &Archive<'_>) -> bool {
    let mut names: Vec<_> = archive.names().map(str::to_lowercase).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    names.len() != all
}

fn fault(problem: FileProblem) -> FileFault {
    match problem {
        FileProblem::UnpacksTooLarge => FileFault::UnpacksTooLarge,
        FileProblem::OldOrProtected => FileFault::OldOrProtected,
        _ => FileFault::Damaged,
    }
}
