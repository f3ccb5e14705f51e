//! Edits that take codings apart: a passage is taken out of them, or one is split.

use std::collections::HashSet;

use super::Planner;
use crate::model::{
    Change, Code, Coding, CodingId, Delta, DocumentId, EditError, Guid, OperationKind, Summary,
};
use crate::text::passage::says_nothing;
use crate::text::{CharRange, Text};

impl Planner {
    pub(super) fn uncode_passage(
        &mut self,
        document: DocumentId,
        range: CharRange,
        ids: &[CodingId],
    ) -> Result<Summary, EditError> {
        let range = self.checked_range(document, range)?;
        let mut seen = HashSet::new();
        let mut touched: Vec<Coding> = Vec::new();
        for id in ids.iter().filter(|id| seen.insert(**id)) {
            let row: Coding = self.get(*id)?;
            if row.document == document && row.range.overlaps(range) {
                touched.push(row);
            }
        }
        let Some(first) = touched.first() else {
            return Err(EditError::NothingToDo);
        };
        let name = self.get::<Code>(first.code)?.name;
        let count = touched.len();
        for row in touched {
            let before = CharRange::new(row.range.start, row.range.start.max(range.start));
            let behind = CharRange::new(row.range.end.min(range.end), row.range.end);
            self.part(row, &[before, behind]);
        }
        self.join_twins(document)?;
        Ok(Summary::new(OperationKind::CodingUncode, name, count))
    }

    pub(super) fn split_coding(&mut self, id: CodingId, places: &[u32]) -> Result<Summary, EditError> {
        let row: Coding = self.get(id)?;
        let name = self.get::<Code>(row.code)?.name;
        let border = |place: u32| match self.snapshot.text(row.document) {
            // An empty range inside a letter is widened to the letter, which begins at the border before the place.
            Some(text) => text.snap(CharRange::new(place, place)).start,
            None => place,
        };
        let mut borders: Vec<u32> = places
            .iter()
            .map(|place| border(*place))
            .filter(|place| row.range.start < *place && *place < row.range.end)
            .collect();
        borders.sort_unstable();
        borders.dedup();
        if borders.is_empty() {
            return Err(EditError::NothingToDo);
        }
        let starts = std::iter::once(row.range.start).chain(borders.iter().copied());
        let ends = borders.iter().copied().chain([row.range.end]);
        let parts: Vec<CharRange> = starts
            .zip(ends)
            .map(|(start, end)| CharRange::new(start, end))
            .collect();
        let document = row.document;
        let count = self.part(row, &parts);
        if count < 2 {
            return Err(EditError::NothingToDo);
        }
        self.join_twins(document)?;
        Ok(Summary::new(OperationKind::CodingSplit, name, count))
    }

    /// Lets parts of a coding's passage stand in its place, without the blanks at their edges; how many there are. Those
    /// of blanks and signs alone are left out. The first remains the coding that it was.
    fn part(&mut self, row: Coding, parts: &[CharRange]) -> usize {
        let text = self.snapshot.text(row.document);
        let says_something = |part: &CharRange| {
            let nothing = |text: &Text| says_nothing(text.slice(*part));
            !part.is_empty() && !text.is_some_and(nothing)
        };
        let trimmed = |part: &CharRange| text.map_or(*part, |text| text.trim(*part));
        let parts: Vec<CharRange> = parts.iter().map(trimmed).filter(says_something).collect();
        let Some((first, rest)) = parts.split_first() else {
            self.drop_memos_on_codings(&[row.id].into());
            self.drop_row::<Coding>(row.id);
            return 0;
        };
        let mut changes = Vec::new();
        for range in rest {
            let part = Coding {
                id: CodingId(self.fresh_id()),
                guid: Guid::new(),
                range: *range,
                condensed: None,
                ..row.clone()
            };
            self.created.codings.push(part.id);
            changes.push(Change::Coding(Delta {
                before: None,
                after: Some(part),
            }));
        }
        self.put(Coding { range: *first, ..row });
        self.commit(changes);
        parts.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::PlanningProject;
    use super::*;
    use crate::model::{CodeRef, Edit, MemoKind, MemoTarget, NewCoding};

    /// The passages of a document that have a code, in reading order, each with its condensed unit.
    fn coded(b: &PlanningProject, document: DocumentId) -> Vec<(u32, u32, String)> {
        let codings = b.now.codings_in(document).iter();
        let condensed = |c: &Coding| c.condensed.as_deref().unwrap_or_default().to_owned();
        codings
            .map(|c| (c.range.start, c.range.end, condensed(c)))
            .collect()
    }

    fn with_coding(text: &str, range: CharRange) -> (PlanningProject, DocumentId, CodingId) {
        let mut b = PlanningProject::new();
        let document = b.document("یک", text);
        let code = b.code(None, "الف");
        let new = NewCoding {
            condensed: "فشرده".into(),
            memo: "یادداشت".into(),
            ..NewCoding::new(document, range, CodeRef::Id(code))
        };
        let coding = b.run(Edit::AddCodings(vec![new])).unwrap().codings[0];
        (b, document, coding)
    }

    fn uncode(document: DocumentId, start: u32, end: u32, codings: Vec<CodingId>) -> Edit {
        Edit::UncodePassage {
            document,
            range: CharRange::new(start, end),
            codings,
        }
    }

    #[test]
    fn a_passage_in_the_middle_leaves_two_parts_of_which_the_first_keeps_what_was_written() {
        let (mut b, document, coding) = with_coding("یک دو سه چهار", CharRange::new(0, 13));
        let before = b.now.clone();
        let created = b.run(uncode(document, 3, 6, vec![coding])).unwrap();
        assert_eq!(
            coded(&b, document),
            [(0, 2, "فشرده".to_owned()), (6, 13, String::new())]
        );
        assert_eq!(created.codings.len(), 1);
        let of = |id| b.now.memo_on(MemoTarget::Coding(id)).map(|m| m.body.clone());
        assert_eq!(of(coding).as_deref(), Some("یادداشت"));
        assert_eq!(of(created.codings[0]), None);
        let guids: HashSet<_> = b.now.codings_in(document).iter().map(|c| c.guid).collect();
        assert_eq!(guids.len(), 2, "each part is known by itself");
        b.undo();
        assert!(b.now == before);
    }

    #[test]
    fn a_passage_at_an_edge_shortens_and_over_all_removes() {
        let (mut b, document, coding) = with_coding("یک دو سه چهار", CharRange::new(3, 8));
        b.run(uncode(document, 0, 5, vec![coding])).unwrap();
        // The blank between the words goes with those that are gone.
        assert_eq!(coded(&b, document), [(6, 8, "فشرده".to_owned())]);
        b.run(uncode(document, 6, 8, vec![coding])).unwrap();
        assert_eq!(coded(&b, document), []);
        assert!(b.now.memo_on(MemoTarget::Coding(coding)).is_none());
        let (mut b, document, coding) = with_coding("یک دو سه چهار", CharRange::new(3, 8));
        assert!(b.run(uncode(document, 9, 12, vec![coding])).is_err());
        b.run(uncode(document, 0, 13, vec![coding])).unwrap();
        assert_eq!(coded(&b, document), []);
    }

    #[test]
    fn the_end_mark_of_a_sentence_does_not_stay_coded_alone() {
        let (mut b, document, coding) = with_coding("خب. «چرا؟»", CharRange::new(0, 10));
        b.run(uncode(document, 0, 2, vec![coding])).unwrap();
        b.run(uncode(document, 5, 9, vec![coding])).unwrap();
        assert_eq!(coded(&b, document), []);
        let (mut b, document, coding) = with_coding("خب.\u{200F}", CharRange::new(0, 4));
        b.run(uncode(document, 0, 2, vec![coding])).unwrap();
        assert_eq!(coded(&b, document), [], "nor does what shows nothing");
    }

    #[test]
    fn no_letter_is_cut_through() {
        let (mut b, document, coding) = with_coding("aa\u{301}bc", CharRange::new(0, 5));
        b.run(uncode(document, 2, 3, vec![coding])).unwrap();
        assert_eq!(
            coded(&b, document),
            [(0, 1, "فشرده".to_owned()), (3, 5, String::new())]
        );
        let (mut b, document, coding) = with_coding("aa\u{301}bc", CharRange::new(0, 5));
        b.run(Edit::SplitCoding(coding, vec![2])).unwrap();
        assert_eq!(
            coded(&b, document),
            [(0, 1, "فشرده".to_owned()), (1, 5, String::new())]
        );
    }

    #[test]
    fn a_coding_is_split_where_that_leaves_two() {
        let (mut b, document, coding) = with_coding("یک دو سه چهار", CharRange::new(3, 13));
        assert!(b.run(Edit::SplitCoding(coding, vec![0, 3, 13, 20])).is_err());
        let before = b.now.clone();
        b.run(Edit::SplitCoding(coding, vec![9, 6, 6])).unwrap();
        assert_eq!(
            coded(&b, document),
            [
                (3, 5, "فشرده".to_owned()),
                (6, 8, String::new()),
                (9, 13, String::new())
            ]
        );
        b.undo();
        assert!(b.now == before);
    }

    #[test]
    fn a_part_that_is_there_already_becomes_one_with_it() {
        let (mut b, document, coding) = with_coding("یک دو سه چهار", CharRange::new(0, 13));
        let code = CodeRef::Id(b.now.coding(coding).unwrap().code);
        let twin = NewCoding::new(document, CharRange::new(6, 13), code);
        b.run(Edit::AddCodings(vec![twin])).unwrap();
        b.run(Edit::SplitCoding(coding, vec![6])).unwrap();
        assert_eq!(
            coded(&b, document),
            [(0, 5, "فشرده".to_owned()), (6, 13, String::new())]
        );
    }

    #[test]
    fn halves_that_meet_at_a_blank_have_none_at_their_edges() {
        for place in [2, 3, 4] {
            let (mut b, document, coding) = with_coding("یک \u{A0}دو", CharRange::new(0, 6));
            b.run(Edit::SplitCoding(coding, vec![place])).unwrap();
            let halves = [(0, 2, "فشرده".to_owned()), (4, 6, String::new())];
            assert_eq!(coded(&b, document), halves, "at {place}");
        }
        let (mut b, document, coding) = with_coding("یک   ", CharRange::new(0, 5));
        assert!(b.run(Edit::SplitCoding(coding, vec![3])).is_err());
        assert_eq!(coded(&b, document), [(0, 5, "فشرده".to_owned())]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Held against a look at each character: none outside the passage loses a code, none inside keeps one of
        /// those that were to go, other codings stay as they are, and what was written stays with the first part. A
        /// blank goes where words beside it went, and never comes.
        #[test]
        fn exactly_the_passage_loses_the_codes(
            ranges in prop::collection::vec((0u32..24, 1u32..24), 1..6),
            chosen in prop::collection::vec(any::<bool>(), 6),
            (from, length) in (0u32..24, 1u32..12),
        ) {
            let text = "abc  def ghij k lmno pqr";
            let is_blank = |at: u32| text.as_bytes()[at as usize] == b' ';
            let mut b = PlanningProject::new();
            let document = b.document("یک", text);
            let mut ids = Vec::new();
            for (i, (start, length)) in ranges.iter().enumerate() {
                let code = b.code(None, &format!("کد {i}"));
                let range = CharRange::new(*start, (start + length).min(24));
                let new = NewCoding::new(document, range, CodeRef::Id(code));
                ids.extend(b.run(Edit::AddCodings(vec![new])).unwrap().codings);
                let memo = Edit::WriteMemo {
                    memo: None,
                    target: MemoTarget::Coding(ids[i]),
                    kind: MemoKind::Note,
                    body: format!("یادداشت {i}"),
                };
                b.run(memo).unwrap();
            }
            let passage = CharRange::new(from, (from + length).min(24));
            let going: Vec<CodingId> = ids.iter().zip(&chosen).filter(|(_, on)| **on).map(|(id, _)| *id).collect();
            let before = b.now.clone();
            let codes_at = |b: &PlanningProject, at: u32| {
                let here = CharRange::new(at, at + 1);
                let codings = b.now.codings_in(document).iter().filter(|c| c.range.overlaps(here));
                codings.map(|c| c.code).collect::<HashSet<_>>()
            };
            let were: Vec<_> = (0..24).map(|at| codes_at(&b, at)).collect();
            let lost: HashSet<_> = going.iter().map(|id| b.now.coding(*id).unwrap().code).collect();
            let edit = Edit::UncodePassage { document, range: passage, codings: going.clone() };
            if b.run(edit).is_err() {
                prop_assert!(b.now == before);
                return Ok(());
            }
            for at in 0..24u32 {
                let inside = passage.start <= at && at < passage.end;
                let expected = if inside {
                    were[at as usize].difference(&lost).copied().collect()
                } else {
                    were[at as usize].clone()
                };
                if is_blank(at) {
                    prop_assert!(codes_at(&b, at).is_subset(&expected), "blank {}", at);
                } else {
                    prop_assert_eq!(codes_at(&b, at), expected, "character {}", at);
                }
            }
            for row in b.now.codings_in(document) {
                let same = before.coding(row.id).is_some_and(|c| c.range == row.range);
                let bare = !is_blank(row.range.start) && !is_blank(row.range.end - 1);
                prop_assert!(same || bare, "blanks at the edges of {:?}", row.range);
            }
            for (i, id) in ids.iter().enumerate() {
                let Some(row) = b.now.coding(*id) else { continue };
                let memo = b.now.memo_on(MemoTarget::Coding(*id)).map(|m| m.body.clone());
                prop_assert_eq!(memo, Some(format!("یادداشت {i}")));
                let parts = b.now.codings_in(document).iter().filter(|c| c.code == row.code);
                prop_assert_eq!(parts.map(|c| c.range.start).min(), Some(row.range.start));
            }
            b.undo();
            prop_assert!(b.now == before);
        }
    }
}
