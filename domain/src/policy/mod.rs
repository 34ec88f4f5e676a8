//! Authority. This is the only place that decides who may do what, and the only one that can
//! make a [`Permit`]; the store takes a permit by value with every write, so a write that
//! nobody checked does not compile.

mod permit;

use serde::{Deserialize, Serialize};

use crate::{
    Language, Refusal,
    feedback::{Feedback, Secret},
    id::{OfficerId, UnitId},
    officer::{Author, Officer},
    unit::tree::UnitTree,
};
pub use permit::Permit;

/// What a person is trusted with, on a part of the tree of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Enters figures and updates.
    Reporter,
    /// Approves figures or returns them.
    Reviewer,
    /// Creates tasks, completes and assigns them.
    Planner,
    /// Manages officers.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
}

impl Role {
    pub const ALL: [Self; 5] = [
        Self::Reporter,
        Self::Reviewer,
        Self::Planner,
        Self::Administrator,
        Self::Auditor,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Reporter, Language::Vi) => "người báo cáo",
            (Self::Reporter, Language::En) => "reporter",
            (Self::Reviewer, Language::Vi) => "người duyệt",
            (Self::Reviewer, Language::En) => "reviewer",
            (Self::Planner, Language::Vi) => "người giao việc",
            (Self::Planner, Language::En) => "planner",
            (Self::Administrator, Language::Vi) => "quản trị",
            (Self::Administrator, Language::En) => "administrator",
            (Self::Auditor, Language::Vi) => "kiểm tra, giám sát",
            (Self::Auditor, Language::En) => "auditor",
        }
    }
}

/// A role on a unit and on all that is or was below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub scope: UnitId,
}

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    officer: OfficerId,
    grants: Vec<Grant>,
}

impl Actor {
    /// The actor that a signed-in officer is; a disabled one is nobody.
    #[must_use]
    pub fn of(officer: &Officer) -> Option<Self> {
        (!officer.disabled).then(|| Self {
            officer: officer.id,
            grants: officer.grants.clone(),
        })
    }

    #[must_use]
    pub const fn officer(&self) -> OfficerId {
        self.officer
    }

    #[must_use]
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// The grant by which one of these roles reaches a unit.
    fn grant_for(&self, roles: &[Role], unit: UnitId, tree: &UnitTree) -> Option<Grant> {
        self.grants
            .iter()
            .find(|grant| roles.contains(&grant.role) && tree.ever_within(unit, grant.scope))
            .copied()
    }

    fn knows(&self, work: ActionName, restricted: bool, unit: UnitId, tree: &UnitTree) -> bool {
        let reads = ActionName::ReadRestricted.roles();
        !restricted
            || self.grant_for(reads, unit, tree).is_some()
            || self.grant_for(work.roles(), unit, tree).is_some()
    }
}

macro_rules! actions {
    ($($(#[doc = $doc:literal])* $action:ident $name:literal [$($role:ident),*];)*) => {
        /// Every action that authority is asked for, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum ActionName { $($action),* }

        impl ActionName {
            pub const ALL: &[Self] = &[$(Self::$action),*];

            /// The roles that may do it on a unit in their scope.
            #[must_use]
            pub const fn roles(self) -> &'static [Role] {
                match self { $(Self::$action => &[$(Role::$role),*]),* }
            }

            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$action => $name),* }
            }
        }

        $(
            $(#[doc = $doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $action;
            impl Action for $action {
                const NAME: ActionName = ActionName::$action;
            }
        )*
    };
}

/// Something that needs a permit.
pub trait Action {
    const NAME: ActionName;
}

actions! {
    /// Enter or correct a figure of a unit.
    RecordFigure "record-figure" [Reporter];
    /// Hand a figure to the reviewer.
    SubmitFigure "submit-figure" [Reporter];
    /// Publish a figure that somebody else reported.
    ApproveFigure "approve-figure" [Reviewer];
    /// Give a figure back with a reason.
    ReturnFigure "return-figure" [Reviewer];
    /// Answer that a unit has nothing to report in a period, and take that back.
    ReportNothing "report-nothing" [Reporter];
    /// Ask for more time for a unit's report.
    AskExtension "ask-extension" [Reporter];
    /// Grant more time, or refuse it.
    DecideExtension "decide-extension" [Reviewer, Planner];
    /// Say when the units of a programme report.
    KeepSchedule "keep-schedule" [Planner];
    /// Keep the public holidays.
    KeepCalendar "keep-calendar" [Administrator];
    /// Ask a unit to explain, and ask again.
    AskExplanation "ask-explanation" [Reviewer, Planner, Auditor];
    /// Answer for the unit that was asked.
    AnswerExplanation "answer-explanation" [Reporter];
    /// Be content with an answer.
    SettleExplanation "settle-explanation" [Reviewer, Planner, Auditor];
    /// Divide what a unit promised among the units below it.
    AllocateTarget "allocate-target" [Planner];
    /// Create, complete and assign tasks.
    PlanTask "plan-task" [Planner];
    /// Tell how a task is going.
    PostUpdate "post-update" [Reporter, Planner];
    /// Say how a task is to go: its days, its products, what comes before it.
    KeepCourse "keep-course" [Planner];
    /// Hand in what a task has to bring about.
    HandInProduct "hand-in-product" [Reporter, Planner];
    /// Accept what was handed in, or give it back.
    DecideProduct "decide-product" [Reviewer, Planner];
    /// Give work that comes again out for its next time: the server's alone.
    RepeatTask "repeat-task" [];
    /// Attach files and photos to a unit's figures, tasks and updates.
    AttachEvidence "attach-evidence" [Reporter, Planner];
    /// Take evidence back, with a reason.
    WithdrawEvidence "withdraw-evidence" [Reporter, Reviewer, Planner];
    /// Say what stops a unit's work, and ask who can remove it.
    RaiseObstacle "raise-obstacle" [Reporter, Planner];
    /// Answer for the unit that has the authority, or pass it on.
    AnswerObstacle "answer-obstacle" [Reviewer, Planner];
    /// Ask again, or say that it is out of the way.
    CloseObstacle "close-obstacle" [Reporter, Planner];
    /// Ask or report something: anybody's.
    SendFeedback "send-feedback" [];
    /// Withdraw, erase, rate or follow up what one sent: whoever holds its secret.
    KeepFeedback "keep-feedback" [];
    /// Let the public read what a citizen wrote, refuse it, or pass it on.
    ModerateFeedback "moderate-feedback" [Reviewer, Planner];
    /// Answer a citizen for a unit.
    AnswerFeedback "answer-feedback" [Reviewer, Planner];
    /// Forget who sent feedback once its time has come: the server's alone.
    ForgetSenders "forget-senders" [];
    /// Keep the meetings that a unit holds, with their conclusions.
    KeepMeeting "keep-meeting" [Planner];
    /// Make tasks of a meeting's conclusion.
    GiveConclusion "give-conclusion" [Planner];
    /// Gather, edit and fix the reports of a unit.
    KeepReport "keep-report" [Reporter, Planner];
    /// Keep documents and the items of programmes.
    KeepProgramme "keep-programme" [Planner];
    /// Keep indicators and what is promised for them.
    KeepIndicator "keep-indicator" [Planner];
    /// Say who is in charge of an indicator or a task.
    AssignOwner "assign-owner" [Planner, Administrator];
    /// See what is restricted, and what is not published yet.
    ReadRestricted "read-restricted" [Reviewer, Planner, Auditor];
    /// Keep the units below: names, codes, parents, and what becomes of them.
    KeepUnits "keep-units" [Administrator];
    /// Keep the sources that figures come from.
    KeepSources "keep-sources" [Planner];
    /// Propose what a dissolved unit left unfinished to one of its successors, or end it.
    ProposeHandover "propose-handover" [Planner];
    /// Take over what was proposed to a unit, or refuse it.
    AnswerHandover "answer-handover" [Planner];
    /// Add, disable and reset officers.
    ManageOfficers "manage-officers" [Administrator];
    /// Load records in bulk: the operator's alone.
    LoadBook "load-book" [];
    /// Tell officers what is due, and see to their mail: the server's alone.
    TellOfficers "tell-officers" [];
    /// Keep one's own account: password and sessions.
    KeepAccount "keep-account" [];
}

/// Asks for a permit on a unit.
///
/// # Errors
/// [`Refusal::NotAllowed`] when no role of the actor reaches the unit.
pub fn permit<A: Action>(
    actor: &Actor,
    unit: UnitId,
    tree: &UnitTree,
) -> Result<Permit<A>, Refusal> {
    let grant = actor
        .grant_for(A::NAME.roles(), unit, tree)
        .ok_or(Refusal::NotAllowed)?;
    Ok(Permit::new(
        Author::Officer {
            officer: actor.officer,
            role: grant.role,
            unit: grant.scope,
        },
        unit,
    ))
}

/// Whether a permit would be given: for showing or hiding what leads to an action.
#[must_use]
pub fn may<A: Action>(actor: &Actor, unit: UnitId, tree: &UnitTree) -> bool {
    actor.grant_for(A::NAME.roles(), unit, tree).is_some()
}

/// Whether an actor knows of something of a unit that may be restricted: who reads what is
/// restricted there, and whose work it is. What somebody does not know of is not there for them,
/// whatever they may do to other things.
#[must_use]
pub fn knows<Work: Action>(actor: &Actor, restricted: bool, unit: UnitId, tree: &UnitTree) -> bool {
    actor.knows(Work::NAME, restricted, unit, tree)
}

/// The permit of whoever runs the machine: to load books, to manage officers, to tell them what is
/// due and to give out again what comes again, nothing else.
#[must_use]
pub fn operator<A: OperatorAction>(unit: UnitId) -> Permit<A> {
    Permit::new(Author::Operator, unit)
}

/// What the program may do without an account.
pub trait OperatorAction: Action {}
impl OperatorAction for LoadBook {}
impl OperatorAction for ManageOfficers {}
impl OperatorAction for TellOfficers {}
impl OperatorAction for RepeatTask {}
impl OperatorAction for ForgetSenders {}

/// The permit that everybody has to ask or report something: given for one unit, and for nothing
/// else. How often, and whether it is a person, is for others to see to.
#[must_use]
pub fn citizen(unit: UnitId) -> Permit<SendFeedback> {
    Permit::new(Author::Citizen, unit)
}

/// The permit of whoever sent something, on that alone: its secret proves it.
///
/// # Errors
/// [`Refusal::WrongSecret`] when it is another one.
pub fn sender(one: &Feedback, secret: &Secret) -> Result<Permit<KeepFeedback>, Refusal> {
    if one.is_by(secret) {
        Ok(Permit::new(Author::Citizen, one.unit))
    } else {
        Err(Refusal::WrongSecret)
    }
}

/// The permit everyone has on their own account.
#[must_use]
pub fn own_account(officer: &Officer) -> Permit<KeepAccount> {
    let (role, unit) = officer
        .grants
        .first()
        .map_or((Role::Auditor, UnitId::new(ulid::Ulid::nil())), |grant| {
            (grant.role, grant.scope)
        });
    Permit::new(
        Author::Officer {
            officer: officer.id,
            role,
            unit,
        },
        unit,
    )
}

#[cfg(test)]
mod matrix;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ulid::Ulid;

    use super::*;
    use crate::{
        Date,
        unit::{Dated, Unit, UnitKind},
    };

    fn id(number: u128) -> UnitId {
        UnitId::new(Ulid::from(number))
    }

    /// 1 above 2 and 3; 2 above 4 until the reform.
    fn tree() -> UnitTree {
        let mut tree = UnitTree::default();
        for (number, parent, until) in [
            (1, None, None),
            (2, Some(1), Some(2025)),
            (3, Some(1), None),
            (4, Some(2), Some(2025)),
        ] {
            let until = until.map(|year| Date::constant(year, 7, 1));
            tree.put(Unit {
                id: id(number),
                slug: format!("u{number}").parse().unwrap(),
                kind: UnitKind::Commune,
                exists: Dated {
                    value: (),
                    from: None,
                    until,
                },
                names: Vec::new(),
                codes: Vec::new(),
                parents: parent
                    .map(|parent| Dated {
                        value: id(parent),
                        from: None,
                        until,
                    })
                    .into_iter()
                    .collect(),
                serves: None,
                note: None,
                source: None,
                facts: Vec::new(),
            });
        }
        tree
    }

    fn actor(role: Role, scope: u128) -> Actor {
        Actor {
            officer: OfficerId::new(Ulid::from(7_u128)),
            grants: vec![Grant {
                role,
                scope: id(scope),
            }],
        }
    }

    #[test]
    fn a_reporter_reaches_own_and_subordinate_units_also_former_ones() {
        let tree = tree();
        let above = actor(Role::Reporter, 2);
        for (unit, allowed) in [(1, false), (2, true), (3, false), (4, true)] {
            assert_eq!(
                may::<RecordFigure>(&above, id(unit), &tree),
                allowed,
                "unit {unit}"
            );
        }
    }

    #[test]
    fn a_permit_says_by_which_role_it_was_given() {
        let tree = tree();
        let given = permit::<ApproveFigure>(&actor(Role::Reviewer, 1), id(4), &tree).unwrap();
        assert_eq!(given.unit(), id(4));
        assert!(matches!(
            given.author(),
            Author::Officer { role: Role::Reviewer, unit, .. } if unit == id(1)
        ));
    }

    #[test]
    fn nobody_signs_in_to_load_books() {
        for role in Role::ALL {
            assert_eq!(
                permit::<LoadBook>(&actor(role, 1), id(1), &tree()).unwrap_err(),
                Refusal::NotAllowed
            );
        }
    }

    #[test]
    fn a_disabled_officer_is_nobody() {
        let officer = Officer {
            id: OfficerId::new(Ulid::from(7_u128)),
            account: "ai-do".to_owned().try_into().unwrap(),
            post: String::new(),
            grants: Vec::new(),
            password: String::new(),
            disabled: true,
        };
        assert_eq!(Actor::of(&officer), None);
    }

    proptest! {
        /// For every action and role: a permit exists exactly when the role is one of the
        /// action's and the scope is the unit or was ever above it.
        #[test]
        fn permits_follow_the_table(
            action in prop::sample::select(ActionName::ALL),
            role in prop::sample::select(&Role::ALL[..]),
            scope in 1_u128..5,
            unit in 1_u128..5,
        ) {
            let tree = tree();
            let within = matches!((unit, scope), (u, s) if u == s)
                || scope == 1
                || (scope == 2 && unit == 4);
            prop_assert_eq!(
                actor(role, scope).grant_for(action.roles(), id(unit), &tree).is_some(),
                within && action.roles().contains(&role)
            );
        }
    }
}
