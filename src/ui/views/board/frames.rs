//! Where the columns stand on the screen, and how far they are scrolled.

use egui::{Rect, Ui, pos2, vec2};

use super::arrangement::CardKind;
use super::texts::Density;
use super::{BoardPage, NamePlace, ScrollGoal};
use crate::ui::cx::Cx;
use crate::ui::kit::{Dir, Fit, layout};
use crate::ui::theme::Theme;

/// Room between columns.
pub const COLUMN_GAP: f32 = 10.0;
/// The narrowest and the widest column.
const NARROWEST: f32 = 226.0;
const WIDEST: f32 = 400.0;
/// The width of a first column in which nothing stands.
const EMPTY: f32 = 164.0;
/// The width of the place for a new category: beside others, and where there is none yet or one is being named.
const NEW: f32 = 104.0;
const NEW_WIDE: f32 = 300.0;
/// Room between the sides of a column and its tiles; the scroll bar lies in it.
pub const SIDE: f32 = 10.0;
/// The height of the foot of a column, where subcategories are made.
pub const FOOT: f32 = 46.0;
/// The strip of the bar below the board.
pub const BAR: f32 = 12.0;
/// Times that what came into sight is measured and laid out again in one frame.
const ROUNDS: usize = 4;

/// One column on the screen.
#[derive(Clone, Copy, Debug)]
pub struct ColumnFrame {
    /// Which column.
    pub column: usize,
    /// All of it.
    pub rect: Rect,
    /// Its heading.
    pub head: Rect,
    /// The view of its tiles.
    pub tiles: Rect,
    /// Its foot.
    pub foot: Rect,
    /// How far its tiles are scrolled.
    pub offset: f32,
}

/// The board on the screen.
#[derive(Clone, Debug)]
pub struct BoardFrames {
    /// All of it.
    pub rect: Rect,
    /// The part in which the categories are scrolled.
    pub strip: Rect,
    /// The columns in sight, the first column first.
    pub columns: Vec<ColumnFrame>,
    /// The place for a new category.
    pub new_category: Rect,
    /// The width of everything in the strip.
    pub width: f32,
    /// The width of a column.
    pub column: f32,
}

impl BoardPage {
    /// Works out where everything stands in this frame.
    pub(super) fn frames(&mut self, ui: &Ui, cx: &Cx<'_>, rect: Rect) -> BoardFrames {
        let dir = Dir::of(ui.ctx());
        let count = self.board.columns.len().saturating_sub(1);
        let first_is_empty = self.board.columns.first().is_none_or(|c| c.tiles.is_empty());
        let naming = self.name_place();
        // The name of a new category wants the width of a column.
        let new_width = if count == 0 || naming == Some(NamePlace::NewCategory) {
            NEW_WIDE
        } else {
            NEW
        };
        let shared = count + usize::from(!first_is_empty);
        let empty = if first_is_empty { EMPTY + COLUMN_GAP } else { 0.0 };
        // What is asked for in the place of a new category moves no column.
        let new = if count == 0 { NEW_WIDE } else { NEW };
        let room = rect.width() - new - empty - COLUMN_GAP * shared as f32;
        let column = (room / shared.max(1) as f32).clamp(NARROWEST, WIDEST).floor();
        let first = if first_is_empty && naming != Some(NamePlace::Foot(0)) {
            EMPTY
        } else {
            column
        };
        let density = self.density(cx);
        if self.heights.prepare(
            ui.ctx(),
            column - 2.0 * SIDE,
            density,
            cx.settings.name_lines.board,
        ) {
            self.measured = false;
            self.lay_out();
        }
        let board = Rect::from_min_max(rect.min, pos2(rect.max.x, rect.max.y - BAR));
        let strip = dir.slice(board, first + COLUMN_GAP, board.width() - first - COLUMN_GAP);
        let width = (column + COLUMN_GAP) * count as f32 + new_width;
        let mut frames = BoardFrames {
            rect: board,
            strip,
            columns: Vec::new(),
            new_category: Rect::NOTHING,
            width,
            column,
        };
        self.follow_goal_across(&frames);
        self.across = self.across.clamp(0.0, (width - strip.width()).max(0.0));
        let start = |n: usize| (column + COLUMN_GAP) * n as f32 - self.across;
        frames.new_category = dir.slice(strip, start(count), new_width);
        let mut shown = vec![(0, dir.slice(board, 0.0, first))];
        for n in 0..count {
            let rect = dir.slice(strip, start(n), column);
            if rect.intersects(strip) {
                shown.push((n + 1, rect));
            }
        }
        frames.columns = shown
            .into_iter()
            .map(|(n, rect)| self.frame(ui, cx, n, rect))
            .collect();
        self.page = frames.columns.first().map_or(0.0, |f| f.tiles.height());
        self.follow_goal_down(&frames);
        self.measure(ui, &frames);
        frames
    }

    fn frame(&self, ui: &Ui, cx: &Cx<'_>, column: usize, rect: Rect) -> ColumnFrame {
        let category = self.board.columns.get(column).and_then(|c| c.category);
        let height = self.head_height(ui, cx, column, rect.width());
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), height));
        let foot = Rect::from_min_max(pos2(rect.min.x, rect.max.y - FOOT), rect.max);
        let tiles = Rect::from_min_max(head.left_bottom(), foot.right_top());
        let offset = self.offsets.get(&category).copied().unwrap_or(0.0);
        let most = self.laid.get(column).map_or(0.0, |l| l.height - tiles.height());
        ColumnFrame {
            column,
            rect,
            head,
            tiles,
            foot,
            offset: offset.clamp(0.0, most.max(0.0)),
        }
    }

    fn head_height(&self, ui: &Ui, cx: &Cx<'_>, column: usize, width: f32) -> f32 {
        let theme = Theme::of(ui.ctx());
        let room = width - 2.0 * super::texts::PAD;
        let set = |text: &str, font, rows| {
            let fit = Fit::Rows(room, rows);
            layout(ui.ctx(), text, font, egui::Color32::PLACEHOLDER, fit)
                .size()
                .y
        };
        let mut height = super::columns::HEAD_REST;
        match self
            .board
            .columns
            .get(column)
            .and_then(|c| self.tree.node(c.category?))
        {
            Some(node) => {
                height += set(&node.code.name, theme.bold(theme.size.heading), 2);
                height += super::texts::COUNTS;
                let definition = node.code.definition.trim();
                if self.density(cx) == Density::Full && !definition.is_empty() {
                    height += 2.0 + set(definition, theme.font(theme.size.secondary), 2);
                }
            }
            None => {
                let title = cx.words.get("board-loose");
                height += set(&title, theme.bold(theme.size.heading), 2);
            }
        }
        height.ceil()
    }

    /// Measures what is in sight and has not been, and a little more each frame until all is known.
    fn measure(&mut self, ui: &Ui, frames: &BoardFrames) {
        if self.measured {
            return;
        }
        let ctx = ui.ctx();
        for _ in 0..ROUNDS {
            let mut news = false;
            for framed in &frames.columns {
                let (Some(column), Some(laid)) = (
                    self.board.columns.get(framed.column),
                    self.laid.get(framed.column),
                ) else {
                    continue;
                };
                let seen = framed.offset..framed.offset + framed.tiles.height();
                for (tile, spot) in column.tiles.iter().zip(&laid.spots) {
                    if spot.top < seen.end && spot.head > seen.start {
                        news |= self.heights.measure(ctx, &self.tree, tile);
                    }
                }
            }
            if !news {
                break;
            }
            self.lay_out();
        }
        let all = self.board.columns.iter().flat_map(|c| &c.tiles);
        if self.heights.measure_ahead(ctx, &self.tree, all) {
            self.lay_out();
            ctx.request_repaint();
        } else {
            self.measured = true;
        }
    }

    /// The column and the edges of what shall come into sight.
    fn goal_place(&self) -> Option<(usize, Option<(f32, f32)>)> {
        match self.goal? {
            ScrollGoal::Code(id) => {
                let (column, tile) = self.board.place(id)?;
                let spot = tile.and_then(|t| self.laid.get(column)?.spots.get(t));
                Some((column, spot.map(|s| (s.top, s.head))))
            }
            ScrollGoal::Naming => match self.name_place()? {
                NamePlace::There(id) => self.board.place(id).map(|(column, _)| (column, None)),
                NamePlace::Foot(column) => Some((column, None)),
                NamePlace::NewCategory => Some((self.board.columns.len(), None)),
                NamePlace::Blank => self.board.columns.iter().enumerate().find_map(|(n, column)| {
                    let at = column.tiles.iter().position(|t| t.kind == CardKind::Blank)?;
                    let spot = self.laid.get(n)?.spots.get(at)?;
                    Some((n, Some((spot.top, spot.head))))
                }),
            },
        }
    }

    fn follow_goal_across(&mut self, frames: &BoardFrames) {
        let Some((column @ 1.., _)) = self.goal_place() else {
            return;
        };
        let start = (frames.column + COLUMN_GAP) * (column - 1) as f32;
        let end = if column == self.board.columns.len() {
            frames.width
        } else {
            start + frames.column
        };
        self.across = self.across.min(start).max(end - frames.strip.width());
    }

    fn follow_goal_down(&mut self, frames: &BoardFrames) {
        let place = self.goal_place();
        let known = self.measured;
        let Some((column, edges)) = place else {
            self.goal = None;
            return;
        };
        let category = self.board.columns.get(column).and_then(|c| c.category);
        if let (Some((top, bottom)), Some(framed)) =
            (edges, frames.columns.iter().find(|f| f.column == column))
        {
            const ROOM: f32 = 12.0;
            let view = framed.tiles.height();
            let offset = framed.offset.min(top - ROOM).max(bottom + ROOM - view).max(0.0);
            if (offset - framed.offset).abs() > 0.5 {
                self.asked.insert(category, offset);
            }
        }
        // While heights are guesses the goal still moves.
        if known {
            self.goal = None;
        }
    }
}
