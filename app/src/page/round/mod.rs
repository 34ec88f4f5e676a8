//! Reporting rounds: mine, a programme's, one of them, and how they are set.

mod forms;
mod list;
mod one;
pub mod programme;
mod settings;
pub mod shown;

pub use self::{
    list::{Rounds, line, request},
    one::{Round, ask_explanation},
    programme::ProgrammeRounds,
    settings::RoundSettings,
    shown::round_note,
};
