//! What open pages are told as it happens: which things a change concerns that everybody may know of. The
//! journal in memory is what is told from, so that nothing is kept twice.

use std::{collections::BTreeSet, fmt, str::FromStr};

use domain::{
    Date,
    id::{DocumentId, UnitId},
    journal::{Hash, Subject},
};

use super::{Book, Reader, log::Logged};

/// Whoever was away while more was written than this reads the page again.
const MOST: usize = 512;
/// So many hexadecimal digits of an entry's hash tell it from the latest [`MOST`].
const DIGITS: usize = 16;

/// How far somebody was told: by the latest entry that everybody may see. It says nothing of those that
/// not everybody may, not even how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Of the book's opening: entries come in another order after the next.
    opening: u32,
    /// Nothing where there is no entry yet.
    entry: String,
}

/// Not what a page was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mark")]
pub struct NotAMark;

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}{}", self.opening, self.entry)
    }
}

impl FromStr for Mark {
    type Err = NotAMark;

    fn from_str(text: &str) -> Result<Self, NotAMark> {
        let (opening, entry) = text.split_at_checked(8).ok_or(NotAMark)?;
        let is_known = [0, DIGITS].contains(&entry.len())
            && text.bytes().all(|digit| digit.is_ascii_hexdigit());
        let opening = u32::from_str_radix(opening, 16).map_err(|_| NotAMark)?;
        is_known
            .then(|| Self {
                opening,
                entry: entry.to_owned(),
            })
            .ok_or(NotAMark)
    }
}

/// How many entries a stream has passed on or over. It stays on the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed(usize);

/// What there is to tell after a place in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// Too much to tell of one by one.
    Much(Mark),
    Changes {
        mark: Mark,
        /// The things they concern, as the addresses of their pages have it (`chi-tieu/ocop`), and the units in
        /// which that is (`trong/huyen-tu-ky`).
        about: BTreeSet<String>,
    },
}

impl Book {
    /// Tells this opening of the book from every other.
    pub(crate) fn opened_as(&mut self, opening: u32) {
        self.opening = opening;
    }

    /// How far a page that is drawn now has told.
    #[must_use]
    pub fn mark(&self, today: Date) -> Mark {
        let nobody = Reader {
            actor: None,
            on: today,
        };
        let latest = self.log.latest();
        self.mark_of(latest.iter().rev().find(|one| self.shows(one, nobody)))
    }

    fn mark_of(&self, logged: Option<&Logged>) -> Mark {
        Mark {
            opening: self.opening,
            entry: logged.map(|one| digits(one.hash)).unwrap_or_default(),
        }
    }

    /// All that was written so far.
    #[must_use]
    pub fn passed(&self) -> Passed {
        Passed(self.log.latest().len())
    }

    /// The place behind a mark; none when it is no longer, or never was, known.
    #[must_use]
    pub fn passed_at(&self, mark: &Mark, today: Date) -> Option<Passed> {
        // Most come with the latest, also when much that is not for everybody was written since.
        if *mark == self.mark(today) {
            return Some(self.passed());
        }
        if mark.opening != self.opening {
            return None;
        }
        let all = self.log.latest();
        let first = all.len().saturating_sub(MOST);
        all[first..]
            .iter()
            .rposition(|one| digits(one.hash) == mark.entry)
            .map(|at| Passed(first + at + 1))
    }

    /// What was written after a place that everybody may know of.
    #[must_use]
    pub fn happened_after(&self, passed: Passed, today: Date) -> Option<Happened> {
        let nobody = Reader {
            actor: None,
            on: today,
        };
        let all = self.log.latest();
        let new = all.get(passed.0..).unwrap_or_default();
        if new.len() > MOST {
            return Some(Happened::Much(self.mark(today)));
        }
        let mut about = BTreeSet::new();
        let mut last = None;
        for logged in new.iter().filter(|one| self.shows(one, nobody)) {
            self.places_of(logged, &mut about);
            last = Some(logged);
        }
        last.map(|logged| Happened::Changes {
            mark: self.mark_of(Some(logged)),
            about,
        })
    }

    /// The things on whose pages a change can be seen.
    fn places_of(&self, logged: &Logged, about: &mut BTreeSet<String>) {
        let change = &logged.event.change;
        self.concerned_unit(logged.event.unit, about);
        if let Some(programme) = self.programme_of(change) {
            self.concerned_document(programme, about);
        }
        for subject in change.subjects() {
            match subject {
                Subject::Unit(unit) => self.concerned_unit(unit, about),
                Subject::Document(document) => self.concerned_document(document, about),
                Subject::Indicator(id) => {
                    let Some(indicator) = self.indicator(id) else {
                        continue;
                    };
                    about.insert(format!("chi-tieu/{}", indicator.slug));
                    for promise in &indicator.promises {
                        self.concerned_unit(promise.unit, about);
                    }
                }
                Subject::Task(id) => {
                    let Some(task) = self.task(id) else { continue };
                    about.insert(format!("nhiem-vu/{}", task.slug));
                    for unit in task.lead.iter().chain(&task.with) {
                        self.concerned_unit(*unit, about);
                    }
                }
                Subject::Meeting(id) => {
                    if let Some(meeting) = self.meeting(id) {
                        about.insert(format!("cuoc-hop/{}", meeting.slug));
                    }
                }
                // They have no page of their own.
                Subject::Item(_) | Subject::Source(_) | Subject::Officer(_) => {}
            }
        }
    }

    /// A unit by itself, and as something in each of those it ever was in: their pages count what is in them.
    fn concerned_unit(&self, unit: UnitId, about: &mut BTreeSet<String>) {
        let slug = |id| self.tree.get(id).map(|unit| &unit.slug);
        about.extend(slug(unit).map(|slug| format!("don-vi/{slug}")));
        let around = self.tree.ever_above(unit).into_iter().filter_map(slug);
        about.extend(around.map(|slug| format!("trong/{slug}")));
    }

    /// A document, and those it implements.
    fn concerned_document(&self, id: DocumentId, about: &mut BTreeSet<String>) {
        let Some(document) = self.document(id) else {
            return;
        };
        let above = document
            .implements
            .iter()
            .filter_map(|id| self.document(*id));
        about.extend(
            std::iter::once(document)
                .chain(above)
                .map(|document| format!("van-ban/{}", document.slug)),
        );
    }
}

fn digits(hash: Hash) -> String {
    let mut text = hash.to_string();
    text.truncate(DIGITS);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_back_and_nothing_else_is_one() {
        let entry = "0123456789abcdef".to_owned();
        for entry in [entry, String::new()] {
            let mark = Mark { opening: 7, entry };
            assert_eq!(mark.to_string().parse(), Ok(mark));
        }
        for bad in [
            "",
            "0000000",
            "00000007f",
            "0000000g0123456789abcdef",
            "+000000700000000000000000",
            "đđđđđđđđ",
        ] {
            assert_eq!(bad.parse::<Mark>(), Err(NotAMark), "{bad}");
        }
    }
}
