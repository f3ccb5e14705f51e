//! The pane of the code system.

pub mod drops;
pub mod path;
#[cfg(test)]
pub mod sample;
pub mod tree;
