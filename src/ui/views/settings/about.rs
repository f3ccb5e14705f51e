//! What the program is, and under which licences.

use egui::{Ui, Widget};

use crate::i18n::Words;
use crate::ui::kit::Text;

/// Draws the name, the version and the licences.
pub(super) fn about_ui(ui: &mut Ui, words: &Words) {
    let name = format!(
        "{} {}",
        words.get("app-name"),
        words.in_digits(env!("CARGO_PKG_VERSION"))
    );
    Text::new(&name).heading().ui(ui);
    for id in [
        "settings-about-what",
        "settings-about-licence",
        "settings-about-fonts",
        "settings-about-sample",
    ] {
        ui.add_space(4.0);
        Text::new(&words.get(id)).ui(ui);
    }
}
