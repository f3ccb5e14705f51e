//! The glyph atlas: pages of coverage that egui keeps as textures.
//!
//! A page that is full is followed by another. When there are more pages than [`MAX_PAGES`] the atlas is emptied
//! **at the start of the next frame** and what is on the screen is rasterised anew; within a frame nothing that a
//! mesh already refers to is ever overwritten, so no frame shows a wrong or a missing glyph.

use std::collections::HashMap;

use egui::epaint::{FontColorTransferFunction, ImageDelta};
use egui::{Color32, ColorImage, TextureId, TextureOptions};
use parley::FontData;
use skrifa::instance::NormalizedCoord;

use super::raster::{Bitmap, SizedFont};

/// Pages kept from frame to frame; one page of 1024² holds some 5,000 glyphs of reading size.
const MAX_PAGES: usize = 4;

/// Width and height of a page in physical pixels.
const PAGE_SIDE: usize = 1024;

/// A font at a size, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FaceId(u32);

/// Where a glyph lies in the atlas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct AtlasSlot {
    /// Index of the page.
    pub page: usize,
    /// Left top corner on the page, in pixels.
    pub min: [u16; 2],
    /// Width and height in pixels.
    pub size: [u16; 2],
    /// From the glyph's origin to its left top corner, in pixels.
    pub offset: [i32; 2],
}

#[derive(PartialEq, Eq, Hash)]
struct FaceKey {
    blob: u64,
    index: u32,
    size: u32,
    coords: Vec<i16>,
}

/// Glyphs by font, size and sub-pixel position.
pub(super) struct GlyphAtlas {
    side: usize,
    pages: Vec<AtlasPage>,
    faces: Vec<SizedFont>,
    face_ids: HashMap<FaceKey, FaceId>,
    slots: HashMap<(FaceId, u32, u8), Option<AtlasSlot>>,
    transfer: FontColorTransferFunction,
    /// Textures of pages given up, to be freed when a context is at hand.
    discarded: Vec<TextureId>,
}

impl Default for GlyphAtlas {
    fn default() -> Self {
        Self::with_side(PAGE_SIDE)
    }
}

impl GlyphAtlas {
    fn with_side(side: usize) -> Self {
        Self {
            side,
            pages: Vec::new(),
            faces: Vec::new(),
            face_ids: HashMap::new(),
            slots: HashMap::new(),
            transfer: FontColorTransferFunction::Off,
            discarded: Vec::new(),
        }
    }

    /// To be called once before the first glyph of a frame. `transfer` is how egui turns coverage into alpha,
    /// which differs between light and dark.
    pub fn begin_frame(&mut self, transfer: FontColorTransferFunction) {
        if self.pages.len() > MAX_PAGES || self.transfer != transfer {
            self.transfer = transfer;
            self.clear();
        }
    }

    /// Forgets every glyph and page.
    fn clear(&mut self) {
        self.slots.clear();
        self.faces.clear();
        self.face_ids.clear();
        self.discarded
            .extend(self.pages.drain(..).filter_map(|page| page.texture));
    }

    /// The number of a font at a size in physical pixels.
    pub fn face(&mut self, font: &FontData, size: f32, coords: &[NormalizedCoord]) -> FaceId {
        let key = FaceKey {
            blob: font.data.id(),
            index: font.index,
            size: size.to_bits(),
            coords: coords.iter().map(|c| c.to_bits()).collect(),
        };
        let faces = &mut self.faces;
        *self.face_ids.entry(key).or_insert_with(|| {
            faces.push(SizedFont::new(font, size, coords));
            FaceId(faces.len() as u32 - 1)
        })
    }

    /// The place of a glyph, rasterised if it is new. `None` for glyphs without ink.
    pub fn glyph(&mut self, face: FaceId, glyph: u32, bin: u8) -> Option<AtlasSlot> {
        if let Some(slot) = self.slots.get(&(face, glyph, bin)) {
            return *slot;
        }
        let bitmap = self
            .faces
            .get(face.0 as usize)
            .and_then(|f| f.rasterize(glyph, bin, self.side - 2));
        let slot = bitmap.and_then(|bitmap| self.insert(&bitmap));
        self.slots.insert((face, glyph, bin), slot);
        slot
    }

    /// Side of a page in pixels.
    pub fn side(&self) -> usize {
        self.side
    }

    fn insert(&mut self, bitmap: &Bitmap) -> Option<AtlasSlot> {
        if bitmap.width + 2 > self.side || bitmap.height + 2 > self.side {
            return None;
        }
        let place = |pages: &mut Vec<AtlasPage>| {
            let min = pages.last_mut()?.place(bitmap.width, bitmap.height)?;
            Some((pages.len() - 1, min))
        };
        let (page, [x, y]) = match place(&mut self.pages) {
            Some(found) => found,
            None => {
                self.pages.push(AtlasPage::new(self.side));
                place(&mut self.pages)?
            }
        };
        self.pages.last_mut()?.write(bitmap, [x, y], self.transfer);
        Some(AtlasSlot {
            page,
            min: [x as u16, y as u16],
            size: [bitmap.width as u16, bitmap.height as u16],
            offset: bitmap.offset,
        })
    }

    /// Sends what changed to egui and gives the texture of each page.
    pub fn upload(&mut self, ctx: &egui::Context) -> Vec<TextureId> {
        let manager = ctx.tex_manager();
        let mut manager = manager.write();
        for texture in self.discarded.drain(..) {
            manager.free(texture);
        }
        self.pages
            .iter_mut()
            .map(|page| match (page.texture, page.dirty.take()) {
                (Some(texture), None) => texture,
                (Some(texture), Some(dirty)) => {
                    let part = page.image.region_by_pixels(dirty.min, dirty.size());
                    manager.set(
                        texture,
                        ImageDelta::partial(dirty.min, part, TextureOptions::LINEAR),
                    );
                    texture
                }
                (None, _) => {
                    let image = page.image.clone().into();
                    let texture = manager.alloc("glyphs".to_owned(), image, TextureOptions::LINEAR);
                    page.texture = Some(texture);
                    texture
                }
            })
            .collect()
    }
}

/// One square page, packed in shelves.
struct AtlasPage {
    image: ColorImage,
    texture: Option<TextureId>,
    dirty: Option<PixelRect>,
    /// Where the next glyph goes on the open shelf.
    pen: [usize; 2],
    /// Height of the open shelf.
    shelf: usize,
}

#[derive(Clone, Copy)]
struct PixelRect {
    min: [usize; 2],
    max: [usize; 2],
}

impl PixelRect {
    fn size(self) -> [usize; 2] {
        [self.max[0] - self.min[0], self.max[1] - self.min[1]]
    }

    fn union(self, other: Self) -> Self {
        Self {
            min: [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            max: [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        }
    }
}

impl AtlasPage {
    fn new(side: usize) -> Self {
        Self {
            image: ColorImage::filled([side, side], Color32::TRANSPARENT),
            texture: None,
            dirty: None,
            pen: [1, 1],
            shelf: 0,
        }
    }

    /// Finds room, with a pixel of margin all round. `None` when the page is full.
    fn place(&mut self, width: usize, height: usize) -> Option<[usize; 2]> {
        let [side, _] = self.image.size;
        if self.pen[0] + width + 1 > side {
            self.pen = [1, self.pen[1] + self.shelf + 1];
            self.shelf = 0;
        }
        if self.pen[1] + height + 1 > side {
            return None;
        }
        let min = self.pen;
        self.pen[0] += width + 1;
        self.shelf = self.shelf.max(height);
        Some(min)
    }

    fn write(&mut self, bitmap: &Bitmap, min: [usize; 2], transfer: FontColorTransferFunction) {
        let [side, _] = self.image.size;
        for (row, line) in bitmap.coverage.chunks_exact(bitmap.width).enumerate() {
            let start = (min[1] + row) * side + min[0];
            let target = self.image.pixels.get_mut(start..start + bitmap.width);
            for (pixel, coverage) in target.into_iter().flatten().zip(line) {
                *pixel = transfer.to_atlas_color(Color32::from_white_alpha(*coverage));
            }
        }
        let written = PixelRect {
            min,
            max: [min[0] + bitmap.width, min[1] + bitmap.height],
        };
        self.dirty = Some(self.dirty.map_or(written, |dirty| dirty.union(written)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shaping::bundled::REGULAR;
    use std::sync::Arc;

    fn vazirmatn() -> FontData {
        FontData::new(parley::fontique::Blob::new(Arc::new(REGULAR)), 0)
    }

    /// Pixels of a glyph as they stand in the atlas.
    fn pixels(atlas: &GlyphAtlas, slot: AtlasSlot) -> Vec<Color32> {
        let page = &atlas.pages[slot.page];
        (0..usize::from(slot.size[1]))
            .flat_map(|y| (0..usize::from(slot.size[0])).map(move |x| (x, y)))
            .map(|(x, y)| page.image[(usize::from(slot.min[0]) + x, usize::from(slot.min[1]) + y)])
            .collect()
    }

    #[test]
    fn a_full_page_is_followed_by_another_and_no_glyph_is_lost_in_the_frame() {
        let mut atlas = GlyphAtlas::with_side(64);
        atlas.begin_frame(FontColorTransferFunction::Off);
        let face = atlas.face(&vazirmatn(), 20.0, &[]);
        let glyphs: Vec<u32> = (5..200).collect();
        let first: Vec<_> = glyphs
            .iter()
            .map(|g| atlas.glyph(face, *g, 0).map(|slot| (slot, pixels(&atlas, slot))))
            .collect();
        assert!(atlas.pages.len() > MAX_PAGES, "{} pages", atlas.pages.len());
        for (glyph, before) in glyphs.iter().zip(&first) {
            let after = atlas
                .glyph(face, *glyph, 0)
                .map(|slot| (slot, pixels(&atlas, slot)));
            assert_eq!(&after, before, "glyph {glyph} moved or was overwritten");
        }
        assert!(first.iter().flatten().count() > 150);
    }

    #[test]
    fn an_overfull_atlas_is_emptied_by_the_next_frame_and_paints_the_same() {
        let ctx = egui::Context::default();
        let mut atlas = GlyphAtlas::with_side(64);
        atlas.begin_frame(FontColorTransferFunction::Off);
        let font = vazirmatn();
        let face = atlas.face(&font, 20.0, &[]);
        let kept = atlas.glyph(face, 40, 0).map(|slot| pixels(&atlas, slot));
        for glyph in 5..200 {
            atlas.glyph(face, glyph, 1);
        }
        let textures = atlas.upload(&ctx);
        assert_eq!(textures.len(), atlas.pages.len());
        assert!(textures.len() > MAX_PAGES);

        atlas.begin_frame(FontColorTransferFunction::Off);
        assert!(atlas.pages.is_empty());
        let face = atlas.face(&font, 20.0, &[]);
        assert_eq!(atlas.glyph(face, 40, 0).map(|slot| pixels(&atlas, slot)), kept);
        let after = atlas.upload(&ctx);
        assert_eq!(after.len(), 1);
        let mut delta = ctx.tex_manager().write().take_delta();
        assert!(textures.iter().all(|texture| delta.free.contains(texture)));
        delta.clear();
    }

    #[test]
    fn a_glyph_larger_than_a_page_is_left_out() {
        let mut atlas = GlyphAtlas::with_side(64);
        let face = atlas.face(&vazirmatn(), 400.0, &[]);
        assert_eq!(atlas.glyph(face, 40, 0), None);
    }

    #[test]
    fn a_change_of_transfer_function_repaints_every_glyph() {
        let mut atlas = GlyphAtlas::with_side(256);
        let font = vazirmatn();
        let shades = |atlas: &mut GlyphAtlas, transfer| {
            atlas.begin_frame(transfer);
            let face = atlas.face(&font, 20.0, &[]);
            atlas.glyph(face, 40, 0).map(|slot| pixels(atlas, slot))
        };
        let light = shades(&mut atlas, FontColorTransferFunction::LIGHT_MODE_DEFAULT);
        let dark = shades(&mut atlas, FontColorTransferFunction::DARK_MODE_DEFAULT);
        assert_ne!(light, dark);
    }
}
