//! What had the keyboard before the picker or the palette came in front, and gets it back when they close; and who gets it
//! when whatever had it is gone.

use egui::{Context, Id, Key, Rect, Sense, Ui, Vec2};

use crate::ui::kit;

/// So many frames after the keyboard was lost, whoever is to have it has taken it.
const FRAMES: u8 = 3;

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

/// What stands before the first control of a page, for the keyboard alone.
fn before_page() -> Id {
    Id::unique("before-page")
}

/// Where nothing has the keyboard, Tab is to lead to the first control of the page and not of what stands over each page.
/// Called before anything is drawn.
pub(super) fn let_tab_begin_in_page(ctx: &Context) {
    let is_tab = ctx.input(|input| input.key_pressed(Key::Tab) && input.modifiers.is_none());
    if is_tab && ctx.memory(|memory| memory.focused()).is_none() {
        ctx.memory_mut(|memory| memory.request_focus(before_page()));
    }
}

/// Here the page begins to which Tab is to lead.
pub(super) fn begin_page(ui: &Ui) {
    if ui.memory(|memory| memory.has_focus(before_page())) {
        let nothing = Rect::from_min_size(ui.max_rect().min, Vec2::ZERO);
        ui.interact(nothing, before_page(), Sense::focusable_noninteractive());
    }
}

/// Whether the keyboard was lost: what had it has gone, or something that does not take it was clicked.
#[derive(Default)]
pub(super) struct FocusLoss {
    had: bool,
    /// Frames that are left for somebody to take it; none when it is not lost.
    left: u8,
}

impl FocusLoss {
    /// Someone must take the keyboard, unless somebody else does within some frames.
    pub(super) fn begin(&mut self) {
        self.left = FRAMES;
    }

    /// Follows where the keyboard is, once at the end of each frame. `held` tells that what lies in front gives it back by
    /// itself. `true` when it is lost and nobody has taken it.
    pub(super) fn follow(&mut self, ctx: &Context, held: bool) -> bool {
        let has = ctx.memory(|memory| memory.focused()).is_some();
        let had = std::mem::replace(&mut self.had, has);
        let (clicked, down, tab) = ctx.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.any_click(),
                pointer.any_down(),
                input.key_pressed(Key::Tab),
            )
        });
        // Beyond the last control Tab goes on to the first.
        if has || tab {
            self.left = 0;
            return false;
        }
        if had || clicked {
            self.begin();
        }
        if self.left == 0 || held || down || kit::keyboard_is_lent(ctx) {
            return false;
        }
        self.left -= 1;
        ctx.request_repaint();
        self.left == 0
    }
}
