//! How a programme is run. What it says stands in its [`Document`](crate::document::Document);
//! this is what the office decides about following it, and may change at any time.

use serde::{Deserialize, Serialize};

use crate::{figure::chain::Chain, id::DocumentId, round::Schedules};

/// The settings of a programme, one record a programme; none is the same as [`Programme::new`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    pub document: DocumentId,
    /// Counts every change, so that two people who edit the settings notice it.
    pub revision: u32,
    /// When its units report; without any there are no rounds, and nothing is locked.
    #[serde(default, skip_serializing_if = "Schedules::is_empty")]
    pub reporting: Schedules,
    /// After how many days without a change an item counts as stale; see
    /// [`STALE_AFTER`](Self::STALE_AFTER).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale_after_days: Option<u16>,
    /// Who checks its figures before everybody sees them.
    #[serde(default, skip_serializing_if = "Chain::is_none")]
    pub chain: Chain,
}

impl Programme {
    /// Between a week and ten years.
    pub const STALE_AFTER: std::ops::RangeInclusive<u16> = 7..=3650;

    /// A programme that nobody has decided anything about.
    #[must_use]
    pub fn new(document: DocumentId) -> Self {
        Self {
            document,
            revision: 0,
            reporting: Schedules::default(),
            stale_after_days: None,
            chain: Chain::none(),
        }
    }
}
