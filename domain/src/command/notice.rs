//! What an officer does with notices, and what they want to be told.

use serde::{Deserialize, Serialize};

use crate::{
    Language,
    id::{CommandId, NoticeId},
    notice::NoticeKind,
};

/// Marks one notice as read, or all there are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadNotices {
    pub id: CommandId,
    pub notice: Option<NoticeId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepPreferences {
    pub id: CommandId,
    /// A mail address as it was typed; empty for no mail.
    pub address: String,
    pub language: Language,
    pub in_app: Vec<NoticeKind>,
    pub by_mail: Vec<NoticeKind>,
    pub digest: bool,
    /// Whether a key alone may mean something, such as `?`.
    pub single_keys: bool,
}

/// Keeps a page with its filters, to be found again by a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepFilter {
    pub id: CommandId,
    pub name: String,
    /// An address as it was sent.
    pub page: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropFilter {
    pub id: CommandId,
    pub page: String,
}

/// Opens one's calendar under a new address, or closes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCalendar {
    pub id: CommandId,
    pub open: bool,
}
