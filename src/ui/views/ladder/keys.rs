//! The keys of the table while no cell is written in. Coding keys (recode, remove, memo, recent codes) are commands.

use egui::{EventFilter, Key, Modifiers, Ui};

use super::LadderPage;
use super::columns::LadderColumn;
use crate::model::{Edit, MemoTarget, OperationKind};
use crate::ui::action::{Action, Dialog, PastedCells};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::Dir;
use crate::ui::kit::{leave_by_tab, take_key};
use crate::ui::parts::pasted::take_pasted;
use crate::ui::parts::quotation::take_copy;
use crate::ui::typeset::take_typed;

impl LadderPage {
    /// Does what is pressed; `view` is the height of the rows in sight, in points.
    pub(super) fn keys(&mut self, ui: &Ui, cx: &mut Cx<'_>, view: f32) {
        let count = self.found().entries.len();
        if count == 0 || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        if let Some(body) = self.body {
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                // Where no cell is gone to, Tab goes through the page.
                tab: self.cursor.coding.is_some(),
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(body, filter));
        }
        // With Alt the arrows go through the codings of the text.
        if ui.input(|input| input.modifiers.alt) {
            return;
        }
        let pressed = |modifiers, key| take_key(ui, modifiers, key);
        let (inward, outward) = Dir::of(ui.ctx()).arrows();
        let last = count - 1;
        if pressed(Modifiers::COMMAND, Key::Home) {
            return self.go_to(0, false, cx);
        }
        if pressed(Modifiers::COMMAND, Key::End) {
            return self.go_to(last, false, cx);
        }
        if pressed(Modifiers::COMMAND, Key::A) {
            self.selected = self.found().entries.iter().map(|entry| entry.coding).collect();
            return;
        }
        if pressed(Modifiers::COMMAND, Key::Enter) {
            return self.show_row(self.cursor.row, cx);
        }
        for (key, by) in [(inward, 1), (outward, -1)] {
            if pressed(Modifiers::NONE, key) {
                self.cursor.column = self.cursor.column.step(by);
            }
        }
        if pressed(Modifiers::NONE, Key::Home) {
            self.cursor.column = LadderColumn::Utterance;
        }
        if pressed(Modifiers::NONE, Key::End) {
            self.cursor.column = LadderColumn::Category;
        }
        let at = self.cursor.coding.and(Some(self.cursor.row));
        let page = |at: usize, down: bool| {
            let far = f64::from(view) - self.standing.height(at);
            let y = self.standing.top(at) + if down { far } else { -far };
            let to = self.standing.at(y.max(0.0));
            // A row higher than the view is passed as well.
            if down {
                to.max(at + 1)
            } else {
                to.min(at.saturating_sub(1))
            }
        };
        let mut target = None;
        for (key, to) in [
            (Key::ArrowDown, at.map_or(0, |at| at + 1)),
            (Key::ArrowUp, at.map_or(last, |at| at.saturating_sub(1))),
            (Key::PageDown, at.map_or(0, |at| page(at, true))),
            (Key::PageUp, at.map_or(0, |at| page(at, false))),
        ] {
            for modifiers in [Modifiers::SHIFT, Modifiers::NONE] {
                if pressed(modifiers, key) {
                    target = Some((to.min(last), modifiers.shift));
                }
            }
        }
        if let Some((row, extend)) = target {
            return self.go_to(row, extend, cx);
        }
        let Some(row) = at else { return };
        for (modifiers, forward) in [(Modifiers::SHIFT, false), (Modifiers::NONE, true)] {
            if pressed(modifiers, Key::Tab) {
                return self.tab(ui, row, forward, cx);
            }
        }
        if let Some(block) = take_pasted(ui) {
            return self.paste(row, &block, cx);
        }
        // Only the condensed unit has words of the row's own. In the other cells letters are commands.
        if self.cursor.column == LadderColumn::Condensed
            && let Some(typed) = take_typed(ui)
        {
            return self.type_condensed(row, typed, cx);
        }
        if self.cursor.column == LadderColumn::Condensed && pressed(Modifiers::NONE, Key::Delete) {
            return self.empty_condensed(row, cx);
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            if self.selected.len() > 1 {
                self.selected = self.cursor.coding.into_iter().collect();
            } else {
                // Tab leaves the table from here, and no row is meant by a key any more.
                self.selected.clear();
                self.cursor.coding = None;
                cx.shared.coding = None;
                self.followed = None;
            }
            return;
        }
        if pressed(Modifiers::NONE, Key::Enter) {
            self.activate(row, cx);
        } else if pressed(Modifiers::NONE, Key::F2) {
            match self.cursor.column {
                LadderColumn::Utterance | LadderColumn::Condensed => self.condense(row, cx),
                column => self.rename(row, column, cx),
            }
        } else if pressed(Modifiers::NONE, Key::F3) || ui.input_mut(|input| Command::Memo.pressed(input)) {
            self.memo(row, cx);
        } else if ui.input_mut(|input| Command::Condense.pressed(input)) {
            self.condense(row, cx);
        } else if take_copy(ui) {
            self.copy_rows(ui, cx);
        }
    }

    /// Goes to the next cell, or to the one before, and out of the table beyond its ends.
    fn tab(&mut self, ui: &Ui, row: usize, forward: bool, cx: &mut Cx<'_>) {
        let columns = LadderColumn::ALL.len();
        let at = row * columns + self.cursor.column.index();
        let next = if forward { Some(at + 1) } else { at.checked_sub(1) };
        let next = next.filter(|next| next / columns < self.found().entries.len());
        let Some(next) = next else {
            return leave_by_tab(ui, forward);
        };
        self.cursor.column = LadderColumn::ALL.get(next % columns).copied().unwrap_or_default();
        if next / columns != row {
            self.go_to(next / columns, false, cx);
        }
    }

    /// Writes a block from a spreadsheet into the condensed units from a row on, as one operation. The other columns take
    /// nothing: what stands there is the text's, or of codes.
    fn paste(&mut self, row: usize, block: &[Vec<String>], cx: &mut Cx<'_>) {
        let condensed = LadderColumn::Condensed.index();
        let first = self.cursor.column.index();
        let mut pasted = PastedCells::new(OperationKind::CodingCondense);
        for (row, cells) in (row..).zip(block) {
            let card = self.card(row, cx);
            for (column, cell) in (first..).zip(cells) {
                let text = cell.trim();
                match &card {
                    Some(card) if column == condensed => {
                        pasted.fill(&card.condensed, text);
                        if text != card.condensed {
                            pasted.note(card.text(LadderColumn::Code));
                            let edit = Edit::SetCondensed(card.condensed_of, text.to_owned());
                            pasted.edits.push(edit);
                        }
                    }
                    _ => pasted.left += usize::from(!text.is_empty()),
                }
            }
        }
        cx.act(Action::Paste(Box::new(pasted)));
    }

    /// Does what lies nearest in the cell at the cursor: goes to the text, writes, gives another code, moves.
    pub(super) fn activate(&mut self, row: usize, cx: &mut Cx<'_>) {
        match self.cursor.column {
            LadderColumn::Utterance | LadderColumn::Condensed => self.condense(row, cx),
            LadderColumn::Code => cx.act(Action::Run(Command::Recode)),
            column => {
                // In the column of the category it is the subcategory that moves, where there is one.
                let card = self.card(row, cx);
                let below = [column.step(-1), LadderColumn::Code];
                let code = card.and_then(|card| below.iter().find_map(|column| card.code(*column)));
                if let Some(code) = code {
                    cx.act(Action::Show(Dialog::MoveCodes(vec![code])));
                }
            }
        }
    }

    /// Opens the memo of a row: that of whichever coder wrote one.
    pub(super) fn memo(&mut self, row: usize, cx: &mut Cx<'_>) {
        let written = self.card(row, cx).and_then(|card| card.memo);
        let own = self.found().entry(row).map(|entry| entry.coding);
        if let Some(coding) = written.or(own) {
            cx.act(Action::Show(Dialog::Memo(MemoTarget::Coding(coding))));
        }
    }

    /// Shows a row's passage in the text and gives the text the keyboard.
    pub(super) fn show_row(&mut self, row: usize, cx: &mut Cx<'_>) {
        let Some(entry) = self.found().entry(row).copied() else {
            return;
        };
        cx.settings.ladder.text = true;
        self.show_in_text(&entry, cx);
        if let Some(lead) = &mut self.passage_to_show {
            lead.with_keyboard = true;
        }
    }
}
