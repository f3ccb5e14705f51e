//! What lies in front of the pages.

use super::tasks::FileUse;
use crate::ui::dialogs::Dialogs;
use crate::ui::dialogs::new_project::NewProjectDialog;
use crate::ui::dialogs::paths::PathDialog;
use crate::ui::views::manual::Manual;
use crate::ui::views::palette::Palette;
use crate::ui::views::settings::{Help, ProgramDialog};

/// What lies in front of the pages and has the keys while it does.
#[derive(Default)]
pub struct Overlays {
    /// The dialog about the project, when one is open.
    pub dialogs: Dialogs,
    /// The dialog about the program itself, when open.
    pub program_dialog: Option<ProgramDialog>,
    /// What can be done here, when that was asked for.
    pub help: Option<Help>,
    /// The manual, when open.
    pub manual: Option<Manual>,
    /// The palette, when open.
    pub palette: Option<Palette>,
    /// The dialog of a new project, when open.
    pub new_project: Option<NewProjectDialog>,
    /// The question for files that is asked in the window, and what they are for.
    pub paths: Option<(PathDialog, FileUse)>,
}

impl Overlays {
    /// Whether something lies in front, so that keys are for it.
    pub fn is_open(&self) -> bool {
        self.dialogs.is_open()
            || self.program_dialog.is_some()
            || self.help.is_some()
            || self.manual.is_some()
            || self.palette.is_some()
            || self.new_project.is_some()
            || self.paths.is_some()
    }
}
