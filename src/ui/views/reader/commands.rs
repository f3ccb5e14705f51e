//! Commands that concern the open document, its selected passage and its selected coding.

use super::ReaderPane;
use super::opened::codings_at;
use crate::model::{CodingId, DirectionChoice, DocumentId, Edit, MemoTarget, Parting, Snapshot};
use crate::text::CharRange;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::target;
use crate::ui::cx::Cx;
use crate::ui::parts::resize::{EdgeStep, PassageEdge, ScreenSide, towards};
use crate::ui::parts::view::RunsCommands;

impl RunsCommands<target::Text> for ReaderPane {
    fn run(&mut self, command: target::Text, cx: &mut Cx<'_>) {
        use EdgeStep::{Letter, Word};
        use PassageEdge::{End, Start};
        use ScreenSide::{Left, Right};
        match command {
            target::Text::EditText => self.toggle_editing(cx),
            target::Text::Find => self.show_find(false),
            target::Text::Replace => self.show_find(true),
            target::Text::ResizeLeft => self.resize(End, Word, Left, cx),
            target::Text::ResizeRight => self.resize(End, Word, Right, cx),
            target::Text::ResizeStartLeft => self.resize(Start, Word, Left, cx),
            target::Text::ResizeStartRight => self.resize(Start, Word, Right, cx),
            target::Text::ResizeLeftByLetter => self.resize(End, Letter, Left, cx),
            target::Text::ResizeRightByLetter => self.resize(End, Letter, Right, cx),
            target::Text::ResizeStartLeftByLetter => self.resize(Start, Letter, Left, cx),
            target::Text::ResizeStartRightByLetter => self.resize(Start, Letter, Right, cx),
            target::Text::ExtendSelection => self.extend_selection(cx),
            target::Text::ShrinkSelection => self.shrink_selection(),
            target::Text::CodeNextSentence => self.code_next_sentence(cx),
            target::Text::NextCoding => self.go_to_coding(cx, true),
            target::Text::PreviousCoding => self.go_to_coding(cx, false),
            target::Text::NextOverlapping => self.go_to_overlapping(cx),
            target::Text::Memo => {
                if let Some(target) = memo_target(cx) {
                    cx.act(Action::Show(Dialog::Memo(target)));
                }
            }
            target::Text::Annotate => match self.annotation_target(cx) {
                Some(target) => cx.act(Action::Show(Dialog::Memo(target))),
                None => {
                    let hint = cx.tr("reader-nothing-to-annotate");
                    cx.act(Action::Say(hint));
                }
            },
            target::Text::Condense => {
                if let Some(coding) = cx.shared.coding {
                    cx.act(Action::Show(Dialog::Condensed(coding)));
                }
            }
            target::Text::Highlight => self.toggle_highlight(cx),
            target::Text::NextMarked => self.go_to_marked(cx),
            target::Text::Direction => self.turn(cx),
            target::Text::Split => self.split(cx),
        }
    }
}

impl ReaderPane {
    /// Closes the find bar and gives the text the keyboard; whether the bar was open.
    pub fn close_find(&mut self) -> bool {
        let open = self.find.find.open;
        if open {
            self.find.close();
            self.wants_focus = true;
        }
        open
    }

    /// Opens the find bar for the text as it is shown, stored or being edited.
    fn show_find(&mut self, replaces: bool) {
        let drafted = self.drafted_selection().map(str::to_owned);
        let stored = || {
            let opened = self.opened.as_ref().filter(|_| !self.is_editing())?;
            Some(opened.text.slice(opened.passage()?).to_owned())
        };
        let selected = drafted.or_else(stored);
        self.find.show(selected.as_deref(), replaces);
    }

    /// What a memo on a passage written now is about: the selected passage, that of the selected coding, or that of
    /// the memo at the caret.
    fn annotation_target(&self, cx: &Cx<'_>) -> Option<MemoTarget> {
        let opened = self.opened.as_ref()?;
        let document = opened.document.id;
        let coded = || {
            let coding = cx.snapshot().coding(cx.shared.coding?)?;
            (coding.document == document).then_some(coding.range)
        };
        if let Some(passage) = cx.shared.passage.or_else(coded) {
            return Some(MemoTarget::Passage(document, passage));
        }
        let caret = opened.caret();
        let here = |target: &MemoTarget| match target {
            MemoTarget::Passage(_, range) => range.start <= caret && caret < range.end,
            MemoTarget::Project
            | MemoTarget::Document(_)
            | MemoTarget::Code(_)
            | MemoTarget::Coding(_)
            | MemoTarget::Participant(_) => false,
        };
        cx.snapshot().passage_memos(document).map(|m| m.target).find(here)
    }

    /// Moves an edge of the selected coding by a word or a letter.
    fn resize(&mut self, edge: PassageEdge, step: EdgeStep, side: ScreenSide, cx: &mut Cx<'_>) {
        let coding = cx.shared.coding.and_then(|id| cx.snapshot().coding(id));
        let (Some(coding), Some(opened)) = (coding, &self.opened) else {
            return self.say_no_coding(cx);
        };
        let forced = opened.forced_direction();
        if coding.document == opened.document.id
            && let Some(range) = towards(&opened.text, coding.range, (edge, step), side, forced)
        {
            let (id, document) = (coding.id, coding.document);
            let moved = match edge {
                PassageEdge::Start => range.start,
                PassageEdge::End => range.end,
            };
            // The edge is to be seen, also where the rest of the coding is.
            self.show_unseen(document, CharRange::new(moved, moved));
            cx.act(Action::EditWithToast(Edit::ResizeCoding(id, range)));
        }
    }

    /// Splits the selected coding at the caret, or beside the word that it is in, or at the borders of the selected
    /// passage; one that is there, when none is selected.
    fn split(&mut self, cx: &mut Cx<'_>) {
        let Some(opened) = &self.opened else { return };
        let document = opened.document.id;
        let place = || {
            let border = opened.word_border();
            CharRange::new(border, border)
        };
        let parted = cx.shared.passage.unwrap_or_else(place);
        let places = if parted.is_empty() {
            vec![parted.start]
        } else {
            vec![parted.start, parted.end]
        };
        let parting = Parting::Split(places);
        let mut codings = parting.candidates(cx.snapshot(), document);
        if let Some(selected) = cx.shared.coding {
            codings.retain(|coding| *coding == selected);
        }
        if !codings.is_empty() {
            self.show_unseen(document, parted);
        }
        let action = match codings.as_slice() {
            [] => Action::Say(cx.tr("coding-split-nowhere")),
            [_] => match parting.edit(cx.snapshot(), document, codings) {
                Some(edit) => Action::EditWithToast(edit),
                None => return,
            },
            _ => Action::Show(Dialog::WhichCodings {
                parting,
                document,
                codings,
            }),
        };
        cx.act(action);
    }

    /// Scrolls to a passage of the document in which something is about to change, or to a place in it, when nothing of
    /// it is on the screen, and lights the passage up; whether it did.
    pub fn show_unseen(&mut self, document: DocumentId, range: CharRange) -> bool {
        let Some(opened) = self.opened.as_mut().filter(|o| o.document.id == document) else {
            return false;
        };
        let (bytes, seen) = (opened.text.bytes(range), opened.view.visible_range());
        if bytes.start < seen.end && seen.start < bytes.end.max(bytes.start + 1) {
            return false;
        }
        opened.view.scroll_to(bytes.start);
        opened.view.flash(bytes);
        true
    }

    fn say_no_coding(&self, cx: &mut Cx<'_>) {
        let hint = cx.tr("reader-no-coding");
        cx.act(Action::Say(hint));
    }

    /// Selects the coding after (or before) the selected one, or after the caret.
    fn go_to_coding(&mut self, cx: &mut Cx<'_>, forward: bool) {
        let Some(opened) = &self.opened else { return };
        let next = neighbour(
            cx.snapshot(),
            opened.document.id,
            cx.shared.coding,
            opened.caret(),
            forward,
        );
        if next.is_some() {
            self.select_coding(next, cx);
        }
    }

    /// Selects the next coding that overlaps the selected one, or one at the caret when none is selected. Where no other
    /// overlaps it, the selected one is chosen.
    fn go_to_overlapping(&mut self, cx: &mut Cx<'_>) {
        let Some(opened) = &self.opened else { return };
        let next = overlapping(
            cx.snapshot(),
            opened.document.id,
            cx.shared.coding,
            opened.caret(),
        );
        match next {
            Some(_) => self.select_coding(next, cx),
            None if cx.shared.coding.is_none() => self.say_no_coding(cx),
            // One that was clicked among its words is now chosen itself.
            None => self.select_coding(cx.shared.coding, cx),
        }
    }

    /// Selects a coding in place of a passage, so that keys concern it.
    pub(super) fn select_coding(&mut self, coding: Option<CodingId>, cx: &mut Cx<'_>) {
        if let Some(opened) = &mut self.opened
            && let Some(row) = coding.and_then(|id| cx.snapshot().coding(id))
        {
            let start = opened.text.byte_at_char(row.range.start);
            opened.view.set_selection(Some(start..start));
            cx.shared.passage = None;
        }
        cx.shared.coding = coding;
        self.in_words = None;
    }

    /// Turns the document's direction round against what is seen.
    fn turn(&self, cx: &mut Cx<'_>) {
        if let Some(opened) = &self.opened {
            let turned = if opened.content.default_direction().is_rtl() {
                DirectionChoice::Ltr
            } else {
                DirectionChoice::Rtl
            };
            cx.act(Action::EditWithToast(Edit::SetDocumentDirection(
                opened.document.id,
                turned,
            )));
        }
    }
}

/// What a memo written now is about: the selected coding, else the selected passage, else the document.
fn memo_target(cx: &Cx<'_>) -> Option<MemoTarget> {
    let document = cx.shared.document?;
    Some(match (cx.shared.coding, cx.shared.passage) {
        (Some(coding), _) => MemoTarget::Coding(coding),
        (None, Some(passage)) => MemoTarget::Passage(document, passage),
        (None, None) => MemoTarget::Document(document),
    })
}

/// The coding after (or before) the selected one in reading order; without one, the first that begins at or after
/// `caret` (or the last before it). Goes round.
fn neighbour(
    snapshot: &Snapshot,
    document: DocumentId,
    selected: Option<CodingId>,
    caret: u32,
    forward: bool,
) -> Option<CodingId> {
    let codings = snapshot.codings_in(document);
    let count = codings.len();
    if count == 0 {
        return None;
    }
    let at = match selected.and_then(|id| codings.iter().position(|c| c.id == id)) {
        Some(at) if forward => at + 1,
        Some(at) => at + count - 1,
        None => {
            let after = codings.partition_point(|c| c.range.start < caret);
            if forward { after } else { after + count - 1 }
        }
    };
    codings.get(at % count).map(|c| c.id)
}

/// The next coding that overlaps the selected one, going round; without one, the shortest at `caret`.
fn overlapping(
    snapshot: &Snapshot,
    document: DocumentId,
    selected: Option<CodingId>,
    caret: u32,
) -> Option<CodingId> {
    let codings = snapshot.codings_in(document);
    let Some(at) = selected.and_then(|id| codings.iter().position(|c| c.id == id)) else {
        return codings_at(snapshot, document, caret).first().map(|c| c.id);
    };
    let range = codings.get(at)?.range;
    let around = codings.iter().cycle().skip(at + 1).take(codings.len() - 1);
    around.filter(|c| c.range.overlaps(range)).map(|c| c.id).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::Fixture;

    #[test]
    fn codings_are_reached_one_after_another() {
        let fixture = Fixture::new(
            "الف\nب\nج",
            &[("یک", "⟦الف:یک ⟦ب:دو⟧⟧ سه ⟦ج:چهار⟧ پنج"), ("دو", "هیچ")],
        );
        let snapshot = &fixture.snapshot;
        let document = fixture.document("یک");
        let name = |id: Option<CodingId>| {
            let code = snapshot.coding(id?)?.code;
            Some(snapshot.code(code)?.name.as_str())
        };
        let ids: Vec<CodingId> = snapshot.codings_in(document).iter().map(|c| c.id).collect();
        let near = |selected, caret, forward| name(neighbour(snapshot, document, selected, caret, forward));
        assert_eq!(
            [near(None, 0, true), near(None, 5, true), near(None, 99, true)],
            [Some("الف"), Some("ج"), Some("الف")]
        );
        assert_eq!(
            [near(Some(ids[2]), 0, true), near(Some(ids[0]), 0, false)],
            [Some("الف"), Some("ج")]
        );
        assert_eq!(neighbour(snapshot, fixture.document("دو"), None, 0, true), None);
        let over = |selected, caret| name(overlapping(snapshot, document, selected, caret));
        assert_eq!(
            [
                over(Some(ids[0]), 0),
                over(Some(ids[1]), 0),
                over(Some(ids[2]), 0)
            ],
            [Some("ب"), Some("الف"), None]
        );
        assert_eq!(
            [over(None, 4), over(None, 1), over(None, 7)],
            [Some("ب"), Some("الف"), None]
        );
    }
}
