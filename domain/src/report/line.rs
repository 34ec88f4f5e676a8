//! Lines: one thing that the book says, by what it is about. Sections are composed of them.

use serde::{Deserialize, Serialize};

use crate::{
    id::{IndicatorId, ItemId, MeetingId, ObstacleId, TaskId, UnitId},
    period::Period,
    text::normalise,
};

/// What a line is about; within a section each occurs once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// All promises at a glance.
    Counts,
    Figure {
        indicator: IndicatorId,
        unit: UnitId,
        period: Period,
    },
    /// What was told of a task, by its place among what was told.
    Update {
        task: TaskId,
        number: u16,
    },
    Task(TaskId),
    Obstacle(ObstacleId),
    Item(ItemId),
    Conclusion {
        meeting: MeetingId,
        number: u16,
    },
    /// There is nothing.
    Nothing,
    /// There is more than fits.
    More,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub key: Key,
    /// The item of the programme that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    pub text: String,
}

impl Line {
    /// As it stands in a section.
    #[must_use]
    pub fn written(&self) -> String {
        match self.key {
            Key::Counts | Key::Nothing | Key::More => self.text.clone(),
            _ => format!("- {}", self.text),
        }
    }
}

/// A section's heading for an item of the programme.
pub(super) fn group_heading(group: &str) -> String {
    format!("{group}:")
}

/// The text of a section as the book gives it: what belongs to no item first, then item by item.
#[must_use]
pub fn compose(lines: &[Line]) -> String {
    let mut text = Vec::with_capacity(lines.len());
    let mut group = None;
    for line in lines {
        if line.group != group {
            text.extend(line.group.as_deref().map(group_heading));
            group.clone_from(&line.group);
        }
        text.push(line.written());
    }
    normalise(&text.join("\n"))
}

/// Lines in groups, in the order in which the groups first appear; those without one first.
pub(super) fn grouped(lines: &[Line]) -> Vec<Line> {
    let mut groups: Vec<Option<String>> = vec![None];
    for line in lines {
        if !groups.contains(&line.group) {
            groups.push(line.group.clone());
        }
    }
    groups
        .iter()
        .flat_map(|group| lines.iter().filter(move |line| line.group == *group))
        .cloned()
        .collect()
}

/// So much of a section fits into its form with room for what is written besides.
const MOST_LETTERS: usize = 8_000;

/// As many as fit; how many do not is said.
pub(super) fn capped(lines: Vec<Line>) -> Vec<Line> {
    let mut letters = 0;
    let all = lines.len();
    let mut kept = Vec::with_capacity(all);
    for line in lines {
        letters += line.text.chars().count()
            + line
                .group
                .as_ref()
                .map_or(3, |name| name.chars().count() + 4);
        if letters > MOST_LETTERS {
            break;
        }
        kept.push(line);
    }
    let left = all - kept.len();
    if left > 0 {
        kept.push(Line {
            key: Key::More,
            group: None,
            text: format!("Còn {left} nội dung khác không nêu hết ở đây."),
        });
    }
    kept
}
