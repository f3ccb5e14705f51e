//! A place in a document, to come back to.

use super::ReaderPane;
use super::opened::{CodingEmphasis, kept_place, view_place};
use crate::model::{DocumentId, Snapshot, TextId};
use crate::settings::{EmphasisView, ReadingPlace};
use crate::text::CharRange;
use crate::ui::typeset::ViewPlace;

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextPlace {
    /// The document.
    pub document: DocumentId,
    /// The version of its text to which `passage` belongs.
    text: TextId,
    /// What stands at the top of the view.
    pub top: ViewPlace,
    /// The selected passage.
    pub passage: Option<CharRange>,
}

impl ReaderPane {
    /// Where the reader stands; `None` while it shows no document, or is still to go somewhere.
    pub fn place(&self) -> Option<TextPlace> {
        let opened = self.opened.as_ref()?;
        Some(TextPlace {
            document: opened.document.id,
            text: opened.document.text,
            top: opened.view.place(),
            passage: opened.passage(),
        })
    }

    /// Goes to a place when the pane is drawn next. The passage is selected where the text is still the same.
    pub fn go_to(&mut self, place: TextPlace) {
        self.wanted = None;
        self.wanted_place = Some(place);
    }

    /// The place as it is kept for the next opening; nothing as long as no document is shown.
    pub fn kept_place(&self) -> Option<ReadingPlace> {
        Some(kept_place(self.opened.as_ref()?.view.place()))
    }

    /// Shows a document at a place that was kept, when the pane is drawn next.
    pub fn recall_place(&mut self, document: DocumentId, place: ReadingPlace) {
        self.recalled = Some((document, view_place(place)));
    }

    /// Which codings stand out, as it is kept.
    pub fn emphasis(&self, snapshot: &Snapshot) -> EmphasisView {
        self.filter.noted(snapshot)
    }

    /// Lets those codings stand out that did so when it was kept.
    pub fn recall_emphasis(&mut self, view: &EmphasisView, snapshot: &Snapshot) {
        self.filter = CodingEmphasis::recalled(view, snapshot);
    }

    /// Goes to the place that was asked for, once its document is open.
    pub(super) fn go_to_wanted_place(&mut self) {
        let Some(opened) = &mut self.opened else { return };
        let document = opened.document.id;
        if let Some((_, place)) = self.recalled.take_if(|(of, _)| *of == document) {
            opened.view.set_place(place);
        }
        let Some(place) = self.wanted_place.take_if(|place| place.document == document) else {
            return;
        };
        opened.view.set_place(place.top);
        let passage = place.passage.filter(|_| place.text == opened.document.text);
        opened
            .view
            .set_selection(passage.map(|passage| opened.text.bytes(passage)));
    }
}
