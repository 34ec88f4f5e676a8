//! From a table to lines of figures. Two layouts are known: a list, with one figure a row, and a
//! grid, with indicators down and periods across. The row that names the columns tells which;
//! names are known in both languages, in any order, with or without tones.

use domain::{Language, period::Period, text::fold::search_key};

use crate::{
    limit::HEADER_WITHIN,
    problem::FileProblem,
    table::{Cell, Place, Row, Table},
};

/// A figure as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The address of an indicator, or its name.
    pub indicator: Said,
    /// The address of a unit, or its name; nothing where the file names no units.
    pub unit: Option<Said>,
    /// The code of a period, or its name; nothing where the file names no periods.
    pub period: Option<Said>,
    pub value: Cell,
    /// Where the value stands.
    pub at: Place,
    /// Empty when nothing stands there.
    pub ground: String,
    pub note: String,
}

/// A text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub at: Place,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Indicator,
    Name,
    Unit,
    Period,
    Value,
    Ground,
    Note,
}

/// How people call the columns, without tones.
const NAMES: [(Holds, &[&str]); 7] = [
    (
        Holds::Indicator,
        &["ma chi tieu", "ma", "indicator code", "code"],
    ),
    (
        Holds::Name,
        &[
            "ten chi tieu",
            "chi tieu",
            "indicator name",
            "indicator",
            "name",
        ],
    ),
    (Holds::Unit, &["ma don vi", "don vi", "unit code", "unit"]),
    (
        Holds::Period,
        &["ky", "ma ky", "ky bao cao", "period", "period code"],
    ),
    (
        Holds::Value,
        &["gia tri", "so lieu", "ket qua", "value", "figure", "result"],
    ),
    (
        Holds::Ground,
        &["co so", "can cu", "co so so lieu", "ground", "basis"],
    ),
    (
        Holds::Note,
        &["ghi chu", "ly do", "ly do dieu chinh", "note", "reason"],
    ),
];

/// The lines of a table, in their order.
///
/// # Errors
/// No row that names the columns, or nothing below it.
pub fn of(table: &Table) -> Result<Vec<Line>, FileProblem> {
    let (at, columns) = table
        .rows()
        .iter()
        .take_while(|row| row.number <= HEADER_WITHIN)
        .enumerate()
        .find_map(|(at, row)| Some((at, Columns::named_in(row)?)))
        .ok_or(FileProblem::NoHeader)?;
    let lines: Vec<_> = table.rows()[at + 1..]
        .iter()
        .flat_map(|row| columns.lines(row))
        .collect();
    if lines.is_empty() {
        Err(FileProblem::NoLines)
    } else {
        Ok(lines)
    }
}

/// Which column holds what.
struct Columns {
    /// The first column of each kind.
    known: Vec<(Holds, u32)>,
    /// Of a grid: the periods across.
    periods: Vec<(u32, Said)>,
}

impl Columns {
    fn named_in(row: &Row) -> Option<Self> {
        let mut known: Vec<(Holds, u32)> = Vec::new();
        let mut periods = Vec::new();
        for (column, cell) in &row.cells {
            if let Some(holds) = holds(cell.text()) {
                if known.iter().all(|(other, _)| *other != holds) {
                    known.push((holds, *column));
                }
            } else if period(cell.text()).is_some() {
                let at = Place {
                    row: row.number,
                    column: *column,
                };
                let text = cell.text().to_owned();
                periods.push((*column, Said { text, at }));
            }
        }
        let has = |holds| known.iter().any(|(other, _)| *other == holds);
        let names_indicators = has(Holds::Indicator) || has(Holds::Name);
        if has(Holds::Value) {
            periods.clear();
        }
        (names_indicators && (has(Holds::Value) || !periods.is_empty()))
            .then_some(Self { known, periods })
    }

    fn lines(&self, row: &Row) -> Vec<Line> {
        let Some(indicator) = self
            .said(row, Holds::Indicator)
            .or_else(|| self.said(row, Holds::Name))
        else {
            return Vec::new();
        };
        let line = |value: &Cell, column, period| Line {
            indicator: indicator.clone(),
            unit: self.said(row, Holds::Unit),
            period,
            value: value.clone(),
            at: Place {
                row: row.number,
                column,
            },
            ground: self.text(row, Holds::Ground),
            note: self.text(row, Holds::Note),
        };
        if let Some(column) = self.column(Holds::Value) {
            let period = self.said(row, Holds::Period);
            let value = row.cell(column);
            return value
                .map(|value| line(value, column, period))
                .into_iter()
                .collect();
        }
        self.periods
            .iter()
            .filter_map(|(column, period)| {
                let value = row.cell(*column)?;
                Some(line(value, *column, Some(period.clone())))
            })
            .collect()
    }

    fn column(&self, holds: Holds) -> Option<u32> {
        self.known
            .iter()
            .find(|(known, _)| *known == holds)
            .map(|(_, column)| *column)
    }

    fn said(&self, row: &Row, holds: Holds) -> Option<Said> {
        let column = self.column(holds)?;
        let text = row.cell(column)?.text().trim().to_owned();
        let at = Place {
            row: row.number,
            column,
        };
        Some(Said { text, at })
    }

    fn text(&self, row: &Row, holds: Holds) -> String {
        self.said(row, holds)
            .map(|said| said.text)
            .unwrap_or_default()
    }
}

fn holds(name: &str) -> Option<Holds> {
    let key = search_key(name);
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&key.as_str()))
        .map(|(holds, _)| *holds)
}

/// A period by its code or its name, or by what a spreadsheet makes of the code of a month: the
/// first day of it.
#[must_use]
pub fn period(text: &str) -> Option<Period> {
    let text = text.trim();
    let code: Result<Period, _> = text.parse();
    code.ok().or_else(|| named(text))
}

/// `Quý III/2024`, `tháng 7/2026`, `Q3 2024`: the names that periods have here.
fn named(text: &str) -> Option<Period> {
    let key = search_key(text);
    let year: String = key
        .split(' ')
        .find(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))?
        .to_owned();
    let parts = (1..=12).map(|month| format!("{year}-{month:02}"));
    let quarters = (1..=4).map(|quarter| format!("{year}-Q{quarter}"));
    let halves = (1..=2).map(|half| format!("{year}-H{half}"));
    let whole = [year.clone(), format!("{year}-9M"), format!("{year}..")];
    parts
        .chain(quarters)
        .chain(halves)
        .chain(whole)
        .filter_map(|code| code.parse::<Period>().ok())
        .find(|period| {
            [Language::Vi, Language::En]
                .iter()
                .any(|language| search_key(&period.name(*language)) == key)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv;

    fn lines(text: &str) -> Result<Vec<Line>, FileProblem> {
        of(&csv::read(text.as_bytes()).unwrap())
    }

    fn brief(text: &str) -> Vec<String> {
        let said = |said: &Option<Said>| {
            said.as_ref()
                .map(|said| said.text.clone())
                .unwrap_or_default()
        };
        lines(text)
            .unwrap()
            .iter()
            .map(|line| {
                format!(
                    "{} {}|{}|{}|{}|{}|{}",
                    line.at,
                    line.indicator.text,
                    said(&line.unit),
                    said(&line.period),
                    line.value.text(),
                    line.ground,
                    line.note
                )
            })
            .collect()
    }

    #[test]
    fn a_list_is_read_in_any_order_language_and_case() {
        for text in [
            "Mã chỉ tiêu;Tên chỉ tiêu;Đơn vị;Kỳ;Giá trị;Cơ sở;Ghi chú\nocop;Sản phẩm OCOP;xa-me-linh;2026-07;23;Báo cáo 15;",
            "GIA TRI;MA CHI TIEU;KY;DON VI;can cu;Đơn vị tính\n23;ocop;2026-07;xa-me-linh;Báo cáo 15;sản phẩm",
            "Biểu số 3\n;\nValue;Indicator code;Period;Unit;Basis;Note\n23;ocop;2026-07;xa-me-linh;Báo cáo 15;",
        ] {
            let read = brief(text);
            assert_eq!(read.len(), 1, "{text}");
            assert!(
                read[0].ends_with("ocop|xa-me-linh|2026-07|23|Báo cáo 15|"),
                "{read:?}"
            );
        }
    }

    #[test]
    fn a_grid_has_a_line_for_each_value() {
        assert_eq!(
            brief(
                "Mã chỉ tiêu,Chỉ tiêu,2026-06,Tháng 7/2026,Ghi chú\nocop,OCOP,1,2,x\nlang,Làng,,3,\n"
            ),
            [
                "C2 ocop||2026-06|1||x",
                "D2 ocop||Tháng 7/2026|2||x",
                "D3 lang||Tháng 7/2026|3||",
            ]
        );
    }

    #[test]
    fn rows_without_an_indicator_or_a_value_say_nothing() {
        assert_eq!(
            brief("Chỉ tiêu,Giá trị\nOCOP,1\n,2\nLàng,\nCộng,3"),
            ["B2 OCOP|||1||", "B5 Cộng|||3||"]
        );
    }

    #[test]
    fn without_names_of_columns_nothing_is_guessed() {
        assert_eq!(lines("ocop,23\nlang,5"), Err(FileProblem::NoHeader));
        assert_eq!(lines("Mã chỉ tiêu,Giá trị\n"), Err(FileProblem::NoLines));
        let late = format!("{}Mã chỉ tiêu,Giá trị\nocop,1", "x\n".repeat(20));
        assert_eq!(lines(&late), Err(FileProblem::NoHeader));
    }

    #[test]
    fn a_period_is_known_by_code_and_by_name() {
        for code in [
            "2026",
            "2026-07",
            "2026-Q3",
            "2026-H1",
            "2026-9M",
            "2026..",
            "2021..2025",
        ] {
            assert_eq!(period(code), Some(code.parse().unwrap()), "{code}");
        }
        for code in ["2026", "2026-07", "2026-Q3", "2026-H1", "2026-9M"] {
            let known: Period = code.parse().unwrap();
            for language in [Language::Vi, Language::En] {
                let name = known.name(language).to_uppercase();
                assert_eq!(period(&name), Some(known), "{name}");
            }
        }
        for nonsense in ["", "Ghi chú", "23", "Tháng 13/2026"] {
            assert_eq!(period(nonsense), None, "{nonsense}");
        }
    }
}
