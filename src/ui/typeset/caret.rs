//! Where the caret may stand, how it moves, and what a selection covers.
//!
//! parley's own cursor sticks at soft line ends in wrapped right-to-left text (linebender/parley #298, #612); its
//! clusters are right, and everything here is computed from them.

use std::ops::Range;

use egui::{Pos2, Rect, pos2};

use super::layout::TextLayout;

/// Clusters narrower than this (in points) take no place of their own: the caret steps over them.
const NO_WIDTH: f32 = 0.01;

/// Which letter a caret between two letters belongs to. At a change of direction, and where a line is broken, the two
/// are seen in different places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// The letter after the caret.
    #[default]
    Downstream,
    /// The letter before the caret.
    Upstream,
}

/// A place between letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    /// Byte of the text.
    pub byte: usize,
    /// The letter it belongs to.
    pub affinity: Affinity,
}

impl Caret {
    /// A caret that belongs to the letter after it.
    pub fn before(byte: usize) -> Self {
        Self {
            byte,
            affinity: Affinity::Downstream,
        }
    }

    /// A caret that belongs to the letter before it.
    pub fn after(byte: usize) -> Self {
        Self {
            byte,
            affinity: Affinity::Upstream,
        }
    }
}

/// Where a caret is drawn, in points relative to the layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaretBox {
    /// Horizontal place.
    pub x: f32,
    /// Upper end of its line.
    pub top: f32,
    /// Lower end of its line.
    pub bottom: f32,
    /// Number of the visual line.
    pub line: usize,
}

/// A cluster as it is seen.
#[derive(Clone, Debug)]
struct Cluster {
    range: Range<usize>,
    rtl: bool,
    left: f32,
    right: f32,
}

impl Cluster {
    fn has_width(&self) -> bool {
        self.right - self.left >= NO_WIDTH
    }

    /// Caret at one of its sides.
    fn side(&self, right: bool) -> Caret {
        if right == self.rtl {
            Caret::before(self.range.start)
        } else {
            Caret::after(self.range.end)
        }
    }

    /// Where its logical end (or start) is seen.
    fn edge(&self, end: bool) -> f32 {
        if end == self.rtl { self.left } else { self.right }
    }

    fn distance(&self, x: f32) -> f32 {
        (self.left - x).max(x - self.right).max(0.0)
    }
}

impl TextLayout {
    /// The clusters of a line from left to right.
    fn clusters(&self, line: usize) -> Vec<Cluster> {
        if self.text_len == 0 {
            return Vec::new();
        }
        let Some(line) = self.inner.get(line) else {
            return Vec::new();
        };
        self.placed_clusters(&line)
            .into_iter()
            .map(|placed| Cluster {
                range: placed.cluster.text_range(),
                rtl: placed.rtl,
                left: placed.left / self.scale,
                right: (placed.left + placed.width) / self.scale,
            })
            .collect()
    }

    fn caret_box(&self, line: usize, x: f32) -> CaretBox {
        let edges = self.line(line);
        CaretBox {
            x,
            top: edges.top,
            bottom: edges.bottom,
            line,
        }
    }

    /// The x at which an empty line starts.
    fn start_x(&self) -> f32 {
        match self.wrap {
            Some(width) if self.direction.is_rtl() => width,
            _ => 0.0,
        }
    }

    /// Where the caret is seen.
    pub fn caret(&self, caret: Caret) -> CaretBox {
        let byte = caret.byte.min(self.text_len);
        if self.text_len == 0 {
            return self.caret_box(0, self.start_x());
        }
        let before = byte.checked_sub(1);
        let attached = match caret.affinity {
            Affinity::Upstream => before.unwrap_or(byte),
            Affinity::Downstream if byte == self.text_len => before.unwrap_or(byte),
            Affinity::Downstream => byte,
        };
        let line = self.line_of_byte(attached);
        let x = self
            .clusters(line)
            .into_iter()
            .find(|cluster| cluster.range.contains(&attached))
            .map_or(self.start_x(), |cluster| cluster.edge(attached < byte));
        self.caret_box(line, x)
    }

    /// The caret nearest to a point.
    pub fn hit(&self, point: Pos2) -> Caret {
        self.hit_on_line(self.line_at(point.y), point.x)
    }

    /// The caret on a line that is nearest to `x`.
    pub fn hit_on_line(&self, line: usize, x: f32) -> Caret {
        let mut clusters = self.clusters(line);
        clusters.retain(Cluster::has_width);
        let (Some(first), Some(last)) = (clusters.first(), clusters.last()) else {
            return self.line_start(line);
        };
        // Far outside, distances would differ by less than a float can tell.
        let x = x.clamp(first.left - 1.0, last.right + 1.0);
        let nearest = clusters
            .iter()
            .min_by(|a, b| a.distance(x).total_cmp(&b.distance(x)));
        match nearest {
            Some(cluster) => cluster.side(x > f32::midpoint(cluster.left, cluster.right)),
            None => self.line_start(line),
        }
    }

    /// Whether a point lies on a letter, and on which bytes.
    pub fn cluster_at(&self, point: Pos2) -> Option<Range<usize>> {
        let line = self.line_at(point.y);
        let edges = self.line(line);
        if point.y < edges.top || point.y > edges.bottom {
            return None;
        }
        self.clusters(line)
            .into_iter()
            .find(|cluster| cluster.left <= point.x && point.x < cluster.right)
            .map(|cluster| cluster.range)
    }

    /// One place to the left or right as it is seen. `None` at the end of the text in that direction.
    ///
    /// At a soft line end the place after the last space and the start of the next line are the same byte, so only
    /// one of them is visited.
    pub fn move_sideways(&self, caret: Caret, right: bool) -> Option<Caret> {
        let from = self.caret(caret);
        if let Some(next) = self.step(from.line, from.x, right) {
            return self.next_line_start(from.line, right, next).or(Some(next));
        }
        let line = self.neighbour_line(from.line, right)?;
        let entry = self.entry(line, right);
        if entry.byte == caret.byte {
            let entered = self.caret(entry);
            return self.step(line, entered.x, right).or(Some(entry));
        }
        Some(entry)
    }

    /// The next visual edge on the same line.
    fn step(&self, line: usize, x: f32, right: bool) -> Option<Caret> {
        let clusters = self.clusters(line);
        let mut wide = clusters.iter().filter(|c| c.has_width());
        let next = if right {
            wide.find(|c| f32::midpoint(c.left, c.right) > x)
        } else {
            wide.rfind(|c| f32::midpoint(c.left, c.right) < x)
        };
        next.map(|cluster| cluster.side(right))
    }

    /// If `caret` is the outermost edge of a line in the direction of reading, and the same byte as the start of the
    /// next line, that start.
    fn next_line_start(&self, line: usize, right: bool, caret: Caret) -> Option<Caret> {
        let forward = right != self.direction.is_rtl();
        if !forward || self.line(line).range.end != caret.byte {
            return None;
        }
        if self.step(line, self.caret(caret).x, right).is_some() {
            return None;
        }
        let entry = self.entry(self.neighbour_line(line, right)?, right);
        (entry.byte == caret.byte).then_some(entry)
    }

    fn neighbour_line(&self, line: usize, right: bool) -> Option<usize> {
        let forward = right != self.direction.is_rtl();
        let next = if forward { line + 1 } else { line.checked_sub(1)? };
        (next < self.line_count()).then_some(next)
    }

    /// The edge at which a line is entered.
    fn entry(&self, line: usize, right: bool) -> Caret {
        let clusters = self.clusters(line);
        let mut wide = clusters.iter().filter(|c| c.has_width());
        let first = if right { wide.next() } else { wide.next_back() };
        first.map_or_else(|| self.line_start(line), |cluster| cluster.side(!right))
    }

    /// One line up or down, near `x`. `None` on the first or last line.
    pub fn move_lines(&self, caret: Caret, down: bool, x: f32) -> Option<Caret> {
        let line = self.caret(caret).line;
        let next = if down { line + 1 } else { line.checked_sub(1)? };
        (next < self.line_count()).then(|| self.hit_on_line(next, x))
    }

    /// The logical start of a visual line.
    pub fn line_start(&self, line: usize) -> Caret {
        Caret::before(self.line(line).range.start)
    }

    /// The logical end of a visual line.
    pub fn line_end(&self, line: usize) -> Caret {
        Caret::after(self.line(line).range.end)
    }

    /// The end of the text in the direction of reading, or its start.
    pub fn end(&self, end: bool) -> Caret {
        if end {
            Caret::after(self.text_len)
        } else {
            Caret::before(0)
        }
    }

    /// Boxes that cover a range of bytes: one for each line and each change of direction, the height of the line.
    pub fn boxes(&self, range: Range<usize>) -> Vec<Rect> {
        let mut boxes = Vec::new();
        self.for_each_box(range, |_, rect| boxes.push(rect));
        boxes
    }

    /// As [`Self::boxes`], with the number of the line of each.
    pub fn for_each_box(&self, range: Range<usize>, mut f: impl FnMut(usize, Rect)) {
        if range.start >= range.end.min(self.text_len) {
            return;
        }
        let last = self.line_of_byte(range.end.min(self.text_len).saturating_sub(1));
        for line in self.line_of_byte(range.start)..=last {
            let edges = self.line(line);
            let mut open: Option<(f32, f32)> = None;
            let mut close = |open: &mut Option<(f32, f32)>| {
                if let Some((left, right)) = open.take() {
                    f(
                        line,
                        Rect::from_min_max(pos2(left, edges.top), pos2(right, edges.bottom)),
                    );
                }
            };
            for cluster in self.clusters(line) {
                if cluster.range.start < range.end && range.start < cluster.range.end {
                    open = Some((open.map_or(cluster.left, |(left, _)| left), cluster.right));
                } else {
                    close(&mut open);
                }
            }
            close(&mut open);
        }
    }
}

#[cfg(test)]
#[path = "caret_tests.rs"]
mod tests;
