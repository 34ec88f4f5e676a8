//! News for programs to follow, as every feed reader reads them (RFC 4287). Escaping is the
//! library's; what is news is the caller's.

use atom_syndication::{Content, Entry as WrittenEntry, Feed as Written, Generator, Link, Person};
use jiff::Timestamp;

/// News about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// The same for the same news, whenever it is asked for.
    pub id: String,
    pub language: String,
    pub title: String,
    pub subtitle: String,
    /// Who is behind all of it, where an entry says nothing else.
    pub author: String,
    /// When the latest of it happened.
    pub updated: Timestamp,
    /// Where the feed itself is, and where its page for people.
    pub address: String,
    pub page: String,
    /// On what terms it may be used.
    pub rights: String,
    /// Latest first.
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    pub title: String,
    pub at: Timestamp,
    pub author: String,
    pub page: String,
    /// Plain text, line by line.
    pub text: String,
}

/// The feed as a file.
///
/// # Errors
/// None that a feed in memory could cause: the writer's own are passed on.
pub fn write(feed: &Feed) -> Result<Vec<u8>, atom_syndication::Error> {
    let link = |rel: &str, href: &str, kind: &str| Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        mime_type: Some(kind.to_owned()),
        ..Link::default()
    };
    Written {
        lang: Some(feed.language.clone()),
        id: feed.id.clone(),
        title: feed.title.as_str().into(),
        subtitle: Some(feed.subtitle.as_str().into()),
        // Both libraries write and read RFC 3339.
        updated: feed.updated.to_string().parse().unwrap_or_default(),
        authors: vec![person(&feed.author)],
        links: vec![
            link("self", &feed.address, "application/atom+xml"),
            link("alternate", &feed.page, "text/html"),
        ],
        rights: Some(feed.rights.as_str().into()),
        generator: Some(Generator {
            value: "Tiến Độ".to_owned(),
            ..Generator::default()
        }),
        entries: feed
            .entries
            .iter()
            .map(|entry| WrittenEntry {
                id: entry.id.clone(),
                title: entry.title.as_str().into(),
                updated: entry.at.to_string().parse().unwrap_or_default(),
                published: entry.at.to_string().parse().ok(),
                authors: vec![person(&entry.author)],
                links: vec![link("alternate", &entry.page, "text/html")],
                content: Some(Content {
                    value: Some(entry.text.clone()),
                    content_type: Some("text".to_owned()),
                    ..Content::default()
                }),
                ..WrittenEntry::default()
            })
            .collect(),
        ..Written::default()
    }
    .write_to(Vec::new())
}

fn person(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..Person::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_are_written_as_feed_readers_read_them() {
        let at: Timestamp = "2026-11-26T02:30:00.25Z".parse().unwrap();
        let feed = Feed {
            id: "tag:tiendo.example.vn,2024:tin/don-vi/xa-me-linh".to_owned(),
            language: "vi".to_owned(),
            title: "Xã <Mê Linh>".to_owned(),
            subtitle: "Tin".to_owned(),
            author: "Tiến Độ".to_owned(),
            updated: at,
            address: "https://tiendo.example.vn/tin/don-vi/xa-me-linh.atom".to_owned(),
            page: "https://tiendo.example.vn/don-vi/xa-me-linh".to_owned(),
            rights: "CC BY 4.0".to_owned(),
            entries: vec![Entry {
                id: "tag:tiendo.example.vn,2024:nhat-ky/1".to_owned(),
                title: "Số liệu & lý do".to_owned(),
                at,
                author: "Xã Mê Linh".to_owned(),
                page: "https://tiendo.example.vn/chi-tieu/a?b=1&c=2".to_owned(),
                text: "Trước: 5\nSau: <b>7</b>".to_owned(),
            }],
        };
        let text = String::from_utf8(write(&feed).unwrap()).unwrap();
        for part in [
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">",
            "<title>Xã &lt;Mê Linh&gt;</title>",
            "<updated>2026-11-26T02:30:00.250+00:00</updated>",
            "b=1&amp;c=2",
            "&lt;b&gt;7&lt;/b&gt;",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        // What is written is read again as the same.
        let read = Written::read_from(text.as_bytes()).unwrap();
        assert_eq!(read.title.value, feed.title);
        assert_eq!(
            read.entries[0].content.as_ref().unwrap().value.as_deref(),
            Some("Trước: 5\nSau: <b>7</b>")
        );
    }
}
