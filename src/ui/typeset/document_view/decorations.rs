//! What is drawn on and beside the text: codings and search hits.

use std::collections::HashMap;
use std::ops::Range;

use egui::Color32;

use super::content::DocumentContent;
use crate::ui::kit::Icon;

/// What a mark in the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkKind {
    /// A coding: a tint, with a stripe and a name beside the text.
    #[default]
    Coding,
    /// A memo on a passage: its sign and a dotted line beside the text, where alone it is clicked, and lines where it
    /// begins and ends, without a tint.
    Memo,
    /// A highlight without a code: a colour of its own with a dotted line under it, and nothing beside the text.
    Highlight,
}

/// A coding, a memo or a highlight as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct CodingMark {
    /// Names the coding in responses; the caller's own number.
    pub key: u64,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Colour of the code.
    pub colour: Color32,
    /// Name of the code, shown beside the stripe.
    pub name: String,
    /// Paler than others, where a filter leaves it out.
    pub dimmed: bool,
    /// The coding that is worked on.
    pub selected: bool,
    /// The shape of the memo that someone wrote on it.
    pub memo: Option<Icon>,
    /// How many small marks stand beside its name, because it is important.
    pub importance: u8,
    /// What it is.
    pub kind: MarkKind,
    /// Its edges can be dragged.
    pub resizable: bool,
}

impl CodingMark {
    /// A coding without any flag.
    pub fn new(key: u64, range: Range<usize>, colour: Color32, name: impl Into<String>) -> Self {
        Self {
            key,
            range,
            colour,
            name: name.into(),
            dimmed: false,
            selected: false,
            memo: None,
            importance: 0,
            kind: MarkKind::Coding,
            resizable: false,
        }
    }

    /// A memo on a passage.
    pub fn memo(key: u64, range: Range<usize>, colour: Color32, name: impl Into<String>, icon: Icon) -> Self {
        Self {
            kind: MarkKind::Memo,
            memo: Some(icon),
            ..Self::new(key, range, colour, name)
        }
    }

    /// A highlight, which screen readers call by this name.
    pub fn highlight(key: u64, range: Range<usize>, name: impl Into<String>) -> Self {
        Self {
            kind: MarkKind::Highlight,
            ..Self::new(key, range, Color32::PLACEHOLDER, name)
        }
    }
}

/// Everything drawn on a document, indexed by where it is. Made anew when codings change, not every frame.
#[derive(Clone, Debug, Default)]
pub struct Decorations {
    marks: Vec<CodingMark>,
    /// For marks that go over several blocks, the lane they keep in all of them.
    long_lanes: HashMap<usize, usize>,
    /// Indices of the marks on each block, in the order of the text.
    by_block: Vec<Vec<usize>>,
    hits: Vec<Range<usize>>,
    current_hit: Option<usize>,
}

impl Decorations {
    /// Indexes the codings of a document. Those without extent, or beyond the text, are left out.
    pub fn new(content: &DocumentContent, mut marks: Vec<CodingMark>) -> Self {
        let end = content.text().len();
        marks.retain(|mark| mark.range.start < mark.range.end && mark.range.end <= end);
        let mut decorations = Self::default();
        decorations.put(content, marks);
        decorations
    }

    /// Takes codings in place of those before. Ranges lie within the text; those without extent are kept without being
    /// seen.
    pub(super) fn put(&mut self, content: &DocumentContent, marks: Vec<CodingMark>) {
        self.marks = marks;
        self.index(content);
    }

    /// Moves codings with a text that was edited. One that loses its extent is kept without being seen, for it may
    /// come back.
    pub(super) fn move_marks(&mut self, content: &DocumentContent, mut moved: impl FnMut(&mut CodingMark)) {
        for mark in &mut self.marks {
            moved(mark);
        }
        self.index(content);
    }

    fn index(&mut self, content: &DocumentContent) {
        // The longer of two that start together comes first, and lies nearer to the text.
        self.marks
            .sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end), mark.key));
        for list in &mut self.by_block {
            list.clear();
        }
        self.by_block.resize(content.blocks().len(), Vec::new());
        self.long_lanes.clear();
        let mut lane_ends: Vec<usize> = Vec::new();
        for (index, mark) in self.marks.iter().enumerate() {
            if mark.range.is_empty() {
                continue;
            }
            let first = content.block_at(mark.range.start);
            let last = content.block_at(mark.range.end - 1);
            for list in self.by_block.get_mut(first..=last).into_iter().flatten() {
                list.push(index);
            }
            if first < last && mark.kind != MarkKind::Highlight {
                let free = lane_ends.iter().position(|end| *end < first);
                let lane = free.unwrap_or(lane_ends.len());
                if lane == lane_ends.len() {
                    lane_ends.push(last);
                } else if let Some(end) = lane_ends.get_mut(lane) {
                    *end = last;
                }
                self.long_lanes.insert(index, lane);
            }
        }
    }

    /// The codings, memos and highlights, in the order of the text.
    pub fn codings(&self) -> &[CodingMark] {
        &self.marks
    }

    /// A coding by its key.
    pub fn coding(&self, key: u64) -> Option<&CodingMark> {
        self.marks.iter().find(|mark| mark.key == key)
    }

    /// Marks one coding as the selected one, or none.
    pub fn set_selected(&mut self, key: Option<u64>) {
        for mark in &mut self.marks {
            mark.selected = Some(mark.key) == key;
        }
    }

    /// Draws a coding on other bytes, as while one of its edges is dragged. Ranges beyond the text change nothing.
    pub fn set_range(&mut self, content: &DocumentContent, key: u64, range: Range<usize>) {
        let mark = self.marks.iter_mut().find(|mark| mark.key == key);
        if let Some(mark) = mark.filter(|mark| mark.range != range && range.end <= content.text().len()) {
            mark.range = range;
            self.index(content);
        }
    }

    /// The search hits, in the order of the text, and which of them is the current one.
    pub fn set_hits(&mut self, hits: Vec<Range<usize>>, current: Option<usize>) {
        self.hits = hits;
        self.current_hit = current;
    }

    /// Moves hits with a text in which `come` bytes took the place of some others, and forgets those that are touched.
    pub(super) fn move_hits(&mut self, gone: &Range<usize>, come: usize) {
        if self.hits.is_empty() {
            return;
        }
        let current = self.current_hit.and_then(|at| self.hits.get(at)).cloned();
        let moved = |hit: &Range<usize>| {
            if hit.end <= gone.start {
                Some(hit.clone())
            } else if hit.start >= gone.end {
                let shifted = |byte: usize| byte - gone.len() + come;
                Some(shifted(hit.start)..shifted(hit.end))
            } else {
                None
            }
        };
        let current = current.as_ref().and_then(moved);
        self.hits = self.hits.iter().filter_map(moved).collect();
        self.current_hit = current.and_then(|current| self.hits.iter().position(|hit| *hit == current));
    }

    /// The codings and memos on a block, with their indices: what stands beside the text.
    pub(super) fn marks_on(&self, block: usize) -> impl Iterator<Item = (usize, &CodingMark)> {
        self.all_on(block)
            .filter(|(_, mark)| mark.kind != MarkKind::Highlight)
    }

    /// The highlights on a block.
    pub(super) fn highlights_on(&self, block: usize) -> impl Iterator<Item = &CodingMark> {
        let all = self.all_on(block);
        all.filter(|(_, mark)| mark.kind == MarkKind::Highlight)
            .map(|(_, mark)| mark)
    }

    /// The codings, memos and highlights on a block, with their indices.
    pub(super) fn all_on(&self, block: usize) -> impl Iterator<Item = (usize, &CodingMark)> {
        let indices = self.by_block.get(block).map(Vec::as_slice).unwrap_or_default();
        indices
            .iter()
            .filter_map(|index| Some((*index, self.marks.get(*index)?)))
    }

    pub(super) fn mark(&self, index: usize) -> Option<&CodingMark> {
        self.marks.get(index)
    }

    pub(super) fn long_lane(&self, index: usize) -> Option<usize> {
        self.long_lanes.get(&index).copied()
    }

    /// The hits that touch a range, and whether each is the current one.
    pub(super) fn hits_in(&self, range: Range<usize>) -> impl Iterator<Item = (&Range<usize>, bool)> {
        let first = self.hits.partition_point(|hit| hit.end <= range.start);
        self.hits
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, hit)| hit.start < range.end)
            .map(|(index, hit)| (hit, Some(index) == self.current_hit))
    }

    pub(super) fn hit_starts(&self) -> impl Iterator<Item = usize> {
        self.hits.iter().map(|hit| hit.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::typeset::Direction;

    fn mark(key: u64, range: Range<usize>) -> CodingMark {
        CodingMark::new(key, range, Color32::WHITE, "کد")
    }

    #[test]
    fn codings_are_found_on_every_paragraph_they_touch() {
        let content = DocumentContent::plain("abcd\nefgh\nijkl", Direction::Ltr);
        let marks = vec![
            mark(1, 2..7),
            mark(2, 0..4),
            mark(3, 10..14),
            mark(4, 3..3),
            mark(5, 0..99),
        ];
        let decorations = Decorations::new(&content, marks);
        let keys = |block| {
            decorations
                .marks_on(block)
                .map(|(_, mark)| mark.key)
                .collect::<Vec<_>>()
        };
        assert_eq!([keys(0), keys(1), keys(2)], [vec![2, 1], vec![1], vec![3]]);
    }

    #[test]
    fn long_codings_keep_a_lane_of_their_own() {
        let content = DocumentContent::plain("ab\ncd\nef\ngh\nij", Direction::Ltr);
        let marks = vec![mark(1, 0..5), mark(2, 1..8), mark(3, 9..14), mark(4, 3..5)];
        let decorations = Decorations::new(&content, marks);
        let lanes: Vec<_> = (0..4).map(|index| decorations.long_lane(index)).collect();
        assert_eq!(lanes, [Some(0), Some(1), None, Some(0)]);
    }

    #[test]
    fn a_highlight_is_no_coding_and_takes_no_lane() {
        let content = DocumentContent::plain("ab\ncd\nef", Direction::Ltr);
        let marks = vec![CodingMark::highlight(1, 0..5, "highlighted"), mark(2, 1..8)];
        let decorations = Decorations::new(&content, marks);
        let keys = |block| {
            decorations
                .marks_on(block)
                .map(|(_, m)| m.key)
                .collect::<Vec<_>>()
        };
        let highlights = |block| {
            decorations
                .highlights_on(block)
                .map(|m| m.key)
                .collect::<Vec<_>>()
        };
        assert_eq!([keys(0), keys(2)], [[2], [2]]);
        assert_eq!(
            [highlights(0), highlights(1), highlights(2)],
            [vec![1], vec![1], vec![]]
        );
        assert_eq!(
            (decorations.long_lane(0), decorations.long_lane(1)),
            (None, Some(0))
        );
    }

    #[test]
    fn hits_are_found_by_range() {
        let content = DocumentContent::plain("0123456789", Direction::Ltr);
        let mut decorations = Decorations::new(&content, Vec::new());
        decorations.set_hits(vec![0..2, 3..5, 7..9], Some(1));
        let found: Vec<_> = decorations
            .hits_in(4..8)
            .map(|(hit, current)| (hit.start, current))
            .collect();
        assert_eq!(found, [(3, true), (7, false)]);
        // An edit moves what lies behind it and forgets what it touches.
        decorations.set_hits(vec![0..2, 3..5, 7..9], Some(2));
        decorations.move_hits(&(4..6), 5);
        let found: Vec<_> = decorations
            .hits_in(0..20)
            .map(|(hit, current)| (hit.clone(), current))
            .collect();
        assert_eq!(found, [(0..2, false), (10..12, true)]);
    }
}
