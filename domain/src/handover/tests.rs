use ulid::Ulid;

use super::*;
use crate::{
    id::{OfficerId, TaskId},
    policy::Role,
};

const FORMER: UnitId = UnitId::new(Ulid(1));
const FIRST: UnitId = UnitId::new(Ulid(2));
const SECOND: UnitId = UnitId::new(Ulid(3));

fn by(officer: u128) -> Signature {
    Signature {
        by: Author::Officer {
            officer: OfficerId::new(Ulid(officer)),
            role: Role::Planner,
            unit: FORMER,
        },
        at: "2026-11-26T02:00:00Z".parse().unwrap(),
    }
}

fn turn(to: UnitId, officer: u128) -> Turn {
    Turn {
        to,
        text: None,
        proposed: by(officer),
        reply: None,
    }
}

fn reply(accepted: bool, officer: u128) -> Reply {
    Reply {
        accepted,
        text: Some("Không thuộc địa bàn của xã.".try_into().unwrap()),
        given: by(officer),
    }
}

fn ended(how: Ending) -> Ended {
    Ended {
        how,
        text: "Nội dung không còn phù hợp.".try_into().unwrap(),
        by: by(1),
    }
}

fn open() -> Handover {
    Handover::open(FORMER, Matter::Task(TaskId::new(Ulid(9))), false)
}

#[test]
fn it_goes_from_hand_to_hand_until_somebody_takes_it() {
    let open = open();
    assert_eq!(open.standing(), Standing::Open);
    let proposed = open.propose(0, turn(FIRST, 1)).unwrap();
    assert_eq!(proposed.standing(), Standing::Proposed(FIRST));
    let refused = proposed.answer(1, reply(false, 2)).unwrap();
    assert_eq!(refused.standing(), Standing::Refused(FIRST));
    assert!(refused.standing().is_to_propose());
    let again = refused.propose(2, turn(SECOND, 1)).unwrap();
    let taken = again.answer(3, reply(true, 3)).unwrap();
    assert_eq!(taken.standing(), Standing::Accepted(SECOND));
    assert_eq!(taken.taken(), Some((SECOND, by(3))));
    assert_eq!(taken.turns.len(), 2);
    let ended = refused.end(2, ended(Ending::Kept)).unwrap();
    assert_eq!(ended.standing(), Standing::Ended(Ending::Kept));
}

#[test]
fn every_step_out_of_turn_is_refused() {
    let open = open();
    let proposed = open.propose(0, turn(FIRST, 1)).unwrap();
    let refused = proposed.answer(1, reply(false, 2)).unwrap();
    let taken = proposed.answer(1, reply(true, 2)).unwrap();
    let stopped = refused.end(2, ended(Ending::Stopped)).unwrap();
    let propose = |of: &Handover, base| of.propose(base, turn(SECOND, 1)).err();
    let answer = |of: &Handover, base, officer| of.answer(base, reply(true, officer)).err();
    let end = |of: &Handover, base| of.end(base, ended(Ending::Kept)).err();
    let settled = Some(Refusal::HandoverSettled);
    let nothing = Some(Refusal::NothingProposed);
    let changed = Some(Refusal::ChangedMeanwhile);
    for (got, expected) in [
        (propose(&proposed, 1), &settled),
        (propose(&taken, 2), &settled),
        (propose(&stopped, 3), &settled),
        (propose(&refused, 1), &changed),
        (answer(&open, 0, 2), &nothing),
        (answer(&refused, 2, 2), &nothing),
        (answer(&taken, 2, 2), &nothing),
        (answer(&proposed, 0, 2), &changed),
        (answer(&proposed, 1, 1), &Some(Refusal::OwnProposal)),
        (end(&proposed, 1), &settled),
        (end(&taken, 2), &settled),
        (end(&open, 1), &changed),
    ] {
        assert_eq!(got, *expected);
    }
}

#[test]
fn the_same_thing_of_the_same_unit_is_one_handover() {
    let task = Matter::Task(TaskId::new(Ulid(9)));
    assert_eq!(HandoverId::of(FORMER, task), HandoverId::of(FORMER, task));
    assert_ne!(HandoverId::of(FORMER, task), HandoverId::of(FIRST, task));
    let other = Matter::Task(TaskId::new(Ulid(8)));
    assert_ne!(HandoverId::of(FORMER, task), HandoverId::of(FORMER, other));
}
