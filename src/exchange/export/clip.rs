//! A table on its way to the clipboard: as text for any program, and as markup that a word processor takes as a table.

use std::ops::RangeInclusive;

use crate::report::{Row, RowRole, Table};
use crate::text::direction::without_isolates;

use super::xml::Xml;

/// What goes to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// Rows as lines and cells apart by tabs.
    pub text: String,
    /// The same as a table of HTML; `None` for a single cell, which is words.
    pub html: Option<String>,
}

impl Clip {
    /// A whole table as it is printed, with its caption, its head and its notes.
    pub fn of_table(table: &Table) -> Self {
        let all: Vec<&Row> = table.rows().iter().collect();
        let columns: Vec<usize> = (0..table.columns().len()).collect();
        let mut lines = vec![without_isolates(&table.title), line(&table.printed_headings())];
        lines.extend(all.iter().map(|row| text_line(table, row, &columns)));
        let notes = table.notes.iter().chain(&table.provenance);
        lines.extend(notes.clone().map(|note| without_isolates(note)));
        let html = fragment(table, |xml| {
            xml.element("p", &[], |xml| {
                xml.element("b", &[], |xml| xml.text(&without_isolates(&table.title)));
            });
            markup(xml, table, &all, &columns, true);
            for note in notes {
                xml.element("p", &[("style", "font-size:smaller")], |xml| {
                    xml.text(&without_isolates(note))
                });
            }
        });
        Self {
            text: lines.join("\n"),
            html: Some(html),
        }
    }

    /// Some cells of a table as it is printed, those of some rows in columns that follow each other; `None` where there
    /// are none.
    pub fn of_cells(table: &Table, rows: &[usize], columns: &RangeInclusive<usize>) -> Option<Self> {
        let chosen: Vec<&Row> = rows.iter().filter_map(|row| table.rows().get(*row)).collect();
        let columns: Vec<usize> = columns.clone().filter(|c| *c < table.columns().len()).collect();
        if chosen.is_empty() || columns.is_empty() {
            return None;
        }
        let lines: Vec<String> = chosen.iter().map(|row| text_line(table, row, &columns)).collect();
        let single = chosen.len() == 1 && columns.len() == 1;
        Some(Self {
            text: match (single, chosen.first(), columns.first()) {
                // The words of one cell are taken as they are, with their lines.
                (true, Some(row), Some(column)) => words(table, row, *column),
                _ => lines.join("\n"),
            },
            html: (!single).then(|| fragment(table, |xml| markup(xml, table, &chosen, &columns, false))),
        })
    }
}

/// The words of a cell, nothing where another one lies over it from before.
fn words(table: &Table, row: &Row, column: usize) -> String {
    let kind = table.columns().get(column).map(|c| c.kind).unwrap_or_default();
    let cell = row.cells.get(column);
    cell.map_or_else(String::new, |cell| {
        without_isolates(&cell.display(table.style, kind))
    })
}

fn text_line(table: &Table, row: &Row, columns: &[usize]) -> String {
    let cells: Vec<String> = columns.iter().map(|c| words(table, row, *c)).collect();
    line(&cells)
}

/// Cells as one line of text, in which no break of a line or tab of theirs is left.
fn line(cells: &[String]) -> String {
    let flat = |cell: &String| without_isolates(cell).replace(['\t', '\n', '\r'], " ");
    cells.iter().map(flat).collect::<Vec<_>>().join("\t")
}

/// Markup as word processors want it from a clipboard.
fn fragment(table: &Table, inner: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::bare();
    let attributes = [
        ("lang", table.style.lang.code()),
        ("dir", table.style.direction.code()),
    ];
    xml.element("html", &[], |xml| {
        xml.element("head", &[], |xml| xml.empty("meta", &[("charset", "utf-8")]));
        xml.element("body", &[], |xml| xml.element("div", &attributes, inner));
    });
    xml.finish()
}

/// Rows as a table. What word processors read of it stands at each element: they leave style sheets aside.
fn markup(xml: &mut Xml, table: &Table, rows: &[&Row], columns: &[usize], headed: bool) {
    let attributes = [
        ("dir", table.style.direction.code()),
        ("border", "1"),
        ("cellspacing", "0"),
        ("cellpadding", "4"),
        ("style", "border-collapse:collapse"),
    ];
    xml.element("table", &attributes, |xml| {
        if headed {
            xml.element("thead", &[], |xml| {
                for row in &table.header() {
                    cells(xml, table, row, columns, true, usize::MAX);
                }
            });
        }
        xml.element("tbody", &[], |xml| {
            for (i, row) in rows.iter().enumerate() {
                // A block that begins before the chosen cells or ends after them is told in each of its rows.
                cells(
                    xml,
                    table,
                    row,
                    columns,
                    false,
                    if headed { rows.len() - i } else { 1 },
                );
            }
        });
    });
}

/// One row. Cells span rows only where all of these follow, at most `below` of them.
fn cells(xml: &mut Xml, table: &Table, row: &Row, columns: &[usize], head: bool, below: usize) {
    let whole = below > 1;
    xml.element("tr", &[], |xml| {
        for c in columns {
            let Some(cell) = row.cells.get(*c) else { continue };
            if cell.is_covered() && (whole || !cell.continues_from_above()) && columns.len() > 1 {
                continue;
            }
            let (down, across) = (
                cell.row_span().min(below).to_string(),
                cell.column_span().min(columns.len()).to_string(),
            );
            let mut attributes: Vec<(&str, &str)> = vec![("dir", table.style.direction.code())];
            if whole && cell.row_span() > 1 {
                attributes.push(("rowspan", &down));
            }
            if cell.column_span() > 1 {
                attributes.push(("colspan", &across));
            }
            let text = words(table, row, *c);
            let strong = cell.strong || row.role == RowRole::Total;
            xml.element(if head { "th" } else { "td" }, &attributes, |xml| {
                let write = |xml: &mut Xml| {
                    for (i, line) in text.split('\n').enumerate() {
                        if i > 0 {
                            xml.empty("br", &[]);
                        }
                        xml.text(line);
                    }
                };
                if strong && !head {
                    xml.element("b", &[], write);
                } else {
                    write(xml);
                }
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column, Style};

    fn table() -> Table {
        let columns = vec![
            Column::text("طبقه", 1.0),
            Column::text("کد", 1.0),
            Column::number("گزاره‌ها"),
        ];
        let mut table = Table::new("کدها", Style::FA, columns);
        for (category, code, n) in [("الف", "یک\nو نیم", 1), ("الف", "دو", 12), ("ب", "<سه>", 3)]
        {
            table.push([Cell::from(category), Cell::from(code), Cell::count(n)]);
        }
        table.merge_down(&[0]);
        table.notes.push("یادداشت".to_owned());
        table
    }

    #[test]
    fn a_table_is_text_for_a_sheet_and_markup_for_a_text() {
        let clip = Clip::of_table(&table());
        assert_eq!(
            clip.text,
            "کدها\nطبقه\tکد\tگزاره‌ها\nالف\tیک و نیم\t۱\nالف\tدو\t۱۲\nب\t<سه>\t۳\nیادداشت"
        );
        let html = clip.html.expect("markup");
        assert!(html.contains("<table dir=\"rtl\""), "{html}");
        assert!(html.contains("<td dir=\"rtl\" rowspan=\"2\">الف</td>"), "{html}");
        assert!(
            html.contains("یک<br/>و نیم") && html.contains("&lt;سه&gt;"),
            "{html}"
        );
        assert_eq!(html.matches("<tr>").count(), 4);
    }

    #[test]
    fn a_cell_is_its_words_and_several_are_a_table() {
        let table = table();
        let one = Clip::of_cells(&table, &[0], &(1..=1)).expect("a cell");
        assert_eq!((one.text.as_str(), one.html), ("یک\nو نیم", None));
        let block = Clip::of_cells(&table, &[1, 2], &(0..=2)).expect("cells");
        assert_eq!(block.text, "الف\tدو\t۱۲\nب\t<سه>\t۳");
        let html = block.html.expect("markup");
        assert!(html.contains(">الف</td>") && !html.contains("rowspan"), "{html}");
        let apart = Clip::of_cells(&table, &[0, 2], &(1..=2)).expect("cells");
        assert_eq!(apart.text, "یک و نیم\t۱\n<سه>\t۳");
        assert_eq!(Clip::of_cells(&table, &[7, 8, 9], &(0..=0)), None);
    }
}
