//! The journal in memory: by chain and by subject, for pages that show what changed.

use std::{collections::BTreeMap, fmt, str::FromStr};

use domain::{
    Date, Timestamp,
    id::{CommandId, DocumentId, IndicatorId, UnitId},
    journal::{Change, Entry, Event, Hash, NotAHash, RoundStep, Subject},
    moment::local_date,
    policy::{self, ReadRestricted},
};

use super::{Book, Reader};

/// An entry as it can be shown.
#[derive(Clone, Debug)]
pub struct Logged {
    pub number: u64,
    pub hash: Hash,
    pub event: Event,
}

impl Logged {
    /// When it happened; of one moment, in an order that is always the same.
    pub(super) const fn moment(&self) -> (Timestamp, UnitId, u64) {
        (self.event.at, self.event.unit, self.number)
    }
}

/// How far the book has taken the journal in, as a page that is looked at remembers it: nothing
/// that is taken in later, however early it was begun, is missed by asking from here on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    count: usize,
    /// Of the last entry that was taken in, if there is one: after a new start they come in
    /// another order.
    last: Option<Hash>,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            Some(last) => write!(f, "{}-{last}", self.count),
            None => write!(f, "{}", self.count),
        }
    }
}

impl FromStr for Position {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let (count, last) = match text.split_once('-') {
            Some((count, last)) => (count, Some(Hash::try_from(last.to_owned())?)),
            None => (text, None),
        };
        let count = count.parse().map_err(|_| NotAHash)?;
        Ok(Self { count, last })
    }
}

/// Entries come chain by chain when they are read, and nearly in order when they were just
/// written: the lists say which place each really has.
#[derive(Default)]
pub(super) struct Log {
    entries: Vec<Logged>,
    by_moment: Vec<usize>,
    pub(super) by_subject: BTreeMap<Subject, Vec<usize>>,
    by_unit: BTreeMap<UnitId, Vec<usize>>,
    /// When the latest happened, and on which day that was.
    latest: Option<(Timestamp, Date)>,
}

impl Log {
    /// Adds an entry behind all others: [`Self::settle`] finds its place.
    pub(super) fn read(&mut self, entry: &Entry) {
        // An entry that cannot be read is the verifier's business; a page leaves it out.
        let Ok(event) = entry.event() else {
            tracing::error!(unit = %entry.unit, number = entry.number, "unreadable journal entry");
            return;
        };
        let at = self.entries.len();
        for subject in event.change.subjects() {
            self.by_subject.entry(subject).or_default().push(at);
        }
        self.by_unit.entry(entry.unit).or_default().push(at);
        self.by_moment.push(at);
        if self.latest.is_none_or(|(latest, _)| latest < event.at) {
            self.latest = Some((event.at, local_date(event.at)));
        }
        self.entries.push(Logged {
            number: entry.number,
            hash: entry.hash,
            event,
        });
    }

    /// Puts what was read in order.
    pub(super) fn settle(&mut self) {
        let entries = &self.entries;
        self.by_moment.sort_by_key(|at| entries[*at].moment());
        // A figure has its place in the list of its indicator: those lists are long together, and no entry
        // is looked up to compare two of them.
        let mut places = vec![0; entries.len()];
        for (place, at) in self.by_moment.iter().enumerate() {
            places[*at] = place;
        }
        self.by_subject
            .values_mut()
            .for_each(|list| list.sort_by_key(|at| places[*at]));
        self.by_unit
            .values_mut()
            .for_each(|list| list.sort_by_key(|at| entries[*at].number));
    }

    /// Adds an entry that was just written, at its place.
    pub(super) fn written(&mut self, entry: &Entry) {
        let count = self.entries.len();
        self.read(entry);
        let entries = &self.entries;
        // Those that could not be read are not there.
        let Some(Logged { event, .. }) = entries.get(count) else {
            return;
        };
        sink(&mut self.by_moment, |at| entries[at].moment());
        for subject in event.change.subjects() {
            sink(self.by_subject.entry(subject).or_default(), |at| {
                entries[at].moment()
            });
        }
        sink(self.by_unit.entry(event.unit).or_default(), |at| {
            entries[at].number
        });
    }

    /// Whether anything happened after a day: mostly not, as most look at today.
    pub(super) fn goes_beyond(&self, day: Date) -> bool {
        self.latest.is_some_and(|(_, latest)| latest > day)
    }

    /// Everything, in the order in which it was taken in.
    pub(super) fn latest(&self) -> &[Logged] {
        &self.entries
    }

    pub(super) fn at<'a>(
        &'a self,
        places: Option<&'a Vec<usize>>,
    ) -> impl DoubleEndedIterator<Item = &'a Logged> {
        places
            .into_iter()
            .flatten()
            .filter_map(|at| self.entries.get(*at))
    }
}

/// Moves the last of a list that is in order but for it to its place, which is near the end.
fn sink<K: Ord>(list: &mut [usize], key: impl Fn(usize) -> K) {
    let mut at = list.len().saturating_sub(1);
    while at > 0 && key(list[at - 1]) > key(list[at]) {
        list.swap(at - 1, at);
        at -= 1;
    }
}

/// What is told as news: what people did and everybody may know.
fn is_news(change: &Change) -> bool {
    match change {
        Change::Figure { step, .. } | Change::Cells { step, .. } => {
            *step == domain::figure::FigureStep::Approved
        }
        Change::Task { .. }
        | Change::Update { .. }
        | Change::Document { .. }
        | Change::Item { .. }
        | Change::Indicator { .. }
        | Change::Promise { .. }
        | Change::Obstacle { .. }
        | Change::Meeting { .. }
        | Change::Unit { .. }
        | Change::Reform { .. }
        | Change::Source { .. }
        | Change::Allocation { .. } => true,
        Change::Handover { matter, .. } => matter.is_public(),
        Change::Figures { .. }
        | Change::Feedback { .. }
        | Change::Entered { .. }
        | Change::Officer { .. }
        | Change::Grants { .. }
        | Change::Programme { .. }
        | Change::Holiday { .. }
        | Change::Round { .. }
        | Change::Owner { .. }
        | Change::Evidence { .. }
        | Change::Report { .. }
        | Change::Explanation { .. } => false,
    }
}

impl Book {
    /// How far the journal is taken in.
    #[must_use]
    pub fn position(&self) -> Position {
        Position {
            count: self.log.entries.len(),
            last: self.log.entries.last().map(|logged| logged.hash),
        }
    }

    /// What was taken in after a position, whoever may see it; none when the book does not know
    /// the position, as after a new start.
    pub(crate) fn taken_in_after(&self, position: Position) -> Option<&[Logged]> {
        let before = position.count.checked_sub(1);
        let last = before.and_then(|at| self.log.entries.get(at));
        let is_known = last.map(|logged| logged.hash) == position.last
            && position.count <= self.log.entries.len();
        is_known.then(|| &self.log.entries[position.count..])
    }

    /// What happened to a record, latest first; restricted entries only for those who may
    /// read them.
    pub fn log_of<'a>(
        &'a self,
        subject: Subject,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = &'a Logged> {
        self.log
            .at(self.log.by_subject.get(&subject))
            .rev()
            .filter(move |logged| self.shows(logged, reader))
    }

    /// The unit in whose chain a record is told of first.
    pub(crate) fn first_logged(&self, subject: Subject) -> Option<UnitId> {
        self.log
            .at(self.log.by_subject.get(&subject))
            .next()
            .map(|logged| logged.event.unit)
    }

    /// What one command did, in the order in which it was done.
    pub(crate) fn log_of_command(&self, command: CommandId) -> Vec<&Logged> {
        let mut found: Vec<&Logged> = Vec::new();
        for logged in self.log.at(Some(&self.log.by_moment)).rev() {
            if logged.event.command == command {
                found.push(logged);
            } else if found
                .first()
                .is_some_and(|first| first.event.at != logged.event.at)
            {
                // All that one command does has one moment.
                break;
            }
        }
        found.reverse();
        found
    }

    /// A unit's chain, latest first, whoever may see it.
    pub(crate) fn log_of_unit(&self, unit: UnitId) -> impl Iterator<Item = &Logged> {
        self.log.at(self.log.by_unit.get(&unit)).rev()
    }

    /// Everything, latest first, whoever may see it.
    pub(crate) fn latest_first(&self) -> impl Iterator<Item = &Logged> {
        self.log.at(Some(&self.log.by_moment)).rev()
    }

    /// All that happened to a record, latest first, whoever may see it.
    pub(crate) fn log_of_subject(&self, subject: Subject) -> impl Iterator<Item = &Logged> {
        self.log.at(self.log.by_subject.get(&subject)).rev()
    }

    /// All that happened to an indicator in a unit, earliest first, whoever may see it.
    pub(crate) fn log_in_unit(
        &self,
        indicator: IndicatorId,
        unit: UnitId,
    ) -> impl Iterator<Item = &Logged> {
        self.log
            .at(self.log.by_subject.get(&Subject::Indicator(indicator)))
            .filter(move |logged| logged.event.unit == unit)
    }

    /// A unit's chain, latest first. Restricted entries keep their place, so that the chain
    /// can be followed, but `None` stands for their content.
    pub fn chain_of<'a>(
        &'a self,
        unit: UnitId,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = (u64, Hash, Option<&'a Logged>)> {
        self.log
            .at(self.log.by_unit.get(&unit))
            .rev()
            .map(move |logged| {
                (
                    logged.number,
                    logged.hash,
                    self.shows(logged, reader).then_some(logged),
                )
            })
    }

    /// What changed lately in the public book, latest first: what people did, not what was
    /// loaded in bulk.
    pub fn lately<'a>(&'a self, reader: Reader<'a>) -> impl Iterator<Item = &'a Logged> {
        self.log
            .at(Some(&self.log.by_moment))
            .rev()
            .filter(move |logged| is_news(&logged.event.change) && self.shows(logged, reader))
    }

    /// What people did at a unit, latest first.
    pub fn news_of_unit<'a>(
        &'a self,
        unit: UnitId,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = &'a Logged> {
        self.log_of_unit(unit)
            .filter(move |logged| is_news(&logged.event.change) && self.shows(logged, reader))
    }

    /// What people did about a record, latest first.
    pub fn news_of<'a>(
        &'a self,
        subject: Subject,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = &'a Logged> {
        self.log_of(subject, reader)
            .filter(|logged| is_news(&logged.event.change))
    }

    /// What people did about a programme and all that belongs to it: the latest so many.
    #[must_use]
    pub fn news_of_programme<'a>(
        &'a self,
        programme: DocumentId,
        most: usize,
        reader: Reader<'a>,
    ) -> Vec<&'a Logged> {
        let indicators = self.all_indicators();
        let subjects = indicators
            .filter(|one| one.programme == programme)
            .map(|one| Subject::Indicator(one.id))
            .chain(
                self.tasks_in(programme, reader)
                    .map(|task| Subject::Task(task.id)),
            )
            .chain(
                self.items_in(programme, reader)
                    .map(|item| Subject::Item(item.id)),
            )
            .chain(
                self.meetings
                    .values()
                    .filter(|one| one.programme == programme)
                    .map(|one| Subject::Meeting(one.id)),
            )
            .chain([Subject::Document(programme)]);
        // One entry can be about several of them.
        let mut news: Vec<_> = subjects
            .flat_map(|subject| self.news_of(subject, reader).take(most))
            .collect();
        news.sort_by_key(|logged| std::cmp::Reverse(logged.moment()));
        news.dedup_by_key(|logged| logged.moment());
        news.truncate(most);
        news
    }

    /// Units that have a chain, with its length.
    pub fn chains(&self) -> impl Iterator<Item = (UnitId, usize)> {
        self.log
            .by_unit
            .iter()
            .map(|(unit, places)| (*unit, places.len()))
    }

    /// Unpublished steps of a figure and restricted content are for those with a part in them.
    pub(super) fn shows(&self, logged: &Logged, reader: Reader<'_>) -> bool {
        let event = &logged.event;
        let insider = || {
            reader
                .actor
                .is_some_and(|actor| policy::may::<ReadRestricted>(actor, event.unit, &self.tree))
        };
        let is_open = match &event.change {
            Change::Figure { step, .. } | Change::Cells { step, .. } => {
                *step == domain::figure::FigureStep::Approved
            }
            Change::Officer { .. }
            | Change::Grants { .. }
            | Change::Owner { .. }
            | Change::Report { .. }
            | Change::Explanation { .. } => false,
            Change::Handover { matter, .. } => matter.is_public(),
            // Evidence is known of with what it is of.
            Change::Evidence { evidence, .. } => self
                .evidence(*evidence)
                .is_some_and(|one| reader.sees_evidence(one, self)),
            // Only that it was published and answered, and as long as that is public.
            Change::Feedback { feedback, step, .. } => {
                step.is_public()
                    && self
                        .feedback(*feedback)
                        .is_some_and(|one| reader.sees_feedback(one, self))
            }
            // Whether more time was asked for, and why, is between a unit and its superiors.
            Change::Round { step, .. } => {
                matches!(
                    step,
                    RoundStep::NothingReported | RoundStep::NothingWithdrawn
                )
            }
            Change::Figures { .. }
            | Change::Task { .. }
            | Change::Update { .. }
            | Change::Entered { .. }
            | Change::Document { .. }
            | Change::Item { .. }
            | Change::Indicator { .. }
            | Change::Promise { .. }
            | Change::Obstacle { .. }
            | Change::Meeting { .. }
            | Change::Unit { .. }
            | Change::Reform { .. }
            | Change::Source { .. }
            | Change::Allocation { .. }
            | Change::Programme { .. }
            | Change::Holiday { .. } => true,
        };
        let may = (is_open && !event.restricted) || insider();
        may && self.shows_subject(&event.change, reader)
    }

    /// What was public once and is restricted now takes its entries along. Of many figures at
    /// once an entry tells only how many there were.
    fn shows_subject(&self, change: &Change, reader: Reader<'_>) -> bool {
        if matches!(change, Change::Figures { .. }) {
            return true;
        }
        change.subjects().into_iter().all(|subject| match subject {
            Subject::Indicator(id) => self
                .indicator(id)
                .is_none_or(|indicator| reader.sees_indicator(indicator, self)),
            Subject::Task(id) => self
                .task(id)
                .is_none_or(|task| reader.sees_task(task, self)),
            Subject::Item(id) => self
                .item(id)
                .is_none_or(|item| reader.sees_item(item, self)),
            Subject::Meeting(id) => self
                .meeting(id)
                .is_none_or(|meeting| reader.sees_meeting(meeting, self)),
            Subject::Unit(_) | Subject::Document(_) | Subject::Source(_) | Subject::Officer(_) => {
                true
            }
        })
    }
}
