//! A place in a document, to come back to.

use super::ReaderPane;
use crate::model::{DocumentId, TextId};
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

    /// Goes to the place that was asked for, once its document is open.
    pub(super) fn go_to_wanted_place(&mut self) {
        let Some(opened) = &mut self.opened else { return };
        let document = opened.document.id;
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
