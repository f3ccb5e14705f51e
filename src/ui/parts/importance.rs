//! How important a coded passage is: in words, and as entries of a menu.

use egui::Ui;

use crate::i18n::{Arg, Words};
use crate::model::{CodingId, Edit, Importance};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{MenuItem, submenu};

/// How important, in a sentence for tooltips and screen readers.
pub fn importance_tip(importance: Importance, words: &Words) -> String {
    let level = words.get(level_text(importance));
    words.with("coding-importance-is", &[("level", Arg::from(level))])
}

/// How important passages must be at least to be listed, in words.
pub fn least_importance_text(least: Importance, words: &Words) -> String {
    match least {
        Importance::NONE => words.get("segments-every-importance").into_owned(),
        Importance::HIGHEST => words.get("segments-most-important").into_owned(),
        least => words.with("segments-least-importance", &[("n", least.number())]),
    }
}

/// The id of the word for an importance.
fn level_text(importance: Importance) -> &'static str {
    match importance.number() {
        0 => "coding-importance-none",
        1 => "coding-importance-low",
        2 => "coding-importance-medium",
        _ => "coding-importance-high",
    }
}

/// A menu of its own from which the importance of codings is chosen.
pub fn importance_menu_ui(ui: &mut Ui, codings: &[CodingId], cx: &mut Cx<'_>) {
    let name = cx.tr("coding-importance");
    submenu(ui, name, |ui| importance_entries_ui(ui, codings, cx));
}

/// The entries from which the importance of codings is chosen; ticked is the one that they all have.
pub fn importance_entries_ui(ui: &mut Ui, codings: &[CodingId], cx: &mut Cx<'_>) {
    let words = cx.words.clone();
    let rows: Vec<Importance> = codings
        .iter()
        .filter_map(|id| cx.snapshot().coding(*id))
        .map(|row| row.importance)
        .collect();
    for importance in Importance::ALL {
        let on = rows.iter().all(|now| *now == importance);
        let item = MenuItem::new(&words.get(level_text(importance)))
            .checked(on)
            .show(ui);
        if item.clicked() && !on {
            cx.act(Action::EditWithToast(Edit::SetImportance(
                codings.to_vec(),
                importance,
            )));
        }
    }
}
