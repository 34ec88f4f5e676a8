//! Who is told of an event, and of what. One place for all commands, so that none is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use super::{About, Notice, NoticeKind, id_of, posts::Posts, preferences::Preferences};
use crate::{
    explanation::ExplanationStep,
    feedback::Step as FeedbackStep,
    figure::{FigureStep, sheet::SheetKey},
    handover::Step as HandoverStep,
    id::{IndicatorId, NoticeId, OfficerId, UnitId},
    journal::{Change, Event, RoundStep},
    meeting::Stage,
    obstacle::{Outcome, Step as ObstacleStep},
    owner::Charge,
    policy::{
        Action, AnswerExplanation, AnswerHandover, AnswerObstacle, DecideProduct, ModerateFeedback,
        PostUpdate, RaiseObstacle, RecordFigure, Role,
    },
    task::{Task, TaskState},
    unit::tree::UnitTree,
};

/// Something to tell, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tidings {
    pub kind: NoticeKind,
    pub about: About,
    /// How many figures of a sheet; 1 for everything else.
    pub count: u32,
    pub audience: Audience,
}

/// Who hears of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// As [`Posts::nearest`] finds them.
    Nearest {
        unit: UnitId,
        roles: &'static [Role],
    },
    /// Somebody in particular.
    One(OfficerId),
}

impl Tidings {
    /// What one command's events give to tell. Several figures of one sheet are one notice.
    #[must_use]
    pub fn of(events: &[Event]) -> Vec<Self> {
        let mut all: Vec<Self> = events.iter().filter_map(Self::of_one).collect();
        all.extend(events.iter().filter_map(heard));
        all.extend(events.iter().flat_map(invited));
        all.extend(events.iter().flat_map(products));
        all.extend(handed_over(events));
        let mut sheets: BTreeMap<(NoticeKind, SheetKey), Vec<IndicatorId>> = BTreeMap::new();
        for (kind, key, indicators) in events.iter().filter_map(decided_figures) {
            sheets.entry((kind, key)).or_default().extend(indicators);
        }
        all.extend(sheets.into_iter().map(|((kind, key), indicators)| Self {
            kind,
            count: u32::try_from(indicators.len()).unwrap_or(u32::MAX),
            audience: Audience::Nearest {
                unit: key.unit,
                roles: RecordFigure::NAME.roles(),
            },
            about: match *indicators {
                [indicator] => About::Figure {
                    indicator,
                    unit: key.unit,
                    period: key.period,
                },
                _ => About::Sheet(key),
            },
        }));
        all
    }

    fn of_one(event: &Event) -> Option<Self> {
        let one = |kind, about, audience| {
            Some(Self {
                kind,
                about,
                count: 1,
                audience,
            })
        };
        match &event.change {
            Change::Task { before, after } => {
                let unit = newly_given(before.as_deref(), after)?;
                one(
                    NoticeKind::Assigned,
                    About::Task(after.id),
                    Audience::Nearest {
                        unit,
                        roles: PostUpdate::NAME.roles(),
                    },
                )
            }
            Change::Owner { duty, after, .. } => {
                let about = match duty.charge {
                    Charge::Indicator(indicator) => About::Indicator {
                        indicator,
                        unit: duty.unit,
                    },
                    Charge::Task(task) => About::Task(task),
                };
                one(NoticeKind::Assigned, about, Audience::One((*after)?))
            }
            Change::Explanation {
                explanation, step, ..
            } => {
                let kind = match step {
                    ExplanationStep::Asked | ExplanationStep::AskedAgain => NoticeKind::Asked,
                    ExplanationStep::Settled => NoticeKind::Decided,
                    ExplanationStep::Answered => return None,
                };
                one(
                    kind,
                    About::Explanation(*explanation),
                    Audience::Nearest {
                        unit: event.unit,
                        roles: AnswerExplanation::NAME.roles(),
                    },
                )
            }
            Change::Obstacle {
                obstacle, step, to, ..
            } => {
                let about = About::Obstacle(*obstacle);
                let nearest = |unit, roles| Audience::Nearest { unit, roles };
                match (step, to) {
                    // Passed on: the next one is asked.
                    (
                        ObstacleStep::Raised
                        | ObstacleStep::AskedAgain
                        | ObstacleStep::Answered(Outcome::Passed { .. }),
                        Some(to),
                    ) => one(
                        NoticeKind::Blocked,
                        about,
                        nearest(*to, AnswerObstacle::NAME.roles()),
                    ),
                    (ObstacleStep::Answered(_), _) => one(
                        NoticeKind::Decided,
                        about,
                        nearest(event.unit, RaiseObstacle::NAME.roles()),
                    ),
                    _ => None,
                }
            }
            Change::Round {
                programme,
                period,
                step: RoundStep::ExtensionGranted | RoundStep::ExtensionRefused,
                ..
            } => one(
                NoticeKind::Decided,
                About::Sheet(SheetKey {
                    programme: *programme,
                    unit: event.unit,
                    period: *period,
                }),
                Audience::Nearest {
                    unit: event.unit,
                    roles: RecordFigure::NAME.roles(),
                },
            ),
            _ => None,
        }
    }

    /// The notices for those who hear of it and want to. `makers` entered or handed in what it
    /// is about, wherever their roles are; whoever did it is not told.
    #[must_use]
    pub fn notices(
        &self,
        event: &Event,
        makers: &[OfficerId],
        posts: &Posts,
        tree: &UnitTree,
        wanted: impl Fn(OfficerId) -> Preferences,
    ) -> Vec<Notice> {
        let mut hear = self.audience.hear(posts, tree);
        hear.extend(makers);
        hear.sort_unstable();
        hear.dedup();
        hear.into_iter()
            .filter(|to| event.by.officer() != Some(*to))
            .filter_map(|to| {
                let wanted = wanted(to);
                wanted.wants(self.kind).then(|| Notice {
                    id: NoticeId::new(id_of(
                        event.at,
                        &(event.command, self.kind, &self.about, to),
                    )),
                    to,
                    kind: self.kind,
                    about: self.about.clone(),
                    count: self.count,
                    at: event.at,
                    deadline: None,
                    shown: wanted.shows(self.kind),
                    read: None,
                })
            })
            .collect()
    }
}

impl Audience {
    /// The officers, none of them disabled, each once.
    #[must_use]
    pub fn hear(&self, posts: &Posts, tree: &UnitTree) -> Vec<OfficerId> {
        match self {
            Self::One(officer) => posts
                .knows(*officer)
                .then_some(*officer)
                .into_iter()
                .collect(),
            Self::Nearest { unit, roles } => posts.nearest(*unit, roles, tree),
        }
    }
}

/// What a citizen sent, or sent again, and what was passed on: to those who have to look at it.
fn heard(event: &Event) -> Option<Tidings> {
    let Change::Feedback {
        feedback,
        step: FeedbackStep::Sent | FeedbackStep::AskedAgain | FeedbackStep::Forwarded,
        to,
        ..
    } = &event.change
    else {
        return None;
    };
    Some(Tidings {
        kind: NoticeKind::Feedback,
        about: About::Feedback(*feedback),
        count: 1,
        audience: Audience::Nearest {
            unit: to.unwrap_or(event.unit),
            roles: ModerateFeedback::NAME.roles(),
        },
    })
}

/// Those whom a meeting's invitation reaches, or reaches again because it was moved.
fn invited(event: &Event) -> Vec<Tidings> {
    let Change::Meeting { before, after } = &event.change else {
        return Vec::new();
    };
    if after.stage != Stage::Planned {
        return Vec::new();
    }
    let same = before
        .as_deref()
        .filter(|before| before.stage == Stage::Planned)
        .filter(|before| (before.day, before.hour) == (after.day, after.hour));
    after
        .units
        .iter()
        .filter(|unit| same.is_none_or(|before| !before.units.contains(unit)))
        .map(|unit| Tidings {
            kind: NoticeKind::Invited,
            about: About::Meeting(after.id),
            count: 1,
            audience: Audience::Nearest {
                unit: *unit,
                roles: PostUpdate::NAME.roles(),
            },
        })
        .collect()
}

/// What was handed in, to those who can accept it; and what was decided, to those who work on it.
fn products(event: &Event) -> Vec<Tidings> {
    let Change::Task {
        before: Some(before),
        after,
    } = &event.change
    else {
        return Vec::new();
    };
    let told = |kind, roles| Tidings {
        kind,
        about: About::Task(after.id),
        count: 1,
        audience: Audience::Nearest {
            unit: event.unit,
            roles,
        },
    };
    let mut all: Vec<_> = after
        .course
        .products
        .iter()
        .filter_map(|now| {
            let was = before.course.product(now.number)?;
            if now.is_waiting() && !was.is_waiting() {
                Some(told(NoticeKind::HandedIn, DecideProduct::NAME.roles()))
            } else if was.is_waiting() && now.is_accepted() {
                Some(told(NoticeKind::Decided, PostUpdate::NAME.roles()))
            } else if was.is_waiting() && !now.is_waiting() {
                Some(told(NoticeKind::Returned, PostUpdate::NAME.roles()))
            } else {
                None
            }
        })
        .collect();
    // One step changes one product.
    all.truncate(1);
    all
}

/// What is proposed is told to the successor; what was answered, to the unit above that proposed
/// it. Many items of one unit are one notice.
fn handed_over(events: &[Event]) -> Vec<Tidings> {
    let mut asked: BTreeMap<(UnitId, UnitId), u32> = BTreeMap::new();
    let mut answered: BTreeSet<(UnitId, OfficerId)> = BTreeSet::new();
    for event in events {
        let Change::Handover {
            from,
            step,
            to,
            answers,
            ..
        } = &event.change
        else {
            continue;
        };
        // It stands in both chains: told once.
        match (step, to, answers) {
            (HandoverStep::Proposed, Some(to), _) if event.unit == *from => {
                *asked.entry((*from, *to)).or_default() += 1;
            }
            (HandoverStep::Accepted | HandoverStep::Refused, _, Some(proposer))
                if event.unit == *from =>
            {
                answered.insert((*from, *proposer));
            }
            _ => {}
        }
    }
    let asked = asked.into_iter().map(|((from, to), count)| Tidings {
        kind: NoticeKind::HandedOver,
        about: About::Handover(from),
        count,
        audience: Audience::Nearest {
            unit: to,
            roles: AnswerHandover::NAME.roles(),
        },
    });
    let answered = answered.into_iter().map(|(from, proposer)| Tidings {
        kind: NoticeKind::Decided,
        about: About::Handover(from),
        count: 1,
        audience: Audience::One(proposer),
    });
    asked.chain(answered).collect()
}

/// The unit that a task was given to by this change, if it was.
fn newly_given(before: Option<&Task>, after: &Task) -> Option<UnitId> {
    let given = |task: &Task| task.lead.filter(|_| task.state != TaskState::Draft);
    let unit = given(after)?;
    let was = before.and_then(given);
    (was != Some(unit) && after.state != TaskState::Done).then_some(unit)
}

/// The figures that an event gave back or published, and their sheet.
fn decided_figures(event: &Event) -> Option<(NoticeKind, SheetKey, Vec<IndicatorId>)> {
    let (programme, period, step, indicators) = match &event.change {
        Change::Figure {
            indicator,
            programme,
            period,
            step,
            ..
        } => (programme, period, step, vec![*indicator]),
        Change::Cells {
            programme,
            period,
            step,
            cells,
            ..
        } => {
            let indicators = cells.iter().map(|cell| cell.indicator).collect();
            (programme, period, step, indicators)
        }
        _ => return None,
    };
    let kind = match step {
        FigureStep::Returned => NoticeKind::Returned,
        FigureStep::Approved => NoticeKind::Decided,
        _ => return None,
    };
    let key = SheetKey {
        programme: *programme,
        unit: event.unit,
        period: *period,
    };
    Some((kind, key, indicators))
}

#[cfg(test)]
mod tests;
