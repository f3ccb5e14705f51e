//! Where the keyboard goes: back from a dialog, and whole to what it has gone to.

use egui::{Context, Id};

/// Who had the keyboard before the dialog, to give it back when the dialog is gone.
#[derive(Clone, Copy, Default)]
pub(super) struct FocusBefore {
    widget: Option<Id>,
    shown_in_pass: u64,
}

impl FocusBefore {
    /// A dialog is drawn. If it was not in the pass before, what lies under it loses the keyboard, so that Enter
    /// speaks to the dialog alone.
    pub(super) fn dialog_shown(ctx: &Context) {
        let pass = ctx.cumulative_pass_nr();
        let known: Option<Self> = ctx.data(|data| data.get_temp(Id::NULL));
        let widget = match known {
            Some(known) => known.widget,
            None => {
                let focused = ctx.memory(|memory| memory.focused());
                if let Some(focused) = focused {
                    ctx.memory_mut(|memory| memory.surrender_focus(focused));
                }
                focused
            }
        };
        ctx.data_mut(|data| {
            data.insert_temp(
                Id::NULL,
                Self {
                    widget,
                    shown_in_pass: pass,
                },
            )
        });
    }

    /// At the end of a pass: if the dialog was not drawn in it, it is closed.
    pub(super) fn end_pass(ctx: &Context) {
        let pass = ctx.cumulative_pass_nr();
        let Some(known) = ctx.data(|data| data.get_temp::<Self>(Id::NULL)) else {
            return;
        };
        if known.shown_in_pass == pass {
            return;
        }
        ctx.data_mut(|data| data.remove::<Self>(Id::NULL));
        // A field of the dialog may still be named as focused although it is gone.
        let taken = ctx
            .memory(|memory| memory.focused())
            .is_some_and(|id| ctx.viewport(|viewport| viewport.this_pass.widgets.contains(id)));
        if let Some(widget) = known.widget.filter(|_| !taken) {
            ctx.memory_mut(|memory| memory.request_focus(widget));
        }
    }
}

/// At the end of a pass: draws once more when the keyboard has gone to another widget. A widget can hold the arrow keys
/// only after it has had the keyboard for a whole frame; before that they would move the keyboard on to a neighbour.
pub(super) fn settle(ctx: &Context) {
    let now = ctx.memory(|memory| memory.focused());
    let known: LastFocused = ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default();
    if known.now == now && known.known {
        return;
    }
    let before = known.now.filter(|_| now.is_some()).or(known.before);
    ctx.data_mut(|data| {
        data.insert_temp(
            Id::NULL,
            LastFocused {
                known: true,
                now,
                before,
            },
        )
    });
    ctx.request_repaint();
}

/// Who has the keyboard, and who had it before.
#[derive(Clone, Copy, Default)]
struct LastFocused {
    known: bool,
    now: Option<Id>,
    before: Option<Id>,
}

/// Gives the keyboard back to who had it before `field`, as far as that is still there; else `field` keeps it.
pub fn give_keyboard_back(ctx: &Context, field: Id) {
    let known: LastFocused = ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default();
    let there = |id: &Id| ctx.read_response(*id).is_some();
    if let Some(before) = known.before.filter(|id| *id != field).filter(there) {
        ctx.memory_mut(|memory| memory.request_focus(before));
    }
}
