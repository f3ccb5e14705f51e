//! Tables and reports as values, ready to be written in any format, and the tables of a study.

mod cell;
mod codes;
mod document;
mod frequencies;
mod json;
mod ladder;
mod memos;
mod operation;
mod panels;
mod participants;
mod printed;
mod style;
mod table;
pub mod wording;

pub use cell::{Cell, Value};
pub use codes::codes;
pub use document::{Block, Report};
pub use frequencies::frequencies;
pub use json::PATH_SEPARATOR;
pub use ladder::{filtered_ladder, ladder};
pub use memos::memos;
pub use participants::participants;
pub use style::Style;
pub use table::{Align, Column, ColumnKind, Row, RowRole, Rule, Table};
pub use wording::provenance;
