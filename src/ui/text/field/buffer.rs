//! What is typed, what is selected, and how to take it back.

use std::ops::Range;

use crate::ui::text::Caret;
use crate::ui::text::editing::{self, Erase, MOST_STEPS};

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
    undone: Vec<Snapshot>,
    done: Vec<Snapshot>,
    last_edit: Option<(EditKind, f64)>,
}

#[derive(Clone, Debug)]
struct Snapshot {
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

    /// Sets the caret; with `extend` the selection grows to it.
    pub fn set_caret(&mut self, caret: Caret, extend: bool) {
        self.focus = caret;
        if !extend {
            self.anchor = caret.byte;
        }
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
        let at = self.selection();
        self.text.replace_range(at.clone(), text);
        self.set_caret(Caret::after(at.start + text.len()), false);
    }

    /// Erases the selection or, without one, what the key erases. Says whether anything went.
    pub fn erase(&mut self, what: Erase, now: f64) -> bool {
        let mut range = self.selection();
        let kind = if range.is_empty() {
            range = what.range(&self.text, range.start);
            EditKind::Erase
        } else {
            EditKind::Other
        };
        self.erase_range(range, kind, now)
    }

    /// Erases as many characters on each side of the selection as an input method asks.
    pub fn erase_around(&mut self, before: usize, after: usize, now: f64) -> bool {
        let range = editing::around(&self.text, self.selection(), before, after);
        self.erase_range(range, EditKind::Other, now)
    }

    fn erase_range(&mut self, range: Range<usize>, kind: EditKind, now: f64) -> bool {
        if range.is_empty() || self.text.get(range.clone()).is_none() {
            return false;
        }
        self.remember(kind, now);
        self.text.replace_range(range.clone(), "");
        self.set_caret(Caret::after(range.start), false);
        true
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

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            text: self.text.clone(),
            anchor: self.anchor,
            focus: self.focus,
        }
    }

    fn restore(&mut self, snapshot: Snapshot) {
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
        assert!(buffer.erase(Erase::Delete, 2.0));
        assert_eq!(buffer.text(), "");
        assert!(!buffer.erase(Erase::Backspace, 3.0));
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

    #[derive(Clone, Debug)]
    enum Step {
        Insert(String),
        Erase(Erase),
        Select(usize, usize),
        Undo,
        Redo,
    }

    fn step() -> impl Strategy<Value = Step> {
        let erase = prop::sample::select(vec![
            Erase::Backspace,
            Erase::Delete,
            Erase::WordBefore,
            Erase::WordAfter,
        ]);
        prop_oneof![
            "[آ-ی\u{200c} a🙂\u{64b}]{0,4}".prop_map(Step::Insert),
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
