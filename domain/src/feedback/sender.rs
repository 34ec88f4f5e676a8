//! Who wrote, as far as they said so: the least that works. Neither is needed, and neither is ever
//! asked for with a number of an identity card or a photo.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    notice::preferences::MailAddress,
    text::{Line, TextProblem},
};

/// A name as somebody gives it: one line of at most a hundred characters.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SenderName(String);

impl SenderName {
    pub const MAX: usize = 100;

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SenderName {
    type Error = TextProblem;
    fn try_from(text: String) -> Result<Self, TextProblem> {
        let line = Line::try_from(text)?;
        let length = line.as_str().chars().count();
        if length > Self::MAX {
            return Err(TextProblem::TooLong {
                limit: Self::MAX,
                length,
            });
        }
        Ok(Self(line.into()))
    }
}

impl From<SenderName> for String {
    fn from(name: SenderName) -> Self {
        name.0
    }
}

impl fmt::Debug for SenderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SenderName")
    }
}

/// Where the unit can reach somebody: a mail address or a telephone number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Contact(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither a mail address nor a telephone number")]
pub struct NotAContact;

impl Contact {
    pub const MAX: usize = MailAddress::MAX;

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Contact {
    type Error = NotAContact;
    fn try_from(text: String) -> Result<Self, NotAContact> {
        let text = text.trim();
        if text.contains('@') {
            let address = MailAddress::try_from(text.to_owned()).map_err(|_| NotAContact)?;
            return Ok(Self(address.into()));
        }
        let (plus, rest) = text
            .strip_prefix('+')
            .map_or(("", text), |rest| ("+", rest));
        let digits: String = rest
            .chars()
            .filter(|character| !matches!(character, ' ' | '.' | '-' | '(' | ')' | '\u{a0}'))
            .collect();
        // A Vietnamese number has ten or eleven digits, one with the code of a country at most
        // fifteen. Twelve beginning with a nought are those of an identity card.
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        let fits = if plus.is_empty() {
            digits.starts_with('0') && (10..=11).contains(&digits.len())
        } else {
            !digits.starts_with('0') && (8..=15).contains(&digits.len())
        };
        if is_number && fits {
            Ok(Self(format!("{plus}{digits}")))
        } else {
            Err(NotAContact)
        }
    }
}

impl From<Contact> for String {
    fn from(contact: Contact) -> Self {
        contact.0
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contact")
    }
}

/// What somebody said of themselves, and that they agreed to it being kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<SenderName>,
    /// Whether everybody may read the name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// Never public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// When they agreed.
    pub agreed: jiff::Timestamp,
}

impl Sender {
    /// The name that everybody may read.
    #[must_use]
    pub fn public_name(&self) -> Option<&str> {
        self.name
            .as_ref()
            .filter(|_| self.public)
            .map(SenderName::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_a_mail_address_or_a_telephone_number() {
        let read = |text: &str| Contact::try_from(text.to_owned()).map(String::from);
        assert_eq!(read(" 0912 345.678 "), Ok("0912345678".into()));
        assert_eq!(read("+84 912-345-678"), Ok("+84912345678".into()));
        assert_eq!(read("ten@xa.example.vn"), Ok("ten@xa.example.vn".into()));
        for bad in ["", "12", "001234567890", "ten@", "số nhà 5", "0912x45678"] {
            assert_eq!(read(bad), Err(NotAContact), "{bad}");
        }
    }

    #[test]
    fn nothing_of_a_sender_is_in_what_programs_print() {
        let sender = Sender {
            name: Some("Người gửi".to_owned().try_into().unwrap()),
            public: false,
            contact: Some("0912345678".to_owned().try_into().unwrap()),
            agreed: "2026-11-26T02:00:00Z".parse().unwrap(),
        };
        let printed = format!("{sender:?}");
        assert!(
            !printed.contains("Người") && !printed.contains("0912"),
            "{printed}"
        );
        assert_eq!(sender.public_name(), None);
    }
}
