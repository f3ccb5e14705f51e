//! Which language and which digits.

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Persian: right to left, Persian digits, Solar Hijri dates.
    #[default]
    Fa,
    /// English: left to right, Latin digits, Gregorian dates.
    En,
}

impl Lang {
    /// Every language of the interface.
    pub const ALL: [Self; 2] = [Self::Fa, Self::En];

    /// The language of this machine where it is one of ours, else Persian.
    #[must_use]
    pub fn of_machine() -> Self {
        sys_locale::get_locale()
            .and_then(|locale| Self::from_code(&locale))
            .unwrap_or_default()
    }

    /// Reads a language code or a locale: `fa`, `fa-IR`, `en_US.UTF-8`. `None` for any other language.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }

    /// The ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fa => "fa",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fa => "فارسی",
            Self::En => "English",
        }
    }

    /// Whether the window is laid out from right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Fa
    }

    /// The calendar usual in this language.
    #[must_use]
    pub fn calendar(self) -> Calendar {
        match self {
            Self::Fa => Calendar::Jalali,
            Self::En => Calendar::Gregorian,
        }
    }

    /// The digits usual in this language.
    #[must_use]
    pub fn digits(self) -> Digits {
        match self {
            Self::Fa => Digits::Persian,
            Self::En => Digits::Latin,
        }
    }

    pub(super) fn id(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }

    /// The ids of all texts of this language.
    #[cfg(test)]
    pub(crate) fn ids(self) -> impl Iterator<Item = String> {
        let head = |line: &str| Some(line.split_once(" =")?.0.to_owned());
        let ids = self.source().lines().filter_map(head);
        ids.filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase()))
    }

    pub(super) fn source(self) -> &'static str {
        match self {
            Self::Fa => include_str!("../../assets/i18n/fa.ftl"),
            Self::En => include_str!("../../assets/i18n/en.ftl"),
        }
    }
}

/// The calendar in which dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Calendar {
    /// The solar calendar of Iran.
    Jalali,
    /// The calendar of most of the world.
    Gregorian,
}

/// The digits in which the interface writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Digits {
    /// ۰۱۲۳۴۵۶۷۸۹
    Persian,
    /// 0123456789
    Latin,
}
