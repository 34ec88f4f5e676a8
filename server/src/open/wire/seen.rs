//! How records name each other. A record that the public may not see has no name here: whatever
//! points to it points to nothing.

use domain::{
    document::Document,
    id::{DocumentId, IndicatorId, ItemId, MeetingId, TaskId, UnitId},
    obstacle::Blocked,
    officer::{self, Author},
    source,
};
use serde::Serialize;
use service::book::{Book, Reader, unit::seen_day};
use utoipa::ToSchema;

use super::{
    code::Role,
    text::{Moment, Slug, Text},
};

/// The book as anybody reads it on a day.
pub struct Seen<'a> {
    pub book: &'a Book,
    pub reader: Reader<'a>,
    /// The site's address from outside, without the last slash; empty where that is not known.
    pub root: &'a str,
}

/// Another record, by its address and its name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Reference {
    pub slug: Slug,
    pub name: Text,
    /// Where it is in this interface.
    pub url: String,
}

/// What a record rests on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Ground {
    /// None where it is taken from the unit's own books.
    pub source: Option<Reference>,
    /// The place in it, or the words that name the ground.
    pub place: String,
}

/// When something was done, in which role, for which unit. No person is named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Signature {
    pub at: Moment,
    pub by: Actor,
}

/// Who did something, as the public may know it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Actor {
    #[serde(rename = "as")]
    pub kind: ActorKind,
    /// Of an officer.
    pub role: Option<Role>,
    pub unit: Option<Reference>,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    Officer,
    /// Whoever runs the machine, such as for what was loaded in bulk.
    Operator,
    /// Somebody without an account, of whom nothing is known.
    Citizen,
}

impl Seen<'_> {
    /// An address of this interface.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.root, super::super::ROOT)
    }

    /// The page for people, in both languages.
    pub fn page(&self, path: &str) -> Text {
        Text {
            vi: format!("{}{path}", self.root),
            en: format!("{}/en{path}", self.root),
        }
    }

    fn reference(&self, kind: &str, slug: &domain::id::Slug, name: Text) -> Reference {
        Reference {
            slug: slug.into(),
            name,
            url: self.url(&format!("/{kind}/{slug}")),
        }
    }

    pub fn unit(&self, id: UnitId) -> Option<Reference> {
        let unit = self.book.tree().get(id)?;
        let day = seen_day(unit, self.reader.on);
        let name = Text::said(|language| unit.full_name(day, language).to_owned());
        Some(self.reference("units", &unit.slug, name))
    }

    pub fn units(&self, ids: &[UnitId]) -> Vec<Reference> {
        ids.iter().filter_map(|id| self.unit(*id)).collect()
    }

    pub fn document(&self, id: DocumentId) -> Option<Reference> {
        self.book.document(id).map(|one| self.document_of(one))
    }

    pub fn document_of(&self, document: &Document) -> Reference {
        let name = Text::said(|language| document.label(language).to_owned());
        self.reference("documents", &document.slug, name)
    }

    /// The programme that something belongs to.
    pub fn programme(&self, id: DocumentId) -> Option<Reference> {
        let document = self.book.document(id)?;
        let name = Text::said(|language| document.label(language).to_owned());
        Some(self.reference("programmes", &document.slug, name))
    }

    pub fn indicator(&self, id: IndicatorId) -> Option<Reference> {
        let one = self.book.indicator(id)?;
        self.reader.sees_indicator(one, self.book).then(|| {
            let was = self.book.indicator_on(one, self.reader.on);
            self.reference("indicators", &one.slug, (&was.name).into())
        })
    }

    pub fn item(&self, id: ItemId) -> Option<Reference> {
        let one = self.book.item(id)?;
        self.reader.sees_item(one, self.book).then(|| {
            let was = self.book.item_on(one, self.reader.on);
            self.reference("items", &one.slug, (&was.name).into())
        })
    }

    pub fn task(&self, id: TaskId) -> Option<Reference> {
        let one = self.book.task(id)?;
        self.reader.sees_task(one, self.book).then(|| {
            let was = self.book.task_on(one, self.reader.on);
            self.reference("tasks", &one.slug, (&was.name).into())
        })
    }

    pub fn tasks(&self, ids: &[TaskId]) -> Vec<Reference> {
        ids.iter().filter_map(|id| self.task(*id)).collect()
    }

    pub fn meeting(&self, id: MeetingId) -> Option<Reference> {
        let one = self.book.meeting(id)?;
        self.reader.sees_meeting(one, self.book).then(|| {
            let was = self.book.meeting_on(one, self.reader.on);
            self.reference("meetings", &one.slug, (&was.name).into())
        })
    }

    pub fn blocked(&self, blocks: Blocked) -> Option<Reference> {
        match blocks {
            Blocked::Task(id) => self.task(id),
            Blocked::Indicator(id) => self.indicator(id),
            Blocked::Item(id) => self.item(id),
            Blocked::Programme(id) => self.programme(id),
        }
    }

    pub fn ground(&self, ground: &source::Ground) -> Ground {
        let source = ground.source.and_then(|id| self.book.source(id));
        Ground {
            source: source.map(|one| self.reference("sources", &one.slug, Text::from(&one.title))),
            place: ground.place.to_string(),
        }
    }

    pub fn source(&self, id: domain::id::SourceId) -> Option<Reference> {
        let one = self.book.source(id)?;
        Some(self.reference("sources", &one.slug, Text::from(&one.title)))
    }

    pub fn actor(&self, by: Author) -> Actor {
        let (kind, role, unit) = match by {
            Author::Officer { role, unit, .. } => (ActorKind::Officer, Some(role), Some(unit)),
            Author::Operator => (ActorKind::Operator, None, None),
            Author::Citizen => (ActorKind::Citizen, None, None),
        };
        Actor {
            kind,
            role: role.map(Into::into),
            unit: unit.and_then(|unit| self.unit(unit)),
        }
    }

    pub fn signature(&self, signature: officer::Signature) -> Signature {
        Signature {
            at: signature.at.into(),
            by: self.actor(signature.by),
        }
    }
}
