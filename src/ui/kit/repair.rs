//! Mends the text of stock and third-party widgets: at the end of each pass every text shape that egui would
//! show in the wrong order gets a galley laid out by [`super::labels`].
//!
//! A stock widget measures its text before we see it. For one line the width is the same up to kerning; a
//! paragraph may come out with another number of rows, so long texts should be drawn with the kit itself.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use egui::epaint::TextShape;
use egui::layers::{GraphicLayers, ShapeIdx};
use egui::{Color32, Context, FontId, Galley, LayerId, Plugin, Shape, Ui, pos2};

use super::env::Dir;
use super::keyboard::{self, FocusBefore, FocusUnderMenu};
use super::labels::{self, Fit, GalleyCache};
use super::opener;

/// The plugin; [`super::install`] adds it.
#[derive(Default)]
pub struct TextRepair {
    /// Mended galleys by the address of the stock one, which the weak pointer keeps from being reused.
    mended: HashMap<usize, (Weak<Galley>, Arc<Galley>)>,
    canary: Option<Arc<Galley>>,
}

impl Plugin for TextRepair {
    fn debug_name(&self) -> &'static str {
        "text_repair"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        FocusUnderMenu::begin_pass(ui.ctx());
        // egui empties its galley cache when glyphs move in the atlas; a galley asked for in every pass tells.
        let canary =
            ui.fonts_mut(|f| f.layout_no_wrap("گ".to_owned(), FontId::default(), Color32::PLACEHOLDER));
        let moved = self
            .canary
            .replace(canary.clone())
            .is_none_or(|last| !Arc::ptr_eq(&last, &canary));
        GalleyCache::of(ui.ctx()).begin_pass(moved);
        if moved {
            self.mended.clear();
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        opener::end_pass(&ctx);
        FocusUnderMenu::end_pass(&ctx);
        FocusBefore::end_pass(&ctx);
        keyboard::settle(&ctx);
        let layers = layers(&ctx);
        let mut broken: Vec<(Arc<Galley>, bool)> = Vec::new();
        ctx.graphics(|graphics| {
            for_each_text(graphics, &layers, &mut |text| {
                if !labels::is_finished(&text.galley) {
                    broken.push((text.galley.clone(), text.angle == 0.0));
                }
            });
        });
        self.mended.retain(|_, (stock, _)| stock.strong_count() > 0);
        if broken.is_empty() {
            return;
        }
        for (galley, _) in &broken {
            let known = self
                .mended
                .get(&address(galley))
                .and_then(|(stock, _)| stock.upgrade());
            if !known.is_some_and(|stock| Arc::ptr_eq(&stock, galley)) {
                let mended = mended_galley(&ctx, galley);
                self.mended
                    .insert(address(galley), (Arc::downgrade(galley), mended));
            }
        }
        let dir = Dir::of(&ctx);
        ctx.graphics_mut(|graphics| {
            for layer in &layers {
                let Some(list) = graphics.get_mut(*layer) else {
                    continue;
                };
                for i in 0..list.next_idx().0 {
                    list.mutate_shape(ShapeIdx(i), |entry| self.replace(&mut entry.shape, dir));
                }
            }
        });
    }
}

impl TextRepair {
    fn replace(&self, shape: &mut Shape, dir: Dir) {
        match shape {
            Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| self.replace(shape, dir)),
            Shape::Text(text) => {
                if let Some((_, mended)) = self.mended.get(&address(&text.galley)) {
                    replace_galley(text, mended, dir);
                }
            }
            _ => {}
        }
    }
}

fn replace_galley(text: &mut TextShape, mended: &Arc<Galley>, dir: Dir) {
    let stock = text.galley.rect.translate(text.pos.to_vec2());
    let room = stock.width() - mended.rect.width();
    let x = match text.galley.job.halign {
        egui::Align::Center => stock.min.x + room / 2.0,
        // The stock widget has put the text at the leading side if its layout begins there: keep that edge.
        _ if dir.is_rtl() => stock.min.x + room,
        _ => stock.min.x,
    };
    text.pos = pos2(x, stock.min.y);
    text.galley = mended.clone();
}

fn mended_galley(ctx: &Context, stock: &Galley) -> Arc<Galley> {
    let wrap = &stock.job.wrap;
    let fit = match (stock.elided, wrap.max_width.is_finite()) {
        (true, true) => Fit::Rows(wrap.max_width, wrap.max_rows),
        (false, true) if stock.rows.len() > 1 => Fit::Wrap(wrap.max_width),
        _ => Fit::Line,
    };
    labels::layout_job(ctx, &stock.job, fit)
}

fn address(galley: &Arc<Galley>) -> usize {
    Arc::as_ptr(galley) as usize
}

/// Every layer that may hold shapes in this pass.
pub(super) fn layers(ctx: &Context) -> Vec<LayerId> {
    let mut layers: Vec<_> = ctx.memory(|memory| memory.layer_ids().collect());
    for layer in [LayerId::background(), LayerId::debug()] {
        if !layers.contains(&layer) {
            layers.push(layer);
        }
    }
    layers
}

fn for_each_text(graphics: &GraphicLayers, layers: &[LayerId], visit: &mut impl FnMut(&TextShape)) {
    for layer in layers {
        let Some(list) = graphics.get(*layer) else {
            continue;
        };
        for entry in list.all_entries() {
            visit_texts(&entry.shape, visit);
        }
    }
}

/// Calls `visit` on each text inside `shape`.
pub(super) fn visit_texts(shape: &Shape, visit: &mut impl FnMut(&TextShape)) {
    match shape {
        Shape::Text(text) => visit(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| visit_texts(shape, visit)),
        _ => {}
    }
}
