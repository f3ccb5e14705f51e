//! One glyph from outline to coverage: the recipe of epaint 0.37, so that our text and egui's look the same.

use parley::FontData;
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, HintingInstance, OutlinePen, Target};
use vello_cpu::kurbo::{Affine, BezPath, Rect};
use vello_cpu::{Pixmap, RenderContext, Resources, color};

/// Sub-pixel positions a glyph is rasterised at, horizontally.
pub(super) const SUBPIXEL_BINS: u8 = 4;

/// A font at one size in physical pixels, ready to draw glyphs.
pub(super) struct SizedFont {
    font: FontData,
    size: f32,
    coords: Vec<NormalizedCoord>,
    hinting: Option<HintingInstance>,
}

/// Coverage of one glyph and where it lies about its origin, in physical pixels.
pub(super) struct Bitmap {
    pub width: usize,
    pub height: usize,
    /// From the glyph's origin to the left top corner.
    pub offset: [i32; 2],
    /// Row by row, `width * height` bytes.
    pub coverage: Vec<u8>,
}

impl SizedFont {
    pub fn new(font: &FontData, size: f32, coords: &[NormalizedCoord]) -> Self {
        let hinting = skrifa::FontRef::from_index(font.data.as_ref(), font.index)
            .ok()
            .and_then(|face| {
                let outlines = face.outline_glyphs();
                HintingInstance::new(
                    &outlines,
                    Size::new(size),
                    LocationRef::new(coords),
                    Target::default(),
                )
                .ok()
            });
        Self {
            font: font.clone(),
            size,
            coords: coords.to_vec(),
            hinting,
        }
    }

    /// Draws `glyph`, moved right by `bin` quarters of a pixel. `None` for glyphs without ink.
    ///
    /// Glyph 0 stands for a letter that no font has; it is drawn as an empty box, whatever the font makes of it.
    pub fn rasterize(&self, glyph: u32, bin: u8, max_side: usize) -> Option<Bitmap> {
        let shift = f64::from(bin) / f64::from(SUBPIXEL_BINS);
        let path = if glyph == 0 {
            missing_glyph_box(f64::from(self.size), shift)
        } else {
            self.outline(glyph, shift)?
        };
        fill(&path, max_side)
    }

    fn outline(&self, glyph: u32, shift: f64) -> Option<BezPath> {
        let face = skrifa::FontRef::from_index(self.font.data.as_ref(), self.font.index).ok()?;
        let outline = face.outline_glyphs().get(skrifa::GlyphId::new(glyph))?;
        let mut pen = Pen {
            path: BezPath::new(),
            shift,
        };
        let settings = match &self.hinting {
            Some(hinting) => DrawSettings::hinted(hinting, false),
            None => DrawSettings::unhinted(Size::new(self.size), LocationRef::new(&self.coords)),
        };
        outline.draw(settings, &mut pen).ok()?;
        Some(pen.path)
    }
}

fn missing_glyph_box(size: f64, shift: f64) -> BezPath {
    let stroke = (size / 14.0).max(1.0).round();
    let left = (size * 0.08).round() + shift;
    let outer = Rect::new(left, -(size * 0.72).round(), left + (size * 0.44).round(), 0.0);
    let inner = outer.inset(-stroke);
    let mut path = BezPath::new();
    for (corner, [x, y]) in [
        [outer.x0, outer.y0],
        [outer.x1, outer.y0],
        [outer.x1, outer.y1],
        [outer.x0, outer.y1],
        // The other way round, so that the winding rule leaves a hole.
        [inner.x0, inner.y0],
        [inner.x0, inner.y1],
        [inner.x1, inner.y1],
        [inner.x1, inner.y0],
    ]
    .into_iter()
    .enumerate()
    {
        match corner {
            0 => path.move_to((x, y)),
            4 => {
                path.close_path();
                path.move_to((x, y));
            }
            _ => path.line_to((x, y)),
        }
    }
    path.close_path();
    path
}

fn fill(path: &BezPath, max_side: usize) -> Option<Bitmap> {
    let bounds = path.control_box().expand();
    let too_large = bounds.width() > max_side as f64 || bounds.height() > max_side as f64;
    if bounds.is_zero_area() || too_large {
        return None;
    }
    let (width, height) = (bounds.width() as u16, bounds.height() as u16);
    let mut context = RenderContext::new(width, height);
    context.set_transform(Affine::translate((-bounds.x0, -bounds.y0)));
    context.set_paint(color::OpaqueColor::<color::Srgb>::WHITE);
    context.fill_path(path);
    let mut pixels = Pixmap::new(width, height);
    context.render(&mut pixels, &mut Resources::new());
    Some(Bitmap {
        width: usize::from(width),
        height: usize::from(height),
        offset: [bounds.x0 as i32, bounds.y0 as i32],
        coverage: pixels
            .data_as_u8_slice()
            .iter()
            .skip(3)
            .step_by(4)
            .copied()
            .collect(),
    })
}

/// Turns font outlines, whose y grows upwards, into a path whose y grows downwards.
struct Pen {
    path: BezPath,
    shift: f64,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(x) + self.shift, -f64::from(y))
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.point(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.point(cx, cy), self.point(x, y));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path
            .curve_to(self.point(ax, ay), self.point(bx, by), self.point(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}
