//! Printing coded transcripts beside the window.

use std::path::PathBuf;

use egui::Context;

use super::App;
use super::tasks::TaskOutcome;
use crate::exchange::export::transcript::{PrintError, TranscriptSource, print};
use crate::files::{WriteTerms, file_name};
use crate::ui::action::{Dialog, TranscriptPrint};

impl App {
    /// Asks what is to be printed: proposed is the document that is open, or those of which several are selected
    /// in the list.
    pub(super) fn ask_to_print(&mut self) {
        let Some(project) = &self.project else { return };
        let shared = &project.work.shared;
        // One alone may have stayed selected while another was opened from elsewhere.
        let documents = match (shared.documents.as_slice(), shared.document) {
            ([] | [_], Some(open)) => vec![open],
            (selected, _) => selected.to_vec(),
        };
        self.front.dialogs.open(Dialog::Print(documents));
    }

    /// Writes a coded transcript beside the window.
    pub(super) fn print(&mut self, ctx: &Context, wanted: TranscriptPrint, file: PathBuf) {
        let Some(project) = &self.project else { return };
        let session = &project.work.session;
        let now = self.platform.clock.now();
        let source = match TranscriptSource::new(session, &wanted.request.choices, now) {
            Ok(source) => source,
            Err(error) => {
                self.show_error(self.words.say(&error.message()));
                return;
            }
        };
        let from = session.path().to_owned();
        let words = self.words.clone();
        let title = words.get("task-print").into_owned();
        self.tasks.start(ctx, "print", title, move |progress| {
            let terms = WriteTerms::replacing().from(&from);
            match print(&wanted.request, &source, &file, terms, progress) {
                Ok(printed) => {
                    let said = words.with("tables-written", &[("name", file_name(&printed.path))]);
                    TaskOutcome::Written(said, printed.path)
                }
                Err(PrintError::Cancelled) => TaskOutcome::Nothing,
                Err(PrintError::Export(error)) => TaskOutcome::Failed(words.say(&error.message())),
            }
        });
    }
}
