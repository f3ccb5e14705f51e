//! What is being typed and not yet in the project, kept in small files so that a crash loses none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::files::{WriteTerms, read_plain_text, write_atomically};
use crate::jobs::Job;

/// Seconds without a key after which it is kept.
const REST: f64 = 0.8;
/// Seconds after which it is kept while keys go on.
const LONGEST: f64 = 5.0;

/// Bytes that the file may have: a whole text may have been typed or replaced.
const LARGEST: u64 = 256 << 20;

/// The file of something unfinished, written beside the window. Only the owner may read it.
#[derive(Default)]
pub struct Recovery {
    /// `None` where the program keeps no files.
    file: Option<PathBuf>,
    job: Option<Job<()>>,
    /// The revision of what is in the file.
    kept: u64,
    /// The revision seen last, and when it and the first one after the kept one were seen.
    seen: (u64, f64, f64),
}

impl Recovery {
    /// Keeps to a file in `folder`, under a name that says what it is of: the project, and what in it.
    pub fn new(folder: Option<&Path>, name: &str) -> Self {
        Self {
            file: folder.map(|folder| folder.join(format!("{name}.ron"))),
            ..Self::default()
        }
    }

    /// What was not finished, if it was kept and can be read.
    pub fn load<T: DeserializeOwned>(&self) -> Option<T> {
        let file = self.file.as_deref()?;
        let source = read_plain_text(file, LARGEST).ok()?;
        ron::from_str(&source)
            .inspect_err(|error| log::warn!("{}: {error}", file.display()))
            .ok()
    }

    /// Writes the content when it has rested or has waited long, on a thread of its own. `revision` is another, greater
    /// than 0, when the content is. Gives the seconds after which this should be called again.
    pub fn keep<T: Serialize>(
        &mut self,
        ctx: &egui::Context,
        revision: u64,
        now: f64,
        content: impl FnOnce() -> T,
    ) -> Option<f64> {
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
        let kept = encoded(&content())
            .inspect_err(|error| log::warn!("{}: {error}", file.display()))
            .ok()?;
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

    /// Writes the content at once: the last thing before the end.
    pub fn keep_now<T: Serialize>(&mut self, content: &T) {
        self.settle();
        if let Some(file) = &self.file
            && let Err(error) = encoded(content).and_then(|text| write(file, &text))
        {
            log::warn!("{}: {error}", file.display());
        }
    }

    /// Removes the file: what it holds is finished, or given up.
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

fn encoded<T: Serialize>(content: &T) -> io::Result<String> {
    ron::to_string(content).map_err(io::Error::other)
}

/// Writes the file whole or not at all.
fn write(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    write_atomically(file, text.as_bytes(), WriteTerms::replacing().private())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(folder: &Path, name: &str) -> Option<String> {
        Recovery::new(Some(folder), name).load()
    }

    #[test]
    fn what_is_typed_is_kept_when_it_rests_and_forgotten_when_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("drafts");
        let ctx = egui::Context::default();
        let mut recovery = Recovery::new(Some(&place), "یک");
        assert_eq!(load(&place, "یک"), None);
        let (first, second) = ("الف\n«نقل»", "می‌رود 2020");
        let wait = recovery.keep(&ctx, 1, 10.0, || first);
        assert!(wait.is_some_and(|wait| wait > 0.7));
        let wait = recovery.keep(&ctx, 2, 10.5, || second);
        assert!(wait.is_some_and(|wait| wait > 0.0));
        assert_eq!(recovery.keep(&ctx, 2, 11.5, || second), None);
        recovery.settle();
        assert_eq!(load(&place, "یک").as_deref(), Some(second));
        assert_eq!(load(&place, "دو"), None);
        recovery.keep_now(&first);
        assert_eq!(load(&place, "یک").as_deref(), Some(first));
        recovery.forget();
        assert_eq!(load(&place, "یک"), None);
        recovery.forget();
    }

    #[test]
    fn keys_that_go_on_do_not_put_it_off_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let ctx = egui::Context::default();
        let mut recovery = Recovery::new(Some(folder.path()), "یک");
        let steps = (1..60u64).map(|revision| (revision, 10.0 + revision as f64 * 0.1));
        for (revision, now) in steps {
            recovery.keep(&ctx, revision, now, || "الف");
        }
        recovery.settle();
        assert!(load(folder.path(), "یک").is_some());
    }

    #[test]
    fn a_damaged_file_offers_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("یک.ron"), "[(5,2").unwrap();
        assert_eq!(load(folder.path(), "یک"), None);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_what_is_kept() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("یک.ron");
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        Recovery::new(Some(folder.path()), "یک").keep_now(&"گفته");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
