//! Reporting rounds: who sets them, what a lock stops, how more time is asked for and granted,
//! and that a changed holiday moves a deadline that is running.

mod extension;
mod holiday;
mod late;
mod nothing;
mod schedule;

use domain::{
    Language, Refusal, Timestamp,
    command::{
        AskExtension, DecideExtension, KeepHoliday, KeepSchedule, Place, ScheduleWords,
        WithdrawNothing,
    },
    figure::sheet::SheetKey,
    id::IndicatorId,
    journal::Subject,
    period::Period,
    policy::{Actor, Role},
};
use service::book::round::UnitRound;

use crate::world::{HANOI, ME_LINH, PROGRAMME, SECRET_FIGURE, THUONG_TIN, World};

fn period(code: &str) -> Period {
    code.parse().unwrap()
}

fn key(code: &str) -> SheetKey {
    SheetKey {
        programme: PROGRAMME,
        unit: ME_LINH,
        period: period(code),
    }
}

fn at(indicator: IndicatorId, code: &str) -> Place {
    Place {
        indicator,
        unit: ME_LINH,
        period: period(code),
    }
}

/// Monthly, due on the fifth working day, locked three working days later.
fn monthly() -> ScheduleWords {
    ScheduleWords {
        cadence: "month".into(),
        due: "working-day".into(),
        due_day: "5".into(),
        hour: "17:00".into(),
        lock: "working-day".into(),
        lock_day: "3".into(),
        ..ScheduleWords::default()
    }
}

impl World {
    /// In the place of the only schedule, if there is one.
    async fn keep_schedule(
        &self,
        actor: &Actor,
        base: u32,
        schedule: ScheduleWords,
    ) -> Result<(), Refusal> {
        let instead = {
            let book = self.service.book();
            let only = book.schedules(PROGRAMME).first();
            only.map(|only| only.cadence.key()).unwrap_or_default()
        };
        self.keep_schedule_instead(actor, base, &instead, schedule)
            .await
    }

    async fn keep_schedule_instead(
        &self,
        actor: &Actor,
        base: u32,
        instead: &str,
        schedule: ScheduleWords,
    ) -> Result<(), Refusal> {
        let command = KeepSchedule {
            id: self.service.new_command(),
            programme: PROGRAMME,
            base,
            instead: instead.into(),
            schedule,
            stale_after: String::new(),
        };
        self.service.keep_schedule(actor, command).await
    }

    /// A world whose programme has monthly rounds.
    async fn with_rounds() -> Self {
        let world = Self::new().await;
        let planner = world.planner_of(ME_LINH).await;
        world.keep_schedule(&planner, 0, monthly()).await.unwrap();
        world
    }

    fn now(&self) -> Timestamp {
        self.service.clock().now()
    }

    fn round(&self, code: &str) -> UnitRound {
        let book = self.service.book();
        book.unit_round(&key(code), self.anonymous(), self.now())
            .unwrap()
    }

    fn due(&self, code: &str) -> String {
        self.round(code).round.due.text(Language::Vi)
    }

    fn ask_for(&self, code: &str, base: u32, until: &str) -> AskExtension {
        AskExtension {
            id: self.service.new_command(),
            at: key(code),
            base,
            until: until.into(),
            reason: "Mất điện ba ngày do bão".into(),
        }
    }

    fn decide(&self, code: &str, base: u32, grant: bool, until: &str) -> DecideExtension {
        DecideExtension {
            id: self.service.new_command(),
            at: key(code),
            base,
            grant,
            until: until.into(),
            reason: "Đã quá thời hạn tổng hợp".into(),
        }
    }

    fn holiday(&self, day: &str, base: u32, kind: &str) -> KeepHoliday {
        KeepHoliday {
            id: self.service.new_command(),
            day: day.into(),
            base,
            kind: kind.into(),
            name: "Nghỉ phòng tránh bão".into(),
            name_en: "Storm precaution".into(),
            document: "Công điện của Chủ tịch UBND thành phố".into(),
            note: String::new(),
            note_en: String::new(),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_step_of_a_round_is_refused_to_the_wrong_officer() {
    let world = World::with_rounds().await;
    let clerk = world.reporter_of(ME_LINH).await;
    let asked = world.ask_for("2026-10", 0, "2026-11-30");
    world.service.ask_extension(&clerk, asked).await.unwrap();
    let officers = [
        ("reporter", world.reporter_of(ME_LINH).await, "answer ask"),
        (
            "reporter above",
            world.reporter_of(HANOI).await,
            "answer ask",
        ),
        (
            "reporter elsewhere",
            world.reporter_of(THUONG_TIN).await,
            "",
        ),
        ("reviewer", world.reviewer_of(ME_LINH).await, "decide"),
        (
            "reviewer elsewhere",
            world.reviewer_of(THUONG_TIN).await,
            "",
        ),
        ("planner", world.planner_of(ME_LINH).await, "decide set"),
        ("planner elsewhere", world.planner_of(THUONG_TIN).await, ""),
        ("auditor", world.auditor_of(HANOI).await, ""),
        ("administrator", world.administrator().await, "calendar"),
        (
            "administrator below",
            world.officer(&[Role::Administrator], ME_LINH).await,
            "",
        ),
    ];
    for (who, actor, may) in officers {
        // What each sends would be refused for another reason if they had the right to it.
        let tries = [
            (
                "answer",
                world
                    .service
                    .withdraw_nothing(
                        &actor,
                        WithdrawNothing {
                            id: world.service.new_command(),
                            at: key("2026-11"),
                        },
                    )
                    .await,
            ),
            (
                "ask",
                world
                    .service
                    .ask_extension(&actor, world.ask_for("2026-10", 9, "2026-11-30"))
                    .await,
            ),
            (
                "decide",
                world
                    .service
                    .decide_extension(&actor, world.decide("2026-10", 9, true, "2026-11-30"))
                    .await,
            ),
            ("set", world.keep_schedule(&actor, 9, monthly()).await),
            (
                "calendar",
                world
                    .service
                    .keep_holiday(&actor, world.holiday("2026-12-24", 9, "day-off"))
                    .await,
            ),
        ];
        for (step, outcome) in tries {
            let is_refused = outcome == Err(Refusal::NotAllowed);
            assert!(outcome.is_err(), "{who} {step}");
            assert_eq!(
                is_refused,
                !may.split(' ').any(|one| one == step),
                "{who} {step}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_sees_deadlines_and_not_what_is_restricted() {
    let world = World::with_rounds().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reader = world.reader(&reporter);
    let own = world
        .service
        .book()
        .unit_round(&key("2026-11"), reader, world.now())
        .unwrap();
    assert_eq!(own.progress.expected, 4);
    assert_eq!(world.round("2026-11").progress.expected, 3);

    // A figure that is restricted changes nothing that the public can count.
    let secret = world.record(&at(SECRET_FIGURE, "2026-11"), 0, "2");
    world
        .service
        .record_figure(&reporter, secret)
        .await
        .unwrap();
    assert_eq!(world.round("2026-11").progress.filled, 0);

    // Why more time was asked for is in the journal, for those concerned.
    let asked = world.ask_for("2026-10", 0, "2026-11-30");
    world.service.ask_extension(&reporter, asked).await.unwrap();
    let told = |reader| {
        let book = world.service.book();
        book.log_of(Subject::Document(PROGRAMME), reader)
            .filter(|logged| format!("{:?}", logged.event.change).contains("Mất điện"))
            .count()
    };
    let auditor = world.auditor_of(HANOI).await;
    assert_eq!(told(world.anonymous()), 0);
    assert_eq!(told(world.reader(&auditor)), 1);
}
