//! The styles of a document, by their ids. Everything is said here and nothing in the paragraphs, so
//! that an office that wants it otherwise changes a style and not each line.

use std::fmt::Write as _;

pub const TEXT: &str = "TextBody";
pub const HEADING: &str = "Heading1";
pub const GROUP: &str = "Heading2";
pub const KIND: &str = "Title";
pub const TITLE: &str = "Subtitle";
pub const TITLE_RULE: &str = "TitleRule";
pub const DASHES: &str = "Dashes";
pub const ABOVE: &str = "BodyAbove";
pub const ISSUER: &str = "Issuer";
pub const ISSUER_RULE: &str = "IssuerRule";
pub const NUMBER: &str = "DocumentNumber";
pub const NATION: &str = "Nation";
pub const MOTTO: &str = "Motto";
pub const MOTTO_RULE: &str = "MottoRule";
pub const DATED: &str = "Dated";
pub const PARTY_ABOVE: &str = "PartyAbove";
pub const PARTY_ISSUER: &str = "PartyIssuer";
pub const STAR: &str = "Star";
pub const PARTY: &str = "Party";
pub const PARTY_RULE: &str = "PartyRule";
pub const RECIPIENTS: &str = "Recipients";
pub const PARTY_RECIPIENTS: &str = "PartyRecipients";
pub const RECIPIENT: &str = "Recipient";
pub const SIGNED: &str = "Signed";
pub const CELL: &str = "TableCell";
pub const CELL_HEADING: &str = "TableHeading";
pub const TABLE: &str = "AnnexTable";
/// A line without height, for what needs a paragraph and shows none.
pub const RULE: &str = "Spacer";
pub const PAGE_NUMBER: &str = "Header";

/// The font that both standards name.
const FONT: &str = "Times New Roman";

#[derive(Clone, Copy, Default)]
struct Style {
    id: &'static str,
    name: &'static str,
    /// In half points; 0 as the text.
    size: u16,
    bold: bool,
    italic: bool,
    underline: bool,
    /// `center`, `both`; empty for left.
    align: &'static str,
    /// In twentieths of a point.
    before: u16,
    after: u16,
    first_line: u16,
    /// A line drawn under it: how far it is in from either side.
    rule: Option<u16>,
    /// Kept with what follows; for headings, their level.
    level: Option<u8>,
    /// Exact height, for lines that are only drawn.
    exact: Option<u16>,
}

const fn style(id: &'static str, name: &'static str) -> Style {
    Style {
        id,
        name,
        size: 0,
        bold: false,
        italic: false,
        underline: false,
        align: "",
        before: 0,
        after: 0,
        first_line: 0,
        rule: None,
        level: None,
        exact: None,
    }
}

impl Style {
    const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    const fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    const fn sized(self, half_points: u16) -> Self {
        Self {
            size: half_points,
            ..self
        }
    }

    const fn centred(self) -> Self {
        Self {
            align: "center",
            ..self
        }
    }

    const fn spaced(self, before: u16, after: u16) -> Self {
        Self {
            before,
            after,
            ..self
        }
    }

    const fn level(self, level: u8) -> Self {
        Self {
            level: Some(level),
            ..self
        }
    }

    const fn ruled(self, inset: u16) -> Self {
        Self {
            rule: Some(inset),
            exact: Some(60),
            ..self
        }
    }
}

const STYLES: [Style; 29] = [
    Style {
        align: "both",
        first_line: 720,
        ..style(TEXT, "Body Text").spaced(0, 120)
    },
    Style {
        first_line: 720,
        ..style(HEADING, "heading 1").bold().spaced(120, 120).level(0)
    },
    Style {
        first_line: 720,
        ..style(GROUP, "heading 2")
            .bold()
            .italic()
            .spaced(60, 120)
            .level(1)
    },
    style(KIND, "Title").bold().centred().spaced(240, 0),
    style(TITLE, "Subtitle").bold().centred(),
    style(TITLE_RULE, "Title Rule").ruled(3000).spaced(0, 240),
    style(DASHES, "Dashes").centred().spaced(0, 120),
    style(ABOVE, "Body Above").centred().sized(26),
    style(ISSUER, "Issuer").bold().centred().sized(26),
    style(ISSUER_RULE, "Issuer Rule").ruled(1100).spaced(0, 60),
    style(NUMBER, "Document Number")
        .centred()
        .sized(26)
        .spaced(60, 0),
    style(NATION, "Nation").bold().centred().sized(24),
    style(MOTTO, "Motto").bold().centred().sized(26),
    style(MOTTO_RULE, "Motto Rule").ruled(1150).spaced(0, 60),
    style(DATED, "Dated")
        .italic()
        .centred()
        .sized(26)
        .spaced(60, 0),
    style(PARTY_ABOVE, "Party Above").centred(),
    style(PARTY_ISSUER, "Party Issuer").bold().centred(),
    style(STAR, "Star").centred(),
    style(PARTY, "Party").bold().centred().sized(30),
    style(PARTY_RULE, "Party Rule").ruled(700).spaced(0, 60),
    style(RECIPIENTS, "Recipients").bold().italic().sized(24),
    Style {
        underline: true,
        ..style(PARTY_RECIPIENTS, "Party Recipients")
    },
    style(RECIPIENT, "Recipient").sized(22),
    style(SIGNED, "Signed").bold().centred(),
    style(CELL, "Table Cell").sized(24).spaced(20, 20),
    style(CELL_HEADING, "Table Heading")
        .bold()
        .centred()
        .sized(24)
        .spaced(40, 40),
    Style {
        exact: Some(120),
        ..style(RULE, "Spacer").sized(8)
    },
    style(PAGE_NUMBER, "header").centred(),
    style("Footer", "footer").centred(),
];

/// The part `word/styles.xml`.
pub fn xml() -> String {
    let mut xml = format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
            r#"<w:docDefaults><w:rPrDefault><w:rPr>"#,
            r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>"#,
            r#"<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>"#,
            r#"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#,
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
            r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>"#,
            r#"<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>"#,
            r#"<w:top w:w="0" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>"#,
            r#"</w:tblCellMar></w:tblPr></w:style>"#,
            r#"<w:style w:type="table" w:customStyle="1" w:styleId="{table}"><w:name w:val="Annex Table"/><w:basedOn w:val="TableNormal"/>"#,
            r#"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"#,
        ),
        font = FONT,
        table = TABLE,
        borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(
                r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#
            ))
            .concat(),
    );
    for style in STYLES {
        paragraph(&mut xml, &style);
    }
    xml + "</w:styles>"
}

/// A style of paragraphs. The order of the elements is the format's.
fn paragraph(xml: &mut String, style: &Style) {
    // Writing to a text cannot fail.
    let _ = write_paragraph(xml, style);
}

fn write_paragraph(xml: &mut String, style: &Style) -> std::fmt::Result {
    let known = matches!(
        style.id,
        TEXT | HEADING | GROUP | KIND | TITLE | PAGE_NUMBER | "Footer"
    );
    let custom = if known { "" } else { r#" w:customStyle="1""# };
    write!(
        xml,
        r#"<w:style w:type="paragraph"{custom} w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>"#,
        style.id, style.name
    )?;
    if style.level.is_some() {
        xml.push_str("<w:keepNext/>");
    }
    if style.rule.is_some() {
        xml.push_str(
            r#"<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>"#,
        );
    }
    let line = style.exact.map_or_else(String::new, |height| {
        format!(r#" w:line="{height}" w:lineRule="exact""#)
    });
    write!(
        xml,
        r#"<w:spacing w:before="{}" w:after="{}"{line}/>"#,
        style.before, style.after
    )?;
    if let Some(inset) = style.rule {
        write!(xml, r#"<w:ind w:left="{inset}" w:right="{inset}"/>"#)?;
    } else if style.first_line > 0 {
        write!(xml, r#"<w:ind w:firstLine="{}"/>"#, style.first_line)?;
    }
    if !style.align.is_empty() {
        write!(xml, r#"<w:jc w:val="{}"/>"#, style.align)?;
    }
    if let Some(level) = style.level {
        write!(xml, r#"<w:outlineLvl w:val="{level}"/>"#)?;
    }
    xml.push_str("</w:pPr><w:rPr>");
    for (on, mark) in [(style.bold, "<w:b/>"), (style.italic, "<w:i/>")] {
        if on {
            xml.push_str(mark);
        }
    }
    if style.size > 0 {
        write!(
            xml,
            r#"<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>"#,
            style.size
        )?;
    }
    if style.underline {
        xml.push_str(r#"<w:u w:val="single"/>"#);
    }
    xml.push_str("</w:rPr></w:style>");
    Ok(())
}
