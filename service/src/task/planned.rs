//! A task as an officer plans it: the form read, and put onto the task that is kept.

use domain::{
    Bilingual, Refusal,
    command::PlanTask,
    document::Document,
    id::{Slug, TaskId, UnitId},
    period::parse_date,
    refusal::{Field, Problem},
    source::Ground,
    task::{Clear, Deadline, DeadlineHour, Task, TaskState, clear::Clarity, course::Course},
    text::{Line, Prose},
};

use crate::{
    figure::optional_prose,
    manage::typed::{lines, unknown},
};

/// What an officer typed for a task, read.
pub(super) struct Planned {
    pub name: Line,
    pub lead: Option<UnitId>,
    with: Vec<UnitId>,
    deadline: Option<Deadline>,
    words: [Option<Prose>; 7],
    ground: Line,
}

/// The words of a task's form, in the order of [`Planned::words`].
const WORDS: [Clarity; 7] = [
    Clarity::Person,
    Clarity::Work,
    Clarity::Responsibility,
    Clarity::Product,
    Clarity::Authority,
    Clarity::Process,
    Clarity::Effect,
];

impl Planned {
    /// Reads every field, and tells all problems at once.
    pub fn parse(
        command: &PlanTask,
        unit: impl Fn(&str) -> Result<UnitId, Problem>,
    ) -> Result<Self, Refusal> {
        let mut problems = Vec::new();
        let mut line = |field, text: &str| {
            Line::try_from(text)
                .map_err(|problem| problems.push((field, Problem::Text(problem))))
                .ok()
        };
        let name = line(Field::Name, &command.name);
        let ground = line(Field::Ground, &command.ground);
        let lead = match command.lead.trim() {
            "" => None,
            typed => unit(typed)
                .map_err(|problem| problems.push((Field::Lead, problem)))
                .ok(),
        };
        let mut with = Vec::new();
        for typed in lines(&command.with) {
            match unit(typed) {
                Ok(unit) if with.contains(&unit) => {}
                Ok(unit) => with.push(unit),
                Err(Problem::Unknown) => problems.push((Field::With, unknown(typed))),
                Err(problem) => problems.push((Field::With, problem)),
            }
        }
        let deadline = match command.deadline.trim() {
            "" => None,
            typed => {
                let day = parse_date(typed);
                if day.is_none() {
                    problems.push((Field::Clear(Clarity::Time), Problem::NotADate));
                }
                day.map(|day| Deadline {
                    day,
                    hour: DeadlineHour::OfficeClose,
                })
            }
        };
        let typed = [
            &command.person,
            &command.work,
            &command.responsibility,
            &command.product,
            &command.authority,
            &command.process,
            &command.effect,
        ];
        let mut words = [const { None }; 7];
        for ((slot, text), part) in words.iter_mut().zip(typed).zip(WORDS) {
            match optional_prose(text) {
                Ok(prose) => *slot = prose,
                Err(problem) => problems.push((Field::Clear(part), Problem::Text(problem))),
            }
        }
        match (name, ground) {
            (Some(name), Some(ground)) if problems.is_empty() => Ok(Self {
                name,
                lead,
                with,
                deadline,
                words,
                ground,
            }),
            _ => Err(Refusal::Fields(problems)),
        }
    }

    /// The task as planned. An English text stays while its Vietnamese one does.
    pub fn onto(
        &self,
        before: Option<&Task>,
        id: TaskId,
        slug: &Slug,
        programme: &Document,
    ) -> Task {
        let keep = |old: Option<&Bilingual>, new: &str| match old {
            Some(old) if old.vi == new => old.clone(),
            _ => Bilingual::both(new),
        };
        let word = |at: usize, part: Clarity| {
            self.words[at]
                .as_ref()
                .map(|prose| keep(before.and_then(|task| task.words(part)), prose.as_str()))
        };
        let clear = Clear {
            person: word(0, Clarity::Person),
            work: word(1, Clarity::Work),
            responsibility: word(2, Clarity::Responsibility),
            product: word(3, Clarity::Product),
            authority: word(4, Clarity::Authority),
            process: word(5, Clarity::Process),
            effect: word(6, Clarity::Effect),
        };
        let name = keep(before.map(|task| &task.name), self.name.as_str());
        match before {
            Some(task) => {
                let ground = if task.ground.place == self.ground {
                    task.ground.clone()
                } else {
                    Ground {
                        source: None,
                        place: self.ground.clone(),
                    }
                };
                Task {
                    revision: task.revision + 1,
                    name,
                    lead: self.lead,
                    with: self.with.clone(),
                    clear,
                    deadline: self.deadline,
                    ground,
                    ..task.clone()
                }
            }
            None => Task {
                id,
                slug: slug.clone(),
                revision: 1,
                programme: programme.id,
                under: None,
                name,
                lead: self.lead,
                with: self.with.clone(),
                clear,
                deadline: self.deadline,
                period: None,
                state: TaskState::Draft,
                done_on: None,
                updates: Vec::new(),
                part: None,
                origin: None,
                course: Course::default(),
                restricted: false,
                note: None,
                ground: Ground {
                    source: None,
                    place: self.ground.clone(),
                },
                facts: Vec::new(),
            },
        }
    }
}
