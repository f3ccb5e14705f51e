//! Actions and commands at the end of a frame: the only place where the window changes anything.

use egui::Context;

use super::App;
use super::open_project::OpenProject;
use super::tasks::FileUse;
use crate::exchange::export::Clip;
use crate::model::{DocumentId, Edit, NewCoding, Summary, vanishing};
use crate::report::wording;
use crate::session::SessionError;
use crate::text::beginning;
use crate::ui::action::{Action, Dialog, TextReplacement};
use crate::ui::command::Command;
use crate::ui::kit::Tone;
use crate::ui::parts::view::View as _;
use crate::ui::shared::Page;

/// Characters of a passage that a toast quotes.
const LONGEST_QUOTE: usize = 32;

impl App {
    /// Runs what was asked for in this frame, in order.
    pub(super) fn run_actions(&mut self, ctx: &Context) {
        while !self.actions.is_empty() {
            for action in std::mem::take(&mut self.actions) {
                self.run(ctx, action);
            }
            ctx.request_repaint();
        }
    }

    fn run(&mut self, ctx: &Context, action: Action) {
        if self.project.as_ref().is_some_and(|p| p.leaves_text(&action)) {
            self.finish_text(false, Some(Box::new(action)));
            return;
        }
        match action {
            Action::Run(command) => self.command(ctx, command),
            Action::Edit(edit) => {
                self.edit(edit);
            }
            Action::EditWithToast(edit) => self.edit_and_tell(edit),
            Action::TakeBack(revision) => self.take_back(revision),
            Action::Paste(pasted) => self.paste(*pasted),
            Action::PasteInstead {
                pasted,
                revision,
                takes_back,
            } => self.paste_instead(*pasted, revision, takes_back),
            Action::ReplaceText(replacement) => self.replace_text(replacement),
            Action::DeleteFound => {
                let text = self.project.as_mut().and_then(|p| p.panes.edited_text_mut());
                if let Some(text) = text {
                    text.delete_found();
                }
            }
            Action::FinishText { agreed, then } => self.finish_text(agreed, then),
            Action::GiveUpText => self.give_up_text(),
            Action::EditTextAgain => self.edit_text_again(),
            Action::EditTextOn(document) => self.edit_text_on(document),
            Action::Open(document, passage) => {
                if let Some(project) = self.turn_to_document(document) {
                    project.panes.reader.show(document, passage);
                }
            }
            Action::LookAt(document, passage) => {
                if let Some(project) = self.turn_to_document(document) {
                    project.panes.reader.reveal(document, passage);
                }
            }
            Action::OpenBeside(document) => {
                if let Some(OpenProject { work, panes, .. }) = &mut self.project {
                    work.shared.page = Page::Coding;
                    panes.open_beside(document, &mut work.shared);
                }
            }
            Action::CloseText(side) => {
                if let Some(OpenProject { work, panes, .. }) = &mut self.project {
                    panes.close_text(side, &mut work.shared);
                }
            }
            Action::Code(code) => {
                let edit = self.project.as_ref().and_then(|p| p.code_selection(code));
                self.code(edit);
            }
            Action::CodeWords(code) => {
                let edit = self.project.as_ref().and_then(|p| p.code_words(code));
                match edit {
                    Some(edit) => self.edit_and_tell(edit),
                    None => self.say_what_is_not_coded("coding-only-words"),
                }
            }
            Action::GoToText => {
                if let Some(project) = &mut self.project {
                    project.panes.reader.take_keyboard();
                }
            }
            Action::Retrieve(codes) => self.retrieve(codes),
            Action::Recode(codings, code) => self.code(Some(Edit::RecodeCodings(codings, code))),
            Action::CodeAlso(codings, code) => {
                let edit = self.project.as_ref().map(|p| p.code_also(&codings, &code));
                self.code(edit);
            }
            Action::CodePassage(document, passage, code) => {
                let edit = Edit::AddCodings(vec![NewCoding::new(document, passage, code)]);
                self.code(Some(edit));
            }
            Action::PickAgain(draft) => self.pick_again(*draft),
            Action::NameCodeFor(document, passage) => self.name_code_for(document, passage),
            Action::Reveal(target) => self.reveal(target),
            Action::ShowGroup(group) => self.show_group(group),
            Action::OpenMemo(memo) => self.open_memo(memo),
            Action::SelectCoding(coding) => {
                if let Some(project) = &mut self.project {
                    project.work.shared.coding = coding;
                }
            }
            Action::Show(dialog) => self.front.dialogs.open(dialog),
            Action::RenameCode(code) => {
                self.with_panes(|panes, _, cx| panes.code_system(cx.shared.page).rename(code, cx));
            }
            Action::Import(files, group) => self.import(ctx, files, group),
            Action::ImportSheet(file, asked) => self.import_sheet(ctx, file, asked),
            Action::TakeCodebook(plan, differing) => self.take_codebook(*plan, differing),
            Action::Copy(clip, said) => self.copy_clip(ctx, &clip, said),
            Action::ShowPassages(cell) => self.show_passages(cell),
            Action::ShowTable(kind) => {
                if let Some(project) = &mut self.project {
                    project.work.shared.page = Page::Findings;
                    let snapshot = project.work.session.snapshot();
                    project.panes.findings.choose(kind, snapshot, &self.words);
                }
            }
            Action::UseQuery(query) => {
                if let Some(project) = &mut self.project {
                    project.work.shared.page = Page::Findings;
                    let snapshot = project.work.session.snapshot();
                    project.panes.findings.use_query(query, snapshot, &self.words);
                }
            }
            Action::UseFilter(filter) => {
                if let Some(project) = &mut self.project {
                    project.work.shared.page = Page::Findings;
                    let snapshot = project.work.session.snapshot();
                    project.panes.findings.use_filter(*filter, snapshot, &self.words);
                }
            }
            Action::Print(wanted) => self.ask_for_files(ctx, FileUse::Print(wanted)),
            Action::ExportTable(request) => self.ask_for_files(ctx, FileUse::Table(request)),
            Action::OpenProject(path) => self.open(ctx, path),
            Action::NewProject(new) => self.create(ctx, *new),
            Action::OpenSample => self.open_sample(ctx),
            Action::SaveCopyBeside => self.save_copy_beside(),
            Action::ContinueAt(path) => self.continue_at(&path),
            Action::MakeSoundCopy(path) => self.ask_for_files(ctx, FileUse::SoundCopy(path)),
            Action::OpenOutside(path) => self.open_outside(ctx, path),
            Action::TakeUpTyping(typing) => self.answer_typing(typing, true),
            Action::ForgetTyping(typing) => self.answer_typing(typing, false),
            Action::Say(sentence) => {
                self.toasts.add(Tone::Plain, sentence);
            }
            Action::SayDoneInText(sentence) => self.offer_undo_in_text(sentence),
            Action::TakeBackInText(text, state) => self.take_back_in_text((text, state)),
            Action::UndoSteps(steps) => self.undo_steps(steps),
            Action::RedoSteps(steps, revision) => self.redo_steps(steps, revision),
            Action::Offer {
                sentence,
                button,
                action,
            } => self.offer(sentence, button, *action),
            Action::ShowError(sentence) => self.show_error(sentence),
        }
    }

    /// Turns to a document on the page for coding; the project in which it did.
    fn turn_to_document(&mut self, document: DocumentId) -> Option<&mut OpenProject> {
        let project = self.project.as_mut()?;
        project.trail.leave();
        project.work.shared.page = Page::Coding;
        project.work.shared.document = Some(document);
        project.panes.documents.show_open();
        Some(project)
    }

    /// Runs an edit; what it did in a sentence, or `None` when it was refused and said so.
    pub(super) fn edit(&mut self, edit: Edit) -> Option<String> {
        let summary = self.applied(edit)?;
        Some(self.done(&summary))
    }

    /// Runs an edit; what it did, or `None` when it was refused and said so.
    pub(super) fn applied(&mut self, edit: Edit) -> Option<Summary> {
        let project = self.project.as_mut()?;
        match project.apply(edit) {
            Ok(summary) => Some(summary),
            Err(error) => {
                self.refuse(&error);
                None
            }
        }
    }

    /// Gives a code by hand, and says which passage got which.
    pub(super) fn code(&mut self, edit: Option<Edit>) {
        match edit {
            Some(edit) => self.edit_and_tell(edit),
            None => self.say_what_is_not_coded("coding-nothing-chosen"),
        }
    }

    /// Says why no code was given: the words are being edited, or else the text of that id.
    pub(super) fn say_what_is_not_coded(&mut self, otherwise: &str) {
        let edited = self.project.as_ref().and_then(OpenProject::edited_instead);
        self.edit_or_say(None, edited.unwrap_or(otherwise));
    }

    /// Changes the words of documents; asks first when something vanishes with them, or when all that was found is
    /// deleted.
    fn replace_text(&mut self, replacement: Box<TextReplacement>) {
        let Some(project) = &self.project else { return };
        // Words that were being edited have been kept in between: what was found may stand elsewhere now.
        if project.work.session.revision() != replacement.revision {
            return self.edit_or_say(None, "reader-replace-changed");
        }
        let snapshot = project.work.session.snapshot();
        let patches = &replacement.patches;
        let mut gone = patches.iter().map(|(id, patch)| vanishing(snapshot, *id, patch));
        let asks = replacement.deleted().is_some() || gone.any(|gone| !gone.is_empty());
        if !replacement.agreed && asks {
            self.front.dialogs.open(Dialog::Vanishing(replacement));
            return;
        }
        let TextReplacement {
            patches,
            same,
            all,
            agreed,
            ..
        } = *replacement;
        let places: usize = patches.iter().map(|(_, patch)| patch.splices().len()).sum();
        let counts = [("n", places), ("documents", patches.len())];
        let deletes = patches.iter().all(|(_, patch)| patch.only_deletes());
        let done = self.edit(Edit::ReplaceText(patches.clone()));
        if done.is_some()
            && let Some(project) = &mut self.project
        {
            project.panes.carry_selections(&patches, &project.work.session);
        }
        if done.is_some() && (all || agreed || !deletes) {
            let mut sentence = self.words.with("reader-replaced", &counts);
            if same > 0 {
                sentence.push(' ');
                sentence.push_str(&self.words.with("reader-replaced-same", &[("n", same)]));
            }
            self.offer_undo(sentence);
        } else if done.is_some() {
            let sentence = self.words.get("reader-deleted-one").into_owned();
            self.offer_undo(sentence);
        }
    }

    /// Puts a table on the clipboard and says so. Where the system's clipboard takes no markup, the text goes there alone.
    fn copy_clip(&mut self, ctx: &Context, clip: &Clip, said: String) {
        if let Err(error) = (self.platform.copy)(clip) {
            log::warn!("only the text of a table was copied: {error}");
            ctx.copy_text(clip.text.clone());
        }
        self.actions.push(Action::Say(said));
    }

    /// Notes that something was written, and says what was done.
    pub(super) fn done(&mut self, summary: &Summary) -> String {
        self.saved_at = Some(self.platform.clock.now());
        wording::operation_done(&self.words, summary)
    }

    pub(super) fn edit_or_say(&mut self, edit: Option<Edit>, otherwise: &str) {
        match edit {
            Some(edit) => {
                self.edit(edit);
            }
            None => {
                let hint = self.words.get(otherwise).into_owned();
                self.toasts.add(Tone::Plain, hint);
            }
        }
    }

    pub(super) fn refuse(&mut self, error: &SessionError) {
        log::info!("refused: {error}");
        let sentence = self.words.say(&error.message());
        match error {
            SessionError::Storage(damage) if damage.is_damage() => {
                let button = self.words.get("damage-look").into_owned();
                let toast = self.toasts.add_with_action(Tone::Danger, sentence, button);
                self.offers.put(toast, vec![Action::Run(Command::CheckProject)]);
            }
            SessionError::Storage(_) | SessionError::Edit(_) => self.show_error(sentence),
        }
    }

    pub(super) fn show_error(&mut self, sentence: String) {
        self.toasts.add(Tone::Danger, sentence);
    }

    /// Says the text of that id as something that went wrong.
    pub fn show_error_text(&mut self, id: &str) {
        let sentence = self.words.get(id).into_owned();
        self.show_error(sentence);
    }

    pub(super) fn offer(&mut self, sentence: String, button: &str, action: Action) {
        let takes_back = match action {
            Action::TakeBack(revision) => Some(revision),
            _ => None,
        };
        let button = self.words.get(button).into_owned();
        let toast = self.toasts.add_with_action(Tone::Plain, sentence, button);
        self.offers.put(toast, vec![action]);
        if let Some(revision) = takes_back {
            self.offers.take_back(toast, revision);
        }
    }

    /// Says what was done last, and offers to take it back.
    pub(super) fn offer_undo(&mut self, sentence: String) {
        if let Some(project) = &self.project {
            let revision = project.work.session.revision();
            self.offer(sentence, "toast-undo", Action::TakeBack(revision));
        }
    }

    /// Takes back what a toast told, whatever else is being written: that is not what the toast was about. What was done
    /// since stands before it.
    pub(super) fn take_back(&mut self, revision: u64) {
        let Some(project) = &self.project else { return };
        let session = &project.work.session;
        if session.revision() == revision {
            return self.step(true);
        }
        // What was done since may be what this very click kept, as a cell that was being written: it is told.
        match session.can_undo() {
            Some(last) => {
                let what = wording::operation_done(&self.words, last);
                let sentence = self.words.with("toast-not-last", &[("what", what)]);
                self.offer_undo(sentence);
            }
            None => self.edit_or_say(None, "toast-undone-already"),
        }
    }
}

/// Words on one line, as short as a toast quotes them.
pub(super) fn quoted(words: &str) -> String {
    beginning(words, LONGEST_QUOTE)
}
