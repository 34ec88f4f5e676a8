//! Whom to tell of a weakness, for `/.well-known/security.txt`.

use domain::Date;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Security {
    /// `mailto:`, `https:` or `tel:`.
    pub contact: Option<String>,
    /// The day from which the contact does not hold any more; a year ahead at most is advised.
    pub expires: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotASecurityContact {
    #[error("security: contact and expires go together")]
    Half,
    #[error("security.contact: begins with mailto:, https: or tel:")]
    Contact,
}

impl Security {
    /// Whether it can be served.
    ///
    /// # Errors
    /// Says what is missing.
    pub fn check(&self) -> Result<(), NotASecurityContact> {
        if self.contact.is_some() != self.expires.is_some() {
            return Err(NotASecurityContact::Half);
        }
        let is_address = |contact: &String| {
            let known = ["mailto:", "https://", "tel:"]
                .iter()
                .any(|scheme| contact.starts_with(scheme));
            known && contact.bytes().all(|byte| byte.is_ascii_graphic())
        };
        if self
            .contact
            .as_ref()
            .is_some_and(|contact| !is_address(contact))
        {
            return Err(NotASecurityContact::Contact);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_an_address_with_a_day() {
        let security = |contact: Option<&str>, expires: Option<&str>| {
            Security {
                contact: contact.map(str::to_owned),
                expires: expires.map(|day| day.parse().unwrap()),
            }
            .check()
        };
        assert_eq!(security(None, None), Ok(()));
        assert_eq!(security(Some("mailto:a@b.vn"), Some("2027-01-01")), Ok(()));
        assert_eq!(
            security(Some("mailto:a@b.vn"), None),
            Err(NotASecurityContact::Half)
        );
        for bad in ["a@b.vn", "http://b.vn", "mailto:a@b.vn\nExpires: x", ""] {
            assert_eq!(
                security(Some(bad), Some("2027-01-01")),
                Err(NotASecurityContact::Contact),
                "{bad}"
            );
        }
    }
}
