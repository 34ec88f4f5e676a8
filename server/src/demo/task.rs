//! Tasks: clear only as far as the article is.

use domain::{
    item::ItemKind,
    meeting::Origin,
    task::{Clear, Task, Update, course::Course},
};

use super::{
    keys::{Keys, meeting_id, slug, task_id, text},
    schema,
};

pub(super) fn record(raw: &schema::Task, keys: &Keys) -> Result<Task, String> {
    let origin = raw
        .conclusion
        .map(|conclusion| {
            let meeting = raw
                .under
                .as_deref()
                .ok_or("comes from a conclusion, but stands under no meeting")?;
            if keys.item(meeting)?.1 != ItemKind::Meeting {
                return Err(format!(
                    "comes from a conclusion, but {meeting} is no meeting"
                ));
            }
            Ok(Origin {
                meeting: meeting_id(meeting),
                conclusion,
            })
        })
        .transpose()?;
    Ok(Task {
        id: task_id(&raw.key),
        slug: slug(&raw.key)?,
        revision: 1,
        programme: keys.programme(&raw.programme)?,
        under: keys.under(raw.under.as_ref())?,
        name: raw.name.0.clone(),
        lead: raw
            .lead
            .as_deref()
            .map(|unit| keys.unit(unit))
            .transpose()?,
        with: keys.units(&raw.with)?,
        clear: clear(&raw.clear),
        deadline: None,
        period: raw.period,
        state: raw.state,
        done_on: None,
        updates: raw.updates.iter().map(|one| update(one, keys)).collect(),
        part: None,
        origin,
        course: Course::default(),
        restricted: raw.restricted,
        note: text(raw.note.as_ref()),
        ground: keys.ground(&raw.source, &raw.place)?,
        facts: raw.facts.clone(),
    })
}

fn clear(raw: &schema::Clear) -> Clear {
    Clear {
        person: text(raw.person.as_ref()),
        work: text(raw.work.as_ref()),
        responsibility: text(raw.responsibility.as_ref()),
        product: text(raw.product.as_ref()),
        authority: text(raw.authority.as_ref()),
        process: text(raw.process.as_ref()),
        effect: text(raw.effect.as_ref()),
    }
}

fn update(raw: &schema::Update, keys: &Keys) -> Update {
    Update {
        on: raw.on,
        results: text(raw.results.as_ref()),
        difficulties: text(raw.difficulties.as_ref()),
        next: text(raw.next.as_ref()),
        by: keys.signature(),
    }
}
