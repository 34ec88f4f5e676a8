//! The place a notice leads to, in words: for the page, and for letters.

use domain::{Language, explanation::About, id::UnitId, notice::Notice};
use service::book::{Book, Reader, notice::Place, unit::seen_day};

use crate::{address::Address, words::Words};

/// A place by name, with what tells it apart, and the way there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub name: String,
    /// Unit and period, as far as there are any.
    pub about: String,
    pub href: String,
}

/// Where a notice leads, if the reader may see it.
#[must_use]
pub fn told(notice: &Notice, book: &Book, reader: Reader<'_>, address: Address) -> Option<Told> {
    let place = book.told_of(&notice.about, reader)?;
    Some(named(&place, book, reader, address))
}

/// A place in words.
#[must_use]
pub fn named(place: &Place<'_>, book: &Book, reader: Reader<'_>, address: Address) -> Told {
    let language = address.language;
    let unit_name = |unit: UnitId| unit_name(unit, book, reader, language);
    match place {
        Place::Obstacle(one) => Told {
            name: one
                .what
                .as_str()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
            about: unit_name(one.unit),
            href: address.to(&format!("/vuong-mac/{}", one.id)),
        },
        // By its reference alone: what somebody wrote is not for mails and lists.
        Place::Feedback(one) => Told {
            name: Words(language).feedback_named(one.reference),
            about: unit_name(book.answers_feedback(one, reader.on)),
            href: address.to(&format!("/phan-anh/{}", one.reference)),
        },
        Place::Handover(unit) => Told {
            name: unit
                .full_name(seen_day(unit, reader.on), language)
                .to_owned(),
            about: Words(language).handover().to_owned(),
            href: address.to(&format!("/ban-giao/don-vi/{}", unit.slug)),
        },
        Place::Meeting(one) => Told {
            name: one.name.get(language).to_owned(),
            about: domain::period::date_text(one.day, language),
            href: address.to(&format!("/cuoc-hop/{}", one.slug)),
        },
        Place::Task(task) => Told {
            name: task.name.get(language).to_owned(),
            about: task.lead.map(unit_name).unwrap_or_default(),
            href: address.task(&task.slug),
        },
        Place::Indicator { indicator, unit } => Told {
            name: indicator.name.get(language).to_owned(),
            about: unit_name(*unit),
            href: address.indicator(&indicator.slug),
        },
        Place::Figure {
            indicator,
            unit,
            period,
        } => Told {
            name: indicator.name.get(language).to_owned(),
            about: format!("{} · {}", unit_name(*unit), period.name(language)),
            href: book.tree().get(*unit).map_or_else(
                || address.indicator(&indicator.slug),
                |unit| address.figure_form(&indicator.slug, &unit.slug, &period.to_string()),
            ),
        },
        Place::Sheet {
            programme,
            unit,
            period,
        } => Told {
            name: programme.title.get(language).to_owned(),
            about: format!("{} · {}", unit_name(*unit), period.name(language)),
            href: book.tree().get(*unit).map_or_else(
                || address.document(&programme.slug),
                |unit| {
                    // A sheet without rounds is reached by its figures.
                    let way = match book.schedule(programme.id, *period) {
                        Some(_) => "ky-bao-cao",
                        None => "bang-so-lieu",
                    };
                    address.to(&format!("/{way}/{}/{}/{period}", programme.slug, unit.slug))
                },
            ),
        },
        Place::Explanation(explanation) => Told {
            name: match explanation.about {
                About::Figure { indicator, .. } => book
                    .indicator(indicator)
                    .map(|indicator| indicator.name.get(language)),
                About::Task(task) => book.task(task).map(|task| task.name.get(language)),
                About::Round { programme, .. } => book
                    .document(programme)
                    .map(|document| document.title.get(language)),
            }
            .unwrap_or_else(|| language.pick("Yêu cầu giải trình", "Request for explanation"))
            .to_owned(),
            about: unit_name(explanation.unit),
            href: address.to(&format!("/giai-trinh/{}", explanation.id)),
        },
    }
}

fn unit_name(unit: UnitId, book: &Book, reader: Reader<'_>, language: Language) -> String {
    book.tree().get(unit).map_or_else(String::new, |unit| {
        unit.full_name(seen_day(unit, reader.on), language)
            .to_owned()
    })
}
