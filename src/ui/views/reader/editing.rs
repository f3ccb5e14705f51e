//! Editing the text of the open document: a mode that is entered and left, and one edit of the project when it is left.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Frame, Key, Margin, Modifiers, Ui, Widget as _};

use super::ReaderPane;
use super::beside::{Neighbour, refuse_codes};
use super::find::TextVersion;
use super::find_bar::{FindBarEvent, SearchedText};
use super::opened::OpenedDocument;
use super::replace::ReplaceExtent;
use crate::model::{DocumentId, Edit, Snapshot, TextId, Vanishing, vanishing};
use crate::text::search::FoldedText;
use crate::text::{CharRange, Patch, Splice};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, Icon, StyledText, paint_icon, row, spread, take_key};
use crate::ui::parts::recovery::Recovery;
use crate::ui::parts::view::View as _;
use crate::ui::theme::Theme;
use crate::ui::typeset::Draft;

/// The width, in points, below which the words on the button that drops an edit leave their room to the others.
const NARROW: f32 = 400.0;
/// The least room, in points, in which the hint about editing is worth reading.
const LEAST_HINT: f32 = 160.0;

/// A document whose text is being edited.
pub(super) struct EditedText {
    pub(super) document: DocumentId,
    /// The stored text that the draft changes.
    base: TextId,
    pub(super) draft: Draft,
    recovery: Recovery,
}

/// What the pane keeps of editing.
#[derive(Default)]
pub(super) struct EditState {
    /// Where unfinished edits are kept.
    pub(super) folder: Option<PathBuf>,
    pub(super) editing: Option<EditedText>,
    /// An edit of the open document that was kept from an earlier run of the program, and is offered.
    offered: Option<(DocumentId, TextId, Patch)>,
    /// An edit that was given up, and may be wanted back.
    given_up: Option<(DocumentId, TextId, Patch)>,
    /// The document being edited is not shown any more, and that has been said.
    left: bool,
}

impl ReaderPane {
    /// Keeps unfinished edits in a folder, so that a crash loses none.
    pub fn keep_drafts_in(&mut self, folder: Option<&Path>) {
        self.edit_state.folder = folder.map(Path::to_owned);
    }

    /// Whether the text is being edited.
    pub fn is_editing(&self) -> bool {
        self.edit_state.editing.is_some()
    }

    /// The document whose text is being edited.
    pub fn edited_document(&self) -> Option<DocumentId> {
        self.edit_state.editing.as_ref().map(|editing| editing.document)
    }

    /// The edit of the project that what was edited comes to, and what it would delete; `None` when nothing was
    /// edited.
    pub fn edited(&self, snapshot: &Snapshot) -> Option<(Edit, Vanishing)> {
        let editing = self.edit_state.editing.as_ref()?;
        let (document, patch) = (editing.document, editing.draft.patch().clone());
        let row = snapshot.document(document)?;
        let same = patch.is_empty()
            || patch
                .apply(editing.draft.stored())
                .is_ok_and(|text| text == *editing.draft.stored());
        if same || row.text != editing.base {
            return None;
        }
        let gone = vanishing(snapshot, document, &patch);
        Some((Edit::EditText { document, patch }, gone))
    }

    /// Keeps what was edited for the next start: the last thing before the end, when it cannot be asked about.
    pub fn keep_draft_now(&mut self) {
        if let Some(editing) = &mut self.edit_state.editing {
            editing.recovery.keep_now(&kept(editing.draft.patch()));
        }
    }

    /// Leaves the mode; what was edited is in the project, or was given up.
    pub fn stop_editing(&mut self) {
        if let Some(mut editing) = self.edit_state.editing.take() {
            editing.recovery.forget();
        }
    }

    /// Gives up what was edited, so that it can still be had back. Whether there was anything.
    pub fn give_up_editing(&mut self) -> bool {
        let patch = self
            .edit_state
            .editing
            .as_ref()
            .map(|e| (e.document, e.base, e.draft.patch().clone()));
        self.stop_editing();
        self.edit_state.given_up = patch.filter(|(_, _, patch)| !patch.is_empty());
        self.edit_state.given_up.is_some()
    }

    /// Whether something that was given up may be wanted back.
    pub fn has_given_up(&self) -> bool {
        self.edit_state.given_up.is_some()
    }

    /// Takes up what was given up last.
    pub fn edit_again(&mut self, cx: &mut Cx<'_>) {
        let Some((document, base, patch)) = self.edit_state.given_up.take() else {
            return;
        };
        if self.is_editing() || cx.snapshot().document(document).is_none_or(|d| d.text != base) {
            return;
        }
        if self
            .opened
            .as_ref()
            .is_none_or(|opened| opened.document.id != document)
        {
            cx.act(Action::Open(document, None));
            self.edit_state.offered = Some((document, base, patch));
        } else {
            self.start_editing(cx, patch);
        }
    }

    /// Takes the last step of editing back, or does it again; whether there was one.
    pub fn step_editing(&mut self, back: bool) -> bool {
        match (&mut self.edit_state.editing, &mut self.opened) {
            (Some(editing), Some(opened)) if editing.document == opened.document.id => {
                opened.view.step(&mut editing.draft, back)
            }
            _ => false,
        }
    }

    /// The command: enters the mode, or leaves it.
    pub(super) fn toggle_editing(&mut self, cx: &mut Cx<'_>) {
        if self.is_editing() {
            cx.act(Action::FinishText {
                agreed: false,
                then: None,
            });
        } else {
            // What was left unfinished is gone on with: whoever edits the text again has not thrown it away.
            let offered = self.edit_state.offered.take();
            let open = self.opened.as_ref().map(|opened| opened.document.id);
            let patch = offered.filter(|(document, ..)| Some(*document) == open);
            self.start_editing(cx, patch.map(|(_, _, patch)| patch).unwrap_or_default());
        }
    }

    fn start_editing(&mut self, cx: &mut Cx<'_>, patch: Patch) {
        let Some(opened) = &mut self.opened else { return };
        let document = &opened.document;
        let recovery = Recovery::new(self.edit_state.folder.as_deref(), &name_of(cx, opened));
        let marks = opened.decorations.codings().to_vec();
        let moved = !patch.is_empty();
        let draft = Draft::new(opened.text.clone(), &opened.content, marks, patch);
        let visible = opened.view.visible_range().start;
        let caret = opened.view.selection().unwrap_or(visible..visible);
        let caret = if moved { visible..visible } else { caret };
        opened.view.set_selection(Some(caret));
        self.edit_state.editing = Some(EditedText {
            document: document.id,
            base: document.text,
            draft,
            recovery,
        });
        self.find.close();
        cx.shared.passage = None;
        cx.shared.coding = None;
        self.wants_focus = true;
    }

    /// Looks for an unfinished edit of the document that was just opened, unless the text beside shows it and offers it.
    pub(super) fn look_for_draft(&mut self, cx: &Cx<'_>, neighbour: Option<Neighbour<'_>>) {
        let Some(opened) = &self.opened else { return };
        let (document, text) = (opened.document.id, opened.document.text);
        let edited = self.edited_document() == Some(document)
            || neighbour.is_some_and(|neighbour| neighbour.shows(document));
        let offered = self
            .edit_state
            .offered
            .take()
            .filter(|(d, t, _)| (*d, *t) == (document, text));
        let recovery = || Recovery::new(self.edit_state.folder.as_deref(), &name_of(cx, opened));
        self.edit_state.offered = offered
            .or_else(|| Some((document, text, unfinished(&recovery())?)))
            .filter(|_| !edited);
    }

    /// The line that tells of the mode, or of an edit that was not finished.
    pub(super) fn editing_bar_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, neighbour: Option<Neighbour<'_>>) {
        let open = self.opened.as_ref().map(|opened| opened.document.id);
        if let Some(editing) = self
            .edit_state
            .editing
            .as_ref()
            .filter(|e| Some(e.document) == open)
        {
            let changed = !editing.draft.patch().is_empty();
            mode_ui(ui, cx, changed);
        } else if neighbour.is_some_and(|neighbour| neighbour.is_editing()) {
            // One text is edited at a time.
        } else if self
            .edit_state
            .offered
            .as_ref()
            .is_some_and(|(document, ..)| Some(*document) == open)
        {
            match offer_ui(ui, cx) {
                Some(true) => {
                    if let Some((_, _, patch)) = self.edit_state.offered.take() {
                        self.start_editing(cx, patch);
                    }
                }
                Some(false) => {
                    self.edit_state.offered = None;
                    if let Some(opened) = &self.opened {
                        Recovery::new(self.edit_state.folder.as_deref(), &name_of(cx, opened)).forget();
                    }
                }
                None => {}
            }
        }
    }

    /// Draws the text while it is being edited; whether it is.
    pub(super) fn edit_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        theme: &Theme,
        renewed: bool,
        happened: FindBarEvent,
        neighbour: Option<Neighbour<'_>>,
    ) -> bool {
        let options = self.options(ui, cx, theme, neighbour);
        let (Some(opened), Some(editing)) = (&mut self.opened, &mut self.edit_state.editing) else {
            return false;
        };
        if editing.document != opened.document.id {
            return false;
        }
        editing.follow(opened, renewed);
        self.edit_state.left = false;
        self.find_in_draft(ui, cx, renewed, happened);
        let (Some(opened), Some(editing)) = (&mut self.opened, &mut self.edit_state.editing) else {
            return false;
        };
        if opened.forced_direction().is_some() {
            turned(ui, cx);
        }
        let options = crate::ui::typeset::DocumentOptions {
            accepts_drop: false,
            ..options
        };
        let answer = opened.view.edit(ui, &mut editing.draft, &options);
        refuse_codes(cx, &answer.response, "reader-edited-here");
        self.id = Some(answer.response.id);
        if std::mem::take(&mut self.wants_focus) {
            answer.response.request_focus();
        }
        let now = ui.input(|input| input.time);
        let draft = &editing.draft;
        if let Some(wait) = editing
            .recovery
            .keep(ui.ctx(), draft.revision(), now, || kept(draft.patch()))
        {
            ui.request_repaint_after_secs(wait as f32);
        }
        opened.remember_place(cx.settings);
        cx.shared.passage = None;
        cx.shared.coding = None;
        if answer.left {
            take_key(ui, Modifiers::NONE, Key::Escape);
            // One thing after the other.
            if self.find.find.open {
                self.find.close();
                self.wants_focus = true;
            } else {
                cx.act(Action::FinishText {
                    agreed: false,
                    then: None,
                });
            }
        }
        true
    }

    /// Finds and replaces in the text that is being edited, as it stands.
    fn find_in_draft(&mut self, ui: &Ui, cx: &mut Cx<'_>, renewed: bool, happened: FindBarEvent) {
        if std::mem::take(&mut self.find.replace.agreed) {
            self.replace_in_draft(ReplaceExtent::All, true, cx);
        } else if let FindBarEvent::Replace(extent) = happened {
            self.replace_in_draft(extent, false, cx);
        }
        let typing = self.has_keyboard(ui.ctx());
        let stepped = typing && self.find_keys(ui);
        let (Some(opened), Some(editing)) = (&mut self.opened, &mut self.edit_state.editing) else {
            return;
        };
        let last = self.find.find.current_hit();
        let draft = &editing.draft;
        let sought = self.find.update(&SearchedText {
            version: TextVersion {
                stored: editing.base,
                draft: Some(draft.revision()),
            },
            folded: &|| Arc::new(FoldedText::new(draft.content().text())),
            from: opened.caret_byte(),
        });
        let find = &self.find.find;
        if renewed || sought || stepped || happened != FindBarEvent::Nothing {
            editing.draft.set_hits(find.hits().to_vec(), find.current());
        }
        if happened == FindBarEvent::Closed {
            // What was looked at last is selected, so that one goes on from there.
            opened.view.set_selection(last.or(opened.view.selection()));
            self.wants_focus = true;
        } else if stepped || happened == FindBarEvent::Moved || sought && !typing {
            self.show_hit();
        }
    }

    /// The words that are selected in the text that is being edited.
    pub(super) fn drafted_selection(&self) -> Option<&str> {
        let (opened, editing) = (self.opened.as_ref()?, self.edit_state.editing.as_ref()?);
        let text = editing.draft.content().text();
        text.get(opened.view.selection()?)
            .map(str::trim)
            .filter(|words| !words.is_empty())
    }

    /// Whether undo, or redo, has a step of the text that is being edited to go; `None` where the text has no say and
    /// the steps are those of the project.
    pub fn text_step(&self, back: bool) -> Option<bool> {
        let draft = &self.edit_state.editing.as_ref()?.draft;
        let step = if back { draft.can_undo() } else { draft.can_redo() };
        (step || !draft.patch().is_empty()).then_some(step)
    }

    /// Which state of the text that is being edited it is.
    pub fn edited_state(&self) -> Option<(TextId, u64)> {
        self.edit_state.editing.as_ref().map(EditedText::state)
    }

    /// Finishes an edit of a document that is not shown any more.
    pub(super) fn finish_elsewhere(&mut self, cx: &mut Cx<'_>) {
        let Some(editing) = &self.edit_state.editing else {
            return;
        };
        let left = cx.shared.document != Some(editing.document);
        // It is asked once, and again when the document has been returned to and left again.
        if left && !std::mem::replace(&mut self.edit_state.left, left) {
            cx.act(Action::FinishText {
                agreed: false,
                then: None,
            });
        }
    }
}

impl EditedText {
    /// Which state of the words it is: the stored ones, and the changes to them.
    pub(super) fn state(&self) -> (TextId, u64) {
        (self.base, self.draft.revision())
    }

    /// Follows what has changed in the project meanwhile: codings, the direction, and even the text.
    fn follow(&mut self, opened: &OpenedDocument, renewed: bool) {
        if self.base != opened.document.text {
            // What the person sees stays what it is.
            let patch = Patch::between(opened.text.as_str(), self.draft.content().text());
            let marks = opened.decorations.codings().to_vec();
            self.draft = Draft::new(opened.text.clone(), &opened.content, marks, patch);
            self.base = opened.document.text;
        } else if renewed {
            self.draft.set_marks(opened.decorations.codings().to_vec());
        }
        let (forced, default) = (opened.forced_direction(), opened.content.default_direction());
        if self.draft.direction() != (forced, default) {
            self.draft.set_direction(forced, default);
        }
    }
}

/// A splice as it is kept: where it begins and ends in the stored text, and what comes in.
type KeptSplice = (u32, u32, String);

fn kept(patch: &Patch) -> Vec<KeptSplice> {
    let splices = patch.splices().iter();
    splices
        .map(|s| (s.range.start, s.range.end, s.inserted.clone()))
        .collect()
}

/// The edit that was not finished, if one was kept.
fn unfinished(recovery: &Recovery) -> Option<Patch> {
    let splices = recovery.load::<Vec<KeptSplice>>()?.into_iter();
    let splices = splices.map(|(start, end, inserted)| Splice {
        range: CharRange::new(start, end),
        inserted,
    });
    let patch = Patch::new(splices.collect())
        .inspect_err(|error| log::warn!("an unfinished edit: {error}"))
        .ok()?;
    (!patch.is_empty()).then_some(patch)
}

/// The name under which an unfinished edit is kept.
fn name_of(cx: &Cx<'_>, opened: &OpenedDocument) -> String {
    let document = &opened.document;
    let project = cx.snapshot().project().guid;
    format!("{project}-{}-{}", document.guid, document.text.0)
}

/// Ctrl+Shift+X turns the whole document where a direction was chosen for it; else the view turns the paragraph.
fn turned(ui: &Ui, cx: &mut Cx<'_>) {
    let turn = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    if take_key(ui, turn, Key::X) {
        cx.act(Action::Run(Command::Direction));
    }
}

fn mode_ui(ui: &mut Ui, cx: &mut Cx<'_>, changed: bool) {
    let theme = Theme::of(ui.ctx());
    let words = cx.words.clone();
    bar(ui, &theme, |ui| {
        let keys = Command::EditText.shortcut_text().unwrap_or_default();
        let narrow = ui.available_width() < NARROW;
        let (finished, dropped) = spread(
            ui,
            |ui| {
                paint_icon(ui, Icon::Edit, theme.colours.accent);
                StyledText::new(&words.get("reader-editing"))
                    .strong()
                    .elided()
                    .ui(ui);
                // A few letters of it would tell nothing.
                if ui.available_width() > LEAST_HINT {
                    let room = ui.available_width();
                    StyledText::new(&words.get("reader-editing-hint"))
                        .secondary()
                        .rows(room, 2)
                        .ui(ui);
                }
            },
            |ui| {
                let finish = words.get("reader-editing-finish");
                let finished = Button::new(&finish).primary().shortcut(&keys).ui(ui).clicked();
                let drop = words.get("reader-editing-drop");
                let button = if narrow {
                    Button::icon_only(Icon::Trash, &drop)
                } else {
                    Button::new(&drop).quiet()
                };
                let dropped = ui.add_enabled(changed, button).clicked();
                (finished, dropped)
            },
        )
        .1;
        if finished {
            cx.act(Action::FinishText {
                agreed: false,
                then: None,
            });
        } else if dropped {
            cx.act(Action::GiveUpText);
        }
    });
}

/// Whether the unfinished edit is wanted, once that was said.
fn offer_ui(ui: &mut Ui, cx: &Cx<'_>) -> Option<bool> {
    let theme = Theme::of(ui.ctx());
    bar(ui, &theme, |ui| {
        spread(
            ui,
            |ui| {
                paint_icon(ui, Icon::Info, theme.colours.accent);
                let room = ui.available_width();
                StyledText::new(&cx.words.get("reader-draft-found"))
                    .rows(room, 2)
                    .ui(ui);
            },
            |ui| {
                let yes = Button::new(&cx.words.get("reader-draft-restore"))
                    .primary()
                    .ui(ui)
                    .clicked();
                let no = Button::new(&cx.words.get("reader-draft-forget"))
                    .quiet()
                    .ui(ui)
                    .clicked();
                (yes || no).then_some(yes)
            },
        )
        .1
    })
}

/// A calm line over the text in the accent's tint.
pub(super) fn bar<R>(ui: &mut Ui, theme: &Theme, content: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(theme.colours.accent_soft)
        .inner_margin(Margin::symmetric(theme.space.medium as i8, 4))
        .show(ui, |ui| row(ui, content))
        .inner
}
