//! What a screen reader hears of a field: its name, text, selection, and a run of text for each visual line.

use egui::accesskit::{self, Action, ActionData, ActionRequest, Role, TextPosition};
use egui::{Id, Pos2, Response, Ui, vec2};

use super::{Field, FieldState, input};
use crate::ui::typeset::Caret;
use crate::ui::typeset::runs::TextRun;

/// Tells egui and AccessKit about the field. `origin` is the corner of the text on the screen.
pub(super) fn describe(
    ui: &mut Ui,
    response: &Response,
    state: &mut FieldState,
    field: &Field,
    origin: Pos2,
) {
    let role = if field.rows.is_some() {
        Role::MultilineTextInput
    } else {
        Role::TextInput
    };
    let text = state.buffer.text();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::new(role);
        info.label = Some(field.label.to_owned());
        info.current_text_value = Some(text.to_owned());
        info.hint_text = (!field.hint.is_empty()).then(|| field.hint.to_owned());
        info
    });
    let ctx = ui.ctx().clone();
    let heard = ctx.accesskit_node_builder(response.id, |node| {
        node.set_value(text);
        if field.read_only {
            node.set_read_only();
        } else {
            node.add_action(Action::SetValue);
            node.add_action(Action::ReplaceSelectedText);
        }
        node.add_action(Action::SetTextSelection);
    });
    if heard.is_none() {
        return;
    }
    let runs = add_runs(ui, response, state, origin);
    let position = |byte| runs.iter().find_map(|run| run.position(byte));
    let anchor = position(state.buffer.anchor);
    let focus = position(state.buffer.focus.byte);
    if let (Some(anchor), Some(focus)) = (anchor, focus) {
        ctx.accesskit_node_builder(response.id, |node| {
            node.set_text_selection(accesskit::TextSelection { anchor, focus });
        });
    }
    state.runs = runs;
}

fn add_runs(ui: &mut Ui, response: &Response, state: &FieldState, origin: Pos2) -> Vec<TextRun> {
    let builder = egui::UiBuilder::new()
        .max_rect(response.rect)
        .id_salt((response.id, "runs"))
        .accessibility_parent(response.id);
    let child = ui.new_child(builder);
    let text = state.shown_text();
    let mut runs = Vec::new();
    for (bytes, layout, top) in state.flow.layouts() {
        for number in 0..layout.line_count() {
            let id = response.id.with(("run", runs.len()));
            let corner = origin + vec2(0.0, top);
            runs.push(TextRun::add(
                &child,
                id,
                &text,
                bytes.clone(),
                layout,
                number,
                corner,
            ));
        }
    }
    runs
}

/// Does what a screen reader asks. Says whether the text changed.
pub(super) fn act(
    state: &mut FieldState,
    id: Id,
    request: &ActionRequest,
    taker: &input::InputContext,
) -> bool {
    if request.target_node != id.accesskit_id() {
        return false;
    }
    match (&request.action, &request.data) {
        (Action::SetValue | Action::ReplaceSelectedText, _) if taker.is_read_only() => false,
        (Action::SetValue, Some(ActionData::Value(value))) => {
            state.buffer.select(0..state.buffer.text().len());
            input::insert(state, value, false, taker)
        }
        (Action::ReplaceSelectedText, Some(ActionData::Value(value))) => {
            input::insert(state, value, false, taker)
        }
        (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
            let byte = |position: &TextPosition| {
                let run = state.runs.iter().find(|run| run.node == position.node)?;
                run.borders.get(position.character_index).copied()
            };
            if let (Some(anchor), Some(focus)) = (byte(&selection.anchor), byte(&selection.focus)) {
                state.buffer.anchor = anchor;
                state.buffer.set_caret(Caret::after(focus), true);
            }
            false
        }
        _ => false,
    }
}
