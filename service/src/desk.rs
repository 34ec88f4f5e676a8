//! The desk: what is an officer's to do now. Lists only what they have a right to act on.

use domain::{
    Date,
    figure::{Cell, Stage},
    id::{IndicatorId, UnitId},
    indicator::{Indicator, Promise},
    period::Period,
    policy::{self, Actor, ApproveFigure, PlanTask, PostUpdate, RecordFigure},
    status::Timing,
    task::{Task, TaskState, clear::Clarity},
};

use crate::book::{Book, Reader};

/// A figure's place with what is known of it.
#[derive(Clone, Debug)]
pub struct Line {
    pub indicator: Indicator,
    pub unit: UnitId,
    pub period: Period,
    pub promise: Option<Promise>,
    pub cell: Option<Cell>,
}

/// A task with what is missing.
#[derive(Clone, Debug)]
pub struct TaskLine {
    pub task: Task,
    pub missing: Vec<Clarity>,
    /// Days until its deadline, below zero when it is late; none where there is none to keep.
    pub days_left: Option<i32>,
}

impl TaskLine {
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Given back, with a reason to answer.
    pub returned: Vec<Line>,
    /// Entered but not submitted.
    pub drafts: Vec<Line>,
    /// Promised, the time has come, and nothing was reported.
    pub to_report: Vec<Line>,
    /// Submitted, with somebody else now.
    pub waiting: Vec<Line>,
    /// For this reviewer to decide.
    pub to_review: Vec<Line>,
    /// Drafts to complete.
    pub unclear: Vec<TaskLine>,
    /// Given out, and their deadline has passed.
    pub late_tasks: Vec<TaskLine>,
    /// Given out, to be reported on; like every list in the order of the deadlines.
    pub open_tasks: Vec<TaskLine>,
}

impl Desk {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.returned.is_empty()
            && self.drafts.is_empty()
            && self.to_report.is_empty()
            && self.waiting.is_empty()
            && self.to_review.is_empty()
            && self.unclear.is_empty()
            && self.late_tasks.is_empty()
            && self.open_tasks.is_empty()
    }
}

/// A figure's form: what stands there now, for an officer who may enter or decide on it.
#[derive(Clone, Debug)]
pub struct FigureForm {
    pub line: Line,
    pub may_record: bool,
    /// May decide, and did not enter or submit it.
    pub may_decide: bool,
}

impl Book {
    /// What an officer has to do on a day.
    #[must_use]
    pub fn desk(&self, actor: &Actor, on: Date) -> Desk {
        let mut desk = Desk::default();
        let reader = Reader {
            actor: Some(actor),
            on,
        };
        for programme in self.programmes() {
            for indicator in self.indicators_in(programme.id) {
                for line in self.lines(indicator) {
                    self.place_on_desk(&mut desk, line, actor, on);
                }
            }
            for task in self.tasks_in(programme.id, reader) {
                let unit = task.held_by(programme);
                let line = || TaskLine {
                    task: task.clone(),
                    missing: task.missing(&programme.clear),
                    days_left: Timing::days_left(task, on),
                };
                match task.state {
                    TaskState::Draft if policy::may::<PlanTask>(actor, unit, self.tree()) => {
                        desk.unclear.push(line());
                    }
                    TaskState::Assigned
                    | TaskState::Doing
                    | TaskState::Submitted
                    | TaskState::MostlyDone
                        if policy::may::<PostUpdate>(actor, unit, self.tree()) =>
                    {
                        let line = line();
                        if line.is_late() {
                            desk.late_tasks.push(line);
                        } else {
                            desk.open_tasks.push(line);
                        }
                    }
                    _ => {}
                }
            }
        }
        self.by_deadline(&mut desk);
        desk
    }

    /// Puts the most pressing first; what has no deadline stays last, in its order.
    fn by_deadline(&self, desk: &mut Desk) {
        for tasks in [
            &mut desk.unclear,
            &mut desk.late_tasks,
            &mut desk.open_tasks,
        ] {
            tasks.sort_by_key(|line| (line.task.deadline.is_none(), line.task.deadline));
        }
        for lines in [
            &mut desk.returned,
            &mut desk.drafts,
            &mut desk.to_report,
            &mut desk.to_review,
            &mut desk.waiting,
        ] {
            lines.sort_by_cached_key(|line| {
                let due = self.line_due(line);
                (due.is_none(), due)
            });
        }
    }

    /// The day a figure is due on: its round's, or else the last of its period.
    fn line_due(&self, line: &Line) -> Option<Date> {
        self.schedule(line.indicator.programme, line.period)
            .and_then(|schedule| schedule.round(line.period, self.calendar()))
            .map(|round| round.due.day())
            .or_else(|| line.period.last_day())
    }

    fn place_on_desk(&self, desk: &mut Desk, line: Line, actor: &Actor, on: Date) {
        let reports = policy::may::<RecordFigure>(actor, line.unit, self.tree());
        let working = line.cell.as_ref().and_then(|cell| cell.working.as_deref());
        match working.map(|working| &working.stage) {
            Some(Stage::Returned { .. }) if reports => desk.returned.push(line),
            Some(Stage::Draft) if reports => desk.drafts.push(line),
            Some(Stage::Submitted(_)) => {
                if self.may_decide_on(&line, actor) {
                    desk.to_review.push(line);
                } else if reports {
                    desk.waiting.push(line);
                }
            }
            None if reports
                && line.promise.is_some()
                && line.period.first_day() <= on
                && line
                    .cell
                    .as_ref()
                    .is_none_or(|cell| cell.published.is_none()) =>
            {
                desk.to_report.push(line);
            }
            _ => {}
        }
    }

    /// Whether an officer may approve or return what stands in a cell now.
    fn may_decide_on(&self, line: &Line, actor: &Actor) -> bool {
        line.cell
            .as_ref()
            .and_then(|cell| cell.working.as_deref())
            .is_some_and(|working| {
                self.may_decide(actor, line.indicator.programme, line.unit, working)
            })
    }

    /// The form of one place, if the officer may enter or decide there.
    #[must_use]
    pub fn figure_form(
        &self,
        indicator: IndicatorId,
        unit: UnitId,
        period: &Period,
        actor: &Actor,
    ) -> Option<FigureForm> {
        let indicator = self.indicator(indicator)?;
        self.tree().get(unit)?;
        let may_record = policy::may::<RecordFigure>(actor, unit, self.tree());
        let line = Line {
            promise: indicator.promise(unit, period).cloned(),
            cell: self.cell(indicator, unit, period).cloned(),
            indicator: indicator.clone(),
            unit,
            period: *period,
        };
        let may_decide = self.may_decide_on(&line, actor);
        let checks = self.is_in_chain(actor, line.indicator.programme, unit)
            || policy::may::<ApproveFigure>(actor, unit, self.tree());
        (may_record || checks).then_some(FigureForm {
            line,
            may_record,
            may_decide,
        })
    }

    /// The units that an officer may report for, in Vietnamese order: the scopes of their
    /// grants and what is or was below them.
    #[must_use]
    pub fn units_to_report(&self, actor: &Actor, on: Date) -> Vec<UnitId> {
        let mut units: Vec<_> = self
            .tree()
            .units()
            .filter(|unit| policy::may::<RecordFigure>(actor, unit.id, self.tree()))
            .collect();
        units.sort_by(|a, b| domain::text::order::compare(a.short_name(on), b.short_name(on)));
        units.into_iter().map(|unit| unit.id).collect()
    }

    fn indicators_in(&self, programme: domain::id::DocumentId) -> Vec<&Indicator> {
        let mut indicators: Vec<_> = self
            .all_indicators()
            .filter(|one| one.programme == programme)
            .collect();
        indicators.sort_by(|a, b| domain::text::order::compare(&a.name.vi, &b.name.vi));
        indicators
    }

    fn lines(&self, indicator: &Indicator) -> Vec<Line> {
        self.places(indicator)
            .into_iter()
            .map(|(unit, period)| Line {
                promise: indicator.promise(unit, &period).cloned(),
                cell: self.cell(indicator, unit, &period).cloned(),
                indicator: indicator.clone(),
                unit,
                period,
            })
            .collect()
    }
}
