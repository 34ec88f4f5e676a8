//! News for programs to follow: what changed in a programme, at a unit, of an indicator, a task or
//! an item. Only what the public journal tells is in it; nobody's session is looked at.

pub mod told;

use domain::{Timestamp, item::Item, journal::Subject};
use exchange::atom::{Entry, Feed};
use leptos::prelude::*;
use leptos_meta::Link as HeadLink;
use service::book::{Book, Reader, log::Logged};

use crate::{
    address::Address,
    door::{Door, Visitor},
    page::{
        reading::Reading,
        shown::{author, name_of},
    },
};

/// Under which all feeds are, without the language.
pub const ROOT: &str = "/tin";
const KIND: &str = ".atom";
const TYPE: &str = "application/atom+xml";
/// How many entries a feed has: enough for who looks once a week.
const MOST: usize = 50;

/// What is followed: its name, its page, and what there is to tell.
struct Followed<'a> {
    name: String,
    page: String,
    news: Vec<&'a Logged>,
    /// When the journal told of it last, be it news or not.
    told: Option<Timestamp>,
    about: Option<Subject>,
}

/// The feed at an address; nothing for what is not there, or not for everybody.
#[must_use]
pub fn find(door: Door, path: &str) -> Option<Feed> {
    let nobody = Visitor::nobody();
    let reading = Reading::of(door, nobody, path.to_owned(), "");
    let file = reading.path.strip_prefix(ROOT)?.strip_suffix(KIND)?;
    let book = reading.book();
    let followed = followed(file, &book, &reading)?;
    Some(feed(file, &followed, &book, &reading))
}

fn followed<'a>(file: &str, book: &'a Book, reading: &'a Reading) -> Option<Followed<'a>> {
    let (language, reader) = (reading.language, reading.reader());
    let last = |subject| {
        book.log_of(subject, reader)
            .next()
            .map(|logged| logged.event.at)
    };
    let parts: Vec<_> = file.split('/').collect();
    let found = match parts[..] {
        ["", "tat-ca"] => Followed {
            name: reading.words.news_of_all().to_owned(),
            page: reading.address.to("/nhat-ky"),
            news: book.lately(reader).take(MOST).collect(),
            told: None,
            about: None,
        },
        ["", "van-ban", slug] => {
            let document = book.document_by_slug(slug)?;
            Followed {
                name: document.label(language).to_owned(),
                page: reading.address.document(&document.slug),
                news: book.news_of_programme(document.id, MOST, reader),
                told: last(Subject::Document(document.id)),
                about: None,
            }
        }
        ["", "don-vi", slug] => {
            let unit = book.tree().by_slug(slug)?;
            Followed {
                name: name_of(book, unit.id, reading),
                page: reading.address.unit(&unit.slug),
                news: book.news_of_unit(unit.id, reader).take(MOST).collect(),
                told: last(Subject::Unit(unit.id)),
                about: None,
            }
        }
        ["", kind, slug] => {
            let subject = match kind {
                "chi-tieu" => Subject::Indicator(book.indicator_by_slug(slug)?.id),
                "nhiem-vu" => Subject::Task(book.task_by_slug(slug)?.id),
                "muc" => Subject::Item(book.item_by_slug(slug)?.id),
                _ => return None,
            };
            let (page, name) = crate::page::shown::named(book, subject, reading)?;
            Followed {
                name,
                page,
                news: book.news_of(subject, reader).take(MOST).collect(),
                told: last(subject),
                about: Some(subject),
            }
        }
        _ => return None,
    };
    Some(found)
}

fn feed(file: &str, followed: &Followed<'_>, book: &Book, reading: &Reading) -> Feed {
    let words = reading.words;
    let root = reading.door.public_url.clone().unwrap_or_default();
    let root = root.trim_end_matches('/');
    let host = root.rsplit("//").next().filter(|host| !host.is_empty());
    let host = host.unwrap_or("tiendo.invalid").split(':').next();
    // RFC 4151: whoever has the host's name may name things under it, for good.
    let tag = |what: &str| format!("tag:{},2024:{what}", host.unwrap_or_default());
    let entries: Vec<_> = followed
        .news
        .iter()
        .map(|logged| {
            let event = &logged.event;
            let told = told::told(book, &event.change, followed.about, reading);
            Entry {
                id: tag(&format!("nhat-ky/{}/{}", event.unit, logged.number)),
                title: told.title,
                at: event.at,
                author: author(book, event.by, reading),
                page: format!(
                    "{root}{}",
                    told.page.unwrap_or_else(|| followed.page.clone())
                ),
                text: told.lines.join("\n"),
            }
        })
        .collect();
    let updated = entries
        .first()
        .map(|one| one.at)
        .or(followed.told)
        // Nothing ever happened: a moment that does not change either.
        .unwrap_or(Timestamp::UNIX_EPOCH);
    Feed {
        id: tag(&format!("tin/{}{file}", reading.language.code())),
        language: reading.language.code().to_owned(),
        title: format!("{} · {}", followed.name, words.site()),
        subtitle: words.news_subtitle().to_owned(),
        author: words.site().to_owned(),
        updated,
        address: format!(
            "{root}{}",
            reading.address.to(&format!("{ROOT}{file}{KIND}"))
        ),
        page: format!("{root}{}", followed.page),
        rights: words.news_rights().to_owned(),
        entries,
    }
}

/// Where the feed about the page at `path` is. News are of today, whatever day is looked at.
pub(crate) fn path_of(path: &str, reading: &Reading) -> String {
    let here = Address {
        language: reading.language,
        on: None,
    };
    here.to(&format!("{ROOT}{path}{KIND}"))
}

/// How an item is followed: it has no page of its own where that could stand.
pub(crate) fn of_item(item: &Item, book: &Book, reading: &Reading) -> Option<AnyView> {
    let nobody = Reader {
        actor: None,
        on: reading.today,
    };
    nobody.sees_item(item, book).then(|| {
        let words = reading.words;
        let href = path_of(&format!("/muc/{}", item.slug), reading);
        let whose = format!("{}: {}", words.follow(), item.name.get(reading.language));
        view! { " · " <a href=href type=TYPE aria-label=whose>{words.follow()}</a> }.into_any()
    })
}

/// Tells feed readers where the news of this page are, and people how to follow them: of pages of
/// things that anybody may know of.
pub(crate) fn of_page(reading: &Reading) -> Option<AnyView> {
    let (kind, slug) = reading.path.strip_prefix('/')?.split_once('/')?;
    if !["van-ban", "don-vi", "chi-tieu", "nhiem-vu"].contains(&kind) {
        return None;
    }
    let book = reading.book();
    let nobody = Reader {
        actor: None,
        on: reading.today,
    };
    let is_there = match (kind, slug) {
        ("van-ban", slug) => book.document_by_slug(slug).is_some(),
        ("don-vi", slug) => book.tree().by_slug(slug).is_some(),
        ("chi-tieu", slug) => book
            .indicator_by_slug(slug)
            .is_some_and(|one| nobody.sees_indicator(one, &book)),
        ("nhiem-vu", slug) => book
            .task_by_slug(slug)
            .is_some_and(|one| nobody.sees_task(one, &book)),
        _ => false,
    };
    is_there.then(|| {
        let href = path_of(&reading.path, reading);
        view! {
            <HeadLink rel="alternate" type_=TYPE href=href.clone()/>
            <p class="small follow"><a href=href type=TYPE>{reading.words.follow()}</a></p>
        }
        .into_any()
    })
}
