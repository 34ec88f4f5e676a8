//! Every public page, each with its other language, and when what it tells of last changed.

use std::fmt::Write;

use domain::{Date, journal::Subject, moment::local_date};
use service::{
    Service,
    book::{Book, Reader, obstacle::Sought},
};

/// Half of what a site map may have, as each page counts once a language.
const PER_PART: usize = 25_000;

/// Pages that are there whatever is in the book.
const ALWAYS: [&str; 15] = [
    "/",
    "/chuong-trinh",
    "/don-vi",
    "/vuong-mac",
    "/cuoc-hop",
    "/ban-giao",
    "/ky-bao-cao",
    "/lich",
    "/lich-nghi",
    "/nguon",
    "/nhat-ky",
    "/du-lieu-mo",
    "/gioi-thieu",
    "/kha-nang-tiep-can",
    "/giay-phep",
];

struct Page {
    path: String,
    changed: Option<Date>,
}

/// The map, or one part of a large one; nothing for a part that there is not.
pub fn write(service: &Service, root: &str, part: Option<usize>) -> Option<String> {
    let book = service.book();
    let pages = pages(&book, service.today());
    let parts = pages.chunks(PER_PART);
    match part {
        None if parts.len() > 1 => Some(index(parts.len(), root)),
        None => Some(map(&pages, root)),
        Some(part) => {
            let mut parts = parts;
            Some(map(parts.nth(part.checked_sub(1)?)?, root))
        }
    }
}

fn pages(book: &Book, today: Date) -> Vec<Page> {
    let nobody = Reader {
        actor: None,
        on: today,
    };
    let changed = |subject: Subject| {
        book.log_of(subject, nobody)
            .next()
            .map(|logged| local_date(logged.event.at))
    };
    let page = |path: String, subject: Subject| Page {
        path,
        changed: changed(subject),
    };
    let mut pages: Vec<_> = ALWAYS
        .iter()
        .map(|path| Page {
            path: (*path).to_owned(),
            changed: None,
        })
        .collect();
    pages.extend(
        book.documents()
            .into_iter()
            .map(|one| page(format!("/van-ban/{}", one.slug), Subject::Document(one.id))),
    );
    pages.extend(
        book.all_indicators()
            .filter(|one| nobody.sees_indicator(one, book))
            .map(|one| {
                page(
                    format!("/chi-tieu/{}", one.slug),
                    Subject::Indicator(one.id),
                )
            }),
    );
    pages.extend(
        book.all_tasks()
            .filter(|one| nobody.sees_task(one, book))
            .map(|one| page(format!("/nhiem-vu/{}", one.slug), Subject::Task(one.id))),
    );
    pages.extend(
        book.tree()
            .units()
            .map(|one| page(format!("/don-vi/{}", one.slug), Subject::Unit(one.id))),
    );
    pages.extend(
        book.meetings(nobody)
            .into_iter()
            .map(|one| page(format!("/cuoc-hop/{}", one.slug), Subject::Meeting(one.id))),
    );
    pages.extend(
        book.register(Sought::default(), nobody)
            .into_iter()
            .map(|one| Page {
                path: format!("/vuong-mac/{}", one.id),
                changed: None,
            }),
    );
    pages
}

/// Addresses of this site have no sign that XML would take for its own: they are slugs and ids.
fn map(pages: &[Page], root: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for Page { path, changed } in pages {
        let vi = format!("{root}{path}");
        let en = match path.as_str() {
            "/" => format!("{root}/en"),
            path => format!("{root}/en{path}"),
        };
        let changed = changed
            .map(|day| format!("<lastmod>{day}</lastmod>"))
            .unwrap_or_default();
        for address in [&vi, &en] {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "<url><loc>{address}</loc>{changed}\
                 <xhtml:link rel=\"alternate\" hreflang=\"vi\" href=\"{vi}\"/>\
                 <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"{en}\"/></url>"
            );
        }
    }
    text.push_str("</urlset>\n");
    text
}

fn index(parts: usize, root: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for part in 1..=parts {
        let _ = writeln!(
            text,
            "<sitemap><loc>{root}/sitemap/{part}.xml</loc></sitemap>"
        );
    }
    text.push_str("</sitemapindex>\n");
    text
}
