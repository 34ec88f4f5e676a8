//! Calendars, as every calendar program reads them (RFC 5545). Escaping and folding are the
//! library's; what happens when is the caller's.

use icalendar::{
    Calendar as Written, Class, Component, Event as WrittenEvent, EventLike, Property,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// A calendar to be subscribed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub name: String,
    pub description: String,
    pub events: Vec<Event>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for the same thing, whenever it is asked for.
    pub id: String,
    pub when: When,
    pub name: String,
    pub description: String,
    pub place: Option<String>,
    /// Where it can be read.
    pub address: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The whole of a day.
    Day(Date),
    /// From an instant on; when it ends is not known.
    From(Timestamp),
}

/// The calendar as a file; `stamp` is when it was made.
#[must_use]
pub fn write(calendar: &Calendar, stamp: Timestamp) -> String {
    let mut written = Written::new();
    let mut refresh = Property::new("REFRESH-INTERVAL", "PT1H");
    refresh.add_parameter("VALUE", "DURATION");
    written
        .name(&calendar.name)
        .description(&calendar.description)
        .append_property(refresh);
    for event in &calendar.events {
        let mut one = WrittenEvent::new();
        one.uid(&event.id)
            .summary(&event.name)
            .url(&event.address)
            .class(Class::Public)
            .append_property(Property::new("DTSTAMP", utc(stamp)));
        if !event.description.is_empty() {
            one.description(&event.description);
        }
        if let Some(place) = &event.place {
            one.location(place);
        }
        match event.when {
            When::Day(day) => {
                let mut start = Property::new("DTSTART", plain(day));
                start.add_parameter("VALUE", "DATE");
                one.append_property(start);
                // A deadline does not make a day busy.
                one.append_property(Property::new("TRANSP", "TRANSPARENT"));
            }
            When::From(at) => {
                one.append_property(Property::new("DTSTART", utc(at)));
            }
        }
        written.push(one);
    }
    written.to_string()
}

fn plain(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn utc(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC)
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_calendar_is_written_with_its_signs_escaped() {
        let calendar = Calendar {
            name: "Xã Mê Linh".into(),
            description: "Hạn và cuộc họp".into(),
            events: vec![
                Event {
                    id: "01ARZ3NDEKTSV4RRFFQ69G5FAV.task".into(),
                    when: When::Day(date(2026, 12, 31)),
                    name: "Hạn: lớp tập huấn; 40 người, 2 buổi".into(),
                    description: "Dòng một\nDòng hai".into(),
                    place: None,
                    address: "https://tiendo.example.vn/nhiem-vu/tap-huan".into(),
                },
                Event {
                    id: "01ARZ3NDEKTSV4RRFFQ69G5FAW.meeting".into(),
                    when: When::From("2026-12-02T01:00:00Z".parse().unwrap()),
                    name: "Họp".into(),
                    description: String::new(),
                    place: Some("Hội trường".into()),
                    address: "https://tiendo.example.vn/cuoc-hop/hop".into(),
                },
            ],
        };
        let text = write(&calendar, "2026-11-26T00:00:00Z".parse().unwrap());
        let unfolded = text.replace("\r\n ", "");
        for line in [
            "BEGIN:VCALENDAR",
            "DTSTART;VALUE=DATE:20261231",
            "DTSTART:20261202T010000Z",
            "DTSTAMP:20261126T000000Z",
            "UID:01ARZ3NDEKTSV4RRFFQ69G5FAV.task",
            "SUMMARY:Hạn: lớp tập huấn\\; 40 người\\, 2 buổi",
            "DESCRIPTION:Dòng một\\nDòng hai",
            "LOCATION:Hội trường",
            "END:VCALENDAR",
        ] {
            assert!(
                unfolded.lines().any(|one| one == line),
                "{line}\n\n{unfolded}"
            );
        }
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    }
}
