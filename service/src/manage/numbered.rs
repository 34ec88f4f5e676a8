//! Whether a document's number can be what it says: one that its issuer gives out, and nobody
//! else's.

use domain::{
    Date,
    document::{
        Document, NumberKey,
        number::{DocumentNumber, IssuedBy},
    },
    id::{DocumentId, UnitId},
    refusal::Problem,
};

use crate::book::Book;

/// A number as it was typed, with what it depends on.
pub(super) struct Numbered<'a> {
    pub number: &'a DocumentNumber,
    pub issuer: UnitId,
    pub date: Option<Date>,
    pub term: Option<&'a str>,
}

impl Numbered<'_> {
    /// What stays as it was is not judged again: whoever corrects a title need not answer for a
    /// number that was taken over from a source.
    ///
    /// # Errors
    /// What is wrong with the number.
    pub fn check(
        &self,
        id: DocumentId,
        known: Option<&Document>,
        book: &Book,
    ) -> Result<(), Problem> {
        let is_known = known.is_some_and(|known| {
            known.number.as_ref() == Some(self.number)
                && (known.issuer, known.date) == (self.issuer, self.date)
                && known.term.as_deref() == self.term
        });
        if is_known {
            return Ok(());
        }
        let tree = book.tree();
        if let Some(issuer) = tree.get(self.issuer) {
            self.number
                .issued_by(IssuedBy::unit(issuer, tree), self.date)
                .map_err(Problem::NumberIssuer)?;
        }
        let key = NumberKey::of(self.number, self.issuer, self.date, self.term);
        match book.numbered_so(&key, id) {
            Some(other) => Err(Problem::NumberTaken {
                by: other.short.as_ref().unwrap_or(&other.title).clone(),
                grammar: self.number.grammar(),
            }),
            None => Ok(()),
        }
    }
}
