//! Obstacles: what stops the work, who was asked to remove it by when, and what they answered.

use domain::{
    id::ObstacleId,
    obstacle::{Blocked, Obstacle as Record, Outcome as Answered, Standing as Stands},
};
use serde::Serialize;
use service::book::{
    Book,
    obstacle::{Sought, SoughtKind},
};
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::{List, One},
    parameter::{self, Parameter},
    refused::Refused,
    wire::{
        seen::{Reference, Seen, Signature},
        text::{Day, Id, Text},
    },
};

pub const STATE: Parameter = Parameter::code(
    "state",
    &["late", "owed", "answered", "closed"],
    "Only obstacles that stand so: late with the answer, waiting for it, answered, out of the way.",
);

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Obstacle {
    pub id: Id,
    pub programme: Option<Reference>,
    pub blocks: BlockedKind,
    /// The record that is stopped.
    pub blocked: Option<Reference>,
    /// The unit that is stopped.
    pub unit: Option<Reference>,
    pub what: String,
    pub standing: ObstacleStanding,
    /// How many days late the answer is.
    pub days_late: Option<i32>,
    /// By when something is owed.
    pub due: Option<Day>,
    /// Every time it was asked, and what was answered; earliest first.
    pub turns: Vec<Turn>,
    /// Whoever was stopped says that it is out of the way.
    pub closed: Option<Closed>,
    pub url: String,
    pub page: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BlockedKind {
    Task,
    Indicator,
    Item,
    Programme,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ObstacleStanding {
    /// The answer is late.
    Overdue,
    /// It was to be removed by a day that is over.
    Broken,
    Waiting,
    UnderWay,
    Declined,
    Removed,
    Closed,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Turn {
    pub asked: String,
    pub of: Option<Reference>,
    pub due: Day,
    pub by: Signature,
    pub reply: Option<Reply>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Reply {
    pub outcome: Outcome,
    /// Whom it was passed on to.
    pub passed_to: Option<Reference>,
    pub text: String,
    /// By when it is to be removed.
    pub until: Option<Day>,
    pub by: Signature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Removed,
    UnderWay,
    Declined,
    Passed,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Closed {
    pub text: Option<String>,
    pub by: Signature,
}

impl From<Blocked> for BlockedKind {
    fn from(blocks: Blocked) -> Self {
        match blocks {
            Blocked::Task(_) => Self::Task,
            Blocked::Indicator(_) => Self::Indicator,
            Blocked::Item(_) => Self::Item,
            Blocked::Programme(_) => Self::Programme,
        }
    }
}

impl From<Stands> for ObstacleStanding {
    fn from(standing: Stands) -> Self {
        match standing {
            Stands::Overdue { .. } => Self::Overdue,
            Stands::Broken { .. } => Self::Broken,
            Stands::Waiting => Self::Waiting,
            Stands::UnderWay { .. } => Self::UnderWay,
            Stands::Declined => Self::Declined,
            Stands::Removed => Self::Removed,
            Stands::Closed => Self::Closed,
        }
    }
}

impl Obstacle {
    /// An obstacle as it was on the day that is looked at; the reader sees it.
    fn of(was: &Record, seen: &Seen<'_>) -> Self {
        let on = seen.reader.on;
        let standing = was.standing(on);
        Self {
            id: was.id.ulid().into(),
            programme: seen.programme(was.programme),
            blocks: was.blocks.into(),
            blocked: seen.blocked(was.blocks),
            unit: seen.unit(was.unit),
            what: was.what.to_string(),
            standing: standing.into(),
            days_late: match standing {
                Stands::Overdue { days } | Stands::Broken { days } => Some(days),
                _ => None,
            },
            due: was.due(on).map(Day::from),
            turns: was
                .turns()
                .map(|turn| Turn {
                    asked: turn.ask.text.to_string(),
                    of: seen.unit(turn.ask.to),
                    due: turn.ask.due.into(),
                    by: seen.signature(turn.ask.asked),
                    reply: turn.reply.as_ref().map(|reply| {
                        let (outcome, passed_to) = match reply.outcome {
                            Answered::Removed => (Outcome::Removed, None),
                            Answered::UnderWay => (Outcome::UnderWay, None),
                            Answered::Declined => (Outcome::Declined, None),
                            Answered::Passed { to } => (Outcome::Passed, seen.unit(to)),
                        };
                        Reply {
                            outcome,
                            passed_to,
                            text: reply.text.to_string(),
                            until: reply.until.map(Day::from),
                            by: seen.signature(reply.given),
                        }
                    }),
                })
                .collect(),
            closed: was.closed.as_ref().map(|closed| Closed {
                text: closed.text.as_ref().map(ToString::to_string),
                by: seen.signature(closed.by),
            }),
            url: seen.url(&format!("/obstacles/{}", was.id)),
            page: seen.page(&format!("/vuong-mac/{}", was.id)),
        }
    }
}

pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Obstacle>, Refused> {
    let seen = asking.seen(book);
    let sought = Sought {
        programme: asking.programme(book)?.map(|one| one.id),
        unit: asking.unit(book)?,
        kind: asking.get(&STATE).map(|code| match code {
            "late" => SoughtKind::Late,
            "owed" => SoughtKind::Owed,
            "answered" => SoughtKind::Answered,
            _ => SoughtKind::Closed,
        }),
    };
    Ok(List::of(
        book.register(sought, seen.reader).into_iter(),
        |one| one.id.to_string(),
        |one| Some(Obstacle::of(&one, &seen)),
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<Obstacle>, Refused> {
    let seen = asking.seen(book);
    let obstacle = asking
        .get(&parameter::ID)
        .and_then(|id| id.parse::<ObstacleId>().ok())
        .and_then(|id| book.obstacle(id))
        .filter(|one| seen.reader.sees_obstacle(one, book))
        .and_then(|one| one.on(seen.reader.on))
        .ok_or(Refused::NotFound)?;
    Ok(One::of(Obstacle::of(&obstacle, &seen), asking))
}
