//! What is typed, what is selected, and how to take it back.

use std::ops::Range;

use crate::ui::typeset::editing::{self, EraseUnit, MOST_STEPS};
use crate::ui::typeset::{Caret, Direction};

/// Edits of one kind closer together than this (in seconds) are undone together.
const MERGE_SECONDS: f64 = 0.8;

/// A text with a selection and a history.
#[derive(Clone, Debug, Default)]
pub(super) struct EditBuffer {
    text: String,
    /// The end of the selection that stays.
    pub anchor: usize,
    /// The end of the selection that moves.
    pub focus: Caret,
    undone: Vec<BufferState>,
    done: Vec<BufferState>,
    last_edit: Option<(EditKind, f64)>,
}

#[derive(Clone, Debug)]
struct BufferState {
    text: String,
    anchor: usize,
    focus: Caret,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EditKind {
    Type,
    Erase,
    Other,
}

impl EditBuffer {
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes over a text that was changed from outside; the history no longer fits it.
    pub fn replace_all(&mut self, text: &str) {
        let caret = Caret::after(floor_border(text, self.focus.byte));
        *self = Self {
            text: text.to_owned(),
            anchor: caret.byte,
            focus: caret,
            ..Self::default()
        };
    }

    /// The selected bytes; empty where there is only a caret.
    pub fn selection(&self) -> Range<usize> {
        self.anchor.min(self.focus.byte)..self.anchor.max(self.focus.byte)
    }

    pub fn selected(&self) -> &str {
        self.text.get(self.selection()).unwrap_or_default()
    }

    /// Sets the caret; with `extend` the selection grows to it. It never stands before a direction mark that begins
    /// a paragraph, so that what is typed there keeps the direction.
    pub fn set_caret(&mut self, caret: Caret, extend: bool) {
        self.focus = caret;
        if self.begins_paragraph(caret.byte) {
            self.focus.byte += self.mark_at(caret.byte);
        }
        if !extend {
            self.anchor = self.focus.byte;
        }
    }

    fn begins_paragraph(&self, byte: usize) -> bool {
        self.text
            .get(..byte)
            .is_some_and(|head| head.is_empty() || head.ends_with('\n'))
    }

    /// Length of the direction marks at a byte, 0 if there are none.
    fn mark_at(&self, byte: usize) -> usize {
        let tail = self.text.get(byte..).unwrap_or_default();
        let marks = [Direction::Rtl.mark(), Direction::Ltr.mark()];
        tail.len() - tail.trim_start_matches(marks).len()
    }

    /// Where the paragraph of a byte begins.
    fn paragraph(&self, byte: usize) -> usize {
        let head = self.text.get(..byte).unwrap_or_default();
        head.rfind('\n').map_or(0, |end| end + 1)
    }

    /// What stands before the selection in its paragraph.
    pub fn before(&self) -> &str {
        let start = self.selection().start;
        self.text.get(self.paragraph(start)..start).unwrap_or_default()
    }

    /// The direction that the paragraph of the caret was given.
    pub fn direction(&self) -> Option<Direction> {
        let tail = self.text.get(self.paragraph(self.focus.byte)..);
        Direction::marked(tail.unwrap_or_default())
    }

    /// Gives the paragraphs of the selection a direction, by a mark at their start, or lets their words decide.
    /// Says whether anything changed.
    pub fn turn(&mut self, direction: Option<Direction>, now: f64) -> bool {
        let selection = self.selection();
        let mut starts = vec![self.paragraph(selection.start)];
        let inside = self.text.get(selection.clone()).unwrap_or_default();
        starts.extend(inside.match_indices('\n').map(|(at, _)| selection.start + at + 1));
        starts.retain(|start| Direction::marked(self.text.get(*start..).unwrap_or_default()) != direction);
        if starts.is_empty() {
            return false;
        }
        self.remember(EditKind::Other, now);
        let mark = direction
            .map(|direction| direction.mark().to_string())
            .unwrap_or_default();
        for start in starts.into_iter().rev() {
            let old = self.mark_at(start);
            self.text.replace_range(start..start + old, &mark);
            for end in [&mut self.anchor, &mut self.focus.byte] {
                if *end >= start {
                    *end = (*end + mark.len()).saturating_sub(old).max(start + mark.len());
                }
            }
        }
        true
    }

    /// Selects bytes, clamped to character borders.
    pub fn select(&mut self, range: Range<usize>) {
        self.anchor = floor_border(&self.text, range.start);
        self.focus = Caret::after(floor_border(&self.text, range.end));
    }

    /// Puts `text` in place of the selection. `typed` letters are undone together.
    pub fn insert(&mut self, text: &str, typed: bool, now: f64) {
        let kind = if typed && self.selection().is_empty() {
            EditKind::Type
        } else {
            EditKind::Other
        };
        self.remember(kind, now);
        let mut at = self.selection();
        if !at.is_empty() && !text.ends_with('\n') {
            at.end += self.stray_mark(&at);
        }
        self.text.replace_range(at.clone(), text);
        self.set_caret(Caret::after(at.start + text.len()), false);
    }

    /// Erases the selection or, without one, what the key erases. Says whether anything went.
    pub fn erase(&mut self, what: EraseUnit, now: f64) -> bool {
        let mut range = self.selection();
        let kind = if range.is_empty() {
            range = what.range(&self.text, range.start);
            if range.start > 0
                && self.begins_paragraph(range.start)
                && range.len() == self.mark_at(range.start)
            {
                // Backwards over the mark that cannot be seen, to the end of the paragraph before.
                range.start -= 1;
            }
            EditKind::Erase
        } else {
            EditKind::Other
        };
        self.erase_range(range, kind, now)
    }

    /// Erases as many characters on each side of the selection as an input method asks.
    pub fn erase_around(&mut self, before: usize, after: usize, now: f64) -> bool {
        let range = editing::range_around(&self.text, self.selection(), before, after);
        self.erase_range(range, EditKind::Other, now)
    }

    fn erase_range(&mut self, range: Range<usize>, kind: EditKind, now: f64) -> bool {
        if range.is_empty() || self.text.get(range.clone()).is_none() {
            return false;
        }
        self.remember(kind, now);
        let end = range.end + self.stray_mark(&range);
        self.text.replace_range(range.start..end, "");
        self.set_caret(Caret::after(range.start), false);
        true
    }

    /// Length of a direction mark after `range` that would no longer begin a paragraph when `range` is gone.
    fn stray_mark(&self, range: &Range<usize>) -> usize {
        let stays = self.begins_paragraph(range.start) || !self.begins_paragraph(range.end);
        if stays { 0 } else { self.mark_at(range.end) }
    }

    fn remember(&mut self, kind: EditKind, now: f64) {
        let merged = self.last_edit.is_some_and(|(last, time)| {
            kind != EditKind::Other && last == kind && now - time < MERGE_SECONDS
        });
        if !merged {
            self.done.push(self.snapshot());
            if self.done.len() > MOST_STEPS {
                self.done.remove(0);
            }
        }
        self.last_edit = Some((kind, now));
        self.undone.clear();
    }

    /// Takes the last edit back. Says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(earlier) = self.done.pop() else {
            return false;
        };
        self.undone.push(self.snapshot());
        self.restore(earlier);
        true
    }

    /// Does again what was taken back. Says whether there was anything.
    pub fn redo(&mut self) -> bool {
        let Some(later) = self.undone.pop() else {
            return false;
        };
        self.done.push(self.snapshot());
        self.restore(later);
        true
    }

    /// Forgets what could be taken back and done again.
    pub fn forget_history(&mut self) {
        self.done.clear();
        self.undone.clear();
        self.last_edit = None;
    }

    fn snapshot(&self) -> BufferState {
        BufferState {
            text: self.text.clone(),
            anchor: self.anchor,
            focus: self.focus,
        }
    }

    fn restore(&mut self, snapshot: BufferState) {
        self.text = snapshot.text;
        self.anchor = snapshot.anchor;
        self.focus = snapshot.focus;
        self.last_edit = None;
    }
}

/// The last character border at or before `byte`.
fn floor_border(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(words: &[&str]) -> EditBuffer {
        let mut buffer = EditBuffer::default();
        for (i, word) in words.iter().enumerate() {
            buffer.insert(word, true, i as f64 * 0.1);
        }
        buffer
    }

    #[test]
    fn letters_typed_together_are_undone_together() {
        let mut buffer = typed(&["س", "ل", "ا", "م"]);
        buffer.insert(" خوبی", false, 0.5);
        assert!(buffer.undo());
        assert_eq!(buffer.text(), "سلام");
        assert!(buffer.undo());
        assert_eq!(buffer.text(), "");
        assert!(!buffer.undo());
        assert!(buffer.redo() && buffer.redo() && !buffer.redo());
        assert_eq!(buffer.text(), "سلام خوبی");
    }

    #[test]
    fn a_selection_is_replaced_or_erased_whole() {
        let mut buffer = typed(&["سلام دنیا"]);
        buffer.select(0..8);
        buffer.insert("بدرود", true, 1.0);
        assert_eq!(buffer.text(), "بدرود دنیا");
        buffer.select(0..buffer.text().len());
        assert!(buffer.erase(EraseUnit::Delete, 2.0));
        assert_eq!(buffer.text(), "");
        assert!(!buffer.erase(EraseUnit::Backspace, 3.0));
    }

    #[test]
    fn an_input_method_may_erase_around_the_caret() {
        let mut buffer = typed(&["الفبا"]);
        buffer.set_caret(Caret::before(4), false);
        assert!(buffer.erase_around(1, 9, 1.0));
        assert_eq!(buffer.text(), "ا");
    }

    #[test]
    fn a_text_from_outside_keeps_the_caret_on_a_border() {
        let mut buffer = typed(&["abcd"]);
        buffer.replace_all("یک");
        assert_eq!(buffer.focus.byte, 4);
        buffer.set_caret(Caret::after(3), false);
        buffer.replace_all("ی🙂");
        assert_eq!(buffer.focus.byte, 2);
    }

    #[test]
    fn a_mark_gives_paragraphs_a_direction_and_is_never_left_behind() {
        use Direction::{Ltr, Rtl};
        let mut buffer = typed(&["یک\nدو\nسه"]);
        assert!(buffer.turn(Some(Ltr), 1.0) && !buffer.turn(Some(Ltr), 1.5));
        assert_eq!(buffer.text(), "یک\nدو\n\u{200E}سه");
        assert_eq!(
            (buffer.direction(), buffer.focus.byte),
            (Some(Ltr), buffer.text().len())
        );
        buffer.select(2..8);
        assert!(buffer.turn(Some(Rtl), 2.0));
        assert_eq!(buffer.text(), "\u{200F}یک\n\u{200F}دو\n\u{200E}سه");
        assert_eq!(buffer.selected(), "ک\n\u{200F}د");
        buffer.set_caret(Caret::before(8), false);
        assert_eq!(buffer.focus.byte, 11, "the caret stands behind the mark");
        assert!(buffer.erase(EraseUnit::Backspace, 3.0));
        assert_eq!(buffer.text(), "\u{200F}یکدو\n\u{200E}سه");
        buffer.set_caret(Caret::before(11), false);
        assert!(buffer.erase(EraseUnit::Delete, 4.0));
        assert_eq!(buffer.text(), "\u{200F}یکدوسه");
        assert!(buffer.turn(None, 5.0));
        assert_eq!(buffer.text(), "یکدوسه");
        while buffer.undo() {}
        assert_eq!(buffer.text(), "");
    }

    #[derive(Clone, Debug)]
    enum Step {
        Turn(Option<Direction>),
        Insert(String),
        Erase(EraseUnit),
        Select(usize, usize),
        Undo,
        Redo,
    }

    fn step() -> impl Strategy<Value = Step> {
        let erase = prop::sample::select(vec![
            EraseUnit::Backspace,
            EraseUnit::Delete,
            EraseUnit::WordBefore,
            EraseUnit::WordAfter,
        ]);
        prop_oneof![
            "[آ-ی\u{200c}\u{200e}\n a🙂\u{64b}]{0,4}".prop_map(Step::Insert),
            prop::sample::select(vec![None, Some(Direction::Rtl), Some(Direction::Ltr)]).prop_map(Step::Turn),
            erase.prop_map(Step::Erase),
            (0..40usize, 0..40usize).prop_map(|(a, b)| Step::Select(a, b)),
            Just(Step::Undo),
            Just(Step::Redo),
        ]
    }

    proptest! {
        #[test]
        fn any_run_of_edits_can_be_taken_back(steps in prop::collection::vec(step(), 0..60)) {
            let mut buffer = EditBuffer::default();
            for (i, step) in steps.into_iter().enumerate() {
                let now = i as f64;
                match step {
                    Step::Turn(direction) => {
                        buffer.turn(direction, now);
                        prop_assert_eq!(buffer.direction(), direction);
                    }
                    Step::Insert(text) => buffer.insert(&text, true, now),
                    Step::Erase(what) => { buffer.erase(what, now); }
                    Step::Select(a, b) => buffer.select(a.min(b)..a.max(b)),
                    Step::Undo => { buffer.undo(); }
                    Step::Redo => { buffer.redo(); }
                }
                let selection = buffer.selection();
                prop_assert!(buffer.text().get(selection).is_some());
            }
            let last = buffer.text().to_owned();
            let mut steps = 0;
            while buffer.undo() {
                steps += 1;
            }
            prop_assert_eq!(buffer.text(), "");
            for _ in 0..steps {
                prop_assert!(buffer.redo());
            }
            prop_assert_eq!(buffer.text(), last);
        }
    }
}
