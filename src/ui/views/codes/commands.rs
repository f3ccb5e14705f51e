//! What the commands of codes do to what is selected, wherever it is shown.

use super::edits;
use super::tree::Tree;
use crate::model::{CodeId, Edit, Level, MemoTarget};
use crate::settings::Pane;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;

/// Runs a command that needs nothing of the view: on `cursor`, or on all that is `selected`. Says whether it is one.
pub fn run(
    command: Command,
    tree: &Tree,
    cursor: Option<CodeId>,
    selected: &[CodeId],
    cx: &mut Cx<'_>,
) -> bool {
    let many = || (!selected.is_empty()).then(|| selected.to_vec());
    let dialog = match command {
        Command::CodeMemo => cursor.map(|id| Dialog::Memo(MemoTarget::Code(id))),
        Command::DefineCode => cursor.map(Dialog::Definition),
        Command::RecolorCode => many().map(Dialog::Colour),
        Command::MoveCode => many().map(Dialog::MoveCodes),
        Command::MergeCodes => many().map(Dialog::MergeCodes),
        Command::DeleteCode => {
            let words = cx.words.clone();
            if let Some(action) = edits::delete(cx.snapshot(), tree.tops(selected), &words) {
                cx.act(action);
            }
            None
        }
        Command::ActivateCode => {
            toggle_active(selected, cx);
            None
        }
        Command::ShowSegments => {
            show_segments(selected, cx);
            None
        }
        _ => return false,
    };
    if let Some(dialog) = dialog {
        cx.act(Action::Show(dialog));
    }
    true
}

/// Activates codes, or deactivates them when all are active.
fn toggle_active(codes: &[CodeId], cx: &mut Cx<'_>) {
    let active = &mut cx.shared.active_codes;
    if codes.iter().all(|id| active.contains(id)) {
        for id in codes {
            active.remove(id);
        }
    } else {
        active.extend(codes);
    }
}

/// Shows the passages of these codes, and of no others, on the coding page.
fn show_segments(codes: &[CodeId], cx: &mut Cx<'_>) {
    if codes.is_empty() {
        return;
    }
    cx.shared.active_codes = codes.iter().copied().collect();
    cx.settings.docks.show(Pane::Segments, true);
    cx.act(Action::Run(Command::ShowCoding));
}

/// Gives codes a level.
pub fn set_level(codes: &[CodeId], level: Level, cx: &mut Cx<'_>) {
    let differs = |id: &CodeId| cx.snapshot().code(*id).is_some_and(|c| c.level != level);
    if codes.iter().any(differs) {
        cx.act(Action::Edit(Edit::SetLevel(codes.to_vec(), level)));
    }
}

/// Where a new code that shall hold `codes` stands: a category at the root, anything else where the first of them is,
/// but not inside a subcategory.
pub fn holder_parent(tree: &Tree, codes: &[CodeId], level: Level) -> Option<CodeId> {
    if level == Level::Category {
        return None;
    }
    let mut next = tree.node(*codes.first()?).and_then(|n| n.code.parent);
    while let Some(node) = next.and_then(|id| tree.node(id)) {
        if node.code.level == Level::Category {
            return Some(node.code.id);
        }
        next = node.code.parent;
    }
    None
}
