//! Tables and reports as values, and the tables of a study.
//!
//! `value` knows nothing of projects and exporters know nothing but `value`. `tables` has one file a table and the list
//! of them all, which the window, the command line and the rest read. `transcript` is a document with its codings.

mod operation;
pub mod tables;
pub mod transcript;
mod value;
pub mod wording;

use value::BELOW;
pub use value::{
    Align, Block, Cell, Column, ColumnKind, Missing, Report, Row, RowRole, Rule, Style, Table, Value,
};
pub use wording::provenance;
