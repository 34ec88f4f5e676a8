//! What officers were told, in memory: the notices of each, the letters on their way, and what
//! everybody wants to be told.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use domain::{
    Timestamp,
    document::Document,
    explanation::Explanation,
    id::{LetterId, NoticeId, OfficerId, UnitId},
    indicator::Indicator,
    meeting::Meeting,
    moment::local_date,
    notice::{
        About, Notice, due::Due, filter::Filters, letter::Letter, preferences::Preferences,
        told::Audience,
    },
    obstacle::Obstacle,
    period::Period,
    policy::{self, Action, Actor, AnswerExplanation, AnswerObstacle, PostUpdate, RecordFigure},
    round::RoundState,
    task::Task,
    unit::Unit,
};

use super::{Book, Reader, round::UnitRound};
use crate::store::RecordKey;

/// Everything about telling officers.
#[derive(Default)]
pub struct Notices {
    kept: BTreeMap<OfficerId, BTreeMap<NoticeId, Notice>>,
    letters: BTreeMap<LetterId, Letter>,
    /// Letters that are not done with.
    open: BTreeSet<LetterId>,
    wanted: BTreeMap<OfficerId, Preferences>,
}

impl Notices {
    pub(super) fn put(&mut self, notice: Notice) {
        self.kept
            .entry(notice.to)
            .or_default()
            .insert(notice.id, notice);
    }

    pub(super) fn put_letter(&mut self, letter: Letter) {
        if letter.due().is_some() {
            self.open.insert(letter.id);
        } else {
            self.open.remove(&letter.id);
        }
        self.letters.insert(letter.id, letter);
    }

    pub(super) fn put_preferences(&mut self, wanted: Preferences) {
        self.wanted.insert(wanted.officer, wanted);
    }

    pub(super) fn forget(&mut self, key: &RecordKey) {
        match key {
            RecordKey::Notice(id) => {
                for kept in self.kept.values_mut() {
                    kept.remove(id);
                }
            }
            RecordKey::Letter(id) => {
                self.letters.remove(id);
                self.open.remove(id);
            }
            _ => {}
        }
    }
}

/// The place a notice leads to, as far as the officer may still see it.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    Task(&'a Task),
    Indicator {
        indicator: &'a Indicator,
        unit: UnitId,
    },
    Figure {
        indicator: &'a Indicator,
        unit: UnitId,
        period: Period,
    },
    Sheet {
        programme: &'a Document,
        unit: UnitId,
        period: Period,
    },
    Explanation(&'a Explanation),
    Obstacle(&'a Obstacle),
    Meeting(&'a Meeting),
    /// A former unit with what it left unfinished.
    Handover(&'a Unit),
}

impl Place<'_> {
    /// Whether its name must not leave the house.
    #[must_use]
    pub const fn is_restricted(&self) -> bool {
        match self {
            Self::Task(task) => task.restricted,
            Self::Indicator { indicator, .. } | Self::Figure { indicator, .. } => {
                indicator.restricted
            }
            Self::Sheet { .. } | Self::Handover(_) => false,
            Self::Explanation(explanation) => explanation.restricted,
            Self::Obstacle(obstacle) => obstacle.restricted,
            Self::Meeting(meeting) => meeting.restricted,
        }
    }
}

impl Book {
    /// What an officer was told, the latest first. Ids do not tell: that of a deadline's notice
    /// is made of the deadline.
    pub fn notices_of(&self, officer: OfficerId) -> impl Iterator<Item = &Notice> {
        let mut all: Vec<_> = self.shown_to(officer).collect();
        all.sort_by_key(|notice| Reverse((notice.at, notice.id)));
        all.into_iter()
    }

    /// How much of it they have not read.
    #[must_use]
    pub fn unread(&self, officer: OfficerId) -> usize {
        self.shown_to(officer)
            .filter(|notice| notice.read.is_none())
            .count()
    }

    fn shown_to(&self, officer: OfficerId) -> impl Iterator<Item = &Notice> {
        self.notices
            .kept
            .get(&officer)
            .into_iter()
            .flat_map(BTreeMap::values)
            .filter(|notice| notice.shown)
    }

    /// One of an officer's own notices, also one that only goes by mail.
    #[must_use]
    pub fn notice(&self, officer: OfficerId, id: NoticeId) -> Option<&Notice> {
        self.notices.kept.get(&officer)?.get(&id)
    }

    pub(crate) fn all_notices(&self) -> impl Iterator<Item = &Notice> {
        self.notices.kept.values().flat_map(BTreeMap::values)
    }

    #[must_use]
    pub fn letter(&self, id: LetterId) -> Option<&Letter> {
        self.notices.letters.get(&id)
    }

    pub(crate) fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.notices.letters.values()
    }

    /// The letters whose time has come, the oldest first.
    pub(crate) fn letters_due(&self, now: Timestamp) -> impl Iterator<Item = LetterId> {
        self.notices.open.iter().copied().filter(move |id| {
            self.letter(*id)
                .and_then(Letter::due)
                .is_some_and(|due| due <= now)
        })
    }

    /// What an officer wants to be told: as they said, or else what holds for everybody.
    #[must_use]
    pub fn filters(&self, officer: OfficerId) -> Filters {
        let wanted = self.notices.wanted.get(&officer);
        wanted
            .map(|wanted| wanted.filters.clone())
            .unwrap_or_default()
    }

    #[must_use]
    pub fn preferences(&self, officer: OfficerId) -> Preferences {
        self.notices
            .wanted
            .get(&officer)
            .cloned()
            .unwrap_or_else(|| Preferences::of(officer))
    }

    /// Whose calendar a key opens; nobody's who is disabled.
    #[must_use]
    pub fn actor_of_calendar(&self, key: &str) -> Option<Actor> {
        let wanted = self.notices.wanted.values().find(|wanted| {
            let own = wanted.calendar.as_ref();
            own.is_some_and(|own| own.as_str() == key)
        })?;
        Actor::of(self.officer(wanted.officer)?)
    }

    /// Where a notice leads, if the reader may see it: rights end, and what was told stays.
    #[must_use]
    pub fn told_of(&self, about: &About, reader: Reader<'_>) -> Option<Place<'_>> {
        let actor = reader.actor?;
        let sees_figures = |indicator: &Indicator, unit: UnitId| {
            policy::may::<RecordFigure>(actor, unit, self.tree())
                || reader.may_see(indicator.restricted, unit, self)
        };
        match about {
            About::Task(id) => {
                let task = self.task(*id)?;
                let works_on_it = task
                    .lead
                    .is_some_and(|unit| policy::may::<PostUpdate>(actor, unit, self.tree()));
                (works_on_it || reader.sees_task(task, self)).then_some(Place::Task(task))
            }
            About::Indicator { indicator, unit } => {
                let indicator = self.indicator(*indicator)?;
                sees_figures(indicator, *unit).then_some(Place::Indicator {
                    indicator,
                    unit: *unit,
                })
            }
            About::Figure {
                indicator,
                unit,
                period,
            } => {
                let indicator = self.indicator(*indicator)?;
                sees_figures(indicator, *unit).then_some(Place::Figure {
                    indicator,
                    unit: *unit,
                    period: *period,
                })
            }
            About::Sheet(key) => Some(Place::Sheet {
                programme: self.document(key.programme)?,
                unit: key.unit,
                period: key.period,
            }),
            About::Explanation(id) => self
                .explanation(*id)
                .filter(|one| reader.sees_explanation(one, self))
                .map(Place::Explanation),
            About::Obstacle(id) => self
                .obstacle(*id)
                .filter(|one| reader.sees_obstacle(one, self))
                .map(Place::Obstacle),
            About::Meeting(id) => self
                .meeting(*id)
                .filter(|one| reader.sees_meeting(one, self))
                .map(Place::Meeting),
            About::Handover(unit) => self.tree().get(*unit).map(Place::Handover),
        }
    }

    /// What is near or late, and who hears of it.
    #[must_use]
    pub fn dues(&self, now: Timestamp) -> Vec<Owed> {
        let tasks = self.tasks.values().filter_map(|task| {
            let audience = Audience::Nearest {
                unit: task.lead?,
                roles: PostUpdate::NAME.roles(),
            };
            Some((Due::of_task(task)?, audience))
        });
        let courses = self.tasks.values().flat_map(|task| {
            let due = Due::of_course(task).into_iter();
            let unit = task.lead;
            due.filter_map(move |due| {
                let audience = Audience::Nearest {
                    unit: unit?,
                    roles: PostUpdate::NAME.roles(),
                };
                Some((due, audience))
            })
        });
        let explanations = self.explanations.values().filter_map(|one| {
            let audience = Audience::Nearest {
                unit: one.unit,
                roles: AnswerExplanation::NAME.roles(),
            };
            Some((Due::of_explanation(one)?, audience))
        });
        let obstacles = self.obstacles.values().filter_map(|one| {
            let audience = Audience::Nearest {
                unit: one.with(),
                roles: AnswerObstacle::NAME.roles(),
            };
            Some((Due::of_obstacle(one, now)?, audience))
        });
        let of_days = tasks
            .chain(courses)
            .chain(explanations)
            .chain(obstacles)
            .filter(|(due, _)| due.at <= now || due.kind(now).is_some())
            .map(|(due, audience)| Owed {
                by: audience.hear(self.officers(), &self.tree),
                due,
            });
        of_days.chain(self.rounds_due(now)).collect()
    }

    /// The rounds that are open or late, of those who report in them.
    fn rounds_due(&self, now: Timestamp) -> Vec<Owed> {
        let mut all = Vec::new();
        for programme in self.programmes() {
            for unit in self.reporting_units(programme.id) {
                let audience = Audience::Nearest {
                    unit,
                    roles: RecordFigure::NAME.roles(),
                };
                let by = audience.hear(self.officers(), &self.tree);
                // All who report for a unit see the same of its round.
                let Some(reporter) = by.first().and_then(|id| Actor::of(self.officer(*id)?)) else {
                    continue;
                };
                let reader = Reader {
                    actor: Some(&reporter),
                    on: local_date(now),
                };
                let rounds = self
                    .unit_rounds(programme.id, unit, (ROUNDS_BACK, 0), reader, now)
                    .into_iter()
                    .filter_map(|round| due_of_round(&round));
                all.extend(rounds.map(|due| Owed {
                    due,
                    by: by.clone(),
                }));
            }
        }
        all.retain(|owed| owed.due.at <= now || owed.due.kind(now).is_some());
        all
    }
}

/// How many rounds that have begun are looked at.
const ROUNDS_BACK: usize = 3;

/// Something due, and whose it is.
#[derive(Clone, Debug)]
pub struct Owed {
    pub due: Due,
    pub by: Vec<OfficerId>,
}

fn due_of_round(one: &UnitRound) -> Option<Due> {
    let is_open = matches!(
        one.standing.state,
        RoundState::Open | RoundState::Extended | RoundState::Late
    );
    let until = one.standing.extended_until;
    is_open.then(|| Due {
        about: About::Sheet(one.key.clone()),
        at: until.map_or(one.round.due.at, |until| until.max(one.round.due.at)),
    })
}
