//! Files that are asked for in the window itself.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use super::tasks::FileUse;
use crate::ui::dialogs::paths::{PathAnswer, PathDialog};
use crate::ui::parts::paths::Places;
use crate::ui::platform::FileQuestion;

impl App {
    /// Asks for files in the window. A question that is asked already is left for the new one.
    pub(super) fn ask_in_window(&mut self, wanted: FileUse, question: FileQuestion) {
        let places = self.places();
        self.front.paths = Some((PathDialog::new(question, places), wanted));
    }

    /// Where paths begin that are typed in the window: where files were chosen last, or else beside the project.
    pub(super) fn places(&self) -> Places {
        let project = self.project.as_ref().map(|p| p.work.session.path());
        let beside = project
            .and_then(Path::parent)
            .filter(|dir| *dir != self.platform.data_dir);
        let last = self.settings.folder.as_deref().filter(|folder| folder.is_dir());
        let base = last.or(beside);
        Places {
            home: self.platform.home.clone(),
            base: base.map_or_else(|| self.platform.documents.clone(), PathBuf::from),
        }
    }

    /// Draws the question for files, and puts its answer to use.
    pub(super) fn draw_paths(&mut self, ctx: &Context) {
        let answer = self.front.paths.as_mut().and_then(|(dialog, _)| dialog.ui(ctx));
        let Some(answer) = answer else { return };
        let Some((_, wanted)) = self.front.paths.take() else {
            return;
        };
        if let Some(dialog) = &mut self.front.new_project {
            dialog.come_back();
        }
        if let PathAnswer::Files(files) = answer {
            if let Some(folder) = files.first().and_then(|file| file.parent()) {
                self.settings.folder = Some(folder.to_owned());
            }
            self.use_files(ctx, wanted, files);
        }
    }
}
