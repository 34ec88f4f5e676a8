//! The body of a document, paragraph by paragraph. Text goes through the writer, which escapes it.

use std::io;

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

use super::measure::{HEADER, Page};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The headers of a section: with a page number, and the empty one of its first page.
pub const NUMBERED: &str = "rId2";
pub const UNNUMBERED: &str = "rId3";

pub struct Body(Writer<Vec<u8>>);

/// A cell's place in its table.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    pub width: u32,
    pub style: &'a str,
    pub text: &'a str,
}

impl Body {
    pub fn begin() -> io::Result<Self> {
        let mut body = Self(Writer::new(Vec::new()));
        body.0.write_event(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )))?;
        body.open("w:document", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)])?;
        body.open("w:body", &[])?;
        Ok(body)
    }

    pub fn end(mut self) -> io::Result<Vec<u8>> {
        self.close("w:body")?;
        self.close("w:document")?;
        Ok(self.0.into_inner())
    }

    pub fn paragraph(&mut self, style: &str, text: &str) -> io::Result<()> {
        self.open("w:p", &[])?;
        self.style(style)?;
        self.run(text)?;
        self.close("w:p")
    }

    /// A table without a visible frame, such as the two halves of a letterhead; each cell has
    /// paragraphs with styles of their own.
    pub fn halves(&mut self, cells: &[(u32, Vec<(&str, String)>)]) -> io::Result<()> {
        self.open("w:tbl", &[])?;
        self.table_frame(cells.iter().map(|(width, _)| *width), None)?;
        self.open("w:tr", &[])?;
        for (width, paragraphs) in cells {
            self.open("w:tc", &[])?;
            self.cell_width(*width)?;
            for (style, text) in paragraphs {
                self.paragraph(style, text)?;
            }
            if paragraphs.is_empty() {
                self.paragraph(super::styles::CELL, "")?;
            }
            self.close("w:tc")?;
        }
        self.close("w:tr")?;
        self.close("w:tbl")
    }

    pub fn begin_table(&mut self, widths: &[u32], style: &str) -> io::Result<()> {
        self.open("w:tbl", &[])?;
        self.table_frame(widths.iter().copied(), Some(style))
    }

    /// A row; a heading one is drawn again on every page that the table goes on to.
    pub fn row(&mut self, cells: &[Cell<'_>], heading: bool) -> io::Result<()> {
        self.open("w:tr", &[])?;
        self.open("w:trPr", &[])?;
        self.empty("w:cantSplit", &[])?;
        if heading {
            self.empty("w:tblHeader", &[])?;
        }
        self.close("w:trPr")?;
        for cell in cells {
            self.open("w:tc", &[])?;
            self.cell_width(cell.width)?;
            self.paragraph(cell.style, cell.text)?;
            self.close("w:tc")?;
        }
        self.close("w:tr")
    }

    pub fn end_table(&mut self) -> io::Result<()> {
        self.close("w:tbl")
    }

    /// Ends a section that others follow.
    pub fn section(&mut self, page: &Page) -> io::Result<()> {
        self.open("w:p", &[])?;
        self.open("w:pPr", &[])?;
        self.empty("w:pStyle", &[("w:val", super::styles::RULE)])?;
        self.section_properties(page)?;
        self.close("w:pPr")?;
        self.close("w:p")
    }

    /// The section that ends with the document.
    pub fn last_section(&mut self, page: &Page) -> io::Result<()> {
        self.section_properties(page)
    }

    fn section_properties(&mut self, page: &Page) -> io::Result<()> {
        self.open("w:sectPr", &[])?;
        self.empty(
            "w:headerReference",
            &[("w:type", "default"), ("r:id", NUMBERED)],
        )?;
        self.empty(
            "w:headerReference",
            &[("w:type", "first"), ("r:id", UNNUMBERED)],
        )?;
        let size = [page.width.to_string(), page.height.to_string()];
        let mut attributes = vec![("w:w", size[0].as_str()), ("w:h", size[1].as_str())];
        if page.landscape {
            attributes.push(("w:orient", "landscape"));
        }
        self.empty("w:pgSz", &attributes)?;
        let margins = [
            ("w:top", page.top),
            ("w:right", page.right),
            ("w:bottom", page.bottom),
            ("w:left", page.left),
            ("w:header", HEADER),
            ("w:footer", HEADER),
            ("w:gutter", 0),
        ]
        .map(|(name, value)| (name, value.to_string()));
        let margins: Vec<_> = margins
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.empty("w:pgMar", &margins)?;
        if page.begins_at_one {
            self.empty("w:pgNumType", &[("w:start", "1")])?;
        }
        // The first page bears no number.
        self.empty("w:titlePg", &[])?;
        self.close("w:sectPr")
    }

    fn table_frame(
        &mut self,
        widths: impl Iterator<Item = u32> + Clone,
        style: Option<&str>,
    ) -> io::Result<()> {
        let whole = widths.clone().sum::<u32>().to_string();
        self.open("w:tblPr", &[])?;
        if let Some(style) = style {
            self.empty("w:tblStyle", &[("w:val", style)])?;
        }
        self.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")])?;
        self.empty("w:tblLayout", &[("w:type", "fixed")])?;
        self.close("w:tblPr")?;
        self.open("w:tblGrid", &[])?;
        for width in widths {
            self.empty("w:gridCol", &[("w:w", &width.to_string())])?;
        }
        self.close("w:tblGrid")
    }

    fn cell_width(&mut self, width: u32) -> io::Result<()> {
        self.open("w:tcPr", &[])?;
        self.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
        self.close("w:tcPr")
    }

    fn style(&mut self, style: &str) -> io::Result<()> {
        self.open("w:pPr", &[])?;
        self.empty("w:pStyle", &[("w:val", style)])?;
        self.close("w:pPr")
    }

    fn run(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.open("w:r", &[])?;
        self.open("w:t", &[("xml:space", "preserve")])?;
        self.0.write_event(Event::Text(BytesText::new(text)))?;
        self.close("w:t")?;
        self.close("w:r")
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(element(name, attributes)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(element(name, attributes)))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }
}

fn element<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    element.extend_attributes(attributes.iter().copied());
    element
}
