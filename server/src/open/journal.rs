//! The journal, one chain a unit: each entry with its number and hash, so that the chain can be
//! followed. What is not public keeps its place and says nothing.

use domain::{
    figure::FigureStep,
    journal::{Change, FigureShown, Subject},
};
use serde::Serialize;
use service::book::{Book, log::Logged};
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::List,
    parameter,
    refused::Refused,
    wire::{
        promised::Period,
        quantity::Published,
        seen::{Actor, Ground, Reference, Seen},
        text::{Day, Moment, Text},
    },
};

/// A chain and how long it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Chain {
    pub unit: Option<Reference>,
    pub entries: usize,
    pub url: String,
    pub page: Text,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Entry {
    pub number: u64,
    /// SHA-256 over the hash before it and the entry.
    pub hash: String,
    /// None for what is not public.
    pub event: Option<Event>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Event {
    pub at: Moment,
    pub by: Actor,
    pub change: ChangeKind,
    /// What was done, as the program names it: `approve-figure`, `post-update`.
    pub action: String,
    pub about: Vec<Reference>,
    pub period: Option<Period>,
    /// Of published figures: what stood there and what stands there since.
    pub figures: Vec<FigureChange>,
    /// What was said, asked or answered, or the reason given.
    pub text: Option<String>,
    /// Whom it was asked of, or passed on to.
    pub to: Option<Reference>,
    pub due: Option<Day>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureChange {
    pub indicator: Option<Reference>,
    pub before: Option<FigureThen>,
    pub after: Option<FigureThen>,
    pub reason: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FigureThen {
    pub as_published: Published,
    pub ground: Ground,
}

/// What kind of change an entry tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    Figure,
    Figures,
    FiguresTakenOver,
    Task,
    Update,
    Evidence,
    Obstacle,
    Meeting,
    Allocation,
    Entered,
    Document,
    Item,
    Indicator,
    Promise,
    Programme,
    Holiday,
    Round,
    Unit,
    Reform,
    Source,
    Handover,
    Feedback,
    /// Of a kind that is never public.
    Other,
}

fn kind(change: &Change) -> ChangeKind {
    match change {
        Change::Figure { .. } => ChangeKind::Figure,
        Change::Cells { .. } => ChangeKind::Figures,
        Change::Figures { .. } => ChangeKind::FiguresTakenOver,
        Change::Task { .. } => ChangeKind::Task,
        Change::Update { .. } => ChangeKind::Update,
        Change::Evidence { .. } => ChangeKind::Evidence,
        Change::Obstacle { .. } => ChangeKind::Obstacle,
        Change::Meeting { .. } => ChangeKind::Meeting,
        Change::Allocation { .. } => ChangeKind::Allocation,
        Change::Entered { .. } => ChangeKind::Entered,
        Change::Document { .. } => ChangeKind::Document,
        Change::Item { .. } => ChangeKind::Item,
        Change::Indicator { .. } => ChangeKind::Indicator,
        Change::Promise { .. } => ChangeKind::Promise,
        Change::Programme { .. } => ChangeKind::Programme,
        Change::Holiday { .. } => ChangeKind::Holiday,
        Change::Round { .. } => ChangeKind::Round,
        Change::Unit { .. } => ChangeKind::Unit,
        Change::Reform { .. } => ChangeKind::Reform,
        Change::Source { .. } => ChangeKind::Source,
        Change::Handover { .. } => ChangeKind::Handover,
        Change::Feedback { .. } => ChangeKind::Feedback,
        Change::Report { .. }
        | Change::Explanation { .. }
        | Change::Officer { .. }
        | Change::Grants { .. }
        | Change::Owner { .. } => ChangeKind::Other,
    }
}

impl Event {
    fn of(logged: &Logged, seen: &Seen<'_>) -> Self {
        let event = &logged.event;
        let mut drawn = Self {
            at: event.at.into(),
            by: seen.actor(event.by),
            change: kind(&event.change),
            action: event.action.name().to_owned(),
            about: about(&event.change, seen),
            period: None,
            figures: Vec::new(),
            text: None,
            to: None,
            due: None,
        };
        drawn.say(&event.change, seen);
        drawn
    }

    /// What a change tells beside what it is about.
    fn say(&mut self, change: &Change, seen: &Seen<'_>) {
        match change {
            Change::Figure {
                indicator,
                period,
                step: FigureStep::Approved,
                before,
                after,
                reason,
                ..
            } => {
                self.period = Some(period.into());
                self.figures = vec![FigureChange {
                    indicator: seen.indicator(*indicator),
                    before: then(before.as_ref(), seen),
                    after: then(after.as_ref(), seen),
                    reason: reason.clone(),
                }];
            }
            Change::Cells {
                period,
                step: FigureStep::Approved,
                cells,
                ..
            } => {
                self.period = Some(period.into());
                self.figures = cells
                    .iter()
                    .map(|cell| FigureChange {
                        indicator: seen.indicator(cell.indicator),
                        before: then(cell.before.as_ref(), seen),
                        after: then(cell.after.as_ref(), seen),
                        reason: cell.reason.clone(),
                    })
                    .collect();
            }
            Change::Figures { period, .. } => self.period = Some(period.into()),
            Change::Allocation { period, ground, .. } => {
                self.period = Some(period.into());
                self.text = Some(ground.clone());
            }
            Change::Round {
                period,
                reason,
                until,
                ..
            } => {
                self.period = Some(period.into());
                self.text.clone_from(reason);
                self.due = until.map(Day::from);
            }
            Change::Obstacle { text, to, due, .. } => {
                self.text.clone_from(text);
                self.to = to.and_then(|unit| seen.unit(unit));
                self.due = due.map(Day::from);
            }
            Change::Handover { text, to, .. } => {
                self.text.clone_from(text);
                self.to = to.and_then(|unit| seen.unit(unit));
            }
            Change::Evidence { name, reason, .. } => {
                self.text = Some(reason.clone().unwrap_or_else(|| name.clone()));
            }
            Change::Update { update, .. } => {
                self.text = update.results.as_ref().map(|text| text.vi.clone());
            }
            _ => {}
        }
    }
}

fn then(shown: Option<&FigureShown>, seen: &Seen<'_>) -> Option<FigureThen> {
    shown.map(|shown| FigureThen {
        as_published: (&shown.quantity).into(),
        ground: seen.ground(&shown.ground),
    })
}

/// The records that a change is about, as far as anybody may know them.
fn about(change: &Change, seen: &Seen<'_>) -> Vec<Reference> {
    change
        .subjects()
        .into_iter()
        .filter_map(|subject| match subject {
            Subject::Unit(id) => seen.unit(id),
            Subject::Document(id) => seen.document(id),
            Subject::Source(id) => seen.source(id),
            Subject::Indicator(id) => seen.indicator(id),
            Subject::Task(id) => seen.task(id),
            Subject::Item(id) => seen.item(id),
            Subject::Meeting(id) => seen.meeting(id),
            Subject::Officer(_) => None,
        })
        .collect()
}

#[expect(clippy::unnecessary_wraps, reason = "others may refuse")]
pub fn chains(asking: &Asking<'_>, book: &Book) -> Result<List<Chain>, Refused> {
    let seen = asking.seen(book);
    Ok(List::of(
        book.chains()
            .filter_map(|(id, entries)| Some((book.tree().get(id)?, entries))),
        |(unit, _)| unit.slug.to_string(),
        |(unit, entries)| {
            Some(Chain {
                unit: seen.unit(unit.id),
                entries,
                url: seen.url(&format!("/journal/{}", unit.slug)),
                page: seen.page(&format!("/nhat-ky/{}", unit.slug)),
            })
        },
        asking,
    ))
}

/// A chain from its first entry on.
pub fn chain(asking: &Asking<'_>, book: &Book) -> Result<List<Entry>, Refused> {
    let unit = book
        .tree()
        .by_slug(asking.slug())
        .ok_or(Refused::NotFound)?;
    let seen = asking.seen(book);
    let after = asking.get(&parameter::AFTER).and_then(parameter::number);
    let mut entries: Vec<_> = book
        .chain_of(unit.id, seen.reader)
        .take_while(|(number, ..)| after.is_none_or(|after| *number > after))
        .collect();
    entries.reverse();
    Ok(List::drawn(
        entries
            .into_iter()
            .map(|entry| (entry.0.to_string(), entry)),
        |(number, hash, logged)| {
            Some(Entry {
                number,
                hash: hash.to_string(),
                event: logged.map(|logged| Event::of(logged, &seen)),
            })
        },
        asking,
    ))
}
