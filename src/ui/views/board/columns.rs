//! Drawing the columns: heading, tiles in sight, the foot, the place for a new category, the bar below.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CursorIcon, Galley, Rect, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::cards::{TileState, code_colour, put};
use super::frames::{BAR, BoardFrames, ColumnFrame, FOOT, SIDE};
use super::targets::{HighlightedPart, InsertLine};
use super::texts::{COUNTS, Density, PAD};
use super::{BoardPage, NamePlace};
use crate::i18n::Arg;
use crate::model::Level;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, Fit, Icon, layout};
use crate::ui::parts::codes::commands::CodeSystem as _;
use crate::ui::parts::codes::naming::NamingTarget;
use crate::ui::parts::counted::side_by_side;
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::view::View as _;
use crate::ui::theme::Theme;

/// The height of a heading without its name and definition: its coloured edge, its paddings, one line of counts.
pub const HEAD_REST: f32 = 4.0 + 10.0 + COUNTS + 8.0;
/// The coloured edge of a category.
const HEAD_EDGE: f32 = 4.0;
/// Dashes of the places where something new is made.
const DASH: f32 = 5.0;

impl BoardPage {
    /// The whole board below the bar of the page.
    pub(super) fn board_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, frames: &BoardFrames) {
        self.wheel(ui, frames);
        self.find_target(ui, cx, frames);
        self.ground_ui(ui, cx, frames);
        let (first, categories) = match frames.columns.split_first() {
            Some((first, rest)) => (Some(first), rest),
            None => (None, &[][..]),
        };
        let strip = frames.strip;
        ui.scope_builder(UiBuilder::new().max_rect(strip), |ui| {
            ui.set_clip_rect(strip.expand2(vec2(2.0, 2.0)).intersect(ui.clip_rect()));
            for framed in categories {
                self.column_ui(ui, cx, framed);
            }
            self.new_category_ui(ui, cx, frames.new_category);
            if let Some(HighlightedPart::Before(n)) = self.drop.and_then(|d| d.lit) {
                self.between_ui(ui, frames, n);
            }
        });
        if let Some(first) = first {
            self.column_ui(ui, cx, first);
        }
        if let (Some(board), Some(tile)) = (self.keyboard, self.cursor_widget.take()) {
            // A screen reader reads the code on which the cursor stands.
            ui.ctx()
                .accesskit_node_builder(board, |node| node.set_active_descendant(tile.accesskit_id()));
        }
        bar(ui, frames, &mut self.across);
        self.band_ui(ui, cx, frames);
        self.drop_ui(ui, cx, frames);
        ui.advance_cursor_after_rect(frames.rect);
    }

    /// A wheel that goes sideways, or with Shift.
    fn wheel(&mut self, ui: &Ui, frames: &BoardFrames) {
        if !ui.rect_contains_pointer(frames.rect) {
            return;
        }
        let (delta, shift) = ui.input(|i| (i.smooth_scroll_delta().x, i.modifiers.shift));
        // A wheel turned towards the person goes on, whichever side that is; a finger moves what it lies on.
        let sign = if shift { 1.0 } else { Dir::of(ui.ctx()).sign() };
        self.across -= sign * delta;
    }

    fn column_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, framed: &ColumnFrame) {
        let theme = Theme::of(ui.ctx());
        let n = framed.column;
        let category = self.board.columns.get(n).and_then(|c| c.category);
        let lit = self
            .drop
            .is_some_and(|d| d.lit == Some(HighlightedPart::Column(n)));
        let radius = f32::from(theme.radius.card);
        let edge = if lit { theme.focus_ring() } else { theme.hairline() };
        let ground = if category.is_some() {
            theme.colours.panel
        } else {
            theme.colours.paper
        };
        ui.painter()
            .rect(framed.rect, radius, ground, edge, StrokeKind::Inside);
        self.head_ui(ui, cx, framed);
        let salt = format!("board-column-{}", category.map_or(0, |c| c.0));
        let asked = self.asked.remove(&category);
        let builder = UiBuilder::new().max_rect(framed.tiles).id_salt(&salt);
        ui.scope_builder(builder, |ui| {
            let area = kit::Scroll::vertical(&salt).offset(asked);
            let height = self.laid.get(n).map_or(0.0, |l| l.height);
            let shown = area.show_viewport(ui, |ui, view| {
                ui.set_height(height.max(view.height()));
                let content = ui.max_rect().shrink2(vec2(SIDE, 0.0));
                let spots = self.laid.get(n).map_or(&[][..], |l| &l.spots);
                let seen: Vec<usize> = spots
                    .iter()
                    .enumerate()
                    .filter(|(_, s)| s.top < view.max.y && s.bottom > view.min.y)
                    .map(|(at, _)| at)
                    .collect();
                for at in seen {
                    self.tile_ui(ui, cx, n, at, content);
                }
                if let Some(line) = self.drop.and_then(|d| d.line).filter(|l| l.column == n) {
                    line_ui(ui, content, line);
                }
            });
            self.offsets.insert(category, shown.state.clamped_offset().y);
        });
        if self.laid.get(n).is_some_and(|l| l.spots.is_empty()) {
            let text = match category {
                Some(_) => "board-column-empty",
                None => "board-loose-empty",
            };
            centred(ui, framed.tiles, &cx.words.get(text));
        }
        self.foot_ui(ui, cx, framed);
    }

    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, framed: &ColumnFrame) {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let c = &theme.colours;
        let head = framed.head;
        let text = head.shrink2(vec2(PAD, 0.0));
        let set = |ui: &Ui, text: &str, font, rows| {
            let fit = Fit::Rows(head.width() - 2.0 * PAD, rows);
            layout(ui.ctx(), text, font, Color32::PLACEHOLDER, fit)
        };
        let bold = theme.bold(theme.size.heading);
        let top = head.min.y + HEAD_EDGE + 10.0;
        let category = self.board.columns.get(framed.column).and_then(|c| c.category);
        let Some(node) = category.and_then(|id| self.tree.node(id)) else {
            let title = cx.words.get("board-loose");
            let galley = set(ui, &title, bold, 2);
            let y = put(ui, dir, text, top, &galley, c.ink);
            let line = if self.board.columns.first().is_none_or(|c| c.tiles.is_empty()) {
                String::new()
            } else {
                self.content_text(framed.column, cx)
            };
            let small = theme.font(theme.size.small);
            put(ui, dir, text, y + 2.0, &set(ui, &line, small, 1), c.secondary);
            let response = ui.interact(head, ui.scope_id().with("loose"), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title.as_ref()));
            return;
        };
        let id = node.code.id;
        let response = ui.interact(
            head,
            ui.scope_id().with(("head", id.0)),
            Sense::CLICK | Sense::DRAG,
        );
        let selected = cx.shared.codes.contains(&id);
        response.widget_info(|| {
            WidgetInfo::selected(Role::Heading, true, selected, self.head_label(framed.column, cx))
        });
        let look = TileState {
            hovered: response.hovered() && Dragged::over(ui.ctx()).is_none(),
            selected,
            rests: self.selection_rests(ui.ctx(), cx.shared),
            lit: false,
            cursor: self.cursor.code == Some(id) && self.has_keyboard(ui.ctx()),
        };
        let radius = f32::from(theme.radius.card);
        let upper = egui::CornerRadius {
            nw: theme.radius.card,
            ne: theme.radius.card,
            sw: 0,
            se: 0,
        };
        let painter = ui.painter();
        painter
            .with_clip_rect(
                Rect::from_min_size(head.min, vec2(head.width(), HEAD_EDGE)).intersect(ui.clip_rect()),
            )
            .rect_filled(head, radius, code_colour(&theme, node));
        let inner = Rect::from_min_max(head.min + vec2(1.0, HEAD_EDGE), head.max - vec2(1.0, 2.0));
        look.ground(ui, inner, &theme, 2.0);
        if look.cursor || look.selected {
            let edge = look.edge(&theme, Color32::TRANSPARENT);
            painter.rect_stroke(head.shrink2(vec2(0.0, 1.0)), upper, edge, StrokeKind::Inside);
        }
        let name = set(ui, &node.code.name, bold, 2);
        let mut cut = name.elided;
        let mut y = put(ui, dir, text, top, &name, c.ink);
        let definition = node.code.definition.trim();
        if self.density(cx) == Density::Full && !definition.is_empty() {
            let galley = set(ui, definition, theme.font(theme.size.secondary), 2);
            cut |= galley.elided;
            y = put(ui, dir, text, y + 2.0, &galley, c.secondary);
        }
        let small = theme.font(theme.size.small);
        let line = self.content_text(framed.column, cx);
        put(
            ui,
            dir,
            text,
            y + 2.0,
            &set(ui, &line, small.clone(), 1),
            c.secondary,
        );
        let mut counts = self.counts_text(node, cx);
        if node.own > 0 {
            counts.push_str(" · ");
            counts.push_str(&cx.words.with("board-own", &[("n", node.own)]));
        }
        let counts = set(ui, &counts, small, 1);
        cut |= counts.elided;
        put(ui, dir, text, y + COUNTS, &counts, c.secondary);
        if self.carried.contains(&id) || self.is_dim(id) {
            let veil = crate::ui::theme::colour::with_opacity(c.panel, 0.6);
            ui.painter().rect_filled(inner, 2.0, veil);
        }
        if self.naming.as_ref().is_some_and(|n| n.is_of(id)) {
            let field = Rect::from_min_size(
                pos2(head.min.x, head.min.y + HEAD_EDGE + 4.0),
                vec2(head.width(), 36.0),
            );
            self.naming_ui(ui, cx, field.shrink2(vec2(4.0, 1.0)));
            return;
        }
        self.tile_pointer(ui, cx, id, &response, cut);
    }

    /// «۴ زیرطبقه · ۱۱ کد» of a column.
    fn content_text(&self, column: usize, cx: &Cx<'_>) -> String {
        let (mut groups, mut codes) = (0, 0);
        let category = self.board.columns.get(column).and_then(|c| c.category);
        let nodes = self.tree.nodes();
        let mut count = |level: Level| match level {
            Level::Code => codes += 1,
            Level::Subcategory => groups += 1,
            Level::Category => {}
        };
        match category.and_then(|id| self.tree.place(id)) {
            Some(at) => {
                let end = nodes.get(at).map_or(at, |n| n.end);
                let below = nodes.get(at + 1..end).unwrap_or_default();
                below.iter().for_each(|n| count(n.code.level));
            }
            None => {
                for root in self.tree.children(None) {
                    if super::arrangement::is_column(root) {
                        continue;
                    }
                    let at = self.tree.place(root.code.id).unwrap_or(0);
                    let all = nodes.get(at..root.end).unwrap_or_default();
                    all.iter().for_each(|n| count(n.code.level));
                }
            }
        }
        if groups + codes == 0 {
            return cx.tr("board-group-none");
        }
        side_by_side(
            &cx.words,
            &[("counted-subcategories", groups), ("counted-codes", codes)],
        )
    }

    fn head_label(&self, column: usize, cx: &Cx<'_>) -> String {
        let category = self.board.columns.get(column).and_then(|c| c.category);
        let Some(node) = category.and_then(|id| self.tree.node(id)) else {
            return String::new();
        };
        let counts = match node.total.passages {
            0 => cx.tr("board-counts-none"),
            n => cx.words.with("counted-segments", &[("n", n)]),
        };
        let args = [
            ("level", Arg::from(cx.level_name(Level::Category))),
            ("name", Arg::from(node.code.name.as_str())),
            ("content", Arg::from(self.content_text(column, cx))),
            ("counts", Arg::from(counts)),
        ];
        cx.words.with("board-category", &args)
    }

    /// The foot of a column makes a subcategory, by click or of what is dropped there.
    fn foot_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, framed: &ColumnFrame) {
        let n = framed.column;
        let rect = framed.foot.shrink2(vec2(SIDE, 7.0));
        if self.name_place() == Some(NamePlace::Foot(n)) {
            self.naming_ui(ui, cx, rect);
            return;
        }
        let category = self.board.columns.get(n).and_then(|c| c.category);
        let lit = self.drop.is_some_and(|d| d.lit == Some(HighlightedPart::Foot(n)));
        let text = Command::NewSubcategory.text(&cx.words);
        if place_ui(ui, rect, ("foot", n), &text, lit) {
            self.name_new(category, Level::Subcategory, Vec::new(), cx);
        }
    }

    fn new_category_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
        let lit = self
            .drop
            .is_some_and(|d| d.lit == Some(HighlightedPart::NewCategory));
        if self.name_place() == Some(NamePlace::NewCategory) {
            dashed(ui, rect.shrink(1.0), true);
            let field = Rect::from_min_size(rect.min, vec2(rect.width(), 48.0));
            self.naming_ui(ui, cx, field.shrink2(vec2(8.0, 7.0)));
            if let Some(NamingTarget::New { holds, .. }) = self.naming.as_ref().map(|n| &n.what)
                && !holds.is_empty()
            {
                let what = cx.words.with("codes-drop-many", &[("n", holds.len())]);
                let below = Rect::from_min_max(field.left_bottom() - vec2(0.0, 20.0), rect.max);
                centred(ui, below, &what);
            }
            return;
        }
        let text = Command::NewCategory.text(&cx.words);
        if place_ui(ui, rect.shrink(1.0), ("category", 0), &text, lit) {
            self.name_new(None, Level::Category, Vec::new(), cx);
        }
        if self.board.columns.len() == 1 {
            let below = Rect::from_min_max(pos2(rect.min.x, rect.center().y + 24.0), rect.max);
            let below = below.with_max_y((below.min.y + 120.0).min(rect.max.y));
            centred(ui, below, &cx.words.get("board-first-category"));
        }
    }

    /// The gap between two columns into which a column would go.
    fn between_ui(&self, ui: &Ui, frames: &BoardFrames, before: usize) {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let half = super::frames::COLUMN_GAP / 2.0;
        let width = frames.column + 2.0 * half;
        let from_start = width * (before.saturating_sub(1)) as f32 - self.across - half;
        let x = dir.from_leading(frames.strip, from_start.max(1.0));
        let line = Stroke::new(3.0, theme.colours.accent);
        ui.painter().vline(x, frames.strip.y_range(), line);
    }
}

/// A place with a dashed edge where something new is made; returns whether it was clicked.
fn place_ui(ui: &Ui, rect: Rect, salt: (&str, usize), text: &str, lit: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let dir = Dir::of(ui.ctx());
    let c = &theme.colours;
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::CLICK);
    if response.hovered() && !lit {
        ui.painter()
            .rect_filled(rect, f32::from(theme.radius.control), c.hover);
    }
    dashed(ui, rect, lit);
    let ink = if lit { c.accent } else { c.secondary };
    let font = theme.font(theme.size.secondary);
    if rect.height() > 2.0 * FOOT {
        let plus = Rect::from_center_size(rect.center() - vec2(0.0, 16.0), vec2(16.0, 16.0));
        Icon::Plus.paint(ui.painter(), plus, 14.0, ink, dir);
        let fit = Fit::Rows(rect.width() - 12.0, 3);
        let galley = centred_galley(ui, text, fit);
        let at = pos2(rect.center().x - galley.size().x / 2.0, rect.center().y);
        ui.painter().galley(at, galley, ink);
    } else {
        let room = Fit::Truncate(rect.width() - 32.0);
        let galley = layout(ui.ctx(), text, font, Color32::PLACEHOLDER, room);
        let width = galley.size().x + 20.0;
        let line = Rect::from_center_size(rect.center(), vec2(width, galley.size().y));
        Icon::Plus.paint(ui.painter(), dir.slice(line, 0.0, 14.0), 12.0, ink, dir);
        let place = dir.slice(line, 20.0, galley.size().x);
        ui.painter().galley(place.min, galley, ink);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn dashed(ui: &Ui, rect: Rect, lit: bool) {
    let theme = Theme::of(ui.ctx());
    let c = &theme.colours;
    let painter = ui.painter();
    let stroke = if lit {
        painter.rect_filled(rect, f32::from(theme.radius.control), c.accent_soft);
        Stroke::new(1.5, c.accent)
    } else {
        theme.border()
    };
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, stroke, DASH, DASH));
}

/// Quiet words in the middle of an empty place.
fn centred(ui: &Ui, rect: Rect, text: &str) {
    let theme = Theme::of(ui.ctx());
    let galley = centred_galley(ui, text, Fit::Wrap((rect.width() - 2.0 * PAD).max(60.0)));
    let at = pos2(
        rect.center().x - galley.size().x / 2.0,
        (rect.min.y + 28.0).min(rect.center().y),
    );
    ui.painter().galley(at, galley, theme.colours.secondary);
}

fn centred_galley(ui: &Ui, text: &str, fit: Fit) -> Arc<Galley> {
    let theme = Theme::of(ui.ctx());
    let format = TextFormat::simple(theme.font(theme.size.secondary), Color32::PLACEHOLDER);
    let job = LayoutJob::single_section(text.to_owned(), format);
    kit::labels::layout_aligned(ui.ctx(), &job, fit, egui::Align::Center)
}

/// The line between two tiles where something will stand.
fn line_ui(ui: &Ui, content: Rect, line: InsertLine) {
    let theme = Theme::of(ui.ctx());
    let dir = Dir::of(ui.ctx());
    let across = content.shrink2(vec2(line.inset, 0.0));
    let y = content.min.y + line.y;
    let painter = ui.painter();
    painter.hline(across.x_range(), y, Stroke::new(2.0, theme.colours.accent));
    painter.circle_filled(pos2(dir.from_leading(across, 0.0), y), 3.5, theme.colours.accent);
}

/// The bar below the board, which moves the categories when there are more than have room.
fn bar(ui: &Ui, frames: &BoardFrames, across: &mut f32) {
    let strip = frames.strip;
    let hidden = frames.width - strip.width();
    if hidden <= 0.5 {
        return;
    }
    let theme = Theme::of(ui.ctx());
    let dir = Dir::of(ui.ctx());
    let c = &theme.colours;
    let lane = Rect::from_min_size(
        strip.left_bottom() + vec2(0.0, 1.0),
        vec2(strip.width(), BAR - 2.0),
    );
    let length = (strip.width() * strip.width() / frames.width).max(48.0);
    let travel = strip.width() - length;
    let response = ui.interact(lane, ui.scope_id().with("bar"), Sense::DRAG);
    if response.dragged() {
        *across += dir.sign() * response.drag_delta().x * hidden / travel.max(1.0);
        *across = across.clamp(0.0, hidden);
    }
    let (height, ink) = if response.hovered() || response.dragged() {
        (7.0, c.secondary)
    } else {
        (4.0, c.disabled)
    };
    let handle = dir.slice(lane, travel * (*across / hidden).clamp(0.0, 1.0), length);
    let handle = Rect::from_center_size(handle.center(), vec2(length - 4.0, height));
    ui.painter().rect_filled(handle, height / 2.0, ink);
}
