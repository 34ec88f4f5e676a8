//! A world in which everything that can be restricted is, beside something public that points to
//! it: indicator, figure, item, task, update, meeting, obstacle, evidence.

use domain::{
    Bilingual, Language,
    command::{AttachEvidence, Place, PostUpdate, RaiseObstacle, RecordFigure},
    evidence::{FileKind, FileName, Proven},
    id::{IndicatorId, ItemId, MeetingId, ObstacleId, TaskId, UnitId},
    meeting::Conclusion,
    obstacle::Blocked,
    period::Period,
    policy::{Actor, Role},
    target::Target,
    text::Line,
};
use service::{evidence::Brought, store::Record};

use crate::world::World;

/// Part of every text that nobody may see; no search for a part of it finds more than was typed.
pub const WORD: &str = "zyxwvuts";
pub const SLUG: &str = "ra-da-zyxwvuts";
/// What a search may be asked that would find it.
pub const PART: &str = "zyxw";
const NUMBER: &str = "7654321";
const UNIT: &str = "huyen-tu-ky";

/// What gives a restricted record away, wherever it stands.
pub struct Hidden {
    pub traces: Vec<String>,
    /// Ids that addresses could be guessed with.
    pub obstacles: Vec<ObstacleId>,
}

fn text() -> Bilingual {
    Bilingual::new(format!("Trạm {WORD}"), format!("Station {WORD}"))
}

fn line() -> Line {
    format!("Mật {WORD}").as_str().try_into().unwrap()
}

/// Copies of the demo's own records with everything that they say replaced.
fn records(world: &World) -> (Vec<Record>, IndicatorId, TaskId, UnitId) {
    let service = &world.service;
    let ulid = || service.clock().ulid();
    let slug = SLUG.parse().unwrap();
    let book = service.book();
    let unit = book.tree().by_slug(UNIT).unwrap().id;

    let shown_item = book.item_by_slug("dot-pha-1-ocop-huu-co-tu-ky").unwrap();
    let mut item = shown_item.clone();
    item.id = ItemId::new(ulid());
    item.slug = SLUG.parse().unwrap();
    (item.name, item.detail, item.note) = (text(), Some(text()), Some(text()));
    (item.stage, item.ground.place, item.restricted) = (Some(text()), line(), true);
    item.value = Some(NUMBER.to_owned().try_into().unwrap());

    let shown = book.indicator_by_slug("san-pham-ocop-3-sao-tu-ky").unwrap();
    let mut indicator = shown.clone();
    indicator.id = IndicatorId::new(ulid());
    indicator.slug = slug;
    (indicator.name, indicator.note, indicator.measure) = (text(), Some(text()), text());
    (indicator.ground.place, indicator.restricted) = (line(), true);
    indicator.under = Some(item.id);
    for promise in &mut indicator.promises {
        promise.target = Target::Exactly(NUMBER.parse().unwrap());
        promise.ground.place = line();
    }
    // Public, and under what is not.
    let mut shown_indicator = shown.clone();
    shown_indicator.id = IndicatorId::new(ulid());
    shown_indicator.slug = "chi-tieu-duoi-muc-kin".parse().unwrap();
    shown_indicator.under = Some(item.id);

    let shown_task = book
        .all_tasks()
        .find(|task| task.programme == shown.programme && !task.restricted)
        .or_else(|| book.all_tasks().find(|task| !task.restricted))
        .unwrap();
    let mut task = shown_task.clone();
    task.id = TaskId::new(ulid());
    task.slug = SLUG.parse().unwrap();
    (task.name, task.note, task.lead) = (text(), Some(text()), Some(unit));
    (task.ground.place, task.restricted, task.part) = (line(), true, None);
    task.clear.product = Some(text());
    let mut public_task = shown_task.clone();
    public_task.id = TaskId::new(ulid());
    public_task.slug = "nhiem-vu-duoi-muc-kin".parse().unwrap();
    public_task.lead = Some(unit);
    public_task.course.after = vec![task.id];
    public_task.under = Some(item.id);

    let shown_meeting = book.meeting_by_slug("hop-2024-07-19").unwrap();
    let mut meeting = shown_meeting.clone();
    meeting.id = MeetingId::new(ulid());
    meeting.slug = SLUG.parse().unwrap();
    (meeting.name, meeting.minutes, meeting.place) = (text(), Some(text()), Some(text()));
    (meeting.agenda, meeting.invitation) = (vec![text()], Some(text()));
    (meeting.ground.place, meeting.restricted, meeting.item) = (line(), true, None);
    meeting.conclusions = vec![Conclusion {
        number: 1,
        text: text(),
        works: vec![task.id],
    }];
    let mut public_meeting = shown_meeting.clone();
    public_meeting.id = MeetingId::new(ulid());
    public_meeting.slug = "hop-sau-hop-kin".parse().unwrap();
    public_meeting.follows = Some(meeting.id);
    if let Some(conclusion) = public_meeting.conclusions.first_mut() {
        conclusion.works.push(task.id);
    }

    let ids = (indicator.id, task.id);
    let records = vec![
        Record::Item(item),
        Record::Task(task),
        Record::Task(public_task),
        Record::Indicator(indicator),
        Record::Indicator(shown_indicator),
        Record::Meeting(meeting),
        Record::Meeting(public_meeting),
    ];
    (records, ids.0, ids.1, unit)
}

/// Hides it all, and lets officers work on it.
pub async fn hide(world: &World) -> Hidden {
    let (records, indicator, task, unit) = records(world);
    let service = &world.service;
    let mut traces: Vec<String> = records
        .iter()
        .filter_map(|record| match record {
            Record::Item(one) if one.restricted => Some(one.id.to_string()),
            Record::Task(one) if one.restricted => Some(one.id.to_string()),
            Record::Indicator(one) if one.restricted => Some(one.id.to_string()),
            Record::Meeting(one) if one.restricted => Some(one.id.to_string()),
            _ => None,
        })
        .collect();
    service.load(records, unit).await.unwrap();
    let reporter = officer(world, "kin-nhap", Role::Reporter).await;
    let reviewer = officer(world, "kin-duyet", Role::Reviewer).await;

    let at = Place {
        indicator,
        unit,
        period: Period::year(2023).unwrap(),
    };
    let figure = RecordFigure {
        id: service.new_command(),
        at: at.clone(),
        base: 0,
        language: Language::Vi,
        value: NUMBER.to_owned(),
        ground: format!("Báo cáo {WORD}"),
        note: format!("Ghi chú {WORD}"),
        submit: true,
    };
    service.record_figure(&reporter, figure).await.unwrap();
    let approve = domain::command::ApproveFigure {
        id: service.new_command(),
        at,
        base: 2,
    };
    service.approve_figure(&reviewer, approve).await.unwrap();

    let base = service.book().task(task).unwrap().revision;
    let update = PostUpdate {
        id: service.new_command(),
        task,
        base,
        results: format!("Đã đo {WORD}"),
        difficulties: String::new(),
        next: String::new(),
        state: None,
    };
    service.post_update(&reporter, update).await.unwrap();
    for blocks in [Blocked::Task(task), Blocked::Indicator(indicator)] {
        let raise = RaiseObstacle {
            id: service.new_command(),
            blocks,
            unit,
            what: format!("Thiếu {WORD}"),
            ask: format!("Cấp {WORD}"),
            to: UNIT.to_owned(),
            due: "2027-01-31".to_owned(),
        };
        service.raise_obstacle(&reporter, raise).await.unwrap();
    }
    prove(world, &reporter, Proven::Task(task), false).await;
    let public = {
        let book = service.book();
        let held = book
            .all_tasks()
            .find(|one| one.lead == Some(unit) && !one.restricted);
        held.unwrap().id
    };
    prove(world, &reporter, Proven::Task(public), true).await;

    let reader = service::book::Reader {
        actor: Some(&reviewer),
        on: service.today(),
    };
    let book = service.book();
    let obstacles: Vec<_> = book
        .register(service::book::obstacle::Sought::default(), reader)
        .iter()
        .filter(|one| one.what.to_string().contains(WORD))
        .map(|one| one.id)
        .collect();
    assert_eq!(obstacles.len(), 2);
    traces.extend(obstacles.iter().map(ToString::to_string));
    traces.extend([WORD, NUMBER, "7.654.321", "7,654,321"].map(str::to_owned));
    for trace in &mut traces {
        *trace = trace.to_lowercase();
    }
    Hidden { traces, obstacles }
}

async fn officer(world: &World, account: &str, role: Role) -> Actor {
    world.officer(account, role, UNIT).await;
    let book = world.service.book();
    let officer = book.officers().find(|one| one.account.as_str() == account);
    Actor::of(officer.unwrap()).unwrap()
}

/// Adds a file to something.
async fn prove(world: &World, reporter: &Actor, of: Proven, restricted: bool) {
    let file = Brought {
        name: FileName::of(&format!("So do {WORD}.pdf"), FileKind::Pdf),
        kind: FileKind::Pdf,
        content: b"%PDF-1.7".to_vec(),
        pixels: None,
        preview: None,
    };
    let file = world.service.bring_file(file).await.unwrap();
    let command = AttachEvidence {
        id: world.service.new_command(),
        of,
        caption: format!("Vị trí {WORD}"),
        restricted,
        files: vec![file.clone()],
    };
    world
        .service
        .attach_evidence(reporter, command)
        .await
        .unwrap();
    world.service.let_go(&[file]);
}
