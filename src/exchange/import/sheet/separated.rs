//! Values separated by commas, semicolons or tabs.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::Row;
use crate::exchange::import::readers::{self, Read};
use crate::exchange::import::sniff::Mark;
use crate::exchange::import::{Fault, FileKind, Warning, plain};
use crate::text::segment::line_ends;

/// Values separated by commas, semicolons or tabs.
pub(in crate::exchange::import) const READER: readers::Reader = readers::Reader {
    kind: FileKind::Text,
    endings: &["csv", "tsv"],
    mark: Mark::Text,
    read: Read::Sheet(|bytes, _| Ok(rows(bytes)?)),
};

/// So many records decide about the separator.
const SAMPLE: usize = 20;

/// The rows of the text that `bytes` are, each as long as it is in the file.
pub(super) fn rows(bytes: &[u8]) -> Result<(Vec<Row>, Vec<Warning>), Fault> {
    let content = plain::read(bytes)?;
    let text = line_ends(content.text);
    // Excel's own way to say what separates.
    let (delimiter, skipped, text) = match told(&text) {
        Some((delimiter, rest)) => (delimiter, 1, rest),
        None => (sniffed(&text), 0, text.as_str()),
    };
    let mut rows = Vec::new();
    // A cell may hold line ends, which are lines of the file and no rows of a spreadsheet.
    let (mut counted, mut lines, mut within) = (0, 1 + skipped, 0);
    for record in reader(text, delimiter).records() {
        let record = record.map_err(|error| Fault::Damaged(error.to_string()))?;
        // The reader places a record before the empty lines that it skipped on the way to it.
        let at = record.position().map_or(0, csv::Position::byte) as usize;
        let rest = text.get(at..).unwrap_or_default();
        let start = text.len() - rest.trim_start_matches('\n').len();
        lines += text.get(counted..start).unwrap_or_default().matches('\n').count();
        counted = start;
        rows.push(Row {
            number: lines.saturating_sub(within),
            cells: record.iter().map(str::to_owned).collect(),
        });
        within += record
            .iter()
            .map(|cell| cell.matches('\n').count())
            .sum::<usize>();
    }
    Ok((rows, content.warnings))
}

fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn told(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match *first.strip_prefix("sep=")?.as_bytes() {
        [delimiter] => Some((delimiter, rest)),
        _ => None,
    }
}

/// The separator under which most rows are as long as the header, the longest header winning; a comma for one column.
fn sniffed(text: &str) -> u8 {
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
