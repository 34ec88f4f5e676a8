//! What a short code leads to, and what everybody may be shown of it.

use domain::{
    Date,
    id::{DocumentId, IndicatorId, MeetingId, ObstacleId, TaskId, UnitId},
    short::{Short, ShortKind},
};
use ulid::Ulid;

use super::{Book, Reader, search::Found};

impl Book {
    /// The thing with this code, if everybody may see it on that day. A code that two things would
    /// share leads to neither, so that one on paper never comes to mean something else.
    #[must_use]
    pub fn shared(&self, code: Short, on: Date) -> Option<Found> {
        let mut ids = self
            .ids_of(code.kind())
            .into_iter()
            .filter(|id| code.is_of(*id));
        let id = ids.next()?;
        if ids.next().is_some() {
            return None;
        }
        let found = found(code.kind(), id);
        self.is_public(found, on).then_some(found)
    }

    /// The short code of a thing, unless another has the same.
    #[must_use]
    pub fn code_of(&self, found: Found) -> Option<Short> {
        let (kind, id) = kind_of(found)?;
        let code = Short::of(kind, id);
        let same = self.ids_of(kind).into_iter().filter(|id| code.is_of(*id));
        (same.count() == 1).then_some(code)
    }

    /// Whether everybody may see a thing as it is on a day: what may be handed on to people and
    /// machines that nobody here knows.
    #[must_use]
    pub fn is_public(&self, found: Found, on: Date) -> bool {
        let everybody = Reader { actor: None, on };
        match found {
            Found::Unit(id) => self.tree.get(id).is_some(),
            Found::Document(id) => self.document(id).is_some(),
            Found::Source(id) => self.source(id).is_some(),
            Found::Indicator(id) => self
                .indicator(id)
                .is_some_and(|one| everybody.sees_indicator(one, self)),
            Found::Task(id) => self
                .task(id)
                .is_some_and(|one| everybody.sees_task(one, self)),
            Found::Item(id) => self
                .item(id)
                .is_some_and(|one| everybody.sees_item(one, self)),
            Found::Meeting(id) => self
                .meeting(id)
                .is_some_and(|one| everybody.sees_meeting(one, self)),
            Found::Obstacle(id) => self
                .obstacle(id)
                .is_some_and(|one| everybody.sees_obstacle(one, self) && one.on(on).is_some()),
        }
    }

    fn ids_of(&self, kind: ShortKind) -> Vec<Ulid> {
        match kind {
            ShortKind::Document => self.documents.keys().map(|id| id.ulid()).collect(),
            ShortKind::Indicator => self.indicators.keys().map(|id| id.ulid()).collect(),
            ShortKind::Task => self.tasks.keys().map(|id| id.ulid()).collect(),
            ShortKind::Unit => self.tree.units().map(|unit| unit.id.ulid()).collect(),
            ShortKind::Obstacle => self.obstacles.keys().map(|id| id.ulid()).collect(),
            ShortKind::Meeting => self.meetings.keys().map(|id| id.ulid()).collect(),
        }
    }
}

const fn found(kind: ShortKind, id: Ulid) -> Found {
    match kind {
        ShortKind::Document => Found::Document(DocumentId::new(id)),
        ShortKind::Indicator => Found::Indicator(IndicatorId::new(id)),
        ShortKind::Task => Found::Task(TaskId::new(id)),
        ShortKind::Unit => Found::Unit(UnitId::new(id)),
        ShortKind::Obstacle => Found::Obstacle(ObstacleId::new(id)),
        ShortKind::Meeting => Found::Meeting(MeetingId::new(id)),
    }
}

const fn kind_of(found: Found) -> Option<(ShortKind, Ulid)> {
    Some(match found {
        Found::Document(id) => (ShortKind::Document, id.ulid()),
        Found::Indicator(id) => (ShortKind::Indicator, id.ulid()),
        Found::Task(id) => (ShortKind::Task, id.ulid()),
        Found::Unit(id) => (ShortKind::Unit, id.ulid()),
        Found::Obstacle(id) => (ShortKind::Obstacle, id.ulid()),
        Found::Meeting(id) => (ShortKind::Meeting, id.ulid()),
        Found::Item(_) | Found::Source(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use domain::unit::{Dated, Unit, UnitKind};

    use super::*;
    use crate::store::Record;

    fn unit(id: u128) -> Record {
        Record::Unit(Unit {
            id: UnitId::new(Ulid::from(id)),
            slug: format!("xa-{id}").parse().unwrap(),
            kind: UnitKind::Commune,
            exists: Dated {
                value: (),
                from: None,
                until: None,
            },
            names: Vec::new(),
            codes: Vec::new(),
            parents: Vec::new(),
            serves: None,
            note: None,
            source: None,
            facts: Vec::new(),
        })
    }

    #[test]
    fn a_code_leads_to_its_thing_until_another_has_the_same_and_never_to_that() {
        let on = Date::constant(2026, 11, 26);
        let first = Ulid::from((7_u128 << 100) | 0x2a);
        let mut book = Book::default();
        book.put(unit(first.into()));
        book.put(unit(43));
        let code = Short::of(ShortKind::Unit, first);
        let found = Found::Unit(UnitId::new(first));
        assert_eq!(book.shared(code, on), Some(found));
        assert_eq!(book.code_of(found), Some(code));
        let other_kind = Short::of(ShortKind::Task, first);
        assert_eq!(book.shared(other_kind, on), None);

        book.put(unit((9_u128 << 100) | 0x2a));
        assert_eq!(book.shared(code, on), None);
        assert_eq!(book.code_of(found), None);
    }
}
