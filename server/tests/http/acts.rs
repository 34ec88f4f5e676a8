//! Every act, tried by whoever may and by everybody who may not. An act without a row here fails.

mod comes_back;
mod questions;
pub mod stage;
mod which;

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use leptos::server_fn::axum::server_fn_paths;
use stage::{Ready, Stage};

use crate::{
    origin::ELSEWHERE,
    world::{Answer, Client, PASSWORD, encoded, in_own_world},
};

/// What can be done, each by its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    AllocateTarget,
    AnswerExplanation,
    AnswerFeedback,
    AnswerHandover,
    AnswerObstacle,
    ApplyFile,
    ApproveFigure,
    ApproveFigures,
    ApproveRound,
    AskAgain,
    AskExplanation,
    AskExtension,
    AskObstacleAgain,
    AssignOwner,
    AssignOwners,
    ChangePassword,
    CloseObstacle,
    DecideExtension,
    DecideProduct,
    DropFilter,
    EndHandover,
    EndSession,
    FixReport,
    ForwardFeedback,
    GatherReport,
    GiveConclusion,
    GrantRole,
    HandInProduct,
    KeepChain,
    KeepConclusion,
    KeepCourse,
    KeepDocument,
    KeepFilter,
    KeepHoliday,
    KeepIndicator,
    KeepItem,
    KeepLetterhead,
    KeepMeeting,
    KeepOfficer,
    KeepPassage,
    KeepPreferences,
    KeepPromise,
    KeepSchedule,
    KeepSource,
    KeepUnit,
    OpenCalendar,
    PasteFigures,
    PlanTask,
    PostUpdate,
    ProposeHandover,
    PublishFeedback,
    RaiseObstacle,
    ReachMilestone,
    ReadNotices,
    RecordFigure,
    RecordFigures,
    ReformUnits,
    RefuseFeedback,
    ReportNothing,
    ReturnFigure,
    ReturnFigures,
    SettleExplanation,
    SignIn,
    SignOut,
    SubmitFigure,
    SwitchOfficer,
    TakeOverReport,
    UndoFigures,
    WithdrawEvidence,
    WithdrawNothing,
}

pub const ACTS: &[(Act, &str)] = &[
    (Act::AllocateTarget, "/api/allocate_target"),
    (Act::AnswerExplanation, "/api/answer_explanation"),
    (Act::AnswerFeedback, "/api/answer_feedback"),
    (Act::AnswerHandover, "/api/answer_handover"),
    (Act::AnswerObstacle, "/api/answer_obstacle"),
    (Act::ApplyFile, "/api/apply_file"),
    (Act::ApproveFigure, "/api/approve_figure"),
    (Act::ApproveFigures, "/api/approve_figures"),
    (Act::ApproveRound, "/api/approve_round"),
    (Act::AskAgain, "/api/ask_again"),
    (Act::AskExplanation, "/api/ask_explanation"),
    (Act::AskExtension, "/api/ask_extension"),
    (Act::AskObstacleAgain, "/api/ask_obstacle_again"),
    (Act::AssignOwner, "/api/assign_owner"),
    (Act::AssignOwners, "/api/assign_owners"),
    (Act::ChangePassword, "/api/change_password"),
    (Act::CloseObstacle, "/api/close_obstacle"),
    (Act::DecideExtension, "/api/decide_extension"),
    (Act::DecideProduct, "/api/decide_product"),
    (Act::DropFilter, "/api/drop_filter"),
    (Act::EndHandover, "/api/end_handover"),
    (Act::EndSession, "/api/end_session"),
    (Act::FixReport, "/api/fix_report"),
    (Act::ForwardFeedback, "/api/forward_feedback"),
    (Act::GatherReport, "/api/gather_report"),
    (Act::GiveConclusion, "/api/give_conclusion"),
    (Act::GrantRole, "/api/grant_role"),
    (Act::HandInProduct, "/api/hand_in_product"),
    (Act::KeepChain, "/api/keep_chain"),
    (Act::KeepConclusion, "/api/keep_conclusion"),
    (Act::KeepCourse, "/api/keep_course"),
    (Act::KeepDocument, "/api/keep_document"),
    (Act::KeepFilter, "/api/keep_filter"),
    (Act::KeepHoliday, "/api/keep_holiday"),
    (Act::KeepIndicator, "/api/keep_indicator"),
    (Act::KeepItem, "/api/keep_item"),
    (Act::KeepLetterhead, "/api/keep_letterhead"),
    (Act::KeepMeeting, "/api/keep_meeting"),
    (Act::KeepOfficer, "/api/keep_officer"),
    (Act::KeepPassage, "/api/keep_passage"),
    (Act::KeepPreferences, "/api/keep_preferences"),
    (Act::KeepPromise, "/api/keep_promise"),
    (Act::KeepSchedule, "/api/keep_schedule"),
    (Act::KeepSource, "/api/keep_source"),
    (Act::KeepUnit, "/api/keep_unit"),
    (Act::OpenCalendar, "/api/open_calendar"),
    (Act::PasteFigures, "/api/paste_figures"),
    (Act::PlanTask, "/api/plan_task"),
    (Act::PostUpdate, "/api/post_update"),
    (Act::ProposeHandover, "/api/propose_handover"),
    (Act::PublishFeedback, "/api/publish_feedback"),
    (Act::RaiseObstacle, "/api/raise_obstacle"),
    (Act::ReachMilestone, "/api/reach_milestone"),
    (Act::ReadNotices, "/api/read_notices"),
    (Act::RecordFigure, "/api/record_figure"),
    (Act::RecordFigures, "/api/record_figures"),
    (Act::ReformUnits, "/api/reform_units"),
    (Act::RefuseFeedback, "/api/refuse_feedback"),
    (Act::ReportNothing, "/api/report_nothing"),
    (Act::ReturnFigure, "/api/return_figure"),
    (Act::ReturnFigures, "/api/return_figures"),
    (Act::SettleExplanation, "/api/settle_explanation"),
    (Act::SignIn, "/api/sign_in"),
    (Act::SignOut, "/api/sign_out"),
    (Act::SubmitFigure, "/api/submit_figure"),
    (Act::SwitchOfficer, "/api/switch_officer"),
    (Act::TakeOverReport, "/api/take_over_report"),
    (Act::UndoFigures, "/api/undo_figures"),
    (Act::WithdrawEvidence, "/api/withdraw_evidence"),
    (Act::WithdrawNothing, "/api/withdraw_nothing"),
];

/// No answer tells anybody's password.
fn keeps_secrets(answer: &Answer) {
    let headers = format!("{:?}", answer.headers);
    for secret in [PASSWORD, stage::NEW_PASSWORD] {
        assert!(!answer.text().contains(secret), "{}", answer.text());
        assert!(!headers.contains(secret), "{headers}");
        assert!(
            !headers.contains(&encoded(&[("", secret)])[1..]),
            "{headers}"
        );
    }
}

async fn asked(client: &Client, path: &str, headers: &[(&str, &str)], form: &str) -> Answer {
    let mut headers = headers.to_vec();
    headers.push(("content-type", "application/x-www-form-urlencoded"));
    let body = Body::from(form.to_owned());
    let answer = client.ask(Method::POST, path, &headers, body).await;
    keeps_secrets(&answer);
    answer
}

/// Whether an answer leads back to the form, with what was typed.
fn comes_back(answer: &Answer) -> bool {
    let path = answer.leads_to();
    path.contains("?chua-luu=") || path.contains("&chua-luu=")
}

/// Sends the form in every way in which it may not be sent.
async fn tried_in_vain(stage: &Stage, act: Act, path: &str, ready: &Ready) {
    let form = encoded(&ready.form);
    for (wrong, expected) in stage.wrong(act) {
        let told = wrong.post(path, &form).await;
        assert_eq!(told.status, expected, "{path} {}", told.text());
        keeps_secrets(&told);
        let led = wrong.submit(path, &form).await;
        assert!(comes_back(&led), "{path} {led:?}");
        keeps_secrets(&led);
    }
    if act != Act::SignIn {
        let nobody = ready.by.without_cookie();
        let told = nobody.post(path, &form).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(told.text().contains("not-signed-in"), "{}", told.text());
        let led = nobody.submit(path, &form).await;
        assert!(comes_back(&led), "{path} {led:?}");
    }
    for headers in ELSEWHERE {
        let answer = asked(&ready.by, path, headers, &form).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
    }
    for method in [Method::GET, Method::HEAD, Method::PUT, Method::DELETE] {
        let headers = [("sec-fetch-site", "same-origin")];
        let address = format!("{path}?{form}");
        let answer = ready
            .by
            .ask(method.clone(), &address, &headers, Body::empty());
        assert_eq!(
            answer.await.status,
            StatusCode::METHOD_NOT_ALLOWED,
            "{path} by {method}"
        );
    }
}

#[test]
fn every_act_is_done_for_whoever_may_and_for_nobody_else() {
    // What is only asked, by GET, does nothing: see `questions`.
    let mut known: Vec<_> = server_fn_paths()
        .filter(|(_, method)| *method == Method::POST)
        .map(|(path, _)| path)
        .collect();
    known.sort_unstable();
    let rows: Vec<_> = ACTS.iter().map(|(_, path)| *path).collect();
    assert_eq!(known, rows, "an act without a row");
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        for &(act, path) in ACTS {
            let ready = stage.ready(act).await;
            let before = stage.world.kept().await;
            tried_in_vain(&stage, act, path, &ready).await;
            assert!(
                stage.world.kept().await == before,
                "{path} changed something"
            );

            // The same form, from the one who may: so it was not the form that was refused.
            let done = ready.by.submit(path, &encoded(&ready.form)).await;
            assert_eq!(done.leads_to(), ready.leads, "{path}");
            keeps_secrets(&done);
            let after = stage.world.kept().await;
            let only_shows = act == Act::PasteFigures;
            assert_eq!(after == before, only_shows, "{path}");

            // Sent once more, as people do who click twice.
            if !matches!(act, Act::SignIn | Act::SignOut | Act::ChangePassword) {
                let again = ready.by.submit(path, &encoded(&ready.form)).await;
                assert_eq!(again.leads_to(), ready.leads, "{path} again");
                assert!(stage.world.kept().await == after, "{path} was done twice");
            }
        }
    });
}

#[test]
fn programs_get_an_answer_instead_of_a_way() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        for &(act, path) in ACTS {
            let ready = stage.ready(act).await;
            let before = stage.world.kept().await;
            let done = ready.by.post(path, &encoded(&ready.form)).await;
            assert_eq!(done.status, StatusCode::OK, "{path} {}", done.text());
            assert_eq!(done.header("location"), None, "{path}");
            assert_eq!(done.header("content-type"), Some("application/json"));
            let told: serde_json::Value = serde_json::from_slice(&done.body).unwrap();
            if act == Act::RecordFigure {
                assert_eq!(told["revision"], 1);
                assert_eq!(told["standing"], "Bản nháp: 24 sản phẩm");
            } else if act == Act::RecordFigures {
                assert_eq!(told["rows"][0]["base"], 1);
                assert_eq!(told["rows"][0]["value"], "24");
                assert_eq!(told["said"], "Đã lưu nháp các ô vừa nhập.");
            } else if act == Act::UndoFigures {
                assert_eq!(told["rows"][0]["base"], 2);
                assert_eq!(told["rows"][0]["value"], "");
                assert_eq!(told["said"], "Đã hoàn tác.");
            } else {
                assert_eq!(told, serde_json::Value::Null, "{path}");
            }
            let only_shows = act == Act::PasteFigures;
            assert_eq!(stage.world.kept().await == before, only_shows, "{path}");
        }
    });
}

#[test]
fn nobody_ends_a_session_of_somebody_else() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let ready = stage.ready(Act::EndSession).await;
        let before = stage.world.kept().await;
        let answer = stage
            .reporter
            .post("/api/end_session", &encoded(&ready.form))
            .await;
        // Not said whether there is such a session.
        assert_eq!(answer.status, StatusCode::OK);
        assert!(stage.world.kept().await == before);
    });
}

#[test]
fn what_cannot_be_read_is_refused_with_words() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let before = stage.world.kept().await;
        let form = "application/x-www-form-urlencoded";
        let bodies: [(&str, &[u8]); 8] = [
            (form, b""),
            (form, b"x=1"),
            (form, b"%"),
            (form, b"id=%ff&language=%00"),
            (form, b"\xff\xfe\x00"),
            ("application/json", b"{}"),
            ("multipart/form-data", b"--\r\n"),
            ("text/plain", b"id=1"),
        ];
        for &(_, path) in ACTS {
            for (kind, body) in bodies {
                let here = ("sec-fetch-site", "same-origin");
                let browser = [
                    here,
                    ("content-type", kind),
                    ("accept", "text/html,*/*;q=0.8"),
                    ("referer", "https://khac.example/a"),
                ];
                let page = stage
                    .reporter
                    .ask(Method::POST, path, &browser, Body::from(body));
                let page = page.await;
                assert_eq!(
                    page.status,
                    StatusCode::BAD_REQUEST,
                    "{path} {kind} {body:?}"
                );
                assert_eq!(page.header("location"), None, "{path} {kind}");
                assert!(
                    page.text().contains("<h1>Không đọc được yêu cầu</h1>"),
                    "{path}"
                );
                let program = [here, ("content-type", kind), ("accept", "application/json")];
                let told = stage
                    .reporter
                    .ask(Method::POST, path, &program, Body::from(body));
                let told = told.await;
                assert_eq!(
                    told.status,
                    StatusCode::BAD_REQUEST,
                    "{path} {kind} {body:?}"
                );
                assert!(
                    told.text().starts_with("{\"refusal\":null"),
                    "{}",
                    told.text()
                );
            }
        }
        assert!(stage.world.kept().await == before);
    });
}
