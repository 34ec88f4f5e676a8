use ulid::Ulid;

use super::*;
use crate::{
    Bilingual, Timestamp,
    id::{CommandId, DocumentId, ExplanationId, IndicatorId},
    officer::{Author, Officer},
    owner::Duty,
    period::Period,
    policy::{ActionName, Grant},
    task::tests::{clear, draft},
    unit::{Dated, Unit, UnitKind},
};

const COUNTRY: u128 = 1;
const PROVINCE: u128 = 2;
const COMMUNE: u128 = 3;
const SIBLING: u128 = 4;

fn unit(number: u128) -> UnitId {
    UnitId::new(Ulid::from(number))
}

fn officer_id(number: u128) -> OfficerId {
    OfficerId::new(Ulid::from(number))
}

fn tree() -> UnitTree {
    let mut tree = UnitTree::default();
    for (number, parent) in [
        (COUNTRY, None),
        (PROVINCE, Some(COUNTRY)),
        (COMMUNE, Some(PROVINCE)),
        (SIBLING, Some(PROVINCE)),
    ] {
        let dated = |value| Dated {
            value,
            from: None,
            until: None,
        };
        tree.put(Unit {
            id: unit(number),
            slug: format!("u{number}").parse().unwrap(),
            kind: UnitKind::Commune,
            exists: Dated {
                value: (),
                from: None,
                until: None,
            },
            names: Vec::new(),
            codes: Vec::new(),
            parents: parent.map(unit).map(dated).into_iter().collect(),
            serves: None,
            note: None,
            source: None,
            facts: Vec::new(),
        });
    }
    tree
}

fn officer(number: u128, role: Role, scope: u128) -> Officer {
    Officer {
        id: officer_id(number),
        account: format!("can-bo-{number}").try_into().unwrap(),
        post: String::new(),
        grants: vec![Grant {
            role,
            scope: unit(scope),
        }],
        password: String::new(),
        disabled: false,
    }
}

fn event(by: u128, change: Change) -> Event {
    Event {
        unit: unit(COMMUNE),
        at: "2026-11-23T00:00:00Z".parse::<Timestamp>().unwrap(),
        by: Author::Officer {
            officer: officer_id(by),
            role: Role::Reviewer,
            unit: unit(PROVINCE),
        },
        action: ActionName::ReturnFigure,
        command: CommandId::new(Ulid::from(77_u128)),
        change,
        restricted: false,
    }
}

fn figure(indicator: u128, step: FigureStep) -> Change {
    Change::Figure {
        indicator: IndicatorId::new(Ulid::from(indicator)),
        programme: DocumentId::new(Ulid::from(5_u128)),
        period: Period::year(2026).unwrap(),
        step,
        before: None,
        after: None,
        reason: None,
    }
}

fn task(before: Option<Task>, after: Task) -> Change {
    Change::Task {
        before: before.map(Box::new),
        after: Box::new(after),
    }
}

fn given(lead: u128, state: TaskState) -> Task {
    Task {
        lead: Some(unit(lead)),
        state,
        ..clear()
    }
}

/// What is told, of what kind, and to whom.
fn told(officers: &[Officer], events: &[Event]) -> Vec<(NoticeKind, Vec<u128>)> {
    Tidings::of(events)
        .into_iter()
        .map(|tidings| {
            let posts = officers.iter().collect();
            let notices = tidings.notices(&events[0], &[], &posts, &tree(), Preferences::of);
            let to = notices.iter().map(|notice| notice.to.ulid().0).collect();
            (tidings.kind, to)
        })
        .collect()
}

#[test]
fn those_nearest_to_the_unit_are_told() {
    let commune = officer(10, Role::Reporter, COMMUNE);
    let colleague = officer(11, Role::Reporter, COMMUNE);
    let province = officer(12, Role::Reporter, PROVINCE);
    let country = officer(13, Role::Reporter, COUNTRY);
    let sibling = officer(14, Role::Reporter, SIBLING);
    let reviewer = officer(15, Role::Reviewer, COMMUNE);
    let returned = [event(99, figure(1, FigureStep::Returned))];
    let tell = |officers: &[&Officer]| {
        let officers: Vec<_> = officers.iter().copied().cloned().collect();
        told(&officers, &returned).remove(0).1
    };
    let everybody = [
        &commune, &colleague, &province, &country, &sibling, &reviewer,
    ];
    assert_eq!(tell(&everybody), [10, 11]);
    assert_eq!(tell(&[&province, &country, &sibling, &reviewer]), [12]);
    assert_eq!(tell(&[&country, &sibling]), [13]);
    assert_eq!(tell(&[&sibling, &reviewer]), [0_u128; 0]);
    let gone = Officer {
        disabled: true,
        ..commune.clone()
    };
    assert_eq!(tell(&[&gone, &province]), [12]);
}

#[test]
fn steps_on_a_figure_that_somebody_waits_for_are_told() {
    let officers = [officer(10, Role::Reporter, COMMUNE)];
    for (step, kind) in [
        (FigureStep::Recorded, None),
        (FigureStep::Submitted, None),
        (FigureStep::Checked, None),
        (FigureStep::Returned, Some(NoticeKind::Returned)),
        (FigureStep::Approved, Some(NoticeKind::Decided)),
    ] {
        let told = told(&officers, &[event(99, figure(1, step))]);
        let expected: Vec<_> = kind.into_iter().map(|kind| (kind, vec![10])).collect();
        assert_eq!(told, expected, "{step:?}");
    }
}

#[test]
fn many_figures_of_a_sheet_are_one_notice() {
    let events = [
        event(99, figure(1, FigureStep::Approved)),
        event(99, figure(2, FigureStep::Approved)),
        event(99, figure(3, FigureStep::Returned)),
    ];
    let tidings = Tidings::of(&events);
    let counted: Vec<_> = tidings.iter().map(|one| (one.kind, one.count)).collect();
    assert_eq!(
        counted,
        [(NoticeKind::Returned, 1), (NoticeKind::Decided, 2)]
    );
    assert!(matches!(tidings[0].about, About::Figure { .. }));
    assert!(matches!(tidings[1].about, About::Sheet(_)));
}

#[test]
fn explanations_are_asked_of_the_unit_and_it_hears_the_end() {
    let officers = [
        officer(10, Role::Reporter, COMMUNE),
        officer(12, Role::Reviewer, COMMUNE),
    ];
    for (step, kind) in [
        (ExplanationStep::Asked, Some(NoticeKind::Asked)),
        (ExplanationStep::AskedAgain, Some(NoticeKind::Asked)),
        (ExplanationStep::Answered, None),
        (ExplanationStep::Settled, Some(NoticeKind::Decided)),
    ] {
        let change = Change::Explanation {
            explanation: ExplanationId::new(Ulid::from(6_u128)),
            about: crate::explanation::About::Task(clear().id),
            step,
            text: None,
            due: None,
        };
        let expected: Vec<_> = kind.into_iter().map(|kind| (kind, vec![10])).collect();
        assert_eq!(told(&officers, &[event(99, change)]), expected, "{step:?}");
    }
}

#[test]
fn what_is_decided_about_more_time_is_told() {
    let officers = [officer(10, Role::Reporter, COMMUNE)];
    for (step, is_told) in [
        (RoundStep::NothingReported, false),
        (RoundStep::NothingWithdrawn, false),
        (RoundStep::ExtensionAsked, false),
        (RoundStep::ExtensionGranted, true),
        (RoundStep::ExtensionRefused, true),
    ] {
        let change = Change::Round {
            programme: DocumentId::new(Ulid::from(5_u128)),
            period: Period::year(2026).unwrap(),
            step,
            reason: None,
            until: None,
        };
        let told = told(&officers, &[event(99, change)]);
        assert_eq!(!told.is_empty(), is_told, "{step:?}");
    }
}

#[test]
fn work_that_is_given_to_a_unit_is_told_there_once() {
    let officers = [
        officer(10, Role::Reporter, COMMUNE),
        officer(20, Role::Reporter, SIBLING),
    ];
    let here = |state| given(COMMUNE, state);
    for (change, expected) in [
        (task(None, draft()), None),
        (task(None, here(TaskState::Draft)), None),
        (task(None, here(TaskState::Assigned)), Some(10)),
        (
            task(Some(here(TaskState::Draft)), here(TaskState::Assigned)),
            Some(10),
        ),
        (
            task(Some(here(TaskState::Assigned)), here(TaskState::Assigned)),
            None,
        ),
        (
            task(
                Some(here(TaskState::Doing)),
                given(SIBLING, TaskState::Doing),
            ),
            Some(20),
        ),
    ] {
        let told = told(&officers, &[event(99, change.clone())]);
        let expected: Vec<_> = expected
            .map(|to| (NoticeKind::Assigned, vec![to]))
            .into_iter()
            .collect();
        assert_eq!(told, expected, "{change:?}");
    }
}

#[test]
fn who_is_put_in_charge_is_told_and_nobody_else() {
    let officers = [
        officer(10, Role::Reporter, COMMUNE),
        officer(11, Role::Reporter, COMMUNE),
    ];
    let owner = |after: Option<u128>| Change::Owner {
        duty: Duty {
            charge: Charge::Indicator(IndicatorId::new(Ulid::from(1_u128))),
            unit: unit(COMMUNE),
        },
        before: None,
        after: after.map(officer_id),
    };
    assert_eq!(
        told(&officers, &[event(99, owner(Some(11)))]),
        [(NoticeKind::Assigned, vec![11])]
    );
    assert_eq!(told(&officers, &[event(99, owner(None))]), []);
}

#[test]
fn nobody_is_told_of_their_own_deed_and_makers_are_told_wherever_they_are() {
    let officers = [
        officer(10, Role::Reporter, COMMUNE),
        officer(12, Role::Reporter, PROVINCE),
    ];
    let events = [event(10, figure(1, FigureStep::Returned))];
    let tidings = Tidings::of(&events).remove(0);
    let notices = tidings.notices(
        &events[0],
        &[officer_id(12), officer_id(10)],
        &officers.iter().collect(),
        &tree(),
        Preferences::of,
    );
    let to: Vec<_> = notices.iter().map(|notice| notice.to.ulid().0).collect();
    assert_eq!(to, [12]);
}

#[test]
fn what_somebody_switched_off_is_not_made() {
    let officers = [officer(10, Role::Reporter, COMMUNE)];
    let events = [event(99, figure(1, FigureStep::Returned))];
    let tidings = Tidings::of(&events).remove(0);
    let made = |wanted: Preferences| {
        tidings
            .notices(&events[0], &[], &officers.iter().collect(), &tree(), |_| {
                wanted.clone()
            })
            .pop()
    };
    let mut wanted = Preferences::of(officer_id(10));
    assert!(made(wanted.clone()).unwrap().shown);
    wanted.in_app.clear();
    assert_eq!(made(wanted.clone()), None);
    wanted.address = Some("a@b.vn".to_owned().try_into().unwrap());
    assert!(!made(wanted).unwrap().shown, "for the mail alone");
}

#[test]
fn names_are_not_part_of_what_is_told() {
    // A notice names its place by id: what may be read of it is decided when it is read.
    let secret = Task {
        name: Bilingual::both("Diễn tập khu vực phòng thủ"),
        restricted: true,
        ..given(COMMUNE, TaskState::Assigned)
    };
    let officers = [officer(10, Role::Reporter, COMMUNE)];
    let events = [event(99, task(None, secret))];
    let tidings = Tidings::of(&events).remove(0);
    let notices = tidings.notices(
        &events[0],
        &[],
        &officers.iter().collect(),
        &tree(),
        Preferences::of,
    );
    let written = serde_json::to_string(&notices).unwrap();
    assert!(!written.contains("Diễn tập"), "{written}");
}
