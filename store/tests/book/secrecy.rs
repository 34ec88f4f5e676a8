//! What is restricted, and what is not published yet, in every public query: nothing of it is
//! there for somebody without the right to it.

use domain::{
    Refusal,
    command::{AttachEvidence, PlanTask, RecordFigure},
    evidence::{FileKind, FileName, Proven},
    figure::{
        Cell, Value,
        sheet::{Sheet, SheetKey},
    },
    id::TaskId,
    journal::Subject,
    officer::{Author, Signature},
    policy::Actor,
    quantity::Quantity,
    task::TaskState,
};
use service::{book::Reader, evidence::Brought, store::Record};

use crate::world::{
    HANOI, ME_LINH, MODELS, PRODUCTS, PROGRAMME, SECRET_FIGURE, SECRET_ITEM, SECRET_TASK,
    SECRET_WORD, THUONG_TIN, TRAINING, UNDER_SECRET, World, ground, place,
};

/// A value that only the restricted indicator has.
const SECRET_VALUE: &str = "7.777";

/// A world in which everything restricted has been worked on.
async fn busy() -> World {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let planner = world.planner_of(ME_LINH).await;
    let service = &world.service;
    let at = place(SECRET_FIGURE);
    let entered = RecordFigure {
        submit: true,
        ..world.record(&at, 0, SECRET_VALUE)
    };
    service.record_figure(&reporter, entered).await.unwrap();
    service
        .approve_figure(&reviewer, world.approve(&at, 2))
        .await
        .unwrap();
    let update = domain::command::PostUpdate {
        results: format!("Đã khảo sát {SECRET_WORD}"),
        ..world.update(SECRET_TASK, 1, Some(TaskState::Doing))
    };
    service.post_update(&reporter, update).await.unwrap();
    let plan = PlanTask {
        task: Some(SECRET_TASK),
        base: 2,
        ..world.plan_clearly(&format!("Khảo sát bổ sung {SECRET_WORD}"))
    };
    service.plan_task(&planner, plan).await.unwrap();
    let item = world.with_restricted(SECRET_ITEM);
    service.keep_item(&planner, item).await.unwrap();
    for of in [Proven::Task(SECRET_TASK), secret_figure()] {
        let file = Brought {
            name: FileName::of(&format!("Sơ đồ {SECRET_WORD}.pdf"), FileKind::Pdf),
            kind: FileKind::Pdf,
            content: b"%PDF-1.7".to_vec(),
            pixels: None,
            preview: None,
        };
        let file = service.bring_file(file).await.unwrap();
        let command = AttachEvidence {
            id: service.new_command(),
            of,
            caption: format!("Vị trí {SECRET_WORD}"),
            restricted: false,
            files: vec![file.clone()],
        };
        service.attach_evidence(&reporter, command).await.unwrap();
        service.let_go(&[file]);
    }
    // Taken over in bulk, in one sheet with something open.
    let signature = Signature {
        by: Author::Operator,
        at: service.clock().now(),
    };
    let taken_over = |indicator, value: &str| {
        let value = Value {
            quantity: Quantity::parse(value, domain::Language::Vi).unwrap(),
            claim: None,
            ground: ground("đoạn 7"),
            note: None,
            recorded: signature,
        };
        Cell::taken_over(indicator, value, signature, service.today())
    };
    let key = SheetKey {
        programme: PROGRAMME,
        unit: ME_LINH,
        period: domain::period::Period::year(2025).unwrap(),
    };
    let cells = vec![
        taken_over(SECRET_FIGURE, SECRET_VALUE),
        taken_over(MODELS, "6"),
    ];
    service
        .load(vec![Record::Sheet(Sheet::of(key, cells))], HANOI)
        .await
        .unwrap();
    world
}

fn secret_figure() -> Proven {
    let at = place(SECRET_FIGURE);
    Proven::Figure {
        indicator: at.indicator,
        unit: at.unit,
        period: at.period,
    }
}

/// Everything that pages can ask the book for, as text, by what was asked.
fn everything(world: &World, reader: Reader<'_>) -> Vec<(String, String)> {
    let book = world.service.book();
    let mut all = vec![
        ("home", format!("{:?}", book.home(reader))),
        (
            "lately",
            format!("{:?}", book.lately(reader).collect::<Vec<_>>()),
        ),
        ("sources", format!("{:?}", book.sources())),
        ("documents", format!("{:?}", book.documents())),
        ("cascade", format!("{:?}", book.cascade(PROGRAMME))),
        (
            "history",
            format!("{:?}", book.history_of(PROGRAMME, reader)),
        ),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text))
    .collect::<Vec<_>>();
    for programme in book.programmes() {
        all.push((
            "programme".into(),
            format!("{:?}", book.programme(programme, reader)),
        ));
    }
    for indicator in book.all_indicators() {
        all.push((
            "indicator".into(),
            format!("{:?}", book.follow(indicator, reader)),
        ));
    }
    for unit in book.tree().units() {
        all.push(("unit".into(), format!("{:?}", book.unit_seen(unit, reader))));
        let chain: Vec<_> = book
            .chain_of(unit.id, reader)
            .filter_map(|(_, _, logged)| logged)
            .collect();
        all.push(("chain".into(), format!("{chain:?}")));
    }
    for task in [TRAINING, UNDER_SECRET, SECRET_TASK].map(|id| book.task(id).unwrap()) {
        all.push(("task".into(), format!("{:?}", book.given(task, reader))));
    }
    for of in [
        Proven::Task(SECRET_TASK),
        Proven::Task(TRAINING),
        secret_figure(),
    ] {
        let found: Vec<_> = book.evidence_known(of, reader).collect();
        all.push(("evidence".into(), format!("{found:?}")));
    }
    for subject in secrets() {
        let log: Vec<_> = book.log_of(subject, reader).collect();
        all.push((format!("journal of {subject:?}"), format!("{log:?}")));
    }
    for query in [
        SECRET_WORD,
        "phong thu",
        "Khảo sát",
        "chi-tieu-mat",
        "Dự án",
        "phong thi",
    ] {
        let hits = format!("{:?}", book.search(query, reader).hits);
        all.push((format!("search for {query}"), hits));
    }
    let sought = service::book::report::SoughtReports::default();
    all.push((
        "reports".into(),
        format!("{:?}", book.reports(sought, reader)),
    ));
    if let Some(actor) = reader.actor {
        all.push(("desk".into(), format!("{:?}", book.desk(actor, reader.on))));
        let at = place(SECRET_FIGURE);
        let form = book.figure_form(SECRET_FIGURE, at.unit, &at.period, actor);
        all.push(("form".into(), format!("{form:?}")));
    }
    all
}

fn secrets() -> [Subject; 3] {
    [
        Subject::Indicator(SECRET_FIGURE),
        Subject::Task(SECRET_TASK),
        Subject::Item(SECRET_ITEM),
    ]
}

/// Where a restricted text or value shows.
fn told(world: &World, reader: Reader<'_>) -> Vec<String> {
    let number = SECRET_VALUE.replace('.', "");
    everything(world, reader)
        .into_iter()
        .filter(|(_, text)| {
            text.contains(SECRET_WORD) || text.contains(SECRET_VALUE) || text.contains(&number)
        })
        .map(|(name, _)| name)
        .collect()
}

/// Where the id of a restricted record shows. A task that is not restricted may say under which
/// item it is; no other query may.
fn named(world: &World, reader: Reader<'_>) -> Vec<String> {
    let ids = [
        SECRET_FIGURE.to_string(),
        SECRET_TASK.to_string(),
        SECRET_ITEM.to_string(),
    ];
    everything(world, reader)
        .into_iter()
        .filter(|(_, text)| {
            let text = text.replace(&format!("under: Some(ItemId({SECRET_ITEM}))"), "");
            ids.iter().any(|id| text.contains(id))
        })
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with("journal of"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_restricted_reaches_those_without_the_right() {
    let world = busy().await;
    let outsiders: [(&str, Actor); 4] = [
        ("reporter elsewhere", world.reporter_of(THUONG_TIN).await),
        ("reviewer elsewhere", world.reviewer_of(THUONG_TIN).await),
        ("auditor elsewhere", world.auditor_of(THUONG_TIN).await),
        ("administrator", world.administrator().await),
    ];
    assert_eq!(
        told(&world, world.anonymous()),
        Vec::<String>::new(),
        "anonymous"
    );
    assert_eq!(
        named(&world, world.anonymous()),
        Vec::<String>::new(),
        "anonymous"
    );
    for (name, outsider) in &outsiders {
        assert_eq!(
            told(&world, world.reader(outsider)),
            Vec::<String>::new(),
            "{name}"
        );
        assert_eq!(
            named(&world, world.reader(outsider)),
            Vec::<String>::new(),
            "{name}"
        );
    }
    // Numbers are content too: the counts are those of the open records.
    let book = world.service.book();
    let programme = book.programme(book.document(PROGRAMME).unwrap(), world.anonymous());
    assert_eq!(
        (programme.counts.all(), programme.items, programme.tasks.all),
        (4, 1, 3)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn those_with_the_right_find_it_everywhere() {
    let world = busy().await;
    for insider in [
        world.reviewer_of(ME_LINH).await,
        world.planner_of(ME_LINH).await,
        world.auditor_of(HANOI).await,
    ] {
        let told = told(&world, world.reader(&insider));
        for place in [
            "home",
            "lately",
            "programme",
            "history",
            "indicator",
            "unit",
            "chain",
            "task",
            "evidence",
        ] {
            assert!(
                told.contains(&place.to_owned()),
                "{place} is not in {told:?}"
            );
        }
        for secret in secrets() {
            let name = format!("journal of {secret:?}");
            assert!(told.contains(&name), "{name} is not in {told:?}");
        }
        let book = world.service.book();
        assert_eq!(
            book.search(SECRET_WORD, world.reader(&insider)).hits.len(),
            3
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_keeps_the_places_of_what_it_does_not_show() {
    let world = busy().await;
    let book = world.service.book();
    let chain: Vec<_> = book.chain_of(ME_LINH, world.anonymous()).collect();
    let numbers: Vec<u64> = chain.iter().map(|(number, ..)| *number).collect();
    let expected: Vec<u64> = (1..=chain.len() as u64).rev().collect();
    assert_eq!(numbers, expected);
    let hidden = chain
        .iter()
        .filter(|(_, _, logged)| logged.is_none())
        .count();
    // Three taken over, a figure entered and approved, an update, a plan, an item changed, two files,
    // a figure in bulk.
    assert_eq!(hidden, 11);
}

#[tokio::test(flavor = "multi_thread")]
async fn open_work_under_a_restricted_item_is_not_lost() {
    let world = busy().await;
    let book = world.service.book();
    let programme = book.programme(book.document(PROGRAMME).unwrap(), world.anonymous());
    let loose: Vec<TaskId> = programme.loose_tasks.iter().map(|task| task.id).collect();
    assert!(loose.contains(&UNDER_SECRET), "{loose:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_not_in_what_the_public_is_given() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let draft = world.record(&place(PRODUCTS), 0, "4.242");
    world.service.record_figure(&reporter, draft).await.unwrap();
    let elsewhere = world.reviewer_of(THUONG_TIN).await;
    let shows = |reader| {
        everything(&world, reader)
            .into_iter()
            .filter(|(_, text)| text.contains("4242") || text.contains("4.242"))
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(shows(world.anonymous()), Vec::<String>::new());
    assert_eq!(shows(world.reader(&elsewhere)), Vec::<String>::new());
    assert!(shows(world.reader(&reporter)).contains(&"indicator".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_does_not_tell_that_something_restricted_is_there() {
    let world = busy().await;
    for outsider in [
        world.reporter_of(THUONG_TIN).await,
        world.planner_of(THUONG_TIN).await,
        world.administrator().await,
    ] {
        let updated = world
            .service
            .post_update(&outsider, world.update(SECRET_TASK, 0, None))
            .await;
        assert_eq!(updated, Err(Refusal::NotFound));
        let plan = PlanTask {
            task: Some(SECRET_TASK),
            ..world.plan_clearly("Việc khác")
        };
        assert_eq!(
            world.service.plan_task(&outsider, plan).await,
            Err(Refusal::NotFound)
        );
        let figure = world.record(&place(SECRET_FIGURE), 0, "1");
        assert_eq!(
            world.service.record_figure(&outsider, figure).await,
            Err(Refusal::NotFound)
        );
    }
}
