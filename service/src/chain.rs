//! Who checks the figures of a programme: the levels are part of its settings.

use domain::{
    Bilingual, Refusal,
    command::{KeepChain, TypedLevel},
    figure::chain::{Chain, Level},
    policy::{Actor, KeepProgramme},
    programme::Programme,
    refusal::{Field, Problem},
    text::{Line, TextProblem},
    unit::{named::Meant, tree::UnitTree},
};

use crate::Service;

impl Service {
    /// Keeps the levels. What waits at one that is gone waits at the last.
    ///
    /// # Errors
    /// A level without a name, or of a unit that is not known; no such programme; no permit on
    /// its issuer; changed meanwhile.
    pub async fn keep_chain(&self, actor: &Actor, command: KeepChain) -> Result<(), Refusal> {
        let (document, chain) = {
            let book = self.book();
            let document = book.followed_programme(command.programme)?.clone();
            (document, read(&command.levels, book.tree())?)
        };
        self.keep_settings::<KeepProgramme, _>(
            actor,
            &command,
            command.id,
            (&document, command.base),
            |known| {
                Ok(Programme {
                    chain: chain.clone(),
                    ..known
                })
            },
        )
        .await
    }
}

/// Reads the levels; an empty line is none, but a unit without a name is a mistake.
fn read(typed: &[TypedLevel], tree: &UnitTree) -> Result<Chain, Refusal> {
    let mut problems = Vec::new();
    let mut levels = Vec::new();
    for (at, typed) in typed.iter().enumerate() {
        match level(typed, tree) {
            Ok(level) => levels.extend(level),
            Err(problem) => problems.push((Field::Level(at), problem)),
        }
    }
    if !problems.is_empty() {
        return Err(Refusal::Fields(problems));
    }
    // A form has as many lines as a chain can have levels.
    Chain::try_from(levels).map_err(|_| Refusal::NotFound)
}

fn level(typed: &TypedLevel, tree: &UnitTree) -> Result<Option<Level>, Problem> {
    let unit = match typed.unit.trim() {
        "" => None,
        typed => Some(tree.meant(typed, Meant::Ever)?),
    };
    let vi = match Line::try_from(typed.name.as_str()) {
        Ok(name) => name,
        Err(TextProblem::Empty) if unit.is_none() => return Ok(None),
        Err(problem) => return Err(Problem::Text(problem)),
    };
    let en = match Line::try_from(typed.name_en.as_str()) {
        Ok(name) => name,
        Err(TextProblem::Empty) => vi.clone(),
        Err(problem) => return Err(Problem::Text(problem)),
    };
    Ok(Some(Level {
        name: Bilingual {
            vi: vi.as_str().to_owned(),
            en: en.as_str().to_owned(),
        },
        unit,
    }))
}
