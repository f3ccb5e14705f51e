//! Everything there is, a few letters away.

pub mod matching;
