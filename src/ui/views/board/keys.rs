//! The keyboard of the board.

use egui::{EventFilter, Key, Modifiers, Rect, Sense, Ui};

use super::steps::BoardMove;
use super::{BoardPage, ScrollGoal};
use crate::model::CodeId;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, take_key};
use crate::ui::parts::codes::commands::{self, CodeSystem as _, SIDEWAYS, UPRIGHT, level_pressed};

impl BoardPage {
    /// Listens to the keyboard, when the board has it.
    pub(super) fn keyboard_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
        let id = ui.scope_id().with("board");
        self.keyboard = Some(id);
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let name = cx.tr("command-show-board");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Grid, true, &name));
        if std::mem::take(&mut self.focus_wanted) && self.naming.is_none() {
            response.request_focus();
        }
        if !response.has_focus() || self.naming.is_some() {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        // Keys are for the menu of a card as long as it is open.
        if egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        self.walk_keys(ui, cx);
        self.move_keys(ui, cx);
        self.other_keys(ui, cx);
    }

    fn offsets(&self) -> Vec<f32> {
        let columns = self.board.columns.iter();
        columns
            .map(|c| self.offsets.get(&c.category).copied().unwrap_or(0.0))
            .collect()
    }

    fn walk_keys(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let (ahead, back) = Dir::of(ui.ctx()).arrows();
        let ways = [
            (Key::ArrowUp, BoardMove::Up),
            (Key::ArrowDown, BoardMove::Down),
            (ahead, BoardMove::Ahead),
            (back, BoardMove::Back),
            (Key::Home, BoardMove::First),
            (Key::End, BoardMove::Last),
        ];
        for (key, way) in ways {
            for (modifiers, extend) in [(Modifiers::NONE, false), (Modifiers::SHIFT, true)] {
                while take_key(ui, modifiers, key) {
                    let to = self.ground().walk(self.cursor.code, way, &self.offsets());
                    if let Some(to) = to {
                        self.go(to, extend, cx);
                    }
                }
            }
            // With Ctrl the cursor goes alone, as in the tree; Ctrl+Space then picks.
            while take_key(ui, Modifiers::COMMAND, key) {
                if let Some(to) = self.ground().walk(self.cursor.code, way, &self.offsets()) {
                    self.cursor.code = Some(to);
                    self.goal = Some(ScrollGoal::Code(to));
                }
            }
        }
        let page = (self.page - 60.0).max(60.0);
        for (key, distance) in [(Key::PageUp, -page), (Key::PageDown, page)] {
            while take_key(ui, Modifiers::NONE, key) {
                let to = self.cursor.code.and_then(|c| self.ground().leap(c, distance));
                if let Some(to) = to {
                    self.go(to, false, cx);
                }
            }
        }
    }

    /// Puts the cursor on a code and selects it, or everything from the anchor to it.
    pub(super) fn go(&mut self, to: CodeId, extend: bool, cx: &mut Cx<'_>) {
        self.goal = Some(ScrollGoal::Code(to));
        let between = |anchor| self.board.between(anchor, to);
        self.cursor.go(to, extend, between, cx.shared);
    }

    /// The keys that move codes in the tree carry what is selected.
    fn move_keys(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let (ahead, back) = Dir::of(ui.ctx()).arrows();
        let ways = [
            (UPRIGHT, Key::ArrowUp, BoardMove::Up),
            (UPRIGHT, Key::ArrowDown, BoardMove::Down),
            (SIDEWAYS, ahead, BoardMove::Ahead),
            (SIDEWAYS, back, BoardMove::Back),
        ];
        for (modifiers, key, way) in ways {
            if take_key(ui, modifiers, key) {
                let codes = self.tree.topmost(&self.selected(cx));
                let outcome = self.ground().nudge(&codes, way, &self.offsets());
                if let Some(outcome) = outcome {
                    self.carry_out(outcome, codes, cx);
                }
            }
        }
    }

    fn other_keys(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let pressed = |modifiers, key| take_key(ui, modifiers, key);
        if pressed(Modifiers::COMMAND, Key::A) {
            let column = self
                .cursor
                .code
                .and_then(|c| self.board.place(c))
                .map_or(0, |p| p.0);
            let tiles = self.board.columns.get(column).map(|c| c.tiles.as_slice());
            let codes = tiles.unwrap_or_default().iter().map(|t| t.id);
            cx.shared.codes = codes.filter(|id| self.tree.place(*id).is_some()).collect();
            self.cursor.selection.clone_from(&cx.shared.codes);
        }
        if (pressed(Modifiers::NONE, Key::Space) || pressed(Modifiers::COMMAND, Key::Space))
            && let Some(cursor) = self.cursor.code
        {
            self.cursor.toggle(cursor, cx.shared);
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            cx.act(Action::Run(Command::ShowSegments));
        }
        if kit::take_menu_key(ui.ctx()) {
            self.menu_wanted = self.cursor.code.is_some();
        }
        if let Some(level) = level_pressed(ui) {
            commands::set_level(&self.selected(cx), level, cx);
        }
        for (key, open) in [(Key::Plus, true), (Key::Minus, false)] {
            if pressed(Modifiers::NONE, key)
                && let Some(cursor) = self.cursor.code
            {
                self.set_open(cursor, open);
            }
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            if !self.filter.is_empty() {
                self.filter.clear();
                self.found = None;
            } else if cx.shared.codes.is_empty() {
                ui.memory_mut(egui::Memory::stop_text_input);
            } else {
                cx.shared.codes.clear();
                self.cursor.selection.clear();
            }
        }
        if pressed(Modifiers::NONE, Key::Slash) {
            self.filter_wanted = true;
        }
    }
}
