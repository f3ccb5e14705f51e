//! What frames the panes: top bar, rail, status bar.

mod rail;
mod recent;
mod status;
mod top_bar;

pub use rail::{RAIL_WIDTH, rail_ui};
pub use recent::recent_ui;
pub use status::{STATUS_HEIGHT, status_ui};
pub use top_bar::{TOP_HEIGHT, top_bar_ui};
