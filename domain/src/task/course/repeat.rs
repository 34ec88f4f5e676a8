//! Work that comes again: every week, month, quarter, half-year or year, counted from the first time,
//! so that the 31st stays the last day of a month.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Course, Milestone, product::Product};
use crate::{
    Language,
    id::{Slug, TaskId},
    journal::Hash,
    task::{Deadline, Task, TaskState},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

impl Every {
    pub const ALL: [Self; 5] = [
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::HalfYear,
        Self::Year,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Week => language.pick("hằng tuần", "weekly"),
            Self::Month => language.pick("hằng tháng", "monthly"),
            Self::Quarter => language.pick("hằng quý", "quarterly"),
            Self::HalfYear => language.pick("6 tháng một lần", "half-yearly"),
            Self::Year => language.pick("hằng năm", "yearly"),
        }
    }

    fn times(self, many: u32) -> Span {
        let many = i64::from(many);
        match self {
            Self::Week => Span::new().weeks(many),
            Self::Month => Span::new().months(many),
            Self::Quarter => Span::new().months(many * 3),
            Self::HalfYear => Span::new().months(many * 6),
            Self::Year => Span::new().years(many),
        }
    }
}

/// How often a task comes again, and which time this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    pub every: Every,
    /// No deadline comes after this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The deadline of the first time.
    pub first: Date,
    /// 1 for the first time.
    pub time: u32,
    /// The task of the time before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<TaskId>,
}

impl Repeat {
    /// The deadline of the next time; none when it does not come again.
    #[must_use]
    pub fn next(&self) -> Option<Date> {
        let day = self.first.checked_add(self.every.times(self.time)).ok()?;
        self.until.is_none_or(|until| day <= until).then_some(day)
    }
}

impl Task {
    /// The id of the next time: of what it follows, so that it is made once, whoever makes it.
    #[must_use]
    pub fn next_id(&self) -> TaskId {
        let text = format!("{}:next", self.id);
        let hash = Hash::of(text.as_bytes()).to_string();
        let random = u128::from_str_radix(&hash[..20], 16).unwrap_or_default();
        TaskId::new(ulid::Ulid::from_parts(
            self.id.ulid().timestamp_ms(),
            random,
        ))
    }

    /// Whether the next time has to be given out by a day: this one is over, or its deadline has
    /// passed.
    #[must_use]
    pub fn comes_again_by(&self, on: Date) -> bool {
        let Some(deadline) = self.deadline else {
            return false;
        };
        let is_over = self.state == TaskState::Done || on > deadline.day;
        let is_given = !matches!(self.state, TaskState::Draft | TaskState::Paused);
        is_given && is_over && self.course.repeats.is_some_and(|one| one.next().is_some())
    }

    /// The next time: the same work with its days moved on, given out anew.
    #[must_use]
    pub fn next_time(&self, slug: Slug) -> Option<Self> {
        let repeat = self.course.repeats?;
        let day = repeat.next()?;
        let deadline = self.deadline?;
        // As many days before the deadline as this time.
        let moved = |of: Date| day.checked_add(deadline.day.until(of).ok()?).ok();
        let milestones = self
            .course
            .milestones
            .iter()
            .filter_map(|one| {
                Some(Milestone {
                    due: moved(one.due)?,
                    reached: None,
                    ..one.clone()
                })
            })
            .collect();
        let products = self
            .course
            .products
            .iter()
            .map(|one| Product {
                due: one.due.and_then(moved),
                handed: Vec::new(),
                ..one.clone()
            })
            .collect();
        Some(Self {
            id: self.next_id(),
            slug,
            revision: 1,
            deadline: Some(Deadline { day, ..deadline }),
            state: TaskState::Assigned,
            done_on: None,
            updates: Vec::new(),
            course: Course {
                starts: self.course.starts.and_then(moved),
                milestones,
                products,
                after: Vec::new(),
                repeats: Some(Repeat {
                    time: repeat.time + 1,
                    before: Some(self.id),
                    ..repeat
                }),
            },
            facts: Vec::new(),
            ..self.clone()
        })
    }
}
