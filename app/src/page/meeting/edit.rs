//! The form of a meeting: who is to meet when about what, and afterwards what was said.

use domain::{
    id::UnitId,
    meeting::{Meeting, Stage},
    policy::{self, KeepMeeting, Role},
};
use leptos::prelude::*;
use service::{
    book::Book,
    manage::{code, mark},
};

use super::when;
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        manage::fields::Fields,
        not_found::nothing,
        reading::{Reading, param},
        shown::heading,
        sign_in::{needed, not_yours},
    },
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldKind, TextField},
        link::Link,
    },
};

#[component]
pub fn NewMeeting() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let plans = actor
        .grants()
        .iter()
        .any(|grant| grant.role == Role::Planner);
    if !plans {
        return not_yours(&reading);
    }
    page(&reading, None)
}

#[component]
pub fn EditMeeting() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let found = book
        .meeting_by_slug(&param("slug"))
        .filter(|one| reading.reader().sees_meeting(one, &book))
        .cloned();
    let Some(meeting) = found else {
        drop(book);
        return nothing(&reading);
    };
    let may = policy::may::<KeepMeeting>(actor, meeting.host, book.tree());
    drop(book);
    if !may {
        return not_yours(&reading);
    }
    page(&reading, Some(&meeting))
}

fn page(reading: &Reading, meeting: Option<&Meeting>) -> AnyView {
    let words = reading.words;
    let title = if meeting.is_some() {
        words.edit_meeting()
    } else {
        words.new_meeting()
    };
    let book = reading.book();
    let form = form(&book, meeting, reading);
    drop(book);
    let content = view! {
        <article class="stack-l">
            {summary(reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.to("/cuoc-hop"), words.meetings()),
                ]/>
                <h1>{title}</h1>
            </header>
            {form}
        </article>
    };
    frame(reading, Head::private(title), content)
}

fn form(book: &Book, meeting: Option<&Meeting>, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let form = Form::of(reading, "keep_meeting");
    let fields = Fields {
        form: &form,
        reading,
    };
    let kept = |text: Option<String>| text.unwrap_or_default();
    let slug_of = |id: UnitId| book.tree().get(id).map(|unit| unit.slug.to_string());
    let programmes: Vec<_> = book
        .programmes()
        .into_iter()
        .map(|one| Choice {
            value: one.id.to_string(),
            text: one.label(language).to_owned(),
        })
        .collect();
    let programme = kept(meeting.map(|one| one.programme.to_string()));
    let stages = Stage::ALL
        .into_iter()
        .map(|stage| Choice {
            value: code(&stage),
            text: heading(stage.name(language)),
        })
        .collect();
    let stage = code(&meeting.map_or(Stage::Planned, |one| one.stage));
    let host = kept(meeting.and_then(|one| slug_of(one.host)));
    let day = kept(meeting.map(|one| one.day.to_string()));
    let hour = kept(meeting.and_then(|one| Some(one.hour?.to_string())));
    let agenda = kept(meeting.map(|one| {
        let lines: Vec<_> = one.agenda.iter().map(|text| text.vi.as_str()).collect();
        lines.join("\n")
    }));
    let units = kept(meeting.map(|one| {
        let lines: Vec<_> = one.units.iter().filter_map(|id| slug_of(*id)).collect();
        lines.join("\n")
    }));
    let follows = kept(
        meeting
            .and_then(|one| book.meeting(one.follows?))
            .map(|one| one.slug.to_string()),
    );
    let others = std::iter::once(Choice {
        value: String::new(),
        text: words.none().to_owned(),
    })
    .chain(
        book.meetings(reading.reader())
            .into_iter()
            .filter(|one| meeting.is_none_or(|meeting| meeting.id != one.id))
            .map(|one| Choice {
                value: one.slug.to_string(),
                text: format!("{} ({})", one.name.get(language), when(one, reading)),
            }),
    )
    .collect();
    let ground = kept(meeting.map(|one| one.ground.place.to_string()));
    let at_hour = view! {
        <TextField
            words=form.words("hour", words.meeting_hour(), None)
            kind=FieldKind::Time
            value=form.typed("hour", &hour)
        />
    };
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="meeting" value=kept(meeting.map(|one| one.id.to_string()))/>
            <input type="hidden" name="base" value=mark(meeting)/>
            {fields.choice("programme", words.programmes(), None, &programme, programmes)}
            {fields.pair(["name", "name_en"], words.meeting_name(), None, meeting.map(|one| &one.name), true)}
            {fields.choice("stage", words.meeting_stage(), None, &stage, stages)}
            {fields.line("host", words.meeting_host(), Some(words.one_unit()), &host, true)}
            <div class="pair">
                {fields.day("day", words.meeting_day(), &day)}
                {at_hour}
            </div>
            {fields.pair(["place", "place_en"], words.meeting_place(), None, meeting.and_then(|one| one.place.as_ref()), false)}
            {fields.lines("agenda", words.meeting_agenda(), Some(words.one_a_line()), &agenda)}
            {fields.lines("units", words.meeting_units(), Some(words.one_a_line()), &units)}
            {fields.pair(["guests", "guests_en"], words.meeting_guests(), Some(words.meeting_guests_hint()), meeting.and_then(|one| one.guests.as_ref()), false)}
            {fields.long_pair(["invitation", "invitation_en"], words.meeting_invitation(), meeting.and_then(|one| one.invitation.as_ref()))}
            {fields.long_pair(["minutes", "minutes_en"], words.meeting_minutes(), meeting.and_then(|one| one.minutes.as_ref()))}
            {fields.choice("follows", words.meeting_follows(), None, &follows, others)}
            {fields.check("restricted", words.restricted(), words.restricted_hint(), meeting.is_some_and(|one| one.restricted))}
            {fields.line("ground", words.ground(), Some(words.ground_hint()), &ground, true)}
            <p class="small">{words.invited_hint()}</p>
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}
