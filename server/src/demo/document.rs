//! Documents and what they implement.

use domain::{
    document::{Document, number::IssuedBy},
    item::{Item, ItemKind},
    task::clear::Clarity,
    unit::tree::UnitTree,
};

use super::{
    keys::{Keys, document_id, item_id, slug, text},
    schema,
};

pub(super) fn record(
    raw: &schema::Document,
    keys: &Keys,
    tree: &UnitTree,
) -> Result<Document, String> {
    let document = read(raw, keys)?;
    if let (Some(number), Some(issuer)) = (&document.number, tree.get(document.issuer)) {
        number
            .issued_by(IssuedBy::unit(issuer, tree), document.date)
            .map_err(|problem| format!("number: {problem}"))?;
    }
    Ok(document)
}

fn read(raw: &schema::Document, keys: &Keys) -> Result<Document, String> {
    let number = raw.number.as_deref().map(str::parse).transpose();
    let year = |text: &Option<String>| text.as_deref().map(str::parse).transpose();
    let implements = raw.implements.iter().map(|key| keys.document(key));
    Ok(Document {
        id: document_id(&raw.key),
        slug: slug(&raw.key)?,
        number: number.map_err(|problem| format!("number: {problem}"))?,
        kind: raw.kind,
        title: raw.title.0.clone(),
        short: text(raw.short.as_ref()),
        issuer: keys.unit(&raw.issuer)?,
        date: raw.date,
        term: raw.term.clone(),
        starts: year(&raw.starts).map_err(|problem| format!("starts: {problem}"))?,
        ends: year(&raw.ends).map_err(|problem| format!("ends: {problem}"))?,
        programme: raw.programme,
        implements: implements.collect::<Result<_, _>>()?,
        declared: raw.declared,
        clear: raw.clear.clone().unwrap_or_else(|| Clarity::SIX.to_vec()),
        ground: Some(keys.ground(&raw.source, &raw.place)?),
        facts: raw.facts.clone(),
    })
}

/// What has to be known to read a document, as an item of it: a document holds no remarks of
/// whoever took it over.
pub(super) fn note(raw: &schema::Document, keys: &Keys) -> Result<Option<Item>, String> {
    let Some(note) = text(raw.note.as_ref()) else {
        return Ok(None);
    };
    let key = format!("ghi-chu-{}", raw.key);
    Ok(Some(Item {
        id: item_id(&key),
        slug: slug(&key)?,
        kind: ItemKind::Note,
        programme: document_id(&raw.key),
        under: None,
        name: note,
        detail: None,
        units: vec![keys.unit(&raw.issuer)?],
        period: None,
        date: None,
        stage: None,
        value: None,
        measure: None,
        answer_by: None,
        restricted: false,
        note: None,
        ground: keys.ground(&raw.source, &raw.place)?,
        facts: Vec::new(),
    }))
}
