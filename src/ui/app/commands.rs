//! What each command does. A command that nobody runs does not compile.

use egui::Context;

use super::App;
use super::open_project::OpenProject;
use super::tasks::FileUse;
use super::tour::Tour;
use crate::i18n::Lang;
use crate::model::CodeRef;
use crate::settings::{DockSide, Docks, Pane, ThemeChoice};
use crate::ui::action::{Action, Dialog, PickerDraft};
use crate::ui::command::{Command, Need, Target, target};
use crate::ui::parts::view::{RunsCommands as _, View as _};
use crate::ui::shared::{Page, TextSide};
use crate::ui::theme::Theme;
use crate::ui::typing::NamePurpose;
use crate::ui::views::manual::Manual;
use crate::ui::views::palette::Palette;
use crate::ui::views::picker::Picker;
use crate::ui::views::search::SearchPane;
use crate::ui::views::settings::ProgramDialog;

impl App {
    /// Runs a command that was given by key, menu or palette; says what is missing when it can do nothing now.
    pub(super) fn command(&mut self, ctx: &Context, command: Command) {
        if let Some(need) = command.missing(self.met_needs()) {
            let edited = self.project.as_ref().and_then(OpenProject::edited_instead);
            let on_ladder_rows = |project: &OpenProject| {
                project.work.shared.page == Page::Ladder && project.has_rows_in_hand()
            };
            let sentence = match need {
                Need::Passage | Need::PassageOrCoding | Need::PassageOrChosenCoding if edited.is_some() => {
                    edited
                }
                // Rows are chosen and no words: these are selected in the text.
                Need::Passage if self.project.as_ref().is_some_and(on_ladder_rows) => {
                    Some("coding-words-of-text")
                }
                _ => need.sentence(),
            };
            if let Some(sentence) = sentence {
                self.edit_or_say(None, sentence);
            }
            return;
        }
        match self.project.as_ref().and_then(|p| p.dialog_of_row(command)) {
            Some(Ok(dialog)) => return self.front.dialogs.open(dialog),
            Some(Err(hint)) => return self.edit_or_say(None, hint),
            None => {}
        }
        match command.target() {
            Target::Program(command) => self.program_command(ctx, command),
            Target::Project(command) => self.project_command(ctx, command),
            Target::Window(command) => self.window_command(ctx, command),
            Target::Coding(command) => self.coding_command(command),
            Target::Text(command) => self.text_command(command),
            Target::Codes(command) => {
                self.with_panes(|panes, _, cx| panes.code_system(cx.shared.page).run(command, cx));
            }
            Target::Documents(command) => {
                self.with_panes(|panes, _, cx| panes.documents.run(command, cx));
            }
        }
    }

    fn program_command(&mut self, ctx: &Context, command: target::Program) {
        match command {
            target::Program::NewProject => self.ask_for_new_project(),
            target::Program::OpenProject => self.ask_for_files(ctx, FileUse::Open),
            target::Program::OpenSample => self.open_sample(ctx),
            target::Program::Settings => self.front.program_dialog = Some(ProgramDialog::Settings),
            target::Program::Help => self.show_help(ctx),
            target::Program::Manual => self.front.manual = Some(Manual::default()),
            target::Program::Shortcuts => self.front.program_dialog = Some(ProgramDialog::Shortcuts),
            target::Program::About => self.front.program_dialog = Some(ProgramDialog::About),
            target::Program::Palette => self.front.palette = Some(Palette::default()),
            target::Program::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            target::Program::ZoomIn => self.zoom(1.1),
            target::Program::ZoomOut => self.zoom(1.0 / 1.1),
            target::Program::ZoomReset => self.settings.zoom = 1.0,
            target::Program::SwitchLanguage => {
                self.settings.language = match self.settings.language {
                    Lang::Fa => Lang::En,
                    Lang::En => Lang::Fa,
                };
            }
            target::Program::SwitchTheme => {
                self.settings.theme = if Theme::of(ctx).dark {
                    ThemeChoice::Light
                } else {
                    ThemeChoice::Dark
                };
            }
        }
    }

    fn zoom(&mut self, factor: f32) {
        self.settings.zoom = (self.settings.zoom * factor).clamp(0.6, 3.0);
    }

    fn project_command(&mut self, ctx: &Context, command: target::Project) {
        let Some(project) = &mut self.project else { return };
        match command {
            target::Project::CloseProject => self.close_project(),
            target::Project::ImportDocuments => self.ask_for_files(ctx, FileUse::Documents(None)),
            target::Project::ImportParticipants => self.ask_for_files(ctx, FileUse::Participants),
            target::Project::ImportCodings => self.ask_for_files(ctx, FileUse::Codings),
            target::Project::ImportCodebook => self.ask_for_files(ctx, FileUse::Codebook),
            target::Project::ExportCodebook => self.ask_for_files(ctx, FileUse::CodebookOut),
            target::Project::Backup => self.ask_for_files(ctx, FileUse::Backup),
            target::Project::ExportTable => {
                project.work.shared.page = Page::Findings;
                project.panes.findings.ask_to_export();
            }
            target::Project::Print => self.ask_to_print(),
            target::Project::CheckProject => self.check_project(ctx),
            target::Project::BuildQuery => {
                project.work.shared.page = Page::Findings;
                let query = project.panes.findings.query().to_owned();
                self.front.dialogs.open(Dialog::BuildQuery(query));
            }
            target::Project::WordLists => self.front.dialogs.open(Dialog::WordLists),
            target::Project::ProjectInfo => self.front.dialogs.open(Dialog::Project),
            // While a text is edited, its own steps come first.
            target::Project::Undo if project.steps_in_text(true) => {}
            target::Project::Redo if project.steps_in_text(false) => {}
            target::Project::Undo => self.step(true),
            target::Project::Redo => self.step(false),
            target::Project::FindInAll => self.search_all(false),
            target::Project::ReplaceInAll => self.search_all(true),
            target::Project::NewJournalEntry => self.begin_journal_entry(),
            target::Project::NewGroup => self.front.dialogs.open(Dialog::Name(NamePurpose::Group)),
            target::Project::ClearActivation => {
                project.work.shared.active_codes.clear();
                project.work.shared.active_documents.clear();
            }
        }
    }

    /// Shows the pane that finds in all documents, with or without other words for what is found.
    fn search_all(&mut self, replaces: bool) {
        self.focus_mode = false;
        self.with_panes(|panes, _, cx| {
            let here = std::mem::replace(&mut cx.shared.page, Page::Coding) == Page::Coding;
            let before = cx.shared.pane.filter(|pane| here && *pane != Pane::Search);
            let search = panes
                .search
                .get_or_insert_with(|| SearchPane::opened_from(before));
            search.show_replace(replaces);
            search.take_keyboard();
        });
    }

    fn window_command(&mut self, ctx: &Context, command: target::Window) {
        let Some(project) = &mut self.project else { return };
        let shared = &mut project.work.shared;
        match command {
            target::Window::ShowCoding => {
                if std::mem::replace(&mut shared.page, Page::Coding) != Page::Coding {
                    // The text that had the focus has it again, and the keyboard with it.
                    project.panes.reader.take_keyboard();
                }
            }
            target::Window::ShowBoard => project.show_board(),
            target::Window::ShowLadder => {
                shared.page = Page::Ladder;
                project.panes.ladder.take_keyboard();
            }
            target::Window::ShowParticipants => shared.page = Page::Participants,
            target::Window::ShowMemos => {
                shared.page = Page::Memos;
                project.panes.memos.take_keyboard();
            }
            target::Window::ShowFindings => shared.page = Page::Findings,
            target::Window::ParticipantProfile => {
                let snapshot = project.work.session.snapshot();
                let mut people = match shared.page {
                    Page::Participants => project.panes.participants.chosen(snapshot),
                    _ => Vec::new(),
                };
                if let Some(document) = shared.document.and_then(|id| snapshot.document(id))
                    && people.is_empty()
                {
                    people.clone_from(&document.participants);
                }
                shared.page = Page::Findings;
                let people = people.into_iter().collect();
                project
                    .panes
                    .findings
                    .show_profiles(people, snapshot, &self.words);
            }
            target::Window::ShowHistory => shared.page = Page::History,
            target::Window::PlaceToRight => self.go_to_place(true),
            target::Window::PlaceToLeft => self.go_to_place(false),
            target::Window::ToggleDocuments => self.settings.docks.toggle(Pane::Documents),
            target::Window::ToggleCodes => self.settings.docks.toggle(Pane::Codes),
            target::Window::ToggleSegments => self.settings.docks.toggle(Pane::Segments),
            target::Window::PaneToLeading => self.put_pane(DockSide::Leading),
            target::Window::PaneToTrailing => self.put_pane(DockSide::Trailing),
            target::Window::PaneToBottom => self.put_pane(DockSide::Bottom),
            target::Window::PaneEarlier => self.swap_pane(-1),
            target::Window::PaneLater => self.swap_pane(1),
            target::Window::HidePane => {
                if let Some(pane) = shared.pane {
                    self.settings.docks.show(pane, false);
                }
            }
            target::Window::ResetDocks => self.settings.docks = Docks::default(),
            // Beside the text there is the table, and no other pane.
            target::Window::NextPane if shared.page == Page::Ladder => {
                if self.settings.ladder.text && project.panes.ladder.has_keyboard(ctx) {
                    project.panes.reader.take_keyboard();
                } else {
                    project.panes.ladder.take_keyboard();
                }
            }
            target::Window::NextPane => {
                let free = ctx.memory(|memory| memory.focused()).is_none();
                let in_text = project.panes.reader.has_keyboard(ctx) || (free && shared.pane.is_none());
                project.focus_next_pane(&self.settings.docks, in_text);
            }
            target::Window::ToggleSecondText => self.toggle_second_text(),
            target::Window::OtherText => {
                shared.page = Page::Coding;
                project.panes.go_to_other(shared);
            }
            target::Window::ToggleText => self.settings.ladder.text = !self.settings.ladder.text,
            target::Window::Tour => self.tour = Some(Tour::begin(shared)),
            target::Window::ToggleFocus => self.focus_mode = !self.focus_mode,
        }
    }

    /// Shows a second text beside the first, or closes it when it is seen.
    fn toggle_second_text(&mut self) {
        let Some(OpenProject { work, panes, .. }) = &mut self.project else {
            return;
        };
        let seen = work.shared.page == Page::Coding;
        work.shared.page = Page::Coding;
        if work.shared.other.is_none() {
            panes.open_second(&mut work.shared, work.session.snapshot());
        } else if seen {
            self.actions.push(Action::CloseText(TextSide::Second));
        }
    }

    /// Puts the pane that was used last to a side of the text.
    fn put_pane(&mut self, side: DockSide) {
        if let Some(pane) = self.project.as_ref().and_then(|p| p.work.shared.pane) {
            self.settings.docks.put(pane, side, None);
        }
    }

    /// Lets the pane that was used last change places with the one so many steps on.
    fn swap_pane(&mut self, step: isize) {
        let Some(project) = &self.project else { return };
        let docks = &mut self.settings.docks;
        let seen = |pane| project.panes.shows(docks, pane);
        if let Some(pane) = project.work.shared.pane
            && let Some(other) = docks.neighbour(pane, step, seen)
        {
            docks.swap(pane, other);
        }
    }

    fn coding_command(&mut self, command: target::Coding) {
        let Some(project) = &self.project else { return };
        match command {
            target::Coding::CodeSelection => self.pick_code(),
            target::Coding::CodeInVivo => {
                let edit = project.code_in_vivo();
                self.code(edit);
            }
            target::Coding::LastCode => {
                if let Some(code) = project.work.shared.recent.first() {
                    self.actions.push(Action::Code(CodeRef::Id(*code)));
                }
            }
            target::Coding::RecentCodes => self.awaiting_recent = true,
            target::Coding::NewCodeForSelection => {
                self.front
                    .dialogs
                    .open(Dialog::Name(NamePurpose::CodeForSelection));
            }
            target::Coding::Recode => {
                let codings = project.chosen_codings();
                self.front.dialogs.open(Dialog::Recode(codings));
            }
            target::Coding::RaiseImportance => self.raise_importance(),
            target::Coding::MergeNeighbours => self.merge_neighbours(),
            target::Coding::Uncode => match project.uncode() {
                Some(action) => {
                    self.show_what_changes(self.uncoded_passage());
                    self.actions.push(action);
                }
                None => self.edit_or_say(None, "coding-no-coding-here"),
            },
        }
    }

    /// Opens the code picker at the selection.
    pub(super) fn pick_code(&mut self) {
        let Some(project) = &mut self.project else { return };
        if let Some(picker) = &mut project.panes.picker {
            return picker.take_keyboard();
        }
        let in_table = project.meant_passage().is_none();
        let codings = if in_table {
            project.chosen_codings()
        } else {
            Vec::new()
        };
        self.with_panes(|panes, _, cx| {
            let at = match cx.shared.page {
                Page::Ladder if in_table => panes.ladder.cursor_rect(),
                Page::Coding
                | Page::Board
                | Page::Ladder
                | Page::Participants
                | Page::Memos
                | Page::Findings
                | Page::History => panes.reader.selection_rect(),
            };
            panes.picker = Some(Picker::new(at, codings));
        });
    }

    /// Opens the picker with what was written in it, at the passage that it was opened at.
    pub(super) fn pick_again(&mut self, draft: PickerDraft) {
        if let Some((document, passage)) = draft.passage {
            self.actions.push(Action::SelectCoding(None));
            self.actions.push(Action::Open(document, Some(passage)));
        }
        self.with_panes(|panes, _, _| panes.picker = Some(Picker::again(draft)));
    }

    fn text_command(&mut self, command: target::Text) {
        let text_beside = self.settings.ladder.text;
        self.with_panes(|panes, _, cx| {
            match command {
                target::Text::EditText => {
                    let seen = matches!(cx.shared.page, Page::Coding | Page::Ladder);
                    cx.shared.page = Page::Coding;
                    // Nothing is typed into a text that was out of sight.
                    if !seen {
                        panes.reader.take_keyboard();
                        let keys = Command::EditText.shortcut_text().unwrap_or_default();
                        let hint = cx.words.with("reader-edit-here", &[("keys", keys)]);
                        return cx.act(Action::Say(hint));
                    }
                }
                // What was looked for is to be seen.
                target::Text::Find | target::Text::Replace => {
                    if cx.shared.page != Page::Ladder || !text_beside {
                        cx.shared.page = Page::Coding;
                    }
                }
                // Nothing is coded, marked or turned that is not seen.
                target::Text::CodeNextSentence
                | target::Text::Split
                | target::Text::Highlight
                | target::Text::Annotate
                | target::Text::ExtendSelection
                | target::Text::ShrinkSelection
                | target::Text::NextMarked
                | target::Text::Direction
                    if cx.shared.page == Page::Ladder && !text_beside =>
                {
                    let keys = Command::ToggleText.shortcut_text().unwrap_or_default();
                    let hint = cx.words.with("reader-text-not-shown", &[("keys", keys)]);
                    return cx.act(Action::Say(hint));
                }
                target::Text::CodeNextSentence
                | target::Text::ExtendSelection
                | target::Text::ShrinkSelection
                | target::Text::Split
                | target::Text::NextOverlapping
                | target::Text::NextCoding
                | target::Text::PreviousCoding
                | target::Text::ResizeRight
                | target::Text::ResizeLeft
                | target::Text::ResizeStartRight
                | target::Text::ResizeStartLeft
                | target::Text::ResizeRightByLetter
                | target::Text::ResizeLeftByLetter
                | target::Text::ResizeStartRightByLetter
                | target::Text::ResizeStartLeftByLetter
                | target::Text::Memo
                | target::Text::Annotate
                | target::Text::Condense
                | target::Text::Highlight
                | target::Text::NextMarked
                | target::Text::Direction => {}
            }
            let edited_beside = panes.beside.edited_document();
            let same = panes.is_edited_beside(cx.shared);
            match command {
                // One text is edited at a time.
                target::Text::EditText if edited_beside.is_some() => {
                    let then = (!same).then(|| Box::new(Action::Run(Command::EditText)));
                    let agreed = false;
                    return cx.act(Action::FinishText { agreed, then });
                }
                // The words are found where they are being edited.
                target::Text::Find | target::Text::Replace if same => panes.turn_to_other(cx.shared),
                _ => {}
            }
            panes.reader.run(command, cx);
        });
    }
}
