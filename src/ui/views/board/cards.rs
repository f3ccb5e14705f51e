//! Drawing the tiles: groups, cards and the children of cards.

use egui::accesskit::Role;
use egui::{
    Color32, CursorIcon, Galley, PointerButton, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};
use egui::{Modifiers, WidgetInfo};

use super::BoardPage;
use super::arrangement::{CardKind, Tile};
use super::layout::TilePlace;
use super::targets::HighlightedPart;
use super::texts::{COUNTS, ChildName, Density, NUMBER, PAD, PAD_Y, TRIANGLE, TileTexts, top_padding};
use crate::i18n::Arg;
use crate::model::{CodeId, Level};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, Fit, Icon, layout};
use crate::ui::parts::codes::commands::CodeSystem as _;
use crate::ui::parts::codes::edits;
use crate::ui::parts::codes::menu::CodeMenuChoice;
use crate::ui::parts::codes::tree::TreeNode;
use crate::ui::parts::counted::side_by_side;
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::memo_mark::kind_icon;
use crate::ui::parts::view::View as _;
use crate::ui::theme::{Theme, colour::with_opacity};

/// The width of the coloured edge of a card.
const EDGE: f32 = 4.0;
/// Opacity of what the filter does not find, and of what is being dragged.
const FAINT: f32 = 0.62;

impl BoardPage {
    /// Draws tile number `at` of a column, whose content begins at `content`.
    pub(super) fn tile_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, column: usize, at: usize, content: Rect) {
        let (Some(tile), Some(spot)) = (
            self.board.tile(column, at).copied(),
            self.laid.get(column).and_then(|l| l.spots.get(at)).copied(),
        ) else {
            return;
        };
        let rect = rect_of(content, spot);
        if tile.kind == CardKind::Blank {
            self.naming_ui(ui, cx, rect.shrink2(vec2(0.0, 2.0)));
            return;
        }
        let Some(node) = self.tree.node(tile.id) else {
            return;
        };
        let own = Rect::from_min_max(rect.min, pos2(rect.max.x, content.min.y + spot.head));
        let lines = cx.settings.name_lines.board;
        let texts = TileTexts::of(ui.ctx(), node, &tile, rect.width(), self.density(cx), lines);
        let id = ui.scope_id().with(("tile", tile.id.0));
        // Everything of a group or card can be taken hold of; what lies in it is drawn later and comes first.
        // The board as a whole has the keyboard, and rings the card that it is at.
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        let selected = cx.shared.codes.contains(&tile.id);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, self.label(node, cx)));
        let look = TileState {
            hovered: response.hovered() && Dragged::over(ui.ctx()).is_none(),
            selected,
            rests: self.selection_rests(ui.ctx(), cx.shared),
            lit: self
                .drop
                .is_some_and(|d| d.lit == Some(HighlightedPart::Tile(column, at))),
            cursor: self.cursor.code == Some(tile.id) && self.has_keyboard(ui.ctx()),
        };
        let naming = self.naming.as_ref().is_some_and(|n| n.is_of(tile.id));
        match tile.kind {
            CardKind::Group { open } => self.group_ui(ui, cx, node, open, rect, own, &texts, look),
            CardKind::Card => self.card_ui(ui, cx, node, rect, own, &texts, look),
            CardKind::Child { depth } => self.child_ui(ui, cx, node, depth, rect, look),
            CardKind::Blank => {}
        }
        self.fade(ui, &tile, own);
        if naming {
            let head = texts.name.size().y.max(24.0) + 4.0;
            let field = match tile.kind {
                CardKind::Child { .. } => own,
                _ => Rect::from_min_size(own.min, vec2(own.width(), head + PAD_Y)),
            };
            self.naming_ui(ui, cx, field.shrink2(vec2(EDGE + 2.0, 2.0)));
            return;
        }
        if let CardKind::Group { open } = tile.kind {
            self.fold_ui(ui, cx, tile.id, open, own);
        }
        self.tile_pointer(ui, cx, tile.id, &response, texts.cut());
    }

    /// Fades what the filter does not find and what is being dragged.
    fn fade(&self, ui: &Ui, tile: &Tile, own: Rect) {
        let carried = self.carried.contains(&tile.id);
        if !carried && !self.is_dim(tile.id) {
            return;
        }
        let theme = Theme::of(ui.ctx());
        let ground = match tile.kind {
            CardKind::Group { .. } => theme.colours.panel,
            _ => theme.colours.raised,
        };
        // The coloured edge stays as it is.
        let dir = Dir::of(ui.ctx());
        let inner = dir.slice(own.shrink(1.0), EDGE - 1.0, own.width() - EDGE - 1.0);
        let radius = f32::from(theme.radius.control);
        ui.painter()
            .rect_filled(inner, radius, with_opacity(ground, FAINT));
    }

    #[expect(clippy::too_many_arguments, reason = "one tile, drawn in one go")]
    fn group_ui(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        node: &TreeNode,
        open: bool,
        rect: Rect,
        own: Rect,
        texts: &TileTexts,
        look: TileState,
    ) {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let c = &theme.colours;
        let radius = f32::from(theme.radius.card);
        let colour = code_colour(&theme, node);
        let painter = ui.painter();
        painter.rect(
            rect,
            radius,
            c.panel,
            look.edge(&theme, with_opacity(colour, 0.55)),
            StrokeKind::Inside,
        );
        let ground = if look.lit { rect } else { own };
        look.ground(ui, ground.shrink(1.0), &theme, radius - 1.0);
        let icon = if open { Icon::ChevronDown } else { Icon::Chevron };
        let triangle = dir.slice(own, PAD - 4.0, TRIANGLE - 2.0);
        let triangle = Rect::from_center_size(
            pos2(
                triangle.center().x,
                own.min.y + PAD_Y + first_line(&texts.name) / 2.0,
            ),
            vec2(TRIANGLE, TRIANGLE),
        );
        icon.paint(painter, triangle, 11.0, c.secondary, dir);
        let text = dir.slice(
            own,
            PAD + TRIANGLE - 4.0,
            own.width() - 2.0 * PAD - TRIANGLE + 4.0,
        );
        let mut y = own.min.y + PAD_Y;
        y = put(ui, dir, text, y, &texts.name, c.ink);
        if let Some(definition) = &texts.definition {
            y = put(ui, dir, text, y + 2.0, definition, c.secondary);
        }
        let codes = self.tree.children(Some(node.code.id)).len();
        let line = if codes == 0 && node.total.passages == 0 {
            cx.tr("board-group-none")
        } else {
            let codes = side_by_side(&cx.words, &[("counted-codes", codes)]);
            let texts = [codes, self.counts_text(node, cx)];
            let texts = texts.into_iter().filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(" · ")
        };
        self.counts_ui(ui, cx, node, text, y, &line);
        if open && codes == 0 && self.blank != Some(Some(node.code.id)) {
            let hint = cx.words.get("board-group-empty");
            let font = theme.font(theme.size.small);
            let room = Fit::Truncate(rect.width() - 2.0 * PAD);
            let galley = layout(ui.ctx(), &hint, font, Color32::PLACEHOLDER, room);
            let place = Rect::from_min_max(pos2(rect.min.x, own.max.y), rect.max);
            painter.galley(place.center() - galley.size() / 2.0, galley, c.secondary);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one tile, drawn in one go")]
    fn card_ui(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        node: &TreeNode,
        rect: Rect,
        own: Rect,
        texts: &TileTexts,
        look: TileState,
    ) {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let c = &theme.colours;
        let radius = f32::from(theme.radius.control);
        let painter = ui.painter();
        painter.rect_filled(rect, radius, c.raised);
        look.ground(ui, rect, &theme, radius);
        let colour = code_colour(&theme, node);
        // The edge is the end of a rounded ground, so that it follows the corners.
        let edge = dir.slice(rect, 0.0, EDGE);
        painter
            .with_clip_rect(edge.intersect(ui.clip_rect()))
            .rect_filled(dir.slice(rect, 0.0, EDGE * 4.0), radius, colour);
        painter.rect_stroke(
            rect,
            radius,
            look.edge(&theme, theme.colours.hairline),
            StrokeKind::Inside,
        );
        let density = self.density(cx);
        let tail = if density == Density::Names { NUMBER } else { 0.0 };
        let text = dir.slice(own, PAD, own.width() - 2.0 * PAD - tail);
        let top = own.min.y + top_padding(CardKind::Card, density);
        let mut y = put(ui, dir, text, top, &texts.name, c.ink);
        match density {
            Density::Full => {
                if let Some(definition) = &texts.definition {
                    y = put(ui, dir, text, y + 2.0, definition, c.secondary);
                }
                self.counts_ui(ui, cx, node, text, y, &self.counts_text(node, cx));
            }
            Density::Names => {
                let line =
                    Rect::from_min_size(pos2(own.min.x, top), vec2(own.width(), first_line(&texts.name)));
                self.number_ui(ui, cx, node, line);
            }
        }
    }

    fn child_ui(&self, ui: &Ui, cx: &Cx<'_>, node: &TreeNode, depth: usize, rect: Rect, look: TileState) {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let inner = rect.shrink2(vec2(EDGE + 2.0, 1.0));
        let radius = f32::from(theme.radius.control);
        look.ground(ui, inner, &theme, radius);
        if look.lit || look.selected || look.cursor {
            let edge = look.edge(&theme, Color32::TRANSPARENT);
            ui.painter().rect_stroke(inner, radius, edge, StrokeKind::Inside);
        }
        let texts = ChildName::of(ui.ctx(), node, depth, rect.width(), cx.settings.name_lines.board);
        let line = Rect::from_min_size(
            rect.min,
            vec2(rect.width(), texts.first_line() + 2.0 * texts.pad()),
        );
        let dot = dir.slice(line, texts.start + 2.0, 6.0).center();
        ui.painter().circle_filled(dot, 3.0, code_colour(&theme, node));
        let text = dir.slice(rect, texts.at, texts.room);
        let top = rect.min.y + texts.pad();
        put(ui, dir, text, top, &texts.name, theme.colours.ink);
        self.number_ui(ui, cx, node, line);
    }

    /// The number of segments at the end of a line.
    fn number_ui(&self, ui: &Ui, cx: &Cx<'_>, node: &TreeNode, line: Rect) {
        if node.total.passages == 0 {
            return;
        }
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let font = theme.font(theme.size.secondary);
        let number = cx.words.number(node.total.passages);
        let galley = layout(ui.ctx(), &number, font, Color32::PLACEHOLDER, Fit::Line);
        let slot = dir.slice(line, line.width() - PAD - galley.size().x, galley.size().x);
        let top = line.center().y - galley.size().y / 2.0;
        ui.painter()
            .galley(pos2(slot.min.x, top), galley, theme.colours.secondary);
    }

    /// The line of counts, with the marks of a memo and of activation at its end.
    fn counts_ui(&self, ui: &Ui, cx: &Cx<'_>, node: &TreeNode, text: Rect, y: f32, counts: &str) {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let line = Rect::from_min_size(pos2(text.min.x, y + 2.0), vec2(text.width(), COUNTS - 2.0));
        let active = cx.shared.active_codes.contains(&node.code.id);
        let memo = node.memo.as_ref().map(|memo| kind_icon(memo.kind));
        let mut tail = 0.0;
        for icon in memo.into_iter().chain(active.then_some(Icon::Eye)) {
            tail += 16.0;
            let slot = dir.slice(line, line.width() - tail, 14.0);
            icon.paint(ui.painter(), slot, 12.0, theme.colours.secondary, dir);
        }
        let font = theme.font(theme.size.small);
        let room = line.width() - tail;
        let set = |text: &str, fit| layout(ui.ctx(), text, font.clone(), Color32::PLACEHOLDER, fit);
        let mut galley = set(counts, Fit::Line);
        // The last count goes before any is cut in two.
        if galley.size().x > room
            && let Some((shorter, _)) = counts.rsplit_once(" · ")
        {
            galley = set(shorter, Fit::Truncate(room));
        }
        put(ui, dir, line, line.min.y, &galley, theme.colours.secondary);
    }

    /// «۱۲ بخش · ۵ مشارکت‌کننده».
    pub(super) fn counts_text(&self, node: &TreeNode, cx: &Cx<'_>) -> String {
        if node.total.passages == 0 {
            return cx.tr("board-counts-none");
        }
        let count = node.total;
        let people = cx.snapshot().participants().is_empty();
        let who = if people {
            ("counted-documents", count.documents)
        } else {
            ("counted-participants", count.participants)
        };
        side_by_side(&cx.words, &[("counted-segments", count.passages), who])
    }

    /// What a screen reader says of a tile: level, name, segments, and where it stands.
    fn label(&self, node: &TreeNode, cx: &Cx<'_>) -> String {
        let level = |level: Level| cx.level_name(level);
        let counts = match node.total.passages {
            0 => cx.tr("board-counts-none"),
            n => cx.words.with("counted-segments", &[("n", n)]),
        };
        let mut args = vec![
            ("level", Arg::from(level(node.code.level))),
            ("name", Arg::from(node.code.name.as_str())),
            ("counts", Arg::from(counts)),
        ];
        match node.code.parent.and_then(|p| self.tree.node(p)) {
            Some(above) => {
                args.push(("above", Arg::from(level(above.code.level))));
                args.push(("place", Arg::from(above.code.name.as_str())));
                cx.words.with("board-tile", &args)
            }
            None => cx.words.with("board-tile-loose", &args),
        }
    }

    /// The triangle of a group opens and closes it.
    fn fold_ui(&mut self, ui: &Ui, cx: &Cx<'_>, id: CodeId, open: bool, own: Rect) {
        let dir = Dir::of(ui.ctx());
        let place = dir.slice(own, 0.0, PAD + TRIANGLE - 4.0);
        let place = Rect::from_min_size(place.min, vec2(place.width(), 2.0 * PAD_Y + 20.0));
        let response = ui.interact(place, ui.scope_id().with(("fold", id.0)), Sense::CLICK);
        let text = cx.tr(if open {
            "board-close-group"
        } else {
            "board-open-group"
        });
        response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &text));
        if response.clicked() {
            self.set_open(id, !open);
            self.focus_wanted = true;
        }
        response.on_hover_cursor(CursorIcon::PointingHand);
    }

    /// Clicks, drags and the menu of a code.
    pub(super) fn tile_pointer(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        id: CodeId,
        response: &Response,
        cut: bool,
    ) {
        let modifiers = ui.input(|i| i.modifiers);
        if self.cursor.code == Some(id) {
            self.cursor_widget = Some(response.id);
        }
        if response.clicked() {
            self.select_by_click(id, modifiers, cx);
        }
        if response.double_clicked() && modifiers.is_none() {
            self.rename(id, cx);
        }
        let dragged = response.drag_started_by(PointerButton::Primary);
        let by_key = self.menu_wanted && self.cursor.code == Some(id);
        if (response.secondary_clicked() || dragged || by_key) && !cx.shared.codes.contains(&id) {
            self.go(id, false, cx);
        }
        if response.secondary_clicked() {
            // The keys are for the card that was pointed at, with what is selected beside it.
            self.cursor.code = Some(id);
            self.focus_wanted = true;
        }
        if dragged {
            Dragged::Codes(self.tree.topmost(&cx.shared.codes)).start(ui.ctx());
            self.focus_wanted = true;
        }
        self.menu_wanted &= !by_key;
        kit::context_menu_by(response, by_key, |ui| self.code_menu(ui, cx, id));
        if cut && Dragged::over(ui.ctx()).is_none() {
            kit::tooltip_ui(response, |ui| {
                let tip = edits::tip(&self.tree, id, &cx.words);
                ui.add(kit::StyledText::new(&tip).fit(Fit::Wrap(360.0)));
            });
        }
    }

    fn code_menu(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, id: CodeId) {
        let selected = self.selected(cx);
        match crate::ui::parts::codes::menu::code_menu(ui, cx, id, &selected, true) {
            Some(CodeMenuChoice::Run(command)) => cx.act(Action::Run(command)),
            Some(CodeMenuChoice::NewBelow(id, level)) => self.name_new(Some(id), level, Vec::new(), cx),
            Some(CodeMenuChoice::Level(level)) => {
                crate::ui::parts::codes::commands::set_level(&selected, level, cx);
            }
            Some(CodeMenuChoice::ActivateOnly) => cx.shared.active_codes = selected.into_iter().collect(),
            None => {}
        }
    }

    fn select_by_click(&mut self, id: CodeId, modifiers: Modifiers, cx: &mut Cx<'_>) {
        if modifiers.command {
            let board = &self.board;
            let is_seen = |id| board.place(id).is_some();
            self.cursor.toggle_by_click(id, is_seen, cx.shared);
        } else {
            self.go(id, modifiers.shift, cx);
        }
        self.focus_wanted = true;
    }
}

/// How a tile stands out.
#[derive(Clone, Copy)]
pub(super) struct TileState {
    pub hovered: bool,
    pub selected: bool,
    /// The keys are for another code, which is not selected.
    pub rests: bool,
    pub lit: bool,
    pub cursor: bool,
}

impl TileState {
    /// The overlay on its ground.
    pub(super) fn ground(self, ui: &Ui, rect: Rect, theme: &Theme, radius: f32) {
        let over = if self.lit || (self.selected && !self.rests) {
            theme.colours.accent_soft
        } else if self.hovered || self.selected {
            theme.colours.hover
        } else {
            return;
        };
        ui.painter().rect_filled(rect, radius, over);
    }

    /// Its edge; `usual` when nothing is to be said.
    pub(super) fn edge(self, theme: &Theme, usual: Color32) -> Stroke {
        if self.cursor || self.lit {
            theme.focus_ring()
        } else if self.selected && !self.rests {
            Stroke::new(1.0, theme.colours.accent)
        } else {
            Stroke::new(1.0, usual)
        }
    }
}

/// Where a tile stands on the screen.
pub(super) fn rect_of(content: Rect, spot: TilePlace) -> Rect {
    Rect::from_min_max(
        pos2(content.min.x + spot.inset, content.min.y + spot.top),
        pos2(content.max.x - spot.inset, content.min.y + spot.bottom),
    )
}

pub(super) fn code_colour(theme: &Theme, node: &TreeNode) -> Color32 {
    let colour = node.code.colour;
    theme.code_paint_of(colour.0, colour.1, colour.2).solid
}

/// Paints a text at the leading side of `room` from `y` on; returns its lower edge.
pub(super) fn put(
    ui: &Ui,
    dir: Dir,
    room: Rect,
    y: f32,
    galley: &std::sync::Arc<Galley>,
    ink: Color32,
) -> f32 {
    let slot = dir.slice(room, 0.0, galley.size().x);
    ui.painter().galley(pos2(slot.min.x, y), galley.clone(), ink);
    y + galley.size().y
}

fn first_line(galley: &Galley) -> f32 {
    galley.rows.first().map_or(0.0, |row| row.row.size.y)
}
