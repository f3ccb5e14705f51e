//! The order in which the letters of a line are seen (UAX #9).
//!
//! parley resolves the levels of letters as the standard demands, but leaves out rule L1: the blanks at the end of
//! *every* line, and a tab with the blanks before it, take the direction of the paragraph. Without it a line of
//! Persian that is broken after a Latin word has a double space in its middle, and the columns of a table set with
//! tabs run against the direction of reading. So the levels of lines that the rule changes are kept here, and
//! their letters are put in order by us. Unicode's own conformance cases hold both halves together.

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::with_spaces;
use crate::text::Direction;

/// Levels of a hard line; empty where rule L1 changes nothing, however the line is broken.
#[derive(Clone, Debug)]
pub struct VisualOrder {
    base: Direction,
    runs: Vec<LevelRun>,
}

/// Neighbours of one level and one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
struct LevelRun {
    /// Byte after the last one.
    end: usize,
    /// As resolved, before rule L1.
    level: Level,
    kind: RunKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunKind {
    Letter,
    /// Takes the level of the paragraph at the end of a line.
    Blank,
    /// A tab, or a blank before one: takes the level of the paragraph wherever it stands.
    Reset,
}

/// The levels on one visual line that rule L1 changes.
#[derive(Clone, Copy, Debug)]
pub struct LineOrder<'a> {
    order: &'a VisualOrder,
    /// The blanks at the end of the line begin at this byte.
    blank_from: usize,
}

impl VisualOrder {
    /// The levels of a hard line whose paragraph has the direction `base`.
    pub fn of(text: &str, base: Direction) -> Self {
        let mut order = Self::resolved(text, base);
        let level = order.base_level();
        if !order
            .runs
            .iter()
            .any(|run| run.kind != RunKind::Letter && run.level != level)
        {
            order.runs = Vec::new();
        }
        order
    }

    /// The levels of all letters, needed or not.
    pub fn resolved(text: &str, base: Direction) -> Self {
        let mut order = Self {
            base,
            runs: Vec::new(),
        };
        let text = without_paragraph_ends(text);
        // Below U+0590 nothing is of a right-to-left script, and every control of direction lies above.
        if base == Direction::Ltr && text.bytes().all(|byte| byte < 0xD6) {
            return order;
        }
        let bidi = ParagraphBidiInfo::new(&text, Some(order.base_level()));
        for ((at, c), level) in text
            .char_indices()
            .filter_map(|(at, c)| Some(((at, c), *bidi.levels.get(at)?)))
        {
            let class = bidi.original_classes.get(at).copied().unwrap_or(BidiClass::ON);
            let kind = kind(class);
            if kind == RunKind::Reset {
                let blanks = order.runs.iter_mut().rev();
                blanks
                    .take_while(|run| run.kind == RunKind::Blank)
                    .for_each(|run| run.kind = RunKind::Reset);
            }
            let end = at + c.len_utf8();
            match order.runs.last_mut() {
                Some(last) if last.level == level && last.kind == kind => last.end = end,
                _ => order.runs.push(LevelRun { end, level, kind }),
            }
        }
        order
    }

    fn base_level(&self) -> Level {
        match self.base {
            Direction::Rtl => Level::rtl(),
            Direction::Ltr => Level::ltr(),
        }
    }

    /// The levels on the line of these bytes; `None` where parley's own order is right.
    pub fn line(&self, line: Range<usize>) -> Option<LineOrder<'_>> {
        let base = self.base_level();
        let first = self.runs.partition_point(|run| run.end <= line.start);
        let last = self.runs.partition_point(|run| run.end < line.end);
        let runs = self.runs.get(first..=last)?;
        let mut blank_from = line.end;
        let mut changed = runs
            .iter()
            .any(|run| run.kind == RunKind::Reset && run.level != base);
        for (i, run) in runs.iter().enumerate().rev() {
            if run.kind == RunKind::Letter {
                break;
            }
            let start = i.checked_sub(1).and_then(|before| runs.get(before));
            blank_from = start.map_or(line.start, |before| before.end);
            changed |= run.level != base;
        }
        changed.then_some(LineOrder {
            order: self,
            blank_from,
        })
    }

    /// The whole text as one line, changed by the rule or not.
    #[cfg(test)]
    pub fn whole_line(&self) -> LineOrder<'_> {
        let blanks = self
            .runs
            .iter()
            .rev()
            .take_while(|run| run.kind != RunKind::Letter)
            .count();
        let before = self.runs.len() - blanks;
        LineOrder {
            order: self,
            blank_from: before.checked_sub(1).map_or(0, |last| self.runs[last].end),
        }
    }

    /// The level of the letter at `byte` before rule L1.
    #[cfg(test)]
    pub fn resolved_level(&self, byte: usize) -> Level {
        self.run_at(byte).map_or(self.base_level(), |run| run.level)
    }

    fn run_at(&self, byte: usize) -> Option<&LevelRun> {
        self.runs.get(self.runs.partition_point(|run| run.end <= byte))
    }
}

impl LineOrder<'_> {
    /// The level of the letter at `byte`.
    pub fn level(&self, byte: usize) -> Level {
        match self.order.run_at(byte) {
            Some(run) if byte < self.blank_from && run.kind != RunKind::Reset => run.level,
            _ => self.order.base_level(),
        }
    }
}

/// Rule L2: what stands in the order of reading comes to stand from left to right.
pub fn reorder<T>(line: &mut [T], level: impl Fn(&T) -> Level) {
    let highest = line.iter().map(&level).max().unwrap_or(Level::ltr());
    let lowest_odd = line.iter().map(&level).filter(Level::is_rtl).min();
    let Some(lowest_odd) = lowest_odd else {
        return;
    };
    for least in (lowest_odd.number()..=highest.number()).rev() {
        for run in line.chunk_by_mut(|a, b| (level(a).number() >= least) == (level(b).number() >= least)) {
            if run.first().is_some_and(|first| level(first).number() >= least) {
                run.reverse();
            }
        }
    }
}

fn kind(class: BidiClass) -> RunKind {
    use BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, S, WS};
    match class {
        S => RunKind::Reset,
        // The first four are in the rule; the others are taken away by rule X9 and hold up nothing.
        WS | FSI | LRI | RLI | PDI | BN | LRE | LRO | RLE | RLO | PDF => RunKind::Blank,
        _ => RunKind::Letter,
    }
}

/// The text with spaces, of as many bytes, for characters that end a paragraph: a hard line is one paragraph.
fn without_paragraph_ends(text: &str) -> Cow<'_, str> {
    with_spaces(text, |c| !matches!(c, '\t' | '\u{B}' | '\u{1F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, base: Direction) -> String {
        let order = VisualOrder::resolved(text, base);
        let line = order.whole_line();
        let mut letters: Vec<_> = text.char_indices().collect();
        reorder(&mut letters, |(at, _)| line.level(*at));
        letters.into_iter().map(|(_, c)| c).collect()
    }

    #[test]
    fn tabs_and_blanks_at_the_end_follow_the_paragraph() {
        assert_eq!(seen("سن\tAge\tYear ", Direction::Rtl), " Year\tAge\tنس");
        assert_eq!(seen("سن Age Year ", Direction::Rtl), " Age Year نس");
        assert_eq!(seen("سلام دنیا\tخوب", Direction::Ltr), "ایند مالس\tبوخ");
    }

    #[test]
    fn only_lines_that_the_rule_changes_are_put_in_order_here() {
        let plain = VisualOrder::of("سال ۱۳۹۹ با MAXQDA کار کرد.", Direction::Rtl);
        assert!(plain.line(0..20).is_none() && plain.runs.is_empty());
        let text = "از machine learning گفت";
        let order = VisualOrder::of(text, Direction::Rtl);
        let broken = text.find("learning").unwrap();
        assert!(order.line(0..text.len()).is_none());
        assert!(order.line(0..broken).is_some());
        assert!(order.line(broken..text.len()).is_none());
    }
}
