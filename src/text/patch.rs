//! Changes of a text: which words give way to which, and where everything else comes to stand.

use std::ops::Range;

use super::{CharRange, Text, diff, segment::line_ends};

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// What gives way, in the text before; empty for a mere insertion.
    pub range: CharRange,
    /// What comes in its place, its line ends `\n`.
    pub inserted: String,
}

impl Splice {
    /// Length of what comes in, in scalar values.
    fn grown(&self) -> i64 {
        self.inserted.chars().count() as i64
    }
}

/// Why splices are no patch, or a patch does not fit a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatchError {
    /// Two splices remove the same characters.
    #[error("two replacements overlap at {0}")]
    Overlap(u32),
    /// A splice reaches beyond the end of the text.
    #[error("the replacement of {}..{} lies outside the text", .0.start, .0.end)]
    Outside(CharRange),
    /// The text would be longer than 4,294,967,295 scalar values.
    #[error("the text would be too long")]
    TooLong,
}

/// A change of a text: splices in order, none overlapping another, all in positions of the text before.
///
/// A splice that borders on the next stays apart from it, for a passage may begin between the two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    splices: Vec<Splice>,
    /// How far what follows the splice of that index is moved, by it and all before it.
    shifts: Vec<i64>,
}

impl Patch {
    /// A patch of these splices, in any order. Line ends of what comes in become `\n`, as in every stored text, and
    /// NUL is left out, at which SQLite would end the text.
    ///
    /// # Errors
    /// [`PatchError::Overlap`], or [`PatchError::TooLong`] when more comes in than any text can hold.
    pub fn new(splices: Vec<Splice>) -> Result<Self, PatchError> {
        let clean = splices.into_iter().map(|splice| {
            let mut inserted = line_ends(splice.inserted);
            inserted.retain(|c| c != '\0');
            Splice { inserted, ..splice }
        });
        Self::exact(clean.collect())
    }

    /// As [`Self::new`], with whatever words are given: those that a text had stand in it again as they were.
    pub(crate) fn exact(mut splices: Vec<Splice>) -> Result<Self, PatchError> {
        splices.retain(|s| !s.range.is_empty() || !s.inserted.is_empty());
        splices.sort_by_key(|s| s.range);
        let mut patch = Self::default();
        let mut shift = 0;
        for splice in splices {
            shift += splice.grown() - i64::from(splice.range.len());
            if shift > i64::from(u32::MAX) {
                return Err(PatchError::TooLong);
            }
            match (patch.splices.last_mut(), patch.shifts.last_mut()) {
                (Some(last), _) if splice.range.start < last.range.end => {
                    return Err(PatchError::Overlap(splice.range.start));
                }
                // What is removed in two pieces, or typed in two pieces, is as well one.
                (Some(last), Some(shift_of_last))
                    if last.range.end == splice.range.start
                        && (last.inserted.is_empty() && splice.inserted.is_empty()
                            || last.range.is_empty() && splice.range.is_empty()) =>
                {
                    last.range.end = splice.range.end;
                    last.inserted.push_str(&splice.inserted);
                    *shift_of_last = shift;
                }
                _ => {
                    patch.splices.push(splice);
                    patch.shifts.push(shift);
                }
            }
        }
        Ok(patch)
    }

    /// A small patch that leads from `old` to `new`: what they share in lines and words stays, and a letter is never
    /// cut from its marks.
    pub fn between(old: &str, new: &str) -> Self {
        let new = line_ends(new.to_owned());
        let (before, after) = (Text::new(old), Text::new(new.as_str()));
        let splices = diff::hunks(old, &new)
            .into_iter()
            .map(|(removed, inserted)| Splice {
                range: before.range(removed),
                inserted: after.as_str().get(inserted).unwrap_or_default().to_owned(),
            });
        Self::new(splices.collect()).unwrap_or_default()
    }

    /// The splices in order.
    pub fn splices(&self) -> &[Splice] {
        &self.splices
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// Whether it takes words away and brings none in.
    pub fn only_deletes(&self) -> bool {
        !self.is_empty() && self.splices.iter().all(|splice| splice.inserted.is_empty())
    }

    /// How far what comes after the first `n` splices is moved.
    fn shift(&self, n: usize) -> i64 {
        n.checked_sub(1)
            .and_then(|last| self.shifts.get(last))
            .copied()
            .unwrap_or(0)
    }

    /// Where the splice of that index has put its words, in the text after.
    pub fn place(&self, index: usize) -> CharRange {
        let Some(splice) = self.splices.get(index) else {
            return CharRange::default();
        };
        let start = position(splice.range.start, self.shift(index));
        CharRange::new(start, position(start, splice.grown()))
    }

    /// The text after.
    ///
    /// # Errors
    /// [`PatchError::Outside`] when this is no patch of that text, and [`PatchError::TooLong`].
    pub fn apply(&self, text: &Text) -> Result<Text, PatchError> {
        if let Some(last) = self.splices.last().filter(|s| s.range.end > text.chars()) {
            return Err(PatchError::Outside(last.range));
        }
        if i64::from(text.chars()) + self.shift(self.splices.len()) > i64::from(u32::MAX) {
            return Err(PatchError::TooLong);
        }
        let grown: usize = self.splices.iter().map(|s| s.inserted.len()).sum();
        let mut out = String::with_capacity(text.as_str().len() + grown);
        let mut done = 0;
        for splice in &self.splices {
            let bytes = text.bytes(splice.range);
            out.push_str(text.as_str().get(done..bytes.start).unwrap_or_default());
            out.push_str(&splice.inserted);
            done = bytes.end;
        }
        out.push_str(text.as_str().get(done..).unwrap_or_default());
        Ok(Text::new(out))
    }

    /// The patch that leads back to `text_before`, a text to which this one fits.
    pub fn inverse(&self, text_before: &Text) -> Self {
        let splices = self.splices.iter().enumerate().map(|(i, splice)| Splice {
            range: self.place(i),
            inserted: text_before.slice(splice.range).to_owned(),
        });
        Self::exact(splices.collect()).unwrap_or_default()
    }

    /// Whether any splice lies in these positions or borders on them.
    pub fn touches(&self, positions: Range<u32>) -> bool {
        let first = self.splices.partition_point(|s| s.range.end < positions.start);
        self.splices
            .get(first)
            .is_some_and(|s| s.range.start <= positions.end)
    }

    /// Where a passage stands in the text after; `None` when nothing of it is left.
    ///
    /// A passage grows inside and not at its edges: what is inserted at its very start or end stays outside. What
    /// takes the place of words of the passage belongs to it, up to its first and last word; what takes the place of
    /// words on both sides of an edge does not. An empty range is a place between two characters, and always left.
    pub fn moved(&self, range: CharRange) -> Option<CharRange> {
        if range.is_empty() {
            return Some(self.moved_place(range.start));
        }
        // The splices that end before the passage, and those that do not reach over its end.
        let before = self.splices.partition_point(|s| s.range.end <= range.start);
        let within = self
            .splices
            .partition_point(|s| s.range.start < range.end && s.range.end <= range.end);
        let start = match self.splices.get(before) {
            Some(s) if s.range.start < range.start => position(s.range.end, self.shift(before + 1)),
            _ => position(range.start, self.shift(before)),
        };
        let end = match self.splices.get(within) {
            Some(s) if s.range.start < range.end => position(s.range.start, self.shift(within)),
            _ => position(range.end, self.shift(within)),
        };
        (start < end).then(|| CharRange::new(start, end))
    }

    fn moved_place(&self, place: u32) -> CharRange {
        let before = self.splices.partition_point(|s| s.range.end <= place);
        let at = match self.splices.get(before) {
            Some(s) if s.range.start < place => position(s.range.end, self.shift(before + 1)),
            _ => position(place, self.shift(before)),
        };
        CharRange::new(at, at)
    }

    /// Both patches as one: first this one, then `next`, whose positions are those of the text in between.
    pub fn then(self, next: Self) -> Self {
        let mut out = Vec::with_capacity(self.splices.len() + next.splices.len());
        let (mut i, mut k) = (0, 0);
        while i < self.splices.len() || k < next.splices.len() {
            let (first, second) = (i, k);
            // Whichever comes first in the text between begins a group, which takes in all that it touches.
            if self.comes_first(i, next.splices.get(k)) {
                i += 1;
            } else {
                k += 1;
            }
            loop {
                if i < self.splices.len() && k > second && self.meets(i, next.splices.get(k - 1)) {
                    i += 1;
                } else if i > first && self.meets(i - 1, next.splices.get(k)) {
                    k += 1;
                } else {
                    break;
                }
            }
            out.extend(self.joined(first..i, next.splices.get(second..k).unwrap_or_default()));
        }
        Self::exact(out).unwrap_or_default()
    }

    /// Whether the splice of that index stands before one of the next patch, in the text between.
    fn comes_first(&self, index: usize, next: Option<&Splice>) -> bool {
        match next {
            None => true,
            Some(_) if index >= self.splices.len() => false,
            Some(next) => {
                let place = self.place(index);
                self.meets(index, Some(next))
                    || place.end < next.range.end
                    || (place.end == next.range.end && place.end <= next.range.start)
            }
        }
    }

    /// Whether a splice of the next patch changes what the splice of that index brought, or types on where it ended.
    fn meets(&self, index: usize, next: Option<&Splice>) -> bool {
        let (Some(own), Some(next)) = (self.splices.get(index), next) else {
            return false;
        };
        let place = self.place(index);
        if next.range.is_empty() {
            let at = next.range.start;
            // At the start of words that replaced others a passage may begin. What is inserted there stays outside of it,
            // so it must not be joined with those words.
            let before = at == place.start && !place.is_empty() && !own.range.is_empty();
            !before && place.start <= at && at <= place.end
        } else if place.is_empty() {
            next.range.start < place.start && place.start < next.range.end
        } else {
            next.range.overlaps(place)
        }
    }

    /// One splice for a group of splices of this patch and of the next that touch one another.
    fn joined(&self, own: Range<usize>, next: &[Splice]) -> Option<Splice> {
        let places: Vec<CharRange> = own.clone().map(|i| self.place(i)).collect();
        let ranges = || places.iter().copied().chain(next.iter().map(|s| s.range));
        let lowest = ranges().map(|r| r.start).min()?;
        let highest = ranges().map(|r| r.end).max()?;
        let mut inserted = String::new();
        // The words of this patch between two places of the text between that the next one leaves alone.
        let keep = |from: u32, to: u32, out: &mut String| {
            for (place, splice) in places
                .iter()
                .zip(self.splices.get(own.clone()).unwrap_or_default())
            {
                let (a, b) = (from.max(place.start), to.min(place.end));
                if a < b {
                    let skipped = splice.inserted.chars().skip((a - place.start) as usize);
                    out.extend(skipped.take((b - a) as usize));
                }
            }
        };
        let mut done = lowest;
        for splice in next {
            keep(done, splice.range.start, &mut inserted);
            inserted.push_str(&splice.inserted);
            done = splice.range.end;
        }
        keep(done, highest, &mut inserted);
        Some(Splice {
            range: CharRange::new(
                position(lowest, -self.shift(own.start)),
                position(highest, -self.shift(own.end)),
            ),
            inserted,
        })
    }
}

/// A position moved; what would lie before the start is at the start.
fn position(at: u32, by: i64) -> u32 {
    u32::try_from((i64::from(at) + by).max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "patch_tests.rs"]
mod tests;
