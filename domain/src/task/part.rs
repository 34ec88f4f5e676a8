//! Tasks that are parts of another one: how much of it each is, and how far the whole has come.

use serde::{Deserialize, Serialize};

use super::{Task, TaskState};
use crate::{Decimal, id::TaskId};

/// Of which task something is a part, and how much it counts beside the other parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub of: TaskId,
    pub weight: u16,
}

/// How far a divided task has come: counted from its parts, never typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub parts: usize,
    /// Of what is done and of all parts.
    pub weight_done: u32,
    pub weight: u32,
}

impl Progress {
    /// A part counts when it is done; "mostly done" is not done.
    #[must_use]
    pub fn of<'a>(parts: impl Iterator<Item = &'a Task>) -> Self {
        let mut progress = Self::default();
        for (task, part) in parts.filter_map(|task| Some((task, task.part?))) {
            let weight = u32::from(part.weight);
            progress.parts += 1;
            progress.weight += weight;
            if task.state == TaskState::Done {
                progress.done += 1;
                progress.weight_done += weight;
            }
        }
        progress
    }

    /// In percent, to one place; none where nothing weighs anything.
    #[must_use]
    pub fn percent(self) -> Option<Decimal> {
        (self.weight > 0).then(|| {
            (Decimal::from(self.weight_done) * Decimal::ONE_HUNDRED / Decimal::from(self.weight))
                .round_dp(1)
                .normalize()
        })
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;
    use crate::task::tests::clear;

    fn part(state: TaskState, weight: u16) -> Task {
        Task {
            state,
            part: Some(Part {
                of: TaskId::new(Ulid::from(9_u128)),
                weight,
            }),
            ..clear()
        }
    }

    #[test]
    fn the_whole_is_as_far_as_its_parts_by_their_weight() {
        use TaskState::{Doing, Done, MostlyDone};
        type Case = (&'static [(TaskState, u16)], Option<&'static str>);
        let table: [Case; 5] = [
            (&[], None),
            (&[(Done, 0)], None),
            (&[(Done, 1), (Doing, 1), (MostlyDone, 1)], Some("33.3")),
            (&[(Done, 3), (Doing, 1)], Some("75")),
            (&[(Done, 1), (Done, 7)], Some("100")),
        ];
        for (parts, percent) in table {
            let tasks: Vec<_> = parts
                .iter()
                .map(|(state, weight)| part(*state, *weight))
                .collect();
            let progress = Progress::of(tasks.iter());
            assert_eq!(progress.parts, parts.len());
            let expected = percent.map(|text| text.parse().unwrap());
            assert_eq!(progress.percent(), expected, "{parts:?}");
        }
    }

    #[test]
    fn what_is_no_part_does_not_count() {
        assert_eq!(Progress::of([clear()].iter()), Progress::default());
    }
}
