//! The colour behind coded text.

use egui::Color32;

/// How strongly a code tints the ground, in light and in dark.
const STRENGTH: [f32; 2] = [0.22, 0.28];

/// The contrast that text keeps on tints: above the 4.5 that level AA of WCAG 2 asks, for it is read for hours.
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

/// However many codes overlap, their tints come together to no more than so many times the strength of one, or the
/// ground turns to mud; which codes they are is told by the stripes.
const MOST_STRENGTH: f32 = 1.6;

/// The colour where these tints lie over each other on `ground`. They mix to one colour, which in light multiplies with
/// the ground and in dark screens it. Each further layer deepens it by less, and never beyond [`MOST_STRENGTH`].
fn blend<'a>(ground: Color32, tints: impl IntoIterator<Item = &'a Tint>, dark: bool) -> Color32 {
    let single = STRENGTH[usize::from(dark)];
    let most = single * MOST_STRENGTH;
    let (mut clear, mut sum, mut mixed) = (1.0, 0.0, [0.0; 3]);
    for tint in tints {
        let strength = (single * tint.weight).clamp(0.0, most);
        clear *= 1.0 - strength / most;
        sum += strength;
        for (mix, channel) in mixed.iter_mut().zip(tint.colour.to_normalized_gamma_f32()) {
            *mix += strength * channel;
        }
    }
    if sum <= 0.0 {
        return ground;
    }
    let strength = most * (1.0 - clear);
    let mut shown = ground.to_normalized_gamma_f32();
    for (channel, mix) in shown.iter_mut().zip(mixed) {
        let over = mix / sum;
        *channel = if dark {
            1.0 - (1.0 - *channel) * (1.0 - strength * over)
        } else {
            *channel * (1.0 - strength * (1.0 - over))
        };
    }
    let [r, g, b, _] = shown.map(|channel| (channel * 255.0).round() as u8);
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

    /// What `count` codings of one passage come to: `first` of one code and the others of another.
    fn stacked(one: Color32, other: Color32, first: usize, count: usize) -> Vec<Tint> {
        (0..count)
            .map(|n| tint(0.0, 1.0, if n < first { one } else { other }))
            .collect()
    }

    #[test]
    fn up_to_eight_overlaps_of_any_hues_stay_readable_by_the_blending_alone() {
        for theme in [Theme::light(), Theme::dark()] {
            let c = &theme.colours;
            let solids: Vec<Color32> = (0..theme.code_hues())
                .map(|hue| theme.code_paint(hue, 0).solid)
                .collect();
            for one in &solids {
                for other in &solids {
                    for count in 1..=8 {
                        for first in 0..=count {
                            let stack = stacked(*one, *other, first, count);
                            let ground = blend(c.paper, &stack, theme.dark);
                            for (what, text) in [("ink", c.ink), ("label", c.label)] {
                                let found = contrast(text, ground);
                                assert!(found >= 4.5, "{what} {found:.2} on {count}, dark {}", theme.dark);
                            }
                        }
                    }
                }
            }
            let all: Vec<Tint> = solids.iter().map(|solid| tint(0.0, 1.0, *solid)).collect();
            assert!(contrast(c.ink, blend(c.paper, &all, theme.dark)) >= 4.5);
        }
    }

    #[test]
    fn each_overlap_deepens_by_less_and_eight_stay_below_two_in_strength() {
        for theme in [Theme::light(), Theme::dark()] {
            let (paper, colour) = (theme.colours.paper, theme.code_paint(0, 0).solid);
            let depth = |count| {
                let ground = blend(paper, &stacked(colour, colour, count, count), theme.dark);
                let far = |a: u8, b: u8| f32::from(a.abs_diff(b));
                far(ground.r(), paper.r()) + far(ground.g(), paper.g()) + far(ground.b(), paper.b())
            };
            let depths: Vec<f32> = (1..=8).map(depth).collect();
            for three in depths.windows(3) {
                assert!(three[0] <= three[1] && three[1] <= three[2], "{depths:?}");
                // A step of one in each channel is what rounding can bring.
                assert!(three[2] - three[1] <= three[1] - three[0] + 3.0, "{depths:?}");
            }
            assert!(
                depths[1] > depths[0] * 1.3,
                "two look deeper than one: {depths:?}"
            );
            assert!(depths[7] < depths[0] * 2.0, "{depths:?}");
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
