//! What is the same for everybody until the book changes or time goes on: found for a programme when it is first
//! asked for, and not again until then.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::id::DocumentId;

/// `When` is what it depends on besides the book: a day, a minute.
pub(super) struct Memo<When, One>(Mutex<Found<When, One>>);

struct Found<When, One> {
    when: Option<When>,
    of: BTreeMap<DocumentId, Arc<[One]>>,
}

impl<When, One> Default for Memo<When, One> {
    fn default() -> Self {
        Self(Mutex::new(Found::nothing()))
    }
}

impl<When, One> Found<When, One> {
    const fn nothing() -> Self {
        Self {
            when: None,
            of: BTreeMap::new(),
        }
    }
}

impl<When: PartialEq, One> Memo<When, One> {
    /// Whatever changes the book may change any of it.
    pub(super) fn forget(&mut self) {
        let found = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        if found.when.is_some() {
            *found = Found::nothing();
        }
    }

    pub(super) fn of(
        &self,
        programme: DocumentId,
        when: When,
        find: impl FnOnce() -> Vec<One>,
    ) -> Arc<[One]> {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if found.when.as_ref() != Some(&when) {
            *found = Found {
                when: Some(when),
                of: BTreeMap::new(),
            };
        }
        let all = found.of.entry(programme).or_insert_with(|| find().into());
        Arc::clone(all)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use ulid::Ulid;

    use super::*;

    #[test]
    fn what_was_found_is_kept_until_the_book_changes_or_time_goes_on() {
        let programme = |id| DocumentId::new(Ulid::from(id));
        let times = Cell::new(0);
        let find = || {
            times.set(times.get() + 1);
            vec![times.get()]
        };
        let mut memo = Memo::default();
        assert_eq!(*memo.of(programme(1), 7, find), [1]);
        assert_eq!(*memo.of(programme(1), 7, find), [1]);
        assert_eq!(
            *memo.of(programme(2), 7, find),
            [2],
            "each programme has its own"
        );
        assert_eq!(*memo.of(programme(1), 8, find), [3], "another time");
        assert_eq!(
            *memo.of(programme(2), 8, find),
            [4],
            "of which nothing is left"
        );
        memo.forget();
        assert_eq!(*memo.of(programme(1), 8, find), [5]);
    }
}
