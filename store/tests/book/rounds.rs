//! Reporting rounds: who sets them, what a lock stops, how more time is asked for and granted,
//! and that a changed holiday moves a deadline that is running.

use domain::{
    Date, Refusal, Timestamp,
    command::{
        AskExtension, DecideExtension, KeepHoliday, KeepSchedule, Place, ReportNothing,
        ScheduleWords, WithdrawNothing,
    },
    figure::sheet::SheetKey,
    id::{IndicatorId, UnitId},
    journal::Subject,
    period::Period,
    policy::{Actor, Role},
    refusal::{Field, Problem},
    round::RoundState,
};
use jiff::SignedDuration;
use service::book::round::UnitRound;

use crate::world::{
    HANOI, ME_LINH, PRODUCTS, PROGRAMME, SECRET_FIGURE, SERVICES, THUONG_TIN, World,
};

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
    async fn keep_schedule(
        &self,
        actor: &Actor,
        base: u32,
        schedule: ScheduleWords,
    ) -> Result<(), Refusal> {
        let command = KeepSchedule {
            id: self.service.new_command(),
            programme: PROGRAMME,
            base,
            schedule,
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
        self.round(code).round.due.text(domain::Language::Vi)
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

    fn nothing(&self, code: &str) -> ReportNothing {
        ReportNothing {
            id: self.service.new_command(),
            at: key(code),
            reason: "Trong kỳ không mở đợt xét công nhận".into(),
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
        }
    }
}

/// The instant of a wall clock in Vietnam.
fn vietnam(text: &str) -> Timestamp {
    format!("{text}+07:00").parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_round_takes_no_figure_until_more_time_is_granted() {
    let world = World::with_rounds().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let october = at(PRODUCTS, "2026-10");
    assert_eq!(world.due("2026-10"), "17:00 ngày 6/11/2026");
    assert_eq!(world.round("2026-10").standing.state, RoundState::Missing);

    let locked = Refusal::RoundLocked {
        at: vietnam("2026-11-11T17:00:00"),
    };
    let entered = world.record(&october, 0, "4");
    assert_eq!(
        world
            .service
            .record_figure(&reporter, entered.clone())
            .await,
        Err(locked)
    );
    assert_eq!(
        world.service.book().sheet(&key("2026-10")),
        None,
        "nothing was kept"
    );

    let asked = world.ask_for("2026-10", 0, "2026-11-30");
    world
        .service
        .ask_extension(&reporter, asked.clone())
        .await
        .unwrap();
    // Sent twice, it is asked once.
    world.service.ask_extension(&reporter, asked).await.unwrap();
    let again = world.ask_for("2026-10", 1, "2026-12-31");
    assert_eq!(
        world.service.ask_extension(&reporter, again).await,
        Err(Refusal::ExtensionAsked)
    );
    assert_eq!(
        world.service.book().extensions_to_decide(&reviewer).len(),
        1
    );

    // The reviewer grants less than was asked for.
    let granted = world.decide("2026-10", 1, true, "25/11/2026");
    world
        .service
        .decide_extension(&reviewer, granted)
        .await
        .unwrap();
    assert_eq!(world.round("2026-10").standing.state, RoundState::Extended);
    assert_eq!(
        world.service.book().extensions_to_decide(&reviewer).len(),
        0
    );

    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    world
        .service
        .submit_figure(&reporter, world.submit(&october, 1))
        .await
        .unwrap();

    // When that time is over too, entering is over; deciding on what was handed in is not.
    world.pass(SignedDuration::from_hours(24 * 4));
    let corrected = world.record(&october, 2, "5");
    assert_eq!(
        world.service.record_figure(&reporter, corrected).await,
        Err(Refusal::RoundLocked {
            at: vietnam("2026-11-25T17:00:00")
        })
    );
    world
        .service
        .approve_figure(&reviewer, world.approve(&october, 2))
        .await
        .unwrap();
    assert_eq!(world.round("2026-10").standing.state, RoundState::Locked);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_figure_of_a_locked_round_is_corrected_by_extension_only() {
    let world = World::with_rounds().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let november = at(PRODUCTS, "2026-11");
    let mut entered = world.record(&november, 0, "4");
    entered.submit = true;
    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    world
        .service
        .approve_figure(&reviewer, world.approve(&november, 2))
        .await
        .unwrap();

    world.pass(SignedDuration::from_hours(24 * 30));
    let mut corrected = world.record(&november, 3, "5");
    corrected.note = "Bổ sung một sản phẩm".into();
    assert!(matches!(
        world
            .service
            .record_figure(&reporter, corrected.clone())
            .await,
        Err(Refusal::RoundLocked { .. })
    ));
    let asked = world.ask_for("2026-11", 0, "2026-12-31");
    world.service.ask_extension(&reporter, asked).await.unwrap();
    let granted = world.decide("2026-11", 1, true, "2026-12-31");
    world
        .service
        .decide_extension(&reviewer, granted)
        .await
        .unwrap();
    world
        .service
        .record_figure(&reporter, corrected)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_grants_their_own_request() {
    let world = World::with_rounds().await;
    let both = world
        .officer(&[Role::Reporter, Role::Reviewer], ME_LINH)
        .await;
    let asked = world.ask_for("2026-10", 0, "2026-11-30");
    world.service.ask_extension(&both, asked).await.unwrap();
    let granted = world.decide("2026-10", 1, true, "2026-11-30");
    assert_eq!(
        world.service.decide_extension(&both, granted).await,
        Err(Refusal::OwnRequest)
    );
    assert_eq!(world.service.book().extensions_to_decide(&both).len(), 0);

    // Refused by somebody else, with a reason, it can be asked again.
    let planner = world.planner_of(HANOI).await;
    let refused = world.decide("2026-10", 1, false, "");
    let without_reason = DecideExtension {
        id: world.service.new_command(),
        reason: " ".into(),
        ..refused.clone()
    };
    assert!(matches!(
        world
            .service
            .decide_extension(&planner, without_reason)
            .await,
        Err(Refusal::Fields(_))
    ));
    world
        .service
        .decide_extension(&planner, refused)
        .await
        .unwrap();
    assert_eq!(world.round("2026-10").standing.state, RoundState::Missing);
    let late = world.ask_for("2026-10", 0, "2026-11-30");
    assert_eq!(
        world.service.ask_extension(&both, late).await,
        Err(Refusal::ChangedMeanwhile)
    );
    let past = world.ask_for("2026-10", 2, "2026-11-21");
    assert_eq!(
        world.service.ask_extension(&both, past).await,
        Err(Refusal::field(Field::Until, Problem::DayHasPassed))
    );
    let again = world.ask_for("2026-10", 2, "2026-11-30");
    world.service.ask_extension(&both, again).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_to_report_is_an_answer_of_its_own() {
    let world = World::with_rounds().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let state = || world.round("2026-11").standing.state;
    assert_eq!(state(), RoundState::NotDue);

    world
        .service
        .report_nothing(&reporter, world.nothing("2026-11"))
        .await
        .unwrap();
    assert_eq!(state(), RoundState::NothingToReport);
    // It outlasts the program.
    let reopened = world.reopened().await;
    let kept = reopened
        .book()
        .unit_round(&key("2026-11"), world.anonymous(), world.now())
        .unwrap();
    assert_eq!(
        kept.nothing.unwrap().reason.as_str(),
        "Trong kỳ không mở đợt xét công nhận"
    );

    let withdrawal = || WithdrawNothing {
        id: world.service.new_command(),
        at: key("2026-11"),
    };
    world
        .service
        .withdraw_nothing(&reporter, withdrawal())
        .await
        .unwrap();
    assert_eq!(state(), RoundState::NotDue);
    assert_eq!(
        world
            .service
            .withdraw_nothing(&reporter, withdrawal())
            .await,
        Err(Refusal::NothingWasAnswered)
    );

    // A figure takes the place of the answer, and keeps it from being given.
    world
        .service
        .report_nothing(&reporter, world.nothing("2026-11"))
        .await
        .unwrap();
    let entered = world.record(&at(SERVICES, "2026-11"), 0, "91%");
    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    assert_eq!(state(), RoundState::NotDue);
    assert_eq!(world.round("2026-11").progress.filled, 1);
    assert_eq!(
        world
            .service
            .report_nothing(&reporter, world.nothing("2026-11"))
            .await,
        Err(Refusal::FiguresAreThere)
    );
    // In a locked round it is too late for the answer as well.
    assert!(matches!(
        world
            .service
            .report_nothing(&reporter, world.nothing("2026-10"))
            .await,
        Err(Refusal::RoundLocked { .. })
    ));
    // And where there is no round there is nothing to answer.
    assert_eq!(
        world
            .service
            .report_nothing(&reporter, world.nothing("2026"))
            .await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_holiday_moves_a_running_deadline() {
    let world = World::with_rounds().await;
    let administrator = world.administrator().await;
    assert_eq!(world.due("2026-11"), "17:00 ngày 7/12/2026");
    let storm = world.holiday("3/12/2026", 0, "day-off");
    world
        .service
        .keep_holiday(&administrator, storm)
        .await
        .unwrap();
    assert_eq!(world.due("2026-11"), "17:00 ngày 8/12/2026");
    assert_eq!(
        world
            .round("2026-11")
            .round
            .due
            .sentence(domain::Language::En),
        "Due 17:00 on 8 December 2026: the 5th working day after the period ends (30 November 2026), skipping 3 December (Storm precaution), Saturday 5 December, Sunday 6 December."
    );

    // Somebody who has not seen that does not write over it.
    let blind = world.holiday("2026-12-03", 0, "made-up-working-day");
    assert_eq!(
        world.service.keep_holiday(&administrator, blind).await,
        Err(Refusal::ChangedMeanwhile)
    );
    let made_up = world.holiday("2026-12-05", 0, "made-up-working-day");
    world
        .service
        .keep_holiday(&administrator, made_up)
        .await
        .unwrap();
    assert_eq!(world.due("2026-11"), "17:00 ngày 7/12/2026");
    let withdrawn = world.holiday("2026-12-03", 1, "withdrawn");
    world
        .service
        .keep_holiday(&administrator, withdrawn)
        .await
        .unwrap();
    assert_eq!(world.due("2026-11"), "17:00 ngày 5/12/2026");

    let reopened = world.reopened().await;
    let book = reopened.book();
    assert_eq!(book.calendar().holidays().count(), 2);
    let kept = book
        .unit_round(&key("2026-11"), world.anonymous(), world.now())
        .unwrap();
    assert_eq!(kept.round.due.day(), Date::constant(2026, 12, 5));
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

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_reports_where_it_is_named_or_promised_something() {
    let world = World::with_rounds().await;
    let planner = world.planner_of(HANOI).await;
    let rounds = |unit: UnitId, code: &str| {
        let key = SheetKey { unit, ..key(code) };
        world.service.book().round(&key).is_some()
    };
    // By what it promised, and in the time it promised it for.
    assert!(rounds(ME_LINH, "2026-10"));
    assert!(!rounds(ME_LINH, "2027-01"));
    assert!(!rounds(THUONG_TIN, "2026-10"));
    let named = ScheduleWords {
        units: "Xã Thường Tín\nthuong-tin\n\n".into(),
        ..monthly()
    };
    world.keep_schedule(&planner, 1, named).await.unwrap();
    assert!(!rounds(ME_LINH, "2026-10"));
    assert!(rounds(THUONG_TIN, "2027-01"));
    // Nobody in particular reports, and there is no round, once there is no schedule.
    world
        .keep_schedule(&planner, 2, ScheduleWords::default())
        .await
        .unwrap();
    assert!(!rounds(THUONG_TIN, "2027-01"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_a_schedule_that_is_wrong_is_told_at_once() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let wrong = ScheduleWords {
        cadence: "fortnight".into(),
        window_day: "mười lăm".into(),
        due_day: String::new(),
        hour: "5 giờ chiều".into(),
        lock_day: "-1".into(),
        units: "Xã Không Có".into(),
        since: "mai".into(),
        ..monthly()
    };
    let Err(Refusal::Fields(problems)) = world.keep_schedule(&planner, 0, wrong).await else {
        panic!("it was kept");
    };
    let fields: Vec<_> = problems.into_iter().map(|(field, _)| field).collect();
    assert_eq!(
        fields,
        [
            Field::Cadence,
            Field::WindowDay,
            Field::DueDay,
            Field::LockDay,
            Field::Hour,
            Field::Units,
            Field::Since
        ]
    );
    for (schedule, field) in [
        (
            ScheduleWords {
                window_day: "31".into(),
                ..monthly()
            },
            Field::WindowDay,
        ),
        (
            ScheduleWords {
                due_day: "999".into(),
                ..monthly()
            },
            Field::DueDay,
        ),
        (
            ScheduleWords {
                since: "2026-12-01".into(),
                until: "2026-01-01".into(),
                ..monthly()
            },
            Field::Until,
        ),
        (
            ScheduleWords {
                cadence: "once".into(),
                ..monthly()
            },
            Field::Period,
        ),
    ] {
        let refused = world.keep_schedule(&planner, 0, schedule).await;
        assert!(
            matches!(&refused, Err(Refusal::Fields(problems)) if problems[0].0 == field),
            "{field:?} {refused:?}"
        );
    }
}
