//! Times in transcripts: `[00:12:03]`, `#00:14:10-5#`, `00:03:40.5`, in any set of digits.

use super::persian::digits;

/// A time at the very start of `text`: its milliseconds and the bytes that it takes with its brackets.
///
/// Hours may be missing where there are brackets, or where minutes and seconds have two digits each.
pub fn leading(text: &str) -> Option<(u64, usize)> {
    let open = text.chars().next()?;
    let close = match open {
        '[' => Some(']'),
        '(' => Some(')'),
        '{' => Some('}'),
        '#' => Some('#'),
        _ => None,
    };
    let Some(close) = close else {
        return bare(text, false);
    };
    let inner = text.get(open.len_utf8()..)?;
    let space = inner.len() - inner.trim_start().len();
    let (ms, len) = bare(inner.trim_start(), true)?;
    let tail = inner.get(space + len..)?.trim_start();
    let tail = tail.strip_prefix(close)?;
    Some((ms, text.len() - tail.len()))
}

fn bare(text: &str, bracketed: bool) -> Option<(u64, usize)> {
    let mut rest = text;
    let mut parts = Vec::new();
    loop {
        let (number, digits, tail) = number(rest)?;
        parts.push((number, digits));
        rest = tail;
        match rest.strip_prefix([':', '：']) {
            Some(tail) if parts.len() < 3 && tail.starts_with(|c| digits::value(c).is_some()) => rest = tail,
            _ => break,
        }
    }
    let seconds = match *parts.as_slice() {
        [(h, _), (m, _), (s, _)] if m < 60 && s < 60 => h * 3600 + m * 60 + s,
        [(m, 1..=3), (s, 2)] if s < 60 && (bracketed || parts.first().is_some_and(|p| p.1 == 2)) => {
            m * 60 + s
        }
        _ => return None,
    };
    let mut ms = seconds * 1000;
    if let Some(tail) = rest.strip_prefix(['.', ',', '٫', '-'])
        && let Some((fraction, digits, tail)) = number(tail)
        && digits <= 3
    {
        ms += fraction * 10u64.pow(3 - digits);
        rest = tail;
    }
    Some((ms, text.len() - rest.len()))
}

/// A number of at most six digits, how many they are, and what follows.
fn number(text: &str) -> Option<(u64, u32, &str)> {
    let end = text.find(|c| digits::value(c).is_none()).unwrap_or(text.len());
    let (digits, tail) = text.split_at(end);
    let count = digits.chars().count() as u32;
    let value = digits::parse_u32(digits)?;
    (count <= 6).then_some((value.into(), count, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            ("[00:12:03] x", Some((723_000, 10))),
            ("#00:14:10-5#", Some((850_500, 12))),
            ("00:03:40.5Name", Some((220_500, 10))),
            ("۰۰:۰۱:۰۰٫۲۵۰", Some((60_250, 22))),
            ("( 3:05 )", Some((185_000, 8))),
            ("03:05 A", Some((185_000, 5))),
            ("3:05", None),
            ("12", None),
            ("[12]", None),
            ("00:75:00", None),
            ("[00:12:03", None),
            ("9999999:00:00", None),
            ("", None),
        ] {
            assert_eq!(leading(text), expected, "{text}");
        }
    }
}
