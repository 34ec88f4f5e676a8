//! Officers of all sorts in two districts, and for every act a form that only one of them may
//! send.

mod check;
mod files;
mod grid;
mod manage;
mod notices;
mod round;

use std::sync::atomic::{AtomicU32, Ordering};

use axum::http::StatusCode;
use domain::policy::Role;

use super::Act;
use crate::world::{Client, PASSWORD, World, encoded};

pub const NEW_PASSWORD: &str = "mưa-rơi-trên-mái-đình-làng";

const HERE: &str = "huyen-tu-ky";
const ELSEWHERE: &str = "huyen-thach-that";
pub const INDICATOR: &str = "san-pham-ocop-3-sao-tu-ky";
const PROGRAMME: &str = "viec-dot-pha-2023-tu-ky";

pub type Fields = Vec<(&'static str, String)>;

pub struct Stage {
    pub world: World,
    pub reporter: Client,
    /// Another one who may do the same.
    pub colleague: Client,
    reviewer: Client,
    planner: Client,
    auditor: Client,
    administrator: Client,
    reporter_elsewhere: Client,
    reviewer_elsewhere: Client,
    planner_elsewhere: Client,
    used: AtomicU32,
}

/// A form, who may send it, and where it leads when it is done.
pub struct Ready {
    pub by: Client,
    pub form: Fields,
    pub leads: String,
}

impl Stage {
    pub async fn set(world: World) -> Self {
        let door = world.anonymous();
        let officer = async |account, role, unit| {
            world
                .officer(account, role, unit)
                .await
                .before_the_same_as(&door)
        };
        Self {
            reporter: officer("bao-cao", Role::Reporter, HERE).await,
            colleague: officer("bao-cao-hai", Role::Reporter, HERE).await,
            reviewer: officer("duyet", Role::Reviewer, HERE).await,
            planner: officer("ke-hoach", Role::Planner, HERE).await,
            auditor: officer("kiem-tra", Role::Auditor, HERE).await,
            administrator: officer("quan-tri", Role::Administrator, HERE).await,
            reporter_elsewhere: officer("bao-cao-khac", Role::Reporter, ELSEWHERE).await,
            reviewer_elsewhere: officer("duyet-khac", Role::Reviewer, ELSEWHERE).await,
            planner_elsewhere: officer("ke-hoach-khac", Role::Planner, ELSEWHERE).await,
            used: AtomicU32::new(0),
            world,
        }
    }

    /// Signed in, and without the right to an act on this unit.
    pub fn wrong(&self, act: Act) -> Vec<(&Client, StatusCode)> {
        let Self {
            reporter,
            reviewer,
            planner,
            auditor,
            administrator,
            reporter_elsewhere,
            reviewer_elsewhere,
            planner_elsewhere,
            ..
        } = self;
        let wrong = match act {
            Act::RecordFigure
            | Act::RecordFigures
            | Act::PasteFigures
            | Act::UndoFigures
            | Act::ApplyFile
            | Act::SubmitFigure
            | Act::ReportNothing
            | Act::WithdrawNothing
            | Act::AskExtension => {
                vec![
                    reporter_elsewhere,
                    reviewer,
                    planner,
                    auditor,
                    administrator,
                ]
            }
            Act::ApproveFigure | Act::ApproveFigures | Act::ReturnFigure | Act::ReturnFigures => {
                vec![
                    reviewer_elsewhere,
                    reporter,
                    planner,
                    auditor,
                    administrator,
                ]
            }
            Act::KeepOfficer | Act::GrantRole | Act::SwitchOfficer => {
                vec![planner_elsewhere, reporter, reviewer, planner, auditor]
            }
            Act::DecideExtension => vec![
                reviewer_elsewhere,
                planner_elsewhere,
                reporter,
                auditor,
                administrator,
            ],
            // The calendar is the whole country's.
            Act::KeepHoliday => vec![reporter, reviewer, planner, auditor, administrator],
            Act::AssignOwner => vec![
                planner_elsewhere,
                reporter_elsewhere,
                reporter,
                reviewer,
                auditor,
            ],
            Act::AskExplanation => vec![
                reviewer_elsewhere,
                planner_elsewhere,
                reporter,
                administrator,
            ],
            Act::AnswerExplanation => vec![reviewer, planner, auditor],
            // The side that asked is whoever has such a role there.
            Act::AskAgain | Act::SettleExplanation => vec![reporter],
            Act::PlanTask
            | Act::AllocateTarget
            | Act::KeepChain
            | Act::KeepDocument
            | Act::KeepIndicator
            | Act::KeepItem
            | Act::KeepPromise
            | Act::KeepSchedule => vec![
                planner_elsewhere,
                reporter,
                reviewer,
                auditor,
                administrator,
            ],
            Act::PostUpdate => vec![
                reporter_elsewhere,
                planner_elsewhere,
                reviewer,
                auditor,
                administrator,
            ],
            // One's own account is everybody's right.
            Act::ChangePassword
            | Act::EndSession
            | Act::DropFilter
            | Act::KeepFilter
            | Act::KeepPreferences
            | Act::ReadNotices
            | Act::SignIn
            | Act::SignOut => Vec::new(),
        };
        // A file is there for its sender alone.
        let told = match act {
            Act::ApplyFile => StatusCode::NOT_FOUND,
            _ => StatusCode::FORBIDDEN,
        };
        wrong
            .into_iter()
            .map(|client| (client, told))
            .chain(self.unaware(act))
            .collect()
    }

    /// Somebody else who is signed in before the same server.
    pub const fn somebody_else(&self) -> &Client {
        &self.auditor
    }

    pub async fn ready(&self, act: Act) -> Ready {
        match act {
            Act::RecordFigure => self.record(),
            Act::RecordFigures => self.record_figures(),
            Act::PasteFigures => self.paste_figures(),
            Act::UndoFigures => self.undo_figures().await,
            Act::ApplyFile => self.apply_file().await,
            Act::SubmitFigure => self.submit().await,
            Act::ApproveFigure => self.approve().await,
            Act::ReturnFigure => self.give_back().await,
            Act::ApproveFigures => self.approve_figures().await,
            Act::ReturnFigures => self.return_figures().await,
            Act::KeepChain => self.keep_chain(),
            Act::AskExplanation => self.ask_explanation(),
            Act::AnswerExplanation => self.answer_explanation().await,
            Act::AskAgain => self.ask_again().await,
            Act::SettleExplanation => self.settle_explanation().await,
            Act::AllocateTarget => self.allocate_target(),
            Act::PlanTask => self.plan(),
            Act::PostUpdate => self.update().await,
            Act::AskExtension => self.ask_extension().await,
            Act::DecideExtension => self.decide_extension().await,
            Act::KeepHoliday => self.keep_holiday().await,
            Act::KeepSchedule => self.keep_schedule(),
            Act::ReportNothing => self.report_nothing().await,
            Act::WithdrawNothing => self.withdraw_nothing().await,
            Act::AssignOwner => self.assign_owner(),
            Act::GrantRole => self.grant_role().await,
            Act::KeepDocument => self.keep_document(),
            Act::KeepIndicator => self.keep_indicator(),
            Act::KeepItem => self.keep_item(),
            Act::KeepOfficer => self.keep_officer(),
            Act::DropFilter => self.drop_filter().await,
            Act::KeepFilter => self.keep_filter(),
            Act::KeepPreferences => self.keep_preferences().await,
            Act::KeepPromise => self.keep_promise(),
            Act::ReadNotices => self.read_notices().await,
            Act::SwitchOfficer => self.switch_officer().await,
            Act::SignIn => self.sign_in().await,
            Act::SignOut => self.sign_out().await,
            Act::ChangePassword => self.change_password().await,
            Act::EndSession => self.end_session().await,
        }
    }

    fn new_form(&self) -> Fields {
        vec![
            ("id", self.world.service.new_command().to_string()),
            ("language", "vi".into()),
        ]
    }

    /// A number that was not used yet.
    fn fresh(&self) -> u32 {
        self.used.fetch_add(1, Ordering::Relaxed)
    }

    /// A form for a figure of a period without one.
    fn record(&self) -> Ready {
        let period = format!("{}", 1900 + self.fresh());
        let mut form = self.new_form();
        {
            let book = self.world.service.book();
            let indicator = book.indicator_by_slug(INDICATOR).unwrap();
            let unit = book.tree().by_slug(HERE).unwrap();
            form.push(("indicator", indicator.id.to_string()));
            form.push(("unit", unit.id.to_string()));
        }
        form.extend([
            ("period", period.clone()),
            ("base", "0".into()),
            ("value", "24".into()),
            ("ground", "Báo cáo của Phòng Nông nghiệp".into()),
            ("note", String::new()),
            ("submit", "false".into()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("/so-lieu/{INDICATOR}/{HERE}/{period}?da=luu"),
        }
    }

    /// The place of a figure that was entered, with the revision it has now.
    async fn recorded(&self, submit: bool) -> Fields {
        let mut recorded = self.record();
        set(
            &mut recorded.form,
            "submit",
            if submit { "true" } else { "false" },
        );
        let answer = self
            .reporter
            .post("/api/record_figure", &encoded(&recorded.form))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let told: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        let mut form = self.new_form();
        form.extend(
            recorded
                .form
                .into_iter()
                .filter(|(name, _)| matches!(*name, "indicator" | "unit" | "period")),
        );
        form.push(("base", told["revision"].to_string()));
        form
    }

    async fn submit(&self) -> Ready {
        Ready {
            by: self.reporter.clone(),
            form: self.recorded(false).await,
            leads: "/ban-lam-viec?da=trinh".into(),
        }
    }

    async fn approve(&self) -> Ready {
        Ready {
            by: self.reviewer.clone(),
            form: self.recorded(true).await,
            leads: "/ban-lam-viec?da=duyet".into(),
        }
    }

    async fn give_back(&self) -> Ready {
        let mut form = self.recorded(true).await;
        form.push(("reason", "Thiếu danh sách kèm theo".into()));
        Ready {
            by: self.reviewer.clone(),
            form,
            leads: "/ban-lam-viec?da=tra-lai".into(),
        }
    }

    fn plan(&self) -> Ready {
        let number = self.fresh();
        let mut form = self.new_form();
        let programme = self
            .world
            .service
            .book()
            .document_by_slug(PROGRAMME)
            .unwrap()
            .id;
        form.extend([
            ("programme", programme.to_string()),
            ("task", String::new()),
            ("base", "0".into()),
            ("name", format!("Việc thử {number}")),
            ("lead", HERE.into()),
            ("person", String::new()),
            ("work", "Rà soát hồ sơ".into()),
            ("deadline", "2027-06-30".into()),
            ("responsibility", String::new()),
            ("product", "Báo cáo rà soát".into()),
            ("authority", String::new()),
            ("process", String::new()),
            ("effect", String::new()),
            ("ground", "Thông báo kết luận".into()),
            ("assign", "false".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/nhiem-vu/viec-thu-{number}?da=luu"),
        }
    }

    async fn update(&self) -> Ready {
        let planned = self.plan();
        let answer = self
            .planner
            .post("/api/plan_task", &encoded(&planned.form))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let page = planned.leads.split('?').next().unwrap();
        let (task, base) = {
            let book = self.world.service.book();
            let task = book
                .task_by_slug(page.trim_start_matches("/nhiem-vu/"))
                .unwrap();
            (task.id, task.revision)
        };
        let mut form = self.new_form();
        form.extend([
            ("task", task.to_string()),
            ("base", base.to_string()),
            ("results", "Đã rà soát xong".into()),
            ("difficulties", String::new()),
            ("next", String::new()),
            ("state", String::new()),
        ]);
        Ready {
            by: self.reporter.clone(),
            form,
            leads: format!("{page}?da=cap-nhat"),
        }
    }

    /// An officer whose account is nobody else's concern.
    async fn newcomer(&self) -> (String, Client) {
        let account = format!("nguoi-moi-{}", self.fresh());
        let officer = self.world.officer(&account, Role::Reporter, HERE).await;
        (account, officer.before_the_same_as(&self.reporter))
    }

    async fn sign_in(&self) -> Ready {
        let (account, officer) = self.newcomer().await;
        let mut form = self.new_form();
        form.extend([("account", account), ("password", PASSWORD.to_owned())]);
        Ready {
            by: officer.without_cookie(),
            form,
            leads: "/ban-lam-viec".into(),
        }
    }

    async fn sign_out(&self) -> Ready {
        Ready {
            by: self.newcomer().await.1,
            form: self.new_form(),
            leads: "/".into(),
        }
    }

    async fn change_password(&self) -> Ready {
        let mut form = self.new_form();
        form.extend([
            ("password", PASSWORD.to_owned()),
            ("new_password", NEW_PASSWORD.to_owned()),
            ("repeated_password", NEW_PASSWORD.to_owned()),
        ]);
        Ready {
            by: self.newcomer().await.1,
            form,
            leads: "/tai-khoan?da=mat-khau".into(),
        }
    }

    async fn end_session(&self) -> Ready {
        let (account, officer) = self.newcomer().await;
        let service = &self.world.service;
        let other = service
            .sign_in(&account, PASSWORD, &account, "máy khác")
            .await
            .unwrap();
        let mut form = self.new_form();
        form.push(("session", other.key().to_string()));
        Ready {
            by: officer,
            form,
            leads: "/tai-khoan?da=phien".into(),
        }
    }
}

/// Fills in a field that is there.
pub fn set(form: &mut Fields, name: &str, value: &str) {
    let (_, field) = form.iter_mut().find(|(field, _)| *field == name).unwrap();
    value.clone_into(field);
}
