//! Creates a meeting or changes one.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place,
    },
    domain::{
        command::{KeepMeeting as Command, TypedPair},
        id::{DocumentId, MeetingId},
    },
};

/// `meeting` is empty for a new one; `programme` is the address of a programme.
///
/// # Errors
/// No right to, a field that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_meeting", prefix = "/api")]
pub async fn keep_meeting(
    id: String,
    language: Language,
    programme: String,
    #[server(default)] meeting: String,
    #[server(default)] base: String,
    name: String,
    #[server(default)] name_en: String,
    #[server(default)] stage: String,
    #[server(default)] host: String,
    #[server(default)] day: String,
    #[server(default)] hour: String,
    #[server(default)] place: String,
    #[server(default)] place_en: String,
    #[server(default)] agenda: String,
    #[server(default)] units: String,
    #[server(default)] guests: String,
    #[server(default)] guests_en: String,
    #[server(default)] invitation: String,
    #[server(default)] invitation_en: String,
    #[server(default)] minutes: String,
    #[server(default)] minutes_en: String,
    #[server(default)] follows: String,
    #[server(default)] restricted: bool,
    ground: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let known = place::optional_id::<MeetingId>(&meeting);
    let named = place::meeting(&call.door.service, &meeting, "/sua");
    let page = if meeting.is_empty() {
        "/cuoc-hop/moi".to_owned()
    } else {
        named.page
    };
    let sent = Sent {
        act: "keep_meeting",
        id: id.clone(),
        page,
        fields: vec![
            ("programme", programme.clone()),
            ("name", name.clone()),
            ("name_en", name_en.clone()),
            ("stage", stage.clone()),
            ("host", host.clone()),
            ("day", day.clone()),
            ("hour", hour.clone()),
            ("place", place.clone()),
            ("place_en", place_en.clone()),
            ("agenda", agenda.clone()),
            ("units", units.clone()),
            ("guests", guests.clone()),
            ("guests_en", guests_en.clone()),
            ("invitation", invitation.clone()),
            ("invitation_en", invitation_en.clone()),
            ("minutes", minutes.clone()),
            ("minutes_en", minutes_en.clone()),
            ("follows", follows.clone()),
            ("restricted", restricted.to_string()),
            ("ground", ground.clone()),
        ],
    };
    let pair = |vi, en| TypedPair { vi, en };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                programme: place::id::<DocumentId>(&programme)?,
                meeting: known?,
                base,
                name: pair(name, name_en),
                stage,
                host,
                day,
                hour,
                place: pair(place, place_en),
                agenda,
                units,
                guests: pair(guests, guests_en),
                invitation: pair(invitation, invitation_en),
                minutes: pair(minutes, minutes_en),
                follows,
                restricted,
                ground,
            };
            service
                .keep_meeting(&who.actor, command)
                .await
                .map(|slug| slug.to_string())
        })
        .await;
    let path = outcome.as_ref().map_or_else(
        |_| "/cuoc-hop".to_owned(),
        |slug| format!("/cuoc-hop/{slug}"),
    );
    let done = |&(): &()| Done { path, code: "luu" };
    call.answer(outcome.map(drop), done, sent)
}
