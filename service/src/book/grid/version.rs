//! The values a cell had, from the journal.

use domain::{
    Timestamp,
    figure::{FigureStep, sheet::SheetKey},
    id::{IndicatorId, UnitId},
    indicator::Indicator,
    journal::{CellChanged, Change, FigureShown, Subject},
    officer::Author,
    period::Period,
};

use crate::book::{Book, Reader};

/// A value that a cell has or had, as its officers may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub at: Timestamp,
    pub by: Author,
    pub step: FigureStep,
    pub value: Option<FigureShown>,
    pub reason: Option<String>,
}

impl Book {
    /// Every value a cell had, latest first; for those who may see what is not published.
    #[must_use]
    pub fn versions(
        &self,
        indicator: &Indicator,
        unit: UnitId,
        period: Period,
        reader: Reader<'_>,
    ) -> Vec<Version> {
        if !reader.sees_drafts(unit, self) {
            return Vec::new();
        }
        let mut versions = self.all_versions(indicator.id, unit, period);
        versions.reverse();
        versions
    }

    fn all_versions(&self, indicator: IndicatorId, unit: UnitId, period: Period) -> Vec<Version> {
        self.log_in_unit(indicator, unit)
            .filter_map(|logged| {
                let change = logged.event.change.about(Subject::Indicator(indicator));
                match change.as_ref() {
                    Change::Figure {
                        period: of,
                        step,
                        after,
                        reason,
                        ..
                    } if *of == period => Some(Version {
                        at: logged.event.at,
                        by: logged.event.by,
                        step: *step,
                        value: after.clone(),
                        reason: reason.clone(),
                    }),
                    _ => None,
                }
            })
            .collect()
    }

    /// The note of the value that a change replaced.
    pub(crate) fn note_of(&self, key: &SheetKey, changed: &CellChanged) -> Option<String> {
        let revision = changed.before.as_ref()?.revision;
        self.all_versions(changed.indicator, key.unit, key.period)
            .into_iter()
            .rev()
            .filter(|version| matches!(version.step, FigureStep::Recorded | FigureStep::Submitted))
            .find(|version| {
                version
                    .value
                    .as_ref()
                    .is_some_and(|value| value.revision <= revision)
            })?
            .reason
    }
}
