//! The three sets of digits that Persian texts hold, and the conversions between them.

/// A set of decimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigitSet {
    /// ۰۱۲۳۴۵۶۷۸۹, U+06F0 to U+06F9.
    Persian,
    /// 0123456789.
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩, U+0660 to U+0669.
    Arabic,
}

impl DigitSet {
    fn zero(self) -> u32 {
        match self {
            Self::Persian => 0x06F0,
            Self::Latin => 0x30,
            Self::Arabic => 0x0660,
        }
    }
}

/// The value of a digit of any of the three sets, 0 to 9.
pub fn value(c: char) -> Option<u32> {
    [DigitSet::Latin, DigitSet::Persian, DigitSet::Arabic]
        .into_iter()
        .find_map(|set| u32::from(c).checked_sub(set.zero()).filter(|v| *v < 10))
}

/// `text` with every digit, of whichever set, written in `set`; nothing else is touched.
///
/// ```
/// use gozareh::text::persian::digits::{DigitSet, convert};
/// assert_eq!(convert("م۱۲ و 3", DigitSet::Persian), "م۱۲ و ۳");
/// ```
pub fn convert(text: &str, set: DigitSet) -> String {
    text.chars()
        .map(|c| value(c).and_then(|v| char::from_u32(set.zero() + v)).unwrap_or(c))
        .collect()
}

/// A number as attributes have them in the digits of a set, with the decimal mark that goes with them; `None` where the
/// text is no number.
///
/// ```
/// use gozareh::text::persian::digits::{DigitSet, number_in};
/// assert_eq!(number_in("17.5", DigitSet::Persian).as_deref(), Some("۱۷٫۵"));
/// assert_eq!(number_in("۳۰", DigitSet::Latin).as_deref(), Some("30"));
/// assert_eq!(number_in("30 سال", DigitSet::Persian), None);
/// ```
pub fn number_in(text: &str, set: DigitSet) -> Option<String> {
    let latin = number(text)?;
    let (minus, digits) = match latin.strip_prefix('-') {
        // It stays at the left of Persian digits.
        Some(digits) => ("\u{200e}\u{2212}", digits),
        None => ("", latin.as_str()),
    };
    let digits = match set {
        DigitSet::Latin => digits.to_owned(),
        DigitSet::Persian | DigitSet::Arabic => convert(digits, set).replace('.', "٫"),
    };
    Some(format!("{minus}{digits}"))
}

/// A number as attributes have them, in Latin digits: with a sign before and a decimal mark or not.
///
/// ```
/// use gozareh::text::persian::digits::number;
/// assert_eq!(number("−۱۲٫۵").as_deref(), Some("-12.5"));
/// assert_eq!(number("۱۲ سال"), None);
/// ```
pub fn number(text: &str) -> Option<String> {
    let text = convert(text.trim(), DigitSet::Latin)
        .replace('٫', ".")
        .replace('−', "-");
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && text.parse::<f64>().is_ok_and(f64::is_finite);
    is_number.then_some(text)
}

/// A whole number written in digits of any set, white space around it allowed; `None` for anything else
/// and for numbers beyond `u32`.
pub fn parse_u32(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    text.chars()
        .try_fold(0u32, |number, c| number.checked_mul(10)?.checked_add(value(c)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_set_becomes_each_other() {
        let sets = [
            (DigitSet::Persian, "۰۱۲۳۴۵۶۷۸۹ م"),
            (DigitSet::Latin, "0123456789 م"),
            (DigitSet::Arabic, "٠١٢٣٤٥٦٧٨٩ م"),
        ];
        for (_, from) in sets {
            for (set, to) in sets {
                assert_eq!(convert(from, set), to);
            }
        }
    }

    #[test]
    fn numbers_are_read_in_any_set() {
        for (text, number) in [
            ("۱۲", Some(12)),
            (" ٣4 ", Some(34)),
            ("4294967295", Some(u32::MAX)),
            ("4294967296", None),
            ("-1", None),
            ("۱٫۵", None),
            ("", None),
        ] {
            assert_eq!(parse_u32(text), number, "{text}");
        }
    }
}
