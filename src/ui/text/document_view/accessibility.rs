//! What a screen reader hears of a document: the paragraphs on the screen with their text and the codings on them.

use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Ui, WidgetInfo};

use super::Frame;
use super::blocks::Blocks;

pub(super) fn describe(ui: &mut Ui, response: &Response, blocks: &Blocks, frame: &Frame<'_>) {
    let title = &frame.options.title;
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, title));
    let ctx = ui.ctx().clone();
    if ctx.accesskit_node_builder(response.id, |_| ()).is_none() {
        return;
    }
    let builder = egui::UiBuilder::new()
        .max_rect(response.rect)
        .id_salt((response.id, "paragraphs"))
        .accessibility_parent(response.id);
    let child = ui.new_child(builder);
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
            .marks_on(shown.block)
            .map(|(_, mark)| mark.name.as_str())
            .collect();
        if !names.is_empty() {
            ctx.accesskit_node_builder(paragraph.id, |node| node.set_description(names.join("، ")));
        }
    }
}
