//! Every command with its keys, made from the one list of commands.

use egui::{Ui, Widget};

use crate::i18n::Words;
use crate::ui::command::{Command, Context};
use crate::ui::kit::{self, Text};

const SECTIONS: [(Context, &str); 4] = [
    (Context::Text, "settings-keys-text"),
    (Context::Codes, "settings-keys-codes"),
    (Context::Documents, "settings-keys-documents"),
    (Context::Global, "settings-keys-global"),
];

/// Draws the commands that have keys, by where the keys are listened to.
pub(super) fn shortcuts_ui(ui: &mut Ui, words: &Words) {
    Text::new(&words.get("settings-keys-physical")).secondary().ui(ui);
    for (context, title) in SECTIONS {
        ui.add_space(8.0);
        Text::new(&words.get(title)).heading().ui(ui);
        for command in Command::ALL
            .iter()
            .filter(|c| c.context() == context && !c.shortcuts().is_empty())
        {
            let keys: Vec<String> = command.shortcuts().iter().map(|s| s.text()).collect();
            line(ui, &command.text(words), &keys.join("   "));
        }
        if context == Context::Text {
            line(ui, &words.get("settings-keys-numbers"), "1 … 9");
            line(ui, &words.get("settings-keys-borders"), "Shift+← →");
        }
    }
}

fn line(ui: &mut Ui, name: &str, keys: &str) {
    kit::spread(
        ui,
        |ui| Text::new(name).elided().ui(ui),
        |ui| Text::new(keys).secondary().ui(ui),
    );
}
