//! How far a piece of work has come, and whether it is still wanted.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// At most one repaint in so many milliseconds, however fast the work reports.
const WAKE_INTERVAL_MS: u64 = 50;

/// Shared between the work and whoever watches it; cheap to clone.
///
/// Work that nobody watches takes [`Progress::default`], which costs next to nothing.
#[derive(Clone, Default)]
pub struct Progress {
    shared: Arc<SharedProgress>,
}

#[derive(Default)]
struct SharedProgress {
    done: AtomicU64,
    total: AtomicU64,
    message: Mutex<Arc<str>>,
    cancelled: AtomicBool,
    waker: Option<Waker>,
}

struct Waker {
    call: Box<dyn Fn() + Send + Sync>,
    since: Instant,
    last_ms: AtomicU64,
}

/// What a watcher sees of a [`Progress`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressState {
    /// Steps done.
    pub done: u64,
    /// Steps in all; 0 as long as that is not known.
    pub total: u64,
    /// What is being worked on, such as the name of a file; empty at first.
    pub message: Arc<str>,
}

impl ProgressState {
    /// The part that is done, 0 to 1; `None` as long as the total is not known.
    pub fn fraction(&self) -> Option<f32> {
        (self.total > 0).then(|| (self.done as f32 / self.total as f32).min(1.0))
    }
}

/// The work was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl Progress {
    /// `waker` is called, on the working thread, when there is something new to see.
    pub fn new(waker: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            shared: Arc::new(SharedProgress {
                waker: Some(Waker {
                    call: Box::new(waker),
                    since: Instant::now(),
                    last_ms: AtomicU64::new(0),
                }),
                ..SharedProgress::default()
            }),
        }
    }

    /// Starts a stage of `total` steps, none of them done; `message` says what it works on.
    pub fn start(&self, total: u64, message: impl Into<Arc<str>>) {
        self.shared.total.store(total, Relaxed);
        self.shared.done.store(0, Relaxed);
        *self.shared.message.lock().unwrap_or_else(PoisonError::into_inner) = message.into();
        self.wake();
    }

    /// Counts `steps` more as done; an error when the work is no longer wanted, to be passed up with `?`.
    pub fn advance(&self, steps: u64) -> Result<(), Cancelled> {
        self.shared.done.fetch_add(steps, Relaxed);
        self.wake_at_intervals();
        self.check()
    }

    /// An error when the work is no longer wanted.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() {
            Err(Cancelled)
        } else {
            Ok(())
        }
    }

    /// Asks the work to stop at its next step.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Relaxed);
    }

    /// Whether the work was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.shared.cancelled.load(Relaxed)
    }

    /// How far the work has come.
    pub fn state(&self) -> ProgressState {
        ProgressState {
            done: self.shared.done.load(Relaxed),
            total: self.shared.total.load(Relaxed),
            message: self
                .shared
                .message
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
        }
    }

    /// Calls the waker.
    pub(super) fn wake(&self) {
        if let Some(waker) = &self.shared.waker {
            waker.last_ms.store(waker.now(), Relaxed);
            (waker.call)();
        }
    }

    fn wake_at_intervals(&self) {
        if let Some(waker) = &self.shared.waker
            && waker.now().saturating_sub(waker.last_ms.load(Relaxed)) >= WAKE_INTERVAL_MS
        {
            self.wake();
        }
    }
}

impl Waker {
    fn now(&self) -> u64 {
        self.since.elapsed().as_millis() as u64
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Progress").field(&self.state()).finish()
    }
}
