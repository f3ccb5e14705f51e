//! Tables and reports as values, ready to be written in any format, and the tables of a study.

mod codes;
mod document;
mod frequencies;
mod json;
mod ladder;
mod operation;
mod participants;
mod table;
pub mod wording;

pub use codes::codes;
pub use document::{Block, Document};
pub use frequencies::frequencies;
pub use json::PATH_SEPARATOR;
pub use ladder::ladder;
pub use participants::participants;
pub use table::{Align, Cell, Column, ColumnKind, Direction, Row, RowRole, Rule, Style, Table, Value};
pub use wording::provenance;
