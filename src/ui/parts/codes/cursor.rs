//! Where the keyboard stands in the code system, what it selects, and what is closed: alike in the tree and on the board.

use std::collections::HashSet;

use super::tree::CodeTree;
use crate::model::CodeId;
use crate::ui::shared::Shared;

/// The place of the keyboard in one view of the code system.
#[derive(Debug, Default)]
pub struct CodeCursor {
    /// The code that has the keyboard.
    pub code: Option<CodeId>,
    /// Where a selection by Shift begins.
    pub anchor: Option<CodeId>,
    /// The selection as this view left it, to see when another view changed it.
    pub selection: Vec<CodeId>,
    /// Branches whose codes are hidden.
    pub closed: HashSet<CodeId>,
}

impl CodeCursor {
    /// Goes to a code and selects it, or everything from the anchor to it as `between` counts it.
    pub fn go(
        &mut self,
        to: CodeId,
        extend: bool,
        between: impl FnOnce(CodeId) -> Vec<CodeId>,
        shared: &mut Shared,
    ) {
        self.code = Some(to);
        match self.anchor.filter(|_| extend) {
            Some(anchor) => shared.select_codes(between(anchor), to),
            None => {
                self.anchor = Some(to);
                shared.codes = vec![to];
            }
        }
        self.selection.clone_from(&shared.codes);
    }

    /// Goes to a code and adds it to the selection, or takes it away.
    pub fn toggle(&mut self, code: CodeId, shared: &mut Shared) {
        self.code = Some(code);
        self.anchor = Some(code);
        shared.toggle_code(code);
        self.selection.clone_from(&shared.codes);
    }

    /// The same by a click. Of a code that was taken away it goes on to the last of those that stay selected and are
    /// seen: keys are for them, and not for the one that was just left out.
    pub fn toggle_by_click(&mut self, code: CodeId, is_seen: impl Fn(CodeId) -> bool, shared: &mut Shared) {
        self.toggle(code, shared);
        if !shared.codes.contains(&code)
            && let Some(last) = shared.codes.iter().rev().find(|id| is_seen(**id))
        {
            self.code = Some(*last);
            self.anchor = Some(*last);
        }
    }

    /// Selects these codes and stays where it is.
    pub fn select(&mut self, codes: Vec<CodeId>, shared: &mut Shared) {
        shared.codes = codes;
        self.selection.clone_from(&shared.codes);
    }

    /// Opens or closes a branch.
    pub fn set_open(&mut self, branch: CodeId, open: bool, tree: &CodeTree) {
        if open {
            self.closed.remove(&branch);
            return;
        }
        self.closed.insert(branch);
        // What is hidden cannot have the cursor.
        if self.code.is_some_and(|code| tree.is_within(code, branch)) {
            self.code = Some(branch);
            self.anchor = Some(branch);
        }
    }
}
