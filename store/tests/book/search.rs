//! Finding things as people type them.

use domain::{
    command::{AnswerObstacle, PlanTask, RaiseObstacle},
    id::{ItemId, UnitId},
    item::ItemKind,
    obstacle::Blocked,
    unit::UnitKind,
};
use service::{
    book::{Kind, Reader, search::Found},
    store::Record,
};
use ulid::Ulid;

use crate::world::{
    AGENCY, DISTRICT, HANOI, HOA_LAC, ME_LINH, PRODUCTS, PROGRAMME, SECRET_TASK, SOURCE,
    THUONG_TIN, TRAINING, TRANG_VIET, World, item, unit,
};

fn hits(world: &World, query: &str) -> Vec<Found> {
    world.service.book().search(query, world.anonymous()).hits
}

fn found(world: &World, query: &str, wanted: Found) -> bool {
    hits(world, query).contains(&wanted)
}

#[tokio::test(flavor = "multi_thread")]
async fn spellings_of_a_name_find_the_same() {
    let world = World::new().await;
    for (query, wanted) in [
        ("Tráng Việt", Found::Unit(TRANG_VIET)),
        ("tráng việt", Found::Unit(TRANG_VIET)),
        ("trang viet", Found::Unit(TRANG_VIET)),
        ("TRANG VIET", Found::Unit(TRANG_VIET)),
        ("Tra\u{301}ng Vie\u{323}\u{302}t", Found::Unit(TRANG_VIET)),
        ("Hoà Lạc", Found::Unit(HOA_LAC)),
        ("Hòa Lạc", Found::Unit(HOA_LAC)),
        ("hoa lac", Found::Unit(HOA_LAC)),
        ("xã Hòa Lạc", Found::Unit(HOA_LAC)),
        ("H. Mê Linh", Found::Unit(DISTRICT)),
        ("TP Hà Nội", Found::Unit(HANOI)),
        ("khcn", Found::Unit(AGENCY)),
        ("KH&CN", Found::Unit(AGENCY)),
        ("khoa học và công nghệ", Found::Unit(AGENCY)),
        ("khcn", Found::Document(PROGRAMME)),
        ("05-CTr/HU", Found::Document(PROGRAMME)),
        ("05 ctr hu", Found::Document(PROGRAMME)),
        ("ocop", Found::Indicator(PRODUCTS)),
        ("tập huấn", Found::Task(TRAINING)),
        ("digital change", Found::Document(PROGRAMME)),
        ("Báo cáo kết quả năm 2023", Found::Source(SOURCE)),
        ("bao cao ket qua", Found::Source(SOURCE)),
        ("UBND huyện", Found::Source(SOURCE)),
    ] {
        assert!(
            found(&world, query, wanted),
            "{query}: {:?}",
            hits(&world, query)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_beginning_of_a_name_is_enough_and_a_slip_is_forgiven() {
    let world = World::new().await;
    assert_eq!(hits(&world, "thường t"), [Found::Unit(THUONG_TIN)]);
    assert_eq!(hits(&world, "hoa la"), [Found::Unit(HOA_LAC)]);
    for slip in ["thuong tni", "Thừơng Tính", "tuong tin"] {
        let results = world.service.book().search(slip, world.anonymous());
        assert!(results.is_guess, "{slip}");
        assert_eq!(results.hits[0], Found::Unit(THUONG_TIN), "{slip}");
    }
    for nothing in ["", "  ", "&", "zzzzzz", "không có gì như thế"] {
        let results = world.service.book().search(nothing, world.anonymous());
        assert!(
            results.hits.is_empty() && !results.is_guess,
            "{nothing:?}: {:?}",
            results.hits
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_best_fit_comes_first() {
    let world = World::new().await;
    // Names that fit "hòa lạc" less and less well, loaded the other way round.
    let [inside, amid, begins, toned] =
        [60_u128, 61, 62, 63].map(|number| ItemId::new(Ulid(number)));
    let note = |id, slug: &str, name: &str| item(id, slug, ItemKind::Note, name);
    let mut behind = note(inside, "muc-1", "Khu công nghệ cao");
    behind.detail = Some(domain::Bilingual::both("Nằm tại Hòa Lạc"));
    let records = vec![
        Record::Item(behind),
        Record::Item(note(amid, "muc-2", "Khu công nghệ cao Hòa Lạc")),
        Record::Item(note(begins, "muc-3", "Hòa Lạc mở rộng")),
        Record::Item(note(toned, "muc-4", "Hoa lác")),
    ];
    world.service.load(records, HANOI).await.unwrap();
    assert_eq!(
        hits(&world, "hòa lạc"),
        [
            Found::Unit(HOA_LAC),
            Found::Item(toned),
            Found::Item(begins),
            Found::Item(amid),
            Found::Item(inside),
        ]
    );
    let kinds = world
        .service
        .book()
        .search("hòa lạc", world.anonymous())
        .facets
        .kinds;
    assert_eq!(kinds, [(Kind::Unit, 1), (Kind::Item, 4)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn old_and_new_units_of_one_name_are_both_found_and_codes_too() {
    let world = World::new().await;
    let both = hits(&world, "Mê Linh");
    // What is there comes before what is over.
    assert_eq!(both[..2], [Found::Unit(ME_LINH), Found::Unit(DISTRICT)]);
    let mut coded = unit(
        UnitId::new(Ulid(70)),
        "kim-hoa",
        UnitKind::Commune,
        "Xã Kim Hoa",
        "Kim Hoa",
    );
    coded.codes = vec![domain::unit::Dated {
        value: "09019".into(),
        from: None,
        until: None,
    }];
    let id = coded.id;
    world
        .service
        .load(vec![Record::Unit(coded)], HANOI)
        .await
        .unwrap();
    assert_eq!(hits(&world, "09019"), [Found::Unit(id)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_just_planned_is_found() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let saved = world
        .service
        .plan_task(
            &planner,
            PlanTask {
                lead: "me-linh".into(),
                ..world.plan("Trồng cây xanh")
            },
        )
        .await
        .unwrap();
    assert_eq!(hits(&world, "trong cay xanh"), [Found::Task(saved.id)]);
    // What has another name is no longer found by the old one, nor is what belongs to it.
    let tasks = |query: &str| {
        let is_task = |found: &Found| matches!(found, Found::Task(_));
        hits(&world, query).into_iter().filter(is_task).count()
    };
    assert_eq!(tasks("cay xanh me linh"), 1);
    assert_eq!(tasks("cay xanh dau nguon"), 0);
    let mut renamed = world.edit(ME_LINH);
    renamed.names.truncate(1);
    renamed.names[0].full.vi = "Xã Đầu Nguồn".into();
    renamed.names[0].full.en = "Đầu Nguồn Commune".into();
    renamed.names[0].short = "Đầu Nguồn".into();
    let admin = world.administrator().await;
    world.service.keep_unit(&admin, renamed).await.unwrap();
    assert_eq!(tasks("cay xanh me linh"), 0);
    assert_eq!(tasks("cay xanh dau nguon"), 1);
    assert_eq!(hits(&world, "dau nguon")[0], Found::Unit(ME_LINH));
    let afresh = world.reopened().await;
    for query in [
        "me linh",
        "dau nguon",
        "cay xanh",
        "khcn",
        "hoa lac",
        "tap huan",
        "xa",
    ] {
        let told = |service: &service::Service| {
            format!("{:?}", service.book().search(query, world.anonymous()))
        };
        assert_eq!(told(&world.service), told(&afresh), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stops_the_work_is_found_by_whoever_may_read_it() {
    let world = World::new().await;
    let service = &world.service;
    let stopped = world.reporter_of(ME_LINH).await;
    let raise = |blocks, what: &str| RaiseObstacle {
        id: service.new_command(),
        blocks,
        unit: ME_LINH,
        what: what.into(),
        ask: "Đề nghị bố trí kinh phí bổ sung.".into(),
        to: "ha-noi".into(),
        due: "30/11/2026".into(),
    };
    let open = raise(Blocked::Task(TRAINING), "Chưa có định mức chi.");
    let open = service.raise_obstacle(&stopped, open).await.unwrap().id;
    let secret = raise(Blocked::Task(SECRET_TASK), "Chưa rõ ranh giới khu đất.");
    let secret = service.raise_obstacle(&stopped, secret).await.unwrap().id;
    for (query, wanted) in [
        ("Chưa có định mức chi.", open),
        ("chua co dinh muc", open),
        ("ĐỊNH MỨC CHI", open),
        ("kinh phi bo sung", open),
    ] {
        assert_eq!(hits(&world, query), [Found::Obstacle(wanted)], "{query}");
    }

    // What is said later is found at once, and after a new start.
    let answer = AnswerObstacle {
        id: service.new_command(),
        obstacle: open,
        base: 1,
        outcome: "removed".into(),
        text: "Đã ban hành thông tư hướng dẫn.".into(),
        until: String::new(),
        to: String::new(),
    };
    let leader = world.planner_of(HANOI).await;
    service.answer_obstacle(&leader, answer).await.unwrap();
    let afresh = world.reopened().await;
    for service in [&**service, &afresh] {
        let book = service.book();
        assert_eq!(
            book.search("thông tư", world.anonymous()).hits,
            [Found::Obstacle(open)]
        );
    }

    // What stops restricted work is nobody else's.
    let auditor = world.auditor_of(HANOI).await;
    let elsewhere = world.auditor_of(THUONG_TIN).await;
    let found = |query: &str, reader| service.book().search(query, reader).hits;
    for query in ["ranh giới khu đất", "ranh gioi khu dat"] {
        assert_eq!(found(query, world.anonymous()), [], "{query}");
        assert_eq!(found(query, world.reader(&elsewhere)), [], "{query}");
        let inside = found(query, world.reader(&auditor));
        assert_eq!(inside, [Found::Obstacle(secret)], "{query}");
    }

    // On the day before there was no such obstacle yet.
    let yesterday = Reader {
        actor: None,
        on: service.today().yesterday().unwrap(),
    };
    assert_eq!(found("định mức chi", yesterday), []);
}
