//! Right-to-left aware controls and labels.
//!
//! Every control takes the text as it is read and draws it rightly, mirrored by the window's [`Dir`]; the same
//! call serves both languages. Stock egui text is mended by [`TextRepair`] as a safety net.

pub mod bidi;
mod buttons;
mod checks;
mod choices;
mod env;
mod floating;
mod icons;
mod keyboard;
pub mod labels;
mod layout;
mod menu;
mod menu_room;
mod opener;
mod overlay;
mod pips;
mod repair;
mod room;
mod scroll;
mod splitter;
mod status;
mod table;
mod tabs;
mod text;
mod tips;
mod tree;

pub use buttons::{Button, Weight, button, icon_button, link, primary_button, quiet_button};
pub use checks::assert_no_stock_text;
pub use choices::{checkbox, combo, combo_width, radio, radio_value, segmented, segmented_by_mouse};
pub use env::{Dir, Env, focus_ring, install, words};
pub use floating::{floating_bar, floating_bar_height};
pub use icons::{ICON_SIZE, Icon};
pub use keyboard::{
    give_keyboard_back, is_covered, is_under_menu, keyboard_is_lent, menu_is_open, take_menu_key,
};
pub use labels::{Fit, layout, layout_job, row_count};
pub use layout::{
    card, collapsing, column, hairline, indented, keep_together, row, sheet, spread, spread_with, wrapped_row,
};
pub use menu::{
    MenuItem, context_menu, context_menu_by, menu_button, menu_icon, menu_item, menu_separator, open_menu,
    popover, popover_opens, popup_menu, submenu, submenu_of,
};
pub use opener::{give_field_keyboard, is_field_asked, is_left, just_clicked, note_field};
pub use overlay::{
    DialogResponse, DialogWindow, ToastId, ToastRoom, Toasts, Tone, banner, confirm, danger_choice,
    dialog_room, drag_ghost, paint_icon,
};
pub use pips::{paint_pips, pips_width};
pub use repair::TextRepair;
pub use room::{
    hold_arrows, hold_tab, leave_by_tab, next_stop, pointer_sign_ui, row_ground, take_key, take_key_from,
    within_room,
};
pub use scroll::Scroll;
pub use splitter::{SplitterRequest, splitter};
pub use status::{ChipResponse, chip, empty_state, progress, swatch};
pub use table::{ColumnAlign, DataTable, TableColumn, TableResponse};
pub use tabs::{Tab, TabAction, tab_bar};
pub use text::{StyledText, heading, label, secondary, title};
pub use tips::{tooltip, tooltip_beside, tooltip_ui, tooltip_with_shortcut};
pub use tree::{DropMark, TREE_ROW, TreeResponse, TreeRow, tree_indent};

#[cfg(test)]
mod gallery;
#[cfg(test)]
mod tests;
