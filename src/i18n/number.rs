//! Numbers in the reader's digits.

use std::borrow::Cow;

use fluent_bundle::FluentValue;

use super::{Digits, Words};

/// A number of any width, for display: integers beyond 2⁵³ lose their last digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub(super) f64);

macro_rules! from_small {
    ($($t:ty),*) => {$(
        impl From<$t> for Number {
            fn from(n: $t) -> Self {
                Self(f64::from(n))
            }
        }
    )*};
}
from_small!(i32, u8, u16, u32, f32, f64);

macro_rules! from_large {
    ($($t:ty),*) => {$(
        impl From<$t> for Number {
            fn from(n: $t) -> Self {
                Self(n as f64)
            }
        }
    )*};
}
from_large!(i64, u64, usize);

impl Words {
    /// A number as the reader writes it, grouped by thousands, with at most two decimal places:
    /// ۱٬۲۳۴ or 1,234.
    #[must_use]
    pub fn number(&self, n: impl Into<Number>) -> String {
        format_number(n.into().0, 0, 2, self.digits())
    }

    /// A share from 0 to 1 as a percentage with at most `places` decimal places: ۴۵٫۵٪ or 45.5%.
    #[must_use]
    pub fn percent(&self, share: f64, places: usize) -> String {
        let sign = if self.digits() == Digits::Persian {
            '٪'
        } else {
            '%'
        };
        format!("{}{sign}", format_number(share * 100.0, 0, places, self.digits()))
    }

    /// A text with its Latin digits changed to the reader's, for numbers that are never grouped (a year, `3:05`).
    #[must_use]
    pub fn in_digits<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.digits() {
            Digits::Persian if text.contains(|c: char| c.is_ascii_digit()) => {
                Cow::Owned(text.chars().map(persian_digit).collect())
            }
            _ => Cow::Borrowed(text),
        }
    }
}

impl Digits {
    /// A number with exactly `places` decimal places: ۰٫۸۵ or 0.85. What is not finite is a dash.
    #[must_use]
    pub fn number(self, n: f64, places: usize) -> String {
        format_number(n, places, places, self)
    }

    /// A share in hundredths (0 to 100) with its sign and exactly `places` decimal places: ۱۲٫۵٪ or 12.5%.
    #[must_use]
    pub fn percent(self, hundredths: f64, places: usize) -> String {
        let sign = if self == Self::Persian { '٪' } else { '%' };
        format!("{}{sign}", self.number(hundredths, places))
    }
}

/// Formats the numbers inside a message; everything else is left to Fluent.
pub(super) fn fluent(value: &FluentValue<'_>, digits: Digits) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let least = number.options.minimum_fraction_digits.unwrap_or(0);
    let most = number.options.maximum_fraction_digits.unwrap_or(2).max(least);
    let written = format_number(number.value, least, most, digits);
    if number.options.use_grouping {
        return Some(written);
    }
    Some(written.replace(thousands(digits), ""))
}

fn persian_digit(c: char) -> char {
    match c.to_digit(10) {
        Some(d) if c.is_ascii_digit() => char::from_u32(0x06F0 + d).unwrap_or(c),
        _ => c,
    }
}

/// What stands between groups of three digits.
fn thousands(digits: Digits) -> char {
    match digits {
        Digits::Persian => '٬',
        Digits::Latin => ',',
    }
}

/// Between `least` and `most` decimal places, trailing zeros beyond `least` dropped; U+2212 as minus sign, with
/// a left-to-right mark before it so that it stays at the left of Persian digits.
fn format_number(n: f64, least: usize, most: usize, digits: Digits) -> String {
    if !n.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.most$}", n.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut fraction = fraction;
    while fraction.len() > least && fraction.ends_with('0') {
        fraction = fraction.get(..fraction.len() - 1).unwrap_or_default();
    }
    let zero = plain.bytes().all(|b| b == b'0' || b == b'.');
    let mut out = String::with_capacity(plain.len() * 2 + 6);
    if n < 0.0 && !zero {
        out.push_str("\u{200E}\u{2212}");
    }
    let point = match digits {
        Digits::Persian => '٫',
        Digits::Latin => '.',
    };
    let digit = |c: char| {
        if digits == Digits::Persian {
            persian_digit(c)
        } else {
            c
        }
    };
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(thousands(digits));
        }
        out.push(digit(c));
    }
    if !fraction.is_empty() {
        out.push(point);
        out.extend(fraction.chars().map(digit));
    }
    out
}
