//! Obstacles as people look for them: what stops a thing, the whole register, and what an officer
//! has to do about them.

use domain::{
    Date,
    id::{DocumentId, ObstacleId, UnitId},
    item::{Item, ItemKind},
    obstacle::{Blocked, Obstacle, Standing},
    policy::{self, Action, Actor, AnswerObstacle, CloseObstacle, RaiseObstacle},
};

use super::{Book, Reader, notice::LEADERS};

/// Which obstacles of the register are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sought {
    pub programme: Option<DocumentId>,
    /// The unit that is stopped or has the authority, or one above it.
    pub unit: Option<UnitId>,
    pub kind: Option<SoughtKind>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoughtKind {
    Late,
    Owed,
    Answered,
    Closed,
}

impl SoughtKind {
    pub const ALL: [Self; 4] = [Self::Late, Self::Owed, Self::Answered, Self::Closed];

    #[must_use]
    pub const fn of(standing: Standing) -> Self {
        match standing {
            Standing::Overdue { .. } | Standing::Broken { .. } => Self::Late,
            Standing::Waiting | Standing::UnderWay { .. } => Self::Owed,
            Standing::Declined | Standing::Removed => Self::Answered,
            Standing::Closed => Self::Closed,
        }
    }

    /// As addresses name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Late => "qua-han",
            Self::Owed => "cho-tra-loi",
            Self::Answered => "da-tra-loi",
            Self::Closed => "da-thong",
        }
    }
}

/// What an officer has to do about obstacles, each list in the order of the days.
#[derive(Clone, Debug, Default)]
pub struct Stops {
    /// Late, with units above which this officer stands.
    pub escalated: Vec<Obstacle>,
    /// For this officer's units to answer.
    pub to_answer: Vec<Obstacle>,
    /// Answered: this officer's units were stopped, and know whether it is out of the way.
    pub to_close: Vec<Obstacle>,
}

impl Book {
    #[must_use]
    pub fn obstacle(&self, id: ObstacleId) -> Option<&Obstacle> {
        self.obstacles.get(&id)
    }

    /// What stops something, as of the reader's day, the latest first.
    #[must_use]
    pub fn obstacles_of(&self, blocks: Blocked, reader: Reader<'_>) -> Vec<Obstacle> {
        self.obstacles
            .values()
            .rev()
            .filter(|one| one.blocks == blocks && reader.sees_obstacle(one, self))
            .filter_map(|one| one.on(reader.on))
            .collect()
    }

    /// The register as of the reader's day, the most pressing first.
    #[must_use]
    pub fn register(&self, sought: Sought, reader: Reader<'_>) -> Vec<Obstacle> {
        let within = |unit: UnitId| {
            sought
                .unit
                .is_none_or(|scope| self.tree().ever_within(unit, scope))
        };
        let mut all: Vec<_> = self
            .obstacles
            .values()
            .filter(|one| sought.programme.is_none_or(|id| one.programme == id))
            .filter(|one| reader.sees_obstacle(one, self))
            .filter_map(|one| one.on(reader.on))
            .filter(|one| within(one.unit) || within(one.with()))
            .filter(|one| {
                sought
                    .kind
                    .is_none_or(|kind| SoughtKind::of(one.standing(reader.on)) == kind)
            })
            .collect();
        all.sort_by_key(|one| {
            let standing = one.standing(reader.on);
            let days = match standing {
                Standing::Overdue { days } | Standing::Broken { days } => -days,
                _ => 0,
            };
            (
                SoughtKind::of(standing) as u8,
                days,
                one.due(reader.on),
                one.id,
            )
        });
        all
    }

    /// Difficulties and requests that sources name and nobody has taken up: without an address
    /// and a day.
    #[must_use]
    pub fn not_taken_up(&self, sought: Sought, reader: Reader<'_>) -> Vec<&Item> {
        let mut items: Vec<_> = self
            .items
            .values()
            .filter(|item| matches!(item.kind, ItemKind::Obstacle | ItemKind::Request))
            .filter(|item| sought.programme.is_none_or(|id| item.programme == id))
            .filter(|item| {
                let mut units = item.units.iter().chain(&item.answer_by);
                sought
                    .unit
                    .is_none_or(|scope| units.any(|unit| self.tree().ever_within(*unit, scope)))
            })
            .filter(|item| reader.sees_item(item, self))
            .filter(|item| self.obstacles_of(Blocked::Item(item.id), reader).is_empty())
            .collect();
        items.sort_by(|a, b| domain::text::order::compare(&a.name.vi, &b.name.vi));
        items
    }

    /// What an officer has to do about obstacles on a day.
    #[must_use]
    pub fn stops(&self, actor: &Actor, on: Date) -> Stops {
        let reader = Reader {
            actor: Some(actor),
            on,
        };
        let mut stops = Stops::default();
        for one in self.register(Sought::default(), reader) {
            let standing = one.standing(on);
            if standing.is_owed() {
                let is_late = SoughtKind::of(standing) == SoughtKind::Late;
                if self.answers_first(actor, &one) {
                    stops.to_answer.push(one);
                } else if is_late && self.leads_above(actor, &one, on) {
                    stops.escalated.push(one);
                }
            } else if standing != Standing::Closed
                && policy::may::<CloseObstacle>(actor, one.unit, self.tree())
                && !answered_by(actor, &one)
            {
                stops.to_close.push(one);
            }
        }
        stops
    }

    /// Whether this officer is among those nearest to the unit with the authority: those above may
    /// answer too, but it comes to their desk only once it is late.
    fn answers_first(&self, actor: &Actor, one: &Obstacle) -> bool {
        self.nearest(one.with(), AnswerObstacle::NAME.roles())
            .contains(&actor.officer())
    }

    /// Whether it is late and has come up to a unit whose reviewer or planner this officer is, or
    /// to one that has none below this officer's.
    fn leads_above(&self, actor: &Actor, one: &Obstacle, on: Date) -> bool {
        one.escalated_to(on, self.tree())
            .into_iter()
            .any(|unit| self.nearest(unit, LEADERS).contains(&actor.officer()))
    }

    /// Whether what an obstacle stops is restricted now.
    pub(in crate::book) fn blocks_restricted(&self, blocks: Blocked) -> bool {
        match blocks {
            Blocked::Task(id) => self.task(id).is_some_and(|task| task.restricted),
            Blocked::Indicator(id) => self.indicator(id).is_some_and(|one| one.restricted),
            Blocked::Item(id) => self.item(id).is_some_and(|item| item.restricted),
            Blocked::Programme(_) => false,
        }
    }
}

/// Whether this officer gave the latest answer.
#[must_use]
pub fn answered_by(actor: &Actor, one: &Obstacle) -> bool {
    one.latest
        .reply
        .as_ref()
        .is_some_and(|reply| reply.given.by.officer() == Some(actor.officer()))
}

impl Reader<'_> {
    /// Everybody reads what stops the work; of restricted things only those who may read them,
    /// who raised it, and who has the authority.
    #[must_use]
    pub fn sees_obstacle(&self, one: &Obstacle, book: &Book) -> bool {
        let restricted = one.restricted || book.blocks_restricted(one.blocks);
        self.may_see(restricted, one.unit, book)
            || self.actor.is_some_and(|actor| {
                policy::may::<RaiseObstacle>(actor, one.unit, book.tree())
                    || policy::may::<AnswerObstacle>(actor, one.with(), book.tree())
            })
    }
}
