//! Units with their names, codes and parents by date, and what became of them.

use domain::{
    Bilingual,
    unit::{Dated, Unit, UnitName, succession::Succession},
};

use super::{
    keys::{Keys, joined, slug, text, unit_id},
    schema,
};

pub(super) fn record(raw: &schema::Unit, keys: &Keys) -> Result<Unit, String> {
    if raw.name.is_empty() {
        return Err("has no name".into());
    }
    if !raw.facts.is_empty() && (raw.source.is_none() || raw.place.is_none()) {
        return Err("has facts, but not where they stand".into());
    }
    let names = raw.name.iter().map(|name| Dated {
        value: UnitName {
            full: Bilingual::new(&name.vi, &name.en),
            short: name.short.clone(),
        },
        from: name.from,
        until: name.until,
    });
    let codes = raw.code.iter().map(|code| Dated {
        value: code.digits.clone(),
        from: code.from,
        until: code.until,
    });
    let parents = raw.parent.iter().map(|parent| {
        Ok(Dated {
            value: keys.unit(&parent.key)?,
            from: parent.from,
            until: parent.until,
        })
    });
    Ok(Unit {
        id: unit_id(&raw.key),
        slug: slug(&raw.key)?,
        kind: raw.kind,
        exists: Dated {
            value: (),
            from: raw.from,
            until: raw.until,
        },
        names: names.collect(),
        codes: codes.collect(),
        parents: parents.collect::<Result<_, String>>()?,
        serves: raw
            .place_of
            .as_deref()
            .map(|place| keys.unit(place))
            .transpose()?,
        note: text(raw.note.as_ref()),
        source: raw
            .source
            .as_deref()
            .map(|source| keys.source(source))
            .transpose()?,
        facts: raw.facts.clone(),
    })
}

pub(super) fn succession(raw: &schema::Succession, keys: &Keys) -> Result<Succession, String> {
    let decided = raw
        .by
        .as_deref()
        .filter(|by| !by.is_empty())
        .map(|by| keys.title(by))
        .transpose()?;
    let document = raw
        .by
        .as_deref()
        .filter(|by| !by.is_empty())
        .map(|by| keys.document(by))
        .transpose()?;
    let decided = decided
        .map(|title| Bilingual::new(format!("Theo {}.", title.vi), format!("By {}.", title.en)));
    Ok(Succession {
        from: keys.unit(&raw.from)?,
        to: keys.unit(&raw.to)?,
        kind: raw.kind,
        on: raw.on,
        source: raw
            .source
            .as_deref()
            .map(|source| keys.source(source))
            .transpose()?,
        document,
        note: joined(text(raw.note.as_ref()), decided),
        unverified: raw.unverified,
    })
}
