//! A sheet: all figures of a programme for a unit and a period, kept as one record.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Cell;
use crate::{
    Refusal,
    id::{DocumentId, IndicatorId, UnitId},
    period::Period,
    round::NothingToReport,
};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SheetKey {
    pub programme: DocumentId,
    pub unit: UnitId,
    pub period: Period,
}

impl fmt::Display for SheetKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.programme, self.unit, self.period)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub key: SheetKey,
    /// By indicator, each at most once.
    cells: Vec<Cell>,
    /// The answer that there is nothing to report; never beside a figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nothing: Option<NothingToReport>,
}

impl Sheet {
    #[must_use]
    pub const fn empty(key: SheetKey) -> Self {
        Self {
            key,
            cells: Vec::new(),
            nothing: None,
        }
    }

    /// A sheet from its cells, in any order.
    #[must_use]
    pub fn of(key: SheetKey, mut cells: Vec<Cell>) -> Self {
        cells.sort_by_key(|cell| cell.indicator);
        cells.dedup_by_key(|cell| cell.indicator);
        // What was read one by one has room for up to as many again.
        cells.shrink_to_fit();
        Self {
            key,
            cells,
            nothing: None,
        }
    }

    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    #[must_use]
    pub fn cell(&self, indicator: IndicatorId) -> Option<&Cell> {
        self.cells
            .binary_search_by_key(&indicator, |cell| cell.indicator)
            .ok()
            .and_then(|at| self.cells.get(at))
    }

    /// Puts a cell in the place of what it was. A figure takes the place of the answer that
    /// there is none.
    pub fn put(&mut self, cell: Cell) {
        if cell.latest().is_some() {
            self.nothing = None;
        }
        match self
            .cells
            .binary_search_by_key(&cell.indicator, |cell| cell.indicator)
        {
            Ok(at) => self.cells[at] = cell,
            Err(at) => self.cells.insert(at, cell),
        }
    }
}

impl Sheet {
    /// The answer that there is nothing to report.
    #[must_use]
    pub const fn nothing(&self) -> Option<&NothingToReport> {
        self.nothing.as_ref()
    }

    /// The sheet as it was kept with this answer.
    #[must_use]
    pub fn with_nothing(mut self, nothing: Option<NothingToReport>) -> Self {
        self.nothing = nothing;
        self
    }

    /// Answers that there is nothing to report.
    ///
    /// # Errors
    /// When a figure is there, published or not.
    pub fn report_nothing(&self, answer: NothingToReport) -> Result<Self, Refusal> {
        if self.cells.iter().any(|cell| cell.latest().is_some()) {
            return Err(Refusal::FiguresAreThere);
        }
        Ok(self.clone().with_nothing(Some(answer)))
    }

    /// Takes that answer back.
    ///
    /// # Errors
    /// When it was not given.
    pub fn withdraw_nothing(&self) -> Result<Self, Refusal> {
        if self.nothing.is_none() {
            return Err(Refusal::NothingWasAnswered);
        }
        Ok(self.clone().with_nothing(None))
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    #[test]
    fn a_sheet_has_each_indicator_once() {
        let id = |number: u128| IndicatorId::new(Ulid::from(number));
        let mut sheet = Sheet::empty(SheetKey {
            programme: DocumentId::new(Ulid::from(1_u128)),
            unit: UnitId::new(Ulid::from(2_u128)),
            period: Period::year(2023).unwrap(),
        });
        for number in [3, 1, 2, 1] {
            let mut cell = Cell::empty(id(number));
            cell.revision = sheet.cell(id(number)).map_or(1, |old| old.revision + 1);
            sheet.put(cell);
        }
        let kept: Vec<_> = sheet
            .cells()
            .iter()
            .map(|cell| (cell.indicator, cell.revision))
            .collect();
        assert_eq!(kept, [(id(1), 2), (id(2), 1), (id(3), 1)]);
    }
}
