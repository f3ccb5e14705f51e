//! Files that come into the open project. They are read beside the window, applied on its own thread, and reported.

use std::path::PathBuf;

use egui::Context;

use super::App;
use super::tasks::{Outcome, ReadFiles};
use crate::exchange::import::report::ImportReport;
use crate::exchange::use_cases::codebook::{self, CodebookPlan, Differing};
use crate::exchange::use_cases::{codings, documents, participants};
use crate::i18n::Words;
use crate::message::Message;
use crate::ui::action::{Action, Dialog};

impl App {
    /// Reads documents beside the window and adds those that could be read as one operation.
    pub(super) fn import(&mut self, ctx: &Context, files: Vec<PathBuf>, group: Option<String>) {
        if self.project.is_none() {
            return;
        }
        let title = self.words.get("task-import").into_owned();
        self.tasks.start(ctx, "import", title, move |progress| {
            match documents::read(&files, group.as_deref(), progress, |_, _| {}) {
                Ok(read) => Outcome::Read(ReadFiles::Documents(read)),
                Err(_) => Outcome::Nothing,
            }
        });
    }

    /// Reads a sheet of participants and adds them as one operation.
    pub(super) fn import_participants(&mut self, ctx: &Context, file: PathBuf) {
        self.read_beside(ctx, "participants", move || {
            participants::read(&file)
                .map(ReadFiles::Participants)
                .map_err(|error| error.message())
        });
    }

    /// Reads a sheet of codings and adds them as one operation.
    pub(super) fn import_codings(&mut self, ctx: &Context, file: PathBuf) {
        self.read_beside(ctx, "codings", move || {
            codings::read(&file)
                .map(ReadFiles::Codings)
                .map_err(|error| error.message())
        });
    }

    /// Reads a code system and shows what it would do.
    pub(super) fn import_codebook(&mut self, ctx: &Context, file: PathBuf) {
        self.read_beside(ctx, "codebook", move || {
            let read = codebook::read(&file).map_err(|error| error.message())?;
            Ok(ReadFiles::Codebook(file, read))
        });
    }

    fn read_beside(
        &mut self,
        ctx: &Context,
        name: &'static str,
        read: impl FnOnce() -> Result<ReadFiles, Message> + Send + 'static,
    ) {
        if self.project.is_none() {
            return;
        }
        let words = self.words.clone();
        let title = words.get("task-import").into_owned();
        self.tasks.start(ctx, name, title, move |_| match read() {
            Ok(read) => Outcome::Read(read),
            Err(message) => Outcome::Failed(words.say(&message)),
        });
    }

    /// Applies what was read to the project, and shows what became of it.
    pub(super) fn take_in(&mut self, read: ReadFiles) {
        let Some(project) = &mut self.project else { return };
        let done = match read {
            ReadFiles::Documents(read) => Ok(project.bring_in(|session| read.apply(session))),
            ReadFiles::Participants(read) => project.bring_in(|session| read.apply(session)),
            ReadFiles::Codings(read) => {
                let done = project.bring_in(|session| read.apply(session));
                done.map(|(_, report)| report)
            }
            ReadFiles::Codebook(path, codebook) => {
                let plan = codebook::plan(&path, codebook, project.work.session.snapshot());
                return self.front.dialogs.open(Dialog::Codebook(Box::new(plan)));
            }
        };
        self.report(done);
    }

    /// Takes in the codes of a file as the person has seen and chosen.
    pub(super) fn take_codebook(&mut self, plan: CodebookPlan, differing: Differing) {
        let Some(project) = &mut self.project else { return };
        let done = project.bring_in(|session| plan.apply(session, differing));
        self.report(done);
    }

    /// Shows the report of an import: at once where something wants to be looked at, else behind a button.
    fn report(&mut self, done: Result<ImportReport, Message>) {
        let report = match done {
            Ok(report) => report,
            Err(message) => return self.complain(self.words.say(&message)),
        };
        self.saved_at = Some(self.platform.clock.now());
        let failed: Vec<&Message> = report.failed().filter_map(|file| file.error.as_ref()).collect();
        if failed.len() == report.files.len() {
            // Nothing came in.
            let sentences: Vec<String> = failed
                .into_iter()
                .map(|message| self.words.say(message))
                .collect();
            return sentences.into_iter().for_each(|sentence| self.complain(sentence));
        }
        // What is being written in a dialog is not thrown away for this.
        if report.needs_a_look() && !self.front.dialogs.is_open() {
            return self.front.dialogs.open(Dialog::ImportReport(report));
        }
        let sentence = came_in(&report, &self.words);
        self.offer(
            sentence,
            "toast-import-report",
            Action::Show(Dialog::ImportReport(report)),
        );
    }
}

/// What came in, in one sentence.
fn came_in(report: &ImportReport, words: &Words) -> String {
    match report.files.as_slice() {
        [file] => {
            let outcome: Vec<Message> = file.outcome();
            let message = Message::new("import-done-one").with("file", file.file()).with(
                "outcome",
                outcome.into_iter().collect::<crate::message::Argument>(),
            );
            words.say(&message)
        }
        files => {
            let count = files.len() - report.failed().count();
            words.say(&Message::new("import-done").with("count", count))
        }
    }
}
