//! Numbers as words of a table: digits, marks and grouping.

use super::Digits;

/// The figure rounded to `decimals`, thousands grouped from five digits on.
///
/// The minus sign is U+2212; in Persian it follows a left-to-right mark, which keeps it at the left of the number as
/// CLDR writes it. Not for data formats: those take the number itself.
pub fn format(value: f64, decimals: u8, digits: Digits) -> String {
    let plain = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, point, minus) = match digits {
        Digits::Fa => ('٬', '٫', "\u{200E}\u{2212}"),
        Digits::En => (',', '.', "\u{2212}"),
    };
    let mut out = String::new();
    let is_zero = plain.bytes().all(|b| matches!(b, b'0' | b'.'));
    if value < 0.0 && !is_zero {
        out.push_str(minus);
    }
    for (i, digit) in whole.chars().enumerate() {
        let left = whole.len() - i;
        if i > 0 && whole.len() > 4 && left.is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    in_digits(&out, digits)
}

/// A share in hundredths with its sign: `۱۲٫۵٪`.
pub fn percent(share: f64, decimals: u8, digits: Digits) -> String {
    let sign = match digits {
        Digits::Fa => '٪',
        Digits::En => '%',
    };
    format(share, decimals, digits) + sign.encode_utf8(&mut [0; 4])
}

/// `text` with its Latin digits in the asked digits. Meant for composed words (captions, notes), not for quotations.
pub fn in_digits(text: &str, digits: Digits) -> String {
    match digits {
        Digits::En => text.to_owned(),
        Digits::Fa => text
            .chars()
            .map(|c| match c.to_digit(10) {
                Some(d) => char::from_u32(0x06F0 + d).unwrap_or(c),
                None => c,
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_signed_in_both_digit_sets() {
        let check = |value, decimals, fa: &str, en: &str| {
            assert_eq!(format(value, decimals, Digits::Fa), fa);
            assert_eq!(format(value, decimals, Digits::En), en);
        };
        check(0.0, 0, "۰", "0");
        check(1234.0, 0, "۱۲۳۴", "1234");
        check(1_234_567.854, 2, "۱٬۲۳۴٬۵۶۷٫۸۵", "1,234,567.85");
        check(-0.0563, 2, "\u{200E}\u{2212}۰٫۰۶", "\u{2212}0.06");
        check(-0.001, 2, "۰٫۰۰", "0.00");
    }
}
