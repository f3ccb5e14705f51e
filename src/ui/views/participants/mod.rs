//! Participants and their attributes.

pub mod grid;
