//! Looking through a project's file, and a sound copy of a damaged one: both beside the window.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use super::tasks::TaskOutcome;
use crate::files::file_name;
use crate::i18n::Words;
use crate::jobs::Progress;
use crate::session::{self, StorageError};
use crate::ui::action::Dialog;

/// The name of the task that looks through the file of the open project.
const CHECK: &str = "check";

impl App {
    /// Looks through the file of the open project, once at a time.
    pub(super) fn check_project(&mut self, ctx: &Context) {
        let Some(project) = self.project.as_ref().filter(|_| !self.tasks.is_running(CHECK)) else {
            return;
        };
        let path = project.work.session.path().to_owned();
        let words = self.words.clone();
        let title = words.get("task-check").into_owned();
        self.tasks.start(ctx, CHECK, title, move |progress| {
            match session::check_with(&path, progress) {
                Ok(problems) if problems.is_empty() => {
                    TaskOutcome::Done(words.with("check-sound", &[("file", file_name(&path))]))
                }
                Ok(problems) => TaskOutcome::Show(Box::new(Dialog::Damage {
                    file: path,
                    problems: problems.iter().map(session::Problem::message).collect(),
                    opened: true,
                })),
                Err(error) => failed(&error, &words),
            }
        });
    }

    /// Nobody waits any more for what is told of the file of the open project; it closes faster without readers.
    pub(super) fn leave_file(&mut self) {
        self.tasks.stop(CHECK);
    }

    /// Makes a sound copy of a damaged project, which itself stays as it is.
    pub(super) fn make_sound_copy(&mut self, ctx: &Context, from: PathBuf, to: PathBuf) {
        let words = self.words.clone();
        let title = words.get("task-repair").into_owned();
        let (coder, now) = (self.settings.coder_name(), self.platform.clock.now());
        self.tasks.start(ctx, "repair", title, move |progress| {
            match session::repair_with(&from, &to, &coder, now, progress) {
                Ok(lost) => TaskOutcome::Show(Box::new(Dialog::Repaired {
                    copy: to,
                    lost: lost.iter().map(session::Loss::message).collect(),
                })),
                Err(error) => failed(&error, &words),
            }
        });
    }
}

/// What is wrong in a project that could not be opened; `error` says why it could not.
pub(super) fn damage(path: &Path, error: &StorageError, words: &Words, progress: &Progress) -> TaskOutcome {
    let problems = match session::check_with(path, progress) {
        Ok(problems) => problems.iter().map(session::Problem::message).collect(),
        Err(StorageError::Cancelled(_)) => return TaskOutcome::Nothing,
        Err(found) => {
            log::warn!("{found}");
            Vec::new()
        }
    };
    if problems.is_empty() {
        return failed(error, words);
    }
    TaskOutcome::Show(Box::new(Dialog::Damage {
        file: path.to_owned(),
        problems,
        opened: false,
    }))
}

fn failed(error: &StorageError, words: &Words) -> TaskOutcome {
    match error {
        StorageError::Cancelled(_) => TaskOutcome::Nothing,
        error => {
            log::warn!("{error}");
            TaskOutcome::Failed(words.say(&error.message()))
        }
    }
}
