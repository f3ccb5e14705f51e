//! Splitting mixed text into runs for formats that want each run's script named.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::text::Direction;

/// A stretch of text in one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScriptRun<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// Whether it is set right to left with the Persian font.
    pub(super) rtl: bool,
}

/// The runs of a text by the Unicode bidirectional algorithm in a paragraph of the given direction.
///
/// Persian and Arabic digits count as Persian wherever they stand, because the Latin font has none.
pub(super) fn split(text: &str, paragraph: Direction) -> Vec<ScriptRun<'_>> {
    let base = match paragraph {
        Direction::Rtl => Level::rtl(),
        Direction::Ltr => Level::ltr(),
    };
    let levels = BidiInfo::new(text, Some(base)).levels;
    let mut runs: Vec<ScriptRun<'_>> = Vec::new();
    let mut start = 0;
    let mut current: Option<bool> = None;
    for (at, c) in text.char_indices() {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let rtl = match bidi_class(c) {
            // Marks and joiners stay with the letter before them.
            BidiClass::NSM | BidiClass::BN => current.unwrap_or(base.is_rtl()),
            _ if matches!(c, '\u{200e}' | '\u{200f}') => current.unwrap_or(base.is_rtl()),
            // A mark between two digits belongs to the number.
            BidiClass::CS | BidiClass::ES if next.is_some_and(is_persian_digit) => current.unwrap_or(true),
            BidiClass::AN => true,
            _ if is_persian_digit(c) || c == '٪' => true,
            _ => levels.get(at).is_some_and(Level::is_rtl),
        };
        match current {
            Some(before) if before != rtl => {
                runs.extend(text.get(start..at).map(|text| ScriptRun { text, rtl: before }));
                start = at;
                current = Some(rtl);
            }
            Some(_) => {}
            None => current = Some(rtl),
        }
    }
    if let (Some(rtl), Some(text)) = (current, text.get(start..)) {
        runs.push(ScriptRun { text, rtl });
    }
    runs
}

fn is_persian_digit(c: char) -> bool {
    matches!(c, '۰'..='۹')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Latin runs stand in brackets.
    fn marked(text: &str, paragraph: Direction) -> String {
        split(text, paragraph)
            .iter()
            .map(|run| {
                if run.rtl {
                    run.text.to_owned()
                } else {
                    format!("[{}]", run.text)
                }
            })
            .collect()
    }

    #[test]
    fn runs_follow_the_bidirectional_algorithm() {
        let check = |text, expected| assert_eq!(marked(text, Direction::Rtl), expected);
        check("سامانهٔ SMS (پیامک)", "سامانهٔ [SMS] (پیامک)");
        check("با Word 2016 و PDF.", "با [Word 2016] و [PDF].");
        check("سال 1399/03/12 بود", "سال [1399/03/12] بود");
        check("ساعت ۷:۳۰ و ۱۳۹۹/۰۳/۱۲", "ساعت ۷:۳۰ و ۱۳۹۹/۰۳/۱۲");
        check("می‌رود", "می‌رود");
        check("۱۲٫۵٪", "۱۲٫۵٪");
        check("دفاتر پلیس+۱۰", "دفاتر پلیس+۱۰");
        check("", "");
        assert_eq!(
            marked("Office («دفتر») no. ۳", Direction::Ltr),
            "[Office («]دفتر[») no. ]۳"
        );
    }
}
