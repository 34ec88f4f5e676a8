//! A file of figures that an officer has chosen: read, held for a moment while they look at what
//! it would change, then entered as it was shown, or let go.

mod held;
mod resolve;
mod take;

pub use held::{Held, HeldFiles, Rows};
pub use resolve::Row;
pub use take::{Chosen, NotTaken, take};

/// How the numbers of a file are written, where both forms could be meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberForm {
    /// Ask, cell by cell.
    #[default]
    Ask,
    Vietnamese,
    English,
}

impl NumberForm {
    pub const ALL: [Self; 3] = [Self::Ask, Self::Vietnamese, Self::English];

    /// As forms name it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ask => "hoi",
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// What a form said; anything else asks.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|form| form.name() == name)
            .unwrap_or_default()
    }
}
