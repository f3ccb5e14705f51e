//! What the person may choose: language, looks, sizes, name.

use egui::{Ui, Widget};

use crate::i18n::{Digits, Lang, Words};
use crate::ui::kit::{self, Icon, Text};
use crate::ui::settings::{Settings, ThemeChoice};
use crate::ui::text::Field;

/// One step of a size.
const STEP: f32 = 0.1;

/// Draws the choices; each takes effect at once.
pub(super) fn preferences_ui(ui: &mut Ui, settings: &mut Settings, words: &Words) {
    let tr = |id: &str| words.get(id).into_owned();
    choice(ui, &tr("settings-language"), |ui| {
        let choices = Lang::ALL.map(|lang| (lang, lang.name()));
        kit::segmented(ui, &mut settings.language, &choices);
    });
    choice(ui, &tr("settings-theme"), |ui| {
        let (light, dark, system) = (
            tr("settings-light"),
            tr("settings-dark"),
            tr("settings-as-system"),
        );
        let choices = [
            (ThemeChoice::Light, &*light),
            (ThemeChoice::Dark, &*dark),
            (ThemeChoice::System, &*system),
        ];
        kit::segmented(ui, &mut settings.theme, &choices);
    });
    choice(ui, &tr("settings-digits"), |ui| {
        let usual = tr("settings-digits-usual");
        let choices = [
            (None, &*usual),
            (Some(Digits::Persian), "۱۲۳"),
            (Some(Digits::Latin), "123"),
        ];
        kit::segmented(ui, &mut settings.digits, &choices);
    });
    choice(ui, &tr("settings-zoom"), |ui| {
        size(ui, &mut settings.zoom, 0.6, 3.0, words)
    });
    choice(ui, &tr("settings-scale"), |ui| {
        size(ui, &mut settings.scale, 0.8, 2.0, words)
    });
    choice(ui, &tr("settings-coder"), |ui| {
        let hint = Settings {
            coder: String::new(),
            ..settings.clone()
        }
        .coder_name();
        Field::single("coder")
            .label(&tr("settings-coder"))
            .hint(&hint)
            .width(220.0)
            .show(ui, &mut settings.coder);
    });
    kit::checkbox(ui, &mut settings.motion, tr("settings-motion"));
}

/// A line with its name at one end and what can be chosen at the other.
fn choice(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    kit::spread(ui, |ui| Text::new(name).ui(ui), add);
    ui.add_space(4.0);
}

/// A size with a smaller and a larger step.
fn size(ui: &mut Ui, value: &mut f32, least: f32, most: f32, words: &Words) {
    if kit::icon_button(ui, Icon::Plus, words.get("settings-larger")).clicked() {
        *value = (*value + STEP).min(most);
    }
    Text::new(&words.percent(f64::from(*value), 0)).ui(ui);
    if kit::icon_button(ui, Icon::Minus, words.get("settings-smaller")).clicked() {
        *value = (*value - STEP).max(least);
    }
}
