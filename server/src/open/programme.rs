//! Programmes: what was declared, what was entered, and how the promises stand.

use domain::{
    document::{DeclaredPart, Document as Record},
    item::ItemKind as Kind,
    status,
};
use serde::Serialize;
use service::book::{Book, programme as of};
use utoipa::ToSchema;

use super::{
    asking::Asking,
    document::Document,
    indicator::Indicator,
    item::Item,
    list::{List, One},
    refused::Refused,
    task::Task,
    wire::{code::ItemKind, seen::Seen, text::Text},
};

/// A programme with its counts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Programme {
    pub document: Document,
    pub outlooks: OutlookCounts,
    pub tasks: TaskCounts,
    pub items: usize,
    /// What it says it has, beside what the book has.
    pub declared: Vec<Declared>,
    pub url: String,
    pub page: Text,
}

/// A programme with everything that belongs to it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WholeProgramme {
    #[serde(flatten)]
    pub programme: Programme,
    pub all_indicators: Vec<Indicator>,
    pub all_items: Vec<Item>,
    pub all_tasks: Vec<Task>,
}

/// How many indicators have which outlook.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct OutlookCounts {
    pub all: usize,
    pub exceeded: usize,
    pub achieved: usize,
    pub on_the_way: usize,
    pub at_risk: usize,
    pub unlikely: usize,
    pub missed: usize,
    pub cannot_judge: usize,
    /// Of those that cannot be judged: there are results, and no target was published.
    pub without_target: usize,
    /// Of those that cannot be judged: there is a target, and no result yet.
    pub without_figure: usize,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct TaskCounts {
    /// Parts of a task are counted with the whole.
    pub all: usize,
    pub draft: usize,
    pub done: usize,
    pub late: usize,
    pub undated: usize,
}

/// One part of a programme: as its text counts it, and as it was entered.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the words of the interface")]
pub struct Declared {
    /// The kind of item; none for targets.
    pub part: Option<ItemKind>,
    pub name: Text,
    pub declared: u16,
    pub entered: usize,
}

impl From<status::Counts> for OutlookCounts {
    fn from(counts: status::Counts) -> Self {
        Self {
            all: counts.all(),
            exceeded: counts.exceeded,
            achieved: counts.achieved,
            on_the_way: counts.on_the_way,
            at_risk: counts.at_risk,
            unlikely: counts.unlikely,
            missed: counts.missed,
            cannot_judge: counts.unknown.all(),
            without_target: counts.unknown.no_target,
            without_figure: counts.unknown.no_figure,
        }
    }
}

impl From<of::TaskCounts> for TaskCounts {
    fn from(counts: of::TaskCounts) -> Self {
        Self {
            all: counts.all,
            draft: counts.draft,
            done: counts.done,
            late: counts.late,
            undated: counts.undated,
        }
    }
}

impl From<&of::DeclaredAgainst> for Declared {
    fn from(against: &of::DeclaredAgainst) -> Self {
        let part = match against.part {
            DeclaredPart::Item(kind) => Some(kind),
            DeclaredPart::Targets => None,
        };
        Self {
            part: part.map(ItemKind::from),
            name: Text::said(|language| {
                part.map_or_else(
                    || language.pick("chỉ tiêu", "targets").to_owned(),
                    |kind: Kind| kind.name(language).to_owned(),
                )
            }),
            declared: against.declared,
            entered: against.entered,
        }
    }
}

impl Programme {
    fn of(document: &Record, programme: &of::Programme, seen: &Seen<'_>) -> Self {
        Self {
            document: Document::of(document, seen),
            outlooks: programme.counts.into(),
            tasks: programme.tasks.into(),
            items: programme.items,
            declared: programme.declared.iter().map(Declared::from).collect(),
            url: seen.url(&format!("/programmes/{}", document.slug)),
            page: seen.page(&format!("/van-ban/{}", document.slug)),
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "others may refuse")]
pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Programme>, Refused> {
    let seen = asking.seen(book);
    Ok(List::of(
        book.programmes().into_iter(),
        |one| one.slug.to_string(),
        |one| Some(Programme::of(one, &book.programme(one, seen.reader), &seen)),
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<WholeProgramme>, Refused> {
    let document = book
        .programme_by_slug(asking.slug())
        .ok_or(Refused::NotFound)?;
    let seen = asking.seen(book);
    let programme = book.programme(document, seen.reader);
    let whole = WholeProgramme {
        all_indicators: book
            .followed_in(document.id, seen.reader)
            .iter()
            .map(|one| Indicator::of(one, &seen))
            .collect(),
        all_items: book
            .all_items()
            .filter(|item| item.programme == document.id)
            .filter_map(|item| Item::of(item, &seen))
            .collect(),
        all_tasks: book
            .all_tasks()
            .filter(|task| task.programme == document.id)
            .filter_map(|task| Task::of(task, &seen))
            .collect(),
        programme: Programme::of(document, &programme, &seen),
    };
    Ok(One::of(whole, asking))
}
