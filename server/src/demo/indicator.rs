//! Indicators with what was promised, and their figures, gathered into sheets as they are kept.

use std::collections::BTreeMap;

use domain::{
    Decimal,
    figure::{
        Cell, Value,
        sheet::{Sheet, SheetKey},
    },
    indicator::{Indicator, Promise},
    quantity::Quantity,
    target::{Bound, Target},
};

use super::{
    DataProblem, Entry,
    keys::{Keys, indicator_id, joined, slug, text},
    schema::{self, TargetKind},
};

pub(super) fn record(raw: &schema::Indicator, keys: &Keys) -> Result<Indicator, String> {
    let promises = raw.target.iter().map(|target| promise(target, keys));
    let note = raw
        .target
        .iter()
        .fold(text(raw.note.as_ref()), |note, target| {
            joined(note, text(target.note.as_ref()))
        });
    Ok(Indicator {
        id: indicator_id(&raw.key),
        slug: slug(&raw.key)?,
        programme: keys.programme(&raw.programme)?,
        under: keys.under(raw.under.as_ref())?,
        name: raw.name.0.clone(),
        measure: raw.measure.0.clone(),
        direction: raw.direction,
        excess_from: Bound::Upper,
        aggregation: None,
        promises: promises.collect::<Result<_, _>>()?,
        term_today: text(raw.term_today.as_ref()),
        restricted: raw.restricted,
        note,
        ground: keys.ground(&raw.source, &raw.place)?,
        facts: facts(raw),
    })
}

/// An indicator stands for its own facts and for those of its targets and figures.
fn facts(raw: &schema::Indicator) -> Vec<String> {
    let targets = raw.target.iter().flat_map(|target| &target.facts);
    let figures = raw.figure.iter().flat_map(|figure| &figure.facts);
    let mut facts: Vec<String> = raw
        .facts
        .iter()
        .chain(targets)
        .chain(figures)
        .cloned()
        .collect();
    facts.sort();
    facts.dedup();
    facts
}

fn promise(raw: &schema::Target, keys: &Keys) -> Result<Promise, String> {
    Ok(Promise {
        unit: keys.unit(&raw.unit)?,
        period: raw.period,
        target: target(raw)?,
        part_of: None,
        ground: keys.ground(&raw.source, &raw.place)?,
    })
}

fn target(raw: &schema::Target) -> Result<Target, String> {
    let number = |name: &str, text: &Option<String>| -> Result<Decimal, String> {
        let text = text
            .as_deref()
            .ok_or_else(|| format!("the target needs {name}"))?;
        text.parse()
            .map_err(|_| format!("the target's {name} is not a number: {text}"))
    };
    let words = || text(raw.of.as_ref()).ok_or_else(|| "the target needs words in `of`".to_owned());
    Ok(match raw.kind {
        TargetKind::AtLeast => Target::AtLeast(number("value", &raw.value)?),
        TargetKind::AtMost => Target::AtMost(number("value", &raw.value)?),
        TargetKind::Exactly => Target::Exactly(number("value", &raw.value)?),
        TargetKind::Range => Target::range(number("low", &raw.low)?, number("high", &raw.high)?)
            .map_err(|problem| problem.to_string())?,
        TargetKind::All if raw.value.is_none() => Target::All { of: None },
        TargetKind::All => Target::All {
            of: Some(number("value", &raw.value)?),
        },
        TargetKind::Relative => Target::Relative { to: words()? },
        TargetKind::Direction => Target::Direction { words: words()? },
        TargetKind::Statement => Target::Statement { words: words()? },
    })
}

/// All figures, a sheet a programme, unit and period.
pub(super) fn sheets(
    indicators: &[Entry<schema::Indicator>],
    keys: &Keys,
) -> Result<Vec<Sheet>, DataProblem> {
    let mut sheets = BTreeMap::new();
    for entry in indicators {
        for figure in &entry.raw.figure {
            let (key, cell) = entry.make(|raw| self::cell(raw, figure, keys))?;
            let sheet = sheets
                .entry(key.clone())
                .or_insert_with(|| Sheet::empty(key));
            if sheet.cell(cell.indicator).is_some() {
                return Err(entry.problem("two figures for the same unit and period"));
            }
            sheet.put(cell);
        }
    }
    Ok(sheets.into_values().collect())
}

fn cell(
    raw: &schema::Indicator,
    figure: &schema::Figure,
    keys: &Keys,
) -> Result<(SheetKey, Cell), String> {
    let key = SheetKey {
        programme: keys.programme(&raw.programme)?,
        unit: keys.unit(&figure.unit)?,
        period: figure.period,
    };
    let published = keys.published(&figure.source)?;
    let value = Value {
        quantity: quantity(figure)?,
        claim: text(figure.claim.as_ref()).map(Box::new),
        ground: keys.ground(&figure.source, &figure.place)?,
        note: text(figure.note.as_ref()).map(Box::new),
        recorded: keys.signature(),
    };
    let cell = Cell::taken_over(indicator_id(&raw.key), value, keys.signature(), published);
    Ok((key, cell))
}

/// The value as published, with the percentage that was published beside n/N.
fn quantity(figure: &schema::Figure) -> Result<Quantity, String> {
    let written = match &figure.share_published {
        Some(percent) => format!("{} ({percent}%)", figure.value),
        None => figure.value.clone(),
    };
    Quantity::try_from(written).map_err(|problem| format!("value {}: {problem:?}", figure.value))
}
