//! Evidence as pages show it: with the figure, task or update that it is of, for those who may
//! know it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    evidence::{Evidence, Proven},
    id::{EvidenceId, TaskId, UnitId},
    journal::Hash,
    policy::{self, AttachEvidence, ReadRestricted},
    task::Update,
};

use super::{Book, Reader};

/// All evidence, by what it is of; and how much it takes.
#[derive(Default)]
pub(super) struct Files {
    all: BTreeMap<EvidenceId, Evidence>,
    of: BTreeMap<Proven, BTreeSet<EvidenceId>>,
    /// Of what is not withdrawn.
    bytes: BTreeMap<UnitId, u64>,
    named: BTreeMap<Hash, usize>,
}

impl Files {
    pub(super) fn put(&mut self, evidence: Evidence) {
        if let Some(before) = self.all.remove(&evidence.id) {
            self.count(&before, false);
        }
        self.count(&evidence, true);
        self.of.entry(evidence.of).or_default().insert(evidence.id);
        self.all.insert(evidence.id, evidence);
    }

    fn count(&mut self, evidence: &Evidence, is_more: bool) {
        if evidence.withdrawn.is_some() {
            return;
        }
        let bytes = self.bytes.entry(evidence.unit).or_default();
        let more = evidence.file.all_bytes();
        *bytes = if is_more {
            bytes.saturating_add(more)
        } else {
            bytes.saturating_sub(more)
        };
        for content in evidence.file.contents() {
            let named = self.named.entry(content).or_default();
            if is_more {
                *named += 1;
            } else {
                *named -= 1;
                if *named == 0 {
                    self.named.remove(&content);
                }
            }
        }
    }
}

impl Book {
    #[must_use]
    pub fn evidence(&self, id: EvidenceId) -> Option<&Evidence> {
        self.files.all.get(&id)
    }

    /// What there is of something for a reader, the earliest first; without what was withdrawn.
    pub fn evidence_of<'a>(
        &'a self,
        of: Proven,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = &'a Evidence> {
        self.evidence_known(of, reader)
            .filter(|one| one.withdrawn.is_none())
    }

    /// The same with what was withdrawn.
    pub fn evidence_known<'a>(
        &'a self,
        of: Proven,
        reader: Reader<'a>,
    ) -> impl Iterator<Item = &'a Evidence> {
        let of = self.files.of.get(&of).into_iter().flatten();
        of.filter_map(|id| self.files.all.get(id))
            .filter(move |one| reader.sees_evidence(one, self))
    }

    /// The place of an update among those of its task, as evidence names it.
    #[must_use]
    pub fn update_number(&self, task: TaskId, update: &Update) -> Option<u32> {
        let task = self.task(task)?;
        let at = task.updates.iter().position(|one| one == update)?;
        u32::try_from(at).ok()
    }

    /// Pieces that are not withdrawn, whoever may see them.
    pub(crate) fn evidence_count(&self, of: Proven) -> usize {
        let of = self.files.of.get(&of).into_iter().flatten();
        of.filter_map(|id| self.files.all.get(id))
            .filter(|one| one.withdrawn.is_none())
            .count()
    }

    /// Bytes that a unit keeps, and all units together.
    pub(crate) fn evidence_bytes(&self, unit: UnitId) -> (u64, u64) {
        let bytes = &self.files.bytes;
        (
            bytes.get(&unit).copied().unwrap_or_default(),
            bytes.values().sum(),
        )
    }

    /// Whether a file belongs to some evidence that is not withdrawn.
    pub(crate) fn names_content(&self, content: Hash) -> bool {
        self.files.named.contains_key(&content)
    }

    /// The unit that answers for what evidence is of, and whether that is restricted now.
    fn is_restricted_now(&self, of: Proven) -> bool {
        match of {
            Proven::Figure { indicator, .. } => {
                self.indicator(indicator).is_none_or(|one| one.restricted)
            }
            Proven::Task(task) | Proven::Update { task, .. } => {
                self.task(task).is_none_or(|one| one.restricted)
            }
        }
    }
}

impl Reader<'_> {
    /// Evidence is seen with what it is of: of a figure, what was approved with it; all of it by
    /// those who enter, check or attach it, and by those who may read what is restricted.
    #[must_use]
    pub fn sees_evidence(&self, one: &Evidence, book: &Book) -> bool {
        one.is_there_on(self.on) && (self.has_part_in(one, book) || self.is_open(one, book))
    }

    fn has_part_in(&self, one: &Evidence, book: &Book) -> bool {
        let Some(actor) = self.actor else {
            return false;
        };
        let tree = book.tree();
        let checks = match one.of {
            Proven::Figure { indicator, .. } => book
                .indicator(indicator)
                .is_some_and(|known| book.is_in_chain(actor, known.programme, one.unit)),
            Proven::Task(_) | Proven::Update { .. } => false,
        };
        checks
            || policy::may::<ReadRestricted>(actor, one.unit, tree)
            || policy::may::<AttachEvidence>(actor, one.unit, tree)
    }

    fn is_open(&self, one: &Evidence, book: &Book) -> bool {
        if one.restricted || book.is_restricted_now(one.of) {
            return false;
        }
        match one.of {
            Proven::Figure {
                indicator,
                unit,
                period,
            } => book
                .indicator(indicator)
                .and_then(|indicator| book.cell(indicator, unit, &period))
                .is_some_and(|cell| one.is_published(cell, self.on)),
            Proven::Task(_) => true,
            Proven::Update { task, number } => book
                .task(task)
                .and_then(|task| task.updates.get(usize::try_from(number).ok()?))
                .is_some_and(|update| update.on <= self.on),
        }
    }
}
