//! Finding a query in a text, and putting other words in the place of what was found.

#![no_main]

use std::sync::Arc;

use gozareh::text::persian::fold::{Folding, ZWNJ, fold};
use gozareh::text::search::{FoldedText, Query, SearchOptions, find};
use gozareh::text::segment::line_ends;
use gozareh::text::Text;
use gozareh::text::replace::{self, Replacement};
use gozareh_fuzz::{Script, say};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut script = Script(data);
    let flags = script.byte();
    let options = SearchOptions {
        exact: flags & 1 != 0,
        regex: flags & 2 != 0,
        whole_word: flags & 4 != 0,
        loose: flags & 8 != 0,
    };
    let length = usize::from(script.byte()) % 48;
    let words = script.words(length);
    let with = script.words(usize::from(flags >> 5));
    let rest = line_ends(String::from_utf8_lossy(script.0).into_owned());
    let query = match Query::new(&words, options) {
        Ok(query) => query,
        Err(error) => {
            say(&error.message());
            return;
        }
    };
    // The query stands in the text on a line of its own.
    let (a, b) = rest.split_at(rest.floor_char_boundary(rest.len() / 2));
    let source: Arc<str> = match flags & 16 {
        0 => rest.clone().into(),
        _ => format!("{a}\n{words}\n{b}").into(),
    };
    let own = a.len() + 1..a.len() + 1 + words.len();
    let folded = FoldedText::new(source.clone());
    let hits = find(&folded, &query);

    let folding = Folding {
        loose: options.loose,
        ..Folding::default()
    };
    let key = |text: &str| -> String {
        let spaced = text.replace([ZWNJ, '\t', '\n'], " ");
        fold(&spaced, folding).split(' ').collect()
    };
    let mut from = 0;
    for hit in &hits {
        let found = source
            .get(hit.clone())
            .expect("a find on the borders of characters");
        assert!(!found.is_empty() && from <= hit.start, "finds go back");
        from = hit.start;
        if options.exact && !options.regex {
            assert_eq!(found, words);
        } else if !options.regex {
            let found: String = fold(found, folding).split(' ').collect();
            assert!(found.contains(&key(&words)), "{found:?} is not {words:?}");
        }
    }
    let plain = !words.contains(|c: char| c.is_whitespace() || c == ZWNJ);
    if flags & 16 != 0 && plain && !options.regex && !options.whole_word {
        let met = |hit: &std::ops::Range<usize>| hit.start < own.end && own.start < hit.end;
        assert!(hits.iter().any(met), "{words:?} is not found where it stands");
    }

    let text = Text::new(source.clone());
    let Ok(replacement) = Replacement::new(&with, &query) else {
        return;
    };
    let others = replacement.words(&hits, &query, &folded);
    assert_eq!(others.len(), hits.len());
    let patch = replace::replaced(&text, &hits, options, &others).patch;
    let after = patch.apply(&text).expect("a patch of this text");
    if options.exact && !options.regex && !options.whole_word {
        let clean = line_ends(with.clone()).replace('\0', "");
        if !words.contains('\0') {
            assert_eq!(after.as_str(), source.replace(&words, &clean));
        }
    }
});
