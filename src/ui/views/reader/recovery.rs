//! Unfinished edits of a text, kept in small files so that a crash loses none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files::{Terms, read_plain_text, write_atomically};
use crate::jobs::Job;
use crate::text::{CharRange, Patch, Splice};

/// Seconds without a key after which an edit is kept.
const REST: f64 = 0.8;
/// Seconds after which it is kept while keys go on.
const LONGEST: f64 = 5.0;

/// Bytes that a kept edit may have: a whole text may have been typed or replaced.
const LARGEST: u64 = 256 << 20;

/// One splice as it is kept: where it begins and ends in the stored text, and what comes in.
#[derive(Serialize, Deserialize)]
struct Kept(u32, u32, String);

/// The file of one document's unfinished edit, written beside the window.
#[derive(Default)]
pub struct Recovery {
    /// `None` where the program keeps no files.
    file: Option<PathBuf>,
    job: Option<Job<()>>,
    /// The revision of the draft in the file.
    kept: u64,
    /// The revision seen last, and when it and the first one after the kept one were seen.
    seen: (u64, f64, f64),
}

impl Recovery {
    /// Keeps to a file in `folder`, named after project, document and text.
    pub fn new(folder: Option<&Path>, name: &str) -> Self {
        Self {
            file: folder.map(|folder| folder.join(format!("{name}.ron"))),
            ..Self::default()
        }
    }

    /// The edit that was not finished, if one was kept.
    pub fn load(&self) -> Option<Patch> {
        let file = self.file.as_deref()?;
        let source = read_plain_text(file, LARGEST).ok()?;
        let kept: Vec<Kept> = ron::from_str(&source)
            .inspect_err(|error| log::warn!("{}: {error}", file.display()))
            .ok()?;
        let splices = kept.into_iter().map(|Kept(start, end, inserted)| Splice {
            range: CharRange::new(start, end),
            inserted,
        });
        let patch = Patch::new(splices.collect())
            .inspect_err(|error| log::warn!("{}: {error}", file.display()))
            .ok()?;
        (!patch.is_empty()).then_some(patch)
    }

    /// Writes the edit when it has rested or has waited long, on a thread of its own. Gives the seconds after which
    /// this should be called again.
    pub fn keep(&mut self, ctx: &egui::Context, revision: u64, now: f64, patch: &Patch) -> Option<f64> {
        if self.file.is_none() || revision == self.kept {
            return None;
        }
        if self.seen.0 != revision {
            let first = if self.seen.0 == self.kept {
                now
            } else {
                self.seen.2
            };
            self.seen = (revision, now, first);
        }
        let wait = (self.seen.1 + REST).min(self.seen.2 + LONGEST) - now;
        if wait > 0.0 {
            return Some(wait);
        }
        if self.job.as_ref().is_some_and(|job| job.poll().is_none()) {
            return Some(REST);
        }
        let file = self.file.clone()?;
        let kept = kept(patch);
        self.kept = revision;
        let ctx = ctx.clone();
        self.job = Some(Job::spawn(
            "draft",
            move || ctx.request_repaint(),
            move |_| {
                if let Err(error) = write(&file, &kept) {
                    log::warn!("{}: {error}", file.display());
                }
            },
        ));
        None
    }

    /// Writes the edit at once: the last thing before the end.
    pub fn keep_now(&mut self, patch: &Patch) {
        self.settle();
        if let Some(file) = &self.file
            && let Err(error) = write(file, &kept(patch))
        {
            log::warn!("{}: {error}", file.display());
        }
    }

    /// Removes the file: the edit is finished, or given up.
    pub fn forget(&mut self) {
        self.settle();
        if let Some(file) = &self.file
            && let Err(error) = fs::remove_file(file)
            && error.kind() != io::ErrorKind::NotFound
        {
            log::warn!("{}: {error}", file.display());
        }
        self.kept = 0;
        self.seen = (0, 0.0, 0.0);
    }

    /// Waits for what is being written, a matter of milliseconds, so that it does not come after what is done next.
    fn settle(&mut self) {
        if let Some(job) = self.job.take() {
            let _ = job.wait();
        }
    }
}

fn kept(patch: &Patch) -> Vec<Kept> {
    let splices = patch.splices().iter();
    splices
        .map(|s| Kept(s.range.start, s.range.end, s.inserted.clone()))
        .collect()
}

/// Writes the file whole or not at all.
fn write(file: &Path, kept: &[Kept]) -> io::Result<()> {
    let text = ron::to_string(kept).map_err(io::Error::other)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    write_atomically(file, text.as_bytes(), Terms::replacing())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(text: &str) -> Patch {
        let splice = |range, inserted: &str| Splice {
            range,
            inserted: inserted.to_owned(),
        };
        Patch::new(vec![
            splice(CharRange::new(2, 5), text),
            splice(CharRange::new(9, 9), "\n«نقل»"),
        ])
        .unwrap()
    }

    #[test]
    fn an_edit_is_kept_when_it_rests_and_forgotten_when_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("drafts");
        let ctx = egui::Context::default();
        let mut recovery = Recovery::new(Some(&place), "یک");
        assert_eq!(recovery.load(), None);
        let (first, second) = (patch("الف"), patch("می‌رود 2020"));
        assert!(
            recovery
                .keep(&ctx, 1, 10.0, &first)
                .is_some_and(|wait| wait > 0.7)
        );
        assert!(
            recovery
                .keep(&ctx, 2, 10.5, &second)
                .is_some_and(|wait| wait > 0.0)
        );
        assert_eq!(recovery.keep(&ctx, 2, 11.5, &second), None);
        recovery.settle();
        assert_eq!(Recovery::new(Some(&place), "یک").load(), Some(second));
        assert_eq!(Recovery::new(Some(&place), "دو").load(), None);
        recovery.keep_now(&first);
        assert_eq!(recovery.load(), Some(first));
        recovery.forget();
        assert_eq!(recovery.load(), None);
        recovery.forget();
    }

    #[test]
    fn keys_that_go_on_do_not_put_it_off_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let ctx = egui::Context::default();
        let mut recovery = Recovery::new(Some(folder.path()), "یک");
        let steps = (1..60u64).map(|revision| (revision, 10.0 + revision as f64 * 0.1));
        for (revision, now) in steps {
            recovery.keep(&ctx, revision, now, &patch("الف"));
        }
        recovery.settle();
        assert!(recovery.load().is_some());
    }

    #[test]
    fn a_damaged_file_offers_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("یک.ron"), "[(5,2").unwrap();
        assert_eq!(Recovery::new(Some(folder.path()), "یک").load(), None);
    }
}
