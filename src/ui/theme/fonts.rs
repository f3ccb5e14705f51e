//! Vazirmatn before egui's own fonts, which then serve only the signs it lacks.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};
use serde::{Deserialize, Serialize};

/// Vazirmatn Regular (TrueType), also for the document's own text engine.
pub static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Vazirmatn-Regular.ttf");
/// Vazirmatn Bold (TrueType).
pub static BOLD: &[u8] = include_bytes!("../../../assets/fonts/Vazirmatn-Bold.ttf");

/// Amiri Regular (TrueType), a book face in the manner of the Bulaq press, for reading.
pub static AMIRI: &[u8] = include_bytes!("../../../assets/fonts/Amiri-Regular.ttf");
/// Amiri Bold (TrueType).
pub static AMIRI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Amiri-Bold.ttf");

/// The face in which the text of documents is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// The face of the interface.
    #[default]
    Vazirmatn,
    /// A book face.
    Amiri,
}

impl Face {
    /// Both faces.
    pub const ALL: [Self; 2] = [Self::Vazirmatn, Self::Amiri];

    /// The id of its name in `assets/i18n`.
    #[must_use]
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Vazirmatn => "settings-face-vazirmatn",
            Self::Amiri => "settings-face-amiri",
        }
    }

    /// Its family name where it is not the first of the fonts.
    #[must_use]
    pub fn family(self) -> Option<&'static str> {
        match self {
            Self::Vazirmatn => None,
            Self::Amiri => Some("Amiri"),
        }
    }

    /// How much larger it is set to look as large as the face of the interface.
    #[must_use]
    pub fn scale(self) -> f32 {
        match self {
            Self::Vazirmatn => 1.0,
            Self::Amiri => 1.22,
        }
    }

    /// Its distance of base lines as a part of that of the face of the interface: the size is larger already.
    #[must_use]
    pub fn leading(self) -> f32 {
        match self {
            Self::Vazirmatn => 1.0,
            Self::Amiri => 0.9,
        }
    }
}

/// The family of headings.
#[must_use]
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The fonts of the window: proportional, monospace and [`bold_family`].
#[must_use]
pub fn font_definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, data) in [("vazirmatn", REGULAR), ("vazirmatn-bold", BOLD)] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(data)));
    }
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
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
