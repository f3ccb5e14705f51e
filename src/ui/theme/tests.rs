use egui::Color32;

use super::colour::{contrast, linear, oklab_of, oklch_linear};
use super::*;
use crate::settings::Accent;

/// WCAG 2.2 level AA for text of ordinary size.
const AA: f32 = 4.5;

/// Light and dark, each with every accent there is to choose.
fn themes() -> Vec<Arc<Theme>> {
    [false, true]
        .into_iter()
        .flat_map(|dark| Accent::ALL.map(|accent| Theme::with_accent(dark, accent)))
        .collect()
}

fn check(theme: &Theme, what: &str, text: Color32, ground: Color32, least: f32) {
    let found = contrast(text, ground);
    let name = if theme.dark { "dark" } else { "light" };
    assert!(
        found >= least,
        "{name}: {what} has a contrast of {found:.2}, below {least}"
    );
}

#[test]
fn every_text_is_readable_on_every_ground() {
    for theme in themes() {
        let c = &theme.colours;
        let plain = [("paper", c.paper), ("panel", c.panel), ("raised", c.raised)];
        let overlays = [
            ("plain", Color32::TRANSPARENT),
            ("hover", c.hover),
            ("press", c.press),
            ("selected", c.accent_soft),
            ("danger", c.danger_soft),
            ("warning", c.warning_soft),
        ];
        for (ground_name, ground) in plain {
            for (overlay_name, overlay) in overlays {
                let ground = ground.blend(overlay);
                for (name, text) in [("ink", c.ink), ("label", c.label), ("secondary", c.secondary)] {
                    check(
                        &theme,
                        &format!("{name} on {ground_name}, {overlay_name}"),
                        text,
                        ground,
                        AA,
                    );
                }
            }
            for (name, text) in [
                ("accent", c.accent),
                ("danger", c.danger),
                ("warning", c.warning),
                ("success", c.success),
            ] {
                for (overlay_name, overlay) in [overlays[0], overlays[1], overlays[3]] {
                    let what = format!("{name} on {ground_name}, {overlay_name}");
                    check(&theme, &what, text, ground.blend(overlay), AA);
                }
            }
            check(
                &theme,
                &format!("danger on its own soft {ground_name}"),
                c.danger,
                ground.blend(c.danger_soft),
                AA,
            );
            let own = ground.blend(c.warning_soft);
            check(
                &theme,
                &format!("warning on its own soft {ground_name}"),
                c.warning,
                own,
                AA,
            );
            check(
                &theme,
                &format!("selected text on {ground_name}"),
                c.ink,
                ground.blend(c.selection),
                AA,
            );
        }
        for (name, text) in [("ink", c.ink), ("label", c.label)] {
            check(
                &theme,
                &format!("highlighted {name}"),
                text,
                c.paper.blend(c.highlight),
                AA,
            );
        }
        for (name, ground) in [("paper", c.paper), ("hovered paper", c.paper.blend(c.hover))] {
            check(&theme, &format!("faint on {name}"), c.faint, ground, AA);
        }
        check(&theme, "on accent", c.on_accent, c.accent, AA);
        check(
            &theme,
            "on accent, hovered",
            c.on_accent,
            c.accent.blend(c.hover),
            AA,
        );
        check(&theme, "paper on danger", c.paper, c.danger, AA);
    }
}

#[test]
fn coded_text_is_readable_three_codes_deep() {
    for theme in [Theme::light(), Theme::dark()] {
        let tints: Vec<_> = (0..theme.code_hues())
            .map(|i| theme.code_paint(i, 0).tint)
            .collect();
        for ground in [theme.colours.paper, theme.colours.panel] {
            for a in &tints {
                for b in &tints {
                    for c in &tints {
                        let under = ground.blend(*a).blend(*b).blend(*c);
                        check(&theme, "ink on three tints", theme.colours.ink, under, AA);
                    }
                }
            }
        }
    }
}

#[test]
fn code_colours_can_be_read_and_seen() {
    for theme in themes() {
        for i in 0..theme.code_hues() {
            for shade in -2..=2 {
                let paint = theme.code_paint(i, shade);
                for ground in [theme.colours.paper, theme.colours.panel, theme.colours.raised] {
                    check(&theme, &format!("code text {i}"), paint.text, ground, AA);
                    check(
                        &theme,
                        &format!("code text {i} on its tint"),
                        paint.text,
                        ground.blend(paint.tint),
                        AA,
                    );
                    // WCAG 1.4.11 asks 3:1 of what must be seen; the lightest shade is told by name and place too.
                    if shade == 0 {
                        check(&theme, &format!("swatch {i}"), paint.solid, ground, 3.0);
                    }
                }
            }
        }
    }
}

#[test]
fn code_colours_are_equal_in_lightness_and_exist_in_srgb() {
    for theme in themes() {
        assert_eq!(theme.code_hues(), 12);
        for tone in [theme.code.solid, theme.code.tint, theme.code.text] {
            for hue in &theme.code.hues {
                let linear = oklch_linear(tone.lightness, tone.chroma, *hue);
                assert!(
                    linear.iter().all(|c| (-0.002..=1.002).contains(c)),
                    "{tone:?} at {hue}: {linear:?}"
                );
            }
        }
    }
}

/// Full-strength dichromacy in linear sRGB: Machado, Oliveira and Fernandes 2009, table for severity 1.0.
const DICHROMACIES: [[[f32; 3]; 3]; 3] = [
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
];

#[test]
fn neighbouring_code_colours_differ_for_every_eye() {
    for theme in themes() {
        let seen: Vec<[f32; 3]> = (0..theme.code_hues())
            .map(|i| {
                let solid = theme.code.solid;
                oklch_linear(solid.lightness, solid.chroma, theme.code.hues[i])
            })
            .collect();
        for matrix in DICHROMACIES {
            let eye = |rgb: [f32; 3]| {
                oklab_of(matrix.map(|row| row.iter().zip(rgb).map(|(m, c)| m * c).sum::<f32>().max(0.0)))
            };
            for i in 0..seen.len() {
                let (a, b) = (eye(seen[i]), eye(seen[(i + 1) % seen.len()]));
                let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
                assert!(
                    distance > 0.06,
                    "hues {i} and {} look alike: {distance:.3}",
                    i + 1
                );
            }
        }
    }
}

/// Of `n` points on a circle that are multiples of 30 degrees none can be further apart than this from its neighbours.
fn best_distance(n: usize) -> f32 {
    (12 / n) as f32 * 30.0
}

#[test]
fn the_first_colours_that_are_handed_out_are_far_apart() {
    let hues: Vec<f32> = (0..12)
        .map(|i| {
            let (r, g, b) = Theme::code_rgb(i, 0);
            super::colour::hue_and_chroma(super::colour::opaque(r, g, b)).0
        })
        .collect();
    for n in 2..=hues.len() {
        let first = hues.iter().take(n).enumerate();
        let least = first
            .flat_map(|(i, a)| hues.iter().take(i).map(move |b| (a - b).abs()))
            .map(|apart| apart.min(360.0 - apart))
            .fold(f32::INFINITY, f32::min);
        // Each further colour joins those before it, so no order can be best for every number; and a stored colour
        // is rounded to whole steps of its channels.
        let wanted = best_distance(n) * 2.0 / 3.0 - 2.0;
        assert!(least >= wanted, "the first {n} are only {least:.0} degrees apart");
    }
}

#[test]
fn a_foreign_colour_keeps_its_hue() {
    let theme = Theme::light();
    let red = theme.code_paint_of(255, 0, 0).solid;
    assert!(red.r() > red.g() && red.r() > red.b());
    let grey = theme.code_paint_of(128, 128, 128).solid;
    assert!(
        grey.r().abs_diff(grey.g()) < 4 && grey.g().abs_diff(grey.b()) < 4,
        "{grey:?}"
    );
}

#[test]
fn a_faulty_theme_file_is_named_not_fatal() {
    assert!(Theme::parse("(", Accent::Teal).is_err());
    let light = include_str!("../../../assets/themes/light.ron");
    assert!(
        Theme::parse(&light.replace("#FBFAF8", "#XYZ"), Accent::Teal)
            .is_err_and(|fault| fault.contains("#XYZ"))
    );
    assert!(Theme::parse(&light.replace("radius:", "radios:"), Accent::Teal).is_err());
}

#[test]
fn a_stored_colour_is_drawn_as_what_it_stands_for() {
    for theme in themes() {
        for i in 0..theme.code_hues() {
            for shade in -2..=2 {
                let (r, g, b) = Theme::code_rgb(i, shade);
                let (found, meant) = (
                    theme.code_paint_of(r, g, b).solid,
                    theme.code_paint(i, shade).solid,
                );
                let (a, b) = (oklab_of(linear(found)), oklab_of(linear(meant)));
                let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
                // Shades that sRGB cannot show in full lose a little chroma on the way.
                assert!(
                    distance < 0.035,
                    "hue {i}, shade {shade}: {found:?} for {meant:?}"
                );
            }
        }
    }
}

/// Hue and shade of each colour that new codes take.
fn automatic() -> impl Iterator<Item = (usize, i8)> {
    (0..Theme::light().code_hues()).map(|i| (i, if i < 6 { 0 } else { -2 }))
}

#[test]
fn new_codes_take_the_hues_of_the_theme() {
    let theme: Vec<_> = automatic()
        .map(|(hue, shade)| Theme::code_rgb(hue, shade))
        .collect();
    let model: Vec<_> = crate::model::PALETTE.iter().map(|c| (c.0, c.1, c.2)).collect();
    assert_eq!(theme, model);
}

#[test]
fn none_of_the_colours_that_new_codes_take_looks_like_another() {
    for theme in themes() {
        let solid: Vec<_> = automatic()
            .map(|(hue, shade)| {
                let (r, g, b) = Theme::code_rgb(hue, shade);
                theme.code_paint_of(r, g, b).solid
            })
            .collect();
        for (i, a) in solid.iter().enumerate() {
            for ground in [theme.colours.paper, theme.colours.panel, theme.colours.raised] {
                check(&theme, &format!("swatch {i}"), *a, ground, 3.0);
            }
            for (j, b) in solid.iter().enumerate().take(i) {
                let (a, b) = (oklab_of(linear(*a)), oklab_of(linear(*b)));
                let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
                assert!(distance > 0.08, "{i} and {j} look alike: {distance:.3}");
            }
        }
    }
}
