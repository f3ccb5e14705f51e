//! What a document view shows: text, paragraphs and speaker labels, and nothing of the project.

use std::ops::Range;
use std::sync::Arc;

use egui::Color32;

use crate::ui::text::Direction;

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
    pub color: Option<Color32>,
    /// Bold, as the labels of those interviewed usually are.
    pub bold: bool,
}

/// The text of a document as it is shown. Cheap to clone; a view lays out anew when it is given another one.
#[derive(Clone, Debug)]
pub struct DocumentContent(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    text: Arc<str>,
    paragraphs: Vec<Paragraph>,
    default_direction: Direction,
    blocks: Vec<Block>,
}

/// A piece that is laid out at once: a paragraph, or a part of a very long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
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
        let blocks = paragraphs
            .iter()
            .enumerate()
            .flat_map(|(number, paragraph)| {
                split(&text, paragraph.bytes.clone()).map(move |bytes| Block {
                    paragraph: number,
                    bytes,
                })
            })
            .collect();
        Self(Arc::new(Inner {
            text,
            paragraphs,
            default_direction,
            blocks,
        }))
    }

    /// A document whose paragraphs are its lines.
    pub fn plain(text: impl Into<Arc<str>>, default_direction: Direction) -> Self {
        let text = text.into();
        let mut start = 0;
        let paragraphs = text
            .split('\n')
            .map(|line| {
                let bytes = start..start + line.len();
                start = bytes.end + 1;
                Paragraph {
                    bytes,
                    label: None,
                    direction: None,
                }
            })
            .collect();
        Self::new(text, paragraphs, default_direction)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.0.text
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

    pub(super) fn blocks(&self) -> &[Block] {
        &self.0.blocks
    }

    pub(super) fn block_at(&self, byte: usize) -> usize {
        let after = self.0.blocks.partition_point(|block| block.bytes.start <= byte);
        after.saturating_sub(1)
    }

    pub(super) fn block(&self, index: usize) -> Block {
        self.0.blocks.get(index).cloned().unwrap_or(Block {
            paragraph: 0,
            bytes: 0..0,
        })
    }

    pub(super) fn block_text(&self, index: usize) -> &str {
        self.0.text.get(self.block(index).bytes).unwrap_or_default()
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
