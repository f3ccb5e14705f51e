//! The window. The only module that knows egui.

pub mod action;
pub mod app;
mod chrome;
pub mod command;
pub mod cx;
pub mod dialogs;
pub mod docks;
pub mod kit;
pub mod parts;
pub mod platform;
pub mod shared;
#[cfg(test)]
mod testing;
pub mod theme;
pub mod typeset;
pub mod typing;
pub mod views;

pub use app::start::{FirstView, StartError, run};
