//! Replacing all hits in all documents.

use std::collections::HashMap;

use egui::{Ui, Widget as _};

use super::SearchPane;
use crate::text::replace::{self, Replacement};
use crate::ui::action::{Action, TextReplacement};
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, StyledText};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// What takes the place of each hit, where a pattern with groups decides it.
#[derive(Debug, Default)]
pub(super) struct ExpandedHits {
    /// The words as they were written.
    with: String,
    /// For each hit of a document, by its place.
    documents: HashMap<usize, Vec<String>>,
}

impl SearchPane {
    /// Shows the field for the words that take the place of what is found, or hides it.
    pub fn show_replace(&mut self, shown: bool) {
        self.replaces = shown;
    }

    /// The words that take the place of a hit, as long as they are to be seen in the list. `place` is that of its
    /// document, and its number there.
    pub(super) fn replacement(&mut self, place: (usize, usize), cx: &Cx<'_>) -> Option<String> {
        let query = self.job.query().filter(|_| self.replaces)?;
        let with = Replacement::new(&self.with, query).ok()?;
        if let Some(words) = with.fixed() {
            return Some(words.to_owned());
        }
        if self.expanded.with != self.with {
            self.expanded = ExpandedHits {
                with: self.with.clone(),
                documents: HashMap::new(),
            };
        }
        let found = self.job.found().documents.get(place.0)?;
        let text = cx.snapshot().text(found.document)?;
        let words = self.expanded.documents.entry(place.0);
        let words = words.or_insert_with(|| with.words(&found.hits, query, text.folded()));
        words.get(place.1).cloned()
    }

    /// Forgets the words for hits, because there are other hits.
    pub(super) fn forget_replacements(&mut self) {
        self.expanded = ExpandedHits::default();
    }

    /// The field with the other words, and the button; whether the pane is left.
    pub(super) fn replace_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let words = cx.words.clone();
        let (label, hint) = (words.get("reader-replace-with"), words.get("reader-replace-hint"));
        let field = Field::single("search-replace").label(&label).hint(&hint);
        let answer = field.select_all_on_focus().show(ui, &mut self.with);
        let read = self.job.query().map(|query| Replacement::new(&self.with, query));
        let fault = match &read {
            Some(Err(error)) => Some(error.message()),
            Some(Ok(_)) | None => None,
        };
        if let Some(fault) = &fault {
            StyledText::new(&words.say(fault))
                .secondary()
                .colour(Theme::of(ui.ctx()).colours.danger)
                .ui(ui);
        }
        let some = fault.is_none() && self.job.found().total > 0 && self.job.is_current(cx);
        let text = words.get("search-replace-all");
        let pressed = ui.add_enabled_ui(some, |ui| Button::new(&text).wide().ui(ui).clicked());
        if pressed.inner {
            // The button can be pressed no more then, and its keys would be the text's.
            answer.response.request_focus();
            self.replace_all(cx);
        }
        answer.cancelled
    }

    /// Asks for all hits to be replaced, as one operation.
    fn replace_all(&self, cx: &mut Cx<'_>) {
        let Some(query) = self.job.query() else { return };
        let Ok(with) = Replacement::new(&self.with, query) else {
            return;
        };
        let snapshot = cx.snapshot();
        let mut same = 0;
        let mut patches = Vec::new();
        for found in &self.job.found().documents {
            let Some(text) = snapshot.text(found.document) else {
                continue;
            };
            let words = with.words(&found.hits, query, text.folded());
            let replaced = replace::replaced(text, &found.hits, query.options(), &words);
            same += replaced.same;
            if !replaced.patch.is_empty() {
                patches.push((found.document, replaced.patch));
            }
        }
        if patches.is_empty() {
            cx.act(Action::Say(cx.tr("reader-replace-nothing")));
        } else {
            cx.act(Action::ReplaceText(Box::new(TextReplacement {
                patches,
                same,
                all: true,
                revision: cx.session.revision(),
                agreed: false,
            })));
        }
    }
}
