//! The code picker.

pub mod choices;
