//! What a report is made of, as the book has it, and what of it comes into which section. The book
//! decides who may see what; here nothing is left out but for its place.

use std::borrow::Cow;

use jiff::{ToSpan, civil::Date};

use super::{
    Gathered, Key, Line, Part, ReportKind, Row,
    line::{capped, grouped},
    sentence,
};
use crate::{
    figure::Published,
    id::{MeetingId, UnitId},
    indicator::{Indicator, Promise},
    item::Item,
    obstacle::{Obstacle, Standing as ObstacleStanding},
    period::Period,
    quantity::Quantity,
    status::{Counts, Standing, Timing},
    task::{Task, TaskState},
};

/// A place of an indicator with what is known of it.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    pub indicator: &'a Indicator,
    pub unit: UnitId,
    pub unit_name: String,
    pub period: Period,
    pub promise: Option<Promise>,
    pub published: Option<Published>,
    /// What it replaced.
    pub corrected: Option<Quantity>,
    /// What nobody has approved yet, where that is wanted.
    pub draft: Option<Quantity>,
    pub standing: Standing,
    pub group: Option<String>,
}

/// A task with who leads it, where that is not the unit itself.
#[derive(Clone, Debug)]
pub struct Work<'a> {
    pub task: Cow<'a, Task>,
    pub lead: Option<String>,
    pub group: Option<String>,
}

/// An obstacle with the names of what it stops and of who has the authority.
#[derive(Clone, Debug)]
pub struct Stop {
    pub obstacle: Obstacle,
    pub thing: String,
    pub with: String,
}

/// A request that a source names and nobody was asked yet, with who could answer it.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub item: &'a Item,
    pub of: Option<String>,
}

/// What a meeting concluded.
#[derive(Clone, Debug)]
pub struct Said {
    pub meeting: MeetingId,
    pub name: String,
    pub day: Date,
    pub number: u16,
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct Material<'a> {
    pub kind: ReportKind,
    pub unit: UnitId,
    pub period: Period,
    /// The day on which the works and obstacles are looked at: the last of the period, or the day
    /// of the report while it is running.
    pub day: Date,
    /// The unit's own first.
    pub facts: Vec<Fact<'a>>,
    pub works: Vec<Work<'a>>,
    pub stops: Vec<Stop>,
    pub requests: Vec<Request<'a>>,
    pub said: Vec<Said>,
}

impl Material<'_> {
    /// Everything in its place.
    #[must_use]
    pub fn gather(&self) -> Gathered {
        let sections = self.kind.parts().iter().map(|part| {
            let mut lines = capped(grouped(&self.lines(*part)));
            if lines.is_empty() {
                lines.push(Line {
                    key: Key::Nothing,
                    group: None,
                    text: part.nothing().to_owned(),
                });
            }
            (*part, lines)
        });
        let annex = match self.kind {
            ReportKind::Periodic => self.facts.iter().map(Self::row).collect(),
            ReportKind::Weekly => Vec::new(),
        };
        Gathered {
            sections: sections.collect(),
            annex,
        }
    }

    fn lines(&self, part: Part) -> Vec<Line> {
        match part {
            Part::Results => self.results(),
            Part::Comparison => self.comparison(),
            Part::Limits => self.limits(),
            Part::Next => self.next(),
            Part::Requests => self.asked(),
        }
    }

    /// What was reached: figures, what was told of the works, what was done.
    fn results(&self) -> Vec<Line> {
        let facts = self
            .own()
            .filter(|fact| self.is_told(fact))
            .map(|fact| Line {
                key: key(fact),
                group: fact.group.clone(),
                text: sentence::result(fact, self.period),
            });
        let told = self.told(|update| update.results.as_ref());
        let done = self.works.iter().filter_map(|work| {
            let is_done = work.task.done_on.is_some_and(|done| self.is_within(done));
            (is_done && work.task.state == TaskState::Done).then(|| Line {
                key: Key::Task(work.task.id),
                group: work.group.clone(),
                text: sentence::done(work, Timing::of(&work.task, self.day)),
            })
        });
        facts.chain(told).chain(done).collect()
    }

    /// A week tells of what became known in it; a longer period of all that is promised for it,
    /// also that there is nothing yet.
    fn is_told(&self, fact: &Fact<'_>) -> bool {
        match self.kind {
            ReportKind::Periodic => true,
            ReportKind::Weekly => {
                fact.draft.is_some()
                    || fact
                        .published
                        .as_ref()
                        .is_some_and(|published| self.is_within(published.since))
            }
        }
    }

    fn comparison(&self) -> Vec<Line> {
        let promised: Vec<_> = self.own().filter(|fact| fact.promise.is_some()).collect();
        if promised.is_empty() {
            return Vec::new();
        }
        let counts = Counts::of(
            self.own()
                .map(|fact| (fact.standing.outlook, fact.standing.rule)),
        );
        let first = Line {
            key: Key::Counts,
            group: None,
            text: counts.sentence(sentence::VI),
        };
        let each = promised.into_iter().map(|fact| Line {
            key: key(fact),
            group: fact.group.clone(),
            text: sentence::compared(fact),
        });
        std::iter::once(first).chain(each).collect()
    }

    /// What was difficult, what stands in the way, what is late.
    fn limits(&self) -> Vec<Line> {
        let told = self.told(|update| update.difficulties.as_ref());
        let stops = self
            .stops
            .iter()
            .filter(|stop| stop.obstacle.standing(self.day).is_open())
            .map(|stop| Line {
                key: Key::Obstacle(stop.obstacle.id),
                group: None,
                text: sentence::stopped(stop, self.day, self.kind),
            });
        let late = self
            .works
            .iter()
            .filter(|work| Timing::of(&work.task, self.day) == Timing::OpenLate)
            .filter_map(|work| {
                Some(Line {
                    key: Key::Task(work.task.id),
                    group: work.group.clone(),
                    text: sentence::late(work, work.task.deadline?),
                })
            });
        told.into_iter().chain(stops).chain(late).collect()
    }

    /// What was said to come next, what falls due, what was concluded.
    fn next(&self) -> Vec<Line> {
        let open = |work: &&Work<'_>| {
            !matches!(
                work.task.state,
                TaskState::Draft | TaskState::Done | TaskState::Paused
            )
        };
        let told = self.works.iter().filter(open).filter_map(|work| {
            let (number, next) = self
                .updates(work)
                .filter_map(|(number, update)| Some((number, update.next.as_ref()?)))
                .last()?;
            Some(Line {
                key: Key::Update {
                    task: work.task.id,
                    number,
                },
                group: work.group.clone(),
                text: sentence::told(work, &next.vi),
            })
        });
        let due = self.works.iter().filter(open).filter_map(|work| {
            let deadline = work.task.deadline?;
            let comes = deadline.day > self.day
                && self.horizon().is_none_or(|horizon| deadline.day <= horizon);
            comes.then(|| Line {
                key: Key::Task(work.task.id),
                group: work.group.clone(),
                text: sentence::due(work, deadline),
            })
        });
        let said = self
            .said
            .iter()
            .filter(|said| self.is_within(said.day))
            .map(|said| Line {
                key: Key::Conclusion {
                    meeting: said.meeting,
                    number: said.number,
                },
                group: None,
                text: sentence::concluded(said),
            });
        told.chain(due).chain(said).collect()
    }

    /// What others were asked for and have not granted.
    fn asked(&self) -> Vec<Line> {
        let stops = self.stops.iter().filter_map(|stop| {
            let standing = stop.obstacle.standing(self.day);
            let is_open = standing.is_owed() || standing == ObstacleStanding::Declined;
            is_open.then(|| Line {
                key: Key::Obstacle(stop.obstacle.id),
                group: None,
                text: sentence::asked(stop, self.day),
            })
        });
        let items = self.requests.iter().map(|request| Line {
            key: Key::Item(request.item.id),
            group: None,
            text: sentence::named(request),
        });
        stops.chain(items).collect()
    }

    fn row(fact: &Fact<'_>) -> Row {
        let measure = &fact.indicator.measure.vi;
        Row {
            indicator: fact.indicator.id,
            unit: fact.unit,
            period: fact.period,
            name: fact.indicator.name.vi.clone(),
            unit_name: fact.unit_name.clone(),
            measure: measure.clone(),
            target: fact
                .promise
                .as_ref()
                .map(|promise| promise.target.text(sentence::VI)),
            result: fact
                .published
                .as_ref()
                .map(|published| published.value.quantity.clone())
                .or_else(|| fact.draft.clone()),
            judged: sentence::judged(fact),
            note: sentence::note(fact),
        }
    }

    /// What was told of the works in the period, one of its parts.
    fn told<'b>(
        &'b self,
        part: impl Fn(&'b crate::task::Update) -> Option<&'b crate::Bilingual> + Copy + 'b,
    ) -> Vec<Line> {
        self.works
            .iter()
            .flat_map(|work| {
                self.updates(work).filter_map(move |(number, update)| {
                    Some(Line {
                        key: Key::Update {
                            task: work.task.id,
                            number,
                        },
                        group: work.group.clone(),
                        text: sentence::told(work, &part(update)?.vi),
                    })
                })
            })
            .collect()
    }

    fn updates<'b>(
        &'b self,
        work: &'b Work<'_>,
    ) -> impl Iterator<Item = (u16, &'b crate::task::Update)> {
        (0..)
            .zip(&work.task.updates)
            .filter(|(_, update)| self.is_within(update.on))
    }

    /// The unit's own figures; those of units below stand in the table alone.
    fn own(&self) -> impl Iterator<Item = &Fact<'_>> {
        self.facts.iter().filter(|fact| fact.unit == self.unit)
    }

    fn is_within(&self, day: Date) -> bool {
        self.period.first_day() <= day && day <= self.period.last_day().unwrap_or(Date::MAX)
    }

    /// As far ahead as the period is long.
    fn horizon(&self) -> Option<Date> {
        let last = self.period.last_day()?;
        let days = (last - self.period.first_day()).get_days() + 1;
        Some(last.saturating_add(days.days()))
    }
}

fn key(fact: &Fact<'_>) -> Key {
    Key::Figure {
        indicator: fact.indicator.id,
        unit: fact.unit,
        period: fact.period,
    }
}
