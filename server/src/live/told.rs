//! One event as it goes out, and what a page says it was told last.

use std::sync::Arc;

use axum::{extract::Request, response::sse::Event};
use serde::Serialize;
use service::book::live::{Happened, Mark};

/// The parameter by which a page says what it was drawn from: an event source sends no header of the
/// page's choice. A browser that comes back by itself says it in [`LAST`].
const SINCE: &str = "sau";
const LAST: &str = "last-event-id";

/// From where on somebody wants to be told.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Since {
    Now,
    Mark(Mark),
    Unknown,
}

/// Where a request wants to go on.
pub(super) fn since(request: &Request) -> Since {
    let header = request
        .headers()
        .get(LAST)
        .and_then(|value| value.to_str().ok());
    let query = request.uri().query().unwrap_or_default();
    let parameter = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == SINCE)
        .map(|(_, value)| value.into_owned());
    match header.map(str::to_owned).or(parameter) {
        None => Since::Now,
        Some(text) => text.parse().map_or(Since::Unknown, Since::Mark),
    }
}

/// Cheap to give to many.
#[derive(Clone)]
pub(super) struct Told {
    name: &'static str,
    mark: Arc<str>,
    data: Arc<str>,
}

#[derive(Serialize)]
struct Data<'a> {
    /// The pages it can be seen on.
    about: Vec<&'a str>,
    /// Milliseconds over which those who ask again spread.
    within: usize,
}

/// So much time, in milliseconds, for each of those who ask for a page at the same moment: two tabs ask at
/// once, and five hundred do not ask in one.
const EACH: usize = 5;

impl Told {
    pub fn of(happened: &Happened, readers: usize) -> Self {
        match happened {
            Happened::Much(mark) => Self::again(mark, readers),
            Happened::Changes { mark, about } => {
                let about = about.iter().map(String::as_str).collect();
                Self::new("changed", mark, about, readers)
            }
        }
    }

    /// Asks to read the page again, whatever it is about.
    pub fn again(mark: &Mark, readers: usize) -> Self {
        Self::new("again", mark, Vec::new(), readers)
    }

    fn new(name: &'static str, mark: &Mark, about: Vec<&str>, readers: usize) -> Self {
        let within = readers * EACH;
        let data = serde_json::to_string(&Data { about, within });
        Self {
            name,
            mark: mark.to_string().into(),
            // Text and a number always have a JSON.
            data: data.unwrap_or_default().into(),
        }
    }

    pub fn event(&self) -> Event {
        Event::default()
            .event(self.name)
            .id(&*self.mark)
            .data(&*self.data)
    }
}

/// What is sent when there is nothing to tell. It has no id: how far the journal is says something too.
pub(super) fn beat() -> Event {
    Event::default().event("beat").data("0")
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn asked(path: &str, header: Option<&str>) -> Since {
        let mut request = Request::builder().uri(path);
        if let Some(header) = header {
            request = request.header(LAST, header);
        }
        since(&request.body(Body::empty()).unwrap())
    }

    #[test]
    fn a_browser_that_comes_back_by_itself_knows_better_than_its_page() {
        let (early, late) = ("000000070000000000000001", "000000070000000000000002");
        let path = format!("/truc-tiep?sau={early}");
        assert_eq!(asked(&path, None), Since::Mark(early.parse().unwrap()));
        assert_eq!(asked(&path, Some(late)), Since::Mark(late.parse().unwrap()));
        assert_eq!(asked("/truc-tiep", None), Since::Now);
        assert_eq!(asked("/truc-tiep?sau=ai-do", None), Since::Unknown);
        assert_eq!(asked("/truc-tiep", Some("12")), Since::Unknown);
    }
}
