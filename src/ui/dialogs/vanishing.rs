//! What a change of words would delete, shown before it is made.

use std::collections::BTreeSet;

use egui::Ui;

use super::{DialogBody, about};
use crate::i18n::Arg;
use crate::model::{CodingId, DocumentId, Edit, MemoTarget, vanishing};
use crate::text::Patch;
use crate::ui::action::{Action, TextReplacement, deleted_text};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Scroll};
use crate::ui::parts::counted::counted;
use crate::ui::theme::Theme;

/// Rows shown; the number at the head tells of all.
const MOST: usize = 200;
/// Height of the list.
const HEIGHT: f32 = 280.0;

/// What is done when the person agrees.
enum AfterConsent {
    /// The words are replaced, by the patches of the dialog.
    Replace(TextReplacement),
    /// The editing of a text ends, and then something else is done.
    FinishText(Option<Box<Action>>),
}

/// Changes of texts of which nothing is done yet.
pub(super) struct VanishingBody {
    purpose: AfterConsent,
    patches: Vec<(DocumentId, Patch)>,
    codings: usize,
    memos: usize,
    /// Condensed units that go with their codings.
    condensed: usize,
    highlights: usize,
    joined: usize,
    /// How many finds are deleted in how many documents, where nothing takes the place of any.
    deleted: Option<(usize, usize)>,
    /// What is lost: the code with the words.
    rows: Vec<String>,
    /// It has been drawn.
    shown: bool,
}

impl VanishingBody {
    /// What these changes would delete.
    pub(super) fn new(mut replacement: TextReplacement, cx: &Cx<'_>) -> Self {
        let deleted = replacement.deleted();
        let patches = std::mem::take(&mut replacement.patches);
        Self {
            deleted,
            ..Self::of(patches, AfterConsent::Replace(replacement), cx)
        }
    }

    fn of(patches: Vec<(DocumentId, Patch)>, purpose: AfterConsent, cx: &Cx<'_>) -> Self {
        let mut body = Self {
            purpose,
            patches: Vec::new(),
            codings: 0,
            memos: 0,
            condensed: 0,
            highlights: 0,
            joined: 0,
            deleted: None,
            rows: Vec::new(),
            shown: false,
        };
        for (document, patch) in &patches {
            let gone = vanishing(cx.snapshot(), *document, patch);
            body.codings += gone.codings.len();
            body.memos += gone.memos.len();
            let condensed = |id: &&CodingId| condensed_of(**id, cx).is_some();
            body.condensed += gone.codings.iter().filter(condensed).count();
            let lost: BTreeSet<CodingId> = gone.codings.iter().copied().collect();
            body.highlights += gone.highlights.len();
            body.joined += gone.joined.len();
            let codings = gone
                .codings
                .into_iter()
                .chain(gone.joined)
                .map(MemoTarget::Coding);
            let memos = gone.memos.into_iter().filter_map(|id| {
                let target = cx.snapshot().memo(id)?.target;
                matches!(target, MemoTarget::Passage(..)).then_some(target)
            });
            let highlights = gone.highlights.into_iter().filter_map(|id| {
                let row = cx.snapshot().highlight(id)?;
                Some(MemoTarget::Passage(row.document, row.range))
            });
            let left = MOST.saturating_sub(body.rows.len());
            body.rows.extend(
                codings
                    .chain(memos)
                    .chain(highlights)
                    .take(left)
                    .map(|target| match target {
                        MemoTarget::Coding(id) if lost.contains(&id) => told_of(id, cx),
                        target => about(target, cx),
                    }),
            );
        }
        body.patches = patches;
        body
    }

    /// Whether something loses all its words, and is not only joined with another.
    fn deletes(&self) -> bool {
        self.codings + self.memos + self.highlights > 0
    }

    /// What the edit of a text would delete that a person is about to finish.
    pub(super) fn of_edit(edit: Edit, then: Option<Box<Action>>, cx: &Cx<'_>) -> Option<Self> {
        let Edit::EditText { document, patch } = edit else {
            return None;
        };
        Some(Self::of(
            vec![(document, patch)],
            AfterConsent::FinishText(then),
            cx,
        ))
    }
}

fn condensed_of<'a>(id: CodingId, cx: &'a Cx<'_>) -> Option<&'a str> {
    cx.snapshot().coding(id)?.condensed.as_deref()
}

/// A coding that goes: its code and words, and what they were condensed to.
fn told_of(id: CodingId, cx: &Cx<'_>) -> String {
    let coding = about(MemoTarget::Coding(id), cx);
    match condensed_of(id, cx) {
        Some(words) => {
            let name = cx.words.get("segments-condensed");
            format!("{coding}\n{name}: \u{2068}{words}\u{2069}")
        }
        None => coding,
    }
}

impl DialogBody for VanishingBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr(if self.deleted.is_some() {
            "dialog-deleting"
        } else if self.deletes() {
            "dialog-vanishing"
        } else {
            "dialog-vanishing-one"
        })
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let theme = Theme::of(ui.ctx());
        let width = ui.available_width();
        if let Some((places, documents)) = self.deleted {
            let text = deleted_text(places, documents, &cx.words);
            ui.add(kit::StyledText::new(&text).rows(width, 6));
        }
        if self.codings + self.memos > 0 {
            let things = [("counted-codings", self.codings), ("counted-memos", self.memos)];
            let counts = [
                ("n", Arg::from(self.codings + self.memos)),
                ("list", Arg::from(counted(&cx.words, &things))),
            ];
            let text = cx.words.with("dialog-vanishing-text", &counts);
            ui.add(kit::StyledText::new(&text).rows(width, 6));
        }
        if self.condensed > 0 {
            let text = cx
                .words
                .with("dialog-vanishing-condensed", &[("n", self.condensed)]);
            ui.add(kit::StyledText::new(&text).rows(width, 6));
        }
        if self.highlights > 0 {
            let text = cx
                .words
                .with("dialog-vanishing-highlights", &[("n", self.highlights)]);
            ui.add(kit::StyledText::new(&text).rows(width, 6));
        }
        if self.joined > 0 {
            let text = cx
                .words
                .with("dialog-vanishing-joined", &[("codings", self.joined)]);
            ui.add(kit::StyledText::new(&text).rows(width, 6));
        }
        if self.rows.is_empty() {
            return false;
        }
        ui.add_space(theme.space.small);
        Scroll::vertical("vanishing")
            .max_height(HEIGHT)
            .shrinks()
            .show(ui, |ui| {
                for row in &self.rows {
                    kit::card(ui, |ui| {
                        let width = ui.available_width();
                        ui.add(kit::StyledText::new(row).rows(width, 6));
                    });
                }
            });
        false
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let go = if self.deletes() {
            "dialog-vanishing-go"
        } else if self.joined == 0 {
            "dialog-deleting-go"
        } else {
            "dialog-vanishing-join"
        };
        let back = match self.purpose {
            AfterConsent::Replace(_) => "kit-cancel",
            AfterConsent::FinishText(_) => "dialog-vanishing-back",
        };
        let first = !std::mem::replace(&mut self.shown, true);
        let (go, back) = (cx.words.get(go), cx.words.get(back));
        let answer = kit::danger_choice(ui, &go, &back, first);
        if answer == Some(true) {
            let patches = std::mem::take(&mut self.patches);
            cx.act(match &mut self.purpose {
                AfterConsent::Replace(replacement) => Action::ReplaceText(Box::new(TextReplacement {
                    patches,
                    agreed: true,
                    ..replacement.clone()
                })),
                AfterConsent::FinishText(then) => Action::FinishText {
                    agreed: true,
                    then: then.take(),
                },
            });
        } else if answer.is_some() {
            self.on_dismiss(cx);
        }
        answer.is_some()
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        if let (AfterConsent::FinishText(_), Some((document, _))) = (&self.purpose, self.patches.first()) {
            cx.act(Action::EditTextOn(*document));
        }
    }
}
