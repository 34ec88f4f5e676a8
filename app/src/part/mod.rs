//! The visual parts every page is put together from, drawn on the server.
//!
//! A part knows how a thing looks and nothing of what it means: words come in already chosen and in the
//! right language, numbers already judged. Positions are SVG attributes and looks are classes of `style/`,
//! because the content security policy lets no inline style through.

#![expect(
    clippy::needless_pass_by_value,
    reason = "the view macro hands its props over"
)]

pub mod as_of;
pub mod chart;
pub mod crumbs;
pub mod download;
pub mod field;
pub mod file_field;
pub mod footer;
pub mod icon;
pub mod link;
pub mod masthead;
pub mod note;
pub mod notice;
pub mod passage;
pub mod problem_summary;
pub mod ranking;
pub mod ruler;
pub mod scale;
pub mod share;
pub mod state;
pub mod term;
pub mod ticks;
pub mod tile_map;
pub mod to_copy;
pub mod waffle;
