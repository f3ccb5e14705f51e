//! The page of the ladder: the table, and the text beside it.

use egui::{Id, Rect, Ui, UiBuilder, vec2};

use super::panes::Panes;
use crate::settings::LadderSettings;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, SplitterRequest};
use crate::ui::parts::view::View as _;
use crate::ui::theme::Theme;

/// The narrowest text beside the table, and the narrowest table beside the text, in points.
const LEAST_TEXT: f32 = 280.0;
const LEAST_TABLE: f32 = 580.0;

/// Draws the table, and beside it the text, which shows the passage of the row that was gone to.
pub fn ladder_page_ui(ui: &mut Ui, panes: &mut Panes, cx: &mut Cx<'_>) {
    let (theme, dir) = (Theme::of(ui.ctx()), Dir::of(ui.ctx()));
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, theme.colours.paper);
    let mut table = room.width();
    if cx.settings.ladder.text {
        let widest = (room.width() - LEAST_TABLE).max(LEAST_TEXT);
        table -= cx.settings.ladder.text_width.clamp(LEAST_TEXT, widest);
        let beside = dir.slice(room, table, room.width() - table);
        part_ui(ui, "ladder-text", beside, |ui| panes.reader.ui(ui, cx));
    }
    let margin = vec2(theme.space.medium, theme.space.small);
    let page = dir.slice(room, 0.0, table).shrink2(margin);
    part_ui(ui, "ladder-table", page, |ui| panes.ladder.ui(ui, cx));
    if let Some(passage) = panes.ladder.take_passage_to_show() {
        if passage.with_keyboard {
            panes.reader.show(passage.document, Some(passage.range));
        } else {
            panes.reader.reveal(passage.document, passage.range);
        }
    }
    if cx.settings.ladder.text {
        let x = dir.from_leading(room, table);
        let line = Rect::from_x_y_ranges(x..=x, room.y_range());
        let wanted = kit::splitter(ui, Id::unique("ladder-border"), line, &cx.tr("ladder-border"));
        let width = match wanted {
            Some(SplitterRequest::At(to)) => room.width() - (to.x - dir.from_leading(room, 0.0)) * dir.sign(),
            Some(SplitterRequest::Usual | SplitterRequest::Fitting) => LadderSettings::default().text_width,
            None => return,
        };
        let widest = (room.width() - LEAST_TABLE).max(LEAST_TEXT);
        cx.settings.ladder.text_width = width.clamp(LEAST_TEXT, widest);
    }
}

/// Draws a part of the page in its room, cut off at its edges.
fn part_ui(ui: &mut Ui, id: &'static str, room: Rect, draw: impl FnOnce(&mut Ui)) {
    let mut inside = ui.new_child(UiBuilder::new().id_salt(id).max_rect(room));
    inside.shrink_clip_rect(room);
    draw(&mut inside);
}
