//! What there is of several things, in words that say nothing of what there is none of.

use crate::i18n::Words;

/// How many there are of each, by the ids of the texts that count them, those of which there are none left out: «۲
/// کدگذاری و ۱ یادداشت». Empty where there is nothing.
pub fn counted(words: &Words, things: &[(&str, usize)]) -> String {
    let and = words.get("counted-and");
    parts(words, things).join(&and)
}

/// The same as things beside each other: «۲ گزاره · ۱ سند».
pub fn side_by_side(words: &Words, things: &[(&str, usize)]) -> String {
    parts(words, things).join(" · ")
}

fn parts(words: &Words, things: &[(&str, usize)]) -> Vec<String> {
    let there = things.iter().filter(|(_, n)| *n > 0);
    there.map(|(id, n)| words.with(id, &[("n", *n)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn what_there_is_none_of_is_not_told() {
        let told = |lang, n: [usize; 3]| {
            let ids = ["counted-codings", "counted-memos", "counted-documents"];
            let things: Vec<_> = ids.into_iter().zip(n).collect();
            counted(&Words::new(lang), &things)
        };
        assert_eq!(told(Lang::Fa, [3, 0, 2]), "۳ کدگذاری و ۲ سند");
        assert_eq!(told(Lang::Fa, [0, 1, 0]), "۱ یادداشت");
        assert_eq!(told(Lang::En, [1, 2, 1]), "1 coding and 2 memos and 1 document");
        assert_eq!(told(Lang::En, [0, 0, 0]), "");
    }
}
