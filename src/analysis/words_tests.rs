//! Frequencies of words against counting word by word.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::tests::{TREE, study_of};
use super::*;
use crate::model::{
    AttributeId, Change, Delta, DocumentId, Guid, ParticipantId, Snapshot, WordEntry, WordList, WordListId,
    WordListKind,
};
use crate::text::persian::fold::word_key;
use crate::text::search::SearchOptions;
use crate::text::sentences::sentences;
use crate::text::stop_words::is_stop_word;
use crate::text::words::words;

#[test]
fn keyness_has_the_published_figures() {
    let found = keyness(&[10, 5], &[1_000, 2_000]).unwrap();
    assert!((found.g2 - 6.931).abs() < 0.001, "{found:?}");
    assert_eq!((found.most_in, found.log_ratio), (0, 2.0));
    // Nothing in the other part counts as half a word.
    let found = keyness(&[0, 4], &[1_000, 1_000]).unwrap();
    assert_eq!((found.most_in, found.log_ratio), (1, 3.0));
    assert!((found.g2 - 8.0 * 2.0_f64.ln()).abs() < 1e-9);
    let even = keyness(&[10, 10, 10], &[100, 100, 100]).unwrap();
    assert_eq!((even.g2, even.log_ratio), (0.0, 0.0));
    assert_eq!(keyness(&[3, 0], &[10, 0]), None);
    assert_eq!(keyness(&[0, 0], &[10, 10]), None);
    assert_eq!(keyness(&[], &[]), None);
}

/// A text of an interviewer's word, three of the first participant, and those of the second.
fn conversation(asked: &str, first: [&str; 3], second: &str) -> String {
    format!("مصاحبه‌گر: {asked}\nم۱: {}\nم۲: {second}", first.join(" "))
}

fn told(found: &WordFrequencies) -> Vec<(&str, usize, usize, Vec<usize>)> {
    let forms = found.forms.iter();
    forms
        .map(|form| {
            (
                form.text.as_str(),
                form.count,
                form.documents,
                form.by_part.clone(),
            )
        })
        .collect()
}

#[test]
fn words_are_counted_where_they_are_said() {
    let texts = [
        conversation("سلام", ["کتاب", "كتاب", "درست"], "کتاب بود. درست کتاب، درست"),
        conversation("سلام", ["کتاب", "خانه", "خانه"], "سلام"),
    ];
    let snapshot = study_of(
        &[&[1, 2], &[2]],
        &TREE,
        &[(1, 20, 24, 4, 1), (1, 22, 29, 5, 2)],
        &texts,
    );
    let count =
        |by, options: &WordOptions| word_frequencies(&snapshot, &SegmentSelection::all(), by, options);
    let all = WordOptions::default();
    let found = count(Some(SplitBy::Group), &all);
    assert_eq!(
        told(&found),
        [
            ("کتاب", 5, 2, vec![4, 1]),
            ("سلام", 3, 2, vec![1, 2]),
            ("درست", 3, 1, vec![3, 0]),
            ("خانه", 2, 1, vec![0, 2]),
        ]
    );
    assert_eq!((found.words, found.documents, found.different), (14, 2, 4));
    let sizes: Vec<usize> = found.parts.iter().map(|part| part.words).collect();
    assert_eq!(sizes, [9, 5]);
    assert!((found.unlikely_from().unwrap() - 3.84).abs() < 0.01);

    let answers = WordOptions {
        speech: WordSpeech::Participants,
        all_words: true,
        least: 2,
        top: 2,
        ..all.clone()
    };
    let found = count(Some(SplitBy::Attribute(AttributeId(1))), &answers);
    assert_eq!(
        told(&found),
        [("کتاب", 5, 2, vec![2, 3]), ("درست", 3, 1, vec![1, 2])]
    );
    assert_eq!((found.words, found.different), (12, 3));
    let coded = WordOptions {
        stretch: WordStretch::Coded,
        ..all.clone()
    };
    assert_eq!(told(&count(None, &coded)), [("کتاب", 2, 1, vec![])]);

    // A phrase stays in its sentence, and begins and ends with words that say something.
    let pairs = WordOptions {
        length: 2,
        ..all.clone()
    };
    let found = count(None, &pairs);
    assert_eq!(
        told(&found),
        [
            ("کتاب درست", 2, 1, vec![]),
            ("کتاب کتاب", 1, 1, vec![]),
            ("درست کتاب", 1, 1, vec![]),
            ("کتاب خانه", 1, 1, vec![]),
            ("خانه خانه", 1, 1, vec![]),
        ]
    );
    let by_keyness = WordOptions {
        order: WordOrder::Keyness,
        ..all.clone()
    };
    let found = count(Some(SplitBy::Group), &by_keyness);
    let g2: Vec<f64> = found.forms.iter().map(|form| form.keyness.unwrap().g2).collect();
    assert!(g2.is_sorted_by(|a, b| a >= b), "{g2:?}");
    assert_eq!(found.forms[0].text, "خانه");
}

/// Word lists: of which kind, how they are called and what is in them.
type Lists<'a> = [(WordListKind, &'a str, &'a [&'a str])];

pub(super) fn with_lists(mut snapshot: Snapshot, lists: &Lists<'_>) -> Snapshot {
    for ((kind, name, entries), id) in lists.iter().zip(900..) {
        let entry = |word: &&str| WordEntry {
            word: (*word).to_owned(),
            ..WordEntry::default()
        };
        let list = WordList {
            id: WordListId(id),
            guid: Guid::new(),
            kind: *kind,
            name: (*name).to_owned(),
            note: String::new(),
            position: id,
            entries: entries.iter().map(entry).collect(),
        };
        snapshot.apply(&[Change::WordList(Delta {
            before: None,
            after: Some(list),
        })]);
    }
    snapshot
}

#[test]
fn stop_lists_leave_out_and_forms_count_as_one() {
    let texts = [
        conversation(
            "سلام",
            ["کتاب", "برای", "خانه"],
            "کتاب‌ها و رای گیری. کتابی. رأی‌گیری خوب بود رای. گیری خوب",
        ),
        conversation("برای", ["خانه", "کتاب", "سلام"], "خوب"),
    ];
    let snapshot = study_of(&[&[1, 2], &[2]], &TREE, &[], &texts);
    let snapshot = with_lists(
        snapshot,
        &[
            (WordListKind::Stop, "کم", &["خوب", "سلام خانه"]),
            (WordListKind::Stop, "خالی", &[]),
            (WordListKind::Forms, "کتاب", &["کتابی", "کتاب‌ها", "برای"]),
            (WordListKind::Forms, "رأی‌گیری", &["رای گیری"]),
            (WordListKind::Keywords, "ترس", &["خانه"]),
        ],
    );
    let count = |options: WordOptions| {
        let found = word_frequencies(&snapshot, &SegmentSelection::all(), None, &options);
        let told: Vec<(String, usize)> = found
            .forms
            .iter()
            .map(|form| (form.text.clone(), form.count))
            .collect();
        (told, found.words)
    };
    let named = |told: &[(&str, usize)]| {
        told.iter()
            .map(|(word, n)| ((*word).to_owned(), *n))
            .collect::<Vec<_>>()
    };
    let all = WordOptions::default();
    let (told, words) = count(all.clone());
    // What a list of forms holds counts also where the program thinks that it says little.
    let expected = [
        ("کتاب", 6),
        ("سلام", 2),
        ("خانه", 2),
        ("رأی‌گیری", 2),
        ("رای", 1),
        ("گیری", 1),
    ];
    assert_eq!(told, named(&expected));
    assert_eq!(words, 20);
    assert_eq!(StopLists::All.names(&snapshot), ["کم"]);
    let with = |stop| count(WordOptions { stop, ..all.clone() }).0;
    let told = with(StopLists::None);
    assert!(told.contains(&("خوب".to_owned(), 3)), "{told:?}");
    assert_eq!(with(StopLists::One(WordListId(900))), named(&expected));
    assert_eq!(with(StopLists::One(WordListId(901))), told);
    let told = with(StopLists::Words(vec!["کتا*".to_owned(), "خا*".to_owned()]));
    assert_eq!(
        told,
        named(&[("خوب", 3), ("سلام", 2), ("رأی‌گیری", 2), ("رای", 1), ("گیری", 1)])
    );
    let mut gone = StopLists::One(WordListId(902));
    gone.prune(&snapshot);
    assert_eq!(gone, StopLists::All);
}

/// How many words an entry of a list has where the words begin with it.
fn fits(entry: &str, keys: &[&str]) -> Option<usize> {
    let words: Vec<&str> = entry.split(' ').collect();
    let one = |(word, key): (&&str, &&str)| match word.strip_suffix('*') {
        Some(start) => key.starts_with(start),
        None => word == key,
    };
    (words.len() <= keys.len() && words.iter().zip(keys).all(one)).then_some(words.len())
}

/// Whether words together stand in a stop list.
fn is_stopped(keys: &[&str], lists: &Lists<'_>) -> bool {
    let stops = lists.iter().filter(|list| list.0 == WordListKind::Stop);
    let mut entries = stops.flat_map(|list| list.2);
    entries.any(|entry| fits(entry, keys) == Some(keys.len()))
}

/// What the lists make of words that stand side by side, by their keys.
fn listed(run: &[String], lists: &Lists<'_>) -> Vec<(String, bool)> {
    let run: Vec<&str> = run.iter().map(String::as_str).collect();
    let forms: Vec<(&str, Vec<&str>)> = lists
        .iter()
        .filter(|list| list.0 == WordListKind::Forms && !list.2.is_empty())
        .map(|list| (list.1, [&[list.1], list.2].concat()))
        .collect();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < run.len() {
        let several = |(name, entries): &(&str, Vec<&str>)| {
            let lengths = entries.iter().filter_map(|entry| fits(entry, &run[at..]));
            lengths.filter(|n| *n > 1).max().map(|n| (n, word_key(name)))
        };
        let longest = forms.iter().filter_map(several);
        let longest = longest.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let (length, key) = match longest {
            Some(longest) => longest,
            None if is_stopped(&run[at..=at], lists) => (1, run[at].to_owned()),
            None => {
                let list = forms
                    .iter()
                    .find(|(_, entries)| entries.iter().any(|entry| fits(entry, &run[at..]) == Some(1)));
                match list {
                    Some((name, _)) => (1, word_key(name)),
                    None => (1, run[at].to_owned()),
                }
            }
        };
        let told = !is_stopped(&key.split(' ').collect::<Vec<_>>(), lists);
        out.push((key, told));
        at += length;
    }
    out
}

/// The phrases of a document by whoever says them, and the words that were read: sentence by sentence and word by word.
fn naive(
    snapshot: &Snapshot,
    id: i64,
    options: &WordOptions,
    lists: &Lists<'_>,
    wanted: impl Fn(Option<ParticipantId>) -> bool,
) -> (Vec<(String, Option<ParticipantId>)>, usize) {
    let document = snapshot.document(DocumentId(id)).unwrap();
    let text = snapshot.text(document.id).unwrap();
    let (mut phrases, mut read) = (Vec::new(), 0);
    let mut offset = 0;
    for (line, who) in text.as_str().split('\n').zip([None, Some(1), Some(2)]) {
        let label = line.find(':').unwrap() + 1;
        // In an interview with one participant all that is said counts as said by that participant.
        let speaker = match (document.participants.as_slice(), who) {
            ([one], _) => Some(*one),
            (_, who) => who.map(ParticipantId),
        };
        if wanted(speaker) && (who.is_some() || options.speech == WordSpeech::Everybody) {
            for sentence in sentences(&line[label..]) {
                let start = offset + label + sentence.start;
                let run: Vec<Option<String>> = words(&line[label..][sentence])
                    .map(|word| {
                        let place = text.char_at_byte(start + word.range.start);
                        let mut codings = snapshot.codings_in(document.id).iter();
                        let coded = codings.any(|c| c.range.start <= place && place < c.range.end);
                        let fits = match options.stretch {
                            WordStretch::All => true,
                            WordStretch::Coded => coded,
                            WordStretch::Uncoded => !coded,
                        };
                        fits.then(|| word_key(word.text))
                    })
                    .collect();
                read += run.iter().flatten().count();
                for side_by_side in run.split(Option::is_none) {
                    let keys: Vec<String> = side_by_side.iter().flatten().cloned().collect();
                    for window in listed(&keys, lists).windows(options.length) {
                        let told =
                            |(key, told): &(String, bool)| *told && (options.all_words || !is_stop_word(key));
                        let phrase: Vec<&str> = window.iter().map(|(key, _)| key.as_str()).collect();
                        let stopped = phrase.len() > 1 && is_stopped(&phrase, lists);
                        let phrase = phrase.join(" ");
                        if told(&window[0]) && told(&window[window.len() - 1]) && !stopped {
                            phrases.push((phrase, speaker));
                        }
                    }
                }
            }
        }
        offset += line.len() + 1;
    }
    (phrases, read)
}

fn a_word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["کتاب", "كتاب", "برای", "خانه", "درست", "سلام"])
}

/// The name of a list of forms.
fn a_name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["کتاب", "بنا", "خانه درست", "برای"])
}

/// What stands in a list.
fn an_entry() -> impl Strategy<Value = &'static str> {
    let entries = vec![
        "کتا*",
        "کتاب",
        "خانه درست",
        "خانه* در* سلام",
        "سلام",
        "برای",
        "درست",
        "کتاب کتاب",
    ];
    prop::sample::select(entries)
}

fn a_text() -> impl Strategy<Value = String> {
    let later = prop::collection::vec((a_word(), prop::sample::select(vec![" ", ". ", "، "])), 0..6);
    (a_word(), prop::array::uniform3(a_word()), later).prop_map(|(asked, first, second)| {
        let second: String = second
            .into_iter()
            .flat_map(|(word, after)| [word, after])
            .collect();
        conversation(asked, first, &second)
    })
}

proptest! {
    #[test]
    fn counts_are_those_of_reading_word_by_word(
        texts in prop::collection::vec(a_text(), 3),
        codings in prop::collection::vec((1..4_usize, 10..60_u32, 1..12_u32, 1..7_i64, 1..3_i64), 0..6),
        length in 1..=LONGEST_PHRASE,
        stretch in prop::sample::select(WordStretch::ALL.to_vec()),
        speech in prop::sample::select(WordSpeech::ALL.to_vec()),
        all_words: bool,
        least in 1..3_usize,
        only in prop::option::of(1..3_i64),
        lists in prop::collection::vec((0..2_usize, a_name(), prop::collection::vec(an_entry(), 0..3)), 0..4),
    ) {
        let ends: Vec<u32> = texts.iter().map(|text| text.chars().count() as u32).collect();
        let codings: Vec<_> = codings.into_iter().filter_map(|(document, start, length, code, coder)| {
            let end = (start + length).min(ends[document - 1]);
            (start < end).then_some((document, start, end, code, coder))
        }).collect();
        let kinds = [WordListKind::Stop, WordListKind::Forms];
        let lists: Vec<_> = lists.iter().map(|(kind, name, entries)| (kinds[*kind], *name, &entries[..])).collect();
        let snapshot = study_of(&[&[1, 2], &[2], &[1]], &TREE, &codings, &texts);
        let snapshot = with_lists(snapshot, &lists);
        let options = WordOptions { length, stretch, speech, all_words, least, ..WordOptions::default() };
        let selection = SegmentSelection {
            speakers: only.map(|id| [ParticipantId(id)].into()),
            ..SegmentSelection::all()
        };
        // Where a speaker is chosen, interviewers are not.
        let heard = if only.is_some() { WordSpeech::Participants } else { speech };
        let read_by_hand = WordOptions { speech: heard, ..options.clone() };
        let wanted = |speaker: Option<ParticipantId>| match (only, speaker) {
            (None, _) | (_, None) => true,
            (Some(only), Some(speaker)) => only == speaker.0,
        };
        let mut expected: BTreeMap<String, (usize, BTreeSet<i64>)> = BTreeMap::new();
        let mut by_value: BTreeMap<(String, i64), usize> = BTreeMap::new();
        let mut read = 0;
        for document in 1..=3 {
            let (phrases, n) = naive(&snapshot, document, &read_by_hand, &lists, wanted);
            read += n;
            for (phrase, speaker) in phrases {
                let row = expected.entry(phrase.clone()).or_default();
                row.0 += 1;
                row.1.insert(document);
                let speakers = speaker.map_or(vec![1, 2], |speaker| vec![speaker.0]);
                for speaker in speakers.into_iter().filter(|id| only.is_none_or(|only| only == *id)) {
                    *by_value.entry((phrase.clone(), speaker)).or_default() += 1;
                }
            }
        }
        expected.retain(|_, row| row.0 >= least);
        let found = word_frequencies(&snapshot, &selection, Some(SplitBy::Attribute(AttributeId(1))), &options);
        prop_assert_eq!(found.words, read);
        prop_assert_eq!(found.different, expected.len());
        prop_assert!(found.forms.is_sorted_by_key(|form| std::cmp::Reverse(form.count)));
        for form in &found.forms {
            let key = word_key(&form.text);
            let (count, documents) = &expected[&key];
            prop_assert_eq!((form.count, form.documents), (*count, documents.len()), "{}", key);
            for (part, count) in found.parts.iter().zip(&form.by_part) {
                let id = match &part.key {
                    PartKey::Value(Some(value)) if value == "بخش 1" => 1,
                    PartKey::Value(Some(_)) => 2,
                    _ => 3,
                };
                let expected = by_value.get(&(key.clone(), id)).copied().unwrap_or(0);
                prop_assert_eq!(*count, expected, "{} {:?}", key, part);
            }
            // A number leads to as many places.
            if stretch == WordStretch::All && speech == WordSpeech::Everybody && only.is_none() {
                let whole = SearchOptions { whole_word: true, ..SearchOptions::default() };
                let sought = Sought::new(&format!("={}", form.sought), whole).unwrap();
                let all = SegmentSelection::all();
                let order = ConcordanceOrder::Text;
                let places = places(&snapshot, &all, &sought, WordStretch::All).lines(9, order, usize::MAX);
                prop_assert_eq!(places.len(), form.count, "{}", key);
            }
        }
    }
}
