//! What the book says otherwise since something was gathered, and how it is taken over.

use super::{Line, Section, compose, line::group_heading};

/// How what the book says now differs from what it said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    pub added: Vec<Line>,
    /// Before and now.
    pub changed: Vec<(Line, Line)>,
    pub removed: Vec<Line>,
}

impl Drift {
    #[must_use]
    pub fn between(before: &[Line], now: &[Line]) -> Self {
        let of =
            |lines: &[Line], line: &Line| lines.iter().find(|other| other.key == line.key).cloned();
        let mut drift = Self::default();
        for line in now {
            match of(before, line) {
                None => drift.added.push(line.clone()),
                Some(was) if was.text != line.text => drift.changed.push((was, line.clone())),
                Some(_) => {}
            }
        }
        drift.removed = before
            .iter()
            .filter(|line| of(now, line).is_none())
            .cloned()
            .collect();
        drift
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.added.len() + self.changed.len() + self.removed.len()
    }
}

/// The text of a section with what the book says now. A section that nobody wrote in is composed
/// anew. Otherwise each line that still stands as it was gathered is replaced or taken out, what is
/// new comes behind its group, and every word that was written by hand stays: also where the line
/// it came from has changed, whose new wording is then added below.
pub(super) fn take_over(section: &Section, now: &[Line]) -> String {
    if !section.is_edited() {
        return compose(now);
    }
    let drift = Drift::between(&section.lines, now);
    let mut text: Vec<String> = section.text.lines().map(str::to_owned).collect();
    let place = |text: &[String], line: &Line| {
        let written = line.written();
        text.iter().position(|one| *one == written)
    };
    for gone in &drift.removed {
        if let Some(at) = place(&text, gone) {
            text.remove(at);
        }
    }
    let mut new = drift.added;
    for (was, line) in drift.changed {
        match place(&text, &was) {
            Some(at) => text[at] = line.written(),
            None => new.push(line),
        }
    }
    for line in new {
        let group = line.group.as_deref().map(group_heading);
        let beside = now
            .iter()
            .filter(|other| other.group == line.group)
            .filter_map(|other| place(&text, other))
            .max()
            .or_else(|| {
                group
                    .as_ref()
                    .and_then(|heading| text.iter().position(|one| one == heading))
            });
        if let Some(at) = beside {
            text.insert(at + 1, line.written());
        } else {
            text.extend(group);
            text.push(line.written());
        }
    }
    text.join("\n")
}
