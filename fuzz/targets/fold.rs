//! Folding of any text: the map back stays in the text and in order, and folding again changes nothing.

#![no_main]

use gozareh::text::name_key;
use gozareh::text::persian::digits::{self, DigitSet};
use gozareh::text::persian::fold::{Folding, KeyForm, fold, fold_mapped};
use gozareh::text::persian::typing::{TypingHelp, with_typing_help};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for form in [KeyForm::Search, KeyForm::Word] {
        for (loose, keep_teh_marbuta) in [(false, false), (true, false), (false, true), (true, true)] {
            let folding = Folding {
                form,
                loose,
                keep_teh_marbuta,
            };
            let (key, map) = fold_mapped(&text, folding);
            assert_eq!(key, fold(&text, folding));
            assert_eq!(map.key_len(), key.len());
            assert_eq!(map.source(0..0).len(), 0);
            let mut last = 0..0;
            for (at, c) in key.char_indices() {
                let source = map.source(at..at + c.len_utf8());
                assert!(
                    text.get(source.clone()).is_some_and(|part| !part.is_empty()),
                    "{c:?} is of nothing"
                );
                assert!(
                    last.start <= source.start && last.end <= source.end,
                    "the map goes back at {at}"
                );
                assert!(map.source(0..at + c.len_utf8()).end == source.end);
                last = source;
            }
            assert!(map.source(0..key.len() + 9).end <= text.len());
            // Quotation marks hide from `¬` that it stands between letters, and are not in the key of words.
            if form == KeyForm::Search || !text.contains('¬') {
                assert_eq!(
                    fold(&key, folding),
                    key,
                    "folding again changes the key under {folding:?}"
                );
            }
        }
    }
    let key = name_key(&text);
    assert_eq!(name_key(&key), key, "the key of a name has another key");
    for set in [DigitSet::Persian, DigitSet::Arabic, DigitSet::Latin] {
        let converted = digits::convert(&text, set);
        assert_eq!(converted.chars().count(), text.chars().count());
        assert_eq!(digits::parse_u32(&converted), digits::parse_u32(&text));
    }
    let middle = text.floor_char_boundary(text.len() / 2);
    let (before, typed) = text.split_at(middle);
    let _ = with_typing_help(before, typed, TypingHelp::default());
});
