//! Drawing a document view, from the ground up: tints, hits, selection, text, and what is beside it.

use std::ops::Range;

use egui::{Color32, CornerRadius, Pos2, Rangef, Rect, Response, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::blocks::Blocks;
use super::decorations::{CodingMark, MarkKind};
use super::draft::Draft;
use super::edges::{self, CodingEdge};
use super::interact;
use super::lanes::MOST_LANES;
use super::margin::{LineBand, MarginName, NameLabel, Stripe};
use super::scroll::ShownBlock;
use super::tints::{Tint, pieces};
use super::{DocumentView, FLASH_SECONDS, ViewFrame};
use crate::ui::kit::{Dir, Icon, paint_pips, pips_width};
use crate::ui::typeset::engine::GlyphMeshes;
use crate::ui::typeset::{TextEngine, TextLayout, TextStyle, base_direction};

/// Height of the line under a coding that stands out.
const EDGE: f32 = 1.5;
/// Roundness of the ends of stripes.
const ROUND: u8 = 2;
/// Between a name and the marks that tell how important the passage is.
const PIPS_GAP: f32 = 5.0;
/// Size of the sign of a memo beside the text, in points: after the name of what is coded, and before its own name.
const MEMO_SIGN: (f32, f32) = (11.0, 13.0);
/// Room before a name: for the colour of a code, and for the sign of a memo.
const LEAD: (f32, f32) = (11.0, 17.0);
/// From dot to dot under a highlight and beside what a memo is about, and half the width of a dot.
const DOTS: (f32, f32) = (4.0, 0.9);

/// The shortest range that holds both.
fn union(a: Rangef, b: Rangef) -> Rangef {
    Rangef::new(a.min.min(b.min), a.max.max(b.max))
}

impl DocumentView {
    /// Where the lines of the selection were last drawn, from the top of the first to the foot of the last, as far as
    /// they are on the screen; `None` where nothing of a selection is.
    pub fn selected_lines(&self) -> Option<Rangef> {
        self.selected_lines
    }
}

pub(super) fn paint(
    view: &mut DocumentView,
    ui: &Ui,
    response: &Response,
    engine: &mut TextEngine,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
    drop_target: Option<Range<usize>>,
) {
    let colours = frame.options.colours;
    let painter = ui.painter_at(frame.rect);
    painter.rect_filled(frame.rect, 0.0, colours.ground);
    let flash = flash_strength(view, ui, frame);
    let mut glyphs = GlyphMeshes::default();
    view.selection_rect = None;
    view.selected_lines = None;
    for shown in &frame.shown {
        let Some(part) = BlockPart::of(blocks, frame, shown) else {
            continue;
        };
        part.paint_tints(&painter, view.hovered, frame, shown);
        part.paint_highlights(&painter, frame, shown);
        for (hit, current) in frame.decorations.hits_in(part.bytes.clone()) {
            let colour = if current { colours.current_hit } else { colours.hit };
            part.fill(&painter, hit.clone(), colour, 3.0);
            if current {
                part.outline(&painter, hit.clone(), colours.accent);
            }
        }
        if let Some((range, strength)) = &flash {
            part.fill(
                &painter,
                range.clone(),
                colours.current_hit.gamma_multiply(*strength),
                3.0,
            );
        }
        if let Some(range) = &drop_target {
            part.fill(&painter, range.clone(), colours.selection, 3.0);
            part.outline(&painter, range.clone(), colours.accent);
        }
        if let Some(selection) = view.selection() {
            let lines = part.fill_lines(&painter, selection, colours.selection);
            let lines = lines.map(|lines| lines.intersection(frame.rect.y_range()));
            view.selected_lines = [view.selected_lines, lines]
                .into_iter()
                .flatten()
                .filter(|lines| lines.span() > 0.0)
                .reduce(union);
        }
        part.gather_text(engine, &mut glyphs, blocks, frame, shown);
        gather_number(engine, &mut glyphs, blocks, frame, shown);
    }
    for stripe in &frame.margin.stripes {
        paint_stripe(&painter, stripe, view.hovered, frame);
    }
    for name in &frame.margin.names {
        paint_name(&painter, engine, &mut glyphs, name, view.hovered, frame);
    }
    engine.paint_gathered(&painter, glyphs);
    paint_caret(view, ui, response, &painter, blocks, frame);
}

/// A block and where it is.
struct BlockPart<'a> {
    layout: &'a TextLayout,
    origin: Pos2,
    text: &'a str,
    band: LineBand,
    bytes: Range<usize>,
}

impl<'a> BlockPart<'a> {
    fn of(blocks: &'a Blocks, frame: &ViewFrame<'_>, shown: &ShownBlock) -> Option<Self> {
        Some(Self {
            layout: blocks.ready(shown.block)?,
            origin: frame.origin(shown),
            text: blocks.content().block_text(shown.block),
            band: LineBand::new(frame.options.size),
            bytes: blocks.content().block(shown.block).bytes,
        })
    }

    /// The part of a range of the document that lies in this block, in bytes of the block.
    fn local(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let start = range.start.max(self.bytes.start);
        let end = range.end.min(self.bytes.end);
        (start < end).then(|| start - self.bytes.start..end - self.bytes.start)
    }

    /// Rectangles of a range on the screen, as high as the band of each line, with the number of the line. The spaces
    /// at which a line was broken are left out.
    fn bands(&self, range: &Range<usize>) -> Vec<(usize, Rect)> {
        let mut bands = Vec::new();
        let Some(local) = self.local(range) else {
            return bands;
        };
        let lines = self.layout.line_of_byte(local.start)..=self.layout.line_of_byte(local.end - 1);
        for line in lines {
            let whole = self.layout.line(line).range;
            let words = self.text.get(whole.clone()).unwrap_or_default().trim_end();
            let piece = local.start.max(whole.start)..local.end.min(whole.start + words.len());
            let down = self.band.of(self.layout, line, self.origin.y);
            self.layout.for_each_box(piece, |_, rect| {
                let across = self.origin.x + rect.left()..=self.origin.x + rect.right();
                bands.push((line, Rect::from_x_y_ranges(across, down.clone())));
            });
        }
        bands
    }

    fn fill(&self, painter: &egui::Painter, range: Range<usize>, colour: Color32, radius: f32) {
        for (_, rect) in self.bands(&range) {
            painter.rect_filled(rect, radius, colour);
        }
    }

    fn outline(&self, painter: &egui::Painter, range: Range<usize>, colour: Color32) {
        for (_, rect) in self.bands(&range) {
            painter.rect_stroke(rect, 3.0, Stroke::new(1.0, colour), StrokeKind::Inside);
        }
    }

    /// The selection takes whole lines, so that it is one surface, unlike tints.
    /// Returns how far down they go.
    fn fill_lines(&self, painter: &egui::Painter, range: Range<usize>, colour: Color32) -> Option<Rangef> {
        let boxes = self.layout.boxes(self.local(&range)?);
        let boxes = boxes.into_iter().map(|rect| {
            let rect = rect.translate(self.origin.to_vec2());
            painter.rect_filled(rect, 0.0, colour);
            rect.y_range()
        });
        boxes.reduce(union)
    }

    fn paint_tints(
        &self,
        painter: &egui::Painter,
        hovered: Option<u64>,
        frame: &ViewFrame<'_>,
        shown: &ShownBlock,
    ) {
        let colours = frame.options.colours;
        let mut tints: Vec<(usize, Rect, Tint)> = Vec::new();
        let tinted = |mark: &CodingMark| mark.kind == MarkKind::Coding || is_lit(mark, hovered);
        let marks = frame.decorations.marks_on(shown.block).map(|(_, mark)| mark);
        for mark in marks.filter(|mark| tinted(mark)) {
            let weight = match (is_lit(mark, hovered), mark.dimmed) {
                (true, _) => 1.7,
                (false, true) => 0.3,
                (false, false) => 1.0,
            };
            tints.extend(self.bands(&mark.range).into_iter().map(|(line, rect)| {
                let tint = Tint {
                    left: rect.left(),
                    right: rect.right(),
                    colour: mark.colour,
                    weight,
                };
                (line, rect, tint)
            }));
        }
        tints.sort_by_key(|(line, _, _)| *line);
        for line in tints.chunk_by(|a, b| a.0 == b.0) {
            let Some((_, rect, _)) = line.first() else {
                continue;
            };
            let layers: Vec<Tint> = line.iter().map(|(_, _, tint)| *tint).collect();
            for (left, right, colour) in pieces(&layers, colours.ground, colours.ink, colours.dark) {
                let piece = Rect::from_x_y_ranges(left..=right, rect.y_range());
                painter.rect_filled(piece, 0.0, colour);
            }
        }
        for (_, mark) in frame.decorations.marks_on(shown.block) {
            self.paint_edges(painter, mark, hovered, colours.ground);
        }
    }

    /// The colour of a highlighter over whatever is coded there, and a dotted line under it.
    fn paint_highlights(&self, painter: &egui::Painter, frame: &ViewFrame<'_>, shown: &ShownBlock) {
        let colours = frame.options.colours;
        for mark in frame.decorations.highlights_on(shown.block) {
            for (_, rect) in self.bands(&mark.range) {
                painter.rect_filled(rect, 0.0, colours.highlight);
                let (step, radius) = DOTS;
                let line = [rect.left_bottom(), rect.right_bottom()];
                painter.extend(Shape::dotted_line(&line, colours.highlight_edge, step, radius));
            }
        }
    }

    /// Lines where a coding begins and ends, with feet that point into it.
    fn paint_edges(&self, painter: &egui::Painter, mark: &CodingMark, hovered: Option<u64>, ground: Color32) {
        let colour = shade(mark, hovered, ground);
        for edge in [CodingEdge::Start, CodingEdge::End] {
            let line = edges::line_of(
                self.layout,
                self.band,
                self.origin,
                &self.bytes,
                &mark.range,
                edge,
            );
            if let Some(line) = line {
                painter.rect_filled(line, 0.0, colour);
                if mark.selected && mark.resizable {
                    let handle = edges::handle_of(line, edge);
                    painter.circle_filled(handle.center(), handle.width() / 2.0, colour);
                }
            }
        }
        if is_lit(mark, hovered) {
            for (_, rect) in self.bands(&mark.range) {
                let under = Rect::from_min_max(pos2(rect.left(), rect.bottom() - EDGE), rect.max);
                painter.rect_filled(under, 0.0, colour);
            }
        }
    }

    fn gather_text(
        &self,
        engine: &mut TextEngine,
        glyphs: &mut GlyphMeshes,
        blocks: &Blocks,
        frame: &ViewFrame<'_>,
        shown: &ShownBlock,
    ) {
        let colours = frame.options.colours;
        let paragraph = blocks.content().block(shown.block).paragraph;
        let label = blocks
            .content()
            .paragraphs()
            .get(paragraph)
            .and_then(|p| p.label.as_ref())
            .and_then(|label| label.colour)
            .unwrap_or(colours.label);
        engine.gather(
            glyphs,
            self.origin,
            self.layout,
            &[colours.ink, label, colours.quiet],
            frame.rect,
        );
    }
}

/// Whether a coding stands out: under the pointer, or the one that is worked on.
fn is_lit(mark: &CodingMark, hovered: Option<u64>) -> bool {
    mark.selected || hovered == Some(mark.key)
}

/// The colour of lines and stripes of a coding.
fn shade(mark: &CodingMark, hovered: Option<u64>, ground: Color32) -> Color32 {
    if mark.dimmed && !is_lit(mark, hovered) {
        ground.lerp_to_gamma(mark.colour, 0.35)
    } else {
        mark.colour
    }
}

fn gather_number(
    engine: &mut TextEngine,
    glyphs: &mut GlyphMeshes,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
    shown: &ShownBlock,
) {
    let options = frame.options;
    let first_of_paragraph = blocks.content().is_edge(shown.block, false);
    let blank = blocks.content().block_text(shown.block).trim().is_empty();
    if !options.numbers || !first_of_paragraph || blank {
        return;
    }
    let number = blocks.content().block(shown.block).paragraph + 1;
    let text = digits(number, options.persian_digits);
    let style = TextStyle::new(options.small(), frame.columns.direction).with_line_height(1.0);
    let layout = engine.line(&text, &style, frame.scale, None);
    let Some(baseline) = blocks.ready(shown.block).map(|text| text.line(0).baseline) else {
        return;
    };
    let x = if frame.columns.direction.is_rtl() {
        frame.columns.numbers.0
    } else {
        frame.columns.numbers.1 - layout.size().x
    };
    let y = frame.origin(shown).y + baseline - layout.line(0).baseline;
    engine.gather(glyphs, pos2(x, y), &layout, &[options.colours.quiet], frame.rect);
}

/// A number in Persian or Latin digits.
fn digits(number: usize, persian: bool) -> String {
    let latin = number.to_string();
    if !persian {
        return latin;
    }
    let to_persian = |c: char| c.to_digit(10).and_then(|d| char::from_u32(u32::from('۰') + d));
    latin.chars().filter_map(to_persian).collect()
}

fn paint_stripe(painter: &egui::Painter, stripe: &Stripe, hovered: Option<u64>, frame: &ViewFrame<'_>) {
    let Some(mark) = frame.decorations.mark(stripe.mark) else {
        return;
    };
    let colours = frame.options.colours;
    if mark.kind == MarkKind::Memo {
        let lit = is_lit(mark, hovered);
        let (step, radius) = DOTS;
        let line = [stripe.rect.center_top(), stripe.rect.center_bottom()];
        let ink = if lit { colours.ink } else { colours.quiet };
        painter.extend(Shape::dotted_line(&line, ink, step, radius));
        return;
    }
    let overflow = stripe.lane >= MOST_LANES && !is_lit(mark, hovered);
    let colour = if overflow {
        colours.ground.lerp_to_gamma(colours.quiet, 0.5)
    } else {
        shade(mark, hovered, colours.ground)
    };
    let [begins, ends] = stripe.ends.map(|end| if end { ROUND } else { 0 });
    let radius = CornerRadius {
        nw: begins,
        ne: begins,
        sw: ends,
        se: ends,
    };
    let wider = if is_lit(mark, hovered) { 1.0 } else { 0.0 };
    painter.rect_filled(stripe.rect.expand2(vec2(wider, 0.0)), radius, colour);
}

fn paint_name(
    painter: &egui::Painter,
    engine: &mut TextEngine,
    glyphs: &mut GlyphMeshes,
    name: &MarginName,
    hovered: Option<u64>,
    frame: &ViewFrame<'_>,
) {
    let options = frame.options;
    let colours = options.colours;
    let rtl = frame.columns.direction.is_rtl();
    let (text, mark) = match name.label {
        NameLabel::More(count) => (format!("+{}", digits(count, options.persian_digits)), None),
        NameLabel::Mark(index) => {
            let Some(mark) = frame.decorations.mark(index) else {
                return;
            };
            (mark.name.clone(), Some(mark))
        }
    };
    let lit = mark.is_some_and(|mark| is_lit(mark, hovered));
    let dimmed = mark.is_some_and(|mark| mark.dimmed) && !lit;
    let ink = if lit {
        colours.ink
    } else if dimmed {
        colours.ground.lerp_to_gamma(colours.quiet, 0.6)
    } else {
        colours.quiet
    };
    // A memo is told by its sign, where a code has its colour.
    let is_memo = mark.is_some_and(|mark| mark.kind == MarkKind::Memo);
    let lead = if is_memo { LEAD.1 } else { LEAD.0 };
    let memo = mark.and_then(|mark| mark.memo).filter(|_| !is_memo);
    let memo_room = if memo.is_some() { 15.0 } else { 0.0 };
    let importance = mark.map_or(0, |mark| mark.importance);
    let pips_room = match importance {
        0 => 0.0,
        count => pips_width(count) + PIPS_GAP,
    };
    let width = name.rect.width() - lead - memo_room - pips_room;
    let direction = base_direction(&text, None, frame.columns.direction);
    let row = options.row();
    let rows = (name.rect.height() / row).round().max(1.0) as usize;
    let style = TextStyle::new(options.small(), direction);
    let broken = (rows > 1)
        .then(|| {
            let style = style.with_line_height(row / options.small());
            engine.rows(&text, &style, frame.scale, width, rows)
        })
        .filter(|layout| layout.line_count() > 1);
    let y = name.rect.top() + row / 2.0;
    // What is broken lies in the whole width, each line at the side on which it begins.
    let (layout, top, taken) = match broken {
        Some(layout) => (layout, name.rect.top(), width),
        None => {
            let layout = engine.line(&text, &style.with_line_height(1.0), frame.scale, Some(width));
            let size = layout.size();
            (layout, y - size.y / 2.0, size.x)
        }
    };
    // Towards the outside of the view.
    let outwards = if rtl { -1.0 } else { 1.0 };
    let near = if rtl { name.rect.right() } else { name.rect.left() };
    let dir = if rtl { Dir::Rtl } else { Dir::Ltr };
    let sign = |icon: Icon, middle: f32, size: f32| {
        let place = Rect::from_center_size(pos2(middle, y), vec2(size, size));
        icon.paint(painter, place, size, ink, dir);
    };
    match mark {
        Some(mark) if is_memo => {
            if let Some(icon) = mark.memo {
                sign(icon, near + outwards * MEMO_SIGN.1 / 2.0, MEMO_SIGN.1);
            }
        }
        Some(mark) => {
            let swatch = Rect::from_center_size(pos2(near + outwards * 3.0, y), vec2(6.0, 6.0));
            painter.rect_filled(swatch, 2.0, shade(mark, hovered, colours.ground));
        }
        None => {}
    }
    let start = near + outwards * lead;
    let left = if rtl { start - taken } else { start };
    engine.gather(glyphs, pos2(left, top), &layout, &[ink], frame.rect);
    let pips = pos2(start + outwards * (taken + PIPS_GAP), y);
    paint_pips(painter, pips, importance, ink, dir);
    if let Some(icon) = memo {
        sign(icon, start + outwards * (taken + pips_room + 9.0), MEMO_SIGN.0);
    }
}

/// The range that lights up and how strongly, while it does.
fn flash_strength(view: &mut DocumentView, ui: &Ui, frame: &ViewFrame<'_>) -> Option<(Range<usize>, f32)> {
    let flash = view.flash.as_mut()?;
    let since = *flash.since.get_or_insert(frame.now);
    let age = (frame.now - since) / FLASH_SECONDS;
    if age >= 1.0 {
        view.flash = None;
        return None;
    }
    let strength = if frame.options.still {
        ui.request_repaint_after_secs((FLASH_SECONDS * (1.0 - age)) as f32);
        1.0
    } else {
        ui.request_repaint();
        // Full for the first half, then fading.
        (2.0 - 2.0 * age).min(1.0) as f32
    };
    Some((flash.range.clone(), strength))
}

fn paint_caret(
    view: &mut DocumentView,
    ui: &Ui,
    response: &Response,
    painter: &egui::Painter,
    blocks: &Blocks,
    frame: &ViewFrame<'_>,
) {
    let Some(caret) = interact::selection_end(view, blocks, frame) else {
        return;
    };
    view.selection_rect = Some(caret);
    if response.has_focus() {
        let size = frame.options.size;
        // In a blank line that takes little room it is as high as letters are.
        let height = (caret.height() - size * 0.5).max(size);
        let line = Rect::from_center_size(caret.center(), vec2(0.0, height));
        let since = frame.now - view.touched;
        egui::text_selection::visuals::paint_text_cursor(ui, painter, line, since);
        if frame.editing {
            ui.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: response.rect,
                    cursor_rect: line,
                    should_interrupt_composition: false,
                });
            });
        }
    }
}

/// The line under what an input method is composing.
pub(super) fn paint_composed(ui: &Ui, blocks: &Blocks, frame: &ViewFrame<'_>, draft: &Draft) {
    let Some(bytes) = draft.composed() else {
        return;
    };
    let painter = ui.painter_at(frame.rect);
    let stroke = Stroke::new(1.0, frame.options.colours.ink);
    for shown in &frame.shown {
        let Some(part) = BlockPart::of(blocks, frame, shown) else {
            continue;
        };
        for rect in part
            .local(&bytes)
            .map(|local| part.layout.boxes(local))
            .unwrap_or_default()
        {
            let line = rect.translate(part.origin.to_vec2());
            let y = line.bottom() - frame.options.size * 0.25;
            painter.hline(line.x_range(), y, stroke);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_either_digits() {
        assert_eq!(digits(1250, true), "۱۲۵۰");
        assert_eq!(digits(1250, false), "1250");
    }
}
