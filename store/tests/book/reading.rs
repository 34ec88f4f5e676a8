//! The book in memory: after any work it is the one that a fresh start reads from the store.

use std::collections::HashSet;

use domain::{
    Refusal,
    command::{PlanTask, RecordFigure},
    figure::{
        Cell,
        sheet::{Sheet, SheetKey},
    },
    id::{IndicatorId, TaskId, UnitId},
    journal::{Entry, Subject},
    policy::{Actor, Role},
    task::TaskState,
    unit::UnitKind,
};
use jiff::SignedDuration;
use service::{
    Service,
    book::Reader,
    store::{Kept, Part, Record, RecordKey, Store as _},
};
use ulid::Ulid;

use crate::world::{
    Chance, DRAFT, HANOI, ME_LINH, MODELS, OLD_PROGRAMME, OPEN_INDICATORS, PRODUCTS, PROGRAMME,
    SECRET_FIGURE, THUONG_TIN, TRAINING, World, content, item, life, place, this_year, unit,
};

/// Every view that pages are made of, as text.
fn views(service: &Service, reader: Reader<'_>) -> Vec<(String, String)> {
    let book = service.book();
    let mut views = vec![
        ("home".to_owned(), format!("{:?}", book.home(reader))),
        (
            "lately".to_owned(),
            format!("{:?}", book.lately(reader).collect::<Vec<_>>()),
        ),
        (
            "search".to_owned(),
            format!("{:?}", book.search("mê linh", reader)),
        ),
    ];
    for programme in book.programmes() {
        let view = book.programme(programme, reader);
        views.push((
            format!("programme {}", programme.slug.as_str()),
            format!("{view:?}"),
        ));
    }
    for indicator in book.all_indicators() {
        let slug = indicator.slug.as_str();
        views.push((
            format!("indicator {slug}"),
            format!("{:?}", book.follow(indicator, reader)),
        ));
        let log: Vec<_> = book
            .log_of(Subject::Indicator(indicator.id), reader)
            .collect();
        views.push((format!("journal of {slug}"), format!("{log:?}")));
    }
    for unit in book.tree().units() {
        let slug = unit.slug.as_str();
        views.push((
            format!("unit {slug}"),
            format!("{:?}", book.unit_seen(unit, reader)),
        ));
        let chain: Vec<_> = book.chain_of(unit.id, reader).collect();
        views.push((format!("chain of {slug}"), format!("{chain:?}")));
        for task in book.tasks_of(unit.id, reader) {
            let given = book.given(task, reader);
            views.push((format!("task {}", task.slug.as_str()), format!("{given:?}")));
        }
    }
    views
}

/// Fails when a page would look otherwise after a restart.
pub async fn same_as_read_afresh(world: &World) {
    let auditor = world.auditor_of(HANOI).await;
    let afresh = world.reopened().await;
    for (who, reader) in [
        ("anonymous", world.anonymous()),
        ("auditor", world.reader(&auditor)),
    ] {
        let kept = views(&world.service, reader);
        let read = views(&afresh, reader);
        assert_eq!(kept.len(), read.len());
        for ((name, kept), (_, read)) in kept.iter().zip(&read) {
            assert!(
                kept == read,
                "{who}, {name}\nin memory:   {kept}\nread afresh: {read}"
            );
        }
    }
}

/// Officers who do something at random, each according to what they see.
struct Crowd<'a> {
    world: &'a World,
    officers: Vec<Actor>,
    chance: Chance,
    done: usize,
    refused: usize,
}

impl Crowd<'_> {
    async fn act(&mut self) {
        let actor = self.chance.choose(&self.officers).clone();
        let outcome = match self.chance.below(8) {
            0..=2 => self.record(&actor).await,
            3 => self.submit(&actor).await,
            4 => self.approve(&actor).await,
            5 => self.give_back(&actor).await,
            6 => self.plan(&actor).await,
            _ => self.update(&actor).await,
        };
        match outcome {
            Ok(()) => self.done += 1,
            Err(Refusal::Failed { id }) => panic!("the store failed: {id}"),
            Err(_) => self.refused += 1,
        }
    }

    fn indicator(&mut self) -> IndicatorId {
        let all = [OPEN_INDICATORS.as_slice(), &[SECRET_FIGURE]].concat();
        *self.chance.choose(&all)
    }

    /// The revision that stands there, and now and then an older one.
    fn base(&mut self, indicator: IndicatorId) -> u32 {
        let at = place(indicator);
        let book = self.world.service.book();
        let stands = book
            .cell(book.indicator(indicator).unwrap(), at.unit, &at.period)
            .map_or(0, |cell| cell.revision);
        if self.chance.below(6) == 0 {
            stands.saturating_sub(1)
        } else {
            stands
        }
    }

    async fn record(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let indicator = self.indicator();
        let base = self.base(indicator);
        let value = self.chance.below(1_000).to_string();
        let command = RecordFigure {
            note: if self.chance.below(3) == 0 {
                String::new()
            } else {
                "Rà soát lại".into()
            },
            submit: self.chance.below(2) == 0,
            ..self.world.record(&place(indicator), base, &value)
        };
        self.world
            .service
            .record_figure(actor, command)
            .await
            .map(drop)
    }

    async fn submit(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let indicator = self.indicator();
        let base = self.base(indicator);
        let command = self.world.submit(&place(indicator), base);
        self.world
            .service
            .submit_figure(actor, command)
            .await
            .map(drop)
    }

    async fn approve(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let indicator = self.indicator();
        let base = self.base(indicator);
        let command = self.world.approve(&place(indicator), base);
        self.world
            .service
            .approve_figure(actor, command)
            .await
            .map(drop)
    }

    async fn give_back(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let indicator = self.indicator();
        let base = self.base(indicator);
        let command = self
            .world
            .give_back(&place(indicator), base, "Chưa khớp biểu");
        self.world
            .service
            .return_figure(actor, command)
            .await
            .map(drop)
    }

    async fn plan(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let number = self.chance.below(5);
        let command = PlanTask {
            assign: self.chance.below(2) == 0,
            lead: (*self.chance.choose(&["me-linh", "thuong-tin", ""])).to_owned(),
            ..self.world.plan_clearly(&format!("Việc số {number}"))
        };
        self.world.service.plan_task(actor, command).await.map(drop)
    }

    async fn update(&mut self, actor: &Actor) -> Result<(), Refusal> {
        let id: TaskId = *self.chance.choose(&[TRAINING, DRAFT]);
        let base = self
            .world
            .service
            .book()
            .task(id)
            .map_or(0, |task| task.revision);
        let state = *self
            .chance
            .choose(&[None, Some(TaskState::Doing), Some(TaskState::Done)]);
        let command = self.world.update(id, base, state);
        self.world
            .service
            .post_update(actor, command)
            .await
            .map(drop)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_any_work_the_book_is_what_a_fresh_start_reads() {
    let world = World::new().await;
    let mut officers = Vec::new();
    for unit in [ME_LINH, HANOI] {
        officers.push(
            world
                .officer(&[Role::Reporter, Role::Planner, Role::Reviewer], unit)
                .await,
        );
    }
    officers.push(
        world
            .officer(&[Role::Reporter, Role::Planner], THUONG_TIN)
            .await,
    );
    let chance = Chance::new(7);
    let mut crowd = Crowd {
        world: &world,
        officers,
        chance,
        done: 0,
        refused: 0,
    };
    for _ in 0..3 {
        for _ in 0..60 {
            crowd.act().await;
            world.pass(SignedDuration::from_mins(47));
        }
        same_as_read_afresh(&world).await;
    }
    assert!(
        crowd.done > 40 && crowd.refused > 20,
        "{} and {}",
        crowd.done,
        crowd.refused
    );
    assert_eq!(world.service.verify_journal().await.unwrap().damages, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_lately_is_latest_first_also_after_a_restart() {
    let world = World::new().await;
    let reporter = world.reporter_of(HANOI).await;
    let reviewer = world.reviewer_of(HANOI).await;
    for (order, unit) in [ME_LINH, HANOI, THUONG_TIN, ME_LINH]
        .into_iter()
        .enumerate()
    {
        let mut at = place(PRODUCTS);
        at.unit = unit;
        at.period = domain::period::Period::year(2020 + i16::try_from(order).unwrap()).unwrap();
        let entered = RecordFigure {
            submit: true,
            ..world.record(&at, 0, "4")
        };
        world
            .service
            .record_figure(&reporter, entered)
            .await
            .unwrap();
        world
            .service
            .approve_figure(&reviewer, world.approve(&at, 2))
            .await
            .unwrap();
        world.pass(SignedDuration::from_hours(1));
    }
    let afresh = world.reopened().await;
    for service in [&*world.service, &afresh] {
        let book = service.book();
        let lately: Vec<_> = book
            .lately(world.anonymous())
            .map(|one| one.event.unit)
            .collect();
        assert_eq!(lately, [ME_LINH, THUONG_TIN, HANOI, ME_LINH]);
        let of_it: Vec<_> = book
            .log_of(Subject::Indicator(PRODUCTS), world.anonymous())
            .map(|one| one.event.at)
            .collect();
        assert!(
            of_it.is_sorted_by(|later, earlier| later >= earlier),
            "{of_it:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn records_come_back_from_the_store_as_they_went_in() {
    let world = World::new().await;
    for record in content() {
        let key = record.key();
        let kept = world.store.read(&key).await.unwrap();
        assert_eq!(
            kept,
            Some(Kept {
                record,
                revision: 1
            }),
            "{key:?}"
        );
    }
    let nothing = world
        .store
        .read(&RecordKey::Task(TaskId::new(ulid::Ulid(999))))
        .await
        .unwrap();
    assert_eq!(nothing, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_loaded_must_not_be_there_yet_and_all_of_it_is_loaded() {
    let world = World::new().await;
    let again = world.service.load(content(), HANOI).await;
    assert_eq!(again, Err(Refusal::ChangedMeanwhile));
    // More than one page of reading and more than one commit of writing.
    let many: Vec<_> = (0..1_203_u128)
        .map(|number| {
            let id = domain::id::ItemId::new(ulid::Ulid(10_000 + number));
            let kind = domain::item::ItemKind::Note;
            Record::Item(item(
                id,
                &format!("muc-{number}"),
                kind,
                &format!("Mục {number}"),
            ))
        })
        .collect();
    assert_eq!(world.service.load(many, HANOI).await, Ok(1_203));
    let afresh = world.reopened().await;
    let programme = afresh
        .book()
        .document_by_slug("chuong-trinh-05")
        .unwrap()
        .clone();
    assert_eq!(
        afresh.book().programme(&programme, world.anonymous()).items,
        1_204
    );
    let report = world.service.verify_journal().await.unwrap();
    assert_eq!(
        (report.entries, report.damages),
        (world.entries().await, Vec::new())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_in_the_past_does_not_know_what_came_later() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let yesterday = Reader {
        actor: None,
        on: world.service.today().yesterday().unwrap(),
    };
    let entered = RecordFigure {
        submit: true,
        ..world.record(&place(MODELS), 0, "4")
    };
    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    world
        .service
        .approve_figure(&reviewer, world.approve(&place(MODELS), 2))
        .await
        .unwrap();
    assert_eq!(world.figure(MODELS, yesterday), None);
    assert_eq!(
        world.figure(MODELS, world.anonymous()).as_deref(),
        Some("4")
    );
}

/// Large tables are read a range at a time: of more units than one range has, over two programmes,
/// nothing is left out and nothing comes twice.
#[test]
fn what_is_read_in_ranges_is_all_there_is() {
    life(async {
        let world = World::new().await;
        let ids: Vec<_> = (0..600_u128)
            .map(|number| UnitId::new(Ulid(1_000_000 + number * 7)))
            .collect();
        let communes = ids.iter().enumerate().map(|(number, id)| {
            let slug = format!("xa-{number}");
            Record::Unit(unit(*id, &slug, UnitKind::Commune, &slug, &slug))
        });
        let sheets = ids.iter().flat_map(|id| {
            [PROGRAMME, OLD_PROGRAMME].map(|programme| {
                let key = SheetKey {
                    programme,
                    unit: *id,
                    period: this_year(),
                };
                Record::Sheet(Sheet::of(key, vec![Cell::empty(MODELS)]))
            })
        });
        let records = communes.chain(sheets).collect();
        world.service.load(records, HANOI).await.unwrap();

        let (mut keys, mut entries) = (Vec::new(), Vec::new());
        let mut take = |part| match part {
            Part::Records(records) => keys.extend(records.iter().map(Record::key)),
            Part::Journal(read) => {
                entries.extend(read.iter().map(|entry: &Entry| (entry.unit, entry.number)));
            }
        };
        world.store.read_all(&mut take).await.unwrap();
        let sheets = keys.iter().filter(|key| match key {
            RecordKey::Sheet(key) => ids.contains(&key.unit),
            _ => false,
        });
        assert_eq!(sheets.count(), 2 * ids.len());
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
        let of_communes = entries.iter().filter(|(unit, _)| ids.contains(unit));
        // Each was entered, and reported to two programmes.
        assert_eq!(of_communes.count(), 3 * ids.len());
        assert_eq!(entries.iter().collect::<HashSet<_>>().len(), entries.len());
        assert_eq!(entries.len() as u64, world.entries().await);
    });
}
