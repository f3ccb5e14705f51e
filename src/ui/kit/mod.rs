//! Right-to-left aware controls and labels.
//!
//! Every control takes the text as it is read and draws it rightly, mirrored by the window's [`Dir`]; the same
//! call serves both languages. Stock egui text is mended by [`TextRepair`] as a safety net.

pub mod bidi;
mod checks;
mod env;
pub mod labels;
mod repair;

pub use checks::assert_no_stock_text;
pub use env::{Dir, Env, install, words};
pub use labels::{Fit, layout, layout_job};
pub use repair::TextRepair;
