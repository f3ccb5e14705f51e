//! Areas that scroll up and down with their bar at the trailing side, where egui's own is always at the right and
//! would lie over the beginning of Persian lines.

use std::ops::Range;

use egui::scroll_area::{ScrollAreaOutput, ScrollBarVisibility};
use egui::{Id, Rect, ScrollArea, Sense, Ui, pos2};

use super::env::Env;
use super::layout::column;

/// The width of the strip in which the bar can be taken, and of the bar itself at rest and under the pointer.
const STRIP: f32 = 10.0;
const AT_REST: f32 = 4.0;
const TAKEN: f32 = 7.0;
/// The shortest handle.
const SHORTEST: f32 = 32.0;

/// An area that scrolls up and down.
#[must_use = "show it with .show(ui, …)"]
pub struct Scroll<'a> {
    id: &'a str,
    most: f32,
    shrinks: bool,
    offset: Option<f32>,
}

impl<'a> Scroll<'a> {
    /// An area that takes the room there is; `id` tells it from others in the same place.
    pub fn vertical(id: &'a str) -> Self {
        Self {
            id,
            most: f32::INFINITY,
            shrinks: false,
            offset: None,
        }
    }

    /// At most so high, in points.
    pub fn max_height(mut self, height: f32) -> Self {
        self.most = height;
        self
    }

    /// No higher than its content.
    pub fn shrinks(mut self) -> Self {
        self.shrinks = true;
        self
    }

    /// Goes to this distance from the top, in points, in this frame.
    pub fn offset(mut self, offset: Option<f32>) -> Self {
        self.offset = offset;
        self
    }

    /// Shows the content as a column.
    pub fn show<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        self.run(ui, |area, ui| area.show(ui, |ui| column(ui, add)))
    }

    /// Shows those of `rows` rows that are in sight; `height` is that of a row without the spacing after it.
    pub fn show_rows<R>(
        self,
        ui: &mut Ui,
        height: f32,
        rows: usize,
        add: impl FnOnce(&mut Ui, Range<usize>) -> R,
    ) -> ScrollAreaOutput<R> {
        self.run(ui, |area, ui| {
            area.show_rows(ui, height, rows, |ui, seen| column(ui, |ui| add(ui, seen)))
        })
    }

    /// Shows the part of the content that is in sight; the rectangle is in coordinates of the content.
    pub fn show_viewport<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui, Rect) -> R) -> ScrollAreaOutput<R> {
        self.run(ui, |area, ui| area.show_viewport(ui, add))
    }

    fn run<R>(
        self,
        ui: &mut Ui,
        show: impl FnOnce(ScrollArea, &mut Ui) -> ScrollAreaOutput<R>,
    ) -> ScrollAreaOutput<R> {
        let id = ui.make_persistent_id(self.id);
        let asked: Option<f32> = ui.data_mut(|data| data.remove_temp(id.with("asked")));
        let mut area = ScrollArea::vertical()
            .id_salt(self.id)
            .auto_shrink([false, self.shrinks])
            .max_height(self.most)
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        // What takes the room there is lies over nothing that stands under it in a low pane. What is no higher than its
        // content may be in a popup that grows to it.
        if !self.shrinks {
            area = area.min_scrolled_height(0.0);
        }
        if let Some(offset) = self.offset.or(asked) {
            area = area.vertical_scroll_offset(offset);
        }
        let output = show(area, ui);
        bar(
            ui,
            id,
            output.inner_rect,
            output.content_size.y,
            output.state.clamped_offset().y,
        );
        output
    }
}

/// Draws the bar and lets it be dragged; the area follows in the next frame.
fn bar(ui: &Ui, id: Id, view: Rect, content: f32, offset: f32) {
    let hidden = content - view.height();
    if hidden <= 0.5 || view.height() < SHORTEST * 1.5 || ui.is_sizing_pass() {
        return;
    }
    let env = Env::of(ui.ctx());
    let (dir, c) = (env.dir(), &env.theme.colours);
    let strip = dir.slice(view, view.width() - STRIP, STRIP);
    let length = (view.height() * view.height() / content).max(SHORTEST);
    let travel = view.height() - length;
    let response = ui.interact(strip, id.with("bar"), Sense::DRAG);
    let taken = response.hovered() || response.dragged();
    if let Some(pos) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        // Where inside the handle it was taken; a press beside the handle brings its middle there.
        let top = strip.min.y + travel * offset / hidden;
        let grip_id = id.with("grip");
        let grip = if response.drag_started() {
            let inside = pos.y - top;
            let grip = if (0.0..=length).contains(&inside) {
                inside
            } else {
                length / 2.0
            };
            ui.data_mut(|data| data.insert_temp(grip_id, grip));
            grip
        } else {
            ui.data(|data| data.get_temp(grip_id)).unwrap_or(length / 2.0)
        };
        let share = ((pos.y - grip - strip.min.y) / travel.max(1.0)).clamp(0.0, 1.0);
        if (share * hidden - offset).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id.with("asked"), share * hidden));
            ui.ctx().request_repaint();
        }
    }
    let pointer_near = ui.rect_contains_pointer(view);
    let (width, ink) = match (taken, pointer_near) {
        (true, _) => (TAKEN, c.secondary),
        (false, true) => (AT_REST, c.disabled),
        (false, false) => (AT_REST, c.border),
    };
    let lane = dir.slice(strip, STRIP - width - 1.5, width);
    let top = strip.min.y + travel * (offset / hidden).clamp(0.0, 1.0);
    let handle = Rect::from_min_max(pos2(lane.min.x, top + 2.0), pos2(lane.max.x, top + length - 2.0));
    ui.painter().rect_filled(handle, width / 2.0, ink);
}
