//! Folding: the form of a text in which two spellings of one word are the same.
//!
//! For searching and counting only; stored text is never folded. Persian is written with Arabic and Persian
//! keyboards, with and without marks, with three sets of digits and with presentation forms left by old programs.
//! Ready-made tables (NFKC among them) do not unify ي and ی, or ۀ and ه, so this one is our own.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::KeyMap;
use super::digits;

/// Zero width non-joiner, the half space of Persian.
pub const ZWNJ: char = '\u{200C}';

/// What a key is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyForm {
    /// For searching: the half space is deleted and quotation marks become `"`.
    #[default]
    Search,
    /// For counting words: one half space is kept inside a word and quotation marks are dropped.
    Word,
}

/// How far folding goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// What the key is for.
    pub form: KeyForm,
    /// Also reads آ as ا, ؤ as و and ئ as ی.
    pub loose: bool,
    /// Keeps ة apart from ه.
    pub keep_teh_marbuta: bool,
}

/// What becomes of one character.
enum Treatment {
    Keep(char),
    Delete,
    /// A half space, or a sign that stands for one between Persian letters.
    Joiner,
    /// `¬`, which old files hold for a half space; itself anywhere but between Persian letters.
    NotSign,
    Quote,
    /// A presentation form, which stands for one letter or several.
    Expand,
}

fn treatment(c: char, folding: Folding) -> Treatment {
    use Treatment::*;
    match c {
        '"' | '\'' => Quote,
        '\0'..='\x7F' => Keep(c.to_ascii_lowercase()),
        '\u{064A}' | '\u{0649}' | '\u{06CD}' | '\u{06D0}' | '\u{06D2}' | '\u{0620}' => Keep('\u{06CC}'),
        '\u{0643}' | '\u{06AA}' => Keep('\u{06A9}'),
        '\u{0629}' if folding.keep_teh_marbuta => Keep(c),
        '\u{0629}' | '\u{06C0}'..='\u{06C3}' | '\u{06D5}' | '\u{06BE}' => Keep('\u{0647}'),
        '\u{0623}' | '\u{0625}' | '\u{0671}' => Keep('\u{0627}'),
        '\u{0622}' if folding.loose => Keep('\u{0627}'),
        '\u{0624}' if folding.loose => Keep('\u{0648}'),
        '\u{0626}' if folding.loose => Keep('\u{06CC}'),
        '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0610}'..='\u{061A}' | '\u{06D6}'..='\u{06ED}' => Delete,
        '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => Keep(
            digits::value(c)
                .and_then(|v| char::from_digit(v, 10))
                .unwrap_or(c),
        ),
        '\u{0640}' | '\u{061C}' => Delete,
        '\u{0600}'..='\u{06FF}' => Keep(c),
        ZWNJ => Joiner,
        '\u{00AC}' => NotSign,
        '\u{00AD}' => Joiner,
        '\u{200B}'
        | '\u{200D}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => Delete,
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => Keep(' '),
        '«' | '»' | '\u{2018}'..='\u{201F}' | '‹' | '›' | '\u{FF02}' | '\u{FF07}' => Quote,
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Expand,
        _ => Keep(lower(c)),
    }
}

/// The small letter, where it is a single one.
fn lower(c: char) -> char {
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(s), None) => s,
        _ => c,
    }
}

/// Whether `c` is a letter of the Arabic script, presentation forms included.
pub fn is_persian_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && c.is_alphabetic()
}

/// The key of `text` and the map from its bytes back to those of `text`.
pub fn fold_mapped(text: &str, folding: Folding) -> (String, KeyMap) {
    let mut map = KeyMap::default();
    let mut key = String::with_capacity(text.len());
    walk(text, folding, |at, len, piece| {
        map.push(at..at + len, piece.put(&mut key));
    });
    key.shrink_to_fit();
    (key, map)
}

/// The key of `text`.
pub fn fold(text: &str, folding: Folding) -> String {
    let mut key = String::with_capacity(text.len());
    walk(text, folding, |_, _, piece| {
        piece.put(&mut key);
    });
    key
}

/// The key for searching.
pub fn search_key(text: &str) -> String {
    fold(text, Folding::default())
}

/// The key for counting words: two spellings of one word have the same.
pub fn word_key(text: &str) -> String {
    fold(
        text,
        Folding {
            form: KeyForm::Word,
            ..Folding::default()
        },
    )
}

/// A piece of a key.
enum Piece<'a> {
    /// What the key has as the text has it.
    Same(&'a str),
    /// A character that a source of its own became.
    Letter(char),
}

impl Piece<'_> {
    /// Puts it at the end of a key; how many bytes that were.
    fn put(&self, key: &mut String) -> usize {
        match self {
            Self::Same(same) => {
                key.push_str(same);
                same.len()
            }
            Self::Letter(c) => {
                key.push(*c);
                c.len_utf8()
            }
        }
    }
}

/// Which letters of the Arabic block stay as they are, by their place in it: without
/// loose folding, and with it.
static SAME: LazyLock<[[bool; 256]; 2]> = LazyLock::new(|| {
    [false, true].map(|loose| {
        let folding = Folding {
            loose,
            ..Folding::default()
        };
        std::array::from_fn(|i| {
            let c = char::from_u32(0x600 + i as u32);
            c.is_some_and(|c| matches!(treatment(c, folding), Treatment::Keep(kept) if kept == c))
        })
    })
});

/// How many bytes at the start of a text are the same in its key whatever stands round them. Most of a Persian text is of
/// such stretches, which are copied as they are.
fn same_stretch(text: &str, same: &[bool; 256]) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        match bytes.get(at..) {
            Some([byte @ 0..=0x7F, ..]) => {
                if byte.is_ascii_uppercase() || matches!(byte, b'"' | b'\'') {
                    return at;
                }
                at += 1;
            }
            // Two bytes: U+0600 to U+06FF.
            Some([first @ 0xD8..=0xDB, second, ..]) => {
                let place = usize::from(first & 0x03) << 6 | usize::from(second & 0x3F);
                if same.get(place) == Some(&true) {
                    at += 2;
                    continue;
                }
                // A madda or a hamza may make another letter of what stands before it.
                let composes = *first == 0xD9 && matches!(second, 0x93..=0x95);
                let before = text.get(..at).and_then(|before| before.chars().next_back());
                return at - before.filter(|_| composes).map_or(0, char::len_utf8);
            }
            _ => return at,
        }
    }
}

/// Calls `emit(byte, len, piece)` for every piece of the key with the source bytes that it stands for.
fn walk<'t>(text: &'t str, folding: Folding, mut emit: impl FnMut(usize, usize, Piece<'t>)) {
    let [strict, loose] = &*SAME;
    let same = if folding.loose { loose } else { strict };
    let mut last = None;
    // A half space that is kept only when a letter follows.
    let mut pending: Option<(usize, usize)> = None;
    let mut next_at = 0;
    while let Some(rest) = text.get(next_at..).filter(|rest| !rest.is_empty()) {
        if pending.is_none() {
            let stretch = same_stretch(rest, same);
            if let Some(stretch) = rest.get(..stretch).filter(|stretch| !stretch.is_empty()) {
                emit(next_at, stretch.len(), Piece::Same(stretch));
                last = stretch.chars().next_back();
                next_at += stretch.len();
                continue;
            }
        }
        let at = next_at;
        let mut chars = rest.chars();
        let Some(mut c) = chars.next() else { break };
        let mut len = c.len_utf8();
        // آ is also written as ا and a combining madda; both must fold alike.
        if let Some(mark @ '\u{0653}'..='\u{0655}') = chars.next()
            && let Some(whole) = compose(c, mark)
        {
            c = whole;
            len += mark.len_utf8();
        }
        next_at = at + len;
        let mut put = |c: char, last: &mut Option<char>| {
            if let Some((joiner_at, joiner_len)) = pending.take()
                && c.is_alphanumeric()
            {
                emit(joiner_at, joiner_len, Piece::Letter(ZWNJ));
            }
            emit(at, len, Piece::Letter(c));
            *last = Some(c);
        };
        let joiner = match treatment(c, folding) {
            Treatment::Keep(kept) => {
                put(kept, &mut last);
                false
            }
            Treatment::Delete => false,
            Treatment::Quote if folding.form == KeyForm::Word => false,
            Treatment::Quote => {
                put('"', &mut last);
                false
            }
            Treatment::Expand => {
                // The isolated marks are a space and a mark; that space stands for no space of the text.
                for letter in std::iter::once(c).nfkc().skip_while(|l| *l == ' ') {
                    match treatment(letter, folding) {
                        Treatment::Keep(kept) => put(kept, &mut last),
                        Treatment::Expand => put(letter, &mut last),
                        _ => {}
                    }
                }
                false
            }
            Treatment::Joiner => true,
            Treatment::NotSign => {
                let stays =
                    |c: &char| !matches!(treatment(*c, folding), Treatment::Delete | Treatment::Joiner);
                let next = || text.get(at + len..).and_then(|rest| rest.chars().find(stays));
                let inside = last.is_some_and(is_persian_letter) && next().is_some_and(is_persian_letter);
                if !inside {
                    put(c, &mut last);
                }
                inside
            }
        };
        if joiner
            && folding.form == KeyForm::Word
            && pending.is_none()
            && last.is_some_and(char::is_alphanumeric)
        {
            pending = Some((at, len));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::grapheme;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn the_table() {
        for (text, key) in [
            ("يىۍېےؠ", "یییییی"),
            ("كڪ", "کک"),
            ("ةۀہۂۃەھ", "ههههههه"),
            ("خانهٔ", "خانه"),
            ("أإٱ", "ااا"),
            ("آؤئء", "آؤئء"),
            ("ا\u{0653}ب", "آب"),
            ("مُحَمَّدٰ", "محمد"),
            ("كتـــاب", "کتاب"),
            ("می‌‌روم", "میروم"),
            ("می¬روم a¬b ¬", "میروم a¬b ¬"),
            ("\u{FEFF}\u{200F}م\u{2067}ن\u{2069}", "من"),
            ("a\u{00A0}b\u{2009}c", "a b c"),
            ("۱۲٣٤5", "12345"),
            ("ﻻ ﷲ ﮔﻞ ﱞ", "لا الله گل "),
            ("«م» “n” 'o'", "\"م\" \"n\" \"o\""),
            ("Ä Email", "ä email"),
        ] {
            assert_eq!(search_key(text), key, "{text}");
        }
    }

    #[test]
    fn a_word_key_keeps_one_half_space_inside() {
        for (text, key) in [
            ("می‌‌روم", "می‌روم"),
            ("می¬روم", "می‌روم"),
            ("كتاب‌هاي‌", "کتاب‌های"),
            ("‌«پل»", "پل"),
            ("می‌ روم", "می روم"),
            ("مدرسة", "مدرسه"),
        ] {
            assert_eq!(word_key(text), key, "{text}");
        }
    }

    #[test]
    fn options_go_further_or_less_far() {
        let loose = Folding {
            loose: true,
            ..Folding::default()
        };
        assert_eq!(fold("آرؤسئ ا\u{0653}", loose), "اروسی ا");
        let apart = Folding {
            keep_teh_marbuta: true,
            ..Folding::default()
        };
        assert_eq!(fold("ةۀ", apart), "ةه");
    }

    fn persian() -> impl Strategy<Value = String> {
        "(?s)[ا-یيكةۀهآأؤئﻻﷲﮔ\u{64B}-\u{655}\u{200C}-\u{200F}\u{2060}-\u{2069}ـ¬\u{AD}۰-۹٠-٣«»“a-cA\u{301} \\n\u{A0}👩\u{200D}🔬]{0,40}"
    }

    proptest! {
        #[test]
        fn every_span_of_a_key_maps_back(text in persian(), word in any::<bool>(), loose in any::<bool>()) {
            let form = if word { KeyForm::Word } else { KeyForm::Search };
            let folding = Folding { form, loose, keep_teh_marbuta: false };
            let (key, map) = fold_mapped(&text, folding);
            prop_assert_eq!(&key, &fold(&text, folding));
            prop_assert_eq!(map.key_len(), key.len());
            let borders: Vec<usize> =
                key.char_indices().map(|(i, _)| i).chain([key.len()]).collect();
            let graphemes: Vec<usize> =
                text.grapheme_indices(true).map(|(i, _)| i).chain([text.len()]).collect();
            for (i, &from) in borders.iter().enumerate() {
                for &to in borders.iter().skip(i + 1) {
                    let source = map.source(from..to);
                    let refolded = fold(&text[source.clone()], folding);
                    // A ligature is one letter of the source, so a span that holds a part of it gets the whole.
                    let ligature = text[source.clone()].contains(['ﻻ', 'ﷲ']);
                    let same = refolded == key[from..to];
                    let edge = key[from..to].starts_with(ZWNJ) || key[from..to].ends_with(ZWNJ);
                    prop_assert!(same || edge || ligature && refolded.contains(&key[from..to]),
                        "{:?} {:?}", &key[from..to], refolded);
                    let snapped = grapheme::snap(&text, source.clone());
                    prop_assert!(graphemes.contains(&snapped.start) && graphemes.contains(&snapped.end));
                    prop_assert!(snapped.start <= source.start && source.end <= snapped.end);
                }
            }
        }

        /// A stretch that is copied is what folding letter by letter gives.
        #[test]
        fn letters_alone_fold_as_they_do_in_a_text(text in "[ا-یيكةآأؤئA-Cabc ۰-۹0-9«\n]{0,40}", loose in any::<bool>()) {
            let folding = Folding { loose, ..Folding::default() };
            let alone: String = text.chars().map(|c| fold(&format!("{c}"), folding)).collect();
            prop_assert_eq!(fold(&text, folding), alone);
        }

        #[test]
        fn folding_twice_changes_nothing(text in persian()) {
            let key = search_key(&text);
            prop_assert_eq!(search_key(&key), key);
        }
    }
}
