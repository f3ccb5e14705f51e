//! Layouts of the blocks near the screen, and heights of all.

use std::collections::HashMap;
use std::ops::Range;

use super::content::{DocumentContent, SplicedBlocks};
use super::heights::BlockHeights;
use crate::settings::Face;
use crate::text::markdown::{emphases, heading};
use crate::ui::typeset::lines::HardLines;
use crate::ui::typeset::{Caret, InkIndex, Span, TextEngine, TextLayout, TextStyle, base_direction};

/// The colour of speaker labels in a block's palette.
pub(super) const LABEL_INK: InkIndex = InkIndex(1);
/// The colour of the signs of Markdown.
pub(super) const SIGN_INK: InkIndex = InkIndex(2);

/// The size of a blank line that takes little room, as a part of the size of the text.
const BLANK: f32 = 0.35;
/// The size of headings of the first levels, as a multiple of the size of the text; deeper ones have it as it is.
const HEADINGS: [f32; 3] = [1.35, 1.2, 1.1];

/// Layouts kept although they are off the screen; 46 KB each for a paragraph of ordinary length.
const MOST_KEPT: usize = 400;
/// Frames for which a layout is kept after it was last seen.
const KEPT_FRAMES: u64 = 120;
/// Blocks laid out to learn how wide this text runs, before anything is shown.
const SAMPLES: usize = 8;
/// Space above the first line, in points.
const TOP: f32 = 20.0;

/// How the text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextSetting {
    /// Size of the text in points.
    pub size: f32,
    /// Distance of base lines as a multiple of `size`.
    pub line_height: f32,
    /// The face of the letters.
    pub face: Face,
    /// Space after a paragraph in points.
    pub gap: f32,
    /// Physical pixels in a point.
    pub scale: f32,
    /// Width of the column in points.
    pub width: f32,
    /// Space below the last line in points.
    pub bottom: f32,
    /// Blank lines take little room.
    pub low_blanks: bool,
}

/// The blocks of a document with what is known of their layout.
pub(super) struct Blocks {
    content: DocumentContent,
    setting: TextSetting,
    cache: HashMap<usize, CachedBlock>,
    heights: BlockHeights,
    /// Width of a block on one line, in points at size 1, where it was laid out once.
    natural: Vec<Option<f32>>,
    /// The same for a byte, on the average of those laid out.
    per_byte: f32,
    frame: u64,
    /// What has happened to the blocks since [`Self::take_splices`].
    splices: Vec<SplicedBlocks>,
}

struct CachedBlock {
    layout: Box<TextLayout>,
    used: u64,
}

impl Blocks {
    pub fn new(engine: &mut TextEngine, content: DocumentContent, setting: TextSetting) -> Self {
        let count = content.blocks().len();
        let mut blocks = Self {
            natural: vec![None; count],
            content,
            setting,
            cache: HashMap::new(),
            heights: BlockHeights::default(),
            per_byte: 0.25,
            frame: 0,
            splices: Vec::new(),
        };
        for sample in 0..SAMPLES.min(count) {
            blocks.layout(engine, sample * count / SAMPLES.min(count));
        }
        blocks.estimate();
        blocks
    }

    pub fn content(&self) -> &DocumentContent {
        &self.content
    }

    pub fn setting(&self) -> TextSetting {
        self.setting
    }

    pub fn heights(&self) -> &BlockHeights {
        &self.heights
    }

    /// Height of the text without the space below it.
    pub fn text_height(&self) -> f64 {
        self.heights.total() - f64::from(self.setting.bottom)
    }

    pub fn count(&self) -> usize {
        self.content.blocks().len()
    }

    /// Takes another width, size or scale. What was learnt of the text stays of use.
    pub fn set(&mut self, setting: TextSetting) {
        let rebuilt = TextSetting {
            width: setting.width,
            bottom: setting.bottom,
            gap: setting.gap,
            ..self.setting
        };
        if rebuilt != setting {
            self.cache.clear();
        }
        if self.setting.face != setting.face {
            self.natural.fill(None);
        }
        self.setting = setting;
        self.estimate();
    }

    /// Takes another content that shows the same.
    pub fn adopt(&mut self, content: DocumentContent) {
        self.content = content;
    }

    /// Lets go of the content, so that it can be changed in its place; [`Self::follow`] takes it again.
    pub fn release_content(&mut self) {
        self.content = DocumentContent::plain("", self.content.default_direction());
    }

    /// Takes the content again after a splice: what lies beyond it keeps its layouts and heights.
    pub fn follow(&mut self, content: DocumentContent, spliced: SplicedBlocks) {
        self.content = content;
        let SplicedBlocks { old, new } = spliced.clone();
        self.splices.push(spliced);
        let last_has_changed = old.end >= self.natural.len();
        self.natural.splice(old.clone(), std::iter::repeat_n(None, new));
        let kept = std::mem::take(&mut self.cache).into_iter();
        self.cache = kept
            .filter(|(index, _)| !old.contains(index))
            .map(|(index, cached)| {
                let index = if index < old.end {
                    index
                } else {
                    index - old.len() + new
                };
                (index, cached)
            })
            .collect();
        let heights: Vec<f64> = (old.start..old.start + new)
            .map(|index| f64::from(self.estimated_height(index)))
            .collect();
        self.heights.splice(old.clone(), heights.into_iter());
        // The space below the last line moves with it.
        if last_has_changed && let Some(before) = old.start.checked_sub(1) {
            self.renew_height(before);
        }
    }

    /// Lays a block out anew when it is next needed.
    pub fn forget(&mut self, index: usize) {
        self.cache.remove(&index);
    }

    /// The splices since this was asked last, in order.
    pub fn take_splices(&mut self) -> Vec<SplicedBlocks> {
        std::mem::take(&mut self.splices)
    }

    fn renew_height(&mut self, index: usize) {
        let height = match self.cache.get(&index) {
            Some(cached) if self.fits(cached) => self.exact_height(index, &cached.layout),
            _ => self.estimated_height(index),
        };
        self.heights.set(index, f64::from(height));
    }

    /// Drops layouts that have not been seen for long. To be called once a frame.
    pub fn begin_frame(&mut self) {
        self.frame += 1;
        if self.cache.len() > MOST_KEPT {
            let frame = self.frame;
            self.cache.retain(|_, cached| frame - cached.used < KEPT_FRAMES);
        }
    }

    fn estimate(&mut self) {
        let (width, bytes) = self
            .natural
            .iter()
            .zip(self.content.blocks())
            .filter_map(|(natural, block)| Some((*natural.as_ref()?, block.bytes.len())))
            .fold((0.0, 0), |sum, block| (sum.0 + block.0, sum.1 + block.1));
        if bytes > 0 {
            self.per_byte = width / bytes as f32;
        }
        let heights = (0..self.count()).map(|index| match self.cache.get(&index) {
            Some(cached) if self.fits(cached) => self.exact_height(index, &cached.layout),
            _ => self.estimated_height(index),
        });
        self.heights = BlockHeights::new(heights.map(f64::from).collect());
    }

    /// Whether a layout is broken at the present width.
    fn fits(&self, cached: &CachedBlock) -> bool {
        cached.layout.wrap_width() == Some(self.setting.width)
    }

    /// Whether a block is a blank line that takes little room.
    fn is_low(&self, index: usize) -> bool {
        self.setting.low_blanks && self.content.block_text(index).trim().is_empty()
    }

    /// The signs that make a block a heading, and its size as a multiple of that of the text.
    fn heading(&self, index: usize) -> Option<(usize, f32)> {
        let (level, signs) =
            heading(self.content.block_text(index)).filter(|_| self.content.is_edge(index, false))?;
        Some((signs, HEADINGS.get(level - 1).copied().unwrap_or(1.0)))
    }

    /// The size of the letters of a block, as a multiple of that of the text.
    fn relative_size(&self, index: usize) -> f32 {
        if self.is_low(index) {
            BLANK
        } else {
            self.heading(index).map_or(1.0, |(_, size)| size)
        }
    }

    fn exact_height(&self, index: usize, layout: &TextLayout) -> f32 {
        layout.height() + self.inset(index) + self.gap_after(index)
    }

    fn estimated_height(&self, index: usize) -> f32 {
        let setting = self.setting;
        let bytes = self.content.block(index).bytes.len() as f32;
        let natural = self.natural.get(index).copied().flatten();
        let relative = self.relative_size(index);
        let width = natural.unwrap_or(bytes * self.per_byte * relative) * setting.size;
        // Lines end before the edge, by half a word on the average.
        let lines = (width / (setting.width - setting.size).max(1.0)).ceil().max(1.0);
        lines * setting.size * relative * setting.line_height + self.inset(index) + self.gap_after(index)
    }

    /// Space above the text of a block.
    pub fn inset(&self, index: usize) -> f32 {
        if index == 0 { TOP } else { 0.0 }
    }

    fn gap_after(&self, index: usize) -> f32 {
        if index + 1 == self.count() {
            self.setting.bottom
        } else if self.content.is_edge(index, true) && !self.is_low(index) {
            self.setting.gap
        } else {
            0.0
        }
    }

    /// The layout of a block at the present setting; its height is exact from now on.
    pub fn layout(&mut self, engine: &mut TextEngine, index: usize) -> &TextLayout {
        let layout = match self.cache.remove(&index) {
            Some(cached) if self.fits(&cached) => cached.layout,
            other => {
                let layout = match other {
                    Some(mut cached) => {
                        cached.layout.rewrap(Some(self.setting.width));
                        cached.layout
                    }
                    None => Box::new(self.lay_out(engine, index)),
                };
                let height = self.exact_height(index, &layout);
                self.heights.set(index, f64::from(height));
                layout
            }
        };
        let cached = CachedBlock {
            layout,
            used: self.frame,
        };
        &self.cache.entry(index).insert_entry(cached).into_mut().layout
    }

    /// The layout of a block that was laid out in this frame.
    pub fn ready(&self, index: usize) -> Option<&TextLayout> {
        self.cache.get(&index).map(|cached| &*cached.layout)
    }

    fn lay_out(&mut self, engine: &mut TextEngine, index: usize) -> TextLayout {
        let setting = self.setting;
        let block = self.content.block(index);
        let text = self.content.block_text(index);
        let paragraph = self.content.paragraphs().get(block.paragraph);
        let whole = paragraph
            .and_then(|p| self.content.text().get(p.bytes.clone()))
            .unwrap_or(text);
        let forced = paragraph.and_then(|p| p.direction);
        let heading = self.heading(index);
        let style = TextStyle {
            size: setting.size * self.relative_size(index),
            line_height: setting.line_height,
            bold: heading.is_some(),
            direction: base_direction(whole, forced, self.content.default_direction()),
            face: setting.face,
        };
        let label = paragraph.and_then(|p| p.label.as_ref()).map(|label| Span {
            range: label.bytes.start.saturating_sub(block.bytes.start)
                ..label
                    .bytes
                    .end
                    .min(block.bytes.end)
                    .saturating_sub(block.bytes.start),
            ink: LABEL_INK,
            bold: label.bold,
        });
        let sign = |range| Span {
            range,
            ink: SIGN_INK,
            bold: false,
        };
        let emphases = emphases(text);
        let strong = emphases.iter().filter(|emphasis| emphasis.strong);
        let strong = strong.map(|emphasis| Span {
            range: emphasis.words(),
            ink: InkIndex::default(),
            bold: true,
        });
        let heading = heading.map(|(signs, _)| sign(0..signs));
        let stars = emphases
            .iter()
            .flat_map(|emphasis| [emphasis.before.clone(), emphasis.after.clone()].map(sign));
        // A later one takes the letters of an earlier one.
        let spans: Vec<Span> = strong.chain(label).chain(heading).chain(stars).collect();
        let mut layout = engine.layout(text, &style, &spans, setting.scale, None);
        if let Some(natural) = self.natural.get_mut(index) {
            *natural = Some(layout.size().x / setting.size);
        }
        layout.rewrap(Some(setting.width));
        layout
    }

    /// Where a byte is: its block, and the height of the middle of its line below the top of the block.
    pub fn locate(&mut self, engine: &mut TextEngine, caret: Caret) -> (usize, f64) {
        let index = self.content.block_at(caret.byte);
        let local = Caret {
            byte: caret.byte.saturating_sub(self.content.block(index).bytes.start),
            ..caret
        };
        let inset = self.inset(index);
        let seen = self.layout(engine, index).caret(local);
        (index, f64::from(inset + f32::midpoint(seen.top, seen.bottom)))
    }
}

/// The blocks as lines the caret can walk over.
pub(super) struct BlockLines<'a> {
    pub blocks: &'a mut Blocks,
    pub engine: &'a mut TextEngine,
}

impl HardLines for BlockLines<'_> {
    fn text(&self) -> &str {
        self.blocks.content.text()
    }

    fn count(&self) -> usize {
        self.blocks.count()
    }

    fn bytes(&self, index: usize) -> Range<usize> {
        self.blocks.content.block(index).bytes
    }

    fn layout(&mut self, index: usize) -> &TextLayout {
        self.blocks.layout(self.engine, index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::typeset::Direction;

    #[test]
    fn blank_lines_are_low_and_headings_large() {
        let mut engine = TextEngine::new(false);
        let content = DocumentContent::plain("# سرخط\nمتن\n\nمتن\n#نه\n####### نه", Direction::Rtl);
        let setting = TextSetting {
            size: 17.0,
            line_height: 1.9,
            face: Face::default(),
            gap: 12.0,
            scale: 1.0,
            width: 400.0,
            bottom: 100.0,
            low_blanks: true,
        };
        let mut blocks = Blocks::new(&mut engine, content, setting);
        let mut heights = |blocks: &mut Blocks| -> Vec<f32> {
            (0..5)
                .map(|index| {
                    blocks.layout(&mut engine, index);
                    (blocks.heights().get(index) as f32) - blocks.inset(index)
                })
                .collect()
        };
        let low = heights(&mut blocks);
        let line = low[1];
        assert!(low[0] > line * 1.1, "a heading is larger: {low:?}");
        assert!(low[2] < line * 0.4, "a blank line is low: {low:?}");
        assert!((low[4] - line).abs() < 1.0, "no heading without a blank: {low:?}");
        blocks.set(TextSetting {
            low_blanks: false,
            ..setting
        });
        let high = heights(&mut blocks);
        assert!(
            (high[2] - line).abs() < 1.0,
            "unless it is chosen otherwise: {high:?}"
        );
    }
}
