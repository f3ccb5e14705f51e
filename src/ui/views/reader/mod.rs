//! The open document: its text with codings, the find bar, and all that is done to a passage.

pub mod find;
#[cfg(test)]
pub mod fixture;
pub mod resize;
pub mod source;
