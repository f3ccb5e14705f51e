//! One cell of a table: what it holds and how much of the table it fills.

use std::sync::Arc;

use super::{ColumnKind, Style};
use crate::analysis::{Behind, PassageKey};
use crate::model::CodePath;

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
    /// A place in the code system, from the top level down. Printed as its last name, indented by its depth; in the
    /// first column of a table as the names that no row above tells. Data formats get the whole path.
    Path(CodePath),
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

    /// Whether it is a figure that says that nothing was found.
    pub fn is_nought(&self) -> bool {
        match *self {
            Self::Number { value, .. } => value == 0.0,
            Self::Percent { part, whole } => part == 0.0 && whole != 0.0,
            Self::Empty | Self::Undefined | Self::Text(_) | Self::Path(_) => false,
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
    /// Whether a path is printed with all its names, instead of its last one, indented.
    pub whole_path: bool,
    /// What the rows above tell of a path that is not printed whole; all but its last name where no table says.
    pub(super) told: Option<Told>,
    /// Whether the words are the program's, which set marks of direction round the names in them; data formats leave
    /// those out.
    pub composed: bool,
    /// What is printed in the place of words that data formats have as they are: a number that was typed in other digits
    /// than those of the table.
    pub printed: Option<String>,
    /// What stands behind it, for whoever wants to read that; files do without.
    pub behind: Option<Arc<Behind>>,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) covered: Covered,
}

/// What the rows above tell of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Names from the top level down that need not be printed again.
    pub(super) names: usize,
    /// Rows under which it stands, each a step of indentation.
    pub(super) steps: usize,
}

/// From where a merged cell lies over a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Covered {
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
            whole_path: false,
            told: None,
            composed: false,
            printed: None,
            behind: None,
            rows: 1,
            columns: 1,
            covered: Covered::No,
        }
    }

    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Value::Text(text.into()))
    }

    /// Words of the program with names of people and documents in them, such as a place.
    pub fn composed(text: impl Into<String>) -> Self {
        Self {
            composed: true,
            ..Self::text(text)
        }
    }

    /// The same cell, printed with other words than data formats have.
    pub fn printed(self, printed: impl Into<String>) -> Self {
        Self {
            printed: Some(printed.into()),
            ..self
        }
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
        Self::new(Value::Path(CodePath::new(names)))
    }

    /// A place in the code system that is printed with all its names.
    pub fn whole_path<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        Self {
            whole_path: true,
            ..Self::path(names)
        }
    }

    /// The same cell in bold.
    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    /// The same cell, from which one can go on to what stands behind it. Nothing stands behind nought.
    pub fn leads_to(self, behind: Behind) -> Self {
        let behind = (!self.value.is_nought()).then(|| Arc::new(behind));
        Self { behind, ..self }
    }

    /// The same cell, from which one can go on to the passages that it counts.
    pub fn counts(self, passages: &PassageKey) -> Self {
        self.leads_to(Behind::Passages(passages.clone()))
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
            Value::Text(_) if let Some(printed) = &self.printed => printed.clone(),
            Value::Empty => String::new(),
            Value::Undefined => UNDEFINED.to_owned(),
            Value::Text(text) => text.clone(),
            // The sign stays on the line of the name before it.
            Value::Path(path) => {
                let names = path.names().get(self.told(path).names..).unwrap_or_default();
                names.join("\u{a0}› ")
            }
            Value::Number { value, decimals } => style.digits.number(*value, usize::from(*decimals)),
            Value::Percent { .. } => match self.value.percentage() {
                None => UNDEFINED.to_owned(),
                Some(share) if kind == ColumnKind::Percent => style.digits.number(share, 1),
                Some(share) => style.digits.percent(share, 1),
            },
        }
    }

    /// Steps of indentation: for a code path that is not printed whole the rows above under which it stands, otherwise 0.
    pub fn indent(&self) -> usize {
        match &self.value {
            Value::Path(path) => self.told(path).steps,
            _ => 0,
        }
    }

    /// Whether several names of a path are printed.
    pub fn prints_path(&self) -> bool {
        match &self.value {
            Value::Path(path) => path.names().len() > self.told(path).names + 1,
            _ => false,
        }
    }

    fn told(&self, path: &CodePath) -> Told {
        if self.whole_path {
            return Told { names: 0, steps: 0 };
        }
        let above = path.names().len().saturating_sub(1);
        self.told.unwrap_or(Told {
            names: above,
            steps: above,
        })
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

/// Between the names of a path that is printed whole.
pub(in crate::report) const BELOW: &str = " › ";

#[cfg(test)]
mod tests {
    use super::*;

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
        check(Cell::text("30").printed("۳۰"), ColumnKind::Text, Style::FA, "۳۰");
        check(Cell::path(["الف", "ب"]), ColumnKind::CodePath, en, "ب");
        check(
            Cell::whole_path(["الف", "ب"]),
            ColumnKind::CodePath,
            en,
            "الف\u{a0}› ب",
        );
        assert_eq!(
            [Cell::path(["الف", "ب"]), Cell::whole_path(["الف", "ب"])].map(|cell| cell.indent()),
            [1, 0]
        );
    }
}
