//! Notices: what an officer is told, once, about a place that concerns them. Notices that follow
//! from a command are written with it; those that follow from time are made by whoever looks at
//! the clock. Both have ids that say what they are about, so that making one again is noticed.
//!
//! - [`told`]: who is told of an event, and of what. [`due`]: what a deadline gives occasion to.
//! - [`posts`]: who has which role where, and who of them is nearest to a unit.
//! - [`preferences`]: what an officer wants to be told, and by which way. [`letter`]: the mail.

pub mod due;
pub mod filter;
pub mod letter;
pub mod posts;
pub mod preferences;
pub mod told;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ulid::Ulid;

use crate::{
    Language,
    figure::sheet::SheetKey,
    id::{
        ExplanationId, FeedbackId, IndicatorId, MeetingId, NoticeId, ObstacleId, OfficerId, TaskId,
        UnitId,
    },
    journal::Hash,
    period::Period,
};

/// On what occasion somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// Work was given to one's unit.
    Assigned,
    /// A figure came back with a reason.
    Returned,
    /// An explanation is asked for, or asked for again.
    Asked,
    /// Something stops work that one has the authority to remove.
    Blocked,
    /// One's unit is asked to take over what a former unit left.
    HandedOver,
    /// One's unit is invited to a meeting.
    Invited,
    /// A product was handed in that one can accept.
    HandedIn,
    /// A deadline is at most [`due::SOON`] days away.
    DueSoon,
    /// A deadline has passed.
    Overdue,
    /// What one handed in was decided.
    Decided,
    /// A deadline has passed in a unit below, and it has come up to one's own.
    GoneUp,
    /// A citizen asked or reported something, or asked again.
    Feedback,
}

impl NoticeKind {
    /// In the order of their making, and so new ones at the end: see
    /// [`Preferences`](preferences::Preferences).
    pub const ALL: [Self; 12] = [
        Self::Assigned,
        Self::Returned,
        Self::Asked,
        Self::Blocked,
        Self::Invited,
        Self::DueSoon,
        Self::Overdue,
        Self::Decided,
        Self::GoneUp,
        Self::HandedIn,
        Self::HandedOver,
        Self::Feedback,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Assigned => language.pick("được giao việc", "assigned"),
            Self::Returned => language.pick("bị trả lại", "returned"),
            Self::Asked => language.pick("được yêu cầu giải trình", "asked to explain"),
            Self::Blocked => language.pick("có vướng mắc cần tháo gỡ", "obstacle to remove"),
            Self::HandedOver => language.pick("được đề nghị tiếp nhận", "asked to take over"),
            Self::Invited => language.pick("được mời họp", "invited to a meeting"),
            Self::HandedIn => language.pick("có sản phẩm chờ nghiệm thu", "a product to accept"),
            Self::DueSoon => language.pick("sắp đến hạn", "due soon"),
            Self::Overdue => language.pick("quá hạn", "overdue"),
            Self::Decided => language.pick("đã có quyết định", "decided"),
            Self::GoneUp => language.pick("cấp dưới quá hạn", "overdue in a unit below"),
            Self::Feedback => language.pick("có phản ánh của người dân", "feedback from a citizen"),
        }
    }

    /// As forms name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Returned => "returned",
            Self::Asked => "asked",
            Self::Blocked => "blocked",
            Self::HandedOver => "handed-over",
            Self::Invited => "invited",
            Self::HandedIn => "handed-in",
            Self::DueSoon => "due-soon",
            Self::Overdue => "overdue",
            Self::Decided => "decided",
            Self::GoneUp => "gone-up",
            Self::Feedback => "feedback",
        }
    }

    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The place that a notice leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    Task(TaskId),
    /// An indicator's figures of a unit, whatever the period.
    Indicator {
        indicator: IndicatorId,
        unit: UnitId,
    },
    Figure {
        indicator: IndicatorId,
        unit: UnitId,
        period: Period,
    },
    /// Several figures of a sheet, or the round it belongs to.
    Sheet(SheetKey),
    Explanation(ExplanationId),
    Obstacle(ObstacleId),
    Feedback(FeedbackId),
    Meeting(MeetingId),
    /// What this former unit left unfinished.
    Handover(UnitId),
}

/// Something an officer is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub id: NoticeId,
    pub to: OfficerId,
    pub kind: NoticeKind,
    pub about: About,
    /// How many figures of a sheet it is about; 1 for everything else.
    pub count: u32,
    pub at: Timestamp,
    /// The deadline that is near or has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Timestamp>,
    /// Whether the centre shows it; without this it is there for the mail alone.
    pub shown: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<Timestamp>,
}

/// Makes the id of a notice or a letter from what makes it one of its kind: the same content
/// gives the same id, at whatever time and on whatever server it is made.
pub(crate) fn id_of(at: Timestamp, content: &impl Serialize) -> Ulid {
    // Ids and enums without floats or maps: they can always be written.
    let text = serde_json::to_string(content).unwrap_or_default();
    let hash = Hash::of(text.as_bytes()).to_string();
    let random = u128::from_str_radix(&hash[..20], 16).unwrap_or_default();
    let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
    Ulid::from_parts(millis, random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_their_codes() {
        for kind in NoticeKind::ALL {
            assert_eq!(NoticeKind::of_code(kind.code()), Some(kind));
        }
        assert_eq!(NoticeKind::of_code("urgent"), None);
    }

    #[test]
    fn the_same_content_has_the_same_id_and_other_content_another() {
        let at = "2026-11-23T10:00:00Z".parse().unwrap();
        assert_eq!(id_of(at, &("a", 1)), id_of(at, &("a", 1)));
        assert_ne!(id_of(at, &("a", 1)), id_of(at, &("a", 2)));
        assert_eq!(
            id_of(at, &"x").timestamp_ms(),
            1_795_428_000_000,
            "ids are ordered by time"
        );
    }
}
