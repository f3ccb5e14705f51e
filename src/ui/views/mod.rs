//! The panes and pages of the window, one folder each.

pub mod documents;
pub mod palette;
