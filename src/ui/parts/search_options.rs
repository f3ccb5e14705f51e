//! The ways of searching, for the bar of one document and for the search in all.

use egui::Ui;

use crate::i18n::Words;
use crate::text::search::SearchOptions;
use crate::ui::kit::MenuItem;

/// The ways of searching as entries of a menu.
pub fn options_ui(ui: &mut Ui, options: &mut SearchOptions, words: &Words) {
    for (id, on) in [
        ("search-whole-word", &mut options.whole_word),
        ("search-loose", &mut options.loose),
        ("search-exact", &mut options.exact),
        ("search-regex", &mut options.regex),
    ] {
        if MenuItem::new(&words.get(id)).checked(*on).show(ui).clicked() {
            *on = !*on;
        }
    }
}
