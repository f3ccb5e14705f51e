//! The way back from a folded key to the text that it was made of.

use std::ops::Range;

/// Carries byte offsets of a key back to byte offsets of its source.
///
/// Kept as runs, not one entry a letter: a stretch whose letters keep their width in bytes is one run, whatever its
/// length, and only deleted, widened and narrowed letters begin another. A Persian text needs about one run for each
/// ZWNJ, digit and quotation mark.
#[derive(Clone, Debug, Default)]
pub struct KeyMap {
    runs: Vec<MappedRun>,
    key_len: u32,
}

#[derive(Clone, Copy, Debug)]
struct MappedRun {
    key: u32,
    source: u32,
    /// Equal to the run's length in the key where bytes correspond one to one; otherwise the run is one unit.
    source_len: u32,
}

impl KeyMap {
    /// Appends one unit: `source` became the next `key_len` bytes of the key.
    pub(super) fn push(&mut self, source: Range<usize>, key_len: usize) {
        let (start, len, key_len) = (source.start as u32, source.len() as u32, key_len as u32);
        if key_len == 0 {
            return;
        }
        let key_end = self.key_len;
        self.key_len += key_len;
        if len == key_len
            && let Some(last) = self.runs.last_mut()
            && last.source_len == key_end - last.key
            && last.source + last.source_len == start
        {
            last.source_len += len;
            return;
        }
        self.runs.push(MappedRun {
            key: key_end,
            source: start,
            source_len: len,
        });
    }

    /// Length of the key in bytes.
    pub fn key_len(&self) -> usize {
        self.key_len as usize
    }

    /// The bytes of the source that the bytes `key` were made of: from the first letter that has a part in it to the
    /// last, with what was deleted between them but not around them. An empty span gives an empty one.
    pub fn source(&self, key: Range<usize>) -> Range<usize> {
        let start = (key.start.min(self.key_len())) as u32;
        let end = (key.end.min(self.key_len())) as u32;
        let from = self.unit_start(start);
        if end <= start {
            return from..from;
        }
        let i = self.runs.partition_point(|run| run.key < end).saturating_sub(1);
        let Some(run) = self.runs.get(i) else {
            return from..from;
        };
        let to = if self.is_even(i) {
            run.source + (end - run.key)
        } else {
            run.source + run.source_len
        };
        from..to as usize
    }

    fn unit_start(&self, key: u32) -> usize {
        let i = self.runs.partition_point(|run| run.key <= key).saturating_sub(1);
        let Some(run) = self.runs.get(i) else { return 0 };
        let within = if self.is_even(i) {
            key - run.key
        } else if key >= self.key_len {
            run.source_len
        } else {
            0
        };
        (run.source + within) as usize
    }

    /// Whether run `i` maps byte for byte.
    fn is_even(&self, i: usize) -> bool {
        let end = self.runs.get(i + 1).map_or(self.key_len, |next| next.key);
        self.runs
            .get(i)
            .is_some_and(|run| run.source_len == end - run.key)
    }
}
