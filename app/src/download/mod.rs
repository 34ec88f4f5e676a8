//! Tables and reports to be taken away: what a page shows, as a file. Addresses are those of
//! the pages under `/tai-ve`, with the file's kind at their end; the day a reader looks at and
//! what they may see hold here as on pages.

mod annex;
mod figures;
mod found;
mod lately;
mod lists;
mod problems;
mod records;
mod registers;
mod sheet;

use domain::{Language, report::Paper};
use exchange::report::Report;
use leptos::prelude::*;

use crate::{
    door::{Door, Visitor},
    page::reading::Reading,
    part::{download::Downloads, link::Link},
};

/// Under which all downloads are.
const ROOT: &str = "/tai-ve/";

/// What is in a file, and what it is called, without the kind.
#[derive(Debug)]
pub struct Download {
    pub name: String,
    pub kind: Kind,
    pub language: Language,
    pub content: Content,
}

#[derive(Debug)]
pub enum Content {
    Table(Report),
    Paper(Box<Paper>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Csv,
    Xlsx,
    Docx,
    Json,
}

impl Kind {
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Json => "json",
        }
    }

    fn of(path: &str) -> Option<(&str, Self)> {
        [Self::Csv, Self::Xlsx, Self::Docx, Self::Json]
            .into_iter()
            .find_map(|kind| {
                let path = path.strip_suffix(kind.extension())?.strip_suffix('.')?;
                Some((path, kind))
            })
    }
}

/// What an address leads to, for this visitor; nothing for what is not there, or not there for
/// them.
#[must_use]
pub fn find(door: Door, visitor: Visitor, path: &str, query: &str) -> Option<Download> {
    let reading = Reading::of(door, visitor, path.to_owned(), query);
    let (path, kind) = Kind::of(reading.path.strip_prefix(ROOT)?)?;
    let parts: Vec<_> = path.split('/').collect();
    let table = |name: String, table: Report| (name, Content::Table(table));
    let (name, content) = match parts[..] {
        ["bao-cao", id] => annex::of(id, kind, &reading)?,
        _ if kind == Kind::Docx => return None,
        ["tim-kiem"] => table("tim-kiem".to_owned(), found::results(&reading)),
        ["chuong-trinh"] => table("chuong-trinh".to_owned(), registers::documents(&reading)),
        ["nguon"] => table("nguon".to_owned(), registers::sources(&reading)),
        ["cuoc-hop"] => table("cuoc-hop".to_owned(), registers::meetings(&reading)),
        ["thay-doi"] => table("thay-doi".to_owned(), lately::changes(&reading)),
        ["can-tra-loi"] => table("can-tra-loi".to_owned(), lately::owed(&reading)),
        ["phan-anh"] => table("phan-anh".to_owned(), lately::feedback(&reading)),
        ["so-sanh"] => table("so-sanh".to_owned(), figures::compared(&reading)?),
        ["nhat-ky", slug] => table(format!("nhat-ky-{slug}"), records::journal(slug, &reading)?),
        ["ban-giao", "don-vi", slug] => table(
            format!("ban-giao-{slug}"),
            records::handovers(slug, &reading)?,
        ),
        ["ky-bao-cao", slug] => table(
            format!("ky-bao-cao-{slug}"),
            records::rounds(slug, &reading)?,
        ),
        ["vuong-mac"] => table("vuong-mac".to_owned(), lists::obstacles(&reading)),
        ["don-vi"] => table("don-vi".to_owned(), lists::units(&reading)),
        ["van-ban", slug, "nhiem-vu"] => table(
            format!("{slug}-nhiem-vu"),
            lists::tasks_of_programme(slug, &reading)?,
        ),
        ["don-vi", slug, "nhiem-vu"] => table(
            format!("{slug}-nhiem-vu"),
            lists::tasks_of_unit(slug, &reading)?,
        ),
        ["chi-tieu", slug] => table(slug.to_owned(), figures::of_indicator(slug, &reading)?),
        ["van-ban", slug] => table(slug.to_owned(), figures::of_programme(slug, &reading)?),
        ["don-vi", slug] => table(slug.to_owned(), figures::of_unit(slug, &reading)?),
        ["bang-so-lieu", ..] => table(parts[1..].join("-"), sheet::of(path, &reading)?),
        ["loi-nhap-tep", id] => table(
            reading.words.import_problems_file().to_owned(),
            problems::of(id, &reading)?,
        ),
        _ => return None,
    };
    let name = match reading.address.on {
        Some(day) => format!("{name}-{day}"),
        None => name,
    };
    Some(Download {
        name,
        kind,
        language: reading.language,
        content,
    })
}

/// The links to every kind of file of the page at `path`.
pub(crate) fn links(path: &str, reading: &Reading) -> AnyView {
    let words = reading.words;
    let to = |kind: Kind, text: &str| {
        // What is asked of the page is asked of its file.
        let (path, query) = path
            .split_once('?')
            .map_or((path, String::new()), |(path, query)| {
                (path, format!("?{query}"))
            });
        let path = format!("/tai-ve{path}.{}{query}", kind.extension());
        Link::new(reading.address.to(&path), text)
    };
    let links = vec![
        to(Kind::Csv, words.download_csv()),
        to(Kind::Xlsx, words.download_xlsx()),
        to(Kind::Json, words.download_json()),
    ];
    view! { <Downloads label=words.downloads() links/> }.into_any()
}

/// What has to be known about any of them.
fn notes(path: &str, reading: &Reading) -> Vec<(String, String)> {
    let words = reading.words;
    let root = reading.door.public_url.clone().unwrap_or_default();
    let now = reading.door.service.clock().now();
    [
        (
            words.download_address(),
            format!("{root}{}", reading.address.to(path)),
        ),
        (
            words.as_of_label(),
            domain::period::date_text(reading.on, reading.language),
        ),
        (
            words.downloaded_at(),
            domain::moment::moment_text(now, reading.language),
        ),
        (words.how_to_read(), words.download_reading().to_owned()),
        (
            words.licence(),
            format!("{root}{}", reading.address.to("/giay-phep")),
        ),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into()
}
