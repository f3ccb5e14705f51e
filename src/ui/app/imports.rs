//! Files that come into the open project. They are read beside the window, applied on its own thread, and reported.

use std::path::PathBuf;

use egui::Context;

use super::App;
use super::dispatch::quoted;
use super::tasks::{ReadFiles, TaskOutcome};
use crate::exchange::import::ImportKind;
use crate::exchange::import::report::ImportReport;
use crate::exchange::use_cases::codebook::{self, CodebookPlan, OnDifference};
use crate::exchange::use_cases::documents;
use crate::exchange::use_cases::sheets::{self, ReadSheet};
use crate::i18n::{Arg, Words};
use crate::message::Message;
use crate::session::SessionError;
use crate::ui::action::{Action, Dialog, PastedCells};
use crate::ui::kit::Tone;

impl App {
    /// Reads documents beside the window and adds those that could be read as one operation.
    pub(super) fn import(&mut self, ctx: &Context, files: Vec<PathBuf>, group: Option<String>) {
        if self.project.is_none() {
            return;
        }
        let title = self.words.get("task-import").into_owned();
        self.tasks.start(ctx, "import", title, move |progress| {
            match documents::read(&files, group.as_deref(), progress, |_, _| {}) {
                Ok(read) => TaskOutcome::Read(ReadFiles::Documents(read)),
                Err(_) => TaskOutcome::Nothing,
            }
        });
    }

    /// Reads a sheet, or a code system in another file, as what its header says that it is, and as what was `asked` for
    /// where that does not say. Participants and codings are added as one operation; of a code system it is shown first
    /// what it would do.
    pub(super) fn import_sheet(&mut self, ctx: &Context, file: PathBuf, asked: ImportKind) {
        if self.project.is_none() {
            return;
        }
        let words = self.words.clone();
        let title = words.get("task-import").into_owned();
        self.tasks.start(ctx, asked.key(), title, move |_| {
            let read = match sheets::read(&file, asked) {
                Ok(ReadSheet::Participants(read)) => ReadFiles::Participants(read),
                Ok(ReadSheet::Codings(read)) => ReadFiles::Codings(read),
                Ok(ReadSheet::WordLists(read)) => ReadFiles::WordLists(read),
                Ok(ReadSheet::Summaries(read)) => ReadFiles::Summaries(read),
                Ok(ReadSheet::Codebook(read)) => ReadFiles::Codebook(file, read),
                Err(message) => return TaskOutcome::Failed(words.say(&message)),
            };
            TaskOutcome::Read(read)
        });
    }

    /// Applies what was read to the project, and shows what became of it.
    pub(super) fn apply_imported(&mut self, read: ReadFiles) {
        let Some(project) = &mut self.project else { return };
        let done = match read {
            ReadFiles::Documents(read) => Ok(project.import_with(|session| read.apply(session))),
            ReadFiles::Participants(read) => project.import_with(|session| read.apply(session)),
            ReadFiles::Codings(read) => {
                let done = project.import_with(|session| read.apply(session));
                done.map(|(_, report)| report)
            }
            ReadFiles::WordLists(read) => project.import_with(|session| read.apply(session)),
            ReadFiles::Summaries(read) => project.import_with(|session| read.apply(session)),
            ReadFiles::Codebook(path, codebook) => {
                let plan = codebook::plan(&path, codebook, project.work.session.snapshot());
                return self
                    .front
                    .dialogs
                    .open_when_free(Dialog::Codebook(Box::new(plan)));
            }
        };
        self.report(done);
    }

    /// Takes in the codes of a file as the person has seen and chosen.
    pub(super) fn take_codebook(&mut self, plan: CodebookPlan, differing: OnDifference) {
        let Some(project) = &mut self.project else { return };
        let done = project.import_with(|session| plan.apply(session, differing));
        self.report(done);
    }

    /// Fills cells with what was pasted, as one operation.
    pub(super) fn paste(&mut self, pasted: PastedCells) {
        let Some(project) = &mut self.project else { return };
        let PastedCells {
            edits,
            summary,
            filled,
            same,
            added,
            unknown,
            strange_heads,
            with_attributes,
            attributes,
            left,
            replaced,
            first_replaced,
            emptied,
        } = pasted;
        let mut said = Vec::new();
        let changes = !edits.is_empty();
        if changes {
            let done = project.import_with(|session| {
                session.together(|batch| {
                    for edit in edits {
                        batch.apply(edit)?;
                    }
                    Ok::<_, SessionError>(((), summary))
                })
            });
            if let Err(error) = done {
                return self.refuse(&error);
            }
            self.saved_at = Some(self.platform.clock.now());
        }
        if attributes > 0 {
            said.push(self.words.with("cells-attributes-made", &[("n", attributes)]));
        }
        let new = filled.saturating_sub(replaced + emptied);
        if new > 0 {
            said.push(self.words.with("cells-pasted", &[("n", new)]));
        }
        if replaced > 0 {
            let before = quoted(&first_replaced);
            let args = [("n", Arg::from(replaced)), ("before", Arg::from(before))];
            said.push(self.words.with("cells-replaced", &args));
        }
        if emptied > 0 {
            said.push(self.words.with("cells-emptied", &[("n", emptied)]));
        }
        if added > 0 {
            said.push(self.words.with("cells-people-added", &[("n", added)]));
        }
        if !changes && same > 0 {
            said.push(self.words.get("cells-same").into_owned());
        }
        if strange_heads && changes {
            said.push(self.words.get("cells-strange-heads").into_owned());
        }
        if !unknown.is_empty() {
            let names = unknown.iter().map(|name| quoted(name));
            let names = names.collect::<Vec<_>>().join(&self.words.list_comma());
            said.push(self.words.with("cells-unknown", &[("names", names)]));
        } else if left > 0 {
            said.push(self.words.with("cells-left", &[("n", left)]));
        }
        let said = said.join(" ");
        match with_attributes {
            Some(pasted) => self.offer_attributes(said, pasted, changes),
            None if said.is_empty() => {}
            None if changes => self.offer_undo(said),
            None => {
                self.toasts.add(Tone::Plain, said);
            }
        }
    }

    /// Tells what was done with a block that was pasted, and offers to make attributes of its headings, besides the way
    /// back where cells were filled.
    fn offer_attributes(&mut self, said: String, pasted: Box<PastedCells>, filled: bool) {
        let Some(project) = &self.project else { return };
        let revision = project.work.session.revision();
        let mut buttons = vec![self.words.get("cells-make-attributes").into_owned()];
        let mut actions = vec![Action::PasteInstead {
            pasted,
            revision,
            takes_back: filled,
        }];
        if filled {
            buttons.push(self.words.get("toast-undo").into_owned());
            actions.push(Action::TakeBack(revision));
        }
        let toast = self.toasts.add_with_actions(Tone::Plain, said, buttons);
        self.offers.put(toast, actions);
        self.offers.take_back(toast, revision);
    }

    /// Does something else with a block that was pasted. What was done since the offer stands, and is told.
    pub(super) fn paste_instead(&mut self, pasted: PastedCells, revision: u64, takes_back: bool) {
        let Some(project) = &mut self.project else { return };
        if project.work.session.revision() != revision {
            return self.take_back(revision);
        }
        if takes_back && let Err(error) = project.work.undo() {
            return self.refuse(&error);
        }
        self.paste(pasted);
    }

    /// Shows the report of an import: at once where something wants to be looked at, else behind a button.
    pub(super) fn report(&mut self, done: Result<ImportReport, Message>) {
        let report = match done {
            Ok(report) => report,
            Err(message) => return self.show_error(self.words.say(&message)),
        };
        self.saved_at = Some(self.platform.clock.now());
        let failed: Vec<&Message> = report.failed().filter_map(|file| file.error.as_ref()).collect();
        if failed.len() == report.files.len() {
            // Nothing came in.
            let sentences: Vec<String> = failed
                .into_iter()
                .map(|message| self.words.say(message))
                .collect();
            return sentences
                .into_iter()
                .for_each(|sentence| self.show_error(sentence));
        }
        // What is being written in a dialog is not thrown away for this.
        if report.needs_attention() && !self.front.dialogs.is_open() {
            return self.front.dialogs.open(Dialog::ImportReport(report));
        }
        let sentence = outcome_sentence(&report, &self.words);
        self.offer(
            sentence,
            "toast-import-report",
            Action::Show(Dialog::ImportReport(report)),
        );
    }
}

/// What came in, in one sentence.
fn outcome_sentence(report: &ImportReport, words: &Words) -> String {
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
