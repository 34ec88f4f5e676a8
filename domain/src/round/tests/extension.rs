//! More time: asked for by one, granted by another.

use super::{day, period};
use crate::{
    Refusal,
    figure::sheet::SheetKey,
    id::{DocumentId, OfficerId, UnitId},
    officer::{Author, Signature},
    policy::Role,
    round::{Extension, Granting},
    text::Prose,
};

fn signed(officer: u128, at: &str) -> Signature {
    Signature {
        by: Author::Officer {
            officer: OfficerId::new(ulid::Ulid::from(officer)),
            role: Role::Reporter,
            unit: UnitId::new(ulid::Ulid::from(1_u128)),
        },
        at: at.parse().unwrap(),
    }
}

fn none() -> Extension {
    Extension::none(SheetKey {
        programme: DocumentId::new(ulid::Ulid::from(1_u128)),
        unit: UnitId::new(ulid::Ulid::from(2_u128)),
        period: period("2025-10"),
    })
}

fn reason() -> Prose {
    Prose::try_from("Mất điện do bão").unwrap()
}

const NOW: &str = "2025-11-10T02:00:00Z";

#[test]
fn time_is_asked_for_and_granted_by_somebody_else() {
    let asked = none()
        .ask(0, reason(), day("2025-11-20"), signed(7, NOW))
        .unwrap();
    assert!(asked.pending().is_some());
    assert_eq!(asked.granted(), None);
    let granted = Granting::Granted {
        until: day("2025-11-18"),
    };
    assert_eq!(
        asked.decide(1, granted.clone(), signed(7, NOW)),
        Err(Refusal::OwnRequest)
    );
    let decided = asked.decide(1, granted.clone(), signed(8, NOW)).unwrap();
    assert_eq!(decided.granted(), Some(day("2025-11-18")));
    assert_eq!(decided.pending(), None);
    assert_eq!(
        decided.decide(2, granted, signed(8, NOW)),
        Err(Refusal::NothingAsked)
    );
}

#[test]
fn a_refused_request_can_be_followed_by_another() {
    let asked = none()
        .ask(0, reason(), day("2025-11-20"), signed(7, NOW))
        .unwrap();
    assert_eq!(
        asked.ask(1, reason(), day("2025-11-21"), signed(7, NOW)),
        Err(Refusal::ExtensionAsked)
    );
    let refused = Granting::Refused { reason: reason() };
    let decided = asked.decide(1, refused, signed(8, NOW)).unwrap();
    assert_eq!(decided.granted(), None);
    let again = decided
        .ask(2, reason(), day("2025-11-21"), signed(7, NOW))
        .unwrap();
    assert_eq!(again.requests.len(), 2);
}

#[test]
fn time_that_is_over_and_an_old_page_are_refused() {
    assert!(matches!(
        none().ask(0, reason(), day("2025-11-09"), signed(7, NOW)),
        Err(Refusal::Fields(_))
    ));
    // Today is not over yet.
    let asked = none()
        .ask(0, reason(), day("2025-11-10"), signed(7, NOW))
        .unwrap();
    assert_eq!(
        none().ask(3, reason(), day("2025-11-20"), signed(7, NOW)),
        Err(Refusal::ChangedMeanwhile)
    );
    let late = Granting::Granted {
        until: day("2025-11-01"),
    };
    assert!(matches!(
        asked.decide(1, late, signed(8, NOW)),
        Err(Refusal::Fields(_))
    ));
}
