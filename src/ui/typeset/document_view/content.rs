//! What a document view shows: text, paragraphs and speaker labels, and nothing of the project.

use std::ops::Range;
use std::sync::Arc;

use egui::Color32;

use crate::ui::typeset::Direction;

/// Bytes of a paragraph beyond which it is laid out in pieces, so that a text without line feeds stays as quick to
/// scroll as any other. Some 450 Persian words.
const LARGEST_BLOCK: usize = 4096;

/// A paragraph of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the text, without the line feed.
    pub bytes: Range<usize>,
    /// Who speaks, if the paragraph says so.
    pub label: Option<SpeakerLabel>,
    /// The direction a person chose; else its words decide.
    pub direction: Option<Direction>,
}

/// The part of a paragraph that names its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerLabel {
    /// Bytes of the text.
    pub bytes: Range<usize>,
    /// Its colour; else that of all labels.
    pub colour: Option<Color32>,
    /// Bold, as the labels of those interviewed usually are.
    pub bold: bool,
}

/// The text of a document as it is shown. Cheap to clone; a view lays out anew when it is given another one.
#[derive(Clone, Debug)]
pub struct DocumentContent(Arc<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    text: TextSource,
    paragraphs: Vec<Paragraph>,
    default_direction: Direction,
    blocks: Vec<LayoutBlock>,
}

/// A text that is only read is shared with whoever keeps it; one that is edited is the content's own.
#[derive(Clone, Debug)]
enum TextSource {
    Shared(Arc<str>),
    Own(String),
}

impl TextSource {
    fn as_str(&self) -> &str {
        match self {
            Self::Shared(text) => text,
            Self::Own(text) => text,
        }
    }

    fn own(&mut self) -> &mut String {
        if let Self::Shared(text) = self {
            *self = Self::Own((**text).to_owned());
        }
        match self {
            Self::Own(text) => text,
            Self::Shared(_) => unreachable!("made its own just above"),
        }
    }
}

/// What a splice did to the blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SplicedBlocks {
    /// The blocks before that are gone.
    pub old: Range<usize>,
    /// How many stand in their place.
    pub new: usize,
}

/// A piece that is laid out at once: a paragraph, or a part of a very long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LayoutBlock {
    pub paragraph: usize,
    pub bytes: Range<usize>,
}

impl DocumentContent {
    /// A document of these paragraphs, in the order of the text. Ranges that do not fit the text are left out; a
    /// document without any has one empty paragraph.
    pub fn new(text: Arc<str>, paragraphs: Vec<Paragraph>, default_direction: Direction) -> Self {
        let mut paragraphs = paragraphs;
        let mut end = 0;
        paragraphs.retain(|paragraph| {
            let fits = paragraph.bytes.start >= end && text.get(paragraph.bytes.clone()).is_some();
            if fits {
                end = paragraph.bytes.end;
            }
            fits
        });
        if paragraphs.is_empty() {
            paragraphs.push(Paragraph {
                bytes: 0..0,
                label: None,
                direction: None,
            });
        }
        let blocks = blocks_of(&text, &paragraphs, 0).collect();
        Self(Arc::new(Inner {
            text: TextSource::Shared(text),
            paragraphs,
            default_direction,
            blocks,
        }))
    }

    /// A document whose paragraphs are its lines.
    pub fn plain(text: impl Into<Arc<str>>, default_direction: Direction) -> Self {
        let text = text.into();
        let paragraphs = lines_of(&text, 0..text.len())
            .map(|bytes| Paragraph {
                bytes,
                label: None,
                direction: None,
            })
            .collect();
        Self::new(text, paragraphs, default_direction)
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.0.text.as_str()
    }

    /// The paragraphs; at least one.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.0.paragraphs
    }

    /// The direction of the document: the side of its numbers, and of paragraphs whose words do not tell.
    pub fn default_direction(&self) -> Direction {
        self.0.default_direction
    }

    /// The number of the paragraph that holds a byte.
    pub fn paragraph_at(&self, byte: usize) -> usize {
        let after = self.0.paragraphs.partition_point(|p| p.bytes.start <= byte);
        after.saturating_sub(1)
    }

    pub(super) fn blocks(&self) -> &[LayoutBlock] {
        &self.0.blocks
    }

    pub(super) fn block_at(&self, byte: usize) -> usize {
        let after = self.0.blocks.partition_point(|block| block.bytes.start <= byte);
        after.saturating_sub(1)
    }

    pub(super) fn block(&self, index: usize) -> LayoutBlock {
        self.0.blocks.get(index).cloned().unwrap_or(LayoutBlock {
            paragraph: 0,
            bytes: 0..0,
        })
    }

    pub(super) fn block_text(&self, index: usize) -> &str {
        self.text().get(self.block(index).bytes).unwrap_or_default()
    }

    /// Whether the block is the first, or the last, of its paragraph.
    pub(super) fn is_edge(&self, index: usize, last: bool) -> bool {
        let paragraph = self.block(index).paragraph;
        let neighbour = if last {
            index.checked_add(1)
        } else {
            index.checked_sub(1)
        };
        neighbour
            .and_then(|n| self.0.blocks.get(n))
            .is_none_or(|n| n.paragraph != paragraph)
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether another content shows the same text in the same way.
    pub(super) fn shows_the_same(&self, other: &Self) -> bool {
        self.default_direction() == other.default_direction()
            && self.paragraphs() == other.paragraphs()
            && self.text() == other.text()
    }

    /// Puts `with` in place of some bytes, on character borders, in a content whose paragraphs are all the lines of its
    /// text. Only the paragraphs that it touches are made anew, without labels.
    pub(super) fn splice(&mut self, bytes: Range<usize>, with: &str) -> SplicedBlocks {
        let (first, last) = (self.paragraph_at(bytes.start), self.paragraph_at(bytes.end));
        let inner = Arc::make_mut(&mut self.0);
        let (Some(head), Some(tail)) = (inner.paragraphs.get(first), inner.paragraphs.get(last)) else {
            return SplicedBlocks { old: 0..0, new: 0 };
        };
        let (start, end, direction) = (head.bytes.start, tail.bytes.end, head.direction);
        let (gone, come) = (bytes.len(), with.len());
        let moved = |range: &Range<usize>| range.start - gone + come..range.end - gone + come;
        inner.text.own().replace_range(bytes, with);
        let text = inner.text.as_str();
        let made: Vec<Paragraph> = lines_of(text, start..end - gone + come)
            .map(|bytes| Paragraph {
                bytes,
                label: None,
                direction,
            })
            .collect();
        let old = inner.blocks.partition_point(|block| block.paragraph < first)
            ..inner.blocks.partition_point(|block| block.paragraph <= last);
        let blocks: Vec<LayoutBlock> = blocks_of(text, &made, first).collect();
        let spliced = SplicedBlocks {
            old: old.clone(),
            new: blocks.len(),
        };
        for block in inner.blocks.iter_mut().skip(old.end) {
            block.bytes = moved(&block.bytes);
            block.paragraph = block.paragraph + made.len() - (last + 1 - first);
        }
        for paragraph in inner.paragraphs.iter_mut().skip(last + 1) {
            paragraph.bytes = moved(&paragraph.bytes);
            if let Some(label) = &mut paragraph.label {
                label.bytes = moved(&label.bytes);
            }
        }
        inner.blocks.splice(old, blocks);
        inner.paragraphs.splice(first..=last, made);
        spliced
    }

    /// Gives the paragraphs that begin in some bytes the labels that `label` finds in them; the blocks of those that
    /// had another label.
    pub(super) fn label(
        &mut self,
        bytes: Range<usize>,
        mut label: impl FnMut(&Range<usize>) -> Option<SpeakerLabel>,
    ) -> Range<usize> {
        let first = self.paragraph_at(bytes.start);
        let inner = Arc::make_mut(&mut self.0);
        let mut changed: Option<Range<usize>> = None;
        for (number, paragraph) in inner.paragraphs.iter_mut().enumerate().skip(first) {
            if paragraph.bytes.start > bytes.end {
                break;
            }
            let found = label(&paragraph.bytes);
            if found != paragraph.label {
                paragraph.label = found;
                changed = Some(changed.map_or(number, |changed| changed.start)..number + 1);
            }
        }
        let changed = changed.unwrap_or_default();
        inner
            .blocks
            .partition_point(|block| block.paragraph < changed.start)
            ..inner
                .blocks
                .partition_point(|block| block.paragraph < changed.end)
    }
}

/// The lines of a part of a text, without their line feeds; at least one.
pub(super) fn lines_of(text: &str, bytes: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = bytes.start;
    text.get(bytes).unwrap_or_default().split('\n').map(move |line| {
        let bytes = start..start + line.len();
        start = bytes.end + 1;
        bytes
    })
}

/// The blocks of paragraphs, of which the first has the number `first`.
fn blocks_of(text: &str, paragraphs: &[Paragraph], first: usize) -> impl Iterator<Item = LayoutBlock> {
    paragraphs
        .iter()
        .enumerate()
        .flat_map(move |(number, paragraph)| {
            split(text, paragraph.bytes.clone()).map(move |bytes| LayoutBlock {
                paragraph: first + number,
                bytes,
            })
        })
}

/// Cuts a long paragraph after sentences, or else after words.
fn split(text: &str, bytes: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = bytes.start;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = text.get(start..bytes.end).unwrap_or_default();
        let piece = start..start + cut(rest);
        start = piece.end;
        done = start >= bytes.end;
        Some(piece)
    })
}

fn cut(text: &str) -> usize {
    if text.len() <= LARGEST_BLOCK {
        return text.len();
    }
    let head = text
        .get(..text.floor_char_boundary(LARGEST_BLOCK))
        .unwrap_or(text);
    let half = head.floor_char_boundary(LARGEST_BLOCK / 2);
    let late = head.get(half..).unwrap_or_default();
    let after_sentence = late
        .rmatch_indices(['.', '؟', '!', '?', '؛', '…'])
        .find_map(|(at, sign)| {
            let end = at + sign.len();
            late.get(end..)?.starts_with(' ').then_some(half + end + 1)
        });
    after_sentence
        .or_else(|| late.rfind(' ').map(|space| half + space + 1))
        .unwrap_or(head.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_become_paragraphs() {
        let content = DocumentContent::plain("یک\n\nسه", Direction::Rtl);
        let bytes: Vec<_> = content.paragraphs().iter().map(|p| p.bytes.clone()).collect();
        assert_eq!(bytes, [0..4, 5..5, 6..10]);
        for (byte, paragraph) in [(0, 0), (4, 0), (5, 1), (6, 2), (10, 2), (99, 2)] {
            assert_eq!(content.paragraph_at(byte), paragraph, "byte {byte}");
        }
    }

    #[test]
    fn ranges_that_do_not_fit_are_left_out() {
        let paragraph = |bytes| Paragraph {
            bytes,
            label: None,
            direction: None,
        };
        let wrong = vec![
            paragraph(1..2),
            paragraph(0..4),
            paragraph(2..3),
            paragraph(9..12),
        ];
        let content = DocumentContent::new("سلام".into(), wrong, Direction::Rtl);
        assert_eq!(content.paragraphs(), [paragraph(0..4)]);
        let none = DocumentContent::new("".into(), Vec::new(), Direction::Rtl);
        assert_eq!(none.blocks().len(), 1);
    }

    proptest! {
        #[test]
        fn a_spliced_content_is_like_one_made_anew(
            start in "([آ-ی ]{0,9}|\n|[.] |[ا]{1500}){0,12}",
            splices in prop::collection::vec((0..9000usize, 0..60usize, "[آ-ی\n .]{0,5}|[ب ]{1300}"), 1..8),
        ) {
            let mut content = DocumentContent::plain(start.as_str(), Direction::Rtl);
            for (at, length, with) in splices {
                let at = start_of(content.text(), at);
                let end = content.text().floor_char_boundary((at + length).min(content.text().len())).max(at);
                let mut text = content.text().to_owned();
                text.replace_range(at..end, &with);
                let before = content.blocks().len();
                let spliced = content.splice(at..end, &with);
                let anew = DocumentContent::plain(text.as_str(), Direction::Rtl);
                prop_assert_eq!(content.text(), anew.text());
                prop_assert_eq!(content.paragraphs(), anew.paragraphs());
                prop_assert_eq!(content.blocks(), anew.blocks());
                prop_assert_eq!(before - spliced.old.len() + spliced.new, anew.blocks().len());
            }
        }
    }

    fn start_of(text: &str, at: usize) -> usize {
        text.floor_char_boundary(at % (text.len() + 1))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn blocks_cover_their_paragraphs(
            words in prop::collection::vec("[آ-ی]{1,9}[.؟]?|[a-z]{1,40}|[ا]{2500}", 0..500),
            feed_every in 1..400usize,
        ) {
            let mut text = String::new();
            for (i, word) in words.iter().enumerate() {
                text.push_str(word);
                text.push(if i % feed_every == feed_every - 1 { '\n' } else { ' ' });
            }
            let content = DocumentContent::plain(text.as_str(), Direction::Rtl);
            for (number, paragraph) in content.paragraphs().iter().enumerate() {
                let blocks: Vec<_> = content.blocks().iter().filter(|b| b.paragraph == number).collect();
                prop_assert_eq!(blocks[0].bytes.start, paragraph.bytes.start);
                prop_assert_eq!(blocks[blocks.len() - 1].bytes.end, paragraph.bytes.end);
                for pair in blocks.windows(2) {
                    prop_assert_eq!(pair[0].bytes.end, pair[1].bytes.start);
                }
                for block in blocks {
                    prop_assert!(block.bytes.len() <= LARGEST_BLOCK);
                    prop_assert!(text.get(block.bytes.clone()).is_some());
                }
            }
        }
    }
}
