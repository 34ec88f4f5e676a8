//! Records as they were at the end of a past day. The journal has each as it was before every change,
//! so nothing else is kept for it; what nobody changed since is as it is now.

use std::{borrow::Cow, sync::Arc};

use domain::{
    Date,
    document::Document,
    id::UnitId,
    indicator::{Indicator, Promise},
    item::Item,
    journal::{Change, Subject},
    meeting::Meeting,
    moment::local_date,
    period::Period,
    source::Ground,
    target::Target,
    task::Task,
    text::Line,
};

use super::{Book, log::Logged};

impl Book {
    /// A task on a day: what it said, how far it was, what had been told of it.
    #[must_use]
    pub fn task_on<'a>(&'a self, task: &'a Task, on: Date) -> Cow<'a, Task> {
        let mut was = Cow::Borrowed(task);
        let mut state = None;
        for change in self.since(Subject::Task(task.id), on) {
            match change {
                Change::Update { was, .. } => state = state.or(*was),
                Change::Task {
                    before: Some(before),
                    ..
                } if !before.restricted || task.restricted => {
                    was = Cow::Borrowed(&**before);
                    break;
                }
                _ => {}
            }
        }
        if let Some(state) = state {
            was.to_mut().state = state;
        }
        if was.done_on.is_some_and(|done| done > on) {
            was.to_mut().done_on = None;
        }
        if was.updates.iter().any(|update| update.on > on) {
            was.to_mut().updates.retain(|update| update.on <= on);
        }
        was
    }

    #[must_use]
    pub fn item_on<'a>(&'a self, item: &'a Item, on: Date) -> &'a Item {
        self.since(Subject::Item(item.id), on)
            .find_map(|change| match change {
                Change::Item { before, .. } => before.as_deref(),
                _ => None,
            })
            // What was not for everybody then is not told now.
            .filter(|before| !before.restricted || item.restricted)
            .unwrap_or(item)
    }

    /// An indicator on a day, with what was promised then: what a figure is judged against must not
    /// be a target that came later.
    #[must_use]
    pub fn indicator_on<'a>(&'a self, indicator: &'a Indicator, on: Date) -> Cow<'a, Indicator> {
        if !self.log.goes_beyond(on) {
            return Cow::Borrowed(indicator);
        }
        let later: Vec<_> = self
            .log
            .at(self.log.by_subject.get(&Subject::Indicator(indicator.id)))
            .rev()
            .take_while(|logged| local_date(logged.event.at) > on)
            .filter(|logged| {
                matches!(
                    logged.event.change,
                    Change::Indicator { .. } | Change::Promise { .. } | Change::Allocation { .. }
                )
            })
            .collect();
        // What was not for everybody then is not told now.
        let was_hidden = later.iter().any(|logged| logged.event.restricted);
        if later.is_empty() || (was_hidden && !indicator.restricted) {
            return Cow::Borrowed(indicator);
        }
        let mut was = indicator.clone();
        for logged in later {
            match &logged.event.change {
                Change::Indicator {
                    before: Some(before),
                    ..
                } => {
                    let promises = was.promises;
                    was = Indicator {
                        promises,
                        ..(**before).clone()
                    };
                }
                Change::Promise { before, after, .. } => {
                    take_back(&mut was.promises, before.as_deref(), after.as_deref());
                }
                Change::Allocation { period, before, .. } => {
                    self.put_together(&mut was, logged, *period, before);
                }
                _ => {}
            }
        }
        Cow::Owned(was)
    }

    /// The same, without a copy where nothing changed since.
    pub(super) fn indicator_shared(&self, indicator: &Indicator, on: Date) -> Arc<Indicator> {
        let kept = || self.indicators.get(&indicator.id);
        match self.indicator_on(indicator, on) {
            Cow::Owned(was) => Arc::new(was),
            Cow::Borrowed(now) => kept()
                .filter(|kept| std::ptr::eq(Arc::as_ptr(kept), now))
                .map_or_else(|| Arc::new(now.clone()), Arc::clone),
        }
    }

    /// Takes a division back: the parts that there were before it.
    fn put_together(
        &self,
        was: &mut Indicator,
        divided: &Logged,
        period: Period,
        before: &[(UnitId, Target)],
    ) {
        let of = divided.event.unit;
        let is_part = |promise: &Promise| promise.part_of == Some(of) && promise.period == period;
        let parts: Vec<_> = before
            .iter()
            .map(|(unit, target)| {
                let same = was.promises.iter().find(|promise| {
                    is_part(promise) && promise.unit == *unit && promise.target == *target
                });
                same.cloned().unwrap_or_else(|| Promise {
                    unit: *unit,
                    period,
                    target: target.clone(),
                    part_of: Some(of),
                    ground: self.ground_of(was, divided, period, (*unit, target)),
                })
            })
            .collect();
        was.promises.retain(|promise| !is_part(promise));
        was.promises.extend(parts);
    }

    /// What a part rested on that a division did away with: what the one before it said, or else
    /// what the whole rests on.
    fn ground_of(
        &self,
        indicator: &Indicator,
        divided: &Logged,
        period: Period,
        (unit, target): (UnitId, &Target),
    ) -> Ground {
        let of = divided.event.unit;
        let said = self
            .log
            .at(self.log.by_subject.get(&Subject::Indicator(indicator.id)))
            .rev()
            .filter(|logged| logged.event.unit == of && logged.event.at < divided.event.at)
            .find_map(|logged| match &logged.event.change {
                Change::Allocation {
                    period: then,
                    after,
                    ground,
                    ..
                } if *then == period
                    && after.iter().any(|part| (part.0, &part.1) == (unit, target)) =>
                {
                    Line::try_from(ground.as_str()).ok()
                }
                _ => None,
            });
        match (said, indicator.promise(of, &period)) {
            (Some(place), _) => Ground {
                source: None,
                place,
            },
            (None, Some(whole)) => whole.ground.clone(),
            (None, None) => indicator.ground.clone(),
        }
    }

    #[must_use]
    pub fn document_on<'a>(&'a self, document: &'a Document, on: Date) -> &'a Document {
        self.since(Subject::Document(document.id), on)
            .find_map(|change| match change {
                Change::Document { before, .. } => before.as_deref(),
                _ => None,
            })
            .unwrap_or(document)
    }

    #[must_use]
    pub fn meeting_on<'a>(&'a self, meeting: &'a Meeting, on: Date) -> &'a Meeting {
        self.since(Subject::Meeting(meeting.id), on)
            .find_map(|change| match change {
                Change::Meeting { before, .. } => before.as_deref(),
                _ => None,
            })
            .filter(|before| !before.restricted || meeting.restricted)
            .unwrap_or(meeting)
    }

    /// What became of a record after a day, earliest first.
    fn since(&self, subject: Subject, on: Date) -> impl Iterator<Item = &Change> {
        let told = self
            .log
            .goes_beyond(on)
            .then(|| self.log.by_subject.get(&subject))
            .flatten();
        self.log
            .at(told)
            .filter(move |logged| local_date(logged.event.at) > on)
            .map(|logged| &logged.event.change)
    }
}

/// Takes one promise's change back, at its place in the list.
fn take_back(promises: &mut Vec<Promise>, before: Option<&Promise>, after: Option<&Promise>) {
    let Some(about) = after.or(before) else {
        return;
    };
    let at = promises
        .iter()
        .position(|one| one.unit == about.unit && one.period == about.period);
    match (at, before) {
        (Some(at), Some(before)) => promises[at] = before.clone(),
        (Some(at), None) => drop(promises.remove(at)),
        (None, Some(before)) => promises.push(before.clone()),
        (None, None) => {}
    }
}
