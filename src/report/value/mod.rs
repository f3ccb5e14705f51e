//! Tables and reports as values, ready to be written in any format.

mod cell;
mod json;
mod panels;
mod printed;
mod report;
mod style;
mod table;

pub(in crate::report) use cell::BELOW;
pub use cell::{Cell, Value};
pub use report::{Block, Report};
pub use style::Style;
pub use table::{Align, Column, ColumnKind, Missing, Row, RowRole, Rule, Table};
