//! How a table speaks: language, direction, digits.

use crate::i18n::{Digits, Lang};
use crate::text::Direction;

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
            assert_eq!(
                Direction::of_first_letter(text, Direction::Ltr),
                expected,
                "{text}"
            );
        }
    }
}
