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
    #[derive(Clone, Copy, PartialEq)]
    struct LastFocused(Option<Id>);
    let now = LastFocused(ctx.memory(|memory| memory.focused()));
    if ctx.data(|data| data.get_temp(Id::NULL)) != Some(now) {
        ctx.data_mut(|data| data.insert_temp(Id::NULL, now));
        ctx.request_repaint();
    }
}
