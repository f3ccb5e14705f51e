//! The keyboard of the tree.

use egui::{Event, EventFilter, Key, Modifiers, Sense, Ui};

use super::CodesPane;
use crate::model::{CodeId, CodeRef, Level};
use crate::ui::action::Action;
use crate::ui::command::{Command, Context};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, take_key};
use crate::ui::parts::codes::commands::{self, CodeSystem as _, SIDEWAYS, UPRIGHT, level_pressed};
use crate::ui::parts::codes::drops::{Nudge, nudge};
use crate::ui::parts::codes::tree::{ArrowEffect, CursorStep};

/// Letters typed closer together than this, in seconds, are one word.
const TYPE_AHEAD: f64 = 1.0;

impl CodesPane {
    /// Gives the selected passage this code.
    pub(super) fn code_with(&self, id: CodeId, cx: &mut Cx<'_>) {
        cx.act(Action::CodeWords(CodeRef::Id(id)));
    }

    /// Listens to the keyboard, when the tree has it.
    pub(super) fn keyboard_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let id = ui.scope_id().with("tree");
        self.keyboard = Some(id);
        let rect = ui.available_rect_before_wrap();
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        let name = cx.tr("codes-title");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Tree, true, &name));
        self.select_awaited(cx);
        if std::mem::take(&mut self.focus_wanted) {
            response.request_focus();
        }
        if !response.has_focus() {
            self.typed.clear();
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            tab: false,
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        // Keys are for the menu of a row as long as it is open.
        if egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        // What the filter hides is not what the keyboard is on.
        if !self.cursor.code.is_some_and(|id| self.is_seen(id)) {
            let hit = self.rows.iter().position(|row| row.hit).unwrap_or(0);
            self.cursor.code = self.tree.code_at(&self.rows, hit);
            self.cursor.anchor = self.cursor.code;
        }
        self.walk_keys(ui, cx, self.rows_of_a_page(rect.height()));
        self.move_keys(ui, cx);
        self.other_keys(ui, cx);
        for command in Command::ALL.iter().filter(|c| c.context() == Context::Codes) {
            if ui.input_mut(|i| command.pressed(i)) {
                cx.act(Action::Run(*command));
            }
        }
        self.type_ahead(ui, cx);
    }

    /// How many rows a page takes the cursor on.
    fn rows_of_a_page(&self, height: f32) -> isize {
        let top = self.places.offset();
        let seen = self.places.places().visible(top, top + height).len();
        seen.saturating_sub(1).max(1) as isize
    }

    fn walk_keys(&mut self, ui: &Ui, cx: &mut Cx<'_>, page: isize) {
        let dir = Dir::of(ui.ctx());
        let steps = [
            (Key::ArrowUp, CursorStep::By(-1)),
            (Key::ArrowDown, CursorStep::By(1)),
            (Key::PageUp, CursorStep::By(-page)),
            (Key::PageDown, CursorStep::By(page)),
            (Key::Home, CursorStep::First),
            (Key::End, CursorStep::Last),
        ];
        for (key, step) in steps {
            for (modifiers, extend) in [(Modifiers::NONE, false), (Modifiers::SHIFT, true)] {
                while take_key(ui, modifiers, key) {
                    if let Some(to) = self.tree.step(&self.rows, self.cursor.code, step) {
                        self.go(to, extend, cx);
                    }
                }
            }
            // With Ctrl the cursor goes alone; Ctrl+Space then picks.
            while take_key(ui, Modifiers::COMMAND, key) {
                if let Some(to) = self.tree.step(&self.rows, self.cursor.code, step) {
                    self.cursor.code = Some(to);
                    self.scroll_to = Some(to);
                }
            }
        }
        let (inward, outward) = dir.arrows();
        for (key, into) in [(inward, true), (outward, false)] {
            while take_key(ui, Modifiers::NONE, key) {
                let Some(cursor) = self.cursor.code else { break };
                let turn = if into {
                    self.tree.inward(&self.rows, cursor)
                } else {
                    self.tree.outward(&self.rows, cursor)
                };
                match turn {
                    Some(ArrowEffect::Open(id)) => self.set_open(id, true),
                    Some(ArrowEffect::Close(id)) => self.set_open(id, false),
                    Some(ArrowEffect::Go(id)) => self.go(id, false, cx),
                    None => {}
                }
            }
        }
    }

    /// Puts the cursor on a row and selects it, or everything from the anchor to it.
    pub(super) fn go(&mut self, to: CodeId, extend: bool, cx: &mut Cx<'_>) {
        self.scroll_to = Some(to);
        let between = |anchor| self.tree.between(&self.rows, anchor, to);
        self.cursor.go(to, extend, between, cx.shared);
    }

    pub(super) fn set_open(&mut self, id: CodeId, open: bool) {
        self.cursor.set_open(id, open, &self.tree);
        self.rows_for = None;
        self.refresh_rows();
    }

    /// Alt and an arrow up or down, Alt, Shift and one to the side move the selected codes.
    fn move_keys(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let (inward, outward) = Dir::of(ui.ctx()).arrows();
        let ways = [
            (UPRIGHT, Key::ArrowUp, Nudge::Up),
            (UPRIGHT, Key::ArrowDown, Nudge::Down),
            (SIDEWAYS, inward, Nudge::In),
            (SIDEWAYS, outward, Nudge::Out),
        ];
        for (modifiers, key, way) in ways {
            if take_key(ui, modifiers, key) {
                let codes = self.tree.topmost(&self.selected(cx));
                if let Some(outcome) = nudge(&self.tree, &codes, way) {
                    if let crate::ui::parts::codes::drops::DropOutcome::Move {
                        parent: Some(parent), ..
                    } = outcome
                    {
                        self.cursor.closed.remove(&parent);
                    }
                    self.scroll_to = codes.last().copied();
                    cx.act(Action::EditWithToast(outcome.edit(codes)));
                }
            }
        }
    }

    fn other_keys(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let pressed = |modifiers, key| take_key(ui, modifiers, key);
        if pressed(Modifiers::COMMAND, Key::A) {
            cx.shared.codes = (0..self.rows.len())
                .filter_map(|r| self.tree.code_at(&self.rows, r))
                .collect();
            self.cursor.selection.clone_from(&cx.shared.codes);
        }
        if pressed(Modifiers::COMMAND, Key::Space)
            && let Some(cursor) = self.cursor.code
        {
            self.cursor.toggle(cursor, cx.shared);
        }
        if kit::take_menu_key(ui.ctx()) {
            self.menu_wanted = self.cursor.code.is_some();
            self.scroll_to = self.cursor.code;
        }
        if let Some(level) = level_pressed(ui) {
            self.set_level(level, cx);
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            if self.filter.is_empty() {
                // Of several selected ones none is any more; from there the keyboard goes to the text.
                let several = cx.shared.codes.len() > 1;
                cx.shared.codes.clear();
                self.cursor.selection.clear();
                if !several {
                    cx.act(Action::GoToText);
                }
            } else {
                self.filter.clear();
                self.refresh_rows();
                self.scroll_to = self.cursor.code;
            }
        }
        if pressed(Modifiers::NONE, Key::Slash) {
            self.filter_wanted = true;
        }
    }

    /// Gives what is selected a level.
    pub(super) fn set_level(&self, level: Level, cx: &mut Cx<'_>) {
        commands::set_level(&self.selected(cx), level, cx);
    }

    fn type_ahead(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let (text, now) = ui.input(|i| {
            let texts = i.events.iter().filter_map(|event| match event {
                Event::Text(text) if !(i.modifiers.command || i.modifiers.alt) => Some(text.as_str()),
                _ => None,
            });
            (texts.collect::<String>(), i.time)
        });
        if text.is_empty() || self.naming.is_some() || (self.typed.is_empty() && text.trim().is_empty()) {
            return;
        }
        if now - self.typed_at > TYPE_AHEAD {
            self.typed.clear();
        }
        self.typed_at = now;
        // The same letter again goes on to the next name.
        if self.typed != text {
            self.typed.push_str(&text);
        }
        if let Some(found) = self.tree.type_ahead(&self.rows, self.cursor.code, &self.typed) {
            self.go(found, false, cx);
        }
    }
}
