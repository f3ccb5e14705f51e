//! How a document is shown.

use egui::Color32;

use crate::settings::Face;

/// Colours of a document view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DocumentColours {
    /// Behind everything.
    pub ground: Color32,
    /// The text.
    pub ink: Color32,
    /// Paragraph numbers and names of codes.
    pub quiet: Color32,
    /// Speaker labels without a colour of their own.
    pub label: Color32,
    /// Behind the selection; translucent.
    pub selection: Color32,
    /// The caret, and the frame of a passage on which something would be dropped.
    pub accent: Color32,
    /// Behind highlighted passages; translucent.
    pub highlight: Color32,
    /// The dotted line under highlighted passages.
    pub highlight_edge: Color32,
    /// Behind search hits; translucent.
    pub hit: Color32,
    /// Behind the current search hit; translucent.
    pub current_hit: Color32,
    /// Whether the theme is dark: tints then lighten instead of darkening.
    pub dark: bool,
}

/// How a document is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentOptions {
    /// Colours.
    pub colours: DocumentColours,
    /// Size of the text in points, zoom included; 16 to 18 reads well.
    pub size: f32,
    /// Distance of base lines as a multiple of `size`.
    pub line_height: f32,
    /// The face of the text.
    pub face: Face,
    /// Letters in a full line; 60 to 75 reads well.
    pub measure: f32,
    /// Show paragraph numbers.
    pub numbers: bool,
    /// Show the names of codes where there is room.
    pub names: bool,
    /// Blank lines take little room.
    pub low_blanks: bool,
    /// Numbers in Persian digits.
    pub persian_digits: bool,
    /// Something is being dragged that a passage would take: passages light up under the pointer.
    pub accepts_drop: bool,
    /// No motion: what would fade is shown and then gone.
    pub still: bool,
    /// A selection made with the pointer goes from word to word, and from letter to letter with Alt.
    pub whole_words: bool,
    /// Name of the document for screen readers.
    pub title: String,
}

impl DocumentOptions {
    /// Size 17, line height 1.9, a measure of 68, numbers in Persian digits and names.
    pub fn new(colours: DocumentColours) -> Self {
        Self {
            colours,
            size: 17.0,
            line_height: 1.9,
            face: Face::default(),
            measure: 68.0,
            numbers: true,
            names: true,
            low_blanks: true,
            persian_digits: true,
            accepts_drop: false,
            still: false,
            whole_words: true,
            title: String::new(),
        }
    }

    /// Size of names and numbers in points.
    pub(super) fn small(&self) -> f32 {
        (self.size * 0.72).clamp(12.0, 15.0)
    }

    /// Height of a row of names in points.
    pub(super) fn row(&self) -> f32 {
        (self.small() * 1.5).round()
    }
}
