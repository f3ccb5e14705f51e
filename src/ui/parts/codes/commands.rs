//! What the commands of codes do to what is selected, wherever it is shown.

use egui::{Key, Modifiers, Ui};

use crate::model::{Case, CodeId, Edit, Level, MemoTarget};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::target;
use crate::ui::cx::Cx;
use crate::ui::kit::take_key;
use crate::ui::parts::codes::edits;
use crate::ui::parts::codes::tree::CodeTree;

/// What is held while an arrow up or down moves codes, where it does.
pub const UPRIGHT: Modifiers = Modifiers::ALT;
/// What is held while an arrow to the side moves them: Alt alone goes from place to place.
pub const SIDEWAYS: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

/// The code system in one of the views that show it: what they do with codes alike, and what each does in its own way.
pub trait CodeSystem {
    /// Takes in what changed in the project or in the shared selection.
    fn refresh(&mut self, cx: &Cx<'_>);

    /// The codes as they are shown.
    fn tree(&self) -> &CodeTree;

    /// The code that the keyboard is on.
    fn cursor(&self) -> Option<CodeId>;

    /// Whether a code is in sight, which neither a filter nor a closed branch hides.
    fn is_seen(&self, id: CodeId) -> bool;

    /// Opens a place for the name of a new code below `parent`, which will hold the codes `holds`.
    fn name_new(&mut self, parent: Option<CodeId>, level: Level, holds: Vec<CodeId>, cx: &mut Cx<'_>);

    /// Renames a code in its place.
    fn rename(&mut self, id: CodeId, cx: &mut Cx<'_>);

    /// Does what Enter does on a code: codes with it, or shows its passages where none can be coded.
    fn enter(&mut self, cx: &mut Cx<'_>);

    /// What keys and commands are about: the cursor's code, with all that is selected and seen if it is one of them.
    fn selected(&self, cx: &Cx<'_>) -> Vec<CodeId> {
        let seen = cx.shared.codes.iter().copied().filter(|id| self.is_seen(*id));
        match self.cursor().filter(|id| self.is_seen(*id)) {
            Some(cursor) if !cx.shared.codes.contains(&cursor) => vec![cursor],
            _ => seen.collect(),
        }
    }

    /// Asks for the name of a new code, beside where the cursor stands.
    fn create(&mut self, level: Level, cx: &mut Cx<'_>) {
        self.refresh(cx);
        let parent = edits::parent_for(cx.snapshot(), level, self.cursor());
        self.name_new(parent, level, Vec::new(), cx);
    }

    /// Asks for the name of a new code that will hold what is selected.
    fn gather(&mut self, level: Level, cx: &mut Cx<'_>) {
        let codes = self.tree().topmost(&self.selected(cx));
        if !codes.is_empty() {
            let parent = holder_parent(self.tree(), &codes, level);
            self.name_new(parent, level, codes, cx);
        }
    }

    /// Runs a command on the cursor's code, or on all that is selected.
    fn run(&mut self, command: target::Codes, cx: &mut Cx<'_>) {
        self.refresh(cx);
        let (cursor, selected) = (self.cursor(), self.selected(cx));
        let many = || (!selected.is_empty()).then(|| selected.clone());
        let dialog = match command {
            target::Codes::NewCode => return self.create(Level::Code, cx),
            target::Codes::NewSubcategory => return self.create(Level::Subcategory, cx),
            target::Codes::NewCategory => return self.create(Level::Category, cx),
            target::Codes::GatherInSubcategory => return self.gather(Level::Subcategory, cx),
            target::Codes::GatherInCategory => return self.gather(Level::Category, cx),
            target::Codes::RenameCode => {
                if let Some(id) = cursor {
                    self.rename(id, cx);
                }
                None
            }
            target::Codes::CodeMemo => cursor.map(|id| Dialog::Memo(MemoTarget::Code(id))),
            target::Codes::DefineCode => cursor.map(Dialog::Definition),
            target::Codes::SummariseCode => {
                let document = cx.shared.document.map(Case::Document);
                document
                    .zip(cursor)
                    .map(|(case, code)| Dialog::Summary(case, code))
            }
            target::Codes::RecolourCode => many().map(Dialog::Colour),
            target::Codes::MoveCode => many().map(Dialog::MoveCodes),
            target::Codes::MergeCodes => many().map(Dialog::MergeCodes),
            target::Codes::DeleteCode => {
                let words = cx.words.clone();
                let action = edits::delete(cx.snapshot(), self.tree().topmost(&selected), &words);
                return action.into_iter().for_each(|action| cx.act(action));
            }
            target::Codes::ActivateCode => return toggle_active(&selected, cx),
            target::Codes::CodeWithSelected => return self.enter(cx),
            target::Codes::ShowSegments => return show_segments(&selected, cx),
        };
        if let Some(dialog) = dialog {
            cx.act(Action::Show(dialog));
        }
    }
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

/// Shows the passages of these codes, and of no others, on the coding page, where the first of them has the keyboard.
pub fn show_segments(codes: &[CodeId], cx: &mut Cx<'_>) {
    if !codes.is_empty() {
        cx.act(Action::Retrieve(codes.to_vec()));
    }
}

/// Gives codes a level.
pub fn set_level(codes: &[CodeId], level: Level, cx: &mut Cx<'_>) {
    let differs = |id: &CodeId| cx.snapshot().code(*id).is_some_and(|c| c.level != level);
    if codes.iter().any(differs) {
        cx.act(Action::EditWithToast(Edit::SetLevel(codes.to_vec(), level)));
    }
}

/// Where a new code that shall hold `codes` stands: a category at the root, anything else where the first of them is,
/// but not inside a subcategory.
fn holder_parent(tree: &CodeTree, codes: &[CodeId], level: Level) -> Option<CodeId> {
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

/// The level whose key was pressed in this frame: Alt+Shift and its number.
pub fn level_pressed(ui: &Ui) -> Option<Level> {
    let keys = [Key::Num1, Key::Num2, Key::Num3];
    let mut levels = Level::ALL.into_iter().zip(keys);
    levels
        .find(|(_, key)| take_key(ui, Modifiers::ALT | Modifiers::SHIFT, *key))
        .map(|(level, _)| level)
}
