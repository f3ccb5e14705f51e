//! What toasts tell of codings: which code, and in which documents where these are not in sight.

use std::collections::BTreeSet;

use super::App;
use super::dispatch::quoted;
use crate::i18n::Arg;
use crate::model::{DocumentId, Edit, Snapshot, Summary};
use crate::report::wording;
use crate::ui::kit::Tone;
use crate::ui::shared::Page;

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
        self.offer_undo(sentence);
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
            Ok(Some(summary)) => self.tell_step(id, &summary, &before),
            Ok(None) => {}
            Err(error) => self.refuse(&error),
        }
    }

    fn tell_step(&mut self, id: &str, summary: &Summary, before: &Snapshot) {
        self.saved_at = Some(self.platform.clock.now());
        let what = wording::operation(&self.words, summary);
        let recoded = self.recoded(summary, before);
        let what = self.placed(what, &recoded, false);
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

    /// A sentence with the documents that it is about, if any: by name, or by their number where they are several. With
    /// `unseen` the one that is read on the page is not told.
    fn placed(&self, sentence: String, documents: &BTreeSet<DocumentId>, unseen: bool) -> String {
        let Some(work) = self.project.as_ref().map(|project| &project.work) else {
            return sentence;
        };
        let reads = match work.shared.page {
            Page::Coding => true,
            Page::Ladder => self.settings.ladder.text,
            Page::Board | Page::Participants | Page::Memos | Page::Findings | Page::History => false,
        };
        let seen = work.shared.document.filter(|_| reads);
        let first = documents.first().filter(|id| !unseen || seen != Some(**id));
        let what = ("what", Arg::from(&sentence));
        match (documents.len(), first) {
            (0, _) | (1, None) => sentence,
            (1, Some(id)) => match work.session.snapshot().document(*id) {
                Some(document) => {
                    let name = ("document", Arg::from(&document.name));
                    self.words.with("toast-in-document", &[what, name])
                }
                None => sentence,
            },
            (n, _) => self
                .words
                .with("toast-in-documents", &[what, ("n", Arg::from(n))]),
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
        let passage = quoted(text.slice(coding.range));
        let args = [("passage", passage), ("name", name.clone())];
        Some(self.words.with("toast-coded", &args))
    }
}
