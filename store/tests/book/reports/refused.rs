//! What is refused, to whom and at which field; numbers and frames.

use domain::{
    Refusal,
    command::{FixReport, GatherReport, KeepLetterhead},
    id::ReportId,
    policy::Role,
    refusal::{Field, Problem},
    report::{Layout, Part, ReportStep},
};
use jiff::SignedDuration;

use super::{WEEK, text};
use crate::world::{HANOI, ME_LINH, THUONG_TIN, World};

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_keep_reports_of_the_unit_take_a_step() {
    let world = World::new().await;
    let service = &world.service;
    for (role, unit, expected) in [
        (Role::Reporter, ME_LINH, None),
        (Role::Planner, HANOI, None),
        (Role::Reviewer, ME_LINH, Some(Refusal::NotAllowed)),
        (Role::Auditor, HANOI, Some(Refusal::NotAllowed)),
        (Role::Administrator, HANOI, Some(Refusal::NotAllowed)),
        (Role::Reporter, THUONG_TIN, Some(Refusal::NotAllowed)),
    ] {
        let officer = world.officer(&[role], unit).await;
        let command = world.gathering("periodic", "2026-Q4");
        let done = service.gather_report(&officer, command).await;
        assert_eq!(done.err(), expected, "{role:?} at {unit}");
    }
    let reporter = world.reporter_of(ME_LINH).await;
    let draft = world.gathered(&reporter, "weekly", WEEK).await;
    for (role, unit) in [
        (Role::Reviewer, ME_LINH),
        (Role::Auditor, HANOI),
        (Role::Planner, THUONG_TIN),
        (Role::Administrator, HANOI),
    ] {
        let officer = world.officer(&[role], unit).await;
        let tries = [
            service
                .keep_passage(&officer, world.passage(&draft, Part::Next, "Khác"))
                .await,
            service
                .keep_letterhead(&officer, world.framing(&draft))
                .await,
            service
                .take_over_report(&officer, world.taking_over(&draft, Part::Next))
                .await,
            service.fix_report(&officer, world.fixing(&draft, "")).await,
        ];
        for tried in tries {
            assert_eq!(tried, Err(Refusal::NotAllowed), "{role:?} at {unit}");
        }
    }
    assert_eq!(world.report(draft.id), draft);
    let unknown = FixReport {
        report: ReportId::new(ulid::Ulid(77)),
        ..world.fixing(&draft, "")
    };
    assert_eq!(
        service.fix_report(&reporter, unknown).await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_write_the_same_section_notice_each_other() {
    let world = World::new().await;
    let service = &world.service;
    let one = world.reporter_of(ME_LINH).await;
    let other = world.planner_of(ME_LINH).await;
    let draft = world.gathered(&one, "weekly", WEEK).await;
    let keep = async |actor, part, text| {
        service
            .keep_passage(actor, world.passage(&draft, part, text))
            .await
            .map(|saved| saved.step)
    };
    assert_eq!(
        keep(&one, Part::Results, "Một").await,
        Ok(ReportStep::Edited(Part::Results))
    );
    assert_eq!(
        keep(&other, Part::Results, "Hai").await,
        Err(Refusal::ChangedMeanwhile)
    );
    // Another section of the same report is nobody's conflict.
    assert!(keep(&other, Part::Next, "Hai").await.is_ok());
    // Nor is it fixed as somebody has not seen it.
    assert_eq!(
        service.fix_report(&one, world.fixing(&draft, "")).await,
        Err(Refusal::ChangedMeanwhile)
    );
    let now = world.report(draft.id);
    assert_eq!(
        (text(&now, Part::Results), text(&now, Part::Next)),
        ("Một", "Hai")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_named_at_its_field() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    for (kind, layout, period, on, expected) in [
        (
            "weekly",
            "state",
            "2026-Q4",
            "",
            (Field::Period, Problem::OtherPeriod),
        ),
        (
            "periodic",
            "state",
            "2026-11-22",
            "",
            (Field::Period, Problem::OtherPeriod),
        ),
        (
            "periodic",
            "state",
            "2026-Q4",
            "23/11/2026",
            (Field::AsOf, Problem::DayToCome),
        ),
        (
            "periodic",
            "state",
            "2026-Q4",
            "hôm qua",
            (Field::AsOf, Problem::NotADate),
        ),
        (
            "yearly",
            "state",
            "2026",
            "",
            (Field::Kind, Problem::Unknown),
        ),
        (
            "periodic",
            "church",
            "2026",
            "",
            (Field::Layout, Problem::Unknown),
        ),
    ] {
        let command = GatherReport {
            layout: layout.into(),
            on: on.into(),
            ..world.gathering(kind, period)
        };
        assert_eq!(
            service.gather_report(&reporter, command).await,
            Err(Refusal::Fields(vec![expected]))
        );
    }
    let draft = world.gathered(&reporter, "periodic", "2026-Q4").await;
    for typed in [" ", &"dài ".repeat(3_000)] {
        let done = service
            .keep_passage(&reporter, world.passage(&draft, Part::Next, typed))
            .await;
        assert!(
            matches!(&done, Err(Refusal::Fields(problems)) if problems[0].0 == Field::Passage),
            "{done:?}"
        );
    }
    // Nothing is issued without a number and a day, nor with something missing around it.
    let bare = KeepLetterhead {
        post: String::new(),
        ..world.framing(&draft)
    };
    service.keep_letterhead(&reporter, bare).await.unwrap();
    let draft = world.report(draft.id);
    assert_eq!(draft.head.recipients, ["UBND thành phố", "Lưu: VT, KT"]);
    let unready = FixReport {
        date: String::new(),
        ..world.fixing(&draft, "12-BC/ĐU")
    };
    assert_eq!(
        service.fix_report(&reporter, unready).await,
        Err(Refusal::Fields(vec![
            (Field::Post, Problem::NothingWritten),
            (Field::Date, Problem::NothingWritten),
            (Field::Number, Problem::OtherLayout),
        ]))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_given_once_and_the_frame_goes_on_to_the_next() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let first = world.gathered(&reporter, "periodic", "2026-Q3").await;
    service
        .keep_letterhead(&reporter, world.framing(&first))
        .await
        .unwrap();
    let first = world.report(first.id);
    service
        .fix_report(&reporter, world.fixing(&first, "12"))
        .await
        .unwrap();
    let second = world.gathered(&reporter, "periodic", "2026-Q4").await;
    assert_eq!(second.head.post, "PHÓ CHỦ TỊCH");
    assert!(
        second.head.title.contains("quý IV/2026"),
        "{}",
        second.head.title
    );
    assert_eq!(
        service
            .fix_report(&reporter, world.fixing(&second, "12"))
            .await,
        Err(Refusal::field(Field::Number, Problem::Taken))
    );
    // In the other layout it is another count, and another frame.
    let party = KeepLetterhead {
        layout: "party".into(),
        ..world.framing(&second)
    };
    service.keep_letterhead(&reporter, party).await.unwrap();
    let second = world.report(second.id);
    assert_eq!(second.layout, Layout::Party);
    assert_eq!(second.head.body, "ĐẢNG ỦY XÃ MÊ LINH");
    assert_eq!(second.head.above, "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI");
    service
        .fix_report(&reporter, world.fixing(&second, "12"))
        .await
        .unwrap();
    let number = world.report(second.id).fixed.unwrap().number.unwrap();
    assert_eq!(number.to_string(), "12-BC/ĐU");
    // In another year the State counts anew.
    world.pass(SignedDuration::from_hours(24 * 60));
    let third = world.gathered(&reporter, "periodic", "2026").await;
    let fixing = FixReport {
        date: "15/1/2027".into(),
        ..world.fixing(&third, "12")
    };
    assert!(service.fix_report(&reporter, fixing).await.is_ok());
}
