//! A table as a value: typed cells with spans, in one language, direction and digit set.

use unicode_bidi::{BidiClass, bidi_class};

use crate::i18n::{Digits, Lang};

/// The side on which the first column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// First column on the right.
    #[default]
    Rtl,
    /// First column on the left.
    Ltr,
}

impl Direction {
    /// The direction of a text by its first letter that has one; `fallback` when none has.
    pub fn of(text: &str, fallback: Self) -> Self {
        text.chars()
            .find_map(|c| match bidi_class(c) {
                BidiClass::L => Some(Self::Ltr),
                BidiClass::R | BidiClass::AL => Some(Self::Rtl),
                _ => None,
            })
            .unwrap_or(fallback)
    }
}

/// How a table speaks: its language, the direction of its columns and its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// Language of headings, caption and notes.
    pub lang: Lang,
    /// Order of the columns.
    pub direction: Direction,
    /// Digits of numbers. The text of cells is never rewritten.
    pub digits: Digits,
}

impl Default for Style {
    fn default() -> Self {
        Self::FA
    }
}

impl Style {
    /// Persian, right to left, Persian digits.
    pub const FA: Self = Self {
        lang: Lang::Fa,
        direction: Direction::Rtl,
        digits: Digits::Persian,
    };
    /// English, left to right, Latin digits.
    pub const EN: Self = Self {
        lang: Lang::En,
        direction: Direction::Ltr,
        digits: Digits::Latin,
    };

    /// The same language and direction with other digits.
    pub fn with_digits(self, digits: Digits) -> Self {
        Self { digits, ..self }
    }

    /// Whether the first column stands on the right.
    pub fn is_rtl(self) -> bool {
        self.direction == Direction::Rtl
    }
}

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

/// What one cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing to say.
    #[default]
    Empty,
    /// A figure that is not defined for these data, printed as a dash.
    Undefined,
    /// Words, printed as they are; may mix directions and hold line breaks.
    Text(String),
    /// A place in the code system, from the top level down. Printed as its last name, indented by its depth;
    /// data formats get the whole path.
    Path(Vec<String>),
    /// A count or a measure.
    Number {
        /// The figure itself.
        value: f64,
        /// Digits printed after the decimal mark.
        decimals: u8,
    },
    /// A share of a denominator that a note of the table names. Undefined when `whole` is 0.
    Percent {
        /// The counted part.
        part: f64,
        /// The denominator.
        whole: f64,
    },
}

impl Value {
    /// The share in hundredths (0 to 100), `None` when this is no percentage or its denominator is 0.
    pub fn percentage(&self) -> Option<f64> {
        match *self {
            Self::Percent { part, whole } if whole != 0.0 => Some(part / whole * 100.0),
            _ => None,
        }
    }

    /// The share in hundredths for data formats: at most four decimals, more than any study bears.
    pub fn data_percentage(&self) -> Option<f64> {
        self.percentage().map(|share| (share * 1e4).round() / 1e4)
    }
}

/// One cell, with the block of cells that it fills.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds. A cell covered by a merged one holds the same value.
    pub value: Value,
    /// Whether it is printed bold.
    pub strong: bool,
    rows: usize,
    columns: usize,
    covered: Covered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Covered {
    No,
    FromAbove,
    FromBefore,
}

impl Default for Cell {
    fn default() -> Self {
        Self::new(Value::Empty)
    }
}

impl Cell {
    /// A cell that holds `value` and fills one place.
    pub fn new(value: Value) -> Self {
        Self {
            value,
            strong: false,
            rows: 1,
            columns: 1,
            covered: Covered::No,
        }
    }

    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Value::Text(text.into()))
    }

    /// A whole number.
    pub fn count(count: usize) -> Self {
        Self::number(count as f64, 0)
    }

    /// A figure printed with so many decimals; not a number (`NaN`, infinity) is undefined.
    pub fn number(value: f64, decimals: u8) -> Self {
        Self::new(if value.is_finite() {
            Value::Number { value, decimals }
        } else {
            Value::Undefined
        })
    }

    /// `part` of `whole`.
    pub fn percent(part: usize, whole: usize) -> Self {
        Self::new(Value::Percent {
            part: part as f64,
            whole: whole as f64,
        })
    }

    /// A place in the code system, from the top level down.
    pub fn path<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        Self::new(Value::Path(names.into_iter().map(Into::into).collect()))
    }

    /// The same cell in bold.
    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    /// Rows filled, at least 1.
    pub fn row_span(&self) -> usize {
        self.rows
    }

    /// Columns filled, at least 1.
    pub fn column_span(&self) -> usize {
        self.columns
    }

    /// Whether a merged cell lies over this place.
    pub fn is_covered(&self) -> bool {
        self.covered != Covered::No
    }

    /// Whether this place continues a merged cell that began in a row above, at that cell's first column.
    pub fn continues_from_above(&self) -> bool {
        self.covered == Covered::FromAbove
    }

    /// The words printed for this cell in a column of `kind`.
    pub fn display(&self, style: Style, kind: ColumnKind) -> String {
        match &self.value {
            Value::Empty => String::new(),
            Value::Undefined => UNDEFINED.to_owned(),
            Value::Text(text) => text.clone(),
            Value::Path(names) => names.last().cloned().unwrap_or_default(),
            Value::Number { value, decimals } => style.digits.number(*value, usize::from(*decimals)),
            Value::Percent { .. } => match self.value.percentage() {
                None => UNDEFINED.to_owned(),
                Some(share) if kind == ColumnKind::Percent => style.digits.number(share, 1),
                Some(share) => style.digits.percent(share, 1),
            },
        }
    }

    /// Steps of indentation: the depth of a code path, otherwise 0.
    pub fn indent(&self) -> usize {
        match &self.value {
            Value::Path(names) => names.len().saturating_sub(1),
            _ => 0,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::count(count)
    }
}

const UNDEFINED: &str = "–";

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
    columns: Vec<Column>,
    upper_header: Vec<Row>,
    rows: Vec<Row>,
    grouped_by: Vec<usize>,
}

impl Table {
    /// An empty table with these columns.
    pub fn new(title: impl Into<String>, style: Style, columns: Vec<Column>) -> Self {
        Self {
            title: title.into(),
            style,
            notes: Vec::new(),
            provenance: None,
            columns,
            upper_header: Vec::new(),
            rows: Vec::new(),
            grouped_by: Vec::new(),
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
        let mut rows = self.upper_header.clone();
        let mut last = Row::default();
        for (c, column) in self.columns.iter().enumerate() {
            last.cells.push(Cell::text(column.heading.as_str()));
            // A column without a group heading has one cell from the top of the header to its bottom.
            let bare = rows
                .iter()
                .all(|row| row.cells.get(c).is_some_and(|cell| cell.value == Value::Empty));
            if bare && !rows.is_empty() {
                last.cells[c].covered = Covered::FromAbove;
                let height = rows.len() + 1;
                for (r, row) in rows.iter_mut().enumerate() {
                    row.cells[c] = Cell::text(column.heading.as_str());
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
        (0..self.columns.len())
            .map(|c| {
                let mut parts: Vec<&str> = Vec::new();
                for row in &self.upper_header {
                    if let Some(Value::Text(text)) = row.cells.get(c).map(|cell| &cell.value) {
                        parts.push(text);
                    }
                }
                parts.push(&self.columns[c].heading);
                parts.join(" · ")
            })
            .collect()
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

    /// Adds a row. Missing cells become empty, surplus ones are left out.
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
        self.rows.push(Row { cells, role });
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

    /// The rule that sets a row off from the one above; it lies over the cells of the row that are not covered.
    pub fn rule_above(&self, row: usize) -> Option<Rule> {
        let current = self.rows.get(row)?;
        let previous = self.rows.get(row.checked_sub(1)?)?;
        if current.role != previous.role {
            return Some(Rule::Group);
        }
        let begins = |c: &usize| current.cells.get(*c).is_some_and(|cell| !cell.is_covered());
        match self.grouped_by.iter().position(begins)? {
            0 => Some(Rule::Group),
            _ => Some(Rule::Part),
        }
    }

    /// Whether the columns need the long side of the page.
    pub fn is_wide(&self) -> bool {
        self.columns.len() > 6
    }

    /// Whether a column's heading is turned to run along the page: those of numbers, when the columns are so many that
    /// no heading would fit across.
    pub fn turns_heading(&self, column: usize) -> bool {
        self.columns.len() > 14
            && self.upper_header.is_empty()
            && self
                .columns
                .get(column)
                .is_some_and(|c| matches!(c.kind, ColumnKind::Number | ColumnKind::Percent))
    }

    /// The table in parts of at most `most` columns side by side, each with the first column and all rows.
    ///
    /// Columns under one heading stay together, even when they alone are more. One part, the table itself, when it is
    /// narrow enough or cells are merged across its columns.
    pub fn panels(&self, most: usize) -> Vec<Self> {
        let merged_across = self
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.columns > 1);
        if self.columns.len() <= most || merged_across || self.grouped_by.iter().any(|c| *c > 0) {
            return vec![self.clone()];
        }
        // As many parts as needed, of about the same width.
        let (others, room) = (self.columns.len() - 1, most.saturating_sub(1).max(1));
        let most = others.div_ceil(others.div_ceil(room)) + 1;
        let mut chunks: Vec<Vec<usize>> = Vec::new();
        let mut c = 1;
        while c < self.columns.len() {
            let group = c..c + self.heading_span(c);
            match chunks.last_mut() {
                Some(chunk) if chunk.len() + group.len() < most => chunk.extend(group.clone()),
                _ => chunks.push(group.clone().collect()),
            }
            c = group.end;
        }
        chunks.iter().map(|chunk| self.panel(chunk)).collect()
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

    /// The first column with the columns of `chunk`.
    fn panel(&self, chunk: &[usize]) -> Self {
        let pick = |row: &Row| Row {
            cells: [0]
                .iter()
                .chain(chunk)
                .filter_map(|c| row.cells.get(*c))
                .cloned()
                .collect(),
            role: row.role,
        };
        Self {
            columns: [0]
                .iter()
                .chain(chunk)
                .filter_map(|c| self.columns.get(*c))
                .cloned()
                .collect(),
            upper_header: self.upper_header.iter().map(pick).collect(),
            rows: self.rows.iter().map(pick).collect(),
            ..self.clone()
        }
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

    #[test]
    fn the_first_letter_gives_the_direction() {
        for (text, expected) in [
            ("«۱۲» دفتر A", Direction::Rtl),
            ("(3) SMS پیامک", Direction::Ltr),
            ("۱۲٫۵", Direction::Ltr),
        ] {
            assert_eq!(Direction::of(text, Direction::Ltr), expected, "{text}");
        }
    }

    #[test]
    fn cells_are_printed_in_the_digits_of_the_table() {
        let en = Style::EN;
        let check = |cell: Cell, kind, style, expected: &str| assert_eq!(cell.display(style, kind), expected);
        check(Cell::percent(1, 8), ColumnKind::Percent, Style::FA, "۱۲٫۵");
        check(Cell::percent(1, 8), ColumnKind::Number, Style::FA, "۱۲٫۵٪");
        check(Cell::percent(1, 8), ColumnKind::Number, en, "12.5%");
        check(Cell::percent(0, 0), ColumnKind::Percent, en, "–");
        check(Cell::number(f64::NAN, 2), ColumnKind::Number, en, "–");
        check(Cell::text("م۱ (n=3)"), ColumnKind::Text, en, "م۱ (n=3)");
        check(Cell::path(["الف", "ب"]), ColumnKind::CodePath, en, "ب");
    }
}
