//! Growing the selection to the sentence, the turn and the paragraph, and giving a code again on the next sentence.

use super::ReaderPane;
use crate::analysis::{answering, turn_at};
use crate::model::{CodeId, CodeRef, Coding};
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::cx::Cx;

impl ReaderPane {
    /// Lets the selection grow to the next larger of word, sentence, turn and paragraph; without one, from the chosen
    /// coding or the caret on.
    pub(super) fn extend_selection(&mut self, cx: &mut Cx<'_>) {
        // Whoever has clicked among the words of a coding means the words there.
        let coding = self.chosen_here(cx).filter(|_| !self.is_in_words(cx.shared));
        let coded = coding.map(|coding| coding.range);
        let Some(opened) = &mut self.opened else { return };
        let selected = opened.view.selection().filter(|bytes| !bytes.is_empty());
        if self.grown.last() != selected.as_ref() {
            self.grown.clear();
        }
        let from = selected.unwrap_or_else(|| match coded {
            Some(range) => opened.text.bytes(range),
            None => {
                let caret = opened.text.byte_at_char(opened.caret());
                caret..caret
            }
        });
        let Some(wider) = opened.passages().wider(from.clone()) else {
            let hint = cx.tr("reader-nothing-wider");
            cx.act(Action::Say(hint));
            return;
        };
        if self.grown.is_empty() {
            self.grown.push(from);
        }
        self.grown.push(wider.clone());
        opened.view.set_selection(Some(wider));
        cx.shared.coding = None;
    }

    /// Takes the last step of growing back.
    pub(super) fn shrink_selection(&mut self) {
        let Some(opened) = &mut self.opened else { return };
        if self.grown.last() != opened.view.selection().as_ref() {
            self.grown.clear();
        }
        self.grown.pop();
        if let Some(before) = self.grown.last() {
            opened.view.set_selection(Some(before.clone()));
        }
    }

    /// Gives the code of the chosen coding, or else the one that was given last, to the first sentence after it of
    /// which no part has it yet. Labels of speakers are passed over, and so is what interviewers say. Words that are
    /// selected and have not got the code come first; they are not selected any more when it went past them, so that
    /// the next key is not for words that were left behind.
    pub(super) fn code_next_sentence(&mut self, cx: &mut Cx<'_>) {
        let chosen = self.chosen_here(cx).cloned();
        let Some(opened) = &mut self.opened else { return };
        let document = opened.document.id;
        let code = chosen
            .as_ref()
            .map(|c| c.code)
            .or(cx.shared.recent.first().copied());
        let Some(code) = code else {
            let hint = cx.tr("reader-no-code-to-repeat");
            cx.act(Action::Say(hint));
            return;
        };
        let has_code = |passage: CharRange| {
            let codings = cx.snapshot().codings_in(document).iter();
            codings
                .filter(|c| c.code == code)
                .any(|c| c.range.contains(passage))
        };
        // Words within the chosen coding are what it was given to, and not a passage of their own.
        let within = |passage: CharRange| chosen.as_ref().is_some_and(|c| c.range.contains(passage));
        let selected = opened.passage().filter(|passage| !within(*passage));
        if let Some(passage) = selected
            && !has_code(passage)
        {
            return cx.act(Action::CodePassage(document, passage, CodeRef::Id(code)));
        }
        let after = match &chosen {
            Some(coding) if selected.is_none() => opened.text.byte_at_char(coding.range.end),
            _ => match opened.view.selection() {
                Some(bytes) => bytes.end,
                None => opened.view.visible_range().start,
            },
        };
        match self.next_uncoded_sentence(after, code, cx) {
            Some(passage) => {
                if let Some(opened) = &mut self.opened {
                    let start = opened.text.byte_at_char(passage.start);
                    opened.view.set_selection(Some(start..start));
                }
                cx.shared.passage = None;
                cx.act(Action::CodePassage(document, passage, CodeRef::Id(code)));
            }
            None => {
                let hint = cx.tr("reader-no-further-sentence");
                cx.act(Action::Say(hint));
            }
        }
    }

    fn next_uncoded_sentence(&self, after: usize, code: CodeId, cx: &Cx<'_>) -> Option<CharRange> {
        let opened = self.opened.as_ref()?;
        let codings = cx.snapshot().codings_in(opened.document.id);
        let coded = |passage: CharRange| {
            codings
                .iter()
                .any(|c| c.code == code && c.range.overlaps(passage))
        };
        let answers = answering(&opened.document.labels);
        // What stands before the first label is nobody's question.
        let asked = |passage: CharRange| {
            turn_at(&opened.document.turns, passage.start).is_some_and(|turn| !answers(&turn.speaker))
        };
        let mut from = after;
        while let Some(sentence) = opened.passages().next_sentence(from) {
            from = sentence.end;
            let meant = opened.meant(sentence);
            if let Some(passage) = meant.filter(|passage| !coded(*passage) && !asked(*passage)) {
                return Some(passage);
            }
        }
        None
    }

    /// The chosen coding, when it is in the open document.
    fn chosen_here<'a>(&self, cx: &'a Cx<'_>) -> Option<&'a Coding> {
        let opened = self.opened.as_ref()?;
        let coding = cx.snapshot().coding(cx.shared.coding?)?;
        (coding.document == opened.document.id).then_some(coding)
    }
}
