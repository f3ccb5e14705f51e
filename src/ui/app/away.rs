//! The project's file is taken from its place while it is open: by a sync program, a file manager, a person.

use std::path::{Path, PathBuf};

use egui::Context;

use super::App;
use super::open_project::OpenProject;
use crate::files::file_name;
use crate::i18n::Words;
use crate::session::{FilePlace, Session};
use crate::ui::action::Dialog;
use crate::ui::kit::Tone;

/// Interval of the check while nothing is edited. Each edit checks before it is written.
const EVERY: std::time::Duration = std::time::Duration::from_secs(3);

/// What is known of the place of the project's file.
#[derive(Debug, Default)]
pub(super) struct PlaceWatch {
    /// When it was looked for last, in the seconds of the window.
    looked: Option<f64>,
    /// What the person has been told.
    told: Option<FilePlace>,
}

impl App {
    /// Looks now and then whether the file is at its place, and says at once when it is not.
    pub(super) fn watch_place(&mut self, ctx: &Context) {
        let Some(project) = self.project.as_ref().filter(|p| p.work.session.is_writable()) else {
            self.watch = PlaceWatch::default();
            return;
        };
        ctx.request_repaint_after(EVERY);
        let now = ctx.input(|i| i.time);
        if self
            .watch
            .looked
            .is_some_and(|looked| (looked..looked + EVERY.as_secs_f64()).contains(&now))
        {
            return;
        }
        self.watch.looked = Some(now);
        let place = project.work.session.place();
        if place == FilePlace::Same {
            self.watch.told = None;
        } else if self.watch.told.as_ref() != Some(&place) && !self.front.dialogs.is_open() {
            self.watch.told = Some(place.clone());
            self.front.dialogs.open(Dialog::Away(place));
        }
    }

    /// Writes all work into a new project beside the one that is gone, and goes on in it. What is typed and not yet kept
    /// stays where it is typed.
    pub(super) fn save_copy_beside(&mut self) {
        let Some(project) = self.project.take() else {
            return;
        };
        let to = free_name(
            project.work.session.path(),
            &self.words,
            ["away-copy-name", "away-copy-name-again"],
        );
        let new = project
            .work
            .session
            .save_copy(&to)
            .and_then(|()| Session::open(&to, self.platform.clock.clone()));
        let new = match new {
            Ok(new) => new,
            Err(error) => {
                self.project = Some(project);
                return self.show_error(self.words.say(&error.message()));
            }
        };
        let changed = project.change_session(|old| {
            // The copy has all that it had; what could not be put in order there is of no more use.
            if let Err(error) = old.close() {
                log::warn!("{error}");
            }
            Ok(new)
        });
        match changed {
            Ok(project) => {
                let sentence = self.words.with("away-copy-saved", &[("file", file_name(&to))]);
                self.continue_with(project, Tone::Success, sentence);
            }
            Err(error) => self.show_error(self.words.say(&error.message())),
        }
    }

    /// Goes on in the file under its new name.
    pub(super) fn continue_at(&mut self, path: &Path) {
        let Some(project) = self.project.take() else {
            return;
        };
        let clock = self.platform.clock.clone();
        let opened = project.change_session(|old| {
            old.close()?;
            Session::open(path, clock)
        });
        match opened {
            Ok(project) => {
                let sentence = self.words.with("away-went-on", &[("file", file_name(path))]);
                self.continue_with(project, Tone::Success, sentence);
            }
            Err(error) => self.show_error(self.words.say(&error.message())),
        }
    }

    fn continue_with(&mut self, mut project: OpenProject, tone: Tone, sentence: String) {
        let session = &mut project.work.session;
        session.set_coder(&self.settings.coder_name());
        self.settings.opened(session.path());
        self.project = Some(project);
        self.watch = PlaceWatch::default();
        self.keep_settings();
        self.toasts.add(tone, sentence);
    }

    /// At the end nobody can be asked any more: work goes into its file under the new name, or, where the file is gone,
    /// into a copy beside its place.
    pub(super) fn keep_work_without_file(&mut self) {
        let Some(session) = self.project.as_ref().map(|p| &p.work.session) else {
            return;
        };
        match session.place() {
            FilePlace::Renamed(now) => self.continue_at(&now),
            FilePlace::Deleted | FilePlace::Replaced | FilePlace::Overwritten => self.save_copy_beside(),
            FilePlace::Same => {}
        }
    }
}

/// A name beside a project that is free and says what it is, in the words of the first text; where that is taken, in
/// those of the second, with a number.
pub(super) fn free_name(path: &Path, words: &Words, [first, again]: [&str; 2]) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let named = |n: u64| {
        let id = if n == 1 { first } else { again };
        let number = words.number(n);
        let name = words.with(id, &[("name", stem.as_ref()), ("number", number.as_str())]);
        // The marks that keep names apart in a sentence are not for the names of files.
        let name: String = name
            .chars()
            .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'))
            .collect();
        path.with_file_name(format!("{name}.{ending}"))
    };
    (1..)
        .map(named)
        .find(|path| std::fs::symlink_metadata(path).is_err())
        .unwrap_or_else(|| named(1))
}
