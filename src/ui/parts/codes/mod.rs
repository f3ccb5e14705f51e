//! The code system as several views show it: the tree, what is done to it, its menus, and lists to choose from.

pub mod choices;
pub mod commands;
pub mod cursor;
pub mod drops;
pub mod edits;
pub mod list;
pub mod menu;
pub mod naming;
#[cfg(test)]
pub mod sample;
pub mod tree;
