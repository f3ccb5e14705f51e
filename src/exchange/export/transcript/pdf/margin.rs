//! What belongs to the words of a page: tints behind them, the ends of passages in them, stripes and names beside them.

use std::collections::{HashSet, VecDeque};
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::model::Rgb;
use crate::report::transcript::{CodedPassage, HIGHLIGHT, TranscriptDocument, ink, tint};
use crate::shaping::{SetCluster, SetLine};
use crate::text::{Direction, base_direction};

use super::super::numbers;
use super::flow::{BodyLine, Flow};
use super::page::{Area, Columns, Fill, INK, PlacedLine, PlacedName, Rule, SOFT, place};

/// The part of a line that tints and stripes take, above and below its base line, as parts of the size.
const ABOVE: f32 = 0.98;
const BELOW: f32 = 0.46;
/// Width of the coloured edge of a name, and the space after it.
const EDGE: f32 = 2.0;
const INSET: f32 = 5.0;
/// Space below a name.
const GAP: f32 = 2.5;

/// A name that waits for its place in the margin.
pub(super) struct Name {
    passage: usize,
    /// The line at which the passage begins; none where it began above.
    begins: Option<usize>,
    lines: Vec<NameLine>,
    /// Height with the space below.
    pub height: f32,
}

/// A line of a name, or of what is condensed below it.
struct NameLine {
    text: Arc<str>,
    line: SetLine,
    ink: Rgb,
}

/// The passages of a document, page after page.
pub(super) struct Margin<'a> {
    document: &'a TranscriptDocument,
    columns: &'a Columns,
    /// The lines of each passage, and its lane.
    spans: &'a [RangeInclusive<usize>],
    lanes: &'a [usize],
    /// Memos on words that need not be coded, which therefore are underlined.
    bare_memos: HashSet<usize>,
}

/// Small signs above a line.
struct Sign {
    text: String,
    /// The edge at which it stands, and whether it reaches to the left of it.
    at: f32,
    to_left: bool,
    ink: Rgb,
}

impl<'a> Margin<'a> {
    pub(super) fn new(
        document: &'a TranscriptDocument,
        columns: &'a Columns,
        spans: &'a [RangeInclusive<usize>],
        lanes: &'a [usize],
    ) -> Self {
        let tied: HashSet<usize> = document
            .passages
            .iter()
            .filter_map(|passage| passage.memo)
            .collect();
        Self {
            document,
            columns,
            spans,
            lanes,
            bare_memos: (0..document.memos.len())
                .filter(|memo| !tied.contains(memo))
                .collect(),
        }
    }

    /// The passages that begin at a line.
    fn beginning(&self, line: usize) -> std::ops::Range<usize> {
        let first = self.spans.partition_point(|span| *span.start() < line);
        first..self.spans.partition_point(|span| *span.start() <= line)
    }

    /// The names of the passages that begin at a line, or of those that go on in it from above.
    pub(super) fn names_of(&self, flow: &mut Flow<'_>, line: usize, above: bool) -> Vec<Name> {
        let beginning = self.beginning(line);
        let places: Vec<usize> = if !flow.transcript.margin.names {
            Vec::new()
        } else if above {
            (0..beginning.start)
                .filter(|place| self.spans.get(*place).is_some_and(|span| *span.end() >= line))
                .collect()
        } else {
            beginning.collect()
        };
        let named = places.into_iter();
        named
            .filter_map(|place| self.name(flow, place, (!above).then_some(line)))
            .collect()
    }

    fn name(&self, flow: &mut Flow<'_>, passage: usize, begins: Option<usize>) -> Option<Name> {
        let of = self.document.passages.get(passage)?;
        let mut text = flow.transcript.label(of);
        if begins.is_none() {
            text = format!("{} {text}", flow.transcript.headings.continued);
        }
        if let Some(memo) = of.memo.and_then(|place| self.document.memos.get(place)) {
            text = format!("{text} {}", flow.transcript.memo_sign(memo));
        }
        let size = flow.sizes.name;
        let width = Columns::width(self.columns.names) - INSET;
        let colour = ink(flow.transcript.colour(of));
        // What is condensed is told once.
        let condensed = of.condensed.as_deref().filter(|_| begins.is_some());
        let condensed = condensed
            .into_iter()
            .flat_map(str::lines)
            .map(|line| (line, SOFT));
        let mut lines: Vec<NameLine> = Vec::new();
        for (text, ink) in [(text.as_str(), colour)].into_iter().chain(condensed) {
            let direction = base_direction(text, None, flow.transcript.style.direction);
            let shared: Arc<str> = text.into();
            let set = flow.set(text, size, false, direction, width).into_iter();
            lines.extend(set.map(|line| NameLine {
                text: shared.clone(),
                line,
                ink,
            }));
        }
        Some(Name {
            passage,
            begins,
            height: Flow::tight(size) * lines.len() as f32 + GAP,
            lines,
        })
    }

    /// Draws what belongs to the lines of the last page, each with its base line. `top` is the upper edge of the room
    /// for names. What does not fit of the names is left for the next page.
    pub(super) fn close(
        &mut self,
        flow: &mut Flow<'_>,
        lines: &[BodyLine],
        on_page: &[(usize, f32)],
        names: &mut VecDeque<Name>,
        top: f32,
    ) {
        let size = flow.sizes.text;
        let band = |baseline: f32| (baseline - size * ABOVE, baseline + size * BELOW);
        for (index, baseline) in on_page {
            if let Some(line) = lines.get(*index) {
                self.dress(flow, line, *index, *baseline, band(*baseline));
            }
        }
        let baseline_of = |line: usize| {
            let place = on_page.partition_point(|(index, _)| *index < line);
            on_page
                .get(place)
                .filter(|(index, _)| *index == line)
                .map(|(_, baseline)| *baseline)
        };
        if let (Some((first, above)), Some((last, below))) = (on_page.first(), on_page.last()) {
            let until = self.spans.partition_point(|span| span.start() <= last);
            for (place, span) in self.spans.iter().enumerate().take(until) {
                if span.end() < first {
                    continue;
                }
                let top = baseline_of(*span.start()).unwrap_or(*above);
                let bottom = baseline_of(*span.end()).unwrap_or(*below);
                self.stripe(flow, place, band(top).0, band(bottom).1);
            }
        }
        self.place_names(flow, names, top, |line| baseline_of(line).map(&band));
    }

    fn stripe(&self, flow: &mut Flow<'_>, passage: usize, top: f32, bottom: f32) {
        if !flow.transcript.margin.stripes {
            return;
        }
        let (Some(of), Some(lane)) = (self.document.passages.get(passage), self.lanes.get(passage)) else {
            return;
        };
        let (left, right) = self.columns.stripe(*lane);
        let colour = flow.transcript.colour(of);
        let area = Area {
            left,
            top,
            right,
            bottom,
        };
        flow.page().stripes.push(Fill { area, colour });
    }

    fn place_names(
        &self,
        flow: &mut Flow<'_>,
        names: &mut VecDeque<Name>,
        top: f32,
        band: impl Fn(usize) -> Option<(f32, f32)>,
    ) {
        let mut room = self.columns.bottom - top;
        let mut placed: Vec<Name> = Vec::new();
        while let Some(name) = names.front() {
            // A name higher than a page has a page of its own.
            if name.height > room && !placed.is_empty() {
                break;
            }
            room -= name.height;
            placed.extend(names.pop_front());
        }
        let wanted: Vec<(f32, f32)> = placed
            .iter()
            .map(|name| {
                let at = name.begins.and_then(&band).map_or(top, |(top, _)| top);
                (at, name.height)
            })
            .collect();
        let places = place(&wanted, top, self.columns.bottom);
        for (name, at) in placed.iter().zip(places) {
            let begins = name.begins.and_then(&band);
            self.draw_name(flow, name, at, begins);
        }
    }

    fn draw_name(&self, flow: &mut Flow<'_>, name: &Name, top: f32, begins: Option<(f32, f32)>) {
        let Some(passage) = self.document.passages.get(name.passage) else {
            return;
        };
        let colour = flow.transcript.colour(passage);
        let (start, size) = (self.columns.names_start(), flow.sizes.name);
        let bottom = top + name.height - GAP;
        let rtl = self.columns.direction == Direction::Rtl;
        let edge = if rtl {
            (start - EDGE, start)
        } else {
            (start, start + EDGE)
        };
        let column = if rtl {
            (self.columns.names.0, start - INSET)
        } else {
            (start + INSET, self.columns.names.1)
        };
        let striped = flow.transcript.margin.stripes;
        let page = flow.page();
        if let (Some((above, below)), Some(lane)) = (begins.filter(|_| striped), self.lanes.get(name.passage))
        {
            let (left, right) = self.columns.stripe(*lane);
            page.leaders.push(Rule {
                from: (f32::midpoint(left, right), f32::midpoint(above, below)),
                to: (start, top + Flow::tight(size) / 2.0),
                width: 0.5,
                colour,
                dashed: false,
            });
        }
        page.stripes.push(Fill {
            area: Area {
                left: edge.0,
                top,
                right: edge.1,
                bottom,
            },
            colour,
        });
        page.names.push(PlacedName {
            passage: name.passage,
            area: Area {
                left: self.columns.names.0,
                top,
                right: self.columns.names.1,
                bottom,
            },
        });
        for (number, line) in name.lines.iter().enumerate() {
            page.notes.push(PlacedLine {
                text: line.text.clone(),
                line: line.line.clone(),
                left: column.0,
                baseline: top + Flow::tight(size) * number as f32 + Flow::tight_baseline(size),
                inks: [line.ink; 2],
            });
        }
    }

    /// Tints, ends and small numbers of the passages on a line.
    fn dress(&self, flow: &mut Flow<'_>, line: &BodyLine, index: usize, baseline: f32, band: (f32, f32)) {
        let until = self.beginning(index).end;
        let here: Vec<(usize, &CodedPassage)> = self
            .document
            .paragraphs
            .get(line.paragraph)
            .map_or(&[][..], |paragraph| paragraph.passages.as_slice())
            .iter()
            .filter(|place| **place < until)
            .filter_map(|place| Some((*place, self.document.passages.get(*place)?)))
            .filter(|(place, _)| self.spans.get(*place).is_some_and(|span| *span.end() >= index))
            .collect();
        let mut signs: Vec<Sign> = Vec::new();
        self.tints(flow, line, &here, band);
        for (place, passage) in &here {
            let colour = ink(flow.transcript.colour(passage));
            let span = self.spans.get(*place);
            if span.is_some_and(|span| *span.start() == index)
                && let Some(cluster) = cluster_near(line, passage.bytes.start)
            {
                self.end_mark(flow, cluster.start(), !cluster.rtl, band, colour);
                let number = numbers(flow.transcript, [passage.number]);
                let at = self.columns.text.0 + cluster.start();
                match signs.last_mut() {
                    // Passages that begin together have their numbers together.
                    Some(sign) if sign.at == at => {
                        let comma = if flow.transcript.style.is_rtl() { "،" } else { "," };
                        sign.text = format!("{}{comma}{number}", sign.text);
                    }
                    _ => signs.push(Sign {
                        text: number,
                        at,
                        to_left: cluster.rtl,
                        ink: colour,
                    }),
                }
            }
            if span.is_some_and(|span| *span.end() == index)
                && let Some(cluster) = cluster_near(line, passage.bytes.end.saturating_sub(1))
            {
                self.end_mark(flow, cluster.end(), cluster.rtl, band, colour);
            }
        }
        let paragraph = self.document.paragraphs.get(line.paragraph);
        for place in paragraph.into_iter().flat_map(|paragraph| &paragraph.memos) {
            let Some(memo) = self.document.memos.get(*place) else {
                continue;
            };
            let last = memo.bytes.end.saturating_sub(1);
            if (line.start()..line.end()).contains(&last)
                && let Some(cluster) = cluster_near(line, last)
            {
                signs.push(Sign {
                    text: flow.transcript.memo_sign(memo),
                    at: self.columns.text.0 + cluster.end(),
                    to_left: cluster.rtl,
                    ink: INK,
                });
            }
        }
        self.underline_memos(flow, line, baseline);
        self.signs(flow, signs, band.0);
    }

    fn tints(&self, flow: &mut Flow<'_>, line: &BodyLine, here: &[(usize, &CodedPassage)], band: (f32, f32)) {
        // Highlights are in the order of their starts, and few lie on a line.
        let until = self
            .document
            .highlights
            .partition_point(|lit| lit.start < line.end());
        let lit = self.document.highlights.get(..until).unwrap_or_default();
        let lit: Vec<_> = lit.iter().filter(|lit| line.start() < lit.end).collect();
        if here.is_empty() && lit.is_empty() {
            return;
        }
        // What lies on a stretch: its passages, and whether it is highlighted.
        type Stretch = ((Vec<usize>, bool), f32, f32);
        let mut open: Option<Stretch> = None;
        let mut done: Vec<Stretch> = Vec::new();
        for cluster in &line.line.clusters {
            let (start, end) = (line.offset + cluster.bytes.start, line.offset + cluster.bytes.end);
            let on: Vec<usize> = here
                .iter()
                .enumerate()
                .filter(|(_, (_, passage))| passage.bytes.start < end && start < passage.bytes.end)
                .map(|(place, _)| place)
                .collect();
            let on = (on, lit.iter().any(|lit| lit.start < end && start < lit.end));
            match &mut open {
                Some((same, _, right)) if *same == on => *right = cluster.right,
                _ => done.extend(open.replace((on, cluster.left, cluster.right))),
            }
        }
        done.extend(open);
        let column = self.columns.text;
        for ((on, lit), left, right) in done {
            if on.is_empty() && !lit {
                continue;
            }
            let colours: Vec<Rgb> = on
                .iter()
                .filter_map(|place| here.get(*place))
                .map(|(_, passage)| flow.transcript.colour(passage))
                .collect();
            let area = Area {
                // Blanks at the end of a line hang over its edge.
                left: (column.0 + left).max(column.0),
                right: (column.0 + right).min(column.1),
                top: band.0,
                bottom: band.1,
            };
            if area.left < area.right {
                let colour = if colours.is_empty() {
                    HIGHLIGHT
                } else {
                    tint(&colours)
                };
                flow.page().tints.push(Fill { area, colour });
            }
        }
    }

    /// A bracket at an end of a passage; `opens_right` where the passage lies to the right of it.
    fn end_mark(&self, flow: &mut Flow<'_>, x: f32, opens_right: bool, band: (f32, f32), colour: Rgb) {
        let column = self.columns.text;
        let x = (column.0 + x).clamp(column.0, column.1);
        let foot = if opens_right { x + 2.0 } else { x - 2.0 };
        for (from, to) in [
            ((x, band.0), (x, band.1)),
            ((x, band.0), (foot, band.0)),
            ((x, band.1), (foot, band.1)),
        ] {
            flow.page().rules.push(Rule {
                from,
                to,
                width: 0.7,
                colour,
                dashed: false,
            });
        }
    }

    /// Dots under words that have a memo and need not be coded.
    fn underline_memos(&self, flow: &mut Flow<'_>, line: &BodyLine, baseline: f32) {
        let column = self.columns.text;
        let y = baseline + flow.sizes.text * 0.4;
        for memo in &self.bare_memos {
            let Some(memo) = self.document.memos.get(*memo) else {
                continue;
            };
            if memo.bytes.end <= line.start() || line.end() <= memo.bytes.start {
                continue;
            }
            let on = line.line.clusters.iter().filter(|cluster| {
                let (start, end) = (line.offset + cluster.bytes.start, line.offset + cluster.bytes.end);
                memo.bytes.start < end && start < memo.bytes.end
            });
            for cluster in on {
                flow.page().rules.push(Rule {
                    from: ((column.0 + cluster.left).max(column.0), y),
                    to: ((column.0 + cluster.right).min(column.1), y),
                    width: 0.6,
                    colour: SOFT,
                    dashed: true,
                });
            }
        }
    }

    /// Small signs above a line, none over another and none outside the column.
    fn signs(&self, flow: &mut Flow<'_>, signs: Vec<Sign>, top: f32) {
        let column = self.columns.text;
        let direction = flow.transcript.style.direction;
        let size = flow.sizes.tiny;
        let mut set: Vec<(f32, SetLine, Sign)> = signs
            .into_iter()
            .filter_map(|sign| {
                let lines = flow.set(&sign.text, size, true, direction, Columns::width(column));
                let line = lines.into_iter().next()?;
                let left = if sign.to_left {
                    sign.at - line.width()
                } else {
                    sign.at
                };
                Some((left, line, sign))
            })
            .collect();
        set.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = column.0;
        for (left, line, _) in &mut set {
            *left = left.max(free);
            free = *left + line.width() + 1.0;
        }
        let mut limit = column.1;
        for (left, line, sign) in set.into_iter().rev() {
            let left = left.min(limit - line.width());
            limit = left - 1.0;
            let inset = line.clusters.first().map_or(0.0, |cluster| cluster.left);
            flow.page().notes.push(PlacedLine {
                text: sign.text.into(),
                line,
                left: left - inset,
                baseline: top - 1.0,
                inks: [sign.ink; 2],
            });
        }
    }
}

/// The letters on a line that hold a byte of the text, or else the last of those before it.
fn cluster_near(line: &BodyLine, byte: usize) -> Option<&SetCluster> {
    let byte = byte.saturating_sub(line.offset);
    let clusters = &line.line.clusters;
    line.line.cluster_at(byte).or_else(|| {
        let before = clusters.iter().filter(|cluster| cluster.bytes.start <= byte);
        before.max_by_key(|cluster| cluster.bytes.start)
    })
}
