//! The panes and pages of an open project.

use super::texts::TextPair;
use crate::model::CodeId;
use crate::settings::{Docks, Pane};
use crate::ui::cx::Cx;
use crate::ui::docks::WindowPart;
use crate::ui::parts::codes::commands::CodeSystem;
use crate::ui::parts::view::View;
use crate::ui::shared::{Page, Shared};
use crate::ui::views::{
    board, codes, documents, findings, history, ladder, memos, participants, picker, reader, search, segments,
};

/// The panes and pages of an open project, each with what it remembers.
#[derive(Default)]
pub struct Panes {
    /// Documents and groups.
    pub documents: documents::DocumentsPane,
    /// The code system.
    pub codes: codes::CodesPane,
    /// The text that has the focus.
    pub reader: reader::ReaderPane,
    /// The other text, while two stand beside each other; see [`crate::ui::shared::Shared::other`].
    pub beside: reader::ReaderPane,
    /// What is remembered of the texts' standing beside each other.
    pub texts: TextPair,
    /// Retrieved segments and the selected coding.
    pub segments: segments::SegmentsPane,
    /// Find in all documents, when open.
    pub search: Option<search::SearchPane>,
    /// The code picker, when open.
    pub picker: Option<picker::Picker>,
    /// The category board.
    pub board: board::BoardPage,
    /// From utterances to categories.
    pub ladder: ladder::LadderPage,
    /// Participants.
    pub participants: participants::ParticipantsPage,
    /// Memos.
    pub memos: memos::MemosPage,
    /// Tables of what was found.
    pub findings: findings::FindingsPage,
    /// The journal.
    pub history: history::HistoryPage,
}

impl Panes {
    /// Whether a pane is seen on the coding page.
    pub fn shows(&self, docks: &Docks, pane: Pane) -> bool {
        match pane {
            Pane::Search => self.search.is_some(),
            Pane::Documents | Pane::Codes | Pane::Segments => docks.is_shown(pane),
        }
    }

    /// The pane at a place of the coding page; the search only when it is open.
    pub fn part(&mut self, part: WindowPart) -> Option<&mut dyn View> {
        Some(match part {
            WindowPart::Text => &mut self.reader,
            WindowPart::Pane(Pane::Documents) => &mut self.documents,
            WindowPart::Pane(Pane::Codes) => &mut self.codes,
            WindowPart::Pane(Pane::Segments) => &mut self.segments,
            WindowPart::Pane(Pane::Search) => self.search.as_mut()?,
        })
    }

    /// Gives the keyboard to a pane beside the text, or to the text.
    pub fn give_keyboard(&mut self, pane: Option<Pane>) {
        if let Some(view) = self.part(pane.map_or(WindowPart::Text, WindowPart::Pane)) {
            view.take_keyboard();
        }
    }

    /// Closes the search through all documents, where it is open: the pane in which it was opened has the keyboard again, or
    /// the text where that pane is not seen. `text_only` tells whether nothing but the text is.
    pub fn close_search(&mut self, docks: &Docks, text_only: bool, shared: &mut Shared) {
        let Some(search) = self.search.take() else {
            return;
        };
        let is_seen = |pane: &Pane| !text_only && self.shows(docks, *pane);
        let back = search.opened_in().filter(is_seen);
        shared.pane = back;
        self.give_keyboard(back);
    }

    /// Keeps what is written in a cell or a field of a view that is not in sight any more: that field is not drawn and
    /// cannot tell that it was left. `text_only` tells whether the coding page shows nothing but the text.
    pub fn keep_what_was_left(&mut self, page: Page, text_only: bool, cx: &mut Cx<'_>) {
        if page != Page::Memos {
            self.memos.leave(cx);
        }
        if page != Page::Coding {
            self.documents.leave_naming(cx);
            self.codes.leave_naming(cx);
        }
        if page != Page::Board {
            self.board.leave_naming(cx);
        }
        let beside = page == Page::Coding && !text_only && cx.settings.docks.is_shown(Pane::Segments);
        let views: [(&mut dyn View, bool); 3] = [
            (&mut self.participants, page == Page::Participants),
            (&mut self.ladder, page == Page::Ladder),
            (&mut self.segments, beside),
        ];
        for (view, in_sight) in views {
            if !in_sight {
                let edits = view.unsaved(cx.snapshot());
                edits.into_iter().rev().for_each(|edit| cx.keep_unseen(edit));
            }
        }
    }

    /// All that is there, the texts first.
    pub fn views(&mut self) -> impl Iterator<Item = &mut dyn View> {
        let Self {
            documents,
            codes,
            reader,
            beside,
            texts: _,
            segments,
            search,
            picker: _,
            board,
            ladder,
            participants,
            memos,
            findings,
            history,
        } = self;
        let views: [&mut dyn View; 11] = [
            reader,
            beside,
            documents,
            codes,
            segments,
            board,
            ladder,
            participants,
            memos,
            findings,
            history,
        ];
        let search = search.as_mut().map(|search| search as &mut dyn View);
        views.into_iter().chain(search)
    }

    /// The view in which the code system is seen on a page: the board, or else the tree, which comes into view for it.
    pub fn code_system(&mut self, page: Page) -> &mut dyn CodeSystem {
        if page == Page::Board {
            &mut self.board
        } else {
            &mut self.codes
        }
    }

    /// The code that the keyboard is on, in the view in which the code system is seen on a page.
    pub fn code_cursor(&self, page: Page) -> Option<CodeId> {
        if page == Page::Board {
            self.board.cursor()
        } else {
            self.codes.cursor()
        }
    }
}
