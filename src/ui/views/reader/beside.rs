//! A text that stands beside another: what it is told of that one, and how it follows words that are edited there.

use egui::{Ui, Widget as _};

use super::ReaderPane;
use super::editing::{EditedText, bar};
use crate::model::DocumentId;
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, StyledText, paint_icon};
use crate::ui::shared::TextSide;
use crate::ui::theme::Theme;
use crate::ui::typeset::DocumentOptions;

/// What a text is told of itself and of the text beside it.
#[derive(Clone, Copy)]
pub struct Neighbour<'a> {
    /// Where this text stands.
    pub side: TextSide,
    /// Whether this text has the focus.
    pub has_focus: bool,
    /// The text beside it.
    pub other: &'a ReaderPane,
}

impl<'a> Neighbour<'a> {
    /// Whether the text beside shows a document.
    pub(super) fn shows(self, document: DocumentId) -> bool {
        let opened = self.other.opened.as_ref();
        opened.is_some_and(|opened| opened.document.id == document)
    }

    /// Whether the text beside is being edited.
    pub(super) fn is_editing(self) -> bool {
        self.other.is_editing()
    }

    /// The words of a document as they are being edited beside.
    fn edited(self, document: DocumentId) -> Option<&'a EditedText> {
        let editing = self.other.edit_state.editing.as_ref();
        editing.filter(|editing| editing.document == document)
    }
}

impl ReaderPane {
    /// The name of the document for screen readers; of one of two texts with where it stands.
    pub(super) fn title(&self, cx: &Cx<'_>, neighbour: Option<Neighbour<'_>>) -> String {
        let Some(opened) = &self.opened else {
            return String::new();
        };
        let name = &opened.document.name;
        match neighbour.map(|neighbour| neighbour.side) {
            None => name.clone(),
            Some(TextSide::First) => cx.words.with("reader-first-text", &[("name", name)]),
            Some(TextSide::Second) => cx.words.with("reader-second-text", &[("name", name)]),
        }
    }

    /// Draws a document whose words are being edited in the text beside as they stand there; whether they are. They are
    /// only read here: what is stored has other places for them.
    pub(super) fn draft_beside_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        neighbour: Option<Neighbour<'_>>,
    ) -> bool {
        let document = self.opened.as_ref().map(|opened| opened.document.id);
        let edited = neighbour
            .zip(document)
            .and_then(|(neighbour, document)| neighbour.edited(document));
        let Some(edited) = edited else { return false };
        let theme = Theme::of(ui.ctx());
        bar(ui, &theme, |ui| {
            paint_icon(ui, Icon::Edit, theme.colours.accent);
            let text = cx.words.get("reader-edited-beside");
            StyledText::new(&text).secondary().elided().ui(ui);
        });
        let options = DocumentOptions {
            accepts_drop: false,
            ..self.options(ui, cx, &theme, neighbour)
        };
        let Some(opened) = &mut self.opened else {
            return true;
        };
        let draft = &edited.draft;
        let answer = opened
            .view
            .show(ui, draft.content(), draft.decorations(), &options);
        opened.remember_place(cx.settings);
        self.id = Some(answer.response.id);
        if std::mem::take(&mut self.wants_focus) {
            answer.response.request_focus();
        }
        self.had_focus = self.id.is_some_and(|id| ui.memory(|memory| memory.has_focus(id)));
        self.bubble.hide();
        cx.shared.passage = None;
        cx.shared.coding = None;
        true
    }

    /// Forgets what it shows, so that it takes no room while it is not seen; where unfinished edits are kept it knows.
    pub fn empty(&mut self) {
        let mut emptied = Self::default();
        emptied.edit_state.folder = self.edit_state.folder.take();
        *self = emptied;
    }

    /// Whether it shows no document.
    pub fn is_empty(&self) -> bool {
        self.opened.is_none()
    }
}
