//! What officers are told: with the command it follows from, once, and to nobody else.

mod letters;
mod upwards;

use domain::{
    Language, Refusal,
    command::{DropFilter, KeepFilter, KeepPreferences, PlanTask, ReadNotices},
    journal::{Change, OfficerStep},
    notice::{About, Notice, NoticeKind, letter::Letter},
    policy::Actor,
    refusal::{Field, Problem},
};
use jiff::SignedDuration;
use service::{
    Service,
    store::{Part, Record, Store as _},
};

use crate::world::{ME_LINH, PRODUCTS, SECRET_WORD, World, place};

/// A figure is entered, handed in and given back; the notice's recipient and the one who did it.
async fn returned(world: &World) -> (Actor, Actor) {
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    give_back(world, &reporter, &reviewer).await;
    (reporter, reviewer)
}

async fn give_back(world: &World, reporter: &Actor, reviewer: &Actor) {
    let (service, at) = (&world.service, place(PRODUCTS));
    let base = service.book().indicator(PRODUCTS).and_then(|indicator| {
        service
            .book()
            .cell(indicator, at.unit, &at.period)
            .map(|cell| cell.revision)
    });
    let saved = service
        .record_figure(reporter, world.record(&at, base.unwrap_or(0), "4"))
        .await
        .unwrap();
    let handed_in = service
        .submit_figure(reporter, world.submit(&at, saved.revision))
        .await
        .unwrap();
    service
        .return_figure(
            reviewer,
            world.give_back(&at, handed_in.revision, "Thiếu danh sách"),
        )
        .await
        .unwrap();
}

/// A task that is given to Mê Linh.
fn given(world: &World, name: &str) -> PlanTask {
    PlanTask {
        assign: true,
        ..world.plan_clearly(name)
    }
}

fn told(service: &Service, actor: &Actor) -> Vec<Notice> {
    service
        .book()
        .notices_of(actor.officer())
        .cloned()
        .collect()
}

fn read(world: &World, notice: Option<&Notice>) -> ReadNotices {
    ReadNotices {
        id: world.service.new_command(),
        notice: notice.map(|notice| notice.id),
    }
}

fn wanted(world: &World, address: &str) -> KeepPreferences {
    KeepPreferences {
        id: world.service.new_command(),
        address: address.into(),
        language: Language::Vi,
        in_app: NoticeKind::ALL.into(),
        by_mail: NoticeKind::ALL.into(),
        digest: true,
        single_keys: true,
    }
}

/// Every notice and letter that is in the store.
async fn kept(world: &World) -> (Vec<Notice>, Vec<Letter>) {
    let (mut notices, mut letters) = (Vec::new(), Vec::new());
    world
        .store
        .read_all(&mut |part| {
            let Part::Records(records) = part else {
                return;
            };
            for record in records {
                match record {
                    Record::Notice(notice) => notices.push(notice),
                    Record::Letter(letter) => letters.push(letter),
                    _ => {}
                }
            }
        })
        .await
        .unwrap();
    (notices, letters)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_figure_is_told_to_who_entered_it_and_kept_with_it() {
    let world = World::new().await;
    let (reporter, reviewer) = returned(&world).await;
    let told_now = told(&world.service, &reporter);
    assert_eq!(told_now.len(), 1);
    let at = place(PRODUCTS);
    assert_eq!(told_now[0].kind, NoticeKind::Returned);
    assert_eq!(
        told_now[0].about,
        About::Figure {
            indicator: PRODUCTS,
            unit: at.unit,
            period: at.period
        }
    );
    assert_eq!(world.service.book().unread(reporter.officer()), 1);
    assert_eq!(told(&world.service, &reviewer), []);
    assert_eq!(told(&world.reopened().await, &reporter), told_now);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_is_sent_again_tells_once_and_a_refused_one_nothing() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let planner = world.planner_of(ME_LINH).await;
    let command = given(&world, "Số hóa hồ sơ");
    let saved = world
        .service
        .plan_task(&planner, command.clone())
        .await
        .unwrap();
    world.service.plan_task(&planner, command).await.unwrap();
    assert_eq!(told(&world.service, &reporter).len(), 1);

    let stale = PlanTask {
        task: Some(saved.id),
        base: 0,
        ..given(&world, "Số hóa hồ sơ")
    };
    let refused = world.service.plan_task(&planner, stale).await;
    assert_eq!(refused, Err(Refusal::ChangedMeanwhile));
    // Saved once more, it was given before.
    let same = PlanTask {
        task: Some(saved.id),
        base: saved.revision,
        ..given(&world, "Số hóa hồ sơ cũ")
    };
    world.service.plan_task(&planner, same).await.unwrap();
    assert_eq!(told(&world.service, &reporter).len(), 1);
    assert_eq!(kept(&world).await.0.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_reads_ones_own_notices_one_or_all() {
    let world = World::new().await;
    let (reporter, reviewer) = returned(&world).await;
    give_back(&world, &reporter, &reviewer).await;
    let service = &world.service;
    let both = told(service, &reporter);
    assert_eq!(both.len(), 2);

    service
        .read_notices(&reviewer, read(&world, Some(&both[0])))
        .await
        .unwrap();
    assert_eq!(service.book().unread(reporter.officer()), 2, "not theirs");

    world.pass(SignedDuration::from_mins(5));
    let one = read(&world, Some(&both[0]));
    service.read_notices(&reporter, one.clone()).await.unwrap();
    assert_eq!(service.book().unread(reporter.officer()), 1);
    let at = told(service, &reporter)[0].read;
    assert_eq!(at, Some(service.clock().now()));
    world.pass(SignedDuration::from_mins(5));
    service.read_notices(&reporter, one).await.unwrap();
    service
        .read_notices(&reporter, read(&world, None))
        .await
        .unwrap();
    assert_eq!(service.book().unread(reporter.officer()), 0);
    assert_eq!(told(service, &reporter)[0].read, at, "read once");
    let again = world.reopened().await;
    assert_eq!(again.book().unread(reporter.officer()), 0);
    assert_eq!(told(&again, &reporter).len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadline_is_told_when_it_is_near_and_when_it_has_passed() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let planner = world.planner_of(ME_LINH).await;
    // Due on 31 December at 17:00.
    world
        .service
        .plan_task(&planner, given(&world, "Số hóa hồ sơ"))
        .await
        .unwrap();
    let service = &world.service;
    // Only of this task: the book has others.
    let kinds = || -> Vec<_> {
        let assigned = told(service, &reporter);
        let about = &assigned.last().unwrap().about;
        assigned
            .iter()
            .filter(|notice| notice.about == *about)
            .map(|notice| notice.kind)
            .collect()
    };
    service.tell_what_is_due().await.unwrap();
    assert_eq!(kinds(), [NoticeKind::Assigned]);

    // 29 December, 9:00 in Vietnam.
    world.pass(SignedDuration::from_hours(24 * 37));
    assert!(service.tell_what_is_due().await.unwrap() > 0);
    assert_eq!(kinds(), [NoticeKind::DueSoon, NoticeKind::Assigned]);
    assert_eq!(service.tell_what_is_due().await.unwrap(), 0);

    world.pass(SignedDuration::from_hours(24 * 3));
    assert!(service.tell_what_is_due().await.unwrap() > 0);
    assert_eq!(service.tell_what_is_due().await.unwrap(), 0);
    let mut all = kinds();
    all.sort_unstable();
    assert_eq!(
        all,
        [
            NoticeKind::Assigned,
            NoticeKind::DueSoon,
            NoticeKind::Overdue
        ]
    );
    assert_eq!(
        world.reopened().await.tell_what_is_due().await.unwrap(),
        0,
        "after a restart either"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_that_look_at_the_clock_tell_once() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let planner = world.planner_of(ME_LINH).await;
    let mut tasks = Vec::new();
    for name in ["Số hóa hồ sơ", "Mở lớp tập huấn", "Rà soát hộ nghèo"] {
        let saved = world
            .service
            .plan_task(&planner, given(&world, name))
            .await
            .unwrap();
        tasks.push(About::Task(saved.id));
    }
    let other = world.reopened().await;
    world.pass(SignedDuration::from_hours(24 * 37));
    let (one, two) = tokio::join!(world.service.tell_what_is_due(), other.tell_what_is_due());
    one.unwrap();
    two.unwrap();
    // Whoever lost a collision makes up for it at the next look.
    world.service.tell_what_is_due().await.unwrap();
    other.tell_what_is_due().await.unwrap();
    let soon = |notices: &[Notice]| {
        notices
            .iter()
            .filter(|notice| notice.to == reporter.officer())
            .filter(|notice| notice.kind == NoticeKind::DueSoon && tasks.contains(&notice.about))
            .count()
    };
    assert_eq!(soon(&kept(&world).await.0), 3);
    assert_eq!(soon(&told(&world.service, &reporter)), 3);
    assert_eq!(soon(&told(&other, &reporter)), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_wants_is_kept_without_a_word_of_the_address() {
    let world = World::new().await;
    let (reporter, reviewer) = returned(&world).await;
    let service = &world.service;
    let refused = service
        .keep_preferences(&reporter, wanted(&world, "không phải địa chỉ"))
        .await;
    assert_eq!(
        refused,
        Err(Refusal::field(Field::MailAddress, Problem::NotAMailAddress))
    );
    let only_decided = KeepPreferences {
        in_app: vec![NoticeKind::Decided],
        by_mail: Vec::new(),
        single_keys: false,
        ..wanted(&world, " vanphong@me-linh.example.vn ")
    };
    service
        .keep_preferences(&reporter, only_decided)
        .await
        .unwrap();
    let again = world.reopened().await;
    let now = again.book().preferences(reporter.officer());
    assert_eq!(now.address.unwrap().as_str(), "vanphong@me-linh.example.vn");
    assert!(!again.book().single_keys(reporter.officer()));
    assert!(
        again.book().single_keys(reviewer.officer()),
        "of nobody else"
    );
    // What is switched off is not made any more; what was told stays.
    give_back(&world, &reporter, &reviewer).await;
    assert_eq!(told(service, &reporter).len(), 1);

    let chain = world.chain(ME_LINH).await;
    let kept = chain.iter().find(|event| {
        matches!(
            event.change,
            Change::Officer {
                step: OfficerStep::PreferencesKept,
                ..
            }
        )
    });
    assert!(kept.unwrap().restricted);
    let journal = format!("{chain:?}");
    assert!(!journal.contains("vanphong"), "a journal is for ever");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_of_something_restricted_ends_with_the_right_to_it() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let service = &world.service;
    let about = About::Task(crate::world::SECRET_TASK);
    let sees = |actor: &Actor| {
        let book = service.book();
        book.told_of(&about, world.reader(actor))
            .map(|place| place.is_restricted())
    };
    let elsewhere = world.reporter_of(crate::world::THUONG_TIN).await;
    assert_eq!(sees(&elsewhere), None);
    assert_eq!(sees(&reporter), Some(true), "and its name is not mailed");
    // Nothing of its name is in what is kept.
    service.tell_what_is_due().await.unwrap();
    let (notices, _) = kept(&world).await;
    assert!(!format!("{notices:?}").contains(SECRET_WORD));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_view_outlives_a_change_of_settings_and_is_one_a_page() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let service = &world.service;
    let keep = |name: &str, page: &str| KeepFilter {
        id: service.new_command(),
        name: name.into(),
        page: page.into(),
    };
    let late = "/ban-lam-viec?phan=tre-han";
    for (name, page) in [("Trễ", late), ("Tìm", "/tim-kiem?q=a"), ("Trễ hạn", late)] {
        let kept = service.keep_filter(&reporter, keep(name, page)).await;
        assert_eq!(kept, Ok(()));
    }
    let refused = service.keep_filter(&reporter, keep(" ", late)).await;
    assert!(matches!(refused, Err(Refusal::Fields(_))), "{refused:?}");
    let elsewhere = service
        .keep_filter(&reporter, keep("Nơi khác", "//example.vn"))
        .await;
    assert_eq!(elsewhere, Err(Refusal::NotFound));

    let again = wanted(&world, "vanphong@me-linh.example.vn");
    service.keep_preferences(&reporter, again).await.unwrap();
    let names = |service: &Service| -> Vec<String> {
        let filters = service.book().filters(reporter.officer());
        filters.iter().map(|one| one.name.to_string()).collect()
    };
    assert_eq!(names(&world.reopened().await), ["Trễ hạn", "Tìm"]);

    let drop = DropFilter {
        id: service.new_command(),
        page: late.into(),
    };
    service.drop_filter(&reporter, drop).await.unwrap();
    assert_eq!(names(service), ["Tìm"]);
}
