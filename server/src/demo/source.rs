//! Articles and other sources.

use domain::source::Source;

use super::{
    keys::{slug, source_id, text},
    schema,
};

pub(super) fn record(raw: &schema::Source) -> Result<Source, String> {
    Ok(Source {
        id: source_id(&raw.key),
        slug: slug(&raw.key)?,
        title: raw.title.0.clone(),
        publisher: raw.publisher.clone(),
        published: raw.published,
        time: raw.time,
        url: raw.url.clone(),
        note: text(raw.note.as_ref()),
        keeper: None,
        facts: raw.facts.clone(),
    })
}
