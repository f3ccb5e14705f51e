//! What is particular to Persian: folding for comparison, digit sets, help while typing.

pub mod digits;
pub mod fold;
mod key_map;
pub mod typing;

pub use key_map::KeyMap;
