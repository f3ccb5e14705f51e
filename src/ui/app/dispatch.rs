//! Actions and commands at the end of a frame: the only place where the window changes anything.

use egui::Context;

use super::App;
use super::leaving_text::leaves_text;
use super::tasks::FileUse;
use super::tour::Tour;
use crate::i18n::Lang;
use crate::model::{CodeRef, DocumentId, Edit, NewCoding, Summary, vanishing};
use crate::report::wording;
use crate::session::SessionError;
use crate::settings::ThemeChoice;
use crate::settings::{Docks, Pane, Side};
use crate::text::Patch;
use crate::ui::action::{Action, Dialog, NamePurpose};
use crate::ui::command::Command;
use crate::ui::kit::Tone;
use crate::ui::shared::Page;
use crate::ui::views::settings::ProgramDialog;
use crate::ui::views::{palette, picker, search};

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
        if leaves_text(&action) && self.project.as_ref().is_some_and(|p| p.panes.reader.is_editing()) {
            self.finish_text(false, Some(Box::new(action)));
            return;
        }
        match action {
            Action::Run(command) => self.command(ctx, command),
            Action::Edit(edit) => {
                self.edit(edit);
            }
            Action::EditWithToast(edit) => {
                if let Some(sentence) = self.edit(edit) {
                    self.offer(sentence, "toast-undo", Action::Run(Command::Undo));
                }
            }
            Action::ReplaceText { patches, revision } => self.replace_text(patches, revision),
            Action::FinishText { agreed, then } => self.finish_text(agreed, then),
            Action::GiveUpText => self.give_up_text(),
            Action::EditTextAgain => self.edit_text_again(),
            Action::EditTextOn(document) => self.edit_text_on(document),
            Action::Open(document, passage) => {
                if let Some(project) = &mut self.project {
                    project.work.shared.page = Page::Coding;
                    project.work.shared.document = Some(document);
                    project.panes.reader.show(document, passage);
                }
            }
            Action::Code(code) => {
                let edit = self.project.as_ref().and_then(|p| p.code_selection(code));
                self.edit_or_say(edit, "coding-nothing-selected");
            }
            Action::CodePassage(document, passage, code) => {
                self.edit(Edit::AddCodings(vec![NewCoding::new(document, passage, code)]));
            }
            Action::Reveal(target) => self.reveal(target),
            Action::OpenMemo(memo) => self.open_memo(memo),
            Action::SelectCoding(coding) => {
                if let Some(project) = &mut self.project {
                    project.work.shared.coding = coding;
                }
            }
            Action::PickCode => self.pick_code(),
            Action::Show(dialog) => self.front.dialogs.open(dialog),
            Action::RenameCode(code) => {
                if let Some(project) = &mut self.project {
                    match project.work.shared.page {
                        Page::Board => project.panes.board.rename(code),
                        _ => project.panes.codes.rename(code),
                    }
                }
            }
            Action::Import(files, group) => self.import(ctx, files, group),
            Action::ImportParticipants(file) => self.import_participants(ctx, file),
            Action::ShowTable(kind) => {
                if let Some(project) = &mut self.project {
                    project.work.shared.page = Page::Tables;
                    project.panes.tables.choose(kind, &self.words);
                }
            }
            Action::ExportTable(request) => self.ask_for_files(ctx, FileUse::Table(request)),
            Action::OpenProject(path) => self.open(ctx, path),
            Action::NewProject(path) => self.create(ctx, path),
            Action::OpenSample => self.open_sample(ctx),
            Action::Say(sentence) => {
                self.toasts.add(Tone::Plain, sentence);
            }
            Action::Complain(sentence) => self.complain(sentence),
        }
    }

    /// Runs an edit; what it did in a sentence, or `None` when it was refused and said so.
    pub(super) fn edit(&mut self, edit: Edit) -> Option<String> {
        let project = self.project.as_mut()?;
        match project.apply(edit) {
            Ok(summary) => Some(self.done(&summary)),
            Err(error) => {
                self.refuse(&error);
                None
            }
        }
    }

    /// Changes the words of documents; asks first when something vanishes with them.
    fn replace_text(&mut self, patches: Vec<(DocumentId, Patch)>, revision: u64) {
        let Some(project) = &self.project else { return };
        // Words that were being edited have been kept in between: what was found may stand elsewhere now.
        if project.work.session.revision() != revision {
            return self.edit_or_say(None, "reader-replace-changed");
        }
        let snapshot = project.work.session.snapshot();
        let mut gone = patches.iter().map(|(id, patch)| vanishing(snapshot, *id, patch));
        if gone.any(|gone| !gone.is_empty()) {
            self.front.dialogs.open(Dialog::Vanishing(patches));
            return;
        }
        let places: usize = patches.iter().map(|(_, patch)| patch.splices().len()).sum();
        let done = self.edit(Edit::ReplaceText(patches));
        // One word after the other is seen where it stands.
        if let Some(sentence) = done.filter(|_| places > 1) {
            self.offer(sentence, "toast-undo", Action::Run(Command::Undo));
        }
    }

    /// Notes that something was written, and says what was done.
    pub(super) fn done(&mut self, summary: &Summary) -> String {
        self.saved_at = Some(self.platform.clock.now());
        wording::operation(&self.words, summary)
    }

    fn edit_or_say(&mut self, edit: Option<Edit>, otherwise: &str) {
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
        self.complain(sentence);
    }

    pub(super) fn complain(&mut self, sentence: String) {
        self.toasts.add(Tone::Danger, sentence);
    }

    /// Says the text of that id as something that went wrong.
    pub fn complain_of(&mut self, id: &str) {
        let sentence = self.words.get(id).into_owned();
        self.complain(sentence);
    }

    pub(super) fn offer(&mut self, sentence: String, button: &str, action: Action) {
        let button = self.words.get(button).into_owned();
        let toast = self.toasts.add_with_action(Tone::Plain, sentence, button);
        self.offers.put(toast, action);
    }

    fn pick_code(&mut self) {
        let Some(project) = &mut self.project else { return };
        if project.work.shared.passage.is_none() && project.work.shared.coding.is_none() {
            let hint = self.words.get("coding-nothing-selected").into_owned();
            self.toasts.add(Tone::Plain, hint);
            return;
        }
        let at = match project.work.shared.page {
            Page::Ladder if project.work.shared.passage.is_none() => project.panes.ladder.cursor_rect(),
            _ => project.panes.reader.selection_rect(),
        };
        project.panes.picker = Some(picker::Picker::new(at));
    }

    /// Runs a command that was given by key, menu or palette.
    pub(super) fn command(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::NewProject => self.ask_for_files(ctx, FileUse::New),
            Command::OpenProject => self.ask_for_files(ctx, FileUse::Open),
            Command::OpenSample => self.open_sample(ctx),
            Command::Settings => self.front.program_dialog = Some(ProgramDialog::Settings),
            Command::Shortcuts => self.front.program_dialog = Some(ProgramDialog::Shortcuts),
            Command::About => self.front.program_dialog = Some(ProgramDialog::About),
            Command::Palette => self.front.palette = Some(palette::Palette::default()),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::ZoomIn => self.zoom(1.1),
            Command::ZoomOut => self.zoom(1.0 / 1.1),
            Command::ZoomReset => self.settings.zoom = 1.0,
            Command::SwitchLanguage => {
                self.settings.language = match self.settings.language {
                    Lang::Fa => Lang::En,
                    Lang::En => Lang::Fa,
                };
            }
            Command::SwitchTheme => {
                let dark = crate::ui::theme::Theme::of(ctx).dark;
                self.settings.theme = if dark {
                    ThemeChoice::Light
                } else {
                    ThemeChoice::Dark
                };
            }
            _ => self.project_command(ctx, command),
        }
    }

    fn zoom(&mut self, factor: f32) {
        self.settings.zoom = (self.settings.zoom * factor).clamp(0.6, 3.0);
    }

    /// Commands that need an open project.
    fn project_command(&mut self, ctx: &Context, command: Command) {
        let Some(project) = &mut self.project else { return };
        match command {
            Command::CloseProject => self.close_project(),
            Command::ImportDocuments => self.ask_for_files(ctx, FileUse::Documents(None)),
            Command::ImportParticipants => self.ask_for_files(ctx, FileUse::Participants),
            Command::Backup => self.ask_for_files(ctx, FileUse::Backup),
            Command::ExportTable => {
                project.work.shared.page = Page::Tables;
                project.panes.tables.ask_to_export();
            }
            Command::ProjectInfo => self.front.dialogs.open(Dialog::Project),
            Command::EditText => {
                project.work.shared.page = Page::Coding;
                self.pane_command(command);
            }
            // While a text is edited, its own steps come first.
            Command::Undo | Command::Redo if project.steps_in_text(command == Command::Undo) => {}
            Command::Undo => {
                let done = project.work.undo();
                self.step("toast-undone", done);
            }
            Command::Redo => {
                let done = project.work.redo();
                self.step("toast-redone", done);
            }
            Command::FindInAll | Command::ReplaceInAll => {
                project.work.shared.page = Page::Coding;
                self.focus_mode = false;
                let search = project
                    .panes
                    .search
                    .get_or_insert_with(search::SearchPane::default);
                search.show_replace(command == Command::ReplaceInAll);
                search.focus();
            }
            Command::ShowCoding => project.work.shared.page = Page::Coding,
            Command::ShowBoard => project.show_board(),
            Command::ShowLadder => {
                project.work.shared.page = Page::Ladder;
                project.panes.ladder.focus();
            }
            Command::ShowParticipants => project.work.shared.page = Page::Participants,
            Command::ShowMemos => project.work.shared.page = Page::Memos,
            Command::NewJournalEntry => self.begin_journal_entry(),
            Command::ShowTables => project.work.shared.page = Page::Tables,
            Command::ShowHistory => project.work.shared.page = Page::History,
            Command::ToggleDocuments => self.settings.docks.toggle(Pane::Documents),
            Command::ToggleCodes => self.settings.docks.toggle(Pane::Codes),
            Command::ToggleSegments => self.settings.docks.toggle(Pane::Segments),
            Command::PaneToLeading
            | Command::PaneToTrailing
            | Command::PaneToBottom
            | Command::PaneEarlier
            | Command::PaneLater
            | Command::HidePane => self.move_pane(command),
            Command::ResetDocks => self.settings.docks = Docks::default(),
            // Beside the text there is the table, and no other pane.
            Command::NextPane if project.work.shared.page == Page::Ladder => {
                if self.settings.ladder.text && project.panes.ladder.has_keyboard(ctx) {
                    project.panes.reader.focus();
                } else {
                    project.panes.ladder.focus();
                }
            }
            Command::NextPane => project.focus_next_pane(&self.settings.docks),
            Command::ToggleText => self.settings.ladder.text = !self.settings.ladder.text,
            Command::Tour => self.tour = Some(Tour::begin(&mut project.work.shared)),
            Command::ToggleFocus => self.focus_mode = !self.focus_mode,
            Command::NewGroup => self.front.dialogs.open(Dialog::Name(NamePurpose::Group)),
            Command::ClearActivation => {
                project.work.shared.active_codes.clear();
                project.work.shared.active_documents.clear();
            }
            Command::CodeSelection => self.pick_code(),
            Command::CodeInVivo => {
                let edit = project.code_in_vivo();
                self.edit_or_say(edit, "coding-nothing-selected");
            }
            Command::LastCode => self.code_recent(0),
            Command::RecentCodes => self.awaiting_recent = !project.work.shared.recent.is_empty(),
            Command::Uncode => {
                let codings = project.codings_to_remove();
                if codings.is_empty() {
                    self.edit_or_say(None, "coding-no-coding-here");
                } else if let Some(sentence) = self.edit(Edit::DeleteCodings(codings)) {
                    self.offer(sentence, "toast-undo", Action::Run(Command::Undo));
                }
            }
            Command::Recode => {
                let codings = project.chosen_codings();
                if codings.is_empty() {
                    self.edit_or_say(None, "coding-no-coding-here");
                } else {
                    self.front.dialogs.open(Dialog::Recode(codings));
                }
            }
            Command::NewCodeForSelection => self
                .front
                .dialogs
                .open(Dialog::Name(NamePurpose::CodeForSelection)),
            _ => self.pane_command(command),
        }
    }

    /// Commands that a pane understands by what is selected in it.
    fn pane_command(&mut self, command: Command) {
        self.with_panes(|panes, _, cx| {
            let _ = (cx.shared.page == Page::Board && panes.board.run(command, cx))
                || panes.codes.run(command, cx)
                || panes.documents.run(command, cx)
                || panes.reader.command(command, cx);
        });
    }

    /// Commands about the place of the pane that was used last.
    fn move_pane(&mut self, command: Command) {
        let Some(project) = &self.project else { return };
        let Some(pane) = project.work.shared.pane else {
            self.edit_or_say(None, "dock-no-pane");
            return;
        };
        let docks = &mut self.settings.docks;
        let step = match command {
            Command::PaneToLeading => return docks.put(pane, Side::Leading, None),
            Command::PaneToTrailing => return docks.put(pane, Side::Trailing, None),
            Command::PaneToBottom => return docks.put(pane, Side::Bottom, None),
            Command::HidePane => return docks.show(pane, false),
            Command::PaneEarlier => -1,
            _ => 1,
        };
        let seen = |p| project.panes.shows(docks, p);
        if let Some(other) = docks.neighbour(pane, step, seen) {
            docks.swap(pane, other);
        }
    }

    fn code_recent(&mut self, place: usize) {
        let code = self
            .project
            .as_ref()
            .and_then(|p| p.work.shared.recent.get(place).copied());
        match code {
            Some(code) => self.actions.push(Action::Code(CodeRef::Id(code))),
            None => self.edit_or_say(None, "coding-no-recent"),
        }
    }

    /// Says what was taken back or brought back.
    fn step(&mut self, id: &str, done: Result<Option<Summary>, SessionError>) {
        match done {
            Ok(Some(summary)) => {
                self.saved_at = Some(self.platform.clock.now());
                let what = wording::operation(&self.words, &summary);
                let sentence = self.words.with(id, &[("what", what)]);
                self.toasts.add(Tone::Plain, sentence);
            }
            Ok(None) => {}
            Err(error) => self.refuse(&error),
        }
    }
}
