//! The tables of a study.

mod codes;
mod frequencies;
mod ladder;
mod memos;
mod participants;

pub use codes::codes;
pub use frequencies::frequencies;
pub use ladder::{filtered_ladder, ladder};
pub use memos::memos;
pub use participants::participants;
