//! Comma-separated values: UTF-8 with BOM and CRLF, as Excel wants them, with plain numbers for R and Python.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::report::{Cell, Report, Value};
use crate::text::direction::is_bidi_control;
use crate::text::is_formula;

use super::FormatFault;
use super::writers::Writer;

/// Comma-separated values for Excel, R and Python.
pub(super) const WRITER: Writer = Writer {
    key: "csv",
    endings: &["csv"],
    write: |report, _| write(report),
    data: None,
};

/// The tables one below the other, an empty line between them; headings first, without title and notes.
///
/// Merged cells repeat their value. Numbers are written with Latin digits and a point whatever the digits of the
/// table, percentages as hundredths of at most four decimals; what is undefined is empty.
fn write(document: &Report) -> Result<Vec<u8>, FormatFault> {
    let mut out = "\u{feff}".as_bytes().to_vec();
    for (i, table) in document.tables().enumerate() {
        if i > 0 {
            out.extend_from_slice(b"\r\n");
        }
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(&mut out);
        writer.write_record(table.flat_headings().iter().map(|h| harmless(h).into_owned()))?;
        for row in table.rows() {
            writer.write_record(row.cells.iter().map(field))?;
        }
        writer.flush()?;
    }
    Ok(out)
}

/// A cell as it stands in the file.
pub(super) fn field(cell: &Cell) -> String {
    let value = &cell.value;
    match value {
        Value::Text(text) if cell.composed => harmless(&text.replace(is_bidi_control, "")).into_owned(),
        Value::Empty | Value::Undefined => String::new(),
        Value::Text(text) => harmless(text).into_owned(),
        Value::Path(path) => harmless(&path.to_string()).into_owned(),
        Value::Number { value, .. } => value.to_string(),
        Value::Percent { .. } => value
            .data_percentage()
            .map_or_else(String::new, |share| share.to_string()),
    }
}

/// The text with an apostrophe before it where a spreadsheet would take it for a formula. Numbers stay as they are.
fn harmless(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) && text.parse::<f64>().is_err() {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+۱۰", "'+۱۰"),
            ("- خط", "'- خط"),
            ("\t=1", "'\t=1"),
            ("\r\n @x", "'\r\n @x"),
            ("\n\nx", "\n\nx"),
            ("-5.25", "-5.25"),
            ("+3", "+3"),
            ("پلیس+۱۰", "پلیس+۱۰"),
        ] {
            assert_eq!(harmless(text), expected);
        }
    }
}
