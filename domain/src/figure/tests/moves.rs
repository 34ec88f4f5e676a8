//! Ten thousand moves at random, against a model of what may happen to a cell that is written down
//! on its own here: no move that may not be is made, nobody publishes what they had a part in,
//! and nothing that was ever published is lost.

use std::collections::BTreeSet;

use proptest::{collection::vec, prelude::*};
use ulid::Ulid;

use super::{reason, signed, value};
use crate::{
    Bilingual, Language, Refusal,
    figure::{
        Cell, Published, Stage, Value,
        chain::{Chain, Level},
    },
    id::{IndicatorId, OfficerId},
    policy::Role,
};

const CASES: u32 = 100;
const MOVES: usize = 100;
/// So few that they get into each other's way.
const OFFICERS: u128 = 5;

#[derive(Clone, Copy, Debug)]
enum What {
    /// With a reason, or without one.
    Record(bool),
    Submit,
    Approve,
    GiveBack,
    Withdraw,
    /// To a value, or to none.
    Restore(bool),
}

#[derive(Clone, Copy, Debug)]
struct Move {
    what: What,
    by: u128,
    number: u16,
    /// By somebody who saw the cell as it was before.
    late: bool,
}

fn any_move() -> impl Strategy<Value = Move> {
    let what = prop_oneof![
        4 => any::<bool>().prop_map(What::Record),
        4 => Just(What::Submit),
        6 => Just(What::Approve),
        2 => Just(What::GiveBack),
        1 => Just(What::Withdraw),
        1 => any::<bool>().prop_map(What::Restore),
    ];
    (what, 1..=OFFICERS, 0..1_000_u16, prop::bool::weighted(0.1)).prop_map(
        |(what, by, number, late)| Move {
            what,
            by,
            number,
            late,
        },
    )
}

fn chain(levels: usize) -> Chain {
    let level = Level {
        name: Bilingual::both("cấp"),
        unit: None,
    };
    Chain::try_from(vec![level; levels]).unwrap()
}

/// Where a value stands, and who had a part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum At {
    Draft,
    Submitted { by: u128, checks: Vec<u128> },
    Returned,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Worked {
    number: u16,
    by: u128,
    at: At,
}

/// The cell as it ought to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Model {
    revision: u32,
    working: Option<Worked>,
    /// Each with everybody who had a part in it, whoever published it last; oldest first.
    published: Vec<(u16, Vec<u128>)>,
}

impl Model {
    /// What a move leads to; nothing where it may not be made.
    fn after(&self, one: Move, levels: usize) -> Option<Self> {
        let mut next = self.clone();
        next.revision += 1;
        if one.late && self.revision > 0 {
            return None;
        }
        let draft = |number| Worked {
            number,
            by: one.by,
            at: At::Draft,
        };
        match one.what {
            What::Record(reason) => {
                if !self.published.is_empty() && !reason {
                    return None;
                }
                next.working = Some(draft(one.number));
            }
            What::Submit => {
                let working = next.working.as_mut()?;
                if matches!(working.at, At::Submitted { .. }) {
                    return None;
                }
                working.at = At::Submitted {
                    by: one.by,
                    checks: Vec::new(),
                };
            }
            What::Approve | What::GiveBack => {
                let working = next.working.as_mut()?;
                let At::Submitted { by, checks } = working.at.clone() else {
                    return None;
                };
                let mut part: Vec<u128> = [working.by, by].into_iter().chain(checks).collect();
                if part.contains(&one.by) {
                    return None;
                }
                if matches!(one.what, What::GiveBack) {
                    working.at = At::Returned;
                } else if part.len() - 2 + 1 < levels {
                    working.at = At::Submitted {
                        by,
                        checks: part.split_off(2).into_iter().chain([one.by]).collect(),
                    };
                } else {
                    part.push(one.by);
                    next.published.push((working.number, part));
                    next.working = None;
                }
            }
            What::Withdraw => {
                next.working.take()?;
            }
            What::Restore(to_a_value) => {
                next.working = to_a_value.then(|| draft(one.number));
            }
        }
        Some(next)
    }
}

fn entered(one: Move, reason: bool) -> Value {
    Value {
        recorded: signed(one.by, Role::Reporter),
        ..value(&one.number.to_string(), reason.then_some("Sửa số liệu"))
    }
}

/// The same move of the cell itself.
fn moved(cell: &Cell, one: Move, chain: &Chain) -> Result<Cell, Refusal> {
    let base = if one.late {
        cell.revision.saturating_sub(1)
    } else {
        cell.revision
    };
    let by = |role| signed(one.by, role);
    match one.what {
        What::Record(reason) => cell.record(base, entered(one, reason)),
        What::Submit => cell.submit(base, by(Role::Reporter)),
        What::Approve => cell.approve(base, by(Role::Reviewer), chain),
        What::GiveBack => cell.give_back(base, by(Role::Reviewer), reason()),
        What::Withdraw => cell.withdraw(base),
        What::Restore(to_a_value) => cell.restore(base, to_a_value.then(|| entered(one, true))),
    }
}

fn number(value: &Value) -> u16 {
    value
        .quantity
        .format(Language::Vi)
        .replace('.', "")
        .parse()
        .unwrap()
}

fn officer(id: Option<OfficerId>) -> u128 {
    id.unwrap().ulid().0
}

/// What the cell says of itself, in the words of the model.
fn seen(cell: &Cell) -> Model {
    let public = |one: &Published| {
        // Who handed it in is not kept once it is published.
        let part = one.checks.iter().chain([&one.approved]);
        let part = part.map(|signature| officer(signature.by.officer()));
        let entered = officer(one.value.recorded.by.officer());
        (
            number(&one.value),
            [entered].into_iter().chain(part).collect(),
        )
    };
    Model {
        revision: cell.revision,
        working: cell.working.as_deref().map(|working| Worked {
            number: number(&working.value),
            by: officer(working.value.recorded.by.officer()),
            at: match &working.stage {
                Stage::Draft => At::Draft,
                Stage::Returned { .. } => At::Returned,
                Stage::Submitted(submission) => At::Submitted {
                    by: officer(submission.by.officer()),
                    checks: submission
                        .checks
                        .iter()
                        .map(|check| officer(check.by.officer()))
                        .collect(),
                },
            },
        }),
        published: cell
            .earlier
            .iter()
            .chain(&cell.published)
            .map(public)
            .collect(),
    }
}

/// The model without who handed in, which a published figure does not keep.
fn known(model: &Model) -> Model {
    let published = model.published.iter().map(|(number, part)| {
        let without = part.iter().enumerate().filter(|(at, _)| *at != 1);
        (*number, without.map(|(_, officer)| *officer).collect())
    });
    Model {
        published: published.collect(),
        ..model.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn no_move_at_random_leads_astray(levels in 1..=3_usize, moves in vec(any_move(), MOVES)) {
        let chain = chain(levels);
        let mut cell = Cell::empty(IndicatorId::new(Ulid::from(9_u128)));
        let mut model = Model::default();
        for one in moves {
            let expected = model.after(one, levels);
            let came_to = moved(&cell, one, &chain);
            match (expected, came_to) {
                (Some(next), Ok(after)) => {
                    prop_assert_eq!(seen(&after), known(&next), "{:?}", one);
                    // What everybody sees changes by an approval at the last level alone.
                    let is_new = after.published != cell.published;
                    prop_assert!(!is_new || matches!(one.what, What::Approve));
                    (cell, model) = (after, next);
                }
                (None, Err(_)) => {}
                (expected, came_to) => {
                    return Err(TestCaseError::fail(format!(
                        "{one:?} of {cell:?} ought to lead to {expected:?}, and led to {came_to:?}"
                    )));
                }
            }
            // Nobody had two parts in a published figure, but entering and handing it in.
            for (_, part) in &model.published {
                let deciders: BTreeSet<_> = part[2..].iter().collect();
                prop_assert_eq!(deciders.len(), levels);
                prop_assert!(!deciders.contains(&part[0]) && !deciders.contains(&part[1]));
            }
            // And it is written down whole.
            let kept = serde_json::to_string(&cell).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Cell>(&kept).unwrap(), &cell);
        }
    }
}
