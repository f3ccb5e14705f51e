//! Everything there is, a few letters away.

mod align;
pub mod matching;
