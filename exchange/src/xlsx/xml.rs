//! A part of a workbook as a row of opened elements, closed elements and texts. No document type
//! is taken, so nothing can be defined or fetched.

use std::borrow::Cow;

use quick_xml::{
    Decoder, Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use crate::problem::FileProblem;

/// What comes next; names are without their prefix.
pub enum Node<'a> {
    Open(Opened<'a>),
    Close(Vec<u8>),
    Text(Cow<'a, str>),
}

pub struct Opened<'a> {
    start: BytesStart<'a>,
    decoder: Decoder,
}

pub struct Xml<'a>(Reader<&'a [u8]>);

impl<'a> Xml<'a> {
    pub fn of(part: &'a [u8]) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self(reader)
    }

    /// None at the end, which comes only after everything that was opened is closed.
    pub fn next(&mut self) -> Result<Option<Node<'a>>, FileProblem> {
        loop {
            let event = self.0.read_event().map_err(|_| FileProblem::Damaged)?;
            return Ok(Some(match event {
                Event::Start(start) | Event::Empty(start) => Node::Open(Opened {
                    start,
                    decoder: self.0.decoder(),
                }),
                Event::End(end) => Node::Close(end.local_name().as_ref().to_vec()),
                Event::Text(text) => Node::Text(text.decode().map_err(|_| FileProblem::Damaged)?),
                Event::CData(text) => Node::Text(text.decode().map_err(|_| FileProblem::Damaged)?),
                Event::GeneralRef(entity) => {
                    let character = match entity.resolve_char_ref() {
                        Ok(Some(character)) => Cow::Owned(character.to_string()),
                        Ok(None) => entity
                            .decode()
                            .ok()
                            .and_then(|name| resolve_predefined_entity(&name))
                            .map(Cow::Borrowed)
                            .ok_or(FileProblem::Damaged)?,
                        Err(_) => return Err(FileProblem::Damaged),
                    };
                    Node::Text(character)
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
                Event::DocType(_) => return Err(FileProblem::Damaged),
                Event::Eof => return Ok(None),
            }));
        }
    }
}

impl Opened<'_> {
    pub fn is(&self, name: &str) -> bool {
        self.start.local_name().as_ref() == name.as_bytes()
    }

    /// An attribute, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Result<Option<String>, FileProblem> {
        for attribute in self.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| FileProblem::Damaged)?;
            if attribute.key.local_name().as_ref() == name.as_bytes() {
                let value = attribute
                    .decoded_and_normalized_value(XmlVersion::Implicit1_0, self.decoder)
                    .map_err(|_| FileProblem::Damaged)?;
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }

    /// A number in an attribute.
    pub fn number(&self, name: &str) -> Result<Option<u32>, FileProblem> {
        self.attribute(name)?
            .map(|text| text.parse().map_err(|_| FileProblem::Damaged))
            .transpose()
    }
}
