//! Which of the retrieved passages are picked, for what is done with many at once.

use std::collections::BTreeSet;

use egui::{Ui, Widget as _};

use crate::model::{CodingId, Edit};
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, Icon, MenuItem, StyledText, spread};
use crate::ui::parts::importance::importance_menu_ui;

/// The picked passages, by their codings.
#[derive(Debug, Default)]
pub(super) struct PickedSegments {
    codings: BTreeSet<CodingId>,
    /// The row from which a range is picked.
    anchor: Option<usize>,
}

impl PickedSegments {
    /// Whether this passage is picked.
    pub fn contains(&self, coding: CodingId) -> bool {
        self.codings.contains(&coding)
    }

    /// How many are picked.
    pub fn len(&self) -> usize {
        self.codings.len()
    }

    /// Picks one row alone, which then begins a range.
    pub fn only(&mut self, row: usize, coding: CodingId) {
        self.codings.clear();
        self.codings.insert(coding);
        self.anchor = Some(row);
    }

    /// Adds a passage, or takes it away.
    pub fn toggle(&mut self, row: usize, coding: CodingId) {
        if !self.codings.remove(&coding) {
            self.codings.insert(coding);
        }
        self.anchor = Some(row);
    }

    /// Picks all from where the range begins to this row.
    pub fn extend(&mut self, from: usize, row: usize, coding_at: impl Fn(usize) -> Option<CodingId>) {
        let anchor = *self.anchor.get_or_insert(from);
        self.codings = (anchor.min(row)..=anchor.max(row))
            .filter_map(coding_at)
            .collect();
    }

    /// Picks nothing any more.
    pub fn clear(&mut self) {
        self.codings.clear();
        self.anchor = None;
    }

    /// Forgets what is no longer retrieved, so that nothing is done to what is not seen.
    pub fn retain(&mut self, is_retrieved: impl Fn(CodingId) -> bool) {
        self.codings.retain(|id| is_retrieved(*id));
        self.anchor = None;
    }

    /// What is done to `coding` is done to all that are picked, if it is one of them.
    pub fn with(&self, coding: CodingId) -> Vec<CodingId> {
        if self.contains(coding) {
            self.codings.iter().copied().collect()
        } else {
            vec![coding]
        }
    }

    /// How many are picked, and what can be done with them all.
    pub fn bar_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.len() < 2 {
            return;
        }
        let words = cx.words.clone();
        let count = words.with("segments-picked", &[("n", self.len())]);
        spread(
            ui,
            |ui| StyledText::new(&count).secondary().elided().ui(ui),
            |ui| {
                let remove = Command::Uncode.text(&words);
                if Button::icon_only(Icon::Trash, &remove)
                    .shortcut("Del")
                    .ui(ui)
                    .clicked()
                {
                    self.delete(cx);
                }
                let recode = Command::Recode.text(&words);
                if Button::icon_only(Icon::Tag, &recode).ui(ui).clicked() {
                    self.recode(cx);
                }
            },
        );
    }

    /// The menu of a card that is picked with others.
    pub fn menu_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let words = cx.words.clone();
        if MenuItem::new(&Command::Recode.text(&words))
            .icon(Icon::Tag)
            .show(ui)
            .clicked()
        {
            self.recode(cx);
        }
        let codings: Vec<CodingId> = self.codings.iter().copied().collect();
        importance_menu_ui(ui, &codings, cx);
        if MenuItem::new(&Command::Uncode.text(&words))
            .icon(Icon::Trash)
            .shortcut("Del")
            .danger()
            .show(ui)
            .clicked()
        {
            self.delete(cx);
        }
    }

    /// Asks for another code of all that are picked.
    pub fn recode(&self, cx: &mut Cx<'_>) {
        let codings = self.codings.iter().copied().collect();
        cx.act(Action::Show(Dialog::Recode(codings)));
    }

    /// Removes the codings of all that are picked, in one step that can be taken back.
    pub fn delete(&mut self, cx: &mut Cx<'_>) {
        let codings: Vec<CodingId> = std::mem::take(&mut self.codings).into_iter().collect();
        if !codings.is_empty() {
            cx.act(Action::EditWithToast(Edit::DeleteCodings(codings)));
        }
    }
}
