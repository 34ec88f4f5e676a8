mod moves;

use ulid::Ulid;

use super::{
    chain::{Chain, Level},
    *,
};
use crate::{
    Language,
    id::{OfficerId, UnitId},
    policy::Role,
};

fn signed(officer: u128, role: Role) -> Signature {
    Signature {
        by: Author::Officer {
            officer: OfficerId::new(Ulid::from(officer)),
            role,
            unit: UnitId::new(Ulid::from(1_u128)),
        },
        at: "2026-11-22T03:00:00Z".parse().unwrap(),
    }
}

fn reporter() -> Signature {
    signed(1, Role::Reporter)
}

fn reviewer() -> Signature {
    signed(2, Role::Reviewer)
}

fn value(text: &str, note: Option<&str>) -> Value {
    Value {
        quantity: Quantity::parse(text, Language::Vi).unwrap(),
        claim: None,
        ground: Ground {
            source: None,
            place: "Báo cáo 12/BC-UBND".try_into().unwrap(),
        },
        note: note.map(|text| Box::new(Bilingual::both(text))),
        recorded: reporter(),
    }
}

fn empty() -> Cell {
    Cell::empty(IndicatorId::new(Ulid::from(9_u128)))
}

fn reason() -> Prose {
    "Thiếu biểu kèm theo".try_into().unwrap()
}

#[test]
fn a_figure_goes_from_draft_to_public_by_two_people() {
    let draft = empty().record(0, value("23", None)).unwrap();
    assert!(draft.published.is_none());
    let submitted = draft.submit(1, reporter()).unwrap();
    let public = submitted.approve(2, reviewer(), &Chain::default()).unwrap();
    assert_eq!(public.revision, 3);
    assert!(public.working.is_none());
    let published = public.published.unwrap();
    assert_eq!(published.value.quantity.format(Language::Vi), "23");
    assert_eq!(published.since.to_string(), "2026-11-22");
}

#[test]
fn nobody_approves_or_returns_their_own() {
    let submitted = empty()
        .record(0, value("23", None))
        .and_then(|draft| draft.submit(1, signed(3, Role::Reporter)))
        .unwrap();
    for own in [1, 3] {
        let own = signed(own, Role::Reviewer);
        assert_eq!(
            submitted.approve(2, own, &Chain::default()),
            Err(Refusal::FourEyes)
        );
        assert_eq!(
            submitted.give_back(2, own, reason()),
            Err(Refusal::FourEyes)
        );
    }
}

#[test]
fn a_returned_figure_can_be_corrected_and_submitted_again() {
    let returned = empty()
        .record(0, value("23", None))
        .and_then(|cell| cell.submit(1, reporter()))
        .and_then(|cell| cell.give_back(2, reviewer(), reason()))
        .unwrap();
    let again = returned
        .record(3, value("22", None))
        .and_then(|cell| cell.submit(4, reporter()))
        .and_then(|cell| cell.approve(5, reviewer(), &Chain::default()))
        .unwrap();
    assert_eq!(again.latest().unwrap().quantity.format(Language::Vi), "22");
}

#[test]
fn a_correction_needs_a_reason_and_leaves_the_published_figure_in_place() {
    let public = Cell::taken_over(
        IndicatorId::new(Ulid::from(9_u128)),
        value("23", None),
        reviewer(),
        jiff::civil::date(2023, 12, 27),
    );
    assert_eq!(
        public.record(1, value("22", None)),
        Err(Refusal::field(Field::Note, Problem::CorrectionNeedsReason))
    );
    let corrected = public
        .record(1, value("22", Some("Trừ một sản phẩm trùng")))
        .unwrap();
    assert_eq!(corrected.published, public.published);
    assert_eq!(
        corrected.latest().unwrap().quantity.format(Language::Vi),
        "22"
    );
}

#[test]
fn a_past_day_shows_what_was_known_then() {
    let taken_over = Cell::taken_over(
        IndicatorId::new(Ulid::from(9_u128)),
        value("23", None),
        reviewer(),
        jiff::civil::date(2023, 12, 27),
    );
    let corrected = taken_over
        .record(1, value("22", Some("Trừ một sản phẩm trùng")))
        .and_then(|cell| cell.submit(2, reporter()))
        .and_then(|cell| cell.approve(3, reviewer(), &Chain::default()))
        .unwrap();
    let known = |day| {
        corrected
            .known_on(day)
            .map(|published| published.value.quantity.format(Language::Vi))
    };
    assert_eq!(known(jiff::civil::date(2023, 12, 26)), None);
    assert_eq!(known(jiff::civil::date(2026, 11, 21)), Some("23".into()));
    assert_eq!(known(jiff::civil::date(2026, 11, 22)), Some("22".into()));
    let replaced = |day| {
        corrected
            .corrected_on(day)
            .map(|published| published.value.quantity.format(Language::Vi))
    };
    assert_eq!(replaced(jiff::civil::date(2026, 11, 21)), None);
    assert_eq!(replaced(jiff::civil::date(2026, 11, 22)), Some("23".into()));
}

#[test]
fn the_second_of_two_editors_sees_both_values() {
    let first = empty().record(0, value("23", None)).unwrap();
    let quantity = |text| Some(Quantity::parse(text, Language::Vi).unwrap());
    assert_eq!(
        first.record(0, value("24", None)),
        Err(Refusal::Conflict {
            revision: 1,
            theirs: quantity("23"),
            yours: quantity("24"),
        })
    );
}

#[test]
fn steps_out_of_order_are_refused() {
    assert_eq!(empty().submit(0, reporter()), Err(Refusal::NothingToSubmit));
    assert_eq!(
        empty().approve(0, reviewer(), &Chain::default()),
        Err(Refusal::NothingSubmitted)
    );
    let draft = empty().record(0, value("23", None)).unwrap();
    assert_eq!(
        draft.approve(1, reviewer(), &Chain::default()),
        Err(Refusal::NothingSubmitted)
    );
}

/// The unit itself, then a department, then the province.
fn three_levels() -> Chain {
    let levels: Vec<_> = [None, Some(2_u128), Some(3)]
        .map(|unit| Level {
            name: Bilingual::both("cấp"),
            unit: unit.map(|unit| UnitId::new(Ulid::from(unit))),
        })
        .into();
    Chain::try_from(levels).unwrap()
}

fn submitted() -> Cell {
    empty()
        .record(0, value("23", None))
        .and_then(|cell| cell.submit(1, reporter()))
        .unwrap()
}

#[test]
fn only_the_last_level_publishes_and_every_check_is_kept() {
    let chain = three_levels();
    let [first, second, third] = [4, 5, 6].map(|officer| signed(officer, Role::Reviewer));
    let once = submitted().approve(2, first, &chain).unwrap();
    assert_eq!((once.revision, once.published.is_none()), (3, true));
    let twice = once.approve(3, second, &chain).unwrap();
    assert!(twice.published.is_none());
    let public = twice.approve(4, third, &chain).unwrap();
    let published = public.published.unwrap();
    assert_eq!(published.checks, [first, second]);
    assert_eq!(published.approved, third);
    assert_eq!(public.working, None);
}

#[test]
fn each_level_needs_somebody_else() {
    let chain = three_levels();
    let first = signed(4, Role::Reviewer);
    let once = submitted().approve(2, first, &chain).unwrap();
    assert_eq!(once.approve(3, first, &chain), Err(Refusal::FourEyes));
    assert_eq!(once.give_back(3, first, reason()), Err(Refusal::FourEyes));
    for own in [1_u128, 4] {
        assert!(
            once.working
                .as_ref()
                .unwrap()
                .is_of(OfficerId::new(Ulid::from(own)))
        );
    }
}

#[test]
fn what_comes_back_starts_again_at_the_first_level() {
    let chain = three_levels();
    let again = submitted()
        .approve(2, signed(4, Role::Reviewer), &chain)
        .and_then(|cell| cell.give_back(3, signed(5, Role::Reviewer), reason()))
        .and_then(|cell| cell.record(4, value("22", None)))
        .and_then(|cell| cell.submit(5, reporter()))
        .unwrap();
    let (working, submission) = again.submitted().unwrap();
    assert!(submission.checks.is_empty());
    // And whoever decides sees what it was when it was given back, and why.
    let returned = working.returned.as_ref().unwrap();
    assert_eq!(returned.quantity.format(Language::Vi), "23");
    assert_eq!(returned.reason, reason());
    assert_eq!(returned.by, signed(5, Role::Reviewer));
}

#[test]
fn what_was_given_back_is_forgotten_when_it_is_published() {
    let public = submitted()
        .give_back(2, reviewer(), reason())
        .and_then(|cell| cell.record(3, value("22", None)))
        .and_then(|cell| cell.submit(4, reporter()))
        .and_then(|cell| cell.approve(5, reviewer(), &Chain::default()))
        .unwrap();
    let corrected = public.record(6, value("21", Some("Trùng"))).unwrap();
    assert_eq!(corrected.working.unwrap().returned, None);
}

#[test]
fn cells_that_were_kept_before_there_were_chains_are_read() {
    let by = r#"{"as":"officer","officer":"00000000000000000000000001","role":"reporter","unit":"00000000000000000000000001"}"#;
    let kept = format!(r#"{{"submitted":{{"by":{by},"at":"2026-11-22T03:00:00Z"}}}}"#);
    let stage: Stage = serde_json::from_str(&kept).unwrap();
    assert_eq!(
        stage,
        Stage::Submitted(Submission {
            by: reporter().by,
            at: reporter().at,
            checks: Vec::new(),
        })
    );
    assert_eq!(serde_json::to_string(&stage).unwrap(), kept);
}

#[test]
fn a_figure_takes_little_room() {
    // Millions of them are in memory; with all that few have in its place, one took more than twice as much.
    assert!(size_of::<Cell>() <= 336, "{}", size_of::<Cell>());
}
