//! The tasks that a conclusion becomes: each work for each unit.

use std::collections::BTreeSet;

use domain::{
    Bilingual, Date, Refusal,
    command::GiveConclusion,
    document::Document,
    id::{Slug, TaskId, UnitId},
    meeting::{MOST_TASKS, Meeting, Origin},
    policy::{self, Actor},
    refusal::{Field, Problem},
    source::Ground,
    task::{
        Clear, Deadline, DeadlineHour, Task, TaskState, clear::Clarity, course::Course, part::Part,
    },
    text::{Line, Prose},
    unit::named::Meant,
};
use ulid::Ulid;

use crate::{
    book::Book,
    figure::optional_prose,
    manage::{
        free_slug,
        typed::{Typed, lines},
    },
    store::{Kept, Record},
};

/// What was typed, read.
pub(super) struct Given {
    works: Vec<Line>,
    units: Vec<UnitId>,
    lead: UnitId,
    deadline: Option<Deadline>,
    clear: Clear,
}

/// A task to be written, with what it was.
pub(super) struct Planned {
    pub before: Option<Task>,
    pub after: Task,
    pub read_at: Option<u64>,
}

impl Given {
    pub fn read(
        command: &GiveConclusion,
        meeting: &Meeting,
        actor: &Actor,
        today: Date,
        book: &Book,
    ) -> Result<Self, Refusal> {
        let mut typed = Typed::default();
        let works: Vec<Line> = lines(&command.works)
            .filter_map(|line| typed.line(Field::Works, line))
            .collect();
        if lines(&command.works).next().is_none() {
            typed.wrong(Field::Works, Problem::NothingWritten);
        }
        let units = typed.units(Field::Units, &command.units, Meant::On(today), book);
        if lines(&command.units).next().is_none() {
            typed.wrong(Field::Units, Problem::NothingWritten);
        }
        if works.len() * units.len().max(1) > MOST_TASKS {
            let most = u16::try_from(MOST_TASKS).unwrap_or(u16::MAX);
            typed.wrong(Field::Works, Problem::TooMany { most });
        }
        let lead = if command.lead.trim().is_empty() {
            Some(meeting.host)
        } else {
            typed.unit_on(Field::Lead, &command.lead, today, book)
        };
        let plans = |unit| policy::may::<policy::PlanTask>(actor, unit, book.tree());
        if !units.iter().all(|unit| plans(*unit)) {
            typed.wrong(Field::Units, Problem::OutOfReach);
        }
        if lead.is_some_and(|lead| !plans(lead)) {
            typed.wrong(Field::Lead, Problem::OutOfReach);
        }
        let deadline = typed
            .optional_day(Field::Clear(Clarity::Time), &command.deadline)
            .map(|day| Deadline {
                day,
                hour: DeadlineHour::OfficeClose,
            });
        let mut ro = |part, text: &str| match optional_prose(text) {
            Ok(prose) => prose.map(|prose: Prose| Bilingual::both(prose.as_str())),
            Err(problem) => {
                typed.wrong(Field::Clear(part), Problem::Text(problem));
                None
            }
        };
        let clear = Clear {
            person: ro(Clarity::Person, &command.person),
            responsibility: ro(Clarity::Responsibility, &command.responsibility),
            product: ro(Clarity::Product, &command.product),
            authority: ro(Clarity::Authority, &command.authority),
            ..Clear::default()
        };
        typed.done()?;
        Ok(Self {
            works,
            units,
            lead: lead.unwrap_or(meeting.host),
            deadline,
            clear,
        })
    }

    /// Each work as a task; where several units share it, theirs as its parts. A work that is a
    /// task of this conclusion already, by its name, is that task.
    pub fn tasks(
        &self,
        command: &GiveConclusion,
        meeting: &Meeting,
        programme: &Document,
        known: Vec<Kept<Record>>,
        book: &Book,
    ) -> Result<Vec<Planned>, Refusal> {
        let mut maker = Maker {
            first: command.id.ulid(),
            made: 0,
            taken: BTreeSet::new(),
            book,
        };
        let mut known: Vec<(Task, u64)> = known
            .into_iter()
            .filter_map(|kept| Some((Task::try_from(kept.record).ok()?, kept.revision)))
            .collect();
        let mut planned = Vec::new();
        for work in &self.works {
            let is_shared = self.units.len() > 1;
            let at = known
                .iter()
                .position(|(task, _)| task.name.vi == work.as_str());
            let whole = match at.map(|at| known.swap_remove(at)) {
                Some((before, revision)) => Planned {
                    after: self.onto(before.clone(), is_shared),
                    before: Some(before),
                    read_at: Some(revision),
                },
                None => Planned {
                    before: None,
                    after: self.onto(
                        maker.task(
                            Bilingual::both(work.as_str()),
                            meeting,
                            command.number,
                            programme,
                        ),
                        is_shared,
                    ),
                    read_at: None,
                },
            };
            let (name, of) = (whole.after.name.clone(), whole.after.id);
            planned.push(whole);
            if is_shared {
                for unit in &self.units {
                    let mut part = maker.task(name.clone(), meeting, command.number, programme);
                    part.lead = Some(*unit);
                    part.part = Some(Part { of, weight: 1 });
                    part.deadline = self.deadline;
                    part.clear = self.clear.clone();
                    part.revision = 1;
                    planned.push(Planned {
                        before: None,
                        after: part,
                        read_at: None,
                    });
                }
            }
        }
        if command.assign {
            for one in &mut planned {
                let revision = one.after.revision;
                one.after = one.after.assign(&programme.clear)?;
                one.after.revision = revision;
            }
        }
        Ok(planned)
    }

    /// The work itself: led by whoever follows it up where it is shared, and else by its unit.
    fn onto(&self, task: Task, is_shared: bool) -> Task {
        let alone = self.units.first().copied().filter(|_| !is_shared);
        Task {
            revision: task.revision + 1,
            lead: Some(alone.unwrap_or(self.lead)),
            with: if is_shared {
                self.units.clone()
            } else {
                Vec::new()
            },
            deadline: self.deadline.or(task.deadline),
            clear: Clear {
                person: self.clear.person.clone().or(task.clear.person),
                responsibility: self
                    .clear
                    .responsibility
                    .clone()
                    .or(task.clear.responsibility),
                product: self.clear.product.clone().or(task.clear.product),
                authority: self.clear.authority.clone().or(task.clear.authority),
                ..task.clear
            },
            ..task
        }
    }
}

/// Makes new tasks, whose ids follow from the command's, so that a repeated command makes the
/// same ones.
struct Maker<'a> {
    first: Ulid,
    made: u128,
    taken: BTreeSet<Slug>,
    book: &'a Book,
}

impl Maker<'_> {
    fn task(
        &mut self,
        name: Bilingual,
        meeting: &Meeting,
        conclusion: u16,
        programme: &Document,
    ) -> Task {
        let id = TaskId::new(Ulid(self.first.0.wrapping_add(self.made)));
        self.made += 1;
        let slug = free_slug(&name.vi, id.ulid(), |slug| {
            !self.taken.contains(slug)
                && self
                    .book
                    .task_by_slug(slug.as_str())
                    .is_none_or(|other| other.id == id)
        });
        self.taken.insert(slug.clone());
        Task {
            id,
            slug,
            // Becomes 1 when what was typed is put onto it.
            revision: 0,
            programme: programme.id,
            under: meeting.item,
            name,
            lead: None,
            with: Vec::new(),
            clear: Clear::default(),
            deadline: None,
            period: None,
            state: TaskState::Draft,
            done_on: None,
            updates: Vec::new(),
            part: None,
            origin: Some(Origin {
                meeting: meeting.id,
                conclusion,
            }),
            course: Course::default(),
            restricted: meeting.restricted,
            note: None,
            ground: Ground {
                source: meeting.ground.source,
                place: meeting.ground.place.clone(),
            },
            facts: Vec::new(),
        }
    }
}
