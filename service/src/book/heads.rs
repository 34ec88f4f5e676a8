//! How all indicators of a programme stand today for everybody: found when it is first asked for after a change,
//! and not again until the next one.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{Date, id::DocumentId};

use super::indicator::Headed;

#[derive(Default)]
pub(super) struct Heads(Mutex<Found>);

#[derive(Default)]
struct Found {
    on: Option<Date>,
    of: BTreeMap<DocumentId, Arc<[Headed]>>,
}

impl Heads {
    /// Whatever changes the book may change any of them.
    pub(super) fn forget(&mut self) {
        let found = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        if found.on.is_some() {
            *found = Found::default();
        }
    }

    pub(super) fn of(
        &self,
        programme: DocumentId,
        on: Date,
        find: impl FnOnce() -> Vec<Headed>,
    ) -> Arc<[Headed]> {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if found.on != Some(on) {
            *found = Found {
                on: Some(on),
                of: BTreeMap::new(),
            };
        }
        let heads = found.of.entry(programme).or_insert_with(|| find().into());
        Arc::clone(heads)
    }
}
