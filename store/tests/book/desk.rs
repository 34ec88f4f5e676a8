//! The desk: what is late stands apart, and everything is in the order of the days.

use domain::{
    Date,
    id::TaskId,
    task::{Deadline, DeadlineHour, Task, TaskState},
};
use jiff::SignedDuration;
use service::{desk::TaskLine, store::Record};
use ulid::Ulid;

use crate::world::{HANOI, ME_LINH, TRAINING, World, task};

const fn id(number: u128) -> TaskId {
    TaskId::new(Ulid(number))
}

fn until(number: u128, day: Option<Date>) -> Task {
    Task {
        deadline: day.map(|day| Deadline {
            day,
            hour: DeadlineHour::Midnight,
        }),
        ..task(id(number), &format!("viec-{number}"), "Rà soát hồ sơ")
    }
}

fn shown(lines: &[TaskLine]) -> Vec<(TaskId, Option<i32>)> {
    lines
        .iter()
        .map(|line| (line.task.id, line.days_left))
        .filter(|(id, _)| id.ulid().0 >= 900 || *id == TRAINING)
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn late_work_stands_apart_and_the_rest_is_in_the_order_of_its_days() {
    let world = World::new().await;
    let service = &world.service;
    // It is 22 November 2026.
    let november = |day| Some(Date::constant(2026, 11, day));
    let tasks = [
        until(900, None),
        until(901, november(30)),
        until(902, november(22)),
        until(903, november(20)),
        until(904, november(1)),
        // Handed in: late, but with somebody else now.
        Task {
            state: TaskState::Submitted,
            ..until(905, november(1))
        },
    ];
    let records = tasks.into_iter().map(Record::Task).collect();
    service.load(records, HANOI).await.unwrap();
    let reporter = world.reporter_of(ME_LINH).await;

    let desk = service.book().desk(&reporter, service.today());
    assert_eq!(
        shown(&desk.late_tasks),
        [(id(904), Some(-21)), (id(903), Some(-2))]
    );
    assert_eq!(
        shown(&desk.open_tasks),
        [
            (id(905), None),
            (id(902), Some(0)),
            (id(901), Some(8)),
            (TRAINING, Some(39)),
            (id(900), None),
        ]
    );

    // A day later what was due today is late too; nobody had to do anything for that.
    world.pass(SignedDuration::from_hours(24));
    let desk = service.book().desk(&reporter, service.today());
    let late: Vec<_> = shown(&desk.late_tasks);
    assert_eq!(
        late,
        [
            (id(904), Some(-22)),
            (id(903), Some(-3)),
            (id(902), Some(-1))
        ]
    );
}
