//! The first sheet of an Excel workbook that holds anything.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use quick_xml::events::Event;

use super::{SheetFault, SheetOrFile, SheetRow, require_size};
use crate::exchange::import::limits::{CELL, CELLS, COLUMNS, SHEET_ROWS, WORKBOOK_PART};
use crate::exchange::import::package::Package;
use crate::exchange::import::readers::{self, ReadFunction};
use crate::exchange::import::sniff::{Packed, Recognition};
use crate::exchange::import::{Fault, FileKind, LimitKind, Limits};
use crate::jobs::caught;

/// Excel.
pub(in crate::exchange::import) const READER: readers::Reader = readers::Reader {
    kind: FileKind::Xlsx,
    endings: &["xlsx", "xlsm"],
    mark: Recognition::Packed(Packed {
        part: "xl/workbook.xml",
        named: "spreadsheetml.sheet.main+xml",
    }),
    read: ReadFunction::Sheet(|bytes, limits| Ok((rows(bytes, limits)?, Vec::new()))),
};

/// The rows of the workbook that `bytes` are, with every cell as text.
pub(super) fn rows(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetRow>, SheetOrFile> {
    // What unpacks to too much is refused before the workbook reader takes it in whole.
    check_unpacked_parts(Package::open(bytes, limits)?)?;
    // A broken workbook may make its reader panic; that is a damaged file, not the end of the program.
    caught(|| read(bytes, limits)).unwrap_or_else(|| Err(Fault::Damaged("xlsx".to_owned()).into()))
}

/// Unpacks every part to nowhere, to see that none holds what would take the workbook reader too much memory.
fn check_unpacked_parts(mut package: Package<'_>) -> Result<(), Fault> {
    for name in package.names() {
        let file = name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or(&name)
            .to_ascii_lowercase();
        // The sheets are read cell by cell, all else is kept; the reader takes names in any case.
        let most = match file.starts_with("sheet") {
            true => u64::MAX,
            false => WORKBOOK_PART,
        };
        let (mut weight, mut stretch) = (0, 0);
        let mut strings = Vec::new();
        package.unpack(&name, |piece| {
            weight += piece.len() as u64;
            if weight > most {
                return Err(Fault::Bomb(most));
            }
            // Of what is read in pieces, a single one must not grow without end.
            let mut start = 0;
            for tag in memchr::memchr_iter(b'<', piece).chain([piece.len()]) {
                stretch += tag - start;
                if most == u64::MAX && stretch > CELL {
                    return Err(Fault::Bomb(CELL as u64));
                }
                if tag < piece.len() {
                    stretch = 0;
                }
                start = tag;
            }
            if file == STRINGS {
                strings.extend_from_slice(piece);
            }
            Ok(())
        })?;
        if file == STRINGS && declared_strings(&strings).is_some_and(|told| told > CELLS as u64) {
            return Err(Fault::TooMany(LimitKind::Cells, CELLS));
        }
    }
    Ok(())
}

/// The part with the texts of cells. Room is made for as many as it says that it has.
const STRINGS: &str = "sharedstrings.xml";

/// How many texts of cells that part says that it has. What is no number is not believed by the workbook reader either.
fn declared_strings(xml: &[u8]) -> Option<u64> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(e) if e.local_name().as_ref() == b"sst" => {
                let told = e.try_get_attribute("uniqueCount").ok()??;
                return String::from_utf8_lossy(&told.value).parse().ok();
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<SheetRow>, SheetOrFile> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    for sheet in workbook.sheet_names() {
        let rows = sheet_rows(&mut workbook, &sheet, limits)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(vec![])
}

fn sheet_rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    limits: &Limits,
) -> Result<Vec<SheetRow>, SheetOrFile> {
    // Cell by cell and sparse: one cell in the last corner of a sheet must not cost the whole sheet.
    let mut cells: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A sheet that is a chart has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(vec![]),
        Err(error) => return Err(fault(error).into()),
    };
    // One text may be shared by many cells, each of which has it here.
    let (mut filled, mut letters) = (0, 0);
    while let Some(cell) = reader.next_cell().map_err(fault)? {
        let (row, column) = cell.get_position();
        if row as usize >= SHEET_ROWS {
            return Err(Fault::TooMany(LimitKind::Rows, SHEET_ROWS).into());
        }
        if column as usize >= COLUMNS {
            return Err(Fault::TooMany(LimitKind::Columns, COLUMNS).into());
        }
        letters += length(cell.get_value()) as u64;
        if letters > limits.text {
            return Err(Fault::TooLarge(limits.text).into());
        }
        let text = text(cell.get_value()).ok_or(SheetFault::FormulaError {
            row: row as usize + 1,
            column: column as usize + 1,
        })?;
        if !text.trim().is_empty() {
            cells.entry(row).or_default().insert(column, text);
            filled += 1;
            require_size(cells.len(), filled)?;
        }
    }
    let width = cells.values().next().and_then(|header| header.keys().next_back());
    let width = width.map_or(0, |last| *last as usize + 1);
    require_size(cells.len(), width.saturating_mul(cells.len()))?;
    let mut rows = Vec::with_capacity(cells.len());
    for (number, mut filled) in cells {
        let number = number as usize + 1;
        let last = filled.keys().next_back().map_or(0, |last| *last as usize + 1);
        if last > width {
            return Err(SheetFault::Ragged {
                row: number,
                expected: width,
                found: last,
            }
            .into());
        }
        let cells = (0..width as u32).map(|column| filled.remove(&column).unwrap_or_default());
        rows.push(SheetRow {
            number,
            cells: cells.collect(),
        });
    }
    Ok(rows)
}

/// The length of a text in a cell, without a copy of it.
fn length(value: &DataRef<'_>) -> usize {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.len(),
        DataRef::SharedString(text) => text.len(),
        _ => 0,
    }
}

fn fault(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::PasswordProtected,
        error => Fault::Damaged(error.to_string()),
    }
}

/// What a person reads in the cell, more or less; `None` for the error of a formula.
fn text(value: &DataRef<'_>) -> Option<String> {
    Some(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => float(*number),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) => return None,
    })
}

/// Fifteen significant digits, as spreadsheets show: 0.1 + 0.2 is 0.3, and whole numbers have no «.0».
fn float(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

/// ISO 8601; a date without its midnight, a time of day without its day.
fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.is_duration() {
        let seconds = (moment.as_f64() * 86_400.0).round() as i64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.as_f64() < 1.0 {
        time
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}T{time}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_and_dates_are_plain() {
        for (number, expected) in [(1399.0, "1399"), (12.5, "12.5"), (0.1 + 0.2, "0.3"), (-3.0, "-3")] {
            assert_eq!(float(number), expected);
        }
        let moment = |value| ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false);
        for (value, expected) in [
            (45943.0, "2025-10-13"),
            (45943.5, "2025-10-13T12:00:00"),
            (0.25, "06:00:00"),
        ] {
            assert_eq!(date(&moment(value)), expected);
        }
        let lasting = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(date(&lasting), "36:00:00");
    }
}
