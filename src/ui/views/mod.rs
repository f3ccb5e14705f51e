//! The panes and pages of the window, one folder each.

pub mod board;
pub mod codes;
pub mod documents;
pub mod findings;
pub mod history;
pub mod ladder;
pub mod manual;
pub mod memos;
pub mod palette;
pub mod participants;
pub mod picker;
pub mod reader;
pub mod search;
pub mod segments;
pub mod settings;
pub mod welcome;
