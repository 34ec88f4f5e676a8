//! Every action × every role × every relation between where an officer stands and the unit
//! concerned, against a table written by hand. An action without a row fails.

use jiff::civil::{Date, date};
use ulid::Ulid;

use super::*;
use crate::unit::{
    Dated, Unit, UnitKind,
    succession::{Succession, SuccessionKind},
};

use ActionName as Name;
use Role::{Administrator, Auditor, Planner, Reporter, Reviewer};

/// Who may do what, on a unit that their grant reaches.
const TABLE: &[(Name, &[Role])] = &[
    (Name::RecordFigure, &[Reporter]),
    (Name::SubmitFigure, &[Reporter]),
    (Name::ApproveFigure, &[Reviewer]),
    (Name::ReturnFigure, &[Reviewer]),
    (Name::ReportNothing, &[Reporter]),
    (Name::AskExtension, &[Reporter]),
    (Name::DecideExtension, &[Reviewer, Planner]),
    (Name::KeepSchedule, &[Planner]),
    (Name::KeepCalendar, &[Administrator]),
    (Name::AskExplanation, &[Reviewer, Planner, Auditor]),
    (Name::AnswerExplanation, &[Reporter]),
    (Name::SettleExplanation, &[Reviewer, Planner, Auditor]),
    (Name::AllocateTarget, &[Planner]),
    (Name::PlanTask, &[Planner]),
    (Name::PostUpdate, &[Reporter, Planner]),
    (Name::KeepCourse, &[Planner]),
    (Name::HandInProduct, &[Reporter, Planner]),
    (Name::DecideProduct, &[Reviewer, Planner]),
    (Name::AttachEvidence, &[Reporter, Planner]),
    (Name::WithdrawEvidence, &[Reporter, Reviewer, Planner]),
    (Name::RaiseObstacle, &[Reporter, Planner]),
    (Name::AnswerObstacle, &[Reviewer, Planner]),
    (Name::CloseObstacle, &[Reporter, Planner]),
    (Name::ModerateFeedback, &[Reviewer, Planner]),
    (Name::AnswerFeedback, &[Reviewer, Planner]),
    (Name::KeepMeeting, &[Planner]),
    (Name::GiveConclusion, &[Planner]),
    (Name::KeepReport, &[Reporter, Planner]),
    (Name::KeepProgramme, &[Planner]),
    (Name::KeepIndicator, &[Planner]),
    (Name::AssignOwner, &[Planner, Administrator]),
    (Name::ReadRestricted, &[Reviewer, Planner, Auditor]),
    (Name::KeepUnits, &[Administrator]),
    (Name::KeepSources, &[Planner]),
    (Name::ProposeHandover, &[Planner]),
    (Name::AnswerHandover, &[Planner]),
    (Name::ManageOfficers, &[Administrator]),
    // By no role: the machine's own, and everybody's own account.
    (Name::LoadBook, &[]),
    (Name::RepeatTask, &[]),
    (Name::TellOfficers, &[]),
    (Name::ForgetSenders, &[]),
    // By no role either: anybody's, and that of whoever holds a secret.
    (Name::SendFeedback, &[]),
    (Name::KeepFeedback, &[]),
    (Name::KeepAccount, &[]),
];

/// By which work somebody knows of what is restricted, and who does on a unit that their grant
/// reaches: those who read what is restricted, and those whose work it is.
const KNOWN: &[(Name, &[Role])] = &[
    (Name::RecordFigure, &[Reporter, Reviewer, Planner, Auditor]),
    (Name::PostUpdate, &[Reporter, Reviewer, Planner, Auditor]),
    (Name::RaiseObstacle, &[Reporter, Reviewer, Planner, Auditor]),
    (Name::AnswerObstacle, &[Reviewer, Planner, Auditor]),
    (Name::ModerateFeedback, &[Reviewer, Planner, Auditor]),
    (Name::KeepProgramme, &[Reviewer, Planner, Auditor]),
    (
        Name::ManageOfficers,
        &[Reviewer, Planner, Auditor, Administrator],
    ),
];

/// A unit of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Province,
    /// Below the province since the reform, made of [`Place::FormerCommune`].
    Commune,
    /// Below the commune.
    Village,
    /// A body that serves the commune.
    Body,
    /// Another commune of the province.
    Sibling,
    /// Below the province until the reform.
    FormerDistrict,
    /// Below that district until the reform.
    FormerCommune,
    /// Another province.
    Foreign,
    /// A commune there.
    ForeignCommune,
}

use Place::{
    Body, Commune, Foreign, ForeignCommune, FormerCommune, FormerDistrict, Province, Sibling,
    Village,
};

const PLACES: [Place; 9] = [
    Province,
    Commune,
    Village,
    Body,
    Sibling,
    FormerDistrict,
    FormerCommune,
    Foreign,
    ForeignCommune,
];

/// What a grant at a place reaches: the place itself, and all that is or was below it.
const REACH: [(Place, &[Place]); 9] = [
    (
        Province,
        &[
            Province,
            Commune,
            Village,
            Body,
            Sibling,
            FormerDistrict,
            FormerCommune,
        ],
    ),
    (Commune, &[Commune, Village, Body]),
    (Village, &[Village]),
    (Body, &[Body]),
    (Sibling, &[Sibling]),
    (FormerDistrict, &[FormerDistrict, FormerCommune]),
    (FormerCommune, &[FormerCommune]),
    (Foreign, &[Foreign, ForeignCommune]),
    (ForeignCommune, &[ForeignCommune]),
];

const REFORM: Date = date(2025, 7, 1);

fn id(place: Place) -> UnitId {
    UnitId::new(Ulid::from(place as u128 + 1))
}

fn tree() -> UnitTree {
    let mut tree = UnitTree::default();
    let mut put = |place, parent: Option<Place>, from, until| {
        tree.put(Unit {
            id: id(place),
            slug: format!("u{}", place as u8).parse().unwrap(),
            kind: UnitKind::Commune,
            exists: Dated {
                value: (),
                from,
                until,
            },
            names: Vec::new(),
            codes: Vec::new(),
            parents: parent
                .map(|parent| Dated {
                    value: id(parent),
                    from,
                    until,
                })
                .into_iter()
                .collect(),
            serves: (place == Body).then_some(id(Commune)),
            note: None,
            source: None,
            facts: Vec::new(),
        });
    };
    put(Province, None, None, None);
    put(Commune, Some(Province), Some(REFORM), None);
    put(Village, Some(Commune), Some(REFORM), None);
    put(Body, None, Some(REFORM), None);
    put(Sibling, Some(Province), Some(REFORM), None);
    put(FormerDistrict, Some(Province), None, Some(REFORM));
    put(FormerCommune, Some(FormerDistrict), None, Some(REFORM));
    put(Foreign, None, None, None);
    put(ForeignCommune, Some(Foreign), None, None);
    tree.put_succession(Succession {
        from: id(FormerCommune),
        to: id(Commune),
        kind: SuccessionKind::Whole,
        on: REFORM,
        source: None,
        note: None,
        document: None,
        unverified: false,
    });
    tree
}

fn officer(grants: &[(Role, Place)]) -> Actor {
    Actor {
        officer: OfficerId::new(Ulid::from(7_u128)),
        grants: grants
            .iter()
            .map(|(role, place)| Grant {
                role: *role,
                scope: id(*place),
            })
            .collect(),
    }
}

fn roles_of(action: Name) -> &'static [Role] {
    let rows: Vec<_> = TABLE.iter().filter(|(name, _)| *name == action).collect();
    match rows.as_slice() {
        [(_, roles)] => roles,
        [] => panic!("{action:?} has no row in the table"),
        _ => panic!("{action:?} has more than one row in the table"),
    }
}

fn reaches(scope: Place, unit: Place) -> bool {
    REACH
        .iter()
        .any(|(from, reached)| *from == scope && reached.contains(&unit))
}

#[test]
fn every_action_has_its_row() {
    for action in Name::ALL {
        roles_of(*action);
    }
    assert_eq!(TABLE.len(), Name::ALL.len());
    for place in PLACES {
        assert_eq!(REACH.iter().filter(|(from, _)| *from == place).count(), 1);
    }
}

/// One role at one place: a permit exists exactly when the table gives the action to the role
/// and the place reaches the unit; and it says by which role it was given.
#[test]
fn one_role() {
    let tree = tree();
    let mut cases = 0;
    for action in Name::ALL {
        for role in Role::ALL {
            for scope in PLACES {
                for unit in PLACES {
                    cases += 1;
                    let expected = roles_of(*action).contains(&role) && reaches(scope, unit);
                    let given =
                        officer(&[(role, scope)]).grant_for(action.roles(), id(unit), &tree);
                    let wanted = expected.then_some(Grant {
                        role,
                        scope: id(scope),
                    });
                    assert_eq!(
                        given, wanted,
                        "{action:?} of a {role:?} at {scope:?} on {unit:?}"
                    );
                }
            }
        }
    }
    assert!(cases >= 2_000, "{cases} cases");
}

/// Two roles at two places: each counts where it is held and nowhere else. Being a reviewer
/// here and a reporter there makes nobody a reviewer there.
#[test]
fn two_roles() {
    let tree = tree();
    let mut cases = 0;
    for action in Name::ALL {
        for first in Role::ALL {
            for second in Role::ALL {
                for (here, there) in [
                    (Commune, Sibling),
                    (Commune, Foreign),
                    (FormerDistrict, Body),
                ] {
                    for unit in PLACES {
                        cases += 1;
                        let one =
                            |role, place| roles_of(*action).contains(&role) && reaches(place, unit);
                        let expected = one(first, here) || one(second, there);
                        let both = officer(&[(first, here), (second, there)]);
                        assert_eq!(
                            both.grant_for(action.roles(), id(unit), &tree).is_some(),
                            expected,
                            "{action:?} of a {first:?} at {here:?} and {second:?} at {there:?} on {unit:?}"
                        );
                    }
                }
            }
        }
    }
    assert!(cases >= 2_000, "{cases} cases");
}

/// Reading and acting on what is restricted: an action on it needs the right to the action and
/// knowing of the thing, at the unit that it belongs to; on what is open it needs the right alone.
#[test]
fn restricted_things() {
    let tree = tree();
    let mut cases = 0;
    for (work, knowing) in KNOWN {
        for role in Role::ALL {
            for scope in PLACES {
                let actor = officer(&[(role, scope)]);
                for unit in PLACES {
                    let knows = knowing.contains(&role) && reaches(scope, unit);
                    for restricted in [false, true] {
                        assert_eq!(
                            actor.knows(*work, restricted, id(unit), &tree),
                            knows || !restricted,
                            "a {role:?} at {scope:?} and what is restricted ({restricted}) at {unit:?}, by {work:?}"
                        );
                        for action in Name::ALL {
                            cases += 1;
                            let may = roles_of(*action).contains(&role) && reaches(scope, unit);
                            let given = actor
                                .grant_for(action.roles(), id(unit), &tree)
                                .filter(|_| actor.knows(*work, restricted, id(unit), &tree));
                            assert_eq!(
                                given.is_some(),
                                may && (knows || !restricted),
                                "{action:?} of a {role:?} at {scope:?} on {unit:?}, restricted: {restricted}, by {work:?}"
                            );
                        }
                    }
                }
            }
        }
    }
    assert!(cases >= 50_000, "{cases} cases");
}

/// What somebody knows of at one place, and may do at another, do not come together.
#[test]
fn knowing_here_and_acting_there() {
    let tree = tree();
    for unit in PLACES {
        let here = reaches(Commune, unit);
        let there = reaches(Sibling, unit);
        let actor = officer(&[(Auditor, Commune), (Reporter, Sibling)]);
        assert_eq!(
            actor.knows(Name::KeepProgramme, true, id(unit), &tree),
            here,
            "{unit:?}"
        );
        assert_eq!(
            actor.knows(Name::RecordFigure, true, id(unit), &tree),
            here || there,
            "{unit:?}"
        );
        let reports = actor.grant_for(Name::RecordFigure.roles(), id(unit), &tree);
        assert_eq!(reports.is_some(), there, "{unit:?}");
    }
}

/// Nobody's grant reaches a unit that is not known, and without a grant nothing is allowed.
#[test]
fn nothing_by_nobody_and_nowhere() {
    let tree = tree();
    let unknown = UnitId::new(Ulid::from(99_u128));
    for action in Name::ALL {
        for unit in PLACES {
            assert_eq!(
                officer(&[]).grant_for(action.roles(), id(unit), &tree),
                None
            );
        }
        for role in Role::ALL {
            let everywhere: Vec<_> = PLACES.iter().map(|place| (role, *place)).collect();
            assert_eq!(
                officer(&everywhere).grant_for(action.roles(), unknown, &tree),
                None
            );
        }
    }
}
