//! Putting other words in the place of what was found.

use std::ops::Range;

use super::persian::fold::ZWNJ;
use super::search::SearchOptions;
use super::{Patch, Splice, Text};

/// Joins what is written apart.
const ZWJ: char = '\u{200D}';

/// The patch that puts `with` in the place of hits, as [`super::search::find`] gives them under these options: bytes, in
/// order. What reads so already is left alone.
///
/// Words found without regard to spelling give way with their marks. The half space behind one belongs to the next part
/// of the word and stays, as long as there is something for it to follow.
pub fn patch(text: &Text, hits: &[Range<usize>], options: SearchOptions, with: &str) -> Patch {
    let joins = |c: char| matches!(c, ZWNJ | ZWJ);
    let spares = !options.exact && !with.is_empty() && !with.ends_with(joins);
    let mut splices = Vec::new();
    let mut free = 0;
    for hit in hits {
        let found = text.as_str().get(hit.clone()).unwrap_or_default();
        let found = if spares {
            found.trim_end_matches(joins)
        } else {
            found
        };
        // Two finds in one letter, such as two faces of one emoji, cannot both give way.
        if hit.start < free || found == with {
            continue;
        }
        free = hit.end;
        splices.push(Splice {
            range: text.range(hit.start..hit.start + found.len()),
            inserted: with.to_owned(),
        });
    }
    Patch::new(splices).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::{FoldedText, Query, find};

    fn replaced(text: &str, query: &str, options: SearchOptions, with: &str) -> String {
        let text = Text::new(text);
        let hits = find(
            &FoldedText::new(text.shared()),
            &Query::new(query, options).unwrap(),
        );
        let new = patch(&text, &hits, options, with).apply(&text).unwrap();
        new.as_str().to_owned()
    }

    #[test]
    fn whatever_is_found_gives_way_whole() {
        let folded = SearchOptions::default();
        assert_eq!(
            replaced("كتاب و کِتاب و کتاب", "کتاب", folded, "دفتر"),
            "دفتر و دفتر و دفتر"
        );
        assert_eq!(
            replaced("می روم، میروم، می‌روم", "می روم", folded, "می‌روم"),
            "می‌روم، می‌روم، می‌روم"
        );
        assert_eq!(replaced("تهران 🙂 تهران", "تهران", folded, ""), " 🙂 ");
        let whole = SearchOptions {
            whole_word: true,
            ..folded
        };
        assert_eq!(replaced("کار کارگر کار", "کار", whole, "پیشه"), "پیشه کارگر پیشه");
        let exact = SearchOptions {
            exact: true,
            ..folded
        };
        assert_eq!(replaced("كتاب کتاب", "ك", exact, "ک"), "کتاب کتاب");
        let regex = SearchOptions {
            regex: true,
            ..folded
        };
        assert_eq!(replaced("سال ۱۴۰۲ و ۱۴۰۳", r"\d{4}", regex, "…"), "سال … و …");
    }

    #[test]
    fn what_reads_so_already_is_left_alone() {
        let text = Text::new("كتاب و کتاب");
        let options = SearchOptions::default();
        let hits = find(
            &FoldedText::new(text.shared()),
            &Query::new("کتاب", options).unwrap(),
        );
        assert_eq!(
            (hits.len(), patch(&text, &hits, options, "کتاب").splices().len()),
            (2, 1)
        );
        assert_eq!(patch(&text, &[0..4, 2..6], options, "x").splices().len(), 1);
    }

    #[test]
    fn the_half_space_behind_a_word_stays_with_what_follows() {
        let folded = SearchOptions::default();
        assert_eq!(replaced("نگران‌اید", "نگران", folded, "دلواپس"), "دلواپس‌اید");
        assert_eq!(replaced("نگران‌اید", "نگران", folded, "دلواپس‌"), "دلواپس‌اید");
        assert_eq!(replaced("نگران‌اید", "نگران", folded, ""), "اید");
        assert_eq!(replaced("کتاب‌ها", "کتاب‌ها", folded, "کتب"), "کتب");
        let exact = SearchOptions {
            exact: true,
            ..folded
        };
        assert_eq!(replaced("می‌روم", "می‌", exact, "می"), "میروم");
    }
}
