//! Work that goes on beside the window: file dialogs, imports, opening a project, exports.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use egui::Context;

use crate::exchange::import::Codebook;
use crate::exchange::import::report::ImportReport;
use crate::exchange::import::sheet::{SummaryRow, WordRow};
use crate::exchange::use_cases::codings::ReadCodings;
use crate::exchange::use_cases::documents::ReadDocuments;
use crate::exchange::use_cases::findings::ReadFindings;
use crate::exchange::use_cases::participants::ReadParticipants;
use crate::i18n::Words;
use crate::jobs::{Job, Progress, ProgressState};
use crate::session::Session;
use crate::ui::action::{Dialog, TableExport, TranscriptPrint};
use crate::ui::platform::{FileQuestion, Platform};

/// What a finished task hands to the window, where it is put to use on the window's own thread.
pub enum TaskOutcome {
    /// Nothing came of it: cancelled, or the person gave up.
    Nothing,
    /// Files were chosen.
    Files(FileUse, Vec<PathBuf>),
    /// The system has no dialog: files are to be asked for in the window.
    NoFileDialog(FileUse, FileQuestion),
    /// Files were read and are to be applied to the project.
    Read(ReadFiles),
    /// A project is open.
    Opened(Box<Session>),
    /// A project was made, and this came in from a codebook.
    Made(Box<Session>, Option<Box<ImportReport>>),
    /// No project was made; the sentence says why.
    NotMade(String),
    /// Something is to be shown in a dialog.
    Show(Box<Dialog>),
    /// Something was done; the sentence says what.
    Done(String),
    /// A file was written; the sentence says what.
    Written(String, PathBuf),
    /// It failed; the sentence says why.
    Failed(String),
}

/// Files that were read, to be applied to the project.
pub enum ReadFiles {
    /// Documents.
    Documents(ReadDocuments),
    /// A sheet of participants.
    Participants(ReadParticipants),
    /// A sheet of codings.
    Codings(ReadCodings),
    /// A sheet of word lists.
    WordLists(ReadFindings<WordRow>),
    /// A sheet of summaries of cases.
    Summaries(ReadFindings<SummaryRow>),
    /// A code system, and its file.
    Codebook(PathBuf, Codebook),
}

/// What chosen files are for.
#[derive(Clone, Debug)]
pub enum FileUse {
    /// Documents to import, into a group.
    Documents(Option<String>),
    /// A sheet of participants.
    Participants,
    /// A sheet of codings.
    Codings,
    /// A code system to take in.
    Codebook,
    /// Where the code system is written.
    CodebookOut,
    /// A project to open.
    Open,
    /// The folder of a project that is to be made.
    NewFolder,
    /// The code system with which a project that is to be made begins.
    NewCodebook,
    /// Where a copy of the project goes.
    Backup,
    /// Where a sound copy of this damaged project goes.
    SoundCopy(PathBuf),
    /// A table to write.
    Table(Box<TableExport>),
    /// A coded transcript to write.
    Print(Box<TranscriptPrint>),
}

/// A task that is under way.
pub struct Task {
    /// The name of its thread, which tells it from others.
    name: &'static str,
    /// What it is, in a few words.
    pub title: String,
    /// Whether it is shown with a progress bar; a file dialog is its own window and is not.
    pub shown: bool,
    job: Job<TaskOutcome>,
}

/// Work that was begun before there was a window to wake.
pub struct PreWindowTask<T> {
    job: Job<T>,
    window: Arc<OnceLock<Context>>,
}

impl<T: Send + 'static> PreWindowTask<T> {
    /// Begins the work on a thread called `name`.
    pub fn begin(name: &'static str, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Self {
        let window: Arc<OnceLock<Context>> = Arc::default();
        let waker = window.clone();
        let wake = move || {
            if let Some(window) = waker.get() {
                window.request_repaint();
            }
        };
        Self {
            job: Job::spawn(name, wake, work),
            window,
        }
    }
}

/// The tasks that are under way.
#[derive(Default)]
pub struct Tasks {
    running: Vec<Task>,
}

impl Tasks {
    /// Starts a task.
    pub fn start(
        &mut self,
        ctx: &Context,
        name: &'static str,
        title: String,
        work: impl FnOnce(&Progress) -> TaskOutcome + Send + 'static,
    ) {
        self.push(ctx, name, title, true, work);
    }

    /// Starts a task that is not shown, for it is over in a moment or shows itself.
    pub fn start_unseen(
        &mut self,
        ctx: &Context,
        name: &'static str,
        work: impl FnOnce(&Progress) -> TaskOutcome + Send + 'static,
    ) {
        self.push(ctx, name, String::new(), false, work);
    }

    /// Takes over work that was begun before there was a window.
    pub fn take_over(&mut self, ctx: &Context, title: String, task: PreWindowTask<TaskOutcome>) {
        // What ended before this is found by the first frame, which looks at all tasks.
        let _ = task.window.set(ctx.clone());
        self.running.push(Task {
            name: task.job.name(),
            title,
            shown: true,
            job: task.job,
        });
    }

    /// Asks the person for files in a dialog of the system.
    pub fn ask(&mut self, ctx: &Context, platform: &Platform, question: FileQuestion, wanted: FileUse) {
        let ask = platform.ask.clone();
        let title = question.title.clone();
        self.push(ctx, "file-dialog", title, false, move |_| match ask(&question) {
            None => TaskOutcome::NoFileDialog(wanted, question),
            Some(files) if files.is_empty() => TaskOutcome::Nothing,
            Some(files) => TaskOutcome::Files(wanted, files),
        });
    }

    fn push(
        &mut self,
        ctx: &Context,
        name: &'static str,
        title: String,
        shown: bool,
        work: impl FnOnce(&Progress) -> TaskOutcome + Send + 'static,
    ) {
        let waker = ctx.clone();
        let job = Job::spawn(name, move || waker.request_repaint(), work);
        self.running.push(Task {
            name,
            title,
            shown,
            job,
        });
    }

    /// Whether a task of that name is under way.
    pub fn is_running(&self, name: &str) -> bool {
        self.running.iter().any(|task| task.name == name)
    }

    /// Stops the tasks of that name, whose outcome nobody waits for any more.
    pub fn stop(&mut self, name: &str) {
        self.running.retain(|task| task.name != name);
    }

    /// Takes the outcomes of tasks that have ended since the last call.
    pub fn finished(&mut self, words: &Words) -> Vec<TaskOutcome> {
        let mut outcomes = Vec::new();
        self.running.retain(|task| match task.job.poll() {
            Some(Ok(outcome)) => {
                outcomes.push(outcome);
                false
            }
            Some(Err(error)) => {
                outcomes.push(TaskOutcome::Failed(words.say(&error.message())));
                false
            }
            None => true,
        });
        outcomes
    }

    /// The tasks to show, with how far each has come.
    pub fn shown(&self) -> impl Iterator<Item = (&Task, ProgressState)> {
        self.running
            .iter()
            .filter(|t| t.shown)
            .map(|t| (t, t.job.state()))
    }
}

impl Task {
    /// Asks the task to stop at its next step.
    pub fn cancel(&self) {
        self.job.cancel();
    }
}
