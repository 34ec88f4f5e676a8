//! Work that comes again: its next time is given out when this one is over. The server asks now and
//! then; asking twice gives out once, because the id of the next time follows from this one.

use domain::{
    Refusal, Timestamp,
    id::{CommandId, TaskId},
    journal::Change,
    moment::local_date,
    policy::{self, Permit, RepeatTask},
    task::{Task, TaskState},
};

use crate::{
    Service,
    manage::free_slug,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

impl Service {
    /// Gives out the next time of whatever comes again and is over; says how many.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn repeat_tasks(&self) -> Result<usize, Refusal> {
        let now = self.clock.now();
        let over: Vec<TaskId> = {
            let book = self.book();
            book.all_tasks()
                .filter(|task| task.comes_again_by(local_date(now)))
                .filter(|task| book.task(task.next_id()).is_none())
                .map(|task| task.id)
                .collect()
        };
        let mut given = 0;
        for id in over {
            match self.repeat_task(id, now).await {
                Ok(()) => given += 1,
                // It was changed meanwhile, or another server was quicker: there is another time.
                Err(Refusal::NotFound | Refusal::ChangedMeanwhile | Refusal::CommandReused) => {}
                Err(refusal) => return Err(refusal),
            }
        }
        Ok(given)
    }

    async fn repeat_task(&self, id: TaskId, now: Timestamp) -> Result<(), Refusal> {
        let (next_id, programme) = {
            let book = self.book();
            let task = book.task(id).ok_or(Refusal::NotFound)?;
            let programme = book.document(task.programme).ok_or(Refusal::NotFound)?;
            (task.next_id(), programme.clone())
        };
        let command = CommandId::new(next_id.ulid());
        self.run(
            command,
            &("repeat-task", id),
            &[RecordKey::Task(id), RecordKey::Task(next_id)],
            |mut fresh| {
                let next = fresh.pop().flatten();
                let (task, _) = taken::<Task>(fresh.pop().flatten());
                let task = task
                    .filter(|task| task.comes_again_by(local_date(now)))
                    .ok_or(Refusal::NotFound)?;
                if next.is_some() {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let slug = {
                    let book = self.book();
                    free_slug(&task.name.vi, next_id.ulid(), |slug| {
                        book.task_by_slug(slug.as_str()).is_none()
                    })
                };
                let mut again = task.next_time(slug).ok_or(Refusal::NotFound)?;
                if !again.missing(&programme.clear).is_empty() {
                    again.state = TaskState::Draft;
                }
                let permit: Permit<RepeatTask> = policy::operator(again.held_by(&programme));
                Ok(Decision::one(
                    permit,
                    (command, now),
                    (),
                    Changed {
                        restricted: again.restricted,
                        change: Change::Task {
                            before: None,
                            after: Box::new(again.clone()),
                        },
                        record: again,
                        read_at: None,
                    },
                ))
            },
        )
        .await
    }
}
