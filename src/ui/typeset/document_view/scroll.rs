//! Scrolling: which block is at the top of the view, and how far it reaches above it.
//!
//! The place is an anchor in the text, never a distance from the beginning, so that heights which turn out different
//! from their estimates move nothing that is on the screen.

use egui::{Color32, Rect, Sense, Ui, pos2};

use super::blocks::Blocks;
use super::columns::Columns;
use crate::ui::typeset::TextEngine;

/// The smallest part of the track that the thumb takes.
const SMALLEST_THUMB: f32 = 28.0;

/// The top of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Anchor {
    pub block: usize,
    /// How far the block begins above the view, in points.
    pub offset: f64,
}

/// A block on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ShownBlock {
    pub block: usize,
    /// Where the block begins on the screen, its space above the text included.
    pub top: f32,
    /// Where its text begins on the screen.
    pub text_top: f32,
    /// Where it ends, with the space after it.
    pub bottom: f32,
}

impl Anchor {
    /// Brings the anchor to a block that reaches into the view, and keeps the text from leaving the view at its ends.
    pub fn settle(&mut self, engine: &mut TextEngine, blocks: &mut Blocks, view_height: f64) {
        self.block = self.block.min(blocks.count().saturating_sub(1));
        loop {
            blocks.layout(engine, self.block);
            let height = blocks.heights().get(self.block);
            if self.offset < 0.0 {
                let Some(before) = self.block.checked_sub(1) else {
                    self.offset = 0.0;
                    break;
                };
                blocks.layout(engine, before);
                self.block = before;
                self.offset += blocks.heights().get(before);
            } else if self.offset >= height && self.block + 1 < blocks.count() {
                self.block += 1;
                self.offset -= height;
            } else {
                break;
            }
        }
        // Far from the end by any estimate: no need to lay the end out.
        if blocks.heights().total() - self.position(blocks) > 3.0 * view_height {
            return;
        }
        let last = Self::last(engine, blocks, view_height);
        if blocks.text_height() <= view_height {
            // All of it is seen at once; the space below it is no reason to scroll.
            *self = Self::default();
            return;
        }
        if (self.block, self.offset) > (last.block, last.offset) {
            *self = last;
        }
    }

    /// The anchor at which the end of the text is at the bottom of the view.
    fn last(engine: &mut TextEngine, blocks: &mut Blocks, view_height: f64) -> Self {
        let mut left = view_height;
        for block in (0..blocks.count()).rev() {
            blocks.layout(engine, block);
            let height = blocks.heights().get(block);
            if height >= left {
                return Self {
                    block,
                    offset: height - left,
                };
            }
            left -= height;
        }
        Self::default()
    }

    /// Height of the top of the view from the beginning of the text.
    pub fn position(&self, blocks: &Blocks) -> f64 {
        blocks.heights().top(self.block) + self.offset
    }

    /// The anchor at a height from the beginning of the text.
    pub fn at(blocks: &Blocks, position: f64) -> Self {
        let block = blocks.heights().at(position.max(0.0));
        Self {
            block,
            offset: position - blocks.heights().top(block),
        }
    }

    /// The blocks on the screen, laid out.
    pub fn shown(&self, engine: &mut TextEngine, blocks: &mut Blocks, view: Rect) -> Vec<ShownBlock> {
        let mut shown = Vec::new();
        let mut top = f64::from(view.top()) - self.offset;
        let mut block = self.block;
        while top < f64::from(view.bottom()) && block < blocks.count() {
            blocks.layout(engine, block);
            let bottom = top + blocks.heights().get(block);
            shown.push(ShownBlock {
                block,
                top: top as f32,
                text_top: top as f32 + blocks.inset(block),
                bottom: bottom as f32,
            });
            top = bottom;
            block += 1;
        }
        shown
    }
}

/// The scroll bar at the end side of the view. It lies over the view, wider under the pointer. `ticks` are heights from
/// the beginning of the text to be marked, such as search hits. Gives where a person drags the view to.
pub(super) fn bar_ui(
    ui: &Ui,
    view: Rect,
    columns: &Columns,
    blocks: &Blocks,
    anchor: &Anchor,
    ticks: impl Iterator<Item = f64>,
    [thumb_colour, tick_colour]: [Color32; 2],
) -> Option<f64> {
    let total = blocks.heights().total();
    let visible = f64::from(view.height());
    if blocks.text_height() <= visible {
        return None;
    }
    let track = Rect::from_x_y_ranges(columns.bar.0..=columns.bar.1, view.y_range());
    let response = ui.interact(
        track,
        ui.scope_id().with("scroll-bar"),
        Sense::CLICK | Sense::DRAG,
    );
    let thumb_height = ((visible / total) as f32 * track.height())
        .max(SMALLEST_THUMB)
        .min(track.height());
    let travel = track.height() - thumb_height;
    let scrollable = total - visible;
    let part = (anchor.position(blocks) / scrollable).clamp(0.0, 1.0) as f32;
    let active = response.hovered() || response.dragged();
    let (inset, strength) = if active { (2.0, 0.7) } else { (4.5, 0.35) };
    let painter = ui.painter();
    let mut last_tick = f32::MIN;
    for tick in ticks {
        let y = track.top() + (tick / total) as f32 * track.height();
        // Thousands of hits are no more than a solid line.
        if y - last_tick < 2.0 {
            continue;
        }
        last_tick = y;
        let mark = Rect::from_min_max(
            pos2(track.left() + 3.0, y - 1.0),
            pos2(track.right() - 3.0, y + 1.0),
        );
        painter.rect_filled(mark, 1.0, tick_colour);
    }
    let thumb = Rect::from_min_max(
        pos2(track.left() + inset, track.top() + part * travel + 2.0),
        pos2(
            track.right() - inset,
            track.top() + part * travel + thumb_height - 2.0,
        ),
    );
    painter.rect_filled(thumb, thumb.width() / 2.0, thumb_colour.gamma_multiply(strength));

    let pointer = response.interact_pointer_pos()?;
    let grabbed = ui.scope_id().with("scroll-grab");
    if response.drag_started() || response.is_pointer_button_down_on() && !response.dragged() {
        // Where the thumb is held; beside it, the thumb comes to the pointer.
        let press = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
        let hold = if thumb.expand(3.0).contains(press) {
            press.y - (thumb.top() - 2.0)
        } else {
            thumb_height / 2.0
        };
        ui.data_mut(|data| {
            data.get_temp_mut_or_insert_with(grabbed, || hold);
        });
    }
    if response.drag_stopped() || response.clicked() {
        ui.data_mut(|data| data.remove::<f32>(grabbed));
        return None;
    }
    let hold = ui
        .data(|data| data.get_temp::<f32>(grabbed))
        .unwrap_or(thumb_height / 2.0);
    let part = f64::from(((pointer.y - hold - track.top()) / travel.max(1.0)).clamp(0.0, 1.0));
    Some(part * scrollable)
}
