//! The journal of the project.

pub mod lines;
