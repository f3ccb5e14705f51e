//! Pages as a PDF: fonts embedded as far as they are used, and the letters behind the glyphs for whoever searches.

use std::collections::HashMap;

use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill as PdfFill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::jobs::Progress;
use crate::model::Rgb;
use crate::report::transcript::Transcript;
use crate::shaping::SetFont;

use super::super::{Paper, TranscriptFault};
use super::letters::told;
use super::page::{Fill, Page, PlacedLine, Rule};
use crate::exchange::export::FormatFault;

/// The fonts that are in the file; none for one that cannot be embedded.
type Fonts = HashMap<(u64, u32), Option<Font>>;

/// The bytes of the file.
pub(super) fn draw(
    transcript: &Transcript,
    pages: &[Page],
    paper: Paper,
    progress: &Progress,
) -> Result<Vec<u8>, TranscriptFault> {
    let mut document = Document::new();
    let mut fonts = Fonts::new();
    let (width, height) = paper.size();
    for page in pages {
        progress.check()?;
        let settings = PageSettings::from_wh(width, height)
            .ok_or_else(|| FormatFault::NotMade("a paper without a size".to_owned()))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        draw_page(&mut surface, page, &mut fonts);
        surface.finish();
        sheet.finish();
    }
    if transcript.documents.len() > 1 {
        document.set_outline(outline(transcript, pages));
    }
    let direction = if transcript.style.is_rtl() {
        TextDirection::RightToLeft
    } else {
        TextDirection::LeftToRight
    };
    document.set_metadata(
        Metadata::new()
            .title(transcript.title.clone())
            .language(transcript.style.lang.code().to_owned())
            .text_direction(direction)
            .creator(concat!("Gozareh ", env!("CARGO_PKG_VERSION")).to_owned()),
    );
    let bytes = document.finish();
    bytes.map_err(|error| FormatFault::NotMade(format!("{error:?}")).into())
}

/// The names of the documents, beside the pages in a viewer.
fn outline(transcript: &Transcript, pages: &[Page]) -> Outline {
    let mut outline = Outline::new();
    for (place, document) in transcript.documents.iter().enumerate() {
        if let Some(page) = pages.iter().position(|page| page.document == place) {
            let there = XyzDestination::new(page, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(document.name.clone(), there));
        }
    }
    outline
}

fn draw_page(surface: &mut Surface<'_>, page: &Page, fonts: &mut Fonts) {
    for fill in &page.tints {
        draw_fill(surface, fill);
    }
    for rule in &page.leaders {
        draw_rule(surface, rule);
    }
    for fill in &page.stripes {
        draw_fill(surface, fill);
    }
    for rule in &page.rules {
        draw_rule(surface, rule);
    }
    for line in page.words.iter().chain(&page.notes) {
        draw_line(surface, line, fonts);
    }
}

fn draw_fill(surface: &mut Surface<'_>, fill: &Fill) {
    let area = fill.area;
    let Some(rect) = Rect::from_ltrb(area.left, area.top, area.right, area.bottom) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(paint(fill.colour)));
        surface.draw_path(&path);
    }
}

fn draw_rule(surface: &mut Surface<'_>, rule: &Rule) {
    let mut path = PathBuilder::new();
    path.move_to(rule.from.0, rule.from.1);
    path.line_to(rule.to.0, rule.to.1);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint: colour(rule.colour).into(),
            width: rule.width,
            dash: rule.dashed.then(|| StrokeDash {
                array: vec![1.2, 1.2],
                offset: 0.0,
            }),
            ..Stroke::default()
        }));
        surface.draw_path(&path);
    }
}

fn draw_line(surface: &mut Surface<'_>, placed: &PlacedLine, fonts: &mut Fonts) {
    surface.set_stroke(None);
    for (place, run) in placed.line.runs.iter().enumerate() {
        let Some(font) = embedded(&run.font, fonts) else {
            continue;
        };
        let ink = placed.inks.get(usize::from(run.ink)).copied();
        surface.set_fill(Some(paint(ink.unwrap_or(placed.inks[0]))));
        let (glyphs, text) = told(&placed.line, place, &placed.text);
        let glyphs: Vec<KrillaGlyph> = glyphs
            .into_iter()
            .map(|glyph| {
                KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance / run.size,
                    glyph.x / run.size,
                    glyph.y / run.size,
                    0.0,
                    glyph.bytes,
                    None,
                )
            })
            .collect();
        let start = Point::from_xy(placed.left + run.left, placed.baseline);
        surface.draw_glyphs(start, &glyphs, font, &text, run.size, false);
    }
}

fn embedded(font: &SetFont, fonts: &mut Fonts) -> Option<Font> {
    let made = fonts
        .entry((font.id, font.index))
        .or_insert_with(|| Font::new(font.data.clone().into(), font.index));
    made.clone()
}

fn colour(colour: Rgb) -> rgb::Color {
    rgb::Color::new(colour.0, colour.1, colour.2)
}

fn paint(of: Rgb) -> PdfFill {
    PdfFill {
        paint: colour(of).into(),
        opacity: NormalizedF32::ONE,
        ..PdfFill::default()
    }
}
