//! The address by which people reach the server, when a proxy stands before it.

use serde::{Deserialize, Serialize};

/// Scheme, host and perhaps a port: exactly what a browser sends as `Origin`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicUrl(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address of the form https://host or https://host:port")]
pub struct NotAPublicUrl;

impl PublicUrl {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl TryFrom<String> for PublicUrl {
    type Error = NotAPublicUrl;
    fn try_from(text: String) -> Result<Self, NotAPublicUrl> {
        let text = text.trim_end_matches('/').to_ascii_lowercase();
        let uri: axum::http::Uri = text.parse().map_err(|_| NotAPublicUrl)?;
        let is_origin = matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some_and(|host| !host.is_empty())
            && uri.path() == "/"
            && uri.query().is_none()
            && !text.contains('@');
        is_origin.then_some(Self(text)).ok_or(NotAPublicUrl)
    }
}

impl From<PublicUrl> for String {
    fn from(url: PublicUrl) -> Self {
        url.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_an_origin() {
        let origin = |text: &str| PublicUrl::try_from(text.to_owned()).map(String::from);
        assert_eq!(
            origin("https://Tiendo.example.vn/"),
            Ok("https://tiendo.example.vn".into())
        );
        assert_eq!(
            origin("http://10.0.0.5:8080"),
            Ok("http://10.0.0.5:8080".into())
        );
        for bad in [
            "tiendo.example.vn",
            "ftp://a",
            "https://",
            "https://a/b",
            "https://a?b",
            "https://a@b",
            "",
        ] {
            assert_eq!(origin(bad), Err(NotAPublicUrl), "{bad}");
        }
    }
}
