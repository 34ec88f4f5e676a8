//! The texts that cells share. Only those that are asked for are kept, however many there are.

use std::collections::{BTreeMap, BTreeSet};

use super::xml::{Node, Xml};
use crate::{
    limit::{MOST_CHARACTERS, MOST_TEXT},
    problem::FileProblem,
};

/// By their place.
pub fn read(part: &[u8], wanted: &BTreeSet<u32>) -> Result<BTreeMap<u32, String>, FileProblem> {
    let mut xml = Xml::of(part);
    let mut found = BTreeMap::new();
    let mut at = 0_u32;
    let mut text = Text::default();
    let mut kept = 0;
    while let Some(node) = xml.next()? {
        match node {
            Node::Close(name) if name == b"si" => {
                let finished = std::mem::take(&mut text).0.text;
                if wanted.contains(&at) {
                    kept += finished.len();
                    if kept > MOST_TEXT {
                        return Err(FileProblem::TooMuchText);
                    }
                    found.insert(at, finished);
                }
                at += 1;
            }
            other => text.take(&other)?,
        }
    }
    Ok(found)
}

/// A text that is put together from runs; how it is to be pronounced is left out.
#[derive(Default)]
pub struct Text(Runs);

#[derive(Default)]
struct Runs {
    text: String,
    in_run: bool,
    in_reading: bool,
}

impl Text {
    pub fn take(&mut self, node: &Node<'_>) -> Result<(), FileProblem> {
        let Self(runs) = self;
        match node {
            Node::Open(opened) if opened.is("rPh") => runs.in_reading = true,
            Node::Open(opened) if opened.is("t") => runs.in_run = true,
            Node::Close(name) if name == b"rPh" => runs.in_reading = false,
            Node::Close(name) if name == b"t" => runs.in_run = false,
            Node::Text(text) if runs.in_run && !runs.in_reading => {
                runs.text.push_str(text);
                // A character takes up to four bytes.
                if runs.text.len() > MOST_CHARACTERS * 4 {
                    return Err(FileProblem::TooMuchText);
                }
            }
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
        }
        Ok(())
    }

    pub fn finish(self) -> String {
        self.0.text
    }
}
