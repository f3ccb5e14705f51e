//! What toasts tell of codings: which code, and in which documents where these are not in sight.

use std::collections::BTreeSet;

use super::App;
use super::dispatch::quoted;
use crate::i18n::Arg;
use crate::model::{CodeId, Coding, DocumentId, Edit, MemoTarget, Snapshot, Summary, TextId};
use crate::report::wording;
use crate::settings::Pane;
use crate::ui::action::Action;
use crate::ui::kit::Tone;
use crate::ui::parts::codes::commands::CodeSystem as _;
use crate::ui::parts::view::View as _;
use crate::ui::shared::{Page, ReturnedCodings};

impl App {
    /// Runs an edit and tells it with a way back.
    pub(super) fn edit_and_tell(&mut self, edit: Edit) {
        let Some(before) = self.state() else { return };
        let coded = matches!(edit, Edit::AddCodings(_));
        let Some(summary) = self.applied(edit) else { return };
        let done = self.done(&summary);
        let sentence = if coded {
            self.coded_sentence(&summary)
        } else {
            None
        };
        let recoded = self.recoded(&summary, &before);
        let sentence = self.placed(sentence.unwrap_or(done), &recoded, true);
        let sentence = self.with_what_went(sentence, &recoded, &before);
        self.offer_undo(sentence);
    }

    /// A sentence about an operation on codings in some documents, with the memos and the condensed units that went with
    /// them since an earlier state.
    fn with_what_went(
        &self,
        sentence: String,
        documents: &BTreeSet<DocumentId>,
        before: &Snapshot,
    ) -> String {
        let Some(project) = &self.project else {
            return sentence;
        };
        let now = project.work.session.snapshot();
        // What was joined with others or taken apart lives on in what stands there now.
        let lives_on = |coding: &Coding| {
            let here = now.codings_in(coding.document).iter();
            let mut alike = here.filter(|c| (c.code, c.coder) == (coding.code, coding.coder));
            now.has_coding(coding.id) || alike.any(|c| c.range.overlaps(coding.range))
        };
        let all = documents.iter().flat_map(|document| before.codings_in(*document));
        let gone: Vec<&Coding> = all.filter(|coding| !lives_on(coding)).collect();
        let count = |is: &dyn Fn(&Coding) -> bool| gone.iter().filter(|coding| is(coding)).count();
        let memos = count(&|coding| before.memo_on(MemoTarget::Coding(coding.id)).is_some());
        let condensed = count(&|coding| coding.condensed.is_some());
        let parts = [("toast-gone-memos", memos), ("toast-gone-condensed", condensed)];
        let told = parts.into_iter().filter(|(_, n)| *n > 0);
        let told: Vec<String> = told.map(|(id, n)| self.words.with(id, &[("n", n)])).collect();
        let told = match told.as_slice() {
            [] => return sentence,
            [one] => one.clone(),
            [one, other, ..] => self
                .words
                .with("toast-gone-both", &[("one", one), ("other", other)]),
        };
        self.words
            .with("toast-gone-with", &[("what", sentence), ("gone", told)])
    }

    /// Takes so many operations back, one after the other, and tells it once, with a way back to where the project was.
    pub(super) fn undo_steps(&mut self, steps: usize) {
        if steps == 1 {
            return self.step(true);
        }
        let undone = self.steps(true, steps);
        let Some(project) = self.project.as_ref().filter(|_| undone > 0) else {
            return;
        };
        let revision = project.work.session.revision();
        let sentence = self.words.with("toast-undone-steps", &[("n", undone)]);
        self.offer(sentence, "toast-redo", Action::RedoSteps(undone, revision));
    }

    /// Does so many operations again, unless something was done since they were taken back.
    pub(super) fn redo_steps(&mut self, steps: usize, revision: u64) {
        let now = self.project.as_ref().map(|p| p.work.session.revision());
        if now != Some(revision) {
            return self.edit_or_say(None, "toast-redo-not-last");
        }
        let done = self.steps(false, steps);
        let sentence = self.words.with("toast-redone-steps", &[("n", done)]);
        self.toasts.add(Tone::Plain, sentence);
    }

    /// Goes so many steps back, or forward again, as far as it goes; how many it were.
    fn steps(&mut self, back: bool, steps: usize) -> usize {
        for done in 0..steps {
            let Some(project) = &mut self.project else {
                return done;
            };
            let stepped = match back {
                true => project.work.undo(),
                false => project.work.redo(),
            };
            match stepped {
                Ok(Some(_)) => self.saved_at = Some(self.platform.clock.now()),
                Ok(None) => return done,
                Err(error) => {
                    self.refuse(&error);
                    return done;
                }
            }
        }
        steps
    }

    /// Says what was done in the text that is being edited, and offers to take it back there.
    pub(super) fn offer_undo_in_text(&mut self, sentence: String) {
        let project = self.project.as_ref();
        let edited = project.and_then(|p| p.panes.edited_text()?.edited_state());
        if let Some((text, state)) = edited {
            self.offer(sentence, "toast-undo", Action::TakeBackInText(text, state));
        }
    }

    /// Takes the last step of editing a text back, unless it has come to another state since.
    pub(super) fn take_back_in_text(&mut self, state: (TextId, u64)) {
        let text = self.project.as_mut().and_then(|p| p.panes.edited_text_mut());
        match text.filter(|text| text.edited_state() == Some(state)) {
            Some(text) => {
                text.step_editing(true);
            }
            None => self.edit_or_say(None, "toast-text-not-last"),
        }
    }

    /// Takes the last operation back, or brings back what was taken back last, and says what, with the document of
    /// codings: it need not be the one in sight.
    pub(super) fn step(&mut self, back: bool) {
        let Some(before) = self.state() else { return };
        let Some(project) = &mut self.project else { return };
        let (id, done) = match back {
            true => ("toast-undone", project.work.undo()),
            false => ("toast-redone", project.work.redo()),
        };
        match done {
            Ok(Some(summary)) => {
                self.tell_step(id, &summary, &before);
                self.choose_returned(&before);
            }
            Ok(None) => {}
            Err(error) => self.refuse(&error),
        }
    }

    /// What a step has brought back is chosen in the list that the person works in: what is pressed next is about it.
    fn choose_returned(&mut self, before: &Snapshot) {
        self.with_panes(|panes, _, cx| {
            let now = cx.snapshot().clone();
            let documents: Vec<DocumentId> = now
                .documents()
                .iter()
                .map(|document| document.id)
                .filter(|id| before.document(*id).is_none())
                .collect();
            let is_new = |coding: &&Coding| !before.has_coding(coding.id);
            let codings = now.recoded_since(before).flat_map(|id| now.codings_in(id));
            cx.shared.returned = ReturnedCodings {
                revision: cx.session.revision(),
                codings: codings.filter(is_new).map(|coding| coding.id).collect(),
            };
            let pane = cx.shared.pane.filter(|_| cx.shared.page == Page::Coding);
            if pane == Some(Pane::Documents) && !documents.is_empty() {
                return panes.documents.choose(documents, cx);
            }
            let back = |id: CodeId| before.code(id).is_none();
            let codes = now.codes().filter(|code| back(code.id));
            // What stands below another that came back goes with it.
            let mut codes: Vec<CodeId> = codes
                .filter(|code| !code.parent.is_some_and(back))
                .map(|code| code.id)
                .collect();
            codes.sort_unstable();
            let Some(last) = codes.last().copied() else { return };
            if pane == Some(Pane::Codes) {
                cx.shared.codes = codes;
                panes.codes.show(last, cx);
            } else if cx.shared.page == Page::Board {
                cx.shared.codes = codes;
                panes.board.refresh(cx);
                panes.board.show(Some(last));
                panes.board.take_keyboard();
            }
        });
    }

    fn tell_step(&mut self, id: &str, summary: &Summary, before: &Snapshot) {
        self.saved_at = Some(self.platform.clock.now());
        let what = wording::operation(&self.words, summary);
        let what = if wording::names_document(summary) {
            what
        } else {
            let recoded = self.recoded(summary, before);
            self.placed(what, &recoded, false)
        };
        let sentence = self.words.with(id, &[("what", what)]);
        self.toasts.add(Tone::Plain, sentence);
    }

    /// The project as it stands.
    fn state(&self) -> Option<Snapshot> {
        Some(self.project.as_ref()?.work.session.snapshot().clone())
    }

    /// The documents in which an operation on codings changed any since an earlier state; none of other operations.
    fn recoded(&self, summary: &Summary, before: &Snapshot) -> BTreeSet<DocumentId> {
        let of_codings = summary.kind.key().starts_with("coding.");
        let project = self.project.as_ref().filter(|_| of_codings);
        project.map_or_else(BTreeSet::new, |p| {
            p.work.session.snapshot().recoded_since(before).collect()
        })
    }

    /// What was done with the documents that it is about, if any: by name, or by their number where they are several. It is
    /// a sentence where `done`, and then the document that is read on the page is not told; else the name of an operation.
    fn placed(&self, sentence: String, documents: &BTreeSet<DocumentId>, done: bool) -> String {
        let Some(work) = self.project.as_ref().map(|project| &project.work) else {
            return sentence;
        };
        let reads = match work.shared.page {
            Page::Coding => true,
            Page::Ladder => self.settings.ladder.text,
            Page::Board | Page::Participants | Page::Memos | Page::Findings | Page::History => false,
        };
        let seen = work.shared.document.filter(|_| reads);
        let first = documents.first().filter(|id| !done || seen != Some(**id));
        let what = ("what", Arg::from(&sentence));
        let (one, several) = match done {
            true => ("toast-done-in-document", "toast-done-in-documents"),
            false => ("toast-in-document", "toast-in-documents"),
        };
        match (documents.len(), first) {
            (0, _) | (1, None) => sentence,
            (1, Some(id)) => match work.session.snapshot().document(*id) {
                Some(document) => {
                    let name = ("document", Arg::from(&document.name));
                    self.words.with(one, &[what, name])
                }
                None => sentence,
            },
            (n, _) => self.words.with(several, &[what, ("n", Arg::from(n))]),
        }
    }

    /// Tells the words of the coding that was just made, and its code; of several their number.
    fn coded_sentence(&self, summary: &Summary) -> Option<String> {
        let work = &self.project.as_ref()?.work;
        let coding = work.selected_coding()?;
        let name = &work.session.snapshot().code(coding.code)?.name;
        if summary.count > 1 {
            let args = [("n", Arg::from(summary.count)), ("name", Arg::from(name))];
            return Some(self.words.with("toast-coded-many", &args));
        }
        let text = work.session.text(coding.document).ok()?;
        let passage = quoted(&text.read(coding.range));
        let args = [("passage", passage), ("name", name.clone())];
        Some(self.words.with("toast-coded", &args))
    }
}
