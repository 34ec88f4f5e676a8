//! A meeting as an officer typed it, read.

use domain::{
    Bilingual, Date, Refusal,
    calendar::Hour,
    command::{KeepMeeting, TypedPair},
    id::{DocumentId, MeetingId, Slug, UnitId},
    meeting::{Meeting, Stage},
    refusal::{Field, Problem},
    source::Ground,
    unit::named::Meant,
};

use crate::{
    book::{Book, Reader},
    manage::typed::{Typed, lines},
};

#[derive(Clone)]
pub(super) struct Written {
    pub name: Bilingual,
    stage: Stage,
    host: UnitId,
    day: Date,
    hour: Option<Hour>,
    place: Option<Bilingual>,
    agenda: Vec<Bilingual>,
    units: Vec<UnitId>,
    guests: Option<Bilingual>,
    invitation: Option<Bilingual>,
    minutes: Option<Bilingual>,
    follows: Option<MeetingId>,
    restricted: bool,
    ground: Ground,
}

impl Written {
    pub fn read(
        command: &KeepMeeting,
        known: Option<&Meeting>,
        reader: Reader<'_>,
        book: &Book,
    ) -> Result<Self, Refusal> {
        let mut typed = Typed::default();
        let name = typed.name(Field::Name, &command.name);
        let stage = typed.one_of(Field::Stage, &command.stage);
        let day = match command.day.trim() {
            "" => {
                typed.wrong(Field::Day, Problem::NothingWritten);
                None
            }
            text => typed.optional_day(Field::Day, text),
        };
        // Who met, met as they were then.
        let meant = day.map_or(Meant::Ever, Meant::On);
        let host = match meant {
            Meant::Ever => typed.unit(Field::Host, &command.host, book),
            Meant::On(day) => typed.unit_on(Field::Host, &command.host, day, book),
        };
        let hour = match command.hour.trim() {
            "" => None,
            text => text
                .parse()
                .map_err(|_| typed.wrong(Field::Hour, Problem::NotAnHour))
                .ok(),
        };
        let place = typed.optional_name(Field::Place, &command.place);
        let agenda = agenda(&mut typed, &command.agenda, known);
        let units = typed.units(Field::Units, &command.units, meant, book);
        let guests = typed.optional_name(Field::Guests, &command.guests);
        let invitation = typed.optional_prose(Field::Invitation, &command.invitation);
        let minutes = typed.optional_prose(Field::Minutes, &command.minutes);
        let follows = follows(&mut typed, &command.follows, known, reader, book);
        let ground = typed.ground(&command.ground, known.map(|one| &one.ground));
        typed.done()?;
        let (Some(name), Some(stage), Some(host), Some(day), Some(ground)) =
            (name, stage, host, day, ground)
        else {
            return Err(Refusal::Fields(Vec::new()));
        };
        Ok(Self {
            name,
            stage,
            host,
            day,
            hour,
            place,
            agenda,
            units,
            guests,
            invitation,
            minutes,
            follows,
            restricted: command.restricted,
            ground,
        })
    }

    pub fn onto(
        self,
        before: Option<&Meeting>,
        id: MeetingId,
        slug: &Slug,
        programme: DocumentId,
    ) -> Meeting {
        Meeting {
            id,
            slug: before.map_or_else(|| slug.clone(), |one| one.slug.clone()),
            programme,
            item: before.and_then(|one| one.item),
            name: self.name,
            stage: self.stage,
            host: self.host,
            day: self.day,
            hour: self.hour,
            place: self.place,
            agenda: self.agenda,
            units: self.units,
            guests: self.guests,
            invitation: self.invitation,
            minutes: self.minutes,
            conclusions: before.map_or_else(Vec::new, |one| one.conclusions.clone()),
            follows: self.follows,
            restricted: self.restricted,
            ground: self.ground,
            facts: before.map_or_else(Vec::new, |one| one.facts.clone()),
        }
    }
}

/// One a line. The English of a line stays while its Vietnamese one does.
fn agenda(typed: &mut Typed, text: &str, known: Option<&Meeting>) -> Vec<Bilingual> {
    lines(text)
        .filter_map(|line| {
            let pair = TypedPair {
                vi: line.to_owned(),
                en: String::new(),
            };
            let read = typed.name(Field::Agenda, &pair)?;
            let kept = known.and_then(|one| one.agenda.iter().find(|old| old.vi == read.vi));
            Some(kept.cloned().unwrap_or(read))
        })
        .collect()
}

/// The meeting whose conclusions are inspected; no meeting inspects itself, by whatever way.
fn follows(
    typed: &mut Typed,
    slug: &str,
    known: Option<&Meeting>,
    reader: Reader<'_>,
    book: &Book,
) -> Option<MeetingId> {
    let slug = slug.trim();
    if slug.is_empty() {
        return None;
    }
    let Some(found) = book
        .meeting_by_slug(slug)
        .filter(|one| reader.sees_meeting(one, book))
    else {
        typed.wrong(Field::Follows, Problem::Unknown);
        return None;
    };
    let mut next = Some(found);
    let mut steps = 0;
    while let Some(one) = next.filter(|_| steps < 1_000) {
        if known.is_some_and(|known| known.id == one.id) {
            typed.wrong(Field::Follows, Problem::WithinItself);
            return None;
        }
        steps += 1;
        next = one.follows.and_then(|id| book.meeting(id));
    }
    Some(found.id)
}
