//! What had the keyboard before the picker or the palette came in front, and gets it back when they close.

use egui::{Context, Id};

/// Who has the keyboard behind what lies in front.
#[derive(Default)]
pub(super) struct FocusRestore {
    covered: bool,
    focus: Option<Id>,
}

impl FocusRestore {
    /// Follows whether something lies in front, once at the end of each frame. `true` when it has just gone and
    /// nothing had the keyboard before, so that someone must take it.
    pub(super) fn follow(&mut self, ctx: &Context, covered: bool) -> bool {
        let was = std::mem::replace(&mut self.covered, covered);
        match (was, covered) {
            (false, true) => self.focus = ctx.memory(|memory| memory.focused()),
            (true, false) => match self.focus.take() {
                Some(id) => ctx.memory_mut(|memory| memory.request_focus(id)),
                None => return true,
            },
            _ => {}
        }
        false
    }
}
