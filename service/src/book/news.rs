//! What changed in the public book, told as people ask for it: by day, by kind, by programme and unit.
//! Figures are told from the cells, so that what was taken over as published elsewhere stands at the day
//! it became known; everything else from the journal.

use std::collections::BTreeMap;

use domain::{
    Date,
    figure::{Published, sheet::Sheet},
    handover::Matter,
    id::{DocumentId, UnitId},
    indicator::Indicator,
    journal::Change,
    moment::local_date,
    period::Period,
};

use super::{Book, Reader, log::Logged};

/// Whose news are asked for, and of which programme; no unit stands for all of them.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub programme: Option<DocumentId>,
    /// These, and what is or was below them.
    pub units: Vec<UnitId>,
}

impl Wanted {
    /// Whether something of a programme that concerns some units is asked for.
    pub(super) fn has(
        &self,
        programme: Option<DocumentId>,
        units: impl IntoIterator<Item = UnitId>,
        book: &Book,
    ) -> bool {
        let of_programme = self.programme.is_none() || self.programme == programme;
        of_programme
            && (self.units.is_empty()
                || units.into_iter().any(|unit| {
                    self.units
                        .iter()
                        .any(|scope| book.tree.ever_within(unit, *scope))
                }))
    }
}

/// What sort of news it is, in the order in which a day is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NewsKind {
    Corrected,
    Published,
    Document,
    Promise,
    Task,
    Obstacle,
    Meeting,
    Handover,
    Unit,
    Source,
}

#[derive(Clone, Debug)]
pub enum Told<'a> {
    Figure {
        indicator: &'a Indicator,
        period: Period,
        /// What it took the place of.
        was: Option<&'a Published>,
        now: &'a Published,
    },
    Entry(&'a Logged),
}

/// What of one kind became known on one day, of a programme and a unit.
#[derive(Clone, Debug)]
pub struct News<'a> {
    pub on: Date,
    pub kind: NewsKind,
    pub programme: Option<DocumentId>,
    pub unit: UnitId,
    pub told: Vec<Told<'a>>,
}

impl News<'_> {
    fn key(
        &self,
    ) -> (
        std::cmp::Reverse<Date>,
        NewsKind,
        Option<DocumentId>,
        UnitId,
    ) {
        (
            std::cmp::Reverse(self.on),
            self.kind,
            self.programme,
            self.unit,
        )
    }
}

impl Book {
    /// The news between two days, both included, latest first.
    #[must_use]
    pub fn news<'a>(
        &'a self,
        wanted: &Wanted,
        (from, until): (Date, Date),
        reader: Reader<'a>,
    ) -> Vec<News<'a>> {
        let until = until.min(reader.on);
        let mut all = self.figure_news(wanted, (from, until), reader);
        all.extend(self.entry_news(wanted, (from, until), reader));
        // A stable order: within a group as it came.
        all.sort_by_key(News::key);
        let mut groups: Vec<News<'a>> = Vec::new();
        for mut one in all {
            match groups.last_mut() {
                Some(group) if group.key() == one.key() => group.told.append(&mut one.told),
                _ => groups.push(one),
            }
        }
        groups
    }

    /// The last day, not after a given one, on which there was any.
    #[must_use]
    pub fn last_news(&self, wanted: &Wanted, until: Date, reader: Reader<'_>) -> Option<Date> {
        let until = until.min(reader.on);
        let figures = self
            .sheets
            .known_until(until, wanted.programme)
            .find(|(day, sheets)| {
                sheets.clone().any(|sheet| {
                    wanted.has(Some(sheet.key.programme), [sheet.key.unit], self)
                        && self.knew_on(sheet, *day, reader)
                })
            })
            .map(|(day, _)| day);
        let entries = self
            .lately(reader)
            .filter(|logged| kind_of(&logged.event.change).is_some())
            .filter(|logged| {
                let programme = self.programme_of(&logged.event.change);
                wanted.has(programme, [logged.event.unit], self)
            })
            .map(|logged| local_date(logged.event.at))
            .find(|day| *day <= until);
        figures.max(entries)
    }

    /// The last day on which a figure of a programme became known.
    pub(super) fn last_figure(&self, programme: DocumentId, reader: Reader<'_>) -> Option<Date> {
        self.sheets
            .known_until(reader.on, Some(programme))
            .find(|(day, sheets)| {
                sheets
                    .clone()
                    .any(|sheet| self.knew_on(sheet, *day, reader))
            })
            .map(|(day, _)| day)
    }

    /// Whether a figure in a sheet that a reader may see became known on a day.
    fn knew_on(&self, sheet: &Sheet, day: Date, reader: Reader<'_>) -> bool {
        sheet.cells().iter().any(|cell| {
            cell.earlier
                .iter()
                .chain(&cell.published)
                .any(|known| known.since == day)
                && self
                    .indicator(cell.indicator)
                    .is_some_and(|indicator| reader.sees_indicator(indicator, self))
        })
    }

    /// How much news there was in each week that had any, by its period.
    #[must_use]
    pub fn weeks_of_news(&self, wanted: &Wanted, reader: Reader<'_>) -> BTreeMap<Period, usize> {
        let mut weeks = BTreeMap::new();
        for group in self.news(wanted, (Date::MIN, reader.on), reader) {
            if let Ok(week) = Period::week_of(group.on) {
                *weeks.entry(week).or_default() += group.told.len();
            }
        }
        weeks
    }

    fn figure_news<'a>(
        &'a self,
        wanted: &Wanted,
        (from, until): (Date, Date),
        reader: Reader<'a>,
    ) -> Vec<News<'a>> {
        let mut all = Vec::new();
        for sheet in self
            .sheets
            .known_between(from..=until)
            .filter(|sheet| wanted.has(Some(sheet.key.programme), [sheet.key.unit], self))
        {
            let mut told: BTreeMap<(Date, NewsKind), Vec<Told<'a>>> = BTreeMap::new();
            for cell in sheet.cells() {
                let known = || cell.earlier.iter().chain(&cell.published);
                if !known().any(|one| (from..=until).contains(&one.since)) {
                    continue;
                }
                let Some(indicator) = self
                    .indicator(cell.indicator)
                    .filter(|indicator| reader.sees_indicator(indicator, self))
                else {
                    continue;
                };
                let mut was = None;
                for now in known() {
                    if (from..=until).contains(&now.since) {
                        let kind = if was.is_some() {
                            NewsKind::Corrected
                        } else {
                            NewsKind::Published
                        };
                        told.entry((now.since, kind))
                            .or_default()
                            .push(Told::Figure {
                                indicator,
                                period: sheet.key.period,
                                was,
                                now,
                            });
                    }
                    was = Some(now);
                }
            }
            all.extend(told.into_iter().map(|((on, kind), told)| News {
                on,
                kind,
                programme: Some(sheet.key.programme),
                unit: sheet.key.unit,
                told,
            }));
        }
        all
    }

    fn entry_news<'a>(
        &'a self,
        wanted: &Wanted,
        (from, until): (Date, Date),
        reader: Reader<'a>,
    ) -> Vec<News<'a>> {
        self.lately(reader)
            .map(|logged| (local_date(logged.event.at), logged))
            .skip_while(|(day, _)| *day > until)
            .take_while(|(day, _)| *day >= from)
            .filter_map(|(on, logged)| {
                let change = &logged.event.change;
                Some(News {
                    on,
                    kind: kind_of(change)?,
                    programme: self.programme_of(change),
                    unit: logged.event.unit,
                    told: vec![Told::Entry(logged)],
                })
            })
            .filter(|one| wanted.has(one.programme, [one.unit], self))
            .collect()
    }

    /// The programme that a change belongs to, if it belongs to one.
    pub(super) fn programme_of(&self, change: &Change) -> Option<DocumentId> {
        match change {
            Change::Figure { programme, .. }
            | Change::Cells { programme, .. }
            | Change::Figures { programme, .. }
            | Change::Round { programme, .. }
            | Change::Report { programme, .. } => Some(*programme),
            Change::Task { after, .. } => Some(after.programme),
            Change::Update { task, .. } => self.task(*task).map(|task| task.programme),
            Change::Document { after, .. } => Some(after.id),
            Change::Item { after, .. } => Some(after.programme),
            Change::Indicator { after, .. } => Some(after.programme),
            Change::Promise { indicator, .. } | Change::Allocation { indicator, .. } => {
                self.indicator(*indicator).map(|one| one.programme)
            }
            Change::Obstacle { obstacle, .. } => self.obstacle(*obstacle).map(|one| one.programme),
            Change::Meeting { after, .. } => Some(after.programme),
            Change::Handover { matter, .. } => match matter {
                Matter::Task(task) => self.task(*task).map(|task| task.programme),
                Matter::Promise { indicator, .. } | Matter::Duty(indicator) => {
                    self.indicator(*indicator).map(|one| one.programme)
                }
                Matter::Obstacle(id) => self.obstacle(*id).map(|one| one.programme),
                Matter::Explanation(_) => None,
            },
            _ => None,
        }
    }
}

/// Figures are told from their cells, and what is not for everybody is not told.
const fn kind_of(change: &Change) -> Option<NewsKind> {
    Some(match change {
        Change::Document { .. } => NewsKind::Document,
        Change::Indicator { .. }
        | Change::Promise { .. }
        | Change::Allocation { .. }
        | Change::Item { .. } => NewsKind::Promise,
        Change::Task { .. } | Change::Update { .. } => NewsKind::Task,
        Change::Obstacle { .. } => NewsKind::Obstacle,
        Change::Meeting { .. } => NewsKind::Meeting,
        Change::Handover { .. } => NewsKind::Handover,
        Change::Unit { .. } | Change::Reform { .. } => NewsKind::Unit,
        Change::Source { .. } => NewsKind::Source,
        _ => return None,
    })
}
