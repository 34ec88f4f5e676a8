//! A report as a workbook: the table with real numbers, and a second sheet that says where it
//! comes from.

use std::collections::BTreeMap;

use domain::{
    Language, Timestamp,
    quantity::{Amount, Quantity},
};
use jiff::tz::TimeZone;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use crate::report::{Report, Shown};

/// Text on the colour of the house.
const HEAD: Color = Color::RGB(0x1F_5C_45);
/// More digits than these a workbook would round.
const EXACT_DIGITS: usize = 15;

/// # Errors
/// A report with more rows or text than a workbook holds.
pub fn write(report: &Report, language: Language, at: Timestamp) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(&report.title)
            .set_author("Tiến Độ")
            .set_creation_datetime(&moment(at)?),
    );
    let sheet = workbook.add_worksheet();
    sheet.set_name(language.pick("Số liệu", "Figures"))?;
    table(sheet, report, language)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(language.pick("Nguồn", "Source"))?;
    notes(sheet, report)?;
    workbook.save_to_buffer()
}

fn table(sheet: &mut Worksheet, report: &Report, language: Language) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(HEAD)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let mut formats = Formats::default();
    for (column, named) in (0..).zip(&report.columns) {
        sheet.write_string_with_format(0, column, &named.name, &head)?;
        sheet.set_column_width(column, f64::from(named.width))?;
    }
    for (row, cells) in (1..).zip(&report.rows) {
        for (column, shown) in (0..).zip(cells) {
            match shown {
                Shown::Empty => {}
                Shown::Text(text) => {
                    sheet.write_string_with_format(row, column, text, formats.get("@"))?;
                }
                Shown::Number(number) => {
                    let number = number.to_f64().unwrap_or_default();
                    sheet.write_number_with_format(row, column, number, formats.get("General"))?;
                }
                Shown::Quantity(quantity) => {
                    if let Some((number, format)) = plain(quantity) {
                        let format = formats.get(&format);
                        sheet.write_number_with_format(row, column, number, format)?;
                    } else {
                        let text = quantity.format(language);
                        sheet.write_string_with_format(row, column, &text, formats.get("@"))?;
                    }
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(report.rows.len()).unwrap_or(u32::MAX);
    if let Some(last_column) = report.columns.len().checked_sub(1) {
        sheet.autofilter(
            0,
            0,
            last_row,
            u16::try_from(last_column).unwrap_or(u16::MAX),
        )?;
    }
    Ok(())
}

fn notes(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(14);
    let name = Format::new().set_bold().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 90)?;
    sheet.write_string_with_format(0, 0, &report.title, &title)?;
    for (row, (named, said)) in (2..).zip(&report.notes) {
        sheet.write_string_with_format(row, 0, named, &name)?;
        sheet.write_string_with_format(row, 1, said, &text)?;
    }
    Ok(())
}

/// The number and the format that shows it with the digits it was written with. What says more
/// than a number (a qualifier, a share, a scale in words) stays text.
fn plain(quantity: &Quantity) -> Option<(f64, String)> {
    let Amount::Number(number) = quantity.amount() else {
        return None;
    };
    if quantity.qualifier().is_some() || number.scale.is_some() {
        return None;
    }
    let value = number.written.value();
    let text = number.written.format(Language::En);
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > EXACT_DIGITS {
        return None;
    }
    let digits_of_whole = whole.bytes().filter(u8::is_ascii_digit).count();
    let leading = whole.trim_start_matches('-').starts_with('0') && digits_of_whole > 1;
    let mut format = if leading {
        "0".repeat(digits_of_whole)
    } else {
        "#,##0".to_owned()
    };
    if !places.is_empty() {
        format.push('.');
        format.push_str(&"0".repeat(places.len()));
    }
    if number.percent {
        format.push('%');
    }
    let stored = if number.percent {
        value / rust_decimal::Decimal::ONE_HUNDRED
    } else {
        value
    };
    Some((stored.to_f64()?, format))
}

/// Each format once; a workbook has room for few.
#[derive(Default)]
struct Formats(BTreeMap<String, Format>);

impl Formats {
    fn get(&mut self, code: &str) -> &Format {
        self.0.entry(code.to_owned()).or_insert_with(|| {
            let format = Format::new()
                .set_num_format(code)
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Hair);
            if code == "@" {
                format.set_text_wrap()
            } else {
                format
            }
        })
    }
}

fn moment(at: Timestamp) -> Result<ExcelDateTime, XlsxError> {
    let at = at.to_zoned(TimeZone::UTC);
    ExcelDateTime::from_ymd(
        u16::try_from(at.year()).unwrap_or(1900),
        at.month().unsigned_abs(),
        at.day().unsigned_abs(),
    )?
    .and_hms(
        at.hour().unsigned_abs().into(),
        at.minute().unsigned_abs(),
        at.second().unsigned_abs(),
    )
}
