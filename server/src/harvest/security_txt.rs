//! Whom to tell of a weakness (RFC 9116). Without a contact, or past its last day, there is none:
//! an old address is worse than no address.

use domain::Date;

use crate::config::Security;

pub fn write(security: &Security, root: &str, today: Date) -> Option<String> {
    let (contact, expires) = security.contact.as_ref().zip(security.expires)?;
    if expires <= today {
        return None;
    }
    let canonical = if root.is_empty() {
        String::new()
    } else {
        format!("Canonical: {root}/.well-known/security.txt\n")
    };
    Some(format!(
        "Contact: {contact}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: vi, en\n{canonical}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_there_as_long_as_it_holds() {
        let day = |day: &str| day.parse::<Date>().unwrap();
        let security = Security {
            contact: Some("mailto:an-ninh@tiendo.example.vn".to_owned()),
            expires: Some(day("2027-06-30")),
        };
        let root = "https://tiendo.example.vn";
        assert_eq!(
            write(&security, root, day("2027-06-29")).as_deref(),
            Some(
                "Contact: mailto:an-ninh@tiendo.example.vn\nExpires: 2027-06-30T00:00:00Z\n\
                 Preferred-Languages: vi, en\n\
                 Canonical: https://tiendo.example.vn/.well-known/security.txt\n"
            )
        );
        assert_eq!(write(&security, root, day("2027-06-30")), None);
        assert_eq!(write(&Security::default(), root, day("2026-01-01")), None);
    }
}
