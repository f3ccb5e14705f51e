//! The open document: its text with codings, the find bar, and all that is done to a passage.

mod beside;
mod bubble;
mod commands;
mod edges;
mod editing;
mod extending;
pub mod find;
pub mod find_bar;
mod header;
mod heading;
mod marks;
#[cfg(test)]
mod marks_tests;
pub mod menu;
mod opened;
mod place;
mod replace;
#[cfg(test)]
mod tests;
mod tip;

use std::ops::Range;

use egui::{Context, Id, Key, Modifiers, PointerButton, Rangef, Rect, Ui};

use self::beside::FollowedDraft;
pub use self::beside::Neighbour;
use self::bubble::Bubble;
use self::editing::EditState;
use self::find::TextVersion;
use self::find_bar::{FindBar, FindBarEvent, SearchedText};
use self::menu::MenuPlace;
use self::opened::{CodingEmphasis, MarkTarget, OpenedDocument};
pub use self::place::TextPlace;
use crate::i18n::Digits;
use crate::message::Message;
use crate::model::{CodeRef, CodingId, DocumentId, Edit, NewCoding, Snapshot};
use crate::text::CharRange;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Env, Icon, context_menu, empty_state, take_key};
use crate::ui::parts::chooser::Chooser;
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::quotation::{copy_quotations, take_copy};
use crate::ui::parts::view::View;
use crate::ui::shared::Shared;
use crate::ui::theme::Theme;
use crate::ui::typeset::{DocumentColours, DocumentOptions, DocumentResponse, ViewPlace};

/// The width of one of two texts, in points, below which the numbers of its paragraphs leave their room to the words.
const LEAST_WITH_NUMBERS: f32 = 420.0;

/// The pane of the open document.
#[derive(Default)]
pub struct ReaderPane {
    opened: Option<OpenedDocument>,
    /// A document that could not be read, and why.
    failed: Option<(DocumentId, Message)>,
    find: FindBar,
    filter: CodingEmphasis,
    /// A passage to be shown once its document is open.
    wanted: Option<(DocumentId, CharRange)>,
    /// A place to be gone back to once its document is open.
    wanted_place: Option<TextPlace>,
    /// The place at which a document is shown once it is open, because it was there when the project was closed.
    recalled: Option<(DocumentId, ViewPlace)>,
    wants_focus: bool,
    /// The selections that grew step by step, the smallest first, with the one that they have come to.
    grown: Vec<Range<usize>>,
    /// The selected coding when the pane was last drawn.
    followed: Option<CodingId>,
    /// The coding that a click among its words has selected, while the caret stands there: Shift and an arrow then
    /// select words, and its edges stay where they are.
    in_words: Option<CodingId>,
    asked: MenuPlace,
    bubble: Bubble,
    /// The list from which another document is chosen, while it is open.
    chooser: Option<Chooser>,
    /// Words that are edited in the text beside, while this one shows the same document.
    followed_draft: Option<FollowedDraft>,
    edit_state: EditState,
    /// How high the bars over the text of a document were when the pane was last drawn, in points.
    bars: Option<(DocumentId, f32)>,
    id: Option<Id>,
    /// Whether the text had the keyboard when the pane was last drawn.
    had_focus: bool,
}

impl View for ReaderPane {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.pane_ui(ui, cx, None);
    }

    fn take_keyboard(&mut self) {
        self.wants_focus = true;
    }

    fn has_keyboard(&self, ctx: &Context) -> bool {
        self.id.is_some() && ctx.memory(|memory| memory.focused()) == self.id
    }

    fn unsaved(&mut self, snapshot: &Snapshot) -> Vec<Edit> {
        match self.edited(snapshot) {
            None => {
                self.stop_editing();
                Vec::new()
            }
            // What would take codings with it is not done unasked, but kept for the next time.
            Some((edit, gone)) => {
                self.keep_draft_now();
                if gone.is_empty() { vec![edit] } else { Vec::new() }
            }
        }
    }

    fn saved(&mut self) {
        self.stop_editing();
    }
}

impl ReaderPane {
    /// Draws the text in all the room there is, alone or beside another.
    pub fn pane_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, neighbour: Option<Neighbour<'_>>) {
        self.follow_document(cx, neighbour);
        self.finish_elsewhere(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(neighbour) = neighbour {
            self.heading_ui(ui, cx, neighbour);
        }
        if self.opened.is_none() {
            cx.shared.passage = None;
            self.nothing_ui(ui, cx);
            return;
        }
        if neighbour.is_none() {
            self.header_ui(ui, cx);
        }
        let top = ui.cursor().top();
        self.editing_bar_ui(ui, cx, neighbour);
        if self.draft_beside_ui(ui, cx, neighbour) {
            return;
        }
        let happened = self.find.ui(ui, &cx.words);
        self.stand_still(ui.cursor().top() - top);
        self.text_ui(ui, cx, happened, neighbour);
    }

    /// Keeps the words where they are on the screen when bars over them, `height` points high, have come or gone.
    fn stand_still(&mut self, height: f32) {
        let Some(opened) = &mut self.opened else { return };
        let document = opened.document.id;
        if let Some((_, before)) = self.bars.filter(|(of, _)| *of == document) {
            opened.view.lowered(height - before);
        }
        self.bars = Some((document, height));
    }

    /// Leads the eye to a passage the next time the pane is drawn, and gives the text the keyboard.
    pub fn show(&mut self, document: DocumentId, passage: Option<CharRange>) {
        self.wanted = passage.map(|passage| (document, passage));
        self.wants_focus = true;
    }

    /// Leads the eye to a passage the next time the pane is drawn, and leaves the keyboard where it is.
    pub fn reveal(&mut self, document: DocumentId, passage: CharRange) {
        self.wanted = Some((document, passage));
    }

    /// Where the end of the selection is on the screen, for placing what belongs to it.
    pub fn selection_rect(&self) -> Option<Rect> {
        self.opened.as_ref()?.view.selection_rect()
    }

    /// The lines of the selected words, as far as they are on the screen.
    pub fn selected_lines(&self) -> Option<Rangef> {
        self.opened.as_ref()?.view.selected_lines()
    }

    fn nothing_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if let Some((_, why)) = &self.failed {
            let why = cx.words.say(why);
            empty_state(ui, Icon::Warning, &cx.tr("reader-failed"), &why, None);
        } else if cx.snapshot().document_count() == 0 {
            let action = Command::ImportDocuments.text(&cx.words);
            let (title, text) = (cx.tr("reader-no-documents"), cx.tr("reader-no-documents-hint"));
            if empty_state(ui, Icon::Document, &title, &text, Some(&action)) {
                cx.act(Action::Run(Command::ImportDocuments));
            }
        } else {
            let (title, text) = (cx.tr("reader-none-open"), cx.tr("reader-none-open-hint"));
            empty_state(ui, Icon::Document, &title, &text, None);
        }
    }

    /// Opens the document that the views share, and keeps the place in the one before.
    fn follow_document(&mut self, cx: &mut Cx<'_>, neighbour: Option<Neighbour<'_>>) {
        let wanted = cx
            .shared
            .document
            .and_then(|id| cx.snapshot().document(id))
            .cloned();
        let same = self.opened.as_ref().map(|o| (o.document.id, o.document.text));
        if wanted.as_ref().map(|d| (d.id, d.text)) == same {
            return;
        }
        let mut view = None;
        if let Some(opened) = &mut self.opened {
            opened.remember_place(cx.settings);
            if wanted.as_ref().is_some_and(|d| d.id == opened.document.id) {
                // The same document with other words: it stays where it is.
                view = Some(std::mem::take(&mut opened.view));
            }
            cx.shared.passage = None;
            let elsewhere = cx
                .shared
                .coding
                .and_then(|id| cx.snapshot().coding(id))
                .map(|c| c.document);
            if elsewhere != cx.shared.document {
                cx.shared.coding = None;
            }
        }
        self.opened = None;
        let Some(document) = wanted else {
            self.failed = None;
            return;
        };
        // What could not be read is not tried again every frame.
        if self.failed.as_ref().is_some_and(|(id, _)| *id == document.id) {
            return;
        }
        self.failed = None;
        match OpenedDocument::new(cx, &document) {
            Ok(mut opened) => {
                if let Some(view) = view {
                    opened.view = view;
                }
                self.opened = Some(opened);
                self.look_for_draft(cx, neighbour);
            }
            Err(error) => {
                log::error!("{}: {error}", document.name);
                self.failed = Some((document.id, error.message()));
            }
        }
    }

    fn text_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        happened: FindBarEvent,
        neighbour: Option<Neighbour<'_>>,
    ) {
        let theme = Theme::of(ui.ctx());
        let Some(opened) = &mut self.opened else { return };
        let renewed = opened.refresh(cx, &theme, self.filter);
        if self.edit_ui(ui, cx, &theme, renewed, happened, neighbour) {
            return;
        }
        let Some(opened) = &mut self.opened else { return };
        if happened == FindBarEvent::Closed
            && let Some(hit) = self.find.find.current_hit()
        {
            // What was looked at last is selected, so that it can be coded; a coding elsewhere no longer is.
            opened.view.set_selection(Some(hit));
            cx.shared.coding = None;
        }
        let sought = self.find.update(&SearchedText {
            version: TextVersion {
                stored: opened.document.text,
                draft: None,
            },
            folded: &|| opened.text.folded().clone(),
            from: opened.caret_byte(),
        });
        if renewed || sought || happened != FindBarEvent::Nothing {
            let hits = self.find.find.hits().to_vec();
            opened.decorations.set_hits(hits, self.find.find.current());
        }
        match happened {
            FindBarEvent::Moved => self.show_hit(),
            FindBarEvent::Replace(extent) => self.replace(extent, cx),
            FindBarEvent::Nothing if sought => self.show_hit(),
            FindBarEvent::Closed => self.wants_focus = true,
            FindBarEvent::Nothing => {}
        }
        self.go_to_wanted_place();
        self.show_wanted(cx);
        self.follow_coding(cx, renewed);
        self.keys(ui, cx);
        let options = self.options(ui, cx, &theme, neighbour);
        self.show_caret(ui.ctx(), cx);
        let Some(opened) = &mut self.opened else { return };
        let answer = opened
            .view
            .show(ui, &opened.content, &opened.decorations, &options);
        self.id = Some(answer.response.id);
        if std::mem::take(&mut self.wants_focus) {
            answer.response.request_focus();
        }
        self.answer(ui, cx, &answer);
        self.follow_edge(cx, &answer);
        if let Some(opened) = &mut self.opened {
            opened.remember_place(cx.settings);
            cx.shared.passage = opened.passage();
        }
        self.context_ui(cx, &answer);
        if neighbour.is_none_or(|neighbour| neighbour.has_focus) {
            self.bubble_ui(ui, cx, answer.response.rect);
        } else {
            self.bubble.hide();
        }
    }

    /// Puts the caret where it is seen when the text has the keyboard and there is none: at the selected coding, or at the
    /// first words on the screen.
    fn show_caret(&mut self, ctx: &Context, cx: &Cx<'_>) {
        let has_keyboard = self.has_keyboard(ctx);
        let Some(opened) = &mut self.opened else { return };
        let seen = opened.view.visible_range();
        if !has_keyboard || opened.view.selection().is_some() || seen.is_empty() {
            return;
        }
        let coding = cx.shared.coding.and_then(|id| cx.snapshot().coding(id));
        let coding = coding.filter(|coding| coding.document == opened.document.id);
        let at = coding.map_or(seen.start, |coding| opened.text.byte_at_char(coding.range.start));
        opened.view.set_selection(Some(at..at));
    }

    fn options(
        &self,
        ui: &Ui,
        cx: &Cx<'_>,
        theme: &Theme,
        neighbour: Option<Neighbour<'_>>,
    ) -> DocumentOptions {
        let c = &theme.colours;
        let colours = DocumentColours {
            ground: c.paper,
            ink: c.ink,
            quiet: c.secondary,
            label: c.label,
            selection: c.selection,
            highlight: c.highlight,
            highlight_edge: c.warning,
            accent: c.accent,
            hit: c.warning_soft,
            current_hit: c.selection,
            dark: theme.dark,
        };
        let face = cx.settings.face;
        DocumentOptions {
            size: theme.size.reading * cx.settings.zoom * face.scale(),
            line_height: theme.size.reading_line * face.leading(),
            face,
            persian_digits: cx.words.digits() == Digits::Persian,
            accepts_drop: matches!(Dragged::over(ui.ctx()).as_deref(), Some(Dragged::Codes(_))),
            low_blanks: cx.settings.low_blanks,
            still: !Env::of(ui.ctx()).motion,
            whole_words: cx.settings.whole_words,
            numbers: neighbour.is_none() || ui.available_width() >= LEAST_WITH_NUMBERS,
            title: self.title(cx, neighbour),
            ..DocumentOptions::new(colours)
        }
    }

    /// Brings the current hit into view.
    fn show_hit(&mut self) {
        if let (Some(hit), Some(opened)) = (self.find.find.current_hit(), &mut self.opened) {
            opened.view.scroll_to(hit.start);
        }
    }

    /// Shows the passage that another pane asked for. One that is not just a coding is selected, so that it can be
    /// coded.
    fn show_wanted(&mut self, cx: &mut Cx<'_>) {
        let Some(opened) = &mut self.opened else { return };
        let Some((_, passage)) = self
            .wanted
            .take_if(|(document, _)| *document == opened.document.id)
        else {
            return;
        };
        let bytes = opened.text.bytes(passage);
        let coding = cx
            .shared
            .coding
            .and_then(|id| cx.snapshot().coding(id))
            .filter(|c| c.range == passage);
        if coding.is_some() {
            opened.view.set_selection(Some(bytes.start..bytes.start));
            self.followed = cx.shared.coding;
            self.in_words = None;
            opened
                .decorations
                .set_selected(cx.shared.coding.map(|id| MarkTarget::Coding(id).key()));
        } else {
            opened.view.set_selection(Some(bytes.clone()));
            cx.shared.coding = None;
        }
        opened.view.scroll_to(bytes.start);
        opened.view.flash(bytes);
    }

    /// Shows the coding that was selected elsewhere: by a command, by undo, in another pane.
    fn follow_coding(&mut self, cx: &Cx<'_>, renewed: bool) {
        let Some(opened) = &mut self.opened else { return };
        let changed = self.followed != cx.shared.coding;
        if changed || renewed {
            opened
                .decorations
                .set_selected(cx.shared.coding.map(|id| MarkTarget::Coding(id).key()));
        }
        if changed {
            self.followed = cx.shared.coding;
            self.in_words = None;
            let row = cx.shared.coding.and_then(|id| cx.snapshot().coding(id));
            if let Some(row) = row.filter(|row| row.document == opened.document.id) {
                // What was just coded is under the eye already, and the text stays where it is.
                let seen = opened.text.range(opened.view.visible_range());
                if !(renewed && seen.overlaps(row.range)) {
                    opened.view.scroll_to(opened.text.byte_at_char(row.range.start));
                }
            }
        }
    }

    /// Whether the selected coding was only clicked among its words.
    pub fn is_in_words(&self, shared: &Shared) -> bool {
        shared.coding.is_some() && self.in_words == shared.coding
    }

    /// Whether Shift with an arrow moves an edge of the selected coding: it was chosen itself, by its stripe, a key or a
    /// card, and no words are selected. Where the caret was put among its words, the arrows select from there.
    pub fn moves_edges(&self, shared: &Shared) -> bool {
        shared.coding.is_some() && shared.passage.is_none() && !self.is_in_words(shared)
    }

    /// Keys that must not reach the text: while Shift with an arrow moves the end of a coding, by a word, and with
    /// Ctrl by a letter.
    fn keys(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let had_focus = self.had_focus;
        self.had_focus = self.has_keyboard(ui.ctx());
        if egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        // egui has taken the keyboard away before Escape is seen here.
        if ui.input(|input| input.key_pressed(Key::Escape)) && self.let_go_of_edge() {
            take_key(ui, Modifiers::NONE, Key::Escape);
            self.wants_focus = true;
            return;
        }
        let lost = ui.ctx().memory(|memory| memory.focused().is_none());
        if had_focus && lost && ui.input(|input| input.key_pressed(Key::Escape)) {
            self.wants_focus = true;
            if self.give_up(cx) {
                take_key(ui, Modifiers::NONE, Key::Escape);
            }
        }
        if !self.has_keyboard(ui.ctx()) {
            return;
        }
        if let Some(coding) = cx.shared.coding
            && cx.shared.passage.is_none()
        {
            // Where no words are selected, those of the coding are copied.
            if take_copy(ui) {
                copy_quotations(ui, [coding], cx);
            }
        }
        if self.moves_edges(cx.shared) {
            for command in Command::ALL.iter().filter(|command| command.selects_too()) {
                if ui.input_mut(|input| command.pressed(input)) {
                    cx.act(Action::Run(*command));
                }
            }
        }
        if self.find_keys(ui) {
            self.show_hit();
            if let Some(opened) = &mut self.opened {
                opened
                    .decorations
                    .set_hits(self.find.find.hits().to_vec(), self.find.find.current());
            }
        }
    }

    /// F3 goes on to the next hit, with Shift to the one before, also while the text has the keyboard; whether it did.
    fn find_keys(&mut self, ui: &Ui) -> bool {
        if !self.find.find.open {
            return false;
        }
        let pressed = |modifiers| take_key(ui, modifiers, Key::F3);
        let back = pressed(Modifiers::SHIFT);
        let stepped = back || pressed(Modifiers::NONE);
        if stepped {
            self.find.step(!back);
        }
        stepped
    }

    /// Gives up one thing after the other: the passage, the coding, the find bar. `false` when there was none.
    fn give_up(&mut self, cx: &mut Cx<'_>) -> bool {
        let Some(opened) = &mut self.opened else {
            return false;
        };
        if cx.shared.passage.take().is_some() {
            let end = opened.view.selection().map(|bytes| bytes.end..bytes.end);
            opened.view.set_selection(end);
        } else if cx.shared.coding.take().is_none() {
            let finding = self.find.find.open;
            self.find.close();
            return finding;
        }
        true
    }

    /// What was done to the text with the mouse and the caret.
    fn answer(&mut self, ui: &Ui, cx: &mut Cx<'_>, answer: &DocumentResponse) {
        let Some(opened) = &mut self.opened else { return };
        let document = opened.document.id;
        match answer.clicked.map(MarkTarget::of) {
            Some(MarkTarget::Coding(coding)) => {
                // It is in view already, and must not be scrolled to.
                self.followed = Some(coding);
                self.in_words = answer.clicked_in_text.then_some(coding);
                cx.shared.coding = Some(coding);
                opened.decorations.set_selected(answer.clicked);
                if opened.view.selection().is_some_and(|bytes| !bytes.is_empty()) {
                    opened.view.set_selection(None);
                }
            }
            Some(MarkTarget::Memo(memo)) => {
                if let Some(target) = cx.snapshot().memo(memo).map(|memo| memo.target) {
                    cx.act(Action::Show(Dialog::Memo(target)));
                }
            }
            // Highlights are never clicked: a click on one sets the caret.
            Some(MarkTarget::Highlight(_)) | None => {
                // A coding stays selected only as long as nothing else is. A press alone decides nothing: the click
                // that it becomes may be on the next of several codings.
                let pressed = ui.input(|input| input.pointer.any_down());
                let some = opened.view.selection().is_some_and(|bytes| !bytes.is_empty());
                let moved = answer.selection_changed && (some || !pressed);
                if moved || answer.response.clicked_by(PointerButton::Primary) {
                    cx.shared.coding = None;
                }
            }
        }
        if answer.selection_dragged.is_some()
            && let Some(passage) = opened.passage()
        {
            Dragged::Passage(document, passage).start(ui.ctx());
        }
        if let Some(MarkTarget::Coding(coding)) = answer.coding_dragged.map(MarkTarget::of) {
            Dragged::Codings(vec![coding]).start(ui.ctx());
        }
        if let Some(range) = answer.dropped.clone()
            && let Some(passage) = opened.meant(range)
            && let Some(dragged) = Dragged::dropped(ui.ctx())
            && let Dragged::Codes(codes) = &*dragged
        {
            match codes.as_slice() {
                [code] => cx.act(Action::CodePassage(document, passage, CodeRef::Id(*code))),
                codes => {
                    let new = |code: &_| NewCoding::new(document, passage, CodeRef::Id(*code));
                    cx.act(Action::EditWithToast(Edit::AddCodings(
                        codes.iter().map(new).collect(),
                    )));
                }
            }
        }
        if let Some(hovered) = answer.hovered.filter(|h| !h.on_text) {
            tip::tip_ui(ui, hovered.rect, MarkTarget::of(hovered.key), cx);
        }
    }

    /// The context menu, which concerns what it was opened on.
    fn context_ui(&mut self, cx: &mut Cx<'_>, answer: &DocumentResponse) {
        let mut anchor = answer.response.clone();
        if let Some(opened) = &self.opened {
            if let Some(context) = answer.context {
                self.asked = MenuPlace {
                    position: opened.text.char_at_byte(context.byte),
                    memo: None,
                };
                match context.coding.map(MarkTarget::of) {
                    Some(MarkTarget::Coding(coding)) => {
                        self.followed = Some(coding);
                        self.in_words = context.in_text.then_some(coding);
                        cx.shared.coding = Some(coding);
                    }
                    // The menu is that of the memo, and not of a coding that was selected before.
                    Some(MarkTarget::Memo(memo)) => {
                        self.asked.memo = Some(memo);
                        cx.shared.coding = None;
                    }
                    Some(MarkTarget::Highlight(_)) | None => {}
                }
            }
            if let Some(rect) = opened.view.selection_rect() {
                (anchor.rect, anchor.interact_rect) = (rect, rect);
            }
        }
        context_menu(&anchor, |ui| self.menu_ui(ui, cx));
    }
}
