//! The number format of each cell style.

use std::collections::BTreeMap;

use super::{
    format::Format,
    xml::{Node, Xml},
};
use crate::problem::FileProblem;

/// Excel itself knows no more.
const MOST: usize = 65_536;

/// By the number that cells name them with.
pub fn read(part: &[u8]) -> Result<Vec<Format>, FileProblem> {
    let mut xml = Xml::of(part);
    let mut own = BTreeMap::new();
    let mut styles = Vec::new();
    let mut in_cell_styles = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(opened) if opened.is("numFmt") => {
                if let (Some(id), Some(code)) =
                    (opened.number("numFmtId")?, opened.attribute("formatCode")?)
                {
                    own.insert(id, Format::of(&code));
                }
            }
            Node::Open(opened) if opened.is("cellXfs") => in_cell_styles = true,
            Node::Open(opened) if in_cell_styles && opened.is("xf") => {
                let id = opened.number("numFmtId")?.unwrap_or_default();
                styles.push(own.get(&id).copied().unwrap_or(Format::built_in(id)));
            }
            Node::Close(name) if name == b"cellXfs" => in_cell_styles = false,
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
        }
        if styles.len() > MOST || own.len() > MOST {
            return Err(FileProblem::UnpacksTooLarge);
        }
    }
    Ok(styles)
}
