//! A text that stands beside another: what it is told of that one, and how it follows words that are edited there.

use egui::{Response, Ui, Widget as _};

use super::ReaderPane;
use super::editing::{EditedText, bar};
use crate::model::{DocumentId, TextId};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, StyledText, paint_icon};
use crate::ui::parts::drag::Dragged;
use crate::ui::shared::TextSide;
use crate::ui::theme::Theme;
use crate::ui::typeset::{Decorations, DocumentContent, DocumentOptions, Draft};

/// Bytes of a text beyond which its words are not followed letter by letter: each time all of it is laid down anew.
const LONG: usize = 400_000;
/// How long typing in a long text rests before its words are followed, in seconds.
const RESTS: f64 = 0.3;

/// Lines that the sentence about words that are edited beside takes at most.
const MOST_LINES: usize = 4;

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

/// A state of words that are being edited: the stored ones, the changes to them, and the project with what is drawn on
/// them.
type DraftState = (TextId, u64, u64);

/// A long text that is being edited beside, as it is shown here.
pub(super) struct FollowedDraft {
    content: DocumentContent,
    decorations: Decorations,
    /// The state that is shown.
    shown: DraftState,
    /// The state that the text was in last, and since when.
    seen: (DraftState, f64),
}

/// Says why a code that is dropped on a text gives nothing a code.
pub(super) fn refuse_codes(cx: &mut Cx<'_>, text: &Response, why: &str) {
    let has_codes = matches!(Dragged::over(&text.ctx).as_deref(), Some(Dragged::Codes(_)));
    if has_codes && text.contains_pointer() && Dragged::dropped(&text.ctx).is_some() {
        cx.act(Action::Say(cx.tr(why)));
    }
}

impl FollowedDraft {
    fn of(draft: &Draft, state: DraftState, now: f64) -> Self {
        Self {
            content: draft.content().clone(),
            decorations: draft.decorations().clone(),
            shown: state,
            seen: (state, now),
        }
    }

    /// Takes the words as they are once they have rested; in how many seconds it has to be asked again.
    fn follow(&mut self, draft: &Draft, state: DraftState, now: f64) -> Option<f64> {
        if self.seen.0 != state {
            self.seen = (state, now);
        }
        if self.shown == state {
            return None;
        }
        let wait = self.seen.1 + RESTS - now;
        if wait > 0.0 {
            return Some(wait);
        }
        *self = Self::of(draft, state, now);
        None
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
        let Some(edited) = edited else {
            self.followed_draft = None;
            return false;
        };
        let theme = Theme::of(ui.ctx());
        bar(ui, &theme, |ui| {
            paint_icon(ui, Icon::Edit, theme.colours.accent);
            let text = cx.words.get("reader-edited-beside");
            let room = ui.available_width();
            StyledText::new(&text).secondary().rows(room, MOST_LINES).ui(ui);
        });
        let options = DocumentOptions {
            accepts_drop: false,
            ..self.options(ui, cx, &theme, neighbour)
        };
        let Some(opened) = &mut self.opened else {
            return true;
        };
        let draft = &edited.draft;
        let (content, decorations) = if draft.content().text().len() > LONG {
            let (text, changes) = edited.state();
            let state = (text, changes, cx.session.revision());
            let now = ui.input(|input| input.time);
            let followed = self
                .followed_draft
                .get_or_insert_with(|| FollowedDraft::of(draft, state, now));
            if let Some(wait) = followed.follow(draft, state, now) {
                ui.request_repaint_after_secs(wait as f32);
            }
            (&followed.content, &followed.decorations)
        } else {
            (draft.content(), draft.decorations())
        };
        let answer = opened.view.show(ui, content, decorations, &options);
        refuse_codes(cx, &answer.response, "reader-edited-beside");
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
