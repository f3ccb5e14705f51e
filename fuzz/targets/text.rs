//! Offsets, paragraphs, turns and words of any text, and changes of it.

#![no_main]

use std::ops::Range;

use gozareh::text::segment::{line_ends, paragraph_at, paragraphs};
use gozareh::text::turns::turns_with;
use gozareh::text::words::words;
use gozareh::text::{CharRange, Patch, Splice, Text, base_direction, collate, direction, grapheme};
use gozareh_fuzz::Script;
use libfuzzer_sys::fuzz_target;

fn stands(text: &str, range: &Range<usize>) {
    assert!(
        range.start <= range.end && text.get(range.clone()).is_some(),
        "{range:?}"
    );
}

fn segments(text: &Text, at: u32, length: u32) {
    let s = text.as_str();
    assert_eq!(text.chars() as usize, s.chars().count());
    let range = CharRange::new(at % (text.chars() + 2), at % (text.chars() + 2) + length % 40);
    let bytes = text.bytes(range);
    stands(s, &bytes);
    if range.end <= text.chars() {
        assert_eq!(text.range(bytes.clone()), range);
        let snapped = text.snap(range);
        assert!(snapped.contains(range));
        assert_eq!(text.snap(snapped), snapped, "snapping twice moves");
        assert!(range.contains(text.trim(range)) || text.trim(range).is_empty());
    }
    for byte in bytes.clone() {
        let (before, after) = (grapheme::border(s, byte, false), grapheme::border(s, byte, true));
        assert!(before <= byte && byte <= after);
        stands(s, &(before..after));
    }

    let parts = paragraphs(s);
    let mut end = None;
    for (index, part) in parts.iter().enumerate() {
        stands(s, part);
        assert!(!s[part.clone()].contains('\n'));
        assert_eq!(part.start, end.map_or(0, |end: usize| end + 1));
        assert_eq!(paragraph_at(&parts, part.start), index);
        end = Some(part.end);
    }

    let mut free = 0;
    for word in words(s) {
        stands(s, &word.range);
        assert!(free <= word.range.start && !word.range.is_empty());
        assert_eq!(&s[word.range.clone()], word.text);
        free = word.range.end;
    }

    let found = turns_with(s, &["م۱".to_owned()]);
    let mut free = 0;
    for turn in &found.turns {
        stands(s, &turn.label);
        stands(s, &turn.speech);
        assert!(free <= turn.label.start && turn.label.end <= turn.speech.start);
        assert!(!turn.speaker.is_empty());
        free = turn.speech.end;
    }
    for label in found.candidates.iter().flat_map(|candidate| &candidate.labels) {
        stands(s, label);
    }

    let marked = direction::Direction::marked(s);
    let base = base_direction(s, None, direction::Direction::default());
    assert!(marked.is_none_or(|marked| marked == base));
}

/// Where each character of the text before stands in the text after; `None` for those that give way.
fn reference(patch: &Patch, chars: u32) -> Vec<Option<u32>> {
    let mut places = Vec::new();
    let (mut at, mut shift) = (0, 0i64);
    for splice in patch.splices() {
        places.extend((at..splice.range.start).map(|c| Some((i64::from(c) + shift) as u32)));
        places.extend(splice.range_chars().map(|_| None));
        shift += splice.inserted.chars().count() as i64 - i64::from(splice.range.len());
        at = splice.range.end;
    }
    places.extend((at..chars).map(|c| Some((i64::from(c) + shift) as u32)));
    places
}

trait Chars {
    fn range_chars(&self) -> Range<u32>;
}

impl Chars for Splice {
    fn range_chars(&self) -> Range<u32> {
        self.range.start..self.range.end
    }
}

fn moves(patch: &Patch, before: &Text, after: &Text, range: CharRange) {
    let Some(moved) = patch.moved(range) else {
        let places = reference(patch, before.chars());
        let left = places.iter().take(range.end as usize).skip(range.start as usize);
        assert!(
            left.flatten().next().is_none(),
            "a passage of which something is left is gone"
        );
        return;
    };
    assert!(moved.end <= after.chars(), "{moved:?} lies outside");
    let places = reference(patch, before.chars());
    for kept in places
        .get(range.start as usize..range.end as usize)
        .into_iter()
        .flatten()
        .flatten()
    {
        assert!(
            moved.start <= *kept && *kept < moved.end,
            "a character has left its passage"
        );
    }
    for outside in places
        .iter()
        .take(range.start as usize)
        .chain(places.iter().skip(range.end as usize))
    {
        assert!(
            outside.is_none_or(|at| moved.is_empty() || at < moved.start || moved.end <= at),
            "a character has come into a passage"
        );
    }
}

fn made(script: &mut Script<'_>, chars: u32) -> Option<Patch> {
    let mut splices = Vec::new();
    for _ in 0..script.byte() % 6 {
        let start = script.below(chars as usize + 1) as u32;
        let end = (start + u32::from(script.byte()) % 12).min(chars);
        let most = usize::from(script.byte()) % 12;
        splices.push(Splice {
            range: CharRange::new(start, end),
            inserted: script.words(most),
        });
    }
    Patch::new(splices).ok()
}

fuzz_target!(|data: &[u8]| {
    let mut script = Script(data);
    let numbers = [script.number(), script.number(), script.number(), script.number()];
    let split = script.below(data.len() + 1);
    let (edits, content) = script.0.split_at(split.min(script.0.len()).min(80));
    let mut edits = Script(edits);
    let text = Text::new(line_ends(String::from_utf8_lossy(content).into_owned()));
    segments(&text, numbers[0], numbers[1]);

    let Some(first) = made(&mut edits, text.chars()) else {
        return;
    };
    let between = first.apply(&text).expect("a patch inside the text");
    let back = first.inverse(&text);
    assert_eq!(back.apply(&between).as_ref(), Ok(&text), "the way back");
    for (index, splice) in first.splices().iter().enumerate() {
        assert_eq!(between.slice(first.place(index)), splice.inserted);
    }
    for pair in numbers.windows(2) {
        let end = text.chars() + 1;
        moves(
            &first,
            &text,
            &between,
            CharRange::new(pair[0] % end, pair[1] % end),
        );
    }

    if let Some(second) = made(&mut edits, between.chars()) {
        let after = second.apply(&between).expect("a patch inside the text");
        let joined = first.then(second);
        assert_eq!(joined.apply(&text).as_ref(), Ok(&after), "two patches as one");
        if after.as_str().len() < 2000 {
            let small = Patch::between(text.as_str(), after.as_str());
            let led = small.apply(&text).expect("a patch between two texts");
            assert_eq!(
                led.as_str().replace('\0', ""),
                line_ends(after.as_str().to_owned()).replace('\0', "")
            );
        }
    }
    let (a, b) = text
        .as_str()
        .split_at(grapheme::border(text.as_str(), text.as_str().len() / 2, true));
    assert_eq!(collate::compare(a, b), collate::compare(b, a).reverse());
    assert!(collate::compare(a, a).is_eq());
});
