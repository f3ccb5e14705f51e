//! Commands that mark the selected codings, and that join them with their neighbours.

use super::App;
use crate::model::{Edit, Importance};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::shared::Page;

impl App {
    /// Raises the importance of the selected codings to one above that of the most important of them.
    pub(super) fn raise_importance(&mut self) {
        let Some(project) = &self.project else { return };
        let codings = project.chosen_codings();
        let snapshot = project.work.session.snapshot();
        let rows = codings.iter().filter_map(|id| snapshot.coding(*id));
        let now = rows.map(|row| row.importance).max().unwrap_or(Importance::NONE);
        let beside_text = project.work.shared.page == Page::Coding;
        if let Some(sentence) = self.edit(Edit::SetImportance(codings, now.next()))
            && !beside_text
        {
            // Beside the text the marks are seen; elsewhere they may not be.
            self.offer(sentence, "toast-undo", Action::Run(Command::Undo));
        }
    }

    /// Makes one coding of each selected coding and its neighbours, and selects the one that has become of the
    /// selected one.
    pub(super) fn merge_neighbours(&mut self) {
        let Some(project) = &self.project else { return };
        let codings = project.chosen_codings();
        let before = project.work.selected_coding().cloned();
        let Some(sentence) = self.edit(Edit::MergeNeighbours(codings)) else {
            return;
        };
        if let (Some(project), Some(before)) = (&mut self.project, before) {
            let rows = project.work.session.snapshot().codings_in(before.document).iter();
            let mut alike = rows.filter(|c| (c.code, c.coder) == (before.code, before.coder));
            project.work.shared.coding = alike.find(|c| c.range.contains(before.range)).map(|c| c.id);
        }
        self.offer(sentence, "toast-undo", Action::Run(Command::Undo));
    }
}
