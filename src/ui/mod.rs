//! The window. The only module that knows egui.

pub mod kit;
pub mod text;
pub mod theme;
pub mod views;
