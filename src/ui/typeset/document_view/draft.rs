//! A document that is being edited: its text as it stands, what is drawn on it, and the way back.

use std::collections::HashMap;
use std::ops::Range;

use super::blocks::Blocks;
use super::content::{DocumentContent, Paragraph, SpeakerLabel, SplicedBlocks, lines_of};
use super::decorations::{CodingMark, Decorations};
use crate::text::segment::line_ends;
use crate::text::{CharRange, Patch, Splice, Text};
use crate::ui::typeset::editing::{EraseUnit, MOST_STEPS, range_around};
use crate::ui::typeset::{Caret, Direction};

/// A text that is being edited, as a patch over the one that is stored. Codings and the labels of speakers move with
/// it as they will when the patch is applied to the project.
pub struct Draft {
    stored: Text,
    patch: Patch,
    content: DocumentContent,
    decorations: Decorations,
    /// Where each coding is in the stored text, by its key.
    origins: HashMap<u64, CharRange>,
    labels: Vec<DraftLabel>,
    forced: Option<Direction>,
    done: Vec<DraftStep>,
    undone: Vec<DraftStep>,
    composed: Option<ComposedText>,
    revision: u64,
}

/// A speaker's label, in the stored text and in the draft.
#[derive(Clone, Debug)]
struct DraftLabel {
    origin: CharRange,
    now: SpeakerLabel,
}

/// What is taken back at once.
struct DraftStep {
    kind: DraftKind,
    at: usize,
    removed: String,
    inserted: String,
    /// The patch on the other side of the step: a patch does not tell how it came about.
    other: Patch,
    selection: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DraftKind {
    /// Letters typed one after the other.
    Type,
    /// Letters erased one after the other.
    Erase,
    /// Anything else, which is a step of its own.
    Other,
    /// Words in many places; the step is told by the patches on its two sides alone.
    Whole,
}

/// Text an input method is still composing. It stands in the content but is no part of the draft.
struct ComposedText {
    bytes: Range<usize>,
    /// The patch without it.
    before: Patch,
}

impl Draft {
    /// A draft of a stored text that is shown as `shown`. `patch` is what has been edited before, if anything. `marks`
    /// are the codings where they are in the stored text.
    ///
    /// A patch that does not fit the text is left out.
    pub fn new(stored: Text, shown: &DocumentContent, marks: Vec<CodingMark>, patch: Patch) -> Self {
        let labels = shown.paragraphs().iter().filter_map(|paragraph| {
            let label = paragraph.label.clone()?;
            Some(DraftLabel {
                origin: stored.range(label.bytes.clone()),
                now: label,
            })
        });
        let mut draft = Self {
            labels: labels.collect(),
            forced: shown.paragraphs().first().and_then(|p| p.direction),
            content: shown.clone(),
            decorations: Decorations::default(),
            origins: HashMap::new(),
            patch,
            done: Vec::new(),
            undone: Vec::new(),
            composed: None,
            revision: 0,
            stored,
        };
        draft.make_content();
        draft.set_marks(marks);
        draft
    }

    /// Makes text and paragraphs anew from the stored text and the patch.
    fn make_content(&mut self) {
        let text = match self.patch.apply(&self.stored) {
            Ok(text) => text,
            Err(error) => {
                log::warn!("a draft that does not fit its text: {error}");
                self.patch = Patch::default();
                self.stored.clone()
            }
        };
        for label in &mut self.labels {
            label.now.bytes = text.bytes(moved(&self.patch, label.origin));
        }
        let paragraphs = lines_of(text.as_str(), 0..text.as_str().len())
            .map(|bytes| Paragraph {
                label: label_in(&self.labels, &bytes),
                bytes,
                direction: self.forced,
            })
            .collect();
        self.content = DocumentContent::new(text.shared(), paragraphs, self.content.default_direction());
    }

    /// Takes codings, given where they are in the stored text, in place of those before.
    pub fn set_marks(&mut self, mut marks: Vec<CodingMark>) {
        let text = Text::new(self.content.text());
        self.origins.clear();
        for mark in &mut marks {
            let origin = self.stored.range(mark.range.clone());
            self.origins.insert(mark.key, origin);
            mark.range = text.bytes(moved(&self.patch, origin));
        }
        self.decorations = Decorations::default();
        self.decorations.put(&self.content, marks);
    }

    /// Sets all paragraphs in another direction; `None` lets the words of each decide.
    pub fn set_direction(&mut self, forced: Option<Direction>, default: Direction) {
        self.forced = forced;
        let paragraphs = self.content.paragraphs().iter().map(|paragraph| Paragraph {
            direction: forced,
            ..paragraph.clone()
        });
        self.content = DocumentContent::new(self.content.text().into(), paragraphs.collect(), default);
    }

    /// The direction that all paragraphs are set in, if one is, and that of those whose words do not tell.
    pub fn direction(&self) -> (Option<Direction>, Direction) {
        (self.forced, self.content.default_direction())
    }

    /// The stored text that it changes.
    pub fn stored(&self) -> &Text {
        &self.stored
    }

    /// What has been changed of the stored text, without what is still being composed.
    pub fn patch(&self) -> &Patch {
        self.composed
            .as_ref()
            .map_or(&self.patch, |composed| &composed.before)
    }

    /// The text as it stands, with what is being composed in it.
    pub fn content(&self) -> &DocumentContent {
        &self.content
    }

    /// What is drawn on it.
    pub fn decorations(&self) -> &Decorations {
        &self.decorations
    }

    /// A number that grows with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is anything to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is anything to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The bytes an input method is composing.
    pub(super) fn composed(&self) -> Option<Range<usize>> {
        Some(self.composed.as_ref()?.bytes.clone())
    }

    /// Puts text in place of some bytes, as one step or as a part of the one before it. Gives the caret after it.
    pub(super) fn replace(
        &mut self,
        blocks: &mut Blocks,
        bytes: Range<usize>,
        with: &str,
        kind: DraftKind,
    ) -> Caret {
        let with = line_ends(with.replace('\0', ""));
        let Some(removed) = self.content.text().get(bytes.clone()) else {
            return Caret::after(self.content.text().len());
        };
        if removed.is_empty() && with.is_empty() {
            return Caret::after(bytes.end);
        }
        let step = DraftStep {
            kind,
            at: bytes.start,
            removed: removed.to_owned(),
            inserted: with,
            other: self.patch.clone(),
            selection: bytes.clone(),
        };
        let caret = bytes.start + step.inserted.len();
        let at = self.chars_before(bytes.start);
        let splice = Splice {
            range: CharRange::new(at, at + count(&step.removed)),
            inserted: step.inserted.clone(),
        };
        let Ok(next) = Patch::new(vec![splice]) else {
            return Caret::after(bytes.end);
        };
        let patch = std::mem::take(&mut self.patch).then(next);
        self.splice(blocks, bytes, &step.inserted, patch, at);
        self.undone.clear();
        self.remember(step);
        if self
            .content
            .text()
            .get(..caret)
            .is_some_and(|head| head.ends_with('\n'))
        {
            // It stands at the start of the new line, not at the end of the old one.
            Caret::before(caret)
        } else {
            Caret::after(caret)
        }
    }

    /// Erases the selection or, without one, what the key erases.
    pub(super) fn erase(&mut self, blocks: &mut Blocks, selection: Range<usize>, what: EraseUnit) -> Caret {
        if selection.is_empty() {
            let bytes = what.range(self.content.text(), selection.start);
            self.replace(blocks, bytes, "", DraftKind::Erase)
        } else {
            self.replace(blocks, selection, "", DraftKind::Other)
        }
    }

    /// Changes the text in many places, as one step. `change` is a patch of the text as it stands, without what is being
    /// composed. Gives the caret after the first place.
    pub(super) fn change(&mut self, blocks: &mut Blocks, change: Patch, selection: Range<usize>) -> Caret {
        let first = change.splices().first().map(|_| change.place(0));
        let other = self.patch.clone();
        let patch = std::mem::take(&mut self.patch).then(change);
        self.rebuild(blocks, patch);
        let text = Text::new(self.content.text());
        let at = first.map_or(selection.end, |place| text.bytes(place).end);
        self.undone.clear();
        self.remember(DraftStep {
            kind: DraftKind::Whole,
            at,
            removed: String::new(),
            inserted: String::new(),
            other,
            selection,
        });
        Caret::after(at)
    }

    /// Makes everything anew for another patch.
    fn rebuild(&mut self, blocks: &mut Blocks, patch: Patch) {
        let before = self.content.blocks().len();
        self.patch = patch;
        self.revision += 1;
        blocks.release_content();
        self.make_content();
        let spliced = SplicedBlocks {
            old: 0..before,
            new: self.content.blocks().len(),
        };
        blocks.follow(self.content.clone(), spliced);
        let text = Text::new(self.content.text());
        let (origins, patch) = (&self.origins, &self.patch);
        self.decorations.set_hits(Vec::new(), None);
        self.decorations.move_marks(&self.content, |mark| {
            if let Some(origin) = origins.get(&mark.key) {
                mark.range = text.bytes(moved(patch, *origin));
            }
        });
    }

    /// The search hits, in bytes of the text as it stands, and which of them is the current one. Those that an edit
    /// touches are forgotten.
    pub fn set_hits(&mut self, hits: Vec<Range<usize>>, current: Option<usize>) {
        self.decorations.set_hits(hits, current);
    }

    fn remember(&mut self, step: DraftStep) {
        let joined = self.done.last_mut().is_some_and(|last| last.take_in(&step));
        if !joined {
            self.done.push(step);
            if self.done.len() > MOST_STEPS {
                self.done.remove(0);
            }
        }
    }

    /// Takes the last step back; what was selected before it.
    pub(super) fn undo(&mut self, blocks: &mut Blocks) -> Option<Range<usize>> {
        self.stop_composing(blocks);
        let mut step = self.done.pop()?;
        let bytes = step.at..step.at + step.inserted.len();
        self.go(blocks, &mut step, bytes, false);
        let selection = step.selection.clone();
        self.undone.push(step);
        Some(selection)
    }

    /// Does the step again that was taken back last; where the caret then stands.
    pub(super) fn redo(&mut self, blocks: &mut Blocks) -> Option<Range<usize>> {
        self.stop_composing(blocks);
        let mut step = self.undone.pop()?;
        let bytes = step.at..step.at + step.removed.len();
        self.go(blocks, &mut step, bytes, true);
        let end = step.at + step.inserted.len();
        self.done.push(step);
        Some(end..end)
    }

    fn go(&mut self, blocks: &mut Blocks, step: &mut DraftStep, bytes: Range<usize>, forward: bool) {
        let patch = std::mem::replace(&mut step.other, self.patch.clone());
        if step.kind == DraftKind::Whole {
            return self.rebuild(blocks, patch);
        }
        let with = if forward { &step.inserted } else { &step.removed };
        let at = self.chars_before(bytes.start);
        self.splice(blocks, bytes, with, patch, at);
    }

    /// Shows what an input method is composing at a byte.
    pub(super) fn compose(&mut self, blocks: &mut Blocks, at: usize, text: &str) {
        let before = self.patch.clone();
        let chars = self.chars_before(at);
        let splice = Splice {
            range: CharRange::new(chars, chars),
            inserted: text.to_owned(),
        };
        let Ok(next) = Patch::new(vec![splice]) else {
            return;
        };
        self.splice(blocks, at..at, text, before.clone().then(next), chars);
        self.composed = Some(ComposedText {
            bytes: at..at + text.len(),
            before,
        });
    }

    /// Takes away what was being composed; where it was.
    pub(super) fn stop_composing(&mut self, blocks: &mut Blocks) -> Option<usize> {
        let composed = self.composed.take()?;
        let (at, chars) = (composed.bytes.start, self.chars_before(composed.bytes.start));
        self.splice(blocks, composed.bytes, "", composed.before, chars);
        Some(at)
    }

    fn chars_before(&self, byte: usize) -> u32 {
        count(self.content.text().get(..byte).unwrap_or_default())
    }

    /// Puts text in place of some bytes, of which the first is scalar value `at`. `patch` is that of the result.
    ///
    /// Only the paragraphs it touches are looked at; what lies before them stays, what lies after them is shifted.
    fn splice(&mut self, blocks: &mut Blocks, bytes: Range<usize>, with: &str, patch: Patch, at: u32) {
        let removed = self.content.text().get(bytes.clone()).unwrap_or_default();
        let touched =
            TouchedWords::of(&self.patch, at, count(removed)).max(TouchedWords::of(&patch, at, count(with)));
        let old = touched.paragraphs(&self.content, &bytes);
        let (gone, come) = (bytes.len(), with.len());
        self.patch = patch;
        self.revision += 1;
        blocks.release_content();
        self.decorations.move_hits(&bytes, with.len());
        let spliced = self.content.splice(bytes.clone(), with);
        let text = self.content.text();
        let near = TouchedParagraphs {
            gone,
            come,
            first_char: at - count(text.get(old.start..bytes.start).unwrap_or_default()),
            text: Text::new(text.get(old.start..old.end - gone + come).unwrap_or_default()),
            old,
        };
        for label in &mut self.labels {
            near.move_range(&mut label.now.bytes, label.origin, &self.patch);
        }
        let labels = &self.labels;
        let labelled = self
            .content
            .label(near.new_bytes(), |line| label_in(labels, line));
        blocks.follow(self.content.clone(), spliced);
        for block in labelled {
            blocks.forget(block);
        }
        let (origins, patch) = (&self.origins, &self.patch);
        self.decorations.move_marks(&self.content, |mark| {
            if let Some(origin) = origins.get(&mark.key) {
                near.move_range(&mut mark.range, *origin, patch);
            }
        });
    }
}

impl DraftStep {
    /// Makes the next step a part of this one, when a person sees the two as one: letters of a word, typed or erased
    /// one after the other.
    fn take_in(&mut self, next: &DraftStep) -> bool {
        let space = |letter: Option<char>| letter.is_some_and(char::is_whitespace);
        let feed = |step: &DraftStep| step.inserted.contains('\n') || step.removed.contains('\n');
        if self.kind != next.kind || feed(self) || feed(next) {
            return false;
        }
        match self.kind {
            DraftKind::Type => {
                let begins_word =
                    space(self.inserted.chars().next_back()) && !space(next.inserted.chars().next());
                if !next.removed.is_empty() || begins_word || next.at != self.at + self.inserted.len() {
                    return false;
                }
                self.inserted.push_str(&next.inserted);
            }
            DraftKind::Erase if next.at + next.removed.len() == self.at => {
                let begins_word =
                    space(self.removed.chars().next()) && !space(next.removed.chars().next_back());
                if begins_word {
                    return false;
                }
                self.removed.insert_str(0, &next.removed);
                self.at = next.at;
            }
            DraftKind::Erase if next.at == self.at => {
                let begins_word =
                    space(self.removed.chars().next_back()) && !space(next.removed.chars().next());
                if begins_word {
                    return false;
                }
                self.removed.push_str(&next.removed);
            }
            DraftKind::Erase | DraftKind::Other | DraftKind::Whole => return false,
        }
        true
    }
}

/// How far, in scalar values before and after the place of an edit, the words of the patch reach that it touches. A
/// range that begins or ends among them may come to stand elsewhere.
#[derive(Clone, Copy, Debug, Default)]
struct TouchedWords {
    before: u32,
    after: u32,
}

impl TouchedWords {
    /// That of a patch round `length` scalar values at `at`.
    fn of(patch: &Patch, at: u32, length: u32) -> Self {
        let end = at + length;
        let (mut low, mut high) = (0, patch.splices().len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if patch.place(middle).end < at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let mut touched = Self::default();
        for index in low..patch.splices().len() {
            let place = patch.place(index);
            if place.start > end {
                break;
            }
            touched = touched.max(Self {
                before: at.saturating_sub(place.start),
                after: place.end.saturating_sub(end),
            });
        }
        touched
    }

    fn max(self, other: Self) -> Self {
        Self {
            before: self.before.max(other.before),
            after: self.after.max(other.after),
        }
    }

    /// The bytes of the paragraphs that it reaches round `bytes`.
    fn paragraphs(self, content: &DocumentContent, bytes: &Range<usize>) -> Range<usize> {
        let reached = range_around(
            content.text(),
            bytes.clone(),
            self.before as usize,
            self.after as usize,
        );
        let paragraph = |byte| {
            let paragraph = content.paragraphs().get(content.paragraph_at(byte));
            paragraph.map_or(byte..byte, |p| p.bytes.clone())
        };
        paragraph(reached.start).start..paragraph(reached.end).end
    }
}

/// The paragraphs that an edit may change, and what becomes of bytes round them.
struct TouchedParagraphs {
    /// Bytes of those paragraphs before the edit.
    old: Range<usize>,
    gone: usize,
    come: usize,
    /// Their text after the edit.
    text: Text,
    /// The scalar value they begin with.
    first_char: u32,
}

impl TouchedParagraphs {
    /// Bytes of the paragraphs after the edit.
    fn new_bytes(&self) -> Range<usize> {
        self.old.start..self.old.end - self.gone + self.come
    }

    /// Moves a range that a person coded, or that names a speaker, with the text. One of which nothing is left becomes
    /// an empty range where it was.
    fn move_range(&self, range: &mut Range<usize>, origin: CharRange, patch: &Patch) {
        let shifted = |byte: usize| byte - self.gone + self.come;
        if range.end < self.old.start {
            return;
        }
        if range.start > self.old.end {
            *range = shifted(range.start)..shifted(range.end);
            return;
        }
        let now = moved(patch, origin);
        let start = if range.start < self.old.start {
            range.start
        } else {
            self.byte(now.start)
        };
        let end = if range.end > self.old.end {
            shifted(range.end)
        } else {
            self.byte(now.end)
        };
        *range = start.min(end)..end;
    }

    /// The byte of a scalar value after the edit.
    fn byte(&self, char: u32) -> usize {
        let within = char.saturating_sub(self.first_char);
        self.old.start + self.text.byte_at_char(within)
    }
}

/// Where a range of the stored text is in the draft; an empty range where it was when nothing is left of it.
fn moved(patch: &Patch, origin: CharRange) -> CharRange {
    let place = CharRange::new(origin.start, origin.start);
    patch
        .moved(origin)
        .or_else(|| patch.moved(place))
        .unwrap_or_default()
}

/// The label in a paragraph: of several that came together by joining lines, the first.
fn label_in(labels: &[DraftLabel], bytes: &Range<usize>) -> Option<SpeakerLabel> {
    let first = labels.partition_point(|label| label.now.bytes.end <= bytes.start);
    labels
        .iter()
        .skip(first)
        .take_while(|label| label.now.bytes.start < bytes.end)
        .map(|label| SpeakerLabel {
            bytes: label.now.bytes.start.max(bytes.start)..label.now.bytes.end.min(bytes.end),
            ..label.now.clone()
        })
        .find(|label| !label.bytes.is_empty())
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
