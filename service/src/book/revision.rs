//! What changed of an indicator after everybody could see it: every corrected figure and every
//! changed target, with who, when and why.

use domain::{
    Timestamp,
    figure::Published,
    id::UnitId,
    indicator::{Indicator, Promise},
    journal::{Change, Subject},
    moment::local_date,
    officer::Author,
    period::Period,
};

use super::{Book, Reader};

/// A published figure that took another's place. The reason stands in the later one's note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub unit: UnitId,
    pub period: Period,
    pub before: Published,
    pub after: Published,
}

/// A promise that was changed or taken back. The reason is the ground of the later one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retargeted {
    pub at: Timestamp,
    pub by: Author,
    pub before: Promise,
    pub after: Option<Promise>,
}

impl Book {
    /// Every correction that the reader can know of on their day, latest first.
    #[must_use]
    pub fn revisions(&self, indicator: &Indicator, reader: Reader<'_>) -> Vec<Revision> {
        if !reader.sees_indicator(indicator, self) {
            return Vec::new();
        }
        let mut all = Vec::new();
        for (unit, period) in self.places(indicator) {
            let Some(cell) = self.cell(indicator, unit, &period) else {
                continue;
            };
            let known: Vec<_> = cell
                .earlier
                .iter()
                .chain(&cell.published)
                .filter(|one| one.since <= reader.on)
                .collect();
            all.extend(known.windows(2).map(|pair| Revision {
                unit,
                period,
                before: pair[0].clone(),
                after: pair[1].clone(),
            }));
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.after.approved.at));
        all
    }

    /// Every change of a promise that the reader can know of on their day, latest first.
    #[must_use]
    pub fn retargeted(&self, indicator: &Indicator, reader: Reader<'_>) -> Vec<Retargeted> {
        self.log_of(Subject::Indicator(indicator.id), reader)
            .filter(|logged| local_date(logged.event.at) <= reader.on)
            .filter_map(|logged| match &logged.event.change {
                Change::Promise {
                    before: Some(before),
                    after,
                    ..
                } => Some(Retargeted {
                    at: logged.event.at,
                    by: logged.event.by,
                    before: (**before).clone(),
                    after: after.as_deref().cloned(),
                }),
                _ => None,
            })
            .collect()
    }
}
