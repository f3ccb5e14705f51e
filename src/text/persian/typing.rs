//! Help while typing Persian on a keyboard that was made for Arabic or English.

use std::borrow::Cow;

use super::digits::{self, DigitSet};

/// What is put right as it is typed. Nothing unless chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct TypingHelp {
    /// The Arabic letters ي ى ك become the Persian ی and ک.
    pub letters: bool,
    /// Latin and Arabic digits become Persian ones, except after Latin letters.
    pub digits: bool,
}

/// The text that is to stand in the document for `typed`; `before` is what stands before it in its paragraph.
///
/// A digit belongs to the letters before it: «گروه 2» becomes «گروه ۲», while «MAXQDA 2020», an e-mail address and an
/// English sentence keep their digits.
///
/// ```
/// use gozareh::text::persian::typing::{TypingHelp, with_typing_help};
/// let helpers = TypingHelp { letters: true, digits: true };
/// assert_eq!(with_typing_help("گروه ", "2", helpers), "۲");
/// assert_eq!(with_typing_help("MAXQDA ", "2", helpers), "2");
/// assert_eq!(with_typing_help("", "كيف", helpers), "کیف");
/// ```
pub fn with_typing_help<'a>(before: &str, typed: &'a str, helpers: TypingHelp) -> Cow<'a, str> {
    let wanted = |c: char| {
        (helpers.letters && letter(c) != c)
            || (helpers.digits && !is_persian(c) && digits::value(c).is_some())
    };
    if !typed.chars().any(wanted) {
        return Cow::Borrowed(typed);
    }
    let mut after_latin = before.chars().rev().find_map(is_latin_letter).unwrap_or(false);
    typed
        .chars()
        .map(|c| {
            after_latin = is_latin_letter(c).unwrap_or(after_latin);
            match digits::value(c) {
                Some(_) if helpers.digits && !after_latin => persian_digit(c),
                None if helpers.letters => letter(c),
                _ => c,
            }
        })
        .collect::<String>()
        .into()
}

fn letter(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        _ => c,
    }
}

fn is_persian(c: char) -> bool {
    matches!(c, '۰'..='۹')
}

fn persian_digit(c: char) -> char {
    let mut buffer = [0; 4];
    digits::convert(c.encode_utf8(&mut buffer), DigitSet::Persian)
        .chars()
        .next()
        .unwrap_or(c)
}

/// Whether a letter is of a script that writes its numbers with Latin digits; `None` for what is no letter.
fn is_latin_letter(c: char) -> Option<bool> {
    c.is_alphabetic()
        .then_some(!matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: TypingHelp = TypingHelp {
        letters: true,
        digits: true,
    };

    /// As if typed letter by letter.
    fn typed(text: &str, helpers: TypingHelp) -> String {
        let mut written = String::new();
        for c in text.chars() {
            let mut buffer = [0; 4];
            let helped = with_typing_help(&written, c.encode_utf8(&mut buffer), helpers).into_owned();
            written.push_str(&helped);
        }
        written
    }

    #[test]
    fn digits_follow_the_letters_before_them() {
        for (keys, written) in [
            ("علي كيست؟", "علی کیست؟"),
            ("در 45.5% موارد", "در ۴۵.۵% موارد"),
            ("1403/2/9", "۱۴۰۳/۲/۹"),
            ("٤٥ نفر", "۴۵ نفر"),
            (
                "با MAXQDA 2020 كار كرد، در سال 1399",
                "با MAXQDA 2020 کار کرد، در سال ۱۳۹۹",
            ),
            ("user2@example.com", "user2@example.com"),
            ("In 2020 we", "In 2020 we"),
            ("۱۲۳ یک", "۱۲۳ یک"),
        ] {
            assert_eq!(typed(keys, BOTH), written);
            assert_eq!(with_typing_help("", keys, BOTH), written, "at once");
        }
    }

    #[test]
    fn nothing_is_changed_unless_chosen() {
        let text = "علي 12 ك";
        assert!(matches!(
            with_typing_help("", text, TypingHelp::default()),
            Cow::Borrowed(_)
        ));
        let letters = TypingHelp {
            letters: true,
            digits: false,
        };
        assert_eq!(with_typing_help("", text, letters), "علی 12 ک");
        let digits = TypingHelp {
            letters: false,
            digits: true,
        };
        assert_eq!(with_typing_help("", text, digits), "علي ۱۲ ك");
    }
}
