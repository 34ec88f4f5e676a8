//! What a deadline gives occasion to, by the clock alone.

use jiff::{SignedDuration, Timestamp};

use super::{About, Notice, NoticeKind, id_of, preferences::Preferences};
use crate::{
    calendar::Calendar,
    explanation::Explanation,
    feedback::Feedback,
    id::{NoticeId, OfficerId},
    moment::{local_date, start_of},
    obstacle::Obstacle,
    task::{Task, TaskState},
};

/// How many days before a deadline people are told that it is near.
pub const SOON: i64 = 3;
/// What has been late for longer than this was late before anybody could be told: a book that is
/// opened for the first time does not announce every old deadline.
const STALE: SignedDuration = SignedDuration::from_hours(24 * 14);

/// Something that has to be done by a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub about: About,
    pub at: Timestamp,
    /// Since when it is also the business of those above, for whom this is; none for those whose
    /// it is.
    pub up: Option<Timestamp>,
}

impl Due {
    /// The deadline of a task that is still to be done.
    #[must_use]
    pub fn of_task(task: &Task) -> Option<Self> {
        let open = match task.state {
            TaskState::Assigned | TaskState::Doing | TaskState::MostlyDone => true,
            TaskState::Draft | TaskState::Submitted | TaskState::Done | TaskState::Paused => false,
        };
        task.deadline.filter(|_| open).map(|deadline| Self {
            about: About::Task(task.id),
            at: deadline.at(),
            up: None,
        })
    }

    /// What a task has to reach or to hand in on its way.
    #[must_use]
    pub fn of_course(task: &Task) -> Vec<Self> {
        let is_open = matches!(
            task.state,
            TaskState::Assigned | TaskState::Doing | TaskState::MostlyDone
        );
        if !is_open {
            return Vec::new();
        }
        let milestones = task
            .course
            .milestones
            .iter()
            .filter(|one| one.reached.is_none())
            .map(|one| one.due);
        let products = task
            .course
            .products
            .iter()
            .filter(|one| !one.is_accepted() && !one.is_waiting())
            .filter_map(|one| one.due);
        let mut days: Vec<_> = milestones.chain(products).collect();
        days.sort_unstable();
        days.dedup();
        days.into_iter()
            .filter(|day| task.deadline.is_none_or(|deadline| deadline.day != *day))
            .filter_map(|day| day.tomorrow().ok())
            .map(|next| Self {
                about: About::Task(task.id),
                at: start_of(next),
                up: None,
            })
            .collect()
    }

    /// The day by which an explanation has to be answered.
    #[must_use]
    pub fn of_explanation(one: &Explanation) -> Option<Self> {
        let is_open = one.settled.is_none() && one.latest.answer.is_none();
        let next = one.latest.question.due.tomorrow().ok()?;
        is_open.then(|| Self {
            about: About::Explanation(one.id),
            at: start_of(next),
            up: None,
        })
    }

    /// The day by which the unit with the authority has to answer, or to have removed it.
    #[must_use]
    pub fn of_obstacle(one: &Obstacle, now: Timestamp) -> Option<Self> {
        let next = one.due(local_date(now))?.tomorrow().ok()?;
        Some(Self {
            about: About::Obstacle(one.id),
            at: start_of(next),
            up: None,
        })
    }

    /// The day by which a citizen has to be answered.
    #[must_use]
    pub fn of_feedback(one: &Feedback, calendar: &Calendar) -> Option<Self> {
        let next = one.answer_by(calendar).day().tomorrow().ok()?;
        one.is_open().then(|| Self {
            about: About::Feedback(one.id),
            at: start_of(next),
            up: None,
        })
    }

    /// The same for those above, to whom it came at a moment.
    #[must_use]
    pub fn gone_up(&self, since: Timestamp) -> Self {
        Self {
            up: Some(since),
            ..self.clone()
        }
    }

    /// What it gives occasion to now: from the morning of the third day before the deadline that
    /// it is near, once it has passed that it is late.
    #[must_use]
    pub fn kind(&self, now: Timestamp) -> Option<NoticeKind> {
        if let Some(since) = self.up {
            let is_fresh = since <= now && now.duration_since(since) <= STALE;
            return is_fresh.then_some(NoticeKind::GoneUp);
        }
        if self.at <= now {
            return (now.duration_since(self.at) <= STALE).then_some(NoticeKind::Overdue);
        }
        // A deadline at 24:00 belongs to the day that ends then.
        let day = local_date(self.at - SignedDuration::from_secs(1));
        let from = start_of(day) - SignedDuration::from_hours(24 * SOON);
        (from <= now).then_some(NoticeKind::DueSoon)
    }

    /// The notice for an officer, if they want one. Its id is of the deadline: a deadline that
    /// moves is another one, and the same one is told once. That also holds for what has gone
    /// up: whoever stands for two levels hears of it at the first.
    #[must_use]
    pub fn notice(&self, now: Timestamp, to: OfficerId, wanted: &Preferences) -> Option<Notice> {
        let kind = self.kind(now)?;
        wanted.wants(kind).then(|| Notice {
            id: NoticeId::new(id_of(self.at, &(kind, &self.about, self.at, to))),
            to,
            kind,
            about: self.about.clone(),
            count: 1,
            at: now,
            deadline: Some(self.at),
            shown: wanted.shows(kind),
            read: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;
    use crate::task::{Deadline, DeadlineHour, tests::clear};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn task(hour: DeadlineHour, state: TaskState) -> Task {
        Task {
            deadline: Some(Deadline {
                day: jiff::civil::date(2026, 12, 31),
                hour,
            }),
            state,
            ..clear()
        }
    }

    #[test]
    fn a_deadline_is_near_for_three_days_and_then_late() {
        let office = Due::of_task(&task(DeadlineHour::OfficeClose, TaskState::Doing)).unwrap();
        let midnight = Due::of_task(&task(DeadlineHour::Midnight, TaskState::Doing)).unwrap();
        let soon = Some(NoticeKind::DueSoon);
        let late = Some(NoticeKind::Overdue);
        for (now, by_office, by_midnight) in [
            ("2026-12-27T16:59:59Z", None, None),
            // 28 December begins in Vietnam.
            ("2026-12-27T17:00:00Z", soon, soon),
            ("2026-12-31T09:59:59Z", soon, soon),
            ("2026-12-31T10:00:00Z", late, soon),
            ("2026-12-31T17:00:00Z", late, late),
            ("2027-01-14T10:00:00Z", late, late),
            ("2027-01-14T10:00:01Z", None, late),
        ] {
            assert_eq!(office.kind(at(now)), by_office, "17:00, {now}");
            assert_eq!(midnight.kind(at(now)), by_midnight, "24:00, {now}");
        }
    }

    #[test]
    fn only_work_that_is_still_to_be_done_is_due() {
        for state in TaskState::ALL {
            let due = Due::of_task(&task(DeadlineHour::Midnight, state)).is_some();
            let open = matches!(
                state,
                TaskState::Assigned | TaskState::Doing | TaskState::MostlyDone
            );
            assert_eq!(due, open, "{state:?}");
        }
    }

    #[test]
    fn what_has_gone_up_is_told_when_it_came_there_and_not_much_later() {
        let due = Due::of_task(&task(DeadlineHour::Midnight, TaskState::Doing)).unwrap();
        let up = due.gone_up(at("2027-01-05T17:00:00Z"));
        let gone_up = Some(NoticeKind::GoneUp);
        for (now, expected) in [
            ("2027-01-05T16:59:59Z", None),
            ("2027-01-05T17:00:00Z", gone_up),
            ("2027-01-19T17:00:00Z", gone_up),
            ("2027-01-19T17:00:01Z", None),
        ] {
            assert_eq!(up.kind(at(now)), expected, "{now}");
        }
        let officer = OfficerId::new(Ulid::from(9_u128));
        let id = |due: &Due, now: &str| {
            due.notice(at(now), officer, &Preferences::of(officer))
                .map(|notice| notice.id)
        };
        let first = id(&up, "2027-01-06T00:00:00Z");
        assert!(first.is_some());
        let further = up.gone_up(at("2027-01-10T17:00:00Z"));
        assert_eq!(first, id(&further, "2027-01-11T00:00:00Z"), "once");
        assert_ne!(first, id(&due, "2027-01-06T00:00:00Z"), "another occasion");
    }

    #[test]
    fn the_same_deadline_is_told_once_and_a_moved_one_again() {
        let officer = OfficerId::new(Ulid::from(9_u128));
        let wanted = Preferences::of(officer);
        let due = Due::of_task(&task(DeadlineHour::Midnight, TaskState::Doing)).unwrap();
        let id = |due: &Due, now: &str, to: OfficerId| {
            due.notice(at(now), to, &wanted).map(|notice| notice.id)
        };
        let first = id(&due, "2026-12-29T00:00:00Z", officer);
        assert!(first.is_some());
        assert_eq!(first, id(&due, "2026-12-30T00:00:00Z", officer));
        let other = OfficerId::new(Ulid::from(8_u128));
        assert_ne!(first, id(&due, "2026-12-29T00:00:00Z", other));
        let moved = Due {
            at: at("2026-12-30T17:00:00Z"),
            ..due.clone()
        };
        assert_ne!(first, id(&moved, "2026-12-29T00:00:00Z", officer));
        assert_ne!(
            first,
            id(&due, "2027-01-02T00:00:00Z", officer),
            "late is another kind"
        );
    }
}
