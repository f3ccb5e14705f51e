//! One laid-out hard line of text.

use std::ops::Range;

use egui::{Vec2, vec2};
use parley::{Alignment, AlignmentOptions};

use crate::settings::Face;
use crate::shaping::{self, LineOrder, VisualOrder};
use crate::text::Direction;

/// Which colour of the palette given when painting a piece of text takes; 0 is the text's own.
///
/// Layouts hold no colours, so that a change of theme lays nothing out again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct InkIndex(pub u8);

/// How a hard line is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Size in points.
    pub size: f32,
    /// Distance of base lines as a multiple of `size`.
    pub line_height: f32,
    /// Bold instead of regular.
    pub bold: bool,
    /// The side lines start on; see [`super::base_direction`].
    pub direction: Direction,
    /// The face whose letters are tried first.
    pub face: Face,
}

impl TextStyle {
    /// Regular text of the interface: line height 1.6.
    pub fn new(size: f32, direction: Direction) -> Self {
        Self {
            size,
            line_height: 1.6,
            bold: false,
            direction,
            face: Face::default(),
        }
    }

    /// The same in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same with another line height.
    #[must_use]
    pub fn with_line_height(self, line_height: f32) -> Self {
        Self { line_height, ..self }
    }
}

/// A piece of a hard line that looks different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the hard line.
    pub range: Range<usize>,
    /// Colour.
    pub ink: InkIndex,
    /// Weight.
    pub bold: bool,
}

/// A laid-out hard line. Coordinates are points relative to its left top corner.
///
/// See [`super::Caret`] for what can be asked of it.
#[derive(Clone)]
pub struct TextLayout {
    pub(super) inner: parley::Layout<InkIndex>,
    /// Physical pixels in a point.
    pub(super) scale: f32,
    /// Width that lines are broken at and aligned in.
    pub(super) wrap: Option<f32>,
    pub(super) direction: Direction,
    /// Length of the text in bytes; parley counts a space for an empty text.
    pub(super) text_len: usize,
    order: VisualOrder,
}

/// One visual line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineBox {
    /// Bytes on this line.
    pub range: Range<usize>,
    /// Upper edge of the line.
    pub top: f32,
    /// Lower edge of the line.
    pub bottom: f32,
    /// Where letters stand.
    pub baseline: f32,
}

impl TextLayout {
    /// `text` is the one that was laid out, tabs and all.
    pub(super) fn new(
        inner: parley::Layout<InkIndex>,
        scale: f32,
        wrap: Option<f32>,
        direction: Direction,
        text: &str,
    ) -> Self {
        let mut layout = Self {
            inner,
            scale,
            wrap: None,
            direction,
            text_len: text.len(),
            order: VisualOrder::of(text, direction),
        };
        layout.rewrap(wrap);
        layout
    }

    /// Breaks lines anew at `width` points; far cheaper than laying out again.
    pub fn rewrap(&mut self, width: Option<f32>) {
        self.wrap = width;
        self.inner
            .break_all_lines(width.map(|w| (w * self.scale).floor()));
        self.inner.align(Alignment::Start, AlignmentOptions::default());
    }

    /// Width of the longest line, with the spaces at its end, and height of all lines.
    pub fn size(&self) -> Vec2 {
        if self.text_len == 0 {
            return vec2(0.0, self.height());
        }
        vec2(self.inner.full_width() / self.scale, self.height())
    }

    /// Height of all lines.
    pub fn height(&self) -> f32 {
        self.inner.height() / self.scale
    }

    /// The width lines are broken at, if they are.
    pub fn wrap_width(&self) -> Option<f32> {
        self.wrap
    }

    /// The side lines start on.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Bytes laid out.
    pub fn text_len(&self) -> usize {
        self.text_len
    }

    /// Number of visual lines; at least one.
    pub fn line_count(&self) -> usize {
        self.inner.len().max(1)
    }

    /// A visual line. Numbers beyond the last give the last.
    pub fn line(&self, index: usize) -> LineBox {
        let index = index.min(self.inner.len().saturating_sub(1));
        let Some(line) = self.inner.get(index) else {
            return LineBox {
                range: 0..self.text_len,
                top: 0.0,
                bottom: self.height(),
                baseline: self.height(),
            };
        };
        let metrics = line.metrics();
        let range = line.text_range();
        // parley rounds edges outwards; lines that overlap by a pixel would show as stripes in a selection.
        let bottom = self
            .inner
            .get(index + 1)
            .map_or(metrics.block_max_coord, |next| next.metrics().block_min_coord);
        LineBox {
            range: range.start.min(self.text_len)..range.end.min(self.text_len),
            top: metrics.block_min_coord / self.scale,
            bottom: bottom / self.scale,
            baseline: metrics.baseline / self.scale,
        }
    }

    /// The visual line that shows the byte; the last line for the end of the text.
    pub fn line_of_byte(&self, byte: usize) -> usize {
        let (mut low, mut high) = (0, self.line_count());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if self.line(middle).range.start <= byte {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The visual line at a height; the first above the text, the last below.
    pub fn line_at(&self, y: f32) -> usize {
        let (mut low, mut high) = (0, self.line_count());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if self.line(middle).top <= y {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// A cluster where it is seen, in physical pixels from the left edge of the layout.
pub(super) type PlacedCluster<'a> = shaping::PlacedCluster<'a, InkIndex>;

impl TextLayout {
    /// The levels of a line whose letters parley leaves in another order than the standard demands.
    pub(super) fn own_order(&self, line: &parley::Line<'_, InkIndex>) -> Option<LineOrder<'_>> {
        self.order.line(line.text_range())
    }

    /// The clusters of a line from left to right.
    pub(super) fn placed_clusters<'a>(&'a self, line: &parley::Line<'a, InkIndex>) -> Vec<PlacedCluster<'a>> {
        let end = self.wrap.filter(|_| self.direction == Direction::Rtl);
        let end = end.map(|width| (width * self.scale).floor());
        shaping::placed_clusters(line, self.own_order(line), end)
    }
}
