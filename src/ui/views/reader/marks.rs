//! Highlights without a code, and the way from one marked passage to the next.

use super::ReaderPane;
use crate::model::{CodingId, DocumentId, Edit, HighlightId, Snapshot};
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::cx::Cx;

impl ReaderPane {
    /// Highlights the selected passage; a highlight in which the selection or the caret lies goes.
    pub(super) fn toggle_highlight(&self, cx: &mut Cx<'_>) {
        let Some(opened) = &self.opened else { return };
        let document = opened.document.id;
        let caret = || {
            let bytes = opened.view.selection()?;
            let at = opened.text.char_at_byte(bytes.start);
            Some(CharRange::new(at, at))
        };
        let there = cx.shared.passage.or_else(caret);
        let around = there.and_then(|range| highlight_around(cx.snapshot(), document, range));
        match (around, cx.shared.passage) {
            (Some(highlight), _) => cx.act(Action::EditWithToast(Edit::DeleteHighlights(vec![highlight]))),
            (None, Some(passage)) => cx.act(Action::EditWithToast(Edit::AddHighlight(document, passage))),
            (None, None) => {
                let hint = cx.tr("reader-nothing-to-highlight");
                cx.act(Action::Say(hint));
            }
        }
    }

    /// Goes to the highlight or important passage after the one that is selected, or after the caret; then to the next
    /// document that has one, and from the last to the first.
    pub(super) fn go_to_marked(&self, cx: &mut Cx<'_>) {
        let Some(opened) = &self.opened else { return };
        let document = opened.document.id;
        let snapshot = cx.snapshot();
        let selected = cx.shared.coding.and_then(|id| snapshot.coding(id));
        let at = match (selected, cx.shared.passage) {
            (Some(coding), _) if coding.document == document => {
                Place(coding.range.start, Mark::Coding(coding.id))
            }
            (_, Some(passage)) => match highlight_around(snapshot, document, passage) {
                Some(highlight) => Place(passage.start, Mark::Highlight(highlight)),
                None => Place(passage.start, Mark::Before),
            },
            _ => Place(opened.caret(), Mark::Before),
        };
        match next_marked(snapshot, document, at) {
            Some((document, range, Mark::Coding(coding))) => {
                cx.act(Action::SelectCoding(Some(coding)));
                cx.act(Action::Open(document, Some(range)));
            }
            Some((document, range, Mark::Highlight(_) | Mark::Before)) => {
                cx.act(Action::SelectCoding(None));
                cx.act(Action::Open(document, Some(range)));
            }
            None => {
                let hint = cx.tr("reader-no-marked");
                cx.act(Action::Say(hint));
            }
        }
    }
}

/// The highlight in which a passage or a position lies.
pub(super) fn highlight_around(
    snapshot: &Snapshot,
    document: DocumentId,
    range: CharRange,
) -> Option<HighlightId> {
    let inside = |outer: CharRange| {
        if range.is_empty() {
            outer.start <= range.start && range.start < outer.end
        } else {
            outer.contains(range)
        }
    };
    let mut highlights = snapshot.highlights_in(document);
    highlights.find(|h| inside(h.range)).map(|h| h.id)
}

/// What is marked at a place, in the order in which marks that begin together are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// Nothing; the place before all that begins there.
    Before,
    /// An important passage.
    Coding(CodingId),
    /// A highlight.
    Highlight(HighlightId),
}

/// Where a mark begins, in scalar values, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u32, Mark);

/// The marked passage after a place, going through the documents in their order and round.
fn next_marked(
    snapshot: &Snapshot,
    document: DocumentId,
    at: Place,
) -> Option<(DocumentId, CharRange, Mark)> {
    let all = snapshot.documents();
    let here = all.iter().position(|d| d.id == document)?;
    let after = all.iter().cycle().skip(here + 1).take(all.len());
    let first_in = |id: DocumentId, from: Option<Place>| {
        let codings = snapshot
            .codings_in(id)
            .iter()
            .filter(|c| c.importance.is_marked());
        let codings = codings.map(|c| (c.range, Mark::Coding(c.id)));
        let highlights = snapshot
            .highlights_in(id)
            .map(|h| (h.range, Mark::Highlight(h.id)));
        codings
            .chain(highlights)
            .filter(|(range, mark)| from.is_none_or(|from| Place(range.start, *mark) > from))
            .min_by_key(|(range, mark)| Place(range.start, *mark))
            .map(|(range, mark)| (id, range, mark))
    };
    first_in(document, Some(at)).or_else(|| after.map(|d| d.id).find_map(|id| first_in(id, None)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Importance, plan};
    use crate::ui::testing::Fixture;

    #[test]
    fn marked_passages_are_gone_through_in_all_documents_and_round() {
        let fixture = Fixture::new(
            "الف",
            &[
                ("یک", "⟦الف:یک⟧ دو سه چهار"),
                ("دو", "هیچ"),
                ("سه", "⟦الف:پنج⟧ شش"),
            ],
        );
        let mut snapshot = fixture.snapshot.clone();
        let [one, three] = ["یک", "سه"].map(|name| fixture.document(name));
        let mut next_id = 1_000;
        let mut run = |snapshot: &mut Snapshot, edit| {
            let done = plan(edit, snapshot, next_id, "آزمون", 0).unwrap();
            (*snapshot, next_id) = (done.after, done.next_id);
        };
        assert_eq!(next_marked(&snapshot, one, Place(0, Mark::Before)), None);
        let coding = snapshot.codings_in(one)[0].id;
        run(
            &mut snapshot,
            Edit::SetImportance(vec![coding], Importance::HIGHEST),
        );
        run(&mut snapshot, Edit::AddHighlight(one, CharRange::new(0, 5)));
        run(&mut snapshot, Edit::AddHighlight(three, CharRange::new(4, 6)));
        let mut at = (one, Place(0, Mark::Before));
        let mut seen = Vec::new();
        for _ in 0..4 {
            let (document, range, mark) = next_marked(&snapshot, at.0, at.1).unwrap();
            seen.push((document == one, range, matches!(mark, Mark::Coding(_))));
            at = (document, Place(range.start, mark));
        }
        let first = (true, CharRange::new(0, 2), true);
        let expected = [
            first,
            (true, CharRange::new(0, 5), false),
            (false, CharRange::new(4, 6), false),
            first,
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_highlight_is_found_from_inside_it_alone() {
        let fixture = Fixture::new("الف", &[("یک", "یک دو سه")]);
        let document = fixture.document("یک");
        let edit = Edit::AddHighlight(document, CharRange::new(3, 5));
        let snapshot = plan(edit, &fixture.snapshot, 1_000, "آزمون", 0).unwrap().after;
        let found = |start, end| highlight_around(&snapshot, document, CharRange::new(start, end)).is_some();
        assert!(found(3, 3) && found(4, 4) && found(3, 5) && found(4, 5));
        assert!(!found(5, 5) && !found(2, 4) && !found(2, 2) && !found(3, 6));
    }
}
