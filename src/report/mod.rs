//! Tables and reports as values, ready to be written in any format.

mod document;
mod json;
pub mod number;
mod table;

pub use document::{Block, Document};
pub use json::PATH_SEPARATOR;
pub use table::{
    Align, Cell, Column, ColumnKind, Digits, Direction, Language, Row, RowRole, Style, Table, Value,
};
