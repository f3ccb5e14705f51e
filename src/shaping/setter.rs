//! Hard lines set for paper: lines of glyphs with the places of their letters, in points, and no device.

use std::ops::Range;
use std::sync::Arc;

use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontFamily, FontFamilyName, FontWeight, GenericFamily,
    LayoutContext, LineHeight, OverflowWrap, StyleProperty,
};

use super::{Fonts, PlacedCluster, VisualOrder, placed_clusters, shaped_text};
use crate::text::Direction;

/// What a tab is wider than a space, as a multiple of the size.
const TAB_WIDTH: f32 = 1.5;

/// Fonts and the scratch space of setting.
pub struct Setter {
    fonts: Fonts,
    layouts: LayoutContext<u8>,
}

/// How a hard line is set.
#[derive(Clone, Copy, Debug)]
pub struct SetStyle<'a> {
    /// The family whose letters are tried first.
    pub family: &'a str,
    /// Size in points.
    pub size: f32,
    /// Distance of base lines as a multiple of the size.
    pub line_height: f32,
    /// Bold instead of regular.
    pub bold: bool,
    /// The side on which lines start.
    pub direction: Direction,
}

/// A stretch of a hard line that looks different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetSpan {
    /// Bytes of the hard line.
    pub bytes: Range<usize>,
    /// Weight.
    pub bold: bool,
    /// Which ink it takes; 0 is the usual one.
    pub ink: u8,
}

/// A font as it is embedded.
#[derive(Clone)]
pub struct SetFont {
    /// The font file.
    pub data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Tells it from others of this run of the program.
    pub id: u64,
    /// Its place in a collection.
    pub index: u32,
}

/// A line. Horizontal places are points from the left edge of the column.
#[derive(Clone)]
pub struct SetLine {
    /// Bytes of the hard line on it.
    pub bytes: Range<usize>,
    /// The side on which it begins.
    pub direction: Direction,
    /// Its glyphs, from left to right.
    pub runs: Vec<SetRun>,
    /// Its letters, from left to right; for what is drawn behind and beside them.
    pub clusters: Vec<SetCluster>,
}

/// Neighbouring glyphs of one font and ink.
#[derive(Clone)]
pub struct SetRun {
    /// The font.
    pub font: SetFont,
    /// Its size in points.
    pub size: f32,
    /// The ink of its [`SetSpan`].
    pub ink: u8,
    /// Whether it is read from right to left.
    pub rtl: bool,
    /// Where its first glyph stands.
    pub left: f32,
    /// The glyphs.
    pub glyphs: Vec<SetGlyph>,
}

/// A glyph. Lengths are points.
#[derive(Clone, Debug, PartialEq)]
pub struct SetGlyph {
    /// Its number in the font.
    pub id: u32,
    /// How far the next one stands from it.
    pub advance: f32,
    /// How far it is moved to the right of where it stands.
    pub x: f32,
    /// How far it is moved up.
    pub y: f32,
    /// Bytes of the hard line that it draws.
    pub bytes: Range<usize>,
}

/// Letters that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub struct SetCluster {
    /// Bytes of the hard line.
    pub bytes: Range<usize>,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Whether it is read from right to left.
    pub rtl: bool,
}

impl SetCluster {
    /// The edge at which reading enters it.
    pub fn start(&self) -> f32 {
        if self.rtl { self.right } else { self.left }
    }

    /// The edge at which reading leaves it.
    pub fn end(&self) -> f32 {
        if self.rtl { self.left } else { self.right }
    }
}

impl SetLine {
    /// Width of its letters, from the leftmost edge to the rightmost.
    pub fn width(&self) -> f32 {
        match (self.clusters.first(), self.clusters.last()) {
            (Some(first), Some(last)) => last.right - first.left,
            _ => 0.0,
        }
    }

    /// The cluster that holds a byte.
    pub fn cluster_at(&self, byte: usize) -> Option<&SetCluster> {
        self.clusters.iter().find(|cluster| cluster.bytes.contains(&byte))
    }
}

impl Setter {
    /// With the bundled fonts, and those of the system for letters that these lack, if `with_system`.
    pub fn new(with_system: bool) -> Self {
        Self {
            fonts: Fonts::new([], with_system),
            layouts: LayoutContext::new(),
        }
    }

    /// Sets a hard line in a column of `width` points. An empty one gives a line without letters.
    pub fn set(&mut self, text: &str, style: &SetStyle<'_>, spans: &[SetSpan], width: f32) -> Vec<SetLine> {
        if text.is_empty() {
            return vec![SetLine {
                bytes: 0..0,
                direction: style.direction,
                runs: Vec::new(),
                clusters: Vec::new(),
            }];
        }
        let shaped = shaped_text(text);
        self.fonts.prepare(&shaped);
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts.context, &shaped, 1.0, false);
        builder.set_base_direction(match style.direction {
            Direction::Rtl => BaseDirection::Rtl,
            Direction::Ltr => BaseDirection::Ltr,
        });
        let families = vec![
            FontFamilyName::named(style.family),
            FontFamilyName::Generic(GenericFamily::SansSerif),
        ];
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(
            style.line_height,
        )));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        for span in spans {
            if shaped.get(span.bytes.clone()).is_none_or(str::is_empty) {
                continue;
            }
            builder.push(StyleProperty::Brush(span.ink), span.bytes.clone());
            if span.bold {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), span.bytes.clone());
            }
        }
        for (at, tab) in text.match_indices('\t') {
            let wider = StyleProperty::LetterSpacing(style.size * TAB_WIDTH);
            builder.push(wider, at..at + tab.len());
        }
        let mut layout = builder.build(&shaped);
        layout.break_all_lines(Some(width));
        layout.align(Alignment::Start, AlignmentOptions::default());
        let order = VisualOrder::of(text, style.direction);
        let end = (style.direction == Direction::Rtl).then_some(width);
        let lines = layout.lines();
        lines
            .map(|line| {
                let bytes = line.text_range();
                set_line(
                    bytes.clone(),
                    style.direction,
                    placed_clusters(&line, order.line(bytes), end),
                )
            })
            .collect()
    }
}

/// The glyphs of clusters that stand side by side.
fn set_line(bytes: Range<usize>, direction: Direction, placed: Vec<PlacedCluster<'_, u8>>) -> SetLine {
    let mut line = SetLine {
        bytes,
        direction,
        runs: Vec::new(),
        clusters: Vec::with_capacity(placed.len()),
    };
    // The bytes of the letters of a ligature that were met before its glyph, which is that of its first letter.
    let mut ligature: Option<(f32, usize)> = None;
    // Where the last glyph ends.
    let mut reached = f32::NEG_INFINITY;
    for PlacedCluster {
        cluster,
        rtl,
        left,
        width,
    } in placed
    {
        let own = cluster.text_range();
        line.clusters.push(SetCluster {
            bytes: own.clone(),
            left,
            right: left + width,
            rtl,
        });
        if cluster.is_ligature_continuation() {
            if rtl {
                let (_, end) = ligature.get_or_insert((left, own.end));
                *end = (*end).max(own.end);
            } else if let Some(glyph) = line.runs.last_mut().and_then(|run| run.glyphs.last_mut()) {
                glyph.bytes.end = glyph.bytes.end.max(own.end);
            }
            continue;
        }
        let (left, end) = ligature.take().unwrap_or((left, own.end));
        let bytes = own.start..end.max(own.end);
        let run = cluster.run();
        let font = run.font();
        let ink = cluster.style().brush;
        let fits = line.runs.last().is_some_and(|last| {
            last.font.id == font.data.id()
                && last.font.index == font.index
                && last.size == run.font_size()
                && last.ink == ink
                && last.rtl == rtl
                && (reached - left).abs() < 0.01
        });
        if !fits {
            let (data, id) = font.data.clone().into_raw_parts();
            line.runs.push(SetRun {
                font: SetFont {
                    data,
                    id,
                    index: font.index,
                },
                size: run.font_size(),
                ink,
                rtl,
                left,
                glyphs: Vec::new(),
            });
        }
        let Some(into) = line.runs.last_mut() else {
            continue;
        };
        reached = left;
        for glyph in cluster.glyphs() {
            reached += glyph.advance;
            into.glyphs.push(SetGlyph {
                id: glyph.id,
                advance: glyph.advance,
                x: glyph.x,
                y: -glyph.y,
                bytes: bytes.clone(),
            });
        }
    }
    line.runs.retain(|run| !run.glyphs.is_empty());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(direction: Direction) -> SetStyle<'static> {
        SetStyle {
            family: "Vazirmatn",
            size: 11.0,
            line_height: 1.8,
            bold: false,
            direction,
        }
    }

    #[test]
    fn every_letter_is_on_a_line_inside_the_column() {
        let mut setter = Setter::new(false);
        let texts = [
            "می‌گفتند سامانهٔ SMS (پیامک) در ۱۳۹۹/۰۳/۱۲ قطع بود 😊، و «لا» و الله.",
            "English with «فارسی» in it, and a tab\there.",
            "سن\tAge\tYear",
        ];
        for (text, direction) in texts
            .iter()
            .flat_map(|t| [(t, Direction::Rtl), (t, Direction::Ltr)])
        {
            let lines = setter.set(text, &style(direction), &[], 120.0);
            assert_eq!(lines.first().map(|l| l.bytes.start), Some(0));
            assert_eq!(lines.last().map(|l| l.bytes.end), Some(text.len()));
            for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
                assert_eq!(line.bytes.end, next.bytes.start);
            }
            for line in &lines {
                // Each byte belongs to one cluster, and what is not blank has a glyph.
                let mut own: Vec<_> = line.clusters.iter().map(|c| c.bytes.clone()).collect();
                own.sort_by_key(|bytes| bytes.start);
                let joined: String = own.iter().map(|bytes| &text[bytes.clone()]).collect();
                assert_eq!(joined, text[line.bytes.clone()]);
                let drawn = |byte: usize| {
                    let mut glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
                    glyphs.any(|glyph| glyph.bytes.contains(&byte))
                };
                assert!(line.bytes.clone().all(drawn), "{:?}", &text[line.bytes.clone()]);
                let inked = line
                    .clusters
                    .iter()
                    .filter(|c| !text[c.bytes.clone()].trim().is_empty());
                for cluster in inked {
                    assert!(cluster.left > -0.5 && cluster.right < 120.5, "{cluster:?}");
                }
                for pair in line.clusters.windows(2) {
                    assert!((pair[0].right - pair[1].left).abs() < 0.01);
                }
            }
        }
    }

    #[test]
    fn a_tab_turns_the_columns_with_the_paragraph() {
        let mut setter = Setter::new(false);
        let text = "سن\tAge\tYear";
        let line = &setter.set(text, &style(Direction::Rtl), &[], 400.0)[0];
        let left = |word: &str| line.cluster_at(text.find(word).unwrap()).unwrap().left;
        assert!(left("سن") > left("Age") && left("Age") > left("Year"));
        assert!((line.clusters.last().unwrap().right - 400.0).abs() < 0.5);
    }
}
