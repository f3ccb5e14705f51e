//! The order of Persian words, for every list that a reader looks things up in.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::persian::digits::number;

/// Two strengths of the same order: by letters alone, and with marks and case as well.
struct Collators {
    letters: CollatorBorrowed<'static>,
    details: CollatorBorrowed<'static>,
}

static COLLATORS: LazyLock<Option<Collators>> = LazyLock::new(|| {
    let collator = |strength| {
        let mut preferences = CollatorPreferences::from(&locale!("fa"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let mut options = CollatorOptions::default();
        options.strength = Some(strength);
        Collator::try_new(preferences, options)
    };
    match (collator(Strength::Primary), collator(Strength::Tertiary)) {
        (Ok(letters), Ok(details)) => Some(Collators { letters, details }),
        (Err(error), _) | (_, Err(error)) => {
            log::error!("no Persian order in this build: {error}");
            None
        }
    }
});

/// Persian dictionary order: آ ا ب … ک گ … ن و ه ی, Latin after it, «م۲» before «م۱۰».
///
/// Half spaces, tatweel, marks and the digit set decide only between words that are otherwise the same, and the code
/// points decide last, so that equal means identical.
pub fn compare(a: &str, b: &str) -> Ordering {
    match &*COLLATORS {
        Some(order) => order
            .letters
            .compare(a, b)
            .then_with(|| order.details.compare(a, b))
            .then_with(|| a.cmp(b)),
        None => a.cmp(b),
    }
}

/// The order of the values of an attribute: numbers by what they are worth, in whichever digits, before words in the
/// order of [`compare`].
pub fn compare_values(a: &str, b: &str) -> Ordering {
    let worth = |text: &str| number(text).and_then(|number| number.parse::<f64>().ok());
    match (worth(a), worth(b)) {
        (Some(one), Some(other)) => one.total_cmp(&other).then_with(|| compare(a, b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => compare(a, b),
    }
}

/// Puts the values of an attribute into order where all of them are numbers; others stay as they stand, which is
/// usually an order that somebody has thought of. Gives whether they were put into order.
pub fn sort_numbers<V: AsRef<str>>(values: &mut [V]) -> bool {
    let are_numbers = values.iter().all(|value| number(value.as_ref()).is_some());
    if are_numbers {
        values.sort_by(|a, b| compare_values(a.as_ref(), b.as_ref()));
    }
    are_numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_numbers_stand_by_what_they_are_worth() {
        let sorted = ["−۳", "8", "۱۲", "12.25", "۱۲٫۵", "۲۵", "۲۵ سال", "ارشد", "دکتری"];
        let mut values = sorted;
        values.reverse();
        values.sort_by(|a, b| compare_values(a, b));
        assert_eq!(values, sorted);
    }

    #[test]
    fn words_stand_in_dictionary_order() {
        let sorted = [
            "12",
            "۱۰۰",
            "آب",
            "آب‌انبار",
            "آبی",
            "ابر",
            "پدر",
            "چای",
            "ژرف",
            "کار",
            "کارگر",
            "گل",
            "م۲",
            "م۱۰",
            "نان",
            "ورق",
            "هنر",
            "یار",
        ];
        let mut words = sorted;
        words.reverse();
        words.sort_by(|a, b| compare(a, b));
        assert_eq!(words, sorted);
    }

    #[test]
    fn spelling_decides_only_between_the_same_words() {
        assert_eq!(compare("کتابها", "كتاب‌هاي"), Ordering::Less);
        assert_eq!(compare("می‌روم", "میروی"), Ordering::Less);
        assert_eq!(compare("م۲", "م2ب"), Ordering::Less);
        assert_eq!(compare("گل", "گل"), Ordering::Equal);
        assert_ne!(compare("می‌روم", "میروم"), Ordering::Equal);
    }
}
