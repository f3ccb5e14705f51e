//! Project files and imports: what the window does with chosen files, beside the drawing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::App;
use super::away::free_name;
use super::open_project::OpenProject;
use super::tasks::{FileUse, PreWindowTask, TaskOutcome};
use crate::exchange::export;
use crate::exchange::import::ImportKind;
use crate::exchange::sample;
use crate::exchange::use_cases::codebook;
use crate::files::{WriteTerms, file_name, folder_of};
use crate::i18n::Words;
use crate::jobs::Progress;
use crate::session::{Clock, PROJECT_ENDING, Session, SessionError, is_project_name};
use crate::settings::{FileDialogs, Settings};
use crate::ui::action::{Action, TableExport};
use crate::ui::kit::Tone;
use crate::ui::platform::{FilePurpose, FileQuestion, Platform};

impl App {
    /// Asks which files to use, in a file dialog of the system or in the window.
    pub(super) fn ask_for_files(&mut self, ctx: &Context, wanted: FileUse) {
        let w = &self.words;
        let filter = |id: &str, endings: &[&'static str]| vec![(w.get(id).into_owned(), endings.to_vec())];
        let stem = || {
            let project = self
                .project
                .as_ref()
                .map(|p| p.work.session.snapshot().project().name.clone());
            project.unwrap_or_else(|| w.get("files-new-project").into_owned())
        };
        let (title, filters, purpose) = match &wanted {
            FileUse::Documents(_) => (
                "files-choose-documents",
                filter("files-documents", &ImportKind::Documents.endings()),
                FilePurpose::OpenMany,
            ),
            FileUse::Participants => (
                "files-choose-participants",
                filter("files-sheets", &ImportKind::Participants.endings()),
                FilePurpose::OpenOne,
            ),
            FileUse::Codings => (
                "files-choose-codings",
                filter("files-sheets", &ImportKind::Codings.endings()),
                FilePurpose::OpenOne,
            ),
            FileUse::Codebook => (
                "files-choose-codebook",
                filter("files-codebooks", &ImportKind::Codebook.endings()),
                FilePurpose::OpenOne,
            ),
            FileUse::CodebookOut => {
                let name = format!("{} {}.{}", stem(), w.get("files-codebook"), codebook::ENDINGS[0]);
                (
                    "files-name-codebook",
                    // Each by itself, so that the dialog offers the choice of the format.
                    codebook::ENDINGS
                        .map(|ending| (ending.to_owned(), vec![ending]))
                        .to_vec(),
                    FilePurpose::Save(name),
                )
            }
            FileUse::Open => (
                "files-choose-project",
                filter("files-projects", &[PROJECT_ENDING]),
                FilePurpose::OpenOne,
            ),
            FileUse::NewFolder => ("new-project-folder", Vec::new(), FilePurpose::Folder),
            FileUse::NewCodebook => (
                "files-choose-codebook",
                filter("files-codebooks", &ImportKind::Codebook.endings()),
                FilePurpose::OpenOne,
            ),
            FileUse::Backup => {
                let name = format!("{} {}.{PROJECT_ENDING}", stem(), w.get("files-copy"));
                (
                    "files-name-backup",
                    filter("files-projects", &[PROJECT_ENDING]),
                    FilePurpose::Save(name),
                )
            }
            FileUse::SoundCopy(from) => (
                "files-name-sound-copy",
                filter("files-projects", &[PROJECT_ENDING]),
                FilePurpose::SaveAt(free_name(from, w, ["repair-copy-name", "repair-copy-name-again"])),
            ),
            FileUse::Print(wanted) => {
                let format = wanted.request.format;
                (
                    "files-name-print",
                    filter("files-print", &[format.ending()]),
                    FilePurpose::Save(export::transcript::transcript_file_name(&wanted.title, format)),
                )
            }
            FileUse::Table(request) => (
                "files-name-table",
                filter("files-table", &[request.format.ending()]),
                FilePurpose::Save(export::table_file_name(&request.title, request.format)),
            ),
        };
        let question = FileQuestion {
            title: w.get(title).into_owned(),
            filters,
            purpose,
        };
        match self.settings.file_dialogs {
            FileDialogs::System => self.tasks.ask(ctx, &self.platform, question, wanted),
            FileDialogs::Window => self.ask_in_window(wanted, question),
        }
    }

    /// Puts the outcome of a task to use.
    pub(super) fn apply_outcome(&mut self, ctx: &Context, outcome: TaskOutcome) {
        match outcome {
            TaskOutcome::Nothing => {}
            TaskOutcome::Files(wanted, files) => self.use_files(ctx, wanted, files),
            TaskOutcome::NoFileDialog(wanted, question) => self.ask_in_window(wanted, question),
            TaskOutcome::Read(read) => self.apply_imported(read),
            TaskOutcome::Opened(session) => self.show_project(*session),
            TaskOutcome::Made(session, report) => {
                self.front.new_project = None;
                self.show_project(*session);
                if let Some(report) = report {
                    self.report(Ok(*report));
                }
            }
            TaskOutcome::NotMade(sentence) => self.not_made(sentence),
            TaskOutcome::Show(dialog) => self.front.dialogs.open_when_free(*dialog),
            TaskOutcome::Done(sentence) => {
                self.toasts.add(Tone::Success, sentence);
            }
            TaskOutcome::Written(sentence, file) => self.offer_file(sentence, file),
            TaskOutcome::Failed(sentence) => self.show_error(sentence),
        }
    }

    pub(super) fn use_files(&mut self, ctx: &Context, wanted: FileUse, files: Vec<PathBuf>) {
        let first = files.first().cloned();
        match (wanted, first) {
            (FileUse::Documents(group), _) => self.import(ctx, files, group),
            (FileUse::Participants, Some(file)) => self.import_sheet(ctx, file, ImportKind::Participants),
            (FileUse::Codings, Some(file)) => self.import_sheet(ctx, file, ImportKind::Codings),
            (FileUse::Codebook, Some(file)) => self.import_sheet(ctx, file, ImportKind::Codebook),
            (FileUse::CodebookOut, Some(file)) => self.export_codebook(file),
            (FileUse::Open, Some(file)) => self.open(ctx, file),
            (FileUse::NewFolder, Some(folder)) => {
                if let Some(dialog) = &mut self.front.new_project {
                    dialog.set_folder(&folder);
                }
            }
            (FileUse::NewCodebook, Some(file)) => {
                if let Some(dialog) = &mut self.front.new_project {
                    dialog.set_codebook(file);
                }
            }
            (FileUse::Backup, Some(file)) => self.back_up(&with_ending(file)),
            (FileUse::SoundCopy(from), Some(file)) => self.make_sound_copy(ctx, from, with_ending(file)),
            (FileUse::Print(wanted), Some(file)) => self.print(ctx, *wanted, file),
            (FileUse::Table(request), Some(file)) => self.export(ctx, *request, file),
            (_, None) => {}
        }
    }

    /// Writes the code system in the format that the ending of the file names; the usual one where there is none.
    fn export_codebook(&mut self, mut file: PathBuf) {
        let Some(project) = &self.project else { return };
        let known = file.extension().is_some_and(|ending| {
            let ending = ending.to_string_lossy();
            codebook::ENDINGS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&ending))
        });
        let session = &project.work.session;
        // Consent to replace the file chosen in the dialog is none to replace the one with the ending added.
        let terms = WriteTerms {
            replace: known,
            source: Some(session.path()),
            ..WriteTerms::default()
        };
        if !known {
            let mut name = file.into_os_string();
            name.push(format!(".{}", codebook::ENDINGS[0]));
            file = name.into();
        }
        match codebook::export(session.snapshot(), &file, terms) {
            Ok(()) => {
                let sentence = self
                    .words
                    .with("files-codebook-written", &[("name", file_name(&file))]);
                self.offer_file(sentence, file);
            }
            Err(error) => self.show_error(self.words.say(&error.message())),
        }
    }

    /// Opens a project in place of the open one.
    pub(super) fn open(&mut self, ctx: &Context, path: PathBuf) {
        if self
            .project
            .as_ref()
            .is_some_and(|p| p.work.session.path() == path)
        {
            return;
        }
        let (words, clock) = (self.words.clone(), self.platform.clock.clone());
        let title = words.get("task-open").into_owned();
        self.tasks.start(ctx, "open", title, move |progress| {
            open_file(&path, clock, &words, progress)
        });
    }

    /// Takes over a project that is being opened since before there was a window.
    pub(super) fn take_over(&mut self, ctx: &Context, opening: PreWindowTask<TaskOutcome>) {
        let title = self.words.get("task-open").into_owned();
        self.tasks.take_over(ctx, title, opening);
    }

    /// Opens the person's copy of the sample study, making it first when there is none.
    pub(super) fn open_sample(&mut self, ctx: &Context) {
        let path = sample_path(&self.platform);
        if path.exists() {
            self.open(ctx, path);
            return;
        }
        let (words, clock) = (self.words.clone(), self.platform.clock.clone());
        let title = words.get("task-sample").into_owned();
        self.tasks.start(ctx, "sample", title, move |progress| {
            open_sample_file(&path, clock, &words, progress)
        });
    }

    fn show_project(&mut self, mut session: Session) {
        session.set_coder(&self.settings.coder_name());
        // At the start it is the last project as a rule, and the first frame need not wait for the disk.
        if self.settings.recent.first().map(PathBuf::as_path) != Some(session.path()) {
            self.settings.opened(session.path());
            self.keep_settings();
        }
        self.close_project();
        self.saved_at = None;
        for notice in session.notices() {
            self.show_error(self.words.say(&notice.message()));
        }
        let mut project = OpenProject::new(session);
        let folder = self.settings_path.as_deref().and_then(Path::parent);
        project.keep_drafts_in(folder.map(|folder| folder.join("drafts")).as_deref());
        self.recall_view(&mut project);
        self.project = Some(project);
        super::start::log_startup("project opened");
    }

    /// Closes the open project, leaving one plain file.
    pub(super) fn close_project(&mut self) {
        self.note_view();
        self.leave_file();
        self.front.dialogs.leave_project();
        self.keep_work_without_file();
        if let Some(project) = self.project.take()
            && let Err(error) = project.close()
        {
            let sentence = self.words.say(&error);
            self.show_error(sentence);
        }
    }

    /// Writes a table beside the window.
    fn export(&mut self, ctx: &Context, wanted: TableExport, file: PathBuf) {
        let Some(project) = &self.project else { return };
        let now = self.platform.clock.now();
        let source = match export::table_source(&project.work.session, &wanted.request, now) {
            Ok(source) => source,
            Err(error) => {
                self.show_error(self.words.say(&error.message()));
                return;
            }
        };
        let from = project.work.session.path().to_owned();
        let words = self.words.clone();
        let title = words.get("task-export").into_owned();
        self.tasks.start(ctx, "export", title, move |progress| {
            let watched = progress.clone();
            let table = wanted.request.make(&source.until(move || watched.is_cancelled()));
            if progress.is_cancelled() {
                return TaskOutcome::Nothing;
            }
            let terms = WriteTerms::replacing().from(&from);
            match export::write_table(table, &file, Some(wanted.format), &wanted.profile, terms) {
                Ok(path) => {
                    let name = path.file_name().unwrap_or(path.as_os_str());
                    let said = words.with("tables-written", &[("name", name.to_string_lossy())]);
                    TaskOutcome::Written(said, path)
                }
                Err(error) => TaskOutcome::Failed(words.say(&error.message())),
            }
        });
    }

    /// Says that a file was written, and offers to open it and its folder.
    pub(super) fn offer_file(&mut self, sentence: String, file: PathBuf) {
        let buttons = ["files-open", "files-show-in-folder"].map(|id| self.words.get(id).into_owned());
        let toast = self
            .toasts
            .add_with_actions(Tone::Success, sentence, buttons.to_vec());
        let folder = folder_of(&file).to_owned();
        let actions = vec![Action::OpenOutside(file), Action::OpenOutside(folder)];
        self.offers.put(toast, actions);
    }

    /// Opens a file or a folder in the program that the system has for it, beside the window.
    pub(super) fn open_outside(&mut self, ctx: &Context, path: PathBuf) {
        let (open, words) = (self.platform.open.clone(), self.words.clone());
        self.tasks
            .start_unseen(ctx, "open-outside", move |_| match open(&path) {
                Ok(()) => TaskOutcome::Nothing,
                Err(error) => {
                    log::warn!("{}: {error}", path.display());
                    TaskOutcome::Failed(
                        words.with("files-not-opened", &[("path", path.display().to_string())]),
                    )
                }
            });
    }

    fn back_up(&mut self, to: &Path) {
        // The copy shows what is chosen now.
        self.note_view();
        let Some(project) = &mut self.project else { return };
        project.keep_choices();
        match project.work.session.backup(to) {
            Ok(()) => {
                let sentence = self
                    .words
                    .with("files-backed-up", &[("file", to.display().to_string())]);
                self.toasts.add(Tone::Success, sentence);
            }
            Err(error) => self.show_error(self.words.say(&error.message())),
        }
    }
}

/// The project that the window shows first.
pub(super) enum FirstProject {
    Project(PathBuf),
    /// The person's copy of the sample study.
    Sample,
}

/// Begins to open what the window shows first, before there is a window.
pub(super) fn begin_before_window(
    first: FirstProject,
    platform: &Platform,
    settings: &Settings,
) -> PreWindowTask<TaskOutcome> {
    let (clock, settings) = (platform.clock.clone(), settings.clone());
    match first {
        FirstProject::Project(path) => PreWindowTask::begin("open", move |progress| {
            open_file(&path, clock, &settings.words(), progress)
        }),
        FirstProject::Sample => {
            let path = sample_path(platform);
            PreWindowTask::begin("sample", move |progress| {
                open_sample_file(&path, clock, &settings.words(), progress)
            })
        }
    }
}

/// Where the person's copy of the sample study is, or will be.
fn sample_path(platform: &Platform) -> PathBuf {
    platform.data_dir.join(format!("pishkhan.{PROJECT_ENDING}"))
}

/// Opens a project; of a damaged one, finds out what is wrong.
fn open_file(path: &Path, clock: Arc<dyn Clock>, words: &Words, progress: &Progress) -> TaskOutcome {
    match Session::open(path, clock) {
        Err(SessionError::Storage(error)) if error.is_damage() => {
            log::warn!("{error}");
            super::repair::damage(path, &error, words, progress)
        }
        session => opened(session, words),
    }
}

/// Opens the copy of the sample study, making it first when there is none.
fn open_sample_file(path: &Path, clock: Arc<dyn Clock>, words: &Words, progress: &Progress) -> TaskOutcome {
    if !path.exists()
        && let Err(error) = sample::build(path, clock.clone())
    {
        return TaskOutcome::Failed(words.say(&error.message()));
    }
    open_file(path, clock, words, progress)
}

fn opened(session: Result<Session, SessionError>, words: &Words) -> TaskOutcome {
    match session {
        Ok(session) => TaskOutcome::Opened(Box::new(session)),
        Err(error) => TaskOutcome::Failed(words.say(&error.message())),
    }
}

/// The path with the ending of projects. What follows a dot of its name is part of the name.
fn with_ending(path: PathBuf) -> PathBuf {
    if is_project_name(&path) {
        path
    } else {
        path.with_added_extension(PROJECT_ENDING)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_in_the_name_of_a_project_is_part_of_its_name() {
        for (chosen, made) in [
            ("a/پژوهش ۱.۲", "a/پژوهش ۱.۲.gozareh"),
            ("a/پژوهش", "a/پژوهش.gozareh"),
            ("a/b.gozareh", "a/b.gozareh"),
        ] {
            assert_eq!(with_ending(chosen.into()), PathBuf::from(made));
        }
    }
}
