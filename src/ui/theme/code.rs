//! The colours of codes: one lightness and chroma for all, so that no code shouts.

use egui::Color32;

use super::Theme;
use super::colour::{hue_and_chroma, lightness, oklch, with_opacity};

/// How one code is drawn. All four are of the same hue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CodePaint {
    /// Swatch and stripe.
    pub solid: Color32,
    /// Overlay behind a coded passage; up to three may lie over each other and the text stays readable.
    pub tint: Color32,
    /// The edge of a coded passage, so that overlaps can be told apart.
    pub edge: Color32,
    /// Text in the colour of the code, readable on every ground.
    pub text: Color32,
}

/// How far a shade step moves, in OKLCH.
const SHADE_LIGHTNESS: f32 = 0.045;
const SHADE_HUE: f32 = 7.0;

impl Theme {
    /// How many hues there are to choose from.
    #[must_use]
    pub fn code_hues(&self) -> usize {
        self.code.hues.len()
    }

    /// The paint of hue number `index` (counted round when there are fewer), moved by `shade` steps from −2 to 2:
    /// subcodes take the hue of their parent and a small shift.
    #[must_use]
    pub fn code_paint(&self, index: usize, shade: i8) -> CodePaint {
        let hues = &self.code.hues;
        let hue = hues.get(index % hues.len().max(1)).copied().unwrap_or_default();
        let step = f32::from(shade.clamp(-2, 2));
        self.paint(hue + SHADE_HUE * step, 1.0, step)
    }

    /// The paint of a code's own colour, which may come from another program: its hue and a hint of its lightness,
    /// at the lightness of this theme. A colour of [`Theme::code_rgb`] gives the paint it stands for.
    #[must_use]
    pub fn code_paint_of(&self, r: u8, g: u8, b: u8) -> CodePaint {
        let stored = Theme::light().code.solid;
        let own = super::colour::opaque(r, g, b);
        let (hue, chroma) = hue_and_chroma(own);
        let steps = (lightness(own) - stored.lightness) / SHADE_LIGHTNESS;
        self.paint(hue, (chroma / stored.chroma).min(1.0), steps.clamp(-2.0, 2.0))
    }

    /// The colour to store with a code that is given hue number `index` and `shade` (see [`Theme::code_paint`]).
    /// Projects keep the colours of the light theme; each theme draws them at its own lightness.
    #[must_use]
    pub fn code_rgb(index: usize, shade: i8) -> (u8, u8, u8) {
        let solid = Theme::light().code_paint(index, shade).solid;
        (solid.r(), solid.g(), solid.b())
    }

    /// Hue as degrees, strength as a share of the usual chroma, step as a number of shades from −2 to 2.
    fn paint(&self, hue: f32, strength: f32, step: f32) -> CodePaint {
        let solid = self.code.solid;
        let solid = oklch(
            solid.lightness + SHADE_LIGHTNESS * step,
            solid.chroma * strength,
            hue,
        );
        let [tint, text] =
            [self.code.tint, self.code.text].map(|t| oklch(t.lightness, t.chroma * strength, hue));
        CodePaint {
            solid,
            tint: with_opacity(tint, self.tint),
            edge: with_opacity(solid, 0.75),
            text,
        }
    }
}
