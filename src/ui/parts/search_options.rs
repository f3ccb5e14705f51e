//! The ways of searching, for the bar of one document and for the search in all.

use egui::{Ui, Widget as _};

use crate::i18n::Words;
use crate::text::search::SearchOptions;
use crate::ui::kit::{self, Button, Icon, MenuItem};
use crate::ui::typeset::Direction;

/// Least width of the menu, in points.
const WIDTH: f32 = 180.0;

/// The direction of a field whose words are sought so: a pattern is read from left to right, whatever letters are in
/// it, for its brackets and signs would turn round between Persian letters or without any. `None` where the words decide.
pub fn query_direction(query: &str, options: SearchOptions) -> Option<Direction> {
    (options.regex && !query.is_empty()).then_some(Direction::Ltr)
}

/// The ways of searching as entries of a menu.
fn options_ui(ui: &mut Ui, options: &mut SearchOptions, words: &Words) {
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

/// The names of the ways that are chosen; `None` where none is.
pub fn ways(options: SearchOptions, words: &Words) -> Option<String> {
    let ways = [
        ("search-whole-word", options.whole_word),
        ("search-loose", options.loose),
        ("search-exact", options.exact),
        ("search-regex", options.regex),
    ];
    let on = ways.into_iter().filter(|(_, on)| *on);
    let names: Vec<String> = on.map(|(id, _)| words.get(id).into_owned()).collect();
    (!names.is_empty()).then(|| names.join(&words.list_comma()))
}

/// The icon that opens the menu of the ways of searching, with `more` under them. It shows that some are chosen, and its
/// tooltip which.
pub fn options_icon(ui: &mut Ui, options: &mut SearchOptions, words: &Words, more: impl FnOnce(&mut Ui)) {
    let name = words.get("search-options");
    let ways = ways(*options, words);
    let mut button = Button::icon_only(Icon::Filter, &name).selected(ways.is_some());
    if let Some(ways) = &ways {
        button = button.tip(ways);
    }
    let response = button.ui(ui);
    kit::popup_menu(&response, WIDTH, |ui| {
        options_ui(ui, options, words);
        more(ui);
    });
}
