//! Reading the book for one report: which place of each indicator, which works, obstacles, requests
//! and conclusions are the unit's, and under which names they go in.

use std::cmp::Reverse;

use domain::{
    Date,
    document::Document,
    figure::Published,
    id::{ItemId, UnitId},
    indicator::Indicator,
    item::{Item, ItemKind},
    meeting::Stage,
    obstacle::Blocked,
    period::Period,
    quantity::Quantity,
    report::{
        ReportKind,
        material::{Fact, Material, Request, Said, Stop, Work},
    },
    status::Standing,
    task::Task,
    text::order::compare,
};

use super::{Asked, VI};
use crate::book::{Book, Reader, indicator::Row, obstacle::Sought};

/// Rows of an annex at most; a unit above many has more than anybody prints.
const MOST_ROWS: usize = 500;

/// What is read of the book for one report.
pub(super) struct Gatherer<'a> {
    pub book: &'a Book,
    pub programme: &'a Document,
    pub asked: Asked,
    /// Works, obstacles and meetings are looked at as they were on the last day of the period;
    pub works: Reader<'a>,
    /// figures by what is known of the period now.
    pub figures: Reader<'a>,
}

impl<'a> Gatherer<'a> {
    /// Everything, for whom it is read.
    pub fn material(&self, day: Date) -> Material<'a> {
        Material {
            kind: self.asked.kind,
            unit: self.asked.unit,
            period: self.asked.period,
            day,
            facts: self.facts(),
            works: self.tasks(),
            stops: self.stops(),
            requests: self.requests(),
            said: self.said(),
        }
    }

    fn is_below(&self, unit: UnitId) -> bool {
        self.book.tree().ever_within(unit, self.asked.unit)
    }

    fn unit_name(&self, unit: UnitId) -> String {
        self.book
            .tree()
            .get(unit)
            .map(|one| one.full_name(self.works.on, VI).to_owned())
            .unwrap_or_default()
    }

    /// The item of the programme that something belongs to, if it may be named.
    fn group(&self, under: Option<ItemId>) -> Option<String> {
        let item = self.book.item(under?)?;
        self.works
            .sees_item(item, self.book)
            .then(|| self.book.item_on(item, self.works.on).name.vi.clone())
    }

    /// The figures of each indicator that a report of this kind tells of, in the order of the
    /// programme's items; the unit's own first.
    fn facts(&self) -> Vec<Fact<'a>> {
        let mut facts: Vec<Fact<'a>> = Vec::new();
        // A week is told as it was known at its end: what is corrected later is another week's.
        let reader = match self.asked.kind {
            ReportKind::Periodic => self.figures,
            ReportKind::Weekly => self.works,
        };
        for indicator in self.book.all_indicators() {
            if indicator.programme != self.programme.id {
                continue;
            }
            let Some(followed) = self.book.follow(indicator, reader) else {
                continue;
            };
            let rows = followed.rows.iter().filter(|row| self.is_below(row.unit));
            let told = match self.asked.kind {
                ReportKind::Periodic => self.telling_most(rows),
                ReportKind::Weekly => rows.filter(|row| self.became_known(row)).collect(),
            };
            let mut here: Vec<_> = told
                .into_iter()
                .map(|row| self.fact(indicator, row))
                .collect();
            here.extend(self.draft_alone(indicator, &here));
            facts.extend(here);
        }
        let place = |fact: &Fact<'_>| {
            let item = fact.indicator.under.and_then(|id| self.book.item(id));
            (
                fact.unit != self.asked.unit,
                item.map(|item| (item.kind, item.date, item.slug.clone())),
                fact.indicator.name.vi.clone(),
                fact.unit_name.clone(),
                fact.period,
            )
        };
        facts.sort_by_key(place);
        facts.truncate(MOST_ROWS);
        facts
    }

    /// Of each unit the place that says most about the period.
    fn telling_most<'b>(&self, rows: impl Iterator<Item = &'b Row>) -> Vec<&'b Row> {
        let mut best: Vec<&Row> = Vec::new();
        for row in rows.filter(|row| self.rank(row).is_some()) {
            match best.iter_mut().find(|other| other.unit == row.unit) {
                Some(other) if self.rank(row) > self.rank(other) => *other = row,
                Some(_) => {}
                None => best.push(row),
            }
        }
        best
    }

    /// Whether a figure became known in the period, whatever period it is about.
    fn became_known(&self, row: &Row) -> bool {
        let (from, to) = (self.asked.period.first_day(), self.asked.period.last_day());
        row.published
            .as_ref()
            .is_some_and(|one| from <= one.since && to.is_none_or(|to| one.since <= to))
    }

    /// How much a row says about the period. First the row that is about it; then one with a figure;
    /// then one about a longer period, the shortest of these; then the latest within it. Nothing
    /// for what lies outside.
    fn rank(&self, row: &Row) -> Option<(bool, bool, bool, Reverse<Date>, Date)> {
        let end = |period: &Period| period.last_day().unwrap_or(Date::MAX);
        let (of, period) = (&row.period, &self.asked.period);
        let (from, to) = (period.first_day(), end(period));
        let is_longer = of.first_day() <= from && end(of) >= to;
        let is_within = of.first_day() >= from && end(of) <= to;
        let length = if is_longer { end(of) } else { Date::MIN };
        (is_longer || is_within).then_some((
            of == period,
            row.published.is_some(),
            is_longer,
            Reverse(length),
            end(of),
        ))
    }

    fn fact(&self, indicator: &'a Indicator, row: &Row) -> Fact<'a> {
        let quantity = |published: &Published| published.value.quantity.clone();
        Fact {
            indicator,
            unit: row.unit,
            unit_name: self.unit_name(row.unit),
            period: row.period,
            promise: row.promise.clone(),
            published: row.published.clone(),
            corrected: row.corrected.as_ref().map(quantity),
            draft: self.draft(indicator, row.unit, row.period),
            standing: row.standing.clone(),
            group: self.group(indicator.under),
        }
    }

    /// What is entered and not approved, where that is wanted.
    fn draft(&self, indicator: &Indicator, unit: UnitId, period: Period) -> Option<Quantity> {
        if !self.asked.drafts {
            return None;
        }
        let working = self
            .book
            .cell(indicator, unit, &period)?
            .working
            .as_deref()?;
        Some(working.value.quantity.clone())
    }

    /// A figure of the very period that is neither promised nor published yet has no row.
    fn draft_alone(&self, indicator: &'a Indicator, here: &[Fact<'a>]) -> Option<Fact<'a>> {
        let (unit, period) = (self.asked.unit, self.asked.period);
        let is_there = here
            .iter()
            .any(|fact| (fact.unit, fact.period) == (unit, period));
        let draft = self.draft(indicator, unit, period).filter(|_| !is_there)?;
        Some(Fact {
            indicator,
            unit,
            unit_name: self.unit_name(unit),
            period,
            promise: None,
            published: None,
            corrected: None,
            draft: Some(draft),
            standing: Standing::of(indicator, None, None, &period, self.figures.on),
            group: self.group(indicator.under),
        })
    }

    /// The works that the unit or one below it leads or takes part in.
    fn tasks(&self) -> Vec<Work<'a>> {
        let mut works: Vec<_> = self
            .book
            .tasks_in(self.programme.id, self.works)
            .filter(|task| {
                self.is_below(task.held_by(self.programme)) || task.with.contains(&self.asked.unit)
            })
            .collect();
        works.sort_by(|a, b| {
            let place = |task: &Task| {
                let item = task.under.and_then(|id| self.book.item(id));
                item.map(|item| (item.kind, item.date, item.slug.clone()))
            };
            place(a)
                .cmp(&place(b))
                .then_with(|| compare(&a.name.vi, &b.name.vi))
        });
        works
            .into_iter()
            .map(|task| Work {
                lead: task
                    .lead
                    .filter(|lead| *lead != self.asked.unit)
                    .map(|lead| self.unit_name(lead)),
                group: self.group(task.under),
                task: self.book.task_on(task, self.works.on),
            })
            .collect()
    }

    fn stops(&self) -> Vec<Stop> {
        let sought = Sought {
            programme: Some(self.programme.id),
            ..Sought::default()
        };
        self.book
            .register(sought, self.works)
            .into_iter()
            .filter(|one| self.is_below(one.unit))
            // A raiser sees what is restricted; a report of everybody's does not tell it.
            .filter(|one| {
                self.asked.restricted
                    || !(one.restricted || self.book.blocks_restricted(one.blocks))
            })
            .map(|obstacle| Stop {
                thing: self.thing(obstacle.blocks),
                with: self.unit_name(obstacle.with()),
                obstacle,
            })
            .collect()
    }

    fn thing(&self, blocks: Blocked) -> String {
        let name = match blocks {
            Blocked::Task(id) => self.book.task(id).map(|one| &one.name),
            Blocked::Indicator(id) => self.book.indicator(id).map(|one| &one.name),
            Blocked::Item(id) => self.book.item(id).map(|one| &one.name),
            Blocked::Programme(_) => Some(&self.programme.title),
        };
        name.map(|name| name.vi.clone()).unwrap_or_default()
    }

    /// Requests that sources name and nobody has taken up.
    fn requests(&self) -> Vec<Request<'a>> {
        let sought = Sought {
            programme: Some(self.programme.id),
            ..Sought::default()
        };
        let is_own = |item: &Item| {
            let holder = item.units.first().copied().unwrap_or(self.programme.issuer);
            self.is_below(holder)
        };
        self.book
            .not_taken_up(sought, self.works)
            .into_iter()
            .filter(|item| item.kind == ItemKind::Request && is_own(item))
            .map(|item| Request {
                of: item.answer_by.map(|unit| self.unit_name(unit)),
                item,
            })
            .collect()
    }

    /// What was concluded at meetings that the unit held or was invited to.
    fn said(&self) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::new();
        for meeting in self.book.meetings(self.works) {
            let meeting = self.book.meeting_on(meeting, self.works.on);
            let is_ours = self.is_below(meeting.host) || meeting.units.contains(&self.asked.unit);
            if meeting.programme != self.programme.id || meeting.stage != Stage::Held || !is_ours {
                continue;
            }
            said.extend(meeting.conclusions.iter().map(|one| Said {
                meeting: meeting.id,
                name: meeting.name.vi.clone(),
                day: meeting.day,
                number: one.number,
                text: one.text.vi.clone(),
            }));
        }
        said
    }
}
