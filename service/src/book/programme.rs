//! What a programme's page shows: its indicators with their standing, the tree of its items,
//! what it declared against what was entered, and its time line.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use domain::{
    Bilingual, Date,
    document::{Declared, DeclaredPart, Document},
    id::{DocumentId, ItemId},
    item::{Item, ItemKind},
    status::{Counts, Timing},
    task::{Task, TaskState},
    text::order::order_key,
};

use super::{
    Book, Reader,
    indicator::{Followed, Headed},
};

/// How the tasks of a programme stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskCounts {
    pub all: usize,
    pub draft: usize,
    pub done: usize,
    pub late: usize,
    /// Given out or under way without a day to finish by.
    pub undated: usize,
}

impl TaskCounts {
    #[must_use]
    pub fn of<'a>(tasks: impl IntoIterator<Item = &'a Task>, on: Date) -> Self {
        let mut counts = Self::default();
        for task in tasks {
            counts.all += 1;
            match Timing::of(task, on) {
                Timing::NotAssigned => counts.draft += 1,
                Timing::DoneInTime | Timing::DoneLate | Timing::DoneUndated => counts.done += 1,
                Timing::OpenLate => counts.late += 1,
                Timing::OpenUndated => counts.undated += 1,
                Timing::OpenInTime | Timing::Paused => {}
            }
            if task.state == TaskState::MostlyDone {
                counts.done += 1;
            }
        }
        counts
    }
}

/// One part of what was declared, with what was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredAgainst {
    pub part: DeclaredPart,
    pub declared: u16,
    pub entered: usize,
}

/// An item with what belongs to it.
#[derive(Clone, Debug)]
pub struct Branch {
    pub item: Item,
    pub under: Vec<Branch>,
    pub indicators: Vec<Headed>,
    pub tasks: Vec<Task>,
}

/// The items of one kind.
#[derive(Clone, Debug)]
pub struct Group {
    pub kind: ItemKind,
    pub branches: Vec<Branch>,
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    pub on: Date,
    pub name: Bilingual,
    pub kind: HappeningKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HappeningKind {
    Issued,
    Item(ItemKind),
    Update,
}

/// A programme, as its page shows it.
#[derive(Clone, Debug)]
pub struct Programme {
    pub document: Document,
    pub counts: Counts,
    pub tasks: TaskCounts,
    pub declared: Vec<DeclaredAgainst>,
    /// Every indicator, for the waffle and the table.
    pub followed: Arc<[Headed]>,
    /// Items without a parent, grouped by kind in the order in which a programme is read.
    pub groups: Vec<Group>,
    /// Tasks that belong to no item, or to none that the reader may see.
    pub loose_tasks: Vec<Task>,
    pub happenings: Vec<Happening>,
    pub items: usize,
}

impl Book {
    /// A programme as a reader may see it.
    #[must_use]
    pub fn programme(&self, document: &Document, reader: Reader<'_>) -> Programme {
        let followed = self.headed_in(document.id, reader);
        let document = self.document_on(document, reader.on);
        let mut tasks: Vec<_> = self
            .tasks_in(document.id, reader)
            // A part is shown, and counted, with the whole.
            .filter(|task| task.part.is_none())
            .map(|task| self.task_on(task, reader.on))
            .collect();
        tasks.sort_by_cached_key(|task| order_key(&task.name.vi));
        let mut items: Vec<_> = self
            .items_in(document.id, reader)
            .map(|item| self.item_on(item, reader.on))
            .collect();
        items.sort_by_cached_key(|item| (item.date, order_key(&item.name.vi)));
        let mut under: BTreeMap<Option<ItemId>, Vec<&Item>> = BTreeMap::new();
        for item in &items {
            // A parent that the reader may not see must not take its children with it.
            let parent = item
                .under
                .filter(|id| items.iter().any(|item| item.id == *id));
            under.entry(parent).or_default().push(item);
        }
        let branch = Branching {
            under: &under,
            followed: &followed,
            tasks: &tasks,
        };
        let mut groups: Vec<Group> = Vec::new();
        for kind in ItemKind::ALL {
            let branches: Vec<_> = under
                .get(&None)
                .into_iter()
                .flatten()
                .filter(|item| item.kind == *kind)
                .map(|item| branch.grow(item, 0))
                .collect();
            if !branches.is_empty() {
                groups.push(Group {
                    kind: *kind,
                    branches,
                });
            }
        }
        Programme {
            counts: Counts::of(followed.iter().map(Headed::judged)),
            tasks: TaskCounts::of(tasks.iter().map(AsRef::as_ref), reader.on),
            declared: declared(document.declared, &items, &followed),
            groups,
            loose_tasks: tasks
                .iter()
                .filter(|task| {
                    task.under
                        .is_none_or(|id| items.iter().all(|item| item.id != id))
                })
                .map(|task| task.clone().into_owned())
                .collect(),
            happenings: happenings(document, &items, &tasks, reader.on),
            items: items.len(),
            followed,
            document: document.clone(),
        }
    }

    /// The indicators of a programme that the reader may see, by how they stand and then in the order of their
    /// names.
    #[must_use]
    pub fn headed_in(&self, programme: DocumentId, reader: Reader<'_>) -> Arc<[Headed]> {
        if reader.actor.is_none() && !self.log.goes_beyond(reader.on) {
            return self
                .heads
                .of(programme, reader.on, || self.find_heads(programme, reader));
        }
        self.find_heads(programme, reader).into()
    }

    fn find_heads(&self, programme: DocumentId, reader: Reader<'_>) -> Vec<Headed> {
        let mut headed: Vec<_> = self
            .all_indicators()
            .filter(|indicator| indicator.programme == programme)
            .filter_map(|indicator| self.head(indicator, reader))
            .collect();
        headed.sort_by_cached_key(|one| (one.outlook(), order_key(&one.indicator.name.vi)));
        headed
    }

    /// The same with all their places.
    #[must_use]
    pub fn followed_in(&self, programme: DocumentId, reader: Reader<'_>) -> Vec<Followed> {
        let mut followed: Vec<_> = self
            .all_indicators()
            .filter(|indicator| indicator.programme == programme)
            .filter_map(|indicator| self.follow(indicator, reader))
            .collect();
        followed.sort_by_cached_key(|one| (one.outlook(), order_key(&one.indicator.name.vi)));
        followed
    }

    pub(crate) fn tasks_in<'a>(
        &'a self,
        programme: DocumentId,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = &'a Task> {
        self.tasks
            .values()
            .filter(move |task| task.programme == programme && reader.sees_task(task, self))
    }

    pub(crate) fn items_in<'a>(
        &'a self,
        programme: DocumentId,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = &'a Item> {
        self.items
            .values()
            .filter(move |item| item.programme == programme && reader.sees_item(item, self))
    }
}

struct Branching<'a> {
    under: &'a BTreeMap<Option<ItemId>, Vec<&'a Item>>,
    followed: &'a [Headed],
    tasks: &'a [Cow<'a, Task>],
}

impl Branching<'_> {
    /// Deeper than this the data have a loop.
    const DEPTH: usize = 8;

    fn grow(&self, item: &Item, depth: usize) -> Branch {
        let children = self.under.get(&Some(item.id)).into_iter().flatten();
        Branch {
            under: if depth < Self::DEPTH {
                children.map(|child| self.grow(child, depth + 1)).collect()
            } else {
                Vec::new()
            },
            indicators: self
                .followed
                .iter()
                .filter(|one| one.indicator.under == Some(item.id))
                .cloned()
                .collect(),
            tasks: self
                .tasks
                .iter()
                .filter(|task| task.under == Some(item.id))
                .map(|task| task.clone().into_owned())
                .collect(),
            item: item.clone(),
        }
    }
}

pub(super) fn declared(
    declared: Declared,
    items: &[&Item],
    followed: &[Headed],
) -> Vec<DeclaredAgainst> {
    declared
        .lines()
        .map(|line| DeclaredAgainst {
            part: line.part,
            declared: line.declared,
            entered: match line.part {
                DeclaredPart::Item(kind) => items.iter().filter(|item| item.kind == kind).count(),
                DeclaredPart::Targets => followed
                    .iter()
                    .filter(|one| !one.indicator.promises.is_empty())
                    .count(),
            },
        })
        .collect()
}

fn happenings(
    document: &Document,
    items: &[&Item],
    tasks: &[Cow<'_, Task>],
    on: Date,
) -> Vec<Happening> {
    let issued = document.date.map(|date| Happening {
        on: date,
        name: document.title.clone(),
        kind: HappeningKind::Issued,
    });
    let dated = items.iter().filter_map(|item| {
        Some(Happening {
            on: item.date?,
            name: item.name.clone(),
            kind: HappeningKind::Item(item.kind),
        })
    });
    let updates = tasks.iter().flat_map(|task| {
        task.updates.iter().map(|update| Happening {
            on: update.on,
            name: task.name.clone(),
            kind: HappeningKind::Update,
        })
    });
    let mut all: Vec<_> = issued
        .into_iter()
        .chain(dated)
        .chain(updates)
        .filter(|one| one.on <= on)
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.on));
    all
}
