//! Tables as they are printed: a count and its percentage in one cell, `18 (35.3)`.

use std::borrow::Cow;
use std::ops::Range;

use crate::i18n::Lang;

use super::table::{Column, ColumnKind, Row, Table};
use super::{Cell, Value};

impl Table {
    /// The table for paper and screen. Where it [joins its percentages](Self::joined) every column of numbers is
    /// joined with the column of percentages after it, and the caption says so: «تعداد (درصد)». Data formats take the
    /// table as it is, a figure in each cell.
    pub fn printed(&self) -> Cow<'_, Self> {
        let groups = self.groups();
        let Some(pair) = groups.iter().find(|group| group.len() == 2) else {
            return Cow::Borrowed(self);
        };
        let heading = |c: usize| self.columns[c].heading.as_str();
        let comma = match self.style.lang {
            Lang::Fa => "،",
            Lang::En => ",",
        };
        let (title, count, share) = (&self.title, heading(pair.start), heading(pair.end - 1));
        let mut printed = Self {
            title: format!("{title}{comma} {count} ({share})"),
            columns: Vec::with_capacity(groups.len()),
            upper_header: vec![Row::default(); self.upper_header.len()],
            rows: self
                .rows
                .iter()
                .map(|row| self.joined_row(row, &groups))
                .collect(),
            grouped_by: self.grouped_by.iter().map(|c| place(&groups, *c)).collect(),
            ..self.clone()
        };
        for group in &groups {
            let mut column = self.columns[group.start].clone();
            // The heading over the pair alone, with all under it, becomes that of the column.
            let own = self.upper_header.iter().position(|row| {
                let cell = &row.cells[group.start];
                group.len() == 2 && !cell.is_covered() && cell.column_span() == 2
            });
            for (r, (row, old)) in printed
                .upper_header
                .iter_mut()
                .zip(&self.upper_header)
                .enumerate()
            {
                let mut cell = Cell::default();
                if own.is_none_or(|own| r < own) {
                    cell = old.cells[group.start].clone();
                    let end = group.start + cell.column_span();
                    cell.columns = groups
                        .iter()
                        .filter(|g| group.start <= g.start && g.start < end)
                        .count();
                }
                row.cells.push(cell);
            }
            if let Some(own) = own
                && let Value::Text(text) = &self.upper_header[own].cells[group.start].value
            {
                column.heading.clone_from(text);
            }
            printed.columns.push(column);
        }
        printed
            .upper_header
            .retain(|row| row.cells.iter().any(|cell| cell.value != Value::Empty));
        Cow::Owned(printed)
    }

    /// The columns that become one: two where a percentage follows its count, otherwise each on its own.
    fn groups(&self) -> Vec<Range<usize>> {
        let kind = |c: usize| self.columns.get(c).map(|column: &Column| column.kind);
        let mut groups: Vec<Range<usize>> = Vec::new();
        let mut c = 0;
        while c < self.columns.len() {
            let pair = self.joined
                && kind(c) == Some(ColumnKind::Number)
                && kind(c + 1) == Some(ColumnKind::Percent);
            let end = c + 1 + usize::from(pair);
            groups.push(c..end);
            c = end;
        }
        groups
    }

    fn joined_row(&self, row: &Row, groups: &[Range<usize>]) -> Row {
        let cells = groups.iter().map(|group| {
            let (count, share) = (&row.cells[group.start], &row.cells[group.end - 1]);
            // Nought needs no percentage, and what is there stands out among bare noughts.
            if group.len() == 1 || share.value.percentage().is_none_or(|share| share == 0.0) {
                return count.clone();
            }
            let print = |cell: &Cell, c: usize| cell.display(self.style, self.columns[c].kind);
            // A no-break space: the two are one figure.
            let text = format!(
                "{}\u{a0}({})",
                print(count, group.start),
                print(share, group.end - 1)
            );
            Cell {
                strong: count.strong,
                behind: count.behind.clone(),
                ..Cell::text(text)
            }
        });
        Row {
            cells: cells.collect(),
            role: row.role,
        }
    }
}

/// The group that holds a column.
fn place(groups: &[Range<usize>], column: usize) -> usize {
    groups.partition_point(|group| group.end <= column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Style;

    #[test]
    fn counts_and_percentages_share_a_cell_and_the_heading_over_both() {
        let pair = || [Column::number("n"), Column::percent("%")];
        let columns = [Column::text("Code", 3.0)]
            .into_iter()
            .chain((0..3).flat_map(|_| pair()));
        let mut table = Table::new("Codes", Style::EN, columns.collect());
        table.group_headings([("", 1), ("A", 2), ("All", 4)]);
        table.group_headings([("", 1), ("Passages", 2), ("Passages", 2), ("Documents", 2)]);
        let shares = [(1, 8), (0, 3), (3, 3)];
        let cells = shares.map(|(part, whole)| [Cell::count(part), Cell::percent(part, whole)]);
        table.push([Cell::text("x")].into_iter().chain(cells.into_iter().flatten()));
        assert_eq!(table.printed().as_ref(), &table, "not asked for");
        table.joined = true;
        let printed = table.printed();
        assert_eq!(printed.title, "Codes, n (%)");
        // What stands over a single column alone needs no second heading.
        assert_eq!(
            printed.flat_headings(),
            ["Code", "A", "All · Passages", "All · Documents"]
        );
        let header = printed.header();
        assert_eq!(header.len(), 2);
        assert_eq!(
            (header[0].cells[1].row_span(), header[0].cells[2].column_span()),
            (2, 2)
        );
        let shown: Vec<String> = printed.rows()[0]
            .cells
            .iter()
            .map(|cell| cell.display(printed.style, ColumnKind::Number))
            .collect();
        assert_eq!(shown, ["x", "1\u{a0}(12.5)", "0", "3\u{a0}(100.0)"]);
        assert_eq!(table.flat_headings()[6], "All · Documents · %");
    }
}
