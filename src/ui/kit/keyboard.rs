//! Where the keyboard goes: back from a dialog or a menu, and whole to what it has gone to.

use egui::{Context, FocusDirection, Id, Key, LayerId, Modifiers, Order, Popup, Response, Ui};

use super::{menu_room, take_key_from};

/// Who had the keyboard before the dialog, to give it back when the dialog is gone.
#[derive(Clone, Copy, Default)]
pub(super) struct FocusBefore {
    widget: Option<Id>,
    /// Who has it in the dialog.
    inside: Option<Id>,
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
            None => match ctx.data_mut(|data| data.remove_temp::<FocusUnderMenu>(Id::NULL)) {
                // It was chosen in a menu.
                Some(under) => {
                    surrender(ctx);
                    under.widget
                }
                None => surrender(ctx),
            },
        };
        ctx.data_mut(|data| {
            data.insert_temp(
                Id::NULL,
                Self {
                    widget,
                    inside: known.and_then(|known| known.inside),
                    shown_in_pass: pass,
                },
            )
        });
    }

    /// At the end of a pass in which the dialog was drawn: whoever behind it has taken the keyboard gets it when the dialog
    /// is gone, and the dialog has it again.
    fn keep_inside(mut self, ctx: &Context) {
        let focused = ctx.memory(|memory| memory.focused());
        // Pages are drawn in the background, and all that lies in front of them is not.
        let behind = |id| layer_of(ctx, id).is_some_and(|layer| layer.order == Order::Background);
        match focused {
            Some(id) if behind(id) => {
                self.widget = Some(id);
                ctx.memory_mut(|memory| match self.inside {
                    Some(inside) => memory.request_focus(inside),
                    None => memory.surrender_focus(id),
                });
            }
            Some(_) => self.inside = focused,
            None => return,
        }
        ctx.data_mut(|data| data.insert_temp(Id::NULL, self));
    }

    /// At the end of a pass: if the dialog was not drawn in it, it is closed.
    pub(super) fn end_pass(ctx: &Context) {
        let pass = ctx.cumulative_pass_nr();
        let Some(known) = ctx.data(|data| data.get_temp::<Self>(Id::NULL)) else {
            return;
        };
        if known.shown_in_pass == pass {
            return known.keep_inside(ctx);
        }
        ctx.data_mut(|data| data.remove::<Self>(Id::NULL));
        if let Some(widget) = known.widget.filter(|_| !is_taken(ctx)) {
            ctx.memory_mut(|memory| memory.request_focus(widget));
        }
    }
}

/// The layer of a widget. To ask egui for its response takes the keyboard from it in a pass with a click elsewhere.
pub(super) fn layer_of(ctx: &Context, widget: Id) -> Option<LayerId> {
    ctx.viewport(|viewport| {
        let passes = [&viewport.this_pass, &viewport.prev_pass];
        let mut rects = passes.into_iter().filter_map(|pass| pass.widgets.get(widget));
        rects.next().map(|rect| rect.layer_id)
    })
}

/// Takes the keyboard from whoever has it; who that was.
fn surrender(ctx: &Context) -> Option<Id> {
    let focused = ctx.memory(|memory| memory.focused());
    if let Some(focused) = focused {
        ctx.memory_mut(|memory| memory.surrender_focus(focused));
    }
    focused
}

/// Who had the keyboard before a menu was opened. While one is open it has the keyboard alone, whether it was opened by
/// key or by the pointer: what lies under it hears no arrow and no Enter. When it closes, the keyboard goes back.
#[derive(Clone, Copy, Default)]
pub(super) struct FocusUnderMenu {
    widget: Option<Id>,
    shown_in_pass: u64,
}

impl FocusUnderMenu {
    fn known(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(Id::NULL))
    }

    /// A menu is drawn, that is no submenu of another. Where whoever opened it gave the keyboard to an entry, that has it.
    pub(super) fn menu_shown(ctx: &Context, layer: LayerId) {
        let focused = ctx.memory(|memory| memory.focused());
        let in_menu = focused.and_then(|id| layer_of(ctx, id)) == Some(layer);
        let widget = match Self::known(ctx) {
            // Who asks for it while the menu is open gets it when that closes.
            Some(known) => Self::asked_for(ctx, layer, focused).or(known.widget),
            None if in_menu => ctx.data(|data| data.get_temp::<LastFocused>(Id::NULL)?.now),
            None => surrender(ctx),
        };
        let shown_in_pass = ctx.cumulative_pass_nr();
        ctx.data_mut(|data| {
            data.insert_temp(
                Id::NULL,
                Self {
                    widget,
                    shown_in_pass,
                },
            )
        });
    }

    /// What took the keyboard in front of which an open menu lies, and has lost it again now. What is pressed beside the
    /// menu closes it and keeps the keyboard.
    fn asked_for(ctx: &Context, layer: LayerId, focused: Option<Id>) -> Option<Id> {
        let asking = layer_of(ctx, focused?)?;
        let in_menu = asking == layer || menu_room::is_submenu(ctx, asking);
        let by_pointer = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
        if in_menu || by_pointer {
            return None;
        }
        surrender(ctx)
    }

    /// At the begin of a pass: Tab leads to nothing behind an open menu.
    pub(super) fn begin_pass(ctx: &Context) {
        if menu_is_open(ctx) {
            let pressed = ctx.input_mut(|input| {
                take_key_from(input, Modifiers::NONE, Key::Tab)
                    || take_key_from(input, Modifiers::SHIFT, Key::Tab)
            });
            if pressed {
                ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            }
        }
    }

    /// At the end of a pass: if no menu was drawn in it, all are closed.
    pub(super) fn end_pass(ctx: &Context) {
        let Some(known) = Self::known(ctx).filter(|known| known.shown_in_pass != ctx.cumulative_pass_nr())
        else {
            return;
        };
        ctx.data_mut(|data| data.remove::<Self>(Id::NULL));
        let Some(widget) = known.widget else { return };
        if is_taken(ctx) {
            // Whoever has it now, such as the list of codes, gives it back to this one.
            let last = LastFocused {
                known: true,
                now: Some(widget),
                before: None,
            };
            ctx.data_mut(|data| data.insert_temp(Id::NULL, last));
        } else {
            ctx.memory_mut(|memory| memory.request_focus(widget));
        }
    }
}

/// Whether a dialog or a menu lies in front of where `ui` draws, and has the keyboard alone.
pub fn is_covered(ui: &Ui) -> bool {
    let layer = ui.layer_id();
    menu_is_open(ui.ctx()) || ui.memory(|memory| !memory.is_above_modal_layer(layer))
}

/// Whether a menu is open, which then has the keyboard alone.
pub fn menu_is_open(ctx: &Context) -> bool {
    let pass = ctx.cumulative_pass_nr();
    FocusUnderMenu::known(ctx).is_some_and(|known| known.shown_in_pass + 1 >= pass)
}

/// Whether a dialog or a menu has the keyboard, or had it in the pass before, and gives it back to who had it.
pub fn keyboard_is_lent(ctx: &Context) -> bool {
    let dialog: Option<FocusBefore> = ctx.data(|data| data.get_temp(Id::NULL));
    dialog.is_some() || FocusUnderMenu::known(ctx).is_some()
}

/// Whether a widget has lent the keyboard to a menu, and gets it back when that closes.
pub fn is_under_menu(ctx: &Context, widget: Id) -> bool {
    FocusUnderMenu::known(ctx).is_some_and(|known| known.widget == Some(widget))
}

/// Takes the keys that open the menu of what has the keyboard; whether one was pressed.
pub fn take_menu_key(ctx: &Context) -> bool {
    ctx.input_mut(|input| {
        take_key_from(input, Modifiers::SHIFT, Key::F10) || take_key_from(input, Modifiers::NONE, Key::Menu)
    })
}

/// After the entries of a menu: the arrows to the sides lead to submenus and back from them, and nowhere else.
pub(super) fn stay_in_menu(ui: &Ui) {
    let sideways = ui.input(|input| input.key_pressed(Key::ArrowLeft) || input.key_pressed(Key::ArrowRight));
    if sideways {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
}

/// The entries of a menu that can be chosen, in the order in which they were drawn in a pass.
#[derive(Clone, Default)]
struct MenuEntries {
    pass: u64,
    entries: Vec<Id>,
}

/// Under this id stand the entries of the menu in which `ui` is.
fn entries_of(ui: &Ui) -> Id {
    ui.layer_id().id.with("menu_entries")
}

/// Notes an entry of a menu that can be chosen.
pub(super) fn note_entry(ui: &Ui, entry: Id) {
    if !ui.is_enabled() || ui.is_sizing_pass() {
        return;
    }
    let (menu, pass) = (entries_of(ui), ui.ctx().cumulative_pass_nr());
    ui.data_mut(|data| {
        let known: &mut MenuEntries = data.get_temp_mut_or_default(menu);
        if known.pass != pass {
            *known = MenuEntries {
                pass,
                entries: Vec::new(),
            };
        }
        known.entries.push(entry);
    });
}

/// After the entries of a menu: Home goes to the first of them and End to the last, unless something else in the menu, such
/// as a field, has the keyboard.
pub(super) fn go_to_ends(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    let known: MenuEntries = ui.data(|data| data.get_temp(entries_of(ui))).unwrap_or_default();
    let (Some(first), Some(last)) = (known.entries.first(), known.entries.last()) else {
        return;
    };
    let focused = ui.memory(|memory| memory.focused());
    if known.pass != pass || focused.is_some_and(|focused| !known.entries.contains(&focused)) {
        return;
    }
    for (key, entry) in [(Key::Home, first), (Key::End, last)] {
        if ui.input_mut(|input| take_key_from(input, Modifiers::NONE, key)) {
            ui.memory_mut(|memory| memory.request_focus(*entry));
        }
    }
}

/// Closes the popup of a button when the keyboard has gone out of it by key, and gives the keyboard back to the button:
/// what lies behind an open list hears no key.
pub(super) fn close_when_left(button: &Response, popup: LayerId) {
    let ctx = &button.ctx;
    let was_inside = button.id.with("keyboard_inside");
    let focused = ctx.memory(|memory| memory.focused());
    let layer = focused.and_then(|id| layer_of(ctx, id));
    let inside = layer == Some(popup);
    let before: bool = ctx
        .data_mut(|data| data.remove_temp(was_inside))
        .unwrap_or_default();
    let left = before && layer.is_some() && !inside && focused != Some(button.id);
    let by_pointer = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if left && !by_pointer && !menu_is_open(ctx) {
        Popup::close_id(ctx, Popup::default_response_id(button));
        button.request_focus();
    } else if inside || (before && (layer.is_none() || menu_is_open(ctx))) {
        // On its way from one widget to the next nothing has the keyboard.
        ctx.data_mut(|data| data.insert_temp(was_inside, true));
    }
}

/// Who had the keyboard before the popover of a button was opened, and in which pass that was drawn last.
#[derive(Clone, Copy, Default)]
struct FocusUnderPopover {
    widget: Option<Id>,
    shown_in_pass: u64,
}

/// A popover is drawn: who has the keyboard as it opens has it again when it closes.
pub(super) fn popover_shown(ctx: &Context, popup: LayerId) {
    let (pass, place) = (ctx.cumulative_pass_nr(), popup.id.with("under-popover"));
    let known: Option<FocusUnderPopover> = ctx.data(|data| data.get_temp(place));
    let widget = match known.filter(|known| known.shown_in_pass + 1 >= pass) {
        Some(known) => known.widget,
        None => ctx.memory(|memory| memory.focused()),
    };
    let shown = FocusUnderPopover {
        widget,
        shown_in_pass: pass,
    };
    ctx.data_mut(|data| data.insert_temp(place, shown));
}

/// A popover is not drawn: if it was until now, the keyboard goes back, unless somebody else has taken it.
pub(super) fn popover_gone(ctx: &Context, popup: LayerId) {
    let place = popup.id.with("under-popover");
    let Some(known) = ctx.data_mut(|data| data.remove_temp::<FocusUnderPopover>(place)) else {
        return;
    };
    let focused = ctx.memory(|memory| memory.focused());
    // What was in it may still be named as focused.
    let free = focused.is_none_or(|id| layer_of(ctx, id) == Some(popup));
    if let Some(widget) = known.widget.filter(|_| free) {
        ctx.memory_mut(|memory| memory.request_focus(widget));
    }
}

/// Whether a widget that was drawn in this pass has the keyboard. What is gone may still be named as focused.
fn is_taken(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused())
        .is_some_and(|id| ctx.viewport(|viewport| viewport.this_pass.widgets.contains(id)))
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
