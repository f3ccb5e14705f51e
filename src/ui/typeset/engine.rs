//! Fonts, layout and painting.

use std::collections::HashMap;
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2, vec2};
use parley::fontique::Blob;
use parley::{
    BaseDirection, FontFamily, FontFamilyName, FontWeight, GenericFamily, LayoutContext, LineHeight,
    PositionedLayoutItem, StyleProperty,
};
use skrifa::instance::NormalizedCoord;
use unicode_segmentation::UnicodeSegmentation as _;

use super::Direction;
use super::atlas::{FaceId, GlyphAtlas};
use super::layout::{InkIndex, Span, TextLayout, TextStyle};
use super::raster::SUBPIXEL_BINS;
use crate::settings::Face;
use crate::shaping::{Fonts, shaped_text};

/// Frames after which a line that nobody asked for is forgotten.
const LINE_KEPT_FRAMES: u64 = 240;

/// Distance of the stops at which tabs end, as a multiple of the size: some eight spaces.
const TAB_STOP: f32 = 3.0;
/// The least width of a tab, as a multiple of the size, so that what it parts is seen to be parted.
const LEAST_TAB: f32 = 0.3;

/// The colour that stands for a palette entry that was not given.
const FALLBACK_INK: Color32 = Color32::PLACEHOLDER;

/// Fonts, glyphs and the scratch space of layout. One for each egui context.
pub struct TextEngine {
    fonts: Fonts,
    layouts: LayoutContext<InkIndex>,
    atlas: GlyphAtlas,
    lines: HashMap<u64, CachedLine>,
    frame: Option<u64>,
}

struct CachedLine {
    text: Box<str>,
    key: LineKey,
    layout: Arc<TextLayout>,
    used: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct LineKey {
    size: u32,
    line_height: u32,
    bold: bool,
    direction: Direction,
    face: Face,
    width: Option<u32>,
    rows: usize,
    scale: u32,
}

impl Default for TextEngine {
    fn default() -> Self {
        Self::new(true)
    }
}

impl TextEngine {
    /// An engine of its own, for tests and benches; the interface uses [`Self::with`]. Without the fonts of the
    /// system (`system_fonts` false) every machine lays out the same.
    pub fn new(system_fonts: bool) -> Self {
        Self {
            fonts: Fonts::new(fonts_of_egui(), system_fonts),
            layouts: LayoutContext::new(),
            atlas: GlyphAtlas::default(),
            lines: HashMap::new(),
            frame: None,
        }
    }

    /// Lends the engine of this context, made when first asked for.
    ///
    /// It is locked while `f` runs, so `f` must not show a widget of this module; those take the engine themselves.
    pub fn with<R>(ctx: &egui::Context, f: impl FnOnce(&mut Self) -> R) -> R {
        type SharedEngine = Arc<Mutex<TextEngine>>;
        let shared: SharedEngine = ctx.data_mut(|data| {
            data.get_temp_mut_or_insert_with(egui::Id::NULL, SharedEngine::default)
                .clone()
        });
        let mut engine = shared.lock();
        engine.begin_frame(ctx);
        f(&mut engine)
    }

    /// Puts an engine in place of the context's own; with `TextEngine::new(false)` a test draws the same everywhere.
    pub fn install(self, ctx: &egui::Context) {
        ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, Arc::new(Mutex::new(self))));
    }

    fn begin_frame(&mut self, ctx: &egui::Context) {
        let frame = ctx.cumulative_frame_nr();
        if self.frame == Some(frame) {
            return;
        }
        self.frame = Some(frame);
        self.atlas
            .begin_frame(ctx.global_style().visuals.text_options.color_transfer_function);
        if frame.is_multiple_of(LINE_KEPT_FRAMES) {
            self.lines
                .retain(|_, line| frame.saturating_sub(line.used) < LINE_KEPT_FRAMES);
        }
    }

    /// Lays out one hard line. `scale` is the number of physical pixels in a point, `width` the points to break at.
    ///
    /// Characters that would start a new line are shown as spaces; spans are in bytes of `text`, and those that do
    /// not lie on character borders are left out.
    pub fn layout(
        &mut self,
        text: &str,
        style: &TextStyle,
        spans: &[Span],
        scale: f32,
        width: Option<f32>,
    ) -> TextLayout {
        let shaped = shaped_text(text);
        self.fonts.prepare(&shaped);
        let mut layout = self.build(&shaped, style, spans, &[], scale);
        if text.contains('\t') {
            // Where a tab begins is known once all before it is laid out.
            let tabs = tab_widths(text, &mut layout, style.size, scale);
            layout = self.build(&shaped, style, spans, &tabs, scale);
        }
        TextLayout::new(layout, scale, width, style.direction, text)
    }

    fn build(
        &mut self,
        text: &str,
        style: &TextStyle,
        spans: &[Span],
        tabs: &[(usize, f32)],
        scale: f32,
    ) -> parley::Layout<InkIndex> {
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts.context, text, scale, true);
        builder.set_base_direction(match style.direction {
            Direction::Rtl => BaseDirection::Rtl,
            Direction::Ltr => BaseDirection::Ltr,
        });
        let usual = FontFamilyName::Generic(GenericFamily::SansSerif);
        let families = match style.face.family() {
            Some(name) => vec![FontFamilyName::named(name), usual],
            None => vec![usual],
        };
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(
            style.line_height,
        )));
        // A web address wider than the column is broken anywhere rather than drawn outside.
        builder.push_default(StyleProperty::OverflowWrap(parley::OverflowWrap::Anywhere));
        if style.bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        for span in spans {
            if text.get(span.range.clone()).is_none_or(str::is_empty) {
                continue;
            }
            builder.push(StyleProperty::Brush(span.ink), span.range.clone());
            if span.bold != style.bold {
                let weight = if span.bold {
                    FontWeight::BOLD
                } else {
                    FontWeight::NORMAL
                };
                builder.push(StyleProperty::FontWeight(weight), span.range.clone());
            }
        }
        for (at, wider) in tabs {
            builder.push(StyleProperty::LetterSpacing(*wider), *at..*at + 1);
        }
        builder.build(text)
    }

    /// One line that is not broken, cut with «…» at its logical end where it is wider than `width` points. Kept
    /// between frames, for labels and names.
    pub fn line(&mut self, text: &str, style: &TextStyle, scale: f32, width: Option<f32>) -> Arc<TextLayout> {
        self.kept(text, style, scale, width, 1)
    }

    /// A text broken at `width` points into at most so many lines, the last of which is cut with «…» at its logical end
    /// where there is more. Kept between frames, as [`Self::line`] is.
    pub fn rows(
        &mut self,
        text: &str,
        style: &TextStyle,
        scale: f32,
        width: f32,
        most: usize,
    ) -> Arc<TextLayout> {
        self.kept(text, style, scale, Some(width), most.max(1))
    }

    fn kept(
        &mut self,
        text: &str,
        style: &TextStyle,
        scale: f32,
        width: Option<f32>,
        rows: usize,
    ) -> Arc<TextLayout> {
        let key = LineKey {
            size: style.size.to_bits(),
            line_height: style.line_height.to_bits(),
            bold: style.bold,
            direction: style.direction,
            face: style.face,
            width: width.map(f32::to_bits),
            rows,
            scale: scale.to_bits(),
        };
        let mut hasher = std::hash::DefaultHasher::new();
        (text, key).hash(&mut hasher);
        let hash = hasher.finish();
        let frame = self.frame.unwrap_or_default();
        if let Some(line) = self.lines.get_mut(&hash)
            && line.key == key
            && *line.text == *text
        {
            line.used = frame;
            return line.layout.clone();
        }
        let layout = Arc::new(match width {
            Some(width) if rows > 1 => self.cut_rows(text, style, scale, width, rows),
            _ => self.elided(text, style, scale, width),
        });
        self.lines.insert(
            hash,
            CachedLine {
                text: text.into(),
                key,
                layout: layout.clone(),
                used: frame,
            },
        );
        layout
    }

    fn cut_rows(&mut self, text: &str, style: &TextStyle, scale: f32, width: f32, rows: usize) -> TextLayout {
        let whole = self.layout(text, style, &[], scale, Some(width));
        if whole.line_count() <= rows {
            return whole;
        }
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(start, _)| start).collect();
        let cut = |engine: &mut Self, end: usize| {
            let mut kept = text.get(..end).unwrap_or_default().trim_end().to_owned();
            kept.push('…');
            engine.layout(&kept, style, &[], scale, Some(width))
        };
        let fitting = ends.partition_point(|end| cut(self, *end).line_count() <= rows);
        let end = fitting.checked_sub(1).and_then(|last| ends.get(last)).copied();
        cut(self, end.unwrap_or(0))
    }

    fn elided(&mut self, text: &str, style: &TextStyle, scale: f32, width: Option<f32>) -> TextLayout {
        let whole = self.layout(text, style, &[], scale, None);
        let Some(width) = width.filter(|width| whole.size().x > *width) else {
            return whole;
        };
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(start, _)| start).collect();
        let cut = |engine: &mut Self, end: usize| {
            let mut kept = text.get(..end).unwrap_or_default().trim_end().to_owned();
            kept.push('…');
            engine.layout(&kept, style, &[], scale, None)
        };
        // The first end that is too wide; joining letters make the width no exact function of the length, but near.
        let fitting = ends.partition_point(|end| cut(self, *end).size().x <= width);
        let end = fitting.checked_sub(1).and_then(|last| ends.get(last)).copied();
        cut(self, end.unwrap_or(0))
    }

    /// Paints a layout with its left top corner at `pos`, snapped to whole pixels. Each [`InkIndex`] takes its colour
    /// from `palette`; those beyond its end take the first.
    pub fn paint(&mut self, painter: &egui::Painter, pos: Pos2, layout: &TextLayout, palette: &[Color32]) {
        let mut glyphs = GlyphMeshes::default();
        self.gather(&mut glyphs, pos, layout, palette, painter.clip_rect());
        self.paint_gathered(painter, glyphs);
    }

    /// Collects the glyphs of a layout, so that many layouts become few shapes. Lines outside `clip` are left out.
    pub(super) fn gather(
        &mut self,
        glyphs: &mut GlyphMeshes,
        pos: Pos2,
        layout: &TextLayout,
        palette: &[Color32],
        clip: Rect,
    ) {
        let scale = layout.scale;
        let origin = (pos.to_vec2() * scale).round();
        let colour = |ink: InkIndex| {
            let colour = palette.get(usize::from(ink.0)).or(palette.first());
            colour.copied().unwrap_or(FALLBACK_INK)
        };
        for line in layout.inner.lines() {
            let metrics = line.metrics();
            // Marks reach beyond their line; a line height more on each side costs nothing.
            let margin = metrics.line_height;
            let top = (origin.y + metrics.block_min_coord - margin) / scale;
            let bottom = (origin.y + metrics.block_max_coord + margin) / scale;
            if bottom < clip.top() || top > clip.bottom() {
                continue;
            }
            if layout.own_order(&line).is_some() {
                self.gather_placed(glyphs, origin, layout, &line, colour);
                continue;
            }
            for item in line.items() {
                let PositionedLayoutItem::GlyphRun(glyph_run) = item else {
                    continue;
                };
                let colour = colour(glyph_run.style().brush);
                let face = self.face(glyph_run.run());
                for glyph in glyph_run.positioned_glyphs() {
                    self.gather_glyph(
                        glyphs,
                        face,
                        glyph.id,
                        origin + vec2(glyph.x, glyph.y),
                        colour,
                        scale,
                    );
                }
            }
        }
    }

    /// Collects the glyphs of a line whose order is our own.
    fn gather_placed(
        &mut self,
        glyphs: &mut GlyphMeshes,
        origin: Vec2,
        layout: &TextLayout,
        line: &parley::Line<'_, InkIndex>,
        colour: impl Fn(InkIndex) -> Color32,
    ) {
        let baseline = line.metrics().baseline;
        // Left edge of a ligature whose later letters, in a line from right to left, come before its first.
        let mut ligature: Option<f32> = None;
        for placed in layout.placed_clusters(line) {
            let cluster = placed.cluster;
            if cluster.is_ligature_continuation() {
                if placed.rtl {
                    ligature.get_or_insert(placed.left);
                }
                continue;
            }
            let mut x = ligature.take().unwrap_or(placed.left);
            let face = self.face(&cluster.run());
            let colour = colour(cluster.style().brush);
            for glyph in cluster.glyphs() {
                let at = origin + vec2(x + glyph.x, baseline + glyph.y);
                self.gather_glyph(glyphs, face, glyph.id, at, colour, layout.scale);
                x += glyph.advance;
            }
        }
    }

    fn face(&mut self, run: &parley::Run<'_, InkIndex>) -> FaceId {
        let coords: Vec<NormalizedCoord> = run
            .normalized_coords()
            .iter()
            .map(|c| NormalizedCoord::from_bits(c.to_bits()))
            .collect();
        self.atlas.face(run.font(), run.font_size(), &coords)
    }

    /// Collects one glyph whose origin is `at`, in physical pixels.
    fn gather_glyph(
        &mut self,
        glyphs: &mut GlyphMeshes,
        face: FaceId,
        id: u32,
        at: Vec2,
        colour: Color32,
        scale: f32,
    ) {
        let (x, bin) = subpixel_bin(at.x);
        let y = at.y.round();
        let Some(slot) = self.atlas.glyph(face, id, bin) else {
            return;
        };
        let texel = 1.0 / self.atlas.side() as f32;
        let corner = pos2(x + slot.offset[0] as f32, y + slot.offset[1] as f32);
        let size = vec2(f32::from(slot.size[0]), f32::from(slot.size[1]));
        let source = pos2(f32::from(slot.min[0]), f32::from(slot.min[1]));
        glyphs.page(slot.page).add_rect_with_uv(
            Rect::from_min_size(corner / scale, size / scale),
            Rect::from_min_size(source * texel, size * texel),
            colour,
        );
    }

    /// Paints what was collected and sends new glyphs to egui.
    pub(super) fn paint_gathered(&mut self, painter: &egui::Painter, glyphs: GlyphMeshes) {
        let textures = self.atlas.upload(painter.ctx());
        for (mut mesh, texture) in glyphs.pages.into_iter().zip(textures) {
            if !mesh.is_empty() {
                mesh.texture_id = texture;
                painter.add(egui::Shape::mesh(mesh));
            }
        }
    }

    /// Rasterises the glyphs of a layout ahead of the frame that shows it.
    pub fn prewarm(&mut self, layout: &TextLayout) {
        self.gather(
            &mut GlyphMeshes::default(),
            Pos2::ZERO,
            layout,
            &[],
            Rect::EVERYTHING,
        );
    }
}

/// The fonts that come with egui, for arrows and signs.
fn fonts_of_egui() -> impl Iterator<Item = Blob<u8>> {
    let fonts = egui::FontDefinitions::default().font_data;
    fonts.into_values().map(|data| Blob::new(data.font.clone()))
}

/// Where the tabs of a hard line are, and how much wider than a space each has to be, in points, to end at the next stop.
/// Stops are counted from the side on which the line begins, in the direction of its paragraph, as tabs are ordered. A
/// line that is broken keeps the widths that it had as one.
fn tab_widths(text: &str, layout: &mut parley::Layout<InkIndex>, size: f32, scale: f32) -> Vec<(usize, f32)> {
    layout.break_all_lines(None);
    let mut runs: Vec<_> = layout
        .lines()
        .flat_map(|line| line.runs().collect::<Vec<_>>())
        .collect();
    runs.sort_by_key(|run| run.text_range().start);
    let (stop, least) = (size * TAB_STOP, size * LEAST_TAB);
    let mut tabs = Vec::new();
    let mut x = 0.0;
    for cluster in runs.iter().flat_map(parley::Run::clusters) {
        let (at, width) = (cluster.text_range().start, cluster.advance() / scale);
        x += width;
        if text.get(at..).is_some_and(|rest| rest.starts_with('\t')) {
            let end = ((x - width + least) / stop).ceil() * stop;
            tabs.push((at, end - x));
            x = end;
        }
    }
    tabs
}

/// Glyphs waiting to be painted, a mesh for each page of the atlas.
#[derive(Default)]
pub(super) struct GlyphMeshes {
    pages: Vec<Mesh>,
}

impl GlyphMeshes {
    fn page(&mut self, index: usize) -> &mut Mesh {
        if self.pages.len() <= index {
            self.pages.resize_with(index + 1, Mesh::default);
        }
        &mut self.pages[index]
    }
}

/// The whole pixel and the quarter of a pixel after it that are nearest to `x`.
fn subpixel_bin(x: f32) -> (f32, u8) {
    let bins = f32::from(SUBPIXEL_BINS);
    let quarters = (x * bins).round();
    let whole = (quarters / bins).floor();
    (whole, (quarters - whole * bins) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::typeset::Caret;

    #[test]
    fn signs_that_the_bundled_fonts_lack_come_with_egui() {
        let mut fonts = Fonts::new(fonts_of_egui(), false);
        for letter in "پۀ→←✔😊★✓".chars() {
            assert!(fonts.has(letter), "{letter}");
        }
    }

    /// Where what follows the tabs of a line begins, from the side on which it begins, in points.
    fn columns(text: &str, direction: Direction) -> Vec<f32> {
        let mut engine = TextEngine::new(false);
        let style = TextStyle::new(16.0, direction);
        let layout = engine.layout(text, &style, &[], 1.0, Some(600.0));
        let begin = layout.caret(Caret::before(0)).x;
        text.match_indices('\t')
            .map(|(at, _)| (layout.caret(Caret::before(at + 1)).x - begin).abs())
            .collect()
    }

    #[test]
    fn tabs_end_at_stops_in_the_direction_of_the_paragraph() {
        let stop = 16.0 * TAB_STOP;
        for (lines, direction) in [
            (["نام\tسن\tشهر", "من\tسی\tمشهد"], Direction::Rtl),
            (["no\tage\ttown", "Al\tten\tYork"], Direction::Ltr),
        ] {
            for line in lines {
                for x in columns(line, direction) {
                    let over = x / stop;
                    assert!((over - over.round()).abs() < 0.05, "{line}: {x} is no stop");
                }
            }
            assert!((columns(lines[0], direction)[1] - columns(lines[1], direction)[1]).abs() < 1.0);
        }
        // A tab is never without width, and one after a long word goes on to the stop after it.
        let far = columns("مشارکت‌کنندگان پژوهش\tب", Direction::Rtl);
        assert!(far[0] > 2.0 * stop);
        assert!(columns("\t\tx", Direction::Ltr)[1] > 1.9 * stop);
    }
}
