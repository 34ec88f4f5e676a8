//! The table of `domain::policy`, driven through the use cases: every action by every role from
//! every place, on something open and on something restricted. A use case that asks for another
//! action than its own is found out by who may use it, or by what the journal says was done.

use domain::{
    Refusal,
    command::{
        AnswerExplanation, AnswerObstacle, AskExplanation, AskExtension, AssignOwner,
        CloseObstacle, DecideExtension, KeepHoliday, KeepIndicator, KeepItem, KeepOfficer,
        KeepSchedule, Place, PlanTask, PostUpdate, RaiseObstacle, RecordFigure, ReportNothing,
        ScheduleWords, TypedPair,
    },
    explanation::About,
    figure::sheet::SheetKey,
    id::{CommandId, IndicatorId, TaskId, UnitId},
    obstacle::Blocked,
    owner::{Charge, Duty},
    period::Period,
    policy::{ActionName as Name, Actor, Role},
    refusal::{Field, Problem},
};
use service::manage::{indicator::bare, mark, owner::base};

use crate::world::{
    AGENCY, BREAKTHROUGH, DISTRICT, HANOI, ME_LINH, PRODUCTS, PROGRAMME, SECRET_FIGURE,
    SECRET_ITEM, SECRET_TASK, THUONG_TIN, TRAINING, TRANG_VIET, World,
};

/// Where officers stand, and what of Mê Linh and Hà Nội that reaches.
const PLACES: [(UnitId, bool, bool); 6] = [
    (HANOI, true, true),
    (ME_LINH, true, false),
    // Below, beside, and what was there before it.
    (AGENCY, false, false),
    (THUONG_TIN, false, false),
    (DISTRICT, false, false),
    (TRANG_VIET, false, false),
];

/// An action that is tried, on the unit whose right it needs.
struct Row {
    action: Name,
    on: UnitId,
    /// By which work somebody knows of the restricted thing that it is tried on as well.
    restricted: Option<Name>,
}

const fn row(action: Name, restricted: Option<Name>) -> Row {
    Row {
        action,
        on: ME_LINH,
        restricted,
    }
}

/// Of what is restricted and nobody's daily work, only those who read such things know.
const READERS: Option<Name> = Some(Name::ReadRestricted);

const ROWS: [Row; 18] = [
    row(Name::RecordFigure, Some(Name::RecordFigure)),
    row(Name::SubmitFigure, Some(Name::RecordFigure)),
    row(Name::ApproveFigure, Some(Name::RecordFigure)),
    row(Name::ReturnFigure, Some(Name::RecordFigure)),
    row(Name::ReportNothing, None),
    row(Name::AskExtension, None),
    row(Name::DecideExtension, None),
    row(Name::KeepSchedule, None),
    row(Name::AskExplanation, Some(Name::RecordFigure)),
    row(Name::PlanTask, None),
    row(Name::PostUpdate, Some(Name::PostUpdate)),
    row(Name::RaiseObstacle, Some(Name::RaiseObstacle)),
    Row {
        action: Name::AnswerObstacle,
        on: HANOI,
        restricted: None,
    },
    row(Name::CloseObstacle, None),
    row(Name::KeepProgramme, READERS),
    row(Name::KeepIndicator, READERS),
    row(Name::AssignOwner, READERS),
    row(Name::ManageOfficers, None),
];

/// The book, those who prepare what is tried, and how often something was.
struct Stage {
    world: World,
    clerk: Actor,
    checker: Actor,
    planner: Actor,
    tried: u16,
}

impl Stage {
    async fn new() -> Self {
        let world = World::new().await;
        let planner = world.planner_of(HANOI).await;
        let stage = Self {
            clerk: world.reporter_of(HANOI).await,
            checker: world.reviewer_of(HANOI).await,
            planner,
            tried: 0,
            world,
        };
        // Weekly rounds, so that there is a fresh one for each try.
        let command = stage.schedule(0);
        let kept = stage.world.service.keep_schedule(&stage.planner, command);
        kept.await.unwrap();
        stage
    }

    fn schedule(&self, base: u32) -> KeepSchedule {
        KeepSchedule {
            id: self.id(),
            programme: PROGRAMME,
            base,
            instead: if base == 0 { "" } else { "week" }.into(),
            schedule: ScheduleWords {
                cadence: "week".into(),
                due: "working-day".into(),
                due_day: "3".into(),
                hour: "17:00".into(),
                units: "me-linh".into(),
                ..ScheduleWords::default()
            },
            stale_after: String::new(),
        }
    }

    fn id(&self) -> CommandId {
        self.world.service.new_command()
    }

    /// A place that nothing was entered at.
    fn fresh(&self, indicator: IndicatorId) -> Place {
        Place {
            indicator,
            unit: ME_LINH,
            period: Period::month(
                i16::try_from(1_905 + self.tried / 12).unwrap(),
                i8::try_from(self.tried % 12 + 1).unwrap(),
            )
            .unwrap(),
        }
    }

    fn round(&self) -> SheetKey {
        let (year, week) = (2_000 + self.tried / 50, self.tried % 50 + 1);
        SheetKey {
            programme: PROGRAMME,
            unit: ME_LINH,
            period: Period::week(i16::try_from(year).unwrap(), i8::try_from(week).unwrap())
                .unwrap(),
        }
    }

    /// A figure that the clerk entered, and handed in if that is wanted; at its revision.
    async fn figure(&self, at: &Place, submit: bool) -> u32 {
        let entered = RecordFigure {
            submit,
            ..self.world.record(at, 0, "4")
        };
        let saved = self.world.service.record_figure(&self.clerk, entered);
        saved.await.unwrap().revision
    }

    fn task_revision(&self, task: TaskId) -> u32 {
        self.world.service.book().task(task).unwrap().revision
    }

    /// An obstacle of Mê Linh that is with Hà Nội.
    async fn obstacle(&self) -> domain::id::ObstacleId {
        let command = self.raise(TRAINING);
        let saved = self.world.service.raise_obstacle(&self.planner, command);
        saved.await.unwrap().id
    }

    fn raise(&self, task: TaskId) -> RaiseObstacle {
        RaiseObstacle {
            id: self.id(),
            blocks: Blocked::Task(task),
            unit: ME_LINH,
            what: "Chưa có định mức chi.".into(),
            ask: "Đề nghị hướng dẫn.".into(),
            to: "ha-noi".into(),
            due: "30/11/2026".into(),
        }
    }

    fn answer(&self, obstacle: domain::id::ObstacleId) -> AnswerObstacle {
        AnswerObstacle {
            id: self.id(),
            obstacle,
            base: 1,
            outcome: "removed".into(),
            text: "Đã có hướng dẫn.".into(),
            until: String::new(),
            to: String::new(),
        }
    }

    fn extension(&self) -> AskExtension {
        AskExtension {
            id: self.id(),
            at: self.round(),
            base: 0,
            until: "2026-12-31".into(),
            reason: "Mất điện".into(),
        }
    }

    /// Tries an action where only authority can be missing.
    #[expect(clippy::too_many_lines, reason = "one arm an action")]
    async fn attempt(
        &self,
        action: Name,
        restricted: bool,
        by: &Actor,
    ) -> (CommandId, Result<(), Refusal>) {
        let (world, service) = (&self.world, &self.world.service);
        let indicator = if restricted { SECRET_FIGURE } else { PRODUCTS };
        let task = if restricted { SECRET_TASK } else { TRAINING };
        let at = self.fresh(indicator);
        let pair = |vi: &str| TypedPair {
            vi: vi.into(),
            en: String::new(),
        };
        match action {
            Name::RecordFigure => {
                let command = world.record(&at, 0, "4");
                (
                    command.id,
                    service.record_figure(by, command).await.map(drop),
                )
            }
            Name::SubmitFigure => {
                let command = world.submit(&at, self.figure(&at, false).await);
                (
                    command.id,
                    service.submit_figure(by, command).await.map(drop),
                )
            }
            Name::ApproveFigure => {
                let command = world.approve(&at, self.figure(&at, true).await);
                (
                    command.id,
                    service.approve_figure(by, command).await.map(drop),
                )
            }
            Name::ReturnFigure => {
                let command = world.give_back(&at, self.figure(&at, true).await, "Sai");
                (
                    command.id,
                    service.return_figure(by, command).await.map(drop),
                )
            }
            Name::ReportNothing => {
                let command = ReportNothing {
                    id: self.id(),
                    at: self.round(),
                    reason: "Không phát sinh".into(),
                };
                (command.id, service.report_nothing(by, command).await)
            }
            Name::AskExtension => {
                let command = self.extension();
                (command.id, service.ask_extension(by, command).await)
            }
            Name::DecideExtension => {
                let asked = service.ask_extension(&self.clerk, self.extension());
                asked.await.unwrap();
                let command = DecideExtension {
                    id: self.id(),
                    at: self.round(),
                    base: 1,
                    grant: true,
                    until: "2026-12-31".into(),
                    reason: String::new(),
                };
                (command.id, service.decide_extension(by, command).await)
            }
            Name::KeepSchedule => {
                let revision = service.book().settings(PROGRAMME).unwrap().revision;
                let command = self.schedule(revision);
                (command.id, service.keep_schedule(by, command).await)
            }
            Name::AskExplanation => {
                let command = AskExplanation {
                    id: self.id(),
                    about: About::Figure {
                        indicator,
                        period: at.period,
                    },
                    unit: ME_LINH,
                    question: "Vì sao?".into(),
                    due: "2026-12-31".into(),
                };
                (
                    command.id,
                    service.ask_explanation(by, command).await.map(drop),
                )
            }
            Name::PlanTask => {
                let command: PlanTask = world.plan_clearly(&format!("Việc {}", self.tried));
                (command.id, service.plan_task(by, command).await.map(drop))
            }
            Name::PostUpdate => {
                let command: PostUpdate = world.update(task, self.task_revision(task), None);
                (command.id, service.post_update(by, command).await.map(drop))
            }
            Name::RaiseObstacle => {
                let command = self.raise(task);
                (
                    command.id,
                    service.raise_obstacle(by, command).await.map(drop),
                )
            }
            Name::AnswerObstacle => {
                let command = self.answer(self.obstacle().await);
                (
                    command.id,
                    service.answer_obstacle(by, command).await.map(drop),
                )
            }
            Name::CloseObstacle => {
                let obstacle = self.obstacle().await;
                let answered = service.answer_obstacle(&self.checker, self.answer(obstacle));
                answered.await.unwrap();
                let command = CloseObstacle {
                    id: self.id(),
                    obstacle,
                    base: 2,
                    text: String::new(),
                };
                (
                    command.id,
                    service.close_obstacle(by, command).await.map(drop),
                )
            }
            Name::KeepProgramme => {
                let item = if restricted {
                    SECRET_ITEM
                } else {
                    BREAKTHROUGH
                };
                let known = service.book().item(item).cloned().unwrap();
                let command = KeepItem {
                    id: self.id(),
                    programme: PROGRAMME,
                    item: Some(item),
                    base: mark(Some(&known)),
                    language: domain::Language::Vi,
                    kind: service::manage::code(&known.kind),
                    name: pair(&known.name.vi),
                    detail: pair("Chi tiết"),
                    under: String::new(),
                    units: "me-linh".into(),
                    period: String::new(),
                    date: String::new(),
                    stage: pair(&format!("bước {}", self.tried)),
                    value: String::new(),
                    measure: TypedPair::default(),
                    answer_by: String::new(),
                    restricted,
                    note: TypedPair::default(),
                    ground: "phần III".into(),
                };
                (command.id, service.keep_item(by, command).await.map(drop))
            }
            Name::KeepIndicator => {
                let known = service.book().indicator(indicator).cloned().unwrap();
                let command = KeepIndicator {
                    id: self.id(),
                    programme: PROGRAMME,
                    indicator: Some(indicator),
                    base: mark(Some(&bare(&known))),
                    name: pair(&known.name.vi),
                    measure: pair(&known.measure.vi),
                    direction: "up".into(),
                    excess_from: "upper".into(),
                    aggregation: String::new(),
                    under: String::new(),
                    term_today: TypedPair::default(),
                    restricted,
                    note: pair(&format!("lần {}", self.tried)),
                    ground: "mục 2".into(),
                };
                (
                    command.id,
                    service.keep_indicator(by, command).await.map(drop),
                )
            }
            Name::AssignOwner => {
                let duty = Duty {
                    charge: Charge::Indicator(indicator),
                    unit: ME_LINH,
                };
                let command = AssignOwner {
                    id: self.id(),
                    duty,
                    base: base(service.book().in_charge(duty).map(|officer| officer.id)),
                    officer: String::new(),
                };
                (command.id, service.assign_owner(by, command).await)
            }
            Name::ManageOfficers => {
                let command = KeepOfficer {
                    id: self.id(),
                    officer: None,
                    base: String::new(),
                    account: format!("nguoi-moi-{}", self.tried),
                    post: "Công chức".into(),
                    role: "reporter".into(),
                    unit: "me-linh".into(),
                    password: "mot-cau-dai-de-nho".into(),
                };
                (
                    command.id,
                    service.keep_officer(by, command).await.map(drop),
                )
            }
            other => panic!("{other:?} has no way to be tried"),
        }
    }

    /// What the journal says was done by a command.
    async fn told(&self, command: CommandId) -> Vec<Name> {
        let mut told = Vec::new();
        for unit in [HANOI, ME_LINH] {
            let chain = self.world.chain(unit).await;
            let of = chain.into_iter().filter(|event| event.command == command);
            told.extend(of.map(|event| event.action));
        }
        told
    }
}

/// Whether a role may do an action on something, by the table alone.
fn allowed(row: &Row, role: Role, reaches: bool, restricted: bool) -> bool {
    let work = row.restricted.unwrap_or(Name::ReadRestricted);
    let knows = work.roles().contains(&role) || Name::ReadRestricted.roles().contains(&role);
    reaches && row.action.roles().contains(&role) && (!restricted || knows)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_use_case_asks_for_its_own_action() {
    let mut stage = Stage::new().await;
    let mut officers = Vec::new();
    for role in Role::ALL {
        for (unit, here, above) in PLACES {
            officers.push((
                role,
                unit,
                here,
                above,
                stage.world.officer(&[role], unit).await,
            ));
        }
    }
    let (mut done, mut refused) = (0, 0);
    for row in &ROWS {
        for restricted in [false, true] {
            if restricted && row.restricted.is_none() {
                continue;
            }
            for (role, unit, here, above, actor) in &officers {
                stage.tried += 1;
                let reaches = if row.on == HANOI { *above } else { *here };
                let what = format!(
                    "{:?} by a {role:?} at {unit}, restricted: {restricted}",
                    row.action
                );
                let (command, outcome) = stage.attempt(row.action, restricted, actor).await;
                let told = stage.told(command).await;
                if allowed(row, *role, reaches, restricted) {
                    assert_eq!(outcome, Ok(()), "{what}");
                    assert!(!told.is_empty(), "{what} is not in the journal");
                    assert!(
                        told.iter().all(|name| *name == row.action),
                        "{what}: {told:?}"
                    );
                    done += 1;
                } else {
                    // What somebody may not know of is not there.
                    let is_refused = outcome == Err(Refusal::NotAllowed)
                        || (restricted && outcome == Err(Refusal::NotFound))
                        // Whoever manages officers elsewhere is told so at the field of the unit.
                        || (*role == Role::Administrator && outcome == Err(out_of_reach()));
                    assert!(is_refused, "{what}: {outcome:?}");
                    assert!(told.is_empty(), "{what}: {told:?}");
                    refused += 1;
                }
            }
        }
    }
    assert!(done > 60 && refused > 500, "{done} done, {refused} refused");
}

fn out_of_reach() -> Refusal {
    Refusal::field(Field::Unit, Problem::OutOfReach)
}

/// Those two need what another officer has begun, and are there for those concerned alone.
#[tokio::test(flavor = "multi_thread")]
async fn answering_and_the_calendar_ask_for_their_own_action_too() {
    let mut stage = Stage::new().await;
    for role in Role::ALL {
        for (unit, here, above) in PLACES {
            stage.tried += 1;
            let actor = stage.world.officer(&[role], unit).await;
            let service = &stage.world.service;
            let what = format!("a {role:?} at {unit}");

            let question = AskExplanation {
                id: stage.id(),
                about: About::Figure {
                    indicator: PRODUCTS,
                    period: stage.fresh(PRODUCTS).period,
                },
                unit: ME_LINH,
                question: "Vì sao?".into(),
                due: "2026-12-31".into(),
            };
            let asked = service.ask_explanation(&stage.checker, question).await;
            let explanation = asked.unwrap().id;
            let command = AnswerExplanation {
                id: stage.id(),
                explanation,
                base: 1,
                answer: "Hai cơ sở ngừng sản xuất.".into(),
            };
            let id = command.id;
            let outcome = service.answer_explanation(&actor, command).await;
            let told = stage.told(id).await;
            if here && Name::AnswerExplanation.roles().contains(&role) {
                assert!(outcome.is_ok(), "{what}: {outcome:?}");
                assert_eq!(told, [Name::AnswerExplanation], "{what}");
            } else {
                let refusals = [Err(Refusal::NotAllowed), Err(Refusal::NotFound)];
                assert!(refusals.contains(&outcome.map(drop)), "{what}");
                assert_eq!(told, [], "{what}");
            }

            let command = KeepHoliday {
                id: stage.id(),
                day: format!("{}-06-01", 1_950 + stage.tried),
                base: 0,
                kind: "day-off".into(),
                name: "Nghỉ phòng tránh bão".into(),
                name_en: String::new(),
                document: "Công điện".into(),
                note: String::new(),
                note_en: String::new(),
            };
            let id = command.id;
            let outcome = service.keep_holiday(&actor, command).await;
            let told = stage.told(id).await;
            if above && Name::KeepCalendar.roles().contains(&role) {
                assert_eq!(outcome, Ok(()), "{what}");
                assert_eq!(told, [Name::KeepCalendar], "{what}");
            } else {
                assert_eq!(outcome, Err(Refusal::NotAllowed), "{what}");
                assert_eq!(told, [], "{what}");
            }
        }
    }
}
