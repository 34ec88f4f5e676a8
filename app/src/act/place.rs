//! Where a figure stands, as forms name it.

use std::str::FromStr;

use domain::{
    Refusal,
    command::{Pick, Place},
    evidence::Proven,
    id::{
        ExplanationId, FeedbackId, HandoverId, MeetingId, ObstacleId, OfficerId, ReportId, TaskId,
        UnitId,
    },
    owner::{Charge, Duty},
    report::Part,
};
use service::{Service, book::Book};

use super::errand::Named;

/// An id as it came in a form; nonsense leads nowhere.
pub fn id<T: FromStr>(text: &str) -> Result<T, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// The id of something that is there already; an empty one for something new.
pub fn optional_id<T: FromStr>(text: &str) -> Result<Option<T>, Refusal> {
    if text.is_empty() {
        Ok(None)
    } else {
        id(text).map(Some)
    }
}

/// The path of the page on which an officer is managed.
pub fn officer_page(service: &Service, officer: OfficerId) -> String {
    service.book().officer(officer).map_or_else(
        || "/quan-ly/can-bo".to_owned(),
        |officer| format!("/quan-ly/can-bo/{}", officer.account),
    )
}

/// The path of the page that says who is in charge of something.
pub fn duty_page(service: &Service, duty: Duty) -> String {
    let book = service.book();
    let charge = match duty.charge {
        Charge::Indicator(id) => book
            .indicator(id)
            .map(|indicator| format!("chi-tieu/{}", indicator.slug)),
        Charge::Task(id) => book.task(id).map(|task| format!("nhiem-vu/{}", task.slug)),
    };
    charge.zip(book.tree().get(duty.unit)).map_or_else(
        || "/quan-ly/do-tuoi".to_owned(),
        |(charge, unit)| format!("/quan-ly/phu-trach/{charge}/{}", unit.slug),
    )
}

pub fn place(indicator: &str, unit: &str, period: &str) -> Result<Place, Refusal> {
    Ok(Place {
        indicator: id(indicator)?,
        unit: id(unit)?,
        period: id(period)?,
    })
}

/// The path of a figure's form; the desk for a place that does not exist.
pub fn page(service: &Service, place: Result<&Place, &Refusal>) -> String {
    let book = service.book();
    let found = place.ok().and_then(|place| {
        let indicator = book.indicator(place.indicator)?;
        let unit = book.tree().get(place.unit)?;
        Some(format!(
            "/so-lieu/{}/{}/{}",
            indicator.slug, unit.slug, place.period
        ))
    });
    found.unwrap_or_else(|| "/ban-lam-viec".to_owned())
}

/// The path of the page on which evidence is attached to something that is there.
pub fn evidence_page(book: &Book, of: Proven) -> Option<String> {
    let task = |id| book.task(id).map(|task| task.slug.clone());
    Some(match of {
        Proven::Figure {
            indicator,
            unit,
            period,
        } => format!(
            "/so-lieu/{}/{}/{period}/minh-chung",
            book.indicator(indicator)?.slug,
            book.tree().get(unit)?.slug,
        ),
        Proven::Task(id) => format!("/nhiem-vu/{}/minh-chung", task(id)?),
        Proven::Update { task: id, number } => {
            format!("/nhiem-vu/{}/minh-chung?cap-nhat={number}", task(id)?)
        }
    })
}

/// A request for explanation, whose forms stand on its page; the list for an id that is none.
pub fn explanation(text: &str) -> Named<ExplanationId> {
    let found = id::<ExplanationId>(text);
    let page = found.as_ref().map_or_else(
        |_| "/giai-trinh".to_owned(),
        |id| format!("/giai-trinh/{id}"),
    );
    Named::on(page, found)
}

/// An obstacle, whose forms stand on its page; the register for an id that is none.
pub fn obstacle(text: &str) -> Named<ObstacleId> {
    let found = id::<ObstacleId>(text);
    let page = found
        .as_ref()
        .map_or_else(|_| "/vuong-mac".to_owned(), |id| format!("/vuong-mac/{id}"));
    Named::on(page, found)
}

/// What a citizen sent, whose forms stand on its page; the list for an id that is none.
pub fn feedback(service: &Service, text: &str) -> Named<FeedbackId> {
    let found = id::<FeedbackId>(text);
    let known = found.as_ref().ok().and_then(|id| {
        let book = service.book();
        book.feedback(*id)
            .map(|one| format!("/phan-anh/{}", one.reference))
    });
    Named::on(known.unwrap_or_else(|| "/phan-anh".to_owned()), found)
}

/// A task that is there, and a page below its own.
pub fn task(service: &Service, text: &str, below: &str) -> Named<TaskId> {
    let found = id::<TaskId>(text);
    let path = found.as_ref().ok().and_then(|id| {
        let book = service.book();
        book.task(*id)
            .map(|task| format!("/nhiem-vu/{}", task.slug))
    });
    let Some(home) = path else {
        return Named::on("/ban-lam-viec".to_owned(), found);
    };
    Named {
        page: format!("{home}{below}"),
        next: home,
        what: found,
    }
}

/// A report, and a page below its own on which the form stands; it leads back to the report.
pub fn report_below(text: &str, below: &str) -> Named<ReportId> {
    let found = id::<ReportId>(text);
    let home = found
        .as_ref()
        .map_or_else(|_| "/bao-cao".to_owned(), |id| format!("/bao-cao/{id}"));
    let below = if found.is_ok() { below } else { "" };
    Named {
        page: format!("{home}{below}"),
        next: home,
        what: found,
    }
}

/// A former unit with what it left, whose forms stand on the page of all of it or, where one is named,
/// on that of one item.
pub fn former(service: &Service, unit: &str, item: &str) -> Named<UnitId> {
    let found = id::<UnitId>(unit);
    let one = item
        .parse::<HandoverId>()
        .ok()
        .map(|item| format!("/ban-giao/{item}"));
    let all = found.as_ref().ok().and_then(|id| {
        let book = service.book();
        let unit = book.tree().get(*id)?;
        Some(format!("/ban-giao/don-vi/{}", unit.slug))
    });
    let page = one.or(all).unwrap_or_else(|| "/ban-giao".to_owned());
    Named::on(page, found)
}

/// Items with the revisions that were seen.
pub fn picks(items: &[String]) -> Result<Vec<Pick>, Refusal> {
    items
        .iter()
        .map(|item| {
            let (handover, base) = item.split_once('.').ok_or(Refusal::NotFound)?;
            Ok(Pick {
                handover: id(handover)?,
                base: id(base)?,
            })
        })
        .collect()
}

/// A part of a report, whose form has a page of its own.
pub fn report_part(report: &str, part: &str) -> Named<(ReportId, Part)> {
    let part = Part::of(part);
    let below = part.map_or_else(String::new, |part| format!("/sua/{}", part.code()));
    let Named { what, page, next } = report_below(report, &below);
    Named {
        what: what.and_then(|report| Ok((report, part.ok_or(Refusal::NotFound)?))),
        page,
        next,
    }
}

/// A meeting that is there, and a page below its own.
pub fn meeting(service: &Service, text: &str, below: &str) -> Named<MeetingId> {
    let found = id::<MeetingId>(text);
    let path = found.as_ref().ok().and_then(|id| {
        let book = service.book();
        book.meeting(*id)
            .map(|meeting| format!("/cuoc-hop/{}", meeting.slug))
    });
    let home = path.unwrap_or_else(|| "/cuoc-hop".to_owned());
    Named {
        page: format!("{home}{below}"),
        next: home,
        what: found,
    }
}
