//! The window. The only module that knows egui.

pub mod action;
pub mod app;
mod behind;
mod chrome;
mod coding_page;
pub mod command;
pub mod cx;
pub mod dialogs;
mod dispatch;
pub mod docks;
pub mod drag;
mod edit_text;
mod keys;
pub mod kit;
pub mod platform;
pub mod project;
mod project_files;
mod reveal;
pub mod settings;
pub mod shared;
mod start;
mod tasks;
pub mod text;
pub mod theme;
mod toasts;
mod tour;
pub mod views;

pub use start::{First, StartError, run};
