//! The documents of the project in their groups.

mod rows;

pub use rows::{Row, RowKey};
