//! The pane of the code system: a tree that is built, ordered and searched in place.

mod drops;
mod keys;
mod menu;
#[cfg(test)]
mod names_tests;
#[cfg(test)]
mod ring_tests;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use egui::{Context, Id, Ui};

use crate::model::{CodeId, DocumentId, Level, Snapshot};
use crate::settings::{Pane, ProjectView};
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::docks;
use crate::ui::kit::{self, Icon, MenuItem};
use crate::ui::parts::codes::commands::CodeSystem;
use crate::ui::parts::codes::cursor::CodeCursor;
use crate::ui::parts::codes::drops::DropTarget;
use crate::ui::parts::codes::menu::{lines_menu, new_menu};
use crate::ui::parts::codes::naming::Naming;
use crate::ui::parts::codes::tree::{CodeTree, VisibleRow};
use crate::ui::parts::measured_rows::MeasuredRows;
use crate::ui::parts::view::View;
use crate::ui::shared::Page;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The pane of the code system. It keeps what is open, filtered and being named; what is selected is shared.
#[derive(Debug, Default)]
pub struct CodesPane {
    tree: CodeTree,
    revision: Option<u64>,
    rows: Vec<VisibleRow>,
    /// What `rows` was made from, besides the tree.
    rows_for: Option<String>,
    /// Counts how often rows were made.
    rows_serial: u64,
    /// Where the rows stand.
    places: MeasuredRows,
    /// What the heights of the rows were asked for, as a number.
    keys_for: Option<u64>,
    /// What the settings know of `closed`; nothing before they were asked.
    kept_closed: Option<HashSet<CodeId>>,
    filter: String,
    filter_wanted: bool,
    /// Where the keyboard stands, what it selects, what is closed.
    cursor: CodeCursor,
    /// Where it stood, for when its code vanishes.
    cursor_row: usize,
    naming: Option<Naming>,
    /// A code that was asked for and will be selected when it is there.
    awaited: Option<(Option<CodeId>, String)>,
    scroll_to: Option<CodeId>,
    typed: String,
    typed_at: f64,
    drop: Option<DropTarget>,
    /// The menu of the cursor's row is to open, asked for by key.
    menu_wanted: bool,
    focus_wanted: bool,
    keyboard: Option<Id>,
}

impl CodeSystem for CodesPane {
    fn refresh(&mut self, cx: &Cx<'_>) {
        let revision = cx.session.revision();
        if self.revision != Some(revision) {
            self.tree = CodeTree::current(cx);
            self.revision = Some(revision);
            self.rows_for = None;
            let tree = &self.tree;
            self.cursor.closed.retain(|id| tree.place(*id).is_some());
            self.naming.take_if(|n| !n.stands(tree));
        }
        if self.cursor.selection != cx.shared.codes {
            self.cursor.selection.clone_from(&cx.shared.codes);
            if let Some(last) = self.cursor.selection.last().copied()
                && Some(last) != self.cursor.code
            {
                self.reveal(last);
            }
        }
        self.refresh_rows();
    }

    fn tree(&self) -> &CodeTree {
        &self.tree
    }

    fn cursor(&self) -> Option<CodeId> {
        self.cursor.code
    }

    fn is_seen(&self, id: CodeId) -> bool {
        let row = self.tree.row_of(&self.rows, id);
        row.and_then(|row| self.tree.code_at(&self.rows, row)) == Some(id)
    }

    fn name_new(&mut self, parent: Option<CodeId>, level: Level, holds: Vec<CodeId>, cx: &mut Cx<'_>) {
        self.filter.clear();
        if let Some(parent) = parent {
            self.open_to(parent);
            self.cursor.closed.remove(&parent);
        }
        self.rows_for = None;
        self.naming = Some(Naming::new(parent, level, holds));
        come_into_view(cx);
    }

    fn rename(&mut self, id: CodeId, cx: &mut Cx<'_>) {
        self.naming = Naming::old(&self.tree, id);
        self.reveal(id);
        come_into_view(cx);
    }

    fn enter(&mut self, cx: &mut Cx<'_>) {
        if let Some(id) = self.cursor.code {
            self.code_with(id, cx);
        }
    }
}

/// Brings the tree into view, for a name that is written in it.
fn come_into_view(cx: &mut Cx<'_>) {
    cx.shared.page = Page::Coding;
    cx.settings.docks.show(Pane::Codes, true);
}

impl View for CodesPane {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.refresh(cx);
        self.recall_closed(cx);
        kit::column(ui, |ui| {
            self.header_ui(ui, cx);
            if self.tree.nodes().is_empty() && self.naming.is_none() {
                self.empty_ui(ui, cx);
                return;
            }
            // Always there above rows, so that nothing moves when the list grows.
            self.filter_ui(ui, cx);
            self.refresh_rows();
            docks::fit(cx, Pane::Codes, |cx| self.fitting_width(ui.ctx(), cx));
            self.keyboard_ui(ui, cx);
            self.rows_ui(ui, cx);
        });
        self.cursor.selection.clone_from(&cx.shared.codes);
        self.remember_closed(cx);
    }

    fn take_keyboard(&mut self) {
        self.focus_wanted = true;
    }

    fn has_keyboard(&self, ctx: &Context) -> bool {
        self.keyboard.is_some() && ctx.memory(|m| m.focused()) == self.keyboard
    }

    fn note_filters(&self, _snapshot: &Snapshot, view: &mut ProjectView) {
        view.codes.clone_from(&self.filter);
    }

    fn recall_filters(&mut self, view: &ProjectView, _snapshot: &Snapshot) {
        self.filter.clone_from(&view.codes);
    }
}

impl CodesPane {
    /// Takes the name that is being written as the page is left.
    pub fn leave_naming(&mut self, cx: &mut Cx<'_>) {
        Naming::leave(&mut self.naming, cx, &self.tree);
    }

    /// Closes the branches that were closed when the project was open last.
    fn recall_closed(&mut self, cx: &Cx<'_>) {
        if self.kept_closed.is_some() {
            return;
        }
        let project = cx.snapshot().project().guid.to_string();
        if let Some(closed) = cx.settings.closed.get(&project) {
            let is_closed = |guid: &str| closed.iter().any(|c| c == guid);
            let nodes = self.tree.nodes().iter();
            self.cursor.closed = nodes
                .filter(|node| is_closed(&node.code.guid.to_string()))
                .map(|node| node.code.id)
                .collect();
            self.rows_for = None;
        }
        self.kept_closed = Some(self.cursor.closed.clone());
    }

    /// Lets the settings know of branches that were opened or closed.
    fn remember_closed(&mut self, cx: &mut Cx<'_>) {
        if self.kept_closed.as_ref() == Some(&self.cursor.closed) {
            return;
        }
        let project = cx.snapshot().project().guid.to_string();
        let codes = self.cursor.closed.iter().filter_map(|id| cx.snapshot().code(*id));
        let codes = codes.map(|code| code.guid.to_string()).collect();
        cx.settings.remember_closed(project, codes);
        self.kept_closed = Some(self.cursor.closed.clone());
    }

    /// Makes a code visible and gives it the keyboard.
    pub fn show(&mut self, id: CodeId, cx: &Cx<'_>) {
        self.refresh(cx);
        self.reveal(id);
        self.take_keyboard();
    }

    /// Makes a code visible, whatever is closed or filtered, and puts the cursor there.
    pub fn reveal(&mut self, id: CodeId) {
        if !self.is_seen(id) {
            self.filter.clear();
        }
        self.open_to(id);
        self.cursor.code = Some(id);
        self.cursor.anchor = Some(id);
        self.scroll_to = Some(id);
    }

    /// Opens everything above a code.
    fn open_to(&mut self, id: CodeId) {
        let mut next = self.tree.node(id).and_then(|n| n.parent);
        while let Some(node) = next.and_then(|p| self.tree.nodes().get(p)) {
            self.cursor.closed.remove(&node.code.id);
            next = node.parent;
        }
        self.rows_for = None;
    }

    fn refresh_rows(&mut self) {
        if self.rows_for.as_ref() == Some(&self.filter) {
            return;
        }
        self.rows = self.tree.rows(&self.cursor.closed, &self.filter);
        self.rows_serial += 1;
        self.rows_for = Some(self.filter.clone());
        if self.cursor.code.is_some_and(|c| self.tree.place(c).is_none()) {
            // The neighbour takes the place of what was deleted.
            let row = self.cursor_row.min(self.rows.len().saturating_sub(1));
            self.cursor.code = self.tree.code_at(&self.rows, row);
            self.cursor.anchor = self.cursor.code;
        }
    }

    /// Selects what was created, once it is there.
    fn select_awaited(&mut self, cx: &mut Cx<'_>) {
        let Some((parent, name)) = &self.awaited else {
            return;
        };
        let found = crate::ui::parts::codes::choices::child_called(&self.tree, *parent, name);
        if let Some(id) = found {
            self.awaited = None;
            cx.shared.codes = vec![id];
            self.cursor.selection = vec![id];
            self.reveal(id);
            self.refresh_rows();
        }
    }

    fn header_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let title = cx.tr("codes-title");
        let add = cx.tr("codes-new-name");
        let clear = cx
            .words
            .with("codes-deactivate-all", &[("n", cx.shared.active_codes.len())]);
        let more = cx.tr("codes-more");
        kit::spread(
            ui,
            |ui| docks::title_ui(ui, Pane::Codes, &title),
            |ui| {
                kit::menu_icon(ui, Icon::More, &more, |ui| self.more_menu(ui, cx));
                let plus = kit::icon_button(ui, Icon::Plus, &add);
                if plus.clicked() {
                    self.create_several(cx);
                }
                kit::context_menu(&plus, |ui| self.new_menu(ui, cx));
                if !cx.shared.active_codes.is_empty() && kit::icon_button(ui, Icon::EyeOff, &clear).clicked()
                {
                    cx.shared.active_codes.clear();
                }
            },
        );
    }

    /// Opens the field for the name of a new code; after each Enter it is there for the next one.
    fn create_several(&mut self, cx: &mut Cx<'_>) {
        self.create(Level::Code, cx);
        self.naming = self.naming.take().map(Naming::one_after_another);
    }

    /// Opens the field for the name of a new code that a passage gets, with its own words in it.
    pub fn name_for(&mut self, passage: (DocumentId, CharRange), words: &str, cx: &mut Cx<'_>) {
        self.name_new(None, Level::Code, Vec::new(), cx);
        self.naming = Some(Naming::for_passage(passage, words));
    }

    fn new_menu(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if let Some(level) = new_menu(ui, cx) {
            self.create(level, cx);
        }
    }

    fn more_menu(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.new_menu(ui, cx);
        kit::menu_separator(ui);
        if MenuItem::new(&cx.words.get("codes-open-all")).show(ui).clicked() {
            self.cursor.closed.clear();
            self.rows_for = None;
        }
        if MenuItem::new(&cx.words.get("codes-close-all")).show(ui).clicked() {
            let parents = self
                .tree
                .nodes()
                .iter()
                .enumerate()
                .filter(|(i, n)| n.end > i + 1);
            self.cursor.closed = parents.map(|(_, n)| n.code.id).collect();
            self.rows_for = None;
        }
        if let Some(lines) = lines_menu(ui, cx, cx.settings.name_lines.tree) {
            cx.settings.name_lines.tree = lines;
        }
        kit::menu_separator(ui);
        for (command, icon) in [
            (Command::ImportCodebook, Icon::Import),
            (Command::ExportCodebook, Icon::Export),
        ] {
            if cx.command_item(ui, command, icon) {
                cx.act(Action::Run(command));
            }
        }
        docks::menu_ui(ui, cx, Pane::Codes);
    }

    fn empty_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let (title, text) = (cx.tr("codes-empty-title"), cx.tr("codes-empty-text"));
        let action = cx.tr("codes-empty-action");
        let ground = ui.available_rect_before_wrap();
        if kit::empty_state(ui, Icon::Tag, &title, &text, Some(&action)) {
            self.create_several(cx);
        }
        self.passage_ground_ui(ui, cx, ground);
    }

    fn filter_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let hint = cx.tr("codes-filter");
        let field = Field::single("codes-filter")
            .label(&hint)
            .hint(&hint)
            .width(ui.available_width())
            .show(ui, &mut self.filter);
        if std::mem::take(&mut self.filter_wanted) {
            field.response.request_focus();
        }
        let none = egui::Modifiers::NONE;
        // The key that leads into the tree goes no further there, and gives no code.
        let down = field.response.has_focus() && kit::take_key(ui, none, egui::Key::ArrowDown);
        if field.submitted {
            kit::take_key(ui, none, egui::Key::Enter);
        }
        if field.cancelled || field.submitted || down {
            self.refresh_rows();
            let first = self
                .rows
                .iter()
                .find(|r| r.hit)
                .and_then(|r| self.tree.nodes().get(r.node));
            if let Some(id) = first.map(|n| n.code.id).filter(|_| !self.filter.is_empty()) {
                self.cursor.code = Some(id);
                self.cursor.anchor = Some(id);
                cx.shared.codes = vec![id];
            }
            if field.cancelled {
                // In the list the same key would lead on to the text.
                kit::take_key(ui, none, egui::Key::Escape);
                self.filter.clear();
                self.refresh_rows();
            }
            // The row that has the keys is to be seen.
            self.scroll_to = self.cursor.code;
            self.focus_wanted = true;
        }
        ui.add_space(Theme::of(ui.ctx()).space.tiny);
    }
}
