//! The grid: many cells at once, as a spreadsheet has them. What a clipboard holds, what is
//! plausible for a cell, and what is odd about a value though it can be taken.

mod block;
mod earlier;
mod plausible;
mod warning;

pub use block::{Block, BlockProblem, Target};
pub use earlier::{EARLIER, after, before, earlier};
pub use plausible::Plausible;
pub use warning::{Context, Warning, warnings};

/// The most cells that one action may change.
pub const MOST_CELLS: usize = 10_000;

#[cfg(test)]
mod tests;
