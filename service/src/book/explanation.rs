//! Requests for explanation: who may see which, and the lists of one officer.

use domain::{
    Date,
    explanation::{About, Explanation, Standing},
    handover::Matter,
    id::{ExplanationId, UnitId},
    policy::{
        self, Action, Actor, AnswerExplanation, AskExplanation, ReadRestricted, RecordFigure, Role,
    },
};

use super::{Book, Reader, notice::EXPLAINED_TO};

/// The requests an officer has to do with, each list in the order of the days to answer by.
#[derive(Clone, Debug, Default)]
pub struct Requests {
    /// Late, with this officer's units above.
    pub escalated: Vec<Explanation>,
    /// To be answered by this officer's units.
    pub to_answer: Vec<Explanation>,
    /// Answered: this officer's side asked, and has to say whether it is content.
    pub to_settle: Vec<Explanation>,
    /// Asked by this officer's side, not answered yet.
    pub waiting: Vec<Explanation>,
    /// Answered, or with others.
    pub others: Vec<Explanation>,
    pub settled: Vec<Explanation>,
}

impl Requests {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [
            &self.escalated,
            &self.to_answer,
            &self.to_settle,
            &self.waiting,
            &self.others,
            &self.settled,
        ]
        .iter()
        .all(|list| list.is_empty())
    }
}

impl Book {
    #[must_use]
    pub fn explanation(&self, id: ExplanationId) -> Option<&Explanation> {
        self.explanations.get(&id)
    }

    /// The requests about something at a unit that a reader may see, latest first.
    pub fn explanations_about<'a>(
        &'a self,
        about: About,
        unit: UnitId,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = &'a Explanation> {
        self.explanations
            .values()
            .rev()
            .filter(move |one| one.about == about && one.unit == unit)
            .filter(move |one| reader.sees_explanation(one, self))
    }

    /// Every request an officer may see, by what there is to do about it.
    #[must_use]
    pub fn requests(&self, actor: &Actor, on: Date) -> Requests {
        let reader = Reader {
            actor: Some(actor),
            on,
        };
        let mut requests = Requests::default();
        let seen = self
            .explanations
            .values()
            .filter(|one| reader.sees_explanation(one, self));
        for one in seen {
            let list = match one.standing(on) {
                Standing::Settled => &mut requests.settled,
                Standing::Answered if self.settles(actor, one) => &mut requests.to_settle,
                Standing::Answered => &mut requests.others,
                Standing::Waiting | Standing::Overdue { .. } => {
                    if policy::may::<AnswerExplanation>(actor, self.answers_for(one), self.tree()) {
                        &mut requests.to_answer
                    } else if self.escalated(actor, one, on) {
                        &mut requests.escalated
                    } else if self.settles(actor, one) {
                        &mut requests.waiting
                    } else {
                        &mut requests.others
                    }
                }
            };
            list.push(one.clone());
        }
        for list in [
            &mut requests.escalated,
            &mut requests.to_answer,
            &mut requests.to_settle,
            &mut requests.waiting,
            &mut requests.others,
        ] {
            list.sort_by_key(|one| one.latest.question.due);
        }
        requests.settled.reverse();
        requests
    }

    /// Who answers: the unit that was asked or, where that is no more, whoever took it over.
    #[must_use]
    pub fn answers_for(&self, one: &Explanation) -> UnitId {
        self.carrier(one.unit, Matter::Explanation(one.id))
    }

    /// Whether an officer belongs to the side that asked: they may say whether it is content.
    #[must_use]
    pub fn settles(&self, actor: &Actor, one: &Explanation) -> bool {
        one.asked_for()
            .is_some_and(|unit| stands_at(actor, AskExplanation::NAME.roles(), unit))
    }

    /// Whether it is late and has come up to a unit that this officer reviews: one of the unit's
    /// own reviewers, or of those above where it has none.
    fn escalated(&self, actor: &Actor, one: &Explanation, on: Date) -> bool {
        one.escalated_to(on, self.tree())
            .into_iter()
            .any(|unit| self.nearest(unit, EXPLAINED_TO).contains(&actor.officer()))
    }
}

/// Whether an officer has one of these roles at this very unit.
fn stands_at(actor: &Actor, roles: &[Role], unit: UnitId) -> bool {
    actor
        .grants()
        .iter()
        .any(|grant| grant.scope == unit && roles.contains(&grant.role))
}

impl Reader<'_> {
    /// Whether somebody may read a request: those who answer for the unit and who lead it, the
    /// side that asked, auditors, and, once it is late, the reviewers above, level by level.
    /// What is about something restricted only if they may read that too.
    #[must_use]
    pub fn sees_explanation(&self, one: &Explanation, book: &Book) -> bool {
        let Some(actor) = self.actor else {
            return false;
        };
        let tree = book.tree();
        let concerned = policy::may::<AnswerExplanation>(actor, book.answers_for(one), tree)
            || stands_at(actor, ReadRestricted::NAME.roles(), one.unit)
            || book.settles(actor, one)
            || actor.grants().iter().any(|grant| {
                grant.role == Role::Auditor && tree.ever_within(one.unit, grant.scope)
            })
            || book.escalated(actor, one, self.on);
        concerned && policy::knows::<RecordFigure>(actor, one.restricted, one.unit, tree)
    }
}
