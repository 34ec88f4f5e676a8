//! Which sheet: all indicators of a unit, or one indicator in many units; found by its address.

use domain::{
    Timestamp,
    grid::earlier,
    id::{DocumentId, IndicatorId, Slug, UnitId},
    period::Period,
};
use service::book::{
    Book, Reader,
    grid::{
        Grid, Row,
        action::{Of, Within},
    },
};

#[derive(Clone, Debug)]
pub struct Which {
    pub programme: DocumentId,
    pub programme_slug: Slug,
    pub period: Period,
    pub kind: Kind,
}

#[derive(Clone, Debug)]
pub enum Kind {
    Unit(UnitId, Slug),
    Indicator(IndicatorId, Slug),
}

impl Which {
    /// All indicators of a unit.
    pub fn unit(book: &Book, programme: &str, unit: &str, period: &str) -> Option<Self> {
        let unit = book.tree().by_slug(unit)?;
        Self::of(
            book,
            programme,
            period,
            Kind::Unit(unit.id, unit.slug.clone()),
        )
    }

    /// One indicator in many units.
    pub fn indicator(book: &Book, programme: &str, indicator: &str, period: &str) -> Option<Self> {
        let indicator = book.indicator_by_slug(indicator)?;
        let kind = Kind::Indicator(indicator.id, indicator.slug.clone());
        Self::of(book, programme, period, kind)
            .filter(|which| which.programme == indicator.programme)
    }

    fn of(book: &Book, programme: &str, period: &str, kind: Kind) -> Option<Self> {
        let programme = book.programme_by_slug(programme)?;
        Some(Self {
            programme: programme.id,
            programme_slug: programme.slug.clone(),
            period: period.parse().ok()?,
            kind,
        })
    }

    /// From the path of its page.
    pub fn at(book: &Book, path: &str) -> Option<Self> {
        let parts: Vec<_> = path.trim_start_matches('/').split('/').collect();
        match parts[..] {
            ["bang-so-lieu", programme, unit, period] => Self::unit(book, programme, unit, period),
            ["bang-so-lieu", programme, "chi-tieu", indicator, period] => {
                Self::indicator(book, programme, indicator, period)
            }
            _ => None,
        }
    }

    pub fn path(&self) -> String {
        self.path_in(self.period)
    }

    /// The path of the same sheet in another period.
    pub fn path_in(&self, period: Period) -> String {
        let programme = &self.programme_slug;
        match &self.kind {
            Kind::Unit(_, unit) => format!("/bang-so-lieu/{programme}/{unit}/{period}"),
            Kind::Indicator(_, indicator) => {
                format!("/bang-so-lieu/{programme}/chi-tieu/{indicator}/{period}")
            }
        }
    }

    /// Its rows, for an officer who may enter some of them.
    pub fn grid(&self, book: &Book, reader: Reader<'_>, now: Timestamp) -> Option<Grid> {
        let period = self.period;
        match &self.kind {
            Kind::Unit(unit, _) => {
                let programme = book.document(self.programme)?;
                book.grid_of_unit(programme, *unit, period, reader, now)
            }
            Kind::Indicator(indicator, _) => {
                let indicator = book.indicator(*indicator)?;
                book.grid_of_indicator(indicator, period, reader, now)
                    .filter(|grid| !grid.rows.is_empty())
            }
        }
    }

    /// The cells whose changes can be taken back on its page: all that are seen there.
    pub fn within(&self) -> Within {
        let mut periods = earlier(self.period);
        periods.push(self.period);
        Within {
            programme: self.programme,
            of: match self.kind {
                Kind::Unit(unit, _) => Of::Unit(unit),
                Kind::Indicator(indicator, _) => Of::Indicator(indicator),
            },
            periods,
        }
    }
}

/// A row's place, as its form names it.
pub fn place(row: &Row, period: Period) -> String {
    format!("{}.{}.{period}", row.indicator.id, row.unit)
}
