//! What a screen reader hears of a document: the paragraphs on the screen with their text and the codings on them.
//! While the text is edited, the paragraph of the caret can be walked over letter by letter.

use egui::accesskit::{self, Action, ActionData, ActionRequest, Role, TextPosition};
use egui::{Rect, Response, Sense, Ui, WidgetInfo};

use super::blocks::Blocks;
use super::scroll::ShownBlock;
use super::{DocumentView, TextSelection, ViewFrame};
use crate::ui::typeset::Caret;
use crate::ui::typeset::runs::TextRun;

pub(super) fn describe(
    view: &mut DocumentView,
    ui: &mut Ui,
    response: &Response,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
) {
    let title = &frame.options.title;
    let role = if frame.editing {
        Role::MultilineTextInput
    } else {
        Role::Document
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, title));
    view.runs.clear();
    let ctx = ui.ctx().clone();
    if ctx.accesskit_node_builder(response.id, |_| ()).is_none() {
        return;
    }
    let builder = egui::UiBuilder::new()
        .max_rect(response.rect)
        .id_salt((response.id, "paragraphs"))
        .accessibility_parent(response.id);
    let mut child = ui.new_child(builder);
    for shown in &frame.shown {
        let rect = Rect::from_x_y_ranges(
            frame.columns.text.0..=frame.columns.text.1,
            shown.text_top..=shown.bottom,
        );
        let paragraph = child.interact(
            rect.intersect(frame.rect),
            response.id.with(("paragraph", shown.block)),
            Sense::hover(),
        );
        let text = blocks.content().block_text(shown.block);
        paragraph.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, text));
        let names: Vec<&str> = frame
            .decorations
            .all_on(shown.block)
            .map(|(_, mark)| mark.name.as_str())
            .collect();
        if !names.is_empty() {
            ctx.accesskit_node_builder(paragraph.id, |node| node.set_description(names.join("، ")));
        }
        if frame.editing && view.selection.is_some_and(|s| holds(blocks, shown, s.focus.byte)) {
            view.runs
                .extend(runs(&mut child, &paragraph, blocks, frame, shown));
        }
    }
    if let Some(selection) = view.selection.filter(|_| frame.editing) {
        describe_selection(view, response, &child, selection);
    }
}

fn holds(blocks: &Blocks, shown: &ShownBlock, byte: usize) -> bool {
    let bytes = blocks.content().block(shown.block).bytes;
    bytes.start <= byte && byte <= bytes.end
}

/// The lines of a block, below the node of its paragraph.
fn runs(
    ui: &mut Ui,
    paragraph: &Response,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
    shown: &ShownBlock,
) -> Vec<TextRun> {
    let Some(layout) = blocks.ready(shown.block) else {
        return Vec::new();
    };
    let mut below = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(paragraph.rect)
            .id_salt((paragraph.id, "runs"))
            .accessibility_parent(paragraph.id),
    );
    below.set_clip_rect(frame.rect);
    let content = blocks.content();
    let bytes = content.block(shown.block).bytes;
    let lines = 0..layout.line_count();
    lines
        .map(|number| {
            let id = paragraph.id.with(("run", number));
            let text = content.text();
            TextRun::add(
                &below,
                id,
                text,
                bytes.clone(),
                layout,
                number,
                frame.origin(shown),
            )
        })
        .collect()
}

/// Where the caret is, and what can be asked of the view. A selection that begins far away begins at the caret.
fn describe_selection(view: &DocumentView, response: &Response, ui: &Ui, selection: TextSelection) {
    let position = |byte| view.runs.iter().find_map(|run| run.position(byte));
    let Some(focus) = position(selection.focus.byte) else {
        return;
    };
    let anchor = position(selection.anchor).unwrap_or(focus);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.add_action(Action::ReplaceSelectedText);
        node.add_action(Action::SetTextSelection);
        node.set_text_selection(accesskit::TextSelection { anchor, focus });
    });
}

/// Does what a screen reader asks; gives the words that it wants in place of the selection.
pub(super) fn asked(view: &mut DocumentView, response: &Response, request: &ActionRequest) -> Option<String> {
    if request.target_node != response.id.accesskit_id() {
        return None;
    }
    match (&request.action, &request.data) {
        (Action::ReplaceSelectedText, Some(ActionData::Value(value))) => Some(value.to_string()),
        (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
            let byte = |position: &TextPosition| {
                let run = view.runs.iter().find(|run| run.node == position.node)?;
                run.borders.get(position.character_index).copied()
            };
            if let (Some(anchor), Some(focus)) = (byte(&selection.anchor), byte(&selection.focus)) {
                view.selection = Some(TextSelection {
                    anchor,
                    focus: Caret::after(focus),
                });
            }
            None
        }
        _ => None,
    }
}
