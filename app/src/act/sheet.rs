//! What approving and returning many cells have in common: a sheet, which of its cells were
//! chosen, and the way back to it.

use domain::{
    Refusal,
    command::SeenCell,
    figure::sheet::SheetKey,
    refusal::{Field, Problem},
};
use service::Service;

use super::place;

/// A sheet as a form names it.
pub fn key(programme: &str, unit: &str, period: &str) -> Result<SheetKey, Refusal> {
    Ok(SheetKey {
        programme: place::id(programme)?,
        unit: place::id(unit)?,
        period: place::id(period)?,
    })
}

/// The path of its page; the list of what waits for one that does not exist.
pub fn page(service: &Service, key: Result<&SheetKey, &Refusal>) -> String {
    let book = service.book();
    let found = key.ok().and_then(|key| {
        let programme = book.document(key.programme)?;
        let unit = book.tree().get(key.unit)?;
        Some(format!(
            "/duyet/{}/{}/{}",
            programme.slug, unit.slug, key.period
        ))
    });
    found.unwrap_or_else(|| "/duyet".to_owned())
}

/// A cell as a tick names it: its indicator and the revision that was looked at.
#[must_use]
pub fn cell_text(cell: SeenCell) -> String {
    format!("{}:{}", cell.indicator, cell.base)
}

/// The cells that a button stands for: all of a list, or those with a tick.
pub fn chosen(list: &str, ticked: &[String]) -> Result<Vec<SeenCell>, Refusal> {
    if list.is_empty() {
        cells(ticked.iter().map(String::as_str))
    } else {
        cells(list.split(','))
    }
}

/// The same as it comes back with a refused form, in the order in which it was read.
#[must_use]
pub fn sent(list: &str, ticked: &[String]) -> String {
    if list.is_empty() {
        ticked.join(",")
    } else {
        list.to_owned()
    }
}

fn cells<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Vec<SeenCell>, Refusal> {
    texts
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| {
            let (indicator, base) = text.split_once(':')?;
            Some(SeenCell {
                indicator: indicator.parse().ok()?,
                base: base.parse().ok()?,
            })
        })
        .collect::<Option<_>>()
        .ok_or_else(|| Refusal::field(Field::Cells, Problem::Unknown))
}

#[cfg(test)]
mod tests {
    use domain::id::IndicatorId;
    use ulid::Ulid;

    use super::*;

    #[test]
    fn cells_come_back_as_they_were_written() {
        let cell = |number: u128, base| SeenCell {
            indicator: IndicatorId::new(Ulid::from(number)),
            base,
        };
        let both = [cell(1, 2), cell(7, 40)];
        let texts = both.map(cell_text);
        assert_eq!(chosen("", &texts), Ok(both.to_vec()));
        assert_eq!(chosen(&texts.join(","), &[]), Ok(both.to_vec()));
        assert_eq!(chosen("", &[]), Ok(Vec::new()));
        for bad in ["x", "1:2", ":", "00000000000000000000000001:-1"] {
            assert!(chosen("", &[bad.to_owned()]).is_err(), "{bad}");
        }
    }
}
