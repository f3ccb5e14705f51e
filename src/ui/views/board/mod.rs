//! The category board: codes as cards that are put into subcategories, and these into categories, by hand and eye.
//! The code system behind it is the tree's, and so is the selection.

pub mod arrangement;
mod cards;
mod columns;
mod drag;
mod frames;
mod keys;
pub mod layout;
pub mod steps;
pub mod targets;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::{HashMap, HashSet};

use egui::{Color32, Context, Id, Pos2, Rect, Ui};

pub use self::texts::Density;

use self::arrangement::{BoardArrangement, CardKind, Tile};
use self::layout::ColumnLayout;
use self::targets::{BoardGeometry, BoardTarget};
use self::texts::TileHeights;
use crate::model::{CodeId, Level};
use crate::report::wording::codes_by_level;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, MenuItem};
use crate::ui::parts::codes::choices::child_called;
use crate::ui::parts::codes::commands::{CodeSystem, show_segments};
use crate::ui::parts::codes::cursor::CodeCursor;
use crate::ui::parts::codes::menu;
use crate::ui::parts::codes::naming::{Naming, NamingTarget};
use crate::ui::parts::codes::tree::CodeTree;
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery};
use crate::ui::parts::view::View;
use crate::ui::shared::Shared;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The page of the category board. It keeps what is open, scrolled and being named; what is selected is shared.
#[derive(Debug, Default)]
pub struct BoardPage {
    tree: CodeTree,
    revision: Option<u64>,
    board: BoardArrangement,
    /// The board must be arranged anew.
    stale: bool,
    laid: Vec<ColumnLayout>,
    heights: TileHeights,
    /// Every tile has been measured.
    measured: bool,
    filter: String,
    /// What the filter finds; `None` without one.
    found: Option<HashSet<CodeId>>,
    filter_wanted: bool,
    /// Where the keyboard stands, what it selects, what is closed.
    cursor: CodeCursor,
    naming: Option<Naming>,
    /// Under which code a place is kept for a new one; see [`BoardArrangement::of`].
    blank: Option<Option<CodeId>>,
    /// A code that was asked for and will be selected when it is there.
    awaited: Option<(Option<CodeId>, String)>,
    goal: Option<ScrollGoal>,
    /// How far the categories are scrolled from the leading side, in points.
    across: f32,
    /// How far each column is scrolled.
    offsets: HashMap<Option<CodeId>, f32>,
    /// How far columns shall be scrolled in the next frame.
    asked: HashMap<Option<CodeId>, f32>,
    drop: Option<BoardTarget>,
    /// What is being dragged over the board.
    carried: Vec<CodeId>,
    band: Option<SelectionBand>,
    menu_wanted: bool,
    focus_wanted: bool,
    keyboard: Option<Id>,
    /// The widget of the cursor's code, when it is in sight.
    cursor_widget: Option<Id>,
    /// The height of the view of a column, for the keys of pages.
    page: f32,
}

/// What shall come into sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScrollGoal {
    Code(CodeId),
    Naming,
}

/// A rectangle drawn over cards to select them.
#[derive(Debug)]
struct SelectionBand {
    from: Pos2,
    /// What was selected before and stays so.
    base: Vec<CodeId>,
}

/// Where a name is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NamePlace {
    /// In a tile or a heading.
    There(CodeId),
    /// Among the tiles, as a new one.
    Blank,
    /// At the foot of a column.
    Foot(usize),
    /// Where a new category is made.
    NewCategory,
}

impl CodeSystem for BoardPage {
    fn refresh(&mut self, cx: &Cx<'_>) {
        let revision = cx.session.revision();
        if self.revision != Some(revision) {
            self.tree = CodeTree::current(cx);
            self.revision = Some(revision);
            self.stale = true;
            let tree = &self.tree;
            self.cursor.closed.retain(|id| tree.place(*id).is_some());
            self.naming.take_if(|n| !n.stands(tree));
            self.cursor.code = self.cursor.code.filter(|id| tree.place(*id).is_some());
            self.find();
        }
        if self.cursor.selection != cx.shared.codes {
            self.cursor.selection.clone_from(&cx.shared.codes);
            if let Some(last) = self
                .cursor
                .selection
                .last()
                .copied()
                .filter(|l| Some(*l) != self.cursor.code)
            {
                self.cursor.code = Some(last);
                self.cursor.anchor = Some(last);
                self.goal = Some(ScrollGoal::Code(last));
            }
        }
    }

    fn tree(&self) -> &CodeTree {
        &self.tree
    }

    fn cursor(&self) -> Option<CodeId> {
        self.cursor.code
    }

    fn is_seen(&self, id: CodeId) -> bool {
        self.board.place(id).is_some()
    }

    fn name_new(&mut self, parent: Option<CodeId>, level: Level, holds: Vec<CodeId>, _cx: &mut Cx<'_>) {
        self.naming = Some(Naming::new(parent, level, holds));
        self.goal = Some(ScrollGoal::Naming);
        self.stale = true;
    }

    fn rename(&mut self, id: CodeId, _cx: &mut Cx<'_>) {
        self.naming = Naming::old(&self.tree, id);
        self.cursor.code = Some(id);
        self.goal = Some(ScrollGoal::Code(id));
    }

    fn enter(&mut self, cx: &mut Cx<'_>) {
        // There is no passage here that could be coded.
        show_segments(&self.selected(cx), cx);
    }
}

impl View for BoardPage {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.refresh(cx);
        kit::column(ui, |ui| {
            self.header_ui(ui, cx);
            if self.tree.nodes().is_empty() && self.naming.is_none() {
                let (title, text) = (cx.tr("board-empty-title"), cx.tr("board-empty-text"));
                let action = cx.tr("codes-empty-action");
                if kit::empty_state(ui, Icon::Board, &title, &text, Some(&action)) {
                    self.name_new(None, Level::Code, Vec::new(), cx);
                }
                return;
            }
            ui.add_space(Theme::of(ui.ctx()).space.small);
            let rect = ui.available_rect_before_wrap();
            self.keyboard_ui(ui, cx, rect);
            self.arrange();
            let frames = self.frames(ui, cx, rect);
            self.select_awaited(cx);
            self.board_ui(ui, cx, &frames);
        });
        self.cursor.selection.clone_from(&cx.shared.codes);
    }

    fn take_keyboard(&mut self) {
        self.focus_wanted = true;
    }

    fn has_keyboard(&self, ctx: &Context) -> bool {
        self.keyboard.is_some() && ctx.memory(|m| m.focused()) == self.keyboard
    }
}

impl BoardPage {
    /// Takes the name that is being written as the page is left.
    pub fn leave_naming(&mut self, cx: &mut Cx<'_>) {
        Naming::leave(&mut self.naming, cx, &self.tree);
    }

    /// Brings what is selected into sight, and the cursor to it.
    pub fn show(&mut self, selected: Option<CodeId>) {
        if selected.is_some() {
            self.cursor.code = selected;
            self.cursor.anchor = selected;
            self.goal = selected.map(ScrollGoal::Code);
        }
    }

    fn density(&self, cx: &Cx<'_>) -> Density {
        if cx.settings.board_names_only {
            Density::Names
        } else {
            Density::Full
        }
    }

    fn ground(&self) -> BoardGeometry<'_> {
        BoardGeometry {
            tree: &self.tree,
            board: &self.board,
            laid: &self.laid,
        }
    }

    /// Whether the keys are for a code that is not selected, while others are.
    fn selection_rests(&self, ctx: &Context, shared: &Shared) -> bool {
        let at = self.cursor.code.filter(|_| self.has_keyboard(ctx));
        at.is_some_and(|at| !shared.codes.contains(&at))
    }

    fn is_dim(&self, id: CodeId) -> bool {
        self.found.as_ref().is_some_and(|found| !found.contains(&id))
    }

    /// Where a name is being written now.
    fn name_place(&self) -> Option<NamePlace> {
        match &self.naming.as_ref()?.what {
            NamingTarget::Old(id) => Some(NamePlace::There(*id)),
            NamingTarget::New {
                level: Level::Category,
                parent: None,
                ..
            } => Some(NamePlace::NewCategory),
            NamingTarget::New { level, parent, .. } => {
                let column = match parent {
                    None => Some(0),
                    Some(id) => self.board.place(*id).filter(|p| p.1.is_none()).map(|p| p.0),
                };
                match column {
                    Some(column) if *level == Level::Subcategory => Some(NamePlace::Foot(column)),
                    _ => Some(NamePlace::Blank),
                }
            }
        }
    }

    fn set_open(&mut self, id: CodeId, open: bool) {
        self.cursor.set_open(id, open, &self.tree);
        self.stale = true;
    }

    /// Puts everything into its column.
    fn arrange(&mut self) {
        if let Some(ScrollGoal::Code(id)) = self.goal {
            self.open_to(id);
        }
        let blank = match (self.name_place(), self.naming.as_ref().map(|n| &n.what)) {
            (Some(NamePlace::Blank), Some(NamingTarget::New { parent, .. })) => Some(*parent),
            _ => None,
        };
        if !std::mem::take(&mut self.stale) && blank == self.blank {
            return;
        }
        self.blank = blank;
        self.board = BoardArrangement::of(&self.tree, &self.cursor.closed, blank);
        self.measured = false;
        self.lay_out();
        let board = &self.board;
        self.offsets
            .retain(|category, _| board.columns.iter().any(|c| c.category == *category));
    }

    /// Opens the closed group in which a code is.
    fn open_to(&mut self, id: CodeId) {
        let mut next = self.tree.node(id).and_then(|n| n.code.parent);
        while let Some(parent) = next {
            self.stale |= self.cursor.closed.remove(&parent);
            next = self.tree.node(parent).and_then(|n| n.code.parent);
        }
    }

    fn lay_out(&mut self) {
        let (tree, heights) = (&self.tree, &self.heights);
        let height = |tile: Option<&Tile>| tile.map_or(0.0, |t| heights.height(tree, t));
        self.laid = self
            .board
            .columns
            .iter()
            .map(|c| ColumnLayout::of(c, |n| height(c.tiles.get(n))))
            .collect();
    }

    /// Selects what was created, once it is there.
    fn select_awaited(&mut self, cx: &mut Cx<'_>) {
        let Some((parent, name)) = &self.awaited else {
            return;
        };
        if let Some(id) = child_called(&self.tree, *parent, name) {
            self.awaited = None;
            self.go(id, false, cx);
        }
    }

    /// Draws the field for the name that is being written, and takes what was written.
    fn naming_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
        if let Some(ended) = Naming::write(&mut self.naming, ui, cx, &self.tree, rect) {
            self.focus_wanted = ended.by_key;
            self.awaited = ended.awaited.or(self.awaited.take());
        }
    }

    // The bar above

    fn header_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let title = cx.tr("command-show-board");
        let summary = codes_by_level(cx.shared.counts.levels(cx.session), &cx.words);
        let (add, more) = (cx.tr("codes-add"), cx.tr("codes-more"));
        let (full, names) = (cx.tr("board-full"), cx.tr("board-names"));
        kit::spread(
            ui,
            |ui| {
                kit::title(ui, &title);
                let theme = Theme::of(ui.ctx());
                ui.add_space(theme.space.small);
                let font = theme.font(theme.size.secondary);
                let whole = kit::layout(ui.ctx(), &summary, font, Color32::PLACEHOLDER, kit::Fit::Line);
                // A part of the numbers tells less than none.
                if whole.size().x <= ui.available_width() {
                    kit::secondary(ui, &summary);
                }
            },
            |ui| {
                kit::menu_icon(ui, Icon::More, &more, |ui| self.more_menu(ui, cx));
                kit::menu_icon(ui, Icon::Plus, &add, |ui| {
                    if let Some(level) = menu::new_menu(ui, cx) {
                        self.create(level, cx);
                    }
                });
                kit::segmented(
                    ui,
                    &mut cx.settings.board_names_only,
                    &[(false, &full), (true, &names)],
                );
                self.filter_ui(ui, cx);
            },
        );
    }

    fn more_menu(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if MenuItem::new(&cx.words.get("board-open-all")).show(ui).clicked() {
            self.cursor.closed.clear();
            self.stale = true;
        }
        if MenuItem::new(&cx.words.get("board-close-all")).show(ui).clicked() {
            let tiles = self.board.columns.iter().flat_map(|c| &c.tiles);
            let groups = tiles.filter(|t| matches!(t.kind, CardKind::Group { .. }));
            self.cursor.closed = groups.map(|t| t.id).collect();
            self.stale = true;
        }
        if let Some(lines) = menu::lines_menu(ui, cx, cx.settings.name_lines.board) {
            cx.settings.name_lines.board = lines;
        }
    }

    fn filter_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let hint = cx.tr("codes-filter");
        let field = Field::single("board-filter")
            .label(&hint)
            .hint(&hint)
            .width(180.0)
            .beside_buttons()
            .show(ui, &mut self.filter);
        if std::mem::take(&mut self.filter_wanted) {
            field.response.request_focus();
        }
        if field.cancelled {
            self.filter.clear();
        }
        if field.changed || field.cancelled {
            self.find();
        }
        let down = field.response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::ArrowDown));
        if field.cancelled || field.submitted || down {
            let first = self
                .found
                .as_ref()
                .and_then(|f| self.board.stops().find(|s| f.contains(s)));
            if let Some(id) = first {
                self.go(id, false, cx);
            }
            self.focus_wanted = true;
        }
    }

    /// Finds what the filter speaks of, by name.
    fn find(&mut self) {
        let query = FuzzyQuery::new(&self.filter);
        self.found = (!query.is_empty()).then(|| {
            let nodes = self.tree.nodes().iter();
            nodes
                .filter(|n| query.score(&FuzzyKey::new(&n.code.name, "")).is_some())
                .map(|n| n.code.id)
                .collect()
        });
    }
}
