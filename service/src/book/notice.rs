//! What officers were told, in memory: the notices of each, the letters on their way, and what
//! everybody wants to be told.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use domain::{
    Date, Timestamp,
    document::Document,
    escalation,
    explanation::{About as Explained, Explanation},
    feedback::Feedback,
    id::{DocumentId, LetterId, NoticeId, OfficerId, UnitId},
    indicator::Indicator,
    meeting::Meeting,
    moment::local_date,
    notice::{About, Notice, due::Due, filter::Filters, letter::Letter, preferences::Preferences},
    obstacle::Obstacle,
    owner::{Charge, Duty},
    period::Period,
    policy::{
        self, Action, Actor, AnswerExplanation, AnswerObstacle, ModerateFeedback, PostUpdate,
        RecordFigure, Role,
    },
    round::{RoundState, Schedule},
    task::Task,
    unit::Unit,
};

use super::{
    Book, Reader,
    round::{UnitRound, handed_in},
};
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
    Feedback(&'a Feedback),
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
            // What somebody wrote stays here; only that there is something goes out.
            Self::Feedback(_) => true,
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

    /// The pages an officer wants to find again.
    #[must_use]
    pub fn filters(&self, officer: OfficerId) -> Filters {
        let wanted = self.notices.wanted.get(&officer);
        wanted
            .map(|wanted| wanted.filters.clone())
            .unwrap_or_default()
    }

    /// Whether a key alone may mean something to an officer.
    #[must_use]
    pub fn single_keys(&self, officer: OfficerId) -> bool {
        let wanted = self.notices.wanted.get(&officer);
        wanted.is_none_or(|wanted| !wanted.without_single_keys)
    }

    /// What an officer wants to be told: as they said, or else what holds for everybody.
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
            policy::knows::<RecordFigure>(actor, indicator.restricted, unit, self.tree())
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
            About::Feedback(id) => self
                .feedback(*id)
                .filter(|one| reader.sees_feedback(one, self))
                .map(Place::Feedback),
            About::Meeting(id) => self
                .meeting(*id)
                .filter(|one| reader.sees_meeting(one, self))
                .map(Place::Meeting),
            About::Handover(unit) => self.tree().get(*unit).map(Place::Handover),
        }
    }

    /// What is near or late, and who hears of it: those nearest to the unit who can do it, whoever
    /// is in charge, and once it is late, level by level, those who lead above.
    #[must_use]
    pub fn dues(&self, now: Timestamp) -> Vec<Owed> {
        let today = local_date(now);
        let tasks = self.tasks.values().filter_map(|task| {
            Some(Business {
                due: Due::of_task(task)?,
                unit: task.lead?,
                roles: PostUpdate::NAME.roles(),
                in_charge: self.in_charge_of_task(task).into_iter().collect(),
                up: None,
            })
        });
        let courses = self.tasks.values().flat_map(|task| {
            let (unit, due) = (task.lead, Due::of_course(task));
            let in_charge: Vec<_> = self.in_charge_of_task(task).into_iter().collect();
            due.into_iter().filter_map(move |due| {
                Some(Business {
                    due,
                    unit: unit?,
                    roles: PostUpdate::NAME.roles(),
                    in_charge: in_charge.clone(),
                    up: None,
                })
            })
        });
        let explanations = self.explanations.values().filter_map(|one| {
            let in_charge = match one.about {
                Explained::Figure { indicator, .. } => self.in_charge(Duty {
                    charge: Charge::Indicator(indicator),
                    unit: one.unit,
                }),
                Explained::Task(task) => self.in_charge(Duty {
                    charge: Charge::Task(task),
                    unit: one.unit,
                }),
                Explained::Round { .. } => None,
            };
            Some(Business {
                due: Due::of_explanation(one)?,
                unit: one.unit,
                roles: AnswerExplanation::NAME.roles(),
                in_charge: in_charge.map(|officer| officer.id).into_iter().collect(),
                up: Some((one.latest.question.due, EXPLAINED_TO)),
            })
        });
        let obstacles = self.obstacles.values().filter_map(|one| {
            Some(Business {
                due: Due::of_obstacle(one, now)?,
                unit: one.with(),
                roles: AnswerObstacle::NAME.roles(),
                in_charge: Vec::new(),
                up: one.due(today).map(|day| (day, LEADERS)),
            })
        });
        let calendar = self.calendar();
        let feedback = self.all_feedback().filter_map(|one| {
            Some(Business {
                due: Due::of_feedback(one, calendar)?,
                unit: self.answers_feedback(one, today),
                roles: ModerateFeedback::NAME.roles(),
                in_charge: self.in_charge_of_feedback(one, today).into_iter().collect(),
                up: Some((one.answer_by(calendar).day(), LEADERS)),
            })
        });
        let mut all: Vec<Owed> = tasks
            .chain(courses)
            .chain(explanations)
            .chain(obstacles)
            .chain(feedback)
            .filter(|one| one.due.at <= now || one.due.kind(now).is_some())
            .flat_map(|one| self.owed(&one, today))
            .collect();
        all.extend(self.rounds_due(now));
        all
    }

    fn in_charge_of_task(&self, task: &Task) -> Option<OfficerId> {
        let duty = Duty {
            charge: Charge::Task(task.id),
            unit: task.lead?,
        };
        self.in_charge(duty).map(|officer| officer.id)
    }

    /// Those whose it is, and those above to whom it has come. Nobody hears of it twice: where a
    /// unit has nobody to hear, those above it do, and they are not told again.
    fn owed(&self, one: &Business, today: Date) -> Vec<Owed> {
        let mut heard = self.nearest(one.unit, one.roles);
        heard.extend(&one.in_charge);
        heard.sort_unstable();
        heard.dedup();
        let mut all = vec![Owed {
            due: one.due.clone(),
            by: heard.clone(),
        }];
        let levels = one.up.map_or_else(Vec::new, |(day, leaders)| {
            escalation::gone_up(one.unit, day, today, &self.tree)
                .into_iter()
                .map(|(above, since)| (since, self.nearest(above, leaders)))
                .collect()
        });
        for (since, mut by) in levels {
            by.retain(|officer| !heard.contains(officer));
            heard.extend(&by);
            all.push(Owed {
                due: one.due.gone_up(since),
                by,
            });
        }
        all
    }

    /// Those nearest to a unit who have one of these roles there.
    pub(super) fn nearest(&self, unit: UnitId, roles: &'static [Role]) -> Vec<OfficerId> {
        self.posts.nearest(unit, roles, &self.tree)
    }

    /// The rounds that are open or late, of those who report in them.
    fn rounds_due(&self, now: Timestamp) -> Vec<Owed> {
        let mut all = Vec::new();
        for programme in self.programmes() {
            for schedule in self.schedules(programme.id) {
                for unit in self.reporting_units(programme.id, schedule) {
                    all.extend(self.unit_rounds_due(programme.id, schedule, unit, now));
                }
            }
        }
        all
    }

    fn unit_rounds_due(
        &self,
        programme: DocumentId,
        schedule: &Schedule,
        unit: UnitId,
        now: Timestamp,
    ) -> Vec<Owed> {
        let (today, roles) = (local_date(now), RecordFigure::NAME.roles());
        let reporters = self.nearest(unit, roles);
        // All who report for a unit see the same of its round, and so do those who check it:
        // where nobody reports, they have to know.
        let checkers = || self.nearest(unit, EXPLAINED_TO);
        let reader = reporters.first().copied().or_else(|| checkers().pop());
        let Some(actor) = reader.and_then(|id| Actor::of(self.officer(id)?)) else {
            return Vec::new();
        };
        let reader = Reader {
            actor: Some(&actor),
            on: today,
        };
        let mut all = Vec::new();
        for round in self.unit_rounds(programme, schedule, unit, (ROUNDS_BACK, 0), reader, now) {
            let Some(due) = due_of_round(&round) else {
                continue;
            };
            let is_late = due.at <= now;
            if !is_late && due.kind(now).is_none() {
                continue;
            }
            let business = Business {
                unit,
                roles,
                in_charge: self.in_charge_of_round(&round, reader),
                up: is_late.then(|| (round.due_day(), EXPLAINED_TO)),
                due,
            };
            // Those below can do nothing any more once it is locked, but ask for time.
            let first = usize::from(round.standing.is_locked);
            all.extend(self.owed(&business, today).into_iter().skip(first));
        }
        all
    }

    /// Who is in charge of what a round asks for and was not handed in.
    fn in_charge_of_round(&self, round: &UnitRound, reader: Reader<'_>) -> Vec<OfficerId> {
        let sheet = self.sheet(&round.key);
        self.asked_in(&round.key, reader)
            .into_iter()
            .filter(|indicator| {
                sheet
                    .and_then(|sheet| sheet.cell(indicator.id))
                    .is_none_or(|cell| !handed_in(cell))
            })
            .filter_map(|indicator| {
                let duty = Duty {
                    charge: Charge::Indicator(indicator.id),
                    unit: round.key.unit,
                };
                self.in_charge(duty).map(|officer| officer.id)
            })
            .collect()
    }
}

/// Who hears above that a report or an explanation is late, and who sees an explanation then.
pub(super) const EXPLAINED_TO: &[Role] = &[Role::Reviewer];
/// Who hears above that an obstacle is not removed, and has it on the desk then.
pub(super) const LEADERS: &[Role] = &[Role::Reviewer, Role::Planner];

/// Something to be done by a day, before it is known who hears of it.
struct Business {
    due: Due,
    unit: UnitId,
    roles: &'static [Role],
    in_charge: Vec<OfficerId>,
    /// The day it was due on and who leads, where it goes up when it is late.
    up: Option<(Date, &'static [Role])>,
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
    let is_owed = matches!(
        one.standing.state,
        RoundState::Open
            | RoundState::Extended
            | RoundState::Late
            | RoundState::Missing
            | RoundState::Locked
    );
    let until = one.standing.extended_until;
    is_owed.then(|| Due {
        about: About::Sheet(one.key.clone()),
        at: until.map_or(one.round.due.at, |until| until.max(one.round.due.at)),
        up: None,
    })
}
