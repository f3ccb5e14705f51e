//! Every command with its keys, made from the one list of commands, and the keys that are no commands.

use egui::{Id, Ui, Widget as _};

use super::key_query::{KeyQuery, written_out};
use crate::i18n::Words;
use crate::ui::command::{Command, Context};
use crate::ui::kit::{self, StyledText};
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// Keys that are no commands, for they say how far or where to: the group they are listed in, what they do, and which
/// they are.
const OTHERS: &[(&str, &str, &str)] = &[
    // Without a letter it would follow the direction of the window.
    (TEXT, "settings-keys-numbers", "\u{2066}1 … 9\u{2069}"),
    (TEXT, "settings-keys-borders", "Shift+Left/Right"),
    (TEXT, "settings-keys-select", "Shift+Left/Right"),
    (CODES, "settings-keys-tree-turn", "Left/Right"),
    (
        CODES,
        "settings-keys-tree-move",
        "Alt+Up/Down   Alt+Shift+Left/Right",
    ),
    (CODES, "settings-keys-tree-level", "Alt+Shift+1 … 3"),
    (CODES, "settings-keys-tree-filter", "/"),
    (CODES, "settings-keys-tree-pick", "Ctrl+Space"),
    (CODES, "settings-keys-tree-alone", "Ctrl+Up/Down"),
    (DOCUMENTS, "settings-keys-list-move", "Alt+Up/Down"),
    (SEGMENTS, "settings-keys-segments-extend", "Shift+Up/Down"),
    (SEGMENTS, "settings-keys-tree-pick", "Ctrl+Space"),
    (SEGMENTS, "settings-keys-segments-text", "Enter"),
    (SEGMENTS, "settings-keys-segments-delete", "U   Del"),
    (SEGMENTS, "command-raise-importance", "I"),
    (SEGMENTS, "command-merge-neighbours", "J"),
    (SEGMENTS, "command-condense", "W"),
    (SEGMENTS, "command-memo", "M"),
    (LADDER, "settings-keys-ladder-cells", "Left/Right   Home/End"),
    (LADDER, "settings-keys-ladder-rows", "Ctrl+Home/End"),
    (LADDER, "settings-keys-ladder-all", "Ctrl+A"),
    (LADDER, "settings-keys-ladder-copy", "Ctrl+C"),
    (LADDER, "settings-keys-ladder-text", "Ctrl+Enter"),
    (FINDINGS, "settings-keys-findings-cells", "Left/Right/Up/Down"),
    (FINDINGS, "settings-keys-findings-follow", "Enter"),
    (
        FINDINGS,
        "settings-keys-findings-extend",
        "Shift+Left/Right/Up/Down",
    ),
    (FINDINGS, "settings-keys-findings-copy", "Ctrl+C"),
    (FINDINGS, "settings-keys-findings-code", "Ctrl+Enter"),
    (FINDINGS, "settings-keys-findings-leave-out", "Del"),
    (FINDINGS, "settings-keys-findings-pick", "Ctrl+Click   Ctrl+Space"),
    (FINDINGS, "settings-keys-findings-walk", "Ctrl+Up/Down"),
    (FINDINGS, "settings-keys-findings-all", "Ctrl+A"),
    (FINDINGS, "settings-keys-findings-recode", "Ctrl+Shift+C"),
    (FINDINGS, "settings-keys-findings-importance", "I"),
    (FINDINGS, "settings-keys-findings-split", "S"),
    (FINDINGS, "settings-keys-findings-merge", "J"),
    (FINDINGS, "settings-keys-findings-condense", "W"),
    (FINDINGS, "settings-keys-findings-memo", "M"),
    (FINDINGS, "settings-keys-findings-remove", "U   Del"),
    (ANYWHERE, "settings-keys-list-open", "Enter"),
    (ANYWHERE, "settings-keys-list-extend", "Shift+Up/Down"),
    (ANYWHERE, "settings-keys-list-menu", "Shift+F10"),
    (ANYWHERE, "settings-keys-borders-panes", "Left/Right/Up/Down"),
    (ANYWHERE, "settings-keys-borders-usual", "Enter"),
    (ANYWHERE, "settings-keys-cell-write", "F2"),
    (ANYWHERE, "settings-keys-cell-next", "Tab"),
    (ANYWHERE, "settings-keys-cell-empty", "Del"),
    (ANYWHERE, "settings-keys-memo-delete", "Del"),
    (ANYWHERE, "settings-keys-recent-forget", "Del"),
    (ANYWHERE, "settings-keys-zwnj", "Shift+Space"),
    (ANYWHERE, "settings-keys-direction", "Ctrl+Shift+X"),
    (ANYWHERE, "settings-keys-rtl", "Right Ctrl+Shift"),
    (ANYWHERE, "settings-keys-ltr", "Left Ctrl+Shift"),
    (ANYWHERE, "settings-keys-paragraphs", "Ctrl+Up/Down"),
    (ANYWHERE, "settings-keys-tour", "Alt+PageDown/PageUp"),
    (ANYWHERE, "settings-keys-next-control", "Tab"),
    (ANYWHERE, "settings-keys-leave", "Esc"),
];

/// The groups of the list, in their order.
const GLOBAL: &str = "settings-keys-global";
pub(super) const TEXT: &str = "settings-keys-text";
pub(super) const CODES: &str = "settings-keys-codes";
pub(super) const DOCUMENTS: &str = "settings-keys-documents";
pub(super) const SEGMENTS: &str = "settings-keys-segments";
pub(super) const LADDER: &str = "command-show-ladder";
pub(super) const FINDINGS: &str = "command-show-findings";
pub(super) const ANYWHERE: &str = "settings-keys-others";

/// The groups of what is heard in one place: the commands that are heard there alone, and keys of [`OTHERS`].
pub(super) const PLACES: [(Option<Context>, &str); 6] = [
    (Some(Context::Text), TEXT),
    (Some(Context::Codes), CODES),
    (Some(Context::Documents), DOCUMENTS),
    (None, SEGMENTS),
    (None, LADDER),
    (None, FINDINGS),
];

/// All keys of a command as they are shown.
pub(super) fn all_keys(command: Command) -> String {
    let keys: Vec<String> = command.shortcuts().iter().map(|s| s.text()).collect();
    keys.join("   ")
}

/// The keys of a group that are no commands: what they do, and which they are.
pub(super) fn other_keys(group: &str, words: &Words) -> impl Iterator<Item = (String, String)> {
    let others = OTHERS.iter().filter(move |other| other.0 == group);
    others.map(|(_, id, keys)| (words.get(id).into_owned(), (*keys).to_owned()))
}

/// What is typed to filter the list, kept beside the window.
#[derive(Clone, Default)]
struct FilterText(String);

/// Draws all commands with their keys, by where the keys are listened to.
pub(super) fn shortcuts_ui(ui: &mut Ui, words: &Words) {
    let FilterText(mut typed) = ui.data(|data| data.get_temp(Id::NULL)).unwrap_or_default();
    let hint = words.get("settings-keys-filter");
    let field = Field::single("shortcuts").label(&hint).hint(&hint);
    let field = field.show(ui, &mut typed);
    if ui.memory(|memory| memory.focused().is_none()) {
        field.response.request_focus();
    }
    ui.add_space(4.0);
    kit::secondary(ui, words.get("settings-keys-physical"));
    let query = (FuzzyQuery::new(&typed), KeyQuery::read(&typed));
    let is_sought = |text: &str, keys: &str| match &query {
        (words, Some(key)) => key.finds(keys) || words.stands_in(&FuzzyKey::new(text, "")),
        (words, None) => words.score(&FuzzyKey::new(text, &written_out(keys))).is_some(),
    };
    let mut any = false;
    let (first, last) = ((Some(Context::Global), GLOBAL), (None, ANYWHERE));
    for (context, title) in [first].into_iter().chain(PLACES).chain([last]) {
        let heard = |c: &&Command| Some(c.context()) == context && !c.shortcuts().is_empty();
        let commands = Command::ALL.iter().filter(heard);
        let commands = commands.map(|c| (c.text(words), all_keys(*c)));
        let lines: Vec<(String, String)> = commands.chain(other_keys(title, words)).collect();
        any |= group_ui(ui, &words.get(title), &lines, is_sought);
    }
    if !any {
        ui.add_space(8.0);
        kit::secondary(ui, words.get("palette-nothing"));
    }
    ui.data_mut(|data| data.insert_temp(Id::NULL, FilterText(typed)));
}

/// One group with those of its lines that are sought, unless that leaves nothing of it. Whether there was something.
fn group_ui(
    ui: &mut Ui,
    title: &str,
    lines: &[(String, String)],
    is_sought: impl Fn(&str, &str) -> bool,
) -> bool {
    let shown: Vec<_> = lines
        .iter()
        .filter(|(text, keys)| is_sought(text, keys))
        .collect();
    if shown.is_empty() {
        return false;
    }
    let theme = Theme::of(ui.ctx());
    ui.add_space(theme.space.medium);
    StyledText::new(title).heading().ui(ui);
    for (text, keys) in shown {
        kit::spread(
            ui,
            |ui| StyledText::new(text).elided().ui(ui),
            |ui| StyledText::new(keys).secondary().ui(ui),
        );
        kit::hairline(ui);
    }
    true
}
