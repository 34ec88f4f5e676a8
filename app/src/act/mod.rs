//! What forms and islands send: one file an act. An act finds out who asks, reads what was
//! sent, and calls one use case; it contains no rule. Every act is an address under `/api` that
//! a plain form can post to: it is then answered with a redirect, to the page that says what was
//! done or back to the form with everything that was typed.

#[cfg(feature = "ssr")]
pub(crate) mod call;
#[cfg(feature = "ssr")]
pub(crate) mod duties;
#[cfg(feature = "ssr")]
mod errand;
#[cfg(feature = "ssr")]
pub(crate) mod form;
#[cfg(feature = "ssr")]
pub(crate) mod place;
mod refused;
#[cfg(feature = "ssr")]
mod round;
#[cfg(feature = "ssr")]
pub(crate) mod rows;
#[cfg(feature = "ssr")]
pub(crate) mod sheet;
#[cfg(feature = "ssr")]
mod step;
#[cfg(feature = "ssr")]
pub mod which;

pub mod allocate_target;
pub mod answer_explanation;
pub mod answer_feedback;
pub mod answer_handover;
pub mod answer_obstacle;
pub mod apply_file;
pub mod approve_figure;
pub mod approve_figures;
pub mod approve_round;
pub mod ask_again;
pub mod ask_explanation;
pub mod ask_extension;
pub mod ask_obstacle_again;
pub mod assign_owner;
pub mod assign_owners;
#[cfg(feature = "ssr")]
pub mod attach_evidence;
pub mod change_password;
pub mod close_obstacle;
pub mod decide_extension;
pub mod decide_product;
pub mod drop_filter;
pub mod end_handover;
pub mod end_session;
pub mod fix_report;
pub mod forward_feedback;
pub mod gather_report;
pub mod give_conclusion;
pub mod grant_role;
pub mod hand_in_product;
pub mod keep_chain;
pub mod keep_conclusion;
pub mod keep_course;
pub mod keep_document;
pub mod keep_filter;
pub mod keep_holiday;
pub mod keep_indicator;
pub mod keep_item;
pub mod keep_letterhead;
pub mod keep_meeting;
pub mod keep_officer;
pub mod keep_passage;
pub mod keep_preferences;
pub mod keep_promise;
pub mod keep_schedule;
pub mod keep_source;
pub mod keep_unit;
pub mod open_calendar;
pub mod paste_figures;
pub mod plan_task;
pub mod post_update;
pub mod propose_handover;
pub mod publish_feedback;
pub mod raise_obstacle;
pub mod reach_milestone;
pub mod read_notices;
pub mod record_figure;
pub mod record_figures;
pub mod reform_units;
pub mod refuse_feedback;
pub mod report_nothing;
pub mod return_figure;
pub mod return_figures;
pub mod settle_explanation;
pub mod sheet_marks;
pub mod sign_in;
pub mod sign_out;
pub mod submit_figure;
pub mod switch_officer;
pub mod take_over_report;
pub mod undo_figures;
pub mod withdraw_evidence;
pub mod withdraw_nothing;

pub use refused::{Conflict, Refused};
