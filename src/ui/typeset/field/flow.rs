//! The text of a field, laid out line by line.

use std::ops::Range;

use egui::{Pos2, Rect, pos2, vec2};

use crate::ui::typeset::lines::{HardLines, index_of};
use crate::ui::typeset::{Caret, Direction, TextEngine, TextLayout, TextStyle, base_direction};

/// How a field lays out its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct FieldSetting {
    pub size: f32,
    pub scale: f32,
    /// Width in points at which lines are broken; `None` in a field of one line.
    pub wrap: Option<f32>,
    pub forced: Option<Direction>,
    pub default: Direction,
}

impl FieldSetting {
    pub fn style(&self, text: &str) -> TextStyle {
        TextStyle::new(self.size, base_direction(text, self.forced, self.default))
    }

    /// Height of one line in points.
    pub fn line_height(&self) -> f32 {
        self.size * TextStyle::new(self.size, self.default).line_height
    }
}

/// Layouts of the hard lines, stacked.
#[derive(Default)]
pub(super) struct FieldText {
    text: String,
    lines: Vec<FieldLine>,
    setting: Option<FieldSetting>,
}

struct FieldLine {
    bytes: Range<usize>,
    layout: TextLayout,
    top: f32,
}

impl FieldText {
    /// Lays out what has changed since the last call: the lines between the unchanged ones at both ends.
    pub fn update(&mut self, engine: &mut TextEngine, text: &str, setting: FieldSetting) {
        let same_setting = self.setting == Some(setting);
        if same_setting && self.text == text && !self.lines.is_empty() {
            return;
        }
        let ranges = if setting.wrap.is_some() {
            hard_lines(text)
        } else {
            std::iter::once(0..text.len()).collect()
        };
        let mut old = std::mem::take(&mut self.lines);
        if !same_setting {
            old.clear();
        }
        let same = |line: &FieldLine, range: &Range<usize>| {
            self.text.get(line.bytes.clone()) == text.get(range.clone())
        };
        let most = old.len().min(ranges.len());
        let head = (0..most).take_while(|i| same(&old[*i], &ranges[*i])).count();
        let tail = (1..=most - head)
            .take_while(|i| same(&old[old.len() - i], &ranges[ranges.len() - i]))
            .count();
        let kept_tail = old.split_off(old.len() - tail);
        old.truncate(head);
        let changed = ranges[head..ranges.len() - tail].iter().map(|range| {
            let line = text.get(range.clone()).unwrap_or_default();
            FieldLine {
                bytes: range.clone(),
                layout: engine.layout(line, &setting.style(line), &[], setting.scale, setting.wrap),
                top: 0.0,
            }
        });
        self.lines = old.into_iter().chain(changed).chain(kept_tail).collect();
        let mut top = 0.0;
        for (line, range) in self.lines.iter_mut().zip(ranges) {
            line.bytes = range;
            line.top = top;
            top += line.layout.height();
        }
        text.clone_into(&mut self.text);
        self.setting = Some(setting);
    }

    /// Width of the widest line and height of all, in points.
    pub fn size(&self) -> egui::Vec2 {
        let width = self.lines.iter().map(|l| l.layout.size().x).fold(0.0, f32::max);
        let height = self.lines.last().map_or(0.0, |l| l.top + l.layout.height());
        vec2(width, height)
    }

    /// Height of one line in points.
    pub fn line_height(&self) -> f32 {
        self.setting.map_or(1.0, |setting| setting.line_height()).max(1.0)
    }

    /// The caret as a rectangle without width.
    pub fn caret(&self, caret: Caret) -> Rect {
        let Some(line) = self.lines.get(index_of(self, caret)) else {
            return Rect::ZERO;
        };
        let local = Caret {
            byte: caret.byte.saturating_sub(line.bytes.start),
            ..caret
        };
        let seen = line.layout.caret(local);
        Rect::from_min_max(
            pos2(seen.x, line.top + seen.top),
            pos2(seen.x, line.top + seen.bottom),
        )
    }

    /// The caret nearest to a point.
    pub fn hit(&self, point: Pos2) -> Caret {
        let index = self.lines.partition_point(|line| line.top <= point.y);
        let Some(line) = self.lines.get(index.saturating_sub(1)) else {
            return Caret::default();
        };
        let found = line.layout.hit(point - vec2(0.0, line.top));
        Caret {
            byte: found.byte + line.bytes.start,
            ..found
        }
    }

    /// The hard line that holds a byte.
    pub fn hard_line(&self, byte: usize) -> Range<usize> {
        let index = index_of(self, Caret::before(byte));
        self.lines.get(index).map_or(0..0, |line| line.bytes.clone())
    }

    /// Rectangles that cover a range of bytes.
    pub fn boxes(&self, range: Range<usize>) -> Vec<Rect> {
        let mut boxes = Vec::new();
        for line in &self.lines {
            let start = range.start.max(line.bytes.start);
            let end = range.end.min(line.bytes.end);
            if start < end {
                let local = start - line.bytes.start..end - line.bytes.start;
                line.layout
                    .for_each_box(local, |_, rect| boxes.push(rect.translate(vec2(0.0, line.top))));
            }
        }
        boxes
    }

    /// Each layout with its bytes and its upper edge.
    pub fn layouts(&self) -> impl Iterator<Item = (Range<usize>, &TextLayout, f32)> {
        self.lines
            .iter()
            .map(|line| (line.bytes.clone(), &line.layout, line.top))
    }
}

impl HardLines for FieldText {
    fn text(&self) -> &str {
        &self.text
    }

    fn count(&self) -> usize {
        self.lines.len()
    }

    fn bytes(&self, index: usize) -> Range<usize> {
        self.lines.get(index).map_or(0..0, |line| line.bytes.clone())
    }

    fn layout(&mut self, index: usize) -> &TextLayout {
        &self.lines[index].layout
    }
}

fn hard_lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let range = start..start + line.len();
            start = range.end + 1;
            range
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::typeset::hard_cases::PARAGRAPHS;
    use crate::ui::typeset::lines::{CaretMotion, moved};

    const SETTING: FieldSetting = FieldSetting {
        size: 14.0,
        scale: 1.0,
        wrap: Some(200.0),
        forced: None,
        default: Direction::Rtl,
    };

    fn flow(engine: &mut TextEngine, text: &str) -> FieldText {
        let mut flow = FieldText::default();
        flow.update(engine, text, SETTING);
        flow
    }

    #[test]
    fn an_edit_in_the_middle_gives_the_same_as_a_fresh_layout() {
        let mut engine = TextEngine::new(false);
        let mut edited = flow(&mut engine, "یک\nدو\nسه");
        for text in [
            "یک\nدو و نیم\nسه",
            "یک\n\nدو\nسه",
            "سه",
            "",
            "\n",
            "سه\nسه\nسه",
            "سه\nسه",
        ] {
            edited.update(&mut engine, text, SETTING);
            let fresh = flow(&mut engine, text);
            let places = |flow: &FieldText| -> Vec<_> {
                flow.layouts()
                    .map(|(bytes, layout, top)| (bytes, layout.text_len(), top))
                    .collect()
            };
            assert_eq!(places(&edited), places(&fresh), "{text:?}");
        }
    }

    #[test]
    fn the_caret_walks_over_line_feeds_and_ends() {
        let mut engine = TextEngine::new(false);
        let text = "خط یک\n\nline two\nخط سه";
        let mut flow = flow(&mut engine, text);
        let (mut caret, mut column) = (Caret::before(0), None);
        let mut downs = vec![flow.caret(caret).center().y];
        loop {
            let next = moved(&mut flow, caret, CaretMotion::Down, &mut column);
            if next.byte == text.len() {
                break;
            }
            caret = next;
            downs.push(flow.caret(caret).center().y);
        }
        assert_eq!(downs.len(), 4);
        assert!(downs.is_sorted());
        let mut caret = Caret::after(text.len());
        let mut steps = 0;
        while caret.byte > 0 {
            // Backwards in each line: right in Persian, left in English.
            let index = index_of(&flow, caret);
            let rtl = flow.layout(index).direction().is_rtl();
            let motion = if rtl {
                CaretMotion::Right
            } else {
                CaretMotion::Left
            };
            caret = moved(&mut flow, caret, motion, &mut None);
            steps += 1;
            assert!(steps < 40, "sticks at {caret:?}");
        }
    }

    /// Where a motion stops on the way from one end of the text to the other.
    fn stops(flow: &mut FieldText, from: Caret, motion: impl Fn(bool) -> CaretMotion) -> Vec<usize> {
        let mut caret = from;
        let mut stops = vec![caret.byte];
        loop {
            let index = index_of(flow, caret);
            let rtl = flow.layout(index).direction().is_rtl();
            let next = moved(flow, caret, motion(rtl), &mut None);
            if next.byte == caret.byte {
                return stops;
            }
            caret = next;
            stops.push(caret.byte);
        }
    }

    #[test]
    fn words_are_walked_over_paragraphs_there_and_back() {
        let mut engine = TextEngine::new(false);
        let text = PARAGRAPHS.join("\n");
        let mut flow = flow(&mut engine, &text);
        let forward = stops(&mut flow, Caret::before(0), |rtl| {
            if rtl {
                CaretMotion::WordLeft
            } else {
                CaretMotion::WordRight
            }
        });
        assert_eq!(forward.last(), Some(&text.len()));
        assert!(forward.is_sorted());
        let mut back = stops(&mut flow, Caret::after(text.len()), |rtl| {
            if rtl {
                CaretMotion::WordRight
            } else {
                CaretMotion::WordLeft
            }
        });
        assert_eq!(back.last(), Some(&0));
        back.reverse();
        assert_eq!(forward, back);
    }

    #[test]
    fn every_line_is_hit_where_it_is_drawn() {
        let mut engine = TextEngine::new(false);
        let text = "خط یک\n\nline two";
        let flow = flow(&mut engine, text);
        for byte in [0, 3, text.find("\n\n").unwrap() + 1, text.len()] {
            let byte = text.floor_char_boundary(byte);
            let seen = flow.caret(Caret::before(byte));
            assert_eq!(flow.hit(seen.center()).byte, byte);
        }
    }
}
