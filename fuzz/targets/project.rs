//! Project files whose bytes were changed, with and without a log beside them: seen, or harmless; never silent.

#![no_main]

use gozareh_fuzz::project::{inspect, sample};
use gozareh_fuzz::{Script, clear, written};
use libfuzzer_sys::fuzz_target;

/// Changes some places of a file: other bytes, stretches of one byte, pages in another's place, an end cut off.
fn damaged(bytes: &[u8], script: &mut Script<'_>) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    while !script.is_over() && !bytes.is_empty() {
        let kind = script.byte();
        let at = (script.number() as usize | usize::from(script.byte()) << 16) % bytes.len();
        let length = usize::from(script.byte()).min(bytes.len() - at);
        match kind % 8 {
            0..=3 => {
                let other = script.byte();
                bytes[at] = other;
            }
            4 => {
                let words = script.words(length.min(16));
                let end = (at + words.len()).min(bytes.len());
                bytes[at..end].copy_from_slice(&words.as_bytes()[..end - at]);
            }
            5 => bytes[at..at + length].fill(script.byte()),
            6 => {
                let (page, other) = (at / 4096 * 4096, script.below(bytes.len() / 4096) * 4096);
                if page + 4096 <= bytes.len() && other + 4096 <= bytes.len() {
                    bytes.copy_within(page..page + 4096, other);
                }
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

fuzz_target!(|data: &[u8]| {
    let sample = sample();
    clear();
    let mut script = Script(data);
    let (path, ours) = match script.byte() % 4 {
        0 => (written("p.gozareh", script.0), false),
        1 | 2 => (written("p.gozareh", &damaged(&sample.closed, &mut script)), true),
        _ => {
            let of_log = script.byte() % 4 != 0;
            let (file, log) = match of_log {
                true => (sample.open.clone(), damaged(&sample.log, &mut script)),
                false => (damaged(&sample.open, &mut script), sample.log.clone()),
            };
            written("p.gozareh-wal", &log);
            // A log that does not belong to the file, or that ends sooner, leaves a sound project of fewer operations.
            (written("p.gozareh", &file), false)
        }
    };
    inspect(&path, |session| {
        if ours {
            assert!(*session.snapshot() == sample.now, "silent damage");
            assert_eq!(
                session.history().map(|all| all.len()).ok(),
                Some(sample.operations),
                "silent damage"
            );
            session.load_texts().expect("the texts of a sound project");
        }
    });
});
