//! Reports: what a unit says of a programme for a period. One way for all of them: gathered from
//! the book as lines, edited as text, fixed when it is issued or sent. The periodic report and the
//! weekly update are kinds of it and differ only in their parts and in what fixing means.
//!
//! A section keeps the lines it was gathered from beside its text, so that what changed in the book
//! since then can be told, and taken over without losing what was written by hand.

pub mod annex;
mod drift;
mod kind;
mod letterhead;
mod line;
pub mod material;
mod paper;
mod sentence;
mod step;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::{
    annex::Row,
    drift::Drift,
    kind::{Part, ReportKind},
    letterhead::{Layout, Letterhead, Names},
    line::{Key, Line, compose},
    paper::{Annex, Paper},
    step::ReportStep,
};
use crate::{
    Refusal,
    document::number::DocumentNumber,
    id::{DocumentId, ReportId, UnitId},
    officer::Signature,
    period::Period,
};

/// A part of a report: what the book gave for it, and what is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub part: Part,
    pub lines: Vec<Line>,
    pub text: String,
}

impl Section {
    /// As the book gives it.
    #[must_use]
    pub fn gathered(part: Part, lines: Vec<Line>) -> Self {
        Self {
            part,
            text: compose(&lines),
            lines,
        }
    }

    /// Whether somebody wrote in it.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.text != compose(&self.lines)
    }
}

/// That it is fixed: from then on it says what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixed {
    pub by: Signature,
    /// The day it bears.
    pub on: Date,
    /// The number of what was issued; what is only sent has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<DocumentNumber>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub id: ReportId,
    pub kind: ReportKind,
    pub programme: DocumentId,
    pub unit: UnitId,
    pub period: Period,
    /// The day whose knowledge was gathered.
    pub on: Date,
    /// Whether figures that nobody approved yet are in it.
    pub drafts: bool,
    /// Whether what is restricted is in it; then only those who may read that see it.
    pub restricted: bool,
    pub layout: Layout,
    pub head: Letterhead,
    pub sections: Vec<Section>,
    pub annex: Vec<Row>,
    pub gathered: Signature,
    /// Who wrote in it last.
    pub edited: Signature,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<Fixed>,
}

/// What is wanted when a report is begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub kind: ReportKind,
    pub programme: DocumentId,
    pub unit: UnitId,
    pub period: Period,
    pub on: Date,
    pub drafts: bool,
    pub restricted: bool,
    pub layout: Layout,
}

/// What the book gives for a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathered {
    pub sections: Vec<(Part, Vec<Line>)>,
    pub annex: Vec<Row>,
}

impl Gathered {
    #[must_use]
    pub fn lines(&self, part: Part) -> &[Line] {
        self.sections
            .iter()
            .find(|(of, _)| *of == part)
            .map_or(&[], |(_, lines)| lines)
    }
}

impl Report {
    #[must_use]
    pub fn gather(
        id: ReportId,
        wanted: &Wanted,
        head: Letterhead,
        given: Gathered,
        by: Signature,
    ) -> Self {
        Self {
            id,
            kind: wanted.kind,
            programme: wanted.programme,
            unit: wanted.unit,
            period: wanted.period,
            on: wanted.on,
            drafts: wanted.drafts,
            restricted: wanted.restricted,
            layout: wanted.layout,
            head,
            sections: given
                .sections
                .into_iter()
                .map(|(part, lines)| Section::gathered(part, lines))
                .collect(),
            annex: given.annex,
            gathered: by,
            edited: by,
            fixed: None,
        }
    }

    #[must_use]
    pub fn section(&self, part: Part) -> Option<&Section> {
        self.sections.iter().find(|one| one.part == part)
    }

    /// Writes a section.
    ///
    /// # Errors
    /// It is fixed, or has no such part.
    pub fn written(&self, part: Part, text: &str, by: Signature) -> Result<Self, Refusal> {
        let mut next = self.open(by)?;
        text.clone_into(&mut next.section_mut(part)?.text);
        Ok(next)
    }

    /// # Errors
    /// It is fixed.
    pub fn headed(&self, layout: Layout, head: Letterhead, by: Signature) -> Result<Self, Refusal> {
        let mut next = self.open(by)?;
        next.layout = layout;
        next.head = head;
        Ok(next)
    }

    /// Takes over what the book gives for a section now; what was written by hand stays.
    ///
    /// # Errors
    /// It is fixed, or has no such part.
    pub fn taken_over(
        &self,
        part: Part,
        lines: &[Line],
        on: Date,
        by: Signature,
    ) -> Result<Self, Refusal> {
        let mut next = self.open(by)?;
        next.on = on;
        let section = next.section_mut(part)?;
        section.text = drift::take_over(section, lines);
        section.lines = lines.to_vec();
        Ok(next)
    }

    /// The same for the table.
    ///
    /// # Errors
    /// It is fixed.
    pub fn annex_taken_over(
        &self,
        rows: Vec<Row>,
        on: Date,
        by: Signature,
    ) -> Result<Self, Refusal> {
        let mut next = self.open(by)?;
        next.on = on;
        next.annex = rows;
        Ok(next)
    }

    /// # Errors
    /// It is fixed already.
    pub fn fix(&self, fixed: Fixed) -> Result<Self, Refusal> {
        let mut next = self.open(self.edited)?;
        next.fixed = Some(fixed);
        Ok(next)
    }

    /// What the book says otherwise now, section by section; empty ones are left out.
    #[must_use]
    pub fn drift(&self, now: &Gathered) -> Vec<(Part, Drift)> {
        self.sections
            .iter()
            .map(|section| {
                (
                    section.part,
                    Drift::between(&section.lines, now.lines(section.part)),
                )
            })
            .filter(|(_, drift)| !drift.is_empty())
            .collect()
    }

    /// The same for the table.
    #[must_use]
    pub fn annex_drift(&self, now: &Gathered) -> Drift {
        let lines = |rows: &[Row]| rows.iter().map(Row::line).collect::<Vec<_>>();
        Drift::between(&lines(&self.annex), &lines(&now.annex))
    }

    /// The text alone, part after part, to be pasted elsewhere.
    #[must_use]
    pub fn text(&self) -> String {
        let parts: Vec<_> = self
            .sections
            .iter()
            .map(|section| {
                format!(
                    "{}\n{}",
                    section.part.heading(self.kind).to_uppercase(),
                    section.text
                )
            })
            .collect();
        parts.join("\n\n")
    }

    fn open(&self, by: Signature) -> Result<Self, Refusal> {
        if self.fixed.is_some() {
            return Err(Refusal::ReportFixed);
        }
        Ok(Self {
            edited: by,
            ..self.clone()
        })
    }

    fn section_mut(&mut self, part: Part) -> Result<&mut Section, Refusal> {
        self.sections
            .iter_mut()
            .find(|one| one.part == part)
            .ok_or(Refusal::NotFound)
    }
}

#[cfg(test)]
mod tests;
