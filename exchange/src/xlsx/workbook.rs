//! Which part holds the first sheet that people see.

use super::xml::{Node, Xml};
use crate::{archive::Archive, problem::FileProblem};

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// The part of the sheet, and whether days are counted from 1904.
pub struct Workbook {
    pub sheet: String,
    pub from_1904: bool,
}

pub fn read(archive: &Archive<'_>) -> Result<Workbook, FileProblem> {
    let part = archive.part(WORKBOOK)?.ok_or(FileProblem::NotAWorkbook)?;
    let mut xml = Xml::of(&part);
    let mut relation = None;
    let mut from_1904 = false;
    while let Some(node) = xml.next()? {
        let Node::Open(opened) = node else { continue };
        if opened.is("workbookPr") {
            from_1904 = opened
                .attribute("date1904")?
                .is_some_and(|value| value == "1" || value == "true");
        }
        let is_seen = || {
            let state = opened.attribute("state");
            state.map(|state| state.is_none_or(|state| state == "visible"))
        };
        if opened.is("sheet") && relation.is_none() && is_seen()? {
            relation = opened.attribute("id")?;
        }
    }
    let relation = relation.ok_or(FileProblem::NotAWorkbook)?;
    Ok(Workbook {
        sheet: target(archive, &relation)?,
        from_1904,
    })
}

/// Where a relation of the workbook leads within the archive. What leads outside is not followed.
fn target(archive: &Archive<'_>, relation: &str) -> Result<String, FileProblem> {
    let part = archive.part(RELATIONS)?.ok_or(FileProblem::NotAWorkbook)?;
    let mut xml = Xml::of(&part);
    while let Some(node) = xml.next()? {
        let Node::Open(opened) = node else { continue };
        if opened.is("Relationship") && opened.attribute("Id")?.as_deref() == Some(relation) {
            if opened.attribute("TargetMode")?.as_deref() == Some("External") {
                return Err(FileProblem::NotAWorkbook);
            }
            let target = opened
                .attribute("Target")?
                .ok_or(FileProblem::NotAWorkbook)?;
            return Ok(match target.strip_prefix('/') {
                Some(from_root) => from_root.to_owned(),
                None => format!("xl/{target}"),
            });
        }
    }
    Err(FileProblem::NotAWorkbook)
}
