//! What opens a field to type in, pressed again while that is open: the keyboard goes into the field, with all that is
//! written in a line selected, and nothing closes. Who presses it again wants to type, and what is typed must not go to
//! what lies behind.

use egui::{Context, Id, LayerId, ModalResponse, Order, Rect, Ui};

/// So many passes after a press, what it opened is drawn for the first time.
const PASSES: u64 = 2;

/// The field of a layer in which one writes.
#[derive(Clone, Copy)]
struct LayerField {
    field: Id,
    pass: u64,
}

fn field_of(layer: LayerId) -> Id {
    layer.id.with("field-of-layer")
}

fn asked_field() -> Id {
    Id::unique("asked-field")
}

/// Notes a field that is drawn. Of several in a layer the one that has, or had, the keyboard stands for all; the first
/// until one has it.
pub fn note_field(ui: &Ui, field: Id) {
    if ui.is_sizing_pass() || !ui.is_enabled() {
        return;
    }
    let (pass, place) = (ui.ctx().cumulative_pass_nr(), field_of(ui.layer_id()));
    let focused = ui.memory(|memory| memory.has_focus(field));
    ui.data_mut(|data| {
        let known: Option<LayerField> = data.get_temp(place);
        let other = known.is_some_and(|known| known.field != field && known.pass + 1 >= pass);
        if focused || !other {
            data.insert_temp(place, LayerField { field, pass });
        }
    });
}

/// The field that has been given the keyboard in this pass.
#[derive(Clone, Copy, Default)]
struct GivenTo(Option<Id>);

/// Gives the keyboard to a field, and selects all that is written in it where it is of one line.
pub fn give_field_keyboard(ctx: &Context, field: Id) {
    ctx.memory_mut(|memory| memory.request_focus(field));
    ctx.data_mut(|data| {
        data.insert_temp(asked_field(), field);
        data.insert_temp(Id::NULL, GivenTo(Some(field)));
    });
    ctx.request_repaint();
}

/// Whether a field was [given the keyboard](give_field_keyboard) and has not heard of it. Answered once.
pub fn is_field_asked(ctx: &Context, field: Id) -> bool {
    ctx.data_mut(|data| {
        let asked = data.get_temp::<Id>(asked_field()) == Some(field);
        if asked {
            data.remove::<Id>(asked_field());
        }
        asked
    })
}

/// Whether a field to type in is drawn in a layer.
pub(super) fn has_field(ctx: &Context, layer: LayerId) -> bool {
    known_field(ctx, layer).is_some()
}

/// Gives the keyboard to the field of a layer; whether there is one.
pub(super) fn give_layer_keyboard(ctx: &Context, layer: LayerId) -> bool {
    let field = known_field(ctx, layer);
    if let Some(field) = field {
        give_field_keyboard(ctx, field);
    }
    field.is_some()
}

fn known_field(ctx: &Context, layer: LayerId) -> Option<Id> {
    let pass = ctx.cumulative_pass_nr();
    let known: LayerField = ctx.data(|data| data.get_temp(field_of(layer)))?;
    (known.pass + 1 >= pass).then_some(known.field)
}

/// What was clicked on a page last: where it stands, and in which pass.
#[derive(Clone, Copy)]
struct LastClicked {
    rect: Rect,
    pass: u64,
}

/// At the end of a pass: a field that has been given the keyboard in it has it, and what was clicked on a page is noted.
/// What is clicked in a menu, or in a bar that floats, goes with that.
pub(super) fn end_pass(ctx: &Context) {
    let given: GivenTo = ctx
        .data_mut(|data| data.remove_temp(Id::NULL))
        .unwrap_or_default();
    if let GivenTo(Some(field)) = given {
        // Whoever has asked for it since has taken the keyboard from it, as from all that is not where the click was.
        ctx.memory_mut(|memory| memory.request_focus(field));
    }
    let Some(clicked) = ctx.interaction_snapshot(|interaction| interaction.clicked) else {
        return;
    };
    let rect = ctx.viewport(|viewport| {
        let passes = [&viewport.this_pass, &viewport.prev_pass];
        let widget = passes.into_iter().find_map(|pass| pass.widgets.get(clicked))?;
        (widget.layer_id.order == Order::Background).then_some(widget.interact_rect)
    });
    if let Some(rect) = rect {
        let pass = ctx.cumulative_pass_nr();
        ctx.data_mut(|data| data.insert_temp(Id::NULL, LastClicked { rect, pass }));
    }
}

/// Where that stands which has just been clicked on a page: what is drawn for the first time was opened by it.
pub fn just_clicked(ctx: &Context) -> Option<Rect> {
    let pass = ctx.cumulative_pass_nr();
    let last: LastClicked = ctx.data(|data| data.get_temp(Id::NULL))?;
    (last.pass + PASSES >= pass).then_some(last.rect)
}

/// What has opened something that lies in front, and when that was drawn last.
#[derive(Clone, Copy)]
struct FrontOpener {
    rect: Option<Rect>,
    shown_in_pass: u64,
}

/// Whether what lies in front is left: by Escape, or by a click beside it. A click on what has opened it, or on `button`,
/// which opens it too, gives the keyboard to its field instead, where it has one. Asked in each pass in which it is drawn.
pub fn is_left<T>(modal: &ModalResponse<T>, button: Option<Rect>) -> bool {
    let ctx = &modal.response.ctx;
    let (pass, layer) = (ctx.cumulative_pass_nr(), modal.response.layer_id);
    let place = layer.id.with("opener");
    let known: Option<FrontOpener> = ctx.data(|data| data.get_temp(place));
    let rect = match known.filter(|known| known.shown_in_pass + 1 >= pass) {
        Some(known) => known.rect,
        None => just_clicked(ctx),
    };
    let shown = FrontOpener {
        rect,
        shown_in_pass: pass,
    };
    ctx.data_mut(|data| data.insert_temp(place, shown));
    let at = ctx.input(|input| input.pointer.interact_pos());
    let on_opener = [rect, button]
        .into_iter()
        .flatten()
        .any(|rect| at.is_some_and(|at| rect.contains(at)));
    if modal.backdrop_response.clicked() && on_opener && give_layer_keyboard(ctx, layer) {
        return false;
    }
    modal.should_close()
}
