//! Pieces of the window that know the project and serve several views. No view names another view: what two of them
//! share stands here.

pub mod card_rows;
pub mod chooser;
pub mod codes;
pub mod coding_menu;
pub mod coding_scope;
pub mod counted;
pub mod document_state;
pub mod dotted;
pub mod drag;
pub mod excerpt;
pub mod export_menu;
pub mod filter_items;
pub mod findable;
pub mod folded_memos;
pub mod fuzzy;
pub mod importance;
pub mod kept_choice;
pub mod kept_filter;
pub mod kept_rows;
pub mod landmark;
pub mod measured_rows;
pub mod memo_mark;
pub mod name_field;
pub mod pasted;
pub mod path_text;
pub mod paths;
pub mod quotation;
pub mod recent_projects;
pub mod recovery;
pub mod resize;
pub mod scale_hold;
pub mod search_options;
pub mod view;
