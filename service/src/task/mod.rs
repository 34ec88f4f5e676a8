//! Tasks: create, complete, assign, and tell how they go.

mod course;
mod planned;
mod repeat;
mod told;

use domain::{
    Refusal,
    command::{PlanTask, PostUpdate},
    document::Document,
    id::{Slug, TaskId},
    journal::Change,
    officer::Signature,
    policy::{self, Actor, Permit},
    task::{Task, TaskState, clear::Clarity},
    unit::named::Meant,
};
use serde::{Deserialize, Serialize};

use self::{planned::Planned, told::Told};
use crate::{
    Service,
    book::Reader,
    manage::free_slug,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

/// Where a task stands after a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskSaved {
    pub id: TaskId,
    pub slug: Slug,
    pub revision: u32,
    pub state: TaskState,
    pub missing: Vec<Clarity>,
}

impl Service {
    /// Creates a task or completes one, and assigns it when asked to.
    ///
    /// # Errors
    /// Fields that cannot be read; no permit on the lead unit (or, without one, on the
    /// programme's issuer); a "rõ" missing when it is to be assigned, or taken from one that is;
    /// changed meanwhile.
    pub async fn plan_task(&self, actor: &Actor, command: PlanTask) -> Result<TaskSaved, Refusal> {
        let programme = self.book().followed_programme(command.programme)?.clone();
        if let Some(id) = command.task
            && self.task_for(actor, id)?.programme != programme.id
        {
            return Err(Refusal::NotFound);
        }
        let today = self.today();
        let planned = Planned::parse(&command, |typed| {
            self.book().tree().meant(typed, Meant::On(today))
        })?;
        // A new task's id is the command's, so that a repeated command is the same task.
        let id = command
            .task
            .unwrap_or_else(|| TaskId::new(command.id.ulid()));
        let slug = {
            let book = self.book();
            free_slug(planned.name.as_str(), id.ulid(), |slug| {
                book.task_by_slug(slug.as_str())
                    .is_none_or(|other| other.id == id)
            })
        };
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Task(id)],
            |mut fresh| {
                let (before, read_at) = taken::<Task>(fresh.pop().flatten());
                let mut after = planned.onto(before.as_ref(), id, &slug, &programme);
                let permit: Permit<policy::PlanTask> =
                    policy::permit(actor, after.held_by(&programme), self.book().tree())?;
                if let Some(before) = &before {
                    // Whoever takes work from a unit, or from an issuer who has not given it out
                    // yet, must have the right there too.
                    let held_by = before.held_by(&programme);
                    policy::permit::<policy::PlanTask>(actor, held_by, self.book().tree())?;
                }
                if before.as_ref().map_or(0, |task| task.revision) != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                if let Some(before) = &before {
                    after = after.keeping_clear(before, &programme.clear)?;
                }
                if command.assign {
                    let revision = after.revision;
                    after = after.assign(&programme.clear)?;
                    after.revision = revision;
                }
                Ok(decision(
                    permit,
                    &command.id,
                    now,
                    &programme,
                    before,
                    after,
                    read_at,
                ))
            },
        )
        .await
    }

    /// Adds an update: results, difficulties, next; and the state that the work is in now.
    ///
    /// # Errors
    /// Nothing written; no permit; the task is still a draft and was to move on; changed
    /// meanwhile.
    pub async fn post_update(
        &self,
        actor: &Actor,
        command: PostUpdate,
    ) -> Result<TaskSaved, Refusal> {
        let told = Told::parse(&command)?;
        let task = self.task_for(actor, command.task)?;
        let programme = self
            .book()
            .document(task.programme)
            .cloned()
            .ok_or(Refusal::NotFound)?;
        let now = self.clock.now();
        let today = self.today();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Task(command.task)],
            |mut fresh| {
                let (before, read_at) = taken::<Task>(fresh.pop().flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                let unit = before.held_by(&programme);
                let permit: Permit<policy::PostUpdate> =
                    policy::permit(actor, unit, self.book().tree())?;
                if before.revision != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let update = told.update(
                    today,
                    Signature {
                        by: permit.author(),
                        at: now,
                    },
                );
                let after = before.updated(update.clone(), command.state, &programme.clear)?;
                Ok(Decision::one(
                    permit,
                    (command.id, now),
                    saved(&after, &programme),
                    Changed {
                        restricted: after.restricted,
                        change: Change::Update {
                            task: after.id,
                            update: Box::new(update),
                            was: (before.state != after.state).then_some(before.state),
                        },
                        record: after,
                        read_at,
                    },
                ))
            },
        )
        .await
    }

    /// A task, if it is there for this actor.
    fn task_for(&self, actor: &Actor, id: TaskId) -> Result<Task, Refusal> {
        let reader = Reader {
            actor: Some(actor),
            on: self.today(),
        };
        let book = self.book();
        let task = book.task(id).ok_or(Refusal::NotFound)?;
        let works_on_it = task
            .lead
            .is_some_and(|unit| policy::may::<policy::PostUpdate>(actor, unit, book.tree()));
        if works_on_it || reader.sees_task(task, &book) {
            Ok(task.clone())
        } else {
            Err(Refusal::NotFound)
        }
    }
}

fn saved(task: &Task, programme: &Document) -> TaskSaved {
    TaskSaved {
        id: task.id,
        slug: task.slug.clone(),
        revision: task.revision,
        state: task.state,
        missing: task.missing(&programme.clear),
    }
}

fn decision(
    permit: Permit<policy::PlanTask>,
    command: &domain::id::CommandId,
    at: domain::Timestamp,
    programme: &Document,
    before: Option<Task>,
    after: Task,
    read_at: Option<u64>,
) -> Decision<policy::PlanTask, TaskSaved> {
    Decision::one(
        permit,
        (*command, at),
        saved(&after, programme),
        Changed {
            restricted: after.restricted,
            change: Change::Task {
                before: before.map(Box::new),
                after: Box::new(after.clone()),
            },
            record: after,
            read_at,
        },
    )
}
