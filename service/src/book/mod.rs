//! The book as people read it: everything in memory, rebuilt from the store at the start and
//! kept current after each commit, so that reading a page costs the database nothing.
//!
//! The fields are what was kept; the folders beside are what pages ask for. Whether somebody
//! may see a restricted record is decided here, by [`Reader`], for every query alike.

mod address;
pub mod agenda;
pub mod check;
mod deadline;
pub mod document;
pub mod evidence;
pub mod explanation;
pub mod feedback;
pub mod freshness;
pub mod grid;
pub mod handover;
pub mod here;
pub mod home;
pub mod indicator;
pub mod item;
pub mod live;
pub mod log;
pub mod meeting;
mod memo;
pub mod news;
pub mod notice;
pub mod obstacle;
pub mod owed;
pub mod owner;
mod past;
pub mod programme;
mod promised;
mod reader;
pub mod reform;
pub mod reliability;
pub mod report;
pub mod revision;
pub mod round;
pub mod search;
mod sheets;
mod short;
pub mod task;
pub mod unit;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use domain::{
    Date, Refusal,
    calendar::Calendar,
    document::Document,
    explanation::Explanation,
    feedback::{Feedback, Reference},
    figure::{
        Cell,
        sheet::{Sheet, SheetKey},
    },
    handover::Handover,
    id::{
        DocumentId, ExplanationId, FeedbackId, HandoverId, IndicatorId, ItemId, MeetingId,
        ObstacleId, OfficerId, ReportId, Slug, SourceId, TaskId, UnitId,
    },
    indicator::Indicator,
    item::Item,
    journal::Entry,
    meeting::Meeting,
    notice::posts::Posts,
    obstacle::Obstacle,
    officer::{AccountName, Officer},
    owner::{Duty, Owner},
    period::Period,
    programme::Programme,
    report::Report,
    round::Extension,
    source::Source,
    task::Task,
    unit::tree::UnitTree,
};

pub use self::{address::Kind, reader::Reader};
use crate::store::{Record, RecordKey, Write};
use evidence::Files;
use indicator::Headed;
use log::Log;
use memo::Memo;
use notice::Notices;
use promised::Promised;
use round::UnitRound;
use search::{Index, Touched};
use sheets::Sheets;

/// Everything, by id, with the addresses that lead to it.
#[derive(Default)]
pub struct Book {
    tree: UnitTree,
    documents: BTreeMap<DocumentId, Document>,
    sources: BTreeMap<SourceId, Source>,
    /// Shared with what is shown: they are large, and lists show many.
    indicators: BTreeMap<IndicatorId, Arc<Indicator>>,
    promised: Promised,
    items: BTreeMap<ItemId, Item>,
    tasks: BTreeMap<TaskId, Task>,
    sheets: Sheets,
    officers: BTreeMap<OfficerId, Officer>,
    posts: Posts,
    notices: Notices,
    programmes: BTreeMap<DocumentId, Programme>,
    calendar: Calendar,
    extensions: BTreeMap<SheetKey, Extension>,
    pub(crate) owners: BTreeMap<Duty, Owner>,
    explanations: BTreeMap<ExplanationId, Explanation>,
    obstacles: BTreeMap<ObstacleId, Obstacle>,
    feedback: BTreeMap<FeedbackId, Feedback>,
    references: HashMap<Reference, FeedbackId>,
    meetings: BTreeMap<MeetingId, Meeting>,
    pub(crate) handovers: BTreeMap<HandoverId, Handover>,
    files: Files,
    reports: BTreeMap<ReportId, Report>,
    addresses: HashMap<(Kind, Slug), ulid::Ulid>,
    /// Of what was written since the start.
    revisions: HashMap<RecordKey, u64>,
    log: Log,
    /// How all indicators of a programme stand on a day, for everybody.
    heads: Memo<Date, Headed>,
    /// What of rounds is owed in a minute, as everybody may know of it.
    owed: Memo<i64, Arc<UnitRound>>,
    /// Of this reading of the store: marks of another are not known.
    opening: u32,
    /// Apart, so that the book itself stays small enough to be handed around.
    index: Box<Index>,
}

impl Book {
    /// Puts one record in the place of what it was.
    pub fn put(&mut self, record: Record) {
        self.forget_found();
        match record {
            Record::Unit(unit) => self.tree.put(unit),
            Record::Succession(edge) => self.tree.put_succession(edge),
            Record::Document(document) => {
                self.address(Kind::Document, &document.slug, document.id.ulid());
                self.documents.insert(document.id, document);
            }
            Record::Source(source) => {
                self.address(Kind::Source, &source.slug, source.id.ulid());
                self.sources.insert(source.id, source);
            }
            Record::Indicator(indicator) => {
                self.address(Kind::Indicator, &indicator.slug, indicator.id.ulid());
                let indicator = Arc::new(indicator);
                let before = self.indicators.get(&indicator.id);
                self.promised.put(before.map(AsRef::as_ref), &indicator);
                self.indicators.insert(indicator.id, indicator);
            }
            Record::Item(item) => {
                self.address(Kind::Item, &item.slug, item.id.ulid());
                self.items.insert(item.id, item);
            }
            Record::Task(task) => {
                self.address(Kind::Task, &task.slug, task.id.ulid());
                self.tasks.insert(task.id, task);
            }
            Record::Sheet(sheet) => self.sheets.put(sheet),
            Record::Officer(officer) => {
                self.posts.put(self.officers.get(&officer.id), &officer);
                self.officers.insert(officer.id, officer);
            }
            Record::Notice(notice) => self.notices.put(notice),
            Record::Letter(letter) => self.notices.put_letter(letter),
            Record::Preferences(wanted) => self.notices.put_preferences(wanted),
            Record::Programme(programme) => {
                self.programmes.insert(programme.document, programme);
            }
            Record::Holiday(holiday) => self.calendar.put(holiday),
            Record::Extension(extension) => {
                self.extensions.insert(extension.key.clone(), extension);
            }
            Record::Owner(owner) => {
                self.owners.insert(owner.duty, owner);
            }
            Record::Explanation(explanation) => {
                self.explanations.insert(explanation.id, explanation);
            }
            Record::Obstacle(obstacle) => {
                self.obstacles.insert(obstacle.id, obstacle);
            }
            Record::Feedback(feedback) => {
                self.references.insert(feedback.reference, feedback.id);
                self.feedback.insert(feedback.id, feedback);
            }
            Record::Evidence(evidence) => self.files.put(evidence),
            Record::Report(report) => {
                self.reports.insert(report.id, report);
            }
            Record::Meeting(meeting) => {
                self.address(Kind::Meeting, &meeting.slug, meeting.id.ulid());
                self.meetings.insert(meeting.id, meeting);
            }
            Record::Handover(handover) => {
                self.handovers.insert(handover.id, handover);
            }
        }
    }

    /// Adds journal entries as they are read.
    pub fn log(&mut self, entries: &[Entry]) {
        self.forget_found();
        for entry in entries {
            self.log.read(entry);
        }
    }

    /// Orders the journal and makes what is searched, once everything is in.
    pub fn settle(&mut self) {
        self.log.settle();
        self.index_all();
    }

    /// Takes in what was just committed. Of two commits the later one may come here first: a
    /// record is never replaced by an older one.
    pub(crate) fn take(&mut self, writes: Vec<Write>, entries: &[Entry]) {
        let mut touched = Touched::default();
        for Write { record, read_at } in writes {
            let revision = read_at.unwrap_or(0) + 1;
            let known = self.revisions.entry(record.key()).or_default();
            if *known < revision {
                *known = revision;
                touched.note(&record, self);
                self.put(record);
            }
        }
        self.forget_found();
        for entry in entries {
            self.log.written(entry);
        }
        self.index_touched(touched);
    }

    /// What was found out may have changed with the book.
    fn forget_found(&mut self) {
        self.heads.forget();
        self.owed.forget();
    }

    /// Takes out what the store has forgotten.
    pub(crate) fn forget(&mut self, keys: &[RecordKey]) {
        for key in keys {
            self.revisions.remove(key);
            self.notices.forget(key);
        }
    }

    #[must_use]
    pub const fn tree(&self) -> &UnitTree {
        &self.tree
    }

    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(&id)
    }

    /// A document whose items are followed.
    pub(crate) fn followed_programme(&self, id: DocumentId) -> Result<&Document, Refusal> {
        self.document(id)
            .filter(|document| document.programme)
            .ok_or(Refusal::NotFound)
    }

    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(&id)
    }

    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(&id).map(AsRef::as_ref)
    }

    #[must_use]
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.get(&id)
    }

    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.get(&id)
    }

    #[must_use]
    pub fn officer(&self, id: OfficerId) -> Option<&Officer> {
        self.officers.get(&id)
    }

    pub fn officers(&self) -> impl Iterator<Item = &Officer> {
        self.officers.values()
    }

    /// Who has which role where.
    pub(crate) const fn posts(&self) -> &Posts {
        &self.posts
    }

    #[must_use]
    pub fn officer_by_account(&self, account: &AccountName) -> Option<&Officer> {
        self.officers
            .values()
            .find(|officer| officer.account == *account)
    }

    /// The programmes, newest first.
    #[must_use]
    pub fn programmes(&self) -> Vec<&Document> {
        let mut programmes: Vec<_> = self
            .documents
            .values()
            .filter(|document| document.programme)
            .collect();
        programmes.sort_by_key(|document| {
            (
                std::cmp::Reverse(
                    document
                        .date
                        .map_or(document.starts, |date| Some(date.year())),
                ),
                document.slug.clone(),
            )
        });
        programmes
    }

    pub fn all_items(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    pub fn all_tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.values()
    }

    pub fn all_indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.values().map(AsRef::as_ref)
    }

    #[must_use]
    pub fn sources(&self) -> Vec<&Source> {
        let mut all: Vec<_> = self.sources.values().collect();
        all.sort_by(|a, b| {
            b.published
                .cmp(&a.published)
                .then_with(|| a.slug.cmp(&b.slug))
        });
        all
    }

    /// A cell, published or not.
    #[must_use]
    pub fn cell(&self, indicator: &Indicator, unit: UnitId, period: &Period) -> Option<&Cell> {
        self.sheets
            .get(indicator.programme, unit, *period)
            .and_then(|sheet| sheet.cell(indicator.id))
    }

    #[must_use]
    pub fn sheet(&self, key: &SheetKey) -> Option<&Sheet> {
        self.sheets.at(key)
    }

    /// The sheets of a programme.
    fn sheets_of(&self, programme: DocumentId) -> impl Iterator<Item = &Sheet> {
        self.sheets.of(programme)
    }

    /// Every place where an indicator has a promise or a cell: unit and period, latest first.
    pub(crate) fn places(&self, indicator: &Indicator) -> Vec<(UnitId, Period)> {
        let mut places: Vec<_> = indicator
            .promises
            .iter()
            .map(|promise| (promise.unit, promise.period))
            .chain(
                self.sheets_of(indicator.programme)
                    .filter(|sheet| sheet.cell(indicator.id).is_some())
                    .map(|sheet| (sheet.key.unit, sheet.key.period)),
            )
            .collect();
        places.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        places.dedup();
        places
    }
}
