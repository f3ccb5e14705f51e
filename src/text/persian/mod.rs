//! What is particular to Persian: folding for comparison, digit sets, order.

pub mod digits;
pub mod fold;
mod key_map;

pub use key_map::KeyMap;
