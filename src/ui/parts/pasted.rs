//! A block of cells, as spreadsheets put it on the clipboard.

use egui::{Event, Ui};

/// Takes what is pasted in this frame from the input, so that nothing else does: its rows, each with its cells.
pub fn take_pasted(ui: &Ui) -> Option<Vec<Vec<String>>> {
    ui.input_mut(|input| {
        let at = input
            .events
            .iter()
            .position(|event| matches!(event, Event::Paste(_)))?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(cells(&text)),
            _ => None,
        }
    })
}

/// The cells of a text whose rows are lines and whose cells are parted by tabs. A cell in quotation marks may hold both,
/// and a doubled mark in it stands for one; marks that are not closed are letters. The line end after the last row makes
/// no row.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rest = text.strip_suffix('\n').unwrap_or(&text);
    let mut rows = vec![Vec::new()];
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            let (cell, after) = rest.split_at(end);
            (cell.to_owned(), after)
        });
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let mut signs = after.chars();
        match signs.next() {
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
            None => return rows,
        }
        rest = signs.as_str();
    }
}

/// A cell in quotation marks at the beginning of a text, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (words, after) = rest.split_once('"')?;
        cell.push_str(words);
        match after.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n']) => return Some((cell, after)),
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_of_a_spreadsheet_is_read() {
        for (text, expected) in [
            ("یک", vec![vec!["یک"]]),
            ("الف\tب\r\nج\t\r\n", vec![vec!["الف", "ب"], vec!["ج", ""]]),
            ("\"دو\nسطر\"\tب\n", vec![vec!["دو\nسطر", "ب"]]),
            ("\"گفت \"\"نه\"\"\"\tب", vec![vec!["گفت \"نه\"", "ب"]]),
            ("\"نه\" گفت\tب", vec![vec!["\"نه\" گفت", "ب"]]),
            ("\"باز\tب", vec![vec!["\"باز", "ب"]]),
            ("", vec![vec![""]]),
            ("\n\n", vec![vec![""], vec![""]]),
        ] {
            assert_eq!(cells(text), expected, "{text:?}");
        }
    }
}
