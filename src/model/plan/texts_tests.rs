//! What stands on a text whose words change.

use expect_test::expect;
use proptest::prelude::*;

use super::tests::PlanningProject;
use super::*;
use crate::model::{MemoKind, MemoTarget, NewDocument, Turn, Vanishing, vanishing};
use crate::text::{CharRange, Patch, Splice};

fn patch(splices: &[(u32, u32, &str)]) -> Patch {
    let splices = splices.iter().map(|(a, b, inserted)| Splice {
        range: CharRange::new(*a, *b),
        inserted: (*inserted).to_owned(),
    });
    Patch::new(splices.collect()).unwrap()
}

/// The words of all codings and passage memos of a document, in order.
fn words(b: &PlanningProject, document: DocumentId) -> Vec<String> {
    let text = b.now.text(document).unwrap();
    let codings = b.now.codings_in(document).iter().map(|c| c.range);
    let memos = b.now.memos().filter_map(|m| match m.target {
        MemoTarget::Passage(_, range) => Some(range),
        _ => None,
    });
    codings.chain(memos).map(|r| text.slice(r).to_owned()).collect()
}

fn memo(b: &mut PlanningProject, target: MemoTarget) -> MemoId {
    let edit = Edit::WriteMemo {
        memo: None,
        target,
        kind: MemoKind::Note,
        body: "یادداشت".into(),
    };
    b.run(edit).unwrap().memos[0]
}

#[test]
fn codings_and_memos_move_with_the_words_and_undo_brings_all_back() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "من نگران کارم هستم و خسته.");
    let code = b.code(None, "نگرانی");
    let worried = b.coding(d, 3, 8, code);
    let mine = b.coding(d, 9, 18, code);
    let tired = b.coding(d, 21, 25, code);
    let doomed = memo(&mut b, MemoTarget::Coding(tired));
    memo(&mut b, MemoTarget::Passage(d, CharRange::new(0, 8)));
    let before = b.now.clone();
    let change = patch(&[(0, 0, "راستش "), (9, 13, "آینده‌ی کارم"), (18, 25, "")]);

    let gone = vanishing(&b.now, d, &change);
    assert_eq!(
        gone,
        Vanishing {
            joined: Vec::new(),
            codings: vec![tired],
            memos: vec![doomed],
            highlights: Vec::new(),
        }
    );
    b.run(Edit::EditText {
        document: d,
        patch: change.clone(),
    })
    .unwrap();
    assert_eq!(
        b.now.text(d).unwrap().as_str(),
        "راستش من نگران آینده‌ی کارم هستم."
    );
    assert_eq!(words(&b, d), ["نگران", "آینده‌ی کارم هستم", "من نگران"]);
    assert!(b.now.coding(tired).is_none() && b.now.coding(worried).is_some() && b.now.coding(mine).is_some());
    assert_eq!(before.text(d).unwrap().as_str(), "من نگران کارم هستم و خسته.");

    b.undo();
    assert_eq!(b.now.differences(&before), Vec::<&str>::new());
    assert_eq!(b.now.text(d).unwrap(), before.text(d).unwrap());
}

#[test]
fn an_edge_takes_in_the_mark_that_joins_its_letter() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "یک کتاب خوب");
    let code = b.code(None, "کتاب");
    b.coding(d, 3, 7, code);
    b.run(Edit::EditText {
        document: d,
        patch: patch(&[(7, 7, "ِ")]),
    })
    .unwrap();
    assert_eq!(words(&b, d), ["کتابِ"]);
}

#[test]
fn replacing_in_documents_is_one_step() {
    let mut b = PlanningProject::new();
    let (one, two) = (b.document("م۱", "ای اب"), b.document("م۲", "ای اب اب"));
    let steps = b.log.len();
    b.run(Edit::ReplaceText(vec![
        (one, patch(&[(3, 5, "آب")])),
        (two, patch(&[(3, 5, "آب")])),
        (two, patch(&[(6, 8, "آبی")])),
    ]))
    .unwrap();
    assert_eq!(b.log.len(), steps + 1);
    assert_eq!(b.now.text(one).unwrap().as_str(), "ای آب");
    assert_eq!(b.now.text(two).unwrap().as_str(), "ای آب آبی");
    b.undo();
    assert_eq!(b.now.text(two).unwrap().as_str(), "ای اب اب");
}

#[test]
fn what_fits_no_text_is_refused() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "الف");
    let beyond = Edit::EditText {
        document: d,
        patch: patch(&[(2, 4, "")]),
    };
    assert!(matches!(
        b.run(beyond),
        Err(EditError::BadRange { end: 4, chars: 3, .. })
    ));
    let same = Edit::EditText {
        document: d,
        patch: patch(&[(0, 1, "ا")]),
    };
    assert_eq!(b.run(same), Err(EditError::NothingToDo));
    assert_eq!(b.run(Edit::ReplaceText(vec![])), Err(EditError::NothingToDo));
}

const TALK: &str = "سرآغاز\nپرسشگر: چه شد؟\nم۱: هیچ.\nباز هم هیچ.\nپرسشگر: بعد؟\nم۱: رفتم.\n";

/// The turns of [`TALK`] after `change`, `speaker ⟦label⟧ speech` in each line.
fn turns_after(change: &Patch) -> String {
    let mut b = PlanningProject::new();
    let text = Text::new(TALK);
    let turns = crate::text::turns::turns(TALK).turns.into_iter().map(|t| Turn {
        label: text.range(t.label),
        speech: text.range(t.speech),
        speaker: t.speaker,
        time_ms: None,
    });
    let new = NewDocument {
        name: "م۱".into(),
        turns: turns.collect(),
        text,
        ..NewDocument::default()
    };
    let d = b.run(Edit::AddDocuments(vec![new])).unwrap().documents[0];
    b.run(Edit::EditText {
        document: d,
        patch: change.clone(),
    })
    .unwrap();
    let text = b.now.text(d).unwrap();
    let turns = b.now.document(d).unwrap().turns.clone();
    let shown = turns.iter().map(|t| {
        let (label, speech) = (text.slice(t.label), text.slice(t.speech).replace('\n', "⏎"));
        format!("{} ⟦{label}⟧ {speech}\n", t.speaker)
    });
    shown.collect()
}

#[test]
fn turns_move_and_corrected_labels_are_read_anew() {
    let draft = |from: &str, to: &str| turns_after(&Patch::between(TALK, &TALK.replacen(from, to, 1)));
    expect![[r#"
        پرسشگر ⟦پرسشگر:⟧ چه شد؟
        م۱ ⟦م۱:⟧ هیچ. شاید.⏎باز هم هیچ.
        پرسشگر ⟦پرسشگر:⟧ بعد؟
        م۱ ⟦م۱:⟧ رفتم.
    "#]]
    .assert_eq(&draft("هیچ.", "هیچ. شاید."));
    // A label of its own, once.
    expect![[r#"
        پرسشگر ⟦پرسشگر:⟧ چه شد؟
        همسر م۱ ⟦همسر م۱:⟧ هیچ.⏎باز هم هیچ.
        پرسشگر ⟦پرسشگر:⟧ بعد؟
        م۱ ⟦م۱:⟧ رفتم.
    "#]]
    .assert_eq(&draft("م۱", "همسر م۱"));
    // A turn cut in two, and one that is no turn any more.
    expect![[r#"
        پرسشگر ⟦پرسشگر:⟧ چه شد؟
        م۱ ⟦م۱:⟧ هیچ.
        پرسشگر ⟦پرسشگر:⟧ باز هم هیچ.
        پرسشگر ⟦پرسشگر:⟧ بعد؟
        م۱ ⟦م۱:⟧ رفتم.
    "#]]
    .assert_eq(&draft("باز", "پرسشگر: باز"));
    expect![[r#"
        پرسشگر ⟦پرسشگر:⟧ چه شد؟
        م۱ ⟦م۱:⟧ هیچ.⏎باز هم هیچ.⏎پرسشگر بعد؟
        م۱ ⟦م۱:⟧ رفتم.
    "#]]
    .assert_eq(&draft("پرسشگر: بعد", "پرسشگر بعد"));
    expect![[r#"
        پرسشگر ⟦پرسشگر:⟧ چه شد؟ م۱: هیچ.⏎باز هم هیچ.
        پرسشگر ⟦پرسشگر:⟧ بعد؟
        م۱ ⟦م۱:⟧ رفتم.
    "#]]
    .assert_eq(&draft("؟\nم۱", "؟ م۱"));
}

const LETTERS: [&str; 9] = [
    "ا",
    "ب ",
    "\n",
    "\u{64E}",
    "👩🏽‍🔬",
    "🇮🇷",
    "می‌روم",
    "\r\n",
    "e\u{301}",
];

fn random_words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(LETTERS.to_vec()), 0..6).prop_map(|p| p.concat())
}

/// A change of a text of so many characters: how far each part lies from the one before, its length, and what takes its
/// place.
fn random_patch(parts: Vec<(u32, u32, String)>, chars: u32) -> Patch {
    let mut splices = Vec::new();
    let mut from = 0;
    for (skip, length, inserted) in parts {
        let range = CharRange::new(from + skip, from + skip + length);
        if range.end > chars {
            break;
        }
        splices.push(Splice { range, inserted });
        from = range.end;
    }
    Patch::new(splices).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_coding_drifts(
        text in prop::collection::vec(random_words(), 1..6),
        passages in prop::collection::vec((0u32..40, 1u32..12), 0..8),
        random in prop::collection::vec((0u32..8, 0u32..4, random_words()), 1..5),
    ) {
        let text = text.concat().replace("\r\n", "\n");
        let mut b = PlanningProject::new();
        let d = b.document("م۱", &format!("آغاز {text}"));
        let code = b.code(None, "کد");
        let chars = b.now.document(d).unwrap().chars;
        let passages: Vec<CodingId> = passages
            .into_iter()
            .filter(|(start, length)| start + length <= chars)
            .enumerate()
            .map(|(i, (start, length))| {
                let code = b.code(Some(code), &format!("{i}"));
                b.coding(d, start, start + length, code)
            })
            .collect();
        let change = random_patch(random, chars);
        let before = b.now.clone();
        let old = before.text(d).unwrap().clone();
        match b.run(Edit::EditText { document: d, patch: change.clone() }) {
            Err(EditError::NothingToDo) => return Ok(()),
            done => { done.unwrap(); }
        }
        let new = b.now.text(d).unwrap().clone();
        for id in &passages {
            let range = before.coding(*id).unwrap().range;
            let Some(after) = b.now.coding(*id).map(|c| c.range) else {
                prop_assert!(change.moved(range).is_none());
                continue;
            };
            // The old words with what was changed inside them, widened to whole letters.
            let inside = change.splices().iter().filter(|s| {
                if s.range.is_empty() {
                    range.start < s.range.start && s.range.start < range.end
                } else {
                    range.contains(s.range)
                }
            });
            let cut = |r: CharRange| CharRange::new(r.start.clamp(range.start, range.end), r.end.clamp(range.start, range.end));
            let across = change.splices().iter().filter(|s| !range.contains(s.range) && s.range.overlaps(range));
            let local = inside
                .cloned()
                .chain(across.map(|s| Splice { range: cut(s.range), inserted: String::new() }))
                .map(|s| Splice {
                    range: CharRange::new(s.range.start - range.start, s.range.end - range.start),
                    ..s
                });
            let own = Text::new(old.slice(range));
            let expected = Patch::new(local.collect()).unwrap().apply(&own).unwrap();
            let moved = change.moved(range).unwrap();
            prop_assert_eq!(new.slice(moved), expected.as_str());
            prop_assert!(after.contains(moved) && new.snap(after) == after);
            prop_assert_eq!(new.snap(moved), after);
        }
        b.undo();
        prop_assert_eq!(b.now.differences(&before), Vec::<&str>::new());
        prop_assert_eq!(b.now.text(d).unwrap(), &old);
    }

    #[test]
    fn a_highlight_goes_where_a_coding_goes(
        gaps in prop::collection::vec((0u32..6, 1u32..8), 1..6),
        random in prop::collection::vec((0u32..8, 0u32..6, random_words()), 1..5),
    ) {
        let mut b = PlanningProject::new();
        let d = b.document("م۱", TALK);
        let chars = b.now.document(d).unwrap().chars;
        let code = b.code(None, "کد");
        let mut from = 0;
        for (gap, length) in gaps {
            let range = CharRange::new(from + gap, from + gap + length);
            if range.end > chars {
                break;
            }
            from = range.end;
            let code = b.code(Some(code), &format!("{from}"));
            b.coding(d, range.start, range.end, code);
            b.run(Edit::AddHighlight(d, range)).unwrap();
        }
        let change = random_patch(random, chars);
        let before = b.now.clone();
        let gone = vanishing(&b.now, d, &change);
        prop_assert_eq!(gone.highlights.len(), gone.codings.len());
        match b.run(Edit::EditText { document: d, patch: change }) {
            Err(EditError::NothingToDo) => return Ok(()),
            done => { done.unwrap(); }
        }
        let mut codings: Vec<_> = b.now.codings_in(d).iter().map(|c| (c.range.start, c.range.end)).collect();
        let mut highlights: Vec<_> = b.now.highlights_in(d).map(|h| (h.range.start, h.range.end)).collect();
        codings.sort_unstable();
        highlights.sort_unstable();
        prop_assert_eq!(codings, highlights);
        prop_assert!(gone.highlights.iter().all(|id| b.now.highlight(*id).is_none()));
        b.undo();
        prop_assert!(b.now == before);
    }

    #[test]
    fn where_no_label_is_touched_turns_only_move(
        random in prop::collection::vec((0u32..30, 0u32..6, random_words()), 1..4),
    ) {
        let text = Text::new(TALK);
        let turns = crate::text::turns::turns(TALK).turns;
        let heads: Vec<CharRange> = turns.iter().map(|t| text.range(t.label.clone())).collect();
        let mut splices = Vec::new();
        let mut from = 0;
        for (skip, length, inserted) in random {
            let range = CharRange::new(from + skip, from + skip + length);
            from = range.end;
            let free = |head: &CharRange| range.end < head.start || head.end <= range.start;
            if range.end <= text.chars() && heads.iter().all(free) {
                splices.push(Splice { range, inserted });
            }
        }
        let change = Patch::new(splices).unwrap();
        let new = change.apply(&text).unwrap();
        prop_assume!(new != text);
        let labels: Vec<CharRange> = heads.iter().map(|head| change.moved(*head).unwrap()).collect();
        let mut expected = String::new();
        for (i, turn) in turns.iter().enumerate() {
            let end = labels.get(i + 1).map_or(new.chars(), |next| next.start);
            let said = new.slice(CharRange::new(labels[i].end, end)).trim().replace('\n', "⏎");
            expected += &format!("{} ⟦{}⟧ {said}\n", turn.speaker, new.slice(labels[i]));
        }
        prop_assert_eq!(turns_after(&change), expected);
    }
}
