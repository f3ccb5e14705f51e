//! Code of others that may panic on what it is given.

use std::cell::Cell;
use std::panic::{self, UnwindSafe, catch_unwind};

thread_local! {
    /// Whether what this thread does now is awaited by [`caught`].
    static AWAITED: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives; `None` when it panicked, which then is an answer like others and nobody's fault. The program
/// goes on, and once [`keep_quiet`] was called nothing is written to the terminal.
pub fn caught<T>(work: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    let before = AWAITED.replace(true);
    let done = catch_unwind(work);
    AWAITED.set(before);
    done.ok()
}

/// Lets panics that [`caught`] awaits go to the log alone, from now on and in all threads. All others are told as
/// before.
pub fn keep_quiet() {
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if AWAITED.get() {
            log::debug!("caught: {panic}");
        } else {
            told(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_no_answer_and_the_next_work_is_done() {
        assert_eq!(caught(|| caught(|| panic!("awaited")).unwrap_or(3)), Some(3));
        assert!(!AWAITED.get());
        assert_eq!(caught(|| panic!("awaited")).unwrap_or(4), 4);
    }
}
