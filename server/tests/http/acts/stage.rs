//! Officers of all sorts in two districts, and for every act a form that only one of them may
//! send.

mod account;
mod check;
mod course;
mod evidence;
mod feedback;
mod figure;
mod files;
mod grid;
mod manage;
mod meeting;
mod notices;
mod obstacle;
mod report;
mod round;
mod succession;
mod task;
mod wrong;

use std::sync::atomic::{AtomicU32, Ordering};

use domain::policy::Role;

use super::Act;
use crate::world::{Client, World};

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
    /// Leads the unit above, and the one that stands in the place of a part.
    planner_above: Client,
    planner_after: Client,
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
            planner_above: officer("ke-hoach-tren", Role::Planner, "thanh-pho-hai-phong").await,
            planner_after: officer("ke-hoach-sau", Role::Planner, "xa-tu-ky").await,
            used: AtomicU32::new(0),
            world,
        }
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
            Act::ApproveRound => self.approve_round().await,
            Act::ReturnFigures => self.return_figures().await,
            Act::KeepChain => self.keep_chain(),
            Act::AskExplanation => self.ask_explanation(),
            Act::AnswerExplanation => self.answer_explanation().await,
            Act::AskAgain => self.ask_again().await,
            Act::SettleExplanation => self.settle_explanation().await,
            Act::AllocateTarget => self.allocate_target(),
            Act::RaiseObstacle => self.raise_obstacle(),
            Act::AnswerObstacle => self.answer_obstacle().await,
            Act::AskObstacleAgain => self.ask_obstacle_again().await,
            Act::CloseObstacle => self.close_obstacle().await,
            Act::PublishFeedback => self.publish_feedback().await,
            Act::RefuseFeedback => self.refuse_feedback().await,
            Act::ForwardFeedback => self.forward_feedback().await,
            Act::AnswerFeedback => self.answer_feedback().await,
            Act::WithdrawEvidence => self.withdraw_evidence().await,
            Act::KeepMeeting => self.keep_meeting(),
            Act::KeepConclusion => self.keep_conclusion().await,
            Act::GiveConclusion => self.give_conclusion().await,
            Act::GatherReport => self.gather_report(),
            Act::KeepPassage => self.keep_passage().await,
            Act::KeepLetterhead => self.keep_letterhead().await,
            Act::TakeOverReport => self.take_over_report().await,
            Act::FixReport => self.fix_report().await,
            Act::PlanTask => self.plan(),
            Act::PostUpdate => self.update().await,
            Act::KeepCourse => self.keep_course().await,
            Act::ReachMilestone => self.reach_milestone().await,
            Act::HandInProduct => self.hand_in_product().await,
            Act::DecideProduct => self.decide_product().await,
            Act::OpenCalendar => self.open_calendar(),
            Act::AskExtension => self.ask_extension().await,
            Act::DecideExtension => self.decide_extension().await,
            Act::KeepHoliday => self.keep_holiday().await,
            Act::KeepSchedule => self.keep_schedule(),
            Act::ReportNothing => self.report_nothing().await,
            Act::WithdrawNothing => self.withdraw_nothing().await,
            Act::AssignOwner => self.assign_owner(),
            Act::AssignOwners => self.assign_owners(),
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
            Act::AnswerHandover => self.answer_handover().await,
            Act::EndHandover => self.end_handover().await,
            Act::KeepSource => self.keep_source(),
            Act::KeepUnit => self.keep_unit(),
            Act::ProposeHandover => self.propose_handover().await,
            Act::ReformUnits => self.reform_units().await,
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
}

/// Fills in a field that is there.
pub fn set(form: &mut Fields, name: &str, value: &str) {
    let (_, field) = form.iter_mut().find(|(field, _)| *field == name).unwrap();
    value.clone_into(field);
}
