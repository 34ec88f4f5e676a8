//! Passwords: argon2id, at most two hashes at a time, and the same work for a name that does
//! not exist.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use data_encoding::BASE32_NOPAD;
use domain::refusal::Problem;
use tokio::sync::Semaphore;

/// Passwords from 12 characters; as long as anybody wants to remember.
pub const MIN: u16 = 12;
pub const MAX: u16 = 128;

/// The beginnings of what people choose first; compared without case, tones and digits at
/// the end.
const COMMON: &[&str] = &[
    "123456",
    "abcdef",
    "abcxyz",
    "admin",
    "administrator",
    "anhyeuem",
    "caicachhanhchinh",
    "canbo",
    "changeme",
    "chinhquyenso",
    "chuyendoiso",
    "congchuc",
    "danang",
    "dangnhap",
    "default",
    "dragon",
    "football",
    "hanoi",
    "haiphong",
    "iloveyou",
    "khongbiet",
    "letmein",
    "master",
    "matkhau",
    "monkey",
    "nghiquyet",
    "password",
    "passw0rd",
    "phuong",
    "qwerty",
    "qwertyuiop",
    "saigon",
    "secret",
    "sunshine",
    "superman",
    "thanhpho",
    "tiendo",
    "ubnd",
    "uybannhandan",
    "vietnam",
    "vietnamvodich",
    "welcome",
    "xinchao",
];

/// What a name that does not exist is checked against: 32 bytes of chance in the form of every
/// other hash. It stands here ready, so that the first try costs what all others do.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$JWeni4kkyyqp6/mRVSZItw$sW6O84ZWXInENY9v1odt8krrxQTWMG/s4oKthxVQwgg";

/// Hashes and checks passwords, off the threads that serve pages.
#[derive(Clone)]
pub struct Passwords {
    /// Each hash takes 19 MiB and a core for a moment: two at once are enough.
    places: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            places: Arc::new(Semaphore::new(2)),
        }
    }
}

impl Passwords {
    /// The PHC string of a password; `None` when the machine could not make it.
    pub async fn hash(&self, password: &str, salt: [u8; 32]) -> Option<String> {
        let _place = self.places.acquire().await.ok()?;
        let password = password.to_owned();
        tokio::task::spawn_blocking(move || hash(&password, salt))
            .await
            .ok()
            .flatten()
    }

    /// Whether a password fits; without a hash it takes just as long and says no.
    pub async fn fits(&self, password: &str, hash_of: Option<&str>) -> bool {
        let Ok(_place) = self.places.acquire().await else {
            return false;
        };
        let password = password.to_owned();
        let known = hash_of.map(str::to_owned);
        tokio::task::spawn_blocking(move || {
            let against = known.as_deref().unwrap_or(NOBODY);
            let fits = PasswordHash::new(against).is_ok_and(|parsed| {
                Argon2::default()
                    .verify_password(password.as_bytes(), &parsed)
                    .is_ok()
            });
            fits && known.is_some()
        })
        .await
        .unwrap_or(false)
    }
}

fn hash(password: &str, salt: [u8; 32]) -> Option<String> {
    let salt = SaltString::encode_b64(&salt[..16]).ok()?;
    Argon2::default()
        .hash_password(password.as_bytes(), &salt)
        .ok()
        .map(|hash| hash.to_string())
}

/// A password that can be typed from a screen: four groups of five letters and digits, 100 bits.
#[must_use]
pub fn readable(secret: [u8; 32]) -> String {
    let letters = BASE32_NOPAD.encode(&secret).to_lowercase();
    let groups: Vec<&str> = (0..4)
        .filter_map(|at| letters.get(at * 5..at * 5 + 5))
        .collect();
    groups.join("-")
}

/// Checks a password that somebody wants to have.
///
/// # Errors
/// Too short, too long, or one that many people have.
pub fn acceptable(password: &str, account: &str) -> Result<(), Problem> {
    let length = password.chars().count();
    if length < usize::from(MIN) {
        return Err(Problem::TooShort { least: MIN });
    }
    if length > usize::from(MAX) {
        return Err(Problem::TooLong { most: MAX });
    }
    let folded: String = domain::text::fold::search_key(password)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let letters = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let account: String = account
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let is_common = letters.is_empty()
        || letters == account
        || COMMON.iter().any(|common| {
            // "matkhaumatkhau" is as common as "matkhau".
            letters.replace(common, "").is_empty() || folded.replace(common, "").is_empty()
        })
        || folded
            .chars()
            .collect::<std::collections::BTreeSet<_>>()
            .len()
            < 5;
    if is_common {
        Err(Problem::TooCommon)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_to_copy_is_readable() {
        let mut secret = [0; 32];
        for (at, byte) in secret.iter_mut().enumerate() {
            *byte = u8::try_from(at * 7).unwrap();
        }
        let password = readable(secret);
        assert_eq!(password.len(), 23);
        assert_eq!(password.matches('-').count(), 3);
        assert_eq!(acceptable(&password, "quan-tri"), Ok(()));
    }

    #[test]
    fn common_passwords_are_refused_in_any_dress() {
        for common in [
            "matkhau123456",
            "MậtKhẩu@2026!",
            "passwordpassword",
            "123456123456",
            "111111111111",
            "UyBanNhanDan2025",
            "bao-cao.me-linh1",
        ] {
            assert_eq!(
                acceptable(common, "bao-cao.me-linh"),
                Err(Problem::TooCommon),
                "{common}"
            );
        }
        assert_eq!(
            acceptable("ngắn quá", "a"),
            Err(Problem::TooShort { least: MIN })
        );
        assert_eq!(
            acceptable(&"dài ".repeat(40), "a"),
            Err(Problem::TooLong { most: MAX })
        );
        assert_eq!(acceptable("con trâu đi trước cái cày", "a"), Ok(()));
    }

    #[tokio::test]
    async fn a_password_fits_its_hash_and_nothing_fits_nobody() {
        let passwords = Passwords::default();
        let hash = passwords.hash("con trâu đi trước", [7; 32]).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.fits("con trâu đi trước", Some(&hash)).await);
        assert!(!passwords.fits("con trâu đi sau", Some(&hash)).await);
        assert!(!passwords.fits("con trâu đi trước", None).await);
    }

    /// Nothing tells the work for a name that does not exist from that for one that does.
    #[test]
    fn nobodys_hash_is_made_like_every_other() {
        let made = hash("con trâu đi trước", [7; 32]).unwrap();
        let [nobody, made] = [NOBODY, &made].map(|text| PasswordHash::new(text).unwrap());
        assert_eq!(
            (nobody.algorithm, nobody.version, &nobody.params),
            (made.algorithm, made.version, &made.params)
        );
        let lengths = |hash: &PasswordHash<'_>| {
            (
                hash.salt.map(|salt| salt.as_str().len()),
                hash.hash.map(|hash| hash.len()),
            )
        };
        assert_eq!(lengths(&nobody), lengths(&made));
    }
}
