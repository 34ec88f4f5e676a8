//! What is to happen when: deadlines of tasks, their milestones and products, meetings, and days by
//! which somebody has to answer. The calendar, its feeds and the time line are drawn from it.

use domain::{
    Date,
    calendar::Hour,
    id::UnitId,
    meeting::{Meeting, Stage},
    obstacle::Obstacle,
    policy::{Actor, Role},
    task::{
        Task, TaskState,
        course::{Milestone, product::Product},
    },
};

use jiff::ToSpan;

use super::{Book, Reader};

/// Something that happens on a day.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    pub day: Date,
    pub hour: Option<Hour>,
    pub what: What<'a>,
    /// Whose it is to see to.
    pub unit: UnitId,
}

#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    Task(&'a Task),
    Milestone(&'a Task, &'a Milestone),
    Product(&'a Task, &'a Product),
    Meeting(&'a Meeting),
    Obstacle(&'a Obstacle),
}

impl What<'_> {
    /// Whether nothing is left to be done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        match self {
            Self::Task(task) => task.state == TaskState::Done,
            Self::Milestone(_, one) => one.reached.is_some(),
            Self::Product(_, one) => one.is_accepted(),
            Self::Meeting(one) => one.stage != Stage::Planned,
            Self::Obstacle(_) => false,
        }
    }

    #[must_use]
    pub const fn is_restricted(&self) -> bool {
        match self {
            Self::Task(task) | Self::Milestone(task, _) | Self::Product(task, _) => task.restricted,
            Self::Meeting(one) => one.restricted,
            Self::Obstacle(one) => one.restricted,
        }
    }
}

/// Whose days are wanted: those of units and of what is or was below them, or all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    All,
    Units(Vec<UnitId>),
}

impl Whose {
    /// Where an officer has something to do.
    #[must_use]
    pub fn own(actor: &Actor) -> Self {
        let scopes = actor
            .grants()
            .iter()
            .filter(|grant| grant.role != Role::Administrator)
            .map(|grant| grant.scope);
        Self::Units(scopes.collect())
    }
}

impl Book {
    /// What happens between two days, both included, in the order of time. What is restricted is
    /// for those who may see it.
    #[must_use]
    pub fn agenda(
        &self,
        whose: &Whose,
        reader: Reader<'_>,
        (from, until): (Date, Date),
    ) -> Vec<Event<'_>> {
        let mut all: Vec<_> = self
            .task_events(whose, reader)
            .into_iter()
            .chain(self.meeting_events(whose, reader))
            .chain(self.obstacle_events(whose, reader))
            .filter(|event| (from..=until).contains(&event.day))
            .collect();
        all.sort_by_key(|event| (event.day, event.hour, event.unit));
        all
    }

    /// The same around the reader's day: a quarter back and two years ahead.
    #[must_use]
    pub fn agenda_around(&self, whose: &Whose, reader: Reader<'_>) -> Vec<Event<'_>> {
        let from = reader.on.saturating_sub(3.months());
        let until = reader.on.saturating_add(2.years());
        self.agenda(whose, reader, (from, until))
    }

    fn concerns(&self, whose: &Whose, units: impl IntoIterator<Item = UnitId>) -> bool {
        match whose {
            Whose::All => true,
            Whose::Units(scopes) => units.into_iter().any(|unit| {
                scopes
                    .iter()
                    .any(|scope| self.tree.ever_within(unit, *scope))
            }),
        }
    }

    fn task_events(&self, whose: &Whose, reader: Reader<'_>) -> Vec<Event<'_>> {
        self.all_tasks()
            .filter(|task| task.state != TaskState::Draft)
            .filter(|task| reader.sees_work(task, self))
            .filter_map(|task| Some((task, task.lead?)))
            .filter(|(task, lead)| {
                self.concerns(
                    whose,
                    std::iter::once(*lead).chain(task.with.iter().copied()),
                )
            })
            .flat_map(|(task, unit)| {
                let event = move |day, what| Event {
                    day,
                    hour: None,
                    what,
                    unit,
                };
                let own = task
                    .deadline
                    .map(|deadline| event(deadline.day, What::Task(task)));
                let milestones = task
                    .course
                    .milestones
                    .iter()
                    .map(move |one| event(one.due, What::Milestone(task, one)));
                let products = task
                    .course
                    .products
                    .iter()
                    .filter_map(move |one| Some(event(one.due?, What::Product(task, one))));
                own.into_iter().chain(milestones).chain(products)
            })
            .collect()
    }

    fn meeting_events(&self, whose: &Whose, reader: Reader<'_>) -> Vec<Event<'_>> {
        self.meetings(reader)
            .into_iter()
            .filter(|meeting| meeting.stage != Stage::Cancelled)
            .filter(|meeting| {
                let host = std::iter::once(meeting.host);
                self.concerns(whose, host.chain(meeting.units.iter().copied()))
            })
            .map(|meeting| Event {
                day: meeting.day,
                hour: meeting.hour,
                what: What::Meeting(meeting),
                unit: meeting.host,
            })
            .collect()
    }

    fn obstacle_events(&self, whose: &Whose, reader: Reader<'_>) -> Vec<Event<'_>> {
        self.obstacles
            .values()
            .filter(|one| reader.sees_obstacle(one, self))
            .filter(|one| self.concerns(whose, [one.with()]))
            .filter_map(|one| {
                Some(Event {
                    day: one.due(reader.on)?,
                    hour: None,
                    what: What::Obstacle(one),
                    unit: one.with(),
                })
            })
            .collect()
    }
}
