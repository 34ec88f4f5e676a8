//! A form as it is drawn: with a new command id, or again after a refusal, with everything that
//! was typed and what is wrong where. The name of a field is the argument of its act.

mod label;
mod name;

use domain::{Language, Refusal, id::CommandId, refusal::Problem as FieldProblem};
use leptos::prelude::*;

use self::label::label;
pub use self::name::*;
use crate::{
    door::RefusedForm,
    page::reading::{REFUSED, Reading},
    part::{
        field::{FieldWords, Which, WhichChoice},
        problem_summary::{Problem, ProblemSummary},
    },
    words::Words,
};

/// Under this name a refused form keeps which act it was sent to.
pub const ACT: &str = "act";

pub struct Form {
    act: &'static str,
    id: CommandId,
    refused: Option<RefusedForm>,
    words: Words,
}

impl Form {
    #[must_use]
    pub fn of(reading: &Reading, act: &'static str) -> Self {
        let refused = reading
            .refused()
            .filter(|form| form.typed(ACT) == Some(act));
        // The id stays, so that what was done after all is not done twice; only one that is
        // taken by another content is given up.
        let id = refused
            .as_ref()
            .filter(|form| {
                form.refusal
                    .as_ref()
                    .is_some_and(|refusal| *refusal != Refusal::CommandReused)
            })
            .and_then(|_| reading.asked(REFUSED)?.parse().ok())
            .unwrap_or_else(|| reading.new_command());
        Self {
            act,
            id,
            refused,
            words: reading.words,
        }
    }

    /// A form that is answered with its own page: new, or as it was just sent and refused. It keeps
    /// its id only if that was ours to give.
    #[must_use]
    pub fn answered(
        reading: &Reading,
        act: &'static str,
        back: Option<(Option<CommandId>, RefusedForm)>,
    ) -> Self {
        let (id, refused) = back.map_or((None, None), |(id, form)| (id, Some(form)));
        Self {
            act,
            id: id.unwrap_or_else(|| reading.new_command()),
            refused,
            words: reading.words,
        }
    }

    /// What is wrong with it, each leading to its field.
    #[must_use]
    pub fn summary(&self) -> AnyView {
        let problems = self
            .refusal()
            .map(|refusal| problems(self.act, refusal, self.words))
            .unwrap_or_default();
        view! { <ProblemSummary heading=self.words.check_these() problems/> }.into_any()
    }

    #[must_use]
    pub const fn id(&self) -> CommandId {
        self.id
    }

    /// The address the form is posted to.
    #[must_use]
    pub fn action(&self) -> String {
        format!("/api/{}", self.act)
    }

    /// The fields nobody sees and every form has.
    pub fn hidden(&self) -> AnyView {
        view! {
            <input type="hidden" name="id" value=self.id.to_string()/>
            <input type="hidden" name="language" value=self.words.0.code()/>
        }
        .into_any()
    }

    /// Whether it was sent, and is here again with what was typed.
    #[must_use]
    pub const fn is_back(&self) -> bool {
        self.refused.is_some()
    }

    /// Why it was refused, if it was.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refused.as_ref()?.refusal.as_ref()
    }

    /// What was typed, or what stands there when nothing was.
    #[must_use]
    pub fn typed(&self, name: &str, otherwise: &str) -> String {
        let typed = self.refused.as_ref().and_then(|form| form.typed(name));
        typed.unwrap_or(otherwise).to_owned()
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<String> {
        wrong(self.refusal()?, self.words.0)
            .into_iter()
            .find(|(field, _)| *field == name)
            .map(|(_, message)| message)
    }

    /// The words around a field.
    #[must_use]
    pub fn words(&self, name: &'static str, label: &str, hint: Option<&str>) -> FieldWords {
        FieldWords {
            name: name.to_owned(),
            label: label.to_owned(),
            hint: hint.map(str::to_owned),
            error: self.error(name),
            which: self.which(name),
        }
    }

    /// What was typed there and fits several units, with those to choose from.
    #[must_use]
    pub fn which(&self, field: &str) -> Vec<Which> {
        let Some(Refusal::Fields(problems)) = self.refusal() else {
            return Vec::new();
        };
        let (words, language) = (self.words, self.words.0);
        problems
            .iter()
            .filter(|(of, _)| name(*of) == field)
            .filter_map(|(_, problem)| match problem {
                FieldProblem::WhichUnit { typed, candidates } => Some(Which {
                    asked: words.which_unit(typed),
                    typed: typed.clone(),
                    choices: candidates
                        .iter()
                        .map(|one| WhichChoice {
                            value: one.slug.to_string(),
                            name: one.name.get(language).to_owned(),
                            about: one.about.get(language).to_owned(),
                        })
                        .collect(),
                }),
                _ => None,
            })
            .collect()
    }
}

/// The errors of whatever form was refused on this page, each leading to its field.
pub fn summary(reading: &Reading) -> AnyView {
    let words = reading.words;
    let refused = reading.refused();
    let act = refused
        .as_ref()
        .and_then(|form| form.typed(ACT))
        .unwrap_or_default()
        .to_owned();
    let problems = match (refused, reading.asked(REFUSED)) {
        (Some(RefusedForm { refusal: None, .. }), _) | (None, None) => Vec::new(),
        (
            Some(RefusedForm {
                refusal: Some(refusal),
                ..
            }),
            _,
        ) => problems(&act, &refusal, words),
        (None, Some(_)) => vec![Problem {
            field: None,
            message: words.form_gone().to_owned(),
        }],
    };
    view! { <ProblemSummary heading=words.check_these() problems/> }.into_any()
}

/// What is wrong with a form: with each field, or else with the whole.
fn problems(act: &str, refusal: &Refusal, words: Words) -> Vec<Problem> {
    let language = words.0;
    let mut problems: Vec<_> = wrong(refusal, language)
        .into_iter()
        .map(|(name, message)| Problem {
            field: Some(name.to_owned()),
            message: format!("{}: {message}", label(act, name, words)),
        })
        .collect();
    if problems.is_empty() {
        problems.push(Problem {
            field: None,
            message: refusal.message(language),
        });
    }
    problems
}

/// The fields a refusal concerns, with what is wrong.
pub(super) fn wrong(refusal: &Refusal, language: Language) -> Vec<(&'static str, String)> {
    match refusal {
        Refusal::Fields(problems) => problems
            .iter()
            .map(|(field, problem)| (name(*field), problem.brief(language)))
            .collect(),
        Refusal::NotClear(missing) => missing
            .iter()
            .map(|part| {
                (
                    place_of(*part),
                    FieldProblem::NothingWritten.message(language),
                )
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{refusal::Field, task::clear::Clarity};

    use super::*;

    #[test]
    fn what_is_not_clear_leads_to_the_field_that_clears_it() {
        let refusal = Refusal::NotClear(vec![
            Clarity::Person,
            Clarity::Time,
            Clarity::Responsibility,
        ]);
        let fields: Vec<_> = wrong(&refusal, Language::Vi)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(fields, ["person", "deadline", "lead"]);
    }

    #[test]
    fn a_refusal_of_the_whole_blames_no_field() {
        assert_eq!(wrong(&Refusal::WrongCredentials, Language::En), []);
    }

    #[test]
    fn a_problem_says_what_to_correct() {
        let refusal = Refusal::field(Field::NewPassword, FieldProblem::TooShort { least: 12 });
        assert_eq!(
            wrong(&refusal, Language::Vi),
            [("new_password", "Cần ít nhất 12 ký tự.".to_owned())]
        );
    }
}
