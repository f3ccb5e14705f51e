//! How a table speaks: language, direction, digits.

use unicode_bidi::{BidiClass, bidi_class};

use crate::i18n::{Digits, Lang};

/// The side on which the first column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// First column on the right.
    #[default]
    Rtl,
    /// First column on the left.
    Ltr,
}

impl Direction {
    /// The direction of a text by its first letter that has one; `fallback` when none has.
    pub fn of(text: &str, fallback: Self) -> Self {
        text.chars()
            .find_map(|c| match bidi_class(c) {
                BidiClass::L => Some(Self::Ltr),
                BidiClass::R | BidiClass::AL => Some(Self::Rtl),
                _ => None,
            })
            .unwrap_or(fallback)
    }
}

/// How a table speaks: its language, the direction of its columns and its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// Language of headings, caption and notes.
    pub lang: Lang,
    /// Order of the columns.
    pub direction: Direction,
    /// Digits of numbers. The text of cells is never rewritten.
    pub digits: Digits,
}

impl Default for Style {
    fn default() -> Self {
        Self::FA
    }
}

impl Style {
    /// Persian, right to left, Persian digits.
    pub const FA: Self = Self {
        lang: Lang::Fa,
        direction: Direction::Rtl,
        digits: Digits::Persian,
    };
    /// English, left to right, Latin digits.
    pub const EN: Self = Self {
        lang: Lang::En,
        direction: Direction::Ltr,
        digits: Digits::Latin,
    };

    /// The same language and direction with other digits.
    pub fn with_digits(self, digits: Digits) -> Self {
        Self { digits, ..self }
    }

    /// Whether the first column stands on the right.
    pub fn is_rtl(self) -> bool {
        self.direction == Direction::Rtl
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_gives_the_direction() {
        for (text, expected) in [
            ("«۱۲» دفتر A", Direction::Rtl),
            ("(3) SMS پیامک", Direction::Ltr),
            ("۱۲٫۵", Direction::Ltr),
        ] {
            assert_eq!(Direction::of(text, Direction::Ltr), expected, "{text}");
        }
    }
}
