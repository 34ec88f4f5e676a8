//! Documents and their cascade: what one implements, and what implements it.

use domain::{
    document::{
        Document, NumberKey,
        number::{DocumentNumber, IssuedBy, IssuerReading},
    },
    id::DocumentId,
    journal::{Change, Subject},
    text::fold::slug,
};

use super::{Book, Reader, log::Logged};

/// A document with its neighbours.
#[derive(Clone, Debug)]
pub struct Cascade {
    /// What it implements, and what those implement, nearest first.
    pub above: Vec<Document>,
    /// What implements it.
    pub below: Vec<Document>,
}

impl Book {
    #[must_use]
    pub fn cascade(&self, id: DocumentId) -> Cascade {
        let mut above: Vec<Document> = Vec::new();
        let mut open: Vec<_> = self
            .document(id)
            .map(|document| document.implements.clone())
            .unwrap_or_default();
        while !open.is_empty() {
            let mut next = Vec::new();
            for parent in open {
                if parent == id || above.iter().any(|known| known.id == parent) {
                    continue;
                }
                if let Some(document) = self.document(parent) {
                    next.extend(document.implements.iter().copied());
                    above.push(document.clone());
                }
            }
            open = next;
        }
        let below = self
            .documents
            .values()
            .filter(|document| document.implements.contains(&id))
            .cloned()
            .collect();
        Cascade { above, below }
    }

    /// What was changed of a document, of its settings and of its items, latest first, as far as
    /// the reader may know it. That an item was taken over together with its document is no change.
    #[must_use]
    pub fn history_of<'a>(&'a self, document: DocumentId, reader: Reader<'a>) -> Vec<&'a Logged> {
        let own = self
            .log_of(Subject::Document(document), reader)
            .filter(|logged| {
                matches!(
                    logged.event.change,
                    Change::Document { .. } | Change::Programme { .. } | Change::Entered { .. }
                )
            });
        let items = self
            .items
            .values()
            .filter(|item| item.programme == document)
            .flat_map(|item| self.log_of(Subject::Item(item.id), reader))
            .filter(|logged| matches!(logged.event.change, Change::Item { .. }));
        let mut history: Vec<_> = own.chain(items).collect();
        history.sort_by_key(|logged| std::cmp::Reverse(logged.moment()));
        history
    }

    /// Another document that has the number, where it can be no other's.
    pub(crate) fn numbered_so(&self, key: &NumberKey, but: DocumentId) -> Option<&Document> {
        self.documents
            .values()
            .filter(|document| document.id != but)
            .find(|document| document.number_key().as_ref() == Some(key))
    }

    /// Which body the code in a document's number stands for, where that can be told.
    #[must_use]
    pub fn issued_by(&self, document: &Document) -> Option<IssuerReading> {
        let number = document.number.as_ref()?;
        let issuer = self.tree.get(document.issuer)?;
        number
            .issued_by(IssuedBy::unit(issuer, &self.tree), document.date)
            .ok()
            .flatten()
    }

    /// The document that a text names: by its address, or a number that only one has.
    #[must_use]
    pub fn document_named(&self, text: &str) -> Option<&Document> {
        let text = text.trim();
        self.document_by_slug(text)
            .or_else(|| self.document_by_number(text))
            .or_else(|| self.document_by_slug(&slug(text)))
    }

    /// The document with a number, where only one has it.
    #[must_use]
    pub fn document_by_number(&self, text: &str) -> Option<&Document> {
        let wanted: DocumentNumber = text.parse().ok()?;
        let mut numbered = self
            .documents
            .values()
            .filter(|document| document.number.as_ref() == Some(&wanted));
        let first = numbered.next()?;
        numbered.next().is_none().then_some(first)
    }

    /// All documents, the dated ones latest first.
    #[must_use]
    pub fn documents(&self) -> Vec<&Document> {
        let mut all: Vec<_> = self.documents.values().collect();
        all.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug)));
        all
    }
}
