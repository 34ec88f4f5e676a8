//! Reports as officers find them, and what the book gives for one: only what whoever gathered it
//! may know, and nothing unpublished or restricted unless that was asked for.

mod gatherer;

use domain::{
    Date, Language,
    id::{DocumentId, ReportId, UnitId},
    period::Period,
    policy::{self, Actor, KeepReport, ReadRestricted},
    report::{Drift, Gathered, Key, Layout, Letterhead, Names, Part, Report, ReportKind},
    unit::UnitKind,
};

use super::{Book, Reader};
use gatherer::Gatherer;

const VI: Language = Language::Vi;

/// What is wanted of the book.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub kind: ReportKind,
    pub programme: DocumentId,
    pub unit: UnitId,
    pub period: Period,
    pub on: Date,
    pub drafts: bool,
    pub restricted: bool,
}

impl Asked {
    /// The same as a report was gathered from, by what is known on a day.
    #[must_use]
    pub const fn again(report: &Report, on: Date) -> Self {
        Self {
            kind: report.kind,
            programme: report.programme,
            unit: report.unit,
            period: report.period,
            on,
            drafts: report.drafts,
            restricted: report.restricted,
        }
    }
}

/// What the book says otherwise since a report was gathered.
#[derive(Clone, Debug, Default)]
pub struct Drifted {
    pub sections: Vec<(Part, Drift)>,
    pub annex: Drift,
}

impl Drifted {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.annex.is_empty()
    }

    #[must_use]
    pub fn of(&self, part: Part) -> Option<&Drift> {
        self.sections
            .iter()
            .find(|(of, _)| *of == part)
            .map(|(_, drift)| drift)
    }
}

/// Which reports are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct SoughtReports {
    pub programme: Option<DocumentId>,
    pub unit: Option<UnitId>,
}

impl Book {
    #[must_use]
    pub fn report(&self, id: ReportId) -> Option<&Report> {
        self.reports.get(&id)
    }

    pub(crate) fn all_reports(&self) -> impl Iterator<Item = &Report> {
        self.reports.values()
    }

    /// The reports that a reader may see, those that are not fixed first, then the latest.
    #[must_use]
    pub fn reports(&self, sought: SoughtReports, reader: Reader<'_>) -> Vec<&Report> {
        let mut all: Vec<_> = self
            .reports
            .values()
            .filter(|one| sought.programme.is_none_or(|id| one.programme == id))
            .filter(|one| sought.unit.is_none_or(|id| one.unit == id))
            .filter(|one| reader.sees_report(one, self))
            .collect();
        all.sort_by_key(|one| {
            (
                one.fixed.is_some(),
                std::cmp::Reverse(one.fixed.as_ref().map_or(one.on, |fixed| fixed.on)),
                std::cmp::Reverse(one.id),
            )
        });
        all
    }

    /// What an officer has begun, or others of their units, and nobody has fixed.
    #[must_use]
    pub fn open_reports(&self, actor: &Actor, on: Date) -> Vec<&Report> {
        let reader = Reader {
            actor: Some(actor),
            on,
        };
        self.reports(SoughtReports::default(), reader)
            .into_iter()
            .filter(|one| one.fixed.is_none())
            .filter(|one| policy::may::<KeepReport>(actor, one.unit, self.tree()))
            .collect()
    }

    /// The report of a unit before this one in the same layout: what stands around it is taken over.
    #[must_use]
    pub fn report_before(&self, unit: UnitId, layout: Layout) -> Option<&Report> {
        self.reports
            .values()
            .rev()
            .find(|one| one.unit == unit && one.layout == layout && !one.restricted)
    }

    /// The usual frame of a unit's report, or that of its report before.
    #[must_use]
    pub fn letterhead(&self, asked: Asked, layout: Layout) -> Option<Letterhead> {
        let unit = self.tree().get(asked.unit)?;
        let programme = self.document(asked.programme)?;
        // A unit that is gone is named as it was.
        let day = unit
            .exists
            .until
            .filter(|until| *until <= asked.on)
            .and_then(|until| until.yesterday().ok())
            .unwrap_or(asked.on);
        let above = unit
            .serves
            .or_else(|| unit.parent_on(day))
            .and_then(|above| self.tree().get(above))
            .filter(|above| above.kind != UnitKind::Country)
            .map(|above| above.full_name(day, VI).to_owned());
        let label = programme.label(VI);
        let period = match (asked.kind, asked.period.last_day()) {
            (ReportKind::Weekly, Some(last)) => format!(
                "{} (từ {} đến {})",
                asked.period.name(VI),
                domain::period::date_text(asked.period.first_day(), VI),
                domain::period::date_text(last, VI)
            ),
            _ => asked.period.name(VI),
        };
        let usual = Letterhead::usual(
            layout,
            &Names {
                kind: unit.kind,
                unit: unit.full_name(day, VI),
                short: unit.short_name(day),
                above: above.as_deref(),
                programme: label,
                period: &period,
            },
        );
        Some(match self.report_before(asked.unit, layout) {
            Some(before) => usual.like(&before.head),
            None => usual,
        })
    }

    /// What the book gives for a report, for whoever may know it.
    #[must_use]
    pub fn gather(&self, asked: Asked, actor: &Actor) -> Option<Gathered> {
        let programme = self.followed_programme(asked.programme).ok()?;
        let day = asked
            .period
            .last_day()
            .map_or(asked.on, |last| last.min(asked.on));
        // What is restricted comes in only where that was asked for: a report is read by others.
        let actor = asked.restricted.then_some(actor);
        let known = Gatherer {
            book: self,
            programme,
            asked,
            works: Reader { actor, on: day },
            figures: Reader {
                actor,
                on: asked.on,
            },
        };
        Some(known.material(day).gather())
    }

    /// What changed in the book since a report was gathered.
    #[must_use]
    pub fn drifted(&self, report: &Report, actor: &Actor, today: Date) -> Drifted {
        self.gather(Asked::again(report, today), actor)
            .map(|now| Drifted {
                sections: report.drift(&now),
                annex: report.annex_drift(&now),
            })
            .unwrap_or_default()
    }

    /// Whether something in a report is restricted now, whatever it was when it was gathered.
    fn tells_restricted(&self, report: &Report) -> bool {
        let lines = report.sections.iter().flat_map(|section| &section.lines);
        let rows = report.annex.iter().map(|row| row.indicator);
        let is_restricted = |key: Key| match key {
            Key::Figure { indicator, .. } => {
                self.indicator(indicator).is_some_and(|one| one.restricted)
            }
            Key::Update { task, .. } | Key::Task(task) => {
                self.task(task).is_some_and(|task| task.restricted)
            }
            Key::Obstacle(id) => self
                .obstacle(id)
                .is_some_and(|one| one.restricted || self.blocks_restricted(one.blocks)),
            Key::Item(id) => self.item(id).is_some_and(|item| item.restricted),
            Key::Conclusion { meeting, .. } => {
                self.meeting(meeting).is_some_and(|one| one.restricted)
            }
            Key::Counts | Key::Nothing | Key::More => false,
        };
        lines.into_iter().any(|line| is_restricted(line.key))
            || rows
                .into_iter()
                .any(|id| self.indicator(id).is_some_and(|one| one.restricted))
    }
}

impl Reader<'_> {
    /// Reports are read by those who keep them and by those who check; with something restricted
    /// in them by those alone who may read that.
    #[must_use]
    pub fn sees_report(&self, report: &Report, book: &Book) -> bool {
        self.actor.is_some_and(|actor| {
            let unit = report.unit;
            policy::may::<ReadRestricted>(actor, unit, book.tree())
                || (!report.restricted
                    && !book.tells_restricted(report)
                    && policy::may::<KeepReport>(actor, unit, book.tree()))
        })
    }
}
