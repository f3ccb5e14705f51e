//! What the program is, and under which licences.

use egui::{Ui, Widget as _};

use crate::i18n::Words;
use crate::ui::kit::{self, StyledText};
use crate::ui::theme::Theme;

/// Draws the name, the version and the licences.
pub(super) fn about_ui(ui: &mut Ui, words: &Words) {
    let space = Theme::of(ui.ctx()).space;
    let version = words.in_digits(env!("CARGO_PKG_VERSION")).into_owned();
    StyledText::new(&words.get("app-name")).title().ui(ui);
    kit::secondary(ui, words.with("settings-about-version", &[("version", version)]));
    ui.add_space(space.small);
    kit::label(ui, words.get("settings-about-what"));
    ui.add_space(space.medium);
    kit::hairline(ui);
    for id in [
        "settings-about-licence",
        "settings-about-fonts",
        "settings-about-sample",
    ] {
        ui.add_space(space.tiny);
        kit::secondary(ui, words.get(id));
    }
}
