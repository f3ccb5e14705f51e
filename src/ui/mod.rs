//! The window. The only module that knows egui.

pub mod action;
pub mod command;
pub mod cx;
pub mod dialogs;
pub mod drag;
pub mod kit;
pub mod platform;
pub mod settings;
pub mod shared;
pub mod text;
pub mod theme;
pub mod views;
