//! The document in the reader: its text as it is shown, with what is drawn on it.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::analysis::{labelled_paragraphs, turn_bytes};
use crate::i18n::{Lang, Words};
use crate::model::{
    CodeId, CoderId, Coding, CodingId, Document, DocumentId, HighlightId, MemoId, MemoTarget, Snapshot,
};
use crate::report::wording::memo_kind;
use crate::session::SessionError;
use crate::settings::{EmphasisView, ReadingPlace, Settings};
use crate::text::passage::Passages;
use crate::text::{CharRange, Text};
use crate::ui::cx::Cx;
use crate::ui::parts::kept_rows::found;
use crate::ui::parts::memo_mark::kind_icon;
use crate::ui::theme::Theme;
use crate::ui::typeset::{
    CodingMark, Decorations, Direction, DocumentContent, DocumentView, Paragraph, SpeakerLabel, ViewPlace,
    base_direction,
};

/// Set in the key of a mark that stands for a memo rather than for a coding.
const MEMO: u64 = 1 << 63;
/// Set in the key of a mark that stands for a highlight. No row has an id so high.
const HIGHLIGHT: u64 = 1 << 62;

/// What a mark in the text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkTarget {
    /// A coding.
    Coding(CodingId),
    /// A memo on a passage.
    Memo(MemoId),
    /// A highlight.
    Highlight(HighlightId),
}

impl MarkTarget {
    /// The number by which the view of the text knows it. Row ids are positive.
    pub fn key(self) -> u64 {
        match self {
            Self::Coding(id) => id.0.unsigned_abs(),
            Self::Memo(id) => id.0.unsigned_abs() | MEMO,
            Self::Highlight(id) => id.0.unsigned_abs() | HIGHLIGHT,
        }
    }

    /// What the view of the text means by a number.
    pub fn of(key: u64) -> Self {
        let id = i64::try_from(key & !(MEMO | HIGHLIGHT)).unwrap_or_default();
        match (key & MEMO, key & HIGHLIGHT) {
            (0, 0) => Self::Coding(CodingId(id)),
            (0, _) => Self::Highlight(HighlightId(id)),
            _ => Self::Memo(MemoId(id)),
        }
    }
}

/// Which codings stand out; the others are pale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodingEmphasis {
    /// Only those of active codes.
    pub active: bool,
    /// Only those of one coder.
    pub coder: Option<CoderId>,
}

impl CodingEmphasis {
    /// As it is kept.
    pub fn noted(self, snapshot: &Snapshot) -> EmphasisView {
        let coder = self.coder.and_then(|id| snapshot.coder(id));
        EmphasisView {
            active: self.active,
            coder: coder.map(|coder| coder.guid.to_string()),
        }
    }

    /// As it was kept; all coders where that one is no longer in the project.
    pub fn recalled(view: &EmphasisView, snapshot: &Snapshot) -> Self {
        let coders = snapshot.coders().map(|coder| (coder.guid, coder.id));
        let coder: Vec<CoderId> = found(view.coder.as_slice(), coders);
        Self {
            active: view.active,
            coder: coder.first().copied(),
        }
    }
}

/// What decides what is drawn on the text; while it stays the same, so do the decorations.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    dark: bool,
    filter: CodingEmphasis,
    active: BTreeSet<CodeId>,
    lang: Lang,
}

/// A document that is shown.
pub struct OpenedDocument {
    /// Its row.
    pub document: Arc<Document>,
    /// Its text.
    pub text: Text,
    /// Where it is scrolled to and what is selected.
    pub view: DocumentView,
    /// Its text as it is shown.
    pub content: DocumentContent,
    /// What is drawn on it.
    pub decorations: Decorations,
    /// Bytes of its labels and of what is said after each.
    turns: Vec<(Range<usize>, Range<usize>)>,
    key: Option<Key>,
    remembered: Option<ViewPlace>,
}

impl OpenedDocument {
    /// Reads a document and goes back to the place where it was left.
    ///
    /// # Errors
    /// Why its text cannot be read.
    pub fn new(cx: &Cx<'_>, document: &Arc<Document>) -> Result<Self, SessionError> {
        let text = cx.session.text(document.id)?;
        let content = content(document, &text);
        let mut view = DocumentView::new();
        if let Some(place) = cx.settings.places.get(&document.guid.to_string()) {
            view.set_place(view_place(*place));
        }
        Ok(Self {
            document: document.clone(),
            turns: turn_bytes(&text, &document.turns),
            text,
            view,
            decorations: Decorations::new(&content, Vec::new()),
            content,
            key: None,
            remembered: None,
        })
    }

    /// Brings everything up to date with the project; whether what is drawn on the text was made anew.
    pub fn refresh(&mut self, cx: &Cx<'_>, theme: &Theme, filter: CodingEmphasis) -> bool {
        if let Some(document) = cx.snapshot().document(self.document.id)
            && !Arc::ptr_eq(document, &self.document)
        {
            let same = document.direction == self.document.direction
                && Arc::ptr_eq(&document.turns, &self.document.turns)
                && document.labels == self.document.labels;
            self.document = document.clone();
            if !same {
                self.content = content(document, &self.text);
                self.turns = turn_bytes(&self.text, &document.turns);
                self.key = None;
            }
        }
        let active = || {
            if filter.active {
                cx.shared.active_codes.clone()
            } else {
                BTreeSet::new()
            }
        };
        let same = self.key.as_ref().is_some_and(|key| {
            key.revision == cx.session.revision()
                && (key.dark, key.lang) == (theme.dark, cx.words.lang())
                && key.filter == filter
                && (!filter.active || key.active == cx.shared.active_codes)
        });
        if same {
            return false;
        }
        let key = Key {
            revision: cx.session.revision(),
            dark: theme.dark,
            filter,
            active: active(),
            lang: cx.words.lang(),
        };
        self.decorations = self.decorate(cx.snapshot(), &cx.words, theme, &key);
        self.key = Some(key);
        true
    }

    /// Has what is drawn on the text made anew the next time.
    pub fn redraw(&mut self) {
        self.key = None;
    }

    fn decorate(&self, snapshot: &Snapshot, words: &Words, theme: &Theme, key: &Key) -> Decorations {
        let active: HashSet<CodeId> = key.active.iter().flat_map(|c| snapshot.descendants(*c)).collect();
        let codings = snapshot.codings_in(self.document.id).iter().filter_map(|coding| {
            let code = snapshot.code(coding.code)?;
            let paint = theme.code_paint_of(code.colour.0, code.colour.1, code.colour.2);
            let range = self.text.bytes(coding.range);
            let key_of = MarkTarget::Coding(coding.id).key();
            let mut mark = CodingMark::new(key_of, range, paint.solid, code.name.as_str());
            mark.resizable = true;
            let memo = snapshot.memo_on(MemoTarget::Coding(coding.id));
            mark.memo = memo.map(|memo| kind_icon(memo.kind));
            mark.importance = coding.importance.number();
            mark.dimmed = (key.filter.active && !active.contains(&coding.code))
                || key.filter.coder.is_some_and(|coder| coder != coding.coder);
            Some(mark)
        });
        let memos = snapshot.passage_memos(self.document.id).filter_map(|memo| {
            let MemoTarget::Passage(_, range) = memo.target else {
                return None;
            };
            let (key_of, range) = (MarkTarget::Memo(memo.id).key(), self.text.bytes(range));
            let name = words.get(memo_kind(memo.kind));
            let icon = kind_icon(memo.kind);
            Some(CodingMark::memo(
                key_of,
                range,
                theme.colours.secondary,
                name,
                icon,
            ))
        });
        let highlights = snapshot.highlights_in(self.document.id).map(|highlight| {
            let key_of = MarkTarget::Highlight(highlight.id).key();
            CodingMark::highlight(
                key_of,
                self.text.bytes(highlight.range),
                words.get("reader-highlighted"),
            )
        });
        Decorations::new(&self.content, codings.chain(memos).chain(highlights).collect())
    }

    /// Its text as passages are told in it.
    pub fn passages(&self) -> Passages<'_> {
        Passages::new(self.text.as_str(), &self.turns)
    }

    /// What is coded of the selection: what is meant by it, or all of it but the white space at its ends where it was
    /// made letter by letter. `None` when nothing is left.
    pub fn passage(&self) -> Option<CharRange> {
        let bytes = self.view.selection().filter(|bytes| !bytes.is_empty())?;
        if !self.view.selects_letters() {
            return self.meant(bytes);
        }
        let passage = self.text.trim(self.text.range(bytes));
        (!passage.is_empty()).then_some(passage)
    }

    /// What is meant by a selected stretch; see [`Passages::meant`].
    pub fn meant(&self, bytes: Range<usize>) -> Option<CharRange> {
        self.passages().meant(bytes).map(|meant| self.text.range(meant))
    }

    /// Where the caret is, in scalar values: the start of the selection, or of what is on the screen without one.
    pub fn caret(&self) -> u32 {
        self.text.char_at_byte(self.caret_byte())
    }

    /// The same in bytes of the text that is shown.
    pub fn caret_byte(&self) -> usize {
        self.view
            .selection()
            .map_or(self.view.visible_range().start, |bytes| bytes.start)
    }

    /// The border of a word that is nearest to the caret, in scalar values: the caret itself where it is in no word.
    pub fn word_border(&self) -> u32 {
        let caret = self.caret_byte();
        let word = self.passages().whole_words(caret..caret);
        let (before, after) = (caret.abs_diff(word.start), caret.abs_diff(word.end));
        self.text
            .char_at_byte(if after < before { word.end } else { word.start })
    }

    /// The direction that a person chose for the document, if one was chosen.
    pub fn forced_direction(&self) -> Option<Direction> {
        self.document.direction.forced()
    }

    /// Keeps the place for the next time, when it has moved.
    pub fn remember_place(&mut self, settings: &mut Settings) {
        let place = self.view.place();
        if self.remembered != Some(place) {
            self.remembered = Some(place);
            settings.remember_place(self.document.guid.to_string(), kept_place(place));
        }
    }
}

/// A place as it is kept.
pub fn kept_place(place: ViewPlace) -> ReadingPlace {
    ReadingPlace {
        paragraph: place.paragraph,
        offset: f64::from(place.offset),
    }
}

/// A place that was kept.
pub fn view_place(place: ReadingPlace) -> ViewPlace {
    ViewPlace {
        paragraph: place.paragraph,
        offset: place.offset as f32,
    }
}

/// The codings of a document whose passage holds a position, the shortest first.
pub fn codings_at(snapshot: &Snapshot, document: DocumentId, position: u32) -> Vec<&Coding> {
    let mut found: Vec<&Coding> = snapshot
        .codings_in(document)
        .iter()
        .filter(|c| c.range.start <= position && position < c.range.end)
        .collect();
    found.sort_by_key(|c| c.range.len());
    found
}

fn content(document: &Document, text: &Text) -> DocumentContent {
    let forced = document.direction.forced();
    let paragraphs = labelled_paragraphs(text, &document.turns, &document.labels)
        .into_iter()
        .map(|line| Paragraph {
            bytes: line.bytes,
            label: line.label.map(|bytes| SpeakerLabel {
                bytes,
                colour: None,
                bold: line.answers,
            }),
            direction: forced,
        })
        .collect();
    let default = base_direction(text.as_str(), forced, Direction::Rtl);
    DocumentContent::new(text.shared(), paragraphs, default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_codings_from_memos_and_highlights() {
        for marked in [
            MarkTarget::Coding(CodingId(7)),
            MarkTarget::Memo(MemoId(7)),
            MarkTarget::Highlight(HighlightId(7)),
            // As high as ids of a file go.
            MarkTarget::Coding(CodingId(1 << 53)),
        ] {
            assert_eq!(MarkTarget::of(marked.key()), marked);
        }
        let keys = [
            MarkTarget::Coding(CodingId(7)).key(),
            MarkTarget::Memo(MemoId(7)).key(),
            MarkTarget::Highlight(HighlightId(7)).key(),
        ];
        assert!(keys[0] != keys[1] && keys[1] != keys[2] && keys[0] != keys[2]);
    }
}
