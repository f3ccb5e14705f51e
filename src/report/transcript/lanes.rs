//! Lanes for the stripes beside printed words.

use std::ops::RangeInclusive;

use super::TranscriptDocument;

/// Bytes of a line, as they are guessed: some sixty Persian letters.
const LINE: usize = 110;

/// Gives each stripe the lowest lane that is free on all its lines, in the order given, which must be that of their
/// first lines. Two stripes share no lane on a line.
///
/// The window keeps lanes block by block as it scrolls; on paper the whole document is known, so one pass suffices.
pub fn lanes(spans: &[RangeInclusive<usize>]) -> Vec<usize> {
    let mut last: Vec<usize> = Vec::new();
    let mut out = Vec::with_capacity(spans.len());
    for span in spans {
        let free = last.iter().position(|end| end < span.start());
        let lane = free.unwrap_or(last.len());
        match last.get_mut(lane) {
            Some(end) => *end = *span.end(),
            None => last.push(*span.end()),
        }
        out.push(lane);
    }
    out
}

impl TranscriptDocument {
    /// A lane for each passage where nobody knows yet, or never will, how lines are broken: all lines are taken to hold
    /// the same.
    pub fn guessed_lanes(&self) -> Vec<usize> {
        // The first line of each paragraph.
        let mut firsts = Vec::with_capacity(self.paragraphs.len());
        let mut next = 0;
        for paragraph in &self.paragraphs {
            firsts.push(next);
            next += paragraph.bytes.len() / LINE + 1;
        }
        let line = |byte: usize| {
            let after = self.paragraphs.partition_point(|p| p.bytes.start <= byte);
            let place = after.saturating_sub(1);
            let inside = self.paragraphs.get(place).map_or(0, |paragraph| {
                let end = byte.clamp(paragraph.bytes.start, paragraph.bytes.end);
                (end - paragraph.bytes.start) / LINE
            });
            firsts.get(place).copied().unwrap_or_default() + inside
        };
        let spans: Vec<RangeInclusive<usize>> = self
            .passages
            .iter()
            .map(|passage| {
                let first = line(passage.bytes.start);
                first..=line(passage.bytes.end.saturating_sub(1)).max(first)
            })
            .collect();
        lanes(&spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_two_stripes_share_a_lane_on_a_line(
            mut spans in prop::collection::vec((0..40usize, 0..6usize), 0..40)
        ) {
            spans.sort();
            let spans: Vec<_> = spans.into_iter().map(|(start, more)| start..=start + more).collect();
            let given = lanes(&spans);
            for (i, a) in spans.iter().enumerate() {
                for (j, b) in spans.iter().enumerate().skip(i + 1) {
                    let touch = a.start() <= b.end() && b.start() <= a.end();
                    prop_assert!(!touch || given[i] != given[j]);
                }
                // No lane is left empty on its first line.
                let beside = spans.iter().zip(&given).filter(|(s, _)| s.contains(a.start())).count();
                prop_assert!(given[i] < beside, "{spans:?} {given:?}");
            }
        }
    }
}
