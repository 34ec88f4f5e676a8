//! Meetings: a conclusion becomes tasks for every unit at once, with a way back, and what is not
//! done is on the list of the next inspection.

use domain::{
    Refusal,
    command::{GiveConclusion, KeepConclusion, KeepMeeting, PostUpdate, TypedPair},
    id::{MeetingId, Slug},
    journal::Change,
    meeting::{Meeting, Origin},
    notice::{About, NoticeKind},
    policy::Actor,
    refusal::{Field, Problem},
    task::{TaskState, clear::Clarity},
};
use service::manage::mark;

use crate::world::{AGENCY, HANOI, ME_LINH, PROGRAMME, THUONG_TIN, World};

fn pair(vi: &str) -> TypedPair {
    TypedPair {
        vi: vi.into(),
        en: String::new(),
    }
}

impl World {
    fn slugs(&self, units: &[domain::id::UnitId]) -> String {
        let book = self.service.book();
        let slugs: Vec<_> = units
            .iter()
            .map(|unit| book.tree().get(*unit).unwrap().slug.to_string())
            .collect();
        slugs.join("\n")
    }

    fn meet(&self, name: &str) -> KeepMeeting {
        KeepMeeting {
            id: self.service.new_command(),
            programme: PROGRAMME,
            meeting: None,
            base: String::new(),
            name: pair(name),
            stage: "planned".into(),
            host: self.slugs(&[HANOI]),
            day: "2026-12-01".into(),
            hour: "08:00".into(),
            place: pair("Hội trường"),
            agenda: "Kiểm tra chương trình\nKế hoạch năm sau".into(),
            units: self.slugs(&[ME_LINH, THUONG_TIN]),
            guests: pair(""),
            invitation: pair("Mời họp về chương trình."),
            minutes: pair(""),
            follows: String::new(),
            restricted: false,
            ground: "Giấy mời 12/GM-UBND".into(),
        }
    }

    fn meeting(&self, slug: &Slug) -> Meeting {
        let book = self.service.book();
        book.meeting_by_slug(slug.as_str()).cloned().unwrap()
    }

    fn conclude(&self, meeting: &Meeting, number: Option<u16>, text: &str) -> KeepConclusion {
        KeepConclusion {
            id: self.service.new_command(),
            meeting: meeting.id,
            base: mark(Some(meeting)),
            number,
            text: pair(text),
        }
    }

    fn give(&self, meeting: &Meeting, number: u16) -> GiveConclusion {
        GiveConclusion {
            id: self.service.new_command(),
            meeting: meeting.id,
            base: mark(Some(meeting)),
            number,
            works: "Tập huấn cán bộ".into(),
            units: self.slugs(&[ME_LINH, THUONG_TIN]),
            lead: String::new(),
            deadline: "2027-03-31".into(),
            person: "Chủ tịch UBND xã".into(),
            responsibility: String::new(),
            product: "Báo cáo kết quả tập huấn".into(),
            authority: "UBND xã".into(),
            assign: true,
        }
    }

    /// A meeting with a conclusion, held by Hà Nội.
    async fn concluded(&self, planner: &Actor, name: &str) -> Slug {
        let slug = self
            .service
            .keep_meeting(planner, self.meet(name))
            .await
            .unwrap();
        let meeting = self.meeting(&slug);
        let command = self.conclude(&meeting, None, "Tập huấn cho cán bộ hai đơn vị.");
        self.service
            .keep_conclusion(planner, command)
            .await
            .unwrap();
        slug
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conclusion_becomes_a_task_for_every_unit() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(HANOI).await;
    let of_me_linh = world.reporter_of(ME_LINH).await;
    let slug = world.concluded(&planner, "Họp kiểm tra").await;
    let meeting = world.meeting(&slug);
    let before = world.entries().await;
    let command = world.give(&meeting, 1);
    let given = service.give_conclusion(&planner, command.clone()).await;
    assert_eq!(given, Ok(slug.clone()));
    // Two works would be four tasks; one shared by two is a whole with two parts.
    assert_eq!(service.give_conclusion(&planner, command).await, given);
    assert_eq!(world.entries().await, before + 4, "done once");

    let meeting = world.meeting(&slug);
    let whole_id = meeting.conclusion(1).unwrap().works[0];
    {
        let book = service.book();
        let whole = book.task(whole_id).unwrap();
        assert_eq!(whole.lead, Some(HANOI));
        assert_eq!(whole.with, [ME_LINH, THUONG_TIN]);
        let parts = book.parts_of(whole_id, world.anonymous());
        let origin = Some(Origin {
            meeting: meeting.id,
            conclusion: 1,
        });
        let leads: Vec<_> = parts.iter().map(|part| part.lead).collect();
        assert_eq!(leads, [Some(ME_LINH), Some(THUONG_TIN)]);
        for task in parts.iter().chain([whole]) {
            assert_eq!(task.state, TaskState::Assigned);
            assert_eq!(task.origin, origin);
            assert_eq!(task.revision, 1);
            assert!(task.missing(&Clarity::SIX).is_empty());
        }
        let slugs: Vec<_> = parts.iter().map(|part| part.slug.clone()).collect();
        assert_ne!(slugs[0], slugs[1]);
        let told: Vec<_> = book
            .notices_of(of_me_linh.officer())
            .map(|notice| notice.kind)
            .collect();
        assert!(told.contains(&NoticeKind::Assigned), "{told:?}");
    }

    // Each unit's chain tells of its own.
    for unit in [ME_LINH, THUONG_TIN] {
        let tasks = world
            .chain(unit)
            .await
            .into_iter()
            .filter(|event| matches!(event.change, Change::Task { .. }))
            .count();
        assert_eq!(tasks, 1, "{unit}");
    }
    let again = world.reopened().await;
    assert_eq!(again.book().meeting(meeting.id), Some(&meeting));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_given_out_that_is_not_clear() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(HANOI).await;
    let slug = world.concluded(&planner, "Họp kiểm tra").await;
    let meeting = world.meeting(&slug);
    let vague = GiveConclusion {
        deadline: String::new(),
        product: String::new(),
        ..world.give(&meeting, 1)
    };
    assert_eq!(
        service.give_conclusion(&planner, vague.clone()).await,
        Err(Refusal::NotClear(vec![Clarity::Time, Clarity::Product]))
    );
    assert_eq!(world.meeting(&slug), meeting, "nothing was written");
    // As drafts they are kept, and say what is missing.
    let draft = GiveConclusion {
        id: service.new_command(),
        assign: false,
        ..vague
    };
    service.give_conclusion(&planner, draft).await.unwrap();
    let book = service.book();
    let concluded = book.concluded(&world.meeting(&slug), world.anonymous());
    assert_eq!(concluded[0].works.len(), 1);
    assert_eq!(concluded[0].assignments(), 0, "drafts are not given out");
    let part = &concluded[0].works[0].parts[0];
    assert_eq!(
        part.missing(&Clarity::SIX),
        [Clarity::Time, Clarity::Product]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_named_at_its_field() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(HANOI).await;
    let bad = KeepMeeting {
        day: String::new(),
        hour: "8 giờ".into(),
        units: "xã Không Có".into(),
        follows: "khong-co".into(),
        ..world.meet(" ")
    };
    let Err(Refusal::Fields(problems)) = service.keep_meeting(&planner, bad).await else {
        panic!("taken");
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        fields,
        [
            Field::Name,
            Field::Day,
            Field::Hour,
            Field::Units,
            Field::Follows
        ]
    );
    let slug = world.concluded(&planner, "Họp").await;
    let meeting = world.meeting(&slug);
    let bad = GiveConclusion {
        works: " ".into(),
        units: String::new(),
        deadline: "mai".into(),
        ..world.give(&meeting, 1)
    };
    let Err(Refusal::Fields(problems)) = service.give_conclusion(&planner, bad).await else {
        panic!("taken");
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        fields,
        [Field::Works, Field::Units, Field::Clear(Clarity::Time)]
    );
    let many: Vec<_> = (0..101).map(|number| format!("Việc {number}")).collect();
    let bad = GiveConclusion {
        works: many.join("\n"),
        ..world.give(&meeting, 1)
    };
    assert_eq!(
        service.give_conclusion(&planner, bad).await,
        Err(Refusal::field(Field::Works, Problem::TooMany { most: 200 }))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gives_work_to_units_beyond_their_reach() {
    let world = World::new().await;
    let service = &world.service;
    let above = world.planner_of(HANOI).await;
    let here = world.planner_of(ME_LINH).await;
    let slug = world.concluded(&above, "Họp thành phố").await;
    let meeting = world.meeting(&slug);
    assert_eq!(
        service
            .keep_conclusion(&here, world.conclude(&meeting, None, "Thêm"))
            .await,
        Err(Refusal::NotAllowed)
    );
    let host = KeepMeeting {
        host: world.slugs(&[ME_LINH]),
        ..world.meet("Họp của Mê Linh")
    };
    let slug = service.keep_meeting(&here, host).await.unwrap();
    let meeting = world.meeting(&slug);
    service
        .keep_conclusion(&here, world.conclude(&meeting, None, "Giao hai đơn vị."))
        .await
        .unwrap();
    let meeting = world.meeting(&slug);
    assert_eq!(
        service
            .give_conclusion(&here, world.give(&meeting, 1))
            .await,
        Err(Refusal::field(Field::Units, Problem::OutOfReach))
    );
    let reporter = world.reporter_of(ME_LINH).await;
    let own = GiveConclusion {
        units: world.slugs(&[ME_LINH, AGENCY]),
        ..world.give(&meeting, 1)
    };
    assert!(
        service
            .give_conclusion(&reporter, own.clone())
            .await
            .is_err()
    );
    assert!(service.give_conclusion(&here, own).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_done_is_carried_over_until_it_is() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(HANOI).await;
    let first = world.concluded(&planner, "Họp lần một").await;
    let meeting = world.meeting(&first);
    service
        .give_conclusion(&planner, world.give(&meeting, 1))
        .await
        .unwrap();
    let follow = |name: &str, of: &Slug| KeepMeeting {
        follows: of.to_string(),
        ..world.meet(name)
    };
    let second = service
        .keep_meeting(&planner, follow("Họp lần hai", &first))
        .await
        .unwrap();
    let third = service
        .keep_meeting(&planner, follow("Họp lần ba", &second))
        .await
        .unwrap();
    let carried = |slug: &Slug| {
        let book = service.book();
        let meeting = book.meeting_by_slug(slug.as_str()).unwrap();
        book.carried_over(meeting, world.anonymous())
            .iter()
            .map(|one| (one.assignments(), one.done()))
            .collect::<Vec<_>>()
    };
    assert_eq!(carried(&second), [(2, 0)]);
    assert_eq!(carried(&third), [(2, 0)], "however long ago");

    // Both units finish.
    let parts = {
        let book = service.book();
        let whole = world.meeting(&first).conclusion(1).unwrap().works[0];
        book.parts_of(whole, world.anonymous())
    };
    for part in parts {
        let reporter = world.reporter_of(part.lead.unwrap()).await;
        let done = PostUpdate {
            id: service.new_command(),
            task: part.id,
            base: 1,
            results: "Đã tập huấn xong".into(),
            difficulties: String::new(),
            next: String::new(),
            state: Some(TaskState::Done),
        };
        service.post_update(&reporter, done).await.unwrap();
    }
    assert_eq!(
        carried(&second),
        [(2, 2)],
        "the nearest shows what was done"
    );
    assert_eq!(carried(&third), [], "and then it is off the list");

    // No meeting inspects itself, by whatever way.
    let meeting = world.meeting(&first);
    let circle = KeepMeeting {
        id: service.new_command(),
        meeting: Some(meeting.id),
        base: mark(Some(&meeting)),
        ..follow("Họp lần một", &third)
    };
    assert_eq!(
        service.keep_meeting(&planner, circle).await,
        Err(Refusal::field(Field::Follows, Problem::WithinItself))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn units_are_told_when_they_are_invited_and_when_it_is_moved() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(HANOI).await;
    let invited = world.reporter_of(ME_LINH).await;
    let not_invited = world.reporter_of(AGENCY).await;
    let slug = service
        .keep_meeting(&planner, world.meet("Họp"))
        .await
        .unwrap();
    let id = world.meeting(&slug).id;
    let count = |actor: &Actor, id: MeetingId| {
        let book = service.book();
        book.notices_of(actor.officer())
            .filter(|notice| notice.about == About::Meeting(id))
            .count()
    };
    assert_eq!((count(&invited, id), count(&not_invited, id)), (1, 0));
    let again = |day: &str| {
        let meeting = world.meeting(&slug);
        KeepMeeting {
            meeting: Some(meeting.id),
            base: mark(Some(&meeting)),
            day: day.into(),
            ..world.meet("Họp")
        }
    };
    service
        .keep_meeting(&planner, again("2026-12-01"))
        .await
        .unwrap();
    assert_eq!(count(&invited, id), 1, "nothing that concerns them changed");
    service
        .keep_meeting(&planner, again("2026-12-03"))
        .await
        .unwrap();
    assert_eq!(count(&invited, id), 2);
    // What somebody else changed meanwhile is not overwritten.
    let stale = KeepMeeting {
        base: "cu".into(),
        ..again("2026-12-05")
    };
    assert_eq!(
        service.keep_meeting(&planner, stale).await,
        Err(Refusal::ChangedMeanwhile)
    );
}
