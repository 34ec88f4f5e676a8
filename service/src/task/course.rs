//! How a task is to go, and the steps on its way: milestones reached, products handed in and decided
//! on.

use domain::{
    Date, Refusal,
    command::{DecideProduct, HandInProduct, KeepCourse, ReachMilestone},
    document::Document,
    id::{CommandId, TaskId},
    journal::Change,
    officer::Signature,
    policy::{self, Action, Actor, Permit},
    refusal::{Field, Problem},
    task::{
        Task,
        course::{
            Course, MOST, Reached,
            line::{self, Line},
            product::{Decided, HandedIn},
            repeat::{Every, Repeat},
        },
        part::Part,
    },
};
use serde::Serialize;

use super::{TaskSaved, saved};
use crate::{
    Service,
    book::{Book, Reader},
    manage::typed::{Typed, lines, unknown},
    run::{Changed, Decision, taken},
    store::RecordKey,
};

/// The weight of a part that nobody weighed.
const USUAL_WEIGHT: u16 = 1;
const MOST_WEIGHT: u16 = 100;

impl Service {
    /// Says how a task is to go.
    ///
    /// # Errors
    /// Fields that cannot be read; tasks that would wait for each other or be part of themselves; a
    /// product gone that was handed in; no permit on the task's unit or on that of the whole;
    /// changed meanwhile.
    pub async fn keep_course(
        &self,
        actor: &Actor,
        command: KeepCourse,
    ) -> Result<TaskSaved, Refusal> {
        let typed = {
            let known = self.task_for(actor, command.task)?;
            Typed::course(&command, &known, actor, self.today(), &self.book())?
        };
        self.take_task_step::<policy::KeepCourse, _>(
            actor,
            &command,
            (command.id, command.task),
            |task, _| {
                if task.revision != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let mut next = typed.onto(task)?;
                next.revision += 1;
                Ok(next)
            },
        )
        .await
    }

    /// Says when a milestone was reached, or that it was not after all.
    ///
    /// # Errors
    /// A day to come; no such milestone; no permit; not given out; changed meanwhile.
    pub async fn reach_milestone(
        &self,
        actor: &Actor,
        command: ReachMilestone,
    ) -> Result<TaskSaved, Refusal> {
        let mut typed = Typed::default();
        let day = if command.day.trim().is_empty() {
            None
        } else {
            typed.day_so_far(Field::Day, &command.day, self.today())
        };
        typed.done()?;
        self.take_task_step::<policy::PostUpdate, _>(
            actor,
            &command,
            (command.id, command.task),
            |task, by| {
                let reached = day.map(|on| Reached { on, by });
                task.reach(command.base, command.milestone, reached)
            },
        )
        .await
    }

    /// Hands a product in.
    ///
    /// # Errors
    /// Nothing written; no such product; accepted or waiting already; no permit; changed meanwhile.
    pub async fn hand_in_product(
        &self,
        actor: &Actor,
        command: HandInProduct,
    ) -> Result<TaskSaved, Refusal> {
        let what = Line::try_from(command.what.as_str())
            .map_err(|problem| Refusal::field(Field::Product, Problem::Text(problem)))?;
        self.take_task_step::<policy::HandInProduct, _>(
            actor,
            &command,
            (command.id, command.task),
            |task, by| {
                let handed = HandedIn {
                    what: what.clone(),
                    by,
                    decided: None,
                };
                task.hand_in(command.base, command.product, handed)
            },
        )
        .await
    }

    /// Accepts what was handed in, or gives it back with a reason.
    ///
    /// # Errors
    /// Given back without a reason; nothing handed in; one's own; no permit; changed meanwhile.
    pub async fn decide_product(
        &self,
        actor: &Actor,
        command: DecideProduct,
    ) -> Result<TaskSaved, Refusal> {
        let mut typed = Typed::default();
        let returned = if command.accept {
            None
        } else {
            typed.prose(Field::Reason, &command.reason)
        };
        typed.done()?;
        self.take_task_step::<policy::DecideProduct, _>(
            actor,
            &command,
            (command.id, command.task),
            |task, by| {
                let decided = Decided {
                    returned: returned.clone(),
                    by,
                };
                task.decide_product(command.base, command.product, decided)
            },
        )
        .await
    }

    async fn take_task_step<A: Action, C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        (id, task): (CommandId, TaskId),
        decide: impl Fn(&Task, Signature) -> Result<Task, Refusal> + Send + Sync,
    ) -> Result<TaskSaved, Refusal> {
        let programme: Document = {
            let known = self.task_for(actor, task)?;
            let book = self.book();
            let programme = book.document(known.programme);
            programme.cloned().ok_or(Refusal::NotFound)?
        };
        let now = self.clock.now();
        self.run(
            id,
            &(actor.officer(), command),
            &[RecordKey::Task(task)],
            |mut fresh| {
                let (before, read_at) = taken::<Task>(fresh.pop().flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                let unit = before.held_by(&programme);
                let permit: Permit<A> = policy::permit(actor, unit, self.book().tree())?;
                let by = Signature {
                    by: permit.author(),
                    at: now,
                };
                let after = decide(&before, by)?;
                Ok(Decision::one(
                    permit,
                    (id, now),
                    saved(&after, &programme),
                    Changed {
                        restricted: after.restricted,
                        change: Change::Task {
                            before: Some(Box::new(before)),
                            after: Box::new(after.clone()),
                        },
                        record: after,
                        read_at,
                    },
                ))
            },
        )
        .await
    }
}

/// How a task is to go, read from what an officer typed.
struct TypedCourse {
    starts: Option<Date>,
    part: Option<Part>,
    after: Vec<TaskId>,
    every: Option<Every>,
    until: Option<Date>,
    milestones: Vec<(Line, Date)>,
    products: Vec<(Line, Option<Date>)>,
}

impl Typed {
    fn course(
        command: &KeepCourse,
        task: &Task,
        actor: &Actor,
        today: Date,
        book: &Book,
    ) -> Result<TypedCourse, Refusal> {
        let mut typed = Self::default();
        let reader = Reader {
            actor: Some(actor),
            on: today,
        };
        let starts = typed.optional_day(Field::Starts, &command.starts);
        let deadline = task.deadline.map(|deadline| deadline.day);
        if starts.zip(deadline).is_some_and(|(from, to)| from > to) {
            typed.wrong(Field::Starts, Problem::Backwards);
        }
        let part = typed.part(command, task, reader, book);
        let after = typed.after(&command.after, task, reader, book);
        let every = match command.every.trim() {
            "" => None,
            code => typed.one_of::<Every>(Field::Every, code),
        };
        if every.is_some() && deadline.is_none() {
            typed.wrong(Field::Every, Problem::NoDeadlineToRepeat);
        }
        let until = every.and_then(|_| typed.optional_day(Field::Until, &command.until));
        if until.zip(deadline).is_some_and(|(until, day)| until < day) {
            typed.wrong(Field::Until, Problem::Backwards);
        }
        let milestones = typed.each(Field::Milestones, &command.milestones, line::read_dated);
        let products = typed.each(Field::Products, &command.products, line::read);
        typed.done()?;
        Ok(TypedCourse {
            starts,
            part,
            after,
            every,
            until,
            milestones,
            products,
        })
    }

    /// What is typed one a line; the same name twice is told.
    fn each<T>(
        &mut self,
        field: Field,
        text: &str,
        read: impl Fn(&str) -> Result<(Line, T), Problem>,
    ) -> Vec<(Line, T)> {
        let mut all: Vec<(Line, T)> = Vec::new();
        for typed in lines(text) {
            match read(typed) {
                Ok((name, _)) if all.iter().any(|(other, _)| *other == name) => {
                    let name = name.as_str().chars().take(60).collect();
                    self.wrong(field, Problem::NamedTwice { name });
                }
                Ok(one) => all.push(one),
                Err(problem) => self.wrong(field, problem),
            }
        }
        if all.len() > MOST {
            let most = u16::try_from(MOST).unwrap_or(u16::MAX);
            self.wrong(field, Problem::TooMany { most });
        }
        all
    }

    fn part(
        &mut self,
        command: &KeepCourse,
        task: &Task,
        reader: Reader<'_>,
        book: &Book,
    ) -> Option<Part> {
        let slug = command.part_of.trim();
        if slug.is_empty() {
            return None;
        }
        let weight = self
            .optional_count(Field::Weight, &command.weight)
            .unwrap_or(USUAL_WEIGHT);
        if weight > MOST_WEIGHT {
            self.wrong(Field::Weight, Problem::OutOfRange);
        }
        let whole = book
            .task_by_slug(slug)
            .filter(|one| one.programme == task.programme && reader.sees_work(one, book));
        let Some(whole) = whole else {
            self.wrong(Field::PartOf, unknown(slug));
            return None;
        };
        if book.is_part_within(whole.id, task.id) {
            self.wrong(Field::PartOf, Problem::WithinItself);
        }
        let was = task.part.map(|part| part.of);
        let holder = book.document(whole.programme).map(|one| whole.held_by(one));
        let may_divide = reader.actor.zip(holder).is_some_and(|(actor, unit)| {
            policy::may::<policy::KeepCourse>(actor, unit, book.tree())
        });
        if was != Some(whole.id) && !may_divide {
            self.wrong(Field::PartOf, Problem::OutOfReach);
        }
        Some(Part {
            of: whole.id,
            weight,
        })
    }

    fn after(&mut self, text: &str, task: &Task, reader: Reader<'_>, book: &Book) -> Vec<TaskId> {
        let mut after = Vec::new();
        for name in lines(text) {
            match book.task_named(name, task.programme, reader) {
                None => self.wrong(Field::After, unknown(name)),
                Some(one) if book.waits_for(one.id, task.id) => {
                    self.wrong(Field::After, Problem::Circular);
                }
                Some(one) if after.contains(&one.id) => {}
                Some(one) => after.push(one.id),
            }
        }
        if after.len() > MOST {
            let most = u16::try_from(MOST).unwrap_or(u16::MAX);
            self.wrong(Field::After, Problem::TooMany { most });
        }
        after
    }
}

impl TypedCourse {
    /// The task with this course. What was reached and handed in stays with what keeps its name.
    fn onto(&self, task: &Task) -> Result<Task, Refusal> {
        let kept = task.course.repeats;
        let repeats = self.every.zip(task.deadline).map(|(every, deadline)| {
            // The count goes on while the rule is the same.
            match kept.filter(|kept| kept.every == every) {
                Some(kept) => Repeat {
                    until: self.until,
                    ..kept
                },
                None => Repeat {
                    every,
                    until: self.until,
                    first: deadline.day,
                    time: 1,
                    before: None,
                },
            }
        });
        let course = task
            .course
            .clone()
            .with_milestones(self.milestones.clone())
            .with_products(self.products.clone());
        if course.loses_what_was_handed_in(&task.course) {
            return Err(Refusal::field(Field::Products, Problem::HandedInStays));
        }
        Ok(Task {
            course: Course {
                starts: self.starts,
                after: self.after.clone(),
                repeats,
                ..course
            },
            part: self.part,
            ..task.clone()
        })
    }
}
