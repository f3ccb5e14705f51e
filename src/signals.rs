//! What the system asks of the program from outside: to end, as when a session is logged out or a terminal is closed.
//!
//! The program then ends as it does by itself: what is being written is finished, the project is closed so that one
//! plain file remains, and the process dies of the signal, so that whoever sent it sees that.

use std::sync::atomic::{AtomicI32, Ordering};

/// The signal that came first; 0 while none has come.
static ASKED: AtomicI32 = AtomicI32::new(0);

/// Whether the program has been asked to end.
pub fn asked_to_end() -> bool {
    ASKED.load(Ordering::Relaxed) != 0
}

/// Listens for `TERM`, `INT` and `HUP`, and calls `wake` when one has come. A second one, or ten seconds, end the
/// process without more ado: a project file stands that too.
#[cfg(unix)]
pub fn listen(wake: impl Fn() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::time::Duration;

    const GRACE: Duration = Duration::from_secs(10);
    let mut signals = match Signals::new([SIGTERM, SIGINT, SIGHUP]) {
        Ok(signals) => signals,
        Err(error) => {
            log::warn!("signals: {error}");
            return;
        }
    };
    let listening = std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                if ASKED.swap(signal, Ordering::Relaxed) != 0 {
                    let _ = emulate_default_handler(signal);
                }
                wake();
                let _ = std::thread::Builder::new().spawn(move || {
                    std::thread::sleep(GRACE);
                    let _ = emulate_default_handler(signal);
                });
            }
        });
    if let Err(error) = listening {
        log::warn!("signals: {error}");
    }
}

/// Ends the process of the signal that asked for it, if one did.
#[cfg(unix)]
pub fn end_if_asked() {
    let signal = ASKED.load(Ordering::Relaxed);
    if signal != 0 {
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
}

/// Other systems close the window, or end the process.
#[cfg(not(unix))]
pub fn listen(_: impl Fn() + Send + 'static) {}

/// As above: there is nothing to end of.
#[cfg(not(unix))]
pub fn end_if_asked() {}
