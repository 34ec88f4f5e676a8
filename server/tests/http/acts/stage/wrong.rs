//! Whose form of an act is refused, whatever stands in it.

use axum::http::StatusCode;

use super::Stage;
use crate::{acts::Act, world::Client};

impl Stage {
    /// Signed in, and without the right to an act on this unit.
    pub fn wrong(&self, act: Act) -> Vec<(&Client, StatusCode)> {
        // A file is there for its sender alone.
        let told = match act {
            Act::ApplyFile => StatusCode::NOT_FOUND,
            _ => StatusCode::FORBIDDEN,
        };
        self.without_right(act)
            .into_iter()
            .map(|client| (client, told))
            .chain(self.unaware(act))
            .collect()
    }

    #[expect(clippy::too_many_lines, reason = "one arm an act")]
    fn without_right(&self, act: Act) -> Vec<&Client> {
        let Self {
            reporter,
            reviewer,
            planner,
            auditor,
            administrator,
            reporter_elsewhere,
            reviewer_elsewhere,
            planner_elsewhere,
            planner_above,
            ..
        } = self;
        match act {
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
            Act::ApproveFigure
            | Act::ApproveFigures
            | Act::ApproveRound
            | Act::ReturnFigure
            | Act::ReturnFigures => {
                vec![
                    reviewer_elsewhere,
                    reporter,
                    planner,
                    auditor,
                    administrator,
                ]
            }
            Act::ProposeHandover | Act::EndHandover => vec![
                planner_elsewhere,
                reporter,
                reviewer,
                planner,
                auditor,
                administrator,
            ],
            // Whoever proposed is among those who may not answer.
            Act::AnswerHandover => vec![
                planner_above,
                planner_elsewhere,
                reporter,
                reviewer,
                planner,
                auditor,
                administrator,
            ],
            Act::KeepOfficer
            | Act::GrantRole
            | Act::SwitchOfficer
            | Act::KeepUnit
            | Act::ReformUnits => {
                vec![planner_elsewhere, reporter, reviewer, planner, auditor]
            }
            // The district is no more and was divided: whoever stood above it answers.
            Act::AnswerFeedback => vec![
                reviewer,
                planner,
                reviewer_elsewhere,
                planner_elsewhere,
                reporter,
                auditor,
                administrator,
            ],
            Act::DecideExtension | Act::AnswerObstacle | Act::DecideProduct => vec![
                reviewer_elsewhere,
                planner_elsewhere,
                reporter,
                auditor,
                administrator,
            ],
            // The calendar is the whole country's.
            Act::KeepHoliday => vec![reporter, reviewer, planner, auditor, administrator],
            Act::AssignOwner | Act::AssignOwners => vec![
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
            Act::WithdrawEvidence => vec![
                reporter_elsewhere,
                reviewer_elsewhere,
                planner_elsewhere,
                auditor,
                administrator,
            ],
            Act::PlanTask
            | Act::KeepCourse
            | Act::KeepMeeting
            | Act::KeepConclusion
            | Act::GiveConclusion
            | Act::AllocateTarget
            | Act::KeepChain
            | Act::KeepDocument
            | Act::KeepIndicator
            | Act::KeepItem
            | Act::KeepPromise
            | Act::KeepSource
            | Act::KeepSchedule => vec![
                planner_elsewhere,
                reporter,
                reviewer,
                auditor,
                administrator,
            ],
            Act::PostUpdate
            | Act::ReachMilestone
            | Act::HandInProduct
            | Act::RaiseObstacle
            | Act::AskObstacleAgain
            | Act::CloseObstacle
            | Act::GatherReport
            | Act::KeepPassage
            | Act::KeepLetterhead
            | Act::TakeOverReport
            | Act::FixReport => vec![
                reporter_elsewhere,
                planner_elsewhere,
                reviewer,
                auditor,
                administrator,
            ],
            // One's own account is everybody's right; what nobody published is there for those
            // concerned alone: see `unaware`.
            Act::PublishFeedback
            | Act::RefuseFeedback
            | Act::ForwardFeedback
            | Act::ChangePassword
            | Act::EndSession
            | Act::DropFilter
            | Act::KeepFilter
            | Act::KeepPreferences
            | Act::OpenCalendar
            | Act::ReadNotices
            | Act::SignIn
            | Act::SignOut => Vec::new(),
        }
    }
}
