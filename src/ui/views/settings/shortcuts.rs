//! Every command with its keys, made from the one list of commands, and the keys that are no commands.

use egui::{Id, Ui, Widget as _};

use crate::i18n::Words;
use crate::ui::command::{Command, Context};
use crate::ui::kit::{self, Text};
use crate::ui::text::Field;
use crate::ui::theme::Theme;
use crate::ui::views::palette::matching::{Key, Query};

/// Keys that are no commands: what they do, and which they are.
const OTHERS: [(&str, &str); 20] = [
    ("settings-keys-numbers", "1 … 9"),
    ("settings-keys-borders", "Shift+Left/Right"),
    ("settings-keys-list-open", "Enter"),
    ("settings-keys-list-extend", "Shift+Up/Down"),
    ("settings-keys-list-move", "Alt+Up/Down"),
    ("settings-keys-list-menu", "Shift+F10"),
    ("settings-keys-cell-write", "F2"),
    ("settings-keys-cell-next", "Tab"),
    ("settings-keys-ladder-cells", "Left/Right   Home/End"),
    ("settings-keys-ladder-rows", "Ctrl+Home/End"),
    ("settings-keys-ladder-all", "Ctrl+A"),
    ("settings-keys-ladder-copy", "Ctrl+C"),
    ("settings-keys-ladder-text", "Ctrl+Enter"),
    ("settings-keys-zwnj", "Shift+Space"),
    ("settings-keys-direction", "Ctrl+Shift+X"),
    ("settings-keys-rtl", "Right Ctrl+Shift"),
    ("settings-keys-ltr", "Left Ctrl+Shift"),
    ("settings-keys-paragraphs", "Ctrl+Up/Down"),
    ("settings-keys-next-control", "Tab"),
    ("settings-keys-leave", "Esc"),
];

/// What is typed to filter the list, kept beside the window.
#[derive(Clone, Default)]
struct Typed(String);

/// Draws all commands with their keys, by where the keys are listened to.
pub(super) fn shortcuts_ui(ui: &mut Ui, words: &Words) {
    let Typed(mut typed) = ui.data(|data| data.get_temp(Id::NULL)).unwrap_or_default();
    let hint = words.get("settings-keys-filter");
    let field = Field::single("shortcuts").label(&hint).hint(&hint);
    let field = field.show(ui, &mut typed);
    if ui.memory(|memory| memory.focused().is_none()) {
        field.response.request_focus();
    }
    ui.add_space(4.0);
    kit::secondary(ui, words.get("settings-keys-physical"));
    let query = Query::new(&typed);
    let mut any = false;
    for (context, title) in [
        (Context::Global, "settings-keys-global"),
        (Context::Text, "settings-keys-text"),
        (Context::Codes, "settings-keys-codes"),
        (Context::Documents, "settings-keys-documents"),
    ] {
        let heard = |c: &&Command| c.context() == context && !c.shortcuts().is_empty();
        let lines: Vec<(String, String)> = Command::ALL
            .iter()
            .filter(heard)
            .map(|c| {
                let keys: Vec<String> = c.shortcuts().iter().map(|s| s.text()).collect();
                (c.text(words), keys.join("   "))
            })
            .collect();
        any |= group_ui(ui, &words.get(title), &lines, &query);
    }
    let others: Vec<(String, String)> = OTHERS
        .iter()
        .map(|(id, keys)| (words.get(id).into_owned(), (*keys).to_owned()))
        .collect();
    any |= group_ui(ui, &words.get("settings-keys-others"), &others, &query);
    if !any {
        ui.add_space(8.0);
        kit::secondary(ui, words.get("palette-nothing"));
    }
    ui.data_mut(|data| data.insert_temp(Id::NULL, Typed(typed)));
}

/// One group, unless the filter leaves nothing of it. Whether there was something.
fn group_ui(ui: &mut Ui, title: &str, lines: &[(String, String)], query: &Query) -> bool {
    let shown: Vec<_> = lines
        .iter()
        .filter(|(text, keys)| query.score(&Key::new(text, keys)).is_some())
        .collect();
    if shown.is_empty() {
        return false;
    }
    let theme = Theme::of(ui.ctx());
    ui.add_space(theme.space.medium);
    Text::new(title).heading().ui(ui);
    for (text, keys) in shown {
        kit::spread(
            ui,
            |ui| Text::new(text).elided().ui(ui),
            |ui| Text::new(keys).secondary().ui(ui),
        );
        kit::hairline(ui);
    }
    true
}
