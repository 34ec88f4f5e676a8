//! Rows of a sheet, as forms name them: read into the entries of a command, and written down to
//! be drawn again after a refusal.

use domain::{
    Refusal,
    command::{Entry, Place, Typed},
    refusal::{Field, Problem},
};

use super::{place, record_figures::RowSent};

/// Where sheets are, and where files are brought in; nothing else is led back to.
const SHEETS: [&str; 2] = ["/bang-so-lieu/", "/nhap-tep/"];

/// The path of a sheet, as its form sent it; the desk for anything else.
pub fn page(sheet: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'.');
    let is_sheet = SHEETS
        .iter()
        .filter_map(|place| sheet.strip_prefix(place))
        .any(|rest| !rest.is_empty() && rest.bytes().all(is_plain));
    if is_sheet {
        sheet.to_owned()
    } else {
        "/ban-lam-viec".to_owned()
    }
}

/// The entries of what was touched, and for each the row it is from. With `submit`, what was
/// not touched is handed in as it stands.
pub fn entries(rows: &[RowSent], submit: bool) -> Result<(Vec<Entry>, Vec<usize>), Refusal> {
    let mut entries = Vec::new();
    let mut places = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let is_untouched =
            row.theirs || (row.value.trim() == row.was.trim() && row.note.trim().is_empty());
        if is_untouched && (!submit || row.value.trim().is_empty()) {
            continue;
        }
        let value = if is_untouched {
            Typed::AsItStands
        } else {
            Typed::Text(row.value.clone())
        };
        entries.push(entry(row, value)?);
        places.push(at);
    }
    Ok((entries, places))
}

/// An entry at a row's place.
pub fn entry(row: &RowSent, value: Typed) -> Result<Entry, Refusal> {
    let mut parts = row.at.splitn(3, '.');
    let mut part = || parts.next().unwrap_or_default();
    Ok(Entry {
        indicator: place::id(part())?,
        unit: place::id(part())?,
        period: place::id(part())?,
        base: row.base,
        value,
        ground: String::new(),
        note: row.note.clone(),
    })
}

/// A row's place, as [`entry`] reads it.
pub fn at(place: &Place) -> String {
    format!("{}.{}.{}", place.indicator, place.unit, place.period)
}

/// The same refusal, by row instead of by entry. A ground that all entries lack is said once.
pub fn by_row(refusal: Refusal, places: &[usize]) -> Refusal {
    let Refusal::Entries(entries) = refusal else {
        return refusal;
    };
    let ground = entries.iter().find_map(|(_, refusal)| match refusal {
        Refusal::Fields(fields) => fields
            .iter()
            .find(|(field, _)| *field == Field::Ground)
            .cloned(),
        _ => None,
    });
    if let Some((field, problem)) = ground
        && entries.iter().all(|(_, refusal)| is_about_ground(refusal))
    {
        return Refusal::field(field, problem);
    }
    Refusal::Entries(
        entries
            .into_iter()
            .filter_map(|(entry, refusal)| Some((*places.get(entry)?, refusal)))
            .collect(),
    )
}

fn is_about_ground(refusal: &Refusal) -> bool {
    let about_ground = |(field, _): &(Field, Problem)| *field == Field::Ground;
    matches!(refusal, Refusal::Fields(fields) if fields.iter().all(about_ground))
}

/// Rows in one text, to be kept with a refused form.
pub fn written(rows: &[RowSent]) -> String {
    let mut text = form_urlencoded::Serializer::new(String::new());
    for row in rows {
        text.append_pair("at", &row.at)
            .append_pair("base", &row.base.to_string())
            .append_pair("was", &row.was)
            .append_pair("value", &row.value)
            .append_pair("note", &row.note);
    }
    text.finish()
}

/// Rows from that text.
pub fn read(text: &str) -> Vec<RowSent> {
    let mut rows: Vec<RowSent> = Vec::new();
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        if name == "at" {
            rows.push(RowSent::default());
        }
        let Some(row) = rows.last_mut() else {
            continue;
        };
        match &*name {
            "at" => row.at = value.into_owned(),
            "base" => row.base = value.parse().unwrap_or_default(),
            "was" => row.was = value.into_owned(),
            "value" => row.value = value.into_owned(),
            "note" => row.note = value.into_owned(),
            _ => {}
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(was: &str, value: &str) -> RowSent {
        RowSent {
            at: "00000000000000000000000001.00000000000000000000000002.2026-Q1".into(),
            base: 3,
            was: was.into(),
            value: value.into(),
            ..RowSent::default()
        }
    }

    #[test]
    fn only_what_was_touched_is_entered() {
        let rows = [row("5", "5"), row("5", "6"), row("", ""), row("5", "")];
        let (entries, places) = self::entries(&rows, false).unwrap();
        assert_eq!(places, [1, 3]);
        assert_eq!(entries[0].value, Typed::Text("6".into()));
        assert_eq!(entries[1].value, Typed::Text(String::new()));
        let (entries, places) = self::entries(&rows, true).unwrap();
        assert_eq!(places, [0, 1, 3]);
        assert_eq!(entries[0].value, Typed::AsItStands);
    }

    #[test]
    fn a_place_is_read_as_it_is_written() {
        let row = row("", "1");
        let entry = entry(&row, Typed::AsItStands).unwrap();
        let place = Place {
            indicator: entry.indicator,
            unit: entry.unit,
            period: entry.period,
        };
        assert_eq!(at(&place), row.at);
        assert_eq!(entry.base, 3);
    }

    #[test]
    fn rows_come_back_as_they_were_typed() {
        let mut odd = row("a=b&c", "gần 300%\n+ \"1\"");
        odd.note = "đủ & đúng".into();
        let rows = [odd, row("", "")];
        assert_eq!(read(&written(&rows)), rows);
    }

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(
            page("/bang-so-lieu/05-cthd-tu/xa-me-linh/2021..2025"),
            "/bang-so-lieu/05-cthd-tu/xa-me-linh/2021..2025"
        );
        assert_eq!(
            page("/nhap-tep/05-cthd-tu/xa-me-linh"),
            "/nhap-tep/05-cthd-tu/xa-me-linh"
        );
        for bad in [
            "",
            "/nhap-tep/",
            "/bang-so-lieu/",
            "https://khac.example",
            "//khac.example",
            "/bang-so-lieu/a?b",
            "/bang-so-lieu/a#b",
        ] {
            assert_eq!(page(bad), "/ban-lam-viec", "{bad}");
        }
    }

    #[test]
    fn a_missing_ground_is_said_once() {
        let ground = || {
            Refusal::field(
                Field::Ground,
                Problem::Text(domain::text::TextProblem::Empty),
            )
        };
        let all = Refusal::Entries(vec![(0, ground()), (1, ground())]);
        assert_eq!(by_row(all, &[4, 7]), ground());
        let mixed = Refusal::Entries(vec![(0, ground()), (1, Refusal::NotAllowed)]);
        assert_eq!(
            by_row(mixed, &[4, 7]),
            Refusal::Entries(vec![(4, ground()), (7, Refusal::NotAllowed)])
        );
    }
}
