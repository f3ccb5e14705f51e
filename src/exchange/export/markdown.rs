//! Markdown with pipe tables, wrapped so that GitHub and Obsidian show Persian from right to left.

use crate::report::{Align, Row};
use crate::report::{Block, Report, Style, Table};

use super::table_label;
use super::writers::Writer;

/// Markdown.
pub(super) const WRITER: Writer = Writer {
    key: "markdown",
    endings: &["md"],
    write: |report, _| Ok(write(&report.printed()).into_bytes()),
    data: None,
};

/// The whole file.
fn write(document: &Report) -> String {
    let mut out = String::new();
    let mut number = 0usize;
    for block in &document.blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Heading(level, text) => {
                let marks = "#".repeat(usize::from((*level).clamp(1, 3)));
                directed(&mut out, document.style, &format!("{marks} {}\n", inline(text)));
            }
            Block::Paragraph(text) => directed(&mut out, document.style, &format!("{}\n", inline(text))),
            Block::Table(table) => {
                number += 1;
                directed(&mut out, table.style, &self::table(table, number));
            }
        }
    }
    out
}

fn directed(out: &mut String, style: Style, content: &str) {
    if style.is_rtl() {
        out.push_str("<div dir=\"rtl\">\n\n");
        out.push_str(content);
        out.push_str("\n</div>\n");
    } else {
        out.push_str(content);
    }
}

fn table(table: &Table, number: usize) -> String {
    let style = table.style;
    let mut out = format!(
        "**{} {}. {}**\n\n",
        table_label(style.lang),
        style.digits.number(number as f64, 0),
        inline(&table.title)
    );
    row(
        &mut out,
        table.printed_headings().iter().map(|heading| cell(heading)),
    );
    row(
        &mut out,
        table.columns().iter().map(|column| {
            match column.align {
                Align::Start => "---",
                Align::Center => ":---:",
                Align::End => "---:",
            }
            .to_owned()
        }),
    );
    for body in table.rows() {
        row(&mut out, words(table, body));
    }
    for note in table.notes.iter().chain(&table.provenance) {
        out.push('\n');
        out.push_str(&inline(note));
        out.push('\n');
    }
    out
}

/// Markdown has no merged cells: in every row the value stands in the first place of the block, so that a row reads by
/// itself and one without a value is told from one that goes on; the other places stay empty.
fn words<'a>(table: &'a Table, row: &'a Row) -> impl Iterator<Item = String> + 'a {
    row.cells.iter().zip(table.columns()).map(|(one, column)| {
        if one.is_covered() && !one.continues_from_above() {
            return String::new();
        }
        let indent = "\u{2003}".repeat(one.indent());
        let text = cell(&one.display(table.style, column.kind));
        if one.strong {
            format!("**{text}**")
        } else {
            indent + &text
        }
    })
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out.push('\n');
}

fn cell(text: &str) -> String {
    inline(text).replace('|', "\\|").replace(['\n', '\r'], "<br>")
}

/// Escapes what Markdown or HTML would take for its own.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_and_marks_are_escaped() {
        assert_eq!(cell("الف|ب\n*ج* <b>"), "الف\\|ب<br>\\*ج\\* &lt;b>");
    }
}
