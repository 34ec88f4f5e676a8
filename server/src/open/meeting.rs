//! Meetings: what they concluded, and which tasks came of that.

use domain::meeting::Meeting as Record;
use serde::Serialize;
use service::book::Book;
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::{List, One},
    parameter::Parameter,
    refused::Refused,
    wire::{
        code::{Coded, MeetingStage},
        seen::{Ground, Reference, Seen},
        text::{Day, Id, Slug, Text, text},
    },
};

pub const STAGE: Parameter = Parameter::code(
    "stage",
    MeetingStage::CODES,
    "Only meetings that have come so far.",
);

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Meeting {
    pub id: Id,
    pub slug: Slug,
    pub name: Text,
    pub programme: Option<Reference>,
    pub stage: MeetingStage,
    pub host: Option<Reference>,
    pub day: Day,
    /// The hour in Vietnam, such as 14:00.
    pub hour: Option<String>,
    pub place: Option<Text>,
    pub agenda: Vec<Text>,
    pub units: Vec<Reference>,
    pub guests: Option<Text>,
    pub invitation: Option<Text>,
    pub minutes: Option<Text>,
    pub conclusions: Vec<Conclusion>,
    /// The meeting whose conclusions this one inspects.
    pub follows: Option<Reference>,
    pub ground: Ground,
    pub url: String,
    pub page: Text,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Conclusion {
    pub number: u16,
    pub text: Text,
    pub tasks: Vec<Reference>,
    /// How many tasks were given out for it, parts counted one by one, and how many are done.
    pub given: usize,
    pub done: usize,
}

impl Meeting {
    /// Nothing for what is not public.
    fn of(meeting: &Record, seen: &Seen<'_>) -> Option<Self> {
        if !seen.reader.sees_meeting(meeting, seen.book) {
            return None;
        }
        let was = seen.book.meeting_on(meeting, seen.reader.on);
        let concluded = seen.book.concluded(was, seen.reader);
        Some(Self {
            id: was.id.ulid().into(),
            slug: (&was.slug).into(),
            name: (&was.name).into(),
            programme: seen.programme(was.programme),
            stage: was.stage.into(),
            host: seen.unit(was.host),
            day: was.day.into(),
            hour: was.hour.map(|hour| hour.to_string()),
            place: text(was.place.as_ref()),
            agenda: was.agenda.iter().map(Text::from).collect(),
            units: seen.units(&was.units),
            guests: text(was.guests.as_ref()),
            invitation: text(was.invitation.as_ref()),
            minutes: text(was.minutes.as_ref()),
            conclusions: concluded
                .iter()
                .map(|one| Conclusion {
                    number: one.conclusion.number,
                    text: (&one.conclusion.text).into(),
                    tasks: one
                        .works
                        .iter()
                        .filter_map(|work| seen.task(work.task.id))
                        .collect(),
                    given: one.assignments(),
                    done: one.done(),
                })
                .collect(),
            follows: was.follows.and_then(|id| seen.meeting(id)),
            ground: seen.ground(&was.ground),
            url: seen.url(&format!("/meetings/{}", was.slug)),
            page: seen.page(&format!("/cuoc-hop/{}", was.slug)),
        })
    }
}

pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Meeting>, Refused> {
    let seen = asking.seen(book);
    let programme = asking.programme(book)?.map(|one| one.id);
    let stage = asking.get(&STAGE);
    Ok(List::of(
        book.meetings(seen.reader)
            .into_iter()
            .filter(|one| programme.is_none_or(|id| one.programme == id))
            .filter(|one| {
                let was = book.meeting_on(one, seen.reader.on);
                stage.is_none_or(|code| MeetingStage::from(was.stage).code() == code)
            }),
        |one| one.slug.to_string(),
        |one| Meeting::of(one, &seen),
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<Meeting>, Refused> {
    let meeting = book
        .meeting_by_slug(asking.slug())
        .and_then(|one| Meeting::of(one, &asking.seen(book)))
        .ok_or(Refused::NotFound)?;
    Ok(One::of(meeting, asking))
}
