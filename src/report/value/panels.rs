//! Tables too wide for the page, in parts.

use super::{Row, Table};

impl Table {
    /// The table in parts of at most `most` columns side by side, each with the leading columns and all rows.
    ///
    /// Columns under one heading stay together, even when they alone are more. One part, the table itself, when it is
    /// narrow enough or cells are merged across its columns.
    pub fn panels(&self, most: usize) -> Vec<Self> {
        let merged_across = self
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.columns > 1);
        let leading = usize::from(self.leading).clamp(1, self.columns.len().max(1));
        let grouped_behind = self.grouped_by.iter().any(|c| *c >= leading);
        if self.columns.len() <= most || merged_across || grouped_behind {
            return vec![self.clone()];
        }
        // As many parts as needed, of about the same width.
        let (others, room) = (self.columns.len() - leading, most.saturating_sub(leading).max(1));
        let most = others.div_ceil(others.div_ceil(room).max(1)) + leading;
        let mut chunks: Vec<Vec<usize>> = Vec::new();
        let mut c = leading;
        while c < self.columns.len() {
            let group = c..c + self.heading_span(c);
            match chunks.last_mut() {
                Some(chunk) if chunk.len() + group.len() + leading <= most => chunk.extend(group.clone()),
                _ => chunks.push(group.clone().collect()),
            }
            c = group.end;
        }
        chunks.iter().map(|chunk| self.panel(leading, chunk)).collect()
    }

    /// Columns under the widest heading that begins at a column.
    fn heading_span(&self, column: usize) -> usize {
        let spans = self
            .upper_header
            .iter()
            .filter_map(|row| row.cells.get(column))
            .map(|cell| cell.columns);
        spans.max().unwrap_or(1)
    }

    /// The leading columns with the columns of `chunk`.
    fn panel(&self, leading: usize, chunk: &[usize]) -> Self {
        let columns: Vec<usize> = (0..leading).chain(chunk.iter().copied()).collect();
        let pick = |row: &Row| Row {
            cells: columns
                .iter()
                .filter_map(|c| row.cells.get(*c))
                .cloned()
                .collect(),
            role: row.role,
        };
        Self {
            columns: columns
                .iter()
                .filter_map(|c| self.columns.get(*c))
                .cloned()
                .collect(),
            upper_header: self.upper_header.iter().map(pick).collect(),
            rows: self.rows.iter().map(pick).collect(),
            wide: self.is_wide(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Cell, Column, Style};

    #[test]
    fn wide_tables_fall_into_panels_between_groups_of_columns() {
        let columns =
            std::iter::once(Column::text("کد", 3.0)).chain((0..7).map(|i| Column::number(format!("{i}"))));
        let mut table = Table::new("", Style::FA, columns.collect());
        table.push((0..8).map(Cell::count));
        table.group_headings([("", 1), ("الف", 2), ("ب", 2), ("ج", 2), ("", 1)]);
        let widths: Vec<Vec<String>> = table.panels(5).iter().map(Table::flat_headings).collect();
        assert_eq!(
            widths,
            [
                vec!["کد", "الف · 0", "الف · 1", "ب · 2", "ب · 3"],
                vec!["کد", "ج · 4", "ج · 5", "6"]
            ]
        );
        assert_eq!(table.panels(8), [table.clone()]);
    }
}
