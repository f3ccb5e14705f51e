//! New projects, and the question under which name the person codes.

use egui::Context;

use super::App;
use super::tasks::{FileUse, TaskOutcome};
use crate::exchange::use_cases::new_project::NewProject;
use crate::ui::action::{Action, Dialog};
use crate::ui::dialogs::new_project::{NewProjectAnswer, NewProjectDialog};
use crate::ui::parts::paths::Places;

/// The task that makes a project.
const MAKING: &str = "create";

impl App {
    /// Asks what a new project is to be.
    pub(super) fn ask_for_new_project(&mut self) {
        let coder = self.settings.asks_for_coder().then(|| self.settings.coder_name());
        let places = Places {
            base: self.projects_folder(),
            ..self.places()
        };
        self.front.new_project = Some(NewProjectDialog::new(places, coder, &self.words));
    }

    /// Where the person keeps projects: beside the one opened last, but for the copy of the sample study.
    fn projects_folder(&self) -> std::path::PathBuf {
        let mut folders = self.settings.recent.iter().filter_map(|project| project.parent());
        let folder = folders.find(|folder| *folder != self.platform.data_dir);
        folder.map_or_else(|| self.platform.documents.clone(), ToOwned::to_owned)
    }

    /// Draws the dialog of a new project, and does what it asks for.
    pub(super) fn draw_new_project(&mut self, ctx: &Context) {
        // A question for files takes its place.
        if self.front.paths.is_some() {
            return;
        }
        let Some(dialog) = &mut self.front.new_project else {
            return;
        };
        match dialog.ui(ctx, self.tasks.is_running(MAKING)) {
            None => {}
            Some(NewProjectAnswer::Left) => self.front.new_project = None,
            Some(NewProjectAnswer::AskFolder) => self.ask_for_files(ctx, FileUse::NewFolder),
            Some(NewProjectAnswer::AskCodebook) => self.ask_for_files(ctx, FileUse::NewCodebook),
            Some(NewProjectAnswer::Make(new, coder)) => {
                if let Some(coder) = coder {
                    (self.settings.coder, self.settings.coder_asked) = (coder, true);
                }
                self.actions.push(Action::NewProject(Box::new(new)));
            }
        }
    }

    /// Makes a project and opens it.
    pub(super) fn create(&mut self, ctx: &Context, new: NewProject) {
        let (words, clock) = (self.words.clone(), self.platform.clock.clone());
        let title = words.get("task-open").into_owned();
        let coder = self.settings.coder_name();
        self.tasks.start(ctx, MAKING, title, move |_| {
            match new.make(&coder, &words, clock) {
                Ok((session, report)) => TaskOutcome::Made(Box::new(session), report.map(Box::new)),
                Err(message) => TaskOutcome::NotMade(words.say(&message)),
            }
        });
    }

    /// Says why a project was not made, in its dialog where that is still open.
    pub(super) fn not_made(&mut self, sentence: String) {
        match &mut self.front.new_project {
            Some(dialog) => dialog.failed(sentence),
            None => self.show_error(sentence),
        }
    }

    /// Once a project is seen and nothing lies over it, the person is asked under which name to code: once.
    pub(super) fn ask_for_coder(&mut self, ctx: &Context) {
        if self.settings.asks_for_coder() && self.project.is_some() && !self.is_covered() {
            self.front.dialogs.open(Dialog::Coder);
            ctx.request_repaint();
        }
    }
}
