//! Tables and reports as values, ready to be written in any format.

mod document;
mod json;
mod table;
pub mod wording;

pub use document::{Block, Document};
pub use json::PATH_SEPARATOR;
pub use table::{Align, Cell, Column, ColumnKind, Direction, Row, RowRole, Rule, Style, Table, Value};
