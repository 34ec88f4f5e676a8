//! Tasks: who does what until when, and what became of it.

use domain::{
    status::Timing as Stands,
    task::{Task as Record, Update as Posted, course::product},
};
use serde::Serialize;
use service::book::Book;
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::{List, One},
    parameter::Parameter,
    refused::Refused,
    wire::{
        code::{Clarity, Coded, TaskState, Timing},
        promised::Period,
        seen::{Ground, Reference, Seen, Signature},
        text::{Day, Id, Moment, Slug, Text, text},
    },
};

pub const STATE: Parameter = Parameter::code(
    "state",
    TaskState::CODES,
    "Only tasks that have come so far.",
);
pub const TIMING: Parameter = Parameter::code(
    "timing",
    Timing::CODES,
    "Only tasks that stand so against their deadline.",
);

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Task {
    pub id: Id,
    pub slug: Slug,
    pub name: Text,
    pub programme: Option<Reference>,
    /// The item that it belongs to.
    pub under: Option<Reference>,
    pub state: TaskState,
    pub timing: Timing,
    pub lead: Option<Reference>,
    pub with: Vec<Reference>,
    pub deadline: Option<Deadline>,
    /// The span that the source names where it names no day.
    pub period: Option<Period>,
    pub starts: Option<Day>,
    pub done_on: Option<Day>,
    pub clear: Clear,
    /// What has to be clear before it can be given out, and is not.
    pub missing: Vec<Clarity>,
    pub milestones: Vec<Milestone>,
    pub products: Vec<Product>,
    /// What has to be done before it.
    pub after: Vec<Reference>,
    pub part_of: Option<Part>,
    /// The conclusion of a meeting that it comes from.
    pub origin: Option<Origin>,
    pub updates: Vec<Update>,
    pub note: Option<Text>,
    pub ground: Ground,
    pub url: String,
    pub page: Text,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Deadline {
    pub day: Day,
    /// The first moment that is late.
    pub late_from: Moment,
    pub text: Text,
}

/// What was written down beside name, deadline and lead unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Clear {
    pub person: Option<Text>,
    pub work: Option<Text>,
    pub responsibility: Option<Text>,
    pub product: Option<Text>,
    pub authority: Option<Text>,
    pub process: Option<Text>,
    pub effect: Option<Text>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Milestone {
    pub name: Text,
    pub due: Day,
    pub reached_on: Option<Day>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Product {
    pub name: Text,
    pub due: Option<Day>,
    pub state: ProductState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProductState {
    Open,
    Late,
    /// Handed in, not decided yet.
    Waiting,
    Returned,
    Accepted,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Part {
    pub of: Reference,
    /// How much of the whole it counts for, among the other parts.
    pub weight: u16,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Origin {
    pub meeting: Reference,
    pub conclusion: u16,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Update {
    pub on: Day,
    pub results: Option<Text>,
    pub difficulties: Option<Text>,
    pub next: Option<Text>,
    pub posted: Signature,
}

impl From<product::Standing> for ProductState {
    fn from(standing: product::Standing) -> Self {
        match standing {
            product::Standing::Open => Self::Open,
            product::Standing::Late => Self::Late,
            product::Standing::Waiting => Self::Waiting,
            product::Standing::Returned => Self::Returned,
            product::Standing::Accepted => Self::Accepted,
        }
    }
}

impl Task {
    /// Nothing for what is not public.
    pub fn of(task: &Record, seen: &Seen<'_>) -> Option<Self> {
        let given = seen.book.given(task, seen.reader)?;
        let was = &given.task;
        Some(Self {
            id: was.id.ulid().into(),
            slug: (&was.slug).into(),
            name: (&was.name).into(),
            programme: seen.programme(was.programme),
            under: given.under.as_ref().and_then(|item| seen.item(item.id)),
            state: was.state.into(),
            timing: given.timing.into(),
            lead: was.lead.and_then(|unit| seen.unit(unit)),
            with: seen.units(&was.with),
            deadline: was.deadline.map(|deadline| Deadline {
                day: deadline.day.into(),
                late_from: deadline.at().into(),
                text: Text::said(|language| deadline.text(language)),
            }),
            period: was.period.as_ref().map(Period::from),
            starts: was.course.starts.map(Day::from),
            done_on: was.done_on.map(Day::from),
            clear: clear(was),
            missing: given.missing.into_iter().map(Clarity::from).collect(),
            milestones: was
                .course
                .milestones
                .iter()
                .map(|one| Milestone {
                    name: (&one.name).into(),
                    due: one.due.into(),
                    reached_on: one.reached.map(|reached| reached.on.into()),
                })
                .collect(),
            products: was
                .course
                .products
                .iter()
                .map(|one| Product {
                    name: (&one.name).into(),
                    due: one.due.map(Day::from),
                    state: one.standing(seen.reader.on).into(),
                })
                .collect(),
            after: seen.tasks(&was.course.after),
            part_of: was.part.and_then(|part| {
                Some(Part {
                    of: seen.task(part.of)?,
                    weight: part.weight,
                })
            }),
            origin: was.origin.and_then(|origin| {
                Some(Origin {
                    meeting: seen.meeting(origin.meeting)?,
                    conclusion: origin.conclusion,
                })
            }),
            updates: was.updates.iter().map(|one| update(one, seen)).collect(),
            note: text(was.note.as_ref()),
            ground: seen.ground(&was.ground),
            url: seen.url(&format!("/tasks/{}", was.slug)),
            page: seen.page(&format!("/nhiem-vu/{}", was.slug)),
        })
    }
}

fn clear(task: &Record) -> Clear {
    let clear = &task.clear;
    Clear {
        person: text(clear.person.as_ref()),
        work: text(clear.work.as_ref()),
        responsibility: text(clear.responsibility.as_ref()),
        product: text(clear.product.as_ref()),
        authority: text(clear.authority.as_ref()),
        process: text(clear.process.as_ref()),
        effect: text(clear.effect.as_ref()),
    }
}

fn update(update: &Posted, seen: &Seen<'_>) -> Update {
    Update {
        on: update.on.into(),
        results: text(update.results.as_ref()),
        difficulties: text(update.difficulties.as_ref()),
        next: text(update.next.as_ref()),
        posted: seen.signature(update.by),
    }
}

pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Task>, Refused> {
    let seen = asking.seen(book);
    let programme = asking.programme(book)?.map(|one| one.id);
    let unit = asking.unit(book)?;
    let (state, timing) = (asking.get(&STATE), asking.get(&TIMING));
    Ok(List::of(
        book.all_tasks()
            .filter(|one| programme.is_none_or(|id| one.programme == id))
            .filter(|one| unit.is_none_or(|id| one.lead == Some(id) || one.with.contains(&id))),
        |one| one.slug.to_string(),
        |one| {
            let was = book.task_on(one, seen.reader.on);
            let stands = Timing::from(Stands::of(&was, seen.reader.on));
            let is_so = state.is_none_or(|code| TaskState::from(was.state).code() == code)
                && timing.is_none_or(|code| stands.code() == code);
            if is_so { Task::of(one, &seen) } else { None }
        },
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<Task>, Refused> {
    let task = book
        .task_by_slug(asking.slug())
        .and_then(|task| Task::of(task, &asking.seen(book)))
        .ok_or(Refused::NotFound)?;
    Ok(One::of(task, asking))
}
