//! The theme files: names and numbers, no behaviour.

use serde::Deserialize;

/// One file of `assets/themes`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeFile {
    pub dark: bool,
    pub colours: ColourNames,
    pub accents: Accents,
    pub strength: Opacities,
    pub code: CodeTokens,
    pub space: Space,
    pub radius: Radius,
    pub size: Sizes,
}

/// `#RRGGBB` by name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColourNames {
    pub paper: String,
    pub panel: String,
    pub raised: String,
    pub ink: String,
    pub secondary: String,
    pub faint: String,
    pub label: String,
    pub danger: String,
    pub warning: String,
    pub success: String,
    pub highlight: String,
    pub shadow: String,
}

/// The colours of action to choose from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Accents {
    pub teal: AccentNames,
    pub blue: AccentNames,
    pub violet: AccentNames,
    pub slate: AccentNames,
}

/// A colour of action and the colour of text on it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccentNames {
    pub colour: String,
    pub on: String,
}

/// Opacities from 0 to 1.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opacities {
    pub hairline: f32,
    pub border: f32,
    pub hover: f32,
    pub press: f32,
    pub soft: f32,
    pub selection: f32,
    pub highlight: f32,
    pub tint: f32,
    pub shadow: f32,
    pub backdrop: f32,
}

/// The colours of codes, all of one lightness and chroma in OKLCH.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CodeTokens {
    pub hues: Vec<f32>,
    pub solid: LightnessChroma,
    pub tint: LightnessChroma,
    pub text: LightnessChroma,
}

/// Lightness and chroma in OKLCH.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LightnessChroma {
    pub lightness: f32,
    pub chroma: f32,
}

/// Distances in points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Space {
    /// 2: between things that touch in meaning.
    pub hair: f32,
    /// 4: between an icon and its text.
    pub tiny: f32,
    /// 8: between controls of a group.
    pub small: f32,
    /// 12: inside a card.
    pub medium: f32,
    /// 16: between groups.
    pub large: f32,
    /// 24: between sections.
    pub wide: f32,
    /// 32: around an empty state.
    pub huge: f32,
}

/// Corner radii in points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Radius {
    /// Fields, buttons, rows.
    pub control: u8,
    /// Cards, popups, dialogs.
    pub card: u8,
}

/// Type sizes in points.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// The smallest text there is: shortcuts, stripe names.
    pub small: f32,
    /// Secondary text.
    pub secondary: f32,
    /// The interface.
    pub interface: f32,
    /// The heading of a pane or card.
    pub heading: f32,
    /// The transcript, before the reader's zoom.
    pub reading: f32,
    /// The title of a page or dialog.
    pub title: f32,
    /// Line height of the transcript, as a multiple of its size.
    pub reading_line: f32,
}
