//! Commands that mark the selected codings, and that join them with their neighbours; and how what they change is seen.

use super::App;
use crate::model::{DocumentId, Edit, Importance};
use crate::text::CharRange;
use crate::ui::shared::Page;

impl App {
    /// Raises the importance of the selected codings to one above that of the most important of them.
    pub(super) fn raise_importance(&mut self) {
        let Some(project) = &self.project else { return };
        let codings = project.chosen_codings();
        let snapshot = project.work.session.snapshot();
        let rows = codings.iter().filter_map(|id| snapshot.coding(*id));
        let now = rows.map(|row| row.importance).max().unwrap_or(Importance::NONE);
        self.show_what_changes(self.passage_of_coding());
        self.edit_and_tell(Edit::SetImportance(codings, now.next()));
    }

    /// Makes one coding of each selected coding and its neighbours, and selects the one that has become of the
    /// selected one.
    pub(super) fn merge_neighbours(&mut self) {
        let Some(project) = &self.project else { return };
        let codings = project.chosen_codings();
        let before = project.work.selected_coding().cloned();
        self.show_what_changes(self.passage_of_coding());
        let Some(sentence) = self.edit(Edit::MergeNeighbours(codings)) else {
            return;
        };
        if let (Some(project), Some(before)) = (&mut self.project, before) {
            let rows = project.work.session.snapshot().codings_in(before.document).iter();
            let mut alike = rows.filter(|c| (c.code, c.coder) == (before.code, before.coder));
            project.work.shared.coding = alike.find(|c| c.range.contains(before.range)).map(|c| c.id);
        }
        self.offer_undo(sentence);
    }

    /// Scrolls the text to a passage in which something is about to change, where it is out of sight, and lights it up;
    /// whether it did. What is changed is to be seen, also where it was selected long ago.
    pub(super) fn show_what_changes(&mut self, passage: Option<(DocumentId, CharRange)>) -> bool {
        let Some((document, range)) = passage else {
            return false;
        };
        let beside_ladder = self.settings.ladder.text;
        self.with_panes(|panes, _, cx| match cx.shared.page {
            Page::Coding => panes.reader.show_unseen(document, range),
            Page::Ladder => beside_ladder && panes.reader.show_unseen(document, range),
            Page::Board | Page::Participants | Page::Memos | Page::Findings | Page::History => false,
        })
        .unwrap_or(false)
    }

    /// Where the selected coding is.
    fn passage_of_coding(&self) -> Option<(DocumentId, CharRange)> {
        let coding = self.project.as_ref()?.work.selected_coding()?;
        Some((coding.document, coding.range))
    }

    /// Where a code is taken away: in the selected words, or else all of the selected coding.
    pub(super) fn uncoded_passage(&self) -> Option<(DocumentId, CharRange)> {
        let passage = self.project.as_ref()?.meant_passage();
        passage.or_else(|| self.passage_of_coding())
    }
}
