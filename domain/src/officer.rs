//! Officers. Publicly an officer is a role in a unit, never a name: responsibility belongs
//! to the role, and it stays when the person moves on.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    id::{OfficerId, UnitId},
    policy::{Grant, Role},
};

/// The name an officer signs in with: 3 to 64 of lower-case letters, digits, ".", "-", "_".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountName(String);

impl AccountName {
    pub const MIN: usize = 3;
    pub const MAX: usize = 64;

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an account name has 3 to 64 lower-case letters, digits, dots, hyphens or underscores")]
pub struct NotAnAccountName;

impl TryFrom<String> for AccountName {
    type Error = NotAnAccountName;
    fn try_from(text: String) -> Result<Self, NotAnAccountName> {
        let text = text.trim().to_lowercase();
        let allowed = text.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_')
        });
        if !allowed || !(Self::MIN..=Self::MAX).contains(&text.len()) {
            return Err(NotAnAccountName);
        }
        Ok(Self(text))
    }
}

impl From<AccountName> for String {
    fn from(name: AccountName) -> Self {
        name.0
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    pub id: OfficerId,
    pub account: AccountName,
    /// The post, as colleagues know it: "Công chức tổng hợp, Văn phòng HĐND và UBND".
    pub post: String,
    pub grants: Vec<Grant>,
    /// PHC string of the password; never leaves the service.
    pub password: String,
    pub disabled: bool,
}

/// Who did something, as the public may know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "as")]
pub enum Author {
    Officer {
        officer: OfficerId,
        role: Role,
        unit: UnitId,
    },
    /// Whoever runs the machine, by its command line.
    Operator,
    /// Somebody without an account, of whom nothing is known.
    Citizen,
}

impl Author {
    #[must_use]
    pub const fn officer(&self) -> Option<OfficerId> {
        match self {
            Self::Officer { officer, .. } => Some(*officer),
            Self::Operator | Self::Citizen => None,
        }
    }
}

/// Who, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub by: Author,
    pub at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_names_are_folded_and_checked() {
        let name = |text: &str| AccountName::try_from(text.to_owned()).map(String::from);
        assert_eq!(name(" Bao-Cao.Me-Linh "), Ok("bao-cao.me-linh".into()));
        for bad in ["", "ab", "có dấu", "a b c", "../../etc"] {
            assert_eq!(name(bad), Err(NotAnAccountName), "{bad}");
        }
    }
}
