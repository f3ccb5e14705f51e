//! How wide words probably are, in letters of mean width.

use unicode_segmentation::UnicodeSegmentation;

/// Advance of a Latin letter relative to a Persian one.
const LATIN: f64 = 1.2;

/// Width of a text in Persian letters. Marks and joiners have none.
pub(super) fn width(text: &str) -> f64 {
    text.graphemes(true)
        .map(|g| match g.chars().next() {
            Some('\u{200c}' | '\u{200e}' | '\u{200f}') | None => 0.0,
            Some(c) if c.is_ascii_alphanumeric() => LATIN,
            Some(_) => 1.0,
        })
        .sum()
}

/// Width of a word in Persian letters of mean width by the shapes of its letters: at the end of a word and before a half
/// space many are more than twice as wide as within it.
pub(super) fn shaped_width(word: &str) -> f64 {
    // What is taken off a word for narrow letters is not the same in every face.
    const LEAST: f64 = 0.8;
    let mut letters = word.chars().filter(|c| !is_mark(*c)).peekable();
    let mut shaped = 0.0;
    while let Some(letter) = letters.next() {
        shaped += match shape(letter) {
            Some((joined, last)) => match letters.peek() {
                Some(next) if shape(*next).is_some() => joined,
                _ => last,
            },
            None => width(letter.encode_utf8(&mut [0; 4])),
        };
    }
    shaped.max(width(word) * LEAST)
}

/// Marks over and under letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' | '\u{0670}')
}

/// How wide a letter is where the next one is joined to it and where none is, as parts of the mean; in DejaVu Sans, whose
/// letters differ most. `None` for what is no Persian letter.
fn shape(letter: char) -> Option<(f64, f64)> {
    Some(match letter {
        'ا' | 'آ' | 'أ' | 'إ' | 'ء' => (0.55, 0.55),
        'د' | 'ذ' => (0.8, 0.8),
        'ر' | 'ز' | 'ژ' | 'و' | 'ؤ' => (0.9, 0.9),
        'ب' | 'پ' | 'ت' | 'ث' | 'ن' | 'ی' | 'ي' | 'ئ' => (0.6, 1.5),
        'ل' => (0.6, 1.3),
        'ج' | 'چ' | 'ح' | 'خ' | 'ع' | 'غ' => (1.05, 1.05),
        'س' | 'ش' | 'ص' | 'ض' => (1.45, 2.05),
        'ط' | 'ظ' => (1.4, 1.55),
        'ف' => (1.05, 1.75),
        'ق' => (1.05, 1.35),
        'ک' | 'ك' | 'گ' => (0.85, 1.5),
        'م' => (0.95, 1.15),
        'ه' | 'ۀ' | 'ة' => (1.0, 0.9),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_as_wide_as_the_shapes_of_its_letters() {
        // The same number of letters, which are wide at the ends of parts.
        assert!(shaped_width("کسب‌تن") > 1.3 * shaped_width("بیتنا"));
        assert!((shaped_width("تحصیلات") - 7.0).abs() < 1.0);
        assert!((shaped_width("MAXQDA") - 6.0 * LATIN).abs() < 1e-9);
        assert_eq!(shaped_width("نُه"), shaped_width("نه"));
    }
}
