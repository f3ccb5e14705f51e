//! Vazirmatn before the signs that come with the program and egui's own fonts, which serve only what it lacks.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::shaping::bundled::{BOLD, NOTO_EMOJI, NOTO_SIGNS, REGULAR};

/// The family of headings.
#[must_use]
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The fonts of the window: proportional, monospace and [`bold_family`].
#[must_use]
pub fn font_definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, data) in [
        ("vazirmatn", REGULAR),
        ("vazirmatn-bold", BOLD),
        ("noto-emoji", NOTO_EMOJI),
        ("noto-signs", NOTO_SIGNS),
    ] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(data)));
    }
    let of_family = |family| fonts.families.get(family).cloned().unwrap_or_default();
    let mut fallback = of_family(&FontFamily::Proportional);
    fallback.insert(0, "noto-signs".to_owned());
    // Arrows and some more signs stand in egui's monospace face alone.
    for name in of_family(&FontFamily::Monospace) {
        if !fallback.contains(&name) {
            fallback.push(name);
        }
    }
    fallback.push("noto-emoji".to_owned());
    fonts.families.insert(FontFamily::Proportional, fallback.clone());
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts
            .families
            .entry(family)
            .or_default()
            .insert(0, "vazirmatn".to_owned());
    }
    let bold = std::iter::once("vazirmatn-bold".to_owned())
        .chain(fallback)
        .collect();
    fonts.families.insert(bold_family(), bold);
    fonts
}
