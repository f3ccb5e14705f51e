//! The panes and pages of the window, one folder each.

pub mod documents;
pub mod history;
pub mod palette;
pub mod participants;
pub mod tables;
