//! What the person may choose: language, looks, sizes, name.

use egui::{Ui, Widget as _};

use crate::i18n::{Calendar, Digits, Lang, Words};
use crate::settings::{Accent, Face, FileDialogs, Settings, ThemeChoice};
use crate::ui::kit::{self, Button, Icon, StyledText};
use crate::ui::parts::scale_hold::hold_scale;
use crate::ui::typeset::Field;

/// Steps by which sizes grow and shrink.
const STEP: f32 = 0.1;
/// The width of the column of names.
const NAMES: f32 = 190.0;

/// Draws the choices; each takes effect at once.
pub(super) fn preferences_ui(ui: &mut Ui, settings: &mut Settings, words: &Words) {
    let w = |id: &str| words.get(id).into_owned();
    section(ui, &w("settings-appearance"));
    line(ui, &w("settings-language"), |ui| {
        let choices = Lang::ALL.map(|lang| (lang, lang.name()));
        kit::segmented(ui, &mut settings.language, &choices);
    });
    line(ui, &w("settings-theme"), |ui| {
        let light = w("settings-light");
        let dark = w("settings-dark");
        let system = w("settings-as-system");
        let choices = [
            (ThemeChoice::Light, light.as_str()),
            (ThemeChoice::Dark, dark.as_str()),
            (ThemeChoice::System, system.as_str()),
        ];
        kit::segmented(ui, &mut settings.theme, &choices);
    });
    line(ui, &w("settings-digits"), |ui| {
        let usual = w("settings-digits-usual");
        let choices = [
            (None, usual.as_str()),
            (Some(Digits::Persian), "۱۲۳"),
            (Some(Digits::Latin), "123"),
        ];
        kit::segmented(ui, &mut settings.digits, &choices);
    });
    line(ui, &w("settings-calendar"), |ui| {
        let usual = w("settings-digits-usual");
        let jalali = w("settings-jalali");
        let gregorian = w("settings-gregorian");
        let choices = [
            (None, usual.as_str()),
            (Some(Calendar::Jalali), jalali.as_str()),
            (Some(Calendar::Gregorian), gregorian.as_str()),
        ];
        kit::segmented(ui, &mut settings.calendar, &choices);
    });
    line(ui, &w("settings-accent"), |ui| {
        let names = Accent::ALL.map(|accent| (accent, w(accent.text_id())));
        let choices = names.each_ref().map(|(accent, name)| (*accent, name.as_str()));
        kit::segmented(ui, &mut settings.accent, &choices);
    });
    line(ui, &w("settings-face"), |ui| {
        let names = Face::ALL.map(|face| (face, w(face.text_id())));
        let choices = names.each_ref().map(|(face, name)| (*face, name.as_str()));
        kit::segmented(ui, &mut settings.face, &choices);
    });
    let reading = w("settings-zoom");
    line(ui, &reading, |ui| {
        stepper(ui, words, &reading, &mut settings.zoom, (0.6, 3.0), None);
    });
    let interface = w("settings-scale");
    line(ui, &interface, |ui| {
        // What was chosen comes into force when the pointer goes.
        let waits = (settings.scale - ui.ctx().zoom_factor()).abs() > STEP / 2.0;
        let note = waits.then(|| w("settings-scale-waits"));
        if stepper(
            ui,
            words,
            &interface,
            &mut settings.scale,
            (0.8, 2.0),
            note.as_deref(),
        ) {
            hold_scale(ui.ctx());
        }
    });
    line(ui, &w("settings-file-dialogs"), |ui| {
        let (system, window) = (
            w("settings-file-dialogs-system"),
            w("settings-file-dialogs-window"),
        );
        let choices = [
            (FileDialogs::System, system.as_str()),
            (FileDialogs::Window, window.as_str()),
        ];
        kit::segmented(ui, &mut settings.file_dialogs, &choices);
    });
    kit::checkbox(ui, &mut settings.low_blanks, w("settings-low-blanks"));
    kit::checkbox(ui, &mut settings.motion, w("settings-motion"));
    ui.add_space(12.0);
    section(ui, &w("settings-typing"));
    kit::checkbox(ui, &mut settings.typing.letters, w("settings-typing-letters"));
    kit::checkbox(ui, &mut settings.typing.digits, w("settings-typing-digits"));
    ui.add_space(4.0);
    kit::secondary(ui, w("settings-typing-text"));
    ui.add_space(12.0);
    section(ui, &w("settings-coding"));
    kit::checkbox(ui, &mut settings.whole_words, w("settings-whole-words"));
    kit::checkbox(ui, &mut settings.selection_bubble, w("settings-selection-bubble"));
    ui.add_space(4.0);
    let coder = w("settings-coder");
    line(ui, &coder, |ui| {
        let usual = settings.coder_name();
        Field::single("settings-coder")
            .label(&coder)
            .hint(&usual)
            .width(ui.available_width().min(260.0))
            .show(ui, &mut settings.coder);
    });
    ui.add_space(4.0);
    kit::secondary(ui, w("settings-coder-text"));
}

fn section(ui: &mut Ui, title: &str) {
    StyledText::new(title).heading().ui(ui);
    ui.add_space(4.0);
}

/// A setting: its name in a column of its own, and what changes it.
fn line(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    kit::row(ui, |ui| {
        let dir = kit::Dir::of(ui.ctx());
        let height = ui.spacing().interact_size.y;
        let size = egui::vec2(NAMES.min(ui.available_width() * 0.5), height);
        ui.allocate_ui_with_layout(size, dir.row(), |ui| {
            ui.set_min_size(size);
            StyledText::new(name).elided().ui(ui);
        });
        add(ui);
    });
}

/// A size in per cent with a smaller and a larger button. With a note, or else
/// with a way back to the usual size. Whether the pointer is on one of the buttons.
fn stepper(
    ui: &mut Ui,
    words: &Words,
    name: &str,
    value: &mut f32,
    (least, most): (f32, f32),
    note: Option<&str>,
) -> bool {
    let mut over = false;
    let smaller = words.with("settings-smaller", &[("name", name)]);
    let larger = words.with("settings-larger", &[("name", name)]);
    let mut step = |ui: &mut Ui, icon: Icon, text: &str, by: f32| {
        let next = ((*value + by) / STEP).round() * STEP;
        let possible = next >= least - STEP / 2.0 && next <= most + STEP / 2.0;
        let button = Button::icon_only(icon, text);
        let shown = ui.add_enabled_ui(possible, |ui| button.ui(ui)).inner;
        over |= shown.contains_pointer();
        if shown.clicked() {
            *value = next.clamp(least, most);
        }
    };
    step(ui, Icon::Minus, &smaller, -STEP);
    step(ui, Icon::Plus, &larger, STEP);
    let percent = words.percent(f64::from(*value), 0);
    StyledText::new(&percent).ui(ui);
    if let Some(note) = note {
        let room = ui.available_width();
        StyledText::new(note).secondary().rows(room, 2).ui(ui);
    } else if (*value - 1.0).abs() > STEP / 2.0 && kit::link(ui, words.get("settings-usual-size")).clicked() {
        *value = 1.0;
    }
    over
}
