//! Everything a programme names that is neither an indicator nor a task.

use domain::{Bilingual, item::Item, quantity::Quantity};

use super::{
    keys::{Keys, item_id, joined, slug, text},
    schema,
};

pub(super) fn record(raw: &schema::Item, keys: &Keys) -> Result<Item, String> {
    let value = raw.value.clone().map(Quantity::try_from).transpose();
    let today = text(raw.term_today.as_ref()).map(|today| {
        Bilingual::new(
            format!("Tên gọi hiện nay: {}.", today.vi),
            format!("Today's term: {}.", today.en),
        )
    });
    Ok(Item {
        id: item_id(&raw.key),
        slug: slug(&raw.key)?,
        kind: raw.kind,
        programme: keys.programme(&raw.programme)?,
        under: keys.under(raw.under.as_ref())?,
        name: raw.name.0.clone(),
        detail: text(raw.detail.as_ref()),
        units: keys.units(&raw.units)?,
        period: raw.period,
        date: raw.date,
        stage: text(raw.stage.as_ref()),
        value: value.map_err(|problem| format!("value: {problem:?}"))?,
        measure: text(raw.measure.as_ref()),
        answer_by: raw
            .answer_by
            .as_deref()
            .map(|unit| keys.unit(unit))
            .transpose()?,
        restricted: raw.restricted,
        note: joined(text(raw.note.as_ref()), today),
        ground: keys.ground(&raw.source, &raw.place)?,
        facts: raw.facts.clone(),
    })
}
