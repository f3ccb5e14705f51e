//! Values separated by commas, semicolons or tabs.

use std::io::{self, BufRead, Chain, Cursor, Read as _};

use csv::{Reader, ReaderBuilder, StringRecord};

use super::{SheetFault, SheetOrFile, SheetRow, StreamFault, filled, require_size, without_controls};
use crate::exchange::import::limits::{COLUMNS, ROW};
use crate::exchange::import::readers::{self, ReadFunction};
use crate::exchange::import::sniff::Recognition;
use crate::exchange::import::{Fault, FileKind, LimitKind, Warning, plain};
use crate::message::LargerThan;
use crate::text::is_formula;
use crate::text::segment::line_ends;

/// Values separated by commas, semicolons or tabs.
pub(in crate::exchange::import) const READER: readers::Reader = readers::Reader {
    kind: FileKind::Text,
    endings: &["csv", "tsv"],
    mark: Recognition::Text,
    read: ReadFunction::Sheet(|bytes, _| rows(bytes)),
};

/// So many records decide about the separator.
const SAMPLE: usize = 20;

/// The rows of the text that `bytes` are, each as long as it is in the file.
pub(super) fn rows(bytes: &[u8]) -> Result<(Vec<SheetRow>, Vec<Warning>), SheetOrFile> {
    let content = plain::read(bytes)?;
    let text = line_ends(content.text);
    // Excel's own way to say what separates.
    let (delimiter, skipped, text) = match declared_separator(&text) {
        Some((delimiter, rest)) => (delimiter, 1, rest),
        None => (guessed_separator(&text), 0, text.as_str()),
    };
    let mut rows = Vec::new();
    let mut filled = 0;
    // A cell may hold line ends, which are lines of the file and no rows of a spreadsheet.
    let (mut counted, mut lines, mut within) = (0, 1 + skipped, 0);
    for record in reader(text, delimiter).records() {
        let record = record.map_err(|error| Fault::Damaged(error.to_string()))?;
        if record.len() > COLUMNS {
            return Err(Fault::TooMany(LimitKind::Columns, COLUMNS).into());
        }
        filled += record.len();
        require_size(rows.len(), filled)?;
        // The reader places a record before the empty lines that it skipped on the way to it.
        let at = record.position().map_or(0, csv::Position::byte) as usize;
        let rest = text.get(at..).unwrap_or_default();
        let start = text.len() - rest.trim_start_matches('\n').len();
        lines += text.get(counted..start).unwrap_or_default().matches('\n').count();
        counted = start;
        rows.push(SheetRow {
            number: lines.saturating_sub(within),
            cells: record.iter().map(without_formula_guard).collect(),
        });
        within += record
            .iter()
            .map(|cell| cell.matches('\n').count())
            .sum::<usize>();
    }
    match rows.last() {
        Some(row) if leaves_open(text, delimiter) => Err(SheetFault::OpenQuote { row: row.number }.into()),
        _ => Ok((rows, content.warnings)),
    }
}

/// Whether a quotation mark that opens a cell is never closed: everything after it would be one cell.
fn leaves_open(text: &str, delimiter: u8) -> bool {
    let (mut quoted, mut starts) = (false, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if quoted {
            if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
            }
            continue;
        }
        quoted = starts && byte == b'"';
        starts = byte == delimiter || byte == b'\n';
    }
    quoted
}

/// A cell without the apostrophe by which spreadsheet programs, and our own files, keep a text that looks like a
/// formula from being one.
fn without_formula_guard(cell: &str) -> String {
    let bare = cell.strip_prefix('\'').unwrap_or(cell);
    if is_formula(bare.trim_start_matches('\'')) {
        bare
    } else {
        cell
    }
    .to_owned()
}

/// An input that fails once a row of it is longer than [`ROW`] bytes, so that none takes all memory.
struct RowLimited<R> {
    input: R,
    /// Bytes read since the end of the last whole row, without those that the reader of rows has buffered.
    given: usize,
}

impl<R: BufRead> io::Read for RowLimited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given > ROW {
            return Err(io::Error::other(LargerThan(ROW as u64)));
        }
        let read = self.input.read(into)?;
        self.given += read;
        Ok(read)
    }
}

/// The header that was read ahead, the rest of the input, and an end for its last line.
type TerminatedInput<R> = Chain<Chain<Cursor<Vec<u8>>, RowLimited<R>>, &'static [u8]>;

/// The rows of a sheet that is still being written, each as soon as its line has ended.
pub(super) struct RowStream<R> {
    records: Reader<TerminatedInput<R>>,
    /// Line ends inside the cells so far: lines of the input, but no rows of a spreadsheet.
    within: usize,
}

impl<R: BufRead> RowStream<R> {
    /// The separator is the one under which the header has most columns.
    pub(super) fn new(mut input: R) -> Result<Self, StreamFault> {
        let mut first = Vec::new();
        let most = ROW as u64 + 1;
        input.by_ref().take(most).read_until(b'\n', &mut first)?;
        if first.len() > ROW {
            return Err(SheetFault::LongRow(ROW).into());
        }
        let header = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&first).to_vec();
        let columns = |delimiter: &u8| header.iter().filter(|byte| *byte == delimiter).count();
        // The last of equals wins, so the comma stands last.
        let delimiter = [b'\t', b';', b',']
            .into_iter()
            .max_by_key(columns)
            .unwrap_or(b',');
        let records = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            // The last line is ended, so that every record ends where a line does.
            .from_reader(
                Cursor::new(header)
                    .chain(RowLimited { input, given: 0 })
                    .chain(&b"\n"[..]),
            );
        Ok(Self { records, within: 0 })
    }

    fn bounded(&mut self) -> &mut RowLimited<R> {
        self.records.get_mut().get_mut().0.get_mut().1
    }
}

impl<R: BufRead> Iterator for RowStream<R> {
    type Item = Result<SheetRow, StreamFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = StringRecord::new();
        loop {
            self.bounded().given = 0;
            match self.records.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error.into())),
            }
            let inside = record
                .iter()
                .map(|cell| cell.matches('\n').count())
                .sum::<usize>();
            // The reader stands behind the line end of the record.
            let last = (self.records.position().line() as usize).saturating_sub(1);
            let row = SheetRow {
                number: last.saturating_sub(inside + self.within),
                cells: record.iter().map(without_formula_guard).collect(),
            };
            self.within += inside;
            if let Err(fault) = without_controls(&row) {
                return Some(Err(fault.into()));
            }
            if let Some(row) = filled(row) {
                return Some(Ok(row));
            }
        }
    }
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn declared_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match *first.strip_prefix("sep=")?.as_bytes() {
        [delimiter] => Some((delimiter, rest)),
        _ => None,
    }
}

/// The separator under which most rows are as long as the header, the longest header winning; a comma for one column.
fn guessed_separator(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let records: Vec<StringRecord> = reader(text, delimiter).records().take(SAMPLE).flatten().collect();
        let width = records.first().map_or(0, StringRecord::len);
        let even = records.iter().filter(|record| record.len() == width).count();
        if width > 1 { (even, width) } else { (0, 0) }
    };
    // The last of equals wins, so the comma stands last.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(b',')
}
