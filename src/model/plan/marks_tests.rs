//! Highlights, importance, the state of documents, and codings that become one with their neighbours.

use super::tests::PlanningProject;
use super::*;
use crate::model::{CodeRef, DocumentState, Importance, MemoKind, MemoTarget, NewCoding};
use crate::text::CharRange;

fn highlights(b: &PlanningProject, document: DocumentId) -> Vec<String> {
    let text = b.now.text(document).unwrap();
    let rows = b.now.highlights_in(document);
    rows.map(|h| text.slice(h.range).to_owned()).collect()
}

fn highlight(
    b: &mut PlanningProject,
    document: DocumentId,
    start: u32,
    end: u32,
) -> Result<Created, EditError> {
    b.run(Edit::AddHighlight(document, CharRange::new(start, end)))
}

#[test]
fn highlights_that_share_a_letter_become_one() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "من نگران کارم هستم");
    highlight(&mut b, d, 0, 2).unwrap();
    highlight(&mut b, d, 9, 13).unwrap();
    let before = b.now.clone();
    highlight(&mut b, d, 3, 10).unwrap();
    assert_eq!(highlights(&b, d), ["من", "نگران کارم"]);
    assert_eq!(highlight(&mut b, d, 4, 7), Err(EditError::NothingToDo));
    b.undo();
    assert!(b.now == before);
    assert!(matches!(
        highlight(&mut b, d, 10, 40),
        Err(EditError::BadRange { .. })
    ));
}

#[test]
fn a_highlight_goes_when_all_of_it_is_coded_and_with_its_document() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "من نگران کارم هستم");
    let code = b.code(None, "کد");
    highlight(&mut b, d, 3, 8).unwrap();
    highlight(&mut b, d, 9, 18).unwrap();
    let before = b.now.clone();
    b.coding(d, 0, 13, code);
    assert_eq!(highlights(&b, d), ["کارم هستم"], "of which a part is coded");
    b.undo();
    assert!(b.now == before, "coding and highlight were one operation");
    assert_eq!(deletion_of_documents(&b.now, &[d]).highlights, 2);
    b.run(Edit::DeleteDocuments(vec![d])).unwrap();
    assert_eq!(b.now.highlight_count(), 0);
    b.undo();
    assert!(b.now == before);
    let first = b.now.highlights_in(d).next().unwrap().id;
    b.run(Edit::DeleteHighlights(vec![first])).unwrap();
    assert_eq!(highlights(&b, d), ["کارم هستم"]);
    let again = b.run(Edit::DeleteHighlights(vec![first]));
    assert_eq!(again, Err(EditError::Missing("highlight")));
}

#[test]
fn a_new_document_is_being_coded_from_its_first_coding_on() {
    let mut b = PlanningProject::new();
    let (one, two) = (b.document("م۱", "من نگران کارم هستم"), b.document("م۲", "آری"));
    let code = b.code(None, "کد");
    let state = |b: &PlanningProject, d| b.now.document(d).unwrap().state;
    let before = b.now.clone();
    let at = |d, start, end| NewCoding::new(d, CharRange::new(start, end), CodeRef::Id(code));
    let both = vec![at(one, 0, 2), at(two, 0, 3), at(one, 3, 8)];
    b.run(Edit::AddCodings(both)).unwrap();
    assert_eq!(
        (state(&b, one), state(&b, two)),
        (DocumentState::Coding, DocumentState::Coding)
    );
    b.undo();
    assert!(b.now == before, "one operation");
    let done = Edit::SetDocumentState(vec![one, two], DocumentState::Coded);
    b.run(done.clone()).unwrap();
    b.coding(one, 0, 2, code);
    assert_eq!(
        state(&b, one),
        DocumentState::Coded,
        "only a new one changes by itself"
    );
    assert_eq!(b.run(done), Err(EditError::NothingToDo));
}

#[test]
fn the_more_important_of_two_codings_that_become_one_tells() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "من نگران کارم هستم");
    let (keep, gone) = (b.code(None, "بماند"), b.code(None, "برود"));
    let (first, second) = (b.coding(d, 3, 8, keep), b.coding(d, 3, 8, gone));
    let set = |ids: &[CodingId], n| Edit::SetImportance(ids.to_vec(), Importance::new(n).unwrap());
    b.run(set(&[first, second], 1)).unwrap();
    b.run(set(&[second], 3)).unwrap();
    assert_eq!(b.run(set(&[second], 3)), Err(EditError::NothingToDo));
    let before = b.now.clone();
    b.run(Edit::MergeCodes {
        from: vec![gone],
        into: keep,
    })
    .unwrap();
    assert_eq!(b.now.coding(first).unwrap().importance, Importance::HIGHEST);
    b.undo();
    assert!(b.now == before);
}

#[test]
fn neighbours_of_one_code_become_one_and_others_stay() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "یک، دو.\n\n(سه) چهار پنج شش");
    let (code, other) = (b.code(None, "کد"), b.code(None, "دیگر"));
    // «یک» and «دو» and «سه» stand apart by signs alone, «چهار» by a blank, «شش» by a word.
    let places = [(0, 2), (4, 6), (10, 12), (14, 18), (23, 25)];
    let ids: Vec<CodingId> = places
        .iter()
        .map(|(start, end)| b.coding(d, *start, *end, code))
        .collect();
    b.coding(d, 4, 6, other);
    b.run(Edit::SetCondensed(ids[1], "دوم".into())).unwrap();
    b.run(Edit::SetCondensed(ids[2], "سوم".into())).unwrap();
    b.run(Edit::SetImportance(vec![ids[3]], Importance::HIGHEST))
        .unwrap();
    for (id, body) in [(ids[0], "الف"), (ids[3], "ب")] {
        b.run(Edit::WriteMemo {
            memo: None,
            target: MemoTarget::Coding(id),
            kind: MemoKind::Note,
            body: body.into(),
        })
        .unwrap();
    }
    let before = b.now.clone();
    b.run(Edit::MergeNeighbours(vec![ids[2], ids[4]])).unwrap();
    let text = b.now.text(d).unwrap();
    let said: Vec<_> = b
        .now
        .codings_in(d)
        .iter()
        .map(|c| (c.code, text.slice(c.range)))
        .collect();
    assert_eq!(
        said,
        [(code, "یک، دو.\n\n(سه) چهار"), (other, "دو"), (code, "شش")]
    );
    let kept = b.now.coding(ids[0]).unwrap();
    assert_eq!(kept.condensed.as_deref(), Some("دوم\nسوم"));
    assert_eq!(kept.importance, Importance::HIGHEST);
    assert_eq!(b.now.memo_on(MemoTarget::Coding(ids[0])).unwrap().body, "الف\nب");
    assert_eq!(
        b.run(Edit::MergeNeighbours(vec![ids[4]])),
        Err(EditError::NoNeighbours)
    );
    b.undo();
    assert!(b.now == before);
}

#[test]
fn what_another_coder_coded_is_no_neighbour_and_what_overlaps_is_one() {
    let mut b = PlanningProject::new();
    let d = b.document("م۱", "یک دو سه چهار پنج");
    let code = b.code(None, "کد");
    let outer = b.coding(d, 0, 8, code);
    b.coding(d, 3, 5, code);
    let last = b.coding(d, 7, 13, code);
    let theirs = NewCoding {
        coder: Some("رضا".into()),
        ..NewCoding::new(d, CharRange::new(14, 17), CodeRef::Id(code))
    };
    b.run(Edit::AddCodings(vec![theirs])).unwrap();
    b.run(Edit::MergeNeighbours(vec![last])).unwrap();
    let ranges: Vec<_> = b
        .now
        .codings_in(d)
        .iter()
        .map(|c| (c.id == outer, c.range))
        .collect();
    assert_eq!(
        ranges,
        [(true, CharRange::new(0, 13)), (false, CharRange::new(14, 17))]
    );
}
