//! How the programmes of the demo are run, and the public holidays.

use domain::{
    Date,
    calendar::{Holiday, HolidayKind, Hour},
    programme::Programme,
    round::{Cadence, DueRule, Schedule, Window},
    text::Line,
};
use serde::Deserialize;

use super::{
    keys::Keys,
    schema::{Both, Raw},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rounds {
    pub programme: Vec<RawProgramme>,
    pub holiday: Vec<RawHoliday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProgramme {
    document: String,
    stale_after_days: Option<u16>,
    cadence: Cadence,
    #[serde(default)]
    window: Window,
    due: DueRule,
    hour: Hour,
    lock: Option<DueRule>,
    #[serde(default)]
    units: Vec<String>,
    since: Option<Date>,
}

impl Raw for RawProgramme {
    const KIND: &'static str = "programme";
    fn key(&self) -> &str {
        &self.document
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHoliday {
    day: String,
    kind: HolidayKind,
    name: Both,
    document: String,
    note: Option<Both>,
}

impl Raw for RawHoliday {
    const KIND: &'static str = "holiday";
    fn key(&self) -> &str {
        &self.day
    }
}

pub(super) fn programme(raw: &RawProgramme, keys: &Keys) -> Result<Programme, String> {
    let schedule = Schedule {
        cadence: raw.cadence,
        window: raw.window,
        due: raw.due,
        hour: raw.hour,
        lock: raw.lock,
        units: keys.units(&raw.units)?,
        since: raw.since,
        until: None,
    };
    Ok(Programme {
        revision: 1,
        reporting: schedule
            .checked()
            .map_err(|problem| format!("schedule: {problem:?}"))?
            .into(),
        stale_after_days: raw.stale_after_days,
        ..Programme::new(keys.document(&raw.document)?)
    })
}

pub(super) fn holiday(raw: &RawHoliday) -> Result<Holiday, String> {
    Ok(Holiday {
        day: raw.day.parse().map_err(|_| "not a day".to_owned())?,
        revision: 1,
        kind: raw.kind,
        name: raw.name.0.clone(),
        document: Line::try_from(raw.document.as_str())
            .map_err(|problem| format!("document: {problem}"))?,
        note: raw.note.as_ref().map(|note| note.0.clone()),
    })
}
