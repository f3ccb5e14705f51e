//! The colour behind coded text.

use egui::Color32;

/// How strongly a code tints the ground, in light and in dark.
const STRENGTH: [f32; 2] = [0.22, 0.28];

/// The contrast that text keeps on tints: above the 4.5 that level AA of WCAG 2 asks, for it is read for hours, but not
/// so high that three layers in dark look like two.
const LEAST_CONTRAST: f32 = 5.5;

/// A tint over a piece of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tint {
    pub left: f32,
    pub right: f32,
    pub colour: Color32,
    /// 1 is the usual strength.
    pub weight: f32,
}

/// The colour where these tints lie over each other on `ground`. In light they multiply and in dark they screen, each
/// at its strength, so that every layer shows and none hides another.
fn blend<'a>(ground: Color32, tints: impl IntoIterator<Item = &'a Tint>, dark: bool) -> Color32 {
    let mut mixed = ground.to_normalized_gamma_f32();
    for tint in tints {
        let strength = (STRENGTH[usize::from(dark)] * tint.weight).clamp(0.0, 1.0);
        let colour = tint.colour.to_normalized_gamma_f32();
        for (channel, over) in mixed.iter_mut().zip(colour).take(3) {
            *channel = if dark {
                1.0 - (1.0 - *channel) * (1.0 - strength * over)
            } else {
                *channel * (1.0 - strength * (1.0 - over))
            };
        }
    }
    let [r, g, b, _] = mixed.map(|channel| (channel * 255.0).round() as u8);
    Color32::from_rgba_premultiplied(r, g, b, u8::MAX)
}

/// `colour`, or so much of it over `ground` that `ink` stays readable on it, however many tints it is made of.
fn readable(colour: Color32, ground: Color32, ink: Color32) -> Color32 {
    let mut part = 1.0;
    let mut shown = colour;
    while contrast(shown, ink) < LEAST_CONTRAST && part > 0.0 {
        part -= 0.1;
        shown = ground.lerp_to_gamma(colour, part);
    }
    shown
}

/// Contrast ratio of WCAG 2, from 1 to 21.
fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |colour: Color32| {
        let [r, g, b, _] = egui::Rgba::from(colour).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Cuts a line into pieces with the same tints, from left to right, and gives each its colour.
pub(super) fn pieces(tints: &[Tint], ground: Color32, ink: Color32, dark: bool) -> Vec<(f32, f32, Color32)> {
    let mut edges: Vec<f32> = tints.iter().flat_map(|tint| [tint.left, tint.right]).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup();
    edges
        .windows(2)
        .filter_map(|pair| {
            let (left, right) = (pair[0], pair[1]);
            let here: Vec<&Tint> = tints
                .iter()
                .filter(|tint| tint.left <= left && right <= tint.right)
                .collect();
            (!here.is_empty()).then(|| {
                let colour = blend(ground, here, dark);
                (left, right, readable(colour, ground, ink))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::Theme;

    fn tint(left: f32, right: f32, colour: Color32) -> Tint {
        Tint {
            left,
            right,
            colour,
            weight: 1.0,
        }
    }

    #[test]
    fn overlaps_are_cut_out_and_deeper() {
        let tints = [tint(0.0, 20.0, Color32::RED), tint(10.0, 30.0, Color32::BLUE)];
        let pieces = pieces(&tints, Color32::WHITE, Color32::BLACK, false);
        let spans: Vec<_> = pieces.iter().map(|piece| (piece.0, piece.1)).collect();
        assert_eq!(spans, [(0.0, 10.0), (10.0, 20.0), (20.0, 30.0)]);
        let sum = |colour: Color32| u32::from(colour.r()) + u32::from(colour.g()) + u32::from(colour.b());
        assert!(sum(pieces[1].2) < sum(pieces[0].2) && sum(pieces[1].2) < sum(pieces[2].2));
    }

    #[test]
    fn any_three_codes_leave_text_and_speakers_readable_in_both_themes() {
        for theme in [Theme::light(), Theme::dark()] {
            let c = &theme.colours;
            for shade in [-2, 0, 2] {
                let codes: Vec<Tint> = (0..theme.code_hues())
                    .map(|hue| tint(0.0, 1.0, theme.code_paint(hue, shade).solid))
                    .collect();
                for (i, a) in codes.iter().enumerate() {
                    for (j, b) in codes.iter().enumerate().skip(i) {
                        for third in codes.iter().skip(j) {
                            let (_, _, ground) = pieces(&[*a, *b, *third], c.paper, c.ink, theme.dark)[0];
                            for (what, text) in [("ink", c.ink), ("label", c.label)] {
                                let found = contrast(text, ground);
                                assert!(found >= 4.5, "{what} {found:.2}, dark {}", theme.dark);
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn text_stays_readable_however_deep() {
        let deep: Vec<Tint> = [Color32::RED, Color32::GREEN, Color32::BLUE, Color32::YELLOW]
            .into_iter()
            .cycle()
            .take(12)
            .map(|colour| Tint {
                weight: 1.7,
                ..tint(0.0, 1.0, colour)
            })
            .collect();
        for (ground, ink, dark) in [
            (Color32::WHITE, Color32::BLACK, false),
            (Color32::BLACK, Color32::WHITE, true),
        ] {
            for depth in 1..=deep.len() {
                for (_, _, colour) in pieces(&deep[..depth], ground, ink, dark) {
                    assert!(
                        contrast(colour, ink) >= LEAST_CONTRAST,
                        "{depth} deep, dark {dark}"
                    );
                }
            }
        }
    }

    #[test]
    fn three_deep_stays_far_from_the_ink() {
        let three = [Color32::RED, Color32::GREEN, Color32::BLUE].map(|colour| tint(0.0, 1.0, colour));
        let light = blend(Color32::WHITE, &three, false);
        assert!(light.r() > 140 && light.g() > 140 && light.b() > 140, "{light:?}");
        let dark = blend(Color32::BLACK, &three, true);
        assert!(dark.r() < 110 && dark.g() < 110 && dark.b() < 110, "{dark:?}");
    }
}
