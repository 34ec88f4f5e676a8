//! What others changed on a grid since somebody looked.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Timestamp,
    explanation::About,
    id::{IndicatorId, OfficerId, UnitId},
    journal::Change,
    officer::Author,
    period::Period,
};
use jiff::SignedDuration;

use super::Grid;
use crate::book::{
    Book,
    log::{Logged, Position},
};

/// Where somebody else changed something, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub by: Author,
    pub at: Timestamp,
}

pub type Marks = BTreeMap<(IndicatorId, UnitId, Period), Mark>;

/// So far back changes are told of again when it is not known what was seen: better twice than
/// never.
const AGAIN: SignedDuration = SignedDuration::from_hours(24);

impl Book {
    /// The cells of a grid that others than this officer changed after a position; of each, its
    /// last change.
    #[must_use]
    pub fn marks(
        &self,
        grid: &Grid,
        since: Option<Position>,
        officer: OfficerId,
        now: Timestamp,
    ) -> Marks {
        let mut marks = Marks::new();
        if let Some(later) = since.and_then(|since| self.taken_in_after(since)) {
            for logged in later {
                mark(&mut marks, logged, officer);
            }
        } else {
            let from = now.checked_sub(AGAIN).unwrap_or(now);
            let mut lately: Vec<_> = self
                .latest_first()
                .take_while(|logged| logged.event.at >= from)
                .collect();
            lately.reverse();
            for logged in lately {
                mark(&mut marks, logged, officer);
            }
        }
        let rows: BTreeSet<_> = grid
            .rows
            .iter()
            .map(|row| (row.indicator.id, row.unit))
            .collect();
        marks.retain(|(indicator, unit, period), _| {
            let is_column = grid.period == *period || grid.earlier.contains(period);
            is_column && rows.contains(&(*indicator, *unit))
        });
        marks
    }
}

fn mark(marks: &mut Marks, logged: &Logged, officer: OfficerId) {
    let event = &logged.event;
    if event.by.officer() == Some(officer) {
        return;
    }
    let seen = Mark {
        by: event.by,
        at: event.at,
    };
    let mut put = |indicator, period| {
        marks.insert((indicator, event.unit, period), seen);
    };
    match &event.change {
        Change::Figure {
            indicator, period, ..
        }
        | Change::Explanation {
            about: About::Figure { indicator, period },
            ..
        } => put(*indicator, *period),
        Change::Cells { period, cells, .. } => {
            for cell in cells {
                put(cell.indicator, *period);
            }
        }
        _ => {}
    }
}
