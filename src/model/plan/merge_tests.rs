//! Merging codes and codings keeps all that was said with them.

use proptest::prelude::*;

use super::tests::PlanningProject;
use crate::model::{CodeId, DocumentId, Edit, EditError, MemoKind, MemoTarget, NewCode};
use crate::text::{CharRange, Patch, Splice};

fn memo(b: &mut PlanningProject, target: MemoTarget, body: &str) {
    b.run(Edit::WriteMemo {
        memo: None,
        target,
        kind: MemoKind::Note,
        body: body.into(),
    })
    .unwrap();
}

#[test]
fn a_code_called_like_the_one_above_it_outlives_the_merging_of_that() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "یک دو سه چهار پنج شش");
    let trust = b.code(None, "Trust");
    let quality = b.code(Some(trust), "Quality");
    let inner = b.code(Some(quality), "quality");
    let speed = b.code(Some(quality), "Speed");
    b.run(Edit::DefineCode(inner, "INNER".into())).unwrap();
    memo(&mut b, MemoTarget::Code(inner), "memo");
    b.coding(d, 0, 2, quality);
    b.coding(d, 3, 5, inner);
    b.coding(d, 6, 8, speed);
    let before = b.now.clone();
    b.run(Edit::MergeCodes {
        from: vec![quality],
        into: trust,
    })
    .unwrap();
    assert_eq!(b.tree(), "Trust:1\n  quality:1\n  Speed:1");
    assert_eq!(b.now.code(inner).unwrap().definition, "INNER");
    assert!(b.now.memo_on(MemoTarget::Code(inner)).is_some());
    b.undo();
    assert!(b.now == before);
}

#[test]
fn codings_that_come_to_be_the_same_become_one_and_are_shown_before() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "یک دو سه");
    let code = b.code(None, "کد");
    let first = b.coding(d, 0, 5, code);
    let second = b.coding(d, 0, 8, code);
    b.run(Edit::SetCondensed(second, "کوتاه".into())).unwrap();
    memo(&mut b, MemoTarget::Coding(first), "یک");
    memo(&mut b, MemoTarget::Coding(second), "دو");
    let before = b.now.clone();
    let cut = Splice {
        range: CharRange::new(5, 8),
        inserted: String::new(),
    };
    let patch = Patch::new(vec![cut]).unwrap();
    let shown = super::vanishing(&b.now, d, &patch);
    assert_eq!((shown.codings.len(), shown.joined), (0, vec![second]));
    b.run(Edit::EditText { document: d, patch }).unwrap();
    let codings = b.now.codings_in(d);
    assert_eq!(codings.len(), 1);
    assert_eq!(
        (codings[0].id, codings[0].condensed.as_deref()),
        (first, Some("کوتاه"))
    );
    assert_eq!(b.now.memo_on(MemoTarget::Coding(first)).unwrap().body, "یک\nدو");
    b.undo();
    assert!(b.now == before);
}

#[test]
fn a_name_that_differs_by_case_or_marks_only_is_taken() {
    let mut b = PlanningProject::new();
    b.code(None, "Quality");
    b.code(None, "اعتماد");
    b.code(None, "Café");
    for name in ["QUALITY", "اعتِماد", "اِعتماد", "Cafe\u{301}", "CAFÉ"] {
        let codes = vec![NewCode {
            name: name.into(),
            ..NewCode::default()
        }];
        let refused = b.run(Edit::CreateCodes { parent: None, codes });
        assert_eq!(refused, Err(EditError::NameTaken(name.into())));
    }
}

/// A tree of codes that have few names, each with words of its own in definition, memo and codings.
fn forest(b: &mut PlanningProject, d: DocumentId, parents: &[(usize, usize)]) -> Vec<CodeId> {
    const NAMES: [&str; 4] = ["الف", "ب", "A", "a"];
    let mut codes: Vec<CodeId> = Vec::new();
    for (n, (parent, name)) in parents.iter().enumerate() {
        let parent = codes.get(parent % (codes.len() + 1)).copied();
        let codes_new = vec![NewCode {
            name: NAMES[name % NAMES.len()].into(),
            ..NewCode::default()
        }];
        let Ok(made) = b.run(Edit::CreateCodes {
            parent,
            codes: codes_new,
        }) else {
            continue;
        };
        let id = made.codes[0];
        codes.push(id);
        b.run(Edit::DefineCode(id, format!("definition{n};"))).unwrap();
        memo(b, MemoTarget::Code(id), &format!("memo{n};"));
        // Every second one codes the same passage.
        let start = if n % 2 == 0 { 0 } else { n as u32 };
        let coding = b.coding(d, start, start + 1, id);
        b.run(Edit::SetCondensed(coding, format!("condensed{n};")))
            .unwrap();
        memo(b, MemoTarget::Coding(coding), &format!("note{n};"));
    }
    codes
}

/// All words that are said anywhere, once each.
fn said(b: &PlanningProject) -> Vec<String> {
    let definitions = b.now.codes().map(|c| c.definition.clone());
    let memos = b.now.memos().map(|m| m.body.clone());
    let condensed = b
        .now
        .codings()
        .filter_map(|c| c.condensed.as_deref().map(str::to_owned));
    let all: String = definitions.chain(memos).chain(condensed).collect();
    let mut words: Vec<String> = all
        .split(';')
        .map(|w| w.trim().to_owned())
        .filter(|w| !w.is_empty())
        .collect();
    words.sort();
    words
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_loses_nothing_in_any_tree(
        parents in prop::collection::vec((0usize..20, 0usize..4), 2..14),
        from in prop::collection::vec(0usize..20, 1..4),
        into in 0usize..20,
    ) {
        let mut b = PlanningProject::new();
        let d = b.document("م۱", &"abcdefghij ".repeat(4));
        let codes = forest(&mut b, d, &parents);
        let pick = |n: usize| codes[n % codes.len()];
        let from: Vec<CodeId> = from.into_iter().map(pick).collect();
        let into = pick(into);
        let before = b.now.clone();
        let (words, coded) = (said(&b), passages(&b, d));
        match b.run(Edit::MergeCodes { from: from.clone(), into }) {
            Ok(_) => {}
            Err(EditError::Cycle(_)) => {
                prop_assert!(from.iter().any(|id| before.descendants(*id).contains(&into)));
                prop_assert!(b.now == before);
                return Ok(());
            }
            Err(EditError::NothingToDo) => {
                prop_assert!(from.iter().all(|id| *id == into));
                return Ok(());
            }
            Err(other) => panic!("{other}"),
        }
        prop_assert_eq!(said(&b), words);
        prop_assert_eq!(passages(&b, d), coded);
        for id in from.iter().filter(|id| **id != into) {
            prop_assert!(b.now.code(*id).is_none());
        }
        // What stands on something stands on something that is there, and every code is reached from a root.
        prop_assert_eq!(b.now.code_tree().len(), b.now.code_count());
        for coding in b.now.codings() {
            prop_assert!(b.now.code(coding.code).is_some());
        }
        for memo in b.now.memos() {
            let stands = match memo.target {
                MemoTarget::Code(id) => b.now.code(id).is_some(),
                MemoTarget::Coding(id) => b.now.coding(id).is_some(),
                _ => true,
            };
            prop_assert!(stands);
        }
        b.undo();
        prop_assert!(b.now == before);
    }
}

/// The passages that carry a code at all.
fn passages(b: &PlanningProject, d: DocumentId) -> Vec<CharRange> {
    let mut ranges: Vec<CharRange> = b.now.codings_in(d).iter().map(|c| c.range).collect();
    ranges.sort_by_key(|r| (r.start, r.end));
    ranges.dedup();
    ranges
}
