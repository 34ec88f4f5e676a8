//! Meetings: each stands for an item of its programme, and its conclusions for the tasks that name
//! them.

use domain::{
    item::ItemKind,
    meeting::{Conclusion, Meeting, Stage},
};

use super::{
    Entry,
    keys::{Keys, meeting_id, slug, task_id, text},
    schema,
};

pub(super) fn record(
    raw: &schema::Meeting,
    items: &[Entry<schema::Item>],
    tasks: &[Entry<schema::Task>],
    keys: &Keys,
) -> Result<Meeting, String> {
    let item = items
        .iter()
        .map(|entry| &entry.raw)
        .find(|item| item.key == raw.key && item.kind == ItemKind::Meeting)
        .ok_or("there is no item of this meeting")?;
    let of_conclusion = |number: u16| {
        tasks
            .iter()
            .map(|entry| &entry.raw)
            .filter(|task| {
                task.under.as_deref() == Some(raw.key.as_str()) && task.conclusion == Some(number)
            })
            .map(|task| task_id(&task.key))
            .collect()
    };
    let conclusions = (1..)
        .zip(&raw.conclusion)
        .map(|(number, conclusion)| Conclusion {
            number,
            text: conclusion.text.0.clone(),
            works: of_conclusion(number),
        })
        .collect();
    Ok(Meeting {
        id: meeting_id(&raw.key),
        slug: slug(&raw.key)?,
        programme: keys.programme(&item.programme)?,
        item: Some(keys.item(&raw.key)?.0),
        name: item.name.0.clone(),
        stage: Stage::Held,
        host: keys.unit(&raw.host)?,
        day: item.date.ok_or("a meeting that was held has a day")?,
        hour: None,
        place: text(raw.place.as_ref()),
        agenda: raw.agenda.iter().map(|one| one.0.clone()).collect(),
        units: keys.units(&item.units)?,
        guests: text(raw.guests.as_ref()),
        invitation: None,
        minutes: text(item.detail.as_ref()),
        conclusions,
        follows: None,
        restricted: item.restricted,
        ground: keys.ground(&item.source, &item.place)?,
        facts: item.facts.clone(),
    })
}
