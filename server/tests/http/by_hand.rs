//! Everything that the demo has of items, indicators, targets, rounds, holidays and officers is
//! made once more by the commands that the forms send. The records are taken apart whole: a field
//! that is added to one of them does not compile here until it is said which command sets it.
//!
//! What only loading knows are the addresses, which follow from names, the numbers of facts in
//! the articles, and the articles themselves.

use std::{collections::BTreeMap, sync::Arc};

use domain::{
    Bilingual, Language,
    calendar::Holiday,
    command::{
        GrantRole, KeepHoliday, KeepIndicator, KeepItem, KeepOfficer, KeepPromise, KeepSchedule,
        ScheduleWords, TypedPair,
    },
    id::{IndicatorId, ItemId, Slug, UnitId},
    indicator::{Indicator, Promise},
    item::Item,
    officer::Officer,
    policy::{Actor, Grant, Role},
    programme::Programme,
    round::{Cadence, DueRule, Schedule, Window},
    source::Ground,
    target::{Target, TargetKind},
};
use server::{config::Config, demo};
use service::{
    Service,
    account::officers::{NewOfficer, shown},
    clock::Machine,
    manage::{code, indicator::bare, mark},
    store::Record,
};

use crate::world::PASSWORD;

/// Somebody who makes the demo by hand, in a book that has its units and documents only.
struct Hand {
    service: Arc<Service>,
    planner: Actor,
    administrator: Actor,
    /// What the demo's items are called here.
    items: BTreeMap<ItemId, (ItemId, Slug)>,
}

fn pair(text: &Bilingual) -> TypedPair {
    TypedPair {
        vi: text.vi.clone(),
        en: text.en.clone(),
    }
}

fn maybe(text: Option<&Bilingual>) -> TypedPair {
    text.map(pair).unwrap_or_default()
}

fn written<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

/// The same without the article it was taken from.
fn typed(ground: &Ground) -> Ground {
    Ground {
        source: None,
        place: ground.place.clone(),
    }
}

impl Hand {
    async fn new(foundation: Vec<Record>, home: UnitId) -> Self {
        let config = Config::default();
        let engine = store::open(&config.database.store("mem://")).await.unwrap();
        let service = Service::open(Arc::new(engine), Arc::new(Machine))
            .await
            .unwrap();
        service.load(foundation, home).await.unwrap();
        let scope = service.book().tree().by_slug("viet-nam").unwrap().id;
        let mut actors = Vec::new();
        for (account, role) in [
            ("giao-viec", Role::Planner),
            ("quan-tri-vien", Role::Administrator),
        ] {
            let new = NewOfficer {
                account: account.into(),
                post: "Cán bộ thử nghiệm".into(),
                grants: vec![Grant { role, scope }],
                password: PASSWORD.into(),
            };
            let id = service.add_officer(new).await.unwrap();
            actors.push(Actor::of(service.book().officer(id).unwrap()).unwrap());
        }
        let administrator = actors.pop().unwrap();
        Self {
            service: Arc::new(service),
            planner: actors.pop().unwrap(),
            administrator,
            items: BTreeMap::new(),
        }
    }

    fn unit(&self, id: UnitId) -> String {
        let book = self.service.book();
        book.tree().get(id).unwrap().slug.to_string()
    }

    fn units(&self, ids: &[UnitId]) -> String {
        let units: Vec<_> = ids.iter().map(|id| self.unit(*id)).collect();
        units.join("\n")
    }

    fn under(&self, id: Option<ItemId>) -> (Option<ItemId>, String) {
        let found = id.map(|id| self.items.get(&id).unwrap());
        (
            found.map(|(id, _)| *id),
            written(found.map(|(_, slug)| slug)),
        )
    }

    async fn item(&mut self, item: &Item) {
        let Item {
            id,
            slug: _,
            kind,
            programme,
            under,
            name,
            detail,
            units,
            period,
            date,
            stage,
            value,
            measure,
            answer_by,
            restricted,
            note,
            ground,
            facts: _,
        } = item;
        let (above, under) = self.under(*under);
        let command = KeepItem {
            id: self.service.new_command(),
            programme: *programme,
            item: None,
            base: String::new(),
            language: Language::Vi,
            kind: code(kind),
            name: pair(name),
            detail: maybe(detail.as_ref()),
            under,
            units: self.units(units),
            period: written(period.as_ref()),
            date: written(date.as_ref()),
            stage: maybe(stage.as_ref()),
            value: value
                .as_ref()
                .map(|value| value.format(Language::Vi))
                .unwrap_or_default(),
            measure: maybe(measure.as_ref()),
            answer_by: answer_by.map(|unit| self.unit(unit)).unwrap_or_default(),
            restricted: *restricted,
            note: maybe(note.as_ref()),
            ground: ground.place.to_string(),
        };
        let made = self.service.keep_item(&self.planner, command).await;
        let slug = made.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", item.name.vi));
        let kept = {
            let book = self.service.book();
            book.item_by_slug(slug.as_str()).cloned().unwrap()
        };
        let expected = Item {
            id: kept.id,
            slug: slug.clone(),
            under: above,
            ground: typed(ground),
            facts: Vec::new(),
            ..item.clone()
        };
        assert_eq!(kept, expected);
        self.items.insert(*id, (kept.id, slug));
    }

    async fn indicator(&self, indicator: &Indicator) {
        let Indicator {
            id: _,
            slug: _,
            programme,
            under,
            name,
            measure,
            direction,
            excess_from,
            aggregation,
            promises,
            term_today,
            restricted,
            note,
            ground,
            facts: _,
        } = indicator;
        let (above, under) = self.under(*under);
        let command = KeepIndicator {
            id: self.service.new_command(),
            programme: *programme,
            indicator: None,
            base: mark::<Indicator>(None),
            name: pair(name),
            measure: pair(measure),
            direction: code(direction),
            excess_from: code(excess_from),
            aggregation: aggregation.map(|one| code(&one)).unwrap_or_default(),
            under,
            term_today: maybe(term_today.as_ref()),
            restricted: *restricted,
            note: maybe(note.as_ref()),
            ground: ground.place.to_string(),
        };
        let made = self.service.keep_indicator(&self.planner, command).await;
        let slug = made.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", name.vi));
        let id = {
            let book = self.service.book();
            book.indicator_by_slug(slug.as_str()).unwrap().id
        };
        for promise in promises {
            self.promise(id, promise).await;
        }
        let book = self.service.book();
        let kept = book.indicator(id).unwrap();
        let expected = Indicator {
            id,
            slug,
            under: above,
            ground: typed(ground),
            promises: promises
                .iter()
                .map(|promise| Promise {
                    ground: typed(&promise.ground),
                    ..promise.clone()
                })
                .collect(),
            facts: Vec::new(),
            ..indicator.clone()
        };
        assert_eq!(*kept, expected);
        // Its own form shows it whole.
        assert_ne!(mark(Some(&bare(kept))), mark::<Indicator>(None));
    }

    async fn promise(&self, indicator: IndicatorId, promise: &Promise) {
        let Promise {
            unit,
            period,
            target,
            // Set by dividing the promise of the unit above; the demo divides none.
            part_of: None,
            ground,
        } = promise
        else {
            panic!("{promise:?}");
        };
        let (low, high, words) = match target {
            Target::AtLeast(number) | Target::AtMost(number) | Target::Exactly(number) => {
                (number.to_string(), String::new(), None)
            }
            Target::Range(range) => (range.low().to_string(), range.high().to_string(), None),
            Target::All { of } => (written(of.as_ref()), String::new(), None),
            Target::Relative { to: words }
            | Target::Direction { words }
            | Target::Statement { words } => (String::new(), String::new(), Some(words)),
        };
        let command = KeepPromise {
            id: self.service.new_command(),
            indicator,
            base: String::new(),
            language: Language::En,
            unit: self.unit(*unit),
            period: period.to_string(),
            kind: TargetKind::of(target).code().into(),
            low,
            high,
            words: maybe(words),
            ground: ground.place.to_string(),
            remove: false,
        };
        let made = self.service.keep_promise(&self.planner, command).await;
        made.unwrap_or_else(|refusal| panic!("{promise:?}: {refusal:?}"));
    }

    async fn programme(&self, settings: &Programme) {
        let Programme {
            document,
            revision: _,
            reporting,
            stale_after_days,
            chain,
        } = settings;
        assert!(
            chain.is_none(),
            "levels of checking have a form of their own"
        );
        for (base, schedule) in (0_u32..).zip(reporting.as_slice()) {
            let command = KeepSchedule {
                id: self.service.new_command(),
                programme: *document,
                base,
                instead: String::new(),
                schedule: self.schedule(schedule),
                stale_after: written(stale_after_days.as_ref()),
            };
            let made = self.service.keep_schedule(&self.planner, command).await;
            made.unwrap_or_else(|refusal| panic!("{schedule:?}: {refusal:?}"));
        }
        let book = self.service.book();
        let kept = book.settings(*document).unwrap();
        let expected = Programme {
            revision: kept.revision,
            ..settings.clone()
        };
        assert_eq!(*kept, expected);
    }

    fn schedule(&self, schedule: &Schedule) -> ScheduleWords {
        let Schedule {
            cadence,
            window,
            due,
            hour,
            lock,
            units,
            since,
            until,
        } = schedule;
        let rule = |rule: DueRule| match rule {
            DueRule::WorkingDay { nth } => ("working-day", nth.to_string(), true),
            DueRule::CalendarDay { nth, next_working } => {
                ("calendar-day", nth.to_string(), next_working)
            }
            DueRule::DayOfMonth { day, next_working } => {
                ("day-of-month", day.to_string(), next_working)
            }
        };
        let (due, due_day, next_working) = rule(*due);
        let (lock, lock_day, _) = lock.map_or(("", String::new(), true), rule);
        ScheduleWords {
            cadence: cadence.code().into(),
            period: match cadence {
                Cadence::Once(period) => period.to_string(),
                _ => String::new(),
            },
            window_day: match window {
                Window::Calendar => String::new(),
                Window::From(day) => day.to_string(),
            },
            due: due.into(),
            due_day,
            next_working,
            hour: hour.to_string(),
            lock: lock.into(),
            lock_day,
            units: self.units(units),
            since: written(since.as_ref()),
            until: written(until.as_ref()),
        }
    }

    async fn holiday(&self, holiday: &Holiday) {
        let Holiday {
            day,
            revision: _,
            kind,
            name,
            document,
            note,
        } = holiday;
        let note = maybe(note.as_ref());
        let command = KeepHoliday {
            id: self.service.new_command(),
            day: day.to_string(),
            base: 0,
            kind: kind.code().into(),
            name: name.vi.clone(),
            name_en: name.en.clone(),
            document: document.to_string(),
            note: note.vi,
            note_en: note.en,
        };
        let made = self.service.keep_holiday(&self.administrator, command);
        made.await
            .unwrap_or_else(|refusal| panic!("{day}: {refusal:?}"));
        let book = self.service.book();
        assert_eq!(book.calendar().holiday(*day), Some(holiday));
    }

    async fn officer(&self, officer: &Officer) {
        let Officer {
            id: _,
            account,
            post,
            grants,
            // What is typed is hashed with a salt of its own.
            password: _,
            // By closing the account.
            disabled: false,
        } = officer
        else {
            panic!("{}", officer.account);
        };
        let made = |grants: &[Grant]| {
            let book = self.service.book();
            let kept = book.officer_by_account(account).map(shown).unwrap();
            let expected = Officer {
                id: kept.id,
                grants: grants.to_vec(),
                ..shown(officer)
            };
            assert_eq!(kept, expected);
            (kept.id, mark(Some(&kept)))
        };
        let (first, more) = grants.split_first().unwrap();
        let Grant { role, scope } = first;
        let command = KeepOfficer {
            id: self.service.new_command(),
            officer: None,
            base: String::new(),
            account: account.to_string(),
            post: post.clone(),
            role: code(role),
            unit: self.unit(*scope),
            password: PASSWORD.into(),
        };
        self.service
            .keep_officer(&self.administrator, command)
            .await
            .unwrap_or_else(|refusal| panic!("{account}: {refusal:?}"));
        let (id, base) = made(&grants[..1]);
        for Grant { role, scope } in more {
            let command = GrantRole {
                id: self.service.new_command(),
                officer: id,
                base: base.clone(),
                role: code(role),
                unit: self.unit(*scope),
                take: false,
            };
            let given = self.service.grant_role(&self.administrator, command).await;
            given.unwrap();
        }
        made(grants);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_demo_has_can_be_made_by_hand() {
    let demo = demo::read(service::clock::Clock::now(&Machine)).unwrap();
    let (foundation, above): (Vec<_>, Vec<_>) = demo.records.into_iter().partition(|record| {
        matches!(
            record,
            Record::Source(_) | Record::Unit(_) | Record::Succession(_) | Record::Document(_)
        )
    });
    let mut hand = Hand::new(foundation, demo.home).await;

    let mut items: Vec<_> = above
        .iter()
        .filter_map(|record| match record {
            Record::Item(item) => Some(item),
            _ => None,
        })
        .filter(|item| {
            // What is noted on a document that is not followed belongs to that document.
            let book = hand.service.book();
            book.document(item.programme).unwrap().programme
        })
        .collect();
    assert!(items.len() > 100, "{} items", items.len());
    while !items.is_empty() {
        let before = items.len();
        let mut left = Vec::new();
        for item in items {
            if item
                .under
                .is_none_or(|above| hand.items.contains_key(&above))
            {
                hand.item(item).await;
            } else {
                left.push(item);
            }
        }
        assert!(left.len() < before, "items that belong to each other");
        items = left;
    }
    let (mut indicators, mut programmes, mut holidays) = (0, 0, 0);
    for record in &above {
        match record {
            Record::Indicator(indicator) => {
                hand.indicator(indicator).await;
                indicators += 1;
            }
            Record::Programme(settings) => {
                hand.programme(settings).await;
                programmes += 1;
            }
            Record::Holiday(holiday) => {
                hand.holiday(holiday).await;
                holidays += 1;
            }
            _ => {}
        }
    }
    assert!(
        indicators > 20 && programmes > 2 && holidays > 20,
        "{indicators} indicators, {programmes} programmes, {holidays} holidays"
    );

    // The officers of the demo, as another book has them.
    let other = Hand::new(
        demo::read(service::clock::Clock::now(&Machine))
            .unwrap()
            .records
            .into_iter()
            .filter(|record| matches!(record, Record::Unit(_) | Record::Succession(_)))
            .collect(),
        demo.home,
    )
    .await;
    demo::accounts::offer(&other.service, None).await.unwrap();
    let officers: Vec<Officer> = other.service.book().officers().cloned().collect();
    let mut made = 0;
    for officer in &officers {
        let is_there = {
            let book = hand.service.book();
            book.officer_by_account(&officer.account).is_some()
        };
        if !is_there {
            hand.officer(officer).await;
            made += 1;
        }
    }
    assert_eq!(made, 9);
}
