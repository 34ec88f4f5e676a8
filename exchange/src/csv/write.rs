//! Writing: UTF-8 with a mark, so that spreadsheets read the accents; commas, CRLF, quotes where
//! needed.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};
use domain::{Language, quantity::Quantity};

use super::{DEFUSED_BY, FORMULA};
use crate::report::{Report, Shown};

const MARK: &str = "\u{feff}";

/// The report as a file; its notes are left out, because every line of it is data.
#[must_use]
pub fn write(report: &Report, language: Language) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    let head = report.columns.iter().map(|column| column.name.as_str());
    let body = report.rows.iter().map(|row| {
        row.iter()
            .map(|shown| text(shown, language))
            .collect::<Vec<_>>()
    });
    // Writing into memory does not fail, nor do rows of other lengths: they were made by us.
    let written = writer.write_record(head).and_then(|()| {
        for row in body {
            writer.write_record(row.iter().map(|cell| cell.as_bytes()))?;
        }
        Ok(())
    });
    debug_assert!(written.is_ok(), "{written:?}");
    writer.into_inner().unwrap_or_default()
}

fn text(shown: &Shown, language: Language) -> Cow<'_, str> {
    match shown {
        Shown::Empty => Cow::Borrowed(""),
        Shown::Text(text) => defused(text),
        Shown::Quantity(quantity) => match quantity.format(language) {
            text if is_number(quantity) => Cow::Owned(text),
            text => Cow::Owned(defused(&text).into_owned()),
        },
        // For programs, in the one form that they all read.
        Shown::Number(number) => Cow::Owned(number.to_string()),
    }
}

/// A number may begin with a minus: no spreadsheet computes anything of it.
fn is_number(quantity: &Quantity) -> bool {
    quantity.qualifier().is_none() && quantity.number().is_some()
}

/// Text that no spreadsheet takes for a formula, as OWASP advises.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) {
        Cow::Owned(format!("{DEFUSED_BY}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use domain::quantity::Quantity;

    use super::*;
    use crate::{csv, report::Column};

    fn report(rows: Vec<Vec<Shown>>) -> Report {
        Report {
            title: "Thử".into(),
            notes: Vec::new(),
            columns: vec![Column::named("Tên"), Column::named("Giá trị")],
            rows,
        }
    }

    fn quantity(text: &str) -> Shown {
        Shown::Quantity(Quantity::parse(text, Language::Vi).unwrap())
    }

    #[test]
    fn the_bytes_are_what_spreadsheets_expect() {
        let file = write(
            &report(vec![
                vec![Shown::Text("Đạt \"tốt\"".into()), quantity("53,12%")],
                vec![Shown::Empty, quantity("hơn 300")],
            ]),
            Language::Vi,
        );
        assert_eq!(
            String::from_utf8(file).unwrap(),
            "\u{feff}Tên,Giá trị\r\n\"Đạt \"\"tốt\"\"\",\"53,12%\"\r\n,hơn 300\r\n"
        );
    }

    #[test]
    fn no_text_is_a_formula_and_numbers_stay_numbers() {
        for dangerous in ["=1+1", "+84", "-x", "@SUM(A1)", "\tx", "\rx"] {
            assert_eq!(defused(dangerous), format!("'{dangerous}"));
        }
        let rows = vec![vec![
            Shown::Text("=HYPERLINK(\"http://x\")".into()),
            quantity("-5,3"),
        ]];
        let file = String::from_utf8(write(&report(rows), Language::Vi)).unwrap();
        assert!(
            file.ends_with("\"'=HYPERLINK(\"\"http://x\"\")\",\"-5,3\"\r\n"),
            "{file:?}"
        );
    }

    #[test]
    fn what_was_defused_is_read_back_as_it_was() {
        let texts = ["=1+1", "-x", "'trích'", "thường"];
        let rows = texts
            .map(|text| vec![Shown::Text(text.into()), Shown::Empty])
            .to_vec();
        let table = csv::read(&write(&report(rows), Language::Vi)).unwrap();
        let back: Vec<_> = table.rows()[1..]
            .iter()
            .map(|row| row.cells[0].1.text())
            .collect();
        assert_eq!(back, texts);
    }
}
