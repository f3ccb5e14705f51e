//! How the program shall look.

use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system says.
    System,
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
}

/// The colour of action, links and focus that a person chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Accent {
    /// Blue-green.
    #[default]
    Teal,
    /// Blue.
    Blue,
    /// Violet.
    Violet,
    /// A grey, for those who want no colour.
    Slate,
}

impl Accent {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Teal, Self::Blue, Self::Violet, Self::Slate];

    /// The id of its name in `assets/i18n`.
    #[must_use]
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Teal => "settings-accent-teal",
            Self::Blue => "settings-accent-blue",
            Self::Violet => "settings-accent-violet",
            Self::Slate => "settings-accent-slate",
        }
    }
}

/// Where files are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileDialogs {
    /// In a dialog of the system, where it has one.
    #[default]
    System,
    /// In this program's own window.
    Window,
}

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
