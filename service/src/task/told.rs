//! How a task goes, as an officer tells it.

use domain::{
    Bilingual, Date, Refusal,
    command::PostUpdate,
    officer::Signature,
    refusal::{Field, Problem},
    task::Update,
    text::{Prose, TextProblem},
};

use crate::figure::optional_prose;

/// What an officer told of a task, read.
pub(super) struct Told {
    results: Option<Prose>,
    difficulties: Option<Prose>,
    next: Option<Prose>,
}

impl Told {
    /// # Errors
    /// A text that cannot be kept; nothing written at all.
    pub fn parse(command: &PostUpdate) -> Result<Self, Refusal> {
        let mut problems = Vec::new();
        let mut prose = |field, text: &str| {
            optional_prose(text).unwrap_or_else(|problem: TextProblem| {
                problems.push((field, Problem::Text(problem)));
                None
            })
        };
        let told = Self {
            results: prose(Field::Results, &command.results),
            difficulties: prose(Field::Difficulties, &command.difficulties),
            next: prose(Field::Next, &command.next),
        };
        if told.results.is_none()
            && told.difficulties.is_none()
            && told.next.is_none()
            && problems.is_empty()
        {
            problems.push((Field::Results, Problem::NothingWritten));
        }
        if problems.is_empty() {
            Ok(told)
        } else {
            Err(Refusal::Fields(problems))
        }
    }

    pub fn update(&self, on: Date, by: Signature) -> Update {
        let both =
            |prose: &Option<Prose>| prose.as_ref().map(|prose| Bilingual::both(prose.as_str()));
        Update {
            on,
            results: both(&self.results),
            difficulties: both(&self.difficulties),
            next: both(&self.next),
            by,
        }
    }
}
