//! A text that is never shown: not in logs, not by `config show`, not in an error.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Something only the one who needs it may see.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("***")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Text)
    }
}

/// Takes text only. A number has lost its leading zeros before it gets here, and serde's own
/// words for "wrong kind" would repeat the value.
struct Text;

const IN_QUOTES: &str = "a secret has to be text: put it in quotes";

impl de::Visitor<'_> for Text {
    type Value = Secret;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Secret, E> {
        Ok(Secret::new(text))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Secret, E> {
        Err(E::custom(IN_QUOTES))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Secret, E> {
        Err(E::custom(IN_QUOTES))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Secret, E> {
        Err(E::custom(IN_QUOTES))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Secret, E> {
        Err(E::custom(IN_QUOTES))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Holder {
        #[expect(dead_code, reason = "only whether it can be read matters")]
        secret: Secret,
    }

    #[test]
    fn an_error_does_not_repeat_the_secret() {
        for toml in [
            "secret = 987654",
            "secret = -987654",
            "secret = 9.87654",
            "secret = true",
        ] {
            let problem = toml::from_str::<Holder>(toml).unwrap_err();
            assert_eq!(problem.message(), IN_QUOTES, "{toml}");
        }
    }

    #[test]
    fn a_secret_is_shown_to_nobody_who_does_not_ask() {
        let holder: Holder = toml::from_str("secret = \"s3cret\"").unwrap();
        assert_eq!(format!("{holder:?}"), "Holder { secret: *** }");
        assert_eq!(Secret::new("s3cret").reveal(), "s3cret");
    }
}
