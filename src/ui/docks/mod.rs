//! The panes of the coding page round the text: `layout` turns what the settings say into rectangles, `frame` draws
//! them.

mod frame;
mod head;
mod layout;
#[cfg(test)]
mod tests;

pub use frame::{HEAD_TOP, WindowPart, docks_ui, fit};
pub use head::{fitting_title, menu_ui, title_ui};
pub use layout::LEAST_BESIDE;
