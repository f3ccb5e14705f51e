//! Colour arithmetic: OKLCH, stacking and contrast.

use egui::Color32;

/// A colour of given lightness (0 black – 1 white), chroma (0 grey – about 0.3) and hue (degrees) in OKLCH. What
/// lies outside sRGB keeps lightness and hue and loses as much chroma as it must.
/// Björn Ottosson, "A perceptual colour space for image processing", 2020.
#[must_use]
pub fn oklch(lightness: f32, chroma: f32, hue: f32) -> Color32 {
    let (mut least, mut most) = (0.0, chroma);
    let exists = |chroma| {
        oklch_linear(lightness, chroma, hue)
            .iter()
            .all(|c| (-0.001..=1.001).contains(c))
    };
    if exists(chroma) {
        least = chroma;
    } else {
        for _ in 0..8 {
            let middle = (least + most) / 2.0;
            if exists(middle) {
                least = middle
            } else {
                most = middle
            }
        }
    }
    let [r, g, b] = oklch_linear(lightness, least, hue).map(|c| (encode(c) * 255.0).round() as u8);
    opaque(r, g, b)
}

/// Hue (degrees from 0 to 360) and chroma of a colour in OKLCH. A grey has chroma near 0 and any hue.
#[must_use]
pub fn hue_and_chroma(colour: Color32) -> (f32, f32) {
    let [_, a, b] = oklab(colour);
    (b.atan2(a).to_degrees().rem_euclid(360.0), a.hypot(b))
}

/// Lightness of a colour in OKLCH, from 0 to 1.
pub(super) fn lightness(colour: Color32) -> f32 {
    let [lightness, _, _] = oklab(colour);
    lightness
}

/// Linear sRGB, unclipped: outside 0–1 the colour does not exist in sRGB.
pub(super) fn oklch_linear(lightness: f32, chroma: f32, hue: f32) -> [f32; 3] {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let l = (lightness + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
    let m = (lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
    let s = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
    [
        4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
        -1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s,
        -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s,
    ]
}

pub(super) fn oklab(colour: Color32) -> [f32; 3] {
    oklab_of(linear(colour))
}

/// OKLab of linear sRGB.
pub(super) fn oklab_of([r, g, b]: [f32; 3]) -> [f32; 3] {
    let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

/// A colour with an opacity from 0 to 1.
#[must_use]
pub fn with_opacity(colour: Color32, opacity: f32) -> Color32 {
    let [r, g, b, _] = colour.to_srgba_unmultiplied();
    Color32::from_rgba_unmultiplied(r, g, b, (opacity.clamp(0.0, 1.0) * 255.0).round() as u8)
}

/// Parses `#RRGGBB`.
pub(super) fn parse(hex: &str) -> Result<Color32, String> {
    Color32::from_hex(hex).map_err(|_| format!("{hex} is not a colour"))
}

/// The one place where a colour is made of numbers: they come from the theme or from a project.
#[expect(clippy::disallowed_methods, reason = "computed, not literal")]
#[must_use]
pub fn opaque(r: u8, g: u8, b: u8) -> Color32 {
    Color32::from_rgb(r, g, b)
}

/// The contrast of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance, WCAG 2.2.
fn luminance(colour: Color32) -> f32 {
    let [r, g, b] = linear(colour);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

pub(super) fn linear(colour: Color32) -> [f32; 3] {
    [colour.r(), colour.g(), colour.b()].map(|c| decode(f32::from(c) / 255.0))
}

/// The sRGB transfer function, IEC 61966-2-1, from encoded to linear light.
fn decode(c: f32) -> f32 {
    if c <= 0.040_45 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

fn encode(c: f32) -> f32 {
    let c = c.clamp(0.0, 1.0);
    if c <= 0.003_130_8 {
        12.92 * c
    } else {
        1.055 * c.powf(1.0 / 2.4) - 0.055
    }
}
