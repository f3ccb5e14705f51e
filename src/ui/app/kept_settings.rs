//! The settings on the disk follow those in force, so that a sudden end loses none of them.

use std::path::Path;

use egui::Context;

use crate::jobs::Job;
use crate::settings::Settings;

/// Seconds after a change until the settings are written; further changes until then come with it.
const DELAY: f64 = 3.0;

/// What is on the disk of the settings.
#[derive(Default)]
pub(super) struct KeptSettings {
    /// As they were written last; `None` before the first frame.
    written: Option<Settings>,
    /// When they were first seen to differ from that, in the seconds of the window.
    changed: Option<f64>,
    job: Option<Job<()>>,
}

impl KeptSettings {
    /// Writes settings that have changed, beside the window and not at once.
    pub(super) fn follow(&mut self, ctx: &Context, path: &Path, now: &Settings) {
        // Those that the program begins with are what it has read.
        let written = self.written.get_or_insert_with(|| now.clone());
        if written == now {
            self.changed = None;
            return;
        }
        let time = ctx.input(|input| input.time);
        let wait = *self.changed.get_or_insert(time) + DELAY - time;
        if wait > 0.0 {
            ctx.request_repaint_after_secs(wait as f32);
            return;
        }
        self.settle();
        self.changed = None;
        self.written = Some(now.clone());
        let (path, settings) = (path.to_owned(), now.clone());
        self.job = Some(Job::spawn("settings", || {}, move |_| store(&path, &settings)));
    }

    /// Writes the settings at once.
    pub(super) fn keep_now(&mut self, path: &Path, now: &Settings) {
        self.settle();
        store(path, now);
        self.written = Some(now.clone());
    }

    /// Waits for what is being written, a matter of milliseconds, so that it does not come after what is written next.
    fn settle(&mut self) {
        if let Some(job) = self.job.take() {
            let _ = job.wait();
        }
    }
}

fn store(path: &Path, settings: &Settings) {
    if let Err(error) = settings.store(path) {
        log::warn!("{}: {error}", path.display());
    }
}
