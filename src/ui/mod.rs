//! The window. The only module that knows egui.

pub mod command;
pub mod kit;
pub mod settings;
pub mod text;
pub mod theme;
