//! A table as a value: columns, rows of typed cells, merged blocks.

use super::cell::{Covered, Told};
use super::{Cell, Style, Value};
use crate::i18n::Digits;
use crate::model::CodePath;
use crate::text::persian::digits::{DigitSet, number_in};

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words; may mix directions.
    #[default]
    Text,
    /// Counts and measures.
    Number,
    /// Percentages; the heading says so, and cells are printed without the sign.
    Percent,
    /// Paths in the code system.
    CodePath,
}

/// Where the text of a column stands, relative to the direction of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the side where reading begins.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side where reading ends.
    End,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The words at its head.
    pub heading: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Where its text stands.
    pub align: Align,
    /// Share of the table's width relative to the other columns; more than 0.
    pub weight: f64,
}

impl Column {
    /// A column of words of the given relative width.
    pub fn text(heading: impl Into<String>, weight: f64) -> Self {
        Self::new(heading, ColumnKind::Text, Align::Start, weight)
    }

    /// A column of numbers, centred.
    pub fn number(heading: impl Into<String>) -> Self {
        Self::new(heading, ColumnKind::Number, Align::Center, 1.0)
    }

    /// A column of percentages, centred.
    pub fn percent(heading: impl Into<String>) -> Self {
        Self::new(heading, ColumnKind::Percent, Align::Center, 1.0)
    }

    /// A column of code paths of the given relative width.
    pub fn code_path(heading: impl Into<String>, weight: f64) -> Self {
        Self::new(heading, ColumnKind::CodePath, Align::Start, weight)
    }

    fn new(heading: impl Into<String>, kind: ColumnKind, align: Align, weight: f64) -> Self {
        Self {
            heading: heading.into(),
            kind,
            align,
            weight: if weight.is_finite() { weight.max(0.1) } else { 1.0 },
        }
    }
}

/// What a row is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowRole {
    /// An ordinary row.
    #[default]
    Body,
    /// Sums: bold, with a rule above.
    Total,
}

/// A rule between two rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Between groups, and before sums.
    Group,
    /// Between the parts of a group.
    Part,
}

/// One row, with as many cells as the table has columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The cells in the order of the columns.
    pub cells: Vec<Cell>,
    /// What the row is for.
    pub role: RowRole,
}

/// What would have to be there for a table to have rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A word or a code to look for, or places of it; the first note says which.
    Words,
    /// Lists of words.
    WordLists,
    /// Participants.
    Participants,
    /// Codes that stand together: there are codings, and none of them as the options of the table ask for.
    Together,
    /// The cases or the codes of a summary grid; the first note says which, and what to do.
    Summaries,
}

/// A table ready to be written in any format.
///
/// Rows always have as many cells as there are columns. Merged cells are made by [`Table::merge`]; the places that
/// they cover keep the value, so that data formats can repeat it.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The caption, without «جدول ۱».
    pub title: String,
    /// Language, direction and digits.
    pub style: Style,
    /// What the numbers count, denominators, n; printed below.
    pub notes: Vec<String>,
    /// Where the table comes from (program, project, moment); printed last and smaller.
    pub provenance: Option<String>,
    /// What would have to be there for the table to have rows, where it can say that better than others.
    pub missing: Option<Missing>,
    /// Figures that a note tells in words, by their names in data.
    pub statistics: Vec<(&'static str, f64)>,
    /// Whether the table asks for the long side of the page though its columns are few.
    pub wide: bool,
    /// Columns that tell what a row is about: they stand in each part of a table that is too wide for its page, and stay
    /// in sight when the others go sideways.
    pub leading: u8,
    /// How many rows are left out at the end, because no more were wanted for now.
    pub more: u32,
    /// Whether a percentage is [printed](Table::printed) in the cell of its count.
    pub joined: bool,
    pub(super) columns: Vec<Column>,
    pub(super) upper_header: Vec<Row>,
    pub(super) rows: Vec<Row>,
    pub(super) grouped_by: Vec<usize>,
    /// The paths under which the next row may stand, from the top level down.
    pub(super) above: Vec<CodePath>,
}

impl Table {
    /// An empty table with these columns.
    pub fn new(title: impl Into<String>, style: Style, columns: Vec<Column>) -> Self {
        Self {
            title: title.into(),
            style,
            notes: Vec::new(),
            provenance: None,
            missing: None,
            statistics: Vec::new(),
            wide: false,
            leading: 1,
            more: 0,
            joined: false,
            columns,
            upper_header: Vec::new(),
            rows: Vec::new(),
            grouped_by: Vec::new(),
            above: Vec::new(),
        }
    }

    /// The columns, first the one where reading begins.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows below the header.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// All header rows from the top: those of [`Table::group_headings`], then the headings of the columns.
    pub fn header(&self) -> Vec<Row> {
        let heading = |text: &str| match self.in_digits(text) {
            Some(printed) => Cell::text(text).printed(printed),
            None => Cell::text(text),
        };
        let mut rows = self.upper_header.clone();
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Value::Text(text) = &cell.value {
                cell.printed = self.in_digits(text);
            }
        }
        let mut last = Row::default();
        for (c, column) in self.columns.iter().enumerate() {
            last.cells.push(heading(&column.heading));
            // A column without a group heading has one cell from the top of the header to its bottom.
            let bare = rows
                .iter()
                .all(|row| row.cells.get(c).is_some_and(|cell| cell.value == Value::Empty));
            if bare && !rows.is_empty() {
                last.cells[c].covered = Covered::FromAbove;
                let height = rows.len() + 1;
                for (r, row) in rows.iter_mut().enumerate() {
                    row.cells[c] = heading(&column.heading);
                    if r == 0 {
                        row.cells[c].rows = height;
                    } else {
                        row.cells[c].covered = Covered::FromAbove;
                    }
                }
            }
        }
        rows.push(last);
        rows
    }

    /// One heading for each column, with the headings of its groups before it: `group · heading`.
    pub fn flat_headings(&self) -> Vec<String> {
        self.headings(str::to_owned)
    }

    /// [`Self::flat_headings`] as they are printed, numbers in the digits of the table.
    pub fn printed_headings(&self) -> Vec<String> {
        self.headings(|text| self.in_digits(text).unwrap_or_else(|| text.to_owned()))
    }

    fn headings(&self, told: impl Fn(&str) -> String) -> Vec<String> {
        (0..self.columns.len())
            .map(|c| {
                let mut parts: Vec<String> = Vec::new();
                for row in &self.upper_header {
                    if let Some(Value::Text(text)) = row.cells.get(c).map(|cell| &cell.value) {
                        parts.push(told(text));
                    }
                }
                parts.push(told(&self.columns[c].heading));
                parts.join(" · ")
            })
            .collect()
    }

    /// What is nothing but a number, such as an age over a column, in the digits of the table; `None` where it is in them
    /// already, and of all else.
    fn in_digits(&self, text: &str) -> Option<String> {
        let set = match self.style.digits {
            Digits::Persian => DigitSet::Persian,
            Digits::Latin => DigitSet::Latin,
        };
        number_in(text, set).filter(|printed| printed != text)
    }

    /// Adds a header row above the headings: each entry is a heading and the number of columns under it, from the
    /// first column on. An empty heading leaves its columns without a group.
    pub fn group_headings<S: Into<String>>(&mut self, groups: impl IntoIterator<Item = (S, usize)>) {
        let mut row = Row::default();
        for (heading, span) in groups {
            let heading = heading.into();
            let span = span.min(self.columns.len() - row.cells.len());
            for i in 0..span {
                let mut cell = Cell::default();
                if !heading.is_empty() {
                    cell = Cell::text(heading.as_str());
                    if i == 0 {
                        cell.columns = span;
                    } else {
                        cell.covered = Covered::FromBefore;
                    }
                }
                row.cells.push(cell);
            }
        }
        row.cells.resize_with(self.columns.len(), Cell::default);
        self.upper_header.push(row);
    }

    /// Adds a row. Missing cells become empty, surplus ones are left out. A code path in the first column is printed
    /// under the nearest row above that it stands below in the code system, with the names between the two.
    pub fn push<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.push_row(cells, RowRole::Body);
    }

    /// Adds a row of sums.
    pub fn push_total<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.push_row(cells, RowRole::Total);
    }

    fn push_row<C: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = C>, role: RowRole) {
        let mut cells: Vec<Cell> = cells
            .into_iter()
            .take(self.columns.len())
            .map(Into::into)
            .collect();
        cells.resize_with(self.columns.len(), Cell::default);
        if let Some(first) = cells.first_mut() {
            self.lead(first);
        }
        self.rows.push(Row { cells, role });
    }

    /// Tells a code path what the rows above tell of it. Without this a code whose parent has no row would read as one
    /// below whatever stands before it.
    fn lead(&mut self, cell: &mut Cell) {
        let Value::Path(path) = &cell.value else {
            return;
        };
        let names = path.names();
        let is_below =
            |above: &CodePath| names.len() > above.names().len() && names.starts_with(above.names());
        while self.above.pop_if(|above| !is_below(above)).is_some() {}
        cell.told = Some(Told {
            names: self.above.last().map_or(0, |above| above.names().len()),
            steps: self.above.len(),
        });
        self.above.push(path.clone());
    }

    /// Merges a block of cells under the value of its first one.
    ///
    /// The block is cut at the edges of the table; nothing happens when it meets a cell that is merged already.
    pub fn merge(&mut self, row: usize, column: usize, rows: usize, columns: usize) {
        let bottom = row.saturating_add(rows.max(1)).min(self.rows.len());
        let end = column.saturating_add(columns.max(1)).min(self.columns.len());
        if row >= bottom || column >= end || (bottom - row, end - column) == (1, 1) {
            return;
        }
        let free = self.rows[row..bottom]
            .iter()
            .flat_map(|r| &r.cells[column..end])
            .all(|cell| (cell.rows, cell.columns, cell.covered) == (1, 1, Covered::No));
        if !free {
            return;
        }
        let value = self.rows[row].cells[column].value.clone();
        for r in row..bottom {
            for c in column..end {
                let cell = &mut self.rows[r].cells[c];
                cell.value = value.clone();
                cell.covered = if (r, c) == (row, column) {
                    Covered::No
                } else if c == column {
                    Covered::FromAbove
                } else {
                    Covered::FromBefore
                };
                // Every row of the block knows its width: formats that repeat the cell down the rows need it.
                if c == column {
                    cell.columns = end - column;
                }
            }
        }
        self.rows[row].cells[column].rows = bottom - row;
    }

    /// Merges equal neighbours down each of these columns, outermost first, never across a border of one before, and
    /// groups the rows by them.
    pub fn merge_down(&mut self, columns: &[usize]) {
        if self.rows.is_empty() {
            return;
        }
        let mut borders = vec![false; self.rows.len() + 1];
        let count = self.columns.len();
        for &c in columns.iter().filter(|c| **c < count) {
            let mut start = 0;
            for (r, border) in borders.iter_mut().enumerate().skip(1) {
                let ends = *border
                    || r == self.rows.len()
                    || self.rows[r].role != self.rows[r - 1].role
                    || self.rows[r].cells[c].value != self.rows[start].cells[c].value;
                if ends {
                    if self.rows[start].cells[c].value != Value::Empty {
                        self.merge(start, c, r - start, 1);
                    }
                    *border = true;
                    start = r;
                }
            }
            self.grouped_by.push(c);
        }
    }

    /// The rule that sets a row off from the one above; it lies over the cells of the row that are not covered. Rows
    /// that belong to no group, one after the other, are not set off from each other.
    pub fn rule_above(&self, row: usize) -> Option<Rule> {
        let current = self.rows.get(row)?;
        let previous = self.rows.get(row.checked_sub(1)?)?;
        if current.role != previous.role {
            return Some(Rule::Group);
        }
        let is_bare = |cell: &Cell| !cell.is_covered() && cell.value == Value::Empty;
        let begins = |c: &usize| {
            let cell = current.cells.get(*c);
            let above = previous.cells.get(*c);
            cell.is_some_and(|cell| !(cell.is_covered() || is_bare(cell) && above.is_some_and(is_bare)))
        };
        match self.grouped_by.iter().position(begins)? {
            0 => Some(Rule::Group),
            _ => Some(Rule::Part),
        }
    }

    /// Whether the columns need the long side of the page: they are many, or it was asked for.
    pub fn is_wide(&self) -> bool {
        self.wide || self.columns.len() > 6
    }

    /// Whether a column's heading is turned to run along the page: those of numbers without a group heading, when the
    /// columns are so many that no heading would fit across.
    pub fn turns_heading(&self, column: usize) -> bool {
        let bare = |row: &Row| {
            row.cells
                .get(column)
                .is_none_or(|cell| cell.value == Value::Empty)
        };
        self.columns.len() > 14
            && self.upper_header.iter().all(bare)
            && self
                .columns
                .get(column)
                .is_some_and(|c| matches!(c.kind, ColumnKind::Number | ColumnKind::Percent))
    }

    /// Each column's share of the width; the shares sum to 1.
    pub fn shares(&self) -> Vec<f64> {
        let sum: f64 = self.columns.iter().map(|c| c.weight).sum();
        self.columns.iter().map(|c| c.weight / sum).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        let columns = vec![
            Column::text("الف", 1.0),
            Column::text("ب", 1.0),
            Column::number("ن"),
        ];
        let mut table = Table::new("عنوان", Style::FA, columns);
        for (a, b, n) in [
            ("یک", "x", 1),
            ("یک", "x", 2),
            ("دو", "x", 3),
            ("دو", "y", 4),
            ("سه", "y", 5),
        ] {
            table.push([Cell::from(a), Cell::from(b), Cell::count(n)]);
        }
        table
    }

    #[test]
    fn merging_down_stops_at_the_borders_of_the_column_before() {
        let mut table = sample();
        table.merge_down(&[0, 1]);
        let spans: Vec<Vec<usize>> = table
            .rows()
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .map(|c| if c.is_covered() { 0 } else { c.row_span() })
                    .collect()
            })
            .collect();
        assert_eq!(
            spans,
            [[2, 2, 1], [0, 0, 1], [2, 1, 1], [0, 1, 1], [1, 1, 1]].map(|row| row.to_vec())
        );
        let rules: Vec<_> = (0..5).map(|r| table.rule_above(r)).collect();
        let (group, part) = (Some(Rule::Group), Some(Rule::Part));
        assert_eq!(rules, [None, None, group, part, group]);
    }

    #[test]
    fn rows_without_a_group_are_not_ruled_off_from_each_other() {
        let columns = vec![
            Column::text("طبقه", 1.0),
            Column::text("زیرطبقه", 1.0),
            Column::text("کد", 1.0),
        ];
        let mut table = Table::new("عنوان", Style::FA, columns);
        let cell = |text: &str| {
            if text.is_empty() {
                Cell::default()
            } else {
                Cell::from(text)
            }
        };
        for names in [
            ["یک", "الف", "کد ۱"],
            ["", "", "کد ۲"],
            ["", "", "کد ۳"],
            ["", "ب", "کد ۴"],
            ["دو", "", "کد ۵"],
            ["دو", "", "کد ۶"],
        ] {
            table.push(names.map(cell));
        }
        table.merge_down(&[0, 1]);
        let rules: Vec<_> = (0..6).map(|r| table.rule_above(r)).collect();
        let (group, part) = (Some(Rule::Group), Some(Rule::Part));
        assert_eq!(rules, [None, group, None, part, group, None]);
    }

    #[test]
    fn merges_are_cut_at_the_edges_and_never_overlap() {
        let mut table = sample();
        table.merge(3, 1, 9, 9);
        assert_eq!(table.rows()[3].cells[1].row_span(), 2);
        assert_eq!(table.rows()[3].cells[1].column_span(), 2);
        let before = table.clone();
        table.merge(0, 0, 5, 2);
        table.merge(9, 9, 2, 2);
        assert_eq!(table, before);
    }

    #[test]
    fn a_code_without_its_parent_tells_whose_it_is() {
        let columns = vec![Column::code_path("کد", 1.0), Column::number("ن")];
        let mut table = Table::new("عنوان", Style::FA, columns);
        for path in [
            &["الف"][..],
            &["الف", "ب"],
            &["الف", "پ", "ت"],
            &["الف", "پ", "ث"],
            &["ج", "چ"],
            &["ج", "چ", "ح"],
            &["خ"],
        ] {
            table.push([Cell::path(path.iter().copied()), Cell::count(1)]);
        }
        let shown = |row: &Row| {
            let cell = &row.cells[0];
            (cell.indent(), cell.display(Style::FA, ColumnKind::CodePath))
        };
        let shown: Vec<_> = table.rows().iter().map(shown).collect();
        let expected = [
            (0, "الف"),
            (1, "ب"),
            (1, "پ\u{a0}› ت"),
            (1, "پ\u{a0}› ث"),
            (0, "ج\u{a0}› چ"),
            (1, "ح"),
            (0, "خ"),
        ];
        assert_eq!(shown, expected.map(|(steps, name)| (steps, name.to_owned())));
        assert!(table.rows()[2].cells[0].prints_path() && !table.rows()[5].cells[0].prints_path());
    }

    #[test]
    fn headings_of_groups_stand_above_their_columns_only() {
        let mut table = sample();
        table.group_headings([("", 1), ("گروه", 2)]);
        let header = table.header();
        assert_eq!(header.len(), 2);
        assert_eq!(header[0].cells[0].row_span(), 2);
        assert!(header[1].cells[0].continues_from_above());
        assert_eq!(header[0].cells[1].column_span(), 2);
        assert_eq!(table.flat_headings(), ["الف", "گروه · ب", "گروه · ن"]);
    }
}
