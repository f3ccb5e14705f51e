//! What of the log beside a project can be read (<https://sqlite.org/fileformat2.html#the_write_ahead_log>).
//!
//! SQLite reads a log up to the first frame that does not fit the one before it, and passes over what comes after:
//! there a crash left the frames of an older round. Where frames of the same round come after it, damage has cut off
//! what had been committed, and SQLite says nothing of it.

use std::io::{BufReader, Read};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::{beside, big_endian};
use crate::files::open_plain;

/// Length of the log's header in bytes.
const HEADER: usize = 32;
/// Length of a frame's header, after which comes a page.
const FRAME: usize = 24;
/// Where the two numbers stand that mark a round, in the header of the log and in that of a frame.
const ROUND: (usize, usize) = (16, 8);
/// A writer that is seen in the middle of a frame has finished it after this time.
const MOMENT: Duration = Duration::from_millis(100);

/// How many commits stand in the log beside a project behind a place where it is damaged; nothing when it is sound or
/// not there. The last of them may be one that a power cut interrupted before it was acknowledged.
pub(super) fn commits_at_risk(project: &Path) -> Option<usize> {
    let log = beside(project, "-wal");
    let first = damaged_commits(&log)?;
    // A window may be writing this very frame.
    thread::sleep(MOMENT);
    damaged_commits(&log).map(|second| first.min(second))
}

fn damaged_commits(log: &Path) -> Option<usize> {
    let mut from = BufReader::with_capacity(1 << 16, open_plain(log).ok()?);
    let mut header = [0; HEADER];
    from.read_exact(&mut header).ok()?;
    let mut sum = RunningSum {
        big_endian: big_endian(&header, 0) & 1 == 1,
        state: (0, 0),
    };
    sum.add(&header[..HEADER - 8]);
    // The page size is damaged where it is none; then nothing of the log can be told apart.
    let page_size = usize::try_from(big_endian(&header, 8)).ok()?;
    if !page_size.is_power_of_two() || !(512..=65_536).contains(&page_size) {
        return (header != [0; HEADER]).then_some(1);
    }
    let mut sound = big_endian(&header, 0) & !1 == 0x377F_0682 && sum.matches(&header, HEADER - 8);
    let mut round = (big_endian(&header, ROUND.0), big_endian(&header, ROUND.0 + 4));
    let mut behind = 0;
    let mut frame = vec![0; FRAME + page_size];
    for place in 0.. {
        if from.read_exact(&mut frame).is_err() {
            break;
        }
        let its_round = (big_endian(&frame, ROUND.1), big_endian(&frame, ROUND.1 + 4));
        if place == 0 && !sound {
            round = its_round;
        }
        if sound {
            sum.add(&frame[..8]);
            sum.add(&frame[FRAME..]);
            sound = its_round == round && sum.matches(&frame, 16);
        }
        // A frame that ends a commit says how many pages the file has after it.
        if !sound && its_round == round && big_endian(&frame, 4) != 0 {
            behind += 1;
        }
    }
    (behind > 0).then_some(behind)
}

/// The running sum of the log.
struct RunningSum {
    big_endian: bool,
    state: (u32, u32),
}

impl RunningSum {
    fn add(&mut self, bytes: &[u8]) {
        let word = |bytes: &[u8]| {
            let number = big_endian(bytes, 0);
            if self.big_endian {
                number
            } else {
                number.swap_bytes()
            }
        };
        let (mut first, mut second) = self.state;
        for pair in bytes.chunks_exact(8) {
            first = first.wrapping_add(word(&pair[..4])).wrapping_add(second);
            second = second.wrapping_add(word(&pair[4..])).wrapping_add(first);
        }
        self.state = (first, second);
    }

    /// Whether it is the one that stands at `at`.
    fn matches(&self, bytes: &[u8], at: usize) -> bool {
        self.state == (big_endian(bytes, at), big_endian(bytes, at + 4))
    }
}
