//! Background work with progress and cancel.
//!
//! A [`Job`] runs one function on a thread of its own. The window polls it each frame and never waits; the work
//! reports through a [`Progress`] and looks there whether it is still wanted. Jobs read and return a plan: they never
//! change a project themselves.

mod caught;
mod progress;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

pub use caught::{caught, keep_quiet};
pub use progress::{Cancelled, Progress, ProgressState};

use crate::message::Message;

/// Work under way on a thread of its own. Dropping it cancels the work and does not wait for it.
#[derive(Debug)]
pub struct Job<T> {
    name: &'static str,
    progress: Progress,
    result: Receiver<Result<T, JobError>>,
}

/// Why a job came to no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// The work failed in a way that it should not have; the text is for the log.
    #[error("{name} stopped unexpectedly: {detail}")]
    Panicked {
        /// Name of the job.
        name: &'static str,
        /// What the panic said.
        detail: String,
    },
    /// The system would not start another thread.
    #[error("{name} could not be started: {detail}")]
    NotStarted {
        /// Name of the job.
        name: &'static str,
        /// What the system said.
        detail: String,
    },
}

impl JobError {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Panicked { .. } => Message::new("error-job-stopped"),
            Self::NotStarted { .. } => Message::new("error-job-not-started"),
        }
    }
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name`. `waker` is called from that thread when there is progress to show
    /// and once more when the result can be had.
    pub fn spawn(
        name: &'static str,
        waker: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Self {
        let progress = Progress::new(waker);
        let (sender, result) = channel();
        let (seen_by_work, at_fault) = (progress.clone(), sender.clone());
        let started = thread::Builder::new().name(name.to_owned()).spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(|| work(&seen_by_work)));
            let result = result.map_err(|panic| {
                let detail = panic_text(&*panic);
                log::error!("job {name} panicked: {detail}");
                JobError::Panicked { name, detail }
            });
            // A dropped job wants no result.
            if sender.send(result).is_ok() {
                seen_by_work.wake();
            }
        });
        if let Err(error) = started {
            log::error!("job {name} could not be started: {error}");
            let detail = error.to_string();
            // The receiver is held below, so that there is somebody to tell.
            let _ = at_fault.send(Err(JobError::NotStarted { name, detail }));
        }
        Self {
            name,
            progress,
            result,
        }
    }
}

impl<T> Job<T> {
    /// The result once it is there; `None` while the work goes on and after the result was taken.
    pub fn poll(&self) -> Option<Result<T, JobError>> {
        self.result.try_recv().ok()
    }

    /// Waits for the result: for the command line and tests, never for the window.
    pub fn wait(self) -> Result<T, JobError> {
        self.result.recv().unwrap_or_else(|_| {
            Err(JobError::Panicked {
                name: self.name,
                detail: "the result was already taken".to_owned(),
            })
        })
    }

    /// The name that it was started with.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// How far it has come.
    pub fn state(&self) -> ProgressState {
        self.progress.state()
    }

    /// Asks the work to stop at its next step; its result, usually an error of its own, is still to be polled.
    pub fn cancel(&self) {
        self.progress.cancel();
    }

    /// Whether the work was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.progress.is_cancelled()
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel();
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn poll_until_done<T>(job: &Job<T>) -> Result<T, JobError> {
        loop {
            if let Some(result) = job.poll() {
                return result;
            }
            thread::yield_now();
        }
    }

    #[test]
    fn a_result_is_polled_once_and_wakes_the_window() {
        let woken = Arc::new(AtomicUsize::new(0));
        let count = woken.clone();
        let job = Job::spawn(
            "count",
            move || {
                count.fetch_add(1, Ordering::SeqCst);
            },
            |progress| {
                progress.start(3, "یک");
                (0..3).try_for_each(|_| progress.advance(1)).map(|()| 7)
            },
        );
        assert_eq!(poll_until_done(&job), Ok(Ok(7)));
        assert!(job.poll().is_none());
        assert_eq!(job.state().fraction(), Some(1.0));
        assert_eq!(&*job.state().message, "یک");
        assert!(woken.load(Ordering::SeqCst) >= 1);
    }

    #[test]
    fn a_cancelled_job_stops_at_its_next_step() {
        let endless = |progress: &Progress| -> Result<(), Cancelled> {
            loop {
                progress.advance(1)?;
                thread::yield_now();
            }
        };
        let job = Job::spawn("endless", || {}, endless);
        assert!(job.poll().is_none());
        job.cancel();
        assert_eq!(poll_until_done(&job), Ok(Err(Cancelled)));
    }

    #[test]
    fn a_panic_is_an_error() {
        let job: Job<()> = Job::spawn("faulty", || {}, |_| panic!("row {}", 3));
        let error = poll_until_done(&job).unwrap_err();
        assert_eq!(
            error,
            JobError::Panicked {
                name: "faulty",
                detail: "row 3".into()
            }
        );
    }
}
