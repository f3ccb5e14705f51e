//! The difference of two texts, in lines and then in words.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// With more differences than this, two lists are taken to be different altogether: time and memory grow with the
/// square of their number.
const MOST: usize = 600;

/// What was removed and what came in its place.
type Hunk = (Range<usize>, Range<usize>);

/// What was removed from `old` and what came in its place in `new`, in bytes, in order.
///
/// Borders lie between words, and so between graphemes, of both texts.
pub(super) fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let Some((a, b)) = changed(old, new) else {
        return Vec::new();
    };
    let (old_lines, new_lines) = (lines(old, a), lines(new, b));
    compare(&old_lines, &new_lines)
        .into_iter()
        .flat_map(|(a, b)| {
            let (a, b) = (bytes(&old_lines, a), bytes(&new_lines, b));
            let (old_words, new_words) = (words(old, a), words(new, b));
            compare(&old_words, &new_words)
                .into_iter()
                .map(|(a, b)| (bytes(&old_words, a), bytes(&new_words, b)))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The lines of both texts between those that they share at the start and at the end, in bytes.
fn changed(old: &str, new: &str) -> Option<Hunk> {
    if old == new {
        return None;
    }
    let same = |(a, b): &(u8, u8)| a == b;
    let start = old.bytes().zip(new.bytes()).take_while(same).count();
    let left = old.len().min(new.len()) - start;
    let end = old
        .bytes()
        .rev()
        .zip(new.bytes().rev())
        .take(left)
        .take_while(same)
        .count();
    let head = old.as_bytes().get(..start)?;
    let start = memchr::memrchr(b'\n', head).map_or(0, |at| at + 1);
    let tail = old.as_bytes().get(old.len() - end..)?;
    let end = memchr::memchr(b'\n', tail).map_or(0, |at| end - at);
    Some((start..old.len() - end, start..new.len() - end))
}

/// A piece of a text with the byte at which it begins.
type DiffToken<'a> = (usize, &'a str);

/// Lines with their `\n`.
fn lines(text: &str, within: Range<usize>) -> Vec<DiffToken<'_>> {
    let part = text.get(within.clone()).unwrap_or_default();
    let mut at = within.start;
    let lines = part.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    std::iter::once((within.start, "")).chain(lines).collect()
}

/// Words, and what stands between them.
fn words(text: &str, within: Range<usize>) -> Vec<DiffToken<'_>> {
    let part = text.get(within.clone()).unwrap_or_default();
    let words = part.split_word_bound_indices();
    std::iter::once((within.start, ""))
        .chain(words.map(|(at, word)| (within.start + at, word)))
        .collect()
}

/// The bytes of some pieces. The list begins with an empty one, so that there is a place even where there are no words.
fn bytes(pieces: &[DiffToken<'_>], some: Range<usize>) -> Range<usize> {
    let end = |i: usize| {
        let piece = i.checked_sub(1).and_then(|i| pieces.get(i));
        piece.or(pieces.first()).map_or(0, |(at, piece)| at + piece.len())
    };
    end(some.start)..end(some.end)
}

/// What differs between two lists of pieces: the shortest way from one to the other (Myers 1986).
fn compare(a: &[DiffToken<'_>], b: &[DiffToken<'_>]) -> Vec<Hunk> {
    let same = |x: usize, y: usize| matches!((a.get(x), b.get(y)), (Some(x), Some(y)) if x.1 == y.1);
    let head = (0..a.len()).take_while(|i| same(*i, *i)).count();
    let rest = a.len().min(b.len()) - head;
    let tail = (1..=rest).take_while(|i| same(a.len() - i, b.len() - i)).count();
    let (m, n) = (a.len() - head - tail, b.len() - head - tail);
    if m == 0 && n == 0 {
        return Vec::new();
    }
    let all = (head..head + m, head..head + n);
    let ways = if m == 0 || n == 0 {
        None
    } else {
        shortest(m, n, |x, y| same(head + x, head + y))
    };
    let Some(steps) = ways else { return vec![all] };
    let mut hunks: Vec<Hunk> = Vec::new();
    for (a, b) in steps {
        let (a, b) = (head + a.start..head + a.end, head + b.start..head + b.end);
        match hunks.last_mut() {
            Some(last) if last.0.end == a.start && last.1.end == b.start => {
                last.0.end = a.end;
                last.1.end = b.end;
            }
            _ => hunks.push((a, b)),
        }
    }
    hunks
}

/// How far in the first list one comes on each diagonal (place in the first less place in the second).
#[derive(Clone)]
struct Farthest {
    limit: isize,
    farthest: Vec<isize>,
}

impl Farthest {
    fn new(limit: isize) -> Self {
        Self {
            limit,
            farthest: vec![0; 2 * limit.unsigned_abs() + 3],
        }
    }

    fn slot(&self, diagonal: isize) -> usize {
        (diagonal + self.limit + 1).unsigned_abs()
    }

    fn on(&self, diagonal: isize) -> isize {
        self.farthest.get(self.slot(diagonal)).copied().unwrap_or(0)
    }

    fn set(&mut self, diagonal: isize, x: isize) {
        let slot = self.slot(diagonal);
        if let Some(farthest) = self.farthest.get_mut(slot) {
            *farthest = x;
        }
    }

    /// Whether the `d`th difference that leads to this diagonal is best a removal; otherwise it is an insertion.
    fn by_removal(&self, diagonal: isize, d: isize) -> bool {
        diagonal == d || (diagonal != -d && self.on(diagonal - 1) >= self.on(diagonal + 1))
    }
}

/// The fewest removals and insertions of single pieces that turn a list of `m` into one of `n`, in order; `None` when
/// they are too many.
fn shortest(m: usize, n: usize, same: impl Fn(usize, usize) -> bool) -> Option<Vec<Hunk>> {
    let (m, n) = (m as isize, n as isize);
    let limit = (m + n).min(MOST as isize);
    let mut reach = Farthest::new(limit);
    let mut trail = Vec::new();
    for d in 0..=limit {
        trail.push(reach.clone());
        for diagonal in (-d..=d).step_by(2) {
            let mut x = match d {
                0 => 0,
                _ if reach.by_removal(diagonal, d) => reach.on(diagonal - 1) + 1,
                _ => reach.on(diagonal + 1),
            };
            while x < m && x - diagonal < n && same(x.unsigned_abs(), (x - diagonal).unsigned_abs()) {
                x += 1;
            }
            reach.set(diagonal, x);
            if x >= m && x - diagonal >= n {
                return Some(hunks_along(&trail, m - n));
            }
        }
    }
    None
}

/// The differences on the way to the end of that diagonal, in order.
fn hunks_along(trail: &[Farthest], mut diagonal: isize) -> Vec<Hunk> {
    let mut steps = Vec::with_capacity(trail.len());
    for (d, reach) in trail.iter().enumerate().skip(1).rev() {
        let removal = reach.by_removal(diagonal, d as isize);
        diagonal += if removal { -1 } else { 1 };
        let x = reach.on(diagonal).unsigned_abs();
        let y = (reach.on(diagonal) - diagonal).unsigned_abs();
        steps.push(if removal {
            (x..x + 1, y..y)
        } else {
            (x..x, y..y + 1)
        });
    }
    steps.reverse();
    steps
}
